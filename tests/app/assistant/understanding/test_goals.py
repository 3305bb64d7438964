"""What people say about goals, in three languages."""

from datetime import UTC, date, datetime

import pytest

from app.assistant.commands import (
    ChangeGoal,
    Command,
    Contribute,
    CreateGoal,
    GoalReference,
    RemoveGoal,
)
from app.assistant.dialogue import OpenQuestion
from app.assistant.understanding.goals import fill_slot, read_goal_command
from tests.support.said import said

GOALS = {
    "en": ("Trip to Peru", "Emergency Fund"),
    "pt": ("Viagem pro Peru", "Reserva de emergência"),
    "es": ("Viaje a Perú", "Fondo de emergencia"),
}


def read(
    message: str, language: str, *, goals: bool = False, of_goal: bool = False
) -> Command | None:
    known = GOALS[language] if goals or of_goal else ()
    return read_goal_command(*said(message, language, known, "goal" if of_goal else None))


@pytest.mark.parametrize(
    ("message", "language", "expected"),
    [
        (
            "I'd like to save 2500 for a trip to Rome by may next year",
            "en",
            CreateGoal(name="Trip to Rome", target_cents=250000, target_date=date(2027, 5, 31)),
        ),
        ("new goal: laptop 1800", "en", CreateGoal(name="Laptop", target_cents=180000)),
        (
            "save 4000 by next august for a wedding",
            "en",
            CreateGoal(name="Wedding", target_cents=400000, target_date=date(2027, 8, 31)),
        ),
        (
            "goal: boat 50k in 3 years",
            "en",
            CreateGoal(name="Boat", target_cents=5000000, target_date=date(2029, 11, 30)),
        ),
        (
            "I need to put aside 900 for a new sofa, I already have 200",
            "en",
            CreateGoal(name="Sofa", target_cents=90000, current_cents=20000),
        ),
        (
            "can you set a goal of 600 for birthday gifts",
            "en",
            CreateGoal(name="Birthday gifts", target_cents=60000),
        ),
        (
            "set a goal of 300 for christmas presents",
            "en",
            CreateGoal(name="Christmas presents", target_cents=30000),
        ),
        ("I'm saving for a piano", "en", CreateGoal(name="Piano")),
        (
            "create an emergency fund of 3500",
            "en",
            CreateGoal(name="Emergency fund", target_cents=350000),
        ),
        (
            "help me to have 800 saved for emergencies by next spring",
            "en",
            CreateGoal(name="Emergencies", target_cents=80000, target_date=date(2027, 3, 31)),
        ),
        ("create a goal please", "en", CreateGoal()),
        (
            "I want to save 700 for Christmas",
            "en",
            CreateGoal(name="Christmas", target_cents=70000, target_date=date(2026, 12, 25)),
        ),
        (
            "i want to buy a camper for 22000 by 2029",
            "en",
            CreateGoal(name="Camper", target_cents=2200000, target_date=date(2029, 12, 31)),
        ),
        (
            "I want to save €1500 to visit Lisbon, no rush",
            "en",
            CreateGoal(
                name="Trip to Lisbon",
                target_cents=150000,
                currency="EUR",
                target_date=date(2027, 11, 30),
            ),
        ),
        (
            "quero guardar 6 mil pra viajar pra Bahia até março do ano que vem",
            "pt",
            CreateGoal(name="Viagem pra Bahia", target_cents=600000, target_date=date(2027, 3, 31)),
        ),
        ("nova meta: geladeira 3500", "pt", CreateGoal(name="Geladeira", target_cents=350000)),
        (
            "objetivo: apartamento 80 mil em 5 anos",
            "pt",
            CreateGoal(name="Apartamento", target_cents=8000000, target_date=date(2031, 11, 30)),
        ),
        (
            "preciso juntar 9 mil pro casamento em 8 meses, já tenho mil e quinhentos",
            "pt",
            CreateGoal(
                name="Casamento",
                target_cents=900000,
                current_cents=150000,
                target_date=date(2027, 7, 31),
            ),
        ),
        (
            "tô juntando 2 mil pra trocar de celular",
            "pt",
            CreateGoal(name="Celular", target_cents=200000),
        ),
        ("minha meta é juntar 10 mil", "pt", CreateGoal(target_cents=1000000)),
        (
            "cria uma meta de 4 mil pra reforma do banheiro",
            "pt",
            CreateGoal(name="Reforma do banheiro", target_cents=400000),
        ),
        ("quero começar a guardar dinheiro pra faculdade", "pt", CreateGoal(name="Faculdade")),
        ("cria uma meta", "pt", CreateGoal()),
        (
            "quero montar uma reserva de emergência de 7 mil",
            "pt",
            CreateGoal(name="Reserva de emergência", target_cents=700000),
        ),
        (
            "meta de natal 600",
            "pt",
            CreateGoal(name="Natal", target_cents=60000, target_date=date(2026, 12, 25)),
        ),
        (
            "quero comprar um piano de 12 mil até dezembro de 2028",
            "pt",
            CreateGoal(name="Piano", target_cents=1200000, target_date=date(2028, 12, 31)),
        ),
        (
            "quiero ahorrar 20 mil para viajar a Chiapas para abril del próximo año",
            "es",
            CreateGoal(name="Viaje a Chiapas", target_cents=2000000, target_date=date(2027, 4, 30)),
        ),
        ("nueva meta: lavadora 7000", "es", CreateGoal(name="Lavadora", target_cents=700000)),
        (
            "meta: enganche del coche 60 mil en 2 años",
            "es",
            CreateGoal(
                name="Enganche del coche", target_cents=6000000, target_date=date(2028, 11, 30)
            ),
        ),
        (
            "necesito reunir 30 mil para la boda, ya tengo 4 mil",
            "es",
            CreateGoal(name="Boda", target_cents=3000000, current_cents=400000),
        ),
        ("estoy ahorrando para una bici", "es", CreateGoal(name="Bici")),
        ("crea una meta de 2500 para una mesa", "es", CreateGoal(name="Mesa", target_cents=250000)),
        (
            "quiero juntar 5000 para navidad",
            "es",
            CreateGoal(name="Navidad", target_cents=500000, target_date=date(2026, 12, 25)),
        ),
        ("quiero crear una meta", "es", CreateGoal()),
        (
            "quiero hacer un fondo de emergencia de 9 mil",
            "es",
            CreateGoal(name="Fondo de emergencia", target_cents=900000),
        ),
        (
            "me gustaría comprar una moto de 45 mil para el 2028",
            "es",
            CreateGoal(name="Moto", target_cents=4500000, target_date=date(2028, 12, 31)),
        ),
    ],
)
def test_a_goal_is_set(message: str, language: str, expected: CreateGoal) -> None:
    assert read(message, language) == expected


