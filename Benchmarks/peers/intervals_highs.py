#!/usr/bin/env python3
"""Best and worst ranks of every country over the free box ± 25 % of eight weights, by HiGHS.

One mixed-integer programme for each end: a binary for each rival that the box doesn't decide, 1 where it
may stand before; big M is the most that its lead can be. Strictness needs a small margin: 1e-9 points.

Usage: intervals_highs.py asem-2018-scores.csv SHARE   → CSV: id,best,worst; the time of the work on stderr
"""
import csv
import sys
import time

import highspy
import numpy as np

PILLARS = ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"]


def fewest(differences, low, high, margin):
    """The least number of rows of `differences` with a positive product with some weights."""
    most = np.where(differences > 0, differences * high, differences * low).sum(axis=1)
    least = np.where(differences > 0, differences * low, differences * high).sum(axis=1)
    always, open_ = int((least > margin).sum()), differences[(most > margin) & (least <= margin)]
    reach = most[(most > margin) & (least <= margin)]
    if len(open_) == 0:
        return always
    children, rivals = differences.shape[1], len(open_)
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", 1)
    model.setOptionValue("mip_rel_gap", 0.0)
    infinity = highspy.kHighsInf
    for j in range(children):
        model.addVar(low[j], high[j])
    for r in range(rivals):
        model.addVar(0.0, 1.0)
        model.changeColCost(children + r, 1.0)
        model.changeColIntegrality(children + r, highspy.HighsVarType.kInteger)
    for r in range(rivals):
        index = np.append(np.arange(children, dtype=np.int32), np.int32(children + r))
        model.addRow(-infinity, 0.0, children + 1, index, np.append(open_[r], -reach[r]))
    model.run()
    return always + round(model.getInfo().objective_function_value)


def main():
    with open(sys.argv[1], newline="") as file:
        rows = list(csv.DictReader(file))
    share = float(sys.argv[2])
    scores = np.array([[float(row[pillar]) for pillar in PILLARS] for row in rows])
    nominal = np.full(len(PILLARS), 1 / len(PILLARS))
    low, high = nominal * (1 - share), nominal * (1 + share)
    print("id,best,worst")
    start = time.perf_counter()
    for unit, row in enumerate(rows):
        others = np.delete(scores, unit, axis=0) - scores[unit]
        best = 1 + fewest(others, low, high, 1e-9)
        worst = len(rows) - fewest(-others, low, high, 1e-9)
        print(f"{row['iso3']},{best},{worst}")
    print(f"work: {time.perf_counter() - start:.4f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
