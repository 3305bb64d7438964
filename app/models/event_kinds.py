"""The kinds of steps on a message's way, as `message_events.kind` has them.

They are spelled here alone. The column stays text: a row may hold a kind that another version
writes, so rows are compared with these members, not converted to them.
"""

from enum import StrEnum


class EventKind(StrEnum):
    """A step of a message, with what its detail tells.

    The detail holds ids, states, codes and counts: never a word, a name or an address of a person.
    `why` is a reason, see app.models.reasons.
    """

    # The webhook stored it: `state`, `why`; kept only where it is ignored, else its row tells it.
    STORED = "stored"
    # `ozzie inbox recover` fetched it from Twilio and stored it: as above.
    RECOVERED = "recovered"
    # A worker claimed it: `worker` (host:pid), `attempt` (from 1), `run` (of a replay).
    CLAIMED = "claimed"
    # Its action was decided: `action`.
    ROUTED = "routed"
    # Our API was called: `method`, `path` (a template), `request_id`, `ms`, and `status` with the
    # error's `code`, or `error` where no answer came.
    API_CALL = "api_call"
    # Its reply was stored, to be sent: `reply`, `outcome`.
    REPLY_STORED = "reply_stored"
    # Twilio took the reply: `reply`, `sid`; kept only where an earlier attempt had sent it
    # (`found`), else the reply's row tells it.
    SENT = "sent"
    # The reply was not sent: `reply`, `why` or Twilio's `code`.
    NOT_SENT = "not_sent"
    # Twilio reported the reply's delivery: `reply`, `state`, Twilio's `code`.
    STATUS = "status"
    # It waits for its next attempt: `why`, `seconds`.
    POSTPONED = "postponed"
    # An unexpected error, or the death of its worker: `error`, `where`, `crashes`.
    CRASHED = "crashed"
    # It failed: `why`; `apologizes` where the person is told so.
    FAILED = "failed"
    # Nothing is to be done with it: `why`.
    IGNORED = "ignored"
    # An operator runs it again: `run`.
    REPLAYED = "replayed"
