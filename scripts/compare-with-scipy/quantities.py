"""What is compared, and how far apart it may be."""

import math
from dataclasses import dataclass
from typing import Callable

# Counts and words must be the same.
SAME = ("pairs", "finding", "ratioOf", "permutation", "seedsForMargin", "seedsIfAsSeen")


def no_floor(_row):
    return 0.0


def interval_width(low, high):
    """An end near 0 is measured against the width of its interval."""
    return lambda row: 0.0 if row.get(low) is None else row[high] - row[low]


@dataclass
class Quantity:
    label: str
    name: str
    tolerance: float
    floor: Callable = no_floor
    theirs: str = ""

    def __post_init__(self):
        self.theirs = self.theirs or self.name

    def asked(self, theirs, found):
        """Where either has a number; a second computation of ours only where there is one."""
        if self.theirs != self.name:
            return self.theirs in theirs
        if self.name == "permutationP" and "drawnPermutationP" in theirs:
            return False
        return theirs.get(self.theirs) is not None or found is not None

    def apart(self, expected, found, row):
        """Relative to the larger of both; infinite where only one is there."""
        if expected is None or found is None:
            return math.inf
        if expected == found:
            return 0.0
        size = max(abs(expected), abs(found), self.floor(row))
        return abs(expected - found) / size if math.isfinite(size) else math.inf


t_width = interval_width("low", "high")
ratio_width = interval_width("ratioLow", "ratioHigh")
g_width = interval_width("gLow", "gHigh")

# Sums in another order.
ROUNDING = 1e-9
# collapse has quantiles of t and p from jStat, whose iterations end at 1e-8 and 3e-7.
QUANTILES, TAILS = 1e-7, 1e-6
# Roots of the noncentral t, whose probabilities it has to 1e-9.
ROOTS = 1e-6

QUANTITIES = (
    Quantity("mean of the arm", "value", ROUNDING),
    Quantity("mean of the reference", "referenceValue", ROUNDING),
    Quantity("mean difference", "difference", ROUNDING, t_width),
    Quantity("t interval, low", "low", QUANTILES, t_width),
    Quantity("t interval, high", "high", QUANTILES, t_width),
    Quantity("p of t", "p", TAILS),
    Quantity("p of t after Holm", "adjustedP", TAILS),
    Quantity("p of sign flips (own enumeration)", "permutationP", ROUNDING),
    Quantity("p of sign flips (scipy)", "permutationP", ROUNDING, theirs="scipyPermutationP"),
    Quantity("smallest p of sign flips", "smallestPermutationP", ROUNDING),
    Quantity("ratio", "ratio", ROUNDING),
    Quantity("ratio, low", "ratioLow", QUANTILES, ratio_width),
    Quantity("ratio, high", "ratioHigh", QUANTILES, ratio_width),
    Quantity("Hedges' g", "g", ROUNDING),
    Quantity("Hedges' g, low", "gLow", ROOTS, g_width),
    Quantity("Hedges' g, high", "gHigh", ROOTS, g_width),
    Quantity("margin, low", "marginLow", ROUNDING),
    Quantity("margin, high", "marginHigh", ROUNDING),
    Quantity("p of equivalence", "equivalenceP", TAILS),
)
