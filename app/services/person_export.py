"""Export everything that is kept of a person to a file, as JSON or as a workbook.

Rows are streamed, so that a hundred thousand entries need no more memory than a hundred.
"""

import json
import os
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import structlog

from app.db import Session
from app.errors import Conflict, ValidationError
from app.models import User
from app.services.person_workbook import Sections, write_workbook
from app.store.personal_data import SECTIONS, stream_rows

log = structlog.get_logger()

FORMATS = (".json", ".xlsx")


def export(session: Session, user: User, path: Path, now: datetime) -> dict[str, int]:
    """Write a new file, readable by its owner alone; return how many rows of each kind it has.

    The name's end tells the format. Raises ValidationError for another one and for a folder
    that cannot be written, and Conflict where the file exists; where writing fails no file is left.
    """
    if path.suffix.lower() not in FORMATS:
        raise ValidationError.of("--out", f"give a name that ends with {' or '.join(FORMATS)}")
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Conflict(f"{path} exists already. Give another name with --out.") from None
    except OSError as error:
        raise ValidationError.of("--out", f"{error.strerror}: {path}") from None
    try:
        with os.fdopen(file, "wb") as out:
            sections = _sections(session, user)
            is_json = path.suffix.lower() == ".json"
            counts = _write_json(sections, out, now) if is_json else write_workbook(sections, out)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    log.info("person_exported", user=user.id, client=user.client_id, rows=sum(counts.values()))
    return counts


def _sections(session: Session, user: User) -> Sections:
    for section in SECTIONS:
        found = stream_rows(session, section, user.id)
        rows = ({name: _plain(value) for name, value in row.items()} for row in found)
        yield section.name, section.columns, rows


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: times in UTC with Z, days in ISO form, decimals as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _write_json(sections: Sections, out: IO[bytes], now: datetime) -> dict[str, int]:
    """Write one object: the time, and a list of rows for each kind."""
    counts = {}
    out.write(b'{"exported_at": ' + _json(_plain(now)))
    for name, _, rows in sections:
        out.write(b",\n" + _json(name) + b": [")
        counts[name] = 0
        for row in rows:
            out.write((b",\n " if counts[name] else b"\n ") + _json(row))
            counts[name] += 1
        out.write(b"]")
    out.write(b"}\n")
    return counts


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
