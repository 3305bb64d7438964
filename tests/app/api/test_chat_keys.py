"""The Idempotency-Key of a chat message: kept for good, and it never acts twice."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask

from tests.support.api import ApiCaller, data, problem
from tests.support.clock import FixedClock

TAXI = {"message": "spent 12 on a taxi", "channel": "whatsapp"}
KEY = {"Idempotency-Key": "SM1:chat"}


@pytest.fixture
def user_id(api: ApiCaller) -> str:
    return api.new_user()


def send(api: ApiCaller, user_id: str, body: Any = TAXI) -> Any:
    """Send a message under the one key of these tests, and return the response."""
    return api.post(f"/users/{user_id}/chat", body, headers=KEY)


def booked(api: ApiCaller, user_id: str) -> list[int]:
    """Return the amounts of the person's entries."""
    entries = data(api.get(f"/users/{user_id}/transactions"))["transactions"]
    return [entry["amount_cents"] for entry in entries]


@pytest.mark.parametrize("days", [0, 2, 400])
def test_a_message_sent_again_gets_the_same_answer_and_does_nothing(
    api: ApiCaller, user_id: str, clock: FixedClock, days: int
) -> None:
    first = send(api, user_id)
    clock.now += timedelta(days=days)
    for _ in range(2):
        again = send(api, user_id)
        assert again.json == first.json
        assert again.headers["Idempotent-Replayed"] == "true"
    assert booked(api, user_id) == [1200]
    assert len(data(api.get(f"/users/{user_id}/chat"))["messages"]) == 2


def test_a_message_whose_entry_is_gone_is_answered_the_same_and_books_nothing(
    api: ApiCaller, user_id: str, clock: FixedClock
) -> None:
    first = send(api, user_id)
    api.post(f"/users/{user_id}/chat", {"message": "undo", "channel": "whatsapp"})
    clock.now += timedelta(days=2)
    assert send(api, user_id).json == first.json
    assert booked(api, user_id) == []


@pytest.mark.parametrize("days", [0, 2])
@pytest.mark.parametrize(
    "other", [{**TAXI, "message": "spent 13 on a taxi"}, {**TAXI, "channel": "api"}]
)
def test_another_message_under_the_key_is_a_conflict(
    api: ApiCaller, user_id: str, clock: FixedClock, days: int, other: Any
) -> None:
    send(api, user_id)
    clock.now += timedelta(days=days)
    assert problem(send(api, user_id, other)) == (409, "IDEMPOTENCY_CONFLICT")
    assert booked(api, user_id) == [1200]


def test_the_key_of_another_persons_message_is_a_conflict(
    api: ApiCaller, user_id: str, clock: FixedClock
) -> None:
    send(api, user_id)
    stranger = api.new_user("usr_2")
    clock.now += timedelta(days=2)
    assert problem(send(api, stranger)) == (409, "IDEMPOTENCY_CONFLICT")


def test_each_client_has_keys_of_its_own(api: ApiCaller, other: ApiCaller, user_id: str) -> None:
    send(api, user_id)
    theirs = send(other, other.new_user())
    assert "Idempotent-Replayed" not in theirs.headers
    assert theirs.status_code == 201


@pytest.mark.parametrize("days", [0, 2])
def test_after_an_erasure_the_key_answers_that_there_is_nobody(
    api: ApiCaller, user_id: str, clock: FixedClock, days: int
) -> None:
    send(api, user_id)
    assert api.delete(f"/users/{user_id}").status_code == 204
    clock.now += timedelta(days=days)
    assert problem(send(api, user_id)) == (404, "NOT_FOUND")


def test_a_key_whose_message_was_refused_is_free_after_a_day(
    api: ApiCaller, user_id: str, clock: FixedClock
) -> None:
    question = {"message": "how much did I spend today?"}
    assert problem(send(api, user_id, question)) == (409, "PERSONALITY_REQUIRED")
    clock.now += timedelta(days=2)
    assert data(send(api, user_id), 201)["changes"][0]["performed"]


def test_without_a_key_the_same_words_are_another_message(api: ApiCaller, user_id: str) -> None:
    for _ in range(2):
        data(api.post(f"/users/{user_id}/chat", TAXI), 201)
    assert booked(api, user_id) == [1200, 1200]


@pytest.mark.parametrize("days", [0, 2])
def test_the_same_message_many_times_at_once_acts_once(
    web: Flask, api: ApiCaller, user_id: str, clock: FixedClock, days: int
) -> None:
    """Also where the first was answered long ago."""
    if days:
        send(api, user_id)
        clock.now += timedelta(days=days)
    together, responses = Barrier(6), list[Any]()

    def post() -> None:
        caller = ApiCaller(web.test_client(), api.made)
        together.wait(60)
        responses.append(send(caller, user_id))

    threads = [Thread(target=post) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert {response.status_code for response in responses} <= {201, 409}
    answers = [data(response, 201) for response in responses if response.status_code == 201]
    assert answers
    assert all(answer == answers[0] for answer in answers)
    assert booked(api, user_id) == [1200]
