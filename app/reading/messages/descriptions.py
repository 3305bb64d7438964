"""Make a description of the person's own words, without amount, date or filler words."""

import re
from functools import cache

from app.reading.categories.merchant_names import shorten
from app.text.data import load, load_language
from app.text.languages import Language
from app.text.normalize import fold_in_place
from app.text.phrases import phrases

GAP = "\x01"  # replaces each character of an amount or date in an item's words

# Only the beginning of longer words is read: at most 60 characters make the description.
_MAX_CHARACTERS = 300

_EMOJI = re.compile(r"[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\u20e3\u200d]+")
_MARKS = re.compile(r"[\s;:|*_~\"#@+=<>\[\]{}^\\]+")
_EDGES = " .,;:-/'()!?&"
_BRACKETS = re.compile(r"\(\s*\)|\s+(?=[,.;:!?)])")
_RATE = re.compile(r"/(?:mo|month|yr|year|mes|mês|ano|año|week|semana|day|dia|día)\b\.?")
_DASH_PARTS = re.compile(r"\s+-+(?:\s+|$)")


def clean_description(words: str, *, keep_payment: bool = False, keep_verbs: bool = False) -> str:
    """Return `words` without filler, capitalized, at most 60 characters, or "".

    Args:
        words: The words of an item, GAP in place of its amount and date.
        keep_payment: Keep a way to pay at the end ("with my card").
        keep_verbs: Keep the verbs at the beginning ("got paid").
    """
    words = words[:_MAX_CHARACTERS]
    text = _MARKS.sub(" ", _BRACKETS.sub(" ", _RATE.sub(" ", _EMOJI.sub(" ", words)))).strip(_EDGES)
    tail = _trailing_conjunction() if keep_verbs else _trailing_filler(keep_payment)
    parts = (_join(part, tail, keep_verbs=keep_verbs) for part in _DASH_PARTS.split(text))
    text = shorten(_lower_capitals(next((part for part in parts if part), "")))
    return text[:1].upper() + text[1:]


def name_deed(description: str, *, is_income: bool) -> str:
    """Return a description that says what somebody did as the thing that it was.

    "Almocei no centro" is "Almoço no centro", "Took a taxi" is "Taxi", and "Mom gave for lunch",
    an income, is "Mom".
    """
    folded = fold_in_place(description)
    if deed := _deed().match(folded):
        rest = description[deed.end() :].strip()
        named = f"{_deeds()[deed[0]]} {rest}".strip() or description
        return named[:1].upper() + named[1:]
    giver = _giver().match(folded) if is_income else None
    return description[: giver.end(1)] if giver else description


def name_unnamed(category: str, language: Language) -> str:
    """Return what an entry is called of which no more than its category is known."""
    (name,) = load_language("deeds", language)["unnamed"][category]
    return str(name)


def is_only_filler(words: str) -> bool:
    """Return whether `words` are nothing but filler ("spent on")."""
    return not clean_description(words)


def _join(part: str, tail: re.Pattern[str], *, keep_verbs: bool) -> str:
    """Return the words before and after each gap, without the filler at their edges.

    The words after a gap keep their first word, which links them to those before ("… at Costco").
    """
    kept: list[str] = []
    for words in part.split(GAP):
        text = _strip_filler(words, tail, None if keep_verbs else _leading_filler())
        if text and kept and not keep_verbs:
            text = _strip_filler(words, tail, None)
        if text:
            kept.append(text)
    return " ".join(kept)


def _strip_filler(text: str, tail: re.Pattern[str], lead: re.Pattern[str] | None) -> str:
    """Return `text` without filler at its edges, "" where it is all filler."""
    text = text.strip(_EDGES)
    while True:
        folded = fold_in_place(text)
        filler = lead.match(folded) if lead else None
        begin = filler.end() if filler else 0
        trail = tail.search(folded, begin)
        end = trail.start() if trail else len(text)
        shorter = text[begin:end].strip(_EDGES)
        if shorter == text:
            return text
        text = shorter


def _lower_capitals(text: str) -> str:
    """Return a text written all in capitals in lower case, unless it has at most three letters."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters):
        return text.lower()
    return text


# The groups are atomic, so a run of n fillers is split in one way only. Otherwise "with my card",
# which is one filler or three, would be tried in 2ⁿ ways before a run fails to match.
@cache
def _leading_filler() -> re.Pattern[str]:
    one = phrases("fillers", "lead").pattern
    return re.compile(rf"(?>[\s\W]*(?:{one}))+[\s.,;:-]*(?=\s|$)")


@cache
def _trailing_conjunction() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:^|\s+)(?:{'|'.join(map(re.escape, load('number_roles')['and']))}|ya|ja|already))+$"
    )


@cache
def _trailing_filler(keep_payment: bool) -> re.Pattern[str]:
    lists = ("tail",) if keep_payment else ("tail", "payment")
    fillers = rf"(?:{'|'.join(phrases('fillers', name).pattern for name in lists)})"
    return re.compile(rf"(?<!\w)(?>{fillers}[\s\W]*)+$")


@cache
def _deeds() -> dict[str, str]:
    """Return what deeds are called, by their folded words; "" where they are left out."""
    entries = (entry.partition(":") for entry in load("deeds")["deeds"])
    return {words: name.strip() for words, _, name in entries}


@cache
def _deed() -> re.Pattern[str]:
    words = sorted(_deeds(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _giver() -> re.Pattern[str]:
    """Return the pattern of somebody, at most three words, and what they did with money."""
    verbs = "|".join(map(re.escape, load("deeds")["givers"]))
    return re.compile(rf"((?!i\b|eu\b|yo\b)\w+(?:\s\w+){{0,2}}?)\s(?:me\s|nos\s)?(?:{verbs})(?!\w)")
