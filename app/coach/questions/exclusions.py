"""Find what a question leaves out: "without rent", "sem contar o mercado", "aparte de la renta"."""

import re
from collections.abc import Iterator

from app.coach.questions.lexicon import Lexicon
from app.coach.questions.subjects import CONNECTORS, MAX_WORDS, is_filler
from app.text.tokens import little_words

_MAX_NAMES = 4  # names left out of one question
_TOKEN = re.compile(r"\S+")

Span = tuple[int, int]


def find_exclusions(text: str, words: Lexicon) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the names left out by folded `text`, and the parts of it that say so.

    The periods have been removed from `text`. A word such as "without" that no name follows leaves
    nothing out.
    """
    names: list[str] = []
    spans: list[Span] = []
    for marker in words.slots.excluding.finditer(text):
        if spans and marker.start() < spans[-1][1]:
            continue
        found, end = _read_names(text, marker.end(), words)
        if found:
            names += found
            spans.append((marker.start(), end))
    return tuple(dict.fromkeys(names))[:_MAX_NAMES], tuple(spans)


def _read_names(text: str, start: int, words: Lexicon) -> tuple[list[str], int]:
    """Return the names from `start` on, up to the next word of the question, and where they end."""
    names: list[list[str]] = [[]]
    end = start
    for token, position in _tokens(text, start):
        run = names[-1]
        if words.slots.joining.fullmatch(token):
            names.append([])
        elif run and token in CONNECTORS:
            run.append(token)
        elif token in little_words():
            continue
        elif is_filler(token, "spent", words):
            break
        else:
            run.append(token)
            end = position
    return [name for run in names if (name := _join(run))], end


def _tokens(text: str, start: int) -> Iterator[tuple[str, int]]:
    for token in _TOKEN.finditer(text, start):
        yield token[0], token.end()


def _join(run: list[str]) -> str:
    while run and run[-1] in CONNECTORS:
        run.pop()
    return " ".join(run[:MAX_WORDS])
