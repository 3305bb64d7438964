"""What the assistant changes over the API: performed where asked for, else only proposed."""

from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import Database, table
from app.ids import new_id
from app.models import (
    Change,
    Contribution,
    Correction,
    FinancialIntake,
    Goal,
    Plan,
    Submission,
    Transaction,
    User,
)
from tests.support.api import ApiCaller, data
from tests.support.clock import FixedClock
from tests.support.people import store_message, store_reply
from tests.support.seed import set_goal, submit, with_intake

WRITTEN = (
    *(User, FinancialIntake, Plan, Goal, Contribution),
    *(Submission, Transaction, Correction, Change),
)


@pytest.fixture
def user_id(api: ApiCaller) -> str:
    """Return the id of a user with the plan of the seed's sample."""
    user_id = with_intake(api)
    api.post(f"/users/{user_id}/plan/generate")
    return user_id


def say(api: ApiCaller, user_id: str, message: str, **fields: Any) -> Any:
    """Say something to the assistant and return its answer."""
    return data(api.post(f"/users/{user_id}/chat", {"message": message, **fields}), 201)


def whatsapp(api: ApiCaller, user_id: str, message: str, **fields: Any) -> Any:
    """Say something as the worker does."""
    return say(api, user_id, message, channel="whatsapp", **fields)


def books(api: ApiCaller, user_id: str) -> list[tuple[int, str]]:
    """Return the amounts and categories of the person's entries."""
    entries = data(api.get(f"/users/{user_id}/transactions"))["transactions"]
    return sorted((entry["amount_cents"], entry["category"]) for entry in entries)


def changes_of(api: ApiCaller, user_id: str) -> list[Any]:
    listed: list[Any] = data(api.get(f"/users/{user_id}/changes"))["changes"]
    return listed


@pytest.mark.parametrize("fields", [{}, {"apply_changes": False}])
def test_over_the_api_what_would_be_changed_is_only_told(
    api: ApiCaller, user_id: str, fields: dict[str, Any]
) -> None:
    submit(api, user_id, "45 lunch")
    before, stored = books(api, user_id), changes_of(api, user_id)
    answer = say(api, user_id, "delete the lunch", **fields)
    (change,) = answer["changes"]
    assert (change["type"], change["id"]) == ("transaction.removed", None)
    assert (change["performed"], change["undoable"]) == (False, False)
    assert change["summary"]
    assert books(api, user_id) == before
    assert changes_of(api, user_id) == stored


@pytest.mark.parametrize(
    "message",
    [
        "spent 12 on a taxi",
        "the lunch was 50",
        "put the lunch under health",
        "delete the lunch",
        "undo",
        "from now on lunch is entertainment",
        "I want to save 3000 for a bike by june next year",
        "put 200 into my emergency fund",
        "drop the emergency fund",
        "I make 6000 a month and spend 4000",
        "make me a plan",
        "speak spanish",
        "use euros",
        "call me Ana",
        "the lunch was 50. undo. speak spanish",
    ],
)
def test_nothing_is_written_of_what_is_only_told(
    api: ApiCaller, user_id: str, message: str, database: Database
) -> None:
    submit(api, user_id, "45 lunch")
    set_goal(api, user_id)
    before = rows_of(database)
    answer = say(api, user_id, message)
    assert answer["changes"]
    assert not any(change["performed"] for change in answer["changes"])
    assert rows_of(database) == before


def rows_of(database: Database) -> dict[str, list[Any]]:
    """Return all rows of what a person can change by chat."""
    with database.read_only() as session:
        return {
            model.__tablename__: sorted(map(tuple, session.execute(select(table(model)))), key=str)
            for model in WRITTEN
        }


def test_a_correction_of_what_was_only_told_changes_nothing_else(
    api: ApiCaller, user_id: str
) -> None:
    submit(api, user_id, "45 lunch")
    say(api, user_id, "spent 12 on a taxi")
    assert say(api, user_id, "no, it was 13", apply_changes=True)["changes"] == []
    assert books(api, user_id) == [(4500, "food")]


def test_with_apply_changes_a_change_is_performed_and_can_be_undone_by_its_id(
    api: ApiCaller, user_id: str
) -> None:
    submit(api, user_id, "45 lunch")
    answer = say(api, user_id, "the lunch was 50", apply_changes=True)
    (change,) = answer["changes"]
    assert (change["type"], change["performed"], change["undoable"]) == (
        "transaction.changed",
        True,
        True,
    )
    assert change["object"]["amount_cents"] == 5000
    listed = changes_of(api, user_id)[0]
    assert (listed["id"], listed["channel"]) == (change["id"], "api")
    assert listed["source_id"] == answer["id"]
    data(api.post(f"/users/{user_id}/changes/{change['id']}/undo"))
    assert books(api, user_id) == [(4500, "food")]


def test_for_whatsapp_changes_are_performed_unless_it_says_no(api: ApiCaller, user_id: str) -> None:
    assert whatsapp(api, user_id, "spent 12 on a taxi")["changes"][0]["performed"]
    assert books(api, user_id) == [(1200, "transport")]
    proposed = whatsapp(api, user_id, "undo", apply_changes=False)
    assert not proposed["changes"][0]["performed"]
    assert books(api, user_id) == [(1200, "transport")]


def test_each_channel_undoes_its_own_changes(api: ApiCaller, user_id: str) -> None:
    whatsapp(api, user_id, "spent 12 on a taxi")
    submit(api, user_id, "45 lunch")
    whatsapp(api, user_id, "undo")
    assert books(api, user_id) == [(4500, "food")]


