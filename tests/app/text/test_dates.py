"""Tests of dates in messages: relative, absolute, never in the future."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.dates import find_dates

WEDNESDAY = date(2026, 5, 20)


def days(text: str, country: str = "US", today: date = WEDNESDAY) -> list[str]:
    """Return the dates found, in ISO format."""
    return [day.date.isoformat() for day in find_dates(text, today, country)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("today", "2026-05-20"),
        ("hoje", "2026-05-20"),
        ("esta manana", "2026-05-20"),
        ("yesterday's", "2026-05-19"),
        ("ontem a noite", "2026-05-19"),
        ("anoche", "2026-05-19"),
        ("day before yesterday", "2026-05-18"),
        ("anteontem", "2026-05-18"),
        ("antier", "2026-05-18"),
        ("3 days ago", "2026-05-17"),
        ("two weeks ago", "2026-05-06"),
        ("ha cinco dias", "2026-05-15"),
        ("hace una semana", "2026-05-13"),
        ("4 dias atras", "2026-05-16"),
        ("um dia atras", "2026-05-19"),
        ("twenty-one days ago", "2026-04-29"),
        ("vinte e um dias atras", "2026-04-29"),
        ("hace treinta dias", "2026-04-20"),
        ("three months ago", "2026-02-20"),
        ("ha dois meses", "2026-03-20"),
        ("hace un ano", "2025-05-20"),
    ],
)
def test_a_relative_day_counts_back_from_today(text: str, wanted: str) -> None:
    assert days(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("on monday", "2026-05-18"),
        ("last monday", "2026-05-18"),
        ("na quinta", "2026-05-14"),
        ("quinta-feira passada", "2026-05-14"),
        ("el domingo pasado", "2026-05-17"),
        ("on wednesday", "2026-05-20"),
        ("last wednesday", "2026-05-13"),
        ("miercoles pasado", "2026-05-13"),
        ("monday last week", "2026-05-11"),
        ("el martes de la semana pasada", "2026-05-12"),
        ("on tue", "2026-05-19"),
        ("2 fridays ago", "2026-05-08"),
    ],
)
def test_a_weekday_is_the_latest_one_and_the_past_one_never_today(text: str, wanted: str) -> None:
    assert days(text) == [wanted]


def test_an_abbreviated_weekday_is_a_date_only_at_the_start_of_an_item() -> None:
    assert days("fri pizza 20") == ["2026-05-15"]
    assert days("sab: bar 30") == ["2026-05-16"]
    assert days("sun cream 12") == []


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        ("5/11", "BR", "2025-11-05"),
        ("5/11", "US", "2026-05-11"),
        ("25/12", "US", "2025-12-25"),
        ("03/04/26", "GB", "2026-04-03"),
        ("14-02", "ES", "2026-02-14"),
        ("1.3.2026", "ES", "2026-03-01"),
        ("2026-04-09", "", "2026-04-09"),
        ("may 3rd", "US", "2026-05-03"),
        ("3rd of may", "GB", "2026-05-03"),
        ("december 30", "US", "2025-12-30"),
        ("2 de marco", "BR", "2026-03-02"),
        ("el 9 de abril de 2025", "MX", "2025-04-09"),
        ("no dia 12", "BR", "2026-05-12"),
        ("dia 25", "BR", "2026-04-25"),
        ("el 7", "MX", "2026-05-07"),
        ("on the 30th", "US", "2026-04-30"),
    ],
)
def test_an_absolute_day_is_the_latest_that_is_not_in_the_future(
    text: str, country: str, wanted: str
) -> None:
    assert days(text, country) == [wanted]


def test_a_day_that_the_last_month_lacks_is_in_the_month_before() -> None:
    assert days("dia 31", "BR", date(2026, 3, 2)) == ["2026-01-31"]


def test_the_29th_of_february_is_in_the_latest_leap_year() -> None:
    assert days("29/02", "BR") == ["2024-02-29"]


@pytest.mark.parametrize("text", ["last week", "semana passada", "el mes pasado", "o fds", "finde"])
def test_a_period_is_a_doubtful_date(text: str) -> None:
    (day,) = find_dates(text, WEDNESDAY, "")
    assert day.doubtful
    assert day.date < WEDNESDAY


def test_a_date_in_the_future_is_a_doubtful_today() -> None:
    (day,) = find_dates("30/12/2026", WEDNESDAY, "BR")
    assert (day.date, day.doubtful) == (WEDNESDAY, True)


@pytest.mark.parametrize(
    "text",
    [
        "black friday",
        "segunda parcela",
        "quinta avenida",
        "1/2 kilo",
        "parcela 3/10",
        "el 5 mil",
        "3rd floor",
        "the 1st birthday",
        "32/13",
        "5.11",
        "el 20%",
        "45 days",
        "99999 weeks ago",
    ],
)
def test_a_text_that_only_resembles_a_date_is_none(text: str) -> None:
    assert days(text, "BR") == []


def test_several_dates_are_found_in_their_order() -> None:
    assert days("ontem 50 e anteontem 20") == ["2026-05-19", "2026-05-18"]


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.lists(
        st.sampled_from(
            [
                "ontem",
                "dia",
                "31",
                "5/12",
                "el",
                "3",
                "de",
                "mayo",
                "last",
                "friday",
                "sexta",
                "passada",
                "29/02",
                "hace",
                "2",
                "dias",
                "may",
                "4",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["BR", "US", ""]),
)
def test_no_date_is_ever_in_the_future(today: date, words: list[str], country: str) -> None:
    assert all(day.date <= today for day in find_dates(" ".join(words), today, country))


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(0, 300))
def test_a_day_and_month_are_read_as_written(today: date, back: int) -> None:
    meant = today - timedelta(days=back)
    (day,) = find_dates(f"{meant:%d/%m/%Y}", today, "BR")
    assert day.date == meant


def test_out_of_something_is_no_day_of_outubro() -> None:
    assert days("take 20 out of the trip") == []
    assert days("paguei no dia 20 out", "BR") == ["2025-10-20"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12-nov-2025", "2025-11-12"),
        ("31/oct/2025", "2025-10-31"),
        ("08-nov-25", "2025-11-08"),
        ("nov-12-2025", "2025-11-12"),
        ("3 de outubro de 2025", "2025-10-03"),
        ("31 10 2025", "2025-10-31"),
        ("2025.11.08", "2025-11-08"),
    ],
)
def test_a_month_between_marks_keeps_its_year(text: str, wanted: str) -> None:
    assert days(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the first monday of this month", "2026-05-04"),
        ("on the last friday of april", "2026-04-24"),
        ("the second tuesday of last month", "2026-04-14"),
        ("na primeira sexta do mes", "2026-05-01"),
        ("na ultima quarta de abril", "2026-04-29"),
        ("el primer lunes del mes", "2026-05-04"),
        ("el ultimo viernes de marzo", "2026-03-27"),
        ("the last friday of the month", "2026-04-24"),
    ],
)
def test_a_weekday_is_counted_in_its_month(text: str, wanted: str) -> None:
    assert days(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("yesterday 4, the day before 5", ["2026-05-19", "2026-05-18"]),
        ("ontem 4 e no dia anterior 5", ["2026-05-19", "2026-05-18"]),
        ("el viernes 4 y el dia anterior 5", ["2026-05-15", "2026-05-14"]),
        ("el 1ro pague la renta", ["2026-05-01"]),
        ("the day before 5", ["2026-05-19"]),
    ],
)
def test_the_day_before_is_before_the_date_that_was_named(text: str, wanted: list[str]) -> None:
    assert days(text) == wanted


@pytest.mark.parametrize("text", ["two hundred months ago", "31 31 2026", "sexta do mes"])
def test_what_is_no_such_date_is_none(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize("text", ["ate out 20", "night out 12", "took out 15"])
def test_out_is_no_month_in_english(text: str) -> None:
    assert days(text) == []
    assert days("out 20", country="BR") != []
