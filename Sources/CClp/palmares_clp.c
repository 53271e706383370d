#include "palmares_clp.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// The functions of Clp_C_Interface.h (Clp 1.17) that are used, with the types of Debian's build:
// CoinBigIndex is int.
static struct {
  void *(*new_model)(void);
  void (*delete_model)(void *);
  void (*load)(
      void *, int, int, const int *, const int *, const double *, const double *, const double *,
      const double *, const double *, const double *);
  void (*modify)(void *, int, int, double, bool);
  void (*row_lower)(void *, const double *);
  void (*column_upper)(void *, const double *);
  void (*log_level)(void *, int);
  void (*primal_tolerance)(void *, double);
  void (*dual_tolerance)(void *, double);
  void (*perturbation)(void *, int);
  void (*scaling)(void *, int);
  void (*copyin_status)(void *, const unsigned char *);
  int (*dual)(void *, int);
  int (*status)(void *);
  double *(*solution)(void *);
  double *(*duals)(void *);
} clp;

static int found = PALMARES_CLP_NO_LIBRARY;

static void look(void) {
  void *library = dlopen("libClp.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  struct {
    void *place;
    const char *name;
  } const functions[] = {
      {&clp.new_model, "Clp_newModel"},
      {&clp.delete_model, "Clp_deleteModel"},
      {&clp.load, "Clp_loadProblem"},
      {&clp.modify, "Clp_modifyCoefficient"},
      {&clp.row_lower, "Clp_chgRowLower"},
      {&clp.column_upper, "Clp_chgColumnUpper"},
      {&clp.log_level, "Clp_setLogLevel"},
      {&clp.primal_tolerance, "Clp_setPrimalTolerance"},
      {&clp.dual_tolerance, "Clp_setDualTolerance"},
      {&clp.perturbation, "Clp_setPerturbation"},
      {&clp.scaling, "Clp_scaling"},
      {&clp.copyin_status, "Clp_copyinStatus"},
      {&clp.dual, "Clp_dual"},
      {&clp.status, "Clp_status"},
      {&clp.solution, "Clp_primalColumnSolution"},
      {&clp.duals, "Clp_dualRowSolution"},
  };
  found = PALMARES_CLP_NO_FUNCTION;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *function = dlsym(library, functions[i].name);
    if (!function) return;
    memcpy(functions[i].place, &function, sizeof function);
  }
  found = PALMARES_CLP_READY;
}

int palmares_clp_status(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, look);
  return found;
}

struct palmares_clp {
  void *model;
  // The basis that every solution starts from.
  unsigned char *start;
};

palmares_clp *palmares_clp_new(
    int columns, int rows, const int *starts, const int *indices, const double *values,
    const double *low, const double *high, const double *cost, const double *row_low,
    const double *row_high) {
  if (palmares_clp_status() != PALMARES_CLP_READY) return NULL;
  palmares_clp *programme = malloc(sizeof *programme);
  unsigned char *start = malloc((size_t)columns + (size_t)rows);
  void *model = programme && start ? clp.new_model() : NULL;
  if (!model) {
    free(programme);
    free(start);
    return NULL;
  }
  // Columns at their lower bound (free ones: 0) and slacks in the basis: ClpSimplex's codes 3, 0, 1.
  for (int j = 0; j < columns; j++) start[j] = low[j] < -1e30 ? 0 : 3;
  memset(start + columns, 1, (size_t)rows);
  clp.log_level(model, 0);
  clp.load(model, columns, rows, starts, indices, values, low, high, cost, row_low, row_high);
  // Tighter than the usual 1e-7, which would show in the tenth digit of a score.
  clp.primal_tolerance(model, 1e-12);
  clp.dual_tolerance(model, 1e-12);
  clp.perturbation(model, 100);
  clp.scaling(model, 0);
  programme->model = model;
  programme->start = start;
  return programme;
}

void palmares_clp_free(palmares_clp *programme) {
  if (!programme) return;
  clp.delete_model(programme->model);
  free(programme->start);
  free(programme);
}

void palmares_clp_set_element(palmares_clp *programme, int row, int column, double value) {
  clp.modify(programme->model, row, column, value, true);
}

void palmares_clp_set_row_lows(palmares_clp *programme, const double *row_low) {
  clp.row_lower(programme->model, row_low);
}

void palmares_clp_set_highs(palmares_clp *programme, const double *high) {
  clp.column_upper(programme->model, high);
}

int palmares_clp_solve(palmares_clp *programme) {
  clp.copyin_status(programme->model, programme->start);
  clp.dual(programme->model, 0);
  return clp.status(programme->model);
}

const double *palmares_clp_solution(palmares_clp *programme) {
  return clp.solution(programme->model);
}

const double *palmares_clp_duals(palmares_clp *programme) { return clp.duals(programme->model); }