def test_messages_at_once_are_each_performed_once(web: Flask, api: ApiCaller, user_id: str) -> None:
    for cents in range(1, 5):
        whatsapp(api, user_id, f"spent {cents} on tea")
    together = Barrier(4)

    def undo() -> None:
        caller = ApiCaller(web.test_client(), api.made)
        together.wait(60)
        whatsapp(caller, user_id, "undo")

    threads = [Thread(target=undo) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert books(api, user_id) == []


def test_a_message_that_does_several_things_tells_each_in_order(
    api: ApiCaller, user_id: str
) -> None:
    submit(api, user_id, "45 lunch", channel="whatsapp")
    answer = whatsapp(api, user_id, "the lunch was 50. and spent 12 on a taxi")
    assert [change["type"] for change in answer["changes"]] == [
        "transaction.changed",
        "transactions.created",
    ]
    assert [cents for cents, _ in books(api, user_id)] == [1200, 5000]


def test_where_several_may_be_meant_it_asks_with_choices(api: ApiCaller, user_id: str) -> None:
    whatsapp(api, user_id, "uber 12, uber 20")
    asked = whatsapp(api, user_id, "delete the uber")
    assert asked["changes"] == []
    choices = asked["pending"]["choices"]
    assert len(choices) == 2
    assert asked["pending"]["question"] in asked["message"]
    chosen = next(number for number, choice in enumerate(choices, 1) if "$12" in choice)
    answered = whatsapp(api, user_id, str(chosen))
    assert answered["pending"] is None
    assert books(api, user_id) == [(2000, "transport")]


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("spent 12 on a taxi", "transaction_log"),
        ("my brother spent 800 on a phone", "transaction_log"),
        ("45", "transaction_log"),
        ("the lunch was 50", "transaction_change"),
        ("delete the lunch", "transaction_change"),
        ("undo", "transaction_change"),
        ("redo", "transaction_change"),
        ("I want to save 3000 for a bike by june next year", "goal_update"),
        ("put 200 into my emergency fund", "goal_update"),
        ("I make 6000 a month", "profile_update"),
        ("make me a plan", "profile_update"),
        ("speak spanish", "profile_update"),
        ("delete my data", "profile_update"),
        ("how much did I spend today?", "progress_check"),
        ("can I afford a 300 jacket?", "advice_request"),
        ("I feel like I'll never get out of debt", "emotional_support"),
        ("thanks!", "small_talk"),
        ("what's the weather?", "other"),
        ("remind me to pay the rent", "other"),
    ],
)
def test_each_kind_of_message_has_its_intent(
    api: ApiCaller, user_id: str, message: str, intent: str
) -> None:
    submit(api, user_id, "45 lunch", channel="whatsapp")
    set_goal(api, user_id)
    assert whatsapp(api, user_id, message)["intent"] == intent


def test_over_the_api_chat_never_erases(api: ApiCaller, user_id: str) -> None:
    for message in ("delete my data", "yes"):
        answer = say(api, user_id, message, apply_changes=True)
        assert answer["changes"] == []
    assert api.get(f"/users/{user_id}").status_code == 200


def test_an_erasure_is_confirmed_to_the_worker_after_a_yes(api: ApiCaller, user_id: str) -> None:
    asked = whatsapp(api, user_id, "delete my data")
    assert asked["changes"] == []
    assert asked["pending"]
    confirmed = whatsapp(api, user_id, "yes")
    assert [change["type"] for change in confirmed["changes"]] == ["user.erase_confirmed"]
    # The worker calls DELETE.
    assert api.get(f"/users/{user_id}").status_code == 200


def test_the_answer_that_is_quoted_decides_what_is_meant(api: ApiCaller, user_id: str) -> None:
    first = whatsapp(api, user_id, "taxi 12")
    whatsapp(api, user_id, "lunch 30")
    whatsapp(api, user_id, "it was 13", in_reply_to=first["id"])
    assert [cents for cents, _ in books(api, user_id)] == [1300, 3000]


def test_the_reply_that_is_quoted_decides_what_is_meant(
    api: ApiCaller, user_id: str, database: Database, clock: FixedClock
) -> None:
    """A reply of the worker shows what its message booked, or what the chat answered."""
    booked = submit(api, user_id, "12 taxi", channel="whatsapp")
    first = quoted_reply(database, clock, user_id, {"type": "logged", **booked})
    answer = whatsapp(api, user_id, "lunch 30")
    second = quoted_reply(database, clock, user_id, {"type": "chat", "answer_id": answer["id"]})
    whatsapp(api, user_id, "tea 4")
    whatsapp(api, user_id, "it was 13", in_reply_to=first)
    whatsapp(api, user_id, "it was 31", in_reply_to=second)
    assert [cents for cents, _ in books(api, user_id)] == [400, 1300, 3100]


def test_a_reply_to_somebody_else_names_nothing(
    api: ApiCaller, user_id: str, database: Database, clock: FixedClock
) -> None:
    """What is quoted is not found, so the message means what was spoken of last."""
    stranger = api.new_user("usr_2")
    theirs = whatsapp(api, stranger, "taxi 12")
    reply = quoted_reply(database, clock, stranger, {"type": "chat", "answer_id": theirs["id"]})
    for number, foreign in enumerate((theirs["id"], reply, new_id("chat"), "anything"), 1):
        whatsapp(api, user_id, "lunch 30")
        whatsapp(api, user_id, f"it was {30 + number}", in_reply_to=foreign)
    assert [cents for cents, _ in books(api, stranger)] == [1200]
    assert [cents for cents, _ in books(api, user_id)] == [3100, 3200, 3300, 3400]


def quoted_reply(database: Database, clock: FixedClock, user_id: str, outcome: Any) -> str:
    """Store a message of a person with what came of it; return the id of our reply to it."""
    _, sid = store_message(database, clock, user_id)
    return store_reply(database, clock, sid, outcome)
