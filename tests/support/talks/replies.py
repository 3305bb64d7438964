"""What can be read out of a reply: its figures, its language, whether it asks."""

import re
import unicodedata

# Some countries part thousands by blanks: "40 000 Kz".
_FIGURE = re.compile(r"\d[\d.,\u00a0\u202f]*(?: \d{3}(?!\d))*[\d.,]*")
_STANDING_HINT = re.compile(r"undo|desfa|desha")
_COMMON = {
    "en": "the you your and is this that it of for have what spent with month not can are",
    "pt": "voce seu sua e o os do da em nao com este mes foi gastou uma um isso hoje pra",
    "es": "tu tus y el los las del en no con este mes fue gastaste una un eso hoy llevas para",
}


def fold(text: str) -> str:
    """Return a text in lower case without accents."""
    parts = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(char for char in parts if not unicodedata.combining(char)).lower()


def figures_in(text: str) -> set[int]:
    """Return every figure in a text, in cents, whichever sign parts the decimals."""
    found = set()
    for match in _FIGURE.finditer(text):
        plain = re.sub(r"[ \u00a0\u202f]", "", match[0]).strip(".,")
        if re.fullmatch(r"\d+|\d{1,3}(?:[.,]\d{3})+", plain):
            found.add(int(re.sub(r"\D", "", plain)) * 100)
        if parts := re.fullmatch(r"([\d.,]+)[.,](\d{1,2})", plain):
            found.add(int(re.sub(r"\D", "", parts[1])) * 100 + int(parts[2].ljust(2, "0")))
    return found


def language_of(text: str) -> str:
    """Return the language that most words of a text speak for."""
    words = re.findall(r"[a-z']+", fold(text))
    scores = {
        language: sum(word in common.split() for word in words)
        for language, common in _COMMON.items()
    }
    return max(scores, key=lambda language: scores[language])


def asks(text: str) -> bool:
    """Tell whether a reply asks something; the standing hint how to undo is no question."""
    return any("?" in line for line in text.splitlines() if not _STANDING_HINT.search(fold(line)))
