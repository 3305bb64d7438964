"""Ask models: one chain for all purposes, each call reserved, bounded, counted and settled."""

import hashlib
import hmac
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from pydantic import BaseModel

from app import metrics, tracing
from app.model.accounts import Accounts, Reservation
from app.model.breaker import Breaker
from app.model.completion import Completion, read_completion, read_usage
from app.model.faults import NEXT_MODEL, ModelFault
from app.model.prices import Usage, cost_micros
from app.model.provider import LEAST_SECONDS, Provider, ProviderAnswer
from app.model.schema import strict_schema
from app.requester import RequestDeadline, Requester

log = structlog.get_logger()
T = TypeVar("T")
Message = Mapping[str, Any]
Parse = Callable[[Completion], T]

_CHARACTERS_PER_TOKEN = 3  # few, so that a reservation is rather too high
_TOKENS_PER_PICTURE = 1_600
# The share of the time that is left for a model while others may still be asked.
_SHARE_BEFORE_FALLBACK = 0.6


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: messages, and the schema of the answer or the tools that may be called."""

    purpose: str
    messages: Sequence[Message]
    schema: type[BaseModel] | None = None
    tools: Sequence[Mapping[str, Any]] = ()
    max_tokens: int = 800


class ModelClient:
    """Asks the operator's models in their order; the first usable answer counts."""

    def __init__(
        self, provider: Provider, models: Sequence[str], accounts: Accounts, secret_key: str
    ) -> None:
        self.provider = provider
        self.models = tuple(models)
        self._accounts = accounts
        self._key = secret_key.encode()
        self.breakers: dict[str, Breaker] = {}
        # Fields that this provider refused, so that they are left out from then on.
        self._refused: set[str] = set()

    def breaker(self, model: str) -> Breaker:
        """Return the breaker of a model."""
        return self.breakers.setdefault(model, Breaker(model))

    def ask(self, requester: Requester, request: Request, parse: Parse[T]) -> T:
        """Return what `parse` makes of the first usable answer.

        `parse` raises ModelFault for an answer that cannot be used. Raises the last ModelFault
        where no model gives one.
        """
        fault = ModelFault("no_time")
        for position, model in enumerate(self.models):
            has_fallback = position + 1 < len(self.models)
            try:
                return self._ask_one(requester, request, model, parse, has_fallback=has_fallback)
            except ModelFault as raised:
                fault = raised
                if fault.outcome not in NEXT_MODEL:
                    break
        raise fault

    def _ask_one(
        self,
        requester: Requester,
        request: Request,
        model: str,
        parse: Parse[T],
        *,
        has_fallback: bool,
    ) -> T:
        deadline = _share(requester.deadline) if has_fallback else requester.deadline
        body = self._body(requester, request, model)
        estimate = _estimate(request, model)

        def call() -> tuple[ProviderAnswer, Usage]:
            answer = self._post(body, deadline)
            return answer, read_usage(answer.body)

        return self.accounted(
            requester,
            request.purpose,
            model,
            estimate,
            call,
            lambda body: parse(read_completion(body)),
        )

    def accounted(
        self,
        requester: Requester,
        purpose: str,
        model: str,
        estimate: int,
        call: Callable[[], tuple[ProviderAnswer, Usage]],
        parse: Callable[[Mapping[str, Any]], T],
        price: Callable[[Mapping[str, Any]], int] | None = None,
    ) -> T:
        """Make a call that is reserved, guarded by the model's breaker, counted and settled."""
        breaker = self.breaker(model)
        try:
            _admit(requester, breaker)
            made = self._accounts.reserve(requester, purpose, model, estimate)
        except ModelFault as fault:
            metrics.model_calls.labels(purpose, model, fault.outcome).inc()
            raise
        return self._settled(made, purpose, breaker, call, parse, price)

    def _settled(
        self,
        made: Reservation,
        purpose: str,
        breaker: Breaker,
        call: Callable[[], tuple[ProviderAnswer, Usage]],
        parse: Callable[[Mapping[str, Any]], T],
        price: Callable[[Mapping[str, Any]], int] | None,
    ) -> T:
        started = time.monotonic()
        fault: ModelFault | None = None
        answer: ProviderAnswer | None = None
        usage = Usage()
        try:
            with tracing.span("model"):
                tracing.note(purpose=purpose, model=made.model)
                answer, usage = call()
            return parse(answer.body)
        except ModelFault as raised:
            fault = raised
            log.warning("model.no_answer", purpose=purpose, model=made.model, reason=fault.outcome)
            raise
        finally:
            elapsed = time.monotonic() - started
            outcome = "ok" if fault is None else fault.outcome
            breaker.record(outcome)
            micros = price(answer.body) if price and answer else None
            cost = self._accounts.settle(
                made,
                outcome,
                usage=usage,
                micros=micros,
                elapsed=timedelta(seconds=elapsed),
                request_id=answer.request_id if answer else None,
            )
            _count(made, purpose, outcome, usage, cost, elapsed)

    def _post(self, body: dict[str, Any], deadline: RequestDeadline) -> ProviderAnswer:
        """Post a body without what this provider refused; what it refuses now is left out, too."""
        for _ in range(1 + len(_OPTIONAL)):
            try:
                return self.provider.chat(self._acceptable(body), deadline)
            except ModelFault as fault:
                refused = _refused_field(fault) - self._refused
                if not refused:
                    raise
                self._refused |= refused
                log.info("model.field_refused", fields=sorted(refused))
        raise ModelFault("bad_request")

    def _acceptable(self, body: dict[str, Any]) -> dict[str, Any]:
        kept = {name: value for name, value in body.items() if name not in self._refused}
        if "response_format" in body and "response_format" in self._refused:
            kept["response_format"] = {"type": "json_object"}
        return kept

    def _body(self, requester: Requester, request: Request, model: str) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": model,
            "messages": list(request.messages),
            "max_tokens": request.max_tokens,
            "temperature": 0,
            "store": False,
            "safety_identifier": self._identify(requester.user_id),
        }
        if request.schema is not None:
            schema = strict_schema(request.schema)
            named = {"name": request.schema.__name__, "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        if request.tools:
            body["tools"] = list(request.tools)
        return body

    def _identify(self, user_id: str) -> str:
        """Return what the provider knows a person by: it tells nothing without our key."""
        return hmac.digest(self._key, f"model:{user_id}".encode(), hashlib.sha256).hex()


def _admit(requester: Requester, breaker: Breaker) -> None:
    """Raise ModelFault where nothing may be asked now."""
    if requester.opted_out:
        raise ModelFault("opted_out")
    if requester.deadline.remaining() < LEAST_SECONDS:
        raise ModelFault("no_time")
    if not breaker.allows():
        raise ModelFault("breaker_open")


# Fields that compatible servers may not know, and the words by which they refuse them.
_OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "response_format": ("response_format", "json_schema"),
    "store": ("store",),
    "safety_identifier": ("safety_identifier",),
    "temperature": ("temperature",),
}


