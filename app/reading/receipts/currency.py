"""The currency of a receipt, from what is printed on it. Pure."""

import re
from collections.abc import Sequence
from functools import cache

from app.reading.data import load
from app.reading.drafts import Context
from app.reading.words import fold

# A sign or code at an amount tells more than words elsewhere do.
AT_AN_AMOUNT = 3
# The currencies whose sign is a lone "$" at home.
DOLLARS = frozenset(
    {"USD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD"}
)


def find_currency(lines: Sequence[str], context: Context) -> tuple[str, bool]:
    """The currency (ISO 4217), and whether the paper tells it; else the person's own.

    A lone "$" tells that of a person who pays in dollars or pesos. Where the person's country is
    known, another country's currency must be told twice: one word may be chance.
    """
    text = "\n".join(fold(line) for line in lines)
    told = {code: _told(text, code) for code in load("receipts")["currency"]}
    best = max(told, key=lambda code: (told[code], code == context.currency))
    if not told[best]:
        return context.currency, context.currency in DOLLARS and "$" in text
    if told[best] < 2 and context.country and best != context.currency:
        return context.currency, False
    return best, True


def _told(text: str, code: str) -> int:
    at_amounts, words = _signs(code)
    return AT_AN_AMOUNT * min(2, len(at_amounts.findall(text))) + len(set(words.findall(text)))


@cache
def _signs(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells `code`: its signs beside a figure, and any of its words anywhere."""
    listed = [fold(sign) for sign in load("receipts")["currency"][code]]
    either = "|".join(re.escape(sign) for sign in sorted(listed, key=len, reverse=True))
    short = "|".join(re.escape(sign) for sign in listed if len(sign) <= 4 and " " not in sign)
    at_amounts = re.compile(
        rf"(?<![a-z0-9])(?:{short})\s?[.:]?\s?-?\d[\d.,]*[.,]\d\d|\d[.,]\d\d\s?/?\s?(?:{short})(?![a-z0-9])"
    )
    return at_amounts, re.compile(rf"(?<![a-z0-9])(?:{either})(?![a-z0-9])")
