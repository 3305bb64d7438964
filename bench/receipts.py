"""Photographed receipts and voice notes: read as the product reads them, judged field by field."""

import atexit
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import psutil
from rapidfuzz import fuzz

from app.config import load_settings
from app.reading.documents import DocumentReader
from app.reading.drafts import Context, DocumentReading, Draft
from app.reading.text import read
from app.reading.voice import read_voice, transcriber
from bench.evaluation import Row
from bench.verdicts import Verdict

# Nothing in the sets is meant to lie ahead of it; of the person nothing else is known.
SOMEBODY = Context(today=date(2027, 12, 31))
# A name counts as right where it is so like the label's (0–100).
LIKE = 80

_TESTS: dict[str, Callable[[Draft, str], bool]] = {
    "total": lambda draft, value: draft.amount_cents == round(float(value) * 100),
    "date": lambda draft, value: draft.transaction_date.isoformat() == value,
    "currency": lambda draft, value: draft.currency == value,
    "merchant": lambda draft, value: (
        fuzz.token_set_ratio(draft.description.casefold(), value.casefold()) >= LIKE
    ),
}

_right: Counter[str] = Counter()
_asked: Counter[str] = Counter()


@cache
def _reader() -> DocumentReader:
    """The reader with warm children, for the whole run."""
    reader = DocumentReader(read)
    reader.warm()
    atexit.register(reader.close)
    return reader


def read_photo(path: Path, _row: Row) -> DocumentReading:
    """A photo, in a warm child."""
    return _reader().read(path.read_bytes(), kind="image", context=SOMEBODY)


def judge_receipt(row: Row, reading: DocumentReading | None) -> Verdict:
    """Total, date, currency, merchant; whole where total and date are right."""
    expected: dict[str, Any] = {"currency": row.get("currency"), **row["expected"]}
    draft = reading.drafts[0] if reading and reading.drafts else None
    if expected["total"] is None:
        fault = [f"invented {draft.amount_cents}"] if draft else []
        return Verdict(int(not draft), 1, not draft, draft is not None, fault)
    found = {
        name: draft is not None and test(draft, str(expected[name]))
        for name, test in _TESTS.items()
        if expected.get(name)
    }
    _asked.update(found.keys())
    _right.update(name for name, is_right in found.items() if is_right)
    return Verdict(
        fields_right=sum(found.values()),
        fields=len(found),
        whole=found["total"] and found.get("date", True),
        invented=draft is not None and not found["total"],
        faults=[f"{name} is {expected[name]}" for name, is_right in found.items() if not is_right],
    )


def costs() -> str:
    """By field since the last time, and what the children used: CPU seconds, peak memory."""
    fields = ", ".join(f"{name} {_right[name]}/{_asked[name]}" for name in _asked)
    children = psutil.Process().children()
    seconds = sum(sum(child.cpu_times()[:2]) for child in children)
    memory = max((child.memory_info().rss for child in children), default=0) / (1 << 20)
    _right.clear()
    _asked.clear()
    return f"  {fields}; children: {seconds:.1f} s of CPU so far, largest {memory:.0f} MB"


def read_recording(path: Path, row: Row) -> DocumentReading:
    """A voice note, heard by whoever is configured."""
    recording = path.with_suffix(".ogg") if row.get("ogg") else path
    return read_voice(recording.read_bytes(), SOMEBODY, transcriber(load_settings()), read)


def judge_recording(row: Row, reading: DocumentReading | None) -> Verdict | None:
    """Nothing booked of what tells of no money; the words right, where somebody heard them."""
    if reading is None:
        return None
    booked = bool(reading.drafts)
    if reading.problem == "voice_unavailable":
        return Verdict(0, 0, not booked, booked)
    heard, said = reading.transcript or "", row["expected"]["transcript"]
    same = fuzz.ratio(heard.casefold(), said.casefold()) >= LIKE if said else not heard
    return Verdict(int(same), 1, same and not booked, booked, [] if same else [f"heard {heard!r}"])
