"""schemathesis over every operation, all its checks on, on both databases; and use after creation.

What is generated is what the document says; a 422 for meaning (no transaction in the words) is
declared as expected for the one call that has it.
"""

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
from app.reading.text import read
from app.schemas.fields import known_currencies, known_timezones
from app.schemas.pages import cursor_of
from app.services.readers import ReadText
from tests.support.api import ApiCaller, token

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
        }
    ],
}


contract = schemathesis.openapi.from_dict(
    document(RESOURCES), config=SchemathesisConfig.from_dict(CONFIG)
)


class Door:
    """The web process and the API client of the test that runs, there before it."""

    web: Flask
    caller: ApiCaller | None = None

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Hands the request on (WSGI)."""
        return self.web(environ, start_response)


door = Door()
contract.app = door


@contract.auth(refresh_interval=None)
class Credentials:
    """Those of the client at the door."""

    def get(self, _case: object, _context: object) -> str:
        """The Authorization header; none yet while the tests are collected."""
        return token(door.caller.made) if door.caller else ""

    def set(self, case: "schemathesis.Case[Any]", data: str, _context: object) -> None:
        """Puts it into a request."""
        case.headers["Authorization"] = data


bounded = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def reader() -> ReadText:
    """The embedded reader itself: it must stand whatever text is made up."""
    return read


@pytest.fixture(autouse=True)
def _behind_the_door(web: Flask, api: ApiCaller) -> None:
    door.web, door.caller = web, api


@contract.parametrize()
@bounded
def test_every_operation_keeps_its_contract(case: "schemathesis.Case[Any]") -> None:
    case.call_and_validate()


def test_what_is_created_can_be_used_and_what_is_deleted_cannot() -> None:
    """Follows the document's links, from each creation to its uses."""
    contract.as_state_machine().run(settings=bounded)
