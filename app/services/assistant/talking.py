"""Perform commands that change nothing: questions, talk, what is declined or asked for."""

from contextlib import nullcontext

from app.assistant.commands import (
    Ask,
    AskDetail,
    Clarify,
    Decline,
    Log,
    MakePlan,
    OthersSpending,
    Talk,
    TalkTopic,
)
from app.assistant.outcomes import Answered, Outcome, Said
from app.assistant.references import find_entries, mean_several
from app.assistant.wording.entries import word_month
from app.assistant.wording.talk import word_decline, word_others_spending, word_talk
from app.coach.answers import answer
from app.coach.answers.result import Needs
from app.services.assistant import asking, finances
from app.services.assistant.submitted import WHATSAPP
from app.services.assistant.work import Work
from app.services.ledger import SqlLedger
from app.services.month_summary import summarize_month
from app.services.profiles import load_profile

# Feelings that a figure may help with.
_TROUBLED = frozenset({TalkTopic.WORRY, TalkTopic.FRUSTRATION})

# Questions that the entries alone answer only in part.
_OF_PLANS = frozenset({"track", "left", "afford"})


def ask(command: Ask, work: Work) -> list[Outcome]:
    """Answer a question from the person's own figures."""
    ledger = SqlLedger(lambda: nullcontext(work.session), work.user.id, work.today)
    profile = load_profile(work.session, work.user, work.today, work.language)
    answered = answer(command.question, profile, ledger, work.categories)
    if not answered.understood:
        return talk(Talk(topic=TalkTopic.UNCLEAR), work)
    work.answer(command.question)
    if answered.entry_ids:
        work.show(answered.entry_ids)
    if answered.goal_id:
        work.speak_of_goal(answered.goal_id)
    if answered.needs is not None:  # the answer has said so itself
        return [Answered(answered.text), *_ask_for(answered.needs, work, "ask-income")]
    needs = profile.missing_step if command.question.type in _OF_PLANS else None
    return [Answered(answered.text), *_ask_for(needs, work, "ask-income-to-answer")]


def _ask_for(needs: Needs | None, work: Work, message: str) -> list[Outcome]:
    """Ask by WhatsApp for what a full answer needs: a figure, or the yes to make the plan.

    `message` asks for the income.
    """
    if needs is None or work.channel != WHATSAPP:
        return []
    if missing := finances.ask_missing(work, message):
        return [missing]
    text = work.formatter.say("ask-make-plan")
    return [work.ask(text, kind="yes_no", command=MakePlan())]


def talk(command: Talk, work: Work) -> list[Outcome]:
    """Say something that is not about figures, but for one that helps with a feeling."""
    figure = _helpful_figure(work) if command.topic in _TROUBLED else ""
    name = work.user.name or ""
    return [Said(word_talk(command, work.formatter, name=name, figure=figure))]


def _helpful_figure(work: Work) -> str:
    """Return what was spent this month and what is left; "" where nothing is noted."""
    summary = summarize_month(work.session, work.user.id, work.user.currency, work.today)
    if summary.month_spent_cents <= 0:
        return ""
    return " ".join(word_month(summary, work.formatter))


def decline(command: Decline, work: Work) -> list[Outcome]:
    """Say what cannot be done."""
    if command.feature is not None:
        work.speak_of_feature(command.feature)
    return [Said(word_decline(command, work.formatter, work.user.currency))]


def others_spending(command: OthersSpending, work: Work) -> list[Outcome]:
    """Leave somebody else's spending out, and offer to book it."""
    text = word_others_spending(command, work.formatter)
    return [work.ask(text, kind="yes_no", command=Log(drafts=command.drafts))]


def ask_detail(command: AskDetail, work: Work) -> list[Outcome]:
    """Ask for what a message lacks."""
    if command.slot == "change" and command.entry is not None:
        return _ask_change(command, work)
    values = {}
    if command.drafts:
        draft = command.drafts[0]
        values["amount"] = work.formatter.money(draft.amount_cents, draft.currency)
    if command.words:
        values["what"] = command.words
    text = work.formatter.say(f"ask-{command.slot}", **values)
    return [work.ask(text, slot=command.slot, command=command)]


def _ask_change(command: AskDetail, work: Work) -> list[Outcome]:
    """Ask what is to change in an entry, showing it as it is."""
    reference = command.entry
    if reference is None:
        return []
    found = find_entries(reference, work.books())
    if not found:
        return [asking.not_found(reference, work)]
    if len(found) == 1 or mean_several(reference):
        ids = tuple(entry.id for entry in found)
        command = command.model_copy(update={"entry": reference.model_copy(update={"ids": ids})})
    work.show([entry.id for entry in found])
    lines = ", ".join(
        f"{work.formatter.money(entry.amount_cents, entry.currency)} · {entry.description}"
        for entry in found[: asking.MOST_CHOICES]
    )
    return [work.ask(work.formatter.say("ask-change", what=lines), slot="change", command=command)]


def clarify(command: Clarify, work: Work) -> list[Outcome]:
    """Ask a question with choices."""
    numbered = [f"{number}. {choice.label}" for number, choice in enumerate(command.choices, 1)]
    text = "\n".join([command.question, *numbered])
    return [work.ask(text, kind="choice", choices=command.choices)]
