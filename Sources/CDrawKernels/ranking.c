#pragma STDC FP_CONTRACT OFF

// The wide types pass between static functions of one instruction set alone.
#pragma clang diagnostic ignored "-Wpsabi"

#include <string.h>

#include "draw_kernels.h"

/// Items that are looked at together.
#define BLOCK 16

#define KERNELS "ranking.inc.h"
#include "kernels_of_sets.h"

static int quantise(
    draw_kernel_set set, const double *scores, uint32_t count, double high, double scale,
    double margin, uint32_t *keys) {
  CHOOSE(set, quantise, scores, count, high, scale, margin, keys)
}

// Scores become whole numbers that order as they do; a radix sort of two passes puts those in order,
// and scores that share a number are put in order by themselves.
//
// Source: Knuth (1998), The Art of Computer Programming, volume 3, algorithm 5.2.5R.

typedef struct {
  draw_kernel_set set;
  const double *scores;
  uint32_t count;
  draw_ties ties;
  double bound;
  const uint32_t *twins;
  int32_t *ranks;
  /// Institutions that shared a place with one before them.
  uint32_t shared;
  int doubt;
} ranking;

/// Up to this many institutions a number of 20 bits and a position of 12 fit a word.
static const uint32_t small_count = 4096;

size_t draw_rank_workspace(uint32_t count) {
  // Keys, two arrays of items of up to eight bytes, and counts.
  return (size_t)count * (4 + 8 + 8) + 2 * 4096 * 4 + 64;
}

static inline int precedes(const double *scores, uint32_t a, uint32_t b) {
  return scores[a] > scores[b] || (scores[a] == scores[b] && a < b);
}

static void sift(const double *scores, uint32_t *run, uint32_t root, uint32_t count) {
  for (uint32_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && precedes(scores, run[child], run[child + 1])) child++;
    if (!precedes(scores, run[root], run[child])) return;
    uint32_t other = run[root];
    run[root] = run[child];
    run[child] = other;
  }
}

/// Puts a few institutions in order: by insertion, or by a heap where they are many.
static void sort_run(const double *scores, uint32_t *run, uint32_t count) {
  if (count <= 24) {
    for (uint32_t i = 1; i < count; i++) {
      uint32_t unit = run[i], j = i;
      for (; j > 0 && precedes(scores, unit, run[j - 1]); j--) run[j] = run[j - 1];
      run[j] = unit;
    }
    return;
  }
  for (uint32_t root = count / 2; root-- > 0;) sift(scores, run, root, count);
  for (uint32_t end = count; end-- > 1;) {
    uint32_t first = run[0];
    run[0] = run[end];
    run[end] = first;
    sift(scores, run, 0, end);
  }
}

static inline int32_t place_alone(const ranking *r, uint32_t position) {
  int32_t place = (int32_t)position + 1;
  if (r->ties == DRAW_TIES_AVERAGE) return 2 * place;
  return r->ties == DRAW_TIES_DENSE ? place - (int32_t)r->shared : place;
}

/// Places of a group of equals that stands at positions `first ..< end`.
static void place_group(ranking *r, const uint32_t *group, uint32_t first, uint32_t end) {
  for (uint32_t position = first; position < end; position++) {
    int32_t place;
    switch (r->ties) {
      case DRAW_TIES_MIN: place = (int32_t)first + 1; break;
      case DRAW_TIES_MAX: place = (int32_t)end; break;
      case DRAW_TIES_AVERAGE: place = (int32_t)(first + 1 + end); break;
      case DRAW_TIES_DENSE: place = (int32_t)(first + 1 - r->shared); break;
      default: place = (int32_t)position + 1;
    }
    r->ranks[group[position - first]] = place;
  }
  r->shared += end - first - 1;
}

/// Places institutions whose scores share a number.
static void place_run(ranking *r, uint32_t *run, uint32_t first, uint32_t count) {
  sort_run(r->scores, run, count);
  for (uint32_t at = 0; at < count;) {
    uint32_t end = at + 1;
    while (end < count && r->scores[run[end]] == r->scores[run[at]]) {
      if (r->bound > 0 && r->twins[run[end]] != r->twins[run[at]]) r->doubt = 1;
      end++;
    }
    if (end < count && r->scores[run[at]] - r->scores[run[end]] < r->bound) r->doubt = 1;
    place_group(r, run + at, first + at, first + end);
    at = end;
  }
}

