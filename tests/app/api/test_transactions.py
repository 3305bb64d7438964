"""Transactions over HTTP: submit, list, read, change, take back."""

import io
from typing import Any

import pytest

from tests.support.api import ApiCaller, data, problem
from tests.support.clock import FixedClock
from tests.support.reader import SimpleReader
from tests.support.seed import SAMPLE, submit


@pytest.fixture
def user_id(api: ApiCaller) -> str:
    """Return the id of a new user."""
    return api.new_user()


def listed(api: ApiCaller, user_id: str, query: str = "") -> list[str]:
    """Return the descriptions of the user's transactions, newest first."""
    page = data(api.get(f"/users/{user_id}/transactions{query}"))
    return [row["description"] for row in page["transactions"]]


def test_a_text_is_booked_as_the_seed_shows(api: ApiCaller, user_id: str) -> None:
    body = {"type": "text", "content": "45 lunch; 12 subway", "language": "en"}
    response = api.post(f"/users/{user_id}/transactions", body)
    booked = data(response, 201)
    assert response.json["object"] == "transaction_list"  # type: ignore[index]  # data() looked
    first, second = booked["transactions"]
    assert first["id"].startswith("ozz_txn_")
    assert {
        "user_id": user_id,
        "amount_cents": 4500,
        "currency": "USD",
        "category": "food",
        "kind": "expense",
        "description": "lunch",
        "transaction_date": "2026-05-05",
        "source": "api_text",
        "ai_confidence": 0.95,
        "created_at": "2026-05-05T14:30:00Z",
        "submission_id": booked["submission_id"],
    }.items() <= first.items()
    assert (second["amount_cents"], second["description"]) == (1200, "subway")
    assert booked["submission_id"].startswith("ozz_sub_")
    assert (booked["language"], booked["duplicates"]) == ("en", [])


def test_the_answer_tells_where_the_month_stands(api: ApiCaller, user_id: str) -> None:
    assert submit(api, user_id, "45 lunch; 100 income")["summary"] == {
        "currency": "USD",
        "month_spent_cents": 4500,
        "plan_left_cents": None,
    }
    api.post(f"/users/{user_id}/financial-intake", SAMPLE)
    api.post(f"/users/{user_id}/plan/generate")
    summary = submit(api, user_id, "5 bus")["summary"]
    assert summary["month_spent_cents"] == 5000
    assert summary["plan_left_cents"] == 500000 - 90000 - 5000
    api.patch(f"/users/{user_id}", {"currency": "EUR"})
    assert submit(api, user_id, "5 bus")["summary"]["plan_left_cents"] is None


def test_the_reader_knows_who_speaks_and_when(
    api: ApiCaller, reader: SimpleReader, clock: FixedClock
) -> None:
    clock.now = clock.now.replace(hour=23)
    user_id = api.new_user(phone="+5511987654321", language="pt", timezone="Asia/Tokyo")
    submit(api, user_id, "12 ônibus")
    context = reader.contexts[-1]
    assert (context.country, context.currency, context.language) == ("BR", "BRL", "pt")
    assert context.today.isoformat() == "2026-05-06"
    submit(api, user_id, "12 bus", language="en", sent_at="2026-04-30T20:00:00-03:00")
    context = reader.contexts[-1]
    assert (context.language, context.today.isoformat()) == ("en", "2026-05-01")


def test_words_without_a_transaction_are_answered_so(api: ApiCaller, user_id: str) -> None:
    for text in ("hello", "45 lunch?"):
        response = api.post(f"/users/{user_id}/transactions", {"type": "text", "content": text})
        assert problem(response) == (422, "NO_TRANSACTIONS_FOUND")
    assert listed(api, user_id) == []


@pytest.mark.parametrize("kind", ["image", "pdf", "spreadsheet"])
def test_documents_are_not_read_here_yet(api: ApiCaller, user_id: str, kind: str) -> None:
    response = api.post(f"/users/{user_id}/transactions", {"type": kind, "content": "aGk="})
    assert problem(response) == (415, "UNSUPPORTED_MEDIA_TYPE")


