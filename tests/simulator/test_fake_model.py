"""The fake model: what it answers without a script, and what it tells of its requests."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from simulator.exchange import Exchange
from simulator.fake_model import FakeModel, running
from simulator.options import Options
from simulator.server import listening
from tests.support.valkey import free_port


@pytest.fixture
def model() -> Iterator[FakeModel]:
    """Yield a running fake model."""
    with running(FakeModel()) as fake:
        yield fake


def ask(url: str, **body: Any) -> Any:
    """Return the message of a completion."""
    answer = httpx.post(f"{url}/chat/completions", json={"model": "gpt-4o", **body})
    return answer.json()["choices"][0]["message"]


def test_each_number_of_a_text_is_an_expense(model: FakeModel) -> None:
    messages = [{"role": "user", "content": "<message>zorgle 45, bus 2.50</message>"}]
    schema = {"type": "json_schema", "json_schema": {"name": "TextAnswer"}}
    said = ask(model.url, messages=messages, response_format=schema)
    drafts = json.loads(said["content"])["drafts"]
    assert [one["amount"] for one in drafts] == ["45", "2.50"]


def test_a_question_is_looked_up_and_answered_by_a_placeholder(model: FakeModel) -> None:
    asked = [{"role": "user", "content": "<message>and now?</message>"}]
    (call,) = ask(model.url, messages=asked)["tool_calls"]
    assert call["function"]["name"] == "spent"
    said = ask(model.url, messages=[*asked, {"role": "tool", "content": "{}"}])
    assert "{spent_total}" in said["content"]


def test_its_models_are_listed(model: FakeModel) -> None:
    names = [one["id"] for one in httpx.get(f"{model.url}/models").json()["data"]]
    assert "gpt-4o" in names
    assert httpx.get(f"{model.url}/models/gpt-0").status_code == 404


def test_the_page_is_told_what_the_model_was_asked() -> None:
    port = free_port()
    options = Options(
        "AC1", "token", "+14155238886", "http://127.0.0.1:9/", port=0, model_port=port
    )
    exchange = Exchange(options)
    with listening(exchange) as server:
        ask(f"http://127.0.0.1:{port}/v1", messages=[{"role": "user", "content": "hello"}])
        with server.app.test_client() as page:  # type: ignore[attr-defined]  # a Flask application
            told = page.get("/_control/model").get_json()
    assert told["is_running"]
    (asked,) = told["requests"]
    assert (asked["path"], asked["last"]) == ("/v1/chat/completions", "hello")
