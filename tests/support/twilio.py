"""Twilio's side in a test without a simulator: forms as it posts them, signed as it signs them."""

import itertools

from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from app.config import SIMULATOR_ACCOUNT_SID, SIMULATOR_AUTH_TOKEN, SIMULATOR_NUMBER

_numbers = itertools.count(1)


def new_sid(prefix: str = "SM") -> str:
    """Return a sid that no other message of this run has."""
    return f"{prefix}{next(_numbers):032x}"


def inbound_form(
    body: str = "spent 45 on groceries", sender: str = "whatsapp:+14155550123", **fields: str
) -> "MultiDict[str, str]":
    """Return the form of an inbound message with `fields` added or replaced ("" removes one)."""
    form = {
        "MessageSid": new_sid(),
        "AccountSid": SIMULATOR_ACCOUNT_SID,
        "From": sender,
        "To": f"whatsapp:{SIMULATOR_NUMBER}",
        "Body": body,
        "NumMedia": "0",
        "ProfileName": "Maria",
        "MessageType": "text",
    }
    return MultiDict({name: value for name, value in (form | fields).items() if value})


def sign(url: str, form: "MultiDict[str, str]", token: str = SIMULATOR_AUTH_TOKEN) -> str:
    """Return X-Twilio-Signature for this URL and form."""
    return str(RequestValidator(token).compute_signature(url, form))
