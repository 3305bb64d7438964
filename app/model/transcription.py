"""Transcribe voice notes with the provider's speech model."""

from collections.abc import Mapping
from typing import Any

from app.errors import DocumentUnreadable, ServiceUnavailable
from app.model.client import ModelClient
from app.model.faults import LASTING, ModelFault
from app.model.prices import SPEECH_MICROS_PER_SECOND, Usage
from app.model.provider import ProviderAnswer
from app.requester import Requester
from app.text.languages import Language

# Of a voice note in WhatsApp; only a reservation and a missing duration rest on it.
_BYTES_PER_SECOND = 2_000
_LONGEST_SECONDS = 7_200
# Faults after which the next note finds nothing better: the reply says that notes are not heard.
_UNAVAILABLE = LASTING | {"over_budget", "opted_out", "no_database"}
_EXTENSIONS = (
    (b"OggS", "ogg"),
    (b"RIFF", "wav"),
    (b"fLaC", "flac"),
    (b"\x1a\x45\xdf\xa3", "webm"),
    (b"ID3", "mp3"),
    (b"\xff", "mp3"),
)


class ModelTranscriber:
    """Transcribes the recordings of one request."""

    def __init__(self, client: ModelClient, model: str, requester: Requester) -> None:
        self._client = client
        self._model = model
        self._requester = requester

    def __call__(self, data: bytes, _language: Language) -> str | None:
        """Return the words, None where voice notes cannot be heard at all.

        The provider detects the language by itself. Raise DocumentUnreadable for a recording that
        it rejects, ServiceUnavailable where a later try may succeed.
        """
        try:
            return self._ask(data)
        except ModelFault as fault:
            reason = self._client.breaker(self._model).reason
            if fault.outcome in _UNAVAILABLE or (
                fault.outcome == "breaker_open" and reason in _UNAVAILABLE
            ):
                return None
            if fault.outcome == "too_large":
                raise DocumentUnreadable(
                    "too_large", "The recording is too long. Send a shorter one."
                ) from fault
            if fault.outcome in {"bad_request", "refused"}:
                raise DocumentUnreadable(
                    "corrupt", "The recording could not be read. Record it again."
                ) from fault
            raise ServiceUnavailable(
                "Voice notes cannot be transcribed at the moment. Try again later."
            ) from fault

    def _ask(self, data: bytes) -> str:
        name = f"voice.{_detect_extension(data)}"
        seconds = min(_LONGEST_SECONDS, len(data) / _BYTES_PER_SECOND)

        def call() -> tuple[ProviderAnswer, Usage]:
            fields = {"model": self._model}
            answer = self._client.provider.transcribe(fields, name, data, self._requester.deadline)
            return answer, Usage()

        def price(body: Mapping[str, Any]) -> int:
            return round(_duration(body, seconds) * SPEECH_MICROS_PER_SECOND)

        estimate = round(seconds * SPEECH_MICROS_PER_SECOND)
        return self._client.accounted(
            self._requester, "voice", self._model, estimate, call, _words, price
        )


def _detect_extension(data: bytes) -> str:
    """Return the file extension by which the provider recognizes the format."""
    return next((ending for start, ending in _EXTENSIONS if data.startswith(start)), "m4a")


def _words(body: Mapping[str, Any]) -> str:
    text = body.get("text")
    if not isinstance(text, str):
        raise ModelFault("malformed", "no text")
    return text


def _duration(body: Mapping[str, Any], default: float) -> float:
    usage = body.get("usage")
    seconds = usage.get("seconds") if isinstance(usage, dict) else body.get("duration")
    if isinstance(seconds, int | float) and 0 <= seconds <= _LONGEST_SECONDS:
        return float(seconds)
    return default
