"""Plans over HTTP: generate, read, personalize."""

from threading import Thread

import pytest
from flask import Flask

from tests.support.api import ApiCaller, data, problem
from tests.support.seed import SAMPLE, with_intake


def test_the_plan_is_generated_as_the_seed_shows(api: ApiCaller) -> None:
    user_id = with_intake(api)
    response = api.post(f"/users/{user_id}/plan/generate")
    plan = data(response, 201)
    assert response.json["object"] == "plan"  # type: ignore[index]  # data() looked at it
    assert plan["id"].startswith("ozz_plan_")
    assert plan["user_id"] == user_id
    assert plan["financial_goal"] == "savings"
    assert plan["monthly_surplus"] == 1800
    assert plan["recommended_monthly_savings"] == 900
    assert plan["savings_rate_percent"] == 18
    assert plan["status"] == "active"
    assert plan["summary"] == (
        "Based on your $1,800 monthly surplus, Ozzie recommends saving $900/month — "
        "a solid 18% savings rate. Focus areas: reduce dining out and subscriptions."
    )
    assert data(api.get(f"/users/{user_id}"))["onboarding_stage"] == "active"


def test_a_plan_needs_an_intake(api: ApiCaller) -> None:
    response = api.post(f"/users/{api.new_user()}/plan/generate")
    assert problem(response) == (409, "INTAKE_REQUIRED")
    assert "POST /v1/users/{user_id}/financial-intake" in response.text


def test_generating_takes_a_request_without_a_body(api: ApiCaller) -> None:
    user_id = with_intake(api)
    assert data(api.call("POST", f"/users/{user_id}/plan/generate"), 201)


def test_the_new_plan_supersedes_the_old(api: ApiCaller) -> None:
    user_id = with_intake(api)
    first = data(api.post(f"/users/{user_id}/plan/generate"), 201)
    data(api.post(f"/users/{user_id}/financial-intake", {**SAMPLE, "monthly_income": 6000}), 201)
    second = data(api.post(f"/users/{user_id}/plan/generate"), 201)
    assert second["id"] != first["id"]
    assert data(api.get(f"/users/{user_id}/plan")) == second
    assert second["monthly_surplus"] == 2800


def test_plans_generated_at_once_leave_one_active(web: Flask, api: ApiCaller) -> None:
    user_id = with_intake(api)
    statuses: list[int] = []

    def generate() -> None:
        caller = ApiCaller(web.test_client(), api.made)
        statuses.append(caller.post(f"/users/{user_id}/plan/generate").status_code)

    threads = [Thread(target=generate) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [201] * 6
    assert data(api.get(f"/users/{user_id}/plan"))["status"] == "active"


def test_no_plan_yet_is_plan_required(api: ApiCaller) -> None:
    user_id = with_intake(api)
    for response in (
        api.get(f"/users/{user_id}/plan"),
        api.post(f"/users/{user_id}/plan/personalize", {"personality_type": "direct"}),
    ):
        assert problem(response) == (409, "PLAN_REQUIRED")
        assert "POST /v1/users/{user_id}/plan/generate" in response.text


@pytest.mark.parametrize(
    ("income", "expenses", "savings", "rate"),
    [
        (5000, 5000, 0, 0),
        (3000, 3200, 0, 0),
        (0, 0, 0, 0),
        (0, 100, 0, 0),
        (1000, 0, 500, 50),
        (100.01, 0, 50, 50),
        (900, 600, 150, 16.67),
    ],
)
def test_figures_hold_at_the_edges(
    api: ApiCaller, income: float, expenses: float, savings: float, rate: float
) -> None:
    user_id = with_intake(api, monthly_income=income, monthly_expenses=expenses)
    plan = data(api.post(f"/users/{user_id}/plan/generate"), 201)
    assert plan["recommended_monthly_savings"] == savings
    assert plan["savings_rate_percent"] == pytest.approx(rate, abs=0.01)


def test_a_shortfall_gets_a_plan_that_says_what_to_cut_and_by_how_much(api: ApiCaller) -> None:
    user_id = with_intake(api, monthly_income=3000, monthly_expenses=3200)
    summary = data(api.post(f"/users/{user_id}/plan/generate"), 201)["summary"]
    assert "Cut $200/month" in summary
    assert "dining out" in summary


def test_the_summary_speaks_the_persons_language(api: ApiCaller) -> None:
    user_id = with_intake(api, language="pt", phone="+5511987654321")
    summary = data(api.post(f"/users/{user_id}/plan/generate"), 201)["summary"]
    assert summary.startswith(
        "Com a sua sobra mensal de R$ 1.800, o Ozzie recomenda guardar R$ 900"
    )


def test_the_coachs_tone_is_chosen(api: ApiCaller) -> None:
    user_id = with_intake(api)
    assert (
        data(api.post(f"/users/{user_id}/plan/generate"), 201)["personality_type"] == "supportive"
    )
    path = f"/users/{user_id}/plan/personalize"
    assert data(api.post(path, {"personality_type": "direct"}))["personality_type"] == "direct"
    again = data(api.post(f"/users/{user_id}/plan/generate"), 201)
    assert again["personality_type"] == "direct"
    assert problem(api.post(path, {"personality_type": "rude"})) == (422, "VALIDATION_ERROR")


def test_a_chosen_tone_can_be_undone(api: ApiCaller) -> None:
    user_id = with_intake(api)
    api.post(f"/users/{user_id}/plan/generate")
    for _ in range(2):  # what changes nothing is no change
        api.post(f"/users/{user_id}/plan/personalize", {"personality_type": "direct"})
    changes = data(api.get(f"/users/{user_id}/changes"))["changes"]
    assert [change["type"] for change in changes] == [
        "user.changed",
        "plan.created",
        "intake.created",
    ]
    data(api.post(f"/users/{user_id}/changes/{changes[0]['id']}/undo"))
    assert data(api.get(f"/users/{user_id}/plan"))["personality_type"] == "supportive"
