"""Voice notes: heard by the provider, by a local model, or by nobody."""

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from app.config import Settings
from app.errors import DocumentUnreadable, ServiceUnavailable
from app.reading.drafts import Context, Draft, Language, Reading
from app.reading.jobs import voice as voice_job
from app.reading.voice import LocalWhisper, Provider, read_voice, transcriber

CONTEXT = Context(today=date(2026, 5, 5))
OGG = b"OggS" + bytes(60)
LUNCH = Draft(1200, "USD", "expense", "food", "lunch", CONTEXT.today, 0.9)


def understand(text: str, _context: Context) -> Reading:
    """Books lunch where lunch is spoken of."""
    if "lunch" in text:
        return Reading("transaction", "en", (LUNCH,))
    return Reading("chat", "en", (LUNCH,))


def saying(words: str) -> Any:
    """Somebody who hears just these words."""

    def transcribe(_data: bytes, _language: Language) -> str:
        return words

    return transcribe


def test_what_is_said_is_read_as_a_text() -> None:
    reading = read_voice(OGG, CONTEXT, saying(" twelve  for lunch "), understand)
    assert reading.drafts == (LUNCH,)
    assert (reading.kind, reading.transcript) == ("voice", "twelve for lunch")


def test_a_question_books_nothing_and_keeps_its_words() -> None:
    reading = read_voice(OGG, CONTEXT, saying("how am I doing?"), understand)
    assert (reading.drafts, reading.problem) == ((), "no_transaction")
    assert reading.transcript == "how am I doing?"


def test_silence_holds_nothing() -> None:
    assert read_voice(OGG, CONTEXT, saying("  "), understand).problem == "no_speech"


def test_where_nobody_understands_speech_that_is_said() -> None:
    assert read_voice(OGG, CONTEXT, None, understand).problem == "voice_unavailable"


@dataclass
class Stand:
    """A stand-in for the provider: answers so, and keeps what it was asked."""

    url: str = ""
    status: int = 200
    asked: list[tuple[str, str, bytes]] = field(default_factory=list)


@pytest.fixture
def provider() -> Iterator[Stand]:
    """A server that speaks the provider's protocol."""
    stand = Stand()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            stand.asked.append((self.path, self.headers["Authorization"], body))
            answer: dict[str, Any] = {"error": {}}
            if stand.status == 200:
                answer = {"text": "Gastei 12 no almoço"}
            self.send_response(stand.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("retry-after-ms", "1")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_args: Any) -> None:
            """Quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        stand.url = f"http://127.0.0.1:{server.server_port}/v1"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield stand
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("data", "name"),
    [(OGG, b"voice.ogg"), (b"RIFF0000WAVE", b"voice.wav"), (bytes(9), b"voice.m4a")],
)
def test_the_provider_is_sent_the_recording(provider: Stand, data: bytes, name: bytes) -> None:
    heard = Provider("sk-test", provider.url)(data, "pt")
    ((path, authorization, body),) = provider.asked
    assert heard == "Gastei 12 no almoço"
    assert (path, authorization) == ("/v1/audio/transcriptions", "Bearer sk-test")
    assert name in body
    assert data in body


def test_what_the_provider_cannot_hear_is_unreadable(provider: Stand) -> None:
    provider.status = 400
    with pytest.raises(DocumentUnreadable) as caught:
        Provider("sk-test", provider.url)(OGG, "pt")
    assert caught.value.reason == "corrupt"


@pytest.mark.parametrize("status", [401, 429, 500])
def test_a_provider_that_fails_is_tried_again_later(provider: Stand, status: int) -> None:
    provider.status = status
    with pytest.raises(ServiceUnavailable):
        Provider("sk-test", provider.url)(OGG, "pt")


def settings(**values: Any) -> Settings:
    """Settings with nothing but these values."""
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    return Settings.model_construct(**{**defaults, **values})


def test_the_key_goes_before_the_local_model_and_without_either_nobody_hears() -> None:
    both = settings(openai_api_key="sk-test", whisper_dir=Path("/nowhere"))
    assert isinstance(transcriber(both), Provider)
    assert isinstance(transcriber(settings(whisper_dir=Path("/nowhere"))), LocalWhisper)
    assert transcriber(settings()) is None


def test_a_local_model_that_is_not_there_is_our_fault(tmp_path: Path) -> None:
    whisper = LocalWhisper(tmp_path)
    with pytest.raises(ServiceUnavailable):
        whisper(OGG, "en")
    whisper.close()


def test_the_local_model_leaves_out_what_is_hardly_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    class WhisperModel:
        def __init__(self, folder: str, **_options: Any) -> None:
            assert folder == "/models/small"

        def transcribe(self, _audio: Any, **_options: Any) -> tuple[Any, None]:
            parts = [(" Gastei 12", 0.1), (" Thanks for watching!", 0.9), (" no almoço", 0.2)]
            return (SimpleNamespace(text=t, no_speech_prob=p) for t, p in parts), None

    module = ModuleType("faster_whisper")
    module.WhisperModel = WhisperModel  # type: ignore[attr-defined]  # a module made here
    monkeypatch.setitem(sys.modules, "faster_whisper", module)
    transcribe = voice_job.jobs("/models/small")["transcribe"]
    assert transcribe(OGG, {}) == {"text": "Gastei 12 no almoço"}
