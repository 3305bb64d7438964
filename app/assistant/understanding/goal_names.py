"""Read names of goals: those that there are, and the short noun that names a new one."""

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from app.assistant.commands import GoalReference
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.entry_words import LONGEST_NAME
from app.assistant.understanding.utterance import Utterance
from app.text.data import load_language
from app.text.future_dates import is_named_day
from app.text.languages import LANGUAGES, Language
from app.text.names import matches, name_key
from app.text.normalize import fold_in_place
from app.text.phrases import NOTHING, compiled
from app.text.templates import AMOUNTS, DAYS
from app.text.tokens import little_words, tokens

TOPIC = "goals"
LONGEST_GOAL_NAME = 60  # characters
_LEAST_OF_TYPO = 5  # letters; one typing error is accepted in words of this length or more
_LARGEST_COUNT = 100  # "iphone 17": smaller numbers may be part of a name
_MASKS = re.compile(rf"[{chr(AMOUNTS[0])}-{chr(DAYS[-1])}]")


@dataclass(frozen=True, slots=True)
class GoalMention:
    """The goal that words name; `is_called` where they say that it is a goal ("my trip goal")."""

    reference: GoalReference
    is_called: bool


def read_goal_reference(
    words: str, language: Language, context: UnderstandingContext
) -> GoalMention | None:
    """Return the goal that masked words name, None where they name none that there is.

    A reference without an id means one of several, which is asked for.
    """
    if _MASKS.search(words) or len(words.split()) > LONGEST_NAME:
        return None
    if _pronouns(language).fullmatch(words):
        return spoken_of(context)
    known = {goal.id: goal.name for goal in context.goals}
    found = [goal_id for goal_id, name in known.items() if is_named(words, name)]
    kept = [
        word
        for word in words.split()
        if word not in _list("name", "leading") and word not in little_words()
    ]
    name = " ".join(word for word in kept if word not in _list("name", "nouns"))
    is_called = any(word in _list("name", "alone") for word in kept)
    if not found and name:
        found = [goal_id for goal_id, goal in known.items() if is_named(name, goal)]
    if found:
        exact = [goal_id for goal_id in found if name_key(known[goal_id]) == name_key(name)]
        found = exact or found
        only = found[0] if len(found) == 1 else ""
        return GoalMention(GoalReference(id=only, words=name or words), is_called)
    if name or not is_called:
        return None
    return only_goal(context) or spoken_of(context) or GoalMention(GoalReference(), is_called=True)


def read_unknown_goal(words: str) -> GoalMention | None:
    """Return the mention of a goal that is called one and that there is not, None for others."""
    said = [word for word in words.split() if word not in little_words()]
    name = " ".join(word for word in said if word not in _list("name", "nouns"))
    if _MASKS.search(words) or not name or len(said) > LONGEST_NAME:
        return None
    if not any(word in _list("sets", "goal") for word in said):
        return None
    return GoalMention(GoalReference(words=name), is_called=True)


def only_goal(context: UnderstandingContext) -> GoalMention | None:
    """Return the only goal that there is, None where there is none or are several."""
    if len(context.goals) != 1:
        return None
    return GoalMention(GoalReference(id=context.goals[0].id), is_called=True)


def spoken_of(context: UnderstandingContext) -> GoalMention | None:
    """Return the goal that the dialogue spoke of last, where a goal is what "it" means."""
    dialogue = context.dialogue
    if dialogue.focus != "goal":
        return None
    return GoalMention(GoalReference(id=dialogue.goal_id or ""), is_called=True)


def read_new_name(words: str, utterance: Utterance, language: Language) -> str | None:
    """Return the short noun that names a new goal; None where the words are no name."""
    ends = _expression(language, "ends").search(words)
    rest = words[: ends.start()].strip() if ends else words
    noun = ""
    if verb := _verbs(language).match(rest):
        noun = _nouns_of_verbs(language)[verb[0]]
        rest = rest[verb.end() :].strip()
    if not noun:
        rest = without_leading(rest, language)
    if len(rest.split()) > LONGEST_NAME or not (noun or _says_something(rest)):
        return None
    if any(_is_price(mask, utterance) for mask in _MASKS.findall(rest)) or _saves(rest, language):
        return None
    written = _without_article(utterance.written(rest), language) if rest else ""
    return _as_name(f"{noun} {written}")


