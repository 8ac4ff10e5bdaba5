"""Numbers that rest on random draws, ours and scipy's: their distance in standard errors of those draws."""

import math

from bootstrap import REPEATS
from sign_flips import DRAWS

# Of hundreds of numbers none should be as far; the spread is known from 40 repetitions (39 degrees of freedom).
MOST_ERRORS = 6.0
# Of all taken together, which shows a method that is off by little everywhere.
MOST_ERRORS_OVERALL = 4.0


def bootstrap_deviations(theirs, ours):
    """How far each end is from scipy's mean, in standard errors of one end drawn once."""
    for end in ("Low", "High"):
        name = f"bootstrap{end}"
        expected, found = theirs.get(name), ours.get(name)
        if expected is None and found is None:
            continue
        if expected is None or found is None:
            yield end, math.inf
        else:
            error = theirs[f"{name}Spread"] * math.sqrt(1 + 1 / REPEATS)
            yield end, (found - expected) / error


def overall(deviations):
    """The mean of independent deviations, in standard errors of that mean."""
    return abs(sum(deviations)) / math.sqrt(len(deviations))


def sign_flip_deviation(theirs, ours):
    """Of a p from drawn signs: its own error is that of a share of 9,999 draws."""
    p, found = theirs.get("drawnPermutationP"), ours.get("permutationP")
    if p is None:
        return None
    if found is None:
        return math.inf
    # (k + 1) / (m + 1) is above k / m by up to 1 / m, and a p near 0 has no spread to be measured in.
    error = math.sqrt(p * (1 - p) / DRAWS + theirs["drawnError"] ** 2) + 1 / DRAWS
    return abs(found - p) / error
