"""Turn a bank's statement line into a readable description."""

import re

from app.text.data import load
from app.text.normalize import DESCRIPTION_LENGTH
from app.text.payment_processors import without_processor

# Card numbers ("4532 XXXX XXXX 1234", "****1234"), references and phone numbers.
_MASKED = re.compile(r"(?i)\b(?:\d{2,6}[ -]?)?(?:[x*•]{2,}[ -]?)+\d{2,4}\b|[*x•]{4,}")
_CARD = re.compile(
    r"(?i)\b(?:card|cartao|cartão|tarjeta|tarj|tjta|ending in|final)\.? ?(?:no\.?)? ?\d{3,}\b"
)
_PHONE = re.compile(r"\b1?[-. ]?\(?\d{3}\)?[-. ]\d{3}[-.]?\d{4}\b|\b\d{3}[-.]\d{7}\b")
_MONTHS = (
    r"(?:jan|feb|fev|mar|apr|abr|may|mai|jun|jul|aug|ago|sep|set|oct|out|nov|dec|dez|dic|ene)[a-z]*"
)
_DATE = re.compile(
    r"(?i)\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b"
    rf"|\b\d{{1,2}} ?(?:de )?{_MONTHS}\b\.?(?: ?\d{{4}})?"
)
_TIME = re.compile(r"(?i)\b\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\b|\b\d{1,2}h\d{2}\b")
# A long run of digits, alone or glued to letters as references are: "REF00912773", "P2E4F21A9".
_NUMBER = re.compile(
    r"(?i)(?:\b(?:ref|nsu|aut|auth|id|trx|txn|tran|op|doc|nro|n[o°º])[.:# ]*)?#?\b\d{5,}\b"
)
_REFERENCE = re.compile(r"(?i)\b(?=[a-z]*\d)(?=(?:[a-z]*\d){3})[a-z0-9]{7,}\b")
_EDGES = " \t*#:;,.-–_/|\\'\"+="
_SYMBOLS = re.compile(r"[*_|]+|\s[#:;\-–/]+(?=\s)")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’&][^\W\d_]+)*")
_HELP_SITE = re.compile(r"(?i)(?<=\s)(?:www\.|help\.)\S+$")
_JOINED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


def tidy_statement_description(text: str) -> str:
    """Return a statement line without processors, card and reference numbers, dates and times.

    ALL CAPS becomes Title Case; at most 60 characters, cut between words. A line of nothing but
    numbers is returned with its blanks collapsed.
    """
    plain = _BLANKS.sub(" ", text).strip()
    tidy = without_processor(plain)
    for pattern in (_HELP_SITE, _MASKED, _CARD, _PHONE, _TIME, _DATE, _NUMBER, _REFERENCE):
        tidy = pattern.sub(" ", tidy)
    tidy = _BLANKS.sub(" ", _SYMBOLS.sub(" ", tidy)).strip(_EDGES)
    tidy = without_processor(tidy).strip(_EDGES) or tidy
    if not any(char.isalpha() for char in tidy):
        tidy = plain
    return shorten(_apply_title_case(_split_joined(tidy)))


def shorten(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Return at most `length` characters of `text`, cut between words unless that loses half."""
    if len(text) <= length:
        return text
    cut = text[:length]
    at_word, _, _ = cut.rpartition(" ")
    return (at_word if len(at_word) > length // 2 else cut).rstrip(_EDGES)


def _split_joined(text: str) -> str:
    """Split joined words ("JoseDaSilva"); a name of only two ("PicPay") stays as it is."""
    parts = _JOINED.split(text)
    return " ".join(parts) if " " not in text and len(parts) > 2 else text


def _apply_title_case(text: str) -> str:
    """Return Title Case for a text in ALL CAPS, any other text unchanged."""
    if any(char.islower() for char in text):
        return text
    first = True

    def capitalize(match: re.Match[str]) -> str:
        nonlocal first
        word, is_first, first = match[0], first, False
        lowered = word.lower()
        if lowered in _lower_case_words() and not is_first:
            return lowered
        return word if lowered in _upper_case_words() or "&" in word else word[:1] + lowered[1:]

    return _WORD.sub(capitalize, text)


def _lower_case_words() -> frozenset[str]:
    return frozenset(load("capitals")["lower"])


def _upper_case_words() -> frozenset[str]:
    return frozenset(load("capitals")["upper"])
