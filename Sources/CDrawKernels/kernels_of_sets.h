// The kernels for each instruction set.

#define SET baseline
#define WIDTH 16
#define TARGET
#include "kernels.inc.h"
#undef SET
#undef WIDTH
#undef TARGET

#if defined(__x86_64__)
#define SET avx2
#define WIDTH 32
#define TARGET __attribute__((target("avx2")))
#include "kernels.inc.h"
#undef SET
#undef WIDTH
#undef TARGET

#define SET avx512
#define WIDTH 64
#define TARGET __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw")))
#include "kernels.inc.h"
#undef SET
#undef WIDTH
#undef TARGET
#endif
