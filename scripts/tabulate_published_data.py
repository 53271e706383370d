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


def write(path, headings, rows, delimiter=","):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)
    print(f"{path.relative_to(PROJECT)}: {len(rows)} rows, {len(headings)} columns")


def tabulate(source, target, columns, delimiter=","):
    """Copies `columns` ({our name: publisher's name}) of one table, rows in order."""
    rows = read(source) if isinstance(source, Path) else source
    write(target, list(columns), [[row[old] for old in columns.values()] for row in rows],
          delimiter)


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
             {"fips": "FIPS", "county": "COUNTY"}
             | {ours: f"EP_{theirs}" for ours, theirs in variables.items()})
    results = {}
    for number in range(1, 5):
        results[f"theme{number}_sum"] = f"SPL_THEME{number}"
        results[f"theme{number}"] = f"RPL_THEME{number}"
    results |= {"overall_sum": "SPL_THEMES", "overall": "RPL_THEMES"}
    tabulate(folder / "indices/svi2018/svi2018_expected.csv", here / "svi-us-2018-published.csv",
             {"fips": "FIPS"} | {ours: f"EPL_{theirs}" for ours, theirs in variables.items()}
             | results)


def asem_connectivity(folder):
    here, source = METHODS / "asem-2018", folder / "indices/asem"
    reference = PROJECT / "Tests/PalmaresReferenceTests/Methods/asem"
    french = {row["code"]: row["label_fr"] for row in read(LABELS / "asem-2018.csv")}
    framework = read(source / "00_asem_iMeta.csv")
    rows = [row | {"label_fr": french[row["iCode"]],
                   "sign": "lower" if row["Direction"] == "-1" else "higher",
                   "Denominator": row["Denominator"].lower()}
            for row in framework if row["iCode"] in french]
    framework_columns = {"code": "iCode", "label": "iName", "label_fr": "label_fr"}
    indicators = [row for row in rows if row["Type"] == "Indicator"]
    codes = same_names([row["iCode"] for row in indicators])
    aggregates = [row for row in rows if row["Type"] == "Aggregate"]
    results = [row["iCode"] for row in aggregates]
    tabulate(indicators, here / "asem-2018-indicators.csv", framework_columns | {
        "unit": "Unit",
        "better": "sign",
        "divided_by": "Denominator",
        "target": "Target",
        "weight": "Weight",
        "into": "Parent",
    })
    tabulate(aggregates, here / "asem-2018-aggregates.csv",
             framework_columns | {"weight": "Weight", "into": "Parent"})
    tabulate(source / "00_asem_iData.csv", here / "asem-2018.csv", {
        "iso3": "uCode",
        "country": "uName",
        "region": "EurAsia_group",
        "area": "Area",
        "energy": "Energy",
        "gdp": "GDP",
        "population": "Population",
    } | codes)
    for stage in ("Denominated", "Imputed", "Treated", "Normalised"):
        tabulate(source / f"01_step_{stage}.csv", here / f"asem-2018-{stage.lower()}.csv",
                 {"iso3": "uCode"} | codes)
    tabulate(source / "01_step_Aggregated.csv", here / "asem-2018-scores.csv",
             {"iso3": "uCode"} | same_names(results))
    tabulate(source / "01_results_ranks.csv", here / "asem-2018-ranks.csv",
             {"iso3": "uCode"} | same_names(results))
    normalisations = {
        "min-max-0-100": "minmax_0_100",
        "min-max-1-100": "minmax_1_100",
        "z-score-0-1": "zscore_0_1",
        "z-score-10-2": "zscore_10_2",
        "rank": "rank",
        "percentile-rank": "prank",
        "borda": "borda",
        "distance-to-maximum": "dist2max",
        "fraction-of-maximum": "fracmax",
        "scaled": "scaled",
        "distance-to-target": "dist2targ_iMeta_raw",
    }
    for ours, theirs in normalisations.items():
        kept = {code: code for code in codes
                if ours != "fraction-of-maximum" or code not in ("CostImpEx", "Tariff", "Poverty")}
        tabulate(source / f"02_norm_{theirs}.csv", reference / f"normalised-{ours}.csv",
                 {"iso3": "uCode"} | kept)
    means = {
        "arithmetic": ("a_amean", results),
        "geometric": ("a_gmean", results),
        "harmonic": ("a_hmean", results),
        "power-minus-half": ("genmean_p-0.5", ["Conn", "Sust", "Index"]),
        "power-half": ("genmean_p0.5", ["Conn", "Sust", "Index"]),
        "power-two": ("genmean_p2", ["Conn", "Sust", "Index"]),
        "with-missing": ("amean_with_missing", results),
        "with-missing-85": ("amean_with_missing_thresh085", results),
    }
    for ours, (theirs, kept) in means.items():
        tabulate(source / f"03_agg_{theirs}.csv", reference / f"mean-{ours}.csv",
                 {"iso3": "uCode"} | same_names(kept))


def french_institutions(folder):
    here, source = METHODS / "french-he-2021", folder / "french_he"
    register = {row["identifiant interne"]: row
                for row in read(source / "institutions.csv", delimiter=";")}
    unknown = {"uai - identifiant": "", "Identifiant ROR": "", "Région": ""}
    kinds = ("Universités et assimilés", "Ecoles d'ingénieurs", "Autres établissements")
    rows = [row | register.get(row["pid"], unknown)
            for row in read(source / "kpi_by_institution_and_year.csv", delimiter=";")
            if row["Rentrée"] == "2021" and row["Groupe"] in kinds]
    tabulate(rows, here / "french-he-2021.csv", {
        "id": "pid",
        "name": "Etablissement",
        "uai": "uai - identifiant",
        "ror": "Identifiant ROR",
        "region": "Région",
        "kind": "Groupe",
        "comparable": "Comparable",
        "year": "Rentrée",
        "students": "kpi.ETU.P.effectif",
        "doctoral_students": "kpi.ETU.S.cycle3_D",
        "teachers": "kpi.ENS.P.effectif",
        "tenured_teachers": "kpi.ENS.S.titulaires",
        "researchers": "kpi.ENS.S.EC",
        "support_staff": "kpi.BIA.P.effectif",
        "tenured_support_staff": "kpi.BIA.S.titulaires",
        "category_a_support_staff": "kpi.BIA.S.A",
        "resources": "kpi.FIN.P.ressources",
        "payroll": "kpi.FIN.S.masseSalariale",
        "training_income": "kpi.FIN.S.recettesFormation",
        "research_income": "kpi.FIN.S.recettesRecherche",
        "investment": "kpi.FIN.S.investissements",
        "buildings": "kpi.IMO.P.batiments",
        "satisfactory_buildings": "kpi.IMO.S.état_satisfaisant",
        "energy_abc_buildings": "kpi.IMO.S.énergie_ABC",
        "ghg_abc_buildings": "kpi.IMO.S.GES_ABC",
    }, delimiter=";")


def best_three_plus_fixed(folder):
    tabulate(folder / "golden/G_best3_plus_fixed.csv",
             PROJECT / "Benchmarks/methods/best-three-plus-fixed-published.csv", {
                 "id": "uCode",
                 "score": "score_raw",
                 "rank": "rank_raw",
                 "rescaled_score": "score_rescaled",
                 "rescaled_rank": "rank_rescaled",
             })


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT.parent / "shared/data"
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder. Give the folder of published tables as argument.")
    for part in (human_development_index, sdg_index, english_deprivation, social_vulnerability,
                 asem_connectivity, french_institutions, best_three_plus_fixed):
        part(folder)


if __name__ == "__main__":
    main()
