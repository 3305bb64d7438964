"""Voice notes: what they say, read as a text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import structlog

from app.config import Settings
from app.errors import DocumentUnreadable, ServiceUnavailable
from app.reading.drafts import Context, DocumentReading, Language, Reading
from app.reading.sandbox import Bounds, Sandbox
from app.reading.sandbox.bounds import MEGABYTE

log = structlog.get_logger()

# A recording and the speaker's usual language → the words.
Transcribe = Callable[[bytes, Language], str]

# The provider's model for speech; OPENAI_MODEL names the one for texts.
MODEL = "whisper-1"
TIMEOUT = 25.0
# A small local model and some minutes of speech.
WHISPER = Bounds(address_space=4096 * MEGABYTE, cpu_seconds=60, wall_seconds=45)

_ENDINGS = (
    (b"OggS", "ogg"),
    (b"RIFF", "wav"),
    (b"fLaC", "flac"),
    (b"\x1a\x45\xdf\xa3", "webm"),
    (b"ID3", "mp3"),
    (b"\xff", "mp3"),
)


def read_voice(
    data: bytes,
    context: Context,
    transcribe: Transcribe | None,
    read_text: Callable[[str, Context], Reading],
) -> DocumentReading:
    """A voice note's transcript, and what is to be booked of it.

    Problems: `voice_unavailable` where nobody here understands speech, `no_speech`,
    `no_transaction`. Raises what `transcribe` does.
    """
    if transcribe is None:
        return DocumentReading(kind="voice", problem="voice_unavailable")
    words = " ".join(transcribe(data, context.language).split())
    if not words:
        return DocumentReading(kind="voice", problem="no_speech")
    said = read_text(words, context)
    drafts = said.drafts if said.intent == "transaction" else ()
    problem = None if drafts else "no_transaction"
    return DocumentReading(drafts=drafts, kind="voice", problem=problem, transcript=words)


def transcriber(settings: Settings) -> Transcribe | None:
    """Who understands speech here: the provider, else the local model, else nobody."""
    if settings.openai_api_key:
        return Provider(settings.openai_api_key, settings.openai_base_url)
    return LocalWhisper(settings.whisper_dir) if settings.whisper_dir else None


class Provider:
    """The provider's transcription."""

    def __init__(self, api_key: str, base_url: str = "") -> None:
        """Takes the key; nothing is sent before the first recording."""
        import openai  # only where a key is set: it takes 0.35 s and 20 MB

        self._errors = openai
        self._client: Any = openai.OpenAI(
            api_key=api_key, base_url=base_url or None, timeout=TIMEOUT, max_retries=1
        )

    def __call__(self, data: bytes, _language: Language) -> str:
        """The words; the provider hears by itself which language they are in.

        Raises DocumentUnreadable for what it cannot hear, ServiceUnavailable where it is away.
        """
        errors = self._errors
        try:
            answer = self._client.audio.transcriptions.create(
                model=MODEL, file=(f"voice.{_ending(data)}", data)
            )
        except (errors.BadRequestError, errors.UnprocessableEntityError) as error:
            raise DocumentUnreadable("corrupt", "The recording could not be heard.") from error
        except errors.OpenAIError as error:
            log.warning("voice.provider_failed", error=type(error).__name__)
            raise ServiceUnavailable("Voice notes cannot be heard at this moment.") from error
        return str(answer.text)


def _ending(data: bytes) -> str:
    """The file ending that tells the provider the format."""
    return next((ending for start, ending in _ENDINGS if data.startswith(start)), "m4a")


class LocalWhisper:
    """A local model (the extra `whisper`), in a child as all that comes from outside."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the model as faster-whisper keeps it; it is loaded at the first use."""
        self._sandbox = Sandbox(f"app.reading.jobs.voice:{folder.absolute()}", WHISPER, size=1)

    def __call__(self, data: bytes, language: Language) -> str:
        """The words. Raises what Sandbox.run does."""
        return str(self._sandbox.run("transcribe", data, {"language": language}).get("text", ""))

    def close(self) -> None:
        """Ends the child."""
        self._sandbox.close()