TRIP = {
    "en": GoalReference(id="goal 1", words="trip"),
    "pt": GoalReference(id="goal 1", words="viagem"),
    "es": GoalReference(id="goal 1", words="viaje"),
}


@pytest.mark.parametrize(
    ("message", "language", "cents"),
    [
        ("add 150 to the trip", "en", 15000),
        ("put another 80 into my trip fund", "en", 8000),
        ("I set aside 60 for the trip yesterday", "en", 6000),
        ("move 45 to my trip goal please", "en", 4500),
        ("20 more towards the trip", "en", 2000),
        ("set 300 aside for the trip", "en", 30000),
        ("take 70 out of the trip", "en", -7000),
        ("45 for the trip goal", "en", 4500),
        ("I managed to save 35 for the trip this week", "en", 3500),
        ("transfer 80 from savings to the trip", "en", 8000),
        ("I had to use 15 from the trip fund", "en", -1500),
        ("consegui guardar 35 pra viagem essa semana", "pt", 3500),
        ("precisei usar 15 da viagem", "pt", -1500),
        ("logré juntar 35 para el viaje", "es", 3500),
        ("tuve que usar 15 del viaje", "es", -1500),
        ("i withdrew 25 from my trip fund", "en", -2500),
        ("bota 150 na viagem", "pt", 15000),
        ("guardei 80 pra viagem hoje", "pt", 8000),
        ("adiciona mais 90 na meta da viagem", "pt", 9000),
        ("quero colocar 200 na viagem", "pt", 20000),
        ("tira 40 da viagem", "pt", -4000),
        ("saquei 100 da viagem ontem", "pt", -10000),
        ("ponle 500 al viaje", "es", 50000),
        ("hoy aparté 250 para el viaje", "es", 25000),
        ("abona 300 a la meta del viaje", "es", 30000),
        ("le metí 120 al viaje", "es", 12000),
        ("saca 90 del viaje", "es", -9000),
        ("retiré 400 del viaje", "es", -40000),
    ],
)
def test_money_is_put_in_and_taken_out(message: str, language: str, cents: int) -> None:
    assert read(message, language, goals=True) == Contribute(goal=TRIP[language], cents=cents)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("put some money in the trip", "en"),
        ("coloca um dinheiro na viagem", "pt"),
        ("mete algo al viaje", "es"),
    ],
)
def test_an_amount_that_is_missing_is_left_open(message: str, language: str) -> None:
    assert read(message, language, goals=True) == Contribute(goal=TRIP[language])