def name_of_day(written: str, language: Language) -> str | None:
    """Return the name that words of a date make, as "Christmas"; None where it has no name."""
    if not is_named_day(fold_in_place(written)):
        return None
    return _as_name(_without_article(written, language))


def with_day_names(words: str, utterance: Utterance) -> str:
    """Return masked words with the days that have names unmasked: "the christmas goal"."""

    def unmasked(match: re.Match[str]) -> str:
        is_amount = ord(match[0]) in AMOUNTS
        name = "" if is_amount else fold_in_place(utterance.written(match[0]))
        return name if name and is_named_day(name) else match[0]

    return _MASKS.sub(unmasked, words)


def _as_name(words: str) -> str:
    name = words.strip()[:LONGEST_GOAL_NAME].rstrip()
    return name[:1].upper() + name[1:]


def _without_article(written: str, language: Language) -> str:
    """Return written words without an article that a date begins with: "o Natal"."""
    rest = without_leading(fold_in_place(written), language)
    return written[len(written) - len(rest) :] if rest else written


def without_leading(words: str, language: Language) -> str:
    """Return words without the articles and the like that they begin with."""
    leading = load_language(TOPIC, language)["name"]["leading"]
    rest = words.split()
    while rest and rest[0] in leading:
        rest.pop(0)
    return " ".join(rest)


def says_no_date(words: str) -> bool:
    """Return whether words answer that a goal has no date."""
    return " ".join(words.split()) in _list("name", "no_date")


def is_known_name(words: str, language: Language) -> bool:
    """Return whether words can name a goal that there is: "the trip", but not "a trip"."""
    return words.split(maxsplit=1)[0] not in load_language(TOPIC, language)["name"]["indefinite"]


def _is_price(mask: str, utterance: Utterance) -> bool:
    if ord(mask) not in AMOUNTS:
        # "Christmas" may name a goal, "june" does not.
        return not is_named_day(fold_in_place(utterance.written(mask)))
    amount = utterance.amount(mask)
    return amount.marked or amount.value >= _LARGEST_COUNT


def _saves(words: str, language: Language) -> bool:
    """Return whether words begin with a verb of saving, which is no name."""
    return _saving(language).match(words) is not None


def is_fund(words: str, language: Language) -> bool:
    """Return whether words are what money is put in: "fund", "reserva"."""
    return words in load_language(TOPIC, language)["name"]["funds"]


def _says_something(words: str) -> bool:
    return any(word not in little_words() for word in words.split())


def is_named(words: str, goal: str) -> bool:
    """Return whether each of `words` is in the name `goal`, with a typing error at most."""
    if matches(words, goal):
        return True
    known = tokens(goal)
    said = [word for word in tokens(words) if word not in little_words()]
    return bool(said) and all(any(_is_same(word, other) for other in known) for word in said)


def _is_same(word: str, other: str) -> bool:
    if word == other:
        return True
    longer = max(len(word), len(other))
    return longer >= _LEAST_OF_TYPO and OSA.distance(word, other, score_cutoff=1) <= 1


@cache
def _list(*names: str) -> frozenset[str]:
    """Return the entries of a list in all languages: people mix them."""
    found: set[str] = set()
    for code in LANGUAGES:
        table = load_language(TOPIC, code)
        for name in names:
            table = table.get(name, {})
        found.update(fold_in_place(entry) for entry in table)
    return frozenset(found)


@cache
def _saving(language: Language) -> re.Pattern[str]:
    return compiled(load_language(TOPIC, language)["sets"]["save"], {})


@cache
def _pronouns(language: Language) -> re.Pattern[str]:
    return compiled(load_language("corrections", language)["reference"]["pronouns"], {})


@cache
def _expression(language: Language, name: str) -> re.Pattern[str]:
    entries = load_language(TOPIC, language)["name"][name]
    return compiled(entries, {}) if entries else NOTHING


@cache
def _nouns_of_verbs(language: Language) -> dict[str, str]:
    """Return the noun that replaces each verb at the beginning of a name, "" for none."""
    pairs = (entry.split("=") for entry in load_language(TOPIC, language)["name"]["verbs"])
    return {fold_in_place(verb.strip()): noun.strip() for verb, noun in pairs}


@cache
def _verbs(language: Language) -> re.Pattern[str]:
    return compiled(tuple(_nouns_of_verbs(language)), {})
