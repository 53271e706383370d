#pragma STDC FP_CONTRACT OFF
// The wide types pass between static functions of one instruction set alone.
#pragma clang diagnostic ignored "-Wpsabi"

#include "draw_kernels.h"
#include "turn.h"

#include <math.h>

#define KERNELS "kernels.inc.h"
#include "kernels_of_sets.h"

draw_kernel_set draw_best_kernels(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    return DRAW_AVX512;
  if (__builtin_cpu_supports("avx2")) return DRAW_AVX2;
#endif
  return DRAW_BASELINE;
}

void draw_sum(
    draw_kernel_set set, const draw_sums *sums, const double *weights, const double *factors,
    uint32_t from, uint32_t to, double *scratch, double *result) {
  CHOOSE(set, sum, sums, weights, factors, from, to, scratch, result)
}

uint32_t draw_factors(
    draw_kernel_set set, const draw_factor *rows, uint32_t count, const uint32_t *children,
    const double *weights, int exact, double *factors) {
  CHOOSE(set, factors, rows, count, children, weights, exact, factors)
}

void draw_uniforms(
    draw_kernel_set set, uint64_t seed, uint32_t stream, uint64_t first_draw, uint32_t count,
    double *numbers) {
  CHOOSE(set, uniforms, seed, stream, first_draw, count, numbers)
}

void draw_transpose(
    draw_kernel_set set, const double *block, uint32_t count, double sign, uint32_t stride,
    double *rows, double *low, double *high) {
  CHOOSE(set, transpose, block, count, sign, stride, rows, low, high)
}
