"""The errors of operations in the OpenAPI document: all that can be raised, each once."""

from app import errors
from app.api import OPERATIONS
from app.api.openapi_errors import ERROR, failure_components, failures

BY_NAME = {operation.name: operation for operation in OPERATIONS}


def test_an_operation_lists_its_errors_by_status() -> None:
    listed = failures(BY_NAME["get_plan"])
    assert list(listed) == ["401", "404", "409", "422", "429", "500", "503"]
    assert listed["409"] == {"$ref": "#/components/responses/PLAN_REQUIRED"}


def test_every_reference_has_its_component() -> None:
    components = failure_components(OPERATIONS)
    for operation in OPERATIONS:
        for reference in failures(operation).values():
            assert reference["$ref"].rpartition("/")[2] in components


def test_headers_are_those_that_the_errors_send() -> None:
    components = failure_components(OPERATIONS)
    assert "Retry-After" in components["RATE_LIMIT_EXCEEDED"]["headers"]
    assert "WWW-Authenticate" in components["UNAUTHORIZED"]["headers"]
    assert "Retry-After" not in components["NOT_FOUND"]["headers"]


def test_every_reason_and_further_key_is_described() -> None:
    shown = ERROR["properties"]["error"]["properties"]
    reasons = (*errors.NoTransactionsFound.reasons, *errors.DocumentUnreadable.reasons)
    assert set(reasons) <= set(shown["reason"]["enum"])
    assert shown["transcript"]["type"] == "string"
