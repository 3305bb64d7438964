"""Paths whose segments may hold a slash, percent-encoded: `/v1/users/external:a%2Fb`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from flask import Flask

# Stands for a slash inside a segment while the path is matched: no id may hold a NUL.
_SLASH = "\0"
_HAS_SLASHES = "ozzie.has_slashes"
_PREFIX = "/v1/"

WsgiApp = Callable[[dict[str, Any], Any], Iterable[bytes]]


def register(app: Flask) -> None:
    """Have `app` match paths with their segments as they were sent."""
    inner: WsgiApp = app.wsgi_app

    def wsgi_app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        raw = str(environ.get("RAW_URI", "")).partition("?")[0]
        if raw.startswith(_PREFIX) and "%2f" in raw.lower() and "%00" not in raw:
            environ[_HAS_SLASHES] = True
            environ["PATH_INFO"] = matched_path(raw).encode().decode("latin-1")
        return inner(environ, start_response)

    app.wsgi_app = wsgi_app  # type: ignore[method-assign]  # Flask's own way of wrapping it


def as_sent(environ: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, str]:
    """Return a path's ids with their slashes."""
    if not environ.get(_HAS_SLASHES):
        return dict(ids)
    return {name: value.replace(_SLASH, "/") for name, value in ids.items()}


def matched_path(raw: str) -> str:
    """Return the decoded path, with a mark for each slash that was percent-encoded."""
    segments = (unquote_to_bytes(segment) for segment in raw.split("/"))
    return "/".join(segment.decode("utf-8", "replace").replace("/", _SLASH) for segment in segments)
