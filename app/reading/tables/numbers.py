"""Amounts as files write them: separators, signs, letters and currencies of every kind."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.reading.tables.vocabulary import CURRENCIES, SYMBOLS, Direction, currency_of

Mark = Literal[".", ","]
"""The decimal mark."""

MAX_CENTS = 10**13
"""What no person's movement exceeds: larger figures are account numbers, or noise."""

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
_CURRENCY = "|".join(re.escape(symbol) for symbol in SYMBOLS) + "|[A-Z]{3}"
_MONEY = re.compile(
    rf"(?P<open>\()?\s*(?P<s1>[+-])?\s*(?P<c1>{_CURRENCY})?\s*(?P<s2>[+-])?\s*(?P<open2>\()?"
    rf"(?P<figure>{_FIGURE})\s*\)?\s*(?P<c2>{_CURRENCY})?\s*(?P<s3>[+-])?\s*"
    r"(?P<mark>\(?(?:CR|DR|DB|C|D|H|S)\.?\)?)?\s*\)?",
    re.IGNORECASE,
)
_LEADING_MARK = re.compile(r"(?P<mark>CR|DR)\.?\s+(?P<rest>.*\d.*)", re.IGNORECASE)
_CREDIT_LETTERS = frozenset({"CR", "C", "H"})


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount as written.

    `cents` is its size × 100; `sign` what stood before or after it (0: nothing); `direction`
    what letters such as CR and D told; `places` how many decimals were written.
    """

    cents: int
    sign: Direction = 0
    direction: Direction = 0
    currency: str | None = None
    places: int = 0


def plain(text: str) -> str:
    """`text` with one kind of minus, of space and of apostrophe."""
    folded = unicodedata.normalize("NFKC", text)
    for odd, even in (("−", "-"), ("–", "-"), ("—", "-"), ("’", "'"), ("`", "'"), ("\u200b", "")):
        folded = folded.replace(odd, even)
    return " ".join(folded.split())


def _vote(figure: str) -> tuple[Mark, float] | None:
    """Which decimal mark one figure speaks for, and how loudly."""
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


def decimal_mark(texts: Iterable[str], country: str = "") -> Mark:
    """The decimal mark that figures written together share; `country` settles what they don't."""
    votes = {".": 0.0, ",": 0.0}
    for text in texts:
        for figure in FIGURE.findall(plain(text)):
            if vote := _vote(figure):
                votes[vote[0]] += vote[1]
    if votes["."] == votes[","]:
        return "," if country in _COMMA_COUNTRIES else "."
    return "," if votes[","] > votes["."] else "."


def _value(figure: str, mark: Mark) -> Decimal:
    bare = figure.replace(" ", "").replace("'", "")
    other = "," if mark == "." else "."
    if bare.count(mark) > 1:
        return Decimal(bare.replace(".", "").replace(",", ""))
    if mark in bare and other in bare and bare.rfind(other) > bare.rfind(mark):
        mark, other = (",", ".") if mark == "." else (".", ",")
    if mark not in bare and bare.count(other) == 1:
        vote = _vote(bare)
        if vote and vote[0] == other:
            # "12,50" among "1.20": no thousands could stand so.
            mark, other = (",", ".") if mark == "." else (".", ",")
    return Decimal(bare.replace(other, "").replace(mark, "."))


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def parse(text: str, mark: Mark = ".") -> Figure | None:
    """The amount that `text` is as a whole, else None (dates, words, account numbers)."""
    clean = plain(text)
    if not clean or len(clean) > 40:
        return None
    leading = _LEADING_MARK.fullmatch(clean)
    found = _MONEY.fullmatch(leading["rest"] if leading else clean)
    if not found:
        return None
    currency = _currency(found)
    if currency is False:
        return None
    value = _value(found["figure"], mark)
    cents = int((value * 100).to_integral_value())
    if cents > MAX_CENTS:
        return None
    letters = (leading["mark"] if leading else found["mark"] or "").strip("(). ").upper()
    direction: Direction = 0
    if letters:
        direction = 1 if letters in _CREDIT_LETTERS else -1
    return Figure(cents, _sign(found), direction, currency, _places(value))


def _sign(found: re.Match[str]) -> Direction:
    if found["open"] or found["open2"]:
        # "(45.00)" is negative, but the brackets of "45.00 (CR)" belong to the letters.
        return -1
    written = found["s1"] or found["s2"] or found["s3"]
    if not written:
        return 0
    return -1 if written == "-" else 1


def _currency(found: re.Match[str]) -> str | Literal[False] | None:
    """The currency written beside a figure; None where there is none, False for other letters."""
    written = found["c1"] or found["c2"]
    if not written:
        return None
    if written.isalpha() and len(written) == 3 and written.upper() not in CURRENCIES:
        return False
    return currency_of(written)


def from_number(value: float) -> Figure | None:
    """The amount that a spreadsheet's numeric cell holds, None where it is no money."""
    if not abs(value) < MAX_CENTS / 100:
        return None
    cents = int((Decimal(repr(value)) * 100).to_integral_value())
    return Figure(abs(cents), -1 if cents < 0 else 0, 0, None, 0 if value == int(value) else 2)
