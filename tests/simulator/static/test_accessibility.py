"""The page has no fault that axe finds, in either theme and at three widths."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from simulator.scene import Scene
from tests.support.chat_page import Chat, FakePanel, opened
from tests.support.fake_webhook import FakeWebhook
from tests.support.simulator import simulated_twilio

WIDTHS = (360, 768, 1280)


def faults(page: Page) -> list[tuple[str, Any]]:
    """Return what axe finds: its rule, and the elements."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser,
    fake_webhook: FakeWebhook,
    fake_panel: FakePanel,
    scene: Scene,
    chat: Chat,
    theme: Literal["light", "dark"],
) -> None:
    hook = f"{fake_webhook.url}/hook"
    fake_webhook.body = "<Response><Message>Hello *you*</Message></Response>"
    with (
        simulated_twilio(hook, scene=scene, panel_url=fake_panel.url) as twilio,
        opened(browser, twilio.url, color_scheme=theme, reduced_motion="reduce") as page,
    ):
        page.locator("#samples button").click()
        expect(page.locator("#pending img")).to_be_visible()
        page.locator("#send").click()
        expect(page.locator(".theirs .body")).to_be_visible()
        page.locator("#samples button").click()
        page.locator(".theirs .reply").click()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert faults(page) == []
        page.locator("#emoji").click()
        assert faults(page) == []
        page.keyboard.press("Escape")
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.locator("#open-panel").click()
        assert faults(page) == []
        moves = page.locator(".bubble").first.evaluate(
            "each => getComputedStyle(each).animationName"
        )
        assert moves == "none"
