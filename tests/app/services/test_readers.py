"""Readers: which engine reads which type of submission."""

from datetime import date

import pytest

from app.errors import DocumentUnreadable, UnsupportedMediaType
from app.reading.types import ReaderContext
from app.requester import Requester
from app.schemas.transactions import NewSubmission
from app.services.readers import Readers
from tests.support.reader import SimpleReader

CONTEXT = ReaderContext(today=date(2026, 5, 5))
REQUESTER = Requester("client", "user")


def test_a_process_without_documents_says_what_to_send() -> None:
    new = NewSubmission(type="pdf", content=b"%PDF-1.7")
    with pytest.raises(UnsupportedMediaType, match="type text"):
        Readers(text=SimpleReader()).document(new, CONTEXT, REQUESTER)


def test_audio_that_is_no_recording_is_unsupported() -> None:
    new = NewSubmission(type="audio", content=b"%PDF-1.7")
    with pytest.raises(DocumentUnreadable) as caught:
        Readers(text=SimpleReader()).document(new, CONTEXT, REQUESTER)
    assert caught.value.reason == "unsupported"


def test_a_recording_is_transcribed_and_read_as_a_text() -> None:
    reader = SimpleReader()
    readers = Readers(text=reader, transcribe=lambda *_: "12 lunch")
    new = NewSubmission(type="audio", content=b"OggS" + b"\0" * 64)
    reading = readers.document(new, CONTEXT, REQUESTER)
    assert (reading.kind, reading.transcript) == ("voice", "12 lunch")
    assert [draft.amount_cents for draft in reading.drafts] == [1200]
