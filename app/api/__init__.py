"""The REST API /v1: one module per resource."""

from flask import Flask

from app.api import docs, errors, request_ids, serving
from app.api.chat import chat
from app.api.goals import goals
from app.api.intakes import intakes
from app.api.limits import RateLimits
from app.api.moves import moves
from app.api.operations import Operation, Resource
from app.api.plans import plans
from app.api.transactions import transactions
from app.api.users import users
from app.platform import Platform

# In the order in which the document shows them.
RESOURCES: tuple[Resource, ...] = (users, intakes, plans, goals, transactions, moves, chat)
OPERATIONS: list[Operation] = [operation for resource in RESOURCES for operation in resource]


def register(app: Flask, platform: Platform) -> None:
    """Puts the whole API into the web process."""
    request_ids.register(app)
    errors.register(app)
    docs.register(app, RESOURCES)
    serving.register(app, OPERATIONS, RateLimits(platform.redis, platform.settings.rate_limit))
