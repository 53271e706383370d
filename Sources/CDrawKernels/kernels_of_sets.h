// The kernels of the file KERNELS for each instruction set, and CHOOSE, which calls one of them.

#define SET baseline
#define WIDTH 16
#define TARGET
#include KERNELS
#undef SET
#undef WIDTH
#undef TARGET

#if defined(__x86_64__)
#define SET avx2
#define WIDTH 32
#define TARGET __attribute__((target("avx2")))
#include KERNELS
#undef SET
#undef WIDTH
#undef TARGET

#define SET avx512
#define WIDTH 64
#define TARGET __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw")))
#include KERNELS
#undef SET
#undef WIDTH
#undef TARGET
#endif

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
