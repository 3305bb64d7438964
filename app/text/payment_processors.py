"""Card processors and banks put their own words before a merchant's: they are taken off here."""

import re
from functools import cache

from app.text.data import load

_BLANKS = re.compile(r"\s+")
_PASSES = 4  # "COMPRA CARTAO - PAYPAL *SP * SHOP": several stand one before the other


@cache
def _leading() -> re.Pattern[str]:
    names = load("processors")
    starred = "|".join(_spelt(name) for name in names["starred"])
    plain = "|".join(_spelt(name) for name in sorted(names["phrases"], key=len, reverse=True))
    leading = rf"(?:(?:{starred})\s*\*+|(?:{plain})(?![^\W\d_]))"
    return re.compile(rf"^\s*{leading}[\s*:/.\-–]*", re.IGNORECASE)


def _spelt(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"[\s\-]*")


def without_processor(text: str) -> str:
    """`text` without the processors' and banks' words that lead it, unless nothing would be left.

    "PAYPAL *SPOTIFY" → "SPOTIFY", "COMPRA CARTAO MP *LADEIRAS" → "LADEIRAS"; case is kept.
    """
    for _ in range(_PASSES):
        shorter = _leading().sub("", text, count=1)
        if shorter == text or not any(char.isalpha() for char in shorter):
            break
        text = shorter
    return _BLANKS.sub(" ", text).strip()
