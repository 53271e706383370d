#pragma clang diagnostic ignored "-Wpsabi"

#include <string.h>

#include "draw_kernels.h"
#include "turn.h"

// Counts of ranks. A strip holds the counts of `DRAW_STRIP` institutions: a span for each, then their cells
// one after the other, of 4, 8 or 16 bits as the largest count of an institution needs.

/// Cells of four bits that are packed together: the lower halves of as many bytes as half of them, then the
/// upper ones.
#define CELLS 64

/// Counts of every rank, and room for a block beyond.
#define COUNTS (UINT16_MAX + 1 + 2 * CELLS)

/// Ranks from one to before another.
typedef struct {
  uint32_t from, to;
} range;

static const range nothing = {1, 1};

static inline range both(range a, range b) {
  if (a.from == a.to) return b;
  if (b.from == b.to) return a;
  return (range){a.from < b.from ? a.from : b.from, a.to > b.to ? a.to : b.to};
}

static inline range range_of_span(const draw_span *span) {
  return span->width == 0 ? nothing : (range){span->first, (uint32_t)span->first + span->width};
}

static inline size_t bytes_of(const draw_span *span) {
  size_t width = span->width;
  if (span->bits == 4) return (width + CELLS - 1) / CELLS * (CELLS / 2);
  return width * span->bits / 8;
}

/// A strip that is read from its first institution to its last.
typedef struct {
  const draw_span *spans;
  const uint8_t *cells;
} packing;

static packing packing_of(const uint8_t *strip) {
  static const draw_span none[DRAW_STRIP] = {{0}};
  if (!strip) return (packing){none, (const uint8_t *)none};
  return (packing){(const draw_span *)strip, strip + sizeof none};
}

#define KERNELS "counting.inc.h"
#include "kernels_of_sets.h"

int draw_count(
    draw_kernel_set set, const int32_t *ranks, uint32_t units, uint32_t width, uint16_t *counts) {
  CHOOSE(set, count, ranks, units, width, counts)
}

int draw_keep(
    draw_kernel_set set, const int32_t *ranks, uint32_t units, size_t stride, uint16_t *rows) {
  CHOOSE(set, keep, ranks, units, stride, rows)
}

size_t draw_fold_workspace(uint32_t draws) {
  return COUNTS + (size_t)(draws + 7) / 8 * 8 * DRAW_STRIP;
}

size_t draw_fold_most(uint32_t units) {
  return DRAW_STRIP * (sizeof(draw_span) + 2 * (size_t)units + CELLS);
}

size_t draw_fold(
    draw_kernel_set set, const uint16_t *rows, uint32_t draws, uint32_t units, const uint8_t *first,
    const uint8_t *second, uint16_t *workspace, uint8_t *packed) {
  CHOOSE(set, fold, rows, draws, units, first, second, workspace, packed)
}

/// Counts of four bits, a half block after the other.
static void unfold_halves(const uint8_t *restrict cells, uint32_t width, uint32_t *restrict counts) {
  enum { half = CELLS / 2 };
  for (uint32_t at = 0; at < width; at += half, counts += half) {
    const uint8_t *from = cells + at / CELLS * half;
    uint32_t count = width - at < half ? width - at : half, shift = at % CELLS ? 4 : 0;
    for (uint32_t i = 0; i < count; i++) counts[i] = from[i] >> shift & 15;
  }
}

void draw_unfold(const uint8_t *strip, uint32_t unit, uint32_t *restrict counts) {
  packing packed = packing_of(strip);
  for (uint32_t before = 0; before < unit; before++) packed.cells += bytes_of(&packed.spans[before]);
  const uint8_t *cells = packed.cells;
  uint32_t width = packed.spans[unit].width, bits = packed.spans[unit].bits;
  if (bits == 4) {
    unfold_halves(cells, width, counts);
  } else if (bits == 8) {
    for (uint32_t i = 0; i < width; i++) counts[i] = cells[i];
  } else {
    for (uint32_t i = 0; i < width; i++) {
      uint16_t cell;
      memcpy(&cell, cells + 2 * (size_t)i, 2);
      counts[i] = cell;
    }
  }
}
