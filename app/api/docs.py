"""/openapi.json, the contract, and /docs, a page to read it that asks nothing of the internet."""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from app.api.openapi import document
from app.api.operations import Resource
from app.api.responses import json_response

_PAGES = Path(__file__).parent / "pages"
# The page is whole in itself: nothing is loaded from anywhere, and nothing runs.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"


def register(app: Flask, resources: Sequence[Resource]) -> None:
    """Puts the document and its page into the web process; both are made once, at first use."""
    blueprint = Blueprint("docs", __name__)

    @cache
    def page() -> str:
        return render_page(document(resources))

    @blueprint.get("/openapi.json")
    def openapi_json() -> Response:
        return json_response(document(resources))

    @blueprint.get("/docs")
    def docs() -> Response:
        headers = {"Content-Security-Policy": _POLICY}
        return Response(page(), content_type="text/html; charset=utf-8", headers=headers)

    app.register_blueprint(blueprint)


def render_page(spec: dict[str, Any]) -> str:
    """The document as a page of HTML."""
    environment = Environment(loader=FileSystemLoader(_PAGES), autoescape=True, trim_blocks=True)
    environment.filters["words"] = _words
    environment.filters["pretty"] = lambda value: json.dumps(value, indent=2, ensure_ascii=False)
    environment.filters["kind"] = _kind
    environment.globals["resolved"] = lambda part: _resolved(part, spec)
    environment.globals["fields"] = lambda schema: _fields(schema, spec)
    return environment.get_template("docs.html").render(spec=spec)


def _words(text: str) -> Markup:
    """Paragraphs, **bold** and `code` of a description as HTML."""
    marked = str(escape(text.strip()))
    marked = re.sub(r"`([^`]+)`", r"<code>\1</code>", marked)
    marked = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", marked)
    paragraphs = "".join(f"<p>{part}</p>" for part in marked.split("\n\n"))
    return Markup(paragraphs)  # noqa: S704 - escaped above, before the marks were put in


def _kind(schema: dict[str, Any]) -> str:
    """A field's type in a few words: `string (date)`, `"en" | "pt" | "es"`."""
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "anyOf" in schema:
        return " | ".join(_kind(part) for part in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"{_kind(schema.get('items', {}))}[]"
    name = schema.get("type", "any")
    name = " | ".join(name) if isinstance(name, list) else str(name)
    return f"{name} ({schema['format']})" if "format" in schema else name


def _fields(schema: dict[str, Any], spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of an object's schema, each with its name, type, words and whether required."""
    schema = _resolved(schema, spec)
    required = schema.get("required", ())
    return [
        {"name": name, "schema": of, "required": name in required}
        for name, of in schema.get("properties", {}).items()
    ]


def _resolved(part: dict[str, Any], spec: dict[str, Any]) -> dict[str, Any]:
    """The part itself, or the component that it refers to (`#/components/{kind}/{name}`)."""
    if "$ref" not in part:
        return part
    _, _, kind, name = str(part["$ref"]).split("/")
    found: dict[str, Any] = spec["components"][kind][name]
    return found
