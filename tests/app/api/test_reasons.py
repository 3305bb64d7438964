"""Every reason that an error gives is in the document, and responses are as it says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import pytest
import schemathesis
from flask import Flask
from jsonschema_rs import Draft202012Validator

from app.api import RESOURCES
from app.api.openapi import document
from app.context import AppContext
from app.errors import (
    DocumentUnreadable,
    NothingFound,
    NoTransactionsFound,
    OzzieError,
    Unreadable,
    ValidationError,
)
from app.reading.documents.reader import DocumentKind, DocumentReader
from app.reading.messages.reader import MAX_DRAFTS, read_message
from app.reading.types import DocumentReading, ReaderContext
from app.services.readers import ReadDocuments, ReadText
from tests.support.api import ApiCaller, data, problem, token

SPEC = document(RESOURCES)
ERROR = {**SPEC["components"]["schemas"]["Error"], "components": SPEC["components"]}


@pytest.fixture
def reader() -> ReadText:
    """Return the embedded reader itself."""
    return read_message


@dataclass(frozen=True)
class Fixed:
    """A reader of documents whose answer is known."""

    answer: DocumentReading | OzzieError

    def read(
        self,
        data: bytes,
        *,
        kind: DocumentKind,
        context: ReaderContext,
        filename: str = "",
        caption: str = "",
        password: str | None = None,
    ) -> DocumentReading:
        """Return or raise the answer."""
        if isinstance(self.answer, OzzieError):
            raise self.answer
        return self.answer

    def stop(self) -> None:
        """Do nothing: there is nothing to stop."""


def put(web: Flask, documents: ReadDocuments) -> None:
    """Have this reader read the documents."""
    ground: AppContext = web.extensions["ozzie"]
    readers = replace(ground.readers, documents=documents)
    web.extensions["ozzie"] = replace(ground, readers=readers)


def refused(api: ApiCaller, body: dict[str, Any]) -> dict[str, Any]:
    """Return a refused submission's error, after validating it against the OpenAPI document."""
    response = api.post(f"/users/{api.new_user()}/transactions", body)
    assert response.status_code == 422
    Draft202012Validator(ERROR).validate(response.json)
    error: dict[str, Any] = response.json["error"]  # type: ignore[index]  # validated
    return error


@pytest.mark.parametrize("reason", get_args(NothingFound))
def test_why_a_document_held_nothing_is_told_as_documented(
    web: Flask, api: ApiCaller, reason: NothingFound
) -> None:
    put(web, Fixed(DocumentReading(problem=reason, transcript="hello")))
    error = refused(api, {"type": "spreadsheet", "content": "a,b"})
    assert (error["code"], error["reason"], error["transcript"]) == (
        "NO_TRANSACTIONS_FOUND",
        reason,
        "hello",
    )


@pytest.mark.parametrize("reason", get_args(Unreadable))
def test_why_a_document_is_unreadable_is_told_as_documented(
    web: Flask, api: ApiCaller, reason: Unreadable
) -> None:
    put(web, Fixed(DocumentUnreadable(reason, "No.")))
    error = refused(api, {"type": "spreadsheet", "content": "a,b"})
    assert (error["code"], error["reason"]) == ("DOCUMENT_UNREADABLE", reason)


def test_an_undeclared_reason_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="declares no"):
        ValidationError("wrong", reason="no_total")
    with pytest.raises(ValueError, match="declares no"):
        OzzieError("wrong", extra={"transcript": "hello"})


def test_the_document_says_which_code_has_which_reason() -> None:
    schema = SPEC["components"]["schemas"]["Error"]["properties"]["error"]["properties"]
    for error in (NoTransactionsFound, DocumentUnreadable, ValidationError):
        assert set(error.reasons) <= set(schema["reason"]["enum"])
        for reason in error.reasons:
            assert f"`{reason}`" in schema["reason"]["description"].partition(error.code)[2]


def test_a_text_of_the_most_transactions_is_booked_whole(api: ApiCaller) -> None:
    lines = "\n".join(f"coffee number {chr(97 + at % 26)} {5 + at}.50" for at in range(MAX_DRAFTS))
    user_id = api.new_user()
    booked = data(
        api.post(f"/users/{user_id}/transactions", {"type": "text", "content": lines}), 201
    )
    cents = [row["amount_cents"] for row in booked["transactions"]]
    assert cents == [500 + 100 * at + 50 for at in range(MAX_DRAFTS)]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["coffee 5.50"] * (MAX_DRAFTS + 1)),
        ", ".join(["coffee 5.50"] * (MAX_DRAFTS + 1)),
        "1 " * 2_000,
        "coffee 5.50 " + "and so on " * 4_000,
    ],
)
def test_a_text_of_more_than_is_read_books_nothing_and_says_so(api: ApiCaller, text: str) -> None:
    error = refused(api, {"type": "text", "content": text})
    assert (error["code"], error["reason"]) == ("VALIDATION_ERROR", "too_many_transactions")
    assert error["details"][0]["field"] == "content"
    assert "send it in parts" in error["message"]
    page = data(api.get("/users"))["users"]
    assert data(api.get(f"/users/{page[0]['id']}/transactions"))["transactions"] == []


@pytest.fixture
def documents(web: Flask, tmp_path: Path) -> Iterator[DocumentReader]:
    """Yield the embedded reader of documents."""
    made = DocumentReader(read_message, folder=tmp_path)
    put(web, made)
    yield made
    made.close()


@pytest.mark.parametrize(
    "body",
    [
        {"type": "spreadsheet", "content": "hello,world\n1,2\n"},
        {"type": "spreadsheet", "content": "bm8gc2hlZXQ="},
        {"type": "pdf", "content": "JVBERi0xLjQK"},
        {"type": "image", "content": "aGVsbG8="},
        {"type": "audio", "content": "aGVsbG8="},
        {"type": "text", "content": "hello"},
    ],
)
@pytest.mark.usefixtures("documents")
def test_what_holds_nothing_is_refused_as_schemathesis_expects(
    web: Flask, api: ApiCaller, body: dict[str, str]
) -> None:
    contract = schemathesis.openapi.from_dict(SPEC)
    contract.app = web
    case = contract["/v1/users/{user_id}/transactions"]["POST"].Case(
        path_parameters={"user_id": api.new_user()},
        headers={"Authorization": token(api.made)},
        media_type="application/json",
        body=dict[str, Any](body),
    )
    response = case.call(base_url="http://localhost")
    assert response.status_code == 422
    case.validate_response(response)


def test_an_unknown_parameter_is_refused(api: ApiCaller) -> None:
    assert problem(api.get("/users?colour=red")) == (422, "VALIDATION_ERROR")
    assert problem(api.post("/users?colour=red", {"external_user_id": "a"}))[0] == 422
