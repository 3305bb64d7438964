"""The figures of a receipt by what they are, and whether they agree with one another. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.reading.receipts.lines import Line
from app.reading.receipts.money import Amount, amounts_on
from app.reading.receipts.roles import Role, label, role_of

# The head of a table has more words than a label that stands above its figure.
LABEL_WORDS = 4
# Cash is rounded to the nearest coin (cents).
COIN = 5
# What each figure elsewhere that agrees with a total is worth, and one that contradicts it.
CONFIRMED, EXACTLY, REPEATED, CONTRADICTED = 1.0, 0.5, 0.4, -1.5


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


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The lines with their roles; a label without a figure gets the figure right below it."""
    rows = [Row(line, role_of(line.text), tuple(amounts_on(line))) for line in lines]
    for here in range(len(rows) - 1):
        row, below = rows[here : here + 2]
        lonely = row.role and not row.amounts and len(label(row.line.text).split()) <= LABEL_WORDS
        if lonely and not below.role and len(below.amounts) == 1 and _only_figures(below.line):
            rows[here : here + 2] = [
                Row(row.line, row.role, below.amounts),
                Row(below.line, None, ()),
            ]
    return rows


def _only_figures(line: Line) -> bool:
    letters = sum(char.isalpha() for char in line.text)
    return letters <= 3 and any(char.isdigit() for char in line.text)


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of the receipt by what it is, in cents."""

    decimals: bool
    printed: tuple[int, ...]
    totals: tuple[int, ...]
    subtotals: tuple[int, ...]
    paid: tuple[int, ...]
    change: tuple[int, ...]
    items: tuple[int, ...]
    sums: frozenset[int]
    # What was paid less the change; a subtotal or the items with what is added and taken off.
    handed_over: frozenset[int]
    with_additions: frozenset[int]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Figures":
        """The figures of all rows."""
        amounts = [amount for row in rows for amount in row.amounts]
        with_cents = sum(amount.decimals == 2 for amount in amounts)
        decimals = 2 * with_cents > sum(amount.cents >= 100 for amount in amounts)

        def of(*roles: Role | None, among: Sequence[Row] = rows) -> tuple[int, ...]:
            last = [row.last for row in among if row.role in roles]
            return tuple(a.cents for a in last if a and (a.clear or (a.grouped and not decimals)))

        items = of(None, among=rows[: items_end(rows)])
        subtotals, paid, change = of("subtotal"), of("payment"), of("change")
        added, taken_off = of("tax", "tip", "rounding"), of("discount")
        return cls(
            decimals=decimals,
            printed=tuple(amount.cents for amount in amounts if amount.clear),
            totals=of("total", "plain"),
            subtotals=subtotals,
            paid=paid,
            change=change,
            items=items,
            sums=frozenset(_sums_on_a_line(rows)),
            handed_over=frozenset(p - back for p in paid for back in change or (0,) if p > back),
            with_additions=frozenset(_with_additions(subtotals, items, added, taken_off)),
        )

    @property
    def added_up(self) -> frozenset[int]:
        """What a subtotal comes to, where one is printed."""
        return self.with_additions - set(self.subtotals) if self.subtotals else frozenset()

    def as_printed(self, cents: int) -> int:
        """The printed figure that `cents` is, a coin aside; what was paid was rounded, perhaps."""
        near = [other for other in self.printed if abs(other - cents) <= COIN]
        summed = [other for other in near if other in self.with_additions]
        return cents if cents in near else next(iter(summed or near), cents)

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


def _with_additions(
    subtotals: Sequence[int], items: Sequence[int], added: Sequence[int], taken_off: Sequence[int]
) -> Iterable[int]:
    """What subtotals (one, or two together) or all items come to with some of the rest."""
    extras = [*added[:5], *(-off for off in taken_off[:3])]
    pairs = (first + second for first, second in combinations(subtotals[:5], 2))
    for base in {*subtotals, *pairs, sum(items)} - {0}:
        for count in range(4):
            yield from (base + sum(some) for some in combinations(extras, count))


def items_end(rows: Sequence[Row]) -> int:
    """Where the items end: the row of the first total."""
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
