"""Commands that are raced against each other, started cold and in turn."""
import csv
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PROJECT = HERE.parent
IMD = PROJECT / "Sources/PalmaresApplication/Share/methods/imd-england-2025"
INSTITUTIONS = 2152


class Contestant:
    """A command that writes a CSV with an `id` and the column of its figure.

    Its time is that of the whole process, or the sum of the seconds that it tells itself where `clock`, a
    pattern with one group, says how it tells them: `draws: 0.123 s`.
    """

    def __init__(self, name, command, column, clock=None):
        self.name, self.command, self.column = name, [str(part) for part in command], column
        self.clock = clock and re.compile(clock, re.MULTILINE)
        self.seconds, self.peaks, self.figures = [], [], None

    def run(self, measured=True):
        with tempfile.TemporaryDirectory() as folder:
            output, messages = Path(folder, "output"), Path(folder, "messages")
            line = subprocess.run(
                [sys.executable, "-I", "-S", HERE / "measure.py", output, messages, *self.command],
                check=True, capture_output=True, text=True).stdout
            seconds, kilobytes, code = line.split()
            told = messages.read_text(errors="replace")
            if int(code) != 0:
                sys.exit(f"{' '.join(self.command)}\nended with {code}:\n{told[:4000]}")
            if self.figures is None:
                self.figures = self.read(output.read_text())
        if measured:
            self.seconds.append(self.told_seconds(told) if self.clock else float(seconds))
            self.peaks.append(int(kilobytes) / 1024)

    def told_seconds(self, told):
        found = self.clock.findall(told)
        if not found:
            sys.exit(f"{' '.join(self.command)}\ntells no time:\n{told[:4000]}")
        return sum(map(float, found))

    def read(self, text):
        return {row["id"]: float(row[self.column]) for row in csv.DictReader(text.splitlines())
                if row[self.column]}

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def peak(self):
        return statistics.median(self.peaks)


def compete(title, contestants, repeat, agree=None):
    """Runs all in turn, `repeat` times after one unmeasured round, and prints medians and ratios.

    `agree` ends the program when the figures of two contestants differ; they must be equal when not said.
    """
    for contestant in contestants:
        contestant.run(measured=False)
    for other in contestants[1:]:
        (agree or refuse_different)(contestants[0], other)
    for _ in range(repeat):
        for contestant in contestants:
            contestant.run()
    print(f"\n{title} ({len(contestants[0].figures):,} figures agree, {repeat} runs)")
    print(f"{'':20}{'median':>10}{'fastest':>10}{'slowest':>10}{'peak':>10}{'ratio':>9}")
    for contestant in contestants:
        ratio = contestant.median / contestants[0].median
        print(f"{contestant.name:20}{contestant.median * 1000:7.1f} ms"
              f"{min(contestant.seconds) * 1000:7.1f} ms{max(contestant.seconds) * 1000:7.1f} ms"
              f"{contestant.peak:7.0f} MB{ratio:8.1f}×")
    return {contestant.name: {"seconds": contestant.seconds, "peak_mb": contestant.peaks}
            for contestant in contestants}


def refuse_different(ours, theirs):
    different = [code for code in ours.figures.keys() | theirs.figures.keys()
                 if ours.figures.get(code) != theirs.figures.get(code)]
    if different or not ours.figures:
        examples = ", ".join(f"{code}: {ours.figures.get(code)} and {theirs.figures.get(code)}"
                             for code in sorted(different)[:5])
        sys.exit(f"{ours.name} and {theirs.name} differ on {len(different)} of "
                 f"{len(ours.figures)} figures ({examples}): there is nothing to compare.")


def cohort(multiple):
    """The folder of a made-up cohort, written once."""
    folder = HERE / "cohort" if multiple == 1 else HERE / "cohort" / f"times-{multiple}"
    if not (folder / "data.csv").exists():
        subprocess.run([sys.executable, HERE / "make_cohort.py", "--out", folder,
                        "--n", str(INSTITUTIONS * multiple)], check=True)
    return folder
