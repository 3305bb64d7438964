"""Small talk, and what to say where a question was not understood or is no matter of money."""

from app.coach.answers.turn import Turn

_FIRST_NAME = 40


def greeting(turn: Turn) -> str:
    """A warm hello, by name, with two things to ask."""
    first = turn.person.name.split()[0][:_FIRST_NAME] if turn.person.name.split() else ""
    return turn.voice.say("hello-name" if first else "hello", name=first, **_examples(turn))


def thanks(turn: Turn) -> str:
    """You're welcome."""
    return turn.voice.say("thanks")


def bye(turn: Turn) -> str:
    """Goodbye."""
    return turn.voice.say("bye")


def help_(turn: Turn) -> str:
    """What the coach can answer."""
    return turn.voice.say("help", **_examples(turn))


def off_topic(turn: Turn) -> str:
    """A kind no to what is no matter of money."""
    return turn.voice.say("off-topic", **_examples(turn))


def unknown(turn: Turn) -> str:
    """That it was not understood, with two things that would be."""
    return turn.voice.say("unknown", **_examples(turn))


def statement(turn: Turn) -> str:
    """An expense told where questions are answered."""
    return turn.voice.say("statement", **_examples(turn))


def _examples(turn: Turn) -> dict[str, str]:
    """Two questions that this person can ask now."""
    second = "goal" if turn.person.goals else "left" if turn.person.plan else "top"
    say = turn.voice.say
    return {"first": say("example-spent"), "second": say(f"example-{second}")}
