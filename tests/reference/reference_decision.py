"""The decision matrix and its sensitivity for `reference.py`, written from the definitions alone.

Everything but the square roots of TOPSIS is in exact fractions, and those are taken to 60 digits. Lines are followed
through two whole weight vectors, where the program works with slopes; moves are all tried.
"""

import decimal
from fractions import Fraction

STYLES = ("weighted_score", "weighted_rank", "plus_minus", "topsis", "promethee")
LOWEST_FIRST = ("weighted_rank",)
METRICS = set("""personnel personnel_assigned personnel_peak personnel_host nations contributions nations_assigned
    contributions_assigned requirements essential_met essential_fill all_fill pledged_fill essential_cover days_to_full
    startup_cost monthly_cost total_cost common_cost funding expected_met expected_minimum confidence confirmed_share
    largest_share concentration backstop_dependence linchpins conditions_assumed""".split())


def exact(value):
    return Fraction(str(value))


def root(fraction):
    with decimal.localcontext() as context:
        context.prec = 60
        return Fraction((decimal.Decimal(fraction.numerator) / decimal.Decimal(fraction.denominator)).sqrt())


class Criterion:
    """One criterion over the scenarios."""

    def __init__(self, data, names, metrics):
        self.data, self.id = data, data["id"]
        self.minimise = data.get("direction") == "min"
        self.weight = max(Fraction(0), exact(data["weight"]))
        measure = data["measure"]
        if measure == "manual":
            scores = data.get("scores", {})
            self.raw = [exact(scores[n]["value"]) if n in scores else None for n in names]
        else:
            self.raw = [metrics[n][measure] if measure in METRICS else None for n in names]
        self.values = [self.value(raw) for raw in self.raw]

    def end(self, which):
        """The end of the scale, and whether it is fixed."""
        if self.data.get(which) is not None:
            return exact(self.data[which]), True
        if self.data["measure"] == "manual":
            return Fraction(100 if (which == "best") != self.minimise else 0), True
        present = [raw for raw in self.raw if raw is not None]
        return (max if (which == "best") != self.minimise else min)(present), False

    def value(self, raw):
        if raw is None:
            return Fraction(0)
        (best, best_fixed), (worst, worst_fixed) = self.end("best"), self.end("worst")
        sense = -1 if self.minimise else 1
        if best_fixed and sense * raw >= sense * best:
            return Fraction(1)
        if worst_fixed and sense * raw <= sense * worst:
            return Fraction(0)
        if best == worst:
            return Fraction(1, 2)
        return min(Fraction(1), max(Fraction(0), (raw - worst) / (best - worst)))


def scores(criteria, weights, at):
    return sum(w * c.values[at] for w, c in zip(weights, criteria))


def mean_rank(values, at):
    places = [i + 1 for i, v in enumerate(sorted(values, reverse=True)) if v == values[at]]
    return Fraction(sum(places), len(places))


def sign(number):
    return (number > 0) - (number < 0)


def topsis(criteria, shares, count):
    to_ideal, to_anti = [Fraction(0)] * count, [Fraction(0)] * count
    for criterion, share in zip(criteria, shares):
        present = [raw for raw in criterion.raw if raw is not None]
        if not any(present):
            continue
        worst, best = (max, min) if criterion.minimise else (min, max)
        raw = [worst(present) if r is None else r for r in criterion.raw]
        length = sum(r * r for r in raw)
        for at in range(count):
            to_ideal[at] += share ** 2 * (raw[at] - best(present)) ** 2 / length
            to_anti[at] += share ** 2 * (raw[at] - worst(present)) ** 2 / length
    found = []
    for plus, minus in zip(to_ideal, to_anti):
        plus, minus = root(plus), root(minus)
        found.append(Fraction(1, 2) if plus + minus == 0 else minus / (plus + minus))
    return found


def by_style(criteria, shares, count):
    others = count - 1
    return {
        "weighted_score": [scores(criteria, shares, at) for at in range(count)],
        "weighted_rank": [sum(s * mean_rank(c.values, at) for s, c in zip(shares, criteria))
                          for at in range(count)],
        "plus_minus": [sum(sign(c.values[at] - c.values[0]) for c in criteria)
                       for at in range(count)],
        "topsis": topsis(criteria, shares, count),
        "promethee": [sum(s * sum(sign(c.values[at] - v) for v in c.values)
                          for s, c in zip(shares, criteria)) / others for at in range(count)],
    }


def with_weight(shares, at, weight):
    """The weights with one set, the others in proportion; in equal parts where it has all."""
    rest = sum(shares) - shares[at]
    if len(shares) == 1:
        return shares
    return [weight if i == at else (1 - weight) * (s / rest if rest else Fraction(1, len(shares) - 1))
            for i, s in enumerate(shares)]


