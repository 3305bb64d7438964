"""What a model said, read from the body of a chat completion."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.model.faults import ModelFault
from app.model.prices import Usage


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A call of a tool that a model asks for; its arguments are JSON as the model wrote it."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model said: words, or calls of tools."""

    text: str
    calls: tuple[ToolCall, ...] = ()


def read_usage(body: Mapping[str, Any]) -> Usage:
    """Return the tokens that an answer says it took."""
    said = body.get("usage")
    if not isinstance(said, dict):
        return Usage()
    details = said.get("prompt_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else 0
    tokens_in = _count_of(said.get("prompt_tokens"))
    return Usage(
        tokens_in, min(tokens_in, _count_of(cached)), _count_of(said.get("completion_tokens"))
    )


def _count_of(value: object) -> int:
    return min(value, 10_000_000) if isinstance(value, int) and value > 0 else 0


def read_completion(body: Mapping[str, Any]) -> Completion:
    """Return the first choice. Raise ModelFault: malformed, refused or cut_off."""
    choices = body.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    if not isinstance(first, dict) or not isinstance(message, dict):
        raise ModelFault("malformed", "no choice")
    if message.get("refusal") or first.get("finish_reason") == "content_filter":
        raise ModelFault("refused")
    if first.get("finish_reason") == "length":
        raise ModelFault("cut_off")
    text = message.get("content") or ""
    if not isinstance(text, str):
        raise ModelFault("malformed", "no text")
    return Completion(text, tuple(_calls(message.get("tool_calls"))))


def _calls(found: object) -> list[ToolCall]:
    calls: list[ToolCall] = []
    for one in found if isinstance(found, list) else ():
        function = one.get("function") if isinstance(one, dict) else None
        if not isinstance(function, dict):
            raise ModelFault("malformed", "no function")
        arguments = function.get("arguments") or "{}"
        calls.append(ToolCall(str(one.get("id")), str(function.get("name")), str(arguments)))
    return calls
