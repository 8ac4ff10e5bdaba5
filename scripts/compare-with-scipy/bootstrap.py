"""The BCa interval of the mean difference, as often as scipy needs to say how far resampling alone moves it."""

import inspect

import numpy as np
from scipy import stats

FEWEST = 10
RESAMPLES = 4999
REPEATS = 40
SEED_NAME = "rng" if "rng" in inspect.signature(stats.bootstrap).parameters else "random_state"


def bootstrap_intervals(differences, confidence, rng):
    """
    Mean and standard deviation of both ends over repeated bootstraps, each of the resamples that collapse takes. Rows
    must not share draws: the mean of all their deviations is judged as that of independent ones.
    """
    if len(differences) < FEWEST:
        return {"bootstrapLow": None, "bootstrapHigh": None}
    ends = np.array([one_interval(differences, confidence, rng) for _ in range(REPEATS)])
    (low, high), (low_spread, high_spread) = ends.mean(axis=0), ends.std(axis=0, ddof=1)
    return {
        "bootstrapLow": low,
        "bootstrapHigh": high,
        "bootstrapLowSpread": low_spread,
        "bootstrapHighSpread": high_spread,
    }


def one_interval(differences, confidence, rng):
    interval = stats.bootstrap(
        (differences,),
        np.mean,
        n_resamples=RESAMPLES,
        confidence_level=confidence,
        method="BCa",
        vectorized=True,
        **{SEED_NAME: rng},
    ).confidence_interval
    return interval.low, interval.high
