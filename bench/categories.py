"""Measure how well categories are found: `OZZIE_EVAL_DIR=… python -m bench.categories [--verbose]`.

Prints for the statement lines and merchants of the set `categories` that map to one of our ten
how many are right, how honest the confidence is, and what a call costs once warm.
"""

import argparse
import time
from collections import Counter
from datetime import date

from app.categories import CATEGORIES
from app.reading.categories.classifier import categorize
from app.reading.types import ReaderContext
from app.text.languages import Language
from bench.evaluation import VARIABLE, Row, evaluation_folder, rows

_ROUNDS = 3


def main() -> None:
    """Measure and print; exit with a message where the evaluation data is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list the lines that went wrong")
    verbose = parser.parse_args().verbose
    folder = evaluation_folder()
    if folder is None:
        raise SystemExit(f"Set {VARIABLE} to the folder of the evaluation data.")
    manifest = rows(folder / "data" / "categories" / "manifest.jsonl")
    judged = [row for row in manifest if row["category10"] in CATEGORIES]
    right: Counter[float] = Counter()
    said: Counter[float] = Counter()
    for row in judged:
        category, confidence = categorize(row["description"], _context(row))
        bucket = int(confidence * 10) / 10
        said[bucket] += 1
        right[bucket] += category == row["category10"]
        if verbose and category != row["category10"]:
            print(f"{row['description']!r}: {category} ({confidence}), not {row['category10']}")
    print(f"categories: {right.total()} of {said.total()} right")
    for bucket in sorted(said, reverse=True):
        print(f"  confidence from {bucket}: {right[bucket]} of {said[bucket]} right")
    print(f"  {_microseconds(manifest):.0f} µs a line that was never seen before")


def _context(row: Row) -> ReaderContext:
    language: Language = row["lang"] or "en"
    return ReaderContext(date(2026, 1, 1), row["country"] or "", "USD", language)


def _microseconds(manifest: list[Row]) -> float:
    """Return the time of one call; a number after each line keeps the cache out of it."""
    started = time.perf_counter()
    for turn in range(_ROUNDS):
        for row in manifest:
            categorize(f"{row['description']} {turn}", _context(row))
    return (time.perf_counter() - started) / (_ROUNDS * len(manifest)) * 1e6


if __name__ == "__main__":
    main()
