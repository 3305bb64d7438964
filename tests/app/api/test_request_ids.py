"""X-Request-Id: the caller's where it is well formed, else a new one."""

import pytest
from flask import Request
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder

from app.api.request_ids import method_of


def sent(http: FlaskClient, request_id: str) -> str:
    return http.get("/v1/users", headers={"X-Request-Id": request_id}).headers["X-Request-Id"]


def test_a_well_formed_id_is_answered_as_it_was_sent(http: FlaskClient) -> None:
    assert sent(http, "SM1:chat:0A") == "SM1:chat:0A"


@pytest.mark.parametrize("wrong", ["", "a b", "x" * 129, "é"])
def test_another_id_is_replaced(http: FlaskClient, wrong: str) -> None:
    assert sent(http, wrong).startswith("req_")


@pytest.mark.parametrize(("method", "logged"), [("POST", "POST"), ("MARIA", "other")])
def test_a_method_that_no_operation_has_is_not_logged(method: str, logged: str) -> None:
    assert method_of(Request(EnvironBuilder(method=method).get_environ())) == logged
