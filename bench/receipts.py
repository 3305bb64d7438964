"""Read photographed receipts and voice notes as the product does, and judge each field."""

import atexit
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from rapidfuzz import fuzz

from app.config import load_settings
from app.reading.documents.reader import DocumentReader
from app.reading.messages.reader import read_message
from app.reading.transcription import make_transcriber, read_voice_note
from app.reading.types import DocumentReading, DraftTransaction, ReaderContext
from bench.evaluation import Row
from bench.verdicts import Verdict

# Nothing in the sets is meant to lie ahead of it; of the person nothing else is known.
SOMEBODY = ReaderContext(today=date(2027, 12, 31))
# A name counts as right where it is so like the label's (0–100).
LIKE = 80

_TESTS: dict[str, Callable[[DraftTransaction, str], bool]] = {
    "total": lambda draft, value: draft.amount_cents == round(float(value) * 100),
    "date": lambda draft, value: draft.transaction_date.isoformat() == value,
    "currency": lambda draft, value: draft.currency == value,
    "merchant": lambda draft, value: (
        fuzz.token_set_ratio(draft.description.casefold(), value.casefold()) >= LIKE
    ),
}

_right: Counter[str] = Counter()
_asked: Counter[str] = Counter()
_seconds: list[float] = []


@cache
def _reader() -> DocumentReader:
    """Return the reader with running child processes, for the whole run."""
    reader = DocumentReader(read_message)
    reader.warm_up()
    atexit.register(reader.close)
    return reader


def read_photo(path: Path, _row: Row) -> DocumentReading:
    """Read a photo in a running child process, and note the CPU seconds that it took there."""
    reader, before = _reader(), _children_seconds()
    reading = reader.read(path.read_bytes(), kind="image", context=SOMEBODY)
    _seconds.append(_children_seconds() - before)
    return reading


def _children_seconds() -> float:
    return sum(sum(child.cpu_times()[:2]) for child in psutil.Process().children())


def judge_receipt(row: Row, reading: DocumentReading | None) -> Verdict:
    """Judge total, date, currency and merchant; a receipt is right where total and date are."""
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
    """By field since the last time, and what the children used: CPU of a photo, memory."""
    fields = ", ".join(f"{name} {_right[name]}/{_asked[name]}" for name in _asked)
    children = psutil.Process().children()
    middle, longest = (median(_seconds), max(_seconds)) if _seconds else (0.0, 0.0)
    memory = max((child.memory_info().rss for child in children), default=0) / (1 << 20)
    _right.clear()
    _asked.clear()
    _seconds.clear()
    return (
        f"  {fields}; CPU of a photo: median {middle:.2f} s, longest {longest:.2f} s; "
        f"largest child {memory:.0f} MB"
    )


def read_recording(path: Path, row: Row) -> DocumentReading:
    """Transcribe and read a voice note with the configured engine."""
    recording = path.with_suffix(".ogg") if row.get("ogg") else path
    return read_voice_note(
        recording.read_bytes(), SOMEBODY, make_transcriber(load_settings()), read_message
    )


def judge_recording(row: Row, reading: DocumentReading | None) -> Verdict | None:
    """Judge that nothing is booked that is no spending, and the words of a transcript."""
    if reading is None:
        return None
    booked = bool(reading.drafts)
    if reading.problem == "voice_unavailable":
        return Verdict(0, 0, not booked, booked)
    heard, said = reading.transcript or "", row["expected"]["transcript"]
    same = fuzz.ratio(heard.casefold(), said.casefold()) >= LIKE if said else not heard
    return Verdict(int(same), 1, same and not booked, booked, [] if same else [f"heard {heard!r}"])
