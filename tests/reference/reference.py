#!/usr/bin/env python3
"""A second implementation of the analysis, written from the definitions alone.

It exists to be compared with the program: it evaluates day by day in exact fractions, prefers the
plainest reading of the definitions to speed, and shares no code with the program. A set of days is
held as a whole number, bit d standing for day d.

    reference.py PLAN [--withdraw NATION]... [--fail CONDITION]...

prints one JSON object: `plan`, `what_if` and `scenarios` as `muster analyse --json`, `differences`
`screening`, `decision` and `sensitivity` (without the drawn part) as `muster compare --json`, and `check`, the findings of `muster check --json`, all of
them without texts. A figure that is too large to work out exactly here is left out.
"""

import argparse
import datetime
import itertools
import json
from fractions import Fraction

import reference_decision

ENDED = ("declined", "withdrawn", "expired", "superseded")
FIRM = ("confirmed", "transferred")
STEPS = ("requested", "indicated", "offered", "confirmed", "transferred")
LIKELIHOODS = {"requested": "0.2", "indicated": "0.2", "offered": "0.5", "confirmed": "0.85",
               "transferred": "0.98", **{status: "0" for status in ENDED}}
THRESHOLDS = {"expected_minimum": "0.5", "largest_share": "0.5", "similarity": "0.85",
              "unlikely": "0.5", "stale_days": 60, "stale_rate_days": 30}
PRIORITIES = ("essential", "important", "desirable")
MOST_STATES = 60_000  # of a distribution, before this program gives the figure up
TOO_LARGE = object()  # the place of a figure given up


def exact(value):
    return Fraction(str(value))


def date(text):
    return datetime.date.fromisoformat(text) if text else None


def first_of_each(records):
    """By id; of two records with one id the first stands."""
    found = {}
    for record in records:
        found.setdefault(record["id"], record)
    return found


def days(first, beyond):
    """The set of days first ≤ d < beyond."""
    return ((1 << beyond) - (1 << first)) if beyond > first else 0


def has(day_set, day):
    return day_set >> day & 1 == 1


def each_day(day_set):
    return [day for day, bit in enumerate(reversed(bin(day_set)[2:])) if bit == "1"]


def number(value):
    """A figure for JSON: whole where it is whole, else the nearest double."""
    if value is None or isinstance(value, (bool, str)):
        return value
    value = Fraction(value)
    return int(value) if value.denominator == 1 else float(value)


def mean(values):
    values = list(values)
    if any(value is TOO_LARGE for value in values):
        return TOO_LARGE
    return sum(values, Fraction(0)) / len(values) if values else None


def steps_of(series):
    """A pair for each change, from day 0."""
    pairs = []
    for day, value in enumerate(series):
        if not pairs or pairs[-1][1] != value:
            pairs.append([day, value])
    return [[day, number(value)] for day, value in pairs]


# ---------------------------------------------------------------------------------- the plan


class Plan:
    """A plan file with its defaults and its look-ups."""

    def __init__(self, data):
        self.data = data
        self.as_of = date(data["as_of"])
        self.c_day = date(data.get("c_day"))
        self.currency = data["currency"]
        self.rates = {code: exact(rate) for code, rate in data.get("rates", {}).items()}
        self.duration = data.get("duration_days", 360)
        self.unknown_notice = data.get("unknown_notice_days", 90)
        self.correlation = data.get("correlation", "national")
        likelihoods = LIKELIHOODS | data.get("likelihoods", {})
        self.likelihoods = {status: exact(p) for status, p in likelihoods.items()}
        thresholds = THRESHOLDS | data.get("thresholds", {})
        self.thresholds = {key: exact(value) for key, value in thresholds.items()}
        for name in ("areas", "nations", "capabilities", "conditions", "contributions", "red_lines",
                     "requirement_sets", "scenarios"):
            setattr(self, name, first_of_each(data.get(name, [])))
        self.positions = data.get("positions", [])

    def rate(self, currency):
        """Base units for one unit, or None."""
        if currency is None or currency == self.currency:
            return Fraction(1)
        return self.rates.get(currency)

    def is_money(self, capability):
        return self.capabilities[capability]["unit"] == "money"

    def fits(self, requirement, capability):
        """The requirement's capability, or a substitute of the same unit."""
        wanted = requirement["capability"]
        return capability == wanted or (
            capability in requirement.get("substitutes", [])
            and wanted in self.capabilities and capability in self.capabilities
            and self.capabilities[capability]["unit"] == self.capabilities[wanted]["unit"])

    def ended(self, pledge):
        until = date(pledge.get("valid_until"))
        return pledge["status"] in ENDED or (until is not None and until < self.as_of)

    def likelihood(self, pledge):
        own = pledge.get("likelihood")
        return exact(own) if own is not None else self.likelihoods[pledge["status"]]

    def people(self, pledge):
        return pledge.get("personnel") or 0

    def approval(self, pledge):
        return self.nations[pledge["nation"]].get("approval", {})

    def latest_answer(self, nation, question):
        answers = [(position.get("date", ""), place, position["answer"])
                   for place, position in enumerate(self.positions)
                   if position["nation"] == nation and position["question"] == question]
        return max(answers)[2] if answers else None

    def has_answer(self, nation, question):
        return any(position["nation"] == nation and position["question"] == question
                   and position["answer"] not in ("not_asked", "not_stated")
                   for position in self.positions)


