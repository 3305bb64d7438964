"""Voice notes heard by the provider: each of its faults ends in words that help."""

import pytest

from app.errors import DocumentUnreadable, ServiceUnavailable
from app.model.client import ModelClient
from app.model.transcription import ModelTranscriber
from app.models import User
from simulator.fake_model import FakeModel, Scripted
from tests.support.provider import KEY, requester

# test_accounts has what depends on the database on both.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
OGG = b"OggS" + bytes(60)


@pytest.fixture
def hear(client: ModelClient, person: User) -> ModelTranscriber:
    """Return a transcriber for one request."""
    return ModelTranscriber(client, "whisper-1", requester(person, seconds=22))


def test_the_provider_is_sent_the_recording_alone(
    hear: ModelTranscriber, provider: FakeModel
) -> None:
    provider.script.append(Scripted("Gastei 12 no almoço"))
    assert hear(OGG, "pt") == "Gastei 12 no almoço"
    (asked,) = provider.requests
    assert (asked.path, asked.headers["authorization"]) == (
        "/v1/audio/transcriptions",
        f"Bearer {KEY}",
    )
    assert b"voice.ogg" in asked.raw
    assert OGG in asked.raw
    assert b"whisper-1" in asked.raw


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"RIFF0000WAVE", b"voice.wav"), (bytes(9), b"voice.m4a"), (b"ID3", b"voice.mp3")],
)
def test_the_provider_is_told_the_format(
    hear: ModelTranscriber, provider: FakeModel, data: bytes, name: bytes
) -> None:
    provider.script.append(Scripted("lunch"))
    hear(data, "en")
    assert name in provider.requests[0].raw


@pytest.mark.parametrize(
    "answer",
    [
        Scripted(raw="<html>a proxy's page</html>"),
        Scripted(raw="{}"),
        Scripted(raw='{"text": null}'),
        Scripted(raw='["words"]'),
        Scripted(status=500),
        Scripted(status=429),
        Scripted(status=429, retry_after="50"),
    ],
)
def test_what_may_pass_is_tried_again_later(
    hear: ModelTranscriber, provider: FakeModel, answer: Scripted
) -> None:
    provider.script.extend([answer, answer])
    with pytest.raises(ServiceUnavailable):
        hear(OGG, "en")


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refused_key_or_model_is_final(
    hear: ModelTranscriber, provider: FakeModel, status: int
) -> None:
    provider.script.append(Scripted(status=status))
    assert [hear(OGG, "en"), hear(OGG, "en")] == [None, None]
    assert len(provider.requests) == 1


def test_an_exhausted_quota_is_final(hear: ModelTranscriber, provider: FakeModel) -> None:
    provider.script.append(Scripted(status=429, code="insufficient_quota"))
    assert hear(OGG, "en") is None


@pytest.mark.parametrize(("status", "reason"), [(413, "too_large"), (400, "corrupt")])
def test_a_recording_that_the_provider_rejects_is_unreadable(
    hear: ModelTranscriber, provider: FakeModel, status: int, reason: str
) -> None:
    provider.script.append(Scripted(status=status))
    with pytest.raises(DocumentUnreadable) as caught:
        hear(OGG, "en")
    assert caught.value.reason == reason
