"""The tables, one class each; migrations must give the same schema."""

from sqlalchemy.orm import configure_mappers

from app.models.assistant import Change, Contribution, DialogueState
from app.models.clients import Client
from app.models.event_kinds import EventKind
from app.models.messages import (
    Block,
    Conversation,
    InboundMessage,
    MessageEvent,
    OnboardingPrompt,
    OptOut,
    Reply,
    ScopedId,
)
from app.models.model_calls import ModelCall
from app.models.reasons import Reason
from app.models.states import MessageState, ReplyState
from app.models.switches import Switch, SwitchName
from app.models.transactions import Correction, Submission, Transaction
from app.models.users import (
    ChatMessage,
    FinancialIntake,
    Goal,
    IdempotencyKey,
    MoneyMove,
    Plan,
    User,
)

__all__ = [
    "Block",
    "Change",
    "ChatMessage",
    "Client",
    "Contribution",
    "Conversation",
    "Correction",
    "DialogueState",
    "EventKind",
    "FinancialIntake",
    "Goal",
    "IdempotencyKey",
    "InboundMessage",
    "MessageEvent",
    "MessageState",
    "ModelCall",
    "MoneyMove",
    "OnboardingPrompt",
    "OptOut",
    "Plan",
    "Reason",
    "Reply",
    "ReplyState",
    "ScopedId",
    "Submission",
    "Switch",
    "SwitchName",
    "Transaction",
    "User",
    "prepare_mappers",
]


def prepare_mappers() -> None:
    """Relate the models to each other now; else the first query does, in each process (4 MB)."""
    configure_mappers()
