"""`palmares robust` beside numpy: ten thousand draws of weights, and what became of every rank."""
import json
import re
import subprocess
import sys
from pathlib import Path

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


METHODS = ("asem-2018", "french-he-2021", "hdi-2023", "letudiant-engineering-2023", "sdg-index-2019",
           "svi-us-2018", "the-impact-2027", "imd-england-2025")


def methods_race(arguments):
    """What a draw of all weights takes with shipped methodologies, and which of them go one by one."""
    methods = [*METHODS, HERE / "methods/best-three-plus-fixed.yml", HERE / "methods/cohort.yml"]
    cohort(1)
    results = {method_name(method): all_weights(arguments, method) for method in methods}
    usual = results["cohort"]["nanoseconds"]
    print("\nAll weights ± 25 %, threads: 1, reading aside; a draw for one institution beside the cohort's")
    print(f"{'':28}{'institutions':>13}{'draw':>12}{'institution':>14}{'ratio':>9}  worked out")
    for name, found in results.items():
        draw, institution = found["seconds"] / found["draws"] * 1e6, found["nanoseconds"]
        print(f"{name:28}{found['institutions']:13,}{draw:9.1f} µs{institution:11.1f} ns"
              f"{institution / usual:8.1f}×  {found['way']}")
    return results


def method_name(method):
    return Path(method).stem


def all_weights(arguments, method):
    """Seconds of enough draws for a clock to tell."""
    for draws in (64, 1024, 16_384):
        answer = subprocess.run(
            [arguments.palmares, "robust", method, "--vary", "weights:box:25%", "--draws", str(draws),
             "--threads", "1", "--verbose", "--lang", "en", "--json"],
            check=True, capture_output=True, text=True)
        seconds = float(re.search(r"^draws: ([\d.]+) s$", answer.stderr, re.MULTILINE)[1])
        if seconds > 0.2:
            break
    count = json.loads(answer.stdout)["dataset"]["units"]
    way = re.search(r"^draws are worked out (.*)$", answer.stderr, re.MULTILINE)[1]
    return {"draws": draws, "seconds": seconds, "institutions": count, "way": way,
            "nanoseconds": seconds / draws / count * 1e9}
