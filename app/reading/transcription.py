"""Transcribe voice notes and read what was said as a text message."""

from collections.abc import Callable
from pathlib import Path

from app.config import Settings
from app.reading.types import DocumentReading, ReaderContext, Reading
from app.sandbox.bounds import MEGABYTE, Bounds
from app.sandbox.sandbox import Sandbox
from app.text.languages import Language

# Takes a recording and the speaker's usual language; returns the words, None where it can hear none
# at all until an operator changes something.
Transcriber = Callable[[bytes, Language], str | None]

# Enough for a small model and some minutes of speech.
WHISPER_BOUNDS = Bounds(address_space=4096 * MEGABYTE, cpu_seconds=60, wall_seconds=45)


def read_voice_note(
    data: bytes,
    context: ReaderContext,
    transcribe: Transcriber | None,
    read_text: Callable[[str, ReaderContext], Reading],
) -> DocumentReading:
    """Return the transcript of a voice note and the transactions in it.

    Problems: `voice_unavailable` where no transcriber is installed, `no_speech`,
    `no_transaction`. Raise what `transcribe` raises.
    """
    heard = transcribe(data, context.language) if transcribe else None
    if heard is None:
        return DocumentReading(kind="voice", problem="voice_unavailable")
    words = " ".join(heard.split())
    if not words:
        return DocumentReading(kind="voice", problem="no_speech")
    reading = read_text(words, context)
    drafts = reading.drafts if reading.intent == "transaction" else ()
    if not drafts:
        return DocumentReading(kind="voice", problem="no_transaction", transcript=words)
    return DocumentReading(drafts=drafts, kind="voice", transcript=words)


def make_transcriber(settings: Settings) -> Transcriber | None:
    """Return the transcriber of a local model, None where none is configured."""
    if settings.whisper_dir is None:
        return None
    return WhisperTranscriber(settings.whisper_dir, shared=settings.data_dir / "voice")


class WhisperTranscriber:
    """Transcribes with a local Whisper model (the extra `whisper`) in a child process."""

    def __init__(self, folder: Path, *, shared: Path | None = None) -> None:
        """Use the faster-whisper model in `folder`, loaded with the first recording.

        Processes of a host that are given the same `shared` path use one child together.
        """
        module = f"app.reading.documents.jobs.recordings:{folder.absolute()}"
        self._sandbox = Sandbox(module, WHISPER_BOUNDS, size=1, shared=shared)

    def __call__(self, data: bytes, language: Language) -> str:
        """Return the words. Raise what Sandbox.run raises."""
        return str(self._sandbox.run("transcribe", data, {"language": language}).get("text", ""))

    def close(self) -> None:
        """End the child."""
        self._sandbox.close()
