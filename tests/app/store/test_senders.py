"""Senders, opt-outs and prompts, on both databases."""

from datetime import timedelta

import pytest

from app.db import Session
from app.models import User
from app.store import senders, users
from app.store.senders import MOST_ANSWERS, PROMPT_EVERY, Prompt
from tests.support.rows import NOW, add_user

NUMBER = "+14155238886"
PHONE = "+5511987654321"
SCOPED = "BR.1234567890"


@pytest.fixture
def client_id(session: Session, user_id: str) -> str:
    """Return the id of the user's client, after giving the user PHONE."""
    users.change(session, user_id, {"phone": PHONE})
    user = session.get(User, user_id)
    assert user is not None
    return user.client_id


def test_a_sender_is_found_by_another_form_of_their_phone(
    session: Session, user_id: str, client_id: str
) -> None:
    found = senders.find_by_phone(session, client_id, "+551187654321")
    assert found is not None
    assert found.user_id == user_id


def test_an_unknown_phone_is_nobodys(session: Session, client_id: str) -> None:
    assert senders.find_by_phone(session, client_id, "+14155550199") is None


def test_a_scoped_id_belongs_to_the_user_it_was_saved_with(
    session: Session, user_id: str, client_id: str
) -> None:
    assert senders.find_by_scoped_id(session, client_id, SCOPED) is None
    senders.save_scoped_id(session, client_id, SCOPED, user_id, NOW)
    found = senders.find_by_scoped_id(session, client_id, SCOPED)
    assert found is not None
    assert senders.list_addresses(session, found) == (PHONE, SCOPED)


def test_a_scoped_id_moves_to_the_user_it_was_seen_with_last(
    session: Session, user_id: str, client_id: str
) -> None:
    other = add_user(session, "other")
    senders.save_scoped_id(session, client_id, SCOPED, user_id, NOW)
    senders.save_scoped_id(session, client_id, SCOPED, other, NOW)
    found = senders.find_by_scoped_id(session, client_id, SCOPED)
    assert found is not None
    assert found.user_id == other


def test_an_erased_user_is_no_sender(session: Session, user_id: str) -> None:
    assert senders.get_sender(session, user_id) is not None
    users.remove(session, user_id)
    assert senders.get_sender(session, user_id) is None


def test_an_opt_out_holds_for_every_form_of_a_phone(session: Session, client_id: str) -> None:
    senders.opt_out(session, NUMBER, ["+551187654321"], NOW)
    assert senders.has_opted_out(session, NUMBER, [PHONE])
    found = senders.find_by_phone(session, client_id, PHONE, NUMBER)
    assert found is not None
    assert found.stopped_at == NOW


def test_an_opt_out_holds_for_one_number_of_ours(session: Session) -> None:
    senders.opt_out(session, NUMBER, [PHONE], NOW)
    assert not senders.has_opted_out(session, "+14155550000", [PHONE])


def test_a_second_stop_keeps_the_time_of_the_first(session: Session) -> None:
    senders.opt_out(session, NUMBER, [PHONE], NOW)
    senders.opt_out(session, NUMBER, [PHONE], NOW + timedelta(hours=1))
    assert senders.find_opt_out_time(session, NUMBER, [PHONE]) == NOW


def test_a_start_deletes_the_opt_out(session: Session) -> None:
    senders.opt_out(session, NUMBER, [PHONE, SCOPED], NOW)
    senders.opt_in(session, NUMBER, [PHONE, SCOPED])
    assert senders.find_opt_out_time(session, NUMBER, [PHONE, SCOPED]) is None


def test_a_stranger_is_prompted_once_in_a_day(session: Session) -> None:
    assert senders.claim_prompt(session, "hash", NOW)
    assert not senders.claim_prompt(session, "hash", NOW + timedelta(hours=23))
    assert senders.claim_prompt(session, "hash", NOW + PROMPT_EVERY)


def test_a_prompt_is_known_under_the_new_hash(session: Session) -> None:
    senders.claim_prompt(session, "old", NOW)
    senders.rehash_prompt(session, "old", "new")
    assert not senders.claim_prompt(session, "new", NOW)


def test_prompts_are_deleted_after_a_day(session: Session) -> None:
    senders.claim_prompt(session, "hash", NOW)
    assert senders.delete_expired_prompts(session, NOW) == 0
    assert senders.delete_expired_prompts(session, NOW + PROMPT_EVERY) == 1


def test_a_prompt_is_known_with_its_offer_for_a_day(session: Session) -> None:
    senders.claim_prompt(session, "hash", NOW, message_sid="SM1", offered_terms="terms")
    assert senders.lock_prompt(session, "hash", NOW) == Prompt(0, "SM1", "terms")
    assert senders.lock_prompt(session, "hash", NOW + PROMPT_EVERY) is None
    assert senders.lock_prompt(session, "another", NOW) is None


def test_a_prompted_stranger_is_answered_so_many_times_until_the_next_prompt(
    session: Session,
) -> None:
    def answer(sid: str) -> bool:
        return senders.count_answer(session, "hash", message_sid=sid, offered_terms="")

    senders.claim_prompt(session, "hash", NOW)
    assert [answer(str(n)) for n in range(MOST_ANSWERS + 1)] == [True] * MOST_ANSWERS + [False]
    last = Prompt(MOST_ANSWERS, str(MOST_ANSWERS - 1), "")
    assert senders.lock_prompt(session, "hash", NOW) == last
    assert senders.claim_prompt(session, "hash", NOW + PROMPT_EVERY)
    assert answer("next")


def test_who_was_never_prompted_is_not_answered(session: Session) -> None:
    assert not senders.count_answer(session, "hash", message_sid="SM1", offered_terms=None)


def test_a_forgotten_prompt_may_be_sent_again(session: Session) -> None:
    senders.claim_prompt(session, "hash", NOW)
    senders.forget_prompt(session, "hash")
    assert senders.claim_prompt(session, "hash", NOW)
