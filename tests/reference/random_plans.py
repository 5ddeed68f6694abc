#!/usr/bin/env python3
"""Random plans, rich in edge cases, for comparing two implementations of the analysis.

    random_plans.py SEED N_CONTRIBUTIONS OUT

The same seed and size write the same file. Plans with an odd seed also hold broken data; in every
second pair of seeds hindrances are rare, so that many lines are met and can be lost.
"""

import datetime
import json
import random
import sys

NATIONS = ("GBR FRA DEU POL ITA ESP NLD BEL DNK NOR SWE FIN EST LVA LTU ROU BGR GRC TUR CAN AUS NZL "
           "JPN KOR CZE PRT IRL LUX HRV SVN ALB MNE USA UKR HUN SVK MDA").split()
ROLES = {"GBR": "lead", "FRA": "lead", "USA": "requested", "KOR": "requested", "UKR": "host",
         "HUN": "neighbour", "SVK": "neighbour", "MDA": "neighbour"}
CAPABILITIES = [  # id, domain, unit, requires
    ("land.inf.light", "land", "battalion", ["med.r2"]),
    ("land.inf.mech", "land", "battalion", ["log.css"]),
    ("land.ad", "land", "battery", []),
    ("land.eod", "land", "team", ["med.r2", "land.inf.light"]),
    ("air.fighter", "air", "aircraft", ["air.aar"]),
    ("air.aar", "air", "aircraft", []),
    ("mar.mh", "maritime", "vessel", []),
    ("mar.escort", "maritime", "vessel", ["mar.mh"]),
    ("c2.hq", "c2_intelligence", "headquarters", []),
    ("c2.hq.air", "c2_intelligence", "headquarters", []),
    ("int.isr", "c2_intelligence", "aircraft", ["c2.hq"]),
    ("med.r2", "support", "team", []),
    ("log.css", "support", "battalion", []),
    ("fund", "finance", "money", []),
    ("fund.arms", "finance", "money", []),
]
SUBSTITUTES = {"land.inf.light": ["land.inf.mech", "log.css"], "land.inf.mech": ["land.inf.light"],
               "land.eod": ["med.r2"], "air.fighter": ["int.isr"], "mar.mh": ["mar.escort"],
               "c2.hq": ["c2.hq.air"], "fund": ["fund.arms"], "med.r2": ["land.eod"]}
AREAS = [("host", "host", 14, 7), ("west", "host", 9, 3), ("next", "neighbour", 7, 2),
         ("sea", "sea", 10, 0), ("air", "air", 2, 1), ("home", "reach_back", 0, 0)]
CONDITIONS = [("settlement", "settlement", "open"), ("mandate", "mandate", "met"),
              ("backstop", "backstop", "open"), ("leave", "approval", "met"),
              ("consent", "host_consent", "failed"), ("parliament", "approval", "open"),
              ("straits", "access", "open"), ("pot", "funding", "met")]
UNITS = {name: unit for name, _, unit, _ in CAPABILITIES}
STATUSES = (["requested"] * 3 + ["indicated"] * 3 + ["offered"] * 8 + ["confirmed"] * 8
            + ["transferred"] * 3 + ["declined", "withdrawn", "expired", "superseded"])
MEASURES = ("manual manual manual personnel personnel_host nations contributions essential_met essential_fill all_fill "
            "pledged_fill essential_cover days_to_full startup_cost monthly_cost total_cost common_cost funding "
            "expected_met expected_minimum confidence confirmed_share largest_share concentration "
            "backstop_dependence linchpins conditions_assumed").split()
AS_OF = datetime.date(2025, 12, 31)


