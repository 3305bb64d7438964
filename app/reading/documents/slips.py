"""Read slips: pay slips, confirmations of payments and transfers, refunds."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

from app.reading.categories.classifier import categorize
from app.reading.categories.merchant_names import tidy_statement_description
from app.reading.documents.issuers import find_currency
from app.reading.documents.labels import (
    Label,
    Words,
    find_amount_at_label,
    find_day_at_label,
    find_labels,
    make_words,
)
from app.reading.receipts.dates import find_purchase_date
from app.reading.statements.lines import Notation, StatementLine, infer_notation
from app.reading.tables import dates
from app.reading.tables.dates import Order
from app.reading.tables.numbers import TableNumber, parse_amount
from app.reading.tables.vocabulary import any_of, is_balance_line, is_transfer, is_unsettled
from app.reading.types import DocumentReading, DraftTransaction, Kind, ReaderContext
from app.text.data import load
from app.text.months import printed_month_numbers
from app.text.tokens import fold_words

SlipKind = Literal["payslip", "transfer", "refund"]

_WORDS = load("slip_words")
_KINDS: tuple[SlipKind, ...] = ("payslip", "refund", "transfer")
_TITLES = {
    kind: any_of([*_WORDS[kind]["titles"], *_WORDS[kind].get("incoming", ())]) for kind in _KINDS
}
_AMOUNTS = {
    kind: make_words(_WORDS[kind]["amounts"], (), _WORDS["fees"]["labels"]) for kind in _KINDS
}
_OTHER_DATES = _WORDS["other_dates"]["labels"]
_DATES = {kind: make_words(_WORDS[kind]["dates"], (), _OTHER_DATES) for kind in _KINDS}
_MARKS = any_of(_WORDS["payslip"]["marks"])
_COMPANIES = any_of(_WORDS["names"]["companies"])
_INCOMING = any_of(_WORDS["transfer"]["incoming"])
_NAMES: Words = make_words(_WORDS["names"]["labels"], (), _WORDS["names"]["never"])
_NO_NAMES = any_of([*_WORDS["names"]["never"], *(t for k in _KINDS for t in _WORDS[k]["titles"])])
_FEES = any_of(_WORDS["fees"]["labels"])
# A title is among the first lines; it has at most so many further words, such as a company's name.
_HEAD = 6
_EXTRA_WORDS: dict[SlipKind, int] = {"payslip": 5, "transfer": 3, "refund": 3}
_ROW_END = re.compile(r"(?:\d[.,]\d\d|\d[.,]\d{3}|(?:[$€£₹₦\u00a4/]|\bRs\.?)\s?\d+)\W*$")
# What an amount has that stands alone on its line, and no reference.
_MONEY_MARK = re.compile(r"[^\w\s.,'+-]|[.,]\d\d$")
# A line of more words tells of something else than the state of a transfer.
_STATE_WORDS = 4
# A page with more lines holds more than one payment.
_MAX_LINES: dict[SlipKind, int] = {"payslip": 150, "transfer": 45, "refund": 45}
_MAX_CHARACTERS = 10_000
# Labels that are tried; each takes time on a line that holds nothing else.
_MAX_LABELS = 40
# Confidence: the amount has its label, or is the first one; less where no day is printed.
_LABELLED, _UNLABELLED, _NO_DATE_PENALTY = 0.93, 0.8, 0.15
_MONTH = re.compile(
    r"\b(?:(?P<number>0?[1-9]|1[0-2])/|(?P<name>"
    + "|".join(sorted(printed_month_numbers(), key=len, reverse=True))
    + r")[\s/.,-]+(?:de |del )?)(?P<year>20\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class _Slip:
    kind: SlipKind
    lines: Sequence[StatementLine]
    notation: Notation
    order: Order


def read_slip(lines: Sequence[StatementLine], context: ReaderContext) -> DocumentReading | None:
    """Return the one movement that a slip tells; None where the page is no slip.

    The problem is `no_transaction` where the slip says that it has not happened.
    """
    kind = _find_kind(lines)
    if kind is None:
        return None
    if kind == "transfer" and any(map(_is_unsettled, lines)):
        return DocumentReading(kind="receipt", problem="no_transaction")
    notation = infer_notation(lines, context.country)
    found = [one for line in lines for one in dates.find_all(line.text)]
    hint = "dmy" if notation.mark == "," else ""
    order = dates.infer_order(found, today=context.today, country=context.country, hint=hint)
    slip = _Slip(kind, lines, notation, order)
    amount = _find_amount(slip)
    if amount is None:
        return None
    figure, certainty = amount
    day = _find_day(slip, context.today) or _find_misprinted_day(slip, context.today)
    name = _find_name(slip)
    draft = DraftTransaction(
        amount_cents=figure.cents,
        currency=figure.currency or find_currency(lines) or context.currency,
        kind=(moved := _find_direction(slip)),
        category=_find_category(moved, name, context),
        description=tidy_statement_description(name) if name else "–",
        transaction_date=min(day or context.today, context.today),
        confidence=round(certainty - _NO_DATE_PENALTY * (day is None), 2),
    )
    return DocumentReading(drafts=(draft,), kind="receipt", period=(day, day) if day else None)


def _find_kind(lines: Sequence[StatementLine]) -> SlipKind | None:
    """Return what the title of a page names, None where it names nothing."""
    if sum(len(line.text) for line in lines) > _MAX_CHARACTERS:
        return None
    cells = [fold_words(cell.text) for line in lines[:_HEAD] for cell in line.split_cells()]
    cells += [fold_words(line.text) for line in lines[:_HEAD]]
    has_balance = any(is_balance_line(line.text) for line in lines)
    for kind in _KINDS:
        if kind == "transfer" and (has_balance or _lists_movements(lines)):
            continue
        if len(lines) <= _MAX_LINES[kind] and any(_is_title(cell, kind) for cell in cells):
            return kind
    return "payslip" if _looks_like_pay(lines) else None


def _is_unsettled(line: StatementLine) -> bool:
    """Return whether a short line states that money has not moved ("Status: pending")."""
    return len(line.words) <= _STATE_WORDS and is_unsettled(line.text)


def _looks_like_pay(lines: Sequence[StatementLine]) -> bool:
    """Return whether a page without a title has the net pay and two other parts of a pay slip."""
    text = "\n".join(fold_words(line.text) for line in lines)
    named = any(" " in found for found in _AMOUNTS["payslip"][1].findall(text))
    return named and len(lines) <= _MAX_LINES["payslip"] and len(set(_MARKS.findall(text))) > 1


def _lists_movements(lines: Sequence[StatementLine]) -> bool:
    """Return whether a page has several rows, days alone on a line, or amounts alone on one."""
    if sum(map(_is_row, lines)) > 1:
        return True
    days = {line.text for line in lines if dates.parse(line.text)}
    alone = (parse_amount(line.text) for line in lines if _MONEY_MARK.search(line.text))
    return len(days) > 1 or len({figure.cents for figure in alone if figure} - {0}) > 1


def _is_row(line: StatementLine) -> bool:
    """Return whether a line begins with a date and ends like an amount, as those of statements."""
    found = dates.parse_at_start(line.text)
    return bool(found and _ROW_END.search(line.text[found.end :]))


def _is_title(cell: str, kind: SlipKind) -> bool:
    """Return whether a title begins or ends the cell, a single word almost alone."""
    found = _TITLES[kind].search(cell)
    if not found or (found.start() and found.end() < len(cell)):
        return False
    others = (cell[: found.start()] + cell[found.end() :]).split()
    extra = sum(word.isalpha() and len(word) > 1 for word in others)
    whole = " " not in found[0] and kind != "payslip"
    return extra == 0 if whole else extra <= _EXTRA_WORDS[kind]


def _find_amount(slip: _Slip) -> tuple[TableNumber, float] | None:
    """Return the amount with the surest label, else of a payment the first one; and a certainty."""
    for label in _list_labels(slip, _AMOUNTS[slip.kind]):
        figure = find_amount_at_label(slip.lines, label, slip.notation, whole=False)
        if figure and figure.cents:
            return figure, _LABELLED
    if slip.kind == "payslip":
        return None
    figures = [
        amount.figure
        for line in slip.lines
        if not _FEES.search(fold_words(line.text))
        for amount in line.find_amounts(slip.notation)
        if amount.figure.cents
    ]
    if slip.kind == "refund":
        largest = max(figures, key=lambda figure: figure.cents, default=None)
        return (largest, _UNLABELLED) if largest else None
    return (figures[0], _UNLABELLED) if figures else None


def _list_labels(slip: _Slip, words: Words) -> list[Label]:
    """Return the labels of one kind, the surest first."""
    found = islice(find_labels(slip.lines, words), _MAX_LABELS)
    return sorted(found, key=lambda label: label.rank)


def _find_direction(slip: _Slip) -> Kind:
    """Return income for pay, refunds and what was received, transfer between own accounts."""
    if slip.kind != "transfer":
        return "income"
    head = " ".join(fold_words(line.text) for line in slip.lines[:_HEAD])
    if _INCOMING.search(head):
        return "income"
    return "transfer" if any(is_transfer(line.text) for line in slip.lines) else "expense"


def _find_category(moved: Kind, name: str, context: ReaderContext) -> str:
    if moved == "income":
        return "income"
    category = categorize(name, context)[0] if name and moved == "expense" else "other"
    return "other" if category == "income" else category


def _find_day(slip: _Slip, today: date) -> date | None:
    """Return the labelled day, else the first one, else the end of the month that is named."""
    words = _DATES[slip.kind]
    for label in _list_labels(slip, words):
        if day := find_day_at_label(slip.lines, label, slip.order, words[2]):
            return day
    for line in slip.lines:
        if not words[2].search(fold_words(line.text)):
            for one in dates.find_all(line.text):
                if day := dates.to_date(one, slip.order):
                    return day
    return next((day for line in slip.lines if (day := _find_month_end(line.text, today))), None)


def _find_misprinted_day(slip: _Slip, today: date) -> date | None:
    """Return the day as photos have it, where OCR joins it to the time of day."""
    texts = [line.text for line in slip.lines]
    found = find_purchase_date(texts, today, month_first=slip.order == "mdy")
    return found.value if found else None


def _find_month_end(text: str, today: date) -> date | None:
    found = _MONTH.search(fold_words(text)) or _MONTH.search(text)
    if not found:
        return None
    month = int(found["number"] or printed_month_numbers()[found["name"]])
    year = int(found["year"])
    return min(date(year, month, monthrange(year, month)[1]), today)


def _find_name(slip: _Slip) -> str:
    """Return the other party: the labelled name, else the first line that can be one."""
    if slip.kind == "transfer":
        for label in _list_labels(slip, _NAMES):
            rest = slip.lines[label.line_index].text[label.end :].strip(" :.-")
            # "Para" within a sentence is no label.
            if label.start == 0 and _is_name(rest):
                return rest
        return ""
    return next((cell for cell in _list_cells(slip) if _is_name(cell)), "")


def _list_cells(slip: _Slip) -> Iterator[str]:
    """Yield the cells of the first lines; of one that labels the company, its name."""
    for line in slip.lines[:_HEAD]:
        for cell in line.split_cells():
            label, colon, rest = cell.text.partition(":")
            yield rest.strip() if colon and _COMPANIES.fullmatch(fold_words(label)) else cell.text


def _is_name(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    folded = fold_words(text)
    is_label = _NO_NAMES.match(folded) or ":" in text or re.search(r"\d[.,/]\d", text)
    return 2 < len(text) <= 60 and letters * 2 > len(text) and not is_label
