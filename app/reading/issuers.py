"""Who issued an invoice, and the currency that it names."""

import re
from collections.abc import Iterable, Sequence

from app.reading.data import load
from app.reading.statements.lines import Line
from app.reading.tables import dates
from app.reading.tables.vocabulary import any_of, fold

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
_HEAD = 40
_BELOW = 3
_LONGEST_NAME = 80
_LABEL_WORDS = 7


def issuer(lines: Sequence[Line]) -> str:
    """Who issued the document: as it says, else a company's name that is not the buyer's."""
    if found := _RECEIVED_FROM.search(" ".join(line.text for line in lines)):
        return found[1]
    if named := _labelled_name(lines):
        return named
    return _unlabelled_name(cell.text for line in lines for cell in line.cells())


def _unlabelled_name(cells: Iterable[str]) -> str:
    """The first company's name that stands in no buyer's particulars, else the first name."""
    buyer = False
    first = ""
    for text in cells:
        folded = fold(text)
        company = _SUFFIX.search(folded) is not None
        if _BUYERS.match(folded):
            buyer = True
        elif buyer:
            # The buyer's particulars end with the buyer's own company, if it is one.
            buyer = not company
        elif _is_name(text):
            if company:
                return text
            first = first or text
    return first


def _labelled_name(lines: Sequence[Line]) -> str:
    """The name that the surest of the seller's labels stands by."""
    found: list[tuple[int, str]] = []
    for at, line in enumerate(lines[:_HEAD]):
        for cell in line.cells():
            label = _LABELS.match(fold(cell.text))
            if label and (name := _name_at(lines, at, cell)):
                found.append((_MERCHANT["labels"].index(label[0]), name))
    return min(found, default=(0, ""), key=lambda item: item[0])[1]


def _name_at(lines: Sequence[Line], at: int, label: Line) -> str:
    """The name behind a label, or below it in its column."""
    _, colon, rest = label.text.partition(":")
    if colon and _is_name(rest):
        return rest.strip(" ,;.")
    if len(fold(label.text).split()) > _LABEL_WORDS:
        return ""
    left, right = label.words[0].left, label.words[-1].right
    for below in lines[at + 1 : at + 1 + _BELOW]:
        for cell in below.cells():
            beside = cell.words[-1].right > left and cell.words[0].left < right
            if beside and _is_name(cell.text) and not _LABELS.fullmatch(fold(cell.text)):
                return cell.text
    return ""


def _is_name(text: str) -> bool:
    """Whether a line can be a name: mostly letters, no label, no sentence, no figures."""
    clean = text.strip()
    letters = sum(char.isalpha() for char in clean)
    if not 3 <= len(clean) <= _LONGEST_NAME or letters * 2 < len(clean) or clean.endswith(":"):
        return False
    folded = fold(clean)
    return not (
        _NO_NAMES.match(folded)
        or _PARTICULARS.match(folded)
        or any(folded.startswith(phrase) for phrase in _KINDS)
        or dates.anywhere(clean)
    )


def currency_named(lines: Sequence[Line]) -> str | None:
    """The one currency that the document's figures or its words name."""
    text = "\n".join(line.text for line in lines)
    if _BRAZILIAN.search(text):
        return "BRL"
    codes = [code for code in _COMMON if re.search(rf"\b{code}\b", text)]
    if len(codes) == 1:
        return codes[0]
    written = [code for sign, code in _SIGNS.items() if sign in text]
    return written[0] if len(written) == 1 else None
