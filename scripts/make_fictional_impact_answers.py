"""Invents the answers that come with the-impact-2027: 112 institutions that don't exist, two editions.

    python3 scripts/make_fictional_impact_answers.py

Goals are dealt evenly, about 35 institutions to each, so that every figure has enough of them to set its
scale; only goal 14 has too few. Every other rule of the ranking is met by somebody too: all grades of
evidence, blanks, goals that aren't submitted, no goal 17, fewer than three others, publications that nobody
counted, ties, a country of one, newcomers, institutions that left, and more than a hundred places, so that
there is a band.
"""
import csv
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "..", "Sources/PalmaresApplication/Share/methods/the-impact-2027")
EDITIONS = (2026, 2027)
SINCE_2019 = [3, 4, 5, 8, 9, 10, 11, 12, 13, 16]
SINCE_2020 = [1, 2, 6, 7, 15]
SPREAD = {"bibliometric": (40, 15, 1), "patents": (12, 5, 0), "numeric": (30, 9, 1)}

chance = random.Random(20270101)
with open(os.path.join(FOLDER, "indicators.csv"), newline="", encoding="utf-8") as file:
    INDICATORS = list(csv.DictReader(file))


def names():
    first = ["Alder", "Bram", "Cald", "Dorn", "Esk", "Farn", "Glim", "Hest", "Isk", "Jarl", "Korr",
             "Lum", "Morn", "Nith"]
    last = ["mere", "holt", "wick", "stad", "vale", "mont", "ness", "gard"]
    return [f"{a}{b} (fictional)" for b in last for a in first]


def dealt(number, taken):
    """Three or four goals of 2019 and one or two of the others: those that fewest have been dealt."""
    hand = {17}
    for goals, count in ((SINCE_2019, 4 if number % 4 == 0 else 3), (SINCE_2020, 1 + (number % 3 != 2))):
        order = sorted(goals, key=lambda goal: (taken.get(goal, 0), chance.random()))
        hand.update(order[:count])
    for goal in hand:
        taken[goal] = taken.get(goal, 0) + 1
    return hand


def partial(most):
    """Points as readers give them: whole, or with part of one for a partial answer."""
    points = chance.choice([0, 1, 1.5, 2, 2.25, 2.5, most - 1, most, most])
    return min(points, most)


def figure(kind, talent):
    mean, spread, digits = SPREAD[kind]
    return round(max(0.1, chance.gauss(mean + talent * spread, spread)), digits)


def rows_of(talent, goals, answered):
    """What one institution answers in one edition, as rows without its name."""
    rows = []
    for goal in sorted(goals):
        rows.append([f"sdg{goal}", "submitted", "", ""])
        for indicator in INDICATORS:
            if int(indicator["goal"]) != goal:
                continue
            code, most = indicator["code"], indicator["most"]
            if indicator["better"]:
                if indicator["kind"] == "numeric" and chance.random() < 0.04:
                    continue
                turned = -talent if indicator["better"] == "low" else talent
                rows.append([code, figure(indicator["kind"], turned), "", ""])
            elif most and chance.random() < answered:
                points = partial(int(most))
                document = f"{code}.pdf" if points > 1 else ""
                rows.append([code, points, document, ""])
    return rows


def cohort():
    rows, twins, taken = [], {}, {}
    countries = ["Arcadia", "Erewhon", "Laputa", "Ruritania", "Utopia"]
    for number, name in enumerate(names()):
        talent = chance.gauss(0, 0.8)
        answered = min(0.9, max(0.05, 0.16 + 0.1 * talent))
        country = "Lilliput" if number == 41 else countries[number % 5]
        goals = dealt(number, taken)
        if number == 5:
            goals.discard(17)
        if number == 6:
            goals = {9, 13, 17}
        if number in (50, 51, 52):
            goals.add(14)
        for edition in EDITIONS:
            if (number in (10, 20, 30) and edition == 2026) or (number == 40 and edition == 2027):
                continue
            own = set(goals)
            if number == 60 and edition == 2026:
                own = {3, 17}
            answers = rows_of(talent, own, answered)
            if number == 50:
                answers = calibrated(answers, edition)
            if number == 80:
                answers = [answer for answer in answers if answer[0] != "17.1.1"]
            if number in (70, 71):
                answers = twins.setdefault(edition, answers)
            rows.append([name, edition, "country", country, "", ""])
            rows += [[name, edition, *answer] for answer in answers]
    return rows


def calibrated(answers, edition):
    """The three figures of goal 14 as they were, with the scores that came back for 2026."""
    kept = [answer for answer in answers if not answer[0].startswith("14.1.")]
    score = {"14.1.1": 71.2, "14.1.2": 58.4, "14.1.3": 44}
    return kept + [[code, 45, "", score[code] if edition == 2026 else ""] for code in score]


def write(file, rows):
    with open(os.path.join(FOLDER, file), "w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["institution", "edition", "question", "answer", "document", "returned score"])
        writer.writerows(rows)


if __name__ == "__main__":
    write("fictional-answers.csv", cohort())
