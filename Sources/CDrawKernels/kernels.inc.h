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

TARGET static inline NAMED(vec) NAMED(load)(const double *from) {
  return *(const NAMED(vec) *)from;
}

/// Adds columns that are the same in every draw for two institutions.
TARGET static inline __attribute__((always_inline)) void NAMED(add_columns)(
    const draw_sums *sums, const draw_term *term, const double *weights, const uint32_t unit[2],
    uint32_t lane, NAMED(vec) a[VECTORS], NAMED(vec) b[VECTORS]) {
  const double *xa = sums->columns + (size_t)unit[0] * sums->column_count + term->first;
  const double *xb = sums->columns + (size_t)unit[1] * sums->column_count + term->first;
  const double *w = weights + (size_t)term->weight * DRAW_LANES + lane;
  for (uint32_t t = 0; t < term->count; t++, w += DRAW_LANES) {
    double va = xa[t], vb = xb[t];
    for (int v = 0; v < VECTORS; v++) {
      NAMED(vec) weight = NAMED(load)(w + v * LANES_OF_VECTOR);
      a[v] += weight * va;
      b[v] += weight * vb;
    }
  }
}

/// Adds the terms of a node for two institutions, one after the other.
TARGET static inline __attribute__((always_inline)) void NAMED(add_terms)(
    const draw_sums *sums, const draw_node *node, const double *weights, const uint32_t unit[2],
    uint32_t lane, const double *scratch, NAMED(vec) a[VECTORS], NAMED(vec) b[VECTORS]) {
  const draw_term *term = sums->terms + node->first_term, *end = term + node->term_count;
  for (; term != end; term++) {
    if (term->kind == DRAW_FIXED) {
      NAMED(add_columns)(sums, term, weights, unit, lane, a, b);
      continue;
    }
    const double *w = weights + (size_t)term->weight * DRAW_LANES + lane;
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
}

/// Multiplies or divides the sums of two institutions by their factors.
TARGET static inline __attribute__((always_inline)) void NAMED(finish)(
    draw_finish finish, const double *fa, const double *fb, NAMED(vec) a[VECTORS],
    NAMED(vec) b[VECTORS]) {
  if (finish == DRAW_TIMES) {
    for (int v = 0; v < VECTORS; v++) {
      a[v] *= NAMED(load)(fa + v * LANES_OF_VECTOR);
      b[v] *= NAMED(load)(fb + v * LANES_OF_VECTOR);
    }
  } else if (finish == DRAW_OVER) {
    for (int v = 0; v < VECTORS; v++) {
      a[v] /= NAMED(load)(fa + v * LANES_OF_VECTOR);
      b[v] /= NAMED(load)(fb + v * LANES_OF_VECTOR);
    }
  }
}

/// The weighted sums of two institutions, for the lanes from `lane` on.
TARGET static inline __attribute__((always_inline)) void NAMED(sum_two)(
    const draw_sums *sums, const double *weights, const double *factors, const uint32_t unit[2],
    uint32_t lane, double *scratch, double *const result[2]) {
  const uint32_t *pa = sums->patterns + (size_t)unit[0] * sums->node_count;
  const uint32_t *pb = sums->patterns + (size_t)unit[1] * sums->node_count;
  // Of the node whose children are worked out: its sums so far.
  NAMED(vec) above_a[VECTORS], above_b[VECTORS];
  for (int v = 0; v < VECTORS; v++) above_a[v] = above_b[v] = (NAMED(vec)){0};
  for (uint32_t n = 0; n < sums->node_count; n++) {
    const draw_node *node = sums->nodes + n;
    for (; node->end == DRAW_ADDED_COLUMNS; node++, n++) {
      const double *fa = factors + (size_t)pa[n] * DRAW_LANES + lane;
      const double *fb = factors + (size_t)pb[n] * DRAW_LANES + lane;
      NAMED(vec) a[VECTORS], b[VECTORS];
      for (int v = 0; v < VECTORS; v++) a[v] = b[v] = (NAMED(vec)){0};
      NAMED(add_columns)(sums, sums->terms + node->first_term, weights, unit, lane, a, b);
      for (int v = 0; v < VECTORS; v++) {
        above_a[v] += a[v] * NAMED(load)(fa + v * LANES_OF_VECTOR);
        above_b[v] += b[v] * NAMED(load)(fb + v * LANES_OF_VECTOR);
      }
    }
    NAMED(vec) a[VECTORS], b[VECTORS];
    for (int v = 0; v < VECTORS; v++) a[v] = b[v] = (NAMED(vec)){0};
    if (node->begins) {
      for (int v = 0; v < VECTORS; v++) {
        a[v] = above_a[v];
        b[v] = above_b[v];
        above_a[v] = above_b[v] = (NAMED(vec)){0};
      }
    }
    NAMED(add_terms)(sums, node, weights, unit, lane, scratch, a, b);
    NAMED(finish)
    (node->finish, factors + (size_t)pa[n] * DRAW_LANES + lane,
     factors + (size_t)pb[n] * DRAW_LANES + lane, a, b);
    if (node->end == DRAW_ADDED) {
      for (int v = 0; v < VECTORS; v++) {
        above_a[v] += a[v];
        above_b[v] += b[v];
      }
      continue;
    }
    if (node->end == DRAW_ADDED_WEIGHTED) {
      const double *w = weights + (size_t)node->weight * DRAW_LANES + lane;
      for (int v = 0; v < VECTORS; v++) {
        NAMED(vec) weight = NAMED(load)(w + v * LANES_OF_VECTOR);
        above_a[v] += weight * a[v];
        above_b[v] += weight * b[v];
      }
      continue;
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

/// The factors of institutions with a value.
///
/// - returns: a bit for each lane where the sum of weights isn't above 0.
TARGET static uint32_t NAMED(factor)(
    const draw_factor *row, const uint32_t *children, const double *weights, int exact,
    double *factors) {
  enum { vectors = DRAW_LANES / LANES_OF_VECTOR };
  NAMED(vec) sum[vectors];
  for (int v = 0; v < vectors; v++) sum[v] = (NAMED(vec)){0} + (row->count == 0);
  for (uint32_t c = 0; c < row->count; c++) {
    const double *weight = weights + (size_t)children[row->first + c] * DRAW_LANES;
    for (int v = 0; v < vectors; v++) sum[v] += NAMED(load)(weight + v * LANES_OF_VECTOR);
  }
  uint32_t faults = 0;
  const double *above = row->above == DRAW_NO_ROW ? NULL : weights + (size_t)row->above * DRAW_LANES;
  for (int v = 0; v < vectors; v++) {
    typedef int64_t mask __attribute__((vector_size(WIDTH)));
    mask sound = sum[v] > 0;
    if (!__builtin_reduce_and(sound))
      for (int i = 0; i < LANES_OF_VECTOR; i++)
        faults |= sound[i] ? 0 : 1u << (v * LANES_OF_VECTOR + i);
    NAMED(vec) factor = sum[v];
    if (!exact) factor = (above ? NAMED(load)(above + v * LANES_OF_VECTOR) : (NAMED(vec)){0} + 1) / sum[v];
    *(NAMED(vec) *)(factors + v * LANES_OF_VECTOR) = factor;
  }
  return faults;
}

TARGET static uint32_t NAMED(factors)(
    const draw_factor *rows, uint32_t count, const uint32_t *children, const double *weights,
    int exact, double *factors) {
  uint32_t faults = 0;
  for (const draw_factor *row = rows; row != rows + count; row++, factors += DRAW_LANES) {
    if (row->is_void)
      for (int lane = 0; lane < DRAW_LANES; lane++) factors[lane] = exact ? INFINITY : 0;
    else
      faults |= NAMED(factor)(row, children, weights, exact, factors);
  }
  return faults;
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

/// - least, most: of the scores of each of eight lanes.
TARGET static inline void NAMED(transpose8)(
    const double *from, double sign, double *to, size_t stride, NAMED(vec8) *least,
    NAMED(vec8) *most) {
  NAMED(vec8) r[8], s[8];
  for (int i = 0; i < 8; i++) {
    r[i] = *(const NAMED(vec8) *)(from + (size_t)i * DRAW_LANES) * sign;
    *least = __builtin_elementwise_min(*least, r[i]);
    *most = __builtin_elementwise_max(*most, r[i]);
  }
  TURN_8_BY_8(r, s);
  for (int i = 0; i < 8; i++) __builtin_memcpy(to + i * stride, &s[i], 64);
}

TARGET static void NAMED(transpose)(
    const double *block, uint32_t count, double sign, uint32_t stride, double *rows, double *low,
    double *high) {
  if (count == 0) return;
  NAMED(vec8) least[DRAW_LANES / 8], most[DRAW_LANES / 8];
  for (int v = 0; v < DRAW_LANES / 8; v++)
    least[v] = most[v] = ((const NAMED(vec8) *)block)[v] * sign;
  uint32_t whole = count & ~7u;
  for (uint32_t unit = 0; unit < whole; unit += 8)
    for (uint32_t lane = 0; lane < DRAW_LANES; lane += 8)
      NAMED(transpose8)(
          block + (size_t)unit * DRAW_LANES + lane, sign, rows + (size_t)lane * stride + unit, stride,
          least + lane / 8, most + lane / 8);
  __builtin_memcpy(low, least, sizeof least);
  __builtin_memcpy(high, most, sizeof most);
  for (uint32_t unit = whole; unit < count; unit++)
    for (uint32_t lane = 0; lane < DRAW_LANES; lane++) {
      double score = block[(size_t)unit * DRAW_LANES + lane] * sign;
      rows[(size_t)lane * stride + unit] = score;
      if (score < low[lane]) low[lane] = score;
      if (score > high[lane]) high[lane] = score;
    }
}

#undef NAMED
#undef NAMED1
#undef NAMED2
#undef LANES_OF_VECTOR
#undef VECTORS
#undef LANES_AT_ONCE
