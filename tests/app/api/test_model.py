"""The API with a model beside the embedded engine, over a fake provider."""

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.db import Database
from simulator.fake_model import FakeModel, Received, Scripted
from tests.support.api import data, problem
from tests.support.drawn import saved
from tests.support.model_ground import Ground, run_ground
from tests.support.printed_documents import lines_pdf
from tests.support.provider import fake_provider

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def provider() -> Iterator[FakeModel]:
    """Yield a running fake provider."""
    with fake_provider() as fake:
        yield fake


@pytest.fixture
def ground(database: Database, redis_url: str, provider: FakeModel) -> Iterator[Ground]:
    """Yield a ground."""
    yield from run_ground(database, redis_url, provider)


def drafts(quote: str, amount: str, **fields: Any) -> Scripted:
    draft: dict[str, Any] = {
        "quote": quote,
        "amount": amount,
        "operation": "none",
        "operands": [],
        "currency": None,
        "kind": "expense",
        "category": "other",
        "description": "",
        "date": None,
    }
    return Scripted(json.dumps({"drafts": [{**draft, **fields}]}))


def test_a_text_that_the_reader_is_unsure_of_is_read_by_the_model(ground: Ground) -> None:
    ground.provider.script.append(drafts("zorgle 45", "45", category="health"))
    booked = data(ground.submit("zorgle 45"), 201)["transactions"]
    assert [(one["amount_cents"], one["category"]) for one in booked] == [(4500, "health")]
    assert len(ground.provider.requests) == 1


def test_a_question_is_answered_with_the_persons_figures(ground: Ground) -> None:
    ground.submit("spent 45 on groceries")
    ground.provider.script.extend(
        [
            Scripted(calls=[("spent", arguments("food", category="food"))]),
            Scripted("Food ate {food} this month. One step: cook twice a week."),
        ]
    )
    reply = ground.chat("i feel so broke and worried, why me")
    assert reply == "Food ate $45 this month. One step: cook twice a week."


def arguments(name: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "period": "this_month", "category": None, "words": None, **fields}


def test_a_change_that_the_model_proposes_is_performed_and_can_be_undone(ground: Ground) -> None:
    ground.submit("spent 45 on groceries")
    ground.provider.script.extend(
        [
            Scripted(calls=[("recent", {"name": "last", "words": "groceries", "count": 1})]),
            Scripted(
                calls=[("propose_amend", {"entry": "last_1", "amount": "54", "category": None})]
            ),
        ]
    )
    assert "$54" in ground.chat(PUZZLE)
    assert ground.amounts() == [5400]
    ground.chat("undo")
    assert ground.amounts() == [4500]


# The embedded engine sees an order and not which; it names an entry and an amount.
PUZZLE = "bump the groceries to 54 pretty please"

FAULTS = [
    Scripted(status=429),
    Scripted(status=429, retry_after="50"),
    Scripted(status=429, code="insufficient_quota"),
    Scripted(status=401),
    Scripted(status=500),
    Scripted(raw="<html></html>"),
    Scripted(raw="{}"),
    Scripted('{"drafts": [{"kind": "gift"}]}'),
    Scripted("cut", finish="length"),
    Scripted(refusal="no"),
    Scripted("You spent 99 dollars."),
    Scripted("You spent {nothing}."),
    Scripted(calls=[("erase_everything", {})]),
    Scripted(calls=[("spent", {"name": "x"})]),
    Scripted(calls=[("spent", arguments("food"))]),
]
SAID = ["zorgle 45", PUZZLE, "i feel so broke and worried, why me", "write me a poem"]


@on_sqlite
@pytest.mark.parametrize("answer", FAULTS, ids=range(len(FAULTS)))
def test_whatever_the_provider_does_the_embedded_engine_answers(
    ground: Ground, redis_url: str, answer: Scripted
) -> None:
    ground.provider.default = lambda _received: answer
    alone = run_ground(ground.database, redis_url, ground.provider, openai_api_key="")
    other = next(alone)
    for text in SAID:
        assert ground.submit(text).status_code == other.submit(text).status_code
        assert ground.chat(text) == other.chat(text)
        assert ground.amounts() == other.amounts()
    assert ground.provider.count
    next(alone, None)


def test_with_a_dead_provider_every_message_is_answered(
    ground: Ground, redis_url: str, provider: FakeModel
) -> None:
    changes = {"openai_base_url": "http://127.0.0.1:9/v1", "rate_limit": "99999/minute"}
    dead = run_ground(ground.database, redis_url, provider, **changes)
    other = next(dead)
    for text in [*SAID, "spent 45 on groceries", "how much did i spend?"]:
        assert other.chat(text)
    assert other.amounts() == [4500, 4500]
    next(dead, None)


@on_sqlite
def test_where_the_reader_is_sure_nothing_is_sent(ground: Ground) -> None:
    ground.submit("spent 45 on groceries")
    ground.chat("how much did i spend on food this month?")
    ground.chat("undo")
    assert ground.provider.count == 0


@on_sqlite
def test_a_person_who_opted_out_is_never_sent(ground: Ground) -> None:
    ground.api.patch(f"/users/{ground.user_id}", {"model_opt_out": True})
    for text in SAID:
        ground.submit(text)
        ground.chat(text)
    assert ground.provider.count == 0


