"""Find the currency of a receipt."""

import re
from collections.abc import Sequence
from functools import cache

from app.reading.types import ReaderContext
from app.text.data import load
from app.text.normalize import fold

# A sign or code next to an amount counts as much as three words elsewhere.
SIGN_AT_AMOUNT_WEIGHT = 3
# Currencies whose own sign is a lone "$".
DOLLAR_SIGN_CURRENCIES = frozenset(
    {"USD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD"}
)


def find_currency(lines: Sequence[str], context: ReaderContext) -> tuple[str, bool]:
    """Return the currency (ISO 4217) and whether the receipt states it; else the person's own.

    A lone "$" states that of a person who pays in dollars or pesos. Where the person's country is
    known, the currency of another country needs a score of 2: one word may be chance.
    """
    text = "\n".join(fold(line) for line in lines)
    scores = {code: _score_currency(text, code) for code in load("receipts")["currency"]}
    best = max(scores, key=lambda code: (scores[code], code == context.currency))
    if not scores[best]:
        return context.currency, context.currency in DOLLAR_SIGN_CURRENCIES and "$" in text
    if scores[best] < 2 and context.country and best != context.currency:
        return context.currency, False
    return best, True


def _score_currency(text: str, code: str) -> int:
    at_amounts, words = _compile_patterns(code)
    return SIGN_AT_AMOUNT_WEIGHT * min(2, len(at_amounts.findall(text))) + len(
        set(words.findall(text))
    )


@cache
def _compile_patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of the currency's signs next to an amount, and of its words anywhere."""
    listed = [fold(sign) for sign in load("receipts")["currency"][code]]
    any_sign = "|".join(re.escape(sign) for sign in sorted(listed, key=len, reverse=True))
    short_signs = "|".join(re.escape(sign) for sign in listed if len(sign) <= 4 and " " not in sign)
    at_amounts = re.compile(
        rf"(?<![a-z0-9])(?:{short_signs})\s?[.:]?\s?-?\d[\d.,]*[.,]\d\d|\d[.,]\d\d\s?/?\s?(?:{short_signs})(?![a-z0-9])"
    )
    return at_amounts, re.compile(rf"(?<![a-z0-9])(?:{any_sign})(?![a-z0-9])")
