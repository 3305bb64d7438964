"""How much, how often, how much on average."""

from datetime import date, timedelta

import pytest

from app.text.languages import Language
from tests.support.coach import TODAY, ask, make_profile
from tests.support.ledger import ListLedger


@pytest.mark.parametrize(
    ("language", "message", "expected"),
    [
        ("en", "how much did I spend this week?", "You spent $310 this week (2 purchases)."),
        ("pt", "quanto gastei essa semana?", "Você gastou US$ 310 nesta semana (2 gastos)."),
        ("es", "¿cuánto gasté esta semana?", "Gastaste USD 310 esta semana (2 gastos)."),
        ("en", "how much did I spend today", "You spent $60 today (1 purchase)."),
        ("en", "spent last month", "You spent $1,600 last month (3 purchases)."),
        ("en", "spent since the 4th", "You spent $460 since May 4 (3 purchases)."),
        ("en", "spent in april", "You spent $1,600 in April 2026 (3 purchases)."),
        ("en", "spent in the last 4 days", "You spent $310 in the last 4 days (2 purchases)."),
        ("en", "spent from the 1st to the 4th", "You spent $1,350 from May 1 to May 4 (2 "),
        ("en", "how much on food?", "You spent $460 on food this month (3 purchases)."),
        ("en", "how much at cafe luna?", "You spent $60 on Cafe Luna this month (1 purchase)."),
        ("en", "spent yesterday", "I have no expenses noted yesterday."),
        ("pt", "gastos em fevereiro", "Não tenho nenhum gasto anotado em fevereiro de 2026."),
        ("es", "cuánto gasté en salud", "No encuentro ningún gasto en salud este mes."),
    ],
)
def test_a_period_is_summed(
    month: ListLedger, language: Language, message: str, expected: str
) -> None:
    assert ask(message, month, make_profile(language)).startswith(expected)


def test_this_month_tells_what_most_went_to_and_what_is_left(month: ListLedger) -> None:
    reply = ask("how much did I spend this month?", month)
    assert "Most of it went to housing: $1,200." in reply
    assert "Your plan leaves $2,440 for the rest of the month." in reply


def test_over_the_plan_says_by_how_much(month: ListLedger) -> None:
    month.spend(TODAY, 300000, "Sofa", "housing")
    assert "That is $560 above what your plan allows" in ask("spent this month", month)


def test_without_a_plan_there_is_no_room_to_tell(month: ListLedger) -> None:
    assert "plan" not in ask("spent this month", month, make_profile(plan=None))


def test_a_place_goes_with_the_whole_of_its_category(month: ListLedger) -> None:
    reply = ask("how much at whole foods this month?", month)
    assert reply == (
        "You spent $400 on whole foods this month (2 purchases). "
        "In all, food comes to $460 this month."
    )


def test_a_thing_that_nothing_names_gets_its_category(month: ListLedger) -> None:
    reply = ask("how much on pizza this month?", month)
    assert reply == (
        "I don't see anything spent on pizza this month. "
        "You spent $460 on food this month (3 purchases)."
    )


def test_a_thing_that_nobody_knows_gets_the_whole(month: ListLedger) -> None:
    reply = ask("how much did I spend on gizmos this month?", month)
    assert reply.startswith(
        "I don't see anything spent on gizmos this month. In all, you've spent $1,660"
    )


def test_one_word_of_a_name_is_enough(month: ListLedger) -> None:
    assert "$60" in ask("how much did I spend at luna bistro?", month)


def test_an_other_category_is_not_added_up_behind_a_thing(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 500, "Gizmo", "other")
    ledger.spend(TODAY, 700, "Thing", "other")
    assert ask("how much on gizmo today?", ledger) == "You spent $5 on Gizmo today (1 purchase)."


def test_currencies_stand_side_by_side(month: ListLedger) -> None:
    month.spend(TODAY, 2000, "Metro", "transport", "EUR")
    assert ask("spent today", month).startswith("You spent $60 and €20 today (2 purchases).")


def test_times_are_counted_with_the_last_one(month: ListLedger) -> None:
    reply = ask("how many times did I go to whole foods this month?", month)
    assert reply.startswith("I count whole foods 2 times this month, $400 in all.")
    assert reply.endswith("The last time was May 12: Groceries at Whole Foods, $250.")
    assert ask("how many purchases today?", month) == ("You've noted 1 purchase today, $60 in all.")
    assert "see anything spent on starbucks" in ask("how many times at starbucks today?", month)
    assert "no expenses" in ask("how many purchases yesterday?", month)


