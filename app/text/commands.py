"""Recognize messages that are commands to Ozzie: undo, help, stop and the like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.text.greetings import is_greeting
from app.text.languages import LANGUAGES, Language
from app.text.phrases import phrases

Intent = Literal[
    "transaction",
    "chat",
    "undo",
    "edit",
    "help",
    "greeting",
    "stop",
    "start",
    "delete_data",
    "language",
]

# Checked in this order: "delete all my data" is no undo, "stop, delete it" no stop.
_IN_ORDER: tuple[Intent, ...] = ("delete_data", "stop", "start", "undo", "edit", "help")
_LONGEST_COMMAND = 140  # characters; longer messages are no command
_MOST_POLITE = 4  # polite phrases removed from either end
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_WORDS_AND_FIGURES = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*|[$€£]")
_MARKS = re.compile(r"[,;:!?()\"]+(?=\s|$)|\.+(?=\s|$)|[¿¡]")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Command:
    """An intent other than transaction and chat; `target` is the requested language."""

    intent: Intent
    target: Language | None = None


def command(folded: str) -> Command | None:
    """Return the command that a message is, or None.

    `folded` is the message as `app.text.normalize.fold_in_place` returns it.
    """
    if len(folded) > _LONGEST_COMMAND:
        return None
    if not _WORDS.search(folded):
        return _wordless(folded)
    said = " ".join(_MARKS.sub(" ", folded).split())
    cores = _cores(said)
    if target := _language(said, cores):
        return target
    if _whole("edit", cores) and not _is("undo", said, cores):
        return Command("edit")
    for intent in _IN_ORDER:
        if _is(intent, said, cores):
            return Command(intent)
    return Command("greeting") if is_greeting(_WORDS.findall(said)) else None


def may_be(intents: Sequence[Intent], folded: str) -> bool:
    """Return False where `command` certainly returns none of these intents.

    Cheaper than `command`: it makes only a few searches.
    """
    if len(folded) > _LONGEST_COMMAND:
        return False
    said = " ".join(_MARKS.sub(" ", folded).split())
    words = " ".join(_WORDS_AND_FIGURES.findall(said))
    return any(
        phrases("intents", intent, "whole").search(words)
        or phrases("intents", intent, "inside").search(said)
        for intent in intents
    )


def _wordless(folded: str) -> Command | None:
    """Return help for question marks alone, a greeting for emoji alone."""
    if "?" in folded:
        return Command("help")
    return Command("greeting") if folded.strip() and not folded.strip().isascii() else None


def _whole(intent: Intent, cores: list[str]) -> bool:
    return any(phrases("intents", intent, "whole").fullmatch(core) for core in cores)


def _is(intent: Intent, said: str, cores: list[str]) -> bool:
    if _whole(intent, cores):
        return True
    if phrases("intents", intent, "inside").search(said) is None:
        return False
    return not (intent in {"delete_data", "undo", "stop"} and _asks_how().match(said))


def _cores(said: str) -> list[str]:
    """Return the words of a message with fewer and fewer polite phrases at its ends."""
    words = " ".join(_WORDS_AND_FIGURES.findall(said))
    polite = phrases("intents", "polite", "words").pattern
    starts, ends = [0], [len(words)]
    before, after = re.compile(rf"{polite}\s+"), re.compile(rf"\s+{polite}$")
    while len(starts) <= _MOST_POLITE and (match := before.match(words, starts[-1])):
        starts.append(match.end())
    while len(ends) <= _MOST_POLITE and (match := after.search(words, starts[-1], ends[-1])):
        ends.append(match.start())
    return [words[start:end] for start in starts for end in ends if start < end]


def _language(said: str, cores: list[str]) -> Command | None:
    if _FIGURE.search(said):
        return None
    if not _whole("language", cores) and not phrases("intents", "language", "inside").search(said):
        return None
    return Command("language", find_language(said))


def find_language(folded: str) -> Language | None:
    """Return the language that folded words name last, None where they name none."""
    places = {
        code: max((folded.rfind(name) for name in info.names), default=-1)
        for code, info in LANGUAGES.items()
    }
    best = max(places, key=lambda code: places[code])
    return best if places[best] >= 0 else None


@cache
def _asks_how() -> re.Pattern[str]:
    return re.compile(rf"\W*{phrases('intents', 'how', 'words').pattern}")
