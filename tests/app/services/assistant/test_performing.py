"""The commands of a message are performed in order; none stops the others."""

from typing import get_args

import pytest

from app.assistant.commands import Command, Decline, Log, Talk, TalkTopic, Undo
from app.db import Database
from app.locale import say
from app.services.assistant import finances
from app.services.assistant.performing import PERFORMERS, only_read
from tests.support.chatting import ChattingPerson


def test_every_command_is_performed() -> None:
    (union, *_) = get_args(Command)
    assert set(get_args(union)) == {*PERFORMERS, *finances.COMMANDS}


@pytest.mark.parametrize(
    ("todo", "reads"),
    [
        ([Talk(topic=TalkTopic.THANKS)], True),
        ([Talk(topic=TalkTopic.THANKS), Decline()], True),
        ([Undo()], False),
        ([Talk(topic=TalkTopic.THANKS), Log(drafts=())], False),
    ],
)
def test_only_what_changes_nothing_needs_no_lock(todo: list[Command], reads: bool) -> None:
    assert only_read(todo) is reads


def test_what_finds_nothing_does_not_stop_the_rest(database: Database) -> None:
    person = ChattingPerson(database)
    reply = person.say("redo. spent 12 on a taxi")
    assert reply.startswith(f"{say('en', 'nothing-to-redo')}\n\n✅ *$12*")


def test_a_log_is_booked_before_the_question_about_it_is_answered(database: Database) -> None:
    reply = ChattingPerson(database).say("spent 12 on a taxi. how much did I spend today?")
    assert reply.startswith("✅ *$12*")
    assert "$12" in reply.split("\n\n")[-1]
