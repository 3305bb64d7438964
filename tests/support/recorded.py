"""Twilio's recorded forms in the evaluation folder, kept as they came over the wire."""

import hashlib
import hmac
import re
from base64 import b64encode
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from app.config import SIMULATOR_ACCOUNT_SID, SIMULATOR_AUTH_TOKEN, SIMULATOR_NUMBER
from bench.evaluation import Row, evaluation_folder, rows
from tests.support.twilio import new_sid

FOLDER = (evaluation_folder() or Path("/nowhere")) / "data" / "twilio"
# One a form: its `file`, the `event` it is (message, status, …) and what is `expected` of it.
ROWS = rows(FOLDER / "manifest.jsonl")

OUR_ACCOUNT = {"AccountSid": SIMULATOR_ACCOUNT_SID}
TO_US = OUR_ACCOUNT | {"To": f"whatsapp:{SIMULATOR_NUMBER}"}


def wire_of(row: Row) -> str:
    """Return a form as it was received."""
    return FOLDER.joinpath(str(row["file"])).read_text(encoding="utf-8").strip()


def form_of(wire: str) -> "MultiDict[str, str]":
    """Return the fields of a form."""
    return MultiDict(parse_qsl(wire, keep_blank_values=True))


def with_fields(wire: str, fields: dict[str, str]) -> str:
    """Replace fields of a form; the others stay encoded as they were recorded."""
    kept = [piece for piece in wire.split("&") if piece.partition("=")[0] not in fields]
    return "&".join([*kept, urlencode(fields)])


def to_us(row: Row) -> str:
    """Return a recorded message as if sent to us; a shortened sid is replaced by a whole one."""
    wire = with_fields(wire_of(row), TO_US)
    is_whole = re.fullmatch(r"(SM|MM)[0-9a-f]{32}", form_of(wire)["MessageSid"])
    return wire if is_whole else with_fields(wire, {"MessageSid": new_sid()})


def is_message(row: Row) -> bool:
    """Return whether the form is a WhatsApp message, and not an SMS, for example."""
    form = form_of(wire_of(row))
    is_named = form.get("From", "").startswith("whatsapp:") and "MessageSid" in form
    return bool(row["event"] == "message" and is_named)


def sign(url: str, wire: str, token: str = SIMULATOR_AUTH_TOKEN) -> str:
    """Return X-Twilio-Signature as Twilio documents it, computed without Twilio's library.

    https://www.twilio.com/docs/usage/webhooks/webhooks-security
    """
    pairs = sorted(set(form_of(wire).items(multi=True)))
    text = url + "".join(name + value for name, value in pairs)
    return b64encode(hmac.digest(token.encode(), text.encode(), hashlib.sha1)).decode()
