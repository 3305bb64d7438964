"""Idempotency-Key over HTTP: the same request twice does its work once."""

import io
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask

from app.db import Database
from app.errors import ServiceUnavailable
from app.factory import create_app
from app.reading.types import ReaderContext, Reading
from app.services import idempotency
from app.services.readers import Readers
from app.store import idempotency as store
from tests.support.api import ApiCaller, data, problem, web_settings
from tests.support.clock import FixedClock
from tests.support.reader import SimpleReader
from tests.support.seed import SAMPLE

LUNCH = {"type": "text", "content": "45 lunch"}


def keyed(key: str) -> dict[str, str]:
    """Return the Idempotency-Key header."""
    return {"Idempotency-Key": key}


def booked(api: ApiCaller, user_id: str) -> int:
    """Return how many transactions the user has."""
    return len(data(api.get(f"/users/{user_id}/transactions"))["transactions"])


def test_the_same_request_again_gets_the_same_answer(api: ApiCaller) -> None:
    body = {"external_user_id": "a"}
    first = api.post("/users", body, headers=keyed("k"))
    again = api.post("/users", body, headers=keyed("k"))
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json == first.json
    assert again.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["X-Request-Id"] != first.headers["X-Request-Id"]


def test_every_post_takes_a_key(api: ApiCaller) -> None:
    user_id = api.new_user()
    goal = {"name": "Trip", "target_amount": 10, "target_date": "2027-01-01"}
    calls: list[tuple[str, Any]] = [
        ("financial-intake", SAMPLE),
        ("plan/generate", {}),
        ("plan/personalize", {"personality_type": "direct"}),
        ("goals", goal),
        ("transactions", LUNCH),
    ]
    for path, body in calls:
        first = api.post(f"/users/{user_id}/{path}", body, headers=keyed(path))
        again = api.post(f"/users/{user_id}/{path}", body, headers=keyed(path))
        assert again.json == first.json
        assert again.headers["Idempotent-Replayed"] == "true"
    assert len(data(api.get(f"/users/{user_id}/goals"))["goals"]) == 1
    assert booked(api, user_id) == 1


def test_the_order_of_fields_does_not_matter(api: ApiCaller) -> None:
    path = f"/users/{api.new_user()}/financial-intake"
    api.post(path, SAMPLE, headers=keyed("k"))
    turned = dict(reversed(SAMPLE.items()))
    assert "Idempotent-Replayed" in api.post(path, turned, headers=keyed("k")).headers


def test_another_request_under_the_key_is_a_conflict(api: ApiCaller) -> None:
    user_id = api.new_user()
    api.post(f"/users/{user_id}/transactions", LUNCH, headers=keyed("k"))
    other_body = api.post(
        f"/users/{user_id}/transactions", {**LUNCH, "content": "46 lunch"}, headers=keyed("k")
    )
    other_path = api.post(f"/users/{user_id}/financial-intake", SAMPLE, headers=keyed("k"))
    for response in (other_body, other_path):
        assert problem(response) == (409, "IDEMPOTENCY_CONFLICT")


def test_each_client_has_keys_of_its_own(api: ApiCaller, other: ApiCaller) -> None:
    for caller in (api, other):
        response = caller.post("/users", {"external_user_id": "a"}, headers=keyed("k"))
        assert "Idempotent-Replayed" not in response.headers


@pytest.mark.parametrize("key", ["", "x" * 256, "a b", "ä"])
def test_a_key_has_a_form(api: ApiCaller, key: str) -> None:
    response = api.post("/users", {"external_user_id": "a"}, headers=keyed(key))
    assert problem(response) == (422, "VALIDATION_ERROR")


def test_a_failure_for_good_is_kept_too(api: ApiCaller) -> None:
    user_id = api.new_user()
    first = api.post(f"/users/{user_id}/plan/generate", headers=keyed("k"))
    again = api.post(f"/users/{user_id}/plan/generate", headers=keyed("k"))
    assert first.json["error"]["code"] == "INTAKE_REQUIRED"  # type: ignore[index]  # an error has
    assert again.json == first.json
    assert again.headers["Idempotent-Replayed"] == "true"


def test_a_wrong_field_does_not_use_the_key_up(api: ApiCaller) -> None:
    assert api.post("/users", {}, headers=keyed("k")).status_code == 422
    assert api.post("/users", {"external_user_id": "a"}, headers=keyed("k")).status_code == 201


def test_a_key_is_forgotten_after_a_day(api: ApiCaller, clock: FixedClock) -> None:
    path = f"/users/{api.new_user()}/financial-intake"
    first = data(api.post(path, SAMPLE, headers=keyed("k")), 201)
    clock.now += store.KEPT_FOR
    assert data(api.post(path, SAMPLE, headers=keyed("k")), 201)["id"] != first["id"]


def test_a_submission_keeps_its_key_for_good(
    api: ApiCaller, clock: FixedClock, reader: SimpleReader
) -> None:
    user_id = api.new_user()
    path = f"/users/{user_id}/transactions"
    first = data(api.post(path, LUNCH, headers=keyed("k")), 201)
    clock.now += timedelta(days=400)
    for _ in range(2):
        again = api.post(path, LUNCH, headers=keyed("k"))
        assert data(again, 201)["transactions"] == first["transactions"]
        assert again.headers["Idempotent-Replayed"] == "true"
    assert len(reader.contexts) == 1
    clock.now += timedelta(days=400)
    changed = api.post(path, {**LUNCH, "content": "46 lunch"}, headers=keyed("k"))
    assert problem(changed) == (409, "IDEMPOTENCY_CONFLICT")


