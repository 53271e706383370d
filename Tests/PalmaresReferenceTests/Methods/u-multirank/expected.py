"""Letters, counts and places of the fictional institutions of u-multirank-2022, from the rules.

Standard library only, nothing of palmares; exact fractions, so that no limit is missed by a rounding.
`python3 expected.py` reads the fictional table beside the method and writes what it must give.
"""
import csv
from fractions import Fraction
from pathlib import Path

METHOD = (
    Path(__file__).resolve().parents[4]
    / "Sources/PalmaresApplication/Share/methods/u-multirank-2022/u-multirank-2022")
GROUPS = [
    "teaching", "research", "transfer", "international", "regional", "computer_science",
    "environmental_sciences", "materials_science"]
LIMITS = {
    "quantitative": ["1.25", "1.1", "0.9", "0.75"],
    "rating": ["2", "0.5", "-0.5", "-2"],
    "survey": ["0.5", "0.2", "-0.2", "-0.5"],
}
LINKAGES = {
    "research_income", "publications_by_size", "citations", "top_cited", "interdisciplinary",
    "postdocs", "company_papers", "foreign_papers", "regional_papers"}
FEWEST_ANSWERS, FEWEST_INSTITUTIONS = 15, 3


def read(part):
    with open(f"{METHOD}-{part}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def value(institution, indicator):
    """Nothing where nothing is said, or where too few students answered."""
    text = institution[indicator["column"]]
    if not text:
        return None
    if indicator["procedure"] == "survey":
        answers = institution[f"{indicator['group']}_answers"]
        if not answers or int(answers) < FEWEST_ANSWERS:
            return None
    return Fraction(text)


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def distance(figure, middle, indicator):
    if indicator["procedure"] != "quantitative":
        return figure - middle
    if indicator["better"] == "low":
        return middle / figure
    if middle == 0:
        return Fraction(1000) if figure > 0 else Fraction(1)
    return figure / middle


def letters(institutions, indicator):
    figures = {each["institution"]: value(each, indicator) for each in institutions}
    known = [figure for figure in figures.values() if figure is not None]
    if len(known) < FEWEST_INSTITUTIONS:
        return {institution: None for institution in figures}
    middle = median(known)
    limits = [Fraction(limit) for limit in LIMITS[indicator["procedure"]]]
    return {
        institution: None if figure is None else "ABCDE"[
            sum(distance(figure, middle, indicator) < limit for limit in limits)]
        for institution, figure in figures.items()
    }


def places(counts, among):
    """counts: institution → (A, A and B, letters); those without letters have no place."""
    inside = [institution for institution in counts if among(institution) and counts[institution][2]]
    return {
        institution: 1 + sum(counts[other][:2] > counts[institution][:2] for other in inside)
        for institution in inside
    }


def main():
    institutions, indicators = read("fictional"), read("indicators")
    country = {each["institution"]: each["country"] for each in institutions}
    letter = {each["column"]: letters(institutions, each) for each in indicators}

    def counted(chosen):
        return {
            institution: (
                sum(letter[each["column"]][institution] == "A" for each in chosen),
                sum(letter[each["column"]][institution] in ("A", "B") for each in chosen),
                sum(letter[each["column"]][institution] is not None for each in chosen),
            ) for institution in country
        }

    rows = {
        institution: {"institution": institution} | {
            f"grade_{each['column']}": letter[each["column"]][institution] for each in indicators
        } for institution in country
    }
    of_institutions = [each for each in indicators if each["level"] == "institution"]
    everything = counted(of_institutions)
    place = places(everything, lambda institution: True)
    for institution, (a, ab, known) in everything.items():
        rows[institution] |= {
            "n_a": a, "n_ab": ab, "n_graded": known, "place": place.get(institution),
            "chosen": len(of_institutions)}
    # A reader who leaves out all but the indicators of research and its links.
    linked = counted([each for each in of_institutions if each["indicator"] in LINKAGES])
    place = places(linked, lambda institution: True)
    for institution, (a, ab, _) in linked.items():
        rows[institution] |= {
            "linkages_a": a, "linkages_ab": ab, "linkages_place": place.get(institution)}
    for group in GROUPS:
        counts = counted([each for each in indicators if each["group"] == group])
        place = places(counts, lambda institution: True)
        for institution, (a, ab, known) in counts.items():
            at_home = places(counts, lambda other: country[other] == country[institution])
            rows[institution] |= {
                f"{group}_a": a, f"{group}_ab": ab, f"{group}_graded": known,
                f"{group}_place": place.get(institution),
                f"{group}_place_in_country": at_home.get(institution)}

    with open(f"{METHOD}-expected.csv", "w", newline="", encoding="utf-8") as file:
        columns = list(next(iter(rows.values())))
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows.values():
            writer.writerow({key: "" if cell is None else cell for key, cell in row.items()})


if __name__ == "__main__":
    main()