class Option:
    """A scenario with its lines and those of its assignments that name only what is there."""

    def __init__(self, plan, data):
        self.plan, self.data, self.id = plan, data, data["id"]
        self.end = data.get("duration_days") or plan.duration
        self.assumes = data.get("assumes", [])
        self.set = plan.requirement_sets.get(data["requirement_set"], {})
        self.tasks = first_of_each(self.set.get("tasks", []))
        self.lines, self.task_of = {}, {}
        for task in self.tasks.values():
            for line in task.get("requirements", []):
                if line["id"] not in self.lines:
                    self.lines[line["id"]] = line
                    self.task_of[line["id"]] = task["id"]
        self.all_assignments = list(first_of_each(data.get("assignments", [])).values())
        self.assignments = [a for a in self.all_assignments if self.is_known(a)]
        self.essential = [line for line in self.lines.values() if line["priority"] == "essential"]

    def is_known(self, assignment):
        plan = self.plan
        pledge = plan.contributions.get(assignment["contribution"])
        task = self.tasks.get(assignment["task"])
        if (pledge is None or task is None or pledge["nation"] not in plan.nations
                or pledge["capability"] not in plan.capabilities or task["area"] not in plan.areas):
            return False
        line = assignment.get("requirement")
        return line is None or (self.task_of.get(line) == task["id"]
                                and self.lines[line]["capability"] in plan.capabilities)

    def window(self, line):
        first = line["from_day"]
        to_day = line.get("to_day")
        beyond = self.end if to_day is None else min(to_day, self.end)
        return range(first, beyond) if first < beyond else range(first, first + 1)

    def left(self, pledge):
        """What of a pledge this option has not assigned."""
        used = sum(max(0, a["quantity"]) for a in self.assignments
                   if a["contribution"] == pledge["id"])
        return pledge["quantity"] - used


# ---------------------------------------------------------------------- one assignment, one day


class Use:
    """One assignment: its amounts and its days, apart from any what-if."""

    def __init__(self, option, assignment):
        plan = self.plan = option.plan
        self.option, self.data, self.id = option, assignment, assignment["id"]
        self.pledge = plan.contributions[assignment["contribution"]]
        self.nation = self.pledge["nation"]
        self.capability = plan.capabilities[self.pledge["capability"]]
        self.task = option.tasks[assignment["task"]]
        self.area = plan.areas[self.task["area"]]
        self.line = assignment.get("requirement")
        self.quantity = max(0, assignment["quantity"])
        whole = self.pledge["quantity"]
        self.fraction = Fraction(self.quantity, whole) if whole >= 1 else Fraction(0)
        self.units = Fraction(self.quantity)
        if self.capability["unit"] == "money":
            self.units *= plan.rate(self.pledge.get("currency")) or 0
        self.people = plan.people(self.pledge) * self.fraction
        from_day = assignment.get("from_day") or 0
        self.arrival = from_day if self.pledge["status"] == "transferred" else max(
            from_day, self.decision() + self.notice()
            + self.area.get("transit_days", 0) + self.area.get("reception_days", 0))
        ends = [option.end]
        if assignment.get("to_day") is not None:
            ends.append(assignment["to_day"])
        if self.pledge.get("tour_days") is not None and self.pledge.get("tours") is not None:
            ends.append(self.arrival + self.pledge["tour_days"] * self.pledge["tours"])
        self.departure = min(ends)
        self.present = days(self.arrival, self.departure)
        self.days_present = max(0, self.departure - self.arrival)
        self.needs = set(self.pledge.get("requires", [])) | set(self.capability.get("requires", []))

    def limitations(self):
        return [caveat for caveat in self.pledge.get("caveats", [])
                if caveat["strength"] == "limitation"
                and (not caveat.get("areas") or self.area["id"] in caveat["areas"])]

    def decision(self):
        waits = [0 if self.pledge["status"] in FIRM else self.pledge.get("decision_days", 0)]
        approval = self.plan.approval(self.pledge)
        if approval.get("state") == "pending" and self.capability["domain"] != "finance":
            waits.append(approval["lead_days"])
        waits += [caveat.get("approval_days") or 0 for caveat in self.limitations()]
        return max(waits)

    def notice(self):
        known = self.pledge.get("notice_days")
        return self.plan.unknown_notice if known is None else known

    def cost(self, basis, borne_by=None):
        """In base currency; what has no rate is left out."""
        return sum((exact(cost["amount"]) * self.fraction * (self.plan.rate(cost["currency"]) or 0)
                    for cost in self.pledge.get("costs", [])
                    if cost["basis"] == basis and borne_by in (None, cost["borne_by"])), Fraction(0))

    def total_cost(self, borne_by=None):
        return (self.cost("once", borne_by)
                + self.cost("per_month", borne_by) * self.days_present / 30)

    def reasons(self, withdrawn, failed):
        """Why it is not usable, exclusions set aside."""
        plan, pledge, waits_for = self.plan, self.pledge, self.pledge.get("conditions", [])
        states = {c: plan.conditions.get(c, {}).get("state", "open") for c in waits_for}
        found = []
        if plan.ended(pledge):
            found.append("ended_pledge")
        if pledge["status"] == "requested" and not any(
                plan.conditions[c]["kind"] in ("backstop", "approval")
                and (states[c] == "met" or c in self.option.assumes)
                for c in waits_for if c in plan.conditions):
            found.append("not_offered")
        if self.nation in withdrawn:
            found.append("withdrawn")
        if (plan.approval(pledge).get("state") == "refused"
                and self.capability["domain"] != "finance"):
            found.append("approval_refused")
        if (pledge.get("areas") and self.area["id"] not in pledge["areas"]) or any(
                caveat["strength"] == "prohibition" and self.area["id"] in caveat.get("areas", [])
                for caveat in pledge.get("caveats", [])):
            found.append("area_not_allowed")
        fails = [c for c in waits_for if states[c] == "failed" or c in failed]
        if fails:
            found.append("condition_failed")
        if any(c not in fails and states[c] != "met" and c not in self.option.assumes
               for c in waits_for):
            found.append("condition_not_assumed")
        if self.line is not None and not plan.fits(self.option.lines[self.line],
                                                   pledge["capability"]):
            found.append("wrong_capability")
        if self.departure <= self.arrival:
            found.append("never_present")
        return found

    def excluded_by(self, nations):
        """Whether it excludes another of these nations."""
        return any(n != self.nation and n in nations for n in self.pledge.get("excludes", []))


