"""What a person wants of Ozzie itself: undo, help, stop and the like, in three languages."""

import re
from dataclasses import dataclass
from functools import cache

from app.reading.drafts import Intent, Language
from app.reading.greetings import is_greeting
from app.reading.phrasebook import phrases

# Which is asked first: "delete all my data" is no undo, "stop, delete it" no stop.
_IN_ORDER: tuple[Intent, ...] = ("delete_data", "stop", "start", "undo", "edit", "help")
_LONGEST_COMMAND = 140  # characters; who writes more tells a story
_MOST_POLITE = 4  # polite phrases taken off either edge
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_WORDS_AND_FIGURES = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*|[$€£]")
_MARKS = re.compile(r"[,;:!?()\"]+(?=\s|$)|\.+(?=\s|$)|[¿¡]")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Command:
    """An intent that is no transaction and no chat; `target` is the language asked for."""

    intent: Intent
    target: Language | None = None


def command(folded: str) -> Command | None:
    """The command that a plain message is, or None."""
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


def _wordless(folded: str) -> Command | None:
    """Question marks alone ask for help; emoji alone are a greeting."""
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
    """The words of a message with less and less politeness at its edges."""
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
    return Command("language", _target(said))


def _target(folded: str) -> Language | None:
    """The language named last."""
    named = {
        "en": ("english", "ingles"),
        "pt": ("portugu", "brasil", "brazil"),
        "es": ("spanish", "espan", "castel"),
    }
    places = {code: max(folded.rfind(word) for word in words) for code, words in named.items()}
    best = max(places, key=lambda code: places[code])
    if places[best] < 0:
        return None
    return "en" if best == "en" else "pt" if best == "pt" else "es"


@cache
def _asks_how() -> re.Pattern[str]:
    return re.compile(rf"\W*{phrases('intents', 'how', 'words').pattern}")
