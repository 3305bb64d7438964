"""Count calls of Twilio and the states of replies, with labels of few values."""

from app import metrics
from app.models import ReplyState
from app.twilio.codes import KNOWN

# What is called: a reply sent, messages listed, media fetched, and all else.
OPERATIONS = ("send", "list", "media", "other")
# The usual answers; "unanswered" stands for a timeout or a cut connection.
_STATUSES = ("200", "201", "401", "429", "500", "503", "unanswered")
# A reply is counted in each state that it reaches after it was stored.
STATES = tuple(state for state in ReplyState if state is not ReplyState.SENDING)

metrics.start_at_zero(metrics.twilio_calls, OPERATIONS, _STATUSES)
metrics.start_at_zero(metrics.replies, STATES, [""])
metrics.start_at_zero(metrics.replies, [ReplyState.FAILED], [*map(str, sorted(KNOWN)), "other"])


def count_call(operation: str, status: int | None) -> None:
    """Count a call of Twilio; `status` is that of HTTP, None where nothing was answered."""
    metrics.twilio_calls.labels(operation, "unanswered" if status is None else str(status)).inc()


def count_reply(state: ReplyState, code: int | None = None) -> None:
    """Count a reply that has reached `state`; `code` is Twilio's error code, if it gave one."""
    label = "" if code is None else str(code) if code in KNOWN else "other"
    metrics.replies.labels(state.value, label).inc()