@pytest.mark.parametrize(
    ("message", "language", "changes"),
    [
        ("move the trip to october 2027", "en", {"target_date": date(2027, 10, 31)}),
        ("push the trip back to next july", "en", {"target_date": date(2027, 7, 31)}),
        ("make the trip 3500", "en", {"target_cents": 350000}),
        ("the trip goal should be 2800", "en", {"target_cents": 280000}),
        ("raise the trip goal by 400", "en", {"target_cents": 40000, "is_relative": True}),
        ("lower the trip target by 100", "en", {"target_cents": -10000, "is_relative": True}),
        ("rename the trip to Machu Picchu", "en", {"name": "Machu Picchu"}),
        ("I want to save 5000 for the trip", "en", {"target_cents": 500000}),
        ("trip goal: 2600", "en", {"target_cents": 260000}),
        ("the trip is going to cost 2600", "en", {"target_cents": 260000}),
        ("a viagem vai custar 2600", "pt", {"target_cents": 260000}),
        ("el viaje va a costar 2600", "es", {"target_cents": 260000}),
        ("passa a viagem pra outubro de 2027", "pt", {"target_date": date(2027, 10, 31)}),
        ("muda a viagem pra 3500", "pt", {"target_cents": 350000}),
        ("a meta da viagem agora é 2800", "pt", {"target_cents": 280000}),
        ("aumenta a viagem em 400", "pt", {"target_cents": 40000, "is_relative": True}),
        ("renomeia a viagem pra Cusco", "pt", {"name": "Cusco"}),
        ("quero juntar 5 mil pra viagem", "pt", {"target_cents": 500000}),
        ("pasa el viaje para octubre de 2027", "es", {"target_date": date(2027, 10, 31)}),
        ("sube el viaje a 3500", "es", {"target_cents": 350000}),
        ("la meta del viaje es de 2800", "es", {"target_cents": 280000}),
        ("sube el viaje en 400", "es", {"target_cents": 40000, "is_relative": True}),
        ("cambia el nombre del viaje por Cusco", "es", {"name": "Cusco"}),
        ("necesito 5000 para el viaje", "es", {"target_cents": 500000}),
    ],
)
def test_a_goal_is_changed(message: str, language: str, changes: dict[str, object]) -> None:
    command = read(message, language, goals=True)

    assert isinstance(command, ChangeGoal)
    assert command.goal.id == "goal 1"
    assert command.model_dump(exclude_defaults=True, exclude={"type", "goal"}) == changes


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("make it 2200", "en"),
        ("nah make that 2200", "en"),
        ("que sejam 2200", "pt"),
        ("mejor que sean 2200", "es"),
        ("cámbialo a 2200", "es"),
    ],
)
def test_the_figure_that_was_said_last_of_a_goal_is_corrected(message: str, language: str) -> None:
    command = read(message, language, of_goal=True)

    assert isinstance(command, Contribute)
    assert (command.cents, command.is_correction, command.is_put) == (220000, True, False)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("no wait, put 150 into the trip", "en"),
        ("quer dizer, coloca 150 na viagem", "pt"),
        ("no, perdón, pon 150 al viaje", "es"),
    ],
)
def test_what_was_put_into_a_goal_is_put_otherwise(message: str, language: str) -> None:
    command = read(message, language, goals=True)

    assert isinstance(command, Contribute)
    assert (command.cents, command.is_correction, command.is_put) == (15000, True, True)


