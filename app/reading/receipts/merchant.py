"""Find the merchant's name on a receipt."""

import re
from collections.abc import Sequence

from app.reading.categories.classifier import categorize
from app.reading.receipts.lines import ReceiptLine
from app.reading.receipts.money import find_amounts
from app.reading.receipts.roles import load_phrases
from app.reading.types import ReaderContext
from app.text.normalize import fold

# The name is in the first lines. The weights below are added to a line's score: for a legal form
# ("Ltd"), a company word, a kind of shop, each line further down, large print, unsure reading.
HEAD_LINES = 10
LEGAL, COMPANY, KIND, EARLY, LARGE, UNSURE = 4.0, 0.2, 1.5, 0.4, 1.5, -1.5
# A category with at least this certainty comes from a known merchant's name.
KNOWN_CERTAINTY = 0.85
_LETTERS = re.compile(r"[^\W\d_]")
_NUMBERS = re.compile(
    r"\([^)]*\d[^)]*\)|(?:(?:co|company|reg|roc|gst|no)\b\.?\s?)*[:#]?\s?\d[\d\-./]*-?[a-z]?\)?\s*$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"(?i)www\.|https?:|@\w|\btel\b|\bfax\b|\d{3}[ .-]?\d{3,}")


def find_merchant(lines: Sequence[ReceiptLine], context: ReaderContext) -> str | None:
    """Return the merchant's name as printed, without numbers; None where no line looks like one."""
    head = [line for line in lines if line.words][:HEAD_LINES]
    if not head:
        return None
    typical_height = sorted(line.height for line in lines)[len(lines) // 2]
    scores = [_score_line(line, at, typical_height, context) for at, line in enumerate(head)]
    at = max(range(len(head)), key=lambda index: scores[index])
    if scores[at] <= 0:
        return None
    name = _extract_name(head[at])
    if at and _is_company_form_only(head[at], scores[at - 1]):
        name = f"{_extract_name(head[at - 1])} {name}"
    return name


def _score_line(line: ReceiptLine, at: int, typical_height: float, context: ReaderContext) -> float:
    text = line.text
    folded = fold(text)
    letters = len(_LETTERS.findall(text))
    if letters < 3 or letters < sum(char.isdigit() for char in text):
        return -1.0
    score = 2.0 - EARLY * at
    score += LEGAL * _ends_with("legal", folded) + COMPANY * _ends_with("company", folded)
    category, certainty = categorize(_strip_numbers(text), context)
    is_known = category != "other" and certainty >= KNOWN_CERTAINTY
    score += KIND * (is_known or load_phrases("merchant", "kind").match_length(folded) > 0)
    score += min(LARGE, max(0.0, line.height / typical_height - 1.15) * 2)
    score += UNSURE * (line.score < 0.85) + UNSURE * (letters < 4)
    if _is_noise(folded) or any(amount.decimals == 2 for amount in find_amounts(line)):
        score -= 4.0
    if load_phrases("merchant", "address").match_length(folded):
        score -= 2.0
    if _CONTACT.search(_strip_numbers(text)):
        score -= 3.0
    return score


def _ends_with(forms: str, folded: str) -> bool:
    """Return whether a name contains one of the company `forms`; a short form must be its end."""
    bare = _NUMBERS.sub("", folded).strip(" .,-")
    found = load_phrases("merchant", forms).find_all(bare)
    return any(len(form) > 5 or bare.endswith(form.strip(".")) for form in found)


def _is_noise(folded: str) -> bool:
    words = re.findall(r"[a-z][a-z.'-]*", folded)
    noise = load_phrases("merchant", "noise")
    matched = sum(len(found) for found in noise.find_all(folded))
    return matched * 2 > sum(len(word) for word in words)


def _is_company_form_only(line: ReceiptLine, score_before: float) -> bool:
    """Return whether a line only completes the name above: "(Semenyih) Sdn Bhd", "Sdn Bhd"."""
    folded = re.sub(r"\([^)]*\)", " ", fold(_strip_numbers(line.text)))
    rest = folded
    for form in (
        *load_phrases("merchant", "legal").find_all(folded),
        *load_phrases("merchant", "company").find_all(folded),
    ):
        rest = rest.replace(form, " ", 1)
    return rest != folded and not _LETTERS.search(rest) and score_before > 0


def _extract_name(line: ReceiptLine) -> str:
    """Return a line's text without the short words that OCR makes of stains and borders."""
    words = [w.text for w in line.words if len(w.text) > 2 or (w.score >= 0.8 and len(w.text) > 1)]
    return _strip_numbers(" ".join(words) or line.text)


def _strip_numbers(text: str) -> str:
    return _NUMBERS.sub("", text).strip(" .,:;-*#|_")
