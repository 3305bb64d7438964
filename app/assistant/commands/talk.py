"""Commands that change nothing: talk, and what is declined."""

from enum import StrEnum
from typing import Literal

from app.assistant.commands.values import Frozen


class TalkTopic(StrEnum):
    """What people say to Ozzie besides their money.

    `kept` is a no to what was asked; `owed` and `owing` are debts between people; `order` is a
    change of which we do not know what it is about.
    """

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    ACKNOWLEDGEMENT = "acknowledgement"
    WORRY = "worry"
    FRUSTRATION = "frustration"
    JOY = "joy"
    COMPLAINT = "complaint"
    INSULT = "insult"
    HELP = "help"
    WHO = "who"
    PRICE = "price"
    PRIVACY = "privacy"
    HUMAN = "human"
    CANCEL = "cancel"
    KEPT = "kept"
    OWED = "owed"
    OWING = "owing"
    ORDER = "order"
    UNCLEAR = "unclear"


class Talk(Frozen):
    """Answer what is no question about money."""

    type: Literal["talk"] = "talk"
    topic: TalkTopic


class Feature(StrEnum):
    """What is understood but not offered yet."""

    BUDGET = "budget"
    REMINDER = "reminder"
    RECURRING = "recurring"
    DIGEST = "digest"
    EXPORT = "export"
    CHART = "chart"
    PAYMENT = "payment"


class Decline(Frozen):
    """Say what cannot be done: `feature` is not offered yet; without one it is off topic.

    The other fields are what was said about the feature, so that the reply can name it: the words
    for what it is about, their category, and an amount × 100.
    """

    type: Literal["decline"] = "decline"
    feature: Feature | None = None
    words: str = ""
    category: str | None = None
    cents: int | None = None
    currency: str | None = None
