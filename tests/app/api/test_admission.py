"""Admission of bodies: a large one only for an operation that takes it, with credentials."""

import pytest
from flask import Flask

from app.api.admission import MAX_UNPROVEN_BYTES, BodyAdmission
from app.api.uploads import MAX_REQUEST_BYTES
from app.api.validation import MAX_JSON_BYTES
from app.server import ADMISSION
from tests.support.api import ApiCaller, token

TRANSACTIONS = "/v1/users/ozz_usr_1/transactions"


@pytest.fixture
def admission(web: Flask) -> BodyAdmission:
    """Return the body admission of the web process."""
    found: BodyAdmission = web.extensions[ADMISSION]
    return found


def test_without_credentials_a_body_is_small(admission: BodyAdmission) -> None:
    assert admission.limit("POST", TRANSACTIONS) == MAX_UNPROVEN_BYTES
    assert admission.proven_limit("POST", TRANSACTIONS, "Bearer wrong") is None


def test_with_credentials_each_operation_has_its_bound(
    admission: BodyAdmission, api: ApiCaller
) -> None:
    proven = token(api.made)
    assert admission.proven_limit("POST", TRANSACTIONS, proven) == MAX_REQUEST_BYTES
    assert admission.proven_limit("POST", "/v1/users", proven) == MAX_JSON_BYTES


def test_where_no_operation_is_the_small_bound_holds(
    admission: BodyAdmission, api: ApiCaller
) -> None:
    for method, path in (("POST", "/nowhere"), ("PUT", TRANSACTIONS)):
        assert admission.proven_limit(method, path, token(api.made)) == MAX_UNPROVEN_BYTES
