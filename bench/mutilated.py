"""Measure how honest receipts are: `python -m bench.mutilated [--verbose]`.

Reads the evaluation folder's photographed receipts whole and as `bench.mutilations` spoils them,
and prints of each kind how many totals are right or wrong, without a question in the reply and with
one, and how many were not found. A wrong total without a question is booked before anybody notices.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from app.assistant.wording.entries import UNSURE_BELOW
from app.reading.receipts.lines import ReceiptLine, group_into_lines
from app.reading.receipts.ocr import Ocr
from app.reading.receipts.photo import open_photo
from app.reading.receipts.receipt import read_receipt
from bench.evaluation import VARIABLE, evaluation_folder, rows
from bench.mutilations import OF_LINES, OF_PHOTO
from bench.receipts import SOMEBODY

SETS = ("receipts_sroie_150", "receipts_misc")
WHOLE = "whole"
# Which digit is misread is a matter of chance: so many are, one at a time.
MISREADINGS = 3
OUTCOMES = ("right", "right, asked", "not found", "wrong, asked", "wrong")


def spoiled_receipts() -> Iterator[tuple[str, str, int, list[ReceiptLine]]]:
    """Yield the kind, the file, total (cents) and lines of each receipt, whole and spoiled."""
    folder = evaluation_folder()
    if folder is None:
        raise SystemExit(f"Set {VARIABLE} to the folder of the evaluation data.")
    ocr = Ocr()
    for name in SETS:
        for row in rows(folder / "data" / name / "manifest.jsonl"):
            if row["expected"]["total"] is None:
                continue
            file, total = row["file"], round(float(row["expected"]["total"]) * 100)
            image = open_photo((folder / "data" / name / file).read_bytes())
            whole = group_into_lines(ocr.read_words(image))
            yield WHOLE, file, total, whole
            for kind, spoil in OF_PHOTO.items():
                photo = np.ascontiguousarray(spoil(image, _seeded(file + kind)))
                yield kind, file, total, group_into_lines(ocr.read_words(photo))
            for kind, alter in OF_LINES.items():
                for number in range(MISREADINGS if kind == "digit misread" else 1):
                    altered = alter(whole, total, _seeded(f"{file}{kind}{number}"))
                    yield kind, file, total, altered


def _seeded(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311  # two runs must spoil the same way


def judge(lines: Sequence[ReceiptLine], total: int) -> str:
    """Return what came of a receipt, one of OUTCOMES."""
    reading = read_receipt(lines, SOMEBODY)
    if not reading.drafts:
        return "not found"
    (draft,) = reading.drafts
    outcome = "right" if draft.amount_cents == total else "wrong"
    return f"{outcome}, asked" if draft.confidence < UNSURE_BELOW else outcome


def main() -> None:
    """Read all receipts and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="name what came out wrong")
    asked = parser.parse_args()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    spoiled: Counter[str] = Counter()
    for kind, file, total, lines in spoiled_receipts():
        outcome = judge(lines, total)
        table[kind][outcome] += 1
        if kind != WHOLE:
            spoiled[outcome] += 1
        if asked.verbose and outcome == "wrong":
            print(f"  {file}: {kind}: the total is {total / 100:.2f}")
    print(f"{'':16}", *(f"{outcome:>13}" for outcome in OUTCOMES))
    for kind, counted in {**table, "all spoiled": spoiled}.items():
        print(f"{kind:16}", *(f"{counted[outcome]:13}" for outcome in OUTCOMES))


if __name__ == "__main__":
    main()
