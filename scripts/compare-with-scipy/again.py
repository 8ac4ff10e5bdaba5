"""Every row of the comparison from the measured values: who is compared with whom, and the correction over all rows."""

import math

import numpy as np

from bootstrap import bootstrap_intervals
from effect_size import hedges_g
from margin import equivalence_p, margin_of
from paired import paired_difference
from power import seeds_to_settle
from ratio import ratio_of
from sign_flips import sign_flips


def ask_again(values, questions, thresholds):
    rng = np.random.default_rng(1)
    rows = [row_of(values, question, thresholds, rng) for question in questions]
    tested = [row for row in rows if row.get("p") is not None]
    for row, adjusted in zip(tested, holm([row["p"] for row in tested])):
        row["adjustedP"] = adjusted
    for row in rows:
        row["finding"] = finding_of(row, 1 - thresholds["confidence"])
    return {"tests": len(tested), "rows": rows}


def row_of(values, question, thresholds, rng):
    confidence = thresholds["confidence"]
    x, y = pairs_of(values, question)
    row = paired_difference(x, y, confidence)
    if not row["finite"]:
        return row
    scale = question["scale"]
    row.update(ratio_of(scale, x, y, row, confidence))
    margin = margin_of(scale, x, y, thresholds)
    if margin is not None:
        row.update(marginLow=margin["low"], marginHigh=margin["high"])
    if margin is not None and len(x) >= 2:
        row["equivalenceP"] = equivalence_p(margin)
    if row["p"] is not None:
        differences = x - y
        row.update(sign_flips(differences))
        row.update(bootstrap_intervals(differences, confidence, rng))
        row.update(hedges_g(differences, confidence))
        row.update(seeds_to_settle(differences, margin, 1 - confidence))
    return row


def pairs_of(values, question):
    """Values of the arm and of its reference, by ascending seed, of the seeds that both have."""
    arm, metric, group, generation = (question[name] for name in ("arm", "metric", "group", "generation"))
    with_start = question["reference"] == "generation 0"
    reference = (arm, metric, group, 0) if with_start else (question["reference"], metric, group, generation)
    own, other = values.get((arm, metric, group, generation), {}), values.get(reference, {})
    seeds = sorted(own.keys() & other.keys())
    return np.array([own[seed] for seed in seeds]), np.array([other[seed] for seed in seeds])


def holm(ps):
    """Step-down: the smallest p times m, the next times m - 1, never below the one before (Holm 1979)."""
    adjusted, largest = [0.0] * len(ps), 0.0
    for rank, at in enumerate(sorted(range(len(ps)), key=lambda at: ps[at])):
        largest = max(largest, min(1.0, (len(ps) - rank) * ps[at]))
        adjusted[at] = largest
    return adjusted


def finding_of(row, alpha):
    if row["difference"] is None:
        return "no value"
    if not math.isfinite(row["difference"]):
        return "infinite"
    if row["pairs"] < 2:
        return "one seed"
    if row["p"] is None:
        return "same in every seed" if row["difference"] == 0 else "constant"
    different = row["adjustedP"] < alpha
    equivalent = row.get("equivalenceP") is not None and row["equivalenceP"] < alpha
    if different:
        return "different within the margin" if equivalent else "different"
    return "equivalent" if equivalent else "undecided"
