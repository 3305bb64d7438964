"""Faults on demand: what fails, in which call, and how often."""

import random
import threading
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Target = Literal["send", "lookup", "media", "senders", "webhook", "callback", "delivery"]
Kind = Literal[
    "rate_limited", "error", "hang", "cut", "double", "delay", "drop", "forge", "early", "fail"
]

# What can fail: calls to Twilio, its calls to the product, and the delivery of a message.
KINDS: dict[Target, frozenset[Kind]] = {
    "send": frozenset({"rate_limited", "error", "hang", "cut"}),
    "lookup": frozenset({"rate_limited", "error", "hang", "cut"}),
    "media": frozenset({"rate_limited", "error", "hang", "cut"}),
    "senders": frozenset({"rate_limited", "error", "hang", "cut"}),
    "webhook": frozenset({"double", "delay", "drop", "forge"}),
    "callback": frozenset({"double", "delay", "drop", "forge"}),
    "delivery": frozenset({"early", "fail"}),
}


class Fault(BaseModel):
    """A rule that makes calls fail.

    It applies `count` times (always where None) after `skip` calls that pass, each time with
    `probability`, and only for `person` (an address) where one is named.

    `rate_limited`: 429, to be retried after `seconds`. `error`: `status` with Twilio's `code`.
    `hang`: no answer for `seconds`, then the connection is cut. `cut`: no answer at all. With
    `taken` these four happen to a send that Twilio accepted. `double`: two calls at the same
    instant. `delay`: held back for `seconds`, so that later ones overtake. `drop`: never posted.
    `forge`: signed with another token. For an accepted message, `early`: its callbacks come
    before Twilio's answer to the send; `fail`: it is undelivered with `code`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    target: Target
    kind: Kind
    count: int | None = Field(1, ge=1)
    skip: int = Field(0, ge=0)
    probability: float = Field(1.0, ge=0.0, le=1.0)
    person: str = ""
    seconds: float = Field(1.0, ge=0.0, le=300.0)
    status: int = Field(500, ge=400, le=599)
    code: int = 20500
    taken: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.kind not in KINDS[self.target]:
            kinds = ", ".join(sorted(KINDS[self.target]))
            raise ValueError(f"what can go wrong with {self.target}: {kinds}")
        if self.taken and self.target != "send":
            raise ValueError("only a send can be taken")
        return self


class Faults:
    """The active rules; the first that fits a call applies.

    Thread-safe; the same `seed` gives the same faults.
    """

    def __init__(self, seed: int = 0) -> None:
        self._lock = threading.Lock()
        self._rules: list[tuple[Fault, int]] = []
        self._random = random.Random(seed)  # noqa: S311 - dice for tests, not a secret

    def add(self, fault: Fault) -> None:
        """Add a rule."""
        with self._lock:
            self._rules.append((fault, 0))

    def seed(self, seed: int) -> None:
        """Seed the random numbers."""
        with self._lock:
            self._random.seed(seed)

    def clear(self) -> None:
        """Remove every rule."""
        with self._lock:
            self._rules.clear()

    def rules(self) -> list[Fault]:
        """Return the rules that can still apply."""
        with self._lock:
            return [fault for fault, _ in self._rules]

    def take(self, target: Target, person: str = "") -> Fault | None:
        """Return the fault that applies to this call and count it; None where there is none."""
        with self._lock:
            for place, (fault, before) in enumerate(self._rules):
                if fault.target != target or fault.person not in {"", person}:
                    continue
                if fault.probability < 1 and self._random.random() >= fault.probability:
                    continue
                met = before + 1
                self._rules[place] = (fault, met)
                if met <= fault.skip:
                    continue
                if fault.count is not None and met >= fault.skip + fault.count:
                    del self._rules[place]
                return fault
        return None
