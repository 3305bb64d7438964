"""The steps that are stored of a message's way, with the transactions of what they tell."""

import pytest

from app.ids import new_id
from app.retries import Misconfigured, Transient
from app.twilio.sender import Ambiguous, NotSent
from tests.support.conversation import WORKER, Bench
from tests.support.people import PHONE
from workers.conversations.claiming import FLOOD_MESSAGES, MAX_CRASHES
from workers.results import Job, Result


def kinds(bench: Bench, sid: str) -> list[str]:
    """Return the kinds of the message's steps."""
    return [step.kind for step in bench.steps(sid)]


def calling(bench: Bench) -> None:
    """Let each action make a call of the API."""
    pending = bench.conversations._steps

    def act(job: Job) -> Result:
        path = f"/users/{new_id('usr')}/chat"
        pending.note_call(bench.clock(), "POST", path, f"req-{job.message.id}", 3.5, status=200)
        if job.message.body == "fail":
            raise KeyError("a person's words")
        return Result("ok")

    bench.actions.result = act


def test_a_message_that_is_answered_leaves_its_steps(bench: Bench) -> None:
    calling(bench)
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    steps = bench.steps(sid)
    reply = bench.reply(sid)
    assert reply is not None
    assert [(step.kind, dict(step.detail)) for step in steps] == [
        ("claimed", {"worker": WORKER, "attempt": 1}),
        ("routed", {"action": "log"}),
        (
            "api_call",
            {
                "method": "POST",
                "path": "/users/{id}/chat",
                "request_id": f"req-{bench.message(sid).id}",
                "ms": 3.5,
                "status": 200,
            },
        ),
        ("reply_stored", {"reply": reply.id, "outcome": "said"}),
    ]
    assert bench.column(conversation, "leased_by") == WORKER


def test_a_call_is_told_with_its_own_message_alone(bench: Bench) -> None:
    calling(bench)
    sids = [bench.receive(body)[1] for body in ("fail", "spent 1 on tea")]
    conversation = bench.message(sids[0]).conversation_id
    for _ in range(2 * MAX_CRASHES):
        bench.conversations.work_on(conversation)
        bench.clock.advance(minutes=1)
    for sid in sids:
        requests = [s.detail["request_id"] for s in bench.steps(sid) if s.kind == "api_call"]
        assert set(requests) == {f"req-{bench.message(sid).id}"}
    assert kinds(bench, sids[1]).count("api_call") == 1


def test_a_crash_is_told_by_its_type_and_place_and_the_apology_follows(bench: Bench) -> None:
    calling(bench)
    conversation, sid = bench.receive("fail")
    for _ in range(MAX_CRASHES + 1):
        bench.conversations.work_on(conversation)
        bench.clock.advance(minutes=1)
    assert kinds(bench, sid)[:5] == ["claimed", "routed", "api_call", "crashed", "claimed"]
    assert kinds(bench, sid)[-4:] == ["claimed", "routed", "reply_stored", "failed"]
    crash = bench.steps(sid)[3]
    assert (crash.detail["error"], crash.detail["crashes"]) == ("KeyError", 1)
    assert "words" not in str(crash.detail)
    assert (bench.message(sid).state, bench.message(sid).error) == ("failed", "crashed")


def test_a_death_of_the_worker_is_told_by_who_claims_next(bench: Bench) -> None:
    bench.actions.trouble = [KeyboardInterrupt()]  # type: ignore[list-item]  # dies in it
    conversation, sid = bench.receive()
    with pytest.raises(KeyboardInterrupt):
        bench.conversations.work_on(conversation)
    bench.clock.advance(seconds=16)
    bench.conversations.work_on(conversation)
    # What the dead one had done it did not store.
    assert kinds(bench, sid)[:2] == ["crashed", "claimed"]
    assert bench.steps(sid)[0].detail == {"error": "worker_died", "crashes": 1}


@pytest.mark.parametrize("trouble", [Transient("api 500"), Misconfigured("api 401", "X")])
def test_why_a_message_waits_is_told_and_stored_with_it(bench: Bench, trouble: Transient) -> None:
    bench.actions.trouble = [trouble]
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    (step,) = [step for step in bench.steps(sid) if step.kind == "postponed"]
    assert step.detail["why"] == trouble.what == bench.message(sid).error
    assert step.detail["seconds"] >= 1
    bench.clock.advance(minutes=2)
    bench.conversations.work_on(conversation)
    assert (bench.message(sid).state, bench.message(sid).error) == ("done", None)


def test_who_is_given_up_keeps_the_reason(bench: Bench) -> None:
    bench.actions.trouble = [Transient("api 500") for _ in range(30)]
    conversation, sid = bench.receive()
    for _ in range(20):
        bench.conversations.work_on(conversation)
        bench.clock.advance(minutes=2)
    assert (bench.message(sid).state, bench.message(sid).error) == ("failed", "api 500")
    apology, *rest = bench.steps(sid)[-3:]
    assert apology.detail == {"action": "apologize", "why": "api 500"}
    assert [step.kind for step in rest] == ["reply_stored", "failed"]


def test_a_reply_that_is_refused_is_told_with_twilios_code(bench: Bench) -> None:
    bench.sender.trouble = [NotSent(63016)]
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    reply = bench.reply(sid)
    assert reply is not None
    unsent, failed = bench.steps(sid)[-2:]
    assert (unsent.kind, unsent.detail) == ("not_sent", {"reply": reply.id, "code": 63016})
    assert (failed.kind, failed.detail) == ("failed", {"why": "twilio 63016"})


def test_a_sender_of_too_many_messages_is_told_to_wait(bench: Bench) -> None:
    sids = [bench.receive()[1] for _ in range(FLOOD_MESSAGES + 1)]
    bench.conversations.work_on(bench.message(sids[0]).conversation_id)
    (step,) = bench.steps(sids[-1])
    assert (step.kind, step.detail["why"]) == ("postponed", "too_many_messages")


def test_a_message_that_asks_for_nothing_is_ignored(bench: Bench) -> None:
    conversation, sid = bench.receive("👍", kind="reaction")
    bench.conversations.work_on(conversation)
    assert kinds(bench, sid) == ["claimed", "routed", "ignored"]
    assert bench.steps(sid)[1].detail == {"action": "ignore"}
    assert bench.steps(sid)[2].detail == {"why": "nothing_to_answer"}
    assert bench.message(sid).error == "nothing_to_answer"


def test_no_step_holds_a_persons_words_or_number(bench: Bench) -> None:
    conversation, sid = bench.receive("my secret salary")
    bench.conversations.work_on(conversation)
    told = str(bench.steps(sid))
    assert "salary" not in told
    assert PHONE not in told


def test_a_reply_that_an_earlier_attempt_had_sent_is_told_to_be_found(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.sender.trouble = [Ambiguous("twilio ReadTimeout")]
    bench.conversations.work_on(conversation)
    bench.sender.found = "SM" + "f" * 32
    bench.clock.advance(minutes=2)
    bench.conversations.work_on(conversation)
    (step,) = [step for step in bench.steps(sid) if step.kind == "sent"]
    assert (step.detail["sid"], step.detail["found"]) == (bench.sender.found, True)
