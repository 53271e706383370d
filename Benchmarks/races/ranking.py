"""`palmares rank` beside pandas and numpy, and its growth with the number of institutions."""
import math
import statistics

from races.contestants import HERE, IMD, INSTITUTIONS, Contestant, cohort, compete

MULTIPLES = (1, 2, 4, 7, 10)


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
