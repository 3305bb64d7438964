"""The rows of `bench/cases`: who sends what, and all that may be booked of it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.phones import currency_of, language_of

FOLDER = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 18)
BLANKS = "␣"
_KINDS = ("expense", "income", "transfer")


@dataclass(frozen=True, slots=True)
class Booking:
    """A transaction that is to be booked; where several values are given, any of them is right."""

    amount_cents: int
    currency: str
    kinds: tuple[str, ...]
    dates: tuple[str, ...]
    categories: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A small description of a file, of which `bench.case_files` makes the file."""

    name: str
    text: str = ""
    rows: tuple[str, ...] = ()
    currency: str = ""
    pending: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A message or a document with the right answer."""

    id: str
    kind: str
    country: str
    language: str
    bookings: tuple[Booking, ...]
    text: str = ""
    document: Document | None = None
    assistant: bool = False

    @property
    def intents(self) -> tuple[str, ...]:
        """Return the intents that are right: none is compared where nothing is to be booked."""
        return ("transaction",) if self.bookings and not self.document else ()


def cases(folder: Path = FOLDER) -> Iterator[Case]:
    """Yield the cases of every file in the folder, in order."""
    for path in sorted(folder.glob("*.toml")):
        for kind, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for number, entry in enumerate(entries, start=1):
                yield case_of(kind, number, entry)


def case_of(kind: str, number: int, entry: dict[str, Any]) -> Case:
    """Return the case that an entry of a file tells."""
    country, _, language = entry["who"].partition(":")
    return Case(
        id=f"{kind}-{number}",
        kind=kind,
        country=country,
        language=language or language_of(country),
        bookings=tuple(booking_of(line, currency_of(country)) for line in entry["books"]),
        text=entry.get("text", "").replace(BLANKS, " " * entry.get("blanks", 1)),
        document=_document(entry) if "name" in entry else None,
        assistant=entry.get("assistant", False),
    )


def booking_of(line: str, currency: str) -> Booking:
    """Return the booking of a line such as `12.50 USD income|transfer @11-03 = salary|wages`."""
    told, _, descriptions = line.partition(" = ")
    amount, *words = told.split()
    kinds: tuple[str, ...] = ("expense",)
    dates: tuple[str, ...] = (TODAY.isoformat(),)
    categories: tuple[str, ...] = ()
    for word in words:
        any_of = tuple(word.removeprefix("@").split("|"))
        if word.startswith("@"):
            dates = tuple(day if len(day) > 5 else f"{TODAY.year}-{day}" for day in any_of)
        elif re.fullmatch("[A-Z]{3}", word):
            currency = word
        elif any_of[0] in _KINDS:
            kinds = any_of
        else:
            categories = any_of
    return Booking(
        amount_cents=int(Decimal(amount) * 100),
        currency=currency,
        kinds=kinds,
        dates=dates,
        categories=categories,
        descriptions=tuple(descriptions.split("|")) if descriptions else (),
    )


def _document(entry: dict[str, Any]) -> Document:
    return Document(
        name=entry["name"],
        text=entry.get("text", ""),
        rows=tuple(entry.get("rows", ())),
        currency=entry.get("currency", ""),
        pending=tuple(entry.get("pending", ())),
    )
