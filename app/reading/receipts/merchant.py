"""Whose receipt it is. Pure."""

import re
from collections.abc import Sequence

from app.reading.categories import categorize
from app.reading.drafts import Context
from app.reading.receipts.lines import Line
from app.reading.receipts.money import amounts_on
from app.reading.receipts.roles import phrases
from app.reading.words import fold

# The name stands among the first lines.
HEAD = 10
LEGAL, COMPANY, KIND, EARLY, LARGE, UNSURE = 4.0, 0.2, 1.5, 0.4, 1.5, -1.5
# A name that the categories' tables are so sure of is one of theirs.
KNOWN = 0.85
_LETTERS = re.compile(r"[^\W\d_]")
_NUMBERS = re.compile(
    r"\([^)]*\d[^)]*\)|(?:(?:co|company|reg|roc|gst|no)\b\.?\s?)*[:#]?\s?\d[\d\-./]*-?[a-z]?\)?\s*$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"(?i)www\.|https?:|@\w|\btel\b|\bfax\b|\d{3}[ .-]?\d{3,}")


def find_merchant(lines: Sequence[Line], context: Context) -> str | None:
    """The merchant's name as printed, without numbers; None where no line looks like one."""
    head = [line for line in lines if line.words][:HEAD]
    if not head:
        return None
    typical = sorted(line.height for line in lines)[len(lines) // 2]
    scores = [_score(line, at, typical, context) for at, line in enumerate(head)]
    at = max(range(len(head)), key=lambda here: scores[here])
    if scores[at] <= 0:
        return None
    name = _name(head[at])
    if at and _goes_on(head[at], scores[at - 1]):
        name = f"{_name(head[at - 1])} {name}"
    return name


def _score(line: Line, at: int, typical: float, context: Context) -> float:
    text = line.text
    folded = fold(text)
    letters = len(_LETTERS.findall(text))
    if letters < 3 or letters < sum(char.isdigit() for char in text):
        return -1.0
    score = 2.0 - EARLY * at
    score += LEGAL * _ends_with("legal", folded) + COMPANY * _ends_with("company", folded)
    category, sure = categorize(_clean(text), context)
    is_known = category != "other" and sure >= KNOWN
    score += KIND * (is_known or phrases("merchant", "kind").longest_in(folded) > 0)
    score += min(LARGE, max(0.0, line.height / typical - 1.15) * 2)
    score += UNSURE * (line.score < 0.85) + UNSURE * (letters < 4)
    if _is_noise(folded) or any(amount.decimals == 2 for amount in amounts_on(line)):
        score -= 4.0
    if phrases("merchant", "address").longest_in(folded):
        score -= 2.0
    if _CONTACT.search(_clean(text)):
        score -= 3.0
    return score


def _ends_with(forms: str, folded: str) -> bool:
    """Whether the name has one of the firms' `forms`; a short one must end it."""
    bare = _NUMBERS.sub("", folded).strip(" .,-")
    found = phrases("merchant", forms).all_in(bare)
    return any(len(form) > 5 or bare.endswith(form.strip(".")) for form in found)


def _is_noise(folded: str) -> bool:
    words = re.findall(r"[a-z][a-z.'-]*", folded)
    noise = phrases("merchant", "noise")
    matched = sum(len(found) for found in noise.all_in(folded))
    return matched * 2 > sum(len(word) for word in words)


def _goes_on(line: Line, score_before: float) -> bool:
    """Whether the line is but the second half of a name: "(Semenyih) Sdn Bhd", "Sdn Bhd"."""
    folded = re.sub(r"\([^)]*\)", " ", fold(_clean(line.text)))
    rest = folded
    for form in (
        *phrases("merchant", "legal").all_in(folded),
        *phrases("merchant", "company").all_in(folded),
    ):
        rest = rest.replace(form, " ", 1)
    return rest != folded and not _LETTERS.search(rest) and score_before > 0


def _name(line: Line) -> str:
    """The line without what OCR made of spots and borders beside it."""
    words = [w.text for w in line.words if len(w.text) > 2 or (w.score >= 0.8 and len(w.text) > 1)]
    return _clean(" ".join(words) or line.text)


def _clean(text: str) -> str:
    return _NUMBERS.sub("", text).strip(" .,:;-*#|_")
