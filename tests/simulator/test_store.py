"""The simulator's memory: its bounds, and what a listener hears."""

import pytest

from simulator import store as module
from simulator.records import Media, Message
from simulator.store import Store


def message(body: str = "hi", *, content: bytes = b"") -> Message:
    """Return a message from a person, with a file if there is content."""
    media = (Media(content, "image/png"),) if content else ()
    return Message("inbound", "whatsapp:+1", "whatsapp:+2", body, "received", media=media)


def test_the_oldest_messages_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT_MESSAGES", 3)
    store = Store()
    for number in range(5):
        store.add(message(str(number)))
    assert [kept.body for kept in store.messages()] == ["2", "3", "4"]


def test_the_oldest_media_go_before_the_memory_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT_MEDIA_BYTES", 10)
    store = Store()
    for number in range(3):
        store.add(message(str(number), content=b"123456"))
    assert [len(kept.media) for kept in store.messages()] == [0, 0, 1]


def test_a_message_only_moves_up() -> None:
    store = Store()
    sid = store.add(Message("outbound-api", "whatsapp:+2", "whatsapp:+1", "hi", "queued")).sid
    for status in ("read", "sent"):
        store.advance(sid, status)
    kept = store.message(sid)
    assert kept
    assert (kept.status, [s for s, _ in kept.statuses]) == ("read", ["queued", "read", "sent"])


def test_what_is_gone_cannot_be_changed() -> None:
    store = Store()
    assert store.advance("SM1", "read") is None
    assert store.change("SM1", webhook=200) is None


def test_a_listener_hears_the_past_then_what_happens_then_silence() -> None:
    store = Store()
    store.add(message("before"))
    heard = store.listen(patience=0.01)
    assert next(heard) == {"type": "reset"}
    first = next(heard)
    assert first
    assert first["message"]["body"] == "before"
    store.add(message("after"))
    second = next(heard)
    assert second
    assert second["message"]["body"] == "after"
    assert next(heard) is None
    store.clear()
    assert next(heard) == {"type": "reset"}
