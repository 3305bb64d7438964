"""Every named query of the store, called as the product calls it on a big database."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.db import Session
from app.models import (
    Client,
    Contribution,
    EventKind,
    FinancialIntake,
    Goal,
    MessageState,
    Plan,
    ReplyState,
    SwitchName,
)
from app.store import (
    blocks,
    changes,
    chat,
    clients,
    contributions,
    conversations,
    corrections,
    dialogues,
    erasure,
    goals,
    idempotency,
    inbox,
    inbox_search,
    intakes,
    leases,
    ledger,
    message_events,
    model_calls,
    moves,
    new_messages,
    opt_outs,
    pending_confirmations,
    personal_data,
    plans,
    quoted,
    recorded_rows,
    replies,
    retention,
    senders,
    sign_ups,
    submissions,
    switches,
    transactions,
    usage,
    users,
)
from tests.support.clock import FixedClock

Call = Callable[[Session], object]

NOW: datetime = FixedClock().now
START, END = date(2026, 3, 1), date(2026, 3, 31)
# As tests.support.big_database numbers them: a client, a person, a conversation with an open
# message, a finished message, what is new.
CLIENT, USER, BUSY, DONE, NEW = "0000500", "0000500", "0049900", 900_501, "new"
# A conversation with a STOP or START that is still to be confirmed.
URGENT = "0049901"
NUMBER = "+14155238886"
SID = "0000500"

NEW_MESSAGE = new_messages.NewMessage(
    message_sid=NEW,
    number=NUMBER,
    user_id=USER,
    sender="x",
    kind="text",
    body="x",
    media=[],
    quoted_sid=None,
    received_at=NOW,
)
_USER_ROW = {
    "id": NEW,
    "client_id": CLIENT,
    "external_user_id": NEW,
    "phone": NEW,
    "language": "en",
    "currency": "USD",
    "timezone": "UTC",
    "onboarding_stage": "active",
    "created_at": NOW,
}
_TRANSACTION = {
    "id": NEW,
    "user_id": USER,
    "submission_id": SID,
    "amount_cents": 100,
    "currency": "USD",
    "kind": "expense",
    "category": "food",
    "description": "tea",
    "transaction_date": START,
    "source": "text",
    "ai_confidence": 1.0,
    "created_at": NOW,
}
_SUBMISSION = {
    "id": NEW,
    "client_id": CLIENT,
    "user_id": USER,
    "idempotency_key": NEW,
    "source": "text",
    "created_at": NOW,
}
_CHAT = {
    "id": NEW,
    "user_id": USER,
    "role": "user",
    "message": "hi",
    "language": "en",
    "created_at": NOW,
}


_CHANGE = {
    "id": NEW,
    "user_id": USER,
    "channel": "api",
    "type": "goal.created",
    "summary": "bike",
    "details": {},
    "created_at": NOW,
}
_CORRECTION = {"user_id": USER, "words": "new", "category": "food", "created_at": NOW.isoformat()}
_MODEL_CALL = {
    "id": NEW,
    "client_id": CLIENT,
    "user_id": USER,
    "purpose": "chat",
    "model": "x",
    "tokens_in": 0,
    "tokens_cached": 0,
    "tokens_out": 0,
    "milliseconds": 0,
    "cost_micros": 1,
    "price": "exact",
    "created_at": NOW,
}


def _message(session: Session) -> inbox.Message:
    found = inbox.find_by_sid(session, f"{DONE - 1:07}")
    assert found is not None
    return found


def _person(session: Session) -> senders.Sender:
    found = senders.get_sender(session, USER)
    assert found is not None
    return found


def _sign_up(external_user_id: str, phone: str | None) -> sign_ups.SignUp:
    return sign_ups.SignUp(
        client_id=CLIENT,
        external_user_id=external_user_id,
        phone=phone,
        language="pt",
        currency="BRL",
        timezone="UTC",
        terms="https://ozzie.example/terms",
        signed_up_at=NOW,
    )


def _goal() -> Goal:
    return Goal(
        id=NEW,
        user_id=USER,
        name="bike",
        target_amount_cents=1,
        current_amount_cents=0,
        currency="USD",
        target_date=END,
        created_at=NOW,
    )


def _contribution() -> Contribution:
    return Contribution(id=NEW, user_id=USER, goal_id=SID, amount_cents=1, created_at=NOW)


def _intake() -> FinancialIntake:
    return FinancialIntake(
        id=NEW,
        user_id=USER,
        monthly_income_cents=1,
        monthly_expenses_cents=1,
        currency="USD",
        financial_goal="savings",
        created_at=NOW,
    )


def _plan() -> Plan:
    return Plan(
        id=NEW,
        user_id=USER,
        intake_id=USER,
        financial_goal="savings",
        currency="USD",
        monthly_income_cents=1,
        monthly_surplus_cents=1,
        recommended_monthly_savings_cents=1,
        savings_rate_percent=Decimal(1),
        summary="save",
        status="active",
        created_at=NOW,
    )


def _page_of_transactions(session: Session, **wanted: Any) -> object:
    every: dict[str, Any] = dict.fromkeys(("start", "end", "category", "source", "after"))
    return transactions.list_page(session, USER, limit=50, **(every | wanted))


def _page_of_users(session: Session, **wanted: Any) -> object:
    every: dict[str, Any] = dict.fromkeys(("external_user_id", "phone", "after"))
    return users.list_page(session, CLIENT, limit=50, **(every | wanted))


def store_calls(*, shared_now: datetime | None) -> dict[str, list[Call]]:
    """Return the calls of each function, by its module and name.

    `shared_now` is what leases go by: None on PostgreSQL, whose own clock it is.
    """
    return {
        **_of_messages(shared_now),
        **_of_inbox(),
        **_of_people(),
        **_of_resources(),
        **_of_books(),
        **_of_changes(),
        **_of_models(),
        **_of_operators(),
    }


def _of_messages(shared_now: datetime | None) -> dict[str, list[Call]]:
    claim = "token"
    return {
        "conversations.upsert_on_inbound": [_touch(USER), _touch(NEW)],
        "leases.claim_lease": [lambda s: leases.claim_lease(s, BUSY, claim, shared_now)],
        "leases.renew_lease": [lambda s: leases.renew_lease(s, BUSY, claim, shared_now)],
        "leases.renew_leases": [
            lambda s: leases.renew_leases(s, {BUSY: claim, USER: claim}, shared_now)
        ],
        "leases.release_lease": [lambda s: leases.release_lease(s, BUSY, claim)],
        "leases.defer": [lambda s: leases.defer(s, BUSY, claim, timedelta(seconds=5), shared_now)],
        "leases.set_pending_question": [_ask(claim, shared_now)],
        "conversations.mark_recipient_left": [
            lambda s: conversations.mark_recipient_left(s, BUSY, NOW)
        ],
        "conversations.list_others": [lambda s: conversations.list_others(s, USER, BUSY)],
        "conversations.find_last_inbound": [lambda s: conversations.find_last_inbound(s, BUSY)],
        "leases.find_claimable": [lambda s: leases.find_claimable(s, shared_now, NOW, 500)],
        "pending_confirmations.find_due": [
            lambda s: pending_confirmations.find_due(s, shared_now, 500)
        ],
        "pending_confirmations.claim_next": [
            lambda s: pending_confirmations.claim_next(s, URGENT, claim, shared_now)
        ],
        "pending_confirmations.renew_claim": [
            lambda s: pending_confirmations.renew_claim(s, DONE, claim, shared_now)
        ],
        "pending_confirmations.release_claim": [
            lambda s: pending_confirmations.release_claim(s, DONE, timedelta(seconds=5), shared_now)
        ],
        "opt_outs.record": [lambda s: opt_outs.record(s, BUSY, NUMBER, "stop", [SID], NOW)],
        "opt_outs.may_be_answered": [
            _may_be_answered(effect, claim, shared_now) for effect in (None, "opt_out", "opt_in")
        ],
        "erasure.blank_conversation": [lambda s: erasure.blank_conversation(s, BUSY)],
        "erasure.blank_conversations_by_user": [
            lambda s: erasure.blank_conversations_by_user(s, USER)
        ],
        "erasure.find_orphaned_conversations": [erasure.find_orphaned_conversations],
        "inbox.add": [
            lambda s: inbox.add(
                s,
                message_sid=NEW,
                conversation_id=USER,
                sender="x",
                kind="text",
                body="x",
                media=[],
                quoted_sid=None,
                received_at=NOW,
            )
        ],
        "new_messages.store_within": [lambda s: new_messages.store_within(s, NEW_MESSAGE)],
        "inbox.find_next_open": [lambda s: inbox.find_next_open(s, BUSY)],
        "inbox.find_next_open_and_nth_finished": [
            lambda s: inbox.find_next_open_and_nth_finished(s, BUSY, 30)
        ],
        "inbox.find_by_sid": [_message],
        "inbox.find_crashes_of_next": [lambda s: inbox.find_crashes_of_next(s, BUSY)],
        "inbox.mark": [lambda s: inbox.mark(s, DONE, state="done", error=None)],
        "inbox.list_recent_outcomes": [lambda s: inbox.list_recent_outcomes(s, _message(s))],
        "inbox.count_by_state": [inbox.count_by_state],
        "inbox.replay": [lambda s: inbox.replay(s, _message(s), NOW)],
        "replies.add": [
            lambda s: replies.add(
                s,
                reply_id=NEW,
                inbound_id=1,
                replay=0,
                conversation_id=USER,
                recipient="x",
                body="x",
                now=NOW,
            )
        ],
        "replies.find_by_message": [lambda s: replies.find_by_message(s, DONE, 0)],
        "replies.find_message": [lambda s: replies.find_message(s, SID)],
        "replies.find_id_by_sid": [lambda s: replies.find_id_by_sid(s, SID)],
        "replies.list_by_message": [lambda s: replies.list_by_message(s, DONE)],
        "replies.set_send_begun": [lambda s: replies.set_send_begun(s, SID, NOW)],
        "replies.advance": [
            lambda s: replies.advance(s, SID, ReplyState.DELIVERED, message_sid="x", now=NOW),
            lambda s: replies.advance(s, SID, ReplyState.FAILED, message_sid="x", now=NOW),
        ],
        "replies.list_sids": [lambda s: replies.list_sids(s, USER, NOW)],
        "replies.blank": [lambda s: replies.blank(s, [DONE, DONE + 1])],
    }


def _may_be_answered(effect: str | None, token: str, shared_now: datetime | None) -> Call:
    def call(session: Session) -> object:
        held = leases.claim_lease(session, BUSY, token, shared_now)
        assert held is not None
        return opt_outs.may_be_answered(session, held, effect, NOW)

    return call


def _touch(user_id: str) -> Call:
    return lambda s: conversations.upsert_on_inbound(
        s, number=NUMBER, user_id=user_id, reply_to="x", now=NOW
    )


def _listing(state: str) -> Call:
    return lambda s: inbox_search.list_by_state(s, [state], 20)


def _search(**wanted: Any) -> Call:
    return lambda s: inbox_search.search(s, inbox_search.Search(**wanted), 50)


def _of_inbox() -> dict[str, list[Call]]:
    step = message_events.make_event(EventKind.CLAIMED, NOW, worker="x")
    hour = {"since": NOW - timedelta(hours=1)}
    return {
        "inbox_search.list_by_state": [
            *(_listing(state) for state in MessageState),
            lambda s: inbox_search.list_by_state(s, ["received", "claimed", "answering"], 20),
            lambda s: inbox_search.list_by_state(s, [], 20),
        ],
        "inbox_search.search": [
            _search(**hour),
            _search(**hour, until=NOW, states=["done", "received"], reason="x"),
            _search(states=["failed"], reason="api"),
            _search(**hour, states=["failed"]),
            _search(conversations=[BUSY, USER]),
            _search(**hour, conversations=[BUSY]),
        ],
        "inbox_search.find_conversations_by_address": [
            lambda s: inbox_search.find_conversations_by_address(s, [CLIENT, "x"], SID)
        ],
        "inbox_search.find_known_sids": [lambda s: inbox_search.find_known_sids(s, [SID, NEW])],
        "inbox_search.find_waiting": [lambda s: inbox_search.find_waiting(s, DONE)],
        "inbox_search.list_waiting": [lambda s: inbox_search.list_waiting(s, 50)],
        "inbox_search.list_replies": [
            lambda s: inbox_search.list_replies(s, [ReplyState.FAILED, ReplyState.SENT], NOW, 50)
        ],
        "inbox_search.find_last_replies": [
            lambda s: inbox_search.find_last_replies(s, [DONE, DONE + 1])
        ],
        "message_events.add": [lambda s: message_events.add(s, DONE, [step])],
        "message_events.list_by_message": [lambda s: message_events.list_by_message(s, DONE)],
    }


def _ask(token: str, shared_now: datetime | None) -> Call:
    def call(session: Session) -> None:
        held = leases.claim_lease(session, BUSY, token, shared_now)
        assert held is not None
        leases.set_pending_question(session, held, {"kind": "x"}, NOW)

    return call


def _of_people() -> dict[str, list[Call]]:
    new = Client(id=NEW, name=NEW, secret_hash="x", created_at=NOW)
    values = {"id": NEW, "name": NEW, "secret_hash": "x", "created_at": NOW}
    return {
        "clients.find_credentials": [lambda s: clients.find_credentials(s, CLIENT)],
        "clients.exists": [lambda s: clients.exists(s, CLIENT)],
        "clients.add": [lambda s: clients.add(s, new)],
        "clients.add_if_new": [lambda s: clients.add_if_new(s, values)],
        "clients.get_locked": [lambda s: clients.get_locked(s, CLIENT)],
        "clients.replace_hash": [
            lambda s: clients.replace_hash(s, CLIENT, old=["x"], new="y", key_id="z")
        ],
        "clients.add_use": [lambda s: clients.add_use(s, CLIENT, 1, NOW)],
        "clients.find": [lambda s: clients.find(s, CLIENT)],
        "clients.list_all": [clients.list_all],
        "senders.find_by_phone": [lambda s: senders.find_by_phone(s, CLIENT, "+5511987654321")],
        "senders.find_by_scoped_id": [lambda s: senders.find_by_scoped_id(s, CLIENT, SID)],
        "senders.get_sender": [_person],
        "senders.save_scoped_id": [lambda s: senders.save_scoped_id(s, CLIENT, SID, USER, NOW)],
        "senders.list_addresses": [lambda s: senders.list_addresses(s, _person(s))],
        "senders.find_opt_out_time": [lambda s: senders.find_opt_out_time(s, NUMBER, [SID, NEW])],
        "senders.has_opted_out": [lambda s: senders.has_opted_out(s, NUMBER, [SID, NEW])],
        "senders.opt_out": [lambda s: senders.opt_out(s, NUMBER, [SID, NEW], NOW)],
        "senders.opt_in": [lambda s: senders.opt_in(s, NUMBER, [SID, NEW])],
        "senders.rehash_prompt": [lambda s: senders.rehash_prompt(s, SID, NEW)],
        "senders.lock_prompt": [lambda s: senders.lock_prompt(s, SID, NOW)],
        "senders.claim_prompt": [lambda s: senders.claim_prompt(s, SID, NOW)],
        "senders.count_answer": [
            lambda s: senders.count_answer(s, SID, message_sid=NEW, offered_terms=None)
        ],
        "senders.forget_prompt": [lambda s: senders.forget_prompt(s, SID)],
        "senders.delete_expired_prompts": [lambda s: senders.delete_expired_prompts(s, NOW)],
        "sign_ups.sign_up": [
            lambda s: sign_ups.sign_up(s, _sign_up(NEW, None)),
            lambda s: sign_ups.sign_up(s, _sign_up(CLIENT, "+5511987654321")),
        ],
        "users.add": [lambda s: users.add(s, _USER_ROW)],
        "users.get": [lambda s: users.get(s, USER)],
        "users.find_by_id": [
            lambda s: users.find_by_id(s, CLIENT, USER),
            lambda s: users.find_by_id(s, CLIENT, USER, lock=True),
        ],
        "users.find_by_external_id": [
            lambda s: users.find_by_external_id(s, CLIENT, USER),
            lambda s: users.find_by_external_id(s, CLIENT, USER, lock=True),
        ],
        "users.find_by_phone": [lambda s: users.find_by_phone(s, CLIENT, USER)],
        "users.change": [lambda s: users.change(s, USER, {"name": "Ana"})],
        "users.list_page": [
            _page_of_users,
            lambda s: _page_of_users(s, after=USER),
            lambda s: _page_of_users(s, phone=USER),
            lambda s: _page_of_users(s, external_user_id=USER),
        ],
        "users.remove": [lambda s: users.remove(s, USER)],
    }


def _of_resources() -> dict[str, list[Call]]:
    key: dict[str, Any] = {"client_id": CLIENT, "key": SID, "claim": "x"}
    return {
        "chat.add": [lambda s: chat.add(s, _CHAT)],
        "chat.list_page": [
            lambda s: chat.list_page(s, USER, after=None, limit=50),
            lambda s: chat.list_page(s, USER, after=SID, limit=50),
        ],
        "chat.find_by_key": [lambda s: chat.find_by_key(s, CLIENT, SID)],
        "chat.find_shown": [lambda s: chat.find_shown(s, USER, SID)],
        "chat.has_any": [lambda s: chat.has_any(s, USER)],
        "dialogues.find": [lambda s: dialogues.find(s, USER, "whatsapp")],
        "dialogues.forget": [lambda s: dialogues.forget(s, USER, "whatsapp")],
        "dialogues.save": [lambda s: dialogues.save(s, USER, "whatsapp", {}, NOW)],
        "quoted.find_reply": [lambda s: quoted.find_reply(s, BUSY, SID)],
        "quoted.find_outcome": [lambda s: quoted.find_outcome(s, USER, SID)],
        "goals.add": [lambda s: goals.add(s, _goal())],
        "goals.get": [lambda s: goals.get(s, USER, SID)],
        "goals.list_page": [
            lambda s: goals.list_page(s, USER, after=None, limit=50),
            lambda s: goals.list_page(s, USER, after=SID, limit=50),
        ],
        "goals.list_amounts": [lambda s: goals.list_amounts(s, USER)],
        "goals.remove": [lambda s: goals.remove(s, USER, SID)],
        "idempotency.claim": [
            lambda s: idempotency.claim(
                s, **key, fingerprint="x", user_id=USER, now=NOW, expires_at=NOW
            )
        ],
        "idempotency.get": [lambda s: idempotency.get(s, CLIENT, SID)],
        "idempotency.finish": [
            lambda s: idempotency.finish(s, **key, status=200, body={}, user_id=USER)
        ],
        "idempotency.release": [lambda s: idempotency.release(s, CLIENT, SID, "x")],
        "idempotency.delete_by_user": [lambda s: idempotency.delete_by_user(s, USER)],
        "idempotency.delete_expired": [lambda s: idempotency.delete_expired(s, NOW)],
        "intakes.add": [lambda s: intakes.add(s, _intake())],
        "intakes.find_latest": [lambda s: intakes.find_latest(s, USER)],
        "intakes.list_page": [
            lambda s: intakes.list_page(s, USER, after=None, limit=50),
            lambda s: intakes.list_page(s, USER, after=SID, limit=50),
        ],
        "moves.load_ids": [lambda s: moves.load_ids(s, USER)],
        "moves.assign_ids": [lambda s: moves.assign_ids(s, USER, ["payday", "another"], NOW)],
        "plans.find_active": [lambda s: plans.find_active(s, USER)],
        "plans.find_newest": [lambda s: plans.find_newest(s, USER)],
        "plans.activate": [lambda s: plans.activate(s, USER, _plan())],
    }


def _of_books() -> dict[str, list[Call]]:
    span = (USER, START, END)
    return {
        "corrections.save": [lambda s: corrections.save(s, USER, "tea", "food", NOW)],
        "corrections.load_by_user": [lambda s: corrections.load_by_user(s, USER)],
        "corrections.get": [lambda s: corrections.get(s, USER, "tea")],
        "ledger.sum_by_currency": [
            lambda s: ledger.sum_by_currency(s, *span),
            lambda s: ledger.sum_by_currency(s, *span, kind="income", category="food"),
        ],
        "ledger.sum_by_category": [lambda s: ledger.sum_by_category(s, *span)],
        "ledger.list_largest": [
            lambda s: ledger.list_largest(s, *span, currency="x"),
            lambda s: ledger.list_largest(s, *span, currency="x", category="x"),
        ],
        "ledger.list_latest": [lambda s: ledger.list_latest(s, *span)],
        "ledger.list_matching": [lambda s: ledger.list_matching(s, *span, ["tea", "café"])],
        "ledger.sum_by_description": [lambda s: ledger.sum_by_description(s, *span, currency="x")],
        "ledger.list_descriptions": [lambda s: ledger.list_descriptions(s, *span)],
        "ledger.sum_by_day": [lambda s: ledger.sum_by_day(s, *span, currency="x")],
        "ledger.list_by_amount": [lambda s: ledger.list_by_amount(s, *span, 450)],
        "ledger.find_first_day": [lambda s: ledger.find_first_day(s, USER)],
        "ledger.list_repeated": [lambda s: ledger.list_repeated(s, USER, date(2026, 1, 1), END)],
        "submissions.add": [lambda s: submissions.add(s, _SUBMISSION)],
        "submissions.find_by_key": [lambda s: submissions.find_by_key(s, CLIENT, SID)],
        "transactions.add_all": [lambda s: transactions.add_all(s, [_TRANSACTION])],
        "transactions.get": [lambda s: transactions.get(s, USER, SID)],
        "transactions.list_by_submission": [lambda s: transactions.list_by_submission(s, SID)],
        "submissions.find_latest": [lambda s: submissions.find_latest(s, USER)],
        "submissions.count_first": [lambda s: submissions.count_first(s, USER, 6)],
        "transactions.list_latest": [lambda s: transactions.list_latest(s, USER, START, 200)],
        "transactions.list_by_ids": [lambda s: transactions.list_by_ids(s, USER, [SID])],
        "transactions.list_between": [lambda s: transactions.list_between(s, *span)],
        "transactions.list_page": [
            _page_of_transactions,
            lambda s: _page_of_transactions(s, start=START, end=END),
            lambda s: _page_of_transactions(s, category="food", source="text"),
            lambda s: _page_of_transactions(s, after=(END, SID)),
        ],
        "transactions.change": [lambda s: transactions.change(s, SID, {"category": "x"})],
        "transactions.remove": [lambda s: transactions.remove(s, USER, SID)],
        "transactions.remove_by_submission": [
            lambda s: transactions.remove_by_submission(s, USER, SID)
        ],
    }


def _of_changes() -> dict[str, list[Call]]:
    return {
        "changes.add": [lambda s: changes.add(s, _CHANGE)],
        "changes.get": [lambda s: changes.get(s, USER, SID)],
        "changes.list_page": [
            lambda s: changes.list_page(s, USER, after=None, limit=50),
            lambda s: changes.list_page(s, USER, after=SID, limit=50),
        ],
        "changes.list_recent": [lambda s: changes.list_recent(s, USER, "api", 20)],
        "changes.find_last_undone": [lambda s: changes.find_last_undone(s, USER, "api")],
        "changes.list_undone_at": [lambda s: changes.list_undone_at(s, USER, "api", NOW)],
        "changes.find_by_source": [lambda s: changes.find_by_source(s, USER, SID, "x")],
        "changes.list_later": [lambda s: changes.list_later(s, USER, SID, "x", 500)],
        "changes.mark": [lambda s: changes.mark(s, SID, details={}, undone_at=NOW)],
        "retention.blank_old_messages": [lambda s: retention.blank_old_messages(s, NOW, 500)],
        "retention.delete_old_changes": [lambda s: retention.delete_old_changes(s, NOW, 500)],
        "retention.delete_old_message_events": [
            lambda s: retention.delete_old_message_events(s, NOW, 500)
        ],
        "retention.delete_old_dialogues": [lambda s: retention.delete_old_dialogues(s, NOW, 500)],
        "retention.delete_old_model_calls": [
            lambda s: retention.delete_old_model_calls(s, NOW, 500)
        ],
        "contributions.add": [lambda s: contributions.add(s, _contribution())],
        "contributions.list_by_goal": [lambda s: contributions.list_by_goal(s, USER, SID)],
        "contributions.list_page": [
            lambda s: contributions.list_page(s, USER, SID, after=None, limit=50),
            lambda s: contributions.list_page(s, USER, SID, after=SID, limit=50),
        ],
        "recorded_rows.load_rows": [
            _loading_rows(name) for name in recorded_rows.TABLES if name != "corrections"
        ]
        + [lambda s: recorded_rows.load_rows(s, "corrections", USER, ["tea", "new"])],
        "recorded_rows.load_children": [
            lambda s: recorded_rows.load_children(s, "contributions", USER, [SID, NEW]),
            lambda s: recorded_rows.load_children(s, "plans", USER, [SID, NEW]),
        ],
        "recorded_rows.load_active_plan": [lambda s: recorded_rows.load_active_plan(s, USER)],
        "recorded_rows.insert_rows": [
            lambda s: recorded_rows.insert_rows(s, "corrections", USER, [_CORRECTION])
        ],
        "recorded_rows.update_row": [
            lambda s: recorded_rows.update_row(s, "transactions", USER, SID, {"category": "x"}),
            lambda s: recorded_rows.update_row(s, "corrections", USER, "tea", {"category": "x"}),
        ],
        "recorded_rows.delete_rows": [
            lambda s: recorded_rows.delete_rows(s, "transactions", USER, [SID, NEW]),
            lambda s: recorded_rows.delete_rows(s, "goals", USER, [SID, NEW]),
            lambda s: recorded_rows.delete_rows(s, "corrections", USER, ["tea", "new"]),
        ],
    }


def _of_models() -> dict[str, list[Call]]:
    day = NOW.replace(hour=0, minute=0, second=0, microsecond=0)
    return {
        "model_calls.reserve": [lambda s: model_calls.reserve(s, _MODEL_CALL)],
        "model_calls.settle": [lambda s: model_calls.settle(s, SID, {"cost_micros": 1})],
        "model_calls.sum_cost": [
            lambda s: model_calls.sum_cost(s, day, NOW),
            lambda s: model_calls.sum_cost(s, day, NOW, USER),
        ],
        "model_calls.client_opted_out": [lambda s: model_calls.client_opted_out(s, CLIENT)],
        "model_calls.report": [lambda s: model_calls.report(s, NOW - timedelta(days=30))],
        "usage.count_waiting": [usage.count_waiting],
        "usage.count_replies": [lambda s: usage.count_replies(s, NOW - timedelta(hours=1))],
        "usage.list_dearest": [lambda s: usage.list_dearest(s, NOW - timedelta(hours=1), 10)],
        "usage.find_people": [lambda s: usage.find_people(s, [BUSY])],
    }


def _loading_rows(name: str) -> Call:
    return lambda s: recorded_rows.load_rows(s, name, USER, [SID, NEW])


def _everything(session: Session) -> object:
    return [
        list(personal_data.stream_rows(session, section, USER))
        for section in personal_data.SECTIONS
    ]


def _of_operators() -> dict[str, list[Call]]:
    paused = SwitchName.PAUSE_SENDING
    return {
        "blocks.find_block_time": [lambda s: blocks.find_block_time(s, [SID, NEW])],
        "blocks.is_blocked": [lambda s: blocks.is_blocked(s, [SID])],
        "blocks.block": [lambda s: blocks.block(s, [SID, NEW], NOW)],
        "blocks.unblock": [lambda s: blocks.unblock(s, [SID, NEW])],
        "personal_data.stream_rows": [_everything],
        "personal_data.list_conversations": [lambda s: personal_data.list_conversations(s, USER)],
        "personal_data.measure": [lambda s: personal_data.measure(s, USER)],
        "personal_data.count_messages": [lambda s: personal_data.count_messages(s, USER)],
        "switches.list_on": [switches.list_on],
        "switches.is_on": [
            lambda s: switches.is_on(s, paused),
            lambda s: switches.is_on(s, paused, lock=True),
        ],
        "switches.turn_on": [lambda s: switches.turn_on(s, paused, NOW)],
        "switches.turn_off": [lambda s: switches.turn_off(s, paused)],
        "switches.make_waiting_due": [lambda s: switches.make_waiting_due(s, NOW)],
    }