def test_a_form_does_the_same_as_json(api: ApiCaller, user_id: str) -> None:
    path = f"/users/{user_id}/transactions"
    form = {"type": "text", "content": "45 lunch", "channel": "whatsapp"}
    assert data(api.call("POST", path, data=form, content_type="multipart/form-data"), 201)
    file = {"type": "text", "file": (io.BytesIO(b"12 bus"), "note.txt")}
    assert data(api.call("POST", path, data=file, content_type="multipart/form-data"), 201)
    assert set(listed(api, user_id)) == {"lunch", "bus"}
    assert listed(api, user_id, "?source=whatsapp_text") == ["lunch"]


def test_a_part_of_a_form_without_a_name_is_ignored(api: ApiCaller, user_id: str) -> None:
    parts = [("x", "nameless"), ('form-data; name="type"', "text")]
    parts.append(('form-data; name="content"', "45 lunch"))
    lines = [f"--b\r\nContent-Disposition: {head}\r\n\r\n{body}\r\n" for head, body in parts]
    response = api.call(
        "POST",
        f"/users/{user_id}/transactions",
        data="".join([*lines, "--b--\r\n"]),
        headers={"Idempotency-Key": "k"},
        content_type="multipart/form-data; boundary=b",
    )
    assert data(response, 201)


@pytest.mark.parametrize(
    "form",
    [
        {"type": "text", "file": b"\xff\xfe12 bus"},
        {"type": "text", "content": "12 bus\0"},
        {"a": b"1 a", "b": b"1 b", "type": "text"},
        {"type": "text"},
    ],
)
def test_a_form_that_cannot_be_read_is_refused(
    api: ApiCaller, user_id: str, form: dict[str, Any]
) -> None:
    files = {k: (io.BytesIO(v), k) if isinstance(v, bytes) else v for k, v in form.items()}
    path = f"/users/{user_id}/transactions"
    response = api.call("POST", path, data=files, content_type="multipart/form-data")
    assert problem(response) == (422, "VALIDATION_ERROR")


def test_a_text_over_its_bound_is_too_large(api: ApiCaller, user_id: str) -> None:
    body = {"type": "text", "content": "x" * 1_000_001}
    response = api.post(f"/users/{user_id}/transactions", body)
    assert problem(response) == (413, "PAYLOAD_TOO_LARGE")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "video"),
        ("content", ""),
        ("content", 7),
        ("language", "fr"),
        ("sent_at", "yesterday"),
        ("sent_at", "0001-01-01T00:00:00Z"),
        ("sent_at", "2026-05-05T14:30:00"),
        ("channel", "pigeon"),
    ],
)
def test_a_wrong_field_is_named(api: ApiCaller, user_id: str, field: str, value: object) -> None:
    body = {"type": "text", "content": "1 bus", field: value}
    response = api.post(f"/users/{user_id}/transactions", body)
    assert problem(response) == (422, "VALIDATION_ERROR")
    details = response.json["error"]["details"]  # type: ignore[index]  # problem() looked at it
    assert details[0]["field"].split(".")[0] == field


def test_the_list_is_filtered(api: ApiCaller, user_id: str) -> None:
    for day in ("2026-05-01", "2026-05-02", "2026-05-03"):
        submit(api, user_id, f"1 on {day[-2:]}; 2 lunch", sent_at=f"{day}T12:00:00Z")
    assert listed(api, user_id, "?from=2026-05-02&to=2026-05-02&category=other") == ["on 02"]
    assert listed(api, user_id, "?category=food&limit=2") == ["lunch", "lunch"]
    assert listed(api, user_id, "?to=2026-05-01&category=other") == ["on 01"]
    assert listed(api, user_id, "?from=2026-05-04") == []


def test_the_list_goes_on_where_the_page_ended(api: ApiCaller, user_id: str) -> None:
    for day in (3, 1, 2):
        submit(api, user_id, f"1 a{day}; 2 b{day}", sent_at=f"2026-05-0{day}T12:00:00Z")
    whole = listed(api, user_id)
    assert [name[1] for name in whole] == list("332211")
    seen: list[str] = []
    path: str | None = f"/users/{user_id}/transactions?limit=4"
    while path:
        page = data(api.get(path))
        seen += [row["description"] for row in page["transactions"]]
        path = page["next_cursor"] and (
            f"/users/{user_id}/transactions?limit=4&cursor={page['next_cursor']}"
        )
    assert seen == whole


