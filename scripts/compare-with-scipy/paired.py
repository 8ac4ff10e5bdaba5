"""Means, mean difference, Student t interval and p of pairs."""

import numpy as np
from scipy import stats

# A spread below this share of the largest value is the rounding of the values themselves.
ROUNDING = 1e-12

NOTHING = {"value": None, "referenceValue": None, "difference": None, "low": None, "high": None, "p": None}


def paired_difference(x, y, confidence):
    row = {"pairs": len(x), "finite": False, **NOTHING}
    if len(x) == 0:
        return row
    row.update(value=mean_of(x), referenceValue=mean_of(y))
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        if row["value"] != row["referenceValue"]:
            row["difference"] = row["value"] if np.isfinite(row["referenceValue"]) else -row["referenceValue"]
        return row
    row["finite"] = True
    differences = x - y
    row["difference"] = differences.mean()
    if len(x) < 2:
        return row
    rounding = ROUNDING * max(np.abs(x).max(), np.abs(y).max())
    if differences.std(ddof=1) <= rounding:
        # No interval: one of no width would say that another seed must give the same.
        row["difference"] = 0.0 if abs(row["difference"]) <= rounding else row["difference"]
        return row
    test = stats.ttest_rel(x, y)
    interval = test.confidence_interval(confidence)
    row.update(p=test.pvalue, low=interval.low, high=interval.high)
    return row


def mean_of(values):
    """Infinite where a value is; of both signs, as a loss is counted: infinite upwards."""
    infinite = values[~np.isfinite(values)]
    if len(infinite) == 0:
        return values.mean()
    return infinite[0] if (infinite == infinite[0]).all() else np.inf
