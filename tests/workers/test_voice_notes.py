"""A voice note that logs nothing is a question: answered, with what was heard."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import httpx

from app.config import Settings
from workers.actions import Actions, Job
from workers.api_client import ApiClient, Document
from workers.decision import Action
from workers.media import Medium

NOW = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)
SETTINGS = Settings.model_validate(
    {
        "OZZIE_API_URL": "http://api.test",
        "OZZIE_CLIENT_ID": "me",
        "OZZIE_CLIENT_SECRET": "hush",
    }
)


class OneMedium:
    """Where media come from: always the same recording."""

    @contextmanager
    def fetch(self, _medium: Medium) -> Iterator[Document]:
        """The recording."""
        yield Document(io.BytesIO(b"OggS"), "audio", "", "audio/ogg")


def answered(error: dict[str, str]) -> str:
    """The reply to a voice note that the API refuses so, and whose words the chat answers."""

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/chat"):
            asked: Any = request.read().decode()
            message = "You spent $45." if "how am I doing" in asked else "?"
            return httpx.Response(201, json={"data": {"message": message}})
        body = {"code": "NO_TRANSACTIONS_FOUND", "message": "…", **error}
        return httpx.Response(422, json={"error": body})

    message: Any = SimpleNamespace(
        message_sid="SM1", media=[{"url": "http://t"}], body="", received_at=NOW
    )
    job = Job(message, Action("document", "en"), "ozz_usr_1", date(2026, 5, 5))
    actions = Actions(ApiClient(SETTINGS, httpx.MockTransport(handler)), OneMedium())
    return actions.perform(job).text or ""


def test_a_spoken_question_is_answered_after_what_was_heard() -> None:
    reply = answered({"reason": "no_transaction", "transcript": "how am I doing?"})
    assert reply == "🎙️ “how am I doing?”\n\nYou spent $45."


def test_where_nobody_understands_speech_a_kind_word_is_said() -> None:
    assert "voice notes" in answered({"reason": "voice_unavailable"})
