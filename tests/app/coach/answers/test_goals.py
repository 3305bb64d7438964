"""Goals: how far, what is needed, when reached, on track or not."""

from datetime import date

import pytest

from app.reading.drafts import Language
from tests.support.books import ListBooks
from tests.support.coach import DEFICIT, ask, goal, person


@pytest.mark.parametrize(
    ("language", "message", "told"),
    [
        (
            "en",
            "Am I on track for my emergency fund?",
            (
                "You're off to a great start! You've saved $0 toward your $5,000 Emergency "
                "Fund goal, which you want to reach by December 31. To stay on track, you "
                "need to save $625/month. Based on your current $1,800 surplus and your "
                "plan's $900 savings target, you're ahead: you have room to hit that "
                "milestone easily. At your plan's pace you'd reach it in October 2026. Keep "
                "sending me your transactions so I can give you more precise updates!"
            ),
        ),
        (
            "pt",
            "como está minha meta?",
            (
                "Você começou muito bem! Você guardou US$ 0 dos US$ 5.000 da meta Emergency "
                "Fund, que quer alcançar até 31 de dezembro. Para ficar no caminho, você "
                "precisa guardar US$ 625/mês. Com sua sobra atual de US$ 1.800 e os US$ 900 "
                "que seu plano guarda por mês, você está adiantado: dá para chegar lá com "
                "folga. No ritmo do seu plano você chega lá em outubro de 2026. Continue me "
                "mandando seus gastos para eu dar respostas cada vez mais precisas!"
            ),
        ),
        (
            "es",
            "¿voy bien con mi meta?",
            (
                "¡Vas por muy buen camino! Llevas ahorrados USD0 de los USD5,000 de tu meta "
                "Emergency Fund, que quieres alcanzar antes del 31 de diciembre. Para ir a "
                "tiempo necesitas ahorrar USD625/mes. Con tu sobra actual de USD1,800 y los "
                "USD900 que tu plan ahorra al mes, vas con ventaja: puedes llegar sin apuros."
                " Al ritmo de tu plan llegas en octubre de 2026. ¡Sigue mandándome tus gastos"
                " para darte respuestas cada vez más precisas!"
            ),
        ),
    ],
)
def test_a_goal_is_told_whole(
    books: ListBooks, language: Language, message: str, told: str
) -> None:
    assert ask(message, books, person(language, goals=[goal()])) == told


def test_a_goal_that_just_fits(books: ListBooks) -> None:
    told = ask("how is my goal?", books, person(goals=[goal(target=700000)]))
    assert "$875/month" in told
    assert "with little to spare" in told


def test_a_goal_behind_says_by_how_much(books: ListBooks) -> None:
    told = ask("how is my goal?", books, person(goals=[goal(target=1000000, saved=100000)]))
    assert "saved $1,000 toward your $10,000" in told
    assert "that's $225 a month short" in told
    assert "great start" not in told


def test_a_goal_reached_is_celebrated(books: ListBooks) -> None:
    told = ask("how is my goal?", books, person(goals=[goal(saved=500000)]))
    assert told.startswith("You've done it: $5,000 saved")


def test_a_goal_whose_date_has_passed_needs_another(books: ListBooks) -> None:
    told = ask("how is my goal?", books, person(goals=[goal(day=date(2025, 12, 31))]))
    assert "Its date, December 31, 2025, has passed; $5,000 is still missing." in told


def test_without_savings_there_is_nothing_to_reach_it_from(books: ListBooks) -> None:
    told = ask("how is my goal?", books, person(plan=DEFICIT, goals=[goal()]))
    assert "You have no surplus to save from at the moment, that's $625 a month short." in told
    assert "At your plan's pace" not in told


@pytest.mark.parametrize(
    "who", [person(goals=[goal(currency="EUR")]), person(plan=None, goals=[goal()])]
)
def test_what_cannot_be_compared_is_not(books: ListBooks, who: object) -> None:
    told = ask("how is my goal?", books, who)  # type: ignore[arg-type]  # a Person
    assert "625" in told
    assert "surplus" not in told


def test_a_goal_for_ages_names_no_month(books: ListBooks) -> None:
    far = goal(target=10**12, day=date(2099, 12, 31))
    assert "At your plan's pace" not in ask("how is my goal?", books, person(goals=[far]))


def test_one_of_several_is_weighed_against_all(books: ListBooks) -> None:
    who = person(goals=[goal(), goal("Car", 300000, day=date(2026, 10, 31))])
    told = ask("how's my emergency fund?", books, who)
    assert "Your 2 open goals together need $1,125 a month." in told
    assert "that's $225 a month short" in told


def test_all_goals_are_listed_nearest_first(books: ListBooks) -> None:
    who = person(
        goals=[
            goal(),
            goal("Car", 300000, day=date(2026, 10, 31)),
            goal("Phone", 50000, saved=50000, day=date(2026, 6, 1)),
        ]
    )
    lines = ask("what are my goals?", books, who).splitlines()
    assert lines[1] == "• Phone: $500 of $500 by June 1, $0/month (reached)"
    assert lines[2] == "• Car: $0 of $3,000 by October 31, $500/month (on track)"
    assert lines[3] == "• Emergency Fund: $0 of $5,000 by December 31, $625/month (behind)"
    assert lines[4] == "Your 2 open goals together need $1,125 a month."


def test_all_goals_that_fit_are_ahead(books: ListBooks) -> None:
    who = person(goals=[goal(), goal("Phone", 10000)])
    assert ask("what are my goals?", books, who).endswith("hit that milestone easily.")


def test_no_goal_yet(books: ListBooks) -> None:
    assert ask("how is my goal?", books).startswith("You have no savings goal yet.")


def test_the_coach_speaks_as_was_chosen(books: ListBooks) -> None:
    direct = ask("how is my goal?", books, person(goals=[goal()], personality="direct"))
    assert direct.startswith("You've saved $0")
    assert direct.endswith("in October 2026.")
    cheered = ask("am I on track?", books, person(personality="motivational"))
    assert cheered.endswith("You've got this! 💪")
