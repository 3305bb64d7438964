"""Asking models: each fault ends within the deadline, is counted, and costs what it costs."""

import time
from typing import Any

import pytest
from pydantic import BaseModel
from sqlalchemy import select

from app.db import Database
from app.model.client import ModelClient, Request
from app.model.completion import Completion
from app.model.faults import ModelFault
from app.model.schema import parse_as
from app.models import ModelCall, User
from simulator.fake_model import FakeModel, Scripted
from tests.support.provider import model_client, requester

# test_accounts has what depends on the database on both.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Colour(BaseModel):
    """What is asked for."""

    colour: str


RED = Scripted('{"colour": "red"}')


def ask(client: ModelClient, user: User, **options: Any) -> str:
    request = Request("text", [{"role": "user", "content": "JSON: a colour"}], Colour)

    def parse(completion: Completion) -> str:
        return parse_as(Colour, completion.text).colour

    return client.ask(requester(user, **options), request, parse)


def rows(database: Database) -> list[ModelCall]:
    with database.read_only() as session:
        return list(session.scalars(select(ModelCall).order_by(ModelCall.id)))


def outcome(client: ModelClient, user: User, **options: Any) -> str:
    with pytest.raises(ModelFault) as raised:
        ask(client, user, **options)
    return raised.value.outcome


def test_an_answer_is_accounted_without_words(
    client: ModelClient, provider: FakeModel, person: User, database: Database
) -> None:
    provider.script.append(RED)
    assert ask(client, person) == "red"
    (row,) = rows(database)
    assert (row.client_id, row.user_id, row.purpose) == (person.client_id, person.id, "text")
    assert (row.tokens_in, row.tokens_out, row.outcome) == (900, 60, "ok")
    assert (row.cost_micros, row.price, row.provider_request_id) == (2850, "exact", "req_1")


def test_what_is_sent_names_nobody_and_is_not_kept(
    client: ModelClient, provider: FakeModel, person: User
) -> None:
    provider.script.append(RED)
    ask(client, person)
    body = provider.requests[0].body
    assert body["store"] is False
    assert len(body["safety_identifier"]) == 64
    assert person.id not in provider.requests[0].raw.decode()


@pytest.mark.parametrize(
    ("answer", "expected", "tries"),
    [
        (Scripted(status=429), "rate_limited", 2),
        (Scripted(status=429, retry_after="50"), "rate_limited", 1),
        (Scripted(status=429, retry_after="Sat, 01 Jan 2050 00:00:00 GMT"), "rate_limited", 1),
        (Scripted(status=429, code="insufficient_quota"), "quota", 1),
        (Scripted(status=500), "server_error", 2),
        (Scripted(status=503), "server_error", 2),
        (Scripted(status=408), "server_error", 2),
        (Scripted(status=400, message="wrong"), "bad_request", 1),
        (Scripted(status=401), "unauthorized", 1),
        (Scripted(status=403), "unauthorized", 1),
        (Scripted(status=404, code="model_not_found"), "not_found", 1),
        (Scripted(status=413), "too_large", 1),
        (Scripted(status=302), "malformed", 1),
        (Scripted(raw="<html>login</html>"), "malformed", 1),
        (Scripted(raw="{}"), "malformed", 1),
        (Scripted(raw="[]"), "malformed", 1),
        (Scripted(raw='{"choices": []}'), "malformed", 1),
        (Scripted(raw='{"choices": [{"message": {"content": 7}}]}'), "malformed", 1),
        (Scripted(raw='{"choices": [{"message": {"tool_calls": ["x"]}}]}'), "malformed", 1),
        (Scripted('{"colour": 7}'), "malformed", 1),
        (Scripted("red"), "malformed", 1),
        (Scripted('{"colour": "re', finish="length"), "cut_off", 1),
        (Scripted(refusal="I cannot"), "refused", 1),
        (Scripted(status=400, code="content_filter"), "refused", 1),
    ],
)
def test_each_fault_is_named_counted_and_retried_only_where_that_can_help(
    client: ModelClient,
    provider: FakeModel,
    person: User,
    database: Database,
    answer: Scripted,
    expected: str,
    tries: int,
) -> None:
    provider.script.extend([answer, answer, RED])
    assert outcome(client, person) == expected
    assert len(provider.requests) == tries
    assert [row.outcome for row in rows(database)] == [expected]


