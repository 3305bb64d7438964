"""Recognize what strangers write of signing up: that they want to, or a question about it.

The webhook reads it, so it needs the phrases, not the reader.
"""

import re
from functools import cache

from app.text.commands import command
from app.text.normalize import clean, fold_in_place
from app.text.phrases import phrases
from app.text.yes_no import is_consent, read_phrases

_LONGEST_QUESTION = 300  # characters; a longer message is about something else
_MOST_POLITE = 4  # polite phrases at either end of a question
_BREAKS = re.compile(r"[.!?¿¡,;:()\n]+")
_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def is_sign_up(text: str) -> bool:
    """Return whether the whole message says yes to an offer to sign up, or asks to be signed up.

    "Yes", "ok, sign me up" do; "yes?", "yes but is it free" and "delete everything" do not.
    """
    return is_consent(text, read_phrases("signup", "accepts"))


def is_question_about_ozzie(text: str) -> bool:
    """Return whether the message asks what Ozzie is, what it costs or how one signs up.

    A question about one's money is none, nor is a greeting.
    """
    if len(text) > _LONGEST_QUESTION:
        return False
    folded = fold_in_place(clean(text))
    found = command(folded)
    if found is not None and found.intent == "help":
        return True
    parts = [" ".join(_WORDS.findall(part)) for part in _BREAKS.split(folded)]
    inside = phrases("signup", "asks", "inside")
    return any(_whole_question().fullmatch(part) or inside.search(part) for part in parts if part)


@cache
def _whole_question() -> re.Pattern[str]:
    """Return the pattern of questions that stand alone, with polite words around them."""
    whole = phrases("signup", "asks", "whole").pattern
    polite = phrases("intents", "polite", "words").pattern
    times = f"{{0,{_MOST_POLITE}}}"
    return re.compile(rf"(?:{polite}\s+){times}{whole}(?:\s+{polite}){times}")
