"""The chat page as tests use it: opened, written to by the product, with a fake of its panel."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from twilio.rest import Client

from simulator.scene import Person, Scene
from tests.support.simulator import NUMBER


@dataclass
class FakePanel:
    """What was asked of the panel's program (action, body), and the HTML that it answers."""

    url: str = ""
    html: str = "<section><h3>June</h3></section>"
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@dataclass(frozen=True)
class Chat:
    """The people of the page, and the product's side of their conversations."""

    scene: Scene
    client: Client
    status_callback: str

    @property
    def maya(self) -> Person:
        """The person who is chosen first."""
        return self.scene.people[0]

    @property
    def ana(self) -> Person:
        """Somebody in Brazil."""
        return self.scene.people[1]

    def say(self, person: Person, body: str) -> None:
        """Send a text to a person, as the product does."""
        self.client.messages.create(
            to=f"whatsapp:{person.phone}",
            from_=f"whatsapp:{NUMBER}",
            body=body,
            status_callback=self.status_callback,
        )


def is_fault(said: ConsoleMessage) -> bool:
    """Return whether a line of the console is an error of the page, not a request that failed."""
    return said.type in {"error", "warning"} and "Failed to load resource" not in said.text


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """Yield the open page; fail on an error in its scripts or on its console."""
    page = browser.new_page(**{"viewport": {"width": 1280, "height": 900}, **options})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if is_fault(said) else None)
    page.goto(url)
    expect(page.locator("#state")).to_have_text("online")
    yield page
    page.close()
    assert faults == []
