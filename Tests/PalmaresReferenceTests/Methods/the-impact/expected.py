"""THE Impact Rankings worked out from the rules alone, with nothing of palmares.

    python3 expected.py

reads the invented answers and the tables of weights of the shipped methodology, and writes
fictional-published.csv beside them (2027) and one file here for each earlier edition's rules.
"""
import csv
import os
from statistics import NormalDist, mean, stdev

HERE = os.path.dirname(os.path.abspath(__file__))
METHOD = os.path.join(HERE, "../../../../Sources/PalmaresApplication/Share/methods/the-impact-2027")
NORMAL = NormalDist()
LATER = {2027: 2026}


def table(name):
    with open(os.path.join(METHOD, name), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Rules:
    """What an edition says. `weights` changes or removes (None) indicators; the rest is that of 2027."""

    def __init__(self, weights=None, goals=range(1, 18), to_best=False, two_editions=True, limits=None):
        self.indicators = []
        for row in table("indicators.csv"):
            changed = (weights or {}).get(row["code"], row["weight"])
            if changed is None or int(row["goal"]) not in goals or (not row["better"] and not row["most"]):
                continue
            self.indicators.append({**row, "goal": int(row["goal"]), "weight": float(changed)})
        self.goals = list(goals)
        self.to_best = to_best
        self.two_editions = two_editions
        self.limits = limits or [(100, "1–100"), (200, "101–200")]


def half_up(value):
    from decimal import ROUND_HALF_UP, Decimal
    exact = Decimal(f"{value:.14e}")
    return float(exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def competition(scores):
    """Place of each among those with a score: 1 + how many are better."""
    return {who: 1 + sum(other > score for other in scores.values()) for who, score in scores.items()}


def places(scores):
    """The same in a whole table, where one alone has no place."""
    return competition(scores) if len(scores) > 1 else {}


class Edition:
    """Everything of one edition, under some rules."""

    def __init__(self, answers, year, rules):
        self.answers, self.year, self.rules = answers, year, rules
        self.mine = answers[year]
        self.submitted = {
            who: [g for g in rules.goals if rows.get(f"sdg{g}", {}).get("answer") == "submitted"]
            for who, rows in self.mine.items()}
        self.eligible = [who for who, goals in self.submitted.items() if 17 in goals and len(goals) >= 4]
        self.shares = {row["code"]: self.share_of(row) for row in rules.indicators}
        self.goal, self.low, self.high = {}, {}, {}
        for g in rules.goals:
            self.add_up(g)
        self.scaled = {g: self.scale(g) for g in rules.goals}
        self.total = self.totals()

    def value(self, who, code, field="answer", back=0):
        cell = self.answers.get(self.year - back, {}).get(who, {}).get(code, {}).get(field, "")
        return float(cell) if cell != "" else None

    def share_of(self, row):
        """The share of an indicator's weight that each institution has earned; None where unknown."""
        code, goal = row["code"], row["goal"]
        those = [who for who in self.mine if goal in self.submitted[who]]
        given = {who: self.value(who, code) for who in those}
        if row["most"]:
            return {who: (given[who] or 0) / float(row["most"]) for who in those}
        sign = -1 if row["better"] == "low" else 1
        figures = {who: sign * v for who, v in given.items() if v is not None}
        # Who supplies the figure and leaves it blank has zero; what others count is then unknown.
        blank = 0.0 if row["kind"] == "numeric" else None
        shares = {who: blank for who in those if given[who] is None}
        if len(figures) >= 30:
            middle, spread = mean(figures.values()), stdev(figures.values())
            shares.update({who: NORMAL.cdf((v - middle) / spread) for who, v in figures.items()})
        else:
            shares.update({who: self.calibrated(who, code, sign) for who in figures})
        return shares

    def calibrated(self, who, code, sign):
        now = self.value(who, code)
        (v1, s1), (v2, s2) = [
            (self.value(who, code, back=b), self.value(who, code, "returned score", b)) for b in (1, 2)]
        if None not in (v1, s1, v2, s2) and v1 != v2 and 0 < s1 < 100 and 0 < s2 < 100:
            y1, y2 = NORMAL.inv_cdf(s1 / 100), NORMAL.inv_cdf(s2 / 100)
            slope = (y1 - y2) / (v1 - v2)
            if slope * sign > 0:
                return NORMAL.cdf(y1 + slope * (now - v1))
        for v, s in ((v1, s1), (v2, s2)):
            if None not in (v, s) and v == now:
                return s / 100
        return None

    def add_up(self, g):
        rows = [row for row in self.rules.indicators if row["goal"] == g]
        self.goal[g], self.low[g], self.high[g] = {}, {}, {}
        for who in self.mine:
            if g not in self.submitted[who]:
                continue
            parts = [(row["weight"], self.shares[row["code"]][who]) for row in rows]
            known = sum(w * s for w, s in parts if s is not None)
            self.low[g][who] = known
            self.high[g][who] = known + sum(w for w, s in parts if s is None)
            if all(s is not None for _, s in parts):
                self.goal[g][who] = known

    def scale(self, g):
        setting = [score for who, score in self.goal[g].items() if who in self.eligible]
        if len(setting) < 30:
            return {}
        low, high = (0 if self.rules.to_best else min(setting)), max(setting)
        return {who: 100 * (score - low) / (high - low) for who, score in self.goal[g].items()}

    def totals(self):
        totals = {}
        for who in self.eligible:
            others = [self.scaled[g].get(who) for g in self.submitted[who] if g != 17]
            seventeen = self.scaled[17].get(who)
            if seventeen is None or None in others:
                continue
            best = sorted(others, reverse=True)[:3]
            totals[who] = 0.22 * seventeen + 0.26 * sum(best)
        return totals


def country(edition, who):
    return edition.mine[who]["country"]["answer"]


def ranking(answers, year, rules):
    """One row for each institution of the edition."""
    now, before = Edition(answers, year, rules), Edition(answers, year - 1, rules)
    overall = dict(now.total)
    if rules.two_editions:
        overall = {who: (t + before.total.get(who, t)) / 2 for who, t in now.total.items()}
    shown = {who: half_up(score) for who, score in overall.items()}
    place = places(shown)
    national = {}
    for land in {country(now, who) for who in shown}:
        national.update(competition({who: s for who, s in shown.items() if country(now, who) == land}))
    band = {who: next((name for limit, name in rules.limits if p <= limit), "") for who, p in place.items()}
    goal_place = {
        g: places({who: half_up(score) for who, score in now.goal[g].items()}) for g in rules.goals}
    for who in now.mine:
        within = [shown[other] for other in band if band[other] == band.get(who)]
        row = {
            "institution": who, "overall": overall.get(who), "total": now.total.get(who),
            "rank": place.get(who), "national_rank": national.get(who), "band": band.get(who),
            "band_from": min(within, default=None), "band_to": max(within, default=None)}
        for g in now.rules.goals:
            row[f"sdg{g}"] = now.goal[g].get(who)
            row[f"low_sdg{g}"], row[f"high_sdg{g}"] = now.low[g].get(who), now.high[g].get(who)
            row[f"rank_sdg{g}"] = goal_place[g].get(who)
        yield row


def read(path):
    answers = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            year = answers.setdefault(int(row["edition"]), {})
            year.setdefault(row["institution"], {})[row["question"]] = row
    return answers


def write(path, rows, columns):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow(["" if row[c] is None else row[c] for c in columns])


GOALS_SHOWN = list(range(1, 18))
ELEVEN = [3, 4, 5, 8, 9, 10, 11, 12, 13, 16, 17]
SEVEN = {"7.3.1": 27, "7.5.1": None}
UNIONS = {"8.2.2": 2.45, "8.2.9": None}
THIRTEEN = {"13.2.1": None, "13.2.2": 27}
SIXTEEN = dict(zip([f"16.2.{k}" for k in range(1, 8)], [2, 2, 4, 4, 4, 6.6, 4]))
RULES = {
    2019: Rules(weights=SIXTEEN, goals=ELEVEN, to_best=True, two_editions=False),
    2020: Rules(weights=THIRTEEN, two_editions=False),
    2021: Rules(weights=THIRTEEN, two_editions=False),
    2022: Rules(weights={**SEVEN, **UNIONS}, two_editions=False),
    2023: Rules(weights={**SEVEN, **UNIONS}),
    2024: Rules(weights=UNIONS),
    2025: Rules(weights=UNIONS),
    2026: Rules(),
    2027: Rules(),
}


def main():
    answers = read(os.path.join(METHOD, "fictional-answers.csv"))
    first = ["institution", "overall", "total", "rank", "national_rank", "band", "band_from", "band_to"]
    per_goal = [f"{part}sdg{g}" for g in GOALS_SHOWN for part in ("", "rank_")]
    bounds = [f"{part}sdg{g}" for g in (14,) for part in ("low_", "high_")]
    rows = list(ranking(answers, 2027, RULES[2027]))
    write(os.path.join(METHOD, "fictional-published.csv"), rows, first + per_goal + bounds)
    for year, rules in RULES.items():
        if year == 2027:
            continue
        goals = [f"sdg{g}" for g in GOALS_SHOWN if g in rules.goals]
        rows = list(ranking(answers, 2027, rules))
        write(os.path.join(HERE, f"expected-{year}.csv"), rows, ["institution", "overall", "rank", "band"] + goals)


if __name__ == "__main__":
    main()
