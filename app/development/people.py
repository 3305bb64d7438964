"""Demo people, created through the API as an integrator would do it."""

import base64
from dataclasses import dataclass
from datetime import date
from typing import Any

import httpx


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A person to write as, with the figures of their intake and first goal."""

    external_id: str
    name: str
    phone: str
    language: str
    note: str
    monthly_income: int
    monthly_expenses: int
    goal: str
    target_amount: int
    currency: str


PEOPLE = (
    DemoPerson(
        external_id="demo-maya",
        name="Maya Reed",
        phone="+12025550143",
        language="en",
        note="United States",
        monthly_income=5200,
        monthly_expenses=3900,
        goal="Emergency fund",
        target_amount=6000,
        currency="USD",
    ),
    DemoPerson(
        external_id="demo-ana",
        name="Ana Souza",
        phone="+5511961230145",
        language="pt",
        note="Brasil",
        monthly_income=6800,
        monthly_expenses=5400,
        goal="Viagem para Salvador",
        target_amount=4500,
        currency="BRL",
    ),
    DemoPerson(
        external_id="demo-diego",
        name="Diego Torres",
        phone="+525512340178",
        language="es",
        note="México",
        monthly_income=28000,
        monthly_expenses=23500,
        goal="Fondo de emergencia",
        target_amount=30000,
        currency="MXN",
    ),
)


def api_client(
    base_url: str, client_id: str, secret: str, *, transport: httpx.BaseTransport | None = None
) -> httpx.Client:
    """Return an HTTP client of the API at `base_url` (with `/v1`); the caller closes it."""
    token = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.Client(
        base_url=base_url, headers=headers, timeout=10, trust_env=False, transport=transport
    )


def ensure_person(api: httpx.Client, person: DemoPerson) -> str:
    """Create a person and complete their onboarding, as far as that is not done yet.

    Answers the user's id. Raises httpx.HTTPStatusError where the API refuses.
    """
    found = _data(api.get("/users", params={"external_user_id": person.external_id}))["users"]
    user = found[0] if found else _data(api.post("/users", json=_user(person)))
    stage, path = user["onboarding_stage"], f"/users/{user['id']}"
    if stage == "intake_pending":
        _data(api.post(f"{path}/financial-intake", json=_intake(person)))
    if stage != "active":
        _data(api.post(f"{path}/plan/generate", json={}))
        _data(api.post(f"{path}/goals", json=_goal(person)))
    return str(user["id"])


def _data(response: httpx.Response) -> Any:
    return response.raise_for_status().json()["data"]


def _user(person: DemoPerson) -> dict[str, Any]:
    return {
        "external_user_id": person.external_id,
        "name": person.name,
        "phone": person.phone,
        "language": person.language,
    }


def _intake(person: DemoPerson) -> dict[str, Any]:
    return {
        "monthly_income": person.monthly_income,
        "monthly_expenses": person.monthly_expenses,
        "financial_goal": "savings",
    }


def _goal(person: DemoPerson) -> dict[str, Any]:
    return {
        "name": person.goal,
        "target_amount": person.target_amount,
        "currency": person.currency,
        "target_date": f"{date.today().year + 1}-12-31",  # noqa: DTZ011 - any day of next year
    }