class State:
    """An option under a what-if: what is usable, and when it is present and supported."""

    def __init__(self, option, uses, withdrawn, failed):
        self.option, self.uses = option, uses
        self.reasons = {use.id: use.reasons(withdrawn, failed) for use in uses}
        self.nations = {use.nation for use in uses if not self.reasons[use.id]}
        for use in uses:
            if use.excluded_by(self.nations):
                self.reasons[use.id].append("excluded_partner")
        self.usable = [use for use in uses if not self.reasons[use.id]]

    def standing(self, among):
        """The days on which each of these is present and supported by the others of them."""
        found = {}
        for use in among:
            days_there = use.present
            for need in use.needs:
                support = 0
                for other in among:
                    if other is not use and other.capability["id"] == need:
                        support |= other.present
                days_there &= support
            found[use.id] = days_there
        return found

    def supply(self, line, standing, among):
        """S(d) for each day of the option."""
        series = [Fraction(0)] * self.option.end
        for use in among:
            if use.line == line["id"]:
                for day in each_day(standing[use.id]):
                    series[day] += use.units
        return series

    def sustained(self, line, among=None, standing=None):
        among = self.usable if among is None else among
        standing = self.standing(among) if standing is None else standing
        series = self.supply(line, standing, among)
        return min(series[d] if d < len(series) else Fraction(0) for d in self.option.window(line))

    def people(self):
        return sum((use.people for use in self.usable), Fraction(0))


def essential_met(option, uses, withdrawn, failed, remembered):
    """The essential lines met under a what-if, and the people usable. What the same assignments,
    supported on the same days, sustain is remembered, since thousands of what-ifs are asked for."""
    state = State(option, uses, withdrawn, failed)
    standing = state.standing(state.usable)
    met = set()
    for line in option.essential:
        own = [use for use in state.usable if use.line == line["id"]]
        key = (line["id"], tuple((use.id, standing[use.id]) for use in own))
        if key not in remembered:
            remembered[key] = state.sustained(line, own, standing) >= line["quantity"]
        if remembered[key]:
            met.add(line["id"])
    return met, state.people()


# ------------------------------------------------------------------------------- confidence


def groups_of(plan, uses):
    """What falls together: for each draw its outcomes as (probability, contributions that hold)."""
    by_draw = {}
    for use in uses:
        draw = use.nation if plan.correlation == "national" else use.pledge["id"]
        by_draw.setdefault(draw, {})[use.pledge["id"]] = plan.likelihood(use.pledge)
    groups = []
    for likelihoods in by_draw.values():
        # One uniform draw U; a contribution holds when U is at most its likelihood. Between two
        # neighbouring likelihoods the same contributions hold.
        levels = sorted({Fraction(0), Fraction(1), *likelihoods.values()})
        groups.append([(high - low, frozenset(c for c, p in likelihoods.items() if p >= high))
                       for low, high in zip(levels, levels[1:])])
    return groups


def probability(plan, demands):
    """That every demand is met. A demand is a quantity, and the uses that supply it on one day."""
    demands = [(need, supply) for need, supply in demands if need > 0]
    if any(sum(use.units for use in supply) < need for need, supply in demands):
        return Fraction(0)
    # A day whose supply holds all of another day's supply, for no more, is met when that one is.
    kept, seen = [], []
    for need, supply in sorted(demands, key=lambda demand: len(demand[1])):
        ids = {use.id for use in supply}
        if not any(need <= other and theirs <= ids for other, theirs in seen):
            seen.append((need, ids))
            kept.append((need, supply))
    uses = list({use.id: use for _, supply in kept for use in supply}.values())
    groups = groups_of(plan, uses)
    outcomes = 1
    for group in groups:
        outcomes *= len(group)
    convolved = by_convolution(kept, groups)
    if outcomes <= 512:
        enumerated = by_enumeration(kept, groups)
        assert convolved is TOO_LARGE or convolved == enumerated
        return enumerated
    return convolved


def by_enumeration(demands, groups):
    total = Fraction(0)
    for outcome in itertools.product(*groups):
        chance, holds = Fraction(1), set()
        for p, contributions in outcome:
            chance *= p
            holds |= contributions
        if chance and all(
                sum(use.units for use in supply if use.pledge["id"] in holds) >= need
                for need, supply in demands):
            total += chance
    return total


def by_convolution(demands, groups):
    """The distribution of the sums that hold, each capped at its need; sums that can no longer reach
    their need are dropped."""
    gains = [[(p, tuple(sum((u.units for u in supply if u.pledge["id"] in holds), Fraction(0))
                        for _, supply in demands)) for p, holds in group if p] for group in groups]
    needs = tuple(need for need, _ in demands)
    # Groups that supply the same demands follow each other, so that demands are settled early.
    gains.sort(key=lambda group: [not any(gain[i] for _, gain in group) for i in range(len(needs))])
    most = [tuple(max(gain[i] for _, gain in group) for i in range(len(needs))) for group in gains]
    states = {tuple(Fraction(0) for _ in needs): Fraction(1)}
    for step, group in enumerate(gains):
        to_come = [sum((m[i] for m in most[step + 1:]), Fraction(0)) for i in range(len(needs))]
        following = {}
        for sums, chance in states.items():
            for p, gain in group:
                new = tuple(min(need, a + b) for need, a, b in zip(needs, sums, gain))
                if all(a + more >= need for a, more, need in zip(new, to_come, needs)):
                    following[new] = following.get(new, 0) + chance * p
        if len(following) > MOST_STATES:
            return TOO_LARGE
        states = following
    return states.get(needs, Fraction(0))


def demands_of(option, state, standing, line, need):
    """One for each different supply over the window."""
    own = [use for use in state.usable if use.line == line["id"]]
    supplies = {tuple(use.id for use in own if has(standing[use.id], day)):
                [use for use in own if has(standing[use.id], day)] for day in option.window(line)}
    return [(need, supply) for supply in supplies.values()]


# ------------------------------------------------------------------------------ one scenario


