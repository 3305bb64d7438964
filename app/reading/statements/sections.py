"""What the headings within a statement say of the rows below them."""

from collections.abc import Iterable
from typing import Literal, get_args

from app.reading.data import load
from app.reading.statements.lines import Line
from app.reading.tables.vocabulary import MONTHS, Direction, any_of, fold

Section = Literal["open", "incoming", "outgoing", "skip", "summary"]

_WORDS = load("statement_words")
_SECTION_OF: dict[str, Section] = {
    phrase: section for section in get_args(Section) for phrase in _WORDS["sections"][section]
}
_LONGEST = max(len(phrase.split()) for phrase in _SECTION_OF)
_DIRECTION: dict[Section, Direction] = {"incoming": 1, "outgoing": -1, "open": 0}
# Behind a heading's words there may be its period, its card, its total; more is a sentence.
_EXTRA_WORDS, _EXTRA_TOKENS = 2, 12
_CONNECTORS = frozenset(_WORDS["sections"]["connectors"])


def section_of(line: str) -> Section | None:
    """The section that a line opens, None where it opens none."""
    words = fold(line).split()
    for length in range(min(len(words), _LONGEST), 0, -1):
        section = _SECTION_OF.get(" ".join(words[:length]))
        if section:
            rest = words[length:]
            plain = [w for w in rest if _is_plain(w)]
            allowed = _EXTRA_WORDS if length > 1 else 0
            return section if len(plain) <= allowed and len(rest) <= _EXTRA_TOKENS else None
    return None


def is_skipped(section: Section | None) -> bool:
    """Whether rows of this section are no movements."""
    return section in {"skip", "summary"}


def _is_plain(word: str) -> bool:
    """Whether a word behind a heading is neither a little one, nor a month, nor a number."""
    return word not in _CONNECTORS and word not in MONTHS and not any(map(str.isdigit, word))


def direction_of(section: Section | None) -> Direction:
    """Which way money in this section went."""
    return _DIRECTION.get(section, 0) if section else 0


_CARD = any_of(_WORDS["kinds"]["card"])
_ACCOUNT = any_of(_WORDS["kinds"]["account"])
_CLOSING = any_of(_WORDS["kinds"]["closing"])


def is_card(lines: Iterable[Line]) -> bool | None:
    """Whether a statement is a card's (True) or an account's (False); None where it's not told."""
    text = " ".join(fold(line.text) for line in lines)
    card, account = len(set(_CARD.findall(text))), len(set(_ACCOUNT.findall(text)))
    if card == account:
        return None
    return card > account


def is_statement(lines: Iterable[Line]) -> bool:
    """Whether a document speaks the language of statements."""
    text = " ".join(fold(line.text) for line in lines)
    return bool(_CARD.search(text) or _ACCOUNT.search(text))


def tells_closing(text: str) -> bool:
    """Whether a line tells when the statement closes."""
    return _CLOSING.search(fold(text)) is not None