@on_sqlite
@pytest.mark.parametrize(
    "changes",
    [{"model_mode": "off"}, {"model_purposes": "voice"}, {"model_daily_usd": 0.0}],
)
def test_what_is_switched_off_is_never_sent(
    database: Database, redis_url: str, provider: FakeModel, changes: dict[str, Any]
) -> None:
    running = run_ground(database, redis_url, provider, **changes)
    ground = next(running)
    for text in SAID:
        ground.submit(text)
        assert ground.chat(text)
    assert provider.count == 0
    next(running, None)


@on_sqlite
def test_always_asks_about_a_sure_text_and_keeps_its_reading(
    database: Database, redis_url: str, provider: FakeModel
) -> None:
    running = run_ground(database, redis_url, provider, model_mode="always")
    ground = next(running)
    provider.script.append(drafts("45", "54"))
    assert data(ground.submit("spent 45 on groceries"), 201)["transactions"]
    assert (provider.count, ground.amounts()) == (1, [4500])
    next(running, None)


@on_sqlite
def test_endless_calls_of_tools_end(ground: Ground) -> None:
    ground.provider.default = lambda _received: Scripted(calls=[("spent", arguments("food"))] * 30)
    assert ground.chat("write me a poem")
    assert ground.provider.count == 4


@on_sqlite
def test_a_refused_answer_is_asked_for_once_more_with_the_reason(ground: Ground) -> None:
    ground.provider.script.extend([Scripted("You have 7 euros."), Scripted("I help with money.")])
    assert ground.chat("write me a poem") == "I help with money."
    said = ground.provider.requests[1].body["messages"][-1]["content"]
    assert "no number" in said


@on_sqlite
def test_a_voice_note_is_heard_and_booked(ground: Ground) -> None:
    ground.provider.script.append(Scripted("spent 12 on lunch"))
    body = {"type": "audio", "content": "T2dnUwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
    answer = data(ground.api.post(f"/users/{ground.user_id}/transactions", body), 201)
    assert answer["document"]["transcript"] == "spent 12 on lunch"
    assert ground.amounts() == [1200]


@on_sqlite
def test_without_a_usable_key_voice_notes_are_said_to_be_unavailable(ground: Ground) -> None:
    ground.provider.default = lambda _received: Scripted(status=401)
    body = {"type": "audio", "content": "T2dnUwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
    answer = ground.api.post(f"/users/{ground.user_id}/transactions", body)
    assert problem(answer)[0] == 422
    assert answer.json
    assert answer.json["error"]["reason"] == "voice_unavailable"
    ready = ground.api.http.get("/readyz").get_json()
    assert ready["models"] == {"gpt-4o": "ok", "whisper-1": "unauthorized"}


@on_sqlite
def test_a_photo_without_a_total_is_shown_to_the_model_without_its_data(
    database: Database, redis_url: str, provider: FakeModel, tmp_path: Path
) -> None:
    running = run_ground(database, redis_url, provider, data_dir=tmp_path)
    ground = next(running)
    photo: dict[str, Any] = {
        "merchant": "Corner",
        "date": None,
        "currency": None,
        "items": [],
        "tax": None,
    }
    photo |= {"tip": None, "discount": None, "total": "7.50", "category": "food"}
    provider.script.append(Scripted(json.dumps(photo)))
    exif = Image.Exif()
    exif[0x010E] = "private words"
    content = saved(Image.new("RGB", (3000, 800), "white"), "JPEG", exif=exif)
    body = {"type": "image", "content": base64.b64encode(content).decode()}
    answer = data(ground.api.post(f"/users/{ground.user_id}/transactions", body), 201)
    assert [one["amount_cents"] for one in answer["transactions"]] == [750]
    url = provider.requests[0].body["messages"][1]["content"][1]["image_url"]["url"]
    sent = base64.b64decode(url.partition(",")[2])
    assert b"private words" not in sent
    assert max(Image.open(io.BytesIO(sent)).size) == 1568
    next(running, None)


@on_sqlite
def test_a_pdf_that_holds_no_statement_is_read_by_its_lines(
    database: Database, redis_url: str, provider: FakeModel, tmp_path: Path
) -> None:
    running = run_ground(database, redis_url, provider, data_dir=tmp_path)
    ground = next(running)
    provider.default = lambda received: Scripted(json.dumps({"rows": _rows(received)}))
    content = lines_pdf("Dear guest\nwe kept 31.40 of your deposit on 05/02/2026\nYours, the inn")
    body = {"type": "pdf", "content": base64.b64encode(content).decode()}
    answer = data(ground.api.post(f"/users/{ground.user_id}/transactions", body), 201)
    assert [one["amount_cents"] for one in answer["transactions"]] == [3140]
    next(running, None)


def _rows(received: Received) -> list[dict[str, Any]]:
    lines = received.body["messages"][1]["content"].splitlines()
    line = next(one for one in lines if "31.40" in one)
    row = {"line": int(line.partition(":")[0]), "date": "2026-05-02", "amount": "31.40"}
    return [{**row, "kind": "expense", "category": "other", "description": "deposit"}]
