"""Voice notes: transcribed by a local model or a provider, or not at all."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.config import Settings
from app.errors import ServiceUnavailable
from app.reading.transcription import (
    WhisperTranscriber,
    make_transcriber,
    read_voice_note,
)
from app.reading.types import DraftTransaction, ReaderContext, Reading
from app.text.languages import Language

CONTEXT = ReaderContext(today=date(2026, 5, 5))
OGG = b"OggS" + bytes(60)
LUNCH = DraftTransaction(1200, "USD", "expense", "food", "lunch", CONTEXT.today, 0.9)


def understand(text: str, _context: ReaderContext) -> Reading:
    """Log lunch where a text mentions it."""
    if "lunch" in text:
        return Reading("transaction", "en", (LUNCH,))
    return Reading("chat", "en", (LUNCH,))


def transcriber_returning(words: str) -> Any:
    """Return a transcriber that returns these words."""

    def transcribe(_data: bytes, _language: Language) -> str:
        return words

    return transcribe


def test_a_transcript_is_read_as_a_text() -> None:
    reading = read_voice_note(
        OGG, CONTEXT, transcriber_returning(" twelve  for lunch "), understand
    )
    assert reading.drafts == (LUNCH,)
    assert (reading.kind, reading.transcript) == ("voice", "twelve for lunch")


def test_a_question_books_nothing_and_keeps_its_words() -> None:
    reading = read_voice_note(OGG, CONTEXT, transcriber_returning("how am I doing?"), understand)
    assert (reading.drafts, reading.problem) == ((), "no_transaction")
    assert reading.transcript == "how am I doing?"


def test_silence_holds_nothing() -> None:
    assert (
        read_voice_note(OGG, CONTEXT, transcriber_returning("  "), understand).problem
        == "no_speech"
    )


def test_without_a_transcriber_voice_notes_have_a_problem() -> None:
    assert read_voice_note(OGG, CONTEXT, None, understand).problem == "voice_unavailable"


def settings(**values: Any) -> Settings:
    """Return settings with only these values."""
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    return Settings.model_construct(**{**defaults, **values})


def test_a_local_model_is_optional() -> None:
    assert isinstance(make_transcriber(settings(whisper_dir=Path("/nowhere"))), WhisperTranscriber)
    assert make_transcriber(settings()) is None


def test_a_transcriber_that_cannot_hear_at_all_is_said_so() -> None:
    reading = read_voice_note(OGG, CONTEXT, lambda _data, _language: None, understand)
    assert reading.problem == "voice_unavailable"


def test_a_local_model_that_is_not_there_is_our_fault(tmp_path: Path) -> None:
    whisper = WhisperTranscriber(tmp_path)
    with pytest.raises(ServiceUnavailable):
        whisper(OGG, "en")
    whisper.close()
