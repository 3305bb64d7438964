"""Recognize the words of bank files: names of columns, and kinds of rows."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, cast, get_args

from app.text.data import load
from app.text.printed_currencies import CURRENCIES, currency_of
from app.text.tokens import fold_words

Role = Literal[
    "purchase",
    "date",
    "posted",
    "value_date",
    "amount",
    "debit",
    "credit",
    "balance",
    "fee",
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
"""-1: money out, 1: money in, 0: unknown."""

_HEADERS = load("bank_headers")
_WORDS = load("bank_words")
# Longer headings (characters) are sentences, not names of columns.
_HEADING_LENGTH = 60


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches any phrase as whole words, the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in ordered) + r")\b")


_ROLE_OF: dict[str, Role] = {
    phrase: cast("Role", role)
    for role, phrases in _HEADERS.items()
    if role in get_args(Role)
    for phrase in phrases
}
_LONGEST_HEADING = max(len(phrase.split()) for phrase in _ROLE_OF)
_BALANCE_STARTS = any_of(_WORDS["rows"]["balance_starts"])
_BALANCE_WORDS = any_of(_WORDS["rows"]["balance_words"])
_BALANCE_WHOLE = frozenset(_WORDS["rows"]["balance_whole"])
_UNSETTLED = any_of(_WORDS["rows"]["unsettled"])
_UNSETTLED_STATES = any_of([*_WORDS["rows"]["unsettled"], *_WORDS["rows"]["unsettled_states"]])
_UNSETTLED_NOTES = frozenset(_WORDS["rows"]["unsettled_notes"])
_YES = frozenset(_WORDS["rows"]["yes"])
_DEBIT = frozenset(_WORDS["direction"]["debit"])
_CREDIT = frozenset(_WORDS["direction"]["credit"])
_INCOMING = any_of(_WORDS["money"]["incoming"])
_OUTGOING = any_of(_WORDS["money"]["outgoing"])
_TRANSFER = any_of(_WORDS["money"]["transfer"])
_BILL_PAID = any_of(_WORDS["money"]["bill_paid"])
_BILL_PAID_WHOLE = frozenset(_WORDS["money"]["bill_paid"])
_CARD_PAID = any_of(_WORDS["money"]["card_paid"])
# "Transfer to my holiday saver": a word of moving money, and soon after it one of savings.
_SAVED = re.compile(
    rf"(?:^(?:to|from|para|para o)\b|{any_of(_WORDS['money']['moves']).pattern})(?: \w+){{0,3}}? "
    + any_of(_WORDS["money"]["savings"]).pattern
)
_EARNED = any_of(_WORDS["money"]["earned"])
_PAID_TO = any_of(_WORDS["money"]["paid_to"])
_CARD_ISSUERS = any_of(_WORDS["money"]["card_issuers"])
_THANKS = any_of(_WORDS["money"]["thanks"])
_UNSETTLED_STARTS = any_of(_WORDS["rows"]["unsettled_starts"])
_CURRENCY_HEADING = re.compile("(?:" + "|".join(sorted(CURRENCIES)) + r")\$?|[A-Z]{0,2}[$€£]")
_CHARGES = frozenset(_HEADERS["charges"])
_NET = frozenset(_HEADERS["net"])
# How banks of the US shorten "payment".
_PAYMENT = re.compile(r"\b(?:pymt|pymnt|pmnt|pmt|paymt|pymts)\b")


@lru_cache(maxsize=4096)
def find_role(heading: str) -> Role | None:
    """Return the role of a column by the longest known phrase in its heading."""
    if len(heading) > _HEADING_LENGTH:
        return None
    words = fold_words(heading).split()
    for length in range(min(len(words), _LONGEST_HEADING), 0, -1):
        for start in range(len(words) - length + 1):
            role = _ROLE_OF.get(" ".join(words[start : start + length]))
            if role:
                return role
    # "CAD$", "Dólares": some banks head the amounts of each currency with its name alone.
    return "amount" if _is_currency(heading.strip()) else None


def _is_currency(heading: str) -> bool:
    """Return whether a heading is the sign, the code or the name of a currency and nothing else."""
    if _CURRENCY_HEADING.fullmatch(heading):
        return True
    return len(heading) > 3 and currency_of(heading) is not None


def is_balance_line(description: str) -> bool:
    """Return whether a row states a balance or a sum instead of a movement."""
    folded = fold_words(description)
    return folded in _BALANCE_WHOLE or _BALANCE_STARTS.match(folded) is not None


def starts_like_sum(description: str) -> bool:
    """Return whether a text starts with a word for a sum, such as "total"."""
    return fold_words(description).partition(" ")[0] in _BALANCE_WHOLE


def states_balance(description: str) -> bool:
    """Return whether the amount of a balance row is a balance rather than a sum of movements."""
    return (
        is_balance_line(description) and _BALANCE_WORDS.search(fold_words(description)) is not None
    )


def find_exact_role(heading: str) -> Role | None:
    """Return the role of a heading that is exactly a known phrase."""
    return _ROLE_OF.get(fold_words(heading))


def is_unsettled(words: str) -> bool:
    """Return whether words mean that the movement is pending, refused or reversed."""
    return _UNSETTLED.search(fold_words(words)) is not None


def is_unsettled_state(state: str, heading: str = "") -> bool:
    """Return whether a cell of a column of states or kinds means that it has not happened.

    `heading` is that of the column: under "Pending", "true" means it.
    """
    folded = fold_words(state)
    words = _UNSETTLED_STATES if find_role(heading) == "status" else _UNSETTLED
    if words.search(folded):
        return True
    return folded in _YES and _UNSETTLED.search(fold_words(heading)) is not None


def is_unsettled_note(note: str) -> bool:
    """Return whether a whole note is a state of what has not been booked ("Umsatz vorgemerkt")."""
    return fold_words(note) in _UNSETTLED_NOTES


def starts_unsettled(description: str) -> bool:
    """Return whether a description begins with a word for what is pending or was refused."""
    return _UNSETTLED_STARTS.match(fold_words(description)) is not None


def parse_direction(word: str, heading: str = "") -> Direction:
    """Return the direction that a cell of a debit/credit column names.

    `heading` is that of the column: under "Cargo/Abono", "C" is a charge and no credit.
    """
    folded = fold_words(word)
    if len(folded) == 1:
        named = {name for name in fold_words(heading).split() if name.startswith(folded)}
        folded = next(iter(named & (_DEBIT | _CREDIT)), folded)
    if folded in _DEBIT or word.strip() == "-":
        return -1
    return 1 if folded in _CREDIT or word.strip() == "+" else 0


def infer_direction(description: str) -> Direction:
    """Return the direction that the words of a description name, 0 where they name none."""
    folded = _fold_description(description)
    incoming, outgoing = _INCOMING.search(folded), _OUTGOING.search(folded)
    if incoming and outgoing:
        # "Pagamento recebido", "devolucion compra": the first or longer phrase decides.
        longer = len(incoming[0]) - len(outgoing[0])
        return 1 if longer > 0 or incoming.start() < outgoing.start() else -1
    if incoming:
        return 1
    return -1 if outgoing else 0


def is_transfer(description: str) -> bool:
    """Return whether words name a transfer between own accounts or the payment of a card bill.

    What savings have earned is no transfer, whatever it is called.
    """
    folded = _fold_description(description)
    if _EARNED.search(folded):
        return False
    found = _TRANSFER.search(folded) or _SAVED.search(folded)
    return found is not None or _is_card_paid(folded)


def is_bill_payment(description: str) -> bool:
    """Return whether money in on a card's statement is the payment of its bill."""
    return _BILL_PAID.search(_fold_description(description)) is not None


