"""Read somebody else's spending: "my brother spent 800 on a phone" is not booked unasked.

Another person is the subject of a verb of spending. The words are in others.toml of each language.
"""

import re
from functools import cache

from app.assistant.commands import OthersSpending
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.segments import split
from app.assistant.understanding.utterance import LONGEST, Utterance
from app.reading.categories.vocabulary import load_first_names
from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction
from app.text.data import load_language
from app.text.languages import Language
from app.text.normalize import fold
from app.text.phrases import compiled
from app.text.templates import DAYS

TOPIC = "others"
_MOST_BEFORE = 3  # words or phrases before the subject
_MOST_BETWEEN = 3  # words between it and the verb
_DAY = f"[{chr(DAYS[0])}-{chr(DAYS[-1])}]"


def read_others_spending(
    utterance: Utterance, drafts: tuple[DraftTransaction, ...], context: UnderstandingContext
) -> OthersSpending | None:
    """Return what another person spent, None where it is the person's own or is income.

    `drafts` are what a sentence holds as the reader sees it. Those returned are described by what
    was bought: without who bought it.
    """
    if not utterance.amounts or len(utterance.text) > LONGEST or "?" in utterance.text:
        return None
    parts = split(utterance)
    if len(parts) > 1 and parts[0].amounts:
        # "My brother spent 800 and I spent 50": each part is read by itself.
        return None
    for language in utterance.languages:
        found = _subject(language).match(utterance.masked)
        if found is None or not _is_person(found):
            continue
        if _is_own(utterance.masked[found.start("subject") :], language):
            return None
        spent = read_message(_as_own(utterance, found, language), context.reader).drafts or drafts
        who = _named(utterance.written(found["subject"]), language)
        return OthersSpending(drafts=spent, who=who) if spent else None
    return None


def _is_person(found: re.Match[str]) -> bool:
    """Return whether the subject is a person: a relative or the like, or a first name."""
    return found["name"] is None or found["name"] in load_first_names()


def _is_own(words: str, language: Language) -> bool:
    """Return whether it was paid with the person's card, or is money that came to them."""
    lists = load_language(TOPIC, language)
    return any(compiled(lists[name], {}).search(words) for name in ("own", "income"))


def _as_own(utterance: Utterance, found: re.Match[str], language: Language) -> str:
    """Return the sentence as if the person had spent: "gastei 800 num celular"."""
    place, text = utterance.place, utterance.text
    verb = _verbs(language)[found["verb"]]
    before = [
        text[day.start : day.end] for day in utterance.days if day.end <= place(found.start("verb"))
    ]
    return " ".join([verb, text[place(found.end()) :].strip(), *before])


def _named(who: str, language: Language) -> str:
    """Return how the reply names somebody: "your brother" for "my brother"; "" for a pronoun."""
    lists = load_language(TOPIC, language)
    if compiled(lists["nameless"], {}).fullmatch(fold(who)):
        return ""
    named = dict(entry.split() for entry in lists["named"])
    words = [named.get(fold(word), word) for word in who.split()]
    return " ".join(words) if len(words) > 1 else who.capitalize()


@cache
def _verbs(language: Language) -> dict[str, str]:
    """Return the verbs in the third person with those in the first."""
    pairs = (entry.split() for entry in load_language(TOPIC, language)["verbs"])
    return {fold(third): first for third, first in pairs}


@cache
def _subject(language: Language) -> re.Pattern[str]:
    """Return the pattern of another person as the subject of a verb of spending."""
    lists = load_language(TOPIC, language)
    people, before, between, receivers = (
        compiled(lists[name], {}).pattern for name in ("people", "before", "between", "receivers")
    )
    verbs = "|".join(_verbs(language))
    return re.compile(
        rf"(?:(?:{before}|{_DAY})\s+){{0,{_MOST_BEFORE}}}"
        rf"(?P<subject>{people}|(?:[ao]\s+)?(?P<name>[^\W\d_]+))"
        rf"(?:\s+(?:{between}|{_DAY})){{0,{_MOST_BETWEEN}}}\s+(?P<verb>{verbs})(?!\w)"
        rf"(?:\s+{receivers}(?=\s))?"
    )
