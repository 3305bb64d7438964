"""Prices of models in US dollars, as published by OpenAI in November 2026."""

from dataclasses import dataclass
from typing import Literal

PriceKind = Literal["exact", "estimated", "unknown"]


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars for a million tokens."""

    tokens_in: float
    tokens_cached: float
    tokens_out: float


_PRICES = {
    "gpt-4o": Price(2.50, 1.25, 10.0),
    "gpt-4o-mini": Price(0.15, 0.075, 0.60),
    "gpt-4.1": Price(2.0, 0.50, 8.0),
    "gpt-4.1-mini": Price(0.40, 0.10, 1.60),
    "gpt-4.1-nano": Price(0.10, 0.025, 0.40),
}
# An unknown model counts as the default one, so that a budget holds.
_UNKNOWN = _PRICES["gpt-4o"]
SPEECH_MICROS_PER_SECOND = 100  # whisper-1: 0.006 dollars a minute


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call; the cached ones are among those that went in."""

    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0


def price_of(model: str) -> tuple[Price, PriceKind]:
    """Return a model's price; that of a dated version is its family's."""
    if model in _PRICES:
        return _PRICES[model], "exact"
    known = [name for name in _PRICES if model.startswith(f"{name}-")]
    if known:
        return _PRICES[max(known, key=len)], "estimated"
    return _UNKNOWN, "unknown"


def cost_micros(model: str, usage: Usage) -> int:
    """Return the cost of a call in millionths of a dollar."""
    price, _ = price_of(model)
    fresh = usage.tokens_in - usage.tokens_cached
    return round(
        fresh * price.tokens_in
        + usage.tokens_cached * price.tokens_cached
        + usage.tokens_out * price.tokens_out
    )