@pytest.mark.parametrize(
    ("message", "language", "changes"),
    [
        ("push it back to september", "en", {"target_date": date(2027, 9, 30)}),
        ("actually by march 2028", "en", {"target_date": date(2028, 3, 31)}),
        ("call it Andes", "en", {"name": "Andes"}),
        ("muda pra setembro", "pt", {"target_date": date(2027, 9, 30)}),
        ("melhor até março de 2028", "pt", {"target_date": date(2028, 3, 31)}),
        ("aumenta pra 2200", "pt", {"target_cents": 220000}),
        ("muévela para septiembre", "es", {"target_date": date(2027, 9, 30)}),
        ("mejor para marzo de 2028", "es", {"target_date": date(2028, 3, 31)}),
        ("súbela a 2200", "es", {"target_cents": 220000}),
    ],
)
def test_the_goal_spoken_of_is_changed(
    message: str, language: str, changes: dict[str, object]
) -> None:
    command = read(message, language, of_goal=True)

    assert isinstance(command, ChangeGoal)
    assert command.goal.id == "goal 1"
    assert command.model_dump(exclude_defaults=True, exclude={"type", "goal"}) == changes


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("put 60 into it", "en"),
        ("add another 60", "en"),
        ("coloca mais 60 nela", "pt"),
        ("bota mais 60", "pt"),
        ("ponle otros 60", "es"),
        ("métele 60 más", "es"),
    ],
)
def test_money_is_put_into_the_goal_spoken_of(message: str, language: str) -> None:
    expected = Contribute(goal=GoalReference(id="goal 1"), cents=6000)

    assert read(message, language, of_goal=True) == expected


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("delete the trip", "en"),
        ("i gave up on the trip", "en"),
        ("I don't want the trip goal anymore", "en"),
        ("apaga a viagem", "pt"),
        ("desisti da viagem", "pt"),
        ("não quero mais a meta da viagem", "pt"),
        ("elimina la meta del viaje", "es"),
        ("ya no quiero el viaje", "es"),
        ("borra el viaje por favor", "es"),
    ],
)
def test_a_goal_is_removed(message: str, language: str) -> None:
    assert read(message, language, goals=True) == RemoveGoal(goal=TRIP[language])


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("delete it", "en"),
        ("drop that goal", "en"),
        ("pode apagar ela", "pt"),
        ("apaga essa meta", "pt"),
        ("bórrala", "es"),
        ("elimina esa meta", "es"),
    ],
)
def test_the_goal_spoken_of_is_removed(message: str, language: str) -> None:
    command = read(message, language, of_goal=True)

    assert command == RemoveGoal(goal=GoalReference(id="goal 1"))


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("paid 200 for the trip", "en"),
        ("trip 300", "en"),
        ("spent 90 on the trip yesterday", "en"),
        ("200 for the trip", "en"),
        ("the trip was 400", "en"),
        ("move the trip to transport", "en"),
        ("put 60 in food", "en"),
        ("put 100 in savings", "en"),
        ("delete the uber", "en"),
        ("delete it", "en"),
        ("push it back to december", "en"),
        ("how's the trip going?", "en"),
        ("how much should I save for the trip?", "en"),
        ("I want to save money", "en"),
        ("save 50 on groceries", "en"),
        ("my brother wants to save 3000 for a car", "en"),
        ("paguei 200 da viagem", "pt"),
        ("gastei 90 na viagem ontem", "pt"),
        ("viagem 300", "pt"),
        ("a viagem foi 400", "pt"),
        ("coloca 60 em alimentação", "pt"),
        ("apaga o uber", "pt"),
        ("apaga ela", "pt"),
        ("muda pra dezembro", "pt"),
        ("como tá a viagem?", "pt"),
        ("quanto falta pra viagem?", "pt"),
        ("quero economizar", "pt"),
        ("meu irmão quer juntar 3 mil pra um carro", "pt"),
        ("pagué 200 del viaje", "es"),
        ("gasté 90 en el viaje ayer", "es"),
        ("viaje 300", "es"),
        ("el viaje salió 400", "es"),
        ("pon 60 en comida", "es"),
        ("borra el uber", "es"),
        ("bórrala", "es"),
        ("cámbiala para diciembre", "es"),
        ("cómo va el viaje?", "es"),
        ("cuánto falta para el viaje?", "es"),
        ("quiero ahorrar", "es"),
        ("mi hermano quiere juntar 3 mil para un coche", "es"),
    ],
)
def test_what_is_no_order_about_a_goal_is_none(message: str, language: str) -> None:
    assert read(message, language, goals=True) is None


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("move the deadline to june 2028", "en"),
        ("muda o prazo pra junho de 2028", "pt"),
        ("cambia la fecha límite a junio de 2028", "es"),
    ],
)
def test_the_deadline_is_that_of_the_only_goal(message: str, language: str) -> None:
    command = read_goal_command(*said(message, language, GOALS[language][:1]))

    assert command == ChangeGoal(goal=GoalReference(id="goal 1"), target_date=date(2028, 6, 30))


