"""What a person wants of Ozzie itself: undo, help, stop and the like, in three languages."""

import re
from dataclasses import dataclass
from functools import cache

from app.reading.drafts import Intent, Language
from app.reading.phrasebook import entries_of, phrases
from app.reading.plain import plain

# Which is asked first: "delete all my data" is no undo, "stop, delete it" no stop.
_IN_ORDER: tuple[Intent, ...] = ("delete_data", "stop", "start", "undo", "edit", "help")
_LONGEST_COMMAND = 140  # characters; who writes more tells a story
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
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
    folded = " ".join(_MARKS.sub(" ", folded).split())
    core = _core(folded)
    if target := _language(folded, core):
        return target
    for intent in _IN_ORDER:
        if _is(intent, folded, core):
            return Command(intent)
    return Command("greeting") if _is_greeting(folded) else None


def _wordless(folded: str) -> Command | None:
    """Question marks alone ask for help; emoji alone are a greeting."""
    if "?" in folded:
        return Command("help")
    return Command("greeting") if folded.strip() and not folded.strip().isascii() else None


def _is(intent: Intent, folded: str, core: str) -> bool:
    if phrases("intents", intent, "whole").fullmatch(core):
        return True
    inside = phrases("intents", intent, "inside").search(folded)
    if inside is None:
        return False
    return not (intent in {"delete_data", "undo", "stop"} and _asks_how().match(folded))


def _core(folded: str) -> str:
    """The message without politeness at its edges, its words single spaced."""
    words = " ".join(_WORDS.findall(folded))
    polite = phrases("intents", "polite", "words").pattern
    while True:
        if any(phrases("intents", name, "whole").fullmatch(words) for name in _WHOLE):
            return words
        shorter = _edge(polite).sub("", words, count=1).strip()
        if shorter in {words, ""}:
            return words
        words = shorter


_WHOLE = ("delete_data", "stop", "start", "undo", "help", "language")


@cache
def _edge(polite: str) -> re.Pattern[str]:
    return re.compile(rf"^{polite}\s|\s{polite}$")


def _language(folded: str, core: str) -> Command | None:
    if _FIGURE.search(folded):
        return None
    whole = phrases("intents", "language", "whole").fullmatch(core)
    if whole is None and not phrases("intents", "language", "inside").search(folded):
        return None
    return Command("language", _target(folded))


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


def _is_greeting(folded: str) -> bool:
    """Whether every word belongs to greetings, thanks and goodbyes, at least one phrase of them."""
    words = _WORDS.findall(folded)
    greetings, fillers = (
        _greetings(),
        frozenset(plain(w) for w in entries_of("intents", "greeting", "fillers")),
    )
    at, found = 0, False
    while at < len(words):
        length = next(
            (
                n
                for n in range(min(6, len(words) - at), 0, -1)
                if " ".join(words[at : at + n]) in greetings
            ),
            0,
        )
        found = found or length > 0
        if not length and words[at] in fillers:
            length = 1
        if not length:
            return False
        at += length
    return found


@cache
def _asks_how() -> re.Pattern[str]:
    return re.compile(rf"\W*{phrases('intents', 'how', 'words').pattern}")


@cache
def _greetings() -> frozenset[str]:
    return frozenset(plain(entry) for entry in entries_of("intents", "greeting", "words"))
