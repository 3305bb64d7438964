"""Compute what a person paid of a bill: their share, the tip, the change they got back."""

import re
from decimal import Decimal
from functools import cache

from app.reading.messages.clause import Clause, may_be_count
from app.text.amounts import MessageAmount
from app.text.data import load
from app.text.phrases import compiled, phrases

_MAX_PEOPLE = 30  # who share a bill
_WITH_PRICE = 3  # amounts where the price, what was handed over and what came back are named
_CENT = Decimal("0.01")
_PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d)?) ?(?:%|[a-z])")
_WITH = re.compile(r"(?<!\w)(?:with|con|com|out of|handed)(?!\w)")
_BARE_WITH = re.compile(r"(?:using|used|with|con|com) (?:an? )?#+")
_OF_WHAT = re.compile(r" (?:of|for|de|del|da|do)(?!\w)")
_NAME = re.compile(r"[a-z][\w'-]*")
_NEXT_NAME = re.compile(r"\s*,\s*(?:(?:and|e|y)\s+)?|\s+(?:and|e|y|&)\s+")


def compute_shares(clause: Clause) -> None:
    """Keep only the person's own part of a shared bill, as written or computed."""
    if _is_own_share(clause):
        return
    is_split = clause.has_phrase("share", "split")
    if not is_split and not clause.has_phrase("share", "mine"):
        return
    mine = [
        (match, amounts[-1]) for match, amounts in clause.find_phrases("share", "mine") if amounts
    ]
    mine += [
        (match, amounts[-1])
        for match, amounts in clause.find_phrases("share", "paid")
        if amounts and _has_larger(clause, amounts[-1])
    ]
    mine.sort(key=lambda found: found[1].start)
    if mine:
        if len(clause.amounts) > 1 and (is_split or _is_part(clause, mine[-1][1])):
            _keep_own_part(clause, mine)
        return
    if is_split:
        _divide_bill(clause)


def _is_own_share(clause: Clause) -> bool:
    """Return whether the only price is the person's own part: "80 for it, that was my half"."""
    own = [match for match, _amounts in clause.find_phrases("share", "own")]
    if not own or len(clause.list_prices()) != 1:
        return False
    for match in own:
        words = _own_words().search(match[0]) if "#" in match[0] else None
        start, end = words.span() if words else (0, len(match[0]))
        clause.mark_used(match.start() + start, match.start() + end)
    return True


def _has_larger(clause: Clause, mine: MessageAmount) -> bool:
    return any(amount.value > mine.value for amount in clause.amounts)


def _keep_own_part(clause: Clause, mine: list[tuple[re.Match[str], MessageAmount]]) -> None:
    own = mine[-1][1]
    others = [amount for amount in clause.amounts if amount is not own]
    for amount in others:
        if amount.value > own.value:
            clause.mark_used(amount.start, amount.end)
    clause.remove(*others)
    for match, _amount in mine:
        words = _own_words().match(match[0])
        named = words and _OF_WHAT.match(match[0], words.end())
        clause.mark_used(match.start(), match.start() + named.start() if named else match.end())


def _divide_bill(clause: Clause) -> None:
    bills = [amount for amount in clause.amounts if not may_be_count(amount) or amount.marked]
    bill = max(bills or clause.amounts, key=lambda amount: amount.value, default=None)
    if bill is None or bill.measure:
        return
    divisor = _find_divisor(clause, bill)
    if divisor > 1:
        for match, _amounts in clause.find_phrases("share", "bill"):
            clause.mark_used(*match.span())
        others = [
            amount for amount in clause.amounts if amount is not bill and may_be_count(amount)
        ]
        clause.set_value(bill, (bill.value / divisor).quantize(_CENT), guessed=True)
        clause.remove(*others)


def _is_part(clause: Clause, mine: MessageAmount) -> bool:
    return any(
        amount.value > mine.value and amount.value % mine.value == 0 for amount in clause.amounts
    )


