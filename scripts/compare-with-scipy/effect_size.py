"""Hedges' g of paired differences."""

import numpy as np
from scipy import optimize, special, stats


def hedges_g(differences, confidence):
    n = len(differences)
    if n < 3:
        return {"g": None, "gLow": None, "gHigh": None}
    df = n - 1
    standardised = differences.mean() / differences.std(ddof=1)
    correction = np.exp(special.gammaln(df / 2) - special.gammaln((df - 1) / 2)) / np.sqrt(df / 2)
    t = stats.ttest_1samp(differences, 0).statistic
    tail = (1 - confidence) / 2
    return {
        "g": correction * standardised,
        "gLow": noncentrality(t, df, 1 - tail) / np.sqrt(n),
        "gHigh": noncentrality(t, df, tail) / np.sqrt(n),
    }


def noncentrality(t, df, p):
    """The noncentrality with which a noncentral t is at most t with this probability."""

    def off(nc):
        found = stats.nct.cdf(t, df, nc)
        # Far out scipy's is not a number or wrong: there it is 0 or 1.
        return (found if np.isfinite(found) else float(nc < t)) - p

    width = 1 + np.sqrt(1 + t * t / df)
    low, high = t - width, t + width
    while off(low) < 0:
        low -= width
    while off(high) > 0:
        high += width
    return optimize.brentq(off, low, high, xtol=1e-13, rtol=1e-13)
