"""Ask a person who has told no income for it once, when they have booked a few times."""

from app.assistant.wording.formatter import ReplyFormatter
from app.db import Session
from app.models import User
from app.store import submissions

# Bookings after which the income is asked for, by the way.
ASKED_AFTER = 3


def ask_by_the_way(session: Session, user: User, formatter: ReplyFormatter) -> str | None:
    """Return the question for the income that follows this booking; None where none does."""
    if user.onboarding_stage != "intake_pending" or user.told_income_cents is not None:
        return None
    if submissions.count_first(session, user.id, ASKED_AFTER + 1) != ASKED_AFTER:
        return None
    return formatter.say("ask-income-by-the-way")
