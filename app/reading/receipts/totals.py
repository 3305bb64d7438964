"""The total of a receipt: what is called so, checked against the other figures. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.reading.receipts.figures import COIN, Figures, Row
from app.reading.receipts.roles import Role, label, phrases

# What a line's own words are worth.
WORTH: dict[Role, float] = {"total": 3.0, "plain": 2.5, "weak": 1.0, "payment": 0.6}
NAMING: frozenset[Role] = frozenset({"total", "plain", "rounding"})
# The change stands so few lines below what was handed over.
CHANGE_WITHIN = 3
# What was handed over less the change; a figure without a name that a subtotal comes to, or that
# what was handed over and what came back differ by.
HANDED_OVER, UNNAMED = 1.2, 1.2


@dataclass(frozen=True, slots=True)
class Total:
    """The total in cents; `certainty` 0–1: how it was named and what confirms it."""

    cents: int
    certainty: float
    named: bool


def find_total(rows: Sequence[Row]) -> Total | None:
    """The total, or None where no line names one and what was paid does not tell it."""
    figures = Figures.of(rows)
    scored = _named(rows, figures)
    named = {cents for cents, worth in scored.items() if worth > WORTH["weak"]}
    if figures.change:
        handed = (figures.as_printed(cents) for cents in figures.handed_over)
        scored = dict.fromkeys(handed, HANDED_OVER) | scored
    if not named:
        scored = dict.fromkeys(_unnamed(rows, figures), UNNAMED) | scored
    if not scored:
        return None
    weighed = {cents: worth + figures.support(cents) for cents, worth in scored.items()}
    best = max(weighed, key=lambda cents: (weighed[cents], cents))
    if any(row.role == "rounding" for row in rows):
        best = _rounded(best, named, rows)
    return Total(best, min(1.0, 0.55 + 0.1 * max(0.0, weighed[best])), best in named)


def _named(rows: Sequence[Row], figures: Figures) -> dict[int, float]:
    """What lines name as the total or as paid, each with the best that its lines are worth."""
    scored: dict[int, float] = {}
    for row in rows:
        amount = row.last
        if not row.role or amount is None or amount.negative or not amount.cents:
            continue
        # Where prices have cents, a bare whole number beside "total" counts things.
        if figures.decimals and not amount.clear:
            continue
        worth = WORTH.get(row.role, 0.0)
        if row.role == "rounding" and any(abs(amount.cents - t) <= COIN for t in figures.totals):
            worth = WORTH["plain"]
        if row.role == "payment" and not _is_all_of_it(row, amount.cents, figures):
            worth = 0.0
        if worth:
            scored[amount.cents] = max(scored.get(amount.cents, 0.0), worth)
    return scored


def _is_all_of_it(row: Row, cents: int, figures: Figures) -> bool:
    """Whether what was paid is the price: of cash some comes back, and the line may be lost."""
    if phrases("words", "cash").longest_in(label(row.line.text)) == 0:
        return True
    return cents in figures.with_additions or 0 in figures.change


def _unnamed(rows: Sequence[Row], figures: Figures) -> set[int]:
    """Figures whose label could not be read, and that others give away as the total."""
    nameless = [row.last.cents if row.role is None and row.last else None for row in rows]
    printed = {cents for cents in nameless if cents in figures.printed}
    given_away = {
        row.last.cents - back
        for at, row in enumerate(rows)
        if row.role == "payment" and row.last
        for back in nameless[at + 1 : at + 1 + CHANGE_WITHIN]
        if back in figures.printed
    }
    return {cents for cents in printed if cents in figures.added_up | given_away}


def _rounded(cents: int, named: Iterable[int], rows: Sequence[Row]) -> int:
    """Of totals a coin apart on a receipt that rounds: the last one, which is what was paid."""
    near = {other for other in named if abs(other - cents) <= COIN}
    naming = (row.last for row in reversed(rows) if row.role in NAMING)
    return next((last.cents for last in naming if last and last.cents in near), cents)
