"""How an answer is written: compact JSON in UTF-8."""

import json
from typing import Any

from flask import Response


def json_response(body: Any, status: int = 200) -> Response:
    """`body` as a JSON response."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status, content_type="application/json")


def envelope(kind: str, data: Any) -> dict[str, Any]:
    """`{"object": kind, "data": data}`: what every success is wrapped in."""
    return {"object": kind, "data": data}