class Analysis:
    """Everything about one scenario under one what-if."""

    def __init__(self, plan, data, withdrawn, failed):
        self.plan, self.option = plan, Option(plan, data)
        self.withdrawn, self.failed = set(withdrawn), set(failed)
        self.uses = [Use(self.option, a) for a in self.option.assignments]
        self.state = State(self.option, self.uses, self.withdrawn, self.failed)
        self.usable = self.state.usable
        self.standing = self.state.standing(self.usable)
        self.lines = {line["id"]: self.funnel(line) for line in self.option.lines.values()}
        self.remembered = {}
        self.linchpins, self.worst_pair = self.find_linchpins()

    def person_days(self, uses):
        return sum((use.people * use.days_present for use in uses), Fraction(0))

    def funnel(self, line):
        option, window, quantity = self.option, self.option.window(line), line["quantity"]
        minimum = line.get("minimum", quantity)
        own = [use for use in self.uses if use.line == line["id"]]
        own_usable = [use for use in self.usable if use.line == line["id"]]
        firm = [use for use in self.usable if use.pledge["status"] in FIRM]
        series = self.state.supply(line, self.standing, self.usable)

        def at(day):
            return series[day] if day < len(series) else Fraction(0)

        def units(uses):
            return sum((use.units for use in uses), Fraction(0))

        sustained = min(at(day) for day in window)
        full_from = None
        for day in range(window[-1], -1, -1):
            if at(day) < quantity:
                break
            full_from = day
        confidence, confidence_minimum = (
            probability(self.plan, demands_of(option, self.state, self.standing, line, need))
            for need in (quantity, minimum))
        return {
            "id": line["id"], "task": option.task_of[line["id"]], "capability": line["capability"],
            "priority": line["priority"], "quantity": quantity, "minimum": minimum,
            "assigned": units(use for use in own
                              if "wrong_capability" not in self.state.reasons[use.id]),
            "usable": units(own_usable),
            "on_time": units(use for use in own_usable if has(use.present, window[0])),
            "supported": at(window[0]), "sustained": sustained,
            "confirmed": self.state.sustained(line, firm),
            "gap": max(Fraction(0), quantity - sustained),
            "covered": Fraction(sum(at(day) >= quantity for day in window), len(window)),
            "state": ("met" if sustained >= quantity else
                      "minimum" if sustained >= minimum else "unmet"),
            "full_from": full_from, "confidence": confidence,
            "confidence_minimum": confidence_minimum, "series": series}

    def fill(self, line, step):
        row = self.lines[line["id"]]
        if row["quantity"] < 1:
            return Fraction(1)
        return min(Fraction(1), row[step] / row["quantity"])

    def is_met(self, line):
        return self.lines[line["id"]]["state"] == "met"

    def most_on_one_day(self, amounts):
        """Of (amount, days) pairs."""
        series = [Fraction(0)] * self.option.end
        for amount, day_set in amounts:
            if amount:
                for day in each_day(day_set):
                    series[day] += amount
        return max(series)

    def build_up(self):
        series = [Fraction(0)] * self.option.end
        for use in self.usable:
            for day in each_day(use.present):
                series[day] += use.people
        return series

    def joint(self):
        if not self.option.essential:
            return None
        demands = []
        for line in self.option.essential:
            demands += demands_of(self.option, self.state, self.standing, line, line["quantity"])
        return probability(self.plan, demands)

    def metrics(self):
        option, usable, essential = self.option, self.usable, self.option.essential
        lines = list(option.lines.values())
        rows = self.lines
        total_days = self.person_days(usable)
        shares = [self.person_days([u for u in usable if u.nation == n]) / total_days
                  for n in {use.nation for use in usable}] if total_days else []
        full_from = [rows[line["id"]]["full_from"] for line in essential]
        return {
            "personnel": self.state.people(),
            "personnel_assigned": sum((use.people for use in self.uses), Fraction(0)),
            "personnel_peak": max(self.build_up()),
            "personnel_host": self.most_on_one_day(
                (u.people, u.present) for u in usable if u.area["kind"] == "host"),
            "nations": len({use.nation for use in usable}),
            "contributions": len({use.pledge["id"] for use in usable}),
            "nations_assigned": len({use.nation for use in self.uses}),
            "contributions_assigned": len({use.pledge["id"] for use in self.uses}),
            "requirements": len(lines),
            "essential_met": mean(Fraction(self.is_met(line)) for line in essential),
            "essential_fill": mean(self.fill(line, "sustained") for line in essential),
            "all_fill": mean(self.fill(line, "sustained") for line in lines),
            "pledged_fill": mean(self.fill(line, "assigned") for line in lines),
            "essential_cover": mean(rows[line["id"]]["covered"] for line in essential),
            "days_to_full": max(full_from) if full_from and None not in full_from else None,
            "startup_cost": sum((use.cost("once") for use in usable), Fraction(0)),
            "monthly_cost": self.most_on_one_day((u.cost("per_month"), u.present) for u in usable),
            "total_cost": sum((use.total_cost() for use in usable), Fraction(0)),
            "common_cost": sum((use.total_cost("common") for use in usable), Fraction(0)),
            "funding": sum((use.units for use in usable if use.capability["unit"] == "money"),
                           Fraction(0)),
            "expected_met": mean(rows[line["id"]]["confidence"] for line in essential),
            "expected_minimum": mean(rows[line["id"]]["confidence_minimum"] for line in essential),
            "confidence": self.joint(),
            "confirmed_share": self.person_days(
                [u for u in usable if u.pledge["status"] in FIRM]) / total_days
            if total_days else None,
            "largest_share": max(shares) if shares else None,
            "concentration": sum(share * share for share in shares) if shares else None,
            "backstop_dependence": self.backstop_dependence(),
            "linchpins": sum(1 for pin in self.linchpins
                             if pin["kind"] == "nation" and pin["essential_lost"]),
            "conditions_assumed": len(option.assumes)}

    def backstop_dependence(self):
        requested = {n for n, nation in self.plan.nations.items() if nation["role"] == "requested"}
        backstops = {c for c, cond in self.plan.conditions.items() if cond["kind"] == "backstop"}
        planned, _ = essential_met(self.option, self.uses, set(), set(), self.remembered)
        without, _ = essential_met(self.option, self.uses, requested, backstops, self.remembered)
        return Fraction(len(planned - without), len(planned)) if planned else None

    def find_linchpins(self):
        option = self.option
        awaited = {c for use in self.usable for c in use.pledge.get("conditions", [])}
        candidates = [("nation", n) for n in {use.nation for use in self.usable}]
        candidates += [("condition", c) for c in awaited | set(option.assumes)
                       if c in self.plan.conditions]
        met, people = essential_met(option, self.uses, self.withdrawn, self.failed, self.remembered)

        def loss(members):
            still, left = essential_met(
                option, self.uses,
                self.withdrawn | {i for kind, i in members if kind == "nation"},
                self.failed | {i for kind, i in members if kind == "condition"}, self.remembered)
            return {"essential_lost": [line for line in option.lines if line in met - still],
                    "personnel_lost": people - left}

        pins = [{"kind": kind, "id": i, **loss([(kind, i)])} for kind, i in candidates]
        pins.sort(key=lambda pin: (-len(pin["essential_lost"]), -pin["personnel_lost"],
                                   pin["kind"] != "nation", pin["id"]))
        worst = None
        for one, other in itertools.combinations(pins, 2):
            lost = loss([(one["kind"], one["id"]), (other["kind"], other["id"])])
            weight = (len(lost["essential_lost"]), lost["personnel_lost"])
            if worst is None or weight > worst[0]:
                worst = (weight, {"members": [{"kind": p["kind"], "id": p["id"]}
                                              for p in (one, other)], **lost})
        return pins, worst and worst[1]

    def burden(self):
        total_days, end, rows = self.person_days(self.usable), self.option.end, []
        for nation in self.plan.nations.values():
            uses = [use for use in self.usable if use.nation == nation["id"]]
            if not uses:
                continue
            person_days, population = self.person_days(uses), nation.get("population")

            def count(unit):
                return sum((u.units for u in uses if u.capability["unit"] == unit), Fraction(0))

            rows.append({
                "nation": nation["id"], "personnel": sum((u.people for u in uses), Fraction(0)),
                "person_days": person_days,
                "share": person_days / total_days if total_days else None,
                "per_100k": person_days / end / population * 100_000 if population else None,
                "funding": count("money"),
                "own_cost": sum((u.total_cost("nation") for u in uses), Fraction(0)),
                "vessels": count("vessel"), "aircraft": count("aircraft")})
        return rows

    def gaps(self):
        open_lines = [line for line in self.option.lines.values() if not self.is_met(line)]
        open_lines.sort(key=lambda line: (PRIORITIES.index(line["priority"]),
                                          -self.lines[line["id"]]["gap"]))
        partners = [n for n, nation in self.plan.nations.items() if nation["role"] == "requested"]
        rows = []
        for line in open_lines:
            fillers = self.could_fill(line)
            rows.append({"requirement": line["id"], "gap": self.lines[line["id"]]["gap"], "partners": partners,
                         "could_fill": fillers[:50], "could_fill_count": len(fillers)})
        return rows

    def could_fill(self, line):
        """Those that would count first, then by what is left, then as they stand in the register."""
        return sorted(self.fitting(line), key=lambda row: (row["reasons"] != [], -row["left"]))

    def fitting(self, line):
        plan, option, rows = self.plan, self.option, []
        assigned = {use.pledge["id"]: use.pledge for use in self.uses}
        for pledge in plan.contributions.values():
            left = option.left(pledge)
            if left <= 0 or not plan.fits(line, pledge["capability"]):
                continue
            row = {"contribution": pledge["id"], "left": left}
            rows.append(row)
            trial = {"id": "", "contribution": pledge["id"], "task": option.task_of[line["id"]],
                     "requirement": line["id"], "quantity": left}
            if not option.is_known(trial):
                row["reasons"] = ["unknown_id"]
                continue
            use = Use(option, trial)
            reasons = use.reasons(self.withdrawn, self.failed)
            if use.excluded_by(self.state.nations):
                reasons.append("excluded_partner")
            if any(same_group(pledge, other) for other in assigned.values()):
                reasons.append("either_or")
            if any(self.doubles(pledge, other) for other in assigned.values()):
                reasons.append("double_pledged")
            if breaks_increment(left, pledge):
                reasons.append("increment")
            if use.arrival > line["from_day"]:
                reasons.append("late")
            row["reasons"] = sorted(reasons)
        return rows

    def doubles(self, one, other):
        return double_pledged(self.plan, one, other)

    def assignment_rows(self):
        by_id, rows = {use.id: use for use in self.uses}, []
        for data in self.option.all_assignments:
            row = {key: data[key] for key in ("id", "contribution", "task", "requirement",
                                              "quantity") if key in data}
            use = by_id.get(data["id"])
            if use is None:
                row |= {"usable": False, "reasons": ["unknown_id"]}
            else:
                reasons = self.state.reasons[use.id]
                row |= {"fraction": use.fraction, "units": use.units, "personnel": use.people,
                        "arrival": use.arrival, "departure": use.departure,
                        "usable": not reasons, "reasons": sorted(reasons)}
            rows.append(row)
        return rows

    def json(self, metrics, findings):
        return {
            "id": self.option.id, "name": self.option.data["name"], "metrics": metrics,
            "requirements": [{k: v for k, v in row.items() if k != "series"}
                             for row in self.lines.values()],
            "assignments": self.assignment_rows(), "linchpins": self.linchpins,
            "worst_pair": self.worst_pair, "gaps": self.gaps(),
            "build_up": steps_of(self.build_up()),
            "line_build_up": {i: steps_of(row["series"]) for i, row in self.lines.items()},
            "burden": self.burden(), "findings": findings}


