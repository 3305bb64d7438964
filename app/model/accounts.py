"""Budgets and accounting: a call is reserved before it is made and settled after it."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from app.clock import Clock
from app.db import Database, DatabaseFault
from app.ids import new_id
from app.model.faults import ModelFault, Outcome
from app.model.prices import Usage, cost_micros, price_of
from app.requester import Requester
from app.store import model_calls as store

log = structlog.get_logger()
_MICROS = 1_000_000


@dataclass(frozen=True, slots=True)
class Reservation:
    """A call that is about to be made."""

    id: str
    model: str


class Accounts:
    """What models cost, kept in the database that all processes share. A day is one of UTC."""

    def __init__(
        self, database: Database, clock: Clock, *, daily_usd: float, daily_usd_per_user: float
    ) -> None:
        self._database = database
        self._clock = clock
        self._daily = math.floor(daily_usd * _MICROS)
        self._daily_per_user = math.floor(daily_usd_per_user * _MICROS)
        # The day on which it was last said that a budget is used up.
        self._said: dict[str, datetime] = {}

    def reserve(self, requester: Requester, purpose: str, model: str, micros: int) -> Reservation:
        """Reserve the most that a call may cost.

        Raise ModelFault: `over_budget`; `opted_out` where the client wants no model; `no_database`.
        """
        now = self._clock()
        day = now.replace(hour=0, minute=0, second=0, microsecond=0)
        made = Reservation(new_id("mdl"), model)
        row = _row(made, requester, purpose, micros, now)
        try:
            with self._database.read_only() as session:
                if store.client_opted_out(session, requester.client_id):
                    raise ModelFault("opted_out")
            # Committed before the sums are read, so that two calls at once see each other.
            with self._database.transaction() as session:
                store.reserve(session, row)
            with self._database.read_only() as session:
                total = store.sum_cost(session, day, now)
                own = store.sum_cost(session, day, now, requester.user_id)
        except DatabaseFault as error:
            raise ModelFault("no_database", type(error).__name__) from None
        over = "MODEL_DAILY_USD" if total > self._daily else None
        over = "MODEL_DAILY_USD_PER_USER" if own > self._daily_per_user else over
        if over is not None:
            self.settle(made, "over_budget", micros=0)
            self._say_once(over, day)
            raise ModelFault("over_budget", over)
        return made

    def settle(
        self,
        made: Reservation,
        outcome: Outcome,
        *,
        usage: Usage | None = None,
        micros: int | None = None,
        elapsed: timedelta = timedelta(),
        request_id: str | None = None,
    ) -> int:
        """Keep how a call ended, and return its cost; without `micros` it follows from `usage`."""
        used = usage or Usage()
        cost = cost_micros(made.model, used) if micros is None else micros
        values = {
            "outcome": outcome,
            "tokens_in": used.tokens_in,
            "tokens_cached": used.tokens_cached,
            "tokens_out": used.tokens_out,
            "cost_micros": cost,
            "milliseconds": round(elapsed.total_seconds() * 1000),
            "provider_request_id": request_id[:100] if request_id else None,
        }
        try:
            with self._database.transaction() as session:
                store.settle(session, made.id, values)
        except DatabaseFault as error:
            # The reservation expires by itself; an answer is worth more than its accounting.
            log.warning("model.call_not_settled", error=type(error).__name__)
        return cost

    def _say_once(self, budget: str, day: datetime) -> None:
        if self._said.get(budget) != day:
            self._said[budget] = day
            log.warning("model.over_budget", variable=budget)


def _row(
    made: Reservation, requester: Requester, purpose: str, micros: int, now: datetime
) -> dict[str, Any]:
    return {
        "id": made.id,
        "client_id": requester.client_id,
        "user_id": requester.user_id,
        "purpose": purpose,
        "model": made.model,
        "tokens_in": 0,
        "tokens_cached": 0,
        "tokens_out": 0,
        "milliseconds": 0,
        "cost_micros": micros,
        "price": price_of(made.model)[1],
        "created_at": now,
    }
