"""Sentry learns types, frames and ids of an error; never a word, a value or a person."""

import json
from collections.abc import Iterator

import pytest
import sentry_sdk
import structlog

from app.config import Settings
from app.logs import on_error
from app.observability import flush, start_sentry
from tests.support.logged import Logged
from tests.support.sentry import FakeSentry, fake_sentry

PHONE = "+14155550199"
WORDS = "forty-five on zebras"
TOKEN = "token-of-the-inside"
MARKS = ("4155550199", "zebras", "forty-five", TOKEN)
SID = "SM" + "a" * 32

log = structlog.get_logger()


@pytest.fixture
def sentry(logged: Logged) -> Iterator[FakeSentry]:
    """Yield a fake Sentry that this process reports to."""
    with fake_sentry() as fake:
        start_sentry(settings(fake.dsn), "worker")
        yield fake
        stop()


def settings(dsn: str) -> Settings:
    return Settings.model_validate({"OZZIE_ENV": "development", "sentry_dsn": dsn})


def stop() -> None:
    on_error(None)
    sentry_sdk.get_client().close(timeout=0)
    sentry_sdk.get_global_scope().set_client(None)


class HostileError(Exception):
    """Whose every part quotes a person."""

    def __init__(self, words: str) -> None:
        super().__init__(f"{words} of {PHONE}")
        self.add_note(f"note on {words}")
        self.token = TOKEN


def fail(words: str) -> None:
    secret = {"Authorization": f"Bearer {TOKEN}", "phone": PHONE}
    try:
        raise KeyError(secret["phone"])  # noqa: TRY301 - a cause whose frame holds a secret
    except KeyError as error:
        raise HostileError(words) from error


def report() -> None:
    try:
        fail(WORDS)
    except HostileError as error:
        log.error("message_crashed", message_sid=SID, body=None, exc_info=error)


def test_an_error_is_reported_with_types_frames_and_ids(sentry: FakeSentry) -> None:
    report()
    (event,) = sentry.wait_for(1)
    assert sentry.paths == ["/api/1/envelope/"]
    assert event["transaction"] == "message_crashed"
    assert event["tags"] == {"message_sid": SID}
    assert (event["server_name"], event["environment"]) == ("worker", "development")
    cause, error = event["exception"]["values"]
    assert (cause["type"], error["type"]) == ("KeyError", "HostileError")
    last = error["stacktrace"]["frames"][-1]
    assert (last["filename"], last["function"]) == ("tests/app/test_observability.py", "fail")
    assert last["in_app"] is True


def test_neither_report_nor_log_holds_a_word_of_it(sentry: FakeSentry, logged: Logged) -> None:
    report()
    sentry.wait_for(1)
    told = sentry.envelopes[0] + json.dumps(logged())
    assert not [mark for mark in MARKS if mark in told]
    assert "/" + "home" not in told


def test_what_the_sdk_is_told_by_others_is_stripped(sentry: FakeSentry, logged: Logged) -> None:
    sentry_sdk.set_user({"id": PHONE})
    sentry_sdk.set_tag("person", PHONE)
    sentry_sdk.set_extra("body", WORDS)
    sentry_sdk.add_breadcrumb(message=WORDS)
    with sentry_sdk.new_scope():
        try:
            fail(WORDS)
        except HostileError:
            sentry_sdk.capture_exception()
    (event,) = sentry.wait_for(1)
    assert not [mark for mark in MARKS if mark in json.dumps(event)]
    assert event["exception"]["values"][-1]["type"] == "HostileError"
    sentry_sdk.get_isolation_scope().clear()


def test_warnings_and_foreseen_failures_are_not_reported(
    sentry: FakeSentry, logged: Logged
) -> None:
    log.warning("redis_unavailable", exc_info=ValueError(WORDS))
    log.error("database_unavailable", error="OperationalError")
    report()
    assert [event["transaction"] for event in sentry.wait_for(1)] == ["message_crashed"]


def test_a_sentry_that_hangs_costs_nobody_a_wait(sentry: FakeSentry, logged: Logged) -> None:
    sentry.hanging = True
    for _ in range(300):
        report()
    assert len(logged()) == 300
    flush(0.2)
    assert len(sentry.envelopes) == 1


def test_a_sentry_that_is_away_costs_nobody_an_error(logged: Logged) -> None:
    start_sentry(settings("http://public@127.0.0.1:1/1"), "web")
    try:
        report()
        flush(1.0)
        assert [line["event"] for line in logged()] == ["message_crashed"]
    finally:
        stop()


def test_without_an_address_sentry_is_not_started(logged: Logged) -> None:
    start_sentry(settings(""), "web")
    report()
    assert not sentry_sdk.get_client().is_active()
