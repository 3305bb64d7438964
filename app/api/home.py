"""The page at /: where a browser that was sent to the web's address can go from there."""

from pathlib import Path
from string import Template

from flask import Flask, Response
from markupsafe import escape

from app import security_headers
from app.config import TWILIO_URL, Settings

_PAGE = Path(__file__).parent / "pages" / "home.html"
_HEADERS = {"Content-Security-Policy": f"{security_headers.POLICY}; style-src 'self'"}


def register(app: Flask, settings: Settings) -> None:
    """Add the page; in development it also leads to the chat page of the simulated Twilio."""
    page = Template(_PAGE.read_text(encoding="utf-8")).substitute(chat=_link_chat(settings))

    @app.get("/")
    def home() -> Response:
        return Response(page, content_type="text/html; charset=utf-8", headers=_HEADERS)


def _link_chat(settings: Settings) -> str:
    if settings.env != "development" or settings.twilio_api_url == TWILIO_URL:
        return ""
    return f'<li><a href="{escape(settings.twilio_api_url)}/">The chat page</a></li>\n'
