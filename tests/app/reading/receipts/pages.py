"""Pages for tests: a receipt typed as text becomes the lines that OCR would give."""

import re

from app.reading.receipts.lines import Line, Word, lines_of

CHARACTER, LINE = 10.0, 30.0


def words(text: str) -> list[Word]:
    """The words of a page; two blanks or more part one from the next."""
    found = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        for match in re.finditer(r"\S+(?: \S+)*", line):
            width = CHARACTER * len(match[0])
            x = CHARACTER * match.start() + width / 2
            found.append(Word(match[0], 0.98, x, LINE * (row + 1), width, 20.0))
    return found


def page(text: str) -> list[Line]:
    """The lines of a page typed as text."""
    return lines_of(words(text))
