"""JSON schemas in the form that providers call strict, and answers validated against a model."""

import json
import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.model.faults import ModelFault

T = TypeVar("T", bound=BaseModel)
_KEPT = frozenset({"type", "properties", "items", "enum", "anyOf", "$ref", "$defs", "description"})
_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*$", re.DOTALL)


def strict_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the model's schema: every field required, no other allowed, no bounds."""
    found: dict[str, Any] = _strict(model.model_json_schema())
    return found


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept: dict[str, Any] = {}
    for name, value in node.items():
        if name in {"properties", "$defs"}:
            kept[name] = {key: _strict(one) for key, one in value.items()}
        elif name == "const":
            kept["enum"] = [value]
        elif name in _KEPT:
            kept[name] = value if name in {"enum", "description"} else _strict(value)
    if kept.get("type") == "object":
        kept["additionalProperties"] = False
        kept["required"] = list(kept.get("properties", {}))
    return kept


def parse_as(model: type[T], text: str) -> T:
    """Return an answer as `model`; fenced JSON is accepted. Raise ModelFault "malformed"."""
    if fenced := _FENCE.match(text):
        text = fenced[1]
    try:
        return model.model_validate(json.loads(text))
    except (ValueError, RecursionError, ValidationError):
        raise ModelFault("malformed", f"no {model.__name__}") from None
