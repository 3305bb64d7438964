"""The line that names a printed table's columns, and which column an amount stands in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.reading.statements.lines import Amount, Line
from app.reading.tables.vocabulary import Role, exact_role

_DATES: tuple[Role, ...] = ("purchase", "date", "posted", "value_date")
_MONEY = frozenset[Role]({"amount", "debit", "credit", "balance"})
# "Débito Crédito" is two columns in print, however well it names one of a spreadsheet.
_PRINTED = frozenset({*_DATES, *_MONEY, "description", "payee", "memo", "other"})
_LONGEST = 5
_MOST_WORDS = 16
_ALIGNED = 15


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a printed table: spans of those with money, dates in their order."""

    money: Mapping[Role, tuple[float, float]]
    dates: tuple[Role, ...]

    def column_of(self, amount: Amount) -> Role | None:
        """The column of money nearest to an amount: they share an edge or the middle."""

        return min(self.money, key=lambda role: _apart(amount, self.money[role]), default=None)

    def hold(self, amounts: Sequence[Amount]) -> bool:
        """Whether amounts stand right below headings, one of them not that of the balance."""
        aligned = [
            {role for role, span in self.money.items() if _apart(amount, span) <= _ALIGNED}
            for amount in amounts
        ]
        return all(aligned) and any(roles - {"balance"} for roles in aligned)

    @property
    def best_date(self) -> int:
        """Which of several dates at a row's start is the purchase's own."""
        if not self.dates:
            return 0
        return min(range(len(self.dates)), key=lambda at: _DATES.index(self.dates[at]))


def _apart(amount: Amount, span: tuple[float, float]) -> float:
    """How far an amount's left edge, right edge and middle are, at the least, from a heading's."""
    middle = (amount.left + amount.right - span[0] - span[1]) / 2
    return min(map(abs, (amount.right - span[1], amount.left - span[0], middle)))


def headings_of(line: Line, near: Sequence[Line] = ()) -> Headings | None:
    """The columns that a line names, with what lines around it add; None for any other line.

    It names a date or a description, and money; or two columns of money.
    """
    if len(line.words) > _MOST_WORDS or any(char.isdigit() for char in line.text):
        return None
    own = _named(line)
    roles = {role for role, _ in own}
    money = roles & _MONEY
    words = roles & {*_DATES, "description", "payee"}
    if not money or not (words or len(money) > 1):
        return None
    spans = {role: span for role, span in own if role in _MONEY}
    for other in near:
        if not any(char.isdigit() for char in other.text):
            for role, span in _named(other):
                if role in _MONEY and _is_free(span, spans):
                    spans.setdefault(role, span)
    return Headings(spans, tuple(role for role, _ in own if role in _DATES))


def _is_free(span: tuple[float, float], taken: Mapping[Role, tuple[float, float]]) -> bool:
    return all(span[1] < left or span[0] > right for left, right in taken.values())


def _named(line: Line) -> list[tuple[Role, tuple[float, float]]]:
    """Phrases on a line that name columns, from left to right, the longest of each place."""
    found: list[tuple[Role, tuple[float, float]]] = []
    at = 0
    while at < len(line.words):
        for length in range(min(_LONGEST, len(line.words) - at), 0, -1):
            words = line.words[at : at + length]
            role = exact_role(" ".join(word.text for word in words))
            if role in _PRINTED:
                found.append((role, (words[0].left, words[-1].right)))
                at += length
                break
        else:
            at += 1
    return found
