"""Media: the API sends on by 307 to a place without auth, and forgets what is deleted."""

import httpx
import pytest
from twilio.rest import Client

from tests.support.fake_webhook import FakeWebhook
from tests.support.simulator import ACCOUNT_SID, AUTH_TOKEN, SimulatedTwilio

AUTH = (ACCOUNT_SID, AUTH_TOKEN)
PNG = b"\x89PNG\r\n\x1a\n rest"


@pytest.fixture
def address(twilio: SimulatedTwilio, fake_webhook: FakeWebhook) -> str:
    """Return the MediaUrl0 of a picture that someone sent."""
    twilio.inbound("+5511987654321", content=PNG, content_type="image/png")
    return fake_webhook.forms[0]["MediaUrl0"]


def test_the_bytes_come_after_a_redirect_without_credentials(address: str) -> None:
    redirect = httpx.get(address, auth=AUTH)
    assert redirect.status_code == 307
    assert redirect.headers["Location"].rpartition("/")[0] != address.rpartition("/")[0]
    medium = httpx.get(redirect.headers["Location"])
    assert (medium.content, medium.headers["Content-Type"]) == (PNG, "image/png")


def test_without_credentials_there_is_no_redirect(address: str) -> None:
    assert httpx.get(address).status_code == 401


def test_a_medium_can_be_missing_at_first(twilio: SimulatedTwilio, address: str) -> None:
    twilio.fault("media", "error", status=404, code=20404, count=2)
    assert [httpx.get(address, auth=AUTH).status_code for _ in range(3)] == [404, 404, 307]


def test_a_deleted_medium_is_gone(address: str) -> None:
    place = httpx.get(address, auth=AUTH).headers["Location"]
    assert httpx.delete(address, auth=AUTH).status_code == 204
    assert httpx.delete(address, auth=AUTH).status_code == 404
    assert httpx.get(address, auth=AUTH).status_code == 404
    assert httpx.get(place).status_code == 404


def test_the_media_of_a_message_are_listed(
    client: Client, fake_webhook: FakeWebhook, address: str
) -> None:
    (medium,) = client.messages(fake_webhook.forms[0]["MessageSid"]).media.list()
    assert medium.content_type == "image/png"
    assert address.endswith(f"/Media/{medium.sid}")
