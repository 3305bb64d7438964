"""Strangers: invited, answered, and signed up by their yes, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select
from werkzeug.datastructures import MultiDict

from app.config import Settings
from app.db import Database, table
from app.models import InboundMessage, SwitchName, User
from app.store import blocks, senders, switches, users
from app.twilio.parse import parse_message
from app.webhook import onboarding
from app.webhook.strangers import (
    LONGEST_EXTERNAL_ID,
    Outcome,
    name_externally,
    receive_from_stranger,
)
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, NUMBER, make_client, make_user
from tests.support.twilio import inbound_form
from tests.support.webhook import Post, webhook_settings

ANA, RAW_ANA = "+5511987654321", "whatsapp:+551187654321"
TERMS = "https://ozzie.example/terms"


@pytest.fixture
def settings(database: Database, redis_url: str) -> Settings:
    """Return the settings of a host whose WhatsApp client exists."""
    make_client(database)
    return webhook_settings(database, redis_url)


class Stranger:
    """Somebody who writes to a host; `settings` may change between two messages."""

    def __init__(self, database: Database, settings: Settings, clock: FixedClock) -> None:
        self.database, self.settings, self.clock = database, settings, clock
        self.sender = RAW_ANA

    def says(self, body: str, **fields: str) -> str:
        """Send a message and return the name of what came of it."""
        return self.sends(inbound_form(body, self.sender, **fields)).name

    def sends(self, form: "MultiDict[str, str]") -> Outcome:
        """Send a form and return what came of it."""
        with self.database.begin() as session:
            message = parse_message(form)
            return receive_from_stranger(session, self.settings, message, self.clock())

    def users(self) -> list[User]:
        """Return all users."""
        with self.database.read_only() as session:
            return list(session.scalars(select(User)))

    def stored(self) -> list[str | None]:
        """Return the bodies of all stored messages, in order."""
        with self.database.read_only() as session:
            return list(session.scalars(select(InboundMessage.body).order_by(InboundMessage.id)))


@pytest.fixture
def ana(database: Database, settings: Settings, clock: FixedClock) -> Stranger:
    """Return a stranger from Brazil."""
    return Stranger(database, settings, clock)


def make_named_user(database: Database, phone: str | None) -> str:
    """Create a user with the external id that Ana gets when she signs up; return their id."""
    user_id = make_user(database, phone)
    with database.begin() as session:
        users.change(session, user_id, {"external_user_id": f"whatsapp:{ANA}"})
    return user_id


def test_a_prompted_stranger_who_says_yes_becomes_a_user(ana: Stranger, clock: FixedClock) -> None:
    assert [ana.says("oi"), ana.says("Sim!")] == ["stranger_prompted", "signed_up"]
    (user,) = ana.users()
    assert (user.client_id, user.external_user_id) == (CLIENT_ID, f"whatsapp:{ANA}")
    assert (user.phone, user.language, user.currency) == (ANA, "pt", "BRL")
    assert (user.timezone, user.onboarding_stage) == ("America/Sao_Paulo", "intake_pending")
    assert (user.terms, user.terms_accepted_at) == (TERMS, clock())
    assert ana.stored() == ["Sim!"]


def test_a_hidden_phone_signs_up_with_what_the_scoped_id_tells(ana: Stranger) -> None:
    ana.sender = "whatsapp:MX.abc123"
    assert [ana.says("hola"), ana.says("sí")] == ["stranger_prompted", "signed_up"]
    (user,) = ana.users()
    assert (user.external_user_id, user.phone) == ("whatsapp:MX.abc123", None)
    assert (user.language, user.currency) == ("es", "MXN")
    assert user.timezone == "America/Mexico_City"
    assert ana.says("tacos 20") == "stored"


def test_a_scoped_id_that_came_with_the_phone_is_known_afterwards(ana: Stranger) -> None:
    ana.says("oi")
    ana.says("sim", ExternalUserId="BR.abc123")
    ana.sender = "whatsapp:BR.abc123"
    assert ana.says("almoço 20") == "stored"
    assert len(ana.users()) == 1


@pytest.mark.parametrize("address", ["+5511987654321", "BR.abc123", "BR.ENT." + "a" * 128])
def test_every_address_has_an_external_id_that_fits(address: str) -> None:
    name = name_externally(address)
    assert name.startswith(f"whatsapp:{address[:3]}")
    assert len(name) <= LONGEST_EXTERNAL_ID
    assert str(table(User).c.external_user_id.type) == f"VARCHAR({LONGEST_EXTERNAL_ID})"


def test_two_long_scoped_ids_have_two_external_ids() -> None:
    assert name_externally("BR." + "a" * 128) != name_externally("BR." + "a" * 127 + "b")


def test_a_yes_of_somebody_who_was_never_prompted_is_as_any_message(ana: Stranger) -> None:
    assert [ana.says("sim"), ana.says("oi")] == ["stranger_prompted", "stranger_again"]
    assert ana.users() == []


def test_a_yes_that_twilio_delivers_twice_is_no_answer_to_the_prompt_it_got(ana: Stranger) -> None:
    form = inbound_form("sim", RAW_ANA)
    assert [ana.sends(form).name for _ in range(2)] == ["stranger_prompted", "repeated"]
    assert ana.users() == []


def test_a_yes_after_a_day_is_prompted_anew(ana: Stranger, clock: FixedClock) -> None:
    ana.says("oi")
    clock.advance(hours=25)
    assert ana.says("sim") == "stranger_prompted"
    assert ana.users() == []


def test_with_sign_up_by_chat_off_a_yes_is_as_any_message(ana: Stranger) -> None:
    ana.settings = ana.settings.model_copy(update={"signup_by_chat": False})
    assert [ana.says("oi"), ana.says("sim")] == ["stranger_prompted", "stranger_again"]
    assert ana.users() == []


def test_a_yes_to_a_prompt_that_offered_nothing_is_as_any_message(ana: Stranger) -> None:
    on = ana.settings
    ana.settings = on.model_copy(update={"signup_by_chat": False})
    ana.says("oi")
    ana.settings = on
    assert ana.says("sim") == "stranger_again"
    assert ana.users() == []


def test_the_terms_that_the_prompt_named_are_the_accepted_ones(ana: Stranger) -> None:
    ana.says("oi")
    ana.settings = ana.settings.model_copy(update={"terms_url": f"{TERMS}/2"})
    ana.says("sim")
    assert ana.users()[0].terms == TERMS


@pytest.mark.parametrize("body", ["delete everything", "yes but is it safe", "20 tea"])
def test_what_is_no_clear_yes_signs_nobody_up(ana: Stranger, body: str) -> None:
    ana.says("hi")
    ana.says(body)
    assert ana.users() == []


def test_the_caption_of_a_picture_signs_nobody_up(ana: Stranger) -> None:
    ana.says("oi")
    media = {"NumMedia": "1", "MediaUrl0": "https://x", "MediaContentType0": "image/png"}
    assert ana.says("sim", MessageType="image", **media) == "stranger_again"


def test_a_question_is_answered_three_times_after_the_prompt_and_nothing_is_kept(
    ana: Stranger, clock: FixedClock
) -> None:
    assert ana.says("oi") == "stranger_prompted"
    said = [ana.says(body) for body in ("é grátis?", "olá", "como me cadastro?", "o que é isso?")]
    answered, silent = "stranger_answered", "stranger_again"
    assert said == [answered, silent, answered, answered]
    assert ana.says("quem é você?") == silent
    clock.advance(hours=25)
    assert [ana.says("oi"), ana.says("é grátis?")] == ["stranger_prompted", answered]
    assert ana.stored() == []


def test_the_answer_to_a_question_is_not_repeated_with_its_webhook(ana: Stranger) -> None:
    ana.says("oi")
    form = inbound_form("é grátis?", RAW_ANA)
    first, again = ana.sends(form), ana.sends(form)
    assert "<Message>" in first.twiml
    assert again == Outcome("repeated", onboarding.EMPTY)


def test_who_said_stop_is_not_signed_up_until_start(ana: Stranger) -> None:
    said = [ana.says(body) for body in ("oi", "stop", "sim", "é grátis?")]
    assert said == ["stranger_prompted", "stranger_stopped", "stranger_silent", "stranger_silent"]
    assert ana.users() == []
    assert [ana.says("start"), ana.says("sim")] == ["stranger_answered", "signed_up"]


def test_a_user_who_was_created_meanwhile_is_used(ana: Stranger, database: Database) -> None:
    ana.says("oi")
    user_id = make_named_user(database, None)
    assert ana.says("sim") == "signed_up"
    assert [(user.id, user.phone) for user in ana.users()] == [(user_id, ANA)]


def test_the_owner_of_a_number_that_was_somebody_elses_is_not_let_in(
    ana: Stranger, database: Database
) -> None:
    make_named_user(database, "+5511900000001")
    ana.says("oi")
    assert ana.says("sim") == "stranger_not_signed_up"
    assert ana.stored() == []


def test_whoever_signed_up_is_asked_anew_after_an_erasure(
    ana: Stranger, database: Database
) -> None:
    ana.says("oi")
    ana.says("sim")
    with database.transaction() as session:
        session.delete(session.get_one(User, ana.users()[0].id))
    assert ana.says("sim") == "stranger_prompted"
    assert ana.users() == []


def test_a_message_that_raced_with_the_yes_is_stored_too(ana: Stranger) -> None:
    for body in ("oi", "sim", "almoço 20"):
        ana.says(body)
    assert ana.stored() == ["sim", "almoço 20"]


def test_several_yes_at_once_make_one_user_and_are_all_kept(
    post: Post, ana: Stranger, database: Database, clock: FixedClock
) -> None:
    post(inbound_form("oi", RAW_ANA))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: post(inbound_form("sim", RAW_ANA)), range(4)))
    assert [(answer.status_code, "<Message>" in answer.text) for answer in answers] == [
        (200, False)
    ] * 4
    assert ana.stored() == ["sim"] * 4
    with database.read_only() as session:
        assert session.scalar(select(func.count()).select_from(User)) == 1
        assert not senders.has_opted_out(session, NUMBER, [ANA])


def test_a_stranger_who_is_blocked_gets_nothing_and_leaves_nothing(ana: Stranger) -> None:
    with ana.database.begin() as session:
        blocks.block(session, [ANA], ana.clock())
    for body in ("hi", "stop", "start", "what is this?", "yes"):
        assert ana.says(body) == "stranger_blocked"
    with ana.database.begin() as session:
        assert not senders.has_opted_out(session, NUMBER, [ANA])
        blocks.unblock(session, [ANA])
    assert ana.says("hi") == "stranger_prompted"


def test_while_sending_is_paused_a_stranger_is_invited_by_their_next_message(
    ana: Stranger,
) -> None:
    with ana.database.begin() as session:
        switches.turn_on(session, SwitchName.PAUSE_SENDING, ana.clock())
    assert ana.says("hi") == "stranger_paused"
    with ana.database.begin() as session:
        switches.turn_off(session, SwitchName.PAUSE_SENDING)
    assert ana.says("hi") == "stranger_prompted"


def test_a_yes_counts_also_while_sending_is_paused(ana: Stranger) -> None:
    ana.says("hi")
    with ana.database.begin() as session:
        switches.turn_on(session, SwitchName.PAUSE_SENDING, ana.clock())
    assert ana.says("what is this?") == "stranger_paused"
    assert ana.says("sim") == "signed_up"
