"""Edits of one evaluation that stays in memory: no command shows them, because a command starts cold."""
import json
import subprocess
import sys

from races.contestants import HERE, cohort

EDITS = {"value": "a figure, the ends of its scale as they were",
         "value_back": "the same, and back: two edits",
         "end": "a figure that moves the end of a scale, and back: each",
         "weight": "one weight of a goal, or of a goal in the whole"}


def edits_race(arguments):
    """2,152 × 100 → 17 → 1: one figure or weight, until the ranks of everyone are there."""
    program = arguments.palmares.with_name("palmares-benchmark")
    if not program.exists():
        sys.exit(f"{program}: not built yet. swift build -c release --product palmares-benchmark")
    cohort(1)
    results = json.loads(subprocess.run(
        [program, HERE / "methods/cohort.yml", str(1000 * arguments.repeat)],
        check=True, capture_output=True, text=True).stdout)
    print(f"\nEdits in memory, {results['institutions']:,} institutions, one thread")
    print(f"{'':60}{'median':>10}{'95 %':>10}{'edits':>9}")
    for name, text in EDITS.items():
        edit = results[name]
        print(f"{text:60}{edit['median_us']:7.1f} µs{edit['p95_us']:7.1f} µs{edit['edits']:9,}")
    print(f"nodes followed at a few institutions: {results['followed']:,}; "
          f"worked out for everyone: {results['worked_out']:,}; "
          f"evaluated from the beginning: {results['beginnings']:,}")
    return results
