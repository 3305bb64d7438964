"""Documents over HTTP: how they come, what they book, what they repeat."""

import base64
import io
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from app.bulkhead import Bulkhead
from app.context import AppContext
from tests.support.api import ApiCaller, data, problem
from tests.support.documents import SimpleDocuments

RECEIPT = "2026-05-04 12.50 Corner Bakery"
STATEMENT = """2026-04-28 12.50 Corner Bakery
2026-04-29 3.50 Coffee
2026-04-29 3.50 Coffee
2026-04-30 +900.00 Salary
2026-05-02 40.00 Book Shop"""


@pytest.fixture
def documents(web: Flask) -> SimpleDocuments:
    """Return the fake reader of the documents that tests submit."""
    ground: AppContext = web.extensions["ozzie"]
    documents = SimpleDocuments()
    readers = replace(ground.readers, documents=documents)
    web.extensions["ozzie"] = replace(ground, readers=readers)
    return documents


@pytest.fixture
def user_id(api: ApiCaller, documents: SimpleDocuments) -> str:
    """Return the id of a user whose documents are read."""
    return api.new_user()


def send(api: ApiCaller, user_id: str, content: str, **fields: Any) -> Any:
    """Submit a document and return what it booked."""
    encoded = base64.b64encode(content.encode()).decode()
    body = {"type": "spreadsheet", "content": encoded, **fields}
    return data(api.post(f"/users/{user_id}/transactions", body), 201)


def names(rows: Any) -> list[str]:
    """Return the descriptions of rows."""
    return [row["description"] for row in rows]


def test_a_document_is_booked_row_by_row(api: ApiCaller, user_id: str) -> None:
    answer = send(api, user_id, STATEMENT)
    assert names(answer["transactions"]) == [
        *("Corner Bakery", "Coffee", "Coffee", "Salary", "Book Shop")
    ]
    assert {row["source"] for row in answer["transactions"]} == {"api_spreadsheet"}
    assert answer["document"] == {
        "kind": "statement",
        "period": {"first": "2026-04-28", "last": "2026-05-02"},
        "count": 5,
        "transcript": None,
    }
    assert answer["duplicates"] == []


@pytest.mark.parametrize("kind", ["image", "pdf", "spreadsheet"])
def test_every_kind_comes_as_base64_or_data_url(
    api: ApiCaller, user_id: str, documents: SimpleDocuments, kind: str
) -> None:
    path = f"/users/{user_id}/transactions"
    encoded = base64.b64encode(RECEIPT.encode()).decode()
    for content in (encoded, f"data:application/octet-stream;base64,{encoded}"):
        body = {"type": kind, "content": content, "allow_duplicates": True}
        assert data(api.post(path, body), 201)["transactions"]
    assert [given["data"] for given in documents.given] == [RECEIPT.encode()] * 2


def test_csv_may_come_as_plain_text(api: ApiCaller, user_id: str) -> None:
    body = {"type": "spreadsheet", "content": STATEMENT}
    assert len(data(api.post(f"/users/{user_id}/transactions", body), 201)["transactions"]) == 5


def test_a_form_with_a_file_does_the_same(
    api: ApiCaller, user_id: str, documents: SimpleDocuments
) -> None:
    form = {
        "type": "image",
        "file": (io.BytesIO(RECEIPT.encode()), "IMG_1.jpg", "image/jpeg"),
        "caption": "work lunch",
        "password": "open",
        "channel": "whatsapp",
        "allow_duplicates": "true",
    }
    answer = data(
        api.call(
            "POST",
            f"/users/{user_id}/transactions",
            data=form,
            content_type="multipart/form-data",
        ),
        201,
    )
    assert answer["transactions"][0]["source"] == "whatsapp_image"
    (given,) = documents.given
    assert (given["kind"], given["filename"], given["caption"], given["password"]) == (
        *("image", "IMG_1.jpg", "work lunch", "open"),
    )


def test_what_cannot_be_opened_says_why(api: ApiCaller, user_id: str) -> None:
    path = f"/users/{user_id}/transactions"
    locked = {"type": "pdf", "content": base64.b64encode(b"LOCKED").decode()}
    response = api.post(path, locked)
    assert problem(response) == (422, "DOCUMENT_UNREADABLE")
    assert response.json["error"]["reason"] == "password_required"  # type: ignore[index]  # above
    nothing = api.post(path, {"type": "pdf", "content": "???"})
    assert problem(nothing) == (422, "VALIDATION_ERROR")


def test_what_holds_nothing_says_why(api: ApiCaller, user_id: str) -> None:
    body = {"type": "image", "content": base64.b64encode(b"a cat").decode()}
    response = api.post(f"/users/{user_id}/transactions", body)
    assert problem(response) == (422, "NO_TRANSACTIONS_FOUND")
    assert response.json["error"]["reason"] == "no_receipt"  # type: ignore[index]  # above


