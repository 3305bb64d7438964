"""Goals over HTTP: set, list, read, change, delete."""

import pytest

from tests.support.api import ApiCaller, data, problem
from tests.support.clock import FixedClock
from tests.support.seed import FUND, set_goal, with_intake


def test_a_goal_is_set_as_the_seed_shows(api: ApiCaller) -> None:
    user_id = with_intake(api)
    api.post(f"/users/{user_id}/plan/generate")
    response = api.post(f"/users/{user_id}/goals", FUND)
    goal = data(response, 201)
    assert response.json["object"] == "goal"  # type: ignore[index]  # data() looked at it
    assert goal["id"].startswith("ozz_goal_")
    assert {name: goal[name] for name in FUND} == FUND
    assert goal["current_amount"] == 0
    assert goal["monthly_contribution_needed"] == 625
    assert goal["on_track"] is True


def test_a_past_date_is_taken_as_this_month_and_is_not_on_track(api: ApiCaller) -> None:
    user_id = with_intake(api)
    goal = set_goal(api, user_id, target_date="2025-12-31", target_amount=10)
    assert (goal["monthly_contribution_needed"], goal["on_track"]) == (10, False)


def test_a_date_in_this_month_is_one_month(api: ApiCaller) -> None:
    user_id = with_intake(api)
    goal = set_goal(api, user_id, target_date="2026-05-31", target_amount=900)
    assert (goal["monthly_contribution_needed"], goal["on_track"]) == (900, True)


def test_goals_are_served_nearest_date_first(api: ApiCaller) -> None:
    user_id = with_intake(api)
    api.post(f"/users/{user_id}/plan/generate")
    late = set_goal(api, user_id, target_amount=5000)
    near = set_goal(api, user_id, target_amount=600, target_date="2026-05-31")
    assert near["on_track"] is True
    assert data(api.get(f"/users/{user_id}/goals/{late['id']}"))["on_track"] is False


def test_without_a_plan_the_surplus_is_what_counts(api: ApiCaller) -> None:
    user_id = with_intake(api)
    assert set_goal(api, user_id, target_amount=1800 * 8)["on_track"] is True
    assert set_goal(api, api.new_user("nothing known"))["on_track"] is False


def test_the_contribution_is_rounded_up_to_the_cent(api: ApiCaller) -> None:
    goal = set_goal(api, api.new_user(), target_amount=100, target_date="2026-07-01")
    assert goal["monthly_contribution_needed"] == 33.34


def test_today_is_the_persons_own(api: ApiCaller, clock: FixedClock) -> None:
    clock.now = clock.now.replace(month=5, day=31, hour=16)
    tokyo = api.new_user("tokyo", timezone="Asia/Tokyo")
    new_york = api.new_user("new york", timezone="America/New_York")
    assert set_goal(api, tokyo, target_amount=700)["monthly_contribution_needed"] == 100
    assert set_goal(api, new_york, target_amount=800)["monthly_contribution_needed"] == 100


def test_a_goal_in_another_currency_is_not_compared_with_the_plan(api: ApiCaller) -> None:
    goal = set_goal(api, with_intake(api), currency="JPY", target_amount=8)
    assert (goal["monthly_contribution_needed"], goal["on_track"]) == (1, False)


def test_a_goal_grows_until_it_is_reached(api: ApiCaller) -> None:
    user_id = with_intake(api)
    goal = set_goal(api, user_id)
    path = f"/users/{user_id}/goals/{goal['id']}"
    assert data(api.patch(path, {"current_amount": 2600}))["monthly_contribution_needed"] == 300
    changes = {"name": "Fund", "target_amount": 2600, "target_date": "2025-01-01"}
    done = data(api.patch(path, changes))
    assert (done["monthly_contribution_needed"], done["on_track"]) == (0, True)
    assert done["name"] == "Fund"
    assert data(api.get(path)) == done


def test_goals_are_listed_and_deleted(api: ApiCaller) -> None:
    user_id = api.new_user(currency="BRL")
    body = {k: v for k, v in FUND.items() if k != "currency"}
    made = [data(api.post(f"/users/{user_id}/goals", body), 201) for _ in range(3)]
    assert {goal["currency"] for goal in made} == {"BRL"}
    first = data(api.get(f"/users/{user_id}/goals?limit=2"))
    rest = data(api.get(f"/users/{user_id}/goals?limit=2&cursor={first['next_cursor']}"))
    assert {g["id"] for g in first["goals"] + rest["goals"]} == {g["id"] for g in made}
    path = f"/users/{user_id}/goals/{made[0]['id']}"
    assert api.delete(path).status_code == 204
    assert problem(api.delete(path)) == (404, "NOT_FOUND")
    assert problem(api.get(path)) == (404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("target_amount", 0),
        ("target_amount", -5),
        ("currency", "usd"),
        ("target_date", "31-12-2026"),
        ("current_amount", -1),
    ],
)
def test_a_wrong_field_is_named(api: ApiCaller, field: str, value: object) -> None:
    response = api.post(f"/users/{api.new_user()}/goals", {**FUND, field: value})
    assert problem(response) == (422, "VALIDATION_ERROR")
    details = response.json["error"]["details"]  # type: ignore[index]  # problem() looked at it
    assert [d["field"] for d in details] == [field]


def test_a_leap_day_is_a_date(api: ApiCaller) -> None:
    goal = set_goal(api, api.new_user(), target_date="2028-02-29", target_amount=22)
    assert goal["monthly_contribution_needed"] == 1


def test_a_goal_grows_and_shrinks_by_contributions(api: ApiCaller) -> None:
    user_id = with_intake(api)
    path = f"/users/{user_id}/goals/{set_goal(api, user_id)['id']}/contributions"
    put_in = api.post(path, {"amount": 200.5, "note": "May"})
    assert data(put_in, 201)["current_amount"] == 200.5
    assert put_in.json["object"] == "goal"  # type: ignore[index]  # data() looked at it
    assert data(api.post(path, {"amount": -50}), 201)["current_amount"] == 150.5
    listed = api.get(path)
    assert listed.json["object"] == "contribution_list"  # type: ignore[index]  # as above
    shown = [(one["amount"], one["note"]) for one in data(listed)["contributions"]]
    assert sorted(shown) == [(-50, None), (200.5, "May")]


@pytest.mark.parametrize("amount", [-1, 0, 0.001, "5", None])
def test_a_contribution_that_cannot_be_made_names_its_amount(
    api: ApiCaller, amount: object
) -> None:
    user_id = with_intake(api)
    path = f"/users/{user_id}/goals/{set_goal(api, user_id)['id']}"
    response = api.post(f"{path}/contributions", {"amount": amount})
    assert problem(response) == (422, "VALIDATION_ERROR")
    details = response.json["error"]["details"]  # type: ignore[index]  # problem() looked at it
    assert [d["field"] for d in details] == ["amount"]
    assert data(api.get(path))["current_amount"] == 0


def test_a_long_note_is_refused(api: ApiCaller) -> None:
    user_id = with_intake(api)
    path = f"/users/{user_id}/goals/{set_goal(api, user_id)['id']}/contributions"
    assert problem(api.post(path, {"amount": 1, "note": "x" * 201})) == (422, "VALIDATION_ERROR")
    assert data(api.post(path, {"amount": 1, "note": "x" * 200}), 201)["current_amount"] == 1
