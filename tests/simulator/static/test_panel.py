"""The side panel, as a column and as a drawer, with a fake of the program that it comes from."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from simulator.scene import Scene
from tests.support.chat_page import Chat, FakePanel, opened
from tests.support.fake_webhook import FakeWebhook
from tests.support.simulator import SimulatedTwilio, simulated_twilio

UNDO = '<section><button data-action="undo" data-change="ozz_chg_1">Undo</button></section>'


@pytest.fixture
def twilio(
    fake_webhook: FakeWebhook, scene: Scene, fake_panel: FakePanel
) -> Iterator[SimulatedTwilio]:
    """Yield a simulator whose page has a panel."""
    fake_panel.html = UNDO
    hook = f"{fake_webhook.url}/hook"
    with simulated_twilio(hook, scene=scene, panel_url=fake_panel.url) as simulated:
        yield simulated


def test_it_follows_the_chat_and_does_what_its_buttons_say(
    page: Page, chat: Chat, fake_panel: FakePanel
) -> None:
    maya = {"phone": chat.maya.phone}
    expect(page.locator("#knows button")).to_be_visible()
    assert fake_panel.asked == [("show", maya)]
    with page.expect_response("**/panel/show"):
        chat.say(chat.maya, "Booked.")
    fake_panel.html = "<section><p>Nothing left</p></section>"
    page.locator("#knows button").click()
    expect(page.locator("#knows")).to_have_text("Nothing left")
    assert ("undo", {**maya, "change": "ozz_chg_1"}) in fake_panel.asked


def test_starting_over_asks_first_and_clears_the_chat(
    page: Page, chat: Chat, fake_panel: FakePanel, twilio: SimulatedTwilio
) -> None:
    chat.say(chat.maya, "Booked.")
    chat.say(chat.ana, "Anotado.")
    expect(page.locator(".theirs")).to_have_count(1)
    page.get_by_text("Start over").first.click()
    page.get_by_text("Keep all").click()
    expect(page.locator(".theirs")).to_have_count(1)
    page.get_by_text("Start over").first.click()
    page.get_by_text("Erase", exact=True).click()
    expect(page.locator(".theirs")).to_have_count(0)
    assert [action for action, _ in fake_panel.asked].count("start-over") == 1
    assert [message["body"] for message in twilio.messages()] == ["Anotado."]
    expect(page.locator("#text")).to_have_value("")


def test_who_starts_over_in_silence_has_the_word_that_ends_it(page: Page, chat: Chat) -> None:
    page.keyboard.type("stop")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    chat.say(chat.maya, "I'll be quiet.")
    expect(page.locator(".mine .tick.read")).to_be_visible()
    page.get_by_text("Start over").first.click()
    page.get_by_text("Erase", exact=True).click()
    expect(page.locator(".theirs")).to_have_count(0)
    expect(page.locator("#text")).to_have_value("start")


def test_on_a_phone_it_is_a_drawer(browser: Browser, twilio: SimulatedTwilio) -> None:
    with opened(browser, twilio.url, viewport={"width": 360, "height": 740}) as page:
        expect(page.locator("#panel")).to_be_hidden()
        page.locator("#open-panel").click()
        expect(page.locator("#close-panel")).to_be_focused()
        expect(page.locator("#knows button")).to_be_visible()
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.closest('.phone')") is None
        page.locator("#close-panel").focus()
        page.keyboard.press("Escape")
        expect(page.locator("#panel")).to_be_hidden()
        expect(page.locator("#open-panel")).to_be_focused()