def test_the_same_file_again_books_nothing(api: ApiCaller, user_id: str) -> None:
    first = send(api, user_id, STATEMENT)
    again = send(api, user_id, STATEMENT)
    assert again["transactions"] == []
    assert again["submission_id"] != first["submission_id"]
    assert [row["duplicate_of"] for row in again["duplicates"]] == [
        row["id"] for row in first["transactions"]
    ]
    assert again["document"]["count"] == 5
    assert again["summary"] is None


def test_a_row_that_was_told_by_text_is_left_out(api: ApiCaller, user_id: str) -> None:
    text = {"type": "text", "content": "12.50 lunch", "sent_at": "2026-04-27T12:00:00Z"}
    told = data(api.post(f"/users/{user_id}/transactions", text), 201)["transactions"][0]
    answer = send(api, user_id, STATEMENT)
    (left_out,) = answer["duplicates"]
    assert left_out == {
        "amount_cents": 1250,
        "currency": "USD",
        "kind": "expense",
        "category": "other",
        "description": "Corner Bakery",
        "transaction_date": "2026-04-28",
        "duplicate_of": told["id"],
    }
    assert len(answer["transactions"]) == 4


def test_a_text_is_never_taken_for_a_repeat(api: ApiCaller, user_id: str) -> None:
    send(api, user_id, RECEIPT)
    text = {"type": "text", "content": "12.50 lunch"}
    assert data(api.post(f"/users/{user_id}/transactions", text), 201)["transactions"]


def test_the_check_can_be_turned_off(api: ApiCaller, user_id: str) -> None:
    send(api, user_id, STATEMENT)
    answer = send(api, user_id, STATEMENT, allow_duplicates=True)
    assert (len(answer["transactions"]), answer["duplicates"]) == (5, [])


def test_what_was_taken_back_is_no_repeat(api: ApiCaller, user_id: str) -> None:
    first = send(api, user_id, STATEMENT)
    path = f"/users/{user_id}/transactions?submission_id={first['submission_id']}"
    assert api.delete(path).status_code == 204
    assert len(send(api, user_id, STATEMENT)["transactions"]) == 5


def test_another_persons_books_do_not_count(api: ApiCaller, user_id: str) -> None:
    send(api, user_id, STATEMENT)
    assert len(send(api, api.new_user("another"), STATEMENT)["transactions"]) == 5


def test_the_same_file_twice_at_once_is_booked_once(api: ApiCaller, user_id: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: send(api, user_id, STATEMENT), range(4)))
    assert sorted(len(answer["transactions"]) for answer in answers) == [0, 0, 0, 5]


def test_documents_take_their_share_of_the_threads_at_most(
    web: Flask, api: ApiCaller, user_id: str
) -> None:
    ground: AppContext = web.extensions["ozzie"]
    ground = replace(ground, slow_work=Bulkhead(1))
    web.extensions["ozzie"] = ground
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with ground.slow_work.place():
            held.set()
            done.wait(60)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(hold)
        held.wait(60)
        body = {"type": "spreadsheet", "content": STATEMENT}
        response = api.post(f"/users/{user_id}/transactions", body)
        done.set()
    assert problem(response) == (503, "SERVICE_UNAVAILABLE")
    assert int(response.headers["Retry-After"]) > 0


def voice(api: ApiCaller, user_id: str, recording: bytes) -> Any:
    """Submit a voice note and return the response."""
    body = {"type": "audio", "content": base64.b64encode(recording).decode()}
    return api.post(f"/users/{user_id}/transactions", body)


def test_a_voice_note_is_read_as_what_it_says(web: Flask, api: ApiCaller, user_id: str) -> None:
    ground: AppContext = web.extensions["ozzie"]
    words = iter(["12.50 lunch", "how am I doing?"])
    readers = replace(ground.readers, transcribe=lambda _data, _language: next(words))
    web.extensions["ozzie"] = replace(ground, readers=readers)
    answer = data(voice(api, user_id, b"OggS" + bytes(60)), 201)
    assert answer["transactions"][0]["source"] == "api_audio"
    assert answer["document"]["transcript"] == "12.50 lunch"
    question = voice(api, user_id, b"OggS" + bytes(60))
    assert question.json["error"]["transcript"] == "how am I doing?"


def test_without_ears_a_voice_note_is_answered_so(api: ApiCaller, user_id: str) -> None:
    response = voice(api, user_id, b"OggS" + bytes(60))
    assert problem(response) == (422, "NO_TRANSACTIONS_FOUND")
    assert response.json["error"]["reason"] == "voice_unavailable"
    assert problem(voice(api, user_id, b"no sound")) == (422, "DOCUMENT_UNREADABLE")
