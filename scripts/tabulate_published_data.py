#!/usr/bin/env python3
"""Writes the project's own data files from a folder of published tables.

Only the columns that a methodology reads are kept, under our own names; every figure is copied as
text, so that no digit changes, and rows stay in the order of the source. Sources, licences and what
was left out are said in the README beside each methodology and in THIRD_PARTY.

Usage: tabulate_published_data.py [FOLDER]     (default: ../shared/data beside the project)

Python 3, standard library only.
"""
import csv
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
METHODS = PROJECT / "Sources/PalmaresApplication/Share/methods"
LABELS = PROJECT / "scripts/labels"


def read(path, delimiter=",", encoding="utf-8-sig"):
    with open(path, newline="", encoding=encoding) as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def write(path, headings, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)
    print(f"{path.relative_to(PROJECT)}: {len(rows)} rows, {len(headings)} columns")


def tabulate(source, target, columns):
    """Copies `columns` ({our name: publisher's name}) of one table, rows in order."""
    rows = read(source) if isinstance(source, Path) else source
    write(target, list(columns), [[row[old] for old in columns.values()] for row in rows])


def same_names(names):
    return {name: name for name in names}


def human_development_index(folder):
    here = METHODS / "hdi-2023"
    tabulate(folder / "indices/hdi2023/hdi2023_input.csv", here / "hdi-2023.csv", {
        "country": "country",
        "life_expectancy": "le",
        "expected_schooling": "eys",
        "mean_schooling": "mys",
        "gni_per_head": "gnipc",
    })
    tabulate(folder / "indices/hdi2023/hdi2023_expected.csv", here / "hdi-2023-published.csv", {
        "country": "country",
        "hdi": "hdi",
        "rank": "hdi_rank",
        "gni_rank_minus_rank": "gni_rank_minus_hdi_rank",
    })


def sdg_index(folder):
    here, source = METHODS / "sdg-index-2019", folder / "indices/sdg2019"
    indicators = [row["code"] for row in read(source / "sdg2019_meta.csv")]
    goals = [f"goal{number}" for number in range(1, 18)]
    country = {"iso3": "id", "country": "name", "region": "region", "in_index": "included"}
    tabulate(source / "sdg2019_input.csv", here / "sdg-index-2019.csv",
             country | same_names(indicators))
    french = {row["code"]: row["label_fr"] for row in read(LABELS / "sdg-index-2019.csv")}
    rows = [row | {"label": row["label"].strip(), "label_fr": french[row["code"]]}
            for row in read(source / "sdg2019_meta.csv")]
    tabulate(rows, here / "sdg-index-2019-indicators.csv",
             same_names(["code", "goal", "label", "label_fr", "worst", "best"]))
    tabulate(source / "sdg2019_expected.csv", here / "sdg-index-2019-published.csv",
             {"iso3": "id", "index": "index_score", "rank": "rank"} | same_names(goals))
    tabulate(source / "sdg2019_expected.csv", here / "sdg-index-2019-normalised.csv",
             {"iso3": "id"} | {code: f"norm_{code}" for code in indicators})


def english_deprivation(folder):
    here = METHODS / "imd-england-2025"
    parts = {
        "income": "Income",
        "employment": "Employment",
        "education": "Education",
        "health": "Health",
        "crime": "Crime",
        "housing_and_services": "Housing_and_Services",
        "living_environment": "Environment",
        "children_and_young_people": "children_and_young_people",
        "adult_skills": "adult_skills",
        "geographical_barriers": "geographical_barriers",
        "wider_barriers": "wider_barriers",
        "indoors": "indoors",
        "outdoors": "outdoors",
    }
    tabulate(folder / "indices/imd2025/imd2025_input.csv", here / "imd-england-2025.csv",
             {"area": "lsoa21_code"} | {ours: f"{theirs}_rank" for ours, theirs in parts.items()})
    tabulate(folder / "indices/imd2025/imd2025_expected.csv", here / "imd-england-2025-published.csv", {
        "area": "lsoa21_code",
        "score": "IMD_score",
        "rank": "IMD_rank",
        "decile": "IMD_decile",
        "education": "Education_score",
        "housing_and_services": "Housing_and_Services_score",
        "living_environment": "Environment_score",
    })


def social_vulnerability(folder):
    here = METHODS / "svi-us-2018"
    variables = {
        "poverty": "POV",
        "unemployment": "UNEMP",
        "income_per_head": "PCI",
        "no_diploma": "NOHSDP",
        "aged_65_or_more": "AGE65",
        "aged_17_or_less": "AGE17",
        "disability": "DISABL",
        "single_parent": "SNGPNT",
        "minority": "MINRTY",
        "limited_english": "LIMENG",
        "multi_unit": "MUNIT",
        "mobile_homes": "MOBILE",
        "crowding": "CROWD",
        "no_vehicle": "NOVEH",
        "group_quarters": "GROUPQ",
    }
    tabulate(folder / "indices/svi2018/svi2018_input.csv", here / "svi-us-2018.csv",
             {"fips": "FIPS", "county": "COUNTY", "state": "ST_ABBR"}
             | {ours: f"EP_{theirs}" for ours, theirs in variables.items()})
    results = {}
    for number in range(1, 5):
        results[f"theme{number}_sum"] = f"SPL_THEME{number}"
        results[f"theme{number}"] = f"RPL_THEME{number}"
    results |= {"overall_sum": "SPL_THEMES", "overall": "RPL_THEMES"}
    tabulate(folder / "indices/svi2018/svi2018_expected.csv", here / "svi-us-2018-published.csv",
             {"fips": "FIPS"} | {ours: f"EPL_{theirs}" for ours, theirs in variables.items()}
             | results)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT.parent / "shared/data"
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder. Give the folder of published tables as argument.")
    for part in (human_development_index, sdg_index, english_deprivation, social_vulnerability):
        part(folder)


if __name__ == "__main__":
    main()
