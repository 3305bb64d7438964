"""Chats outlive the program: what was said, with its attachments, until it is deleted."""

from pathlib import Path

import pytest

from simulator.__main__ import main
from simulator.chats import Chats
from simulator.records import Media, Message
from simulator.store import Store

MAYA, ANA = "whatsapp:+12025550143", "whatsapp:+5511961230145"
PHOTO = Media(b"\xff\xd8", "image/jpeg", "receipt.jpg")


def received(body: str, sender: str = MAYA, media: tuple[Media, ...] = ()) -> Message:
    """Return a message of a person."""
    return Message("inbound", sender, "whatsapp:+1", body, "received", media=media)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the chats are kept."""
    return tmp_path / "chats.db"


def restarted(store: Store, path: Path) -> Store:
    """Return the store of the next start."""
    store.close()
    return Store(Chats(path))


def test_messages_are_there_again_as_they_were(path: Path) -> None:
    store = Store(Chats(path))
    first = store.add(received("one", media=(PHOTO,)))
    second = store.add(received("two"))
    store.change(first.sid, webhook=200)
    store.advance(second.sid, "read")
    before = store.messages()
    again = restarted(store, path)
    assert again.messages() == before
    assert again.medium(PHOTO.token) == PHOTO
    again.close()


def test_deleted_chats_and_attachments_stay_deleted(path: Path) -> None:
    store = Store(Chats(path))
    kept = store.add(received("kept", ANA, (PHOTO,)))
    store.add(received("gone", media=(Media(b"x", "audio/ogg"),)))
    store.change(kept.sid, media=())
    store.forget(MAYA)
    again = restarted(store, path)
    assert [(message.body, message.media) for message in again.messages()] == [("kept", ())]
    again.clear()
    assert restarted(again, path).messages() == []


def test_what_comes_after_the_end_harms_nobody(path: Path) -> None:
    store = Store(Chats(path))
    store.close()
    store.add(received("late"))
    assert len(store.messages()) == 1


def test_a_broken_file_is_named_in_one_line(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text("no database" * 100)
    needed = ["--account-sid", "AC1", "--auth-token", "t", "--webhook", "http://127.0.0.1:1/"]
    monkeypatch.setattr("sys.argv", ["simulator", "--port", "0", *needed, "--chats", str(path)])
    assert main() == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert str(path) in line
    assert "move the file away" in line