@pytest.mark.parametrize(
    "query", ["from=yesterday", "to=2026-13-01", "category=fun", "source=fax", "cursor=eHh4"]
)
def test_a_wrong_query_is_refused(api: ApiCaller, user_id: str, query: str) -> None:
    response = api.get(f"/users/{user_id}/transactions?{query}")
    assert problem(response) == (422, "VALIDATION_ERROR")


def test_a_transaction_is_changed(api: ApiCaller, user_id: str) -> None:
    made = submit(api, user_id, "45 taxi")["transactions"][0]
    path = f"/users/{user_id}/transactions/{made['id']}"
    changes = {
        "amount_cents": 4600,
        "currency": "EUR",
        "description": "Cab",
        "transaction_date": "2026-05-04",
    }
    assert data(api.patch(path, changes)) == {**made, **changes}
    assert data(api.get(path)) == {**made, **changes}
    assert data(api.patch(path, {})) == {**made, **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"amount_cents": 0},
        {"amount_cents": 1.5},
        {"amount_cents": "45"},
        {"amount_cents": 10**19},
        {"category": "fun"},
        {"description": "x" * 61},
        {"currency": "dollars"},
        {"transaction_date": "4 May"},
    ],
)
def test_a_wrong_change_is_refused(
    api: ApiCaller, user_id: str, changes: dict[str, object]
) -> None:
    made = submit(api, user_id, "45 taxi")["transactions"][0]
    response = api.patch(f"/users/{user_id}/transactions/{made['id']}", changes)
    assert problem(response) == (422, "VALIDATION_ERROR")


def test_a_corrected_category_is_remembered_for_this_person_alone(
    api: ApiCaller, user_id: str, reader: SimpleReader
) -> None:
    made = submit(api, user_id, "45 taxi")["transactions"][0]
    api.patch(f"/users/{user_id}/transactions/{made['id']}", {"category": "entertainment"})
    api.patch(f"/users/{user_id}/transactions/{made['id']}", {"category": "transport"})
    assert submit(api, user_id, "30 taxi")["transactions"][0]["category"] == "transport"
    assert reader.contexts[-1].corrections == {"taxi": "transport"}
    stranger = api.new_user("stranger")
    assert submit(api, stranger, "30 taxi")["transactions"][0]["category"] == "other"


def test_a_category_to_or_from_income_turns_the_direction(api: ApiCaller, user_id: str) -> None:
    made = submit(api, user_id, "45 refund")["transactions"][0]
    path = f"/users/{user_id}/transactions/{made['id']}"
    assert data(api.patch(path, {"category": "income"}))["kind"] == "income"
    assert data(api.patch(path, {"category": "health"}))["kind"] == "expense"


def test_a_transaction_is_deleted(api: ApiCaller, user_id: str) -> None:
    made = submit(api, user_id, "45 taxi")["transactions"][0]
    path = f"/users/{user_id}/transactions/{made['id']}"
    assert api.delete(path).status_code == 204
    assert problem(api.get(path)) == (404, "NOT_FOUND")
    assert problem(api.delete(path)) == (404, "NOT_FOUND")
    assert problem(api.patch(path, {"category": "food"})) == (404, "NOT_FOUND")


def test_a_submission_is_taken_back_whole(api: ApiCaller, user_id: str) -> None:
    submit(api, user_id, "1 stays")
    booked = submit(api, user_id, "2 goes; 3 goes")
    path = f"/users/{user_id}/transactions?submission_id={booked['submission_id']}"
    assert api.delete(path).status_code == 204
    assert listed(api, user_id) == ["stays"]
    assert problem(api.delete(path)) == (404, "NOT_FOUND")
    assert problem(api.delete(f"/users/{user_id}/transactions")) == (422, "VALIDATION_ERROR")
