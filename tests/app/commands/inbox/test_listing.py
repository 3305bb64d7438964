"""`ozzie inbox list`, `find` and `undelivered`."""

import io
import sys

import pytest

from app.cli import main
from app.commands.inbox.listing import parse_address
from app.errors import ValidationError
from app.twilio.sender import NotSent
from tests.support.conversation import Bench
from tests.support.inbox import StoredMessage
from tests.support.people import PHONE


def test_the_list_names_messages_and_counts_them(
    message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inbox", "list"]) == 0
    printed = capsys.readouterr().out
    assert message.sid in printed
    assert printed.endswith("received=1\n")


def test_the_list_can_be_of_one_state(
    message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    message.becomes("done")
    assert main(["inbox", "list", "--state", "failed"]) == 0
    assert capsys.readouterr().out == "all done\n"


def test_the_list_says_why_a_message_waits(
    message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    message.becomes("received", attempts=2, error="api ConnectError")
    assert main(["inbox", "list"]) == 0
    line = capsys.readouterr().out.splitlines()[0]
    assert line.endswith("2 failed attempts, our API did not answer (ConnectError)")


def test_the_list_says_why_a_message_is_ignored(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    conversation, _ = bench.receive("", kind="reaction")
    bench.conversations.work_on(conversation)
    assert main(["inbox", "list", "--state", "ignored"]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("it holds nothing to answer")


def test_what_is_no_state_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["inbox", "list", "--state", "lost"])
    assert ended.value.code == 2
    assert "received" in capsys.readouterr().err


@pytest.mark.parametrize("typed", [PHONE, f"whatsapp:{PHONE}", "+1 (415) 555-0123"])
def test_a_persons_messages_are_found_and_their_phone_is_not_printed(
    typed: str, message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inbox", "find", "--phone", typed, "--since", "1h"]) == 0
    printed = capsys.readouterr().out
    assert message.sid in printed
    assert "1 message of …23" in printed
    assert PHONE not in printed
    assert main(["inbox", "find", "--phone", typed, "--until", "1h"]) == 0
    assert capsys.readouterr().out == "0 messages of …23, times in UTC\n"


def test_the_phone_is_asked_for_on_a_terminal(
    message: StoredMessage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(f"{PHONE}\n"))
    assert main(["inbox", "find"]) == 0
    assert message.sid in capsys.readouterr().out


def test_where_nobody_can_be_asked_it_says_what_to_give(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(["inbox", "find"]) == 2
    assert "--phone" in capsys.readouterr().err


def test_somebody_who_never_wrote_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inbox", "find", "--phone", "+14155550199"]) == 2
    error = capsys.readouterr().err
    assert "No conversation of …99" in error
    assert "+1415" not in error


def test_messages_are_found_by_state_and_reason(
    message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    message.becomes("failed", error="twilio 63016", finished_at=message.read().received_at)
    found = ["inbox", "find", "--state", "failed", "--since", "1d", "--reason", "63016"]
    assert main(found) == 0
    assert message.sid in capsys.readouterr().out
    assert main([*found[:-1], "api"]) == 0
    assert message.sid not in capsys.readouterr().out


def test_a_reply_that_was_not_delivered_is_listed_with_the_reason(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.sender.trouble = [NotSent(63014)]
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    assert main(["inbox", "undelivered", "--since", "1h"]) == 0
    printed = capsys.readouterr().out
    assert sid in printed
    assert "failed, Twilio 63014: the person has blocked our number" in printed
    assert "1 reply failed since" in printed


@pytest.mark.parametrize("typed", ["", "123", "+", "whatsapp:", "maria", "U.1", "US.a-b"])
def test_what_is_no_address_is_refused_without_being_repeated(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"^--phone: give it in international form"):
        parse_address(typed)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("whatsapp:US.13491208655302741918", "US.13491208655302741918"),
        (" +5215512345678 ", "+525512345678"),
    ],
)
def test_an_address_is_taken_in_its_forms(typed: str, address: str) -> None:
    assert parse_address(typed) == address
