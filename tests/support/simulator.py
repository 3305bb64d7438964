"""The simulator on a free port, in threads of the test's own process, and its control API."""

import base64
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import httpx

from simulator.exchange import Exchange
from simulator.options import Options
from simulator.server import listening

ACCOUNT_SID = "AC" + "0" * 31 + "1"
AUTH_TOKEN = "simulated-auth-token"
NUMBER = "+14155238886"

Seen = dict[str, Any]


class SimulatedTwilio:
    """What a test does with a simulator; `url` is what TWILIO_API_URL would be."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=f"{url}/_control", timeout=60, trust_env=False)

    def inbound(self, sender: str, body: str = "", **fields: Any) -> Seen:
        """Send a message as `sender`; fields as simulator.inbound.Inbound.

        Returns `{"sid", "answers": [{"status", "content_type", "body", "error"}]}`, the answers
        of the webhook.
        """
        content = fields.pop("content", b"")
        if content:
            fields["media_base64"] = base64.b64encode(content).decode()
        answer = self._http.post("/inbound", json={"sender": sender, "body": body, **fields})
        answer.raise_for_status()
        found: Seen = answer.json()
        return found

    def fault(self, target: str, kind: str, **fields: Any) -> None:
        """Add a fault; fields as simulator.faults.Fault."""
        fault = {"target": target, "kind": kind, **fields}
        self._http.post("/faults", json=fault).raise_for_status()

    def faults(self) -> list[Seen]:
        """Return the faults that can still apply."""
        found: list[Seen] = self._http.get("/faults").raise_for_status().json()["faults"]
        return found

    def clear_faults(self, seed: int = 0) -> None:
        """Remove every fault and seed the random numbers."""
        self._http.delete("/faults", params={"seed": seed}).raise_for_status()

    def messages(self, **wanted: str) -> list[Seen]:
        """Return the messages in order: all, or those `wanted` (person=, direction="out")."""
        answer = self._http.get("/messages", params=wanted).raise_for_status()
        found: list[Seen] = answer.json()["messages"]
        return found

    def replies(self, person: str = "") -> list[Seen]:
        """Return what was sent to people (or to one phone or address), in order."""
        address = person if person.startswith("whatsapp:") else f"whatsapp:{person}"
        return self.messages(direction="out", person=address if person else "")

    def log(self, kind: str = "") -> list[Seen]:
        """Return the log: lines of kind `request`, `webhook`, `callback`, in order."""
        found: list[Seen] = self._http.get("/log").raise_for_status().json()["log"]
        return [line for line in found if kind in {"", line["kind"]}]

    def wait(self, until: Callable[[], bool], seconds: float = 60.0) -> None:
        """Wait until a condition holds. Raises TimeoutError with what was seen."""
        deadline = time.monotonic() + seconds
        while not until():
            if time.monotonic() > deadline:
                raise TimeoutError(f"seen: {self.messages()} {self.log()}")
            time.sleep(0.02)

    def wait_for_replies(self, count: int, person: str = "", seconds: float = 60.0) -> list[Seen]:
        """Wait until `count` messages went to people (or to one) and return them."""
        self.wait(lambda: len(self.replies(person)) >= count, seconds)
        return self.replies(person)

    def clear(self) -> None:
        """Clear everything that happened, and every fault."""
        self._http.delete(f"{self.url}/_control").raise_for_status()

    def close(self) -> None:
        """Close the connections of this client."""
        self._http.close()


@contextmanager
def simulated_twilio(
    webhook: str = "http://127.0.0.1:9/webhooks/twilio/whatsapp", **options: Any
) -> Iterator[SimulatedTwilio]:
    """Run a simulator that posts inbound messages to `webhook`; options as simulator.options."""
    chosen = Options(ACCOUNT_SID, AUTH_TOKEN, NUMBER, webhook, port=0, callback_seconds=0.0)
    exchange = Exchange(replace(chosen, **options))
    with listening(exchange) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        client = SimulatedTwilio(exchange.url)
        try:
            yield client
        finally:
            client.close()
            server.shutdown()
            thread.join()
