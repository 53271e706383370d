#!/usr/bin/env python3
"""Speed of `palmares rank` beside pandas and numpy doing the same job, each started cold.

Every contestant reads the same CSV and writes one; runs are interleaved, so that what else the machine
does falls on all alike; the ranks of all must be the same, or nothing is reported.

Usage: run.py [--palmares FILE] [--python FILE] [--repeat 11] [--only cohort|imd|linear|intervals]

Python 3, standard library only. The peers need numpy and pandas (Benchmarks/requirements.txt) in the
interpreter given by --python, `.venv/bin/python` when not said.
"""
import argparse
import csv
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
IMD = PROJECT / "Sources/PalmaresApplication/Share/methods/imd-england-2025"
INSTITUTIONS = 2152
MULTIPLES = (1, 2, 4, 7, 10)


class Contestant:
    """A command that writes a CSV with an `id` and the column of its rank."""

    def __init__(self, name, command, rank_column):
        self.name, self.command, self.rank_column = name, [str(part) for part in command], rank_column
        self.seconds, self.peaks, self.ranks = [], [], None

    def run(self, measured=True):
        with tempfile.TemporaryDirectory() as folder:
            output, messages = Path(folder, "output"), Path(folder, "messages")
            line = subprocess.run(
                [sys.executable, "-I", "-S", HERE / "measure.py", output, messages, *self.command],
                check=True, capture_output=True, text=True).stdout
            seconds, kilobytes, code = line.split()
            if int(code) != 0:
                sys.exit(f"{' '.join(self.command)}\nended with {code}:\n"
                         + messages.read_text(errors="replace")[:4000])
            if self.ranks is None:
                self.ranks = self.read_ranks(output.read_text())
        if measured:
            self.seconds.append(float(seconds))
            self.peaks.append(int(kilobytes) / 1024)

    def read_ranks(self, text):
        return {row["id"]: float(row[self.rank_column]) for row in csv.DictReader(text.splitlines())
                if row[self.rank_column]}

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def peak(self):
        return statistics.median(self.peaks)


def compete(title, contestants, repeat):
    """Runs all in turn, `repeat` times after one unmeasured round, and prints medians and ratios."""
    for contestant in contestants:
        contestant.run(measured=False)
    for other in contestants[1:]:
        refuse_different_ranks(contestants[0], other)
    for _ in range(repeat):
        for contestant in contestants:
            contestant.run()
    print(f"\n{title} ({len(contestants[0].ranks):,} ranks equal, {repeat} runs)")
    print(f"{'':20}{'median':>10}{'fastest':>10}{'slowest':>10}{'peak':>10}{'ratio':>9}")
    for contestant in contestants:
        ratio = contestant.median / contestants[0].median
        print(f"{contestant.name:20}{contestant.median * 1000:7.1f} ms"
              f"{min(contestant.seconds) * 1000:7.1f} ms{max(contestant.seconds) * 1000:7.1f} ms"
              f"{contestant.peak:7.0f} MB{ratio:8.1f}×")
    return {contestant.name: {"seconds": contestant.seconds, "peak_mb": contestant.peaks}
            for contestant in contestants}


def refuse_different_ranks(ours, theirs):
    different = [code for code in ours.ranks.keys() | theirs.ranks.keys()
                 if ours.ranks.get(code) != theirs.ranks.get(code)]
    if different or not ours.ranks:
        examples = ", ".join(f"{code}: {ours.ranks.get(code)} and {theirs.ranks.get(code)}"
                             for code in sorted(different)[:5])
        sys.exit(f"{ours.name} and {theirs.name} give different ranks to {len(different)} of "
                 f"{len(ours.ranks)} institutions ({examples}): there is nothing to compare.")


def cohort(multiple):
    """The folder of a made-up cohort, written once."""
    folder = HERE / "cohort" if multiple == 1 else HERE / "cohort" / f"times-{multiple}"
    if not (folder / "data.csv").exists():
        subprocess.run([sys.executable, HERE / "make_cohort.py", "--out", folder,
                        "--n", str(INSTITUTIONS * multiple)], check=True)
    return folder


def rank_command(arguments, method, *more):
    return [arguments.palmares, "rank", method, *more, "--format", "csv"]


def cohort_race(arguments):
    folder = cohort(1)
    files = [folder / "data.csv", folder / "meta.csv"]
    return compete(f"Cohort, {INSTITUTIONS:,} × 100, CSV in, CSV out", [
        Contestant("palmares", rank_command(arguments, HERE / "methods/cohort.yml"), "rank_low"),
        Contestant("numpy", [arguments.python, HERE / "peers/cohort_numpy.py", *files], "rank"),
        Contestant("pandas", [arguments.python, HERE / "peers/cohort_pandas.py", *files], "rank"),
    ], arguments.repeat)


def imd_race(arguments):
    return compete("English IMD 2025, 33,755 × 13, CSV in, CSV out", [
        Contestant("palmares", rank_command(arguments, "imd-england-2025"), "rank_low"),
        Contestant("pandas", [arguments.python, HERE / "peers/imd_pandas.py",
                              IMD / "imd-england-2025.csv"], "rank"),
    ], arguments.repeat)


class Ends(Contestant):
    """A command that writes best and worst ranks, all of them exact."""

    def read_ranks(self, text):
        rows = list(csv.DictReader(text.splitlines()))
        ends = {}
        for row in rows:
            for end in ("best", "worst"):
                proved = row.get(f"{end}_proved", row.get(end))
                if proved != row.get(f"{end}_attained", proved):
                    sys.exit(f"{self.name}: the {end} rank of {row['id']} isn't exact.")
                ends[f"{row['id']} {end}"] = float(proved)
        return ends


