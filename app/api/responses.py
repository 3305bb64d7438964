"""How an answer is written: an envelope around the data, as compact JSON in UTF-8."""

import json
from typing import Any

from flask import Response

from app.schemas.fields import ResponseData
from app.schemas.pages import Page


def json_response(body: Any, status: int = 200) -> Response:
    """Return `body` as a JSON response."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status, content_type="application/json")


def envelope(object_name: str, data: Any) -> dict[str, Any]:
    """Return `{"object": object_name, "data": data}`, in which every success is wrapped."""
    return {"object": object_name, "data": data}


def list_name(item: type[ResponseData]) -> str:
    """Return the envelope's `object` for a list of `item`."""
    return f"{item.object_name}_list"


def serialize(answer: ResponseData | Page, item: type[ResponseData]) -> dict[str, Any]:
    """Return an answer of one or many `item` in its envelope, ready for JSON."""
    if not isinstance(answer, Page):
        return envelope(item.object_name, answer.model_dump())
    data = {
        item.plural: [each.model_dump() for each in answer.items],
        "has_more": answer.next_cursor is not None,
        "next_cursor": answer.next_cursor,
    }
    return envelope(list_name(item), data)
