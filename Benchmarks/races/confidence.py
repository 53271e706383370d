"""`palmares confidence`: marginal and simultaneous sets with step-down, 1,000 draws, started cold.

The peer is csranks 1.2.2 (R): 2.4 s for the simultaneous sets of 200 scores and 31 s for those of 400, as
recorded once; it keeps every pair of every draw and isn't run again. Scores are made up: the same every time.
"""
import random
import tempfile
from pathlib import Path

from races.contestants import HERE, Contestant

PEER = {200: 2.4, 400: 31.0}


def table(folder, count):
    """Scores around 50 with errors from 0.5 to 2.5."""
    numbers = random.Random(count)
    rows = [f"U{i},{numbers.gauss(50, 10):.4f},{numbers.uniform(0.5, 2.5):.4f}" for i in range(count)]
    file = Path(folder, f"estimates-{count}.csv")
    file.write_text("id,score,error\n" + "\n".join(rows) + "\n")
    return file


def confidence_race(arguments):
    results = {}
    print(f"\nConfidence sets for ranks, 1,000 draws ({arguments.repeat} runs)")
    print(f"{'institutions':>12}{'median':>10}{'fastest':>10}{'peak':>9}{'csranks, recorded':>20}")
    with tempfile.TemporaryDirectory() as folder:
        for count in (200, 400, 2152):
            command = [arguments.palmares, "confidence", HERE / "methods/estimates.yml", "--errors",
                       "error", "--data", table(folder, count), "--format", "csv"]
            run = Contestant("palmares", command, "rank")
            for _ in range(arguments.repeat):
                run.run()
            peer = f"{PEER[count]:.1f} s" if count in PEER else "not possible"
            print(f"{count:12,}{run.median:8.2f} s{min(run.seconds):8.2f} s{run.peak:6.0f} MB{peer:>20}")
            results[count] = {"seconds": run.seconds, "peak_mb": run.peaks}
    return results
