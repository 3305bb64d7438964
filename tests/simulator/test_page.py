"""The chat page, used in a real browser as a person would use it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from twilio.rest import Client

from simulator.options import STRANGER, Person
from tests.simulator.conftest import Redirected
from tests.support.browser import chromium, missing
from tests.support.door import Door
from tests.support.simulator import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    NUMBER,
    SimulatedTwilio,
    simulated_twilio,
)

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

MAYA = Person("Maya Reed", "+12025550143", "United States")
ANA = Person("Ana Souza", "+5511961230145", "Brasil")

Say = Callable[[Person, str], None]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this module; a busy machine has its time."""
    expect.set_options(timeout=20_000)
    with chromium() as browser:
        yield browser


@pytest.fixture
def twilio(door: Door) -> Iterator[SimulatedTwilio]:
    """A simulator with two people and a stranger."""
    with simulated_twilio(f"{door.url}/hook", people=(MAYA, ANA, STRANGER)) as simulated:
        yield simulated


@pytest.fixture
def say(twilio: SimulatedTwilio, door: Door) -> Iterator[Say]:
    """Sends a text to someone, as the product does."""
    http = Redirected(twilio.url)
    client = Client(ACCOUNT_SID, AUTH_TOKEN, http_client=http)

    def send(person: Person, body: str) -> None:
        client.messages.create(
            to=f"whatsapp:{person.phone}",
            from_=f"whatsapp:{NUMBER}",
            body=body,
            status_callback=f"{door.url}/status/1",
        )

    yield send
    http.session.close()


