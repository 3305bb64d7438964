"""Tell a plain log from a message that may change, refer to or ask for something."""

import re
from functools import cache

from app.reading.types import DraftTransaction, Reading
from app.text.normalize import clean, fold_in_place
from app.text.phrases import entries_of, phrases

# Above this a reading is right in 19 of 20 cases (app.reading.confidence).
SURE = 0.9
_TOPIC = "corrections"
# Emoji and some words tell of feelings, which get a warm sentence.
_FIRST_EMOJI = "\u2600"
# Lists of words with one of which a message is no plain log: of change, of feelings, of what was
# not done or is a mere price, and of moving money, to a goal perhaps.
_NOT_PLAIN = (
    (_TOPIC, "plain", "words"),
    (_TOPIC, "plain", "subjects"),
    (_TOPIC, "repeating", "words"),
    ("unavailable", "plain", "words"),
    ("talk", "feeling", "worried"),
    ("talk", "feeling", "frustrated"),
    ("orders", "not_done", "inside"),
    ("goals", "moving", "words"),
)
_NOT_PLAIN_BEGINNINGS = (
    ("orders", "not_done", "begins"),
    ("orders", "order", "begins"),
    ("orders", "goal", "begins"),
    (_TOPIC, "lead", "correcting"),
)


def is_plain_log(text: str, reading: Reading) -> bool:
    """Return whether a message is surely one or more purchases or incomes and nothing else.

    Otherwise the assistant reads it, which may find a log all the same: a plain log that is not
    recognized costs milliseconds, the other mistake a wrong entry.
    """
    if reading.intent != "transaction" or reading.question is not None or reading.is_cut:
        return False
    if any(draft.confidence < SURE or names_income(draft) for draft in reading.drafts):
        return False
    if any(character >= _FIRST_EMOJI for character in text):
        return False
    folded = fold_in_place(clean(text))
    if any(phrases(*names).search(folded) for names in _NOT_PLAIN):
        return False
    if _somebody_spends().search(folded):
        return False
    return not any(phrases(*names).match(folded) for names in _NOT_PLAIN_BEGINNINGS)


def names_income(draft: DraftTransaction) -> bool:
    """Return whether a purchase seems to be called income: "my salary is now 3500"."""
    found = phrases("finances", "sets", "income").search(fold_in_place(draft.description))
    return draft.kind == "expense" and found is not None


@cache
def _somebody_spends() -> re.Pattern[str]:
    """Return the pattern of a relative or the like with a verb of spending a few words later."""
    verbs = {entry.split()[0] for entry in entries_of("others", "verbs")}
    people = phrases("others", "people").pattern
    return re.compile(rf"{people}(?:\s+\w+){{0,3}}?\s+(?:{'|'.join(sorted(verbs))})(?!\w)")
