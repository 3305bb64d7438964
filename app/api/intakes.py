"""Financial intakes: send one, read the latest, list them all."""

from typing import Any

from app.api.call import Call
from app.api.operations import Resource
from app.schemas.intakes import IntakeData, NewIntake
from app.schemas.pages import Page, PageQuery
from app.services import intakes as service

intakes = Resource("Financial intake", "What a person earns and spends: the ground of their plan.")


@intakes.post("/users/<user_id>/financial-intake", IntakeData)
def send_financial_intake(call: Call, body: NewIntake) -> dict[str, Any]:
    """Send a financial intake

    Unlocks plan generation. It is a snapshot: send a new one when finances change, then generate
    a new plan.
    """
    return service.wire(service.create(call.session, call.user, body, call.now))


@intakes.get("/users/<user_id>/financial-intake", IntakeData)
def get_financial_intake(call: Call) -> dict[str, Any]:
    """Read the latest financial intake"""
    return service.wire(service.latest(call.session, call.user.id))


@intakes.list("/users/<user_id>/financial-intake/history", IntakeData)
def list_financial_intakes(call: Call, query: PageQuery) -> Page:
    """List all financial intakes

    The newest first.
    """
    return service.list_page(call.session, call.user.id, query)
