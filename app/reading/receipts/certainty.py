"""Limit how certain a total is by what the rest of the receipt says against it."""

from collections.abc import Sequence

from app.reading.receipts.figures import COIN_CENTS, ReceiptFigures, ReceiptRow
from app.reading.receipts.lines import ReceiptLine, ReceiptWord
from app.reading.receipts.money import find_amounts

# The certainty of a total that something on the receipt speaks against or that no other amount
# comes to (the reply asks), and of one that is the only amount.
DOUBTED, UNCHECKED = 0.65, 0.85
# Below this score of its word the only amount is doubted: of the figures that are read so, nearly
# half are wrong (docs/decisions/no-second-reading-of-digits.md).
CLEAR_SCORE = 0.97


def limit_certainty(cents: int, rows: Sequence[ReceiptRow], figures: ReceiptFigures) -> float:
    """Return how certain a total of `cents` can be, by the other amounts of the receipt.

    A digit that was misread leaves the total alone: neither what was paid nor the sum of the items
    nor a second mention comes to it. Or it leaves the wrong one of two totals a coin apart.
    """
    is_named_twice = figures.totals.count(cents) > 1
    if (
        (not is_named_twice and _differs_from_payment(cents, rows, figures))
        or (not is_named_twice and _has_nearby_rival(cents, figures))
        or _is_followed_by_discount(cents, rows)
        or _is_cut_off(cents, rows)
    ):
        return DOUBTED
    repeated = figures.totals.count(cents) + figures.paid.count(cents) > 1
    summed = any(abs(whole - cents) <= 1 for whole in figures.with_additions)
    if repeated or summed or cents in figures.sums or cents in figures.handed_over:
        return 1.0
    if figures.subtotals or figures.paid or figures.items:
        return DOUBTED
    read = [word.score for word in _find_mentions(cents, rows)]
    return UNCHECKED if read and max(read) >= CLEAR_SCORE else DOUBTED


def _differs_from_payment(cents: int, rows: Sequence[ReceiptRow], figures: ReceiptFigures) -> bool:
    """Return whether coins more or less were paid, which no printed rounding explains.

    Where a named total stands for nothing else, it may be the rounded one with a misread digit:
    then the rounding does not explain that the other one was chosen.
    """
    paid = figures.handed_over
    if cents in paid or not any(abs(other - cents) <= COIN_CENTS for other in paid):
        return False
    rounding = [row.last_amount for row in rows if row.role == "rounding"]
    coins = {amount.cents for amount in rounding if amount}
    is_rounded = any(abs(other - cents) in coins for other in paid)
    return not is_rounded or any(
        other != cents and other not in figures.with_additions for other in figures.totals
    )


def _has_nearby_rival(cents: int, figures: ReceiptFigures) -> bool:
    """Return whether another printed amount, a cent or a coin away, is the sum to the cent."""
    exact = figures.with_additions | figures.handed_over
    return cents not in exact and any(
        other in exact for other in figures.printed if 0 < abs(other - cents) <= COIN_CENTS
    )


def _is_cut_off(cents: int, rows: Sequence[ReceiptRow]) -> bool:
    """Return whether the photo ends in every mention of the amount: digits may be missing."""
    mentions = _find_mentions(cents, rows)
    return bool(mentions) and all(word.is_cut for word in mentions)


def _find_mentions(cents: int, rows: Sequence[ReceiptRow]) -> list[ReceiptWord]:
    return [
        word
        for row in rows
        for word in row.line.words
        if any(amount.cents == cents for amount in find_amounts(ReceiptLine((word,))))
    ]


def _is_followed_by_discount(cents: int, rows: Sequence[ReceiptRow]) -> bool:
    """Return whether a discount below the last mention is not taken off it on the receipt."""
    last = max(
        (at for at, row in enumerate(rows) if any(a.cents == cents for a in row.amounts)),
        default=len(rows),
    )
    below = (row.last_amount for row in rows[last + 1 :] if row.role == "discount")
    return any(amount.is_money and amount.cents for amount in below if amount)
