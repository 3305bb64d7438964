"""Find numbers written in digits, with the separators of all countries."""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.text.data import load


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its position in a text.

    `decimals` is how many were written; `doubtful` is set where its separator may part thousands
    or decimals, `spelled` where it is written in words.
    """

    start: int
    end: int
    value: Decimal
    decimals: int = 0
    doubtful: bool = False
    spelled: bool = False


_POINTS = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?"
_COMMAS = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?"
_INDIAN = r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?"
_QUOTES = r"\d{1,3}(?:'\d{3})+(?:[.,]\d{1,2})?"
# Blanks part thousands only where there is other evidence: "iphone 15 999" is two numbers.
_BLANKS = (
    r"(?:(?<!\w)|(?<=(?<!\w)r))\d{1,3}(?: \d{3})+"
    r"(?:[.,]\d{1,2}|(?=\s?(?:€|eur|pesos|dol|reais|kr|ft|\$|₽)))(?!\d)"
    r"|(?<!\w)\d{1,3}(?: \d{3}){2,}(?!\s?\d)|(?<!\w)(?<!\d )\d{1,3} 000(?! ?\d|\w)"
    r"|(?<=[$€£₹/])\s?\d{1,3}(?: \d{3})+(?!\d)|(?<=(?<!\w)r)\d{1,3}(?: \d{3})+(?!\d)"
)
_MIXED = r"\d{1,3}(?:[.,]\d{3})+[.,]\d{2}"
_SIMPLE = r"\d+[.,]\d{1,8}|\d+|(?<![\w)/.])[.,]\d{1,2}"
_DIGITS = re.compile(
    rf"(?<![\d])(?<!\d[.,])(?:{_POINTS}|{_COMMAS}|{_INDIAN}|{_QUOTES}|{_BLANKS}|{_MIXED}|{_SIMPLE})(?![.,]?\d)",
    re.ASCII,
)
_LONGEST = 18  # characters; no amount of money is longer


def find_digits(text: str, country: str) -> list[Number]:
    """Return the numbers in digits of a text folded in place, in order.

    `country` (ISO 3166 alpha-2) decides ambiguous separators.
    """
    return [
        number_of(match[0], country, match.start())
        for match in _DIGITS.finditer(text)
        if len(match[0]) <= _LONGEST
    ]


def number_of(written: str, country: str, start: int = 0) -> Number:
    """Return the number that `written`, a match of _DIGITS, stands for.

    Three digits after a single separator part thousands in every country: money has no
    thousandths. It is doubtful only where that separator is the country's decimal one.
    """
    end = start + len(written)
    bare = written.strip().replace("'", "").replace(" ", "")
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return Number(start, end, Decimal(bare))
    separator, fraction = bare[last], bare[last + 1 :]
    groups = len(fraction) == 3 and bare[:last].strip(".,") not in {"", "0", "00"}
    if groups and _other(separator) not in bare[:last]:
        single = bare.count(separator) == 1
        decimal_mark = "." if country in load("countries")["decimal_point"] else ","
        return Number(
            start, end, Decimal(_only_digits(bare)), doubtful=single and separator == decimal_mark
        )
    whole = _only_digits(bare[:last])
    mixed = separator in bare[:last]
    return Number(start, end, Decimal(f"{whole or 0}.{fraction}"), len(fraction), doubtful=mixed)


def _other(separator: str) -> str:
    return "," if separator == "." else "."


def _only_digits(text: str) -> str:
    return text.replace(".", "").replace(",", "")