class Writer:
    """One plan, from one generator of random numbers."""

    def __init__(self, seed, size):
        self.r = random.Random(f"{seed}/{size}")
        self.size, self.broken, self.easy = size, seed % 2 == 1, seed % 4 >= 2
        self.duration = self.r.choice([30, 90, 180, 360, 360, 400, 720][3 if self.easy else 0:])
        self.nations = self.r.sample(NATIONS, min(len(NATIONS), 6 + size // 8))
        if "USA" not in self.nations:
            self.nations[0] = "USA"

    def maybe(self, chance):
        return self.r.random() < chance

    def hindered(self, chance):
        return self.maybe(chance * 0.12 if self.easy else chance)

    def some(self, things, most):
        return self.r.sample(things, self.r.randint(1, most))

    def day(self, before=-400, after=200):
        return (AS_OF + datetime.timedelta(days=self.r.randint(before, after))).isoformat()

    def decimal(self, low, high, places=2):
        return f"{self.r.uniform(low, high):.{places}f}"

    def nation(self, name):
        found = {"id": name, "name": name.title(), "role": ROLES.get(name, "participant")}
        if self.maybe(0.9):
            found["population"] = self.r.randint(300_000, 90_000_000)
        if self.hindered(0.35):
            found["approval"] = {"body": "Parliament", "lead_days": self.r.choice([0, 10, 45, 120]),
                                 "state": self.r.choice(["pending", "pending", "granted", "refused"])}
        return found

    def caveat(self):
        found = {"kind": self.r.choice(["area", "task", "roe", "legal"]), "text": "As stated",
                 "strength": self.r.choice(["limitation", "limitation", "prohibition"])}
        if self.maybe(0.6):
            found["areas"] = self.some([a[0] for a in AREAS], 3)
        if found["strength"] == "limitation" and self.maybe(0.7):
            found["approval_days"] = self.r.choice([1, 20, 60])
        if self.maybe(0.4):
            found["disclosure"] = self.r.choice(["written", "verbal", "inferred"])
        return found

    def contribution(self, place):
        r = self.r
        nation = r.choice(self.nations)
        capability = r.choice(CAPABILITIES)[0]
        money = UNITS[capability] == "money"
        increment = r.choice([1_000_000, 5_000_000]) if money else r.choice([1, 1, 1, 2, 3])
        found = {"id": f"{nation}-{place:02}", "nation": nation, "capability": capability,
                 "title": f"Pledge {place}", "quantity": increment * r.randint(1, 4)}
        if money:
            found["currency"] = r.choice(["EUR", "GBP", "SEK", "XAF"])
        if self.maybe(0.2):
            increment = found["quantity"]
        if increment > 1 or self.maybe(0.2):
            found["increment"] = increment
        if not money and self.maybe(0.85):
            found["personnel"] = r.choice([0, 7, 90, 301, 800, 1800])
        if self.maybe(0.15):
            found["elements"] = [f"Unit {r.randint(1, 3)}" for _ in range(r.randint(1, 2))]
        if self.maybe(0.1):
            found["either_or"] = f"group-{r.randint(1, 3)}"
        if self.hindered(0.3):
            found["areas"] = self.some([a[0] for a in AREAS], 4)
        if self.maybe(0.4):
            found["decision_days"] = r.choice([0, 5, 30])
        if self.maybe(0.85):
            found["notice_days"] = r.choice([0, 0, 5, 15, 30, 60])
        if self.hindered(0.4):
            found["tour_days"] = r.choice([0, 30, 90, 180])
        if self.maybe(0.4):
            found["tours"] = r.choice([0, 1, 2, 3])
        found["status"] = r.choice(STATUSES[:25] if self.easy and self.maybe(0.9) else STATUSES)
        if self.maybe(0.4):
            found["last_confirmed"] = self.day(-120, 0)
        if self.hindered(0.15):
            found["valid_until"] = self.day(-30, 400)
        if self.maybe(0.3):
            found["likelihood"] = r.choice(["0", "0.1", "0.333333", "0.5", "0.75", "0.9", "1"])
        if found["status"] == "requested" and self.maybe(0.7):
            found["conditions"] = [r.choice(["backstop", "leave", "parliament"])]
        elif self.hindered(0.2):
            found["conditions"] = ["consent"]
        elif self.maybe(0.4):
            found["conditions"] = self.some(
                [c[0] for c in CONDITIONS if c[0] != "consent" or not self.easy], 2)
        if self.hindered(0.3):
            found["caveats"] = [self.caveat() for _ in range(r.randint(1, 2))]
        if self.hindered(0.15):
            found["requires"] = self.some(["c2.hq", "med.r2", "log.css", "air.aar"], 2)
        if self.hindered(0.06):
            found["excludes"] = self.some(self.nations, 2)
        if self.maybe(0.3):
            found["lift"] = r.choice(["own", "needed", "common"])
        if self.maybe(0.5):
            found["costs"] = [
                {"amount": r.choice(["1000000", "250000.50", "14000000", "0"]),
                 "currency": r.choice(["EUR", "EUR", "GBP", "SEK", "XAF"]),
                 "basis": r.choice(["once", "per_month"]), "borne_by": r.choice(["nation", "common"])}
                for _ in range(r.randint(1, 3))]
        if self.maybe(0.3):
            found["illustrative"] = True
        return found

    def requirement(self, place, most):
        r = self.r
        capability = r.choice(CAPABILITIES)[0]
        unit = r.choice([500_000, 3_000_000]) if UNITS[capability] == "money" else 1
        quantity = unit * r.randint(1, most)
        found = {"id": f"L-{place:03}", "capability": capability}
        same = [s for s in SUBSTITUTES.get(capability, []) if UNITS[s] == UNITS[capability]]
        if same and self.maybe(0.6):
            found["substitutes"] = same
        found["quantity"] = quantity
        if self.maybe(0.6):
            found["minimum"] = r.randint(1, quantity)
        found["from_day"] = r.choice([30, 60, 90, 120, 150] if self.easy else [0, 10, 30, 60, 60, 90])
        if self.maybe(0.3):
            found["to_day"] = found["from_day"] + r.choice([0, 1, 20, 90, 400])
        if found["from_day"] >= self.duration and not self.broken:
            found["from_day"] = 0
        found["priority"] = r.choice(["essential", "essential", "important", "desirable"])
        return found

    def requirement_set(self, name, lines):
        tasks = [{"id": f"t-{area[0]}", "name": f"In {area[0]}", "area": area[0], "requirements": []}
                 for area in self.r.sample(AREAS, self.r.randint(3, len(AREAS)))]
        for place in range(1, lines + 1):
            line = self.requirement(place, 3 if self.size <= 100 else 6)
            self.r.choice(tasks)["requirements"].append(line)
        for task in tasks:
            if not task["requirements"]:
                del task["requirements"]
        return {"id": name, "name": name.title(), "tasks": tasks}

    def scenario(self, name, requirement_set, contributions, most):
        r = self.r
        found = {"id": name, "name": name.upper(), "colour": "#00747C"}
        if self.maybe(0.8):
            found["concept"] = "A force in depth"
        found["requirement_set"] = requirement_set["id"]
        if self.maybe(0.3):
            found["duration_days"] = r.choice([60, 200, 365])
        found["status"] = "draft"
        found["assumes"] = [c[0] for c in CONDITIONS
                            if self.maybe(0.95 if self.easy else 0.6)]
        if not found["assumes"]:
            del found["assumes"]
        lines = [(task, line) for task in requirement_set["tasks"]
                 for line in task.get("requirements", [])]
        chosen = r.sample(contributions, min(len(contributions), most))
        groups, assignments = set(), []

        def assign(pledge, quantity):
            fitting = [(t, x) for t, x in lines if x["capability"] == pledge["capability"]
                       or pledge["capability"] in x.get("substitutes", [])]
            row = {"id": f"{name}-{len(assignments) + 1}", "contribution": pledge["id"]}
            if fitting and self.maybe(0.85):
                task, line = r.choice(fitting)
                row |= {"task": task["id"], "requirement": line["id"]}
            elif lines and self.maybe(0.05):
                task, line = r.choice(lines)
                row |= {"task": task["id"], "requirement": line["id"]}
            else:
                row["task"] = r.choice(requirement_set["tasks"])["id"]
            row["quantity"] = quantity
            if self.hindered(0.3):
                row["from_day"] = r.choice([0, 5, 50, 120])
            if self.hindered(0.3):
                row["to_day"] = row.get("from_day", 0) + r.choice([0, 40, 150, 700])
            assignments.append(row)

        for pledge in chosen:
            if "either_or" in pledge and not self.broken:
                if pledge["either_or"] in groups:
                    continue
                groups.add(pledge["either_or"])
            increment = pledge.get("increment", 1)
            left = max(1, pledge["quantity"] // increment)
            for _ in range(r.choice([1, 1, 1, 2, 3])):
                if left:
                    take = r.randint(1, left)
                    left -= take
                    assign(pledge, take * increment)
        found["assignments"] = assignments
        stances = {i: {"stance": r.choice(["kept", "kept", "at_risk", "breached"])}
                   for i in ("no-demil", "no-vote") if self.maybe(0.8)}
        if stances:
            found["red_lines"] = stances
        return found

    def criterion(self, place, scenarios):
        r = self.r
        measure = r.choice(MEASURES)
        found = {"id": f"k-{place}", "name": f"Criterion {place}", "measure": measure,
                 "direction": r.choice(["max", "max", "min"]),
                 "weight": r.choice(["0", "1", "2", "0.25", self.decimal(0, 1, 3)])}
        least, most = {"manual": (0, 100), "days": (0, 360)}.get(
            measure.split("_")[0], (0, r.choice([1, 10, 5000, 20_000_000])))
        if self.maybe(0.4):
            least += r.choice([0, 0, most // 4])
            low, high = ("best", "worst") if found["direction"] == "min" else ("worst", "best")
            if self.maybe(0.8):
                found[high] = str(most)
            if self.maybe(0.8):
                found[low] = str(least)
        if measure == "manual":
            found["scores"] = {s["id"]: {"value": r.choice(["0", "50", "100", self.decimal(0, 100)])}
                               for s in scenarios if self.maybe(0.9)}
        return found

    def breakage(self, plan):
        """A few breaches of the invariants, each of another kind."""
        r = self.r
        contributions, scenarios = plan["contributions"], plan["scenarios"]
        lines = [line for s in plan["requirement_sets"] for t in s["tasks"]
                 for line in t.get("requirements", [])]

        def assignment():
            return r.choice(r.choice([s for s in scenarios if s["assignments"]])["assignments"])

        def copy_assignment():
            rows = r.choice([s for s in scenarios if s["assignments"]])["assignments"]
            rows.append(r.choice(rows) | {"quantity": 1})

        def copy_line():
            tasks = [t for s in plan["requirement_sets"] for t in s["tasks"] if t.get("requirements")]
            task = r.choice(tasks)
            task["requirements"].append(r.choice(task["requirements"]) | {"quantity": 2, "minimum": 1})

        def other_unit():
            line = r.choice(lines)
            unit = UNITS.get(line["capability"])
            line["substitutes"] = [c for c, u in UNITS.items() if u != unit][:2]

        kinds = [
            lambda: assignment().update(contribution="XXX-99"),
            lambda: assignment().update(task="t-none"),
            lambda: assignment().update(requirement="L-999"),
            lambda: assignment().update(quantity=0),
            lambda: assignment().update(quantity=1000),
            lambda: assignment().update(quantity=1000),
            lambda: assignment().update(from_day=40, to_day=10),
            lambda: r.choice(contributions).update(capability="land.none"),
            lambda: r.choice(contributions).update(nation="XYZ"),
            lambda: r.choice(contributions).update(conditions=["unheard"]),
            lambda: r.choice(contributions).update(areas=["host", "nowhere"]),
            lambda: r.choice(contributions).update(requires=["air.none"]),
            lambda: r.choice(contributions).update(excludes=["XYZ"]),
            lambda: r.choice(contributions).update(quantity=0),
            lambda: r.choice(contributions).update(increment=3),
            lambda: contributions.append(r.choice(contributions) | {"status": "declined"}),
            lambda: plan["nations"].append(r.choice(plan["nations"]) | {"role": "host"}),
            lambda: r.choice(plan["capabilities"]).update(requires=["air.none"]),
            lambda: r.choice(lines).update(to_day=0, from_day=15),
            lambda: r.choice(lines).update(from_day=5000),
            lambda: r.choice(lines).update(quantity=2, minimum=5),
            lambda: r.choice(lines).update(capability="mar.none"),
            lambda: r.choice(scenarios).update(assumes=["settlement", "unheard"]),
            copy_assignment, copy_line, other_unit,
        ]
        criteria = plan.get("criteria")
        if criteria:
            kinds += [
                lambda: r.choice(criteria).update(weight="-1"),
                lambda: r.choice(criteria).update(measure="beauty"),
                lambda: r.choice(criteria).update(best="0", worst="0", direction="max"),
                lambda: r.choice(criteria).update(best="1", worst="3", direction="max"),
                lambda: r.choice(criteria).update(direction="up"),
                lambda: r.choice(criteria).update(measure="manual", scores={"a": {"value": "130"}}),
                lambda: r.choice(criteria).update(measure="manual", scores={"zz": {"value": "30"}}),
                lambda: criteria.append(r.choice(criteria) | {"weight": "7"}),
            ]
        for spoil in r.sample(kinds, r.randint(4, 12)):
            spoil()

    def plan(self):
        r = self.r
        contributions = [self.contribution(i) for i in range(1, self.size + 1)]
        small = self.size <= 100
        sets = [self.requirement_set(name, r.randint(5, 9) if small else 14)
                for name in (("small", "large") if self.size < 5000 else ("large",))]
        scenarios = [self.scenario(name, r.choice(sets), contributions,
                                   r.randint(self.size // 2, self.size) if small else 90)
                     for name in ("abcd" if small else "ab")]
        if small:
            # One scenario with nothing assigned, and one much like the first.
            scenarios.append(self.scenario("e", sets[0], [], 0))
            like = json.loads(json.dumps(scenarios[0])) | {"id": "f", "name": "F"}
            for row in like["assignments"][:3]:
                row["from_day"] = 7
            like["assignments"] = like["assignments"][:-1]
            scenarios.append(like)
        plan = {
            "format": "muster", "kind": "plan", "version": 1,
            "id": f"00000000-0000-4000-8000-{r.randrange(16**12):012x}",
            "title": f"Random plan of {self.size}",
            "marking": {"policy": "EXERCISE", "classification": "UNCLASSIFIED"},
            "as_of": AS_OF.isoformat()}
        if self.maybe(0.7):
            plan["c_day"] = self.day(0, 300)
        plan |= {"currency": "EUR", "rates": {"GBP": "1.185199", "SEK": "0.091062"}}
        if self.maybe(0.7):
            plan["rates_as_of"] = self.day(-60, 0)
        plan["duration_days"] = self.duration
        if self.maybe(0.3):
            plan["unknown_notice_days"] = 45
        if self.maybe(0.4):
            plan["correlation"] = "independent"
        if self.maybe(0.3):
            plan["likelihoods"] = {"offered": "0.6", "confirmed": "0.9"}
        if self.maybe(0.3):
            plan["thresholds"] = {"unlikely": "0.7", "stale_days": 30, "similarity": "0.6"}
        questions = ["troops_in_host", "troops_in_neighbour", "other_contribution"]
        answers = ["yes", "no", "no", "conditional", "undecided", "not_stated", "not_asked"]
        plan |= {
            "areas": [{"id": i, "name": i.title(), "kind": kind, "transit_days": transit,
                       "reception_days": reception} for i, kind, transit, reception in AREAS],
            "nations": [self.nation(name) for name in self.nations],
            "capabilities": [{"id": i, "name": i, "domain": domain, "unit": unit, "requires": needs}
                             for i, domain, unit, needs in CAPABILITIES],
            "conditions": [{"id": i, "name": i.title(), "kind": kind, "state": state}
                           for i, kind, state in CONDITIONS],
            "positions": [
                {"nation": r.choice(self.nations), "question": r.choice(questions),
                 "answer": r.choice(answers), "date": self.day(-300, 0)}
                for _ in range(3 * len(self.nations))],
            "contributions": contributions,
            "red_lines": [{"id": "no-demil", "name": "No demilitarisation"},
                          {"id": "no-vote", "name": "No forced election"}],
            "requirement_sets": sets, "scenarios": scenarios}
        if self.maybe(0.95):
            plan["criteria"] = [self.criterion(place, scenarios) for place in range(1, r.randint(1, 8) + 1)]
        if self.broken:
            self.breakage(plan)
        return plan


def main():
    seed, size, out = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with open(out, "w", encoding="utf-8") as file:
        json.dump(Writer(seed, size).plan(), file, indent=2, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
