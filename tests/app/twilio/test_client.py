"""Where a call of Twilio's library goes."""

import pytest

from app.twilio.client import rewrite_url

SENDERS = "https://messaging.twilio.com/v2/Channels/Senders?Channel=whatsapp"


@pytest.mark.parametrize(
    ("api_url", "goes_to"),
    [
        ("https://api.twilio.com", "https://messaging.twilio.com"),
        ("https://api.dublin.ie1.twilio.com", "https://messaging.dublin.ie1.twilio.com"),
        ("http://127.0.0.1:8025", "http://127.0.0.1:8025"),
    ],
)
def test_each_product_is_called_where_the_api_is(api_url: str, goes_to: str) -> None:
    assert rewrite_url(SENDERS, api_url) == f"{goes_to}/v2/Channels/Senders?Channel=whatsapp"
    assert rewrite_url("https://api.twilio.com/2010-04-01/x", api_url) == f"{api_url}/2010-04-01/x"
