"""The REST API /v1.

users, intakes, plans, goals, transactions, moves, chat, changes
                the resources, one module each: their operations, declared with `operations`
operations      what a declaration holds
dispatch        how an operation is served, with `request_context`, `validation`, `uploads`,
                `paths`, `auth`, `limits`, `admission`, `idempotent_requests`, `responses`
recording       stores what a call changed
errors, request_ids
                the error handlers, and the id and log line of each request
openapi, openapi_errors, docs, home
                the OpenAPI document, made from the declarations, and its page
"""

from flask import Flask

from app.api import dispatch, docs, errors, home, paths, request_ids
from app.api.changes import changes
from app.api.chat import chat
from app.api.goals import goals
from app.api.intakes import intakes
from app.api.limits import RateLimits
from app.api.moves import moves
from app.api.operations import Operation, Resource
from app.api.plans import plans
from app.api.transactions import transactions
from app.api.uploads import UploadRequest
from app.api.users import users
from app.context import AppContext
from app.services.client_usage import ClientUsage

# In the order in which the document shows them.
RESOURCES: tuple[Resource, ...] = (users, intakes, plans, goals, transactions, moves, chat, changes)
OPERATIONS: list[Operation] = [operation for resource in RESOURCES for operation in resource]


def register(app: Flask, app_context: AppContext) -> None:
    """Register the API with `app`."""
    app.request_class = UploadRequest
    paths.register(app)
    request_ids.register(app)
    errors.register(app)
    docs.register(app, RESOURCES)
    home.register(app, app_context.settings)
    limits = RateLimits(app_context.redis, app_context.settings.rate_limit)
    dispatch.register(app, OPERATIONS, limits, ClientUsage(app_context.database))
