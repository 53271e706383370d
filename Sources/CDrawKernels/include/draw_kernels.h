#ifndef PALMARES_DRAW_KERNELS_H
#define PALMARES_DRAW_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Draws are worked out in blocks of this many side by side: one lane of a vector for each.
#define DRAW_LANES 32

/// The instruction sets that kernels are compiled for. Each gives the same bytes.
typedef enum { DRAW_BASELINE = 0, DRAW_AVX2 = 1, DRAW_AVX512 = 2 } draw_kernel_set;

/// The widest set that this machine runs.
draw_kernel_set draw_best_kernels(void);

/// What a term of a weighted sum multiplies its weight with.
typedef enum {
  /// Columns that are the same in every draw: one after the other, one weight row for each.
  DRAW_FIXED = 0,
  /// The value of an earlier node of the same sum.
  DRAW_NODE = 1,
  /// The same, its weight already in its factors.
  DRAW_WEIGHTED_NODE = 2,
  /// A block of values, one for each institution and lane.
  DRAW_BLOCK = 3
} draw_term_kind;

typedef struct {
  draw_term_kind kind;
  /// First column, node or block.
  uint32_t first;
  /// How many columns; 1 for the others.
  uint32_t count;
  /// First row of weights.
  uint32_t weight;
} draw_term;

/// Whether a sum is multiplied by its factor, divided by it, or neither.
typedef enum { DRAW_PLAIN = 0, DRAW_TIMES = 1, DRAW_OVER = 2 } draw_finish;

/// Where the value of a node goes.
typedef enum {
  /// To memory, where terms find it; of the last node, to the result.
  DRAW_KEPT = 0,
  /// Onto the sums of the next node that begins with those added.
  DRAW_ADDED = 1,
  /// The same, times a weight.
  DRAW_ADDED_WEIGHTED = 2,
  /// As `DRAW_ADDED`, of a node that is one term of columns, times its factor.
  DRAW_ADDED_COLUMNS = 3
} draw_end;

typedef struct {
  uint32_t first_term;
  uint32_t term_count;
  draw_finish finish;
  draw_end end;
  uint32_t weight;  ///< row of the weight that it is added with
  uint32_t begins;  ///< whether its sums begin with the nodes added before it, and not with 0
} draw_node;

/// Weighted sums of weighted sums, for every institution.
typedef struct {
  const draw_node *nodes;  ///< each after those that it reads; the last one is the result
  uint32_t node_count;
  const draw_term *terms;
  const double *columns;   ///< [institution][column]; 0 where there is no value
  uint32_t column_count;
  const uint32_t *patterns;  ///< [institution][node]: row of `factors`
  const double *const *blocks;  ///< [institution][lane]
} draw_sums;

/// No row of weights.
#define DRAW_NO_ROW UINT32_MAX

/// What the sums of the institutions with some of a node's children are multiplied with or divided by.
typedef struct {
  uint32_t first;  ///< first of the rows of weights of its children
  uint32_t count;  ///< how many; 0 where the factor doesn't depend on them
  uint32_t above;  ///< row of the weight that the node above gives, or `DRAW_NO_ROW`
  uint32_t is_void;  ///< whether institutions with it have no value
} draw_factor;

/// Works out `factors[row][lane]`: sums of weights where `exact`, otherwise the weight above, or 1, over those.
///
/// - returns: a bit for each lane where a sum isn't above 0.
uint32_t draw_factors(
    draw_kernel_set set, const draw_factor *rows, uint32_t count, const uint32_t *children,
    const double *weights, int exact, double *factors);

/// Works out `result[institution][lane]` for institutions `from ..< to`.
///
/// Terms are added in order, with plain multiplication and addition: the same bits in every kernel.
///
/// - weights: [row][lane]
/// - factors: [row][lane]
/// - scratch: node_count × 2 × DRAW_LANES doubles, aligned to 64 bytes like everything else.
void draw_sum(
    draw_kernel_set set, const draw_sums *sums, const double *weights, const double *factors,
    uint32_t from, uint32_t to, double *scratch, double *result);

