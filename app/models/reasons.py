"""Why a message waits, failed or is ignored, as its error and the details of its steps have it.

They are spelled here alone. Beside them stand answers of others, such as `api 503`, `media 404` and
`twilio 63016`. The columns stay text: a row may hold a reason that another version writes.
"""

from enum import StrEnum


class Reason(StrEnum):
    """A reason of our own."""

    # Unexpected errors or deaths of its worker, too many of them; and one such death.
    CRASHED = "crashed"
    WORKER_DIED = "worker_died"
    WORKER_STOPS = "worker_stops"
    DATABASE_UNAVAILABLE = "database_unavailable"
    # WhatsApp's 24 hours are over, or the person left.
    OUT_OF_REACH = "out_of_reach"
    OPTED_OUT = "opted_out"
    BLOCKED = "blocked"
    TOO_MANY_MESSAGES = "too_many_messages"
    # A STOP of somebody who is opted out already, or a START of somebody who is not.
    CHANGES_NOTHING = "changes_nothing"
    # What holds no words and no document, such as a reaction.
    NOTHING_TO_ANSWER = "nothing_to_answer"
    # Its sender was erased before it was handled.
    ERASED = "erased"
    READING_PAUSED = "reading_paused"
    SENDING_PAUSED = "sending_paused"
