"""Perform actions that the version before has stored; for one release, then this module goes.

It looked up itself what is undone or corrected; now the assistant does.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from pydantic import BaseModel

from app.assistant.outcomes import Amended, EntryLine, Removed
from app.assistant.wording.reply import word_reply
from app.schemas.transactions import TransactionData
from workers.api_client import ApiClient, ApiRefused
from workers.last_submission import LastSubmission, StoredTransaction, stored
from workers.results import Job, Result
from workers.routing import ActionKind


class EditTargets(BaseModel):
    """What an `edit` changes: `changes` are the fields of a PATCH, for each transaction."""

    submission_id: str
    transactions: list[StoredTransaction]
    changes: dict[str, object]


class PreviousActions:
    """The steps of actions that only the version before stores."""

    def __init__(self, api: ApiClient, check_account: Callable[[Job], None]) -> None:
        """Call `check_account` where the API knows nothing of what is to be changed."""
        self._api = api
        self._check_account = check_account

    @property
    def by_kind(self) -> Mapping[ActionKind, Callable[[Job], Result]]:
        """Return the step of each kind of action."""
        return {
            "undo": self._undo,
            "edit": self._edit,
            "language": self._language,
            "ask_delete": self._ask_delete,
        }

    def _undo(self, job: Job) -> Result:
        submission = LastSubmission.model_validate(job.action.targets)
        if not self._api.take_back(job.user_id, submission.submission_id):
            self._check_account(job)
        lines = _lines(submission.transactions)
        text = word_reply([Removed(lines, submission.count)], job.formatter)
        return Result(text, {"type": "undone", "submission_id": submission.submission_id})

    def _edit(self, job: Job) -> Result:
        targets = EditTargets.model_validate(job.action.targets)
        try:
            changed = [
                self._api.correct(job.user_id, one.id, targets.changes)
                for one in targets.transactions
            ]
        except ApiRefused as refused:
            if refused.status == 404:
                self._check_account(job)
                return Result(job.formatter.say("nothing-to-edit"))
            if refused.status != 422:
                raise
            return Result(job.formatter.say("edit-how"))
        outcome = {
            "type": "edited",
            "submission_id": targets.submission_id,
            "transactions": [one.model_dump() for one in stored(changed)],
        }
        return Result(word_reply([Amended(_lines(changed))], job.formatter), outcome)

    def _language(self, job: Job) -> Result:
        if not job.action.text:
            return Result(job.formatter.say("language-which"))
        self._api.set_language(job.user_id, job.action.text)
        return Result(job.formatter.say("language-changed"))

    def _ask_delete(self, job: Job) -> Result:
        return Result(job.formatter.say("delete-sure"), pending={"question": "delete_data"})


def _lines(entries: Sequence[TransactionData | StoredTransaction]) -> list[EntryLine]:
    return [
        EntryLine(
            id=entry.id,
            amount_cents=entry.amount_cents,
            currency=entry.currency,
            kind=entry.kind,
            category=entry.category,
            description=entry.description,
            transaction_date=date.fromisoformat(entry.transaction_date),
        )
        for entry in entries
    ]
