"""Sums that people leave to Ozzie: so many at so much, instalments, shares of a bill, tips."""

from decimal import Decimal

from app.reading.amounts import Figure
from app.reading.data import load
from app.reading.shape import Shape, counts

_FEW_WORDS = 4
_MOST_IN_A_LINE = 30  # figures
_ONE = frozenset({"um", "uma", "un", "una", "uno", "one", "outra", "otra"})
_WITH = frozenset({"with", "con", "com", "for", "in"})


def reckon(shape: Shape) -> None:
    """Makes one figure of those that belong together, in place; what is no money is dropped.

    A line with more figures than people say in a breath is left as it is.
    """
    if len(shape.figures) > _MOST_IN_A_LINE:
        return
    _added(shape)
    _installments(shape)
    _quantities(shape)
    _shares(shape)
    _tips(shape)
    _no_items(shape)


def _added(shape: Shape) -> None:
    """ "15+20+8" is 43."""
    figures = list(shape.figures)
    start = 0
    for at in range(1, len(figures) + 1):
        linked = at < len(figures) and not figures[at].measure
        if linked and shape.text[figures[at - 1].end : figures[at].start].strip() == "+":
            continue
        if at - start > 1:
            first, rest = figures[start], figures[start + 1 : at]
            shape.strike(first.end, rest[-1].end)
            shape.put(first, first.value + sum(figure.value for figure in rest), guessed=True)
            shape.drop(*rest)
        start = at


def _installments(shape: Shape) -> None:
    """ "3x de 100" is 300, unless one of them was paid; "1200 em 3x" is 1200."""
    for name in ("place", "nth"):
        for match, figures in list(shape.find("installments", name)):
            if len(shape.figures) > len(figures) and all(map(counts, figures)):
                shape.strike(*match.span())
                shape.drop(*figures)
    one = shape.has("installments", "one")
    for match, figures in list(shape.find("installments", "times")):
        if len(figures) != 2 or not counts(figures[0]) or figures[0] not in shape.figures:
            continue
        times, price = figures
        shape.strike(match.start(), price.start)
        if one:
            shape.drop(times)
        else:
            _multiply(shape, times, price)
    for match, figures in list(shape.find("installments", "whole")):
        if len(figures) == 2 and counts(figures[1]):
            shape.strike(figures[0].end, match.end())
            shape.drop(figures[1])


def _quantities(shape: Shape) -> None:
    """ "3 tickets at 20 each" is 60; "20 each, 3 tickets" too."""
    if shape.has("share", "split"):
        return
    for match, _figures in list(shape.find("each", "words")):
        before = [figure for figure in shape.figures if figure.end <= match.start()]
        price = before[-1] if before else None
        if price is None or shape.text[price.end : match.start()].strip():
            continue
        others = [figure for figure in shape.figures if figure is not price and counts(figure)]
        shape.strike(*match.span())
        if others:
            nearest = min(others, key=lambda figure: abs(figure.start - price.start))
            _multiply(shape, nearest, price)
    for count in [figure for figure in shape.figures if counts(figure)]:
        _at_price(shape, count)


def _at_price(shape: Shape, count: Figure) -> None:
    """ "20 litros a 5,80", "2 coffees at 4.50", "2 pizzas de 40": a count, its noun, a price."""
    later = [figure for figure in shape.figures if figure.start >= count.end]
    if count not in shape.figures or not later:
        return
    price = later[0]
    words = shape.text[count.end : price.start].split()
    if not 2 <= len(words) <= 5 or any(mark in " ".join(words) for mark in ",;\n"):
        return
    if words[-1] in {"at", "@"} or (words[-1] == "a" and words[-2] not in _WITH):
        shape.strike(price.start - 3, price.start)
        _multiply(shape, count, price, guessed=not price.marked)
    elif (
        words[-1] == "de"
        and not _ONE.intersection(words)
        and count.value > 1
        and not price.measure
        and _is_plural(words[0], count)
    ):
        _multiply(shape, count, price, guessed=True)


def _is_plural(word: str, count: Figure) -> bool:
    return word.endswith("s") or count.measure


