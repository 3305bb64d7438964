"""Fill a model's answer with the person's figures, and refuse what is not theirs.

A model writes `{spent_food}` where a number or a date belongs; the value is that of a tool's
result. Every other figure, in digits or in words, would be from its memory.
"""

import re
from collections.abc import Mapping

from app.model.answer_words import check_letters, check_words, tidy
from app.model.faults import ModelFault
from app.text.languages import Language
from app.text.normalize import clean

LONGEST = 1000  # characters
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]{0,59})\}")
# What beside a placeholder would make another figure of it: "{food}00", "-{food}", "{food}k".
_GLUED = re.compile(r"[\w}%$€£+-]\{[a-z]|\}[\w{%$€£]")
_LIST_NUMBER = re.compile(r"^\s*(?:10|[1-9])[.)](?=\s)", re.MULTILINE)


def fill(text: str, values: Mapping[str, str], language: Language) -> str:
    """Return the answer with the values of its placeholders.

    Raise ModelFault "ungrounded", whose detail tells the model what to change.
    """
    check_letters(text)
    has_odd_number = any(char.isnumeric() and not char.isdecimal() for char in text)
    text = tidy(clean(text))
    if not text or len(text) > LONGEST:
        raise ModelFault("ungrounded", "Write one to six sentences.")
    unknown = [name for name in _PLACEHOLDER.findall(text) if name not in values]
    if unknown:
        raise ModelFault("ungrounded", f"No tool gave {{{unknown[0]}}}. Use only names of results.")
    words = _LIST_NUMBER.sub("", _PLACEHOLDER.sub(" ", text))
    if "{" in words or "}" in words or _GLUED.search(text):
        raise ModelFault("ungrounded", "Write a placeholder as {name}, with blanks around it.")
    if has_odd_number:
        raise ModelFault("ungrounded", "Write no number: only placeholders of tools' results.")
    check_words(words, language)
    return _PLACEHOLDER.sub(lambda found: values[found[1]], text)
