"""Word what answers talk, what is not offered yet, and somebody else's spending."""

from app.assistant.commands import Decline, Feature, OthersSpending, Talk, TalkTopic
from app.assistant.wording.formatter import ReplyFormatter
from app.coach.questions.types import Feeling

_LONGEST_NAME = 40  # characters of a person's first name
_FEELINGS = frozenset({TalkTopic.WORRY, TalkTopic.FRUSTRATION, TalkTopic.JOY})


def word_talk(command: Talk, formatter: ReplyFormatter, *, name: str = "", figure: str = "") -> str:
    """Return the answer to talk; `name` is the person's, "" where it is unknown.

    A feeling gets one warm sentence, a `figure` that helps (a sentence, where there is one) and
    one small step.
    """
    topic = command.topic
    if topic is TalkTopic.HELP:
        return formatter.say("help")
    if topic is TalkTopic.GREETING and (first := _first_name(name)):
        return formatter.say("talk-greeting-name", name=first)
    text = formatter.say(f"talk-{topic}")
    if topic in _FEELINGS:
        step = formatter.say(f"talk-{topic}-step")
        return "\n".join(part for part in (text, figure, step) if part)
    return text


def word_feeling(feeling: Feeling, formatter: ReplyFormatter) -> str:
    """Return the warm sentence before a purchase or an answer; "" for no feeling."""
    return "" if feeling == "neutral" else formatter.say(f"feeling-{feeling}")


def word_decline(command: Decline, formatter: ReplyFormatter, currency: str) -> str:
    """Return what cannot be done, named as it was said, and what works instead.

    `currency` is that of an amount without one.
    """
    match command.feature:
        case None:
            return formatter.say("decline-off-topic")
        case Feature.BUDGET:
            return _word_budget(command, formatter, currency)
        case Feature.REMINDER if command.words:
            return formatter.say("decline-reminder-of", what=command.words)
        case Feature.RECURRING if command.words:
            what = command.words
            if command.cents is not None:
                amount = formatter.money(command.cents, command.currency or currency)
                what = f"{what} ({amount})"
            return formatter.say("decline-recurring-of", what=what)
        case feature:
            return formatter.say(f"decline-{feature}")


def word_others_spending(command: OthersSpending, formatter: ReplyFormatter) -> str:
    """Return that somebody else's spending was left out, and the offer to book it."""
    lines = ", ".join(
        f"{formatter.money(draft.amount_cents, draft.currency)} · {draft.description}"
        for draft in command.drafts
    )
    if not command.who:
        return formatter.say("others-spending", lines=lines)
    return formatter.say("others-spending-of", who=command.who, lines=lines)


def _word_budget(command: Decline, formatter: ReplyFormatter, currency: str) -> str:
    what = command.words
    if command.cents is not None:
        amount = formatter.money(command.cents, command.currency or currency)
        if not what:
            return formatter.say("decline-budget-amount", amount=amount)
        return formatter.say("decline-budget-amount-for", amount=amount, what=what)
    if what:
        return formatter.say("decline-budget-of", what=what)
    return formatter.say("decline-budget")


def _first_name(name: str) -> str:
    words = name.split()
    return words[0][:_LONGEST_NAME] if words else ""
