"""A WhatsApp text becomes a booked expense and a reply, with every part real but Twilio."""

from app.locale import say
from tests.support.e2e import Person, new_phone
from tests.support.system import System


def test_a_told_expense_is_booked_and_confirmed(maria: Person) -> None:
    maria.writes("spent $45 on groceries")
    (reply,) = maria.reads(1)
    assert "*$45*" in reply
    (booked,) = maria.ozzie.transactions(maria.user_id)
    assert (booked["amount_cents"], booked["source"]) == (4500, "whatsapp_text")


def test_a_question_is_answered_from_the_books(maria: Person) -> None:
    maria.ozzie.onboard(maria.user_id)
    maria.writes("spent $45 on groceries")
    maria.writes("what did I spend this week?")
    assert "$45" in maria.reads(2)[1]


def test_a_question_about_ones_own_entries_needs_no_plan(maria: Person) -> None:
    maria.writes("spent $45 on groceries")
    maria.writes("what did I spend this week?")
    assert "$45" in maria.reads(2)[1]


def test_a_correction_changes_the_entry_that_the_reply_showed(maria: Person) -> None:
    maria.writes("spent $45 on groceries")
    maria.writes("no, it was 50")
    assert "*$50*" in maria.reads(2)[1]
    assert maria.books() == [5000]


def test_a_webhook_twice_at_the_same_instant_books_once_and_answers_once(maria: Person) -> None:
    maria.ozzie.twilio.fault("webhook", "double", count=5, person=maria.address)
    for number in range(5):
        maria.writes(f"spent ${number + 1} on tea")
    maria.reads(5)
    assert sorted(maria.books()) == [100, 200, 300, 400, 500]
    assert len(maria.reads(5)) == 5


def test_with_a_wrong_signature_nothing_happens(maria: Person) -> None:
    maria.ozzie.twilio.fault("webhook", "forge", person=maria.address)
    seen = maria.writes("spent $45 on groceries")
    assert "403" in str(seen["answers"])
    maria.writes("spent $1 on tea")
    maria.reads(1)
    assert maria.books() == [100]


def test_a_stranger_is_asked_to_sign_up_once_in_their_language(ozzie: System) -> None:
    stranger = Person(ozzie, new_phone("BR"))
    for _ in range(2):
        assert "200" in str(stranger.writes("gastei 20 no almoço")["answers"])
    (prompt,) = stranger.reads(1)
    assert "Cadastre-se" in prompt
    assert "https://ozzie.example/signup" in prompt


def test_a_stranger_becomes_a_person_without_leaving_the_chat(ozzie: System) -> None:
    stranger = Person(ozzie, new_phone("BR"))
    for body in ("oi", "sim"):
        stranger.writes(body)
    prompt, welcome = stranger.reads(2)
    assert say("pt", "onboarding-by-chat") in prompt
    assert welcome == say("pt", "welcome")
    with ozzie.api as api:
        answer = api.get("/users", params={"external_user_id": f"whatsapp:{stranger.phone}"})
    (user,) = answer.json()["data"]["users"]
    assert (user["phone"], user["language"], user["currency"]) == (stranger.phone, "pt", "BRL")
    ana = Person(ozzie, stranger.phone, user["id"])
    ana.writes("gastei 20 no almoço")
    assert "R$ 20" in ana.reads(3)[2]
    assert ana.books() == [2000]


def test_undo_takes_back_the_last_message_and_then_the_one_before(maria: Person) -> None:
    for body in ("spent $1 on tea", "spent $2 on tea", "undo"):
        maria.writes(body)
    assert "*$2*" in maria.reads(3)[2]
    assert maria.books() == [100]
    maria.writes("undo")
    maria.writes("undo")
    replies = maria.reads(5)
    assert "*$1*" in replies[3]
    assert "nothing left" in replies[4]
    assert maria.books() == []


def test_the_delivery_of_a_reply_is_followed(maria: Person) -> None:
    maria.writes("spent $45 on groceries")
    maria.reads(1)
    twilio = maria.ozzie.twilio
    twilio.wait(lambda: twilio.replies(maria.phone)[0]["status"] == "read")


def test_a_person_can_erase_everything(maria: Person) -> None:
    maria.writes("spent $45 on groceries")
    maria.writes("delete my data")
    assert "Are you sure" in maria.reads(2)[1]
    maria.writes("yes")
    assert "erased everything" in maria.reads(3)[2]
    with maria.ozzie.api as api:
        assert api.get(f"/users/{maria.user_id}").status_code == 404


def test_stop_is_silence_until_start(maria: Person) -> None:
    for body in ("stop", "spent $5 on tea", "start", "spent $6 on tea"):
        maria.writes(body)
    replies = maria.reads(3)
    assert "*start*" in replies[0]
    assert "Welcome back" in replies[1]
    assert "*$6*" in replies[2]
    assert maria.books() == [600]
