#!/usr/bin/env python3
"""Speed of `palmares confidence`: marginal and simultaneous sets with step-down, 1,000 draws, started cold.

The peer is csranks 1.2.2 (R): 2.4 s for the simultaneous sets of 200 scores and 31 s for those of 400, as
recorded once; it keeps every pair of every draw and isn't run again. Scores are made up: the same every time.

Usage: confidence.py [--palmares FILE] [--repeat 5]

Python 3, standard library only.
"""
import argparse
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEER = {200: 2.4, 400: 31.0}


def table(folder, count):
    """Scores around 50 with errors from 0.5 to 2.5."""
    numbers = random.Random(count)
    rows = [f"U{i},{numbers.gauss(50, 10):.4f},{numbers.uniform(0.5, 2.5):.4f}" for i in range(count)]
    file = Path(folder, f"estimates-{count}.csv")
    file.write_text("id,score,error\n" + "\n".join(rows) + "\n")
    return file


def measured(palmares, file, folder):
    output, messages = Path(folder, "output"), Path(folder, "messages")
    line = subprocess.run(
        [sys.executable, "-I", "-S", HERE / "measure.py", output, messages, palmares, "confidence",
         HERE / "methods/estimates.yml", "--errors", "error", "--data", file, "--format", "csv"],
        check=True, capture_output=True, text=True).stdout
    seconds, kilobytes, code = line.split()
    if int(code) != 0:
        sys.exit(messages.read_text(errors="replace")[:4000])
    return float(seconds), int(kilobytes) / 1024, output.read_bytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--palmares", type=Path, default=HERE.parent / ".build/release/palmares")
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    if not arguments.palmares.exists():
        sys.exit(f"{arguments.palmares}: not built yet. swift build -c release")
    print(f"{'institutions':>12}{'median':>10}{'fastest':>10}{'peak':>9}{'csranks, recorded':>20}")
    with tempfile.TemporaryDirectory() as folder:
        for count in (200, 400, 2152):
            runs = [measured(arguments.palmares, table(folder, count), folder)
                    for _ in range(arguments.repeat)]
            if len({run[2] for run in runs}) != 1:
                sys.exit(f"{count}: the same seed gave different sets")
            peer = f"{PEER[count]:.1f} s" if count in PEER else "not possible"
            print(f"{count:12,}{statistics.median(run[0] for run in runs):8.2f} s"
                  f"{min(run[0] for run in runs):8.2f} s{max(run[1] for run in runs):6.0f} MB{peer:>20}")


if __name__ == "__main__":
    main()
