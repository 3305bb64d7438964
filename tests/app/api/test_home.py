"""The page at / leads to the API's document, and in development to the chat page."""

import re

import pytest
from flask import Flask

from app.api import docs, home
from app.config import TWILIO_URL
from tests.support.api import web_settings

SIMULATOR = "http://127.0.0.1:8025"


@pytest.mark.parametrize(
    ("env", "twilio", "links"),
    [
        ("production", SIMULATOR, ["/docs", "/openapi.json"]),
        ("development", TWILIO_URL, ["/docs", "/openapi.json"]),
        ("development", SIMULATOR, [f"{SIMULATOR}/", "/docs", "/openapi.json"]),
    ],
)
def test_it_links_to_what_is_there(env: str, twilio: str, links: list[str]) -> None:
    app = Flask("web")
    home.register(app, web_settings("sqlite://", "redis://", env=env, twilio_api_url=twilio))
    answer = app.test_client().get("/")
    assert answer.status_code == 200
    assert re.findall(r'<a href="([^"]+)"', answer.text) == links
    assert "style-src 'self'" in answer.headers["Content-Security-Policy"]
    assert not re.search(r"\d+\.\d+\.\d+(?!\.?\d)", answer.text.replace("127.0.0.1", ""))


def test_its_style_is_served() -> None:
    app = Flask("web")
    docs.register(app, ())
    home.register(app, web_settings("sqlite://", "redis://"))
    http = app.test_client()
    (path,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', http.get("/").text)
    with http.get(path) as style:
        assert style.content_type.startswith("text/css")
