"""Rows of a printed statement: a date, words, amounts, over as many lines as they take."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.reading.statements.headings import Headings, headings_of
from app.reading.statements.lines import Amount, Line, Notation
from app.reading.statements.sections import Section, is_skipped, section_of
from app.reading.tables import dates
from app.reading.tables.dates import Order, Written
from app.reading.tables.vocabulary import is_balance_line, is_sum, is_unsettled, states_balance

_NUMBERED = re.compile(r"\d{1,4}\s+(?=\d{1,2}[-/. ]|\d{4}-)")
# "LAS CONDES 05/10/2026 SHOP 45.990": where it was bought may stand before the day.
_PLACED = re.compile(r"(?:[^\W\d]+\s){1,3}(?=\d\d[-/]\d\d[-/]\d{2,4}\s+[^\W\d_]{2})")
# How many lines below a dated one its amount may stand, and its words may go on.
_REACH = 5
_MORE_WORDS = 1
_WORDS_END = 60
_CODE = re.compile(r"[\w*./-]*\d[\w*./-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as printed; without `amounts` it is not complete yet, `anchor` states a balance."""

    day: date
    words: str
    amounts: tuple[Amount, ...]
    section: Section | None
    headings: Headings | None
    anchor: bool = False


@dataclass(slots=True)
class _State:
    section: Section | None = None
    headings: Headings | None = None
    heading_day: date | None = None
    open: Entry | None = None
    page: int = 0
    waited: int = 0
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scribe:
    """Reads lines into entries by what holds for the whole document: its amounts, its dates.

    `columns` is whether places on the lines can be trusted.
    """

    notation: Notation
    order: Order
    closing: date
    columns: bool = False

    def entries(self, lines: Sequence[Line]) -> list[Entry]:
        """The rows of a document in their order, balances among them."""
        state = _State()
        for at, line in enumerate(lines):
            near = [other for other in lines[max(0, at - 1) : at + 2] if other is not line]
            self._take(line, near, state)
        return [entry for entry in state.entries if entry.amounts]

    def _take(self, line: Line, near: Sequence[Line], state: _State) -> None:
        headings = headings_of(line, [one for one in near if one.page == line.page])
        if headings:
            state.headings, state.open = headings, None
            if state.section == "summary":
                state.section = None
            return
        dated = self._dated(line.text, state.headings)
        amounts = line.amounts(self.notation)
        if dated:
            self._begin(line, dated, amounts, state)
        elif (section := section_of(line.text)) is not None:
            state.section, state.open = section, None
            state.heading_day = None if is_skipped(section) else state.heading_day
        elif states_balance(line.text) and amounts:
            state.open = None
            state.entries.append(
                Entry(self.closing, line.text, tuple(amounts[-1:]), None, state.headings, True)
            )
        else:
            self._go_on(line, amounts, state)

    def _dated(self, text: str, headings: Headings | None) -> tuple[date, int] | None:
        """The day that a line begins with, and where its words begin."""
        numbered = _NUMBERED.match(text)
        found = _leading_dates(text, numbered.end() if numbered else 0)
        if not found and (placed := _PLACED.match(text)):
            found = [one for one in _leading_dates(text, placed.end()) if one[0].year]
        if not found:
            return None
        chosen = found[min(headings.best_date if headings else 0, len(found) - 1)][0]
        if chosen.year:
            day = dates.day(chosen, self.order)
        else:
            day = dates.settle_year(chosen, self.order, self.closing)
        return (day, found[-1][1]) if day else None

    def _begin(
        self, line: Line, dated: tuple[date, int], amounts: Sequence[Amount], state: _State
    ) -> None:
        day, at = dated
        state.open = None
        trailing = _trailing(line, [amount for amount in amounts if amount.start >= at])
        end = trailing[0].start if trailing else len(line.text)
        words = line.text[at:end].strip(" -–|:.,;")
        if not words or is_balance_line(words) or (section_of(words) and not trailing):
            state.heading_day = day
            state.section = section_of(words) or state.section
            if trailing and states_balance(words):
                state.entries.append(Entry(day, words, trailing[-1:], None, state.headings, True))
            if words or trailing:
                return
        else:
            state.heading_day = None
        if is_skipped(state.section) or is_unsettled(words):
            return
        entry = Entry(day, words, trailing, state.section, state.headings)
        self._open(entry, line.page, state)

    def _go_on(self, line: Line, amounts: Sequence[Amount], state: _State) -> None:
        """A line without a date: the rest of the row above, or a row under a day's heading."""
        trailing = _trailing(line, amounts)
        words = line.text[: trailing[0].start].strip(" -–|:") if trailing else line.text
        balance = is_balance_line(words)
        day = state.heading_day or self._day_above(words, trailing, state)
        if day and trailing and words and not balance and not is_skipped(state.section):
            entry = Entry(day, words, trailing, state.section, state.headings)
            self._open(entry, line.page, state)
        elif state.open:
            self._extend(state.open, line, trailing, state)

    def _day_above(self, words: str, trailing: Sequence[Amount], state: _State) -> date | None:
        """The day of the row above, where amounts stand in columns: some print it once a day."""
        above = state.open
        if not self.columns or not above or not above.amounts or not state.headings:
            return None
        own = not is_sum(words) and state.headings.hold(trailing)
        return above.day if own else None

    @staticmethod
    def _open(entry: Entry, page: int, state: _State) -> None:
        state.entries.append(entry)
        state.open, state.page, state.waited = entry, page, 0

    def _extend(
        self, entry: Entry, line: Line, trailing: tuple[Amount, ...], state: _State
    ) -> None:
        """Add to the row above what a line without a date has of it, or end it there."""
        words = line.text[: trailing[0].start].strip(" -–|:") if trailing else line.text
        state.waited += 1
        same_page = line.page == state.page
        if (trailing and is_balance_line(words)) or state.waited > _REACH:
            state.open = None
        elif trailing and not entry.amounts:
            entry = replace(entry, amounts=trailing, words=_joined(entry.words, words, 0))
        elif line.amounts(self.notation):
            state.open = entry if not entry.amounts else None
        elif same_page and (state.waited <= _MORE_WORDS or not entry.amounts):
            entry = replace(entry, words=_joined(entry.words, line.text, state.waited))
        state.entries[-1] = entry
        if state.open:
            state.open = entry


