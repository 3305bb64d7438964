"""Compute a price that is paid in parts, and note in how many."""

import re
from decimal import Decimal
from functools import cache

from app.reading.messages.clause import Clause, may_be_count
from app.text.amounts import MessageAmount
from app.text.data import load

# A named whole may differ from its payments: by rounding, or by the interest in them.
_LEAST_NAMED, _MOST_NAMED = Decimal("0.6"), Decimal("1.02")


def compute_installments(clause: Clause) -> None:
    """Compute a price paid in parts: "3x de 100" is 300, "1200 em 3x" is 1200.

    Where only one part was paid ("parcela 3 de 10: 100"), the price is that part.
    """
    for name in ("place", "nth"):
        for match, amounts in list(clause.find_phrases("installments", name)):
            if len(clause.amounts) > len(amounts) and all(map(may_be_count, amounts)):
                clause.mark_used(*match.span())
                clause.remove(*amounts)
    one = clause.has_phrase("installments", "one")
    for match, amounts in list(clause.find_phrases("installments", "times")):
        if len(amounts) != 2 or not may_be_count(amounts[0]) or amounts[0] not in clause.amounts:
            continue
        times, price = amounts
        clause.mark_used(match.start(), price.start)
        if one:
            clause.remove(times)
        elif not price.measure:
            _add_up_installments(clause, times, price, match.start())
    for match, amounts in list(clause.find_phrases("installments", "whole")):
        if len(amounts) == 2 and may_be_count(amounts[1]):
            clause.mark_used(amounts[0].end, match.end())
            clause.set_installments(*amounts)
    _note_counts(clause)


def _add_up_installments(
    clause: Clause, times: MessageAmount, price: MessageAmount, start: int
) -> None:
    """Set the price to the whole that the payments amount to, or keep the whole that is named."""
    product = price.value * times.value
    for whole in clause.amounts:
        named = product * _LEAST_NAMED <= whole.value <= product * _MOST_NAMED
        if whole is not price and whole is not times and named:
            clause.mark_used(_find_lead(clause, start), price.end)
            clause.set_installments(whole, times)
            clause.remove(price)
            return
    clause.set_value(price, product)
    (changed,) = (amount for amount in clause.amounts if amount.start == price.start)
    clause.set_installments(changed, times)


def _note_counts(clause: Clause) -> None:
    """Note a number of payments beside the nearest price: "tv 900 on my card in 3 payments"."""
    for match, amounts in list(clause.find_phrases("installments", "count")):
        if not amounts or not may_be_count(amounts[0]) or amounts[0] not in clause.amounts:
            continue
        count = amounts[0]
        prices = [price for price in clause.list_prices() if price is not count]
        before = [price for price in prices if price.end <= match.start()]
        if prices:
            clause.mark_used(*match.span())
            clause.set_installments(before[-1] if before else prices[0], count)


def _find_lead(clause: Clause, start: int) -> int:
    """Return where the words that lead to a number of payments begin: "in", "parcelado em"."""
    match = _installment_leads().search(clause.masked, clause.start, start)
    return match.start() if match else start


@cache
def _installment_leads() -> re.Pattern[str]:
    words = sorted(load("arithmetic")["sets"]["in"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s+$")
