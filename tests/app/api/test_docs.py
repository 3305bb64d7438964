"""The page of the API: Swagger UI, whole without the internet, under a strict policy."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Route

from app.api import OPERATIONS


def test_the_page_is_served_without_credentials(http: FlaskClient) -> None:
    response = http.get("/docs")
    assert response.status_code == 200
    assert response.content_type == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"


def test_its_policy_allows_our_own_files_and_nothing_inline(http: FlaskClient) -> None:
    policy = http.get("/docs").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_every_file_that_it_loads_is_ours(http: FlaskClient) -> None:
    page = http.get("/docs").text
    assert not re.search(r'(src|href)="(https?:)?//', page)
    assert not re.search(r"<script(?! src=)", page)
    for path in re.findall(r'<(?:script|link) [^>]*(?:src|href)="([^"]+)"', page):
        response = http.get(path)
        assert response.status_code == 200
        assert response.headers["Cache-Control"].startswith("public, max-age=")
        response.close()


def test_no_other_file_is_served(http: FlaskClient) -> None:
    assert http.get("/docs/../docs.py").status_code == 404
    assert http.get("/docs/nothing.js").status_code == 404


def test_the_page_shows_every_call_and_asks_nobody_else(
    http: FlaskClient, browser: Browser
) -> None:
    with opened_page(browser, http) as (page, faults):
        page.wait_for_selector(".opblock")
        shown = page.locator(".opblock").evaluate_all("blocks => blocks.map(each => each.id)")
        assert {str(each).rpartition("-")[2] for each in shown} == {
            operation.name for operation in OPERATIONS
        }
        assert page.locator("h1").count() == 1
        assert page.evaluate("getComputedStyle(document.querySelector('.opblock')).borderRadius")
    assert not faults


def test_a_description_cannot_bring_a_script_onto_the_page(
    http: FlaskClient, browser: Browser
) -> None:
    spec = http.get("/openapi.json").json
    assert spec
    spec["info"]["description"] = "**bold** <img src=x onerror=\"document.title = 'taken'\">"
    with opened_page(browser, http, {"/openapi.json": json.dumps(spec).encode()}) as (page, _):
        page.wait_for_selector(".opblock")
        assert page.locator("strong", has_text="bold").count() == 1
        assert page.title() == "Ozzie API"


@contextmanager
def opened_page(
    browser: Browser, http: FlaskClient, replaced: dict[str, bytes] | None = None
) -> Iterator[tuple[Page, list[str]]]:
    """Open /docs in a browser that reaches our web process alone.

    Yields the page and what its console has reported. `replaced` are bodies by path that the
    browser gets instead of ours; a request to another host is reported and refused.
    """
    faults: list[str] = []

    def answer(route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.netloc != "ozzie.example":
            faults.append(f"asked {url.netloc}")
            route.abort()
            return
        response = http.get(url.path)
        body = (replaced or {}).get(url.path, response.get_data())
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=body)
        response.close()

    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.route("**/*", answer)
        page.goto("http://ozzie.example/docs")
        yield page, faults
