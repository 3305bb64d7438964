"""What the simulator is told when it starts."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who can write from the page: a name, a phone (E.164), and a word on who they are."""

    name: str
    phone: str
    note: str = ""


STRANGER = Person("Alex Stranger", "+447700900123", "not a user yet")


@dataclass(frozen=True, slots=True)
class Options:
    """`webhook` is where inbound messages are posted, as it would be typed into Twilio's console
    (with `#rc=…` where wanted); `public_url` is the scheme and host that the product believes it
    has, which is what gets signed. `callback_seconds` lie between two status callbacks.
    """

    account_sid: str
    auth_token: str
    number: str
    webhook: str
    public_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8025
    people: tuple[Person, ...] = (STRANGER,)
    callback_seconds: float = 0.2

    @property
    def address(self) -> str:
        """The number's WhatsApp address."""
        return f"whatsapp:{self.number}"

    def signed_url(self, url: str) -> str:
        """`url` under the public scheme and host where it lies on the webhook's own."""
        origin = origin_of(self.webhook)
        if self.public_url and url.startswith(f"{origin}/"):
            return self.public_url + url.removeprefix(origin)
        return url

    def reachable_url(self, url: str) -> str:
        """`url` on the webhook's own host where it lies under the public address."""
        if self.public_url and url.startswith(f"{self.public_url}/"):
            return origin_of(self.webhook) + url.removeprefix(self.public_url)
        return url


def origin_of(url: str) -> str:
    """Scheme and host of a URL, without a slash at the end."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def person(written: str) -> Person:
    """A person as written on the command line: `NAME,+PHONE[,NOTE]`. Raises ValueError."""
    name, _, rest = written.partition(",")
    phone, _, note = rest.partition(",")
    if not name.strip() or not phone.strip().startswith("+"):
        raise ValueError("write NAME,+PHONE,NOTE")
    return Person(name.strip(), phone.strip(), note.strip())


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Options from the command line; ends the process with a line of usage where they are wrong.

    The auth token may come as TWILIO_AUTH_TOKEN, which `ps` does not show.
    """
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    token = os.environ.get("TWILIO_AUTH_TOKEN")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen")
    parser.add_argument("--port", type=int, default=8025)
    parser.add_argument("--account-sid", required=True)
    parser.add_argument("--auth-token", default=token, required=token is None)
    parser.add_argument("--number", default="+14155238886", help="our own WhatsApp number")
    parser.add_argument("--webhook", required=True, help="where inbound messages are posted")
    parser.add_argument("--public-url", default="", help="the address that is signed")
    parser.add_argument("--person", type=person, action="append", help="NAME,+PHONE,NOTE")
    parser.add_argument("--callback-seconds", type=float, default=0.2)
    chosen = parser.parse_args(arguments)
    return Options(
        account_sid=chosen.account_sid,
        auth_token=chosen.auth_token,
        number=chosen.number,
        webhook=chosen.webhook,
        public_url=chosen.public_url.rstrip("/"),
        host=chosen.host,
        port=chosen.port,
        people=(*(chosen.person or ()), STRANGER),
        callback_seconds=chosen.callback_seconds,
    )