def same_group(one, other):
    return (one["id"] != other["id"] and one.get("either_or") is not None
            and one.get("either_or") == other.get("either_or"))


def double_pledged(plan, one, other):
    return (one["id"] != other["id"] and one["nation"] == other["nation"]
            and not plan.ended(one) and not plan.ended(other) and not same_group(one, other)
            and bool(set(one.get("elements", [])) & set(other.get("elements", []))))


def breaks_increment(quantity, pledge):
    increment = pledge.get("increment", 1)
    return increment >= 1 and quantity % increment != 0


# ---------------------------------------------------------------------------------- findings


def finding(severity, code, record, name, scenario=None):
    """A finding about one record of a list."""
    return (severity, code, scenario, record, name)


class Reach:
    """The records that a scenario names, directly or through another record."""

    def __init__(self, plan, option):
        self.plan, self.ids, self.currencies = plan, set(), set()
        data = option.data
        for condition in data.get("assumes", []):
            self.add("conditions", condition)
        for red_line in data.get("red_lines", {}):
            self.add("red_lines", red_line)
        self.add("requirement_sets", data["requirement_set"])
        for assignment in option.all_assignments:
            self.add("contributions", assignment["contribution"])

    def add(self, kind, name):
        record = getattr(self.plan, kind).get(name)
        if (kind, name) in self.ids:
            return
        self.ids.add((kind, name))
        if record is not None:
            for other_kind, other in references(kind, record):
                self.add(other_kind, other)
            if kind == "contributions":
                self.currencies |= currencies_of(self.plan, record)


