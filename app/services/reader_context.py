"""Who submits something: what readers need to know of them, and for whom a model is asked."""

from datetime import datetime

from app.clock import local_date
from app.db import Database
from app.models import User
from app.phones import country_of
from app.reading.types import ReaderContext
from app.requester import RequestDeadline, Requester
from app.schemas.transactions import NewSubmission
from app.store import corrections


def reader_context(
    database: Database, user: User, new: NewSubmission, now: datetime
) -> ReaderContext:
    """Return what the readers of a submission need to know of the person."""
    with database.read_only() as session:
        learned = corrections.load_by_user(session, user.id)
    return ReaderContext(
        today=local_date(new.sent_at or now, user.timezone),
        country=country_of(user.phone),
        currency=user.currency,
        language=new.language or user.language,
        corrections=learned,
    )


def requester_of(user: User, seconds: float) -> Requester:
    """Return for whom a model may be asked in this request, which has `seconds` from now."""
    return Requester(
        user.client_id,
        user.id,
        opted_out=user.model_opt_out,
        deadline=RequestDeadline.after(seconds),
    )
