"""The ratio of two arms and its interval."""

import numpy as np
from scipy import optimize, stats


def ratio_of(scale, x, y, row, confidence):
    if scale in ("bits", "nats"):
        base = 2.0 if scale == "bits" else np.e
        power = [None if row[name] is None else base ** row[name] for name in ("difference", "low", "high")]
        return dict(zip(("ratio", "ratioLow", "ratioHigh"), power), ratioOf="effective numbers")
    ratio, low, high = ratio_of_means(x, y, confidence)
    if row["low"] is None:  # The differences do not vary: nor is there an interval of the ratio.
        low = high = None
    return {"ratio": ratio, "ratioLow": low, "ratioHigh": high, "ratioOf": "means"}


def ratio_of_means(x, y, confidence):
    """Fieller: the ratios r at which a t test finds nothing in x - r y. It has ends where y is clearly not 0."""
    if not (x.mean() > 0 and y.mean() > 0):
        return None, None, None
    ratio = x.mean() / y.mean()
    n = len(x)
    if n < 2:
        return ratio, None, None
    critical = stats.t.isf((1 - confidence) / 2, n - 1)

    def beyond(r):
        """Above 0 where r is outside the interval; no division, since x - r y may not vary."""
        contrast = x - r * y
        return abs(contrast.mean()) - critical * contrast.std(ddof=1) / np.sqrt(n)

    away_from_zero = y.mean() - critical * y.std(ddof=1) / np.sqrt(n)
    if not away_from_zero > 0:
        return ratio, None, None
    return ratio, end_of(beyond, ratio, -1), end_of(beyond, ratio, 1)


def end_of(beyond, ratio, direction):
    if beyond(ratio) >= -1e-13 * ratio:
        return ratio
    step = 0.01 * ratio
    while beyond(ratio + direction * step) < 0:
        step *= 2
    outside = ratio + direction * step
    return optimize.brentq(beyond, min(ratio, outside), max(ratio, outside), xtol=1e-15, rtol=1e-14)