def references(kind, record):
    """(list, id) of each record that a record names."""
    found = []
    if kind == "areas" and record.get("nation"):
        found.append(("nations", record["nation"]))
    if kind == "capabilities":
        found += [("capabilities", c) for c in record.get("requires", [])]
    if kind == "contributions":
        found += [("nations", record["nation"]), ("capabilities", record["capability"])]
        found += [("areas", area) for area in record.get("areas", [])]
        found += [("conditions", condition) for condition in record.get("conditions", [])]
        found += [("capabilities", c) for c in record.get("requires", [])]
        found += [("nations", nation) for nation in record.get("excludes", [])]
        for caveat in record.get("caveats", []):
            found += [("areas", area) for area in caveat.get("areas", [])]
    if kind == "requirement_sets":
        for task in record.get("tasks", []):
            found.append(("areas", task["area"]))
            for line in task.get("requirements", []):
                found.append(("capabilities", line["capability"]))
                found += [("capabilities", c) for c in line.get("substitutes", [])]
    return found


def currencies_of(plan, pledge):
    """The foreign currencies that a contribution uses."""
    used = {cost["currency"] for cost in pledge.get("costs", [])}
    if pledge.get("currency"):
        used.add(pledge["currency"])
    return used - {plan.currency}


def repeated(names):
    names = list(names)
    return {name for name in names if names.count(name) > 1}


def register_findings(plan, options):
    """What concerns the records of the plan, given to each scenario that reaches them."""
    data, found = plan.data, set()
    reach = {option.id: Reach(plan, option) for option in options}

    def give(severity, code, place, name, concerns, scenarios=None):
        """To each scenario that reaches the record, else to the plan."""
        if scenarios is None:
            scenarios = [s for s, r in reach.items() if concerns in r.ids]
        for scenario in scenarios or [None]:
            found.add(finding(severity, code, place, name, scenario))

    def mine(kind, record):
        """What a record's own findings concern; nothing where an earlier record has its id and stands: a scenario that
        names the id names that one."""
        return (kind, record["id"]) if getattr(plan, kind)[record["id"]] is record else None

    for kind in ("areas", "nations", "capabilities", "conditions", "contributions", "red_lines",
                 "requirement_sets"):
        for name in repeated(record["id"] for record in data.get(kind, [])):
            give("error", "duplicate_id", kind, name, (kind, name))
        if kind == "requirement_sets":
            continue
        for record in data.get(kind, []):
            for other_kind, other in references(kind, record):
                if other not in getattr(plan, other_kind):
                    give("error", "unknown_id", kind, record["id"], mine(kind, record))
    for pledge in data.get("contributions", []):
        if pledge["quantity"] < 1 or pledge.get("increment", 1) < 1:
            give("error", "bad_value", "contributions", pledge["id"], mine("contributions", pledge))
    for pledge in plan.contributions.values():
        concerns = ("contributions", pledge["id"])
        if not plan.ended(pledge) and any(caveat.get("disclosure", "written") != "written"
                                          for caveat in pledge.get("caveats", [])):
            give("info", "unconfirmed_caveat", "contributions", pledge["id"], concerns)
        for currency in currencies_of(plan, pledge):
            if plan.rate(currency) is None:
                # One finding for each currency: of the scenarios that use it, the plan's where none does.
                users = [s for s, r in reach.items() if currency in r.currencies]
                give("warning", "no_rate", "rates", currency, concerns, users)
    for one, other in itertools.combinations(plan.contributions.values(), 2):
        if double_pledged(plan, one, other):
            both = [option.id for option in options
                    if {one["id"], other["id"]} <= {a["contribution"]
                                                    for a in option.assignments}]
            # Named at the two contributions; the pair is one finding wherever it is placed.
            give("error", "double_pledged", "contributions", None, None, both)
    for set_id, requirement_set in plan.requirement_sets.items():
        line_findings(plan, set_id, requirement_set, give)
    for severity, code, name in reference_decision.findings(data.get("criteria", []), plan.scenarios):
        give(severity, code, "criteria", name, None, [])
    for option in options:
        for line in option.lines.values():
            if line["from_day"] >= option.end:
                give("error", "bad_value", "requirements", line["id"], None, [option.id])
    for nation in plan.nations.values():
        if unanswered(plan, nation):
            give("info", "unanswered", "nations", nation["id"], ("nations", nation["id"]))
    as_of_rates = date(data.get("rates_as_of"))
    if as_of_rates and plan.rates and (
            (plan.as_of - as_of_rates).days > plan.thresholds["stale_rate_days"]):
        give("warning", "stale_rate", "rates", None, None,
             [s for s, r in reach.items() if r.currencies & set(plan.rates)])
    return found


