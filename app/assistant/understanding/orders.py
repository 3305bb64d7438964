"""Tell orders and wishes of change from purchases: "set 300 aside" books nothing.

What such a sentence names decides its command (the other readers); where none of them knows what
to do with it, it must not become a log. The words are in orders.toml of each language.
"""

import re

from app.assistant.understanding.sentences import read_sentences
from app.assistant.understanding.utterance import LONGEST, Utterance
from app.text.phrases import phrases
from app.text.templates import AMOUNTS

_FIGURE = "1"  # stands for an amount where `{number}` is to match


def names_an_order(utterance: Utterance) -> bool:
    """Return whether a sentence is an order or a wish of change, not a request to log.

    "Add 50 for parking" and "anota 30 de padaria" are such requests.
    """
    if len(utterance.text) > LONGEST:
        return False
    orders = phrases("orders", "order", "begins")
    return any(
        orders.match(with_figures(sentence.words)) is not None
        for language in utterance.languages
        for sentence in read_sentences(utterance, language)
    )


def tells_no_purchase(utterance: Utterance) -> bool:
    """Return whether a sentence tells what was not done, a price, an age or a count.

    "Almost bought", "my card was declined", "bread is now 5" and "my son turned 18" book nothing.
    """
    if len(utterance.text) > LONGEST:
        return False
    words = with_figures(utterance.masked)
    if phrases("orders", "not_done", "inside").search(words):
        return True
    begins = phrases("orders", "not_done", "begins")
    return any(
        (match := begins.match(with_figures(sentence.words))) is not None
        and not _goes_on(match, with_figures(sentence.words))
        for language in utterance.languages
        for sentence in read_sentences(utterance, language)
    )


def _goes_on(match: re.Match[str], words: str) -> bool:
    """Return whether what was not done is followed by what was: "almost took it, but paid 4".

    What has no amount is no such: "but then I thought better of it".
    """
    contrast = phrases("modality", "factual", "contrast").search(words, match.end())
    return contrast is not None and _FIGURE in words[contrast.end() :]


def with_figures(masked: str) -> str:
    """Return masked words with a figure for each amount, for lists with `{number}`."""
    return "".join(_FIGURE if ord(character) in AMOUNTS else character for character in masked)
