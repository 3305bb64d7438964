"""Decide which amounts of a segment are prices.

The others are counts, times of day or parts of names ("2 muffins 7", "dinner at 8 40", "iphone 16
case 30"). The decision depends on what else the segment holds: an amount that may be a count is a
price where no other amount can be one.
"""

import re

from app.reading.messages.clause import Clause, may_be_count
from app.reading.messages.descriptions import is_only_filler
from app.text.amounts import MessageAmount
from app.text.data import load
from app.text.number_roles import (
    find_counted_noun,
    follows_name,
    is_party_size,
    is_time_of_day,
)

_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_CONJUNCTION = re.compile(r"\s*(?:,|(?:,\s*)?(?:and|plus|e|y|mais|mas)(?!\w))\s*\w+\s+\w")
_LOOKBEHIND = 60  # characters before an amount in which the word before it is looked for
_MAX_BARE_COUNT = 6  # "6 muffins" is a count, "30 muffins" a price
_MAX_SPELLED_COUNT = 12  # "twelve muffins" is a count


def find_prices(clause: Clause, start: int, end: int) -> list[MessageAmount]:
    """Return the amounts between two positions that are prices.

    What may be a count, a time or part of a name is left out where another amount can be the price.
    """
    amounts = [amount for amount in clause.amounts_between(start, end) if not amount.measure]
    has_marked = any(amount.marked for amount in amounts)
    certain = [
        amount
        for at, amount in enumerate(amounts)
        if not _may_be_non_money(clause, amounts, at, start, has_marked=has_marked)
    ]
    if len(amounts) == 1 and _is_not_a_price(clause, amounts[0], start, end):
        return []
    if certain and len(amounts) > 1 and _begins_with_prices(clause, amounts, start):
        return amounts
    if certain:
        return certain
    if len(amounts) == 1 and _is_only_a_count(clause, amounts[0]):
        return []
    return amounts[-1:]


def _begins_with_prices(clause: Clause, amounts: list[MessageAmount], start: int) -> bool:
    """Return whether every amount is a price before its noun: "45 food 20 gas 9 parking"."""
    if not is_only_filler(clause.folded[start : amounts[0].start]):
        return False
    return (
        all(find_counted_noun(clause.folded, amount.end) for amount in amounts)
        and amounts[0].value > _MAX_BARE_COUNT
    )


def _may_be_non_money(
    clause: Clause, amounts: list[MessageAmount], at: int, start: int, *, has_marked: bool
) -> bool:
    """Return whether the amount at that index may be a count, a time or part of a name."""
    amount = amounts[at]
    if amount.marked or amount.sign:
        return False
    if len(amounts) > 1 and follows_name(clause.folded, amount.start, bought=has_marked):
        return True
    if not may_be_count(amount):
        return False
    following = amounts[at + 1 : at + 2]
    if following and not clause.folded[amount.end : following[0].start].strip():
        return True
    if is_time_of_day(clause.folded, amount.start, amount.value):
        return True
    if _is_for_people(clause, amount):
        return not _repeats_preposition(clause, amounts, at)
    if not find_counted_noun(clause.folded, amount.end):
        return not following and amounts[0].marked and _is_separated_by_dash(clause, amount)
    return _counts_its_noun(clause, amount, start, last=not following)


def _repeats_preposition(clause: Clause, amounts: list[MessageAmount], at: int) -> bool:
    """Return whether the price before it has the same "for": "a lamp for 20 and a bulb for 4"."""
    if not at or amounts[at].value != amounts[at].value.to_integral_value():
        return False
    earlier = amounts[at - 1]
    between = clause.folded[earlier.end : amounts[at].start]
    own, other = _LAST_WORD.search(between), _LAST_WORD.search(clause.folded, 0, earlier.start)
    conjunction = _CONJUNCTION.match(between)
    return bool(own and other and conjunction and own[1] == other[1])


def _is_for_people(clause: Clause, amount: MessageAmount) -> bool:
    return is_party_size(clause.folded, amount.start, amount.end, amount.value)


def _counts_its_noun(clause: Clause, amount: MessageAmount, start: int, *, last: bool) -> bool:
    """Return whether the word before the amount lets it count the noun after it."""
    near = max(start, amount.start - _LOOKBEHIND)
    before = _LAST_WORD.search(clause.folded[near : amount.start])
    if before and last and before[1] in load("number_roles")["and"]:
        return amount.value <= _MAX_BARE_COUNT and find_counted_noun(
            clause.folded, amount.end
        ).endswith("s")
    if before and before[1] in load("number_roles")["for"]:
        return last or amount.spelled or amount.value <= _MAX_BARE_COUNT
    if before is None or before[1] in load("number_roles")["connectors"]:
        return True
    return is_only_filler(clause.folded[start : amount.start])


def _is_separated_by_dash(clause: Clause, amount: MessageAmount) -> bool:
    """Return whether a dash precedes the amount and nothing follows it."""
    return (
        clause.folded[: amount.start].rstrip().endswith("-")
        and not clause.folded[amount.end : clause.end].strip()
    )


def _is_not_a_price(clause: Clause, amount: MessageAmount, start: int, end: int) -> bool:
    """Return whether the only amount of a segment is a time, part of a name or a spelled count."""
    if amount.marked or amount.sign or not may_be_count(amount):
        return False
    if is_time_of_day(clause.folded, amount.start, amount.value):
        return True
    named = follows_name(clause.folded, amount.start) or _is_for_people(clause, amount)
    if named and any(
        not other.measure for other in clause.amounts if not start <= other.start < end
    ):
        return True
    noun = find_counted_noun(clause.folded, amount.end)
    return amount.spelled and amount.value <= _MAX_SPELLED_COUNT and bool(noun)


def _is_only_a_count(clause: Clause, amount: MessageAmount) -> bool:
    """Return whether the only amount counts the noun after it: "2 pizzas"."""
    return (
        find_counted_noun(clause.folded, amount.end).endswith("s")
        and amount.value <= _MAX_BARE_COUNT
    )
