"""The tables."""

from app.models.clients import Client
from app.models.messages import (
    Conversation,
    InboundMessage,
    OnboardingPrompt,
    OptOut,
    Reply,
    ScopedId,
)
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
    "ChatMessage",
    "Client",
    "Conversation",
    "Correction",
    "FinancialIntake",
    "Goal",
    "IdempotencyKey",
    "InboundMessage",
    "MoneyMove",
    "OnboardingPrompt",
    "OptOut",
    "Plan",
    "Reply",
    "ScopedId",
    "Submission",
    "Transaction",
    "User",
]
