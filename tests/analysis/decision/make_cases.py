#!/usr/bin/env python3
"""Makes `cases.json`: 500 random decision matrices with the answers of established decision libraries.

    python3 -m venv venv && venv/bin/pip install pymcdm==1.4.0 scikit-criteria==0.10 pyDecision==5.1.8
    venv/bin/python tests/analysis/decision/make_cases.py

The kept answers were made with those versions, Python 3.11 and numpy 2.4.6:

- weighted sum of values scaled between the worst and the best of each column: pymcdm WSM and scikit-criteria
  WeightedSumModel;
- TOPSIS on vector-normalised raw figures: pymcdm TOPSIS and scikit-criteria TOPSIS;
- PROMETHEE II net flow with the usual preference function, by the same values: pymcdm PROMETHEE_II and pyDecision
  promethee_ii.

Both libraries must agree to 1e-9 on every case. Columns are never constant: what a scale without length means
is a rule of our own, which libraries do not share. Raw figures and weights are decimal texts, so that all read the same
numbers.
"""

import json
import random
from decimal import Decimal
from pathlib import Path

import numpy as np
from pyDecision.algorithm import promethee_ii
from pymcdm.methods import PROMETHEE_II, TOPSIS, WSM
from pymcdm.normalizations import minmax_normalization, vector_normalization
import skcriteria as skc
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.agg.similarity import TOPSIS as SkTOPSIS
from skcriteria.preprocessing.scalers import VectorScaler

CASES = 500


def column(r, count):
    """Figures of one criterion: of any size, often tied, sometimes below 0."""
    kind = r.choice(["few", "share", "amount", "signed"])
    while True:
        if kind == "few":
            figures = [str(r.randint(1, 5)) for _ in range(count)]
        elif kind == "share":
            figures = [f"{r.uniform(0, 1):.4f}" for _ in range(count)]
        elif kind == "amount":
            figures = [str(r.randint(1, 400) * 25_000) for _ in range(count)]
        else:
            figures = [f"{r.uniform(-50, 100):.1f}" for _ in range(count)]
        if len({Decimal(figure) for figure in figures}) > 1:
            return figures


def weights(r, count):
    while True:
        found = [r.choice(["0", "1", "0.5", f"{r.uniform(0, 1):.3f}", str(r.randint(1, 10))])
                 for _ in range(count)]
        if any(Decimal(weight) > 0 for weight in found):
            return found


def answers(raw, share, directions):
    """Of each method by its two libraries."""
    types = np.array([1 if d == "max" else -1 for d in directions])
    values = np.empty_like(raw)
    for at, sense in enumerate(types):
        values[:, at] = minmax_normalization(raw[:, at], cost=sense < 0)
    gains = np.ones(len(types), dtype=int)
    matrix = skc.mkdm(raw, objectives=list(types), weights=share)
    scaled = VectorScaler(target="matrix").transform(matrix)
    in_values = skc.mkdm(values, objectives=list(gains), weights=share)
    flows = promethee_ii(values, W=list(share), Q=[0] * len(types), S=[0] * len(types),
                         P=[0] * len(types), F=["t1"] * len(types), sort=False, topn=0,
                         graph=False, verbose=False)
    by_place = sorted((int(row[0]), float(row[1])) for row in flows)
    return {
        "weighted_score": (
            WSM(normalization_function=minmax_normalization)(raw, share, types),
            WeightedSumModel().evaluate(in_values).e_.score),
        "topsis": (
            TOPSIS(normalization_function=vector_normalization)(raw, share, types),
            SkTOPSIS().evaluate(scaled).e_.similarity),
        "promethee": (
            PROMETHEE_II("usual")(values, share, gains),
            np.array([flow for _, flow in by_place])),
    }


def main():
    cases, seed = [], 0
    while len(cases) < CASES:
        r = random.Random(seed)
        seed += 1
        scenarios, criteria = r.randint(2, 12), r.randint(1, 10)
        columns = [column(r, scenarios) for _ in range(criteria)]
        given = weights(r, criteria)
        directions = [r.choice(["max", "min"]) for _ in range(criteria)]
        raw = np.array([[float(figure) for figure in figures] for figures in columns]).T
        share = np.array([float(weight) for weight in given])
        share = share / share.sum()
        case = {"weights": given, "directions": directions, "raw": columns}
        for method, (one, other) in answers(raw, share, directions).items():
            assert np.allclose(one, other, rtol=0, atol=1e-9), (seed, method, one, other)
            case[method] = [float(score) for score in one]
        cases.append(case)
    text = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    Path(__file__).with_name("cases.json").write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
