"""QIF: one field a line, one letter before it, a caret behind each movement."""

import re
from collections.abc import Iterator

from app.reading.drafts import Context
from app.reading.tables import dates, numbers
from app.reading.tables.grid import bounded
from app.reading.tables.rows import Row
from app.reading.tables.vocabulary import Direction

_SECTION = re.compile(r"^!(?:Type:\s*(?P<type>[\w ]+)|Account)", re.IGNORECASE)
_MONEY_SECTIONS = ("bank", "ccard", "cash", "oth a", "oth l")


def is_qif(text: str) -> bool:
    """Whether a text is a QIF file."""
    return re.match(r"\s*!(?:Type|Account|Option|Clear)", text, re.IGNORECASE) is not None


def read_qif(text: str, context: Context) -> tuple[list[Row], bool]:
    """The movements of the file's accounts, and whether all of them are cards'."""
    records = list(_records(text))
    bounded(len(records), 0)
    mark = numbers.decimal_mark((fields["T"] for _, fields in records), context.country)
    written = [_date(fields["D"]) for _, fields in records]
    order = dates.order_of(
        (one for one in written if one),
        today=context.today,
        country=context.country,
        hint="dmy" if mark == "," else "",
    )
    rows = []
    for (_, fields), found in zip(records, written, strict=True):
        figure = numbers.parse(fields["T"], mark)
        day = dates.day(found, order) if found and found.year else None
        if figure and day:
            rows.append(
                Row(day, _description(fields), figure.cents, figure.sign, _signed(figure.sign))
            )
    return rows, bool(records) and all(section == "ccard" for section, _ in records)


def _signed(sign: Direction) -> Direction:
    return -1 if sign < 0 else 1


def _records(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    section, fields = "bank", dict[str, str]()
    for line in text.splitlines():
        if found := _SECTION.match(line):
            section, fields = (found["type"] or "account").strip().casefold(), {}
        elif line.startswith("^"):
            if section in _MONEY_SECTIONS and "D" in fields and ("T" in fields or "U" in fields):
                yield section, {"T": fields.get("U", ""), **fields}
            fields = {}
        elif line[:1].isalpha():
            # Parts of a split repeat S, E and $: the first line of each letter is the movement's.
            fields.setdefault(line[0].upper(), line[1:].strip())


def _date(text: str) -> dates.Written | None:
    """A date; Quicken writes 2015 as 6/12'15 and pads with blanks."""
    return dates.written(re.sub(r"\s*'\s*", "/", text).replace(" ", "0") if "'" in text else text)


def _description(fields: dict[str, str]) -> str:
    payee, memo = fields.get("P", ""), fields.get("M", "")
    if not payee or memo.casefold().startswith(payee.casefold()):
        payee, memo = memo or fields.get("L", "").strip("[]"), ""
    if fields.get("L", "").startswith("["):
        memo = f"{memo} account transfer".strip()
    return f"{payee} {memo}".strip() if memo.casefold() not in payee.casefold() else payee
