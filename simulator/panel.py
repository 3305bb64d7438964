"""The page's side panel, fetched from the program that `--panel-url` names.

That program keeps its secrets; the simulator carries requests over and answers back unread.
"""

from urllib.parse import urlsplit

import httpx
from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from simulator.misbehave import current

panel = Blueprint("panel", __name__, url_prefix="/panel")

# Seconds; erasing somebody and making them anew takes one or two.
TIMEOUT = 20.0


@panel.before_request
def _same_origin() -> ResponseReturnValue | None:
    """Refuse other origins: any page in the same browser could call loopback."""
    origin = request.headers.get("Origin", "")
    return ("for this page alone", 403) if urlsplit(origin).netloc != request.host else None


@panel.post("/<action>")
def carry(action: str) -> ResponseReturnValue:
    """Pass a request on, and its answer back: a part of a page, or one line that says why not."""
    url = current().options.panel_url
    if not url:
        return "no panel", 404
    try:
        answer = httpx.post(
            f"{url}/{action}",
            content=request.get_data(),
            headers={"Content-Type": request.content_type or "application/json"},
            timeout=TIMEOUT,
            trust_env=False,
        )
    except (httpx.HTTPError, httpx.InvalidURL):
        return "the panel's program does not answer", 502
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    kind = answer.headers.get("Content-Type", "text/plain")
    return Response(answer.content, answer.status_code, headers, content_type=kind)
