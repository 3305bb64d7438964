"""Options of the simulator."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from simulator.scene import STRANGER, Person, Scene, load_scene, parse_person


@dataclass(frozen=True, slots=True)
class Options:
    """Addresses and credentials of the simulated account, and the scene of its page.

    `webhook` is where inbound messages are posted, as typed into Twilio's console (with `#rc=…`
    where wanted); `public_url` is the scheme and host that the product believes it
    has, which is what gets signed. `callback_seconds` lie between two status callbacks.
    """

    account_sid: str
    auth_token: str
    number: str
    webhook: str
    public_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8025
    scene: Scene = field(default_factory=lambda: Scene(people=(STRANGER,)))
    callback_seconds: float = 0.2
    # The port of a fake model, 0 for none.
    model_port: int = 0
    # The file that keeps the chats; None: they are gone with the program.
    chats: Path | None = None
    # Where the page's side panel comes from, "" for none.
    panel_url: str = ""

    @property
    def address(self) -> str:
        """WhatsApp address of the number."""
        return f"whatsapp:{self.number}"

    def signed_url(self, url: str) -> str:
        """Return `url` under the public scheme and host where it lies on the webhook's own."""
        origin = origin_of(self.webhook)
        if self.public_url and url.startswith(f"{origin}/"):
            return self.public_url + url.removeprefix(origin)
        return url

    def reachable_url(self, url: str) -> str:
        """Return `url` on the webhook's own host where it lies under the public address."""
        if self.public_url and url.startswith(f"{self.public_url}/"):
            return origin_of(self.webhook) + url.removeprefix(self.public_url)
        return url


def origin_of(url: str) -> str:
    """Return scheme and host of a URL, without a slash at the end."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Parse the command line; end the process with a line of usage where they are wrong.

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
    parser.add_argument("--person", type=_person, action="append", help="NAME,+PHONE,NOTE")
    parser.add_argument("--scene", type=_scene, help="a JSON file: people, samples and hints")
    parser.add_argument("--chats", type=Path, help="a file that keeps the chats")
    parser.add_argument("--panel-url", default="", help="where the page's side panel comes from")
    parser.add_argument("--callback-seconds", type=float, default=0.2)
    parser.add_argument("--model-port", type=int, default=0, help="run a fake model there, too")
    chosen = parser.parse_args(arguments)
    return Options(
        account_sid=chosen.account_sid,
        auth_token=chosen.auth_token,
        number=chosen.number,
        webhook=chosen.webhook,
        public_url=chosen.public_url.rstrip("/"),
        host=chosen.host,
        port=chosen.port,
        scene=chosen.scene or Scene(people=(*(chosen.person or ()), STRANGER)),
        callback_seconds=chosen.callback_seconds,
        model_port=chosen.model_port,
        chats=chosen.chats,
        panel_url=chosen.panel_url.rstrip("/"),
    )


def _person(written: str) -> Person:
    try:
        return parse_person(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _scene(path: str) -> Scene:
    try:
        return load_scene(path)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