def _refused_field(fault: ModelFault) -> set[str]:
    if fault.outcome != "bad_request":
        return set()
    return {
        name for name, words in _OPTIONAL.items() if any(word in fault.detail for word in words)
    }


def _share(deadline: RequestDeadline) -> RequestDeadline:
    left = deadline.remaining()
    return (
        RequestDeadline.after(max(LEAST_SECONDS + 0.1, left * _SHARE_BEFORE_FALLBACK))
        if left > (2 * LEAST_SECONDS)
        else deadline
    )


def _estimate(request: Request, model: str) -> int:
    """Return the most that a request costs, in micro-dollars."""
    characters, pictures = 0, 0
    for message in request.messages:
        content = message.get("content") or ""
        parts = content if isinstance(content, list) else [{"type": "text", "text": content}]
        for part in parts:
            pictures += part.get("type") == "image_url"
            characters += len(part.get("text", ""))
    tokens = characters // _CHARACTERS_PER_TOKEN + pictures * _TOKENS_PER_PICTURE
    tools = 120 * len(request.tools)
    return cost_micros(model, Usage(tokens + tools, 0, request.max_tokens))


def _count(
    made: Reservation, purpose: str, outcome: str, usage: Usage, cost: int, elapsed: float
) -> None:
    metrics.model_calls.labels(purpose, made.model, outcome).inc()
    metrics.model_seconds.labels(purpose).observe(elapsed)
    metrics.model_cost.labels(purpose).inc(cost / 1_000_000)
    fresh = usage.tokens_in - usage.tokens_cached
    kinds = (("in", fresh), ("cached", usage.tokens_cached), ("out", usage.tokens_out))
    for kind, count in kinds:
        metrics.model_tokens.labels(made.model, kind).inc(count)
