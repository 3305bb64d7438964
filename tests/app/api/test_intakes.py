"""Financial intakes over HTTP: send one, read the latest, list them all."""

import pytest

from tests.support.api import ApiCaller, data, problem
from tests.support.seed import SAMPLE


def test_an_intake_is_kept_as_the_seed_shows(api: ApiCaller) -> None:
    user_id = api.new_user()
    response = api.post(f"/users/{user_id}/financial-intake", SAMPLE)
    intake = data(response, 201)
    assert response.json["object"] == "financial_intake"  # type: ignore[index]  # data() looked
    assert intake["id"].startswith("ozz_intake_")
    assert intake["user_id"] == user_id
    assert {name: intake[name] for name in SAMPLE} == SAMPLE
    assert intake["monthly_surplus"] == 1800
    assert data(api.get(f"/users/{user_id}"))["onboarding_stage"] == "plan_pending"


def test_amounts_come_back_without_binary_noise(api: ApiCaller) -> None:
    path = f"/users/{api.new_user()}/financial-intake"
    response = api.post(path, {**SAMPLE, "monthly_income": 1000.10, "monthly_expenses": 365.99})
    assert '"monthly_surplus":634.11,' in response.text
    assert '"monthly_income":1000.1,' in response.text


def test_a_surplus_may_be_negative(api: ApiCaller) -> None:
    path = f"/users/{api.new_user()}/financial-intake"
    intake = data(api.post(path, {**SAMPLE, "monthly_income": 0}), 201)
    assert intake["monthly_surplus"] == -3200


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        ("monthly_income", "-1"),
        ("monthly_income", "true"),
        ("monthly_income", '"5000"'),
        ("monthly_income", "null"),
        ("monthly_income", "1e400"),
        ("monthly_income", "1234567890123456789"),
        ("monthly_expenses", '1e-400000000, "monthly_expenses": -0.01'),
        ("financial_goal", '"riches"'),
        ("next_pay_date", '"15/05/2025"'),
        ("next_pay_date", '"2025-02-30"'),
        ("next_pay_date", "20250515"),
    ],
)
def test_a_wrong_field_is_named(api: ApiCaller, field: str, raw: str) -> None:
    parts = {"monthly_income": "1", "monthly_expenses": "1", "financial_goal": '"debt"'}
    text = "{" + ",".join(f'"{k}": {v}' for k, v in {**parts, field: raw}.items()) + "}"
    path = f"/users/{api.new_user()}/financial-intake"
    response = api.call("POST", path, data=text, content_type="application/json")
    assert problem(response) == (422, "VALIDATION_ERROR")
    details = response.json["error"]["details"]  # type: ignore[index]  # problem() looked at it
    assert [d["field"] for d in details] == [field]


def test_the_latest_intake_is_read_and_all_are_listed(api: ApiCaller) -> None:
    path = f"/users/{api.new_user()}/financial-intake"
    sent = [data(api.post(path, {**SAMPLE, "monthly_income": income}), 201) for income in (1, 2, 3)]
    listed = data(api.get(f"{path}/history"))["financial_intakes"]
    assert {i["id"] for i in listed} == {i["id"] for i in sent}
    assert data(api.get(path)) == listed[0]
    page = data(api.get(f"{path}/history?limit=2"))
    assert page["has_more"]
    rest = data(api.get(f"{path}/history?cursor={page['next_cursor']}"))
    assert page["financial_intakes"] + rest["financial_intakes"] == listed


def test_no_intake_yet_is_not_found(api: ApiCaller) -> None:
    response = api.get(f"/users/{api.new_user()}/financial-intake")
    assert problem(response) == (404, "NOT_FOUND")


def test_an_intake_carries_the_currency_of_its_day(api: ApiCaller) -> None:
    user_id = api.new_user(currency="BRL")
    data(api.post(f"/users/{user_id}/financial-intake", SAMPLE), 201)
    api.patch(f"/users/{user_id}", {"currency": "EUR"})
    assert data(api.get(f"/users/{user_id}/financial-intake"))["currency"] == "BRL"


def test_a_new_intake_leaves_an_active_user_active(api: ApiCaller) -> None:
    user_id = api.new_user()
    for path in ("financial-intake", "plan/generate", "financial-intake"):
        data(api.post(f"/users/{user_id}/{path}", SAMPLE), 201)
    assert data(api.get(f"/users/{user_id}"))["onboarding_stage"] == "active"
