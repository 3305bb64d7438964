"""Goals: how far, what is needed, when reached, on track or not."""

import re
from datetime import date

import pytest

from app.coach.profile import GoalFacts, Profile
from app.text.languages import Language
from tests.support.coach import DEFICIT, ask, make_goal, make_profile
from tests.support.ledger import ListLedger


@pytest.mark.parametrize(
    ("language", "message", "reply"),
    [
        (
            "en",
            "Am I on track for my emergency fund?",
            (
                "You've saved $0 toward your $5,000 Emergency "
                "Fund goal, which you want to reach by December 31. To stay on track, you "
                "need to save $625/month. Based on your current $1,800 surplus and your "
                "plan's $900 savings target, you're ahead: you have room to hit that "
                "milestone easily. At your plan's pace you'd reach it in October 2026."
            ),
        ),
        (
            "pt",
            "como está minha meta?",
            (
                "Você guardou US$ 0 dos US$ 5.000 da meta Emergency "
                "Fund, que quer alcançar até 31 de dezembro. Para chegar lá a tempo, você "
                "precisa guardar US$ 625/mês. Com os US$ 1.800 que sobram por mês e os US$ 900 "
                "que seu plano guarda, você está com folga: dá para chegar lá sem aperto. No "
                "ritmo do seu plano você chega lá em outubro de 2026."
            ),
        ),
        (
            "es",
            "¿voy bien con mi meta?",
            (
                "Llevas ahorrados USD 0 de los USD 5,000 de tu meta "
                "Emergency Fund, que quieres alcanzar para el 31 de diciembre. Para llegar a "
                "tiempo necesitas ahorrar USD 625/mes. Con los USD 1,800 que te sobran al mes y "
                "los USD 900 que ahorra tu plan, vas con ventaja: llegas sin apuros. Al ritmo de "
                "tu plan llegas en octubre de 2026."
            ),
        ),
    ],
)
def test_a_goal_is_told_whole(
    ledger: ListLedger, language: Language, message: str, reply: str
) -> None:
    assert ask(message, ledger, make_profile(language, goals=[make_goal()])) == reply


@pytest.mark.parametrize(
    ("language", "message", "praise"),
    [
        ("en", "how is my emergency fund?", "You're off to a great start: "),
        ("pt", "como está minha emergency fund?", "Você começou muito bem: "),
        ("es", "¿cómo va mi emergency fund?", "Vas por muy buen camino: "),
    ],
)
@pytest.mark.parametrize("others", [[], [make_goal("Car", 10000)]])
@pytest.mark.parametrize("saved", [0, 20000])
def test_a_goal_is_told_in_four_sentences_and_praised_where_something_is_saved(
    ledger: ListLedger,
    language: Language,
    message: str,
    praise: str,
    others: list[GoalFacts],
    saved: int,
) -> None:
    small = make_goal(target=80000, saved=saved)
    reply = ask(message, ledger, make_profile(language, goals=[small, *others]))
    assert len(re.findall(r"[.!?](?= |$)", reply)) <= 4
    assert reply.startswith(praise) == (saved > 0)


def test_a_goal_that_just_fits(ledger: ListLedger) -> None:
    reply = ask("how is my goal?", ledger, make_profile(goals=[make_goal(target=700000)]))
    assert "$875/month" in reply
    assert "with little to spare" in reply


def test_a_goal_behind_says_by_how_much(ledger: ListLedger) -> None:
    reply = ask(
        "how is my goal?", ledger, make_profile(goals=[make_goal(target=1000000, saved=100000)])
    )
    assert "saved $1,000 toward your $10,000" in reply
    assert "that's $225 a month short" in reply
    assert "great start" not in reply


def test_a_goal_reached_is_celebrated(ledger: ListLedger) -> None:
    reply = ask("how is my goal?", ledger, make_profile(goals=[make_goal(saved=500000)]))
    assert reply.startswith("You've done it: $5,000 saved")


