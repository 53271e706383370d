"""Exact rank intervals beside a mixed-integer programme for each end."""
import csv
import json
import subprocess
import sys
import time

from races.contestants import HERE, PROJECT, Contestant, cohort, compete


class Ends(Contestant):
    """A command that writes best and worst ranks, all of them exact."""

    def read(self, text):
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
                          "--weights", "box:25%", "--format", "csv", "--verbose", "--lang", "en"], "",
             r"^intervals: ([\d.]+) s$"),
        Ends("HiGHS", [arguments.python, HERE / "peers/intervals_highs.py", scores, "0.25"], "",
             r"^work: ([\d.]+) s$"),
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
