"""Parse amounts as files write them, with any separators, signs, letters and currencies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.reading.tables.vocabulary import Direction
from app.text.normalize import normalize_figures
from app.text.printed_currencies import CURRENCIES, SYMBOLS, currency_of

Mark = Literal[".", ","]
"""The decimal mark."""

MAX_CENTS = 10**13
"""Above any person's transaction: larger numbers are account numbers, or noise."""

_COMMA_COUNTRIES = frozenset(
    [
        "AR",
        "AT",
        "BE",
        "BG",
        "BO",
        "BR",
        "BY",
        "CL",
        "CO",
        "CR",
        "CZ",
        "DE",
        "DK",
        "EC",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "ID",
        "IT",
        "LT",
        "LU",
        "LV",
        "MD",
        "NL",
        "NO",
        "PL",
        "PT",
        "PY",
        "RO",
        "RS",
        "RU",
        "SE",
        "SI",
        "SK",
        "TR",
        "UA",
        "UY",
        "VE",
        "VN",
        "AO",
        "MZ",
    ]
)
_FIGURE = r"\d{1,3}(?:[ '.,]\d{3})+(?:[.,]\d{1,4})?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,4})?"
_FIGURE += r"|\d+(?:[.,]\d{1,8})?|[.,]\d{1,2}"
FIGURE = re.compile(_FIGURE)
# A sign of a currency that no list holds is one all the same: the row is in the file's currency.
_UNKNOWN_SIGN = "[\u00a4\u20a0-\u20cf]"
_CURRENCY = "|".join(re.escape(symbol) for symbol in SYMBOLS) + f"|[A-Z]{{3}}|{_UNKNOWN_SIGN}"
_MONEY = re.compile(
    rf"(?P<open>\()?\s*(?P<s1>[+-]{{1,2}})?\s*(?P<c1>{_CURRENCY})?\s*(?P<s2>[+-])?\s*(?P<open2>\()?"
    rf"(?P<figure>{_FIGURE})\s*\)?\s*(?P<c2>{_CURRENCY})?\s*(?P<s3>[+-])?\s*"
    r"(?P<mark>\(?(?:CR|DR|DB|C|D|H|S)\.?\)?)?\s*\)?",
    re.IGNORECASE,
)
_LEADING_LETTERS = re.compile(r"(?P<mark>CR|DR)\.?\s+(?P<rest>.*\d.*)", re.IGNORECASE)
_CREDIT_LETTERS = frozenset({"CR", "C", "H"})


@dataclass(frozen=True, slots=True)
class TableNumber:
    """An amount as written.

    `cents` is its absolute value × 100; `sign` is the sign before or after it (0: none);
    `direction` is that of letters such as CR and D; `places` is the number of decimals.
    """

    cents: int
    sign: Direction = 0
    direction: Direction = 0
    currency: str | None = None
    places: int = 0


def _infer_mark(figure: str) -> tuple[Mark, float] | None:
    """Return the decimal mark that one number suggests, and the weight of that evidence."""
    dots, commas = figure.count("."), figure.count(",")
    if not dots and not commas:
        return None
    last: Mark = "." if figure.rfind(".") > figure.rfind(",") else ","
    other: Mark = "," if last == "." else "."
    if dots and commas:
        return (last, 3) if figure.count(last) == 1 else (other, 3)
    if dots + commas > 1:
        return other, 3
    whole, fraction = figure.split(last)
    if len(fraction) == 3 and 1 <= len(whole) <= 3 and whole != "0":
        return other, 0.5
    return last, 2


def infer_decimal_mark(texts: Iterable[str], country: str = "") -> Mark:
    """Return the decimal mark that a file's numbers share; `country` decides where that is open."""
    weights = {".": 0.0, ",": 0.0}
    for text in texts:
        for figure in FIGURE.findall(normalize_figures(text)):
            if inferred := _infer_mark(figure):
                weights[inferred[0]] += inferred[1]
    if weights["."] == weights[","]:
        return "," if country in _COMMA_COUNTRIES else "."
    return "," if weights[","] > weights["."] else "."


def _to_decimal(figure: str, mark: Mark) -> Decimal:
    bare = figure.replace(" ", "").replace("'", "")
    other = "," if mark == "." else "."
    if bare.count(mark) > 1:
        return Decimal(bare.replace(".", "").replace(",", ""))
    if mark in bare and other in bare and bare.rfind(other) > bare.rfind(mark):
        mark, other = (",", ".") if mark == "." else (".", ",")
    if mark not in bare and bare.count(other) == 1:
        inferred = _infer_mark(bare)
        if inferred and inferred[0] == other:
            # "12,50" among "1.20": a comma cannot separate thousands there.
            mark, other = (",", ".") if mark == "." else (".", ",")
    return Decimal(bare.replace(other, "").replace(mark, "."))


def _count_places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def parse_amount(text: str, mark: Mark = ".") -> TableNumber | None:
    """Return the amount that `text` is, None where it is anything else (a date, words, a code)."""
    normalized = normalize_figures(text)
    if not normalized or len(normalized) > 40:
        return None
    leading = _LEADING_LETTERS.fullmatch(normalized)
    found = _MONEY.fullmatch(leading["rest"] if leading else normalized)
    if not found:
        return None
    currency = _read_currency(found)
    if currency is False:
        return None
    value = _to_decimal(found["figure"], mark)
    cents = int((value * 100).to_integral_value())
    if cents > MAX_CENTS:
        return None
    letters = (leading["mark"] if leading else found["mark"] or "").strip("(). ").upper()
    direction: Direction = 0
    if letters:
        direction = 1 if letters in _CREDIT_LETTERS else -1
    return TableNumber(cents, _read_sign(found), direction, currency, _count_places(value))


def _read_sign(found: re.Match[str]) -> Direction:
    if found["open"] or found["open2"]:
        # "(45.00)" is negative, but the brackets of "45.00 (CR)" belong to the letters.
        return -1
    written = found["s1"] or found["s2"] or found["s3"]
    if not written:
        return 0
    # "--21.78": a program has put its minus before the bank's.
    return -1 if "-" in written else 1


def _read_currency(found: re.Match[str]) -> str | Literal[False] | None:
    """Return the currency beside a number, None without one, False where the letters are none."""
    written = found["c1"] or found["c2"]
    if not written:
        return None
    if written.casefold() in SYMBOLS:
        return currency_of(written)
    if written.isalpha() and len(written) == 3 and written.upper() not in CURRENCIES:
        return False
    return currency_of(written)


def from_float(value: float) -> TableNumber | None:
    """Return the amount in a spreadsheet's numeric cell, None where it is too large for money."""
    if not abs(value) < MAX_CENTS / 100:
        return None
    cents = int((Decimal(repr(value)) * 100).to_integral_value())
    return TableNumber(abs(cents), -1 if cents < 0 else 0, 0, None, 0 if value == int(value) else 2)
