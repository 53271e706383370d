#ifndef PALMARES_DRAW_RANKING_H
#define PALMARES_DRAW_RANKING_H

#include "draw_kernels.h"

void draw_range(
    draw_kernel_set set, const double *scores, uint32_t count, double *low, double *high);

int draw_quantise(
    draw_kernel_set set, const double *scores, uint32_t count, double high, double scale,
    double margin, uint32_t *keys);

#endif
