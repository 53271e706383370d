#pragma STDC FP_CONTRACT OFF
// The wide types pass between static functions of one instruction set alone.
#pragma clang diagnostic ignored "-Wpsabi"

#include "draw_kernels.h"

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

#if defined(__x86_64__)
#define CHOOSE(set, name, ...)                        \
  switch (set) {                                      \
    case DRAW_AVX512: return name##_avx512(__VA_ARGS__); \
    case DRAW_AVX2: return name##_avx2(__VA_ARGS__);  \
    default: return name##_baseline(__VA_ARGS__);     \
  }
#else
#define CHOOSE(set, name, ...) \
  (void)set;                   \
  return name##_baseline(__VA_ARGS__);
#endif

void draw_sum(
    draw_kernel_set set, const draw_sums *sums, const double *weights, const double *factors,
    uint32_t from, uint32_t to, double *scratch, double *result) {
  CHOOSE(set, sum, sums, weights, factors, from, to, scratch, result)
}

void draw_uniforms(
    draw_kernel_set set, uint64_t seed, uint32_t stream, uint64_t first_draw, uint32_t count,
    double *numbers) {
  CHOOSE(set, uniforms, seed, stream, first_draw, count, numbers)
}

void draw_transpose(
    draw_kernel_set set, const double *block, uint32_t count, double sign, uint32_t stride,
    double *rows) {
  CHOOSE(set, transpose, block, count, sign, stride, rows)
}

void draw_range(
    draw_kernel_set set, const double *scores, uint32_t count, double *low, double *high) {
  CHOOSE(set, range, scores, count, low, high)
}

int draw_quantise(
    draw_kernel_set set, const double *scores, uint32_t count, double high, double scale,
    double margin, uint32_t *keys) {
  CHOOSE(set, quantise, scores, count, high, scale, margin, keys)
}
