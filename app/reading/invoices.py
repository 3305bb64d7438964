"""Invoices and fiscal documents: their total, their day and who issued them, as one draft."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from app.reading.categories import categorize
from app.reading.data import load
from app.reading.drafts import Context, DocumentReading, Draft
from app.reading.issuers import currency_named, issuer
from app.reading.names import tidy_statement_description
from app.reading.statements.lines import GAP, Amount, Line, Notation, notation_of
from app.reading.statements.sections import is_statement
from app.reading.tables import dates
from app.reading.tables.dates import Order
from app.reading.tables.numbers import Figure
from app.reading.tables.vocabulary import any_of, fold

_WORDS = load("invoice_words")
_FISCAL = _WORDS["kinds"]["fiscal"]
_INVOICE = _WORDS["kinds"]["invoice"]
_SURE, _USUAL, _BARE = 0.93, 0.85, 0.7
_GUESSED_DAY, _GUESSED_NAME = 0.15, 0.05
# How many lines below its label a figure may stand, and how far (in points) beside it.
_BELOW = 3
_BESIDE = 24


@dataclass(frozen=True, slots=True)
class _Label:
    """A label found: the line it stands on, its characters there, its rank (0 the surest)."""

    at: int
    start: int
    end: int
    rank: int


def is_invoice(lines: Sequence[Line]) -> bool:
    """Whether a document calls itself an invoice, or a fiscal document, and no statement."""
    text = f" {' '.join(fold(line.text) for line in islice(lines, 150))} "
    if any(f" {phrase} " in text for phrase in _FISCAL):
        return True
    told = sum(f" {phrase} " in text for phrase in _INVOICE)
    return told >= 2 and not is_statement(lines)


def read_invoice(lines: Sequence[Line], context: Context) -> DocumentReading:
    """The one draft that an invoice comes to, or the problem `no_total`."""
    notation = notation_of(lines, context.country)
    found = _total(lines, notation)
    if found is None:
        return DocumentReading(kind="invoice", problem="no_total")
    figure, certainty = found
    day = _day(lines, _order(lines, context, notation))
    name = issuer(lines)
    if day is None:
        certainty -= _GUESSED_DAY
    category, _ = categorize(name, context)
    draft = Draft(
        amount_cents=figure.cents,
        currency=figure.currency or currency_named(lines) or context.currency,
        kind="expense",
        category="other" if category == "income" else category,
        description=tidy_statement_description(name) if name else "–",
        transaction_date=day or context.today,
        confidence=round(certainty if name else certainty - _GUESSED_NAME, 3),
    )
    return DocumentReading(drafts=(draft,), kind="invoice")


def _ranks(table: str) -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    strong, weak = _WORDS[table]["strong"], _WORDS[table]["weak"]
    ranks = {phrase: rank for rank, phrase in enumerate(strong)}
    ranks |= dict.fromkeys(weak, len(strong))
    return ranks, any_of([*strong, *weak]), any_of(_WORDS[table]["never"])


_TOTALS, _DATES = _ranks("total"), _ranks("date")
_STRONG_TOTALS = len(_WORDS["total"]["strong"])


def _labels(
    lines: Sequence[Line], words: tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]
) -> Iterator[_Label]:
    """The labels of a kind on all lines; parts of a longer label that is none of them are not."""
    ranks, wanted, never = words
    for at, line in enumerate(lines):
        folded, places = _folded(line)
        barred = [range(*found.span()) for found in never.finditer(folded)]
        for found in wanted.finditer(folded):
            if any(found.start() in span for span in barred):
                continue
            start, end = places[found.start()], places[found.end() - 1] + 1
            yield _Label(at, start, end, ranks[found[0]])


def _folded(line: Line) -> tuple[str, list[int]]:
    """A line folded, and for each of its characters where the word stands in the line's text."""
    folded: list[str] = []
    places: list[int] = []
    for found in re.finditer(r"[^\W_]+", line.text):
        word = fold(found[0])
        if folded:
            folded.append(" ")
            places.append(found.start())
        folded.append(word)
        places += [min(found.start() + i, found.end() - 1) for i in range(len(word) - 1)]
        places += [found.end() - 1] * bool(word)
    return "".join(folded), places