@pytest.fixture
def page(browser: Browser, twilio: SimulatedTwilio) -> Iterator[Page]:
    """The page, open; a fault in its scripts fails the test."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(twilio.url)
    expect(page.locator("#state")).to_have_text("online")
    yield page
    page.close()
    assert faults == []


def test_what_is_typed_is_sent_and_the_answer_arrives(page: Page, door: Door, say: Say) -> None:
    page.keyboard.type("spent 45 on groceries")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .body")).to_have_text("spent 45 on groceries")
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    expect(page.locator("#typing")).to_be_visible()
    assert door.forms[0]["Body"] == "spent 45 on groceries"
    assert (door.forms[0]["WaId"], door.forms[0]["ProfileName"]) == ("12025550143", "Maya Reed")
    say(MAYA, "Booked.")
    expect(page.locator(".theirs .body")).to_have_text("Booked.")
    expect(page.locator(".theirs .tick.read")).to_be_visible()
    expect(page.locator(".mine .tick.read")).to_be_visible()
    expect(page.locator("#typing")).to_be_hidden()


def test_shift_enter_begins_a_new_line(page: Page, door: Door) -> None:
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .body p")).to_have_text(["one", "two"])
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    assert door.forms[0]["Body"] == "one\ntwo"


def test_a_file_goes_along_with_its_caption(page: Page, door: Door, tmp_path: Path) -> None:
    photo = tmp_path / "receipt.png"
    page.screenshot(path=photo)
    page.set_input_files("#file", photo)
    expect(page.locator("#attached-name")).to_have_text("receipt.png")
    page.keyboard.type("work lunch")
    page.keyboard.press("Enter")
    expect(page.locator(".mine img")).to_be_visible()
    expect(page.locator("#attached")).to_be_hidden()
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    assert (door.forms[0]["MessageType"], door.forms[0]["Body"]) == ("image", "work lunch")


def test_a_document_shows_its_name_once(page: Page, tmp_path: Path) -> None:
    sheet = tmp_path / "october.csv"
    sheet.write_text("date,amount\n")
    page.set_input_files("#file", sheet)
    page.get_by_label("Send").click()
    expect(page.locator(".mine .file b")).to_have_text("october.csv")
    expect(page.locator(".mine .body")).to_have_count(0)


def test_a_file_can_be_taken_away_again(page: Page, tmp_path: Path) -> None:
    sheet = tmp_path / "october.csv"
    sheet.write_text("date,amount\n")
    page.set_input_files("#file", sheet)
    page.get_by_label("Remove the file").click()
    expect(page.locator("#attached")).to_be_hidden()


def test_texts_look_as_in_whatsapp(page: Page, say: Say) -> None:
    say(MAYA, "*Food* was _high_, ~not~ low 2*3*4:\n- $45.00 groceries\n- $12.00 lunch\n```a  b```")
    bubble = page.locator(".theirs .body")
    expect(bubble.locator("strong")).to_have_text("Food")
    expect(bubble.locator("em")).to_have_text("high")
    expect(bubble.locator("s")).to_have_text("not")
    expect(bubble.locator("p").first).to_have_text("Food was high, not low 2*3*4:")
    expect(bubble.locator("li")).to_have_text(["$45.00 groceries", "$12.00 lunch"])
    expect(bubble.locator("pre")).to_have_text("a  b")


def test_markup_in_a_text_stays_text(page: Page, say: Say) -> None:
    say(MAYA, "<img src=x onerror=alert(1)> *<b>bold</b>* https://ozzie.example/?a=1&b=2.")
    body = page.locator(".theirs .body")
    expect(body).to_contain_text("<img src=x onerror=alert(1)> <b>bold</b>")
    expect(body.locator("img")).to_have_count(0)
    expect(body.locator("a")).to_have_attribute("href", "https://ozzie.example/?a=1&b=2")


def test_each_person_has_a_conversation_of_their_own(page: Page, say: Say) -> None:
    say(ANA, "Oi, Ana!")
    expect(page.locator(".person", has_text="Ana Souza").locator(".unread")).to_have_text("1")
    expect(page.locator(".bubble")).to_have_count(0)
    page.get_by_label("Ana Souza").check(force=True)
    expect(page.locator(".theirs .body")).to_have_text("Oi, Ana!")
    expect(page.locator(".idea").first).to_contain_text("gastei")
    page.get_by_label(STRANGER.name).check(force=True)
    expect(page.locator("#empty")).to_contain_text("Alex")


def test_an_idea_is_put_into_the_composer(page: Page) -> None:
    page.locator(".idea").first.click()
    expect(page.locator("#text")).to_have_value("spent 45 on groceries and 12 on the subway")
    expect(page.locator("#text")).to_be_focused()


def test_a_door_that_says_no_is_shown(page: Page, door: Door) -> None:
    door.statuses = [500]
    page.keyboard.type("hello?")
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_have_text("The webhook answered 500.")
    expect(page.locator(".tick.failed")).to_be_visible()


def test_a_message_whose_ticks_change_stays_the_same_element(page: Page, say: Say) -> None:
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    page.evaluate("document.querySelector('.mine').remembered = true")
    say(MAYA, "hi")
    expect(page.locator(".mine .tick.read")).to_be_visible()
    assert page.evaluate("document.querySelector('.mine').remembered")


def test_what_could_not_be_sent_is_not_lost(page: Page) -> None:
    page.route("**/_control/inbound", lambda route: route.abort())
    page.keyboard.type("hello?")
    page.keyboard.press("Enter")
    expect(page.locator("#state")).to_contain_text("not sent")
    expect(page.locator("#text")).to_have_value("hello?")


def test_someone_new_is_added_to_the_list(page: Page, twilio: SimulatedTwilio) -> None:
    twilio.inbound("whatsapp:BR.1234567890", "oi")
    expect(page.locator(".person", has_text="BR.1234567890")).to_be_visible()


def test_the_newest_message_is_in_sight(page: Page, say: Say) -> None:
    for number in range(30):
        say(MAYA, f"message {number}")
    expect(page.locator(".theirs").last).to_be_in_viewport()


def test_everything_can_be_reached_by_keyboard(page: Page) -> None:
    page.locator("#text").focus()
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.name"))
    assert reached[0] == "send"
    page.locator("input[name=person]").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Ana Souza")).to_be_checked()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_narrow_screen_needs_no_sideways_scrolling(page: Page, say: Say, width: int) -> None:
    say(MAYA, "a" * 200)
    page.set_viewport_size({"width": width, "height": 640})
    expect(page.locator(".theirs")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("#send")).to_be_in_viewport()


def test_nothing_is_fetched_from_elsewhere(browser: Browser, twilio: SimulatedTwilio) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(twilio.url)
    expect(page.locator("#state")).to_have_text("online")
    page.close()
    assert asked
    assert all(url.startswith(twilio.url) for url in asked)
