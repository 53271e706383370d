// What counting ranks does in vectors; see kernels_of_sets.h.

#define NAMED2(name, set) name##_##set
#define NAMED1(name, set) NAMED2(name, set)
#define NAMED(name) NAMED1(name, SET)

TARGET static int NAMED(count)(
    const int32_t *ranks, uint32_t units, uint32_t width, uint16_t *counts) {
  uint32_t most = 0;
  for (uint32_t unit = 0; unit < units; unit++)
    most = (uint32_t)ranks[unit] > most ? (uint32_t)ranks[unit] : most;
  if (most >= width) return 0;
  for (uint32_t unit = 0; unit < units; unit++, counts += width) counts[ranks[unit]]++;
  return 1;
}

TARGET static int NAMED(keep)(
    const int32_t *ranks, uint32_t units, size_t stride, uint16_t *rows) {
  uint32_t all = 0, whole = units / DRAW_STRIP * DRAW_STRIP;
  typedef int32_t wide __attribute__((vector_size(DRAW_STRIP * 4)));
  typedef uint16_t narrow __attribute__((vector_size(DRAW_STRIP * 2)));
  wide seen = {0};
  // Whole lines of memory needn't be read before they are written.
  int lines = (uintptr_t)rows % sizeof(narrow) == 0 && stride % DRAW_STRIP == 0;
  for (uint32_t unit = 0; unit < whole; unit += DRAW_STRIP, rows += stride) {
    wide x;
    __builtin_memcpy(&x, ranks + unit, sizeof x);
    seen |= x;
    narrow kept = __builtin_convertvector(x, narrow);
    if (lines)
      __builtin_nontemporal_store(kept, (narrow *)rows);
    else
      __builtin_memcpy(rows, &kept, sizeof kept);
  }
  all = (uint32_t)__builtin_reduce_or(seen);
  for (uint32_t unit = whole; unit < units; unit++) {
    all |= (uint32_t)ranks[unit];
    rows[unit - whole] = (uint16_t)ranks[unit];
  }
  return all <= UINT16_MAX;
}

/// Turns the ranks of eight draws and institutions.
TARGET static inline void NAMED(turn8)(const uint16_t *rows, uint16_t *columns, uint32_t stride) {
  typedef uint16_t vec __attribute__((vector_size(16)));
  vec r[8], s[8];
  for (int i = 0; i < 8; i++) __builtin_memcpy(&r[i], rows + i * DRAW_STRIP, 16);
  TURN_8_BY_8(r, s);
  for (int i = 0; i < 8; i++) __builtin_memcpy(columns + (size_t)i * stride, &s[i], 16);
}

/// Lays the ranks of a strip out institution after institution, `stride` apart.
TARGET static void NAMED(lay_out)(
    const uint16_t *rows, uint32_t draws, uint32_t stride, uint16_t *columns) {
  for (uint32_t draw = 0; draw < draws; draw += 8)
    for (uint32_t unit = 0; unit < DRAW_STRIP; unit += 8)
      NAMED(turn8)(
          rows + (size_t)draw * DRAW_STRIP + unit, columns + (size_t)unit * stride + draw, stride);
}

/// The range of some ranks; nothing where there is none.
TARGET static range NAMED(range_of)(const uint16_t *ranks, uint32_t count) {
  uint16_t least = UINT16_MAX, most = 0;
  for (uint32_t i = 0; i < count; i++) {
    // Without a rank is no rank before the first.
    uint16_t before = (uint16_t)(ranks[i] - 1);
    least = before < least ? before : least;
    most = ranks[i] > most ? ranks[i] : most;
  }
  return most == 0 ? nothing : (range){(uint32_t)least + 1, (uint32_t)most + 1};
}

/// Adds packed counts to others, of the same first rank.
TARGET static void NAMED(unpack)(
    const draw_span *span, const uint8_t *restrict cells, uint16_t *restrict counts) {
  uint32_t width = span->width;
  if (span->bits == 4) {
    for (uint32_t at = 0; at < width; at += CELLS, cells += CELLS / 2, counts += CELLS)
      for (uint32_t i = 0; i < CELLS / 2; i++) {
        counts[i] += cells[i] & 15;
        counts[CELLS / 2 + i] += cells[i] >> 4;
      }
  } else if (span->bits == 8) {
    for (uint32_t i = 0; i < width; i++) counts[i] += cells[i];
  } else {
    for (uint32_t i = 0; i < width; i++) {
      uint16_t cell;
      __builtin_memcpy(&cell, cells + 2 * (size_t)i, 2);
      counts[i] += cell;
    }
  }
}

/// Packs counts in as few bits as the largest needs; beyond the last one they are 0 for a whole block.
TARGET static void NAMED(pack)(
    const uint16_t *restrict counts, draw_span *span, uint8_t *restrict cells) {
  uint32_t width = span->width;
  uint16_t most = 0;
  for (uint32_t i = 0; i < width; i++) most = counts[i] > most ? counts[i] : most;
  span->bits = most < 16 ? 4 : most < 256 ? 8 : 16;
  if (span->bits == 4) {
    for (uint32_t at = 0; at < width; at += CELLS, cells += CELLS / 2, counts += CELLS)
      for (uint32_t i = 0; i < CELLS / 2; i++)
        cells[i] = (uint8_t)(counts[i] | counts[CELLS / 2 + i] << 4);
  } else if (span->bits == 8) {
    for (uint32_t i = 0; i < width; i++) cells[i] = (uint8_t)counts[i];
  } else {
    __builtin_memcpy(cells, counts, 2 * (size_t)width);
  }
}

TARGET static size_t NAMED(fold)(
    const uint16_t *rows, uint32_t draws, uint32_t units, const uint8_t *first,
    const uint8_t *second, uint16_t *workspace, uint8_t *packed) {
  uint16_t *counts = workspace, *columns = workspace + COUNTS;
  uint32_t stride = (draws + 7) / 8 * 8;
  NAMED(lay_out)(rows, draws, stride, columns);
  packing one = packing_of(first), other = packing_of(second);
  uint8_t *cells = packed + DRAW_STRIP * sizeof(draw_span);
  draw_span spans[DRAW_STRIP] = {{0}};
  for (uint32_t unit = 0; unit < units; unit++) {
    const uint16_t *ranks = columns + (size_t)unit * stride;
    range all = both(
        NAMED(range_of)(ranks, draws), both(range_of_span(&one.spans[unit]), range_of_span(&other.spans[unit])));
    draw_span *span = spans + unit;
    span->first = (uint16_t)all.from;
    span->width = (uint16_t)(all.to - all.from);
    counts[0] = 0;
    memset(counts + all.from, 0, 2 * ((size_t)span->width + CELLS));
    NAMED(unpack)(&one.spans[unit], one.cells, counts + one.spans[unit].first);
    NAMED(unpack)(&other.spans[unit], other.cells, counts + other.spans[unit].first);
    for (uint32_t i = 0; i < draws; i++) counts[ranks[i]]++;
    span->absent = (uint16_t)(counts[0] + one.spans[unit].absent + other.spans[unit].absent);
    NAMED(pack)(counts + all.from, span, cells);
    cells += bytes_of(span);
    one.cells += bytes_of(&one.spans[unit]);
    other.cells += bytes_of(&other.spans[unit]);
  }
  memcpy(packed, spans, sizeof spans);
  return (size_t)(cells - packed);
}

#undef NAMED
#undef NAMED1
#undef NAMED2
