"""Seeds that would settle a comparison with 80% power, the spread seen taken for the true one."""

import numpy as np
from scipy import integrate, special, stats

POWER = 0.8
MOST_PAIRS = 100_000
# Of the Gauss-Legendre rule; twice as many change no power by 1e-10.
NODES = 200


def seeds_to_settle(differences, margin, alpha):
    unknown = {"seedsForMargin": None, "seedsIfAsSeen": None}
    if margin is None:
        return unknown
    deviation = differences.std(ddof=1)
    edge = min(-margin["low"], margin["high"]) / deviation
    seen = abs(differences.mean()) / deviation
    differs, equals = to_differ(edge, alpha), to_equal(0, edge, alpha)
    as_seen = to_differ(seen, alpha) if seen >= edge else to_equal(seen, edge, alpha)
    return {
        "seedsForMargin": None if differs is None or equals is None else max(differs, equals),
        "seedsIfAsSeen": as_seen,
    }


def to_differ(effect, alpha):
    return fewest(lambda n: difference_power(effect, n, alpha))


def to_equal(effect, margin, alpha):
    return fewest(lambda n: equivalence_power(effect, margin, n, alpha))


def difference_power(effect, n, alpha):
    """Chance that |T| is beyond the critical t, T noncentral."""
    critical, nc = stats.t.isf(alpha / 2, n - 1), effect * np.sqrt(n)
    return stats.nct.sf(critical, n - 1, nc) + np.nan_to_num(stats.nct.cdf(-critical, n - 1, nc))


def equivalence_power(effect, margin, n, alpha):
    """
    Chance that both one-sided tests reject, over the distribution of the standard deviation s: the mean lies between
    -margin + c s and margin - c s. (The exact power; collapse uses two noncentral t.)
    """
    df, root = n - 1, np.sqrt(n)
    critical = stats.t.isf(alpha, df)
    s = stats.chi(df, scale=1 / np.sqrt(df))
    largest = min(margin * root / critical, s.isf(1e-14))
    smallest = s.ppf(1e-14)
    if largest <= smallest:
        return 0.0

    def integrand(u):
        upper = special.ndtr((margin - effect) * root - critical * u)
        return (upper - special.ndtr((-margin - effect) * root + critical * u)) * s.pdf(u)

    return integrate.fixed_quad(integrand, smallest, largest, n=NODES)[0]


def fewest(power_of):
    """Bisection: power grows with the number of pairs."""
    if power_of(2) >= POWER:
        return 2
    if not power_of(MOST_PAIRS) >= POWER:
        return None
    too_few, enough = 2, MOST_PAIRS
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        too_few, enough = (too_few, middle) if power_of(middle) >= POWER else (middle, enough)
    return enough
