#include "palmares_intervals.h"

#include <string.h>

// The same operations everywhere: a product and a sum are never fused.
#pragma STDC FP_CONTRACT OFF

// Vectors never leave this file: everything that takes one is inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float floats __attribute__((vector_size(64)));
typedef int32_t ints __attribute__((vector_size(64)));
typedef double doubles __attribute__((vector_size(64)));
typedef int64_t longs __attribute__((vector_size(64)));
typedef float loose_floats __attribute__((vector_size(64), aligned(4)));
typedef double loose_doubles __attribute__((vector_size(64), aligned(8)));
typedef int16_t shorts __attribute__((ext_vector_type(32)));
typedef int16_t loose_shorts __attribute__((ext_vector_type(32), aligned(2)));
typedef _Bool bits32 __attribute__((ext_vector_type(32)));
typedef _Bool bits16 __attribute__((ext_vector_type(16)));

#define KERNEL(name) plain_##name
#define KERNEL_NAME "plain"
#define TARGET
#include "kernels.inc"
#undef KERNEL
#undef KERNEL_NAME
#undef TARGET

#if defined(__x86_64__)
#define KERNEL(name) avx2_##name
#define KERNEL_NAME "AVX2"
#define TARGET __attribute__((target("avx2,bmi,popcnt")))
#include "kernels.inc"
#undef KERNEL
#undef KERNEL_NAME
#undef TARGET

#define KERNEL(name) avx512_##name
#define KERNEL_NAME "AVX-512"
#define TARGET __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,bmi,popcnt"), min_vector_width(512)))
#include "kernels.inc"
#undef KERNEL
#undef KERNEL_NAME
#undef TARGET
#endif

const palmares_kernels *palmares_interval_kernels(int32_t level) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (level >= 2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
    return &avx512_table;
  if (level >= 1 && __builtin_cpu_supports("avx2")) return &avx2_table;
#endif
  (void)level;
  return &plain_table;
}
