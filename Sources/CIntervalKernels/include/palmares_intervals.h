/// The inner loops of exact rank intervals: what is done with every rival in every box of weights.
///
/// Weights are points t of [-1, 1]^k. Rival r stands before the institution where f_r(t) = a_r + g_r·t
/// is positive; rows are scaled so that the sum of |g_rj| is 1. A box is a centre `tau` and half-widths
/// `half`, powers of two, so that both are exact in single precision.
///
/// Single precision proposes; whatever counts as proved was worked out again in double precision, less
/// more than all rounding. Every kernel does the same operations on the same lanes in the same order:
/// which one runs shows in no bit of a result.
#ifndef PALMARES_INTERVALS_H
#define PALMARES_INTERVALS_H

#include <stdint.h>

/// Rivals in blocks of sixteen lanes.
#define PALMARES_LANES 16

typedef struct {
  int32_t children;  // k
  int32_t rivals;    // m
  int32_t blocks;    // of sixteen rivals
  int32_t stride;    // doubles in a row of `exact`: k up to the next multiple of 8
  float *lanes;      // [blocks][k + 1][16]: a, then g; lanes beyond m hold a = -4, g = 0
  float *rows;       // [m][k]: g
  double *exact;     // [m][stride]: g, then zeros
  double *above;     // [m]: a, less what rounding of the row can add to it
} palmares_rivals;

/// What one box leaves: the memory of one worker, for up to `capacity` rivals.
typedef struct {
  float *value;        // [blocks * 16]: a in the box
  float *spread;       // [blocks * 16]: sum of |g| in the box
  float *inverse;      // [blocks * 16]: 1 / spread
  float *key;          // [blocks * 16]
  uint16_t *kept;      // [blocks]: undecided in the box
  uint16_t *unused;    // [blocks]: candidates that no set holds yet
  uint16_t *free;      // [blocks]: kept, and in no set
  int32_t *order;      // [capacity]: candidates, weakest first
  int16_t *small;      // [blocks / 2][k to the next 4][32]: g of candidates in that order, scaled, in units of 1/4096
  int16_t *smallRows;  // [blocks * 16][k to the next 4]: the same, candidate after candidate
  int16_t *smallValue; // [blocks * 16]
  float *weight;       // [blocks * 16]: multipliers of the hinge
  double *tau;         // [stride]
  double *half;        // [stride]
  double *sum;         // [stride]
  double *low;         // [stride]: where a search for a point leaves the box to look into
  double *high;        // [stride]
  float *pull;         // [stride]: how much each coordinate moves those before the institution
  int32_t candidates;
} palmares_scratch;

/// What is known of a box at once.
typedef struct {
  int32_t sure;      // rivals before the institution everywhere in the box
  int32_t atCentre;  // rivals before it in the middle, in single precision
  int32_t split;     // the coordinate to cut next
} palmares_box;

/// What a search for a point found.
typedef struct {
  int32_t proved;  // 1: not all rivals that are in no set can be beaten
  int32_t best;    // fewest rivals before the institution at a point seen, `sure` ones included
} palmares_hinge;

typedef struct {
  const char *name;
  /// For rivals from..<to of columns `values[j * units + r]`: sum of middle·d, half·|d|, |middle·d|,
  /// with d = value of the rival less own value.
  void (*differences)(
    const double *values, int64_t units, int32_t children, const double *own,
    const double *middle, const double *half, double *level, double *spread, double *size);
  palmares_box (*restrict_to)(
    const palmares_rivals *rivals, const float *tau, const float *half, float margin,
    palmares_scratch *scratch);
  /// Disjoint sets of rivals that can't all be beaten: how many, up to `target`.
  int32_t (*pack)(const palmares_rivals *rivals, palmares_scratch *scratch, int32_t target);
  /// Whether those in no set can all be beaten; `point` gets the best point seen.
  palmares_hinge (*hinge)(
    const palmares_rivals *rivals, palmares_scratch *scratch, const float *tau, const float *half,
    int32_t sure, int32_t rounds, float *point);
  /// How many rivals stand before the institution at a point.
  int32_t (*count)(const palmares_rivals *rivals, const float *point);
  /// Moves a point downhill on a smoothed count.
  void (*descend)(const palmares_rivals *rivals, palmares_scratch *scratch, float *point, int32_t steps);
  /// Moves a point along one coordinate after the other while the count falls; gives the count.
  int32_t (*polish)(
    const palmares_rivals *rivals, palmares_scratch *scratch, float *point, int32_t sweeps);
} palmares_kernels;

/// The kernels of this processor; with a level, the best that is no better than it: 0 plain, 1 AVX2,
/// 2 AVX-512.
const palmares_kernels *palmares_interval_kernels(int32_t level);

#endif