def intervals_race(arguments):
    """Exact rank intervals: 51 × 8 beside HiGHS, then what a minute closes of 2,152 × 17."""
    scores = PROJECT / "Sources/PalmaresApplication/Share/methods/asem-2018/asem-2018-scores.csv"
    results = compete("Exact rank intervals, ASEM 51 × 8, box ± 25 %, all 102 ends", [
        Ends("palmares", [arguments.palmares, "intervals", HERE / "methods/asem-pillars.yml",
                          "--weights", "box:25%", "--format", "csv"], ""),
        Ends("HiGHS", [arguments.python, HERE / "peers/intervals_highs.py", scores, "0.25"], ""),
    ], arguments.repeat)
    cohort(1)
    for box in ("10%", "25%"):
        start = time.perf_counter()
        output = json.loads(subprocess.run(
            [arguments.palmares, "intervals", HERE / "methods/cohort.yml", "--weights", f"box:{box}",
             "--time", "60", "--json"], check=True, capture_output=True, text=True).stdout)
        seconds, ends = time.perf_counter() - start, output["ends"]
        print(f"cohort 2,152 × 17, box ± {box}: {ends['exact'] / ends['count']:.1%} of "
              f"{ends['count']:,} ends exact, mean gap {ends['mean_gap']:.2f}, largest "
              f"{ends['largest_gap']}, {seconds:.1f} s")
        results[f"cohort {box}"] = {**ends, "seconds": seconds}
    return results


def linearity(arguments):
    """Time and memory against institutions, from once to ten times the cohort."""
    contestants = [
        Contestant(str(multiple), rank_command(arguments, HERE / "methods/cohort.yml", "--data",
                                               cohort(multiple) / "data.csv"), "rank_low")
        for multiple in MULTIPLES]
    for contestant in contestants:
        contestant.run(measured=False)
    for _ in range(arguments.repeat):
        for contestant in contestants:
            contestant.run()
    rows = [INSTITUTIONS * multiple for multiple in MULTIPLES]
    print(f"\nLinearity, cohort times {MULTIPLES[0]} to {MULTIPLES[-1]} ({arguments.repeat} runs)")
    print(f"{'institutions':>14}{'median':>12}{'per 1,000':>12}{'peak':>10}{'per 1,000':>12}")
    for count, contestant in zip(rows, contestants):
        print(f"{count:14,}{contestant.median * 1000:9.1f} ms"
              f"{contestant.median * 1e6 / count:9.2f} ms{contestant.peak:7.0f} MB"
              f"{contestant.peak * 1000 / count:9.2f} MB")
    print_slopes("time", rows, [contestant.median * 1000 for contestant in contestants], "ms")
    print_slopes("memory", rows, [contestant.peak for contestant in contestants], "MB")
    return {contestant.name: {"seconds": contestant.seconds, "peak_mb": contestant.peaks}
            for contestant in contestants}


def print_slopes(what, rows, values, unit):
    """The straight line through all sizes, and the exponent of growth once its fixed part is off.

    An exponent of 1 is linear growth.
    """
    slope, fixed = statistics.linear_regression(rows, values)
    share = statistics.correlation(rows, values) ** 2
    first, last = values[0] - fixed, values[-1] - fixed
    exponent = (math.log(last / first) / math.log(rows[-1] / rows[0])
                if first > 0 and last > 0 else math.nan)
    print(f"{what}: {fixed:.1f} {unit} + {slope * 1000:.2f} {unit} per 1,000 institutions, "
          f"line explains {share:.2%}, exponent {exponent:.2f}")


def machine(arguments):
    model = ""
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    versions = subprocess.run(
        [arguments.python, "-c",
         "import sys, numpy, pandas; print('Python', sys.version.split()[0], 'numpy', "
         "numpy.__version__, 'pandas', pandas.__version__)"],
        capture_output=True, text=True)
    if versions.returncode != 0:
        sys.exit(f"{arguments.python}: numpy and pandas are needed there.\n"
                 "  python3 -m venv .venv && .venv/bin/pip install -r Benchmarks/requirements.txt")
    return {"processor": model, "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1),
            "peers": versions.stdout.strip()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--palmares", type=Path, default=PROJECT / ".build/release/palmares")
    parser.add_argument("--python", type=Path, default=PROJECT / ".venv/bin/python")
    parser.add_argument("--repeat", type=int, default=11)
    parser.add_argument("--only", choices=("cohort", "imd", "linear", "intervals"))
    arguments = parser.parse_args()
    if not arguments.palmares.exists():
        sys.exit(f"{arguments.palmares}: not built yet. swift build -c release")
    if not arguments.python.exists():
        sys.exit(f"{arguments.python}: no such interpreter.\n"
                 "  python3 -m venv .venv && .venv/bin/pip install -r Benchmarks/requirements.txt")
    results = {"machine": machine(arguments)}
    print("{processor}, {cores} cores, load {load}; {peers}".format(**results["machine"]))
    races = {"cohort": cohort_race, "imd": imd_race, "linear": linearity, "intervals": intervals_race}
    for name, race in races.items():
        if arguments.only in (None, name):
            results[name] = race(arguments)
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    file = folder / time.strftime("%Y-%m-%dT%H%M%S.json")
    file.write_text(json.dumps(results, indent=1))
    print(f"\nAll runs: {file.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
