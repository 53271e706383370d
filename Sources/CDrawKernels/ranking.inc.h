// What ranking does in vectors; see kernels_of_sets.h.

#define NAMED2(name, set) name##_##set
#define NAMED1(name, set) NAMED2(name, set)
#define NAMED(name) NAMED1(name, SET)

typedef double NAMED(vec8) __attribute__((vector_size(64)));
typedef int32_t NAMED(int8v) __attribute__((vector_size(32)));

/// Whole numbers that order as the scores do, but for scores in the same number; whether one lies within
/// `margin` of the next number.
TARGET static int NAMED(quantise)(
    const double *scores, uint32_t count, double high, double scale, double margin, uint32_t *keys) {
  uint32_t whole = count & ~7u, at = 0;
  typedef int64_t mask8 __attribute__((vector_size(64)));
  mask8 near = {0};
  for (; at < whole; at += 8) {
    NAMED(vec8) x;
    __builtin_memcpy(&x, scores + at, 64);
    x = (high - x) * scale + 0.5;
    NAMED(int8v) key = __builtin_convertvector(x, NAMED(int8v));
    __builtin_memcpy(keys + at, &key, 32);
    NAMED(vec8) rest = x - __builtin_convertvector(key, NAMED(vec8));
    near |= (mask8)(rest < margin) | (mask8)(rest > 1 - margin);
  }
  int doubt = 0;
  for (int i = 0; i < 8; i++) doubt |= near[i] != 0;
  for (; at < count; at++) {
    double x = (high - scores[at]) * scale + 0.5;
    keys[at] = (uint32_t)(int32_t)x;
    double rest = x - (double)(int32_t)x;
    doubt |= rest < margin || rest > 1 - margin;
  }
  return doubt;
}

/// Gives institutions that stand in order, each item a number and the institution below it, their ranks.
///
/// - returns: the position where it stopped: among the items from there on two may share a number.
#define PLACE(name, item, lanes, number_shift, index_mask)                                          \
  TARGET static uint32_t NAMED(name)(                                                               \
      const item *items, uint32_t from, uint32_t count, int32_t rank, int32_t step,                 \
      int32_t *ranks) {                                                                             \
    typedef item vector __attribute__((vector_size(64)));                                           \
    for (; from + BLOCK < count; from += BLOCK) {                                                   \
      vector alike = {0};                                                                           \
      for (int v = 0; v < BLOCK; v += lanes) {                                                      \
        vector here, next;                                                                          \
        __builtin_memcpy(&here, items + from + v, 64);                                              \
        __builtin_memcpy(&next, items + from + v + 1, 64);                                          \
        alike |= (vector)((here ^ next) < ((item)1 << number_shift));                               \
      }                                                                                             \
      if (__builtin_reduce_or(alike)) return from;                                                  \
      for (int i = 0; i < BLOCK; i++, rank += step) ranks[items[from + i] & index_mask] = rank;     \
    }                                                                                               \
    return from;                                                                                    \
  }

PLACE(place_small, uint32_t, 16, 12, 0xFFFu)
PLACE(place_large, uint64_t, 8, 32, 0xFFFFFFFFu)

#undef PLACE
#undef NAMED
#undef NAMED1
#undef NAMED2