def test_a_passing_fault_is_mended_by_the_second_try(
    client: ModelClient, provider: FakeModel, person: User
) -> None:
    provider.script.extend([Scripted(status=503), RED])
    assert ask(client, person) == "red"


def test_a_short_retry_after_is_waited_for(
    client: ModelClient, provider: FakeModel, person: User
) -> None:
    provider.script.extend([Scripted(status=429, retry_after="0.4"), RED])
    started = time.monotonic()
    assert ask(client, person) == "red"
    assert time.monotonic() - started >= 0.4


@pytest.mark.parametrize("answer", [Scripted(hang=60), Scripted("x" * 600, drip=0.1)])
def test_what_hangs_or_drips_ends_with_the_deadline(
    client: ModelClient, provider: FakeModel, person: User, answer: Scripted
) -> None:
    provider.script.append(answer)
    started = time.monotonic()
    assert outcome(client, person, seconds=4) == "timeout"
    assert time.monotonic() - started < 30  # half of what the provider takes


def test_a_dead_provider_is_a_fault_of_the_network(
    provider: FakeModel, person: User, database: Database
) -> None:
    provider.url = "http://127.0.0.1:9/v1"
    with model_client(provider, database) as client:
        assert outcome(client, person) == "network"


def test_with_too_little_time_nothing_is_asked(
    client: ModelClient, provider: FakeModel, person: User, database: Database
) -> None:
    assert outcome(client, person, seconds=2.9) == "no_time"
    assert (list(provider.requests), rows(database)) == ([], [])


def test_fenced_json_is_read(client: ModelClient, provider: FakeModel, person: User) -> None:
    provider.script.append(Scripted('```json\n{"colour": "red"}\n```'))
    assert ask(client, person) == "red"


def test_the_next_model_answers_where_the_first_cannot(
    provider: FakeModel, person: User, database: Database
) -> None:
    provider.script.extend([Scripted(status=404), RED])
    with model_client(provider, database, models=("gone", "gpt-4o-mini")) as client:
        assert ask(client, person) == "red"
    assert [request.body["model"] for request in provider.requests] == ["gone", "gpt-4o-mini"]


def test_a_refusal_is_not_taken_to_another_model(
    provider: FakeModel, person: User, database: Database
) -> None:
    provider.script.extend([Scripted(refusal="no"), RED])
    with model_client(provider, database, models=("gpt-4o", "gpt-4o-mini")) as client:
        assert outcome(client, person) == "refused"


def test_a_server_without_strict_schemas_is_asked_in_json_mode_from_then_on(
    client: ModelClient, provider: FakeModel, person: User
) -> None:
    refusal = Scripted(status=400, message="response_format json_schema is not supported")
    provider.script.extend([refusal, RED, RED])
    assert [ask(client, person), ask(client, person)] == ["red", "red"]
    formats = [request.body["response_format"]["type"] for request in provider.requests]
    assert formats == ["json_schema", "json_object", "json_object"]


def test_a_server_that_knows_no_safety_identifier_is_not_sent_one_again(
    client: ModelClient, provider: FakeModel, person: User
) -> None:
    provider.script.extend([Scripted(status=400, message="unknown field safety_identifier"), RED])
    assert ask(client, person) == "red"
    assert "safety_identifier" not in provider.requests[1].body


def test_five_failures_open_the_breaker(
    client: ModelClient, provider: FakeModel, person: User
) -> None:
    provider.default = lambda _received: Scripted(status=500)
    assert {outcome(client, person) for _ in range(5)} == {"server_error"}
    asked = len(provider.requests)
    assert outcome(client, person) == "breaker_open"
    assert len(provider.requests) == asked
    assert client.breaker("gpt-4o").state() == "server_error"


def test_a_refused_key_is_not_tried_again_at_once(
    client: ModelClient, provider: FakeModel, person: User
) -> None:
    provider.script.append(Scripted(status=401))
    assert [outcome(client, person), outcome(client, person)] == ["unauthorized", "breaker_open"]


def test_who_opted_out_is_not_asked_about(
    client: ModelClient, provider: FakeModel, person: User
) -> None:
    assert outcome(client, person, opted_out=True) == "opted_out"
    assert list(provider.requests) == []


def test_over_the_budget_nothing_is_asked(
    provider: FakeModel, person: User, database: Database
) -> None:
    with model_client(provider, database, daily_usd=0.001) as client:
        assert outcome(client, person) == "over_budget"
    assert list(provider.requests) == []
