"""Sign flips of paired differences."""

import numpy as np
from scipy import stats

# Up to here collapse tries all signs; beyond it draws this often.
MOST_EXACT = 16
DRAWS = 9999
# Up to here the exact p is found here, for the drawn ones to be held against.
MOST_TRIED_HERE = 22


def sign_flips(differences):
    """
    p by trying all signs, the smallest there can be (that of differences of one sign), and scipy's own p; where collapse
    draws signs, the p that it draws from.
    """
    moved = differences[differences != 0]
    n = len(moved)
    if n > MOST_EXACT:
        p, error = (all_signs(moved), 0.0) if n <= MOST_TRIED_HERE else drawn(moved)
        return {
            "permutation": "Monte Carlo",
            "smallestPermutationP": 1 / (DRAWS + 1),
            "drawnPermutationP": p,
            "drawnError": error,
        }
    return {
        "permutation": "exact",
        "smallestPermutationP": all_signs(np.abs(moved)),
        "permutationP": all_signs(moved),
        "scipyPermutationP": by_scipy(moved),
    }


def all_signs(moved):
    sums = signed_sums(np.abs(moved))
    return np.mean(as_far(sums, moved))


def as_far(sums, moved):
    """Sums that differ by rounding alone are the same."""
    return np.abs(sums) >= abs(moved.sum()) - 1e-12 * np.abs(moved).sum()


def signed_sums(sizes):
    sums = np.zeros(1)
    for size in sizes:
        sums = np.concatenate([sums + size, sums - size])
    return sums


def by_scipy(moved):
    # Rounded to 12 digits of the largest: scipy takes sums for equal only up to its last digits.
    digits = 12 - int(np.ceil(np.log10(np.abs(moved).max())))
    return stats.permutation_test(
        (np.round(moved, digits),),
        lambda sample, axis: sample.sum(axis=axis),
        permutation_type="samples",
        n_resamples=np.inf,
        vectorized=True,
    ).pvalue


def drawn(moved):
    """p from many more draws than collapse takes, and its standard error."""
    draws = 200_000
    signs = np.random.default_rng(1).choice([-1.0, 1.0], size=(draws, len(moved)))
    p = np.mean(as_far(signs @ np.abs(moved), moved))
    return p, np.sqrt(p * (1 - p) / draws)
