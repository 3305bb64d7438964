"""Dates as files write them, and the order of day and month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.tables import dates

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026/3/1", date(2026, 3, 1)),
        ("2026.03.01.", date(2026, 3, 1)),
        ("20260301", date(2026, 3, 1)),
        ("2026-03-01T09:12:13.123Z", date(2026, 3, 1)),
        ("2026-03-01 09:12:13 +02:00", date(2026, 3, 1)),
        ("01/03/2026", date(2026, 3, 1)),
        ("1.3.26", date(2026, 3, 1)),
        ("01-03-2026 10:22 PM", date(2026, 3, 1)),
        ("01-Mar-26", date(2026, 3, 1)),
        ("1 Mar 2026", date(2026, 3, 1)),
        ("1st March 2026", date(2026, 3, 1)),
        ("March 1, 2026", date(2026, 3, 1)),
        ("Sun, 1 Mar 2026", date(2026, 3, 1)),
        ("1º de março de 2026", date(2026, 3, 1)),
        ("12 MAI 2026", date(2026, 5, 12)),
        ("2 de enero de 2026", date(2026, 1, 2)),
        ("3. Dezember 2026", date(2026, 12, 3)),
        ("4 août 2026", date(2026, 8, 4)),
        ("5 gen 2026", date(2026, 1, 5)),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, day: date) -> None:
    found = dates.parse(text)
    assert found is not None
    assert dates.to_date(found, "dmy") == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "12.50",
        "1.234,56",
        "32/01/2026",
        "2026-13-01",
        "01/02/2026 Shop",
        "12345678",
        "00/00/2026",
        "10:30",
        "1e5",
        "x" * 60,
        "99 Mar 2026",
        "15-15-2026",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    found = dates.parse(text)
    assert found is None or dates.to_date(found, "dmy") is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [("28/DIC", 28, 12), ("05 ABR", 5, 4), ("31/12", 31, 12), ("Oct 2", 2, 10), ("01.02.", 1, 2)],
)
def test_a_date_may_lack_its_year(text: str, first: int, second: int) -> None:
    found = dates.parse_at_start(text)
    assert found is not None
    assert (found.first, found.second, found.year) == (first, second, None)


def test_a_second_date_is_not_the_year_of_the_first() -> None:
    for text in ("28/DIC 27/DIC SHOP", "28 DIC 27 DIC SHOP"):
        found = dates.parse_at_start(text)
        assert found is not None
        assert found.year is None
        assert text[found.end :].strip().startswith("27")


def test_a_year_that_is_missing_is_the_latest_before_the_closing() -> None:
    closing = date(2026, 1, 18)
    december, january = dates.parse_at_start("28/12"), dates.parse_at_start("05/01")
    assert december is not None
    assert january is not None
    assert dates.resolve_year(december, "dmy", closing) == date(2025, 12, 28)
    assert dates.resolve_year(january, "dmy", closing) == date(2026, 1, 5)


def test_a_29_february_belongs_to_a_leap_year() -> None:
    found = dates.parse_at_start("29/02")
    assert found is not None
    assert dates.resolve_year(found, "dmy", date(2024, 3, 5)) == date(2024, 2, 29)
    assert dates.resolve_year(found, "dmy", date(2026, 3, 5)) is None


def test_dates_within_a_sentence_are_found() -> None:
    found = dates.find_all("Vencimento 17/08/2026, emissão em 10 de agosto de 2026")
    assert [dates.to_date(one, "dmy") for one in found] == [date(2026, 8, 17), date(2026, 8, 10)]


def written(*texts: str) -> list[dates.WrittenDate]:
    return [found for text in texts if (found := dates.parse(text))]


def test_a_number_over_twelve_settles_the_order() -> None:
    assert (
        dates.infer_order(written("01/02/2026", "13/02/2026"), today=TODAY, country="US") == "dmy"
    )
    assert (
        dates.infer_order(written("01/02/2026", "02/13/2026"), today=TODAY, country="BR") == "mdy"
    )


def test_days_that_lie_close_together_settle_the_order() -> None:
    october = written("10/01/2026", "10/02/2026", "10/05/2026", "10/09/2026")
    assert dates.infer_order(october, today=TODAY, country="BR") == "mdy"
    assert (
        dates.infer_order(written("01/10/2026", "05/10/2026", "09/10/2026"), today=TODAY) == "dmy"
    )


def test_custom_settles_what_the_dates_leave_open() -> None:
    open_dates = written("01/02/2026")
    assert dates.infer_order(open_dates, today=TODAY, country="US") == "mdy"
    assert dates.infer_order(open_dates, today=TODAY, country="GB") == "dmy"
    assert dates.infer_order(open_dates, today=TODAY, country="US", hint="dmy") == "dmy"
    assert dates.infer_order([], today=TODAY) == "dmy"


def test_a_spreadsheets_day_number_is_a_day_of_our_time() -> None:
    assert dates.from_serial(46297.5) == date(2026, 10, 2)
    assert dates.from_serial(150.0) is None


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d %b %Y", "%Y%m%d"]),
)
def test_every_date_reads_back(day: date, form: str) -> None:
    found = dates.parse(day.strftime(form))
    assert found is not None
    assert dates.to_date(found, "dmy") == day


@given(st.text(max_size=40))
def test_no_text_makes_reading_fail(text: str) -> None:
    dates.find_all(text)
    dates.parse(text)
