"""The total of a receipt: what is called so, checked against the other figures. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from app.reading.receipts.lines import Line
from app.reading.receipts.money import Amount, amounts_on
from app.reading.receipts.roles import Role, label, role_of

# What a line's own words are worth, and each figure elsewhere that agrees.
WORTH: dict[Role, float] = {"total": 3.0, "plain": 2.5, "weak": 1.0, "payment": 0.6}
NAMING: frozenset[Role] = frozenset({"total", "plain", "rounding"})
HANDED_OVER = 1.5
UNNAMED = 1.2
CONFIRMED = 1.0
EXACTLY = 0.5
REPEATED = 0.4
CONTRADICTED = -1.5
# The head of a table has more words than a label that stands above its figure.
LABEL_WORDS = 4
# Cash is rounded to the nearest coin (cents).
COIN = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its role and its amounts."""

    line: Line
    role: Role | None
    amounts: tuple[Amount, ...]

    @property
    def last(self) -> Amount | None:
        """The amount at its right end: that which the line is about."""
        clear = [amount for amount in self.amounts if amount.clear]
        return clear[-1] if clear else (self.amounts[-1] if self.amounts else None)


@dataclass(frozen=True, slots=True)
class Total:
    """The total in cents; `certainty` 0–1: how it was named and what confirms it."""

    cents: int
    certainty: float
    named: bool


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The lines with their roles; a label without a figure gets the figure right below it."""
    rows = [Row(line, role_of(line.text), tuple(amounts_on(line))) for line in lines]
    for here, (row, below) in enumerate(pairwise(rows)):
        lonely = row.role and not row.amounts and len(label(row.line.text).split()) <= LABEL_WORDS
        if lonely and not below.role and len(below.amounts) == 1 and _only_figures(below.line):
            rows[here] = Row(row.line, row.role, below.amounts)
    return rows


def _only_figures(line: Line) -> bool:
    letters = sum(char.isalpha() for char in line.text)
    return letters <= 3 and any(char.isdigit() for char in line.text)


def find_total(rows: Sequence[Row]) -> Total | None:
    """The total, or None where no line names one and what was paid does not tell it."""
    figures = Figures.of(rows)
    scored = _named(rows, figures)
    named = {cents for cents, worth in scored.items() if worth > WORTH["weak"]}
    if not named:
        scored |= dict.fromkeys(figures.handed_over, HANDED_OVER)
        scored |= {
            row.last.cents: UNNAMED
            for row in rows
            if row.role is None and row.last and row.last.cents in figures.added_up
        }
    if not scored:
        return None
    weighed = {cents: worth + figures.support(cents) for cents, worth in scored.items()}
    best = max(weighed, key=lambda cents: (weighed[cents], cents))
    if any(row.role == "rounding" for row in rows):
        best = _rounded(best, named, rows)
    return Total(best, min(1.0, 0.55 + 0.1 * max(0.0, weighed[best])), best in named)


def _rounded(cents: int, named: Iterable[int], rows: Sequence[Row]) -> int:
    """Of totals a coin apart on a receipt that rounds: the last one, which is what was paid."""
    near = {other for other in named if abs(other - cents) <= COIN}
    return next(
        (
            row.last.cents
            for row in reversed(rows)
            if row.role in NAMING and row.last and row.last.cents in near
        ),
        cents,
    )


def _named(rows: Sequence[Row], figures: "Figures") -> dict[int, float]:
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
        if worth:
            scored[amount.cents] = max(scored.get(amount.cents, 0.0), worth)
    return scored


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of the receipt by what it is, in cents."""

    decimals: bool
    totals: tuple[int, ...]
    subtotals: tuple[int, ...]
    added: tuple[int, ...]
    taken_off: tuple[int, ...]
    paid: tuple[int, ...]
    change: tuple[int, ...]
    items: tuple[int, ...]
    sums: frozenset[int]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Figures":
        """The figures of all rows."""
        amounts = [amount for row in rows for amount in row.amounts]
        with_cents = sum(amount.decimals == 2 for amount in amounts)
        decimals = 2 * with_cents > sum(amount.cents >= 100 for amount in amounts)

        def of(*roles: Role | None, among: Sequence[Row] = rows) -> tuple[int, ...]:
            last = [row.last for row in among if row.role in roles]
            return tuple(a.cents for a in last if a and (a.clear or (a.grouped and not decimals)))

        return cls(
            decimals=decimals,
            totals=of("total", "plain"),
            subtotals=of("subtotal"),
            added=of("tax", "tip", "rounding"),
            taken_off=of("discount"),
            paid=of("payment"),
            change=of("change"),
            items=of(None, among=rows[: _first_total(rows)]),
            sums=frozenset(_sums_on_a_line(rows)),
        )

    @property
    def handed_over(self) -> set[int]:
        """What was paid less the change."""
        return {paid - back for paid in self.paid for back in self.change or (0,) if paid > back}

    @property
    def with_additions(self) -> set[int]:
        """A subtotal with what is added and taken off, and every part of that."""
        extras = [*self.added[:5], *(-off for off in self.taken_off[:3])]
        return {
            base + sum(some)
            for base in (*self.subtotals, sum(self.items))
            if base
            for count in range(4)
            for some in combinations(extras, count)
        }

    @property
    def added_up(self) -> set[int]:
        """What a subtotal comes to, where one is printed."""
        return self.with_additions - set(self.subtotals) if self.subtotals else set()

    def support(self, cents: int) -> float:
        """How much the other figures speak for a total of `cents` (or against it, below 0)."""
        score = 0.0
        if any(abs(paid - cents) <= COIN for paid in self.handed_over):
            score += CONFIRMED + (EXACTLY if cents in self.handed_over else 0)
        if any(abs(whole - cents) <= 1 for whole in self.with_additions):
            score += CONFIRMED
        if cents in self.sums:
            score += CONFIRMED
        score += REPEATED * min(3, self.totals.count(cents) + self.paid.count(cents) - 1)
        if any(item > cents for item in self.items):
            score += CONTRADICTED
        if self.paid and self.change and cents > max(self.paid):
            score += CONTRADICTED
        return score


def _first_total(rows: Sequence[Row]) -> int:
    """Where the items end."""
    ends = (
        at
        for at, row in enumerate(rows)
        if row.role in {"total", "plain", "subtotal"} and row.amounts
    )
    return next(ends, len(rows))


def _sums_on_a_line(rows: Iterable[Row]) -> Iterable[int]:
    """The last figure of each line that adds up: net, tax and gross of a summary of taxes."""
    for row in rows:
        cents = [amount.cents for amount in row.amounts if amount.decimals == 2]
        for first, second in combinations(cents[:-1], 2):
            if second and first + second == cents[-1]:
                yield cents[-1]
