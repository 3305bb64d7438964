"""Persons who send statements, files of the tests, and movements in one line to compare."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.phones import currency_of, language_of
from app.reading.types import DocumentReading, ReaderContext

TODAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class BankFile:
    """A bank's file as text, whose country it is of, and the movements in it."""

    bank: str
    country: str
    text: str
    movements: tuple[tuple[str, int], ...]
    filename: str = ""


def bank_files(path: Path) -> list[BankFile]:
    """Return the files of a TOML of the tests."""
    return [
        BankFile(
            bank=entry["bank"],
            country=entry["country"],
            text=entry["text"],
            movements=tuple(_movement(line) for line in entry["movements"]),
            filename=entry.get("filename", ""),
        )
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["file"]
    ]


def _movement(line: str) -> tuple[str, int]:
    day, amount = line.split()
    return day, int(Decimal(amount) * 100)


def person(country: str = "US", today: date = TODAY) -> ReaderContext:
    """Return the context of a person in `country`, with its currency and language."""
    return ReaderContext(
        today=today,
        country=country,
        currency=currency_of(country),
        language=language_of(country),
    )


def signed(reading: DocumentReading) -> list[tuple[str, int]]:
    """Return each draft's day and cents, negative where money went out, in the order read."""
    return [
        (
            draft.transaction_date.isoformat(),
            draft.amount_cents * (1 if draft.category == "income" else -1),
        )
        for draft in reading.drafts
    ]


def descriptions(reading: DocumentReading) -> list[str]:
    """Return the drafts' descriptions, in the order read."""
    return [draft.description for draft in reading.drafts]
