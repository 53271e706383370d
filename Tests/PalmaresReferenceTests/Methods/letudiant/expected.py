"""Figures of the fictional schools of the methods letudiant-engineering-*, worked out from the rules.

Standard library only, nothing of palmares. `python3 expected.py` reads the fictional tables beside the
methods and writes what they must give. The rules are those of the README in this folder.
"""
import csv
from decimal import Decimal, ROUND_HALF_UP
from pathlib import Path

METHODS = Path(__file__).resolve().parents[4] / "Sources/PalmaresApplication/Share/methods"
FILTERS = {
    "rank_after_bac": lambda s: s["entry"] in ("bac", "bac+prepa"),
    "rank_after_prepa": lambda s: s["entry"] in ("prepa", "bac+prepa"),
    "rank_public": lambda s: s["status"] == "public",
    "rank_private": lambda s: s["status"] == "private",
}


def read(method, part):
    with open(METHODS / method / f"{method}-{part}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(method, rows):
    with open(METHODS / method / f"{method}-expected.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def number(text):
    return Decimal(text) if text else None


def total(values):
    """A school that lacks one has none."""
    return None if any(value is None for value in values) else sum(values)


def group(points, limits):
    """The first group whose lowest number of points is reached."""
    if points is None:
        return None
    return next((name for lowest, name in limits if points >= lowest), None)


def places(schools, of, among=lambda school: True):
    """1 + how many have more. Those without points, and those who aren't among them, have none."""
    inside = [school for school in schools if among(school) and of(school) is not None]
    return {
        school["school"]: 1 + sum(of(other) > of(school) for other in inside) for school in inside
    }


def row(school, **figures):
    return {"school": school["school"]} | {
        name: "" if value is None else value for name, value in figures.items()
    }


def with_score_out_of_100():
    """2012 and 2013: two rankings, after the baccalauréat and after two years."""
    method = "letudiant-engineering-2012"
    limits = [(60, "A+"), (40, "A"), (30, "B"), (20, "C"), (Decimal("-Infinity"), "D")]
    schools = read(method, "fictional")
    for school in schools:
        school["points"] = number(school["score"])
    place = {}
    for entry in ("bac", "bac+2"):
        place |= places(
            schools, lambda school: school["points"], lambda school: school["entry"] == entry)
    write(method, [
        row(school, group=group(school["points"], limits), rank=place.get(school["school"]))
        for school in schools
    ])


def with_families(method, families, limits, maximum):
    """2017 to 2021: marks of families, their sum, its group."""
    schools = read(method, "fictional")
    for school in schools:
        school["total"] = total([number(school[family]) for family in families])
    points = lambda school: school["total"]
    write(method, [
        row(school, total=points(school), maximum=maximum,
            group=group(points(school), limits),
            share=None if points(school) is None else float(100 * points(school) / maximum),
            **common_places(schools, school, points))
        for school in schools
    ])


def common_places(schools, school, points):
    code = school["school"]
    same_region = lambda other: other["region"] == school["region"]
    return {
        "general_rank": places(schools, points).get(code),
        "rank_in_region": places(schools, points, same_region).get(code),
    } | {name: places(schools, points, among).get(code) for name, among in FILTERS.items()}


def points_of_declared_limits(method):
    """As many points out of ten as limits are reached; four parts of the diversity index, averaged."""
    limits = read(method, "limits")
    schools = read(method, "fictional")
    for school in schools:
        points = {
            limit["code"]: reached(number(school[f"{limit['code']}_raw"]), limit) for limit in limits
        }
        parts = [points.pop(code) for code in ("fees", "work_study", "scholarships", "parity")]
        whole = total(parts)
        points["diversity"] = None if whole is None else (Decimal(whole) / 4).quantize(
            Decimal(1), rounding=ROUND_HALF_UP)
        school.update({code: "" if value is None else str(value) for code, value in points.items()})
    return schools


READINGS = {
    "x": lambda value: value,
    "-x": lambda value: -value,
    "50 - abs(x - 50)": lambda value: 50 - abs(value - 50),
}


def reached(value, limit):
    """How many of the ten limits a value reaches."""
    if value is None:
        return None
    read = READINGS[limit["reading"]](value)
    return sum(read >= Decimal(limit[f"points_{points}"]) for points in range(1, 11))


def with_criteria(method, schools):
    """2023: criteria out of ten, families, one point for the label."""
    criteria = read("letudiant-engineering-2023", "criteria")
    families = ["academic", "international", "company", "diversity_family"]
    for school in schools:
        for family in families:
            school[family] = total([
                number(school[criterion["code"]]) for criterion in criteria
                if criterion["family"] == family
            ])
        school["ddrs_bonus"] = Decimal(school["ddrs_label"] == "yes")
        school["sum"] = total([school[family] for family in families])
        school["total"] = total([school["sum"], school["ddrs_bonus"]])
        # A reader for whom the four international criteria count three times.
        school["abroad"] = total([school["total"], school["international"], school["international"]])
    points = lambda school: school["total"]
    abroad = places(schools, lambda school: school["abroad"])
    write(method, [
        row(school, **{family: school[family] for family in families},
            ddrs_bonus=school["ddrs_bonus"], total=points(school), maximum=110,
            share=None if points(school) is None else float(school["sum"] / Decimal("1.1")),
            international_score=school["abroad"],
            international_rank=abroad.get(school["school"]),
            **common_places(schools, school, points))
        for school in schools
    ])


if __name__ == "__main__":
    with_score_out_of_100()
    with_families(
        "letudiant-engineering-2017", ["academic", "international", "company"],
        [(45, "A+"), (35, "A"), (25, "B"), (1, "C")], 60)
    with_families(
        "letudiant-engineering-2018", ["academic", "international", "company", "new_publics"],
        [(49, "A+"), (37, "A"), (27, "B"), (Decimal("-Infinity"), "C")], 63)
    with_criteria("letudiant-engineering-2023", read("letudiant-engineering-2023", "fictional"))
    declared = "letudiant-engineering-2023-with-declared-points"
    with_criteria(declared, points_of_declared_limits(declared))
