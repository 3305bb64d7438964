"""Read the symbols, codes and names of currencies in files of banks.

Messages are read by `app.text.currencies`, which knows slang and asks where the person lives.
"""

import re

from babel.numbers import list_currencies

from app.text.data import load
from app.text.tokens import fold_words

# ISO 4217 without the codes for "no currency" and for tests.
CURRENCIES = frozenset(list_currencies()) - {"XXX", "XTS"}


def _pairs(name: str) -> dict[str, str | None]:
    pairs = (entry.rsplit(" ", 1) for entry in load("currencies")["printed"][name])
    return {written: None if code == "-" else code for written, code in pairs}


_SYMBOLS = _pairs("symbols")
_NAMES = _pairs("names")
SYMBOLS = tuple(sorted(_SYMBOLS, key=len, reverse=True))


def currency_of(text: str) -> str | None:
    """Return the ISO 4217 code of a symbol, a code or a currency's name, else None."""
    bare = text.strip()
    code = bare.upper().removesuffix("$")
    if code in CURRENCIES:
        return code
    return _SYMBOLS.get(bare.casefold()) or _NAMES.get(fold_words(bare))


def find_currency(heading: str) -> str | None:
    """Return the currency in a heading such as "Valor (US$)" or "Importe EUR", else None."""
    for word in re.findall(r"[^\s()\[\]:,;]+", heading):
        if found := currency_of(word):
            # "All" and "Top" are words rather than Albanian lek and Tongan paʻanga.
            if word.isalpha() and len(word) == 3 and not word.isupper():
                continue
            return found
    return None