def line_findings(plan, set_id, requirement_set, give):
    mine = ("requirement_sets", set_id)
    tasks = requirement_set.get("tasks", [])
    for name in repeated(task["id"] for task in tasks):
        give("error", "duplicate_id", "tasks", name, mine)
    for name in repeated(line["id"] for task in tasks for line in task.get("requirements", [])):
        give("error", "duplicate_id", "requirements", name, mine)
    for task in tasks:
        if task["area"] not in plan.areas:
            give("error", "unknown_id", "tasks", task["id"], mine)
    standing = first_of_each(line for task in first_of_each(tasks).values()
                             for line in task.get("requirements", []))
    for line in standing.values():
        wanted = [line["capability"], *line.get("substitutes", [])]
        known = [plan.capabilities[c] for c in wanted if c in plan.capabilities]
        if len(known) < len(wanted):
            give("error", "unknown_id", "requirements", line["id"], mine)
        if (line["quantity"] < 1 or not 1 <= line.get("minimum", line["quantity"]) <= line["quantity"]
                or line.get("to_day", line["from_day"]) < line["from_day"]
                or (line["capability"] in plan.capabilities
                    and any(c["unit"] != known[0]["unit"] for c in known))):
            give("error", "bad_value", "requirements", line["id"], mine)
        if plan.data["kind"] == "plan" and not any(
                pledge["capability"] in wanted and not plan.ended(pledge)
                and pledge["status"] in STEPS[1:] for pledge in plan.contributions.values()):
            give("info", "nobody_offers", "requirements", line["id"], mine)


def unanswered(plan, nation):
    name = nation["id"]
    host = plan.latest_answer(name, "troops_in_host")
    neighbour = plan.latest_answer(name, "troops_in_neighbour")
    due = []
    if nation["role"] in ("lead", "participant"):
        due.append("troops_in_host")
    if host == "no":
        due.append("troops_in_neighbour")
    if "no" in (host, neighbour):
        due.append("other_contribution")
    return any(not plan.has_answer(name, question) for question in due)


def scenario_findings(analysis):
    """What concerns one scenario."""
    plan, option, state, found = analysis.plan, analysis.option, analysis.state, set()

    def give(severity, code, place, name):
        found.add(finding(severity, code, place, name, option.id))

    for name in repeated(a["id"] for a in option.data.get("assignments", [])):
        give("error", "duplicate_id", "assignments", name)
    if not option.set:
        give("error", "unknown_id", "scenarios", option.id)
    for condition in option.assumes:
        if condition not in plan.conditions:
            give("error", "unknown_id", "scenarios", option.id)
        elif plan.conditions[condition].get("state") == "open":
            give("info", "condition_open", "conditions", condition)
    for red_line in option.data.get("red_lines", {}):
        if red_line not in plan.red_lines:
            give("error", "unknown_id", "scenarios", option.id)
    for assignment in option.all_assignments:
        if not option.is_known(assignment):
            give("error", "unknown_id", "assignments", assignment["id"])
        if assignment["quantity"] < 1 or backwards(assignment) or (
                (assignment.get("from_day") or 0) >= option.end):
            give("error", "bad_value", "assignments", assignment["id"])
    for red_line in plan.red_lines:
        stance = option.data.get("red_lines", {}).get(red_line, {}).get("stance")
        severity = {"breached": "error", "at_risk": "warning", None: "info"}.get(stance)
        if severity:
            give(severity, "red_line", "red_lines", red_line)
    assigned = {use.pledge["id"]: use.pledge for use in analysis.uses}
    for pledge in assigned.values():
        if option.left(pledge) < 0:
            give("error", "over_assigned", "contributions", pledge["id"])
        if any(same_group(pledge, other) for other in assigned.values()):
            give("error", "either_or", "contributions", None)
    for use in analysis.uses:
        assignment_findings(analysis, use, state.reasons[use.id], give)
    for line in option.lines.values():
        requirement_findings(analysis, line, give)
    return found


def backwards(window):
    return window.get("to_day") is not None and window["to_day"] < (window.get("from_day") or 0)


def assignment_findings(analysis, use, reasons, give):
    plan, option, pledge = analysis.plan, analysis.option, use.pledge
    for code in reasons:
        if code != "withdrawn":
            severity = "warning" if code.startswith("condition_") else "error"
            give(severity, code, "assignments", use.id)
    if breaks_increment(use.quantity, pledge):
        give("error", "increment", "assignments", use.id)
    if use.limitations():
        give("warning", "limitation", "contributions", pledge["id"])
    if any(caveat["strength"] == "prohibition" and not caveat.get("areas")
           for caveat in pledge.get("caveats", [])):
        give("warning", "prohibition", "contributions", pledge["id"])
    until = date(pledge.get("valid_until"))
    if (plan.c_day and until and pledge["status"] not in FIRM and pledge["status"] not in ENDED
            and until < plan.c_day + datetime.timedelta(days=use.arrival)):
        give("warning", "lapses", "assignments", use.id)
    question = {"host": "troops_in_host", "neighbour": "troops_in_neighbour"}.get(use.area["kind"])
    if (question and plan.people(pledge) > 0
            and use.capability["domain"] in ("land", "c2_intelligence", "support")
            and plan.latest_answer(use.nation, question) == "no"):
        give("warning", "position_conflict", "assignments", use.id)
    if plan.approval(pledge).get("state") == "pending":
        give("warning", "approval_pending", "nations", use.nation)
    if pledge.get("lift") == "needed":
        give("info", "lift_needed", "contributions", pledge["id"])
    confirmed = date(pledge.get("last_confirmed"))
    if confirmed and (plan.as_of - confirmed).days > plan.thresholds["stale_days"]:
        give("info", "stale", "contributions", pledge["id"])
    if pledge.get("illustrative"):
        give("info", "illustrative", "scenarios", option.id)
    if pledge.get("notice_days") is None:
        give("info", "unknown_notice", "contributions", pledge["id"])
    if pledge.get("personnel") is None and use.capability["unit"] != "money":
        give("info", "unknown_personnel", "contributions", pledge["id"])


