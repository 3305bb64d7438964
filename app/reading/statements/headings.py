"""Find the line that names a printed table's columns, and the column of an amount."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.reading.statements.lines import StatementAmount, StatementLine
from app.reading.tables.vocabulary import Role, find_exact_role
from app.text.printed_currencies import currency_of

_DATES: tuple[Role, ...] = ("purchase", "date", "posted", "value_date")
_MONEY = frozenset[Role]({"amount", "debit", "credit", "balance"})
# "Débito Crédito" on paper is two columns, although in a spreadsheet it is the name of one.
_PRINTED = frozenset({*_DATES, *_MONEY, "description", "payee", "memo", "other"})
# Words of a column's name, words on the line that names columns, and how far (points) an amount
# may be from its heading.
_MAX_PHRASE_WORDS = 5
_MAX_WORDS = 16
_MAX_OFFSET = 15
# An amount that is farther (points) from every heading is below none of them.
_FARTHEST = 120


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a printed table: positions of those with money, dates in their order.

    `currencies` are the positions of headings that name one ("Dólares").
    """

    money: Mapping[Role, tuple[float, float]]
    dates: tuple[Role, ...]
    currencies: tuple[tuple[str, tuple[float, float]], ...] = ()

    def find_column(self, amount: StatementAmount) -> Role | None:
        """Return the column of money nearest to an amount, by either edge or the middle.

        None where all are far from it: the headings are those of another table.
        """
        distances = {role: _measure_distance(amount, span) for role, span in self.money.items()}
        nearest = min(distances, key=distances.__getitem__, default=None)
        return nearest if nearest and distances[nearest] <= _FARTHEST else None

    def find_currency(self, amount: StatementAmount) -> str | None:
        """Return the currency that heads an amount's column, if that is nearer than all others."""
        apart = min((_measure_distance(amount, span) for span in self.money.values()), default=0)
        named = [(_measure_distance(amount, span), code) for code, span in self.currencies]
        distance, code = min(named, default=(apart, ""))
        return code if code and distance < min(apart, _MAX_OFFSET) else None

    def match(self, amounts: Sequence[StatementAmount]) -> bool:
        """Return whether all amounts are below headings, at least one of them not the balance's."""
        aligned = [
            {
                role
                for role, span in self.money.items()
                if _measure_distance(amount, span) <= _MAX_OFFSET
            }
            for amount in amounts
        ]
        return all(aligned) and any(roles - {"balance"} for roles in aligned)

    @property
    def purchase_date_index(self) -> int:
        """Return which of several dates at the start of a row is that of the purchase."""
        if not self.dates:
            return 0
        return min(range(len(self.dates)), key=lambda at: _DATES.index(self.dates[at]))


def _measure_distance(amount: StatementAmount, span: tuple[float, float]) -> float:
    """Return the smallest distance (points) of left edges, right edges or middles."""
    middle = (amount.left + amount.right - span[0] - span[1]) / 2
    return min(map(abs, (amount.right - span[1], amount.left - span[0], middle)))


def parse_headings(line: StatementLine, near: Sequence[StatementLine] = ()) -> Headings | None:
    """Return the columns that a line names, completed by lines near it, else None.

    The line must name a date or a description, and money; or two columns of money.
    """
    if len(line.words) > _MAX_WORDS or any(char.isdigit() for char in line.text):
        return None
    phrases = _find_phrases(line)
    roles = {role for role, _ in phrases}
    money = roles & _MONEY
    words = roles & {*_DATES, "description", "payee"}
    if not money or not (words or len(money) > 1):
        return None
    spans = {role: span for role, span in phrases if role in _MONEY}
    for other in near:
        if not any(char.isdigit() for char in other.text):
            for role, span in _find_phrases(other):
                if role in _MONEY and _is_unoccupied(span, spans):
                    spans.setdefault(role, span)
    currencies = tuple(
        (code, (word.left, word.right)) for word in line.words if (code := currency_of(word.text))
    )
    return Headings(spans, tuple(role for role, _ in phrases if role in _DATES), currencies)


def _is_unoccupied(span: tuple[float, float], taken: Mapping[Role, tuple[float, float]]) -> bool:
    return all(span[1] < left or span[0] > right for left, right in taken.values())


def _find_phrases(line: StatementLine) -> list[tuple[Role, tuple[float, float]]]:
    """Return the phrases that name columns, from left to right, the longest at each word."""
    found: list[tuple[Role, tuple[float, float]]] = []
    at = 0
    while at < len(line.words):
        for length in range(min(_MAX_PHRASE_WORDS, len(line.words) - at), 0, -1):
            words = line.words[at : at + length]
            role = find_exact_role(" ".join(word.text for word in words))
            if role in _PRINTED:
                found.append((role, (words[0].left, words[-1].right)))
                at += length
                break
        else:
            at += 1
    return found
