"""The seed page's seven calls, with its very bodies, on its very day: its figures come back."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.reading.messages.reader import read_message
from app.services.readers import ReadText
from tests.support.api import ApiCaller, data
from tests.support.clock import FixedClock

MARIA = {
    "external_user_id": "usr_8821",
    "name": "Maria Santos",
    "email": "maria@example.com",
    "phone": "+15551234567",
    "language": "en",
}
INTAKE = {
    "monthly_income": 5000,
    "monthly_expenses": 3200,
    "financial_goal": "savings",
    "next_pay_date": "2025-05-15",
}
FUND = {
    "name": "Emergency Fund",
    "target_amount": 5000,
    "currency": "USD",
    "target_date": "2025-12-31",
}
SPENT = {
    "type": "text",
    "content": "Spent $45 on groceries at Whole Foods and $12 on the subway",
    "language": "en",
}
QUESTION = {"message": "Am I on track to hit my emergency fund goal?", "language": "en"}


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock fixed on the day of the seed's samples."""
    return FixedClock(datetime(2025, 5, 5, 14, 30, tzinfo=UTC))


@pytest.fixture
def reader() -> ReadText:
    """Return the embedded reader."""
    return read_message


def test_the_seven_calls_answer_as_the_seed_shows(api: ApiCaller) -> None:
    user = step(api, "user", "/users", MARIA)
    assert MARIA.items() <= user.items()
    assert user["onboarding_stage"] == "intake_pending"
    assert user["created_at"] == "2025-05-05T14:30:00Z"
    path = f"/users/{user['id']}"

    intake = step(api, "financial_intake", f"{path}/financial-intake", INTAKE)
    assert {**INTAKE, "monthly_surplus": 1800, "user_id": user["id"]}.items() <= intake.items()
    assert stage(api, path) == "plan_pending"

    plan = step(api, "plan", f"{path}/plan/generate", {})
    figures = ("monthly_surplus", "recommended_monthly_savings", "savings_rate_percent")
    assert [plan[name] for name in figures] == [1800, 900, 18]
    assert (plan["financial_goal"], plan["status"]) == ("savings", "active")
    assert plan["summary"] == (
        "Based on your $1,800 monthly surplus, Ozzie recommends saving $900/month — "
        "a solid 18% savings rate. Focus areas: reduce dining out and subscriptions."
    )
    assert stage(api, path) == "active"

    goal = step(api, "goal", f"{path}/goals", FUND)
    assert {**FUND, "current_amount": 0}.items() <= goal.items()
    assert (goal["monthly_contribution_needed"], goal["on_track"]) == (625, True)

    first, second = step(api, "transaction_list", f"{path}/transactions", SPENT)["transactions"]
    assert (first["amount_cents"], first["currency"]) == (4500, "USD")
    assert (first["category"], first["source"]) == ("food", "api_text")
    assert first["description"] == "Groceries at Whole Foods"
    assert first["transaction_date"] == second["transaction_date"] == "2025-05-05"
    assert (second["amount_cents"], second["category"]) == (1200, "transport")
    assert min(first["ai_confidence"], second["ai_confidence"]) > 0.7

    moves = data(api.get(f"{path}/money-moves"))["moves"]
    assert moves
    for move in moves:
        assert move["id"].startswith("ozz_move_")
        assert move["priority"] in {"high", "medium", "low"}
        assert move["potential_savings_cents"] >= 0

    answer = step(api, "chat_message", f"{path}/chat", QUESTION)
    assert (answer["role"], answer["user_id"]) == ("assistant", user["id"])
    for figure in ("$0", "$5,000", "Emergency Fund", "$625"):
        assert figure in answer["message"]


def step(api: ApiCaller, kind: str, path: str, body: Any) -> Any:
    """Create an object, check its status, envelope and id prefix, and return its data."""
    response = api.post(path, body)
    made = data(response, 201)
    assert response.json is not None
    assert response.json["object"] == kind
    prefixes = {"user": "usr", "financial_intake": "intake", "chat_message": "chat"}
    if "id" in made:
        assert made["id"].startswith(f"ozz_{prefixes.get(kind, kind)}_")
    return made


def stage(api: ApiCaller, path: str) -> str:
    """Return the user's onboarding stage."""
    return str(data(api.get(path))["onboarding_stage"])


def test_the_same_calls_work_without_creating_the_user_first(api: ApiCaller) -> None:
    path = "/users/external:usr_8821"
    assert step(api, "financial_intake", f"{path}/financial-intake", INTAKE)
    assert step(api, "plan", f"{path}/plan/generate", {})
    assert step(api, "goal", f"{path}/goals", FUND)["on_track"] is True
    assert len(step(api, "transaction_list", f"{path}/transactions", SPENT)["transactions"]) == 2
    assert data(api.get(f"{path}/money-moves"))["moves"]
    assert step(api, "chat_message", f"{path}/chat", QUESTION)
    assert data(api.get(path))["external_user_id"] == "usr_8821"
