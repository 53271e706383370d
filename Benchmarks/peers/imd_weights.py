#!/usr/bin/env python3
"""Weight noise of 33,755 areas × 7 domains in numpy, on one thread.

Each draw multiplies every weight of the seven domains by its own number within ± SHARE, scores all areas, and
ranks them (1 = highest, equals share the best rank). Then for each area: P5, P25, P50, P75, P95 (R type 7),
mean, least and largest rank, share of draws in the first 100. The seconds leave out reading and preparing.

Usage: imd_weights.py DATA.csv [--draws 10000] [--only N] [--share 0.25] [--uniform] [--out FILE.csv]

  DATA.csv   ranks of the domains of the English Index of Multiple Deprivation 2025
  --only     do so many draws, and scale their seconds to --draws; the output says so
  --uniform  uniform numbers with 5 % missing instead, weights divided by those present

Memory: two bytes for each area and draw done (675 MB for 10,000).
"""
import argparse
import csv
import json
import os
import sys
import time

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
import numpy as np

WEIGHTS = {
    "income": 0.225, "employment": 0.225, "education": 0.135, "health": 0.135, "crime": 0.093,
    "housing_and_services": 0.093, "living_environment": 0.093,
}
SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
CHUNK = 16
STRIP = 64


def mean_ranks(values):
    """Ranks from 1, the lowest first; equals share the mean of their places."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    ends = np.r_[starts[1:], len(values)]
    ranks = np.empty(len(values))
    ranks[order] = np.repeat((starts + 1 + ends) / 2, ends - starts)
    return ranks


def stretched(path):
    """Areas, and their seven domains, each from its ranks to the exponential scale of the index."""
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    columns = []
    for domain in WEIGHTS:
        ranks = mean_ranks(np.array([float(row[domain]) for row in rows]))
        share = (len(rows) - ranks + 1) / len(rows)
        columns.append(-23 * np.log(1 - share * (1 - np.exp(-100 / 23))))
    return [row["area"] for row in rows], np.stack(columns)


def uniform(count):
    random = np.random.Generator(np.random.PCG64(1))
    values = random.random((len(WEIGHTS), count)) * 100
    values[random.random(values.shape) < 0.05] = np.nan
    return [str(unit) for unit in range(count)], values


def ranks_of(scores, places):
    """Ranks of each row, the highest first; equals share the best."""
    order = np.argsort(-scores, axis=1)
    ordered = np.take_along_axis(scores, order, 1)
    first = np.broadcast_to(places, ordered.shape).copy()
    first[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    np.maximum.accumulate(first, axis=1, out=first)
    ranks = np.empty_like(first)
    np.put_along_axis(ranks, order, first, 1)
    return ranks


def draw(values, count, share):
    """Ranks of every draw and area."""
    random = np.random.Generator(np.random.PCG64(7))
    nominal = np.array(list(WEIGHTS.values()))
    present = ~np.isnan(values)
    complete = present.all()
    filled = np.ascontiguousarray(np.nan_to_num(values))
    mask = None if complete else present.astype(float)
    areas = values.shape[1]
    places = np.arange(1, areas + 1, dtype=np.uint16)[None, :]
    ranks = np.empty((count, areas), np.uint16)
    for start in range(0, count, CHUNK):
        size = min(CHUNK, count - start)
        weights = nominal * (1 + share * (2 * random.random((size, len(nominal))) - 1))
        scores = weights @ filled
        if not complete:
            scores /= weights @ mask
        ranks[start:start + size] = ranks_of(scores, places)
    return ranks


def statistics(ranks):
    """A row for each statistic, a column for each area."""
    draws, areas = ranks.shape
    result = np.empty((len(SHARES) + 4, areas))
    for start in range(0, areas, STRIP):
        end = min(start + STRIP, areas)
        own = np.ascontiguousarray(ranks[:, start:end].T)
        own.sort(axis=1, kind="stable")  # a radix sort for two bytes
        for row, share in enumerate(SHARES):
            position = (draws - 1) * share
            below, part = int(position), position - int(position)
            low = own[:, below].astype(float)
            result[row, start:end] = low + part * (own[:, min(below + 1, draws - 1)] - low)
        result[-4, start:end] = own.mean(axis=1)
        result[-3, start:end] = own[:, 0]
        result[-2, start:end] = own[:, -1]
        result[-1, start:end] = (own <= 100).mean(axis=1)
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--only", type=int)
    parser.add_argument("--share", type=float, default=0.25)
    parser.add_argument("--uniform", action="store_true")
    parser.add_argument("--out")
    arguments = parser.parse_args()
    names, values = stretched(arguments.data)
    if arguments.uniform:
        names, values = uniform(len(names))
    done = min(arguments.only or arguments.draws, arguments.draws)
    begin = time.perf_counter()
    ranks = draw(values, done, arguments.share)
    middle = time.perf_counter()
    result = statistics(ranks)
    end = time.perf_counter()
    scale = arguments.draws / done
    print(json.dumps({
        "draws": arguments.draws, "draws_done": done, "scaled_by": scale,
        "seconds_of_draws": (middle - begin) * scale, "seconds_of_statistics": (end - middle) * scale,
        "seconds": (end - begin) * scale, "numpy": np.__version__,
    }), file=sys.stderr)
    print(f"work: {(end - begin) * scale:.4f} s", file=sys.stderr)
    if arguments.out:
        with open(arguments.out, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "p5", "p25", "median", "p75", "p95", "mean", "min", "max", "top_100"])
            for unit, name in enumerate(names):
                writer.writerow([name, *(f"{number:.10g}" for number in result[:, unit])])


if __name__ == "__main__":
    main()
