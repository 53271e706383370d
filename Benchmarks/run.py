#!/usr/bin/env python3
"""Speed of palmares beside other programs doing the same job in the same run.

Runs are interleaved, so that what else the machine does falls on all alike; results must agree, or
nothing is reported.

Usage: run.py [--palmares FILE] [--python FILE] [--repeat 11] [--only RACE]

Python 3, standard library only. The peers need numpy and pandas (Benchmarks/requirements.txt) in the
interpreter given by --python, `.venv/bin/python` when not said.
"""
import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from races.confidence import confidence_race
from races.contestants import HERE, PROJECT
from races.edits import edits_race
from races.intervals import intervals_race
from races.ranking import cohort_race, imd_race, linearity
from races.robustness import many_units_race, methods_race, robustness_race

RACES = {"cohort": cohort_race, "imd": imd_race, "linear": linearity, "robustness": robustness_race,
         "robustness-imd": many_units_race, "robustness-methods": methods_race,
         "intervals": intervals_race, "confidence": confidence_race,
         "edits": edits_race}


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
    parser.add_argument("--only", choices=RACES)
    arguments = parser.parse_args()
    if not arguments.palmares.exists():
        sys.exit(f"{arguments.palmares}: not built yet. swift build -c release")
    if not arguments.python.exists():
        sys.exit(f"{arguments.python}: no such interpreter.\n"
                 "  python3 -m venv .venv && .venv/bin/pip install -r Benchmarks/requirements.txt")
    results = {"machine": machine(arguments)}
    print("{processor}, {cores} cores, load {load}; {peers}".format(**results["machine"]))
    for name, race in RACES.items():
        if arguments.only in (None, name):
            results[name] = race(arguments)
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    file = folder / time.strftime("%Y-%m-%dT%H%M%S.json")
    file.write_text(json.dumps(results, indent=1))
    print(f"\nAll runs: {file.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
