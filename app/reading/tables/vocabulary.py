"""The words of bank files: what columns are called, and what rows say of themselves."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, cast

from babel.numbers import list_currencies

from app.reading.data import load
from app.reading.words import tokens

Role = Literal[
    "purchase",
    "date",
    "posted",
    "value_date",
    "amount",
    "debit",
    "credit",
    "balance",
    "currency",
    "direction",
    "status",
    "description",
    "payee",
    "memo",
    "category",
    "other",
]
Direction = Literal[-1, 0, 1]
"""-1: money out, 1: money in, 0: not told."""

_HEADERS = load("bank_headers")
_WORDS = load("bank_words")
# Longer headings than this are sentences, not names of columns.
_HEADING_LENGTH = 60


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The folded words of `text` without punctuation, divided by one blank."""
    return " ".join(tokens(text))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the phrases as whole words, the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in ordered) + r")\b")


_ROLE_OF: dict[str, Role] = {
    phrase: cast("Role", role) for role, phrases in _HEADERS.items() for phrase in phrases
}
_LONGEST_HEADING = max(len(phrase.split()) for phrase in _ROLE_OF)
_BALANCE_STARTS = any_of(_WORDS["rows"]["balance_starts"])
_BALANCE_WORDS = any_of(_WORDS["rows"]["balance_words"])
_BALANCE_WHOLE = frozenset(_WORDS["rows"]["balance_whole"])
_UNSETTLED = any_of(_WORDS["rows"]["unsettled"])
_YES = frozenset(_WORDS["rows"]["yes"])
_DEBIT = frozenset(_WORDS["direction"]["debit"])
_CREDIT = frozenset(_WORDS["direction"]["credit"])
_INCOMING = any_of(_WORDS["money"]["incoming"])
_OUTGOING = any_of(_WORDS["money"]["outgoing"])
_TRANSFER = any_of(_WORDS["money"]["transfer"])
_BILL_PAID = any_of(_WORDS["money"]["bill_paid"])
MONTHS: Mapping[str, int] = {
    name: int(number) for number, names in _WORDS["months"].items() for name in names
}
"""Month names and their usual short forms, folded, in the languages of the banks read."""

CURRENCIES = frozenset(list_currencies()) - {"XXX", "XTS"}
_SYMBOLS = {
    "r$": "BRL",
    "us$": "USD",
    "u$s": "USD",
    "u$": "USD",
    "usd$": "USD",
    "s$": "SGD",
    "a$": "AUD",
    "c$": "CAD",
    "hk$": "HKD",
    "mx$": "MXN",
    "s/": "PEN",
    "s/.": "PEN",
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "rs": "INR",
    "rs.": "INR",
    "zł": "PLN",
    "ft": "HUF",
    "rm": "MYR",
    "¥": "JPY",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₽": "RUB",
    "kč": "CZK",
    "$": None,
    "kr": None,
}
SYMBOLS = tuple(sorted(_SYMBOLS, key=len, reverse=True))
_CURRENCY_WORDS = {
    "euro": "EUR",
    "euros": "EUR",
    "reais": "BRL",
    "real": "BRL",
    "dolar": "USD",
    "dolares": "USD",
    "soles": "PEN",
    "pounds": "GBP",
}


def currency_of(text: str) -> str | None:
    """The ISO 4217 code that a symbol, a code or a currency's name stands for, else None."""
    bare = text.strip()
    code = bare.upper().removesuffix("$")
    if code in CURRENCIES:
        return code
    return _SYMBOLS.get(bare.casefold()) or _CURRENCY_WORDS.get(fold(bare))


def currency_in(heading: str) -> str | None:
    """The currency that a heading such as "Valor (US$)" or "Importe EUR" names, else None."""
    for word in re.findall(r"[^\s()\[\]:,;]+", heading):
        if found := currency_of(word):
            # "All" and "Top" are words before they are leks and paʻanga.
            if word.isalpha() and len(word) == 3 and not word.isupper():
                continue
            return found
    return None


@lru_cache(maxsize=4096)
def role_of(heading: str) -> Role | None:
    """The role of a column by its heading: that of the longest phrase known within it."""
    if len(heading) > _HEADING_LENGTH:
        return None
    words = fold(heading).split()
    for length in range(min(len(words), _LONGEST_HEADING), 0, -1):
        for start in range(len(words) - length + 1):
            role = _ROLE_OF.get(" ".join(words[start : start + length]))
            if role:
                return role
    return None


def is_balance_line(description: str) -> bool:
    """Whether a row states a balance or a sum instead of a movement."""
    folded = fold(description)
    return folded in _BALANCE_WHOLE or _BALANCE_STARTS.match(folded) is not None


def is_sum(description: str) -> bool:
    """Whether words begin as those of a sum do, whatever is summed up."""
    return fold(description).partition(" ")[0] in _BALANCE_WHOLE


def states_balance(description: str) -> bool:
    """Whether the figure of such a row is a balance, and not a sum of movements."""
    return is_balance_line(description) and _BALANCE_WORDS.search(fold(description)) is not None


def exact_role(heading: str) -> Role | None:
    """The role that a phrase as a whole has."""
    return _ROLE_OF.get(fold(heading))


def is_unsettled(state: str, heading: str = "") -> bool:
    """Whether a state says that the movement is pending, refused or taken back.

    `heading` is the column's: under "Pending" a plain "true" says it.
    """
    folded = fold(state)
    if _UNSETTLED.search(folded):
        return True
    return folded in _YES and _UNSETTLED.search(fold(heading)) is not None


def direction_of(word: str) -> Direction:
    """Which way a cell of a debit/credit column says that money went."""
    folded = fold(word)
    if folded in _DEBIT or word.strip() == "-":
        return -1
    return 1 if folded in _CREDIT or word.strip() == "+" else 0


def leaning(description: str) -> Direction:
    """Which way the words of a description say that money went; 0 where they don't tell."""
    folded = fold(description)
    incoming, outgoing = _INCOMING.search(folded), _OUTGOING.search(folded)
    if incoming and outgoing:
        # "Pagamento recebido", "devolucion compra": what stands first, or is said more fully.
        longer = len(incoming[0]) - len(outgoing[0])
        return 1 if longer > 0 or incoming.start() < outgoing.start() else -1
    if incoming:
        return 1
    return -1 if outgoing else 0


def is_transfer(description: str) -> bool:
    """Whether words tell of own accounts, or of a card's bill being paid."""
    return _TRANSFER.search(fold(description)) is not None


def is_bill_payment(description: str) -> bool:
    """Whether money that comes in on a card's statement is its bill being paid."""
    return _BILL_PAID.search(fold(description)) is not None
