"""Why a model gave no answer."""

from typing import Literal

Outcome = Literal[
    "ok",
    "timeout",
    "network",
    "rate_limited",
    "server_error",
    "quota",
    "unauthorized",
    "not_found",
    "too_large",
    "bad_request",
    "malformed",
    "refused",
    "cut_off",
    "ungrounded",
    "no_time",
    "breaker_open",
    "over_budget",
    "opted_out",
    "no_database",
]

# A second try may succeed.
PASSING: frozenset[Outcome] = frozenset({"network", "rate_limited", "server_error"})
# Another model may answer.
NEXT_MODEL: frozenset[Outcome] = frozenset(
    {
        "timeout",
        "network",
        "rate_limited",
        "server_error",
        "quota",
        "not_found",
        "malformed",
        "breaker_open",
        "unauthorized",
    }
)
# The model or its provider does not work.
BROKEN: frozenset[Outcome] = frozenset({"timeout", "network", "rate_limited", "server_error"})
# An operator must change something.
LASTING: frozenset[Outcome] = frozenset({"unauthorized", "quota", "not_found"})


class ModelFault(Exception):
    """A model gave no usable answer; `retry_after` (seconds) is what the provider asked for."""

    def __init__(
        self, outcome: Outcome, detail: str = "", *, retry_after: float | None = None
    ) -> None:
        super().__init__(f"{outcome}: {detail}" if detail else outcome)
        self.outcome: Outcome = outcome
        self.detail = detail
        self.retry_after = retry_after
