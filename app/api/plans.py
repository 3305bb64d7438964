"""Plans: generate, read, personalize."""

from typing import Any

from app.api.call import Call
from app.api.operations import Resource
from app.errors import IntakeRequired, PlanRequired
from app.schemas.plans import PersonalityChoice, PlanData
from app.services import plans as service

plans = Resource("Plan", "What the coach recommends, from the latest financial intake.")


@plans.post("/users/<user_id>/plan/generate", PlanData, errors=(IntakeRequired,))
def generate_plan(call: Call) -> dict[str, Any]:
    """Generate the plan

    Requires a financial intake; unlocks money moves and chat. The new plan is active, the one
    before is superseded.
    """
    return service.wire(service.generate(call.session, call.user, call.now), call.user)


@plans.get("/users/<user_id>/plan", PlanData, errors=(PlanRequired,))
def get_plan(call: Call) -> dict[str, Any]:
    """Read the active plan"""
    return service.wire(service.active(call.session, call.user.id), call.user)


@plans.post("/users/<user_id>/plan/personalize", PlanData, status=200, errors=(PlanRequired,))
def personalize_plan(call: Call, body: PersonalityChoice) -> dict[str, Any]:
    """Choose how the coach speaks

    Generating the first plan chooses `supportive`.
    """
    plan = service.personalize(call.session, call.user, body.personality_type)
    return service.wire(plan, call.user)
