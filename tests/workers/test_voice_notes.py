"""A voice note that logs nothing is a question: answered, with what was heard."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import httpx

from app.config import Settings
from app.twilio.media import Document, MediaItem
from tests.support.messages import chat_answer
from workers.actions import Actions
from workers.api_client import ApiClient
from workers.results import Job
from workers.routing import Action

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
    def fetch(self, _medium: MediaItem) -> Iterator[Document]:
        """Yield the recording."""
        yield Document(io.BytesIO(b"OggS"), "audio", "", "audio/ogg")


def answered(error: dict[str, str]) -> str:
    """Return the reply to a voice note that the API refuses with this error."""

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/chat"):
            asked: Any = request.read().decode()
            message = "You spent $45." if "how am I doing" in asked else "?"
            return httpx.Response(201, json={"data": chat_answer(message).model_dump()})
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
