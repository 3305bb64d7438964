"""What the worker submits for WhatsApp: booked, worded, and remembered for what follows it."""

from typing import Any

import pytest

from app.db import Session
from app.services.assistant import submitted
from tests.support.api import ApiCaller, data, problem
from tests.support.seed import submit


@pytest.fixture
def user_id(api: ApiCaller) -> str:
    return api.new_user()


def say(api: ApiCaller, user_id: str, message: str) -> Any:
    body = {"message": message, "channel": "whatsapp"}
    return data(api.post(f"/users/{user_id}/chat", body), 201)


def books(api: ApiCaller, user_id: str) -> list[int]:
    entries = data(api.get(f"/users/{user_id}/transactions"))["transactions"]
    return sorted(entry["amount_cents"] for entry in entries)


def changes_of(api: ApiCaller, user_id: str) -> list[Any]:
    listed: list[Any] = data(api.get(f"/users/{user_id}/changes"))["changes"]
    return listed


def test_the_answer_holds_the_finished_reply(api: ApiCaller) -> None:
    user_id = api.new_user(language="pt", currency="BRL", phone="+5511987654321")
    booked = submit(api, user_id, "45 lunch; 12 tea", channel="whatsapp")
    assert booked["message"].startswith("✅ *R$ 45*")
    assert booked["message"].split("\n")[1].startswith("✅ *R$ 12*")


def test_for_apps_there_is_no_reply(api: ApiCaller, user_id: str) -> None:
    assert submit(api, user_id, "45 lunch")["message"] is None


def test_it_is_a_change_of_whatsapp_that_undo_takes_back(api: ApiCaller, user_id: str) -> None:
    booked = submit(api, user_id, "45 lunch", channel="whatsapp")
    (change,) = changes_of(api, user_id)
    assert (change["type"], change["channel"]) == ("transactions.created", "whatsapp")
    assert change["source_id"] == booked["submission_id"]
    submit(api, user_id, "99 import")
    say(api, user_id, "undo")
    assert books(api, user_id) == [9900]


def test_the_lines_of_the_reply_are_counted_by_what_follows(api: ApiCaller, user_id: str) -> None:
    submit(api, user_id, "45 lunch; 12 tea; 7 cake", channel="whatsapp")
    say(api, user_id, "remove the second one")
    assert books(api, user_id) == [700, 4500]


def test_what_an_app_submits_is_not_what_was_spoken_of(api: ApiCaller, user_id: str) -> None:
    submit(api, user_id, "45 lunch", channel="whatsapp")
    submit(api, user_id, "99 import")
    say(api, user_id, "no, it was 46")
    assert books(api, user_id) == [4600, 9900]


def test_a_repeat_answers_the_same_reply_and_books_nothing(api: ApiCaller, user_id: str) -> None:
    body = {"type": "text", "content": "45 lunch", "channel": "whatsapp"}
    path, key = f"/users/{user_id}/transactions", {"Idempotency-Key": "SM1:transactions"}
    first = data(api.post(path, body, headers=key), 201)
    submit(api, user_id, "12 tea", channel="whatsapp")
    again = data(api.post(path, body, headers=key), 201)
    assert again == first
    say(api, user_id, "it was 13")
    assert books(api, user_id) == [1300, 4500]


def test_entries_change_and_dialogue_are_written_together_or_not_at_all(
    api: ApiCaller, user_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(session: Session, *_: object) -> None:
        session.flush()
        raise RuntimeError("the process dies here")

    with monkeypatch.context() as patched:
        patched.setattr(submitted, "remember", fail)
        body = {"type": "text", "content": "45 lunch", "channel": "whatsapp"}
        response = api.post(f"/users/{user_id}/transactions", body)
        assert problem(response) == (500, "INTERNAL_ERROR")
    assert books(api, user_id) == []
    assert changes_of(api, user_id) == []
