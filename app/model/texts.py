"""Read a text where the embedded reader is unsure: it stays the check of what the model says."""

from collections.abc import Sequence

from pydantic import BaseModel

from app.model.client import ModelClient, Request
from app.model.completion import Completion
from app.model.figures import Words, read_words
from app.model.grounding import Grounded, TextDraft, ground_draft, parse_amount
from app.model.merging import SURE, Found, is_crowded, list_left_out
from app.model.prompts import load_prompt
from app.model.redaction import Redaction
from app.model.schema import parse_as
from app.reading.types import DraftTransaction, ReaderContext, Reading
from app.requester import Requester

MAX_DRAFTS = 40
_TOKENS_PER_DRAFT = 120


class TextAnswer(BaseModel):
    """What a model read in a text."""

    drafts: list[TextDraft]
    not_booked: list[str] = []


def is_readable(words: Words, reading: Reading) -> bool:
    """Return whether a text may hold a transaction at all."""
    is_log = reading.intent in {"transaction", "chat"} and not reading.is_cut
    return is_log and (bool(words.amounts) or words.has_odd_figure)


def is_unsure(words: Words, reading: Reading) -> bool:
    """Return whether the embedded reading may have missed or mistaken something."""
    if not is_readable(words, reading):
        return False
    if not reading.drafts or any(map(_is_doubtful, reading.drafts)):
        return True
    return is_crowded(reading) or bool(list_left_out(words, reading.drafts))


def _is_doubtful(draft: DraftTransaction) -> bool:
    is_unknown = draft.kind == "expense" and draft.category == "other"
    return draft.confidence < SURE or is_unknown


def ask_for_text(
    client: ModelClient, requester: Requester, text: str, context: ReaderContext
) -> Found:
    """Return what counts of a model's reading of a text. Raise ModelFault."""
    redaction = Redaction()
    words = read_words(text, context)
    about = (
        f"Today is {context.today.isoformat()} ({context.today:%A}). "
        f"Country: {context.country or 'unknown'}. Currency: {context.currency}."
    )
    sent = redaction.redact(words.text).replace("</message>", "")
    request = Request(
        "text",
        [
            {"role": "system", "content": load_prompt("text")},
            {"role": "user", "content": f"{about}\n<message>{sent}</message>"},
        ],
        TextAnswer,
        max_tokens=_TOKENS_PER_DRAFT * (2 + min(MAX_DRAFTS, len(words.amounts))),
    )

    def parse(completion: Completion) -> Found:
        answer = parse_as(TextAnswer, completion.text)
        restored = [
            draft.model_copy(update={"quote": redaction.restore(draft.quote)})
            for draft in answer.drafts
        ]
        return ground(answer.model_copy(update={"drafts": restored}), words)

    return client.ask(requester, request, parse)


def ground(answer: TextAnswer, words: Words) -> Found:
    """Return what the words hold of an answer."""
    grounded = [ground_draft(draft, words) for draft in answer.drafts[:MAX_DRAFTS]]
    named = [parse_amount(written) for written in answer.not_booked[:MAX_DRAFTS]]
    return Found(
        tuple(_once([one for one in grounded if one is not None], words)),
        frozenset(int((value * 100).to_integral_value()) for value in named if value is not None),
    )


def _once(found: Sequence[Grounded], words: Words) -> list[Grounded]:
    """Return the drafts, of each written amount no more than the message has of it."""
    kept: list[Grounded] = []
    for one in found:
        cents = one.draft.amount_cents
        same = sum(other.draft.amount_cents == cents for other in kept)
        if same < max(1, sum(written.cents == cents for written in words.amounts)):
            kept.append(one)
    return kept
