"""The job that transcribes with a local model."""

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from app.reading.documents.jobs import recordings


def test_segments_that_are_hardly_speech_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class WhisperModel:
        def __init__(self, folder: str, **_options: Any) -> None:
            assert folder == "/models/small"

        def transcribe(self, _audio: Any, **_options: Any) -> tuple[Any, None]:
            parts = [(" Gastei 12", 0.1), (" Thanks for watching!", 0.9), (" no almoço", 0.2)]
            return (SimpleNamespace(text=t, no_speech_prob=p) for t, p in parts), None

    module = ModuleType("faster_whisper")
    module.WhisperModel = WhisperModel  # type: ignore[attr-defined]  # a module made here
    monkeypatch.setitem(sys.modules, "faster_whisper", module)
    transcribe = recordings.load_jobs("/models/small")["transcribe"]
    assert transcribe(b"OggS", {}) == {"text": "Gastei 12 no almoço"}
