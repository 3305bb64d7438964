"""The side panel over the real API: what it shows, undoes and begins anew."""

import re
from html import unescape
from typing import Any

import httpx
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.development.panel.server import Panel, create_panel, serving
from app.development.people import PEOPLE, ensure_person
from tests.support.clock import FixedClock
from tests.support.valkey import free_port

MAYA, ANA, DIEGO = PEOPLE


@pytest.fixture
def panel(api: httpx.Client, clock: FixedClock) -> FlaskClient:
    """Return a client of the panel's program."""
    return create_panel(Panel(api, PEOPLE, clock)).test_client()


def ask(panel: FlaskClient, action: str, phone: str, **more: str) -> TestResponse:
    """Do what a button of the page does."""
    return panel.post(f"/{action}", json={"phone": phone, **more})


def words(answer: TestResponse) -> str:
    """Return what is to be read in an answer, without its markup."""
    assert answer.status_code == 200, answer.text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def log(api: httpx.Client, user_id: str, text: str) -> Any:
    """Book what a text says."""
    body = {"type": "text", "content": text}
    return api.post(f"/users/{user_id}/transactions", json=body).raise_for_status().json()["data"]


def test_it_tells_the_month_plan_goals_entries_and_changes(
    panel: FlaskClient, api: httpx.Client
) -> None:
    user_id = ensure_person(api, MAYA)
    log(api, user_id, "spent 45 on groceries and 12 on the subway")
    log(api, user_id, "got paid 5200")
    shown = words(ask(panel, "show", MAYA.phone))
    for part in (
        "Spent $57",
        "Came in $5,200",
        "Left of the plan $4,493",
        "Food $45",
        "Transport $12",
        "$5,200 comes in, about $3,900 goes out, $650 is saved each month.",
        "Emergency fund $0 of $6,000",
        "+$5,200",
        "Undo",
    ):
        assert part in shown


@pytest.mark.parametrize(("person", "part"), [(ANA, "R$ 0 de R$ 4.500"), (DIEGO, "$0 de $30,000")])
def test_it_speaks_the_persons_language_and_money(
    panel: FlaskClient, api: httpx.Client, person: Any, part: str
) -> None:
    ensure_person(api, person)
    answer = ask(panel, "show", person.phone)
    assert f'lang="{person.language}"' in answer.text
    assert part in words(answer)


def test_what_people_wrote_stays_text(panel: FlaskClient, api: httpx.Client) -> None:
    user_id = ensure_person(api, MAYA)
    goal = {"name": "<img src=x>", "target_amount": 10, "target_date": "2099-01-01"}
    api.post(f"/users/{user_id}/goals", json=goal).raise_for_status()
    answer = ask(panel, "show", MAYA.phone)
    assert "<img" not in answer.text
    assert "<img src=x>" in unescape(answer.text)


def test_a_change_is_undone_and_redone_once(panel: FlaskClient, api: httpx.Client) -> None:
    user_id = ensure_person(api, MAYA)
    log(api, user_id, "spent 45 on groceries")
    change = api.get(f"/users/{user_id}/changes").json()["data"]["changes"][0]["id"]
    assert "Spent $0" in words(ask(panel, "undo", MAYA.phone, change=change))
    assert "Spent $0" in words(ask(panel, "undo", MAYA.phone, change=change))
    assert "Spent $45" in words(ask(panel, "redo", MAYA.phone, change=change))


def test_what_was_changed_since_is_left_and_said(panel: FlaskClient, api: httpx.Client) -> None:
    user_id = ensure_person(api, MAYA)
    (booked,) = log(api, user_id, "spent 45 on groceries")["transactions"]
    change = api.get(f"/users/{user_id}/changes").json()["data"]["changes"][0]["id"]
    api.delete(f"/users/{user_id}/transactions/{booked['id']}").raise_for_status()
    shown = words(ask(panel, "undo", MAYA.phone, change=change))
    assert "changed or removed since" in shown
    assert "changed or removed since" not in words(ask(panel, "show", MAYA.phone))


def test_starting_over_erases_and_makes_anew(panel: FlaskClient, api: httpx.Client) -> None:
    before = ensure_person(api, MAYA)
    log(api, before, "spent 45 on groceries")
    shown = words(ask(panel, "start-over", MAYA.phone))
    assert "Spent $0" in shown
    assert "Emergency fund" in shown
    assert api.get(f"/users/{before}").status_code == 404


def test_somebody_unknown_has_no_books_before_and_after_starting_over(
    panel: FlaskClient, api: httpx.Client
) -> None:
    phone = "+447700900123"
    assert "doesn't know this number" in words(ask(panel, "show", phone))
    api.post("/users", json={"external_user_id": "alex", "phone": phone}).raise_for_status()
    shown = words(ask(panel, "show", phone))
    assert "None yet. Tell Ozzie what you earn" in shown
    assert "doesn't know this number" in words(ask(panel, "start-over", phone))


@pytest.mark.parametrize(
    ("action", "body", "status"),
    [
        ("show", {"phone": "12025550143"}, 422),
        ("undo", {"phone": MAYA.phone, "change": "../../x"}, 422),
        ("erase", {"phone": MAYA.phone}, 404),
    ],
)
def test_what_cannot_be_done_is_refused(
    panel: FlaskClient, action: str, body: dict[str, str], status: int
) -> None:
    assert panel.post(f"/{action}", json=body).status_code == status


def test_a_form_of_another_page_is_refused(panel: FlaskClient) -> None:
    body = f'{{"phone": "{MAYA.phone}"}}'
    assert panel.post("/show", data=body, content_type="text/plain").status_code == 415


def test_an_api_that_does_not_answer_is_said() -> None:
    with (
        httpx.Client(base_url=f"http://127.0.0.1:{free_port()}/v1") as nowhere,
        serving(nowhere, PEOPLE) as url,
    ):
        answer = httpx.post(f"{url}/show", json={"phone": MAYA.phone}, timeout=60)
    assert (answer.status_code, answer.text) == (502, "the API does not answer")


def test_a_site_whose_name_leads_here_is_refused(panel: FlaskClient) -> None:
    url = "http://evil.example:9025/start-over"
    assert panel.post(url, json={"phone": MAYA.phone}).status_code == 403
