"""Declarations of the API's operations, from which they are both served and documented."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_type_hints

from flask import Request
from pydantic import BaseModel

from app.api.request_context import RequestContext
from app.api.responses import list_name
from app.api.validation import MAX_JSON_BYTES, json_object
from app.errors import OzzieError
from app.schemas.fields import ResponseData

# A function of a resource: takes the call, the path's ids, `query` and `body` as it declares them.
View = Callable[..., Any]
ViewT = TypeVar("ViewT", bound=View)
# Runs before the transaction is open, where a call must wait (for a document, for a model): takes
# the call and the body. What it returns, the function gets as `prepared` in the body's place.
Prepare = Callable[[RequestContext, Any], Any]
Parse = Callable[[Request], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API."""

    method: str
    rule: str
    view: View
    tag: str
    status: int
    answers: type[ResponseData] | None
    is_list: bool
    writes: bool
    errors: tuple[type[OzzieError], ...]
    prepare: Prepare | None
    parse: Parse
    query: type[BaseModel] | None
    body: type[BaseModel] | None
    also_takes: tuple[str, ...]
    max_body: int

    @property
    def name(self) -> str:
        """Return the function's name, unique in the API."""
        return self.view.__name__

    @property
    def keeps_answers(self) -> bool:
        """Return whether its answers are stored under an Idempotency-Key: where a POST writes."""
        return self.method == "POST" and self.writes

    @property
    def path_ids(self) -> list[str]:
        """Return the names of the ids in the path, in order."""
        return re.findall(r"<(\w+)>", self.rule)

    @property
    def object_name(self) -> str:
        """Return the envelope's `object`; raises LookupError for an operation without an answer."""
        if self.answers is None:
            raise LookupError(self.name)
        return list_name(self.answers) if self.is_list else self.answers.object_name


@dataclass(slots=True)
class Resource:
    """The operations of one resource; a module of app.api declares one and decorates functions.

        goals = Resource("Goals", "What a person saves for.")

        @goals.post("/users/<user_id>/goals", GoalData)
        def create_goal(call: RequestContext, body: NewGoal) -> GoalData:
            \"\"\"Set a goal …\"\"\"
            return service.create(call.session, call.user, body, call.now)

    A function whose parameters are called `query` and `body` gets them validated as annotated; one
    that returns a Page answers a list. GET runs in a reading session, all else in one transaction.
    The first line of its docstring is the operation's summary in the OpenAPI document, the rest its
    description.
    """

    tag: str
    description: str
    operations: list[Operation] = field(default_factory=list)

    def __iter__(self) -> Iterator[Operation]:
        """Return the operations in the order of their declaration."""
        return iter(self.operations)

    def get(
        self, rule: str, answers: type[ResponseData], **options: Any
    ) -> Callable[[ViewT], ViewT]:
        """Declare a read; `writes=True` runs it in a transaction that commits."""
        return self._declare("GET", rule, answers, status=200, **options)

    def list(
        self, rule: str, answers: type[ResponseData], **options: Any
    ) -> Callable[[ViewT], ViewT]:
        """Declare a list, whose function takes a PageQuery and returns a Page."""
        return self._declare("GET", rule, answers, status=200, is_list=True, **options)

    def post(
        self, rule: str, answers: type[ResponseData], *, status: int = 201, **options: Any
    ) -> Callable[[ViewT], ViewT]:
        """Declare a creation; `prepare` runs before its transaction, with none open."""
        return self._declare("POST", rule, answers, status=status, writes=True, **options)

    def search(
        self, rule: str, answers: type[ResponseData], **options: Any
    ) -> Callable[[ViewT], ViewT]:
        """Declare a list whose filters come in a body: routers log queries."""
        return self._declare("POST", rule, answers, status=200, is_list=True, **options)

    def patch(
        self, rule: str, answers: type[ResponseData], **options: Any
    ) -> Callable[[ViewT], ViewT]:
        """Declare a change."""
        return self._declare("PATCH", rule, answers, status=200, writes=True, **options)

    def delete(self, rule: str, **options: Any) -> Callable[[ViewT], ViewT]:
        """Declare a deletion, which answers without a body."""
        return self._declare("DELETE", rule, None, status=204, writes=True, **options)

    def _declare(
        self,
        method: str,
        rule: str,
        answers: type[ResponseData] | None,
        *,
        status: int,
        is_list: bool = False,
        writes: bool = False,
        errors: tuple[type[OzzieError], ...] = (),
        prepare: Prepare | None = None,
        parse: Parse = json_object,
        also_takes: tuple[str, ...] = (),
        max_body: int = MAX_JSON_BYTES,
    ) -> Callable[[ViewT], ViewT]:
        def declare(view: ViewT) -> ViewT:
            hints = {**get_type_hints(prepare or view), **get_type_hints(view)}
            self.operations.append(
                Operation(
                    method=method,
                    rule=f"/v1{rule}",
                    view=view,
                    tag=self.tag,
                    status=status,
                    answers=answers,
                    is_list=is_list,
                    writes=writes,
                    errors=errors,
                    prepare=prepare,
                    parse=parse,
                    query=hints.get("query"),
                    body=hints.get("body"),
                    also_takes=also_takes,
                    max_body=max_body,
                )
            )
            return view

        return declare