def _leading_dates(text: str, at: int) -> list[tuple[Written, int]]:
    """The dates that stand one behind the other from `at` on, each with its end."""
    found: list[tuple[Written, int]] = []
    while len(found) < 3:
        skipped = len(text[at:]) - len(text[at:].lstrip(" |-"))
        one = dates.at_start(text[at + skipped :])
        if not one or (found and one.settled != found[0][0].settled and not one.year):
            break
        at += skipped + one.end
        found.append((one, at))
    return found


def _trailing(line: Line, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts that close a line, nothing but signs and currencies between and behind them."""
    closing: list[Amount] = []
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


def _joined(words: str, more: str, waited: int) -> str:
    """A description and its next line, unless that is a code or a sentence."""
    more = more.strip()
    if not more or (waited and words and (_is_code(more) or len(words) >= _WORDS_END)):
        return words
    return f"{words} {more}".strip()[:160]


def _is_code(text: str) -> bool:
    """References, authorisations, tax numbers: more digits than words."""
    parts = text.split()
    coded = sum(bool(_CODE.fullmatch(part)) or part.endswith(":") for part in parts)
    return coded * 2 >= len(parts) or len(parts) > 9


def unfolded(lines: Iterable[Line]) -> list[Line]:
    """Lines of pages that print two tables side by side, the left one first.

    A page has two where on several lines a second date follows an amount at the same place.
    """
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return [line for page in pages.values() for line in _unfolded(page)]


def _unfolded(page: list[Line]) -> list[Line]:
    seconds = [second for line in page if (second := _second_start(line)) is not None]
    if len(seconds) < 3 or max(seconds) - min(seconds) > 12:
        return page
    gutter = min(seconds) - 2
    halves = [line.cut(gutter) for line in page]
    return [half for side in (0, 1) for halved in halves if (half := halved[side]).words]


def _second_start(line: Line) -> float | None:
    """Where a second row begins on a line that already holds one with its amount."""
    if not dates.at_start(line.text):
        return None
    for word, at in zip(line.words[3:], line.starts[3:], strict=False):
        rest = line.text[at:]
        before = line.text[:at].rstrip()
        if dates.at_start(rest) and re.search(r"\d[.,]\d{2}\)?-?$", before) and " " in rest:
            return word.left
    return None