def _total(lines: Sequence[Line], notation: Notation) -> tuple[Figure, float] | None:
    """The total by its surest label, and how sure that is."""
    best: tuple[int, int, int, Figure] | None = None
    for label in _labels(lines, _TOTALS):
        weak = label.rank >= _STRONG_TOTALS
        figure = _figure_at(lines, label, notation, whole=weak)
        if figure is None or figure.cents == 0:
            continue
        rank = (label.rank, _further_words(lines[label.at], label), -figure.cents)
        if best is None or rank < best[:3]:
            best = (*rank, figure)
    if best is None:
        return None
    times = sum(
        amount.figure.cents == best[3].cents for line in lines for amount in line.amounts(notation)
    )
    if best[0] < _STRONG_TOTALS:
        return best[3], _SURE if times > 1 else _USUAL
    return best[3], _USUAL if times > 1 else _BARE


def _further_words(line: Line, label: _Label) -> int:
    """How many words go on behind a label: "Total + taxes" is less plainly the total."""
    count, right = 0, line.span(label.start, label.end)[1]
    for word, at in zip(line.words, line.starts, strict=True):
        if at >= label.end:
            if word.left - right > GAP or not re.search(r"[^\W\d_]|[+&]", word.text):
                break
            count, right = count + 1, word.right
    return count


def _figure_at(
    lines: Sequence[Line], label: _Label, notation: Notation, *, whole: bool
) -> Figure | None:
    """The figure that belongs to a label: behind it on the line, else below it.

    `whole`: nothing but a currency may stand between a label as plain as "Total" and its figures,
    and of several the last is meant (quantities and parts precede it).
    """
    line = lines[label.at]
    behind = [amount for amount in line.amounts(notation) if amount.start >= label.end]
    if behind:
        between = line.text[label.end : behind[0].start]
        if whole and re.search(r"[^\W\d_]{4,}", between):
            return None
        return behind[-1 if whole else 0].figure
    if whole and re.search(r"[^\W\d_]{4,}", line.text[label.end :]):
        return None
    for below in lines[label.at + 1 : label.at + 1 + _BELOW]:
        if below.page != line.page:
            break
        if near := _under(line, label, below.amounts(notation)):
            return near.figure
    return None


def _under(line: Line, label: _Label, amounts: Sequence[Amount]) -> Amount | None:
    """The amount in the box below a label, which ends where the next label begins; else nearby."""
    left, right = line.span(label.start, label.end)
    following = [word.left for word in line.words if word.left > right]
    box_end = min(following, default=float("inf"))
    boxed = [a for a in amounts if left - GAP <= (a.left + a.right) / 2 < box_end]
    near = [a for a in amounts if a.right > left - _BESIDE and a.left < right + _BESIDE]
    return min(boxed or near, key=lambda amount: abs(amount.right - right), default=None)


def _order(lines: Sequence[Line], context: Context, notation: Notation) -> Order:
    found = [one for line in lines for one in dates.anywhere(line.text)]
    return dates.order_of(
        found,
        today=context.today,
        country=context.country or ("US" if context.currency == "USD" else ""),
        hint="dmy" if notation.mark == "," else "",
    )


def _day(lines: Sequence[Line], order: Order) -> date | None:
    """The day of issue by its label, else the first day printed that no label calls another."""
    found = [
        (label.rank, day)
        for label in _labels(lines, _DATES)
        if (day := _day_at(lines, label, order))
    ]
    if found:
        return min(found, key=lambda item: item[0])[1]
    never = _DATES[2]
    for line in lines:
        for one in dates.anywhere(line.text):
            day = dates.day(one, order)
            if day and not never.search(fold(line.text)):
                return day
    return None


def _day_at(lines: Sequence[Line], label: _Label, order: Order) -> date | None:
    line = lines[label.at]
    behind = line.text[label.end :].lstrip(" :.-–")
    if one := dates.at_start(behind):
        return dates.day(one, order) if one.year else None
    for one in dates.anywhere(behind[:60]):
        if not _DATES[2].search(fold(behind[:60])):
            return dates.day(one, order)
    left, right = line.span(label.start, label.end)
    for below in lines[label.at + 1 : label.at + 1 + _BELOW]:
        for word, at in zip(below.words, below.starts, strict=True):
            if word.right > left - _BESIDE and word.left < right + _BESIDE:
                one = dates.at_start(below.text[at:])
                if one and one.year:
                    return dates.day(one, order)
    return None
