"""Settle a message that corrects itself: "gas 40, no wait 45" says 45, "50, not 45" says 50."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from app.text.amounts import MessageAmount
from app.text.phrases import entries_of, phrases

_TOPIC = "corrections"
_MARK = r"[,;:.!()…-]"
_MARKS = rf"(?:\s|{_MARK})*"
_LONGEST_BETWEEN = 120  # characters that are looked at between two amounts
_MOST_BETWEEN = 40  # characters of what was bought, between an amount and the one that replaces it


def settle(text: str, folded: str, amounts: Sequence[MessageAmount]) -> str:
    """Return the text without amounts that it takes back or denies; as it is if there are none.

    Args:
        text: The message as `app.text.normalize.clean` returns it.
        folded: The same text folded in place.
        amounts: Its amounts, in order.
    """
    settled = correct(text, folded, amounts)
    if settled == text:
        settled = _without_denied(text, folded, amounts)
    return _without_leading_denial(text, folded, amounts) if settled == text else settled


def correct(text: str, folded: str, amounts: Sequence[MessageAmount]) -> str:
    """Return the text without amounts that it takes back: "gas 40, no wait 45" is "gas 45"."""
    for before, after in reversed(list(pairwise(amounts))):
        between = folded[before.end : after.start]
        if len(between) > _LONGEST_BETWEEN:
            continue
        if _corrects().fullmatch(between):
            text = text[: before.start] + text[after.start :]
        elif folded[after.end : after.end + _LONGEST_BETWEEN].strip(" .!)…"):
            continue
        elif match := _corrects_after_words().fullmatch(between):
            kept = text[before.end : before.end + match.end("kept")]
            text = text[: before.start] + text[after.start : after.end] + kept
    return text


def _without_denied(text: str, folded: str, amounts: Sequence[MessageAmount]) -> str:
    """Return the text without amounts that are denied after the right one."""
    for before, after in reversed(list(pairwise(amounts))):
        between = folded[before.end : after.start]
        if len(between) > _LONGEST_BETWEEN:
            continue
        if _denies().fullmatch(between):
            text = text[: before.end] + text[after.end :]
        elif match := _denies_after_words().search(between):
            text = text[: before.end + match.start()] + text[after.end :]
    return text


def _without_leading_denial(text: str, folded: str, amounts: Sequence[MessageAmount]) -> str:
    """Return the text without a denied amount at its beginning: "not 45 but 50 for gas"."""
    if len(amounts) > 1 and _denies().fullmatch(folded, 0, amounts[0].start):
        return text[amounts[0].end :].lstrip(" ,;:.")
    return text


@cache
def _corrects() -> re.Pattern[str]:
    """Return the pattern of what stands between an amount and the one that replaces it."""
    denial = rf"(?:{phrases(_TOPIC, 'sets', 'not').pattern})\s+"
    return re.compile(rf"(?!\W*{denial}$){_MARKS}{_correction()}")


@cache
def _corrects_after_words() -> re.Pattern[str]:
    """Return the same pattern with words before: "60 on paint, I mean 66".

    Without a mark between, as in speech, only "no wait" and its like correct: "no" may be
    Portuguese for "in the".
    """
    denial = rf"(?:{phrases(_TOPIC, 'sets', 'not').pattern})\s+"
    words = rf"(?P<kept>[^,;:.!()…]{{0,{_MOST_BETWEEN}}}?\w)"
    spoken = phrases(_TOPIC, "lead", "spoken").pattern
    begins = rf"(?:\s*{_MARK}+\s*(?!{denial}$)|\s+(?={spoken}))"
    return re.compile(rf"{words}{begins}{_correction()}")


def _correction() -> str:
    own = phrases("modality", "corrects", "words").pattern
    correcting = rf"(?:{phrases(_TOPIC, 'lead', 'correcting').pattern}|{own})"
    linking = phrases(_TOPIC, "sets", "was").pattern
    pronoun = phrases(_TOPIC, "reference", "pronouns").pattern
    return rf"(?:{correcting}{_MARKS})+(?:(?:{pronoun}\s+)?{linking}{_MARKS})?"


@cache
def _denies() -> re.Pattern[str]:
    """Return the pattern of what denies the amount that follows."""
    return re.compile(rf"{_MARKS}(?:{phrases(_TOPIC, 'sets', 'not').pattern})\s+")


@cache
def _denies_after_words() -> re.Pattern[str]:
    """Return the pattern of what denies it after other words: "90 for the plumber, not 100"."""
    denial = phrases(_TOPIC, "sets", "not").pattern
    # Without a mark before it "no" may be Portuguese for "in the".
    several = "|".join(entry for entry in entries_of(_TOPIC, "sets", "not") if " " in entry)
    return re.compile(rf"(?:\s*{_MARK}+\s*(?:{denial})|\s+(?:{several}))\s+$")