def test_a_submission_taken_back_is_not_booked_again(api: ApiCaller, clock: FixedClock) -> None:
    user_id = api.new_user()
    path = f"/users/{user_id}/transactions"
    made = data(api.post(path, LUNCH, headers=keyed("k")), 201)
    api.delete(f"{path}?submission_id={made['submission_id']}")
    clock.now += timedelta(days=2)
    again = data(api.post(path, LUNCH, headers=keyed("k")), 201)
    assert (again["transactions"], again["summary"]) == ([], None)
    assert booked(api, user_id) == 0


def test_a_form_sent_again_is_the_same_whatever_its_boundary(api: ApiCaller) -> None:
    path = f"/users/{api.new_user()}/transactions"
    for boundary in ("first", "second"):
        form = {"type": "text", "file": (io.BytesIO(b"45 lunch"), "a.txt")}
        response = api.call(
            "POST",
            path,
            data=form,
            headers=keyed("k"),
            content_type=f'multipart/form-data; boundary="{boundary}"',
        )
        assert data(response, 201)
    assert response.headers["Idempotent-Replayed"] == "true"


class StuckReader(SimpleReader):
    """Waits until all who are to meet at its barrier are there."""

    def __init__(self, barrier: Barrier) -> None:
        super().__init__()
        self.barrier = barrier

    def __call__(self, text: str, context: ReaderContext) -> Reading:
        self.barrier.wait(60)
        self.barrier.wait(60)
        return super().__call__(text, context)


def test_a_request_still_running_is_in_progress(
    web: Flask, api: ApiCaller, database: Database, redis_url: str, clock: FixedClock
) -> None:
    barrier = Barrier(2)
    stuck = create_app(
        web_settings(database.url, redis_url),
        database=database,
        clock=clock,
        readers=Readers(text=StuckReader(barrier)),
    )
    user_id = api.new_user()
    path = f"/users/{user_id}/transactions"
    slow = ApiCaller(stuck.test_client(), api.made)
    answers = []
    thread = Thread(target=lambda: answers.append(slow.post(path, LUNCH, headers=keyed("k"))))
    thread.start()
    barrier.wait(60)
    response = api.post(path, LUNCH, headers=keyed("k"))
    assert problem(response) == (409, "IDEMPOTENCY_IN_PROGRESS")
    assert int(response.headers["Retry-After"]) > 0
    different = api.post(path, {**LUNCH, "content": "1 x"}, headers=keyed("k"))
    assert problem(different) == (409, "IDEMPOTENCY_CONFLICT")
    # The holder seems dead: its claim is taken over, and when it wakes it books nothing more.
    clock.now += idempotency.CLAIMED_FOR
    taken_over = data(api.post(path, LUNCH, headers=keyed("k")), 201)
    barrier.wait(60)
    thread.join(60)
    assert problem(answers[0]) == (409, "IDEMPOTENCY_IN_PROGRESS")
    assert booked(api, user_id) == 1
    final = data(api.post(path, LUNCH, headers=keyed("k")), 201)
    assert final == taken_over
    stuck.extensions["ozzie"].redis.close()


@pytest.mark.parametrize("failure", [ServiceUnavailable(), ValueError("a fault")])
def test_what_may_pass_is_never_kept(
    web: Flask, api: ApiCaller, reader: SimpleReader, failure: Exception
) -> None:
    user_id = api.new_user()
    readers = web.extensions["ozzie"].readers

    def fails(text: str, context: ReaderContext) -> Reading:
        raise failure

    object.__setattr__(readers, "text", fails)
    first = api.post(f"/users/{user_id}/transactions", LUNCH, headers=keyed("k"))
    assert first.status_code in {500, 503}
    object.__setattr__(readers, "text", reader)
    again = api.post(f"/users/{user_id}/transactions", LUNCH, headers=keyed("k"))
    assert "Idempotent-Replayed" not in again.headers
    assert len(data(again, 201)["transactions"]) == 1


def test_the_same_request_many_times_at_once_books_once(web: Flask, api: ApiCaller) -> None:
    user_id = api.new_user()
    statuses: list[int] = []

    def send() -> None:
        caller = ApiCaller(web.test_client(), api.made)
        path = f"/users/{user_id}/transactions"
        statuses.append(caller.post(path, LUNCH, headers=keyed("k")).status_code)

    threads = [Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(statuses) <= {201, 409}
    assert 201 in statuses
    assert booked(api, user_id) == 1


def test_old_keys_are_swept(api: ApiCaller, database: Database, clock: FixedClock) -> None:
    api.post("/users", {"external_user_id": "a"}, headers=keyed("old"))
    clock.now += store.KEPT_FOR
    api.post("/users", {"external_user_id": "b"}, headers=keyed("new"))
    with database.transaction() as session:
        assert store.delete_expired(session, clock.now) == 1
        assert store.delete_expired(session, clock.now) == 0
