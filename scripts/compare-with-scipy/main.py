"""Computes the numbers of `collapse compare` again, with scipy, from the exported measurements alone.

    main.py RESULTS_CSV COMPARE_JSON

RESULTS_CSV is the tidy table of a report (results.csv), COMPARE_JSON what `collapse compare DIR --format json` printed.
Of the JSON only the questions are used (arm, reference, metric, generation, scale, thresholds); its numbers are what is
checked. Prints a table and ends with 1 where a number is further off than its tolerance. Needs scipy 1.10 or newer.
"""

import sys

import numpy as np
import scipy
from again import ask_again
from agreement import Agreement
from read_tables import read_comparison, read_values


OLDEST = (1, 10)


def main(csv_path, json_path):
    values = read_values(csv_path)
    comparison = read_comparison(json_path)
    # Far out scipy's noncentral t divides by 0; where that leaves no number, it is seen to.
    with np.errstate(divide="ignore", invalid="ignore", over="ignore", under="ignore"):
        again = ask_again(values, comparison["rows"], comparison["thresholds"])
    agreement = Agreement()
    agreement.equal("tests that Holm corrects for", "comparison", again["tests"], comparison["tests"])
    for theirs, ours in zip(again["rows"], comparison["rows"]):
        agreement.add_row(theirs, ours)
    agreement.print()
    return 0 if agreement.holds() else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    if tuple(int(part) for part in scipy.__version__.split(".")[:2]) < OLDEST:
        sys.exit(f"scipy 1.10 or newer is needed, this is {scipy.__version__}")
    sys.exit(main(*sys.argv[1:]))
