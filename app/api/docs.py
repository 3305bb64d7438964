"""/openapi.json, the API's document, and /docs, a page to read it and try it out.

The page is Swagger UI, kept in `pages/swagger-ui` as it was published, so that nothing is loaded
from the internet: see docs/decisions/swagger-ui.md.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, send_from_directory

from app import security_headers
from app.api.openapi import document
from app.api.operations import Resource
from app.api.responses import json_response

_PAGES = Path(__file__).parent / "pages"
# Scripts and styles are our own files, never inline; the icons of Swagger UI's style are data URLs.
_POLICY = (
    f"{security_headers.POLICY}; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:"
)
# Seconds that a browser keeps the page's files, 2 MB that change with a new version of Ozzie alone.
_FILES_MAX_AGE = 3600


def register(app: Flask, resources: Sequence[Resource]) -> None:
    """Add the document, which is made at its first use, and its page to the web process."""
    blueprint = Blueprint("docs", __name__)

    @cache
    def spec() -> dict[str, Any]:
        return document(resources)

    @blueprint.get("/openapi.json")
    def openapi_json() -> Response:
        return json_response(spec())

    @cache
    def page() -> bytes:
        return (_PAGES / "docs.html").read_bytes()

    @blueprint.get("/docs")
    def docs() -> Response:
        headers = {"Content-Security-Policy": _POLICY}
        return Response(page(), content_type="text/html; charset=utf-8", headers=headers)

    @blueprint.get("/docs/<path:name>")
    def file_of_docs(name: str) -> Response:
        return send_from_directory(_PAGES, name, max_age=_FILES_MAX_AGE)

    app.register_blueprint(blueprint)
