"""Read MT940 and MT942 files, the statements of banks in lines that begin with numbered tags."""

import logging
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import mt940

from app.reading.tables.grid import check_size
from app.reading.tables.numbers import MAX_CENTS
from app.reading.tables.rows import TableRow, unread_row
from app.text.printed_currencies import CURRENCIES

# Its warnings quote from the document: they must not reach the logs.
logging.getLogger("mt940").setLevel(logging.CRITICAL)

_START = re.compile(r"(?m)^:20:")
_ENTRY = re.compile(r"(?m)^:61:")
_PART = re.compile(r"(?m)^(?=:(?:20|61|62[FM]?|64|65|90[CD]):)")
_BALANCE = re.compile(r"(?m)^:(?:60[FM]?|62[FM]?|34F):[CD]?(?:\d{6})?([A-Z]{3})[CD]?([\d,]+)")
_OPENING = ":20:X\n:60F:C000101{}0,00\n"
_OPTIONS = mt940.Options.all()
# What else the bank wrote of an entry, the most telling first.
_WORDS = ("applicant_name", "recipient_name", "purpose", "additional_purpose")
_FREE_WORDS = ("transaction_details", "posting_text", "extra_details")


def is_mt940(text: str) -> bool:
    """Return whether a text is an MT940 or MT942 file."""
    return _START.search(text[:4_000]) is not None and _ENTRY.search(text) is not None


def read_mt940(text: str) -> list[TableRow]:
    """Return the entries of all statements in the file.

    Each is parsed by itself, so that one that breaks the grammar is reported and loses no other.
    """
    parts = _PART.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    check_size(len(parts), 0)
    return list(_read_parts(parts))


def _read_parts(parts: list[str]) -> Iterator[TableRow]:
    currency = "XXX"
    for part in parts:
        if found := _BALANCE.search(part):
            currency = found[1]
        if part.startswith(":61:"):
            yield _read_entry(part, currency)


def _read_entry(part: str, currency: str) -> TableRow:
    try:
        (entry,) = mt940.parse(StringIO(_OPENING.format(currency) + part), options=_OPTIONS)
        fields: dict[str, Any] = entry.data
        amount: Decimal = fields["amount"].amount
        day = date(*(fields.get("entry_date") or fields["date"]).timetuple()[:3])
    except (ValueError, RuntimeError, KeyError, TypeError, AttributeError, ArithmeticError):
        return unread_row(part)
    cents = int(abs(amount) * 100)
    if not 0 < cents <= MAX_CENTS:
        return unread_row(part)
    return TableRow(
        day=day,
        description=_describe(fields),
        cents=cents,
        direction=-1 if amount < 0 else 1,
        currency=currency if currency in CURRENCIES else None,
    )


def _describe(fields: dict[str, Any]) -> str:
    words = [str(fields[name]) for name in _WORDS if fields.get(name)]
    words = words or [str(fields[name]) for name in _FREE_WORDS if fields.get(name)][:1]
    return " ".join(" ".join(words).split())
