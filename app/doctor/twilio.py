"""Checks of Twilio: the account's credentials, our sender, and a webhook signed as Twilio signs."""

import json
from typing import Any

import httpx
from twilio.request_validator import RequestValidator

from app.config import TWILIO_URL, Settings
from app.doctor.finding import Faulty, Verdict, ask, describe
from app.twilio.client import make_client

# Twilio repeats a webhook that failed only where its address asks for it: three more tries on
# connect errors, read time-outs and 5xx, with time-outs of 2 s and 4 s.
RETRY_FRAGMENT = "#rc=3&rp=ct,rt,5xx&ct=2000&rt=4000"
WEBHOOK_PATH = "/webhooks/twilio/whatsapp"
SENDERS_URL = "https://messaging.twilio.com/v2/Channels/Senders"
# Of 50 senders each.
MAX_PAGES = 20
# Twilio's own number for trials: no sender of ours, so a message to it is answered and not stored.
NOT_OUR_NUMBER = "whatsapp:+15005550001"
# The number that all accounts share in Twilio's sandbox, which lists no sender for it.
SANDBOX_NUMBER = "+14155238886"


def credentials(settings: Settings) -> str:
    """Check that Twilio accepts the account's sid and token."""
    url = f"{TWILIO_URL}/2010-04-01/Accounts/{settings.twilio_account_sid}/Messages.json"
    status, body = _get(settings, url, {"To": settings.whatsapp_address, "PageSize": 1})
    if status == httpx.codes.UNAUTHORIZED:
        raise Faulty("refuses the credentials; check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN")
    if status == httpx.codes.NOT_FOUND:
        raise Faulty("has no such account; check TWILIO_ACCOUNT_SID and TWILIO_API_URL")
    if status != httpx.codes.OK:
        raise Faulty(f"answers {status} (code {body.get('code')}); see Twilio's error codes")
    if "messages" not in body:
        raise Faulty(f"{settings.twilio_api_url} is not Twilio's API; check TWILIO_API_URL")
    return "takes the credentials"


def sender(settings: Settings) -> tuple[Verdict, str]:
    """Check that TWILIO_WHATSAPP_NUMBER is one of the account's WhatsApp senders and online."""
    number = settings.twilio_whatsapp_number
    found: dict[str, Any] | None = None
    url = SENDERS_URL
    for _ in range(MAX_PAGES):
        status, body = _get(settings, url, {"Channel": "whatsapp"} if url == SENDERS_URL else {})
        if status != httpx.codes.OK or not isinstance(body.get("senders"), list):
            return Verdict.NOTE, (
                f"Twilio does not list the account's senders ({status}, code {body.get('code')}); "
                f"see in its console that TWILIO_WHATSAPP_NUMBER {number} is one of them"
            )
        is_ours = (s for s in body["senders"] if s.get("sender_id") == settings.whatsapp_address)
        found = next(is_ours, None)
        url = body.get("meta", {}).get("next_page_url") or ""
        if found or not url:
            break
    if found is None and number == SANDBOX_NUMBER:
        return Verdict.NOTE, f"{number} is Twilio's sandbox: it reaches only who joined it"
    if found is None:
        raise Faulty(
            f"{number} is no WhatsApp sender of this account; check TWILIO_WHATSAPP_NUMBER"
        )
    state = str(found.get("status") or "")
    if state and not state.startswith("ONLINE"):
        raise Faulty(f"{number} is {state} at Twilio; bring it online in the console")
    return Verdict.OK, f"{number} is one of the account's"


def webhook(settings: Settings) -> str:
    """Check that a signed message from nobody is answered at PUBLIC_URL."""
    url = settings.public_url + WEBHOOK_PATH
    form = {
        "MessageSid": "SM" + "0" * 32,
        "AccountSid": settings.twilio_account_sid,
        "From": NOT_OUR_NUMBER,
        "To": NOT_OUR_NUMBER,
        "Body": "ozzie doctor",
        "NumMedia": "0",
        "MessageType": "text",
    }
    signature = RequestValidator(settings.twilio_auth_token).compute_signature(url, form)
    headers = {"X-Twilio-Signature": signature}
    answer = ask("PUBLIC_URL", "POST", url, data=form, headers=headers)
    is_twiml = "xml" in answer.headers.get("Content-Type", "") and "<Response" in answer.text
    if answer.status_code == httpx.codes.FORBIDDEN and is_twiml:
        raise Faulty(
            f"{url} refuses the signature: PUBLIC_URL, TWILIO_AUTH_TOKEN or TWILIO_ACCOUNT_SID "
            "differ between here and the web there"
        )
    if answer.status_code >= 500 and is_twiml:
        raise Faulty(f"{url} answers {answer.status_code}: the web there cannot use its database")
    if answer.status_code != httpx.codes.OK or not is_twiml:
        raise Faulty(f"{url} {describe(answer)}, where Ozzie's web should; check PUBLIC_URL")
    return f"a signed webhook is answered; Twilio must call (POST) {url}{RETRY_FRAGMENT}"


def _get(settings: Settings, url: str, params: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Return the status and JSON object of a call with the account's credentials.

    Over plain HTTP, because the library's lists hide the status of an error response.
    """
    try:
        answer = make_client(settings).request("GET", url, params=params)
    except httpx.HTTPError as error:
        reason = str(error) or type(error).__name__
        raise Faulty(
            f"{settings.twilio_api_url} cannot be reached: {reason}; check TWILIO_API_URL"
        ) from None
    try:
        body = json.loads(answer.text)
    except ValueError:
        body = None
    return answer.status_code, body if isinstance(body, dict) else {}
