"""Money moves over HTTP: found, ordered, with ids that stay."""

from typing import Any

import pytest

from app.db import Database
from app.store import moves as store
from tests.support.api import ApiCaller, data, problem
from tests.support.clock import FixedClock
from tests.support.seed import submit, with_intake


@pytest.fixture
def user_id(api: ApiCaller) -> str:
    """Return the id of a user with the plan of the seed's sample."""
    user_id = with_intake(api)
    api.post(f"/users/{user_id}/plan/generate")
    return user_id


def moves(api: ApiCaller, user_id: str, query: str = "") -> list[dict[str, Any]]:
    """Return the user's money moves."""
    found: list[dict[str, Any]] = data(api.get(f"/users/{user_id}/money-moves{query}"))["moves"]
    return found


def test_before_a_plan_there_are_none(api: ApiCaller) -> None:
    response = api.get(f"/users/{with_intake(api)}/money-moves")
    assert problem(response) == (409, "PLAN_REQUIRED")


def test_without_spending_they_follow_from_the_plan(api: ApiCaller, user_id: str) -> None:
    response = api.get(f"/users/{user_id}/money-moves")
    assert response.json["object"] == "money_move_list"  # type: ignore[index]  # data() looks at it
    first = data(response)["moves"][0]
    assert set(first) == {
        "id", "title", "description", "potential_savings_cents", "category", "priority"
    }  # fmt: skip
    assert first["id"].startswith("ozz_move_")
    assert (first["title"], first["potential_savings_cents"]) == ("Set $900 aside on payday", 90000)


def test_what_is_over_the_plans_target_is_cut_by_the_difference(
    api: ApiCaller, user_id: str
) -> None:
    submit(api, user_id, "800 lunch")
    move = moves(api, user_id)[0]
    # The plan leaves 4,100 a month, of which 13 % is food where nothing else is known.
    assert move["potential_savings_cents"] == 80000 - 53300
    assert move["title"] == "Cut dining out by $267"
    assert (move["category"], move["priority"]) == ("food", "high")


def test_ids_stay_while_the_move_does(api: ApiCaller, user_id: str, clock: FixedClock) -> None:
    submit(api, user_id, "800 lunch")
    before = moves(api, user_id)
    submit(api, user_id, "100 lunch")
    clock.advance(days=1)
    after = moves(api, user_id)
    assert [move["id"] for move in after] == [move["id"] for move in before]
    assert after[0]["potential_savings_cents"] > before[0]["potential_savings_cents"]


def test_they_come_in_pages(api: ApiCaller, user_id: str) -> None:
    every = moves(api, user_id)
    page = data(api.get(f"/users/{user_id}/money-moves?limit=1"))
    assert page["has_more"] is True
    rest = moves(api, user_id, f"?cursor={page['next_cursor']}")
    assert page["moves"] + rest == every


def test_a_cursor_after_a_move_that_is_gone_ends_the_list(api: ApiCaller, user_id: str) -> None:
    page = data(api.get(f"/users/{user_id}/money-moves?limit=1"))
    submit(api, user_id, "800 lunch")
    assert moves(api, user_id, f"?cursor={page['next_cursor']}") == []


def test_two_at_once_agree_on_an_id(
    api: ApiCaller, user_id: str, database: Database, clock: FixedClock
) -> None:
    shown = moves(api, user_id)
    with database.transaction() as session:
        store.assign_ids(session, user_id, ["payday", "another"], clock.now)
        ids = store.load_ids(session, user_id)
    assert ids["payday"] == shown[0]["id"]
    assert ids["another"].startswith("ozz_move_")


def test_they_are_told_in_the_persons_language(api: ApiCaller) -> None:
    user_id = with_intake(api, "pt", language="pt", phone="+5511987654321")
    api.post(f"/users/{user_id}/plan/generate")
    assert moves(api, user_id)[0]["title"] == "Separe R$ 900 no dia do pagamento"
