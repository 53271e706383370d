#ifndef PALMARES_CLP_H
#define PALMARES_CLP_H

// A linear programme min c·x, row_low <= A x <= row_high, low <= x <= high, solved by COIN-OR Clp.
//
// Clp is not linked: it is looked for when the first programme is made, so that the many calls that
// need none don't pay for it, and a machine without it can do everything else.

typedef struct palmares_clp palmares_clp;

enum {
  PALMARES_CLP_READY = 0,
  PALMARES_CLP_NO_LIBRARY = 1,   // libClp.so.1 isn't there
  PALMARES_CLP_NO_FUNCTION = 2,  // it is, and lacks a function of its C interface
};

/// Whether Clp can be used; looks for it once. Safe from any thread.
int palmares_clp_status(void);

/// A programme with its matrix by columns: the elements of column `j` are `starts[j]..<starts[j + 1]`.
/// NULL where Clp can't be used or memory is short.
palmares_clp *palmares_clp_new(
    int columns, int rows, const int *starts, const int *indices, const double *values,
    const double *low, const double *high, const double *cost, const double *row_low,
    const double *row_high);
void palmares_clp_free(palmares_clp *programme);

void palmares_clp_set_element(palmares_clp *programme, int row, int column, double value);
void palmares_clp_set_row_lows(palmares_clp *programme, const double *row_low);
void palmares_clp_set_highs(palmares_clp *programme, const double *high);

/// Solves by the dual simplex method from the basis of slacks, whatever was solved before: 0 where the
/// optimum was found.
int palmares_clp_solve(palmares_clp *programme);

/// Of the last solution: one value for each column, one dual value for each row.
const double *palmares_clp_solution(palmares_clp *programme);
const double *palmares_clp_duals(palmares_clp *programme);

#endif
