"""The texts that a model is measured with, each with all that is to be booked of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.phones import currency_of
from app.reading.types import ReaderContext
from bench.case_rows import TODAY, cases
from bench.evaluation import Row, evaluation_folder, rows
from bench.reading import context_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """A transaction that is to be booked; of categories and dates any is right."""

    cents: int
    kind: str
    categories: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text with all that is to be booked of it."""

    set: str
    text: str
    context: ReaderContext
    wanted: tuple[Wanted, ...]


def texts() -> Iterator[Text]:
    """Yield the texts of the cases and of the evaluation folder."""
    yield from _own()
    folder = evaluation_folder()
    if folder:
        yield from _corpus(folder)
        yield from _cases(folder)
        yield from _messages(folder)


def _own() -> Iterator[Text]:
    for case in cases():
        if case.text and not case.assistant and case.document is None:
            wanted = tuple(
                Wanted(one.amount_cents, one.kinds[0], one.categories, one.dates)
                for one in case.bookings
            )
            yield Text("own cases", case.text, _context(case.country, case.language), wanted)


def _context(country: str, language: str, today: date = TODAY) -> ReaderContext:
    return ReaderContext(
        today=today,
        country=country,
        currency=currency_of(country),
        language=language if language in {"pt", "es"} else "en",
    )


def _corpus(folder: Path) -> Iterator[Text]:
    for path in sorted((folder / "corpus").glob("messages*.jsonl")):
        for row in rows(path):
            wanted = tuple(
                Wanted(
                    one["amount_cents"],
                    one.get("kind", "expense"),
                    tuple(one.get("category_any", ())),
                    (one["date"],),
                )
                for one in row["transactions"]
            )
            yield Text("corpus", row["text"], context_of(row), wanted)


def _cases(folder: Path) -> Iterator[Text]:
    for row in rows(folder / "cases" / "reading.jsonl"):
        if "text" in row and not row.get("assistant"):
            today = date.fromisoformat(row["today"])
            context = _context(row["country"], row["language"], today)
            yield Text("cases", row["text"], context, _wanted(row["expected"]["transactions"]))


def _messages(folder: Path) -> Iterator[Text]:
    for row in rows(folder / "data" / "messages" / "manifest.jsonl"):
        if row["expected"]["intent"] == "log" and not row["expected"].get("transactions"):
            continue  # its author does not say what is to be booked
        wanted = _wanted(row["expected"].get("transactions") or [])
        yield Text("messages", row["text"], context_of(row), wanted)


def _wanted(transactions: list[Row]) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(
            int(Decimal(one["amount"]) * 100),
            one.get("kind") or one.get("type") or "expense",
            tuple(one.get("category") or filter(None, [one.get("category10")])),
            tuple(filter(None, [one.get("transaction_date")])),
        )
        for one in transactions
    )
