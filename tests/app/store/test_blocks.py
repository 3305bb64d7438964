"""Blocked addresses, on both databases."""

from app.db import Database
from app.store import blocks, senders
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, make_client, make_user

NOW = FixedClock().now
MOBILE, WITHOUT_NINTH_DIGIT = "+5511987654321", "+551187654321"


def test_an_address_is_blocked_once_in_every_form_until_it_is_unblocked(
    database: Database,
) -> None:
    with database.begin() as session:
        assert blocks.block(session, [WITHOUT_NINTH_DIGIT, "BR.1"], NOW) == 2
        assert blocks.block(session, [MOBILE], NOW) == 0
        for address in (MOBILE, WITHOUT_NINTH_DIGIT, "BR.1"):
            assert blocks.find_block_time(session, ["+14155550199", address]) == NOW
        assert not blocks.is_blocked(session, ["+14155550199"])
        assert blocks.unblock(session, [MOBILE, "BR.2"]) == 1
        assert not blocks.is_blocked(session, [WITHOUT_NINTH_DIGIT])
        assert blocks.is_blocked(session, ["BR.1"])


def test_a_person_is_blocked_by_their_phone_or_the_address_that_they_write_from(
    database: Database,
) -> None:
    make_client(database)
    ana = make_user(database, MOBILE)
    with database.begin() as session:
        senders.save_scoped_id(session, CLIENT_ID, "BR.1", ana, NOW)

        def blocked() -> list[bool]:
            found = (
                senders.get_sender(session, ana),
                senders.find_by_phone(session, CLIENT_ID, WITHOUT_NINTH_DIGIT),
                senders.find_by_phone(session, CLIENT_ID, MOBILE, scoped_id="BR.1"),
                senders.find_by_scoped_id(session, CLIENT_ID, "BR.1"),
            )
            return [one is not None and one.is_blocked for one in found]

        assert blocked() == [False] * 4
        blocks.block(session, [MOBILE], NOW)
        assert blocked() == [True] * 4
        blocks.unblock(session, [MOBILE])
        blocks.block(session, ["BR.1"], NOW)
        assert blocked() == [True, False, True, True]