def test_a_goal_whose_date_has_passed_needs_another(ledger: ListLedger) -> None:
    reply = ask("how is my goal?", ledger, make_profile(goals=[make_goal(day=date(2025, 12, 31))]))
    assert "Its date, December 31, 2025, has passed; $5,000 is still missing." in reply


def test_without_savings_there_is_nothing_to_reach_it_from(ledger: ListLedger) -> None:
    reply = ask("how is my goal?", ledger, make_profile(plan=DEFICIT, goals=[make_goal()]))
    assert "You have no surplus to save from at the moment, that's $625 a month short:" in reply
    assert "At your plan's pace" not in reply


@pytest.mark.parametrize(
    "profile",
    [make_profile(goals=[make_goal(currency="EUR")]), make_profile(plan=None, goals=[make_goal()])],
)
def test_what_cannot_be_compared_is_not(ledger: ListLedger, profile: Profile) -> None:
    reply = ask("how is my goal?", ledger, profile)
    assert "625" in reply
    assert "surplus" not in reply


def test_a_goal_for_ages_names_no_month(ledger: ListLedger) -> None:
    far = make_goal(target=10**12, day=date(2099, 12, 31))
    assert "At your plan's pace" not in ask("how is my goal?", ledger, make_profile(goals=[far]))


def test_one_of_several_is_weighed_against_all(ledger: ListLedger) -> None:
    profile = make_profile(goals=[make_goal(), make_goal("Car", 300000, day=date(2026, 10, 31))])
    reply = ask("how's my emergency fund?", ledger, profile)
    assert "Your 2 open goals together need $1,125 a month." in reply
    assert "that's $225 a month short" in reply


def test_all_goals_are_listed_nearest_first(ledger: ListLedger) -> None:
    profile = make_profile(
        goals=[
            make_goal(),
            make_goal("Car", 300000, day=date(2026, 10, 31)),
            make_goal("Phone", 50000, saved=50000, day=date(2026, 6, 1)),
        ]
    )
    lines = ask("what are my goals?", ledger, profile).splitlines()
    assert lines[1] == "• Phone: $500 of $500 by June 1, $0/month (reached)"
    assert lines[2] == "• Car: $0 of $3,000 by October 31, $500/month (on track)"
    assert lines[3] == "• Emergency Fund: $0 of $5,000 by December 31, $625/month (behind)"
    assert lines[4] == "Your 2 open goals together need $1,125 a month."


def test_all_goals_that_fit_are_ahead(ledger: ListLedger) -> None:
    profile = make_profile(goals=[make_goal(), make_goal("Phone", 10000)])
    assert ask("what are my goals?", ledger, profile).endswith("hit that milestone easily.")


def test_without_a_goal_it_says_so(ledger: ListLedger) -> None:
    assert ask("how is my goal?", ledger).startswith("You have no savings goal yet.")


def test_the_coach_speaks_as_was_chosen(ledger: ListLedger) -> None:
    direct = ask("how is my goal?", ledger, make_profile(goals=[make_goal()], personality="direct"))
    assert direct.startswith("You've saved $0")
    assert direct.endswith("in October 2026.")
    cheered = ask("am I on track?", ledger, make_profile(personality="motivational"))
    assert cheered.endswith("You've got this! 💪")


@pytest.mark.parametrize(
    ("language", "message", "missing"),
    [
        ("en", "how much is missing for the trip?", "You still need $3,800 for Trip"),
        ("pt", "quanto falta pra viagem?", "Faltam US$ 3.800 para a meta Trip"),
        ("es", "cuánto me falta para el viaje?", "Te faltan USD 3,800 para tu meta Trip"),
    ],
)
def test_what_is_missing_is_told(
    ledger: ListLedger, language: Language, message: str, missing: str
) -> None:
    trip = make_goal("Trip", 400000, saved=20000)
    assert missing in ask(message, ledger, make_profile(language, goals=[trip]))
