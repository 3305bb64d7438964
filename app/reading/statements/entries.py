"""Group the lines of a printed statement into rows: a date, words and amounts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.reading.statements.headings import Headings, parse_headings
from app.reading.statements.lines import Notation, StatementAmount, StatementLine
from app.reading.statements.row_starts import find_leading_dates
from app.reading.statements.sections import (
    Section,
    find_direction,
    find_section,
    is_skipped,
)
from app.reading.tables import dates
from app.reading.tables.dates import Order
from app.reading.tables.vocabulary import (
    is_balance_line,
    is_transfer,
    is_unsettled,
    starts_like_sum,
    states_balance,
)

# Lines below a dated one in which its amount may be, lines that may continue its words, and the
# length (characters) from which nothing is added to the words.
_MAX_LINES_BELOW = 5
_MAX_EXTRA_LINES = 1
_MAX_WORDS_LENGTH = 60
# What an amount still looks like where OCR has taken a digit for a letter or joined two of them:
# digits before a mark, at most so many marks, and so large a share of digits.
_MISREAD_AMOUNT = re.compile(r"^[^\w\s]{0,3}\d[\d.,OolISB]*[.,][\dOolISB]{1,3}-?$")
_MOST_MARKS, _LEAST_DIGITS = 4, 0.4
_CODE = re.compile(r"[\w*./-]*\d[\w*./-]*")


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """A printed row; incomplete without `amounts`. With `is_balance` it only states a balance.

    An `unread` one has an amount that cannot be read.
    """

    day: date
    words: str
    amounts: tuple[StatementAmount, ...]
    section: Section | None
    headings: Headings | None
    is_balance: bool = False
    unread: bool = False


@dataclass(slots=True)
class _ParserState:
    section: Section | None = None
    headings: Headings | None = None
    heading_day: date | None = None
    current: StatementEntry | None = None
    page: int = 0
    lines_since: int = 0
    amount_alone: bool = False
    next_words: list[str] = field(default_factory=list)
    entries: list[StatementEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EntryBuilder:
    """Builds entries from lines, given how the whole document writes amounts and dates.

    With `columns`, the positions on the lines are reliable.
    """

    notation: Notation
    order: Order
    closing: date
    columns: bool = False

    def build(self, lines: Sequence[StatementLine]) -> list[StatementEntry]:
        """Return the rows of a document in their order, including stated balances.

        Rows whose amount is there but cannot be read are marked as unread.
        """
        state = _ParserState()
        for at, line in enumerate(lines):
            near = [other for other in lines[max(0, at - 1) : at + 2] if other is not line]
            self._read_line(line, near, state)
        return [
            entry if entry.amounts else replace(entry, unread=True)
            for entry in state.entries
            if entry.amounts or _ends_with_misread_amount(entry.words)
        ]

    def _read_line(
        self, line: StatementLine, near: Sequence[StatementLine], state: _ParserState
    ) -> None:
        headings = parse_headings(line, [one for one in near if one.page == line.page])
        if headings and not _is_section_title(line):
            state.headings, state.current = headings, None
            if state.section == "summary":
                state.section = None
            return
        dated = self._find_date(line.text, state.headings)
        amounts = line.find_amounts(self.notation)
        if dated:
            self._start_entry(line, dated, amounts, state)
        elif (section := find_section(line.text)) is not None:
            state.section, state.current = section, None
            state.heading_day = None if is_skipped(section) else state.heading_day
        elif states_balance(line.text) and amounts:
            state.current = None
            state.entries.append(
                StatementEntry(
                    self.closing, line.text, tuple(amounts[-1:]), None, state.headings, True
                )
            )
        else:
            self._continue_entry(line, amounts, state)

    def _find_date(self, text: str, headings: Headings | None) -> tuple[date, int] | None:
        """Return the date at the start of a line, and where its words begin."""
        found = find_leading_dates(text)
        if not found:
            return None
        chosen = found[min(headings.purchase_date_index if headings else 0, len(found) - 1)][0]
        if chosen.year:
            day = dates.to_date(chosen, self.order)
        else:
            day = dates.resolve_year(chosen, self.order, self.closing)
        return (day, found[-1][1]) if day else None

    def _start_entry(
        self,
        line: StatementLine,
        dated: tuple[date, int],
        amounts: Sequence[StatementAmount],
        state: _ParserState,
    ) -> None:
        day, at = dated
        state.current = None
        trailing = _find_trailing_amounts(
            line, [amount for amount in amounts if amount.start >= at]
        )
        end = trailing[0].start if trailing else len(line.text)
        words = line.text[at:end].strip(" -–|:.,;")
        if not words or is_balance_line(words) or (find_section(words) and not trailing):
            state.heading_day = day
            state.section = find_section(words) or state.section
            if trailing and states_balance(words):
                state.entries.append(
                    StatementEntry(day, words, trailing[-1:], None, state.headings, True)
                )
            if words or trailing:
                return
        else:
            state.heading_day = None
        # Beside a balance it has moved: an order "programado" was carried out.
        pending = is_unsettled(words) and not is_transfer(words) and len(trailing) < 2
        if is_skipped(state.section) or pending:
            return
        entry = StatementEntry(day, words, trailing, state.section, state.headings)
        self._add_entry(entry, line.page, state)

    def _continue_entry(
        self, line: StatementLine, amounts: Sequence[StatementAmount], state: _ParserState
    ) -> None:
        """Use a line without a date: continue the row above, or add a row below a date heading."""
        trailing = _find_trailing_amounts(line, amounts)
        words = line.text[: trailing[0].start].strip(" -–|:") if trailing else line.text
        if self._read_below_day(line, words, trailing, state):
            return
        balance = is_balance_line(words)
        day = state.heading_day or self._find_date_above(words, trailing, state)
        if day and trailing and words and not balance and not is_skipped(state.section):
            entry = StatementEntry(day, words, trailing, state.section, state.headings)
            self._add_entry(entry, line.page, state)
        elif state.current:
            self._extend_entry(state.current, line, trailing, state)

    def _read_below_day(
        self,
        line: StatementLine,
        words: str,
        trailing: tuple[StatementAmount, ...],
        state: _ParserState,
    ) -> bool:
        """Read the next row below a day, where amounts are alone on lines below their words.

        Return whether the line is part of one.
        """
        day, above = state.heading_day, state.current
        if not (day and above and above.amounts and state.amount_alone) or is_balance_line(words):
            return False
        if not trailing:
            state.next_words.append(words)
        elif not words and state.next_words:
            joined = " ".join(state.next_words)[:160]
            entry = StatementEntry(day, joined, trailing, state.section, state.headings)
            self._add_entry(entry, line.page, state)
            state.amount_alone = True
        return not trailing or not words

    def _find_date_above(
        self, words: str, trailing: Sequence[StatementAmount], state: _ParserState
    ) -> date | None:
        """Return the date of the row above, if amounts are in columns: some banks omit repeats."""
        above = state.current
        if not self.columns or not above or not above.amounts or not state.headings:
            return None
        own = not starts_like_sum(words) and state.headings.match(trailing)
        return above.day if own else None

    @staticmethod
    def _add_entry(entry: StatementEntry, page: int, state: _ParserState) -> None:
        state.entries.append(entry)
        state.current, state.page, state.lines_since = entry, page, 0
        state.amount_alone, state.next_words = False, []

    def _extend_entry(
        self,
        entry: StatementEntry,
        line: StatementLine,
        trailing: tuple[StatementAmount, ...],
        state: _ParserState,
    ) -> None:
        """Add a line without a date to the row above, or end that row."""
        words = line.text[: trailing[0].start].strip(" -–|:") if trailing else line.text
        state.lines_since += 1
        same_page = line.page == state.page
        if (trailing and is_balance_line(words)) or state.lines_since > _MAX_LINES_BELOW:
            state.current = None
        elif trailing and not entry.amounts:
            state.amount_alone = not words
            entry = replace(entry, amounts=trailing, words=_join_words(entry.words, words, 0))
        elif line.find_amounts(self.notation):
            state.current = entry if not entry.amounts else None
        elif same_page and (state.lines_since <= _MAX_EXTRA_LINES or not entry.amounts):
            entry = replace(entry, words=_join_words(entry.words, line.text, state.lines_since))
        state.entries[-1] = entry
        if state.current:
            state.current = entry


def _is_section_title(line: StatementLine) -> bool:
    """Return whether a line without columns names a section: "Payments and other credits"."""
    return len(line.split_cells()) == 1 and find_direction(find_section(line.text)) != 0


def _ends_with_misread_amount(words: str) -> bool:
    """Return whether the last word is an amount with a letter in it, or two that are joined."""
    last = words.rpartition(" ")[2]
    digits = sum(map(str.isdigit, last))
    marks = sum(map(last.count, ".,"))
    return (
        _MISREAD_AMOUNT.search(last) is not None
        and 1 <= marks <= _MOST_MARKS
        and digits >= _LEAST_DIGITS * len(last)
        and not dates.find_all(last)
    )


def _find_trailing_amounts(
    line: StatementLine, amounts: Sequence[StatementAmount]
) -> tuple[StatementAmount, ...]:
    """Return the amounts at the end of a line, with only signs and currencies between them."""
    closing: list[StatementAmount] = []
    end = len(line.text)
    for amount in reversed(amounts):
        between = line.text[amount.end : end].strip()
        if re.search(r"[^\W_]{2,}", between) and not _is_currency(between):
            break
        closing.insert(0, amount)
        end = amount.start
    return tuple(closing)


def _is_currency(text: str) -> bool:
    return (
        re.fullmatch(r"[*|]?\s*(?:[A-Z]{3}|R\$|US\$|\$|€|£|MN|M\.N\.|DB|CR)\s*[*|]?", text)
        is not None
    )


def _join_words(words: str, more: str, lines_since: int) -> str:
    """Append a continuation line to a description, unless it is a code or a sentence."""
    more = more.strip()
    if not more or (lines_since and words and (_is_code(more) or len(words) >= _MAX_WORDS_LENGTH)):
        return words
    return f"{words} {more}".strip()[:160]


def _is_code(text: str) -> bool:
    """Return whether a text is a reference, an authorization or a tax number."""
    parts = text.split()
    coded = sum(bool(_CODE.fullmatch(part)) or part.endswith(":") for part in parts)
    return coded * 2 >= len(parts) or len(parts) > 9