def _find_divisor(clause: Clause, bill: MessageAmount) -> Decimal:
    for name, extra in (("others", 1), ("among", 0)):
        for match, amounts in clause.find_phrases("share", name):
            people = [amount for amount in amounts if amount is not bill and may_be_count(amount)]
            if people and name == "among":
                clause.mark_used(*match.span())
            if people and people[0].value + extra <= _MAX_PEOPLE:
                return people[0].value + extra
    if named := _count_people(clause):
        return Decimal(named)
    if clause.has_phrase("share", "half"):
        for match, _amounts in clause.find_phrases("share", "half"):
            clause.mark_used(*match.span())
        return Decimal(2)
    return Decimal(1)


def _count_people(clause: Clause) -> int:
    """Return how many share a bill with the people named, 0 where none is: "with Ana and Bob"."""
    for match in _companions().finditer(clause.masked, clause.start, clause.end):
        names, end = _read_names(clause.masked, match.end(), clause.end)
        me = load("arithmetic")["sets"]["me"]
        if not names:
            continue
        comma = clause.masked.find(",", match.start(), end)
        if comma >= 0:
            clause.mark_used(comma, end)
        others = sum(_size_of(name) for name in names if name not in me)
        return others + 1
    return 0


def _size_of(name: str) -> int:
    return 2 if name in load("arithmetic")["sets"]["pairs"] else 1


def _read_names(text: str, at: int, end: int) -> tuple[list[str], int]:
    """Return the names that begin at a position, each without its article, and where they end."""
    names: list[str] = []
    fact = phrases("modality", "factual", "fact")
    while True:
        article = _article().match(text, at, end)
        name = _NAME.match(text, article.end() if article else at, end)
        if name is None or fact.match(text, name.start(), end):
            return names, at
        names.append(name[0])
        following = _NEXT_NAME.match(text, name.end(), end)
        if following is None:
            return names, name.end()
        if not _NAME.match(text, following.end(), end):
            return names, name.end()
        at = following.end()


@cache
def _companions() -> re.Pattern[str]:
    """Return the pattern of what leads to the people who share: "with", "between"."""
    sets = load("arithmetic")["sets"]
    return re.compile(rf"{compiled(('{with}', '{between}'), sets).pattern}\s+")


@cache
def _own_words() -> re.Pattern[str]:
    return compiled(("({my} )?{share}",), load("arithmetic")["sets"])


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"{compiled(load('arithmetic')['sets']['article'], {}).pattern}\s+")


def compute_tips(clause: Clause) -> None:
    """Add a tip to its bill ("40 plus 8 tip"), unless the bill includes it ("48 incl. 8 tip")."""
    for name in ("added", "included"):
        for match, amounts in list(clause.find_phrases("tips", name)):
            bills = [amount for amount in clause.amounts if amount.end <= match.start()]
            bills = bills or _find_bills(clause, match.end())
            if not amounts or not bills or amounts[-1] not in clause.amounts:
                continue
            tip, bill = amounts[-1], bills[-1]
            if tip.measure:
                continue
            if name == "included":
                clause.remove(tip)
            elif tip.value < bill.value:
                clause.set_value(bill, bill.value + tip.value, guessed=True)
                clause.remove(tip)
            clause.mark_used(*match.span())
    for match, _amounts in list(clause.find_phrases("tips", "percent")):
        _add_percent(clause, match)


def _find_bills(clause: Clause, start: int) -> list[MessageAmount]:
    """Return the bill that is named after its tip: "left a 5 tip, the bill was 30"."""
    found = [(match, amounts) for match, amounts in clause.find_phrases("tips", "bill") if amounts]
    later = [(match, amounts[-1]) for match, amounts in found if match.start() >= start]
    if not later:
        meals = [found for found in clause.find_phrases("tips", "meal") if found[1]]
        return [amounts[-1] for match, amounts in meals if match.start() >= start][:1]
    for match, amount in later[:1]:
        clause.mark_used(match.start(), amount.start)
    return [amount for _match, amount in later[:1]]


