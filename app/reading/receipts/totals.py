"""Find the total of a receipt: what is named so, checked against the other amounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.reading.receipts.certainty import limit_certainty
from app.reading.receipts.figures import COIN_CENTS, ReceiptFigures, ReceiptRow
from app.reading.receipts.roles import Role, load_phrases, normalize_label

# The weight of the words on a total's line.
LABEL_WEIGHTS: dict[Role, float] = {"total": 3.0, "plain": 2.5, "weak": 1.0, "payment": 0.6}
NAMING_ROLES: frozenset[Role] = frozenset({"total", "plain", "rounding"})
# The change is at most this many lines below the cash that was given.
MAX_LINES_TO_CHANGE = 3
# Weight of cash less change; and of an amount without a label that a subtotal with its additions,
# or a payment less an amount below it, comes to.
CASH_LESS_CHANGE_WEIGHT, UNLABELLED_WEIGHT = 1.2, 1.2


@dataclass(frozen=True, slots=True)
class Total:
    """The total in cents; `certainty` (0–1) depends on its label and on what confirms it."""

    cents: int
    certainty: float
    named: bool


def find_total(rows: Sequence[ReceiptRow]) -> Total | None:
    """Return the total; None where no line names one and the payments do not show it."""
    figures = ReceiptFigures.from_rows(rows)
    scored = _score_named_totals(rows, figures)
    named = {cents for cents, weight in scored.items() if weight > LABEL_WEIGHTS["weak"]}
    if figures.change:
        cash_amounts = (figures.find_printed(cents) for cents in figures.handed_over)
        scored = dict.fromkeys(cash_amounts, CASH_LESS_CHANGE_WEIGHT) | scored
    if not named:
        scored = dict.fromkeys(_find_unlabelled_totals(rows, figures), UNLABELLED_WEIGHT) | scored
    if not scored:
        return None
    scores = {cents: weight + figures.score_total(cents) for cents, weight in scored.items()}
    best = max(scores, key=lambda cents: (scores[cents], cents))
    if any(row.role == "rounding" for row in rows):
        best = _apply_rounding(best, named, rows)
    certainty = 0.55 + 0.1 * max(0.0, scores[best])
    return Total(best, min(certainty, limit_certainty(best, rows, figures)), best in named)


def _score_named_totals(rows: Sequence[ReceiptRow], figures: ReceiptFigures) -> dict[int, float]:
    """Score the amounts that lines name as total or payment, each by its best line."""
    scored: dict[int, float] = {}
    for row in rows:
        amount = row.last_amount
        if not row.role or amount is None or amount.negative or not amount.cents:
            continue
        # Where prices have cents, a whole number next to "total" is a count of items.
        if figures.decimals and not amount.is_money:
            continue
        weight = LABEL_WEIGHTS.get(row.role, 0.0)
        if row.role == "rounding" and any(
            abs(amount.cents - t) <= COIN_CENTS for t in figures.totals
        ):
            weight = LABEL_WEIGHTS["plain"]
        if row.role == "payment" and not _is_full_payment(row, amount.cents, figures):
            weight = 0.0
        if weight:
            scored[amount.cents] = max(scored.get(amount.cents, 0.0), weight)
    return scored


def _is_full_payment(row: ReceiptRow, cents: int, figures: ReceiptFigures) -> bool:
    """Return whether a payment is the price: with cash, there is change, perhaps unread."""
    if load_phrases("words", "cash").match_length(normalize_label(row.line.text)) == 0:
        return True
    return cents in figures.with_additions or 0 in figures.change


def _find_unlabelled_totals(rows: Sequence[ReceiptRow], figures: ReceiptFigures) -> set[int]:
    """Return amounts whose label was not read, and that other amounts show to be the total."""
    unlabelled = [
        row.last_amount.cents if row.role is None and row.last_amount else None for row in rows
    ]
    printed = {cents for cents in unlabelled if cents in figures.printed}
    implied = {
        row.last_amount.cents - change
        for at, row in enumerate(rows)
        if row.role == "payment" and row.last_amount
        for change in unlabelled[at + 1 : at + 1 + MAX_LINES_TO_CHANGE]
        if change in figures.printed
    }
    return {cents for cents in printed if cents in figures.subtotals_with_additions | implied}


def _apply_rounding(cents: int, named: Iterable[int], rows: Sequence[ReceiptRow]) -> int:
    """Return the last named total within a coin of `cents`: the one that was paid."""
    candidates = {other for other in named if abs(other - cents) <= COIN_CENTS}
    named_amounts = (row.last_amount for row in reversed(rows) if row.role in NAMING_ROLES)
    return next((last.cents for last in named_amounts if last and last.cents in candidates), cents)
