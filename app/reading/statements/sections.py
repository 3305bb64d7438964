"""Recognize the headings within a statement, and what they mean for the rows below them."""

from collections.abc import Iterable
from typing import Literal, get_args

from app.reading.statements.lines import StatementLine
from app.reading.tables.vocabulary import Direction, any_of
from app.text.data import load
from app.text.months import printed_month_numbers
from app.text.tokens import fold_words

Section = Literal["open", "incoming", "outgoing", "skip", "summary"]

_WORDS = load("statement_words")
_SECTION_OF: dict[str, Section] = {
    phrase: section for section in get_args(Section) for phrase in _WORDS["sections"][section]
}
_LONGEST = max(len(phrase.split()) for phrase in _SECTION_OF)
_DIRECTION: dict[Section, Direction] = {"incoming": 1, "outgoing": -1, "open": 0}
# Words and tokens that may follow a heading (period, card, total); with more it is a sentence.
_EXTRA_WORDS, _EXTRA_TOKENS = 2, 12
_CONNECTORS = frozenset(_WORDS["sections"]["connectors"])


def find_section(line: str) -> Section | None:
    """Return the section that a line opens, None where it opens none."""
    words = fold_words(line).split()
    for length in range(min(len(words), _LONGEST), 0, -1):
        section = _SECTION_OF.get(" ".join(words[:length]))
        if section:
            rest = words[length:]
            ordinary = [w for w in rest if _is_ordinary_word(w)]
            allowed = _EXTRA_WORDS if length > 1 else 0
            return section if len(ordinary) <= allowed and len(rest) <= _EXTRA_TOKENS else None
    return None


def is_skipped(section: Section | None) -> bool:
    """Return whether the rows of a section are not movements."""
    return section in {"skip", "summary"}


def _is_ordinary_word(word: str) -> bool:
    """Return whether a word is none of: a connecting word, a month, a number."""
    return (
        word not in _CONNECTORS
        and word not in printed_month_numbers()
        and not any(map(str.isdigit, word))
    )


def find_direction(section: Section | None) -> Direction:
    """Return the direction of the money in a section, 0 where it is open."""
    return _DIRECTION.get(section, 0) if section else 0


_CARD = any_of(_WORDS["kinds"]["card"])
_ACCOUNT = any_of(_WORDS["kinds"]["account"])
_CLOSING = any_of(_WORDS["kinds"]["closing"])


def is_card_statement(lines: Iterable[StatementLine]) -> bool | None:
    """Return True for a card's statement, False for an account's, None where it is unclear."""
    text = " ".join(fold_words(line.text) for line in lines)
    card, account = len(set(_CARD.findall(text))), len(set(_ACCOUNT.findall(text)))
    if card == account:
        return None
    return card > account


def is_statement(lines: Iterable[StatementLine]) -> bool:
    """Return whether a document uses the words of statements."""
    text = " ".join(fold_words(line.text) for line in lines)
    return bool(_CARD.search(text) or _ACCOUNT.search(text))


def names_closing_date(text: str) -> bool:
    """Return whether a line names the closing date."""
    return _CLOSING.search(fold_words(text)) is not None
