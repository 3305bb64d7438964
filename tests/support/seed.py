"""What the API's tests send: the contract's seed samples, and calls that prepare a user."""

from typing import Any

from tests.support.api import ApiCaller, data

SAMPLE = {
    "monthly_income": 5000,
    "monthly_expenses": 3200,
    "financial_goal": "savings",
    "next_pay_date": "2025-05-15",
}

FUND = {
    "name": "Emergency Fund",
    "target_amount": 5000,
    "currency": "USD",
    "target_date": "2026-12-31",
}


def with_intake(api: ApiCaller, name: str = "usr_8821", **changes: object) -> str:
    """Create a user who sends an intake; return the user's id."""
    fields = {k: v for k, v in changes.items() if k in {"language", "phone", "currency"}}
    user_id = api.new_user(name, **fields)
    intake = {**SAMPLE, **{k: v for k, v in changes.items() if k in SAMPLE}}
    data(api.post(f"/users/{user_id}/financial-intake", intake), 201)
    return user_id


def set_goal(api: ApiCaller, user_id: str, **changes: object) -> dict[str, object]:
    """Set a goal, and return it."""
    goal: dict[str, object] = data(api.post(f"/users/{user_id}/goals", {**FUND, **changes}), 201)
    return goal


def submit(api: ApiCaller, user_id: str, text: str, **fields: Any) -> Any:
    """Submit a text, and return what it booked."""
    body = {"type": "text", "content": text, **fields}
    return data(api.post(f"/users/{user_id}/transactions", body), 201)
