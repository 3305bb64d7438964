"""Score the reader on the cases of `bench/cases`, in process and without the evaluation folder.

`python -m bench.cases [--kind KIND]… [--show] [--without-assistant]` prints how many cases of each
kind and language are read right; `invented`: nothing may be booked and something was; `lost`:
something is to be booked and nothing was. `--show` prints what was read wrongly.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.commands.read import answers
from app.commands.read_files import FileReader
from app.text.normalize import fold
from bench.case_files import file_of
from bench.case_rows import TODAY, Booking, Case, cases

Answer = dict[str, Any]


@dataclass(slots=True)
class Score:
    """How many cases were read, right, invented and lost."""

    all: int = 0
    right: int = 0
    invented: int = 0
    lost: int = 0

    def count(self, case: Case, answer: Answer) -> None:
        """Count one case and its answer."""
        right, found = is_right(case, answer), bool(answer.get("transactions"))
        self.all += 1
        self.right += right
        self.invented += found and not case.bookings
        self.lost += bool(case.bookings) and not found and not right

    def __str__(self) -> str:
        share = self.right / max(self.all, 1)
        return f"{self.right:4}/{self.all:<4} {share:6.1%} {self.invented:8} {self.lost:6}"


def ask(asked: Iterable[Case]) -> list[tuple[Case, Answer]]:
    """Return each case with what `ozzie read --jsonl` answers to it."""
    found = list(asked)
    with TemporaryDirectory() as folder, FileReader() as files:
        lines = [line_of(case, Path(folder)) for case in found]
        return list(zip(found, answers(lines, files), strict=True))


def line_of(case: Case, folder: Path) -> str:
    """Return the line of input that asks for a case; its document is written into the folder."""
    given = {"id": case.id, "country": case.country, "language": case.language}
    given["today"] = TODAY.isoformat()
    if case.document:
        path = folder / case.id / case.document.name
        path.parent.mkdir()
        path.write_bytes(file_of(case.document))
        return json.dumps(given | {"file": str(path)})
    return json.dumps(given | {"text": case.text})


def is_right(case: Case, answer: Answer) -> bool:
    """Return whether the answer has the right intent and the right transactions and no more.

    A document of which nothing may be booked may be refused as well.
    """
    found = answer.get("transactions") or []
    if "error" in answer:
        return case.document is not None and not case.bookings
    if case.intents and answer.get("intent") not in case.intents:
        return False
    return len(found) == len(case.bookings) and _pairs(case.bookings, found)


def _pairs(wanted: Sequence[Booking], found: list[Answer]) -> bool:
    """Return whether each booking finds a transaction of its own: they are few."""
    if not wanted:
        return True
    first, *others = wanted
    return any(
        _fits(first, candidate) and _pairs(others, found[:at] + found[at + 1 :])
        for at, candidate in enumerate(found)
    )


def _fits(wanted: Booking, found: Answer) -> bool:
    return (
        found["amount_cents"] == wanted.amount_cents
        and found["currency"] == wanted.currency
        and found["kind"] in wanted.kinds
        and found["transaction_date"] in wanted.dates
        and (not wanted.categories or found["category"] in wanted.categories)
        and (
            not wanted.descriptions or fold(found["description"]) in map(fold, wanted.descriptions)
        )
    )


def show(case: Case, answer: Answer) -> None:
    """Print one case that was read wrongly: what was given, wanted and read."""
    given = case.document.name if case.document else repr(case.text[:300])
    print(f"{case.id} ({case.country}): {given}")
    for booking in case.bookings:
        print(f"    want {_wanted(booking)}")
    if "error" in answer:
        print(f"    read {answer['error']}")
        return
    for found in answer["transactions"]:
        names = ("currency", "kind", "category", "transaction_date", "description")
        print(f"    read {found['amount_cents'] / 100:.2f}", *(found[name] for name in names))
    if not answer["transactions"]:
        print(f"    read nothing: {answer['intent']} {answer.get('document', {})}")


def _wanted(booking: Booking) -> str:
    parts = (booking.kinds, booking.categories, booking.dates, booking.descriptions)
    told = " ".join("|".join(part) for part in parts if part)
    return f"{booking.amount_cents / 100:.2f} {booking.currency} {told}"


def print_table(results: Iterable[tuple[Case, Answer]]) -> None:
    """Print the scores of each kind and language, and of all."""
    kinds: dict[str, Score] = defaultdict(Score)
    languages: dict[str, Score] = defaultdict(Score)
    total: dict[str, Score] = defaultdict(Score)
    for case, answer in results:
        group = "documents" if case.document else "messages"
        for scores, name in (
            (kinds, case.kind),
            (languages, f"{group} {case.language}"),
            (total, group),
            (total, "total"),
        ):
            scores[name].count(case, answer)
    for title, scores in (("kind", kinds), ("language", languages), ("all", total)):
        print(f"{title:20}     right        invented   lost")
        for name, score in sorted(scores.items()):
            print(f"  {name:18} {score}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the cases that are asked for and print the table; return 2 where there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", action="append", help="cases of this kind alone")
    parser.add_argument("--show", action="store_true", help="print what was read wrongly")
    parser.add_argument(
        "--without-assistant",
        action="store_true",
        help="leave out what the assistant routes: debts, for one",
    )
    options = parser.parse_args(arguments)
    asked = [
        case
        for case in cases()
        if case.kind in (options.kind or (case.kind,))
        and not (options.without_assistant and case.assistant)
    ]
    if not asked:
        print("there is no such case")
        return 2
    results = ask(asked)
    if options.show:
        for case, answer in results:
            if not is_right(case, answer):
                show(case, answer)
    print_table(results)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
