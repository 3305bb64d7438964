"""The chat page, used in a real browser as a person would use it."""

import re

from playwright.sync_api import Browser, Page, expect

from simulator.scene import STRANGER
from tests.support.chat_page import Chat
from tests.support.fake_webhook import FakeWebhook
from tests.support.simulator import SimulatedTwilio


def test_what_is_typed_is_sent_and_the_answer_arrives(
    page: Page, fake_webhook: FakeWebhook, chat: Chat
) -> None:
    page.keyboard.type("spent 45 on groceries")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .body")).to_have_text("spent 45 on groceries")
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    expect(page.locator("#typing")).to_be_visible()
    assert fake_webhook.forms[0]["Body"] == "spent 45 on groceries"
    assert (fake_webhook.forms[0]["WaId"], fake_webhook.forms[0]["ProfileName"]) == (
        "12025550143",
        "Maya Reed",
    )
    chat.say(chat.maya, "Booked.")
    expect(page.locator(".theirs .body")).to_have_text("Booked.")
    expect(page.locator(".mine .tick.read")).to_be_visible()
    expect(page.locator(".theirs .tick")).to_have_count(0)
    expect(page.locator("#typing")).to_be_hidden()


def test_shift_enter_begins_a_new_line(page: Page, fake_webhook: FakeWebhook) -> None:
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .body p")).to_have_text(["one", "two"])
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    assert fake_webhook.forms[0]["Body"] == "one\ntwo"


def test_texts_look_as_in_whatsapp(page: Page, chat: Chat) -> None:
    chat.say(
        chat.maya,
        "*Food* was _high_, ~not~ low 2*3*4:\n- $45.00 groceries\n- $12.00 lunch\n```a  b```",
    )
    bubble = page.locator(".theirs .body")
    expect(bubble.locator("strong")).to_have_text("Food")
    expect(bubble.locator("em")).to_have_text("high")
    expect(bubble.locator("s")).to_have_text("not")
    expect(bubble.locator("p").first).to_have_text("Food was high, not low 2*3*4:")
    expect(bubble.locator("li")).to_have_text(["$45.00 groceries", "$12.00 lunch"])
    expect(bubble.locator("pre")).to_have_text("a  b")


def test_markup_in_a_text_stays_text(page: Page, chat: Chat) -> None:
    chat.say(
        chat.maya, "<img src=x onerror=alert(1)> *<b>bold</b>* https://ozzie.example/?a=1&b=2."
    )
    body = page.locator(".theirs .body")
    expect(body).to_contain_text("<img src=x onerror=alert(1)> <b>bold</b>")
    expect(body.locator("img")).to_have_count(0)
    expect(body.locator("a")).to_have_attribute("href", "https://ozzie.example/?a=1&b=2")


def test_each_person_has_a_conversation_of_their_own(page: Page, chat: Chat) -> None:
    chat.say(chat.ana, "Oi, Ana!")
    expect(page.locator(".person", has_text="Ana Souza").locator(".unread")).to_have_text("1")
    expect(page.locator(".bubble")).to_have_count(0)
    page.get_by_label("Ana Souza").check(force=True)
    expect(page.locator(".theirs .body")).to_have_text("Oi, Ana!")
    page.get_by_label(STRANGER.name).check(force=True)
    expect(page.locator("#empty")).to_contain_text("Alex")


def test_a_refused_webhook_is_shown(page: Page, fake_webhook: FakeWebhook) -> None:
    fake_webhook.statuses = [500]
    page.keyboard.type("hello?")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .problem")).to_have_text("The webhook answered 500.")
    expect(page.locator(".tick.failed")).to_be_visible()


def test_a_message_whose_ticks_change_stays_the_same_element(page: Page, chat: Chat) -> None:
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    page.evaluate("document.querySelector('.mine').remembered = true")
    chat.say(chat.maya, "hi")
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


def test_the_newest_message_is_in_sight_or_counted(page: Page, chat: Chat) -> None:
    for number in range(30):
        chat.say(chat.maya, f"message {number}")
    expect(page.locator(".theirs").last).to_be_in_viewport()
    page.locator("#scroll").evaluate("each => each.scrollTo(0, 0)")
    expect(page.locator("#newest")).to_be_visible()
    chat.say(chat.maya, "one")
    chat.say(chat.maya, "two")
    expect(page.locator("#newest")).to_have_text("2")
    page.locator("#newest").click()
    expect(page.get_by_text("two", exact=True)).to_be_in_viewport()
    expect(page.locator("#newest")).to_be_hidden()


def test_a_reply_is_announced_once_and_the_past_is_not(page: Page, chat: Chat) -> None:
    chat.say(chat.maya, "Booked.")
    expect(page.locator("#announcer p")).to_have_text(["Ozzie: Booked."])
    page.reload()
    expect(page.locator(".theirs .body")).to_have_text("Booked.")
    expect(page.locator("#announcer p")).to_have_count(0)


def test_people_have_their_own_language_and_clock(page: Page, chat: Chat) -> None:
    chat.say(chat.maya, "Hello")
    expect(page.locator(".theirs time")).to_have_text(re.compile(r"^\d{1,2}:\d\d\s[AP]M$"))
    expect(page.locator(".day")).to_have_text("Today")
    page.get_by_label("Ana Souza").check(force=True)
    chat.say(chat.ana, "Oi")
    expect(page.locator(".theirs time")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(page.locator(".day")).to_have_text("Hoje")
    expect(page.locator("#empty")).to_be_hidden()
    expect(page.locator("#text")).to_have_attribute("placeholder", "Mensagem")
    expect(page.locator("html")).to_have_attribute("lang", "pt")


def test_nobody_seems_to_write_where_no_answer_will_come(
    page: Page, fake_webhook: FakeWebhook, chat: Chat
) -> None:
    for words, answer in (("stop", "I'll be quiet."), ("hello?", "")):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator(".mine .tick.waiting")).to_have_count(0)
        if answer:
            expect(page.locator("#typing")).to_be_visible()
            chat.say(chat.maya, answer)
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    expect(page.locator("#typing")).to_be_hidden()
    page.get_by_label(STRANGER.name).check(force=True)
    fake_webhook.body = "<Response><Message>Who are you?</Message></Response>"
    page.locator("#text").fill("hi")
    page.keyboard.press("Enter")
    expect(page.locator(".theirs .body")).to_have_text("Who are you?")
    expect(page.locator("#typing")).to_be_hidden()


def test_everything_can_be_reached_by_keyboard(page: Page, chat: Chat) -> None:
    chat.say(chat.maya, "Booked.")
    expect(page.locator(".theirs")).to_be_visible()
    page.locator("#scroll").focus()
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.className")
        )
    assert reached == ["reply", "chip", "attach", "text", "emoji", "record"]
    page.locator("input[name=person]").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Ana Souza")).to_be_checked()


def test_a_narrow_screen_needs_no_sideways_scrolling(page: Page, chat: Chat) -> None:
    chat.say(chat.maya, "a" * 200)
    expect(page.locator(".theirs")).to_be_visible()
    for width in (320, 390, 768):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.locator("#record")).to_be_in_viewport()


def test_nothing_is_fetched_from_elsewhere(browser: Browser, twilio: SimulatedTwilio) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(twilio.url)
    expect(page.locator("#state")).to_have_text("online")
    page.close()
    assert asked
    assert all(url.startswith(twilio.url) for url in asked)