def is_payment(kind: str) -> bool:
    """Return whether the kind or category of a row is exactly the payment of a bill."""
    return fold_words(kind) in _BILL_PAID_WHOLE


def is_card_credit(description: str) -> bool:
    """Return whether words name a payment of the kind that cards book when their bill is paid."""
    return _CARD_PAID.search(_fold_description(description)) is not None


def is_acknowledged(description: str) -> bool:
    """Return whether words thank for a payment, as only the card's bank does that receives it."""
    folded = _fold_description(description)
    return _THANKS.search(folded) is not None and _BILL_PAID.search(folded) is not None


def is_charge(heading: str) -> bool:
    """Return whether a column of money out may hold what is charged for the movement."""
    return not _CHARGES.isdisjoint(fold_words(heading).split())


def is_net(heading: str) -> bool:
    """Return whether a column of amounts has the fees already taken off."""
    return fold_words(heading) in _NET


def _is_card_paid(folded: str) -> bool:
    """Return whether a card's bank is paid: "Capital One Mobile Pymt", "Payment to Chase card"."""
    if not _CARD_ISSUERS.search(folded):
        return False
    return _CARD_PAID.search(folded) is not None or _PAID_TO.search(folded) is not None


def _fold_description(description: str) -> str:
    return _PAYMENT.sub("payment", fold_words(description))