#define SORT(name, item, bits, key_shift, index_mask)                                               \
  static void name(ranking *r, const uint32_t *keys, item *items, item *other, uint32_t *counts) {  \
    enum { digits = 1 << bits };                                                                    \
    uint32_t *low = counts, *high = counts + digits;                                                \
    memset(counts, 0, 2 * digits * sizeof *counts);                                                 \
    for (uint32_t i = 0; i < r->count; i++) {                                                       \
      low[keys[i] & (digits - 1)]++;                                                                \
      high[keys[i] >> bits]++;                                                                      \
    }                                                                                               \
    uint32_t below = 0, under = 0;                                                                  \
    for (uint32_t d = 0; d < digits; d++) {                                                         \
      uint32_t here = low[d], there = high[d];                                                      \
      low[d] = below;                                                                               \
      high[d] = under;                                                                              \
      below += here;                                                                                \
      under += there;                                                                               \
    }                                                                                               \
    for (uint32_t i = 0; i < r->count; i++)                                                         \
      other[low[keys[i] & (digits - 1)]++] = (item)keys[i] << key_shift | i;                        \
    for (uint32_t i = 0; i < r->count; i++) {                                                       \
      item it = other[i];                                                                           \
      items[high[it >> (key_shift + bits)]++] = it;                                                 \
    }                                                                                               \
    uint32_t *run = (uint32_t *)other;                                                              \
    for (uint32_t i = 0; i < r->count;) {                                                           \
      i = place_##name(r, items, i);                                                                \
      for (uint32_t block = i + BLOCK; i < block && i < r->count;) {                                \
        item key = items[i] >> key_shift;                                                           \
        uint32_t end = i;                                                                           \
        for (; end < r->count && items[end] >> key_shift == key; end++)                             \
          run[end - i] = (uint32_t)(items[end] & index_mask);                                       \
        if (end - i == 1)                                                                           \
          r->ranks[run[0]] = place_alone(r, i);                                                     \
        else                                                                                        \
          place_run(r, run, i, end - i);                                                            \
        i = end;                                                                                    \
      }                                                                                             \
    }                                                                                               \
  }

/// Places the institutions from a position on that share their number with nobody near.
#define PLACE(name, item)                                                                           \
  static uint32_t place_in_vectors_##name(                                                          \
      draw_kernel_set set, const item *items, uint32_t from, uint32_t count, int32_t rank,          \
      int32_t step, int32_t *ranks) {                                                               \
    CHOOSE(set, place_##name, items, from, count, rank, step, ranks)                                \
  }                                                                                                 \
  static inline uint32_t place_sort_##name(const ranking *r, const item *items, uint32_t from) {    \
    int32_t step = r->ties == DRAW_TIES_AVERAGE ? 2 : 1;                                            \
    return place_in_vectors_##name(                                                                 \
        r->set, items, from, r->count, place_alone(r, from), step, r->ranks);                       \
  }

PLACE(small, uint32_t)
PLACE(large, uint64_t)
SORT(sort_small, uint32_t, 10, 12, 0xFFFu)
SORT(sort_large, uint64_t, 12, 32, 0xFFFFFFFFu)

int draw_rank(
    draw_kernel_set set, const double *scores, uint32_t count, double low, double high,
    draw_ties ties, double bound, const uint32_t *twins, void *workspace, int32_t *ranks) {
  ranking r = {set, scores, count, ties, bound, twins, ranks, 0, 0};
  if (count == 0) return 0;
  uint64_t *items = workspace, *other = items + count;
  uint32_t *keys = (uint32_t *)(other + count), *counts = keys + count;
  // Half a number from either end, so that the first and the last don't stand on a border.
  double most = count <= small_count ? 0x1p20 - 2 : 0x1p24 - 2;
  double scale = most / (high - low);
  if (!(scale < 1e300) || !(high - low < 1e300)) {
    // All alike, or too far apart for one scale: they are one run.
    for (uint32_t i = 0; i < count; i++) keys[i] = (uint32_t)i;
    place_run(&r, keys, 0, count);
    return r.doubt;
  }
  // Within a rounding of the next number, and within the bound, an order is in doubt.
  double margin = bound > 0 ? bound * scale + 0x1p-25 : -1;
  int doubt = quantise(set, scores, count, high, scale, margin, keys);
  if (count <= small_count)
    sort_small(&r, keys, (uint32_t *)items, (uint32_t *)other, counts);
  else
    sort_large(&r, keys, items, other, counts);
  return r.doubt | (bound > 0 && doubt);
}