def _multiply(shape: Shape, count: Figure, price: Figure, *, guessed: bool = False) -> None:
    """The price times the count; where the product is told as well, that alone stays."""
    if not counts(count) or price.measure:
        return
    product = price.value * count.value
    if any(figure.value == product for figure in shape.figures if figure is not price):
        shape.strike(price.start, price.end)
        shape.drop(count, price)
    else:
        shape.put(price, product, guessed=guessed)
        shape.drop(count)


def _shares(shape: Shape) -> None:
    """The person's own part of a bill, told or reckoned."""
    if not shape.has("share", "split") and not shape.has("share", "mine"):
        return
    mine = [(match, figures[-1]) for match, figures in shape.find("share", "mine") if figures]
    told = [figure for _match, figure in mine]
    if (
        told
        and len(shape.figures) > 1
        and (shape.has("share", "split") or _is_part(shape, told[-1]))
    ):
        others = [figure for figure in shape.figures if figure is not told[-1]]
        for figure in others:
            if figure.value > told[-1].value:
                shape.strike(figure.start, figure.end)
        shape.drop(*others)
        for match, _figure in mine:
            shape.strike(*match.span())
        return
    if told or not shape.has("share", "split"):
        return
    bills = [figure for figure in shape.figures if not counts(figure) or figure.marked]
    bill = max(bills or shape.figures, key=lambda figure: figure.value, default=None)
    if bill is None or bill.measure:
        return
    divisor = _divisor(shape, bill)
    if divisor > 1:
        share = (bill.value / divisor).quantize(Decimal("0.01"))
        others = [figure for figure in shape.figures if figure is not bill and counts(figure)]
        shape.put(bill, share, guessed=True)
        shape.drop(*others)


def _is_part(shape: Shape, mine: Figure) -> bool:
    return any(
        figure.value > mine.value and figure.value % mine.value == 0 for figure in shape.figures
    )


def _divisor(shape: Shape, bill: Figure) -> Decimal:
    for name, extra in (("others", 1), ("among", 0)):
        for match, figures in shape.find("share", name):
            people = [figure for figure in figures if figure is not bill and counts(figure)]
            if people and name == "among":
                shape.strike(*match.span())
            if people and people[0].value + extra <= 30:
                return people[0].value + extra
    if shape.has("share", "half") or shape.has("share", "with_one"):
        return Decimal(2)
    return Decimal(1)


def _tips(shape: Shape) -> None:
    """A tip is added to its bill ("40 plus 8 tip"), unless the bill holds it ("48 incl. 8 tip")."""
    for name in ("added", "included"):
        for match, figures in list(shape.find("tips", name)):
            bills = [figure for figure in shape.figures if figure.end <= match.start()]
            if not figures or not bills or figures[-1] not in shape.figures:
                continue
            tip, bill = figures[-1], bills[-1]
            if tip.measure:
                continue
            if name == "included":
                shape.drop(tip)
            elif tip.value < bill.value:
                shape.put(bill, bill.value + tip.value, guessed=True)
                shape.drop(tip)
            shape.strike(*match.span())


def _no_items(shape: Shape) -> None:
    """Old prices, change, discounts and what is left are no items where another figure is."""
    for name in ("note", "change", "discount", "left"):
        for match, figures in list(shape.find("less", name)):
            if figures and len(_prices(shape)) > 1:
                shape.strike(*match.span())
                shape.drop(figures[-1])
    for _match, figures in list(shape.find("less", "several")):
        if len(figures) == 2 and counts(figures[0]) and figures[1].value > figures[0].value:
            shape.drop(figures[0])
    for match, figures in list(shape.find("less", "old")):
        if figures and _is_reduced(shape, figures[-1]):
            shape.strike(*match.span())
            shape.drop(figures[-1])


def _prices(shape: Shape) -> list[Figure]:
    return [figure for figure in shape.figures if not figure.measure]


def _is_reduced(shape: Shape, old: Figure) -> bool:
    """Whether a lower price follows, with only little words between: "de 300 por 199"."""
    later = [figure for figure in _prices(shape) if figure.start > old.end]
    if not later or later[0].value >= old.value:
        return False
    between = shape.text[old.end : later[0].start].split()
    return 0 < len(between) <= _FEW_WORDS and between[-1] in load("arithmetic")["less"]["to"]