def _add_percent(clause: Clause, match: re.Match[str]) -> None:
    """Add a tip in per cent to the bill before it, else to the only one: "50 plus 20% tip"."""
    prices = clause.list_prices()
    before = [price for price in prices if price.end <= match.start()]
    percent = _PERCENT.search(match[0])
    is_included = _including().search(clause.masked, clause.start, match.start())
    if percent is None or is_included or not (before or len(prices) == 1):
        return
    bill = before[-1] if before else prices[0]
    factor = 1 + Decimal(percent[1].replace(",", ".")) / 100
    clause.set_value(bill, (bill.value * factor).quantize(_CENT), guessed=True)
    clause.mark_used(*match.span())


@cache
def _including() -> re.Pattern[str]:
    words = compiled(load("arithmetic")["sets"]["included"], {}).pattern
    return re.compile(rf"{words}(?:\s+(?:an?|the|uma?|os?|una?|los?|las?))?\s*$")


def compute_change(clause: Clause) -> None:
    """Compute a price from what was handed over and what came back: "paid with 20, change 3"."""
    prices = clause.list_prices()
    for match, amounts in clause.find_phrases("less", "back_of"):
        if len(prices) == len(amounts) == 2:
            less, more = sorted(amounts, key=lambda amount: amount.value)
            clause.mark_used(*match.span())
            clause.set_value(more, more.value - less.value)
            clause.remove(less)
            return
    handed = [found for found in clause.find_phrases("less", "handed") if found[1]]
    back = [found for found in clause.find_phrases("less", "back") if found[1]]
    if not 2 <= len(prices) <= _WITH_PRICE:
        return
    if not handed:
        _remove_note(clause, prices, back)
        return
    if not back:
        _remove_handed(clause, prices, handed[0])
        return
    (given_match, (*_, given)), (back_match, (*_, returned)) = handed[0], back[-1]
    others = [price for price in prices if price is not given and price is not returned]
    paid = given.value - returned.value
    if given is returned or paid <= 0 or any(price.value != paid for price in others):
        return
    if not others and (receiver := _receiver().search(given_match[0])):
        # "gave the cabbie a 20": who got it tells what was paid.
        clause.mark_used(given_match.start(), given_match.start() + receiver.start("who"))
        clause.mark_used(given_match.start() + receiver.end("who"), given_match.end())
    else:
        clause.mark_used(*given_match.span())
    clause.mark_used(*back_match.span())
    if others:
        clause.remove(given)
    else:
        clause.set_value(given, paid)
    clause.remove(returned)


def _remove_note(
    clause: Clause,
    prices: list[MessageAmount],
    back: list[tuple[re.Match[str], list[MessageAmount]]],
) -> None:
    """Remove a note and its change where the price between them is named: "20 for … 12, got 8"."""
    if len(prices) != _WITH_PRICE or not back:
        return
    match, (*_, returned) = back[-1]
    given = max(prices, key=lambda price: price.value)
    others = [price for price in prices if price not in {given, returned}]
    if len(others) == 1 and others[0].value == given.value - returned.value:
        clause.mark_used(*match.span())
        clause.mark_used(given.start, given.end)
        clause.remove(given, returned)


@cache
def _receiver() -> re.Pattern[str]:
    """Return the pattern of who was handed money, where that says what it was for."""
    sets = load("arithmetic")["sets"]
    to, nobody = (compiled(sets[name], {}).pattern for name in ("receives", "nobody"))
    return re.compile(rf" {to} (?!{nobody})(?P<who>[a-z]+(?: [a-z]{{4,}})?)(?=(?: [a-z]+)* ?#|$)")


def _remove_handed(
    clause: Clause, prices: list[MessageAmount], handed: tuple[re.Match[str], list[MessageAmount]]
) -> None:
    """Remove a note that was handed over for a price that is named: "taxi 18, paid with 20"."""
    match, (*_, given) = handed
    is_note = len(prices) == 2 and given.value == max(price.value for price in prices)
    # "rent 500 with 650 deposit": nothing was paid with the 650.
    if is_note and _WITH.search(match[0]) and not _BARE_WITH.fullmatch(match[0]):
        clause.mark_used(*match.span())
        clause.remove(given)