def test_a_day_on_average_counts_the_days_that_passed(month: ListLedger) -> None:
    reply = ask("daily average this month", month)
    assert reply == "That's $110.67 a day on average this month ($1,660 over 15 days)."
    assert "over 30 days" in ask("daily average last month", month)
    assert "no expenses" in ask("daily average yesterday", month)


def test_a_week_on_average(month: ListLedger) -> None:
    reply = ask("average per week in april", month)
    assert reply == "That's $373.33 a week on average in April 2026 ($1,600 in all)."


def test_a_month_on_average_takes_full_months_since_the_first(month: ListLedger) -> None:
    reply = ask("how much do I spend a month on food on average?", month)
    assert reply == "On average you spend $300 a month (over 1 month). That's for food alone."


def test_in_the_first_month_the_days_must_do(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 1500, "Lunch")
    assert "$1 a day" in ask("how much do I spend per month?", ledger)


def test_an_average_of_ever_begins_with_the_first_day(ledger: ListLedger) -> None:
    ledger.spend(TODAY - timedelta(days=9), 10000, "Lunch")
    assert "$10 a day" in ask("daily average of all time", ledger)


def test_on_a_leap_day_the_month_has_29_days(ledger: ListLedger) -> None:
    ledger.today = date(2024, 2, 29)
    ledger.spend(date(2024, 2, 1), 2900, "Lunch")
    assert "$1 a day on average this month ($29 over 29 days)" in ask("daily average", ledger)


def test_what_is_left_out_does_not_count(month: ListLedger) -> None:
    assert ask("how much did I spend this month without rent?", month) == (
        "You spent $460 this month without rent (3 purchases)."
    )
    assert ask("total this month besides food", month) == (
        "You spent $1,200 this month without food (1 purchase)."
    )


def test_a_category_is_counted_without_a_place(month: ListLedger) -> None:
    assert ask("how much on food this month other than whole foods?", month).startswith(
        "You spent $60 on food this month without whole foods (1 purchase)."
    )


def test_leaving_out_is_said_in_every_language(month: ListLedger) -> None:
    assert "sem aluguel e alimentação" not in ask("quanto gastei?", month, make_profile("pt"))
    assert "neste mês sem alimentação" in ask(
        "quanto gastei esse mês tirando comida?", month, make_profile("pt")
    )
    assert "este mes sin comida" in ask(
        "cuánto gasté este mes sin contar la comida?", month, make_profile("es")
    )


def test_refunds_are_taken_off(month: ListLedger) -> None:
    month.spend(date(2026, 5, 6), 9000, "Zara", "clothing")
    month.earn(date(2026, 5, 9), 4000, "Refund Zara")
    month.earn(date(2026, 5, 9), 7000, "Zara salary")
    assert ask("how much did I spend at zara this month?", month) == (
        "You spent $50 on Zara this month (1 purchase). I've already taken off $40 that came back "
        "to you."
    )


def test_a_thing_is_found_in_the_plural_and_in_another_language(month: ListLedger) -> None:
    month.spend(TODAY, 1500, "Jantar no restaurante")
    assert "$15" in ask("how much on restaurants this month?", month)


def test_several_things_are_told_one_by_one(month: ListLedger) -> None:
    month.spend(TODAY, 1500, "Bus", "transport")
    assert ask("how much on food and transport this month?", month) == (
        "Together that's $475 this month:\n• food: $460\n• transport: $15"
    )


def test_a_kind_of_merchant_is_found_without_its_name(month: ListLedger) -> None:
    month.spend(TODAY, 2500, "Pizza Hut")
    assert "$25 on Pizza Hut" in ask("how much on restaurants this month?", month)
    assert "$300 on Whole Foods" in ask("how much at the supermarket last month?", month)


def test_a_new_place_has_this_month_instead_of_an_average(month: ListLedger) -> None:
    assert ask("how much do I spend at cafe luna per month?", month).startswith(
        "You spent $60 on Cafe Luna this month (1 purchase)."
    )


def test_a_kind_of_merchant_is_left_out_as_a_whole(month: ListLedger) -> None:
    assert ask("how much did I spend this month without groceries?", month).startswith(
        "You spent $1,260 this month without groceries (2 purchases)."
    )


def test_a_sum_in_one_currency_leaves_the_others_out(month: ListLedger) -> None:
    month.spend(date(2026, 5, 14), 4500, "Dinner in Paris", currency="EUR")

    assert ask("how much did i spend in euros this month", month) == (
        "You spent €45 this month (1 purchase)."
    )


def test_takeaways_are_those_of_delivery_services(ledger: ListLedger) -> None:
    ledger.spend(date(2026, 5, 3), 2200, "Deliveroo")
    ledger.spend(date(2026, 5, 4), 9000, "Restaurant Luigi")

    assert "$22" in ask("how much on takeaways this month", ledger)
