"""Pages for tests: a receipt typed as text becomes the lines that OCR would give."""

import re

from app.reading.receipts.lines import ReceiptLine, ReceiptWord, group_into_lines

CHARACTER, LINE = 10.0, 30.0


def words(text: str) -> list[ReceiptWord]:
    """Return the words of a page; two or more blanks separate them."""
    found = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        for match in re.finditer(r"\S+(?: \S+)*", line):
            width = CHARACTER * len(match[0])
            x = CHARACTER * match.start() + width / 2
            found.append(ReceiptWord(match[0], 0.98, x, LINE * (row + 1), width, 20.0))
    return found


def page(text: str) -> list[ReceiptLine]:
    """Return the lines of a page typed as text."""
    return group_into_lines(words(text))
