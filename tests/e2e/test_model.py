"""A model beside the embedded engine, from a signed webhook to the reply, on both databases."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PIL import Image

from simulator.fake_model import FakeModel, Received, Scripted
from tests.support.drawn import saved
from tests.support.e2e import MakeSystem, Person, new_phone
from tests.support.printed_documents import lines_pdf
from tests.support.provider import KEY, fake_provider

# Seconds: loading the models of photos on a busy machine.
PATIENCE = 180
READ: dict[str, Any] = {
    "quote": "zorgle 45",
    "amount": "45",
    "operation": "none",
    "operands": [],
    "currency": None,
    "kind": "expense",
    "category": "health",
    "description": "zorgle",
    "date": None,
}


PHOTO: dict[str, Any] = {
    "merchant": "Corner",
    "date": None,
    "currency": None,
    "items": [],
    "tax": None,
    "tip": None,
    "discount": None,
    "total": "7.50",
    "category": "food",
}


def row_of(received: Received) -> dict[str, Any]:
    """Return the row of the line that has 31.40, a few days ago."""
    lines = received.body["messages"][1]["content"].splitlines()
    line = next(one for one in lines if "31.40" in one)
    day = line.rpartition("on ")[2]
    row = {"line": int(line.partition(":")[0]), "date": day, "amount": "31.40"}
    return {**row, "kind": "expense", "category": "other", "description": "deposit"}


def answer(received: Received) -> Scripted:
    """Answer as a model that knows what a zorgle is, and looks before it speaks."""
    if received.path.endswith("/transcriptions"):
        return Scripted("spent 12 on lunch")
    schema = received.body.get("response_format", {}).get("json_schema", {}).get("name")
    if schema == "PhotoAnswer":
        return Scripted(json.dumps(PHOTO))
    if schema == "DocumentAnswer":
        return Scripted(json.dumps({"rows": [row_of(received)]}))
    if schema == "TextAnswer":
        return Scripted(json.dumps({"drafts": [READ]}))
    if any(message["role"] == "tool" for message in received.body["messages"]):
        return Scripted("You are not alone. So far {all} this month: one step at a time.")
    spent = {"name": "all", "period": "this_month", "category": None, "words": None}
    return Scripted(calls=[("spent", spent)])


@pytest.fixture
def provider() -> Iterator[FakeModel]:
    """Yield a running fake provider."""
    with fake_provider() as fake:
        fake.default = answer
        yield fake


@pytest.fixture
def person(build: MakeSystem, url: str, provider: FakeModel) -> Person:
    """Return a person of a system with a key."""
    ozzie = build(url, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=provider.url)
    ozzie.start_web()
    ozzie.start_worker()
    phone = new_phone()
    return Person(ozzie, phone, ozzie.person(phone))


def test_text_and_chat_go_through_the_model_and_back(person: Person, provider: FakeModel) -> None:
    person.writes("zorgle 45")
    assert "$45" in person.reads(1)[0]
    assert person.ozzie.transactions(person.user_id)[0]["category"] == "health"
    person.writes("i feel so broke and worried, why me")
    assert "So far $45 this month" in person.reads(2)[1]
    asked = provider.count
    person.writes("spent 7 on coffee")
    assert "$7" in person.reads(3)[2]
    assert provider.count == asked


def test_with_a_provider_that_dies_every_message_is_answered(
    person: Person, provider: FakeModel
) -> None:
    provider.default = lambda _received: Scripted(status=500)
    for number, text in enumerate(
        ("zorgle 45", "i feel so broke and worried, why me", "spent 7 on coffee"), 1
    ):
        person.writes(text)
        assert person.reads(number)[-1]
    assert sorted(person.books()) == [700, 4500]


def test_voice_photo_and_pdf_go_through_the_model_and_back(
    person: Person, provider: FakeModel
) -> None:
    person.writes("", content=b"OggS" + bytes(64), content_type="audio/ogg")
    assert "$12" in person.reads(1, PATIENCE)[0]
    blank = saved(Image.new("RGB", (600, 800), "white"), "JPEG")
    person.writes("", content=blank, content_type="image/jpeg")
    assert "7.50" in person.reads(2, PATIENCE)[1]
    day = (datetime.now(UTC).date() - timedelta(days=3)).isoformat()
    letter = lines_pdf(f"Dear guest\nwe kept 31.40 of your deposit on {day}\nYours, the inn")
    person.writes("", content=letter, content_type="application/pdf", filename="letter.pdf")
    assert "31.40" in person.reads(3, PATIENCE)[2]
    assert sorted(person.books()) == [750, 1200, 3140]
    assert provider.count == 3
