"""Find who issued an invoice, and the currency that it names."""

import re
from collections.abc import Iterable, Sequence

from app.reading.statements.lines import StatementLine
from app.reading.tables import dates
from app.reading.tables.vocabulary import any_of
from app.text.data import load
from app.text.tokens import fold_words

_WORDS = load("invoice_words")
_MERCHANT = _WORDS["merchant"]
_COMMON: tuple[str, ...] = _WORDS["kinds"]["currencies"]
_SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR"}
_BRAZILIAN = re.compile(r"\b(?:DANFE|DANFSe|NF-e|NFS-e|CNPJ)\b|R\$")
_RECEIVED_FROM = re.compile(r"(?i)recebemos de\s+(.{3,80}?)\s*,?\s+os produtos")
_LABELS = any_of(_MERCHANT["labels"])
_BUYERS = any_of(_MERCHANT["buyers"])
_PARTICULARS = any_of(_MERCHANT["particulars"])
_SUFFIX = re.compile(any_of(_MERCHANT["suffixes"]).pattern + "$")
_NO_NAMES = any_of(
    [
        *_WORDS["total"]["strong"],
        *_WORDS["total"]["weak"],
        *_WORDS["date"]["strong"],
        *_WORDS["date"]["weak"],
    ]
)
_KINDS = (*_WORDS["kinds"]["fiscal"], *_WORDS["kinds"]["invoice"])
# Labels are looked for in this many lines; a name is at most so many lines below its label and at
# most so long (characters). A cell with more words than _LABEL_WORDS is a sentence.
_HEAD = 40
_LINES_BELOW = 3
_LONGEST_NAME = 80
_LABEL_WORDS = 7


def find_issuer(lines: Sequence[StatementLine]) -> str:
    """Return the issuer: the labelled name, else a company's name that is not the buyer's."""
    if found := _RECEIVED_FROM.search(" ".join(line.text for line in lines)):
        return found[1]
    if named := _find_labelled_name(lines):
        return named
    return _find_company_name(cell.text for line in lines for cell in line.split_cells())


def _find_company_name(cells: Iterable[str]) -> str:
    """Return the first company outside the buyer's details, else the first name there, else ""."""
    buyer = False
    first = ""
    for text in cells:
        folded = fold_words(text)
        company = _SUFFIX.search(folded) is not None
        if _BUYERS.match(folded):
            buyer = True
        elif buyer:
            # The buyer's details end with the buyer's own company, if it is one.
            buyer = not company
        elif _is_name(text):
            if company:
                return text
            first = first or text
    return first


def _find_labelled_name(lines: Sequence[StatementLine]) -> str:
    """Return the name at the most reliable of the seller's labels, "" where there is none."""
    found: list[tuple[int, str]] = []
    for at, line in enumerate(lines[:_HEAD]):
        for cell in line.split_cells():
            label = _LABELS.match(fold_words(cell.text))
            if label and (name := _find_name_at_label(lines, at, cell)):
                found.append((_MERCHANT["labels"].index(label[0]), name))
    return min(found, default=(0, ""), key=lambda item: item[0])[1]


def _find_name_at_label(lines: Sequence[StatementLine], at: int, label: StatementLine) -> str:
    """Return the name after a label, or below it in the same column."""
    _, colon, rest = label.text.partition(":")
    if colon and _is_name(rest):
        return rest.strip(" ,;.")
    if len(fold_words(label.text).split()) > _LABEL_WORDS:
        return ""
    left, right = label.words[0].left, label.words[-1].right
    for below in lines[at + 1 : at + 1 + _LINES_BELOW]:
        for cell in below.split_cells():
            beside = cell.words[-1].right > left and cell.words[0].left < right
            if beside and _is_name(cell.text) and not _LABELS.fullmatch(fold_words(cell.text)):
                return cell.text
    return ""


def _is_name(text: str) -> bool:
    """Return whether a text can be a name: mostly letters, no label, no sentence, no date."""
    clean = text.strip()
    letters = sum(char.isalpha() for char in clean)
    if not 3 <= len(clean) <= _LONGEST_NAME or letters * 2 < len(clean) or clean.endswith(":"):
        return False
    folded = fold_words(clean)
    return not (
        _NO_NAMES.match(folded)
        or _PARTICULARS.match(folded)
        or any(folded.startswith(phrase) for phrase in _KINDS)
        or dates.find_all(clean)
    )


def find_currency(lines: Sequence[StatementLine]) -> str | None:
    """Return the only currency (ISO 4217) that signs or codes name, None where there are more."""
    text = "\n".join(line.text for line in lines)
    if _BRAZILIAN.search(text):
        return "BRL"
    codes = [code for code in _COMMON if re.search(rf"\b{code}\b", text)]
    if len(codes) == 1:
        return codes[0]
    written = [code for sign, code in _SIGNS.items() if sign in text]
    return written[0] if len(written) == 1 else None
