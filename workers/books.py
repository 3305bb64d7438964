"""What this conversation booked last, read from what came of its messages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

# A long import is taken back as a whole; its lines need not all stand on the message's row.
KEPT_LINES = 20
KEPT_FIELDS = (
    "id",
    "amount_cents",
    "currency",
    "kind",
    "category",
    "description",
    "transaction_date",
)


@dataclass(frozen=True, slots=True)
class LastLogged:
    """A submission that can be taken back: its id, its lines (the first ones), their number."""

    submission_id: str
    transactions: list[dict[str, Any]] = field(default_factory=list)
    count: int = 0


def logged(data: dict[str, Any]) -> dict[str, Any]:
    """The outcome of a submission, from the API's answer: enough to take it back or correct it."""
    lines = data["transactions"]
    kept = [{name: line[name] for name in KEPT_FIELDS} for line in lines[:KEPT_LINES]]
    return {
        "type": "logged",
        "submission_id": data["submission_id"],
        "transactions": kept,
        "count": len(lines),
    }


def last_logged(outcomes: Sequence[Any]) -> LastLogged | None:
    """The last submission that still stands, as corrected since; None where there is none.

    `outcomes` are those of the messages before, the newest first.
    """
    undone: set[str] = set()
    corrected: dict[str, dict[str, Any]] = {}
    for outcome in outcomes:
        match outcome.get("type"):
            case "undone":
                undone.add(outcome["submission_id"])
            case "edited":
                for line in outcome["transactions"]:
                    corrected.setdefault(line["id"], line)
            case "logged" if outcome["submission_id"] not in undone and outcome["count"]:
                lines = [corrected.get(line["id"], line) for line in outcome["transactions"]]
                return LastLogged(outcome["submission_id"], lines, outcome["count"])
    return None
