"""Why a message waits or failed, in words for operators."""

from app.models import Reason
from app.twilio.error_codes import explain_code

WORDS = {
    Reason.CRASHED: "unexpected errors or deaths of its worker",
    Reason.WORKER_DIED: "its worker died",
    Reason.WORKER_STOPS: "its worker was stopped",
    Reason.OUT_OF_REACH: "the person left, or wrote last more than 24 hours ago",
    Reason.OPTED_OUT: "the person said STOP",
    Reason.CHANGES_NOTHING: "it changes nothing",
    Reason.NOTHING_TO_ANSWER: "it holds nothing to answer",
    Reason.ERASED: "the person was erased",
    Reason.BLOCKED: "its sender is blocked",
    Reason.TOO_MANY_MESSAGES: "its sender sent too many within a minute",
    Reason.READING_PAUSED: "an operator has paused reading",
    Reason.SENDING_PAUSED: "an operator has paused sending",
    Reason.DATABASE_UNAVAILABLE: "the database was not there",
}
_SIDES = {"api": "our API", "twilio": "Twilio", "media": "Twilio's media"}


def explain(reason: str) -> str:
    """Return a stored reason in words; one that another version wrote stays as it is."""
    side, _, what = reason.partition(" ")
    what = what.removeprefix("list ")
    if reason in WORDS:
        return WORDS[Reason(reason)]
    if side not in _SIDES or not what:
        return reason
    if not what[0].isdigit():
        return f"{_SIDES[side]} did not answer ({what})"
    number = what.split(" ")[0]
    if side == "twilio" and number.isdecimal() and len(number) == 5:
        return f"Twilio {number}: {explain_code(int(number))}"
    return f"{_SIDES[side]} answered {what}"


def explain_delivery(state: str, code: int | None) -> str:
    """Return a reply's delivery in words, with the meaning of Twilio's code."""
    return f"{state}, Twilio {code}: {explain_code(code)}" if code else state
