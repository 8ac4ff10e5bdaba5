"""Reads what collapse wrote, without a library for tables."""

import csv
import json
import math


def read_values(path):
    """Value by seed, for every (arm, metric, group, generation); undefined ones are left out."""
    values = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = (row["arm"], row["metric"], row["group"], int(row["generation"]))
            by_seed = values.setdefault(place, {})
            if row["value"] != "":
                by_seed[int(row["seed"])] = float(row["value"])
    return values


def read_comparison(path):
    """The JSON of `collapse compare`; names as the CSV spells them, infinite numbers as numbers."""
    with open(path, encoding="utf-8") as file:
        comparison = json.load(file)
    for row in comparison["rows"]:
        for name in ("arm", "reference", "metric", "group"):
            row[name] = as_in_csv(row[name])
        for name, value in row.items():
            if value in ("Infinity", "-Infinity"):
                row[name] = math.inf if value == "Infinity" else -math.inf
    return comparison


def as_in_csv(text):
    """In CSV, text that a spreadsheet would run as a formula has an apostrophe in front."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