def test_my_goal_is_the_only_one() -> None:
    command = read_goal_command(*said("put 30 into my goal", "en", ["Trip to Peru"]))

    assert command == Contribute(goal=GoalReference(id="goal 1"), cents=3000)


def test_my_goal_is_asked_for_where_there_are_several() -> None:
    assert read("put 30 into my goal", "en", goals=True) == Contribute(
        goal=GoalReference(), cents=3000
    )


def test_a_name_that_several_goals_have_is_asked_for() -> None:
    utterance, context = said("put 30 into the trip", "en", ["Trip to Peru", "Trip to Rome"])

    assert read_goal_command(utterance, context) == Contribute(
        goal=GoalReference(words="trip"), cents=3000
    )


def test_a_trip_to_elsewhere_is_a_new_goal() -> None:
    command = read("I want to save 900 for a trip to Rome", "en", goals=True)

    assert command == CreateGoal(name="Trip to Rome", target_cents=90000)


def fill(slot: str, command: Command, answer: str, language: str = "en") -> Command | None:
    """Return the only command of an answer, None where it is no answer."""
    question = OpenQuestion(
        kind="slot",
        text="?",
        command=command,
        slot=slot,
        expires_at=datetime(2026, 11, 28, 12, tzinfo=UTC),
    )
    filled = fill_slot(question, *said(answer, language, GOALS[language]))
    assert len(filled) <= 1
    return filled[0] if filled else None


@pytest.mark.parametrize(
    ("answer", "language"), [("3200", "en"), ("uns 3200", "pt"), ("como 3200 pesos", "es")]
)
def test_an_answer_gives_the_target(answer: str, language: str) -> None:
    command = fill("goal_target", CreateGoal(name="Car"), answer, language)

    assert isinstance(command, CreateGoal)
    assert command.target_cents == 320000


def test_an_answer_may_give_target_and_date() -> None:
    command = fill("goal_target", CreateGoal(name="Car"), "3000 by june")

    assert command == CreateGoal(name="Car", target_cents=300000, target_date=date(2027, 6, 30))


@pytest.mark.parametrize(
    ("answer", "language"),
    [("by june", "en"), ("junho do ano que vem", "pt"), ("para junio", "es")],
)
def test_an_answer_gives_the_date(answer: str, language: str) -> None:
    command = fill("goal_date", CreateGoal(name="Car", target_cents=100), answer, language)

    assert isinstance(command, CreateGoal)
    assert command.target_date == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("answer", "language"), [("no date", "en"), ("sem prazo", "pt"), ("no sé", "es")]
)
def test_no_date_is_a_year(answer: str, language: str) -> None:
    command = fill("goal_date", CreateGoal(name="Car", target_cents=100), answer, language)

    assert isinstance(command, CreateGoal)
    assert command.target_date == date(2027, 11, 30)


def test_an_answer_gives_the_name() -> None:
    command = fill("goal_name", CreateGoal(target_cents=100), "a new car")

    assert command == CreateGoal(name="Car", target_cents=100)


def test_an_answer_gives_the_contribution() -> None:
    command = fill("contribution", Contribute(goal=GoalReference(id="goal 1")), "50 bucks")

    assert command == Contribute(goal=GoalReference(id="goal 1"), cents=5000)


@pytest.mark.parametrize("slot", ["goal_target", "goal_date", "contribution", "income"])
def test_an_answer_to_something_else_is_none(slot: str) -> None:
    assert fill(slot, CreateGoal(name="Car"), "how's the weather") is None


