"""Read QIF files: one field per line after its letter, and a caret after each movement."""

import re
from collections.abc import Iterator

from app.reading.tables import dates, numbers
from app.reading.tables.grid import check_size
from app.reading.tables.rows import TableRow, unread_row
from app.reading.tables.vocabulary import Direction, states_balance
from app.reading.types import ReaderContext

_SECTION = re.compile(r"^!(?:Type:\s*(?P<type>[\w ]+)|Account)", re.IGNORECASE)
_MONEY_SECTIONS = ("bank", "ccard", "cash", "oth a", "oth l")


def is_qif(text: str) -> bool:
    """Return whether a text is a QIF file."""
    return re.match(r"\s*!(?:Type|Account|Option|Clear)", text, re.IGNORECASE) is not None


def read_qif(text: str, context: ReaderContext) -> tuple[list[TableRow], bool]:
    """Return the movements of all accounts in the file, and whether all accounts are cards."""
    records = list(_split_records(text))
    check_size(len(records), 0)
    mark = numbers.infer_decimal_mark((fields["T"] for _, fields in records), context.country)
    written_dates = [_parse_date(fields["D"]) for _, fields in records]
    order = dates.infer_order(
        (one for one in written_dates if one),
        today=context.today,
        country=context.country,
        hint="dmy" if mark == "," else "",
    )
    rows = []
    for (_, fields), found in zip(records, written_dates, strict=True):
        figure = numbers.parse_amount(fields["T"], mark)
        day = dates.to_date(found, order) if found and found.year else None
        words = _describe(fields)
        if not figure or not day:
            rows.append(unread_row(f"{fields['D']} {words} {fields['T']}"))
        elif not states_balance(words):
            direction = _to_direction(figure.sign)
            rows.append(TableRow(day, words, figure.cents, figure.sign, direction))
    return rows, bool(records) and all(section == "ccard" for section, _ in records)


def _to_direction(sign: Direction) -> Direction:
    return -1 if sign < 0 else 1


def _split_records(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the section and the fields of each movement.

    A second date begins another movement: some programs leave out the caret between two.
    """
    section, fields = "bank", dict[str, str]()
    for line in [*text.splitlines(), "^"]:
        found = _SECTION.match(line)
        if found or line.startswith("^") or (line[:1] in "Dd" and "D" in fields and line):
            if section in _MONEY_SECTIONS and "D" in fields and ("T" in fields or "U" in fields):
                yield section, {"T": fields.get("U", ""), **fields}
            fields = {}
        if found:
            section = (found["type"] or "account").strip().casefold()
        elif line[:1].isalpha():
            # A split repeats S, E and $: the first line with a letter belongs to the movement.
            fields.setdefault(line[0].upper(), line[1:].strip())


def _parse_date(text: str) -> dates.WrittenDate | None:
    """Return a date; Quicken writes 2015 as 6/12'15 and pads with blanks."""
    if "'" not in text:
        return dates.parse(text)
    day, _, year = text.partition("'")
    if any(map(str.isalpha, day)):
        return dates.parse(f"{day.strip()} {year.strip().zfill(2)}")
    parts = re.split(r"\s*[/.-]\s*", day.strip())
    return dates.parse("/".join([*parts, year.strip().zfill(2)]))


def _describe(fields: dict[str, str]) -> str:
    payee, memo = fields.get("P", ""), fields.get("M", "")
    if not payee or memo.casefold().startswith(payee.casefold()):
        payee, memo = memo or fields.get("L", "").strip("[]"), ""
    if fields.get("L", "").startswith("["):
        memo = f"{memo} account transfer".strip()
    return f"{payee} {memo}".strip() if memo.casefold() not in payee.casefold() else payee
