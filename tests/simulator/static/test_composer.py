"""What is put together before it is sent: samples, files, voice notes, emoji, quotes, hints."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.support.chat_page import Chat, opened
from tests.support.fake_webhook import FakeWebhook
from tests.support.simulator import SimulatedTwilio


def test_a_sample_is_seen_sent_with_its_caption_and_opened(
    page: Page, fake_webhook: FakeWebhook
) -> None:
    page.locator("#samples button").click()
    expect(page.locator("#pending img")).to_be_visible()
    page.get_by_label("Remove receipt.png").click()
    expect(page.locator("#pending")).to_be_hidden()
    page.get_by_label("Attach").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#pending img")).to_be_visible()
    page.keyboard.type("work lunch")
    page.keyboard.press("Enter")
    expect(page.locator(".mine img")).to_be_visible()
    expect(page.locator("#pending")).to_be_hidden()
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    (form,) = fake_webhook.forms
    assert (form["MessageType"], form["Body"]) == ("image", "work lunch")
    page.get_by_label("Open the picture receipt.png").click()
    expect(page.locator("#lightbox-image")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#lightbox-image")).to_be_hidden()


def test_files_go_one_by_one_and_words_follow_a_document(
    page: Page, fake_webhook: FakeWebhook, tmp_path: Path
) -> None:
    names = ("october.csv", "november.csv")
    for name in names:
        (tmp_path / name).write_text("date,amount\n")
    page.set_input_files("#file", [tmp_path / name for name in names])
    expect(page.locator("#pending li")).to_have_count(2)
    page.keyboard.type("both months")
    page.get_by_label("Send", exact=True).click()
    expect(page.locator(".mine .file b")).to_have_text(names)
    expect(page.locator(".mine .body")).to_have_text("both months")
    expect(page.locator(".mine .tick.delivered")).to_have_count(3)
    assert sorted(form["Body"] for form in fake_webhook.forms) == sorted((*names, "both months"))


def test_a_voice_note_is_recorded_heard_and_sent(page: Page, fake_webhook: FakeWebhook) -> None:
    record, keep = page.get_by_label("Record a voice note"), page.locator("#keep")
    record.click()
    page.get_by_label("Discard the recording").click()
    expect(page.locator("#pending")).to_be_hidden()
    record.click()
    expect(page.locator("#recorded")).not_to_have_text("0:00")
    keep.click()
    expect(page.locator("#pending audio")).to_be_visible()
    page.get_by_label("Send", exact=True).click()
    expect(page.locator(".mine audio")).to_be_visible()
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    (form,) = fake_webhook.forms
    assert form["MessageType"] == "audio"
    assert form["MediaContentType0"].startswith("audio/")


def test_emoji_are_picked_by_keyboard(page: Page) -> None:
    page.keyboard.type("fun")
    page.locator("#emoji").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    picked = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value(f"fun{picked}")
    page.locator("#emoji").click()
    page.keyboard.press("Escape")
    expect(page.locator("#emojis")).to_be_hidden()
    expect(page.locator("#emoji")).to_be_focused()


def test_a_message_is_quoted_by_keyboard(
    page: Page, fake_webhook: FakeWebhook, chat: Chat, twilio: SimulatedTwilio
) -> None:
    chat.say(chat.maya, "✅ *$45* · Groceries")
    chat.say(chat.maya, "✅ *$12* · Subway")
    expect(page.locator(".theirs")).to_have_count(2)
    page.locator(".theirs .reply").last.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#quoted-text")).to_have_text("✅ $45 · Groceries")
    page.keyboard.type("that was 46")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .quotation")).to_contain_text("Groceries")
    expect(page.locator(".mine .tick.delivered")).to_be_visible()
    first = twilio.replies(chat.maya.phone)[0]
    form = next(form for form in fake_webhook.forms if form.get("Body") == "that was 46")
    assert form["OriginalRepliedMessageSid"] == first["sid"]
    assert form["OriginalRepliedMessageSender"] == first["from"]


def test_a_message_is_quoted_by_a_swipe(
    browser: Browser, chat: Chat, twilio: SimulatedTwilio
) -> None:
    with opened(
        browser, twilio.url, viewport={"width": 360, "height": 700}, has_touch=True
    ) as page:
        chat.say(chat.maya, "Booked.")
        expect(page.locator(".chip")).to_have_text(["help"])  # nothing moves any more
        place = page.locator(".theirs").bounding_box()
        assert place
        touch = page.context.new_cdp_session(page)
        for kind, across in (("touchStart", 10), ("touchMove", 60), ("touchMove", 110)):
            points = [{"x": place["x"] + across, "y": place["y"] + 10}]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(page.locator("#quoted-text")).to_have_text("Booked.")
        page.get_by_label("Don't reply to this message").click()
        expect(page.locator("#quoted")).to_be_hidden()


def test_hints_follow_the_conversation(page: Page, chat: Chat) -> None:
    texts = page.locator(".chip:not(.sample)")
    expect(texts).to_have_text(["spent 12 on lunch"])
    texts.click()
    expect(page.locator("#text")).to_have_value("spent 12 on lunch")
    expect(page.locator("#text")).to_be_focused()
    chat.say(chat.maya, "✅ Lunch · food")
    expect(texts).to_have_text(["lunch was 46", "undo"])
    page.locator("#text").fill("stop")
    page.keyboard.press("Enter")
    expect(texts).to_have_text(["start"])