@pytest.mark.parametrize(
    ("message", "language", "name"),
    [
        ("rename it to lima", "en", "Lima"),
        ("change the name to lima", "en", "Lima"),
        ("call it lima instead", "en", "Lima"),
        ("muda o nome pra lima", "pt", "Lima"),
        ("troca o nome dela pra lima", "pt", "Lima"),
        ("renomeia pra lima", "pt", "Lima"),
        ("cámbiale el nombre a lima", "es", "Lima"),
        ("ponle de nombre lima", "es", "Lima"),
        ("llámala lima", "es", "Lima"),
    ],
)
def test_the_goal_spoken_of_gets_another_name(message: str, language: str, name: str) -> None:
    assert read(message, language, of_goal=True) == ChangeGoal(
        goal=GoalReference(id="goal 1"), name=name
    )
    assert read(message, language) is None


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("put 60 in already", "en"),
        ("chuck 60 in", "en"),
        ("and pop 60 there", "en"),
        ("I already put 60 in", "en"),
        ("mete lá 60", "pt"),
        ("e bota mais 60 lá", "pt"),
        ("já guardei 60 pra ela", "pt"),
        ("já coloca 60", "pt"),
        ("mete 60", "es"),
        ("y métele 60 ahí", "es"),
        ("ya guardé 60 ahí", "es"),
        ("ponle otros 60", "es"),
    ],
)
def test_money_goes_into_the_goal_spoken_of_and_into_no_other(message: str, language: str) -> None:
    put = Contribute(goal=GoalReference(id="goal 1"), cents=6000)

    assert read(message, language, of_goal=True) == put
    assert read(message, language, goals=True) is None


@pytest.mark.parametrize(
    ("message", "language", "changes"),
    [
        ("peru should be done by may next year", "en", {"target_date": date(2027, 5, 31)}),
        ("peru should be 1900", "en", {"target_cents": 190000}),
        ("make peru 1900", "en", {"target_cents": 190000}),
        ("the amount should be 1900", "en", {"target_cents": 190000}),
        ("push it to sept nxt yr", "en", {"target_date": date(2027, 9, 30)}),
        ("a viagem tem q ser até maio do ano q vem", "pt", {"target_date": date(2027, 5, 31)}),
        ("na real muda pra 1900 o valor", "pt", {"target_cents": 190000}),
        ("muda peru pra 1900", "pt", {"target_cents": 190000}),
        ("passa pra setembro do ano q vem", "pt", {"target_date": date(2027, 9, 30)}),
        ("el viaje tiene q ser para mayo del prox año", "es", {"target_date": date(2027, 5, 31)}),
        ("cambia peru a 1900", "es", {"target_cents": 190000}),
        ("cambia a 1900 el monto", "es", {"target_cents": 190000}),
        ("pásala a septiembre del año q viene", "es", {"target_date": date(2027, 9, 30)}),
    ],
)
def test_the_goal_spoken_of_is_changed_in_sloppy_words(
    message: str, language: str, changes: dict[str, object]
) -> None:
    found = read(message, language, of_goal=True)

    assert isinstance(found, ChangeGoal)
    assert found.goal.id == "goal 1"
    assert found.model_dump(include=set(changes)) == changes


@pytest.mark.parametrize(
    ("message", "goal", "expected"),
    [
        ("get rid of the christmas goal", "Christmas", RemoveGoal(goal=GoalReference(id="goal 1"))),
        (
            "move christmas to march next year",
            "Christmas",
            ChangeGoal(goal=GoalReference(id="goal 1"), target_date=date(2027, 3, 31)),
        ),
        (
            "put 30 into christmas",
            "Christmas",
            Contribute(goal=GoalReference(id="goal 1"), cents=3000),
        ),
    ],
)
def test_a_goal_may_have_the_name_of_a_day(message: str, goal: str, expected: Command) -> None:
    found = read_goal_command(*said(message, "en", (goal,)))

    assert isinstance(found, RemoveGoal | ChangeGoal | Contribute)
    assert found.model_copy(update={"goal": GoalReference(id=found.goal.id)}) == expected


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("took 60 back out", "en"),
        ("take 60 out of it", "en"),
        ("tirei 60 de lá", "pt"),
        ("tira 60 dela", "pt"),
        ("saqué 60 de ahí", "es"),
        ("sácale 60 de ahí", "es"),
    ],
)
def test_money_is_taken_out_of_the_goal_spoken_of(message: str, language: str) -> None:
    taken = Contribute(goal=GoalReference(id="goal 1"), cents=-6000)

    assert read(message, language, of_goal=True) == taken
    assert read(message, language, goals=True) is None
