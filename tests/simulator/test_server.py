"""What the simulator serves to the page, without a browser."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from simulator import page
from tests.support.simulator import SimulatedTwilio


def events(lines: Iterator[str]) -> Iterator[dict[str, Any] | None]:
    """Yield the events of a stream, and None for each keep-alive."""
    for line in lines:
        if line:
            yield json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else None


def test_the_page_and_its_files_load_nothing_from_elsewhere(twilio: SimulatedTwilio) -> None:
    answer = httpx.get(f"{twilio.url}/")
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "<title>Ozzie" in answer.text
    script = httpx.get(f"{twilio.url}/static/chat.js")
    assert script.headers["Content-Type"].startswith("text/javascript")


def test_the_people_are_told_with_their_notes(twilio: SimulatedTwilio) -> None:
    (person,) = httpx.get(f"{twilio.url}/scene").json()["people"]
    assert (person["name"], person["note"]) == ("Alex Stranger", "not a user yet")


def test_the_stream_tells_the_past_the_present_and_that_it_lives(
    twilio: SimulatedTwilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "HEARTBEAT", 0.05)
    twilio.inbound("+5511987654321", "before")
    with httpx.stream("GET", f"{twilio.url}/events", timeout=20) as answer:
        told = events(answer.iter_lines())
        assert next(told) == {"type": "reset"}
        past = next(told)
        assert past
        assert past["message"]["body"] == "before"
        assert next(told) is None
        twilio.inbound("+5511987654321", "after")
        fresh = next(event for event in told if event)
        assert fresh["message"]["body"] == "after"


@pytest.mark.parametrize("path", ["/", "/events", "/_control/messages", "/scene"])
def test_a_site_whose_name_leads_here_is_refused(twilio: SimulatedTwilio, path: str) -> None:
    port = twilio.url.rpartition(":")[2]
    answer = httpx.get(f"{twilio.url}{path}", headers={"Host": f"evil.example:{port}"})
    assert answer.status_code == 403


def test_an_upload_over_the_bound_is_refused(twilio: SimulatedTwilio) -> None:
    answer = httpx.post(
        f"{twilio.url}/_control/inbound",
        data={"message": "{}"},
        files={"file": ("big.bin", b"x" * (33 * 1024 * 1024))},
        timeout=60,
    )
    assert answer.status_code == 413


def test_a_medium_that_is_not_there_is_a_404(twilio: SimulatedTwilio) -> None:
    assert httpx.get(f"{twilio.url}/media/unknown").status_code == 404
