"""Entries by chat: logged, corrected, removed, put under a category; asked about where unclear."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, select

from app.db import Database, table
from app.models import Correction
from app.store import transactions
from tests.support.chatting import ChattingPerson
from tests.support.rows import NOW, Movement

TODAY = NOW.date()


class Keeper(ChattingPerson):
    """A person who looks into their books."""

    def __init__(self, database: Database, language: str = "en") -> None:
        super().__init__(database, language)
        self.database = database

    @property
    def books(self) -> list[tuple[str, int]]:
        """Return what is booked: description and cents, the cheapest first."""
        return sorted(((row.description, row.amount_cents) for row in self._rows()), key=_cents)

    @property
    def categories(self) -> dict[str, str]:
        """Return the category of each entry by its description."""
        return {row.description: row.category for row in self._rows()}

    @property
    def days(self) -> set[date]:
        """Return the days of all entries."""
        return {row.transaction_date for row in self._rows()}

    @property
    def learned(self) -> dict[str, str]:
        """Return what was learned of merchants and things."""
        rows = table(Correction)
        with self.database.read_only() as session:
            found = session.execute(select(rows.c.words, rows.c.category)).all()
        return {row.words: row.category for row in found}

    def _rows(self) -> Sequence[Row[Any]]:
        with self.database.read_only() as session:
            return transactions.list_latest(session, self.id, TODAY - timedelta(days=90), 99)


def _cents(entry: tuple[str, int]) -> int:
    return entry[1]


@pytest.fixture
def person(database: Database) -> Keeper:
    return Keeper(database)


@pytest.mark.parametrize(
    ("language", "log", "correction", "cents"),
    [
        ("en", "taxi 12 and lunch 30", "the taxi was 13", 1300),
        ("pt", "uber 12 e almoço 30", "o uber foi 13", 1300),
        ("es", "taxi 12 y comida 30", "el taxi fue 13", 1300),
    ],
)
def test_a_thing_that_was_another_amount_is_corrected_not_booked_again(
    database: Database, language: str, log: str, correction: str, cents: int
) -> None:
    person = Keeper(database, language)
    person.say(log)
    person.say(correction)
    assert [found for _, found in person.books] == [cents, 3000]


def test_several_things_are_booked_together_and_shown_in_order(person: Keeper) -> None:
    reply = person.say("taxi 12 and lunch 30")
    assert [line[:6] for line in reply.split("\n")[:2]] == ["✅ *$12", "✅ *$30"]
    assert person.say("remove the second one").startswith("🗑️ *$30*")
    assert [cents for _, cents in person.books] == [1200]


def test_an_amount_that_is_so_already_is_not_said_to_be_changed(person: Keeper) -> None:
    person.say("taxi 12")
    assert "already" in person.say("the taxi was 12")
    assert person.last
    assert person.last.changes == []


def test_a_date_is_said_of_all_that_was_booked_together(person: Keeper) -> None:
    person.say("taxi 12 and lunch 30")
    person.say("that was yesterday")
    assert person.days == {TODAY - timedelta(days=1)}


@pytest.mark.parametrize("amount", ["0", "0.004", "99999999999999999"])
def test_an_amount_that_no_entry_can_have_changes_nothing(person: Keeper, amount: str) -> None:
    person.say("taxi 12")
    person.say(f"no, the taxi was {amount}")
    assert person.books == [("Taxi", 1200)]


def test_a_long_name_is_cut(person: Keeper) -> None:
    person.say("taxi 12")
    person.say(f"rename the taxi to {'very ' * 20}long ride")
    ((name, _),) = person.books
    assert len(name) <= 60


def test_an_unknown_thing_is_said_to_be_unknown_with_the_nearest(person: Keeper) -> None:
    person.say("taxi 12")
    reply = person.say("delete the dentist")
    assert "dentist" in reply
    assert "*$12*" in reply
    assert len(person.books) == 1


def test_which_of_two_is_asked_for_and_answered_by_amount(person: Keeper) -> None:
    person.say("taxi 12, taxi 20")
    assert "1." in person.say("make the taxi 25")
    assert person.last
    assert person.last.pending
    assert person.say("the 20 one").startswith("✏️ *$25*")
    assert [cents for _, cents in person.books] == [1200, 2500]


def test_more_than_three_by_description_are_removed_after_a_yes_only(person: Keeper) -> None:
    person.book(*[Movement(TODAY - timedelta(days=day), 500, "Coffee") for day in range(1, 6)])
    assert "5" in person.say("delete all the coffees")
    assert len(person.books) == 5
    person.say("yes")
    assert person.books == []


def test_a_no_keeps_them(person: Keeper) -> None:
    person.book(*[Movement(TODAY - timedelta(days=day), 500, "Coffee") for day in range(1, 6)])
    person.say("delete all the coffees")
    person.say("no")
    assert len(person.books) == 5


def test_three_are_removed_without_asking(person: Keeper) -> None:
    person.book(*[Movement(TODAY - timedelta(days=day), 500, "Coffee") for day in range(1, 4)])
    assert person.say("delete all the coffees").count("🗑️") == 3
    assert person.books == []


@pytest.mark.parametrize(
    ("language", "logged", "order", "left", "undo"),
    [
        ("en", "lunch 12, taxi 20, coffee 4", "delete the coffee and the taxi", "Lunch", "undo"),
        ("pt", "almoço 12, táxi 20, café 4", "apaga o café e o táxi", "Almoço", "desfazer"),
        ("es", "almuerzo 12, taxi 20, café 4", "borra el café y el taxi", "Almuerzo", "deshacer"),
    ],
)
def test_entries_named_one_by_one_are_removed_and_come_back_together(
    database: Database, language: str, logged: str, order: str, left: str, undo: str
) -> None:
    person = Keeper(database, language)
    person.say(logged)
    assert person.say(order).count("🗑️") == 2
    assert person.books == [(left, 1200)]
    person.say(undo)
    assert len(person.books) == 3


def test_a_name_with_and_in_it_is_one_entry(person: Keeper) -> None:
    person.say("mac and cheese 9, cheese 5")
    person.say("delete the mac and cheese")
    assert person.books == [("Cheese", 500)]


def test_of_a_list_what_is_not_found_is_said(person: Keeper) -> None:
    person.say("lunch 12, taxi 20")
    reply = person.say("delete the taxi and the pizza")
    assert "I can't find pizza" in reply
    assert person.books == [("Lunch", 1200)]


def test_several_amounts_are_corrected_in_one_message(person: Keeper) -> None:
    person.say("lunch 12, taxi 20, coffee 4")
    person.say("change lunch to 15 and taxi to 25 and delete coffee")
    assert person.books == [("Lunch", 1500), ("Taxi", 2500)]
    person.say("lunch was 16 and taxi was 26")
    assert person.books == [("Lunch", 1600), ("Taxi", 2600)]


def test_statements_that_correct_nothing_are_one_log(person: Keeper) -> None:
    person.say("lunch was 15 and taxi was 25")
    assert person.books == [("Lunch", 1500), ("Taxi", 2500)]
    person.say("undo")
    assert person.books == []


def test_an_income_gets_no_category_of_spending(person: Keeper) -> None:
    person.say("got paid 4000")
    before = person.categories
    assert "came in" in person.say("that should be under health")
    assert person.categories == before


def test_a_corrected_category_is_learned_and_forgotten_with_its_undo(person: Keeper) -> None:
    person.say("taxi 12")
    person.say("put it under entertainment")
    assert list(person.categories.values()) == ["entertainment"]
    assert list(person.learned.values()) == ["entertainment"]
    person.say("undo")
    assert list(person.categories.values()) == ["transport"]
    assert person.learned == {}


def test_a_corrected_amount_teaches_nothing(person: Keeper) -> None:
    person.say("taxi 12")
    person.say("the taxi was 13")
    assert person.learned == {}


def test_a_stated_rule_is_learned_and_leaves_past_entries(person: Keeper) -> None:
    person.say("taxi 12")
    reply = person.say("from now on taxi is entertainment")
    assert "from now on" in reply
    assert list(person.categories.values()) == ["transport"]
    person.say("taxi 15")
    assert sorted(set(person.learned.values())) == ["entertainment"]


def test_what_was_left_out_is_booked_anyway_only_where_something_was(person: Keeper) -> None:
    assert "nothing" in person.say("book it anyway")
    assert person.books == []


@pytest.mark.parametrize(
    ("language", "bought", "not_done"),
    [
        ("en", "log 55 for the hoodie please", "ended up not getting the hoodie"),
        ("pt", "anota 55 da blusa por favor", "acabei não comprando a blusa"),
        ("es", "anota 55 de la blusa por favor", "al final no compré la blusa"),
    ],
)
def test_a_purchase_that_was_not_made_after_all_is_removed(
    database: Database, language: str, bought: str, not_done: str
) -> None:
    person = Keeper(database, language)
    person.say(bought)
    assert len(person.books) == 1
    person.say(not_done)
    assert person.books == []
    # Told again, there is nothing to remove, and nothing is booked.
    person.say(not_done)
    assert person.books == []


def test_two_names_of_a_list_that_may_be_several_are_both_asked_for(person: Keeper) -> None:
    person.say("tea 3, bus 4, tea 5, bus 6")
    asked = person.say("delete the tea and the bus")
    assert all(f"{number}. " in asked for number in range(1, 5))
    person.say("the tea of 3 and the bus of 6")
    assert [cents for _, cents in person.books] == [400, 500]


def test_one_of_the_lines_that_were_shown_is_corrected_by_its_amount(person: Keeper) -> None:
    person.say("tea 3, bus 4, tea 5")
    person.say("the tea is wrong")
    person.say("the 5 one, it was 6")
    assert [cents for _, cents in person.books] == [300, 400, 600]


def test_what_leaves_out_its_verb_is_a_log_beside_one(person: Keeper) -> None:
    person.say("log 12 for tea please")
    person.say("juice was 4 and tea 3")
    assert [cents for _, cents in person.books] == [300, 400, 1200]


def test_a_line_keeps_its_place_in_the_list(person: Keeper) -> None:
    person.say("tea 3, bus 4, bread 5")
    person.say("bread was 6")
    person.say("delete the first one")
    person.say("the second one was 8")
    assert person.books == [("Bread", 600), ("Bus", 800)]


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "delete everything from today"),
        ("pt", "apaga tudo de hoje"),
        ("es", "borra todo lo de hoy"),
    ],
)
def test_all_of_a_day_is_no_erasure(database: Database, language: str, message: str) -> None:
    person = Keeper(database, language)
    person.say(
        {"en": "log 5 for tea please", "pt": "anota 5 de chá", "es": "anota 5 de té"}[language]
    )
    person.say(message)
    assert person.books == []


@pytest.mark.parametrize(
    ("language", "theirs", "mine"),
    [
        ("en", "my brother spent 80 on shoes", "log it, i paid"),
        ("pt", "meu irmão gastou 80 num tênis", "registra, fui eu que paguei"),
        ("es", "mi hermano gastó 80 en zapatos", "anótalo, lo pagué yo"),
    ],
)
def test_what_somebody_else_spent_is_booked_where_the_person_paid_it(
    database: Database, language: str, theirs: str, mine: str
) -> None:
    person = Keeper(database, language)
    person.say(theirs)
    assert person.books == []
    person.say(mine)
    assert [cents for _, cents in person.books] == [8000]


@pytest.mark.parametrize(
    ("language", "bought", "returned"),
    [
        ("en", "log 55 for the socks please", "returned the socks"),
        ("pt", "anota 55 da calça por favor", "devolvi a calça que comprei ontem"),
        ("es", "anota 55 de los zapatos por favor", "devolví los zapatos"),
    ],
)
def test_what_went_back_to_the_shop_is_removed(
    database: Database, language: str, bought: str, returned: str
) -> None:
    person = Keeper(database, language)
    person.say(bought)
    assert len(person.books) == 1
    person.say(returned)
    assert person.books == []


def test_several_names_are_put_under_a_category(person: Keeper) -> None:
    person.say("tea 3, bus 4, bread 5")
    person.say("move the tea and the bread to other")
    assert person.categories == {"Tea": "other", "Bus": "transport", "Bread": "other"}
