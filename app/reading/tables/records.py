"""Read exports that write each movement as a block of lines such as "Amount: -12.50"."""

import re
from collections.abc import Sequence

from app.reading.tables.contents import DATES
from app.reading.tables.grid import MAX_CELL_LENGTH, MAX_ROWS, Grid, check_size
from app.reading.tables.vocabulary import find_exact_role

_FIELD = re.compile(r"\s*([^:\d]{2,30}?)\s*:\s*(.*)")
_MONEY = frozenset({"amount", "debit", "credit"})


def read_records(text: str) -> Grid | None:
    """Return the blocks of a text as rows below their labels, None where it has no such blocks.

    A block begins where a label is repeated; at least two blocks need a date and an amount. Raise
    DocumentUnreadable("too_large") for too many of them.
    """
    lines = text.replace("\xa0", " ").splitlines()
    fields = [found for line in lines[: MAX_ROWS * 8] if (found := _FIELD.fullmatch(line))]
    if len(fields) * 2 < sum(map(bool, map(str.strip, lines))):
        return None
    blocks: list[dict[str, str]] = [{}]
    for found in fields:
        label = found[1].strip()
        if label in blocks[-1]:
            blocks.append({})
        blocks[-1][label] = found[2].strip()[:MAX_CELL_LENGTH]
    whole = [block for block in blocks if _is_movement(list(block))]
    check_size(len(whole), 0)
    if len(whole) < 2:
        return None
    labels = list(dict.fromkeys(label for block in whole for label in block))
    check_size(0, len(labels))
    rows: Grid = [[block.get(label, "") for label in labels] for block in whole]
    return [[*labels], *rows]


def _is_movement(labels: Sequence[str]) -> bool:
    roles = {find_exact_role(label) for label in labels}
    return bool(roles & set(DATES)) and bool(roles & _MONEY)