def requirement_findings(analysis, line, give):
    row, option, state = analysis.lines[line["id"]], analysis.option, analysis.state
    window, essential = option.window(line), line["priority"] == "essential"
    own = [use for use in analysis.usable if use.line == line["id"]]
    met = row["state"] == "met"
    name = line["id"]
    if not met:
        if essential:
            give(*(("error", "essential_unmet") if row["state"] == "unmet"
                   else ("warning", "essential_partial")), "requirements", name)
        else:
            give("warning", "requirement_unmet", "requirements", name)
        for use in own:
            if use.arrival > line["from_day"]:
                give("warning", "late", "assignments", use.id)
        enough = [d < option.end and row["series"][d] >= row["quantity"] for d in window]
        if True in enough and False in enough[enough.index(True):]:
            give("warning", "gap_in_time", "requirements", name)
    for use in own:
        if any(has(use.present, d) and not has(analysis.standing[use.id], d) for d in window):
            give("warning", "missing_enabler", "assignments", use.id)
    if met:
        offered = [use for use in analysis.usable if use.pledge["status"] != "requested"]
        if state.sustained(line, offered) < row["quantity"]:
            give("warning", "requested_only", "requirements", name)
        supporters = {use.nation for use in own
                      if any(has(analysis.standing[use.id], d) for d in window)}
        if essential and len(supporters) == 1:
            give("warning", "single_source", "requirements", name)
        if essential and row["confidence"] is TOO_LARGE:
            give("unsure", "unlikely", "requirements", name)
        elif essential and row["confidence"] < analysis.plan.thresholds["unlikely"]:
            give("warning", "unlikely", "requirements", name)
    if row["sustained"] > row["quantity"]:
        give("info", "over_supply", "requirements", name)


# ------------------------------------------------------------------- two or more scenarios


def difference(one, other):
    plan = one.plan

    def uses_of(analysis):
        found = {}
        for use in analysis.uses:
            found.setdefault(use.pledge["id"], []).append(use)
        return found

    here, there = uses_of(one), uses_of(other)

    def rows(uses):
        return [{"task": use.task["id"], "requirement": use.line, "quantity": use.data["quantity"],
                 "from_day": use.data.get("from_day"), "to_day": use.data.get("to_day")}
                for use in uses]

    def same(a, b):
        return sorted(map(str, rows(a))) == sorted(map(str, rows(b)))

    def similarity(weight):
        least = most = Fraction(0)
        for name in here.keys() | there.keys():
            a, b = (sum((use.fraction for use in side.get(name, [])), Fraction(0))
                    for side in (here, there))
            least += min(a, b) * weight(name)
            most += max(a, b) * weight(name)
        return least / most if most else (None if here or there else Fraction(1))

    both = [name for name in plan.contributions if name in here and name in there]
    return {
        "a": one.option.id, "b": other.option.id, "similarity": similarity(lambda name: 1),
        "similarity_personnel": similarity(lambda name: plan.people(plan.contributions[name])),
        "only_a": [name for name in plan.contributions if name in here and name not in there],
        "only_b": [name for name in plan.contributions if name in there and name not in here],
        "changed": [{"contribution": name, "a": rows(here[name]), "b": rows(there[name])}
                    for name in both if not same(here[name], there[name])]}


def screening(analysis, metrics, findings, differences):
    plan, option = analysis.plan, analysis.option
    stances = [option.data.get("red_lines", {}).get(line, {}).get("stance")
               for line in plan.red_lines]
    expected, share = metrics["expected_minimum"], metrics["largest_share"]
    similar = [d["similarity"] for d in differences if option.id in (d["a"], d["b"])]
    used = [use.task["id"] for use in analysis.usable]
    codes = {code for severity, code, *_ in findings if severity == "error"}
    passes = {
        "feasible": not codes - {"essential_unmet", "red_line"},
        "suitable": bool(option.essential) and all(
            analysis.lines[line["id"]]["state"] != "unmet" for line in option.essential),
        "distinguishable": all(s is not None and s <= plan.thresholds["similarity"]
                               for s in similar),
        "complete": bool(option.data.get("concept", "").strip())
        and all(task["id"] in used for task in option.tasks.values() if task.get("requirements"))
        and any(use.capability["id"] == "c2.hq" or use.capability["id"].startswith("c2.hq.")
                for use in analysis.usable)}
    if expected is not TOO_LARGE:
        passes["acceptable"] = (
            None not in stances and "breached" not in stances
            and expected is not None and expected >= plan.thresholds["expected_minimum"]
            and share is not None and share <= plan.thresholds["largest_share"])
    return {test: {"pass": passed} for test, passed in passes.items()}


# --------------------------------------------------------------------------------------- all


def plain(value):
    """For JSON: figures as numbers, figures given up left out."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if v is not TOO_LARGE}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return number(value)


def findings_json(findings):
    rows = []
    for severity, code, scenario, place, name in sorted(findings, key=str):
        row = {"severity": severity, "code": code, "place": {"list": place}}
        if scenario is not None:
            row["scenario"] = scenario
        if name is not None:
            row["place"]["id"] = name
        rows.append(row)
    return rows


def run(data, withdrawn, failed):
    plan = Plan(data)
    analyses = [Analysis(plan, s, withdrawn, failed) for s in plan.scenarios.values()]
    register = register_findings(plan, [analysis.option for analysis in analyses])
    scenarios, everything, metrics, own = [], set(register), {}, {}
    for analysis in analyses:
        name = analysis.option.id
        own[name] = scenario_findings(analysis) | {f for f in register if f[2] == name}
        everything |= own[name]
        metrics[name] = analysis.metrics()
        scenarios.append(analysis.json(metrics[name], findings_json(own[name])))
    differences = [difference(a, b) for a, b in itertools.combinations(analyses, 2)]
    return plain({
        "plan": {"id": data["id"], "title": data["title"]},
        "what_if": {"withdrawn": list(withdrawn), "failed": list(failed)}, "scenarios": scenarios,
        "differences": differences,
        "screening": {a.option.id: screening(a, metrics[a.option.id], own[a.option.id], differences)
                      for a in analyses},
        "check": {"findings": findings_json(everything)},
        **reference_decision.decide(data.get("criteria", []), [a.option.id for a in analyses],
                                    metrics, TOO_LARGE)})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("plan")
    parser.add_argument("--withdraw", action="append", default=[])
    parser.add_argument("--fail", action="append", default=[])
    given = parser.parse_args()
    with open(given.plan, encoding="utf-8") as file:
        data = json.load(file)
    print(json.dumps(run(data, given.withdraw, given.fail), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