def ranges(criteria, shares, names, leader):
    found = []
    for at, criterion in enumerate(criteria):
        ends = [[scores(criteria, with_weight(shares, at, Fraction(t)), s) for s in range(len(names))]
                for t in (0, 1)]

        def crossing(rival):
            gaps = [end[leader] - end[rival] for end in ends]
            return gaps[0] / (gaps[0] - gaps[1])

        row = {"id": criterion.id, "low": Fraction(0), "high": Fraction(1)}
        ahead = [[r for r in range(len(names)) if end[r] > end[leader]] for end in ends]
        # Ahead at the end of the slider: it crosses on the way there. The last to be passed bounds the range; of
        # several there the furthest ahead at the end rises fastest, as all meet at one point.
        if ahead[0]:
            row["low"] = max(crossing(r) for r in ahead[0])
            row["below"] = names[max((r for r in ahead[0] if crossing(r) == row["low"]),
                                     key=lambda r: (ends[0][r], -r))]
        if ahead[1]:
            row["high"] = min(crossing(r) for r in ahead[1])
            row["above"] = names[max((r for r in ahead[1] if crossing(r) == row["high"]),
                                     key=lambda r: (ends[1][r], -r))]
        found.append(row)
    return found


def smallest_move(criteria, shares, names, leader):
    lead = {r: scores(criteria, shares, leader) - scores(criteria, shares, r)
            for r in range(len(names)) if r != leader}
    if 0 in lead.values():
        return None
    moves = []
    for one, giver in enumerate(criteria):
        for other, taker in enumerate(criteria):
            for rival, ahead in lead.items():
                gain = ((taker.values[rival] - giver.values[rival])
                        - (taker.values[leader] - giver.values[leader]))
                if gain > 0 and ahead / gain <= shares[one]:
                    moves.append((ahead / gain, one, rival, other))
    if not moves:
        return None
    weight, one, rival, other = min(moves)
    return {"from": criteria[one].id, "to": criteria[other].id, "weight": weight, "scenario": names[rival]}


def decide(records, names, metrics, given_up):
    """`decision` and `sensitivity` as `muster compare --json` has them; nothing where a figure was given up."""
    standing = {}
    for record in records:
        standing.setdefault(record["id"], record)
    if any(metrics[n].get(c["measure"]) is given_up for n in names for c in standing.values()):
        return {}
    criteria = [Criterion(record, names, metrics) for record in standing.values()]
    total = sum(c.weight for c in criteria)
    if len(names) < 2 or total == 0:
        return {"decision": None, "sensitivity": None}
    shares = [c.weight / total for c in criteria]
    results = by_style(criteria, shares, len(names))
    leaders, tied = {}, {}
    for style, found in results.items():
        best = (min if style in LOWEST_FIRST else max)(found)
        first = [n for n, score in zip(names, found) if abs(score - best) < Fraction(1, 10 ** 12)]
        leaders[style], tied[style] = first[0], first if len(first) > 1 else []
    leader = names.index(leaders["weighted_score"])
    return {
        "decision": {
            "criteria": [{
                "id": c.id, "measure": c.data["measure"], "weight": exact(c.data["weight"]),
                "raw": dict(zip(names, c.raw)), "value": dict(zip(names, c.values))} for c in criteria],
            **{style: dict(zip(names, found)) for style, found in results.items()},
            "leader": leaders, "tied": tied,
            "agree": len(set(leaders.values())) == 1 and not any(tied.values())},
        "sensitivity": {
            "criteria": ranges(criteria, shares, names, leader),
            "smallest_move": smallest_move(criteria, shares, names, leader)}}


def findings(plan_records, scenarios):
    """Of broken criteria, as (severity, code, id); those of one id are each looked at."""
    found, seen = [], set()
    for record in plan_records:
        name = record["id"]
        if name in seen:
            found.append(("error", "duplicate_id", name))
        seen.add(name)
        best, worst = record.get("best"), record.get("worst")
        crossed = best is not None and worst is not None and record.get("direction") in ("max", "min") and (
            (exact(best) < exact(worst)) == (record["direction"] == "max") and exact(best) != exact(worst))
        if (record["measure"] not in METRICS | {"manual"} or record.get("direction") not in ("max", "min")
                or exact(record["weight"]) < 0 or crossed
                or any(not 0 <= exact(s["value"]) <= 100 for s in record.get("scores", {}).values())):
            found.append(("error", "bad_value", name))
        if any(scenario not in scenarios for scenario in record.get("scores", {})):
            found.append(("error", "unknown_id", name))
    return found
