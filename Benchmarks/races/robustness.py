"""`palmares robust` beside numpy: ten thousand draws of weights, and what became of every rank."""
import sys

from races.contestants import HERE, IMD, Contestant, cohort, compete

DRAWS = 10_000
CLOCK = r"^(?:draws|statistics): ([\d.]+) s$"


def ours(arguments, method, vary, threads, *more):
    words = ["--vary", vary, "--draws", DRAWS, "--seed", 7, "--threads", threads, "--verbose",
             "--lang", "en", "--format", "csv", *more]
    return Contestant("palmares", [arguments.palmares, "robust", method, *words], "mean", CLOCK)


def same_within_error(ours, theirs):
    """Both draw other weights, so that means of ranks differ by what chance allows.

    A mean of 10,000 ranks that spread over a thousand places or so is known to some ten places at worst,
    and to less than one on the average.
    """
    if ours.figures.keys() != theirs.figures.keys():
        sys.exit(f"{ours.name} and {theirs.name} don't rank the same institutions.")
    count = len(ours.figures)
    moves = [abs(ours.figures[code] - theirs.figures[code]) for code in ours.figures]
    if sum(moves) / count > count / 2000 or max(moves) > count / 100:
        sys.exit(f"{ours.name} and {theirs.name} give mean ranks that differ by {sum(moves) / count:.2f} "
                 f"on the average and by {max(moves):.2f} at most: there is nothing to compare.")


def robustness_race(arguments):
    """2,152 × 100 → 17 → 1, 117 weights ± 25 %, re-weighting over what is missing."""
    folder, results = cohort(1), {}
    for threads in (1, 2):
        numpy = [arguments.python, HERE / "np_bench.py", "--mode", "both", "--threads", threads,
                 "--draws", DRAWS, "--repeat", 1, "--dump", "/dev/stdout"]
        results[f"{threads} threads"] = compete(
            f"Weights of the cohort, {DRAWS:,} draws, threads: {threads}, reading aside", [
                ours(arguments, HERE / "methods/cohort.yml", "weights:box:25%", threads,
                     "--data", folder / "data.csv"),
                Contestant("numpy", numpy, "mean", r"^work: ([\d.]+) s$"),
            ], arguments.repeat, same_within_error)
    return results


def many_units_race(arguments):
    """English IMD: 33,755 areas, seven domains, ± 25 %."""
    numpy = [arguments.python, HERE / "peers/imd_weights.py", IMD / "imd-england-2025.csv",
             "--draws", DRAWS, "--out", "/dev/stdout"]
    return compete(
        f"Weights of the English IMD 2025, 33,755 × 7, {DRAWS:,} draws, threads: 1, reading aside", [
            ours(arguments, "imd-england-2025", "weights@score:box:25%", 1),
            Contestant("numpy", numpy, "mean", r"^work: ([\d.]+) s$"),
        ], max(1, arguments.repeat // 4), same_within_error)
