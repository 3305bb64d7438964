"""schemathesis over every operation, all its checks on, on both databases; and use after creation.

What is generated is what the document says; a 422 for meaning (no transaction in the words, more
taken out of a goal than it holds) is declared as expected for the calls that have it.
"""

from datetime import UTC, datetime
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig

from app.api import RESOURCES
from app.api.openapi import document
from app.ids import new_id
from app.reading.messages.reader import read_message
from app.schemas.fields import known_currencies, known_timezones
from app.schemas.pages import cursor_of
from app.services.readers import ReadText
from tests.support.api import ApiCaller, token

schemathesis.openapi.format(
    "date-time",
    # Seconds from 1970 to 2199: times beyond are refused.
    st.integers(0, 7_258_118_399).map(lambda at: f"{datetime.fromtimestamp(at, UTC):%FT%TZ}"),
)
schemathesis.openapi.format("iso-4217", st.sampled_from(sorted(known_currencies())))
schemathesis.openapi.format("iana-timezone", st.sampled_from(sorted(known_timezones())))
schemathesis.openapi.format("cursor", st.just(cursor_of(f"2025-05-05{new_id('txn')}")))

EXAMPLES = 8
STEPS = 8
ACCEPTED = ["2xx", "401", "403", "404", "409", "429"]
CONFIG: dict[str, Any] = {
    "base-url": "http://localhost",
    # Words of our own source are put into fields whatever their format: no time zone is "none".
    "analysis": {"constants": {"enabled": False}},
    "generation": {"database": "none", "allow-x00": False},
    "operations": [
        {
            "include-operation-id": "submit_transactions",
            "checks": {
                "positive_data_acceptance": {"expected-statuses": [*ACCEPTED, "415", "422"]}
            },
        },
        {
            "include-operation-id": "contribute_to_goal",
            "checks": {"positive_data_acceptance": {"expected-statuses": [*ACCEPTED, "422"]}},
        },
    ],
}


contract = schemathesis.openapi.from_dict(
    document(RESOURCES), config=SchemathesisConfig.from_dict(CONFIG)
)


class CurrentApp:
    """The web process and the API client of the test that runs, there before it."""

    web: Flask
    caller: ApiCaller | None = None

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Pass the request on to the current web process (WSGI)."""
        return self.web(environ, start_response)


current_app = CurrentApp()
contract.app = current_app


@contract.auth(refresh_interval=None)
class Credentials:
    """Credentials of the API client under test."""

    def get(self, _case: object, _context: object) -> str:
        """Return the Authorization header; it is empty while the tests are collected."""
        return token(current_app.caller.made) if current_app.caller else ""

    def set(self, case: "schemathesis.Case[Any]", data: str, _context: object) -> None:
        """Put the Authorization header into a request."""
        case.headers["Authorization"] = data


bounded = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def reader() -> ReadText:
    """Return the embedded reader itself: it must cope with any generated text."""
    return read_message


@pytest.fixture(autouse=True)
def _set_current_app(web: Flask, api: ApiCaller) -> None:
    current_app.web, current_app.caller = web, api


@contract.parametrize()
@bounded
def test_every_operation_keeps_its_contract(case: "schemathesis.Case[Any]") -> None:
    case.call_and_validate()


def test_what_is_created_can_be_used_and_what_is_deleted_cannot() -> None:
    """Follow the document's links, from each creation to its uses."""
    contract.as_state_machine().run(settings=bounded)
