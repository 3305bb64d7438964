"""Twilio's REST API as its own client library sees it."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client

from tests.support.simulator import ACCOUNT_SID, AUTH_TOKEN, NUMBER, SimulatedTwilio

FROM = f"whatsapp:{NUMBER}"
ANA, BEN = "whatsapp:+5511987654321", "whatsapp:+12025550143"


def test_a_message_is_taken_and_read_back(client: Client) -> None:
    taken = client.messages.create(to=ANA, from_=FROM, body="Olá")
    assert taken.sid.startswith("SM")
    assert (taken.status, taken.direction, taken.date_sent) == ("queued", "outbound-api", None)
    found = client.messages(taken.sid).fetch()
    assert (found.body, found.to, found.from_) == ("Olá", ANA, FROM)


def test_a_list_is_filtered_by_recipient_sender_and_time(client: Client) -> None:
    began = datetime.now(UTC)
    for to, body in [(ANA, "one"), (BEN, "two"), (ANA, "three")]:
        client.messages.create(to=to, from_=FROM, body=body)
    now = datetime.now(UTC)
    found = client.messages.list(to=ANA, date_sent_after=began - timedelta(seconds=30))
    assert [message.body for message in found] == ["three", "one"]
    assert client.messages.list(to=ANA, date_sent_before=now - timedelta(days=1)) == []
    assert client.messages.list(from_=ANA) == []
    days = {f"{moment:%Y-%m-%d}" for moment in (began, now)}  # two, where midnight passed
    assert sum(len(client.messages.list(date_sent=day)) for day in days) == 3


def test_pages_follow_one_another_to_the_end(client: Client) -> None:
    for number in range(7):
        client.messages.create(to=ANA, from_=FROM, body=str(number))
    found = client.messages.list(page_size=3)
    assert [message.body for message in found] == ["6", "5", "4", "3", "2", "1", "0"]


def test_a_page_goes_on_where_it_stopped_although_messages_came_since(client: Client) -> None:
    for number in range(3):
        client.messages.create(to=ANA, from_=FROM, body=str(number))
    first = client.messages.page(page_size=2)
    client.messages.create(to=ANA, from_=FROM, body="new")
    following = first.next_page()
    assert following is not None
    assert [message.body for message in following] == ["0"]


@pytest.mark.parametrize(
    ("to", "sender", "body", "code"),
    [
        ("+5511987654321", FROM, "x", 21211),
        (ANA, "whatsapp:+15550001111", "x", 63007),
        (ANA, FROM, "", 21619),
        (ANA, FROM, "🙂" * 801, 21617),
    ],
)
def test_what_twilio_refuses_is_refused_with_its_code(
    client: Client, to: str, sender: str, body: str, code: int
) -> None:
    with pytest.raises(TwilioRestException) as refused:
        client.messages.create(to=to, from_=sender, body=body)
    assert (refused.value.status, refused.value.code) == (400, code)


def test_wrong_credentials_are_refused(twilio: SimulatedTwilio) -> None:
    url = f"{twilio.url}/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"
    assert httpx.get(url, auth=(ACCOUNT_SID, "wrong")).json()["code"] == 20003
    assert httpx.get(url).status_code == 401


def test_another_account_is_not_found(twilio: SimulatedTwilio) -> None:
    url = f"{twilio.url}/2010-04-01/Accounts/AC{'f' * 32}/Messages.json"
    assert httpx.get(url, auth=(ACCOUNT_SID, AUTH_TOKEN)).status_code == 404


def test_a_filter_that_cannot_be_read_is_a_400(twilio: SimulatedTwilio) -> None:
    url = f"{twilio.url}/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json?DateSent=soon"
    assert httpx.get(url, auth=(ACCOUNT_SID, AUTH_TOKEN)).status_code == 400


def test_a_message_that_is_not_there_is_a_404(client: Client) -> None:
    for call in (client.messages("SM1").fetch, client.messages("SM1").media.list):
        with pytest.raises(TwilioException, match="404"):
            call()


def test_the_dots_are_shown_for_a_message_that_is_there(twilio: SimulatedTwilio) -> None:
    sid = twilio.inbound("+5511987654321", "hi")["sid"]
    auth = (ACCOUNT_SID, AUTH_TOKEN)
    url = f"{twilio.url}/v2/Indicators/Typing.json"
    assert httpx.post(url, data={"messageId": sid}, auth=auth).json() == {"success": True}
    assert httpx.post(url, data={"messageId": "SM1"}, auth=auth).status_code == 404
