"""The panel's requests are carried over for the page alone, with nothing of the simulator's."""

import httpx
import pytest

from tests.support.fake_webhook import FakeWebhook
from tests.support.simulator import simulated_twilio
from tests.support.valkey import free_port

BODY = {"phone": "+12025550143"}


def test_without_a_program_there_is_no_panel() -> None:
    with simulated_twilio() as twilio:
        url = f"{twilio.url}/panel/show"
        assert httpx.post(url, json=BODY, headers={"Origin": twilio.url}).status_code == 404


def test_a_program_that_does_not_answer_is_said() -> None:
    with simulated_twilio(panel_url=f"http://127.0.0.1:{free_port()}") as twilio:
        url = f"{twilio.url}/panel/show"
        answer = httpx.post(url, json=BODY, headers={"Origin": twilio.url})
    assert (answer.status_code, answer.text) == (502, "the panel's program does not answer")


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://evil.example"}])
def test_other_origins_are_refused(fake_webhook: FakeWebhook, origin: dict[str, str]) -> None:
    with simulated_twilio(panel_url=fake_webhook.url) as twilio:
        assert httpx.post(f"{twilio.url}/panel/show", json=BODY, headers=origin).status_code == 403


def test_an_action_that_is_no_part_of_an_address_is_an_error_that_is_said() -> None:
    with simulated_twilio(panel_url="http://127.0.0.1:9") as twilio:
        url = f"{twilio.url}/panel/%01"
        answer = httpx.post(url, json=BODY, headers={"Origin": twilio.url})
    assert answer.status_code == 502


def test_the_answer_comes_back_as_it_is(fake_webhook: FakeWebhook) -> None:
    with simulated_twilio(panel_url=fake_webhook.url) as twilio:
        url = f"{twilio.url}/panel/undo"
        # The fake webhook refuses what is not signed: its status is passed on.
        assert httpx.post(url, json=BODY, headers={"Origin": twilio.url}).status_code == 403
