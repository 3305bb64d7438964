"""Compute the prices that a line only implies: sums, quantities, discounts.

Works on a `Clause` in place, one rule after the other; the phrases of each rule are in
data/arithmetic.toml, in which `#` is an amount. `installments` and `bills` have further rules.
"""

from app.reading.messages.bills import compute_change, compute_shares, compute_tips
from app.reading.messages.clause import Clause, may_be_count
from app.reading.messages.installments import compute_installments
from app.text.amounts import MessageAmount
from app.text.data import load

_MAX_WORDS_BEFORE_NEW_PRICE = 4
# A line with more amounts is a list; nobody describes a calculation in it.
_MAX_AMOUNTS_IN_LINE = 30
_ONE = frozenset({"um", "uma", "un", "una", "uno", "one", "outra", "otra"})
_WITH = frozenset({"with", "con", "com", "for", "in"})


def compute_amounts(clause: Clause) -> None:
    """Replace, in place, the amounts that belong together by the price they amount to.

    Amounts that are not a price (quantities, discounts, change) are removed. The order of the
    rules matters: instalments are recognized before "3 x 100" is a quantity, and discounts come
    last, as they are removed only where another price stays. Lines with more than
    _MAX_AMOUNTS_IN_LINE amounts are not changed.
    """
    if len(clause.amounts) > _MAX_AMOUNTS_IN_LINE:
        return
    _add_up(clause)
    compute_installments(clause)
    _compute_quantities(clause)
    compute_shares(clause)
    compute_tips(clause)
    compute_change(clause)
    _remove_non_prices(clause)


def _add_up(clause: Clause) -> None:
    """Add linked amounts: "15+20+8" is 43."""
    amounts = list(clause.amounts)
    start = 0
    for at in range(1, len(amounts) + 1):
        linked = at < len(amounts) and not amounts[at].measure
        if linked and clause.masked[amounts[at - 1].end : amounts[at].start].strip() == "+":
            continue
        if at - start > 1:
            first, rest = amounts[start], amounts[start + 1 : at]
            clause.mark_used(first.end, rest[-1].end)
            clause.set_value(
                first, first.value + sum(amount.value for amount in rest), guessed=True
            )
            clause.remove(*rest)
        start = at


def _compute_quantities(clause: Clause) -> None:
    """Multiply a quantity by its unit price: "3 tickets at 20 each", "20 each, 3 tickets"."""
    if clause.has_phrase("share", "split"):
        return
    for match, _amounts in list(clause.find_phrases("each", "words")):
        before = [amount for amount in clause.amounts if amount.end <= match.start()]
        price = before[-1] if before else None
        if price is None or clause.masked[price.end : match.start()].strip():
            continue
        others = [
            amount for amount in clause.amounts if amount is not price and may_be_count(amount)
        ]
        if others:
            clause.mark_used(*match.span())
            nearest = min(others, key=lambda amount: abs(amount.start - price.start))
            _multiply(clause, nearest, price)
    for count in [amount for amount in clause.amounts if may_be_count(amount)]:
        _apply_unit_price(clause, count)


def _apply_unit_price(clause: Clause, count: MessageAmount) -> None:
    """Multiply a count that its noun and a price follow.

    "20 litros a 5,80", "2 coffees at 4.50", "2 pizzas de 40".
    """
    later = [amount for amount in clause.amounts if amount.start >= count.end]
    if count not in clause.amounts or not later:
        return
    price = later[0]
    words = clause.masked[count.end : price.start].split()
    if not 2 <= len(words) <= 5 or any(mark in " ".join(words) for mark in ",;\n"):
        return
    if words[-1] in {"at", "@"} or (words[-1] == "a" and words[-2] not in _WITH):
        clause.mark_used(price.start - 3, price.start)
        _multiply(clause, count, price, guessed=not price.marked)
    elif (
        words[-1] == "de"
        and not _ONE.intersection(words)
        and count.value > 1
        and not price.measure
        and _is_plural(words[0], count)
    ):
        _multiply(clause, count, price, guessed=True)


def _is_plural(word: str, count: MessageAmount) -> bool:
    return word.endswith("s") or count.measure


def _multiply(
    clause: Clause, count: MessageAmount, price: MessageAmount, *, guessed: bool = False
) -> None:
    """Set the price to the product; where the message has the product too, keep only that."""
    if not may_be_count(count) or price.measure:
        return
    product = price.value * count.value
    if any(amount.value == product for amount in clause.amounts if amount is not price):
        clause.mark_used(price.start, price.end)
        clause.remove(count, price)
    else:
        clause.set_value(price, product, guessed=guessed)
        clause.remove(count)


def _remove_non_prices(clause: Clause) -> None:
    """Remove old prices, change, discounts and balances where another price stays."""
    for name in ("note", "change", "discount", "left"):
        for match, amounts in list(clause.find_phrases("less", name)):
            if amounts and len(clause.list_prices()) > 1:
                clause.mark_used(*match.span())
                clause.remove(amounts[-1])
    for _match, amounts in list(clause.find_phrases("less", "several")):
        if len(amounts) == 2 and may_be_count(amounts[0]) and amounts[1].value > amounts[0].value:
            clause.set_value(amounts[1], amounts[1].value)
            clause.remove(amounts[0])
    for match, amounts in list(clause.find_phrases("less", "old")):
        if amounts and _is_reduced(clause, amounts[-1]):
            clause.mark_used(*match.span())
            clause.remove(amounts[-1])


def _is_reduced(clause: Clause, old: MessageAmount) -> bool:
    """Return whether a lower price follows soon, after "por", "now"…: "de 300 por 199"."""
    later = [amount for amount in clause.list_prices() if amount.start > old.end]
    if not later or later[0].value >= old.value:
        return False
    between = clause.masked[old.end : later[0].start].split()
    return (
        0 < len(between) <= _MAX_WORDS_BEFORE_NEW_PRICE
        and between[-1] in load("arithmetic")["less"]["to"]
    )
