// Compiled once for each instruction set: SET names it, WIDTH is the vector's width in bytes, TARGET
// the attribute that lets the compiler use it.

#define NAMED2(name, set) name##_##set
#define NAMED1(name, set) NAMED2(name, set)
#define NAMED(name) NAMED1(name, SET)
#define LANES_OF_VECTOR (WIDTH / 8)
/// Vectors of one institution that are summed at once.
#define VECTORS 4
#define LANES_AT_ONCE (VECTORS * LANES_OF_VECTOR)

typedef double NAMED(vec) __attribute__((vector_size(WIDTH)));
typedef double NAMED(vec8) __attribute__((vector_size(64)));
typedef uint64_t NAMED(word8) __attribute__((vector_size(64)));
typedef int32_t NAMED(int8v) __attribute__((vector_size(32)));

TARGET static inline NAMED(vec) NAMED(load)(const double *from) {
  return *(const NAMED(vec) *)from;
}

/// The weighted sums of two institutions, for the lanes from `lane` on.
TARGET static inline void NAMED(sum_two)(
    const draw_sums *sums, const double *weights, const double *factors, const uint32_t unit[2],
    uint32_t lane, double *scratch, double *const result[2]) {
  const double *xa = sums->columns + (size_t)unit[0] * sums->column_count;
  const double *xb = sums->columns + (size_t)unit[1] * sums->column_count;
  NAMED(vec) a[VECTORS], b[VECTORS];
  for (uint32_t n = 0; n < sums->node_count; n++) {
    const draw_node *node = sums->nodes + n;
    for (int v = 0; v < VECTORS; v++) a[v] = b[v] = (NAMED(vec)){0};
    const draw_term *term = sums->terms + node->first_term, *end = term + node->term_count;
    for (; term != end; term++) {
      const double *w = weights + (size_t)term->weight * DRAW_LANES + lane;
      if (term->kind == DRAW_FIXED) {
        const double *pa = xa + term->first, *pb = xb + term->first;
        for (uint32_t t = 0; t < term->count; t++, w += DRAW_LANES) {
          double va = pa[t], vb = pb[t];
          for (int v = 0; v < VECTORS; v++) {
            NAMED(vec) weight = NAMED(load)(w + v * LANES_OF_VECTOR);
            a[v] += weight * va;
            b[v] += weight * vb;
          }
        }
        continue;
      }
      const double *ra, *rb;
      if (term->kind == DRAW_BLOCK) {
        ra = sums->blocks[term->first] + (size_t)unit[0] * DRAW_LANES + lane;
        rb = sums->blocks[term->first] + (size_t)unit[1] * DRAW_LANES + lane;
      } else {
        ra = scratch + (size_t)term->first * 2 * DRAW_LANES;
        rb = ra + DRAW_LANES;
      }
      if (term->kind == DRAW_WEIGHTED_NODE) {
        for (int v = 0; v < VECTORS; v++) {
          a[v] += NAMED(load)(ra + v * LANES_OF_VECTOR);
          b[v] += NAMED(load)(rb + v * LANES_OF_VECTOR);
        }
      } else {
        for (int v = 0; v < VECTORS; v++) {
          NAMED(vec) weight = NAMED(load)(w + v * LANES_OF_VECTOR);
          a[v] += weight * NAMED(load)(ra + v * LANES_OF_VECTOR);
          b[v] += weight * NAMED(load)(rb + v * LANES_OF_VECTOR);
        }
      }
    }
    const double *fa =
        factors + (size_t)sums->patterns[(size_t)unit[0] * sums->node_count + n] * DRAW_LANES + lane;
    const double *fb =
        factors + (size_t)sums->patterns[(size_t)unit[1] * sums->node_count + n] * DRAW_LANES + lane;
    if (node->finish == DRAW_TIMES) {
      for (int v = 0; v < VECTORS; v++) {
        a[v] *= NAMED(load)(fa + v * LANES_OF_VECTOR);
        b[v] *= NAMED(load)(fb + v * LANES_OF_VECTOR);
      }
    } else if (node->finish == DRAW_OVER) {
      for (int v = 0; v < VECTORS; v++) {
        a[v] /= NAMED(load)(fa + v * LANES_OF_VECTOR);
        b[v] /= NAMED(load)(fb + v * LANES_OF_VECTOR);
      }
    }
    int last = n + 1 == sums->node_count;
    double *oa = last ? result[0] + lane : scratch + (size_t)n * 2 * DRAW_LANES;
    double *ob = last ? result[1] + lane : oa + DRAW_LANES;
    for (int v = 0; v < VECTORS; v++) {
      *(NAMED(vec) *)(oa + v * LANES_OF_VECTOR) = a[v];
      *(NAMED(vec) *)(ob + v * LANES_OF_VECTOR) = b[v];
    }
  }
}

TARGET static void NAMED(sum)(
    const draw_sums *sums, const double *weights, const double *factors, uint32_t from, uint32_t to,
    double *scratch, double *result) {
  for (uint32_t first = from; first < to; first += 2) {
    // An odd last institution is worked out twice.
    uint32_t unit[2] = {first, first + 1 < to ? first + 1 : first};
    double *const at[2] = {
        result + (size_t)unit[0] * DRAW_LANES, result + (size_t)unit[1] * DRAW_LANES};
    for (uint32_t lane = 0; lane < DRAW_LANES; lane += LANES_AT_ONCE)
      NAMED(sum_two)(sums, weights, factors, unit, lane, scratch, at);
  }
}