/// Uniform numbers of `DRAW_LANES` draws from `first_draw` on: `numbers[index][lane]`, for indices
/// `0 ..< count`. Philox4x32-10, as `CounterRandom`.
void draw_uniforms(
    draw_kernel_set set, uint64_t seed, uint32_t stream, uint64_t first_draw, uint32_t count,
    double *numbers);

/// Turns `block[institution][lane]` into `rows[lane][institution]`, rows `stride` apart, times sign.
///
/// - low, high: of each lane, the least and the largest of its row.
void draw_transpose(
    draw_kernel_set set, const double *block, uint32_t count, double sign, uint32_t stride,
    double *rows, double *low, double *high);

/// What equal scores share; `DRAW_TIES_AVERAGE` gives twice the rank.
typedef enum {
  DRAW_TIES_MIN = 0,
  DRAW_TIES_MAX = 1,
  DRAW_TIES_AVERAGE = 2,
  DRAW_TIES_DENSE = 3,
  DRAW_TIES_ORDER = 4
} draw_ties;

/// Bytes of workspace that ranking so many scores needs.
size_t draw_rank_workspace(uint32_t count);

/// Ranks scores, the highest first.
///
/// - low, high: the least and the largest of them.
/// - bound: scores are known to within half of this; two that are nearer and not of twins are in doubt.
///   0 where scores are exact.
/// - twins: institutions whose scores are equal whatever is drawn have the same number; read only where
///   there is a bound.
/// - returns: whether some order is in doubt; `ranks` then mean nothing.
int draw_rank(
    draw_kernel_set set, const double *scores, uint32_t count, double low, double high,
    draw_ties ties, double bound, const uint32_t *twins, void *workspace, int32_t *ranks);

/// Counts the ranks of one draw: `counts[institution][rank]`.
///
/// - width: ranks that there is room for, and 0 for none.
/// - returns: whether every rank has a place; where not, nothing is counted.
int draw_count(
    draw_kernel_set set, const int32_t *ranks, uint32_t units, uint32_t width, uint16_t *counts);

/// Institutions whose ranks stand side by side.
#define DRAW_STRIP 32

/// Keeps the ranks of one draw: a strip of them every `stride` numbers.
///
/// - returns: whether each is 0 or more and fits; where not, what was kept means nothing.
int draw_keep(
    draw_kernel_set set, const int32_t *ranks, uint32_t units, size_t stride, uint16_t *rows);

/// The counts of one institution in a strip.
typedef struct {
  uint16_t first;   ///< rank that the first count is of
  uint16_t width;   ///< how many counts; the first and the last are not 0
  uint16_t absent;  ///< draws without a rank
  uint16_t bits;    ///< of each count
} draw_span;

/// Numbers of two bytes that folding needs to work with.
size_t draw_fold_workspace(uint32_t draws);

/// Bytes that a strip takes at most where ranks go up to so many.
size_t draw_fold_most(uint32_t ranks);

/// Counts the ranks of a strip and adds what is packed: everything packed anew, one institution after the
/// other, so that only the counts of one are in use at a time.
///
/// - rows: `[draw][institution]`, with room up to a multiple of eight draws.
/// - units: institutions of the strip.
/// - first, second: packed strips, or `NULL`. All together have 65,535 draws at most.
/// - returns: how many bytes of `packed` were written.
size_t draw_fold(
    draw_kernel_set set, const uint16_t *rows, uint32_t draws, uint32_t units, const uint8_t *first,
    const uint8_t *second, uint16_t *workspace, uint8_t *packed);

/// The counts of one institution of a packed strip: as many as its span is wide.
void draw_unfold(const uint8_t *strip, uint32_t unit, uint32_t *counts);

#endif
