"""Join amounts that are written in parts: units and cents, thousands and hundreds, multiples."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.text.currencies import scale_of
from app.text.data import load
from app.text.number_roles import find_counted_noun
from app.text.phrases import phrases

if TYPE_CHECKING:  # the amounts of a message are joined while they are found
    from app.text.amounts import MessageAmount

_HUNDRED, _THOUSAND = 100, 1000
_THOUSANDS = ("mil", "thousand", "luca", "lucas")
_LONGEST_LEAD = 60  # characters; longer words before an amount are more than a verb
_LINK = re.compile(r"\s*(?:and|e|y|con|com|,)?\s*")
_AFTER_THOUSANDS = re.compile(r"\s+(?:(?:and|com|con|e|y)\s+)?")
_CONJUNCTION = re.compile(r"\s+(?:and|e|y|con|com)\s+")
_CLAUSE_MARK = re.compile(r"[,;:.!?()\n]")
_CLAUSE_END = re.compile(r"\s*(?:$|[,;.!\n])")
_BLANK_PART = re.compile(r"\d{1,3} \d{3}")
_NEXT_WORD = re.compile(r"\s+(?:da|de|del|do|for)\s+(?:(?:el|la|meu|mi|minha|my|the)\s+)?([a-z]+)")
_LAST_WORD = re.compile(r"([a-z]+)(?:\s+(?:de|of|por|for|a|was|foi|fue|deu))?\s*$")


def join(
    last: "MessageAmount", amount: "MessageAmount", folded: str, country: str
) -> "MessageAmount | None":
    """Return `last` completed by `amount` where the two are one amount, else None.

    `amount` may be its cents ("15 reais e 50"), its lower part ("two thousand 500", "1 lakh 30
    thousand") or its last three digits ("rent 1 500").
    """
    link = folded[last.end : amount.start]
    if not _LINK.fullmatch(link) or last.measure or amount.measure:
        return None
    if amount.value < 1 and not last.decimals and _has_cents_word(folded, amount):
        return replace(
            last, end=amount.end, value=last.value + amount.value, decimals=2, marked=True
        )
    if _is_lower_part(last, amount, folded, country):
        currency = amount.currency or last.currency
        return replace(amount, start=last.start, value=last.value + amount.value, currency=currency)
    if _are_hundreds(last, amount, folded):
        currency = amount.currency or last.currency
        return replace(last, end=amount.end, value=last.value + amount.value, currency=currency)
    if amount.marked or amount.sign or last.decimals or amount.value % 1:
        return None
    if _are_thousands(folded, last, amount):
        return replace(last, end=amount.end, value=last.value * _THOUSAND + amount.value)
    if _are_cents(folded, link, last, amount):
        return replace(last, end=amount.end, value=last.value + amount.value / 100, decimals=2)
    return None


def _is_lower_part(
    last: "MessageAmount", amount: "MessageAmount", folded: str, country: str
) -> bool:
    """Return whether `amount` is the lower part of a sum in two multiples: "1 lakh 30 thousand"."""
    if last.currency not in {"", amount.currency} or not _AFTER_THOUSANDS.fullmatch(
        folded, last.end, amount.start
    ):
        return False
    upper = scale_of(folded, last.start, last.end, country)
    lower = scale_of(folded, amount.start, amount.end, country)
    return _HUNDRED <= lower < upper and amount.value < upper


def _are_hundreds(last: "MessageAmount", amount: "MessageAmount", folded: str) -> bool:
    """Return whether `amount` is what is left of thousands: "3 mil 500", "1k and 200 bob".

    With "k" or a currency it is where no noun can part the two: "rent 2k 500 food" is two amounts.
    """
    if amount.sign or amount.decimals or not folded[amount.start].isalnum() or amount.value % 1:
        return False
    if not last.marked or not 10 <= amount.value < _THOUSAND or last.decimals:
        return False
    if not _AFTER_THOUSANDS.fullmatch(folded, last.end, amount.start):
        return False
    if folded.endswith(_THOUSANDS, last.start, last.end) and not amount.marked:
        return True
    if amount.value < _HUNDRED or last.currency not in {"", amount.currency}:
        return False
    if not folded.endswith((*_THOUSANDS, "k"), last.start, last.end) or last.currency:
        return False
    return _stands_alone(folded, last.start) or _CLAUSE_END.match(folded, amount.end) is not None


def _stands_alone(folded: str, start: int) -> bool:
    """Return whether nothing but a verb ("paid") is before a position in its clause."""
    begin = max(0, start - _LONGEST_LEAD)
    marks = [match.end() for match in _CLAUSE_MARK.finditer(folded, begin, start)]
    if begin and not marks:
        return False
    lead = folded[marks[-1] if marks else 0 : start].strip()
    return not lead or phrases("modality", "factual", "fact").fullmatch(lead) is not None


def _are_thousands(folded: str, last: "MessageAmount", amount: "MessageAmount") -> bool:
    """Return whether a blank parts thousands after what costs so much: "rent 1 500"."""
    if last.marked or last.sign or not _BLANK_PART.fullmatch(folded, last.start, amount.end):
        return False
    before = _LAST_WORD.search(folded, max(0, last.start - _LONGEST_LEAD), last.start)
    after = _NEXT_WORD.match(folded, amount.end)
    return any(word and word[1] in load("number_roles")["costly"] for word in (before, after))


def _are_cents(folded: str, link: str, last: "MessageAmount", amount: "MessageAmount") -> bool:
    """Return whether two digits after a currency are cents: "15 reais e 50", "15 dollars 50".

    They are not where a noun follows that they could count, unless the price has no other: "12
    reais e 50 pão".
    """
    if amount.spelled and not last.spelled and link == " ":
        return last.value < _HUNDRED and amount.value >= 20
    if not last.currency or not 10 <= amount.value < _HUNDRED or "," in link:
        return False
    if not link or not find_counted_noun(folded, amount.end):
        return True
    if amount.value % 5 or not _CONJUNCTION.fullmatch(link):
        return False
    return _stands_alone(folded, last.start)


def _has_cents_word(folded: str, amount: "MessageAmount") -> bool:
    return folded[amount.start : amount.end][-1:].isalpha() or folded[amount.end - 1] == "¢"
