"""Gathers how far two computations of the same numbers are apart."""

import math

from quantities import QUANTITIES, SAME
from resampled import (
    MOST_ERRORS,
    MOST_ERRORS_OVERALL,
    bootstrap_deviations,
    overall,
    sign_flip_deviation,
)


class Agreement:
    def __init__(self):
        self.found = {}
        self.deviations = {"Low": [], "High": []}

    def add_row(self, theirs, ours):
        place = f"{ours['arm']}, {ours['metric']}" + (f"/{ours['group']}" if ours["group"] else "")
        for name in SAME:
            self.equal(name, place, theirs.get(name), ours.get(name))
        for quantity in QUANTITIES:
            expected, found = theirs.get(quantity.theirs), ours.get(quantity.name)
            if quantity.asked(theirs, found):
                self.note(quantity.label, place, quantity.apart(expected, found, theirs), quantity.tolerance)
        self.add_resampled(place, theirs, ours)

    def add_resampled(self, place, theirs, ours):
        for end, errors in bootstrap_deviations(theirs, ours):
            self.deviations[end].append(errors)
            self.note(f"BCa {end.lower()} (standard errors)", place, abs(errors), MOST_ERRORS)
        errors = sign_flip_deviation(theirs, ours)
        if errors is not None:
            self.note("p of sign flips, drawn (standard errors)", place, errors, MOST_ERRORS)

    def equal(self, name, place, expected, found):
        if expected is None and found is None:
            return
        self.note(f"{name} (the same)", place, 0.0 if expected == found else math.inf, 0.0)

    def note(self, label, place, apart, tolerance):
        one = self.found.setdefault(label, {"compared": 0, "apart": 0.0, "place": "", "tolerance": tolerance})
        one["compared"] += 1
        if not apart <= one["apart"]:
            one.update(apart=apart, place=place)

    def all(self):
        yield from self.found.items()
        for end, deviations in self.deviations.items():
            if deviations:
                yield (
                    f"BCa {end.lower()}, mean of all (standard errors)",
                    {
                        "compared": len(deviations),
                        "apart": overall(deviations),
                        "tolerance": MOST_ERRORS_OVERALL,
                        "place": "",
                    },
                )

    def holds(self):
        return all(one["apart"] <= one["tolerance"] for _, one in self.all())

    def print(self):
        table = [("quantity", "compared", "furthest apart", "tolerance", "where")]
        for label, one in self.all():
            fails = not one["apart"] <= one["tolerance"]
            where = ("DIFFERS: " if fails else "") + (one["place"] if one["apart"] > 0 else "")
            table.append((label, str(one["compared"]), f"{one['apart']:.2g}", f"{one['tolerance']:.2g}", where))
        widths = [max(len(line[column]) for line in table) for column in range(5)]
        for line in table:
            print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