/// Eight draws of one pair of numbers.
TARGET static inline void NAMED(philox)(
    uint64_t seed, uint32_t stream, uint64_t first_draw, uint32_t pair, double *even, double *odd) {
  const uint64_t low = 0xFFFFFFFFu;
  NAMED(word8) draw = {0, 1, 2, 3, 4, 5, 6, 7};
  draw += first_draw;
  NAMED(word8) c0 = draw & low, c1 = draw >> 32;
  NAMED(word8) c2 = {0}, c3 = {0};
  c2 += pair;
  c3 += stream;
  uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
  for (int round = 0; round < 10; round++) {
    NAMED(word8) a = c0 * (uint64_t)0xD2511F53u, b = c2 * (uint64_t)0xCD9E8D57u;
    c0 = (b >> 32) ^ c1 ^ (uint64_t)k0;
    c1 = b & low;
    c2 = (a >> 32) ^ c3 ^ (uint64_t)k1;
    c3 = a & low;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  NAMED(word8) x = (c1 << 32 | c0) >> 11, y = (c3 << 32 | c2) >> 11;
  *(NAMED(vec8) *)even = __builtin_convertvector(x, NAMED(vec8)) * 0x1p-53;
  *(NAMED(vec8) *)odd = __builtin_convertvector(y, NAMED(vec8)) * 0x1p-53;
}

TARGET static void NAMED(uniforms)(
    uint64_t seed, uint32_t stream, uint64_t first_draw, uint32_t count, double *numbers) {
  double unused[DRAW_LANES] __attribute__((aligned(64)));
  for (uint32_t index = 0; index < count; index += 2) {
    double *even = numbers + (size_t)index * DRAW_LANES;
    double *odd = index + 1 < count ? even + DRAW_LANES : unused;
    for (uint32_t lane = 0; lane < DRAW_LANES; lane += 8)
      NAMED(philox)(seed, stream, first_draw + lane, index / 2, even + lane, odd + lane);
  }
}

TARGET static inline void NAMED(transpose8)(
    const double *from, double sign, double *to, size_t stride) {
  NAMED(vec8) r[8], s[8];
  for (int i = 0; i < 8; i++) r[i] = *(const NAMED(vec8) *)(from + (size_t)i * DRAW_LANES) * sign;
  for (int i = 0; i < 8; i += 2) {
    s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  for (int i = 0; i < 8; i += 4)
    for (int j = 0; j < 2; j++) {
      r[i + j] = __builtin_shufflevector(s[i + j], s[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      r[i + j + 2] = __builtin_shufflevector(s[i + j], s[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  for (int j = 0; j < 4; j++) {
    s[j] = __builtin_shufflevector(r[j], r[j + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    s[j + 4] = __builtin_shufflevector(r[j], r[j + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
  for (int i = 0; i < 8; i++) __builtin_memcpy(to + i * stride, &s[i], 64);
}

TARGET static void NAMED(transpose)(
    const double *block, uint32_t count, double sign, uint32_t stride, double *rows) {
  uint32_t whole = count & ~7u;
  for (uint32_t unit = 0; unit < whole; unit += 8)
    for (uint32_t lane = 0; lane < DRAW_LANES; lane += 8)
      NAMED(transpose8)(
          block + (size_t)unit * DRAW_LANES + lane, sign, rows + (size_t)lane * stride + unit, stride);
  for (uint32_t unit = whole; unit < count; unit++)
    for (uint32_t lane = 0; lane < DRAW_LANES; lane++)
      rows[(size_t)lane * stride + unit] = block[(size_t)unit * DRAW_LANES + lane] * sign;
}

TARGET static void NAMED(range)(const double *scores, uint32_t count, double *low, double *high) {
  double least = scores[0], most = scores[0];
  uint32_t whole = count & ~31u, at = 0;
  if (whole) {
    NAMED(vec8) lo[4], hi[4];
    for (int v = 0; v < 4; v++) {
      __builtin_memcpy(&lo[v], scores + v * 8, 64);
      hi[v] = lo[v];
    }
    for (at = 32; at < whole; at += 32)
      for (int v = 0; v < 4; v++) {
        NAMED(vec8) x;
        __builtin_memcpy(&x, scores + at + v * 8, 64);
        lo[v] = __builtin_elementwise_min(lo[v], x);
        hi[v] = __builtin_elementwise_max(hi[v], x);
      }
    for (int v = 0; v < 4; v++)
      for (int i = 0; i < 8; i++) {
        if (lo[v][i] < least) least = lo[v][i];
        if (hi[v][i] > most) most = hi[v][i];
      }
    at = whole;
  }
  for (; at < count; at++) {
    if (scores[at] < least) least = scores[at];
    if (scores[at] > most) most = scores[at];
  }
  *low = least;
  *high = most;
}

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

#undef NAMED
#undef NAMED1
#undef NAMED2
#undef LANES_OF_VECTOR
#undef VECTORS
#undef LANES_AT_ONCE
