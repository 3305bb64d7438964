"""Collect the amounts of a receipt by role, and check which of them agree with each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.reading.receipts.lines import ReceiptLine
from app.reading.receipts.money import ReceiptAmount, find_amounts
from app.reading.receipts.roles import Role, find_role, normalize_label

# A label above its amount has few words; the head of a table has more.
MAX_LABEL_WORDS = 4
# Cash totals are rounded to the nearest coin (cents).
COIN_CENTS = 5
# How much an amount that agrees with a total adds to its score, or one that contradicts it.
CONFIRMED, EXACTLY, REPEATED, CONTRADICTED = 1.0, 0.5, 0.4, -1.5


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A line with its role and its amounts."""

    line: ReceiptLine
    role: Role | None
    amounts: tuple[ReceiptAmount, ...]

    @property
    def last_amount(self) -> ReceiptAmount | None:
        """Return the last amount of the line, by preference one that must be money."""
        money = [amount for amount in self.amounts if amount.is_money]
        return money[-1] if money else (self.amounts[-1] if self.amounts else None)


def classify_lines(lines: Sequence[ReceiptLine]) -> list[ReceiptRow]:
    """Return the lines with their roles; a label alone takes the amount right below it."""
    rows = [ReceiptRow(line, find_role(line.text), tuple(find_amounts(line))) for line in lines]
    for index in range(len(rows) - 1):
        row, below = rows[index : index + 2]
        is_label_only = (
            row.role
            and not row.amounts
            and len(normalize_label(row.line.text).split()) <= MAX_LABEL_WORDS
        )
        if (
            is_label_only
            and not below.role
            and len(below.amounts) == 1
            and _is_only_numbers(below.line)
        ):
            rows[index : index + 2] = [
                ReceiptRow(row.line, row.role, below.amounts),
                ReceiptRow(below.line, None, ()),
            ]
    return rows


def _is_only_numbers(line: ReceiptLine) -> bool:
    letters = sum(char.isalpha() for char in line.text)
    return letters <= 3 and any(char.isdigit() for char in line.text)


@dataclass(frozen=True, slots=True)
class ReceiptFigures:
    """The amounts of a receipt by role, in cents."""

    decimals: bool
    printed: tuple[int, ...]
    totals: tuple[int, ...]
    subtotals: tuple[int, ...]
    paid: tuple[int, ...]
    change: tuple[int, ...]
    items: tuple[int, ...]
    sums: frozenset[int]
    # Payments less change; and subtotals, or all items, with some of the additions and discounts.
    handed_over: frozenset[int]
    with_additions: frozenset[int]

    @classmethod
    def from_rows(cls, rows: Sequence[ReceiptRow]) -> "ReceiptFigures":
        """Collect the amounts of all rows."""
        amounts = [amount for row in rows for amount in row.amounts]
        with_cents = sum(amount.decimals == 2 for amount in amounts)
        decimals = 2 * with_cents > sum(amount.cents >= 100 for amount in amounts)

        def cents_of(*roles: Role | None, among: Sequence[ReceiptRow] = rows) -> tuple[int, ...]:
            last = [row.last_amount for row in among if row.role in roles]
            return tuple(
                a.cents for a in last if a and (a.is_money or (a.grouped and not decimals))
            )

        items = cents_of(None, among=rows[: find_items_end(rows)])
        subtotals, paid, change = cents_of("subtotal"), cents_of("payment"), cents_of("change")
        added, taken_off = cents_of("tax", "tip", "rounding"), cents_of("discount")
        return cls(
            decimals=decimals,
            printed=tuple(amount.cents for amount in amounts if amount.is_money),
            totals=cents_of("total", "plain"),
            subtotals=subtotals,
            paid=paid,
            change=change,
            items=items,
            sums=frozenset(_find_sums_on_line(rows)),
            handed_over=frozenset(p - back for p in paid for back in change or (0,) if p > back),
            with_additions=frozenset(_sum_with_additions(subtotals, items, added, taken_off)),
        )

    @property
    def subtotals_with_additions(self) -> frozenset[int]:
        """Return what the printed subtotals amount to with additions and discounts."""
        return self.with_additions - set(self.subtotals) if self.subtotals else frozenset()

    def find_printed(self, cents: int) -> int:
        """Return the printed amount within a coin of `cents`, since a payment may be rounded."""
        nearby = [other for other in self.printed if abs(other - cents) <= COIN_CENTS]
        summed = [other for other in nearby if other in self.with_additions]
        return cents if cents in nearby else next(iter(summed or nearby), cents)

    def score_total(self, cents: int) -> float:
        """Return how much the other amounts support a total of `cents`; negative is against it."""
        score = 0.0
        if any(abs(paid - cents) <= COIN_CENTS for paid in self.handed_over):
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


def _sum_with_additions(
    subtotals: Sequence[int], items: Sequence[int], added: Sequence[int], taken_off: Sequence[int]
) -> Iterable[int]:
    """Yield subtotals (one, or the sum of two) and the sum of items, with some of the extras."""
    extras = [*added[:5], *(-off for off in taken_off[:3])]
    pairs = (first + second for first, second in combinations(subtotals[:5], 2))
    for base in {*subtotals, *pairs, sum(items)} - {0}:
        for count in range(4):
            yield from (base + sum(some) for some in combinations(extras, count))


def find_items_end(rows: Sequence[ReceiptRow]) -> int:
    """Return the row of the first total, where the items end."""
    ends = (
        at
        for at, row in enumerate(rows)
        if row.role in {"total", "plain", "subtotal"} and row.amounts
    )
    return next(ends, len(rows))


def _find_sums_on_line(rows: Iterable[ReceiptRow]) -> Iterable[int]:
    """Yield the last amount of lines that add up, such as net, tax and gross in a tax summary."""
    for row in rows:
        cents = [amount.cents for amount in row.amounts if amount.decimals == 2]
        for first, second in combinations(cents[:-1], 2):
            if second and first + second == cents[-1]:
                yield cents[-1]
