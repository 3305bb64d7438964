"""Let a model understand or answer a chat message with tools over the person's books."""

from dataclasses import dataclass
from typing import Any

from app.assistant.opinion import ChatQuestion, Opinion
from app.assistant.understanding.utterance import read_utterance
from app.coach.formatter import CoachFormatter
from app.model.client import ModelClient, Request
from app.model.completion import Completion
from app.model.faults import ModelFault
from app.model.figures import read_words
from app.model.placeholders import fill
from app.model.prompts import load_prompt
from app.model.proposals import Proposals
from app.model.redaction import Redaction
from app.model.toolbox import Toolbox
from app.requester import Requester
from app.text.languages import Language

MOST_ROUNDS = 4
_MOST_CALLS = 8  # of one round
_LONGEST_MESSAGE = 2_000  # characters


@dataclass(frozen=True, slots=True)
class _Said:
    """What a model said in a round: calls of tools, or words that are checked."""

    completion: Completion
    text: str = ""


def converse(
    client: ModelClient,
    requester: Requester,
    question: ChatQuestion,
) -> Opinion:
    """Return what the message asks for, or an answer to it. Raise ModelFault."""
    context, language = question.context, question.language
    box, sent = _prepare(question)
    about = (
        f"Today is {context.today.isoformat()} ({context.today:%A}). Answer in the language "
        f"{language}. Currency: {box.profile.plan_currency}."
    )
    messages: list[dict[str, Any]] = [
        {"role": "system", "content": load_prompt("chat")},
        {"role": "user", "content": f"{about}\n<message>{sent}</message>"},
    ]
    may_retry = True
    for _ in range(MOST_ROUNDS):
        try:
            said = _ask(client, requester, messages, box, language)
        except ModelFault as fault:
            if fault.outcome != "ungrounded" or not may_retry:
                raise
            may_retry = False
            messages.append({"role": "user", "content": f"Write it again. {fault.detail}"})
            continue
        if not said.completion.calls:
            return Opinion(text=box.redaction.restore(said.text))
        _run(said.completion, box, messages)
        if commands := box.commands():
            return Opinion(commands=commands)
    raise ModelFault("malformed", "too many rounds")


def _prepare(question: ChatQuestion) -> tuple[Toolbox, str]:
    """Return the tools for a message, and the message as it is sent."""
    language, reader = question.language, question.context.reader
    profile = question.load_profile()
    words = read_words(question.message, reader)
    proposals = Proposals(words, read_utterance(question.message, language, reader))
    formatter = CoachFormatter(language, profile.country, profile.today)
    box = Toolbox(question.ledger, profile, formatter, Redaction(), proposals)
    sent = box.redaction.redact(words.text[:_LONGEST_MESSAGE])
    return box, sent.replace("</message>", "")


def _ask(
    client: ModelClient,
    requester: Requester,
    messages: list[dict[str, Any]],
    box: Toolbox,
    language: Language,
) -> _Said:
    def parse(completion: Completion) -> _Said:
        if completion.calls:
            return _Said(completion)
        return _Said(completion, fill(completion.text, box.values, language))

    request = Request("chat", tuple(messages), tools=box.schemas(), max_tokens=500)
    return client.ask(requester, request, parse)


def _run(completion: Completion, box: Toolbox, messages: list[dict[str, Any]]) -> None:
    """Call the tools that a model asks for, and add calls and results to the messages."""
    calls = completion.calls[:_MOST_CALLS]
    messages.append(
        {
            "role": "assistant",
            "content": None,
            "tool_calls": [
                {
                    "id": call.id,
                    "type": "function",
                    "function": {"name": call.name, "arguments": call.arguments},
                }
                for call in calls
            ],
        }
    )
    for call in calls:
        result = box.call(call.name, call.arguments)
        messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
