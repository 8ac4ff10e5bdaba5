"""Equivalence: two one-sided t tests against the margin that was declared."""

import numpy as np
from scipy import stats


def margin_of(scale, x, y, thresholds):
    share, points = thresholds["tolerance"], thresholds["tolerancePoints"]
    if scale == "ratio":
        if not y.mean() > 0:
            return None
        edge = share * y.mean()
        return {"low": -edge, "high": edge, "above": x - (1 - share) * y, "below": x - (1 + share) * y}
    low, high = {
        "points": (-points, points),
        "bits": (np.log2(1 - share), np.log2(1 + share)),
        "nats": (np.log(1 - share), np.log(1 + share)),
    }[scale]
    return {"low": low, "high": high, "above": x - y - low, "below": x - y - high}


def equivalence_p(margin):
    above, below = margin["above"], margin["below"]
    for contrast in (above, below):
        if contrast.std(ddof=1) <= 1e-12 * np.abs(contrast).max():
            return None
    return max(
        stats.ttest_1samp(above, 0, alternative="greater").pvalue,
        stats.ttest_1samp(below, 0, alternative="less").pvalue,
    )
