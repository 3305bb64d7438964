"""Periods as people name them, in three languages."""

from datetime import date

import pytest

from app.coach.questions.lexicon import load_lexicon
from app.coach.questions.normalize import normalize_question
from app.coach.questions.period_words import find_month_to_come, find_period
from app.reading.categories.lookup import CategoryLookup
from app.text.languages import Language

TODAY = date(2026, 5, 15)  # a Friday
MAY = date(2026, 5, 1)


def found(text: str, language: Language, country: str = "") -> tuple[str, date, date] | None:
    """Return the name, start and end of the period in `text`."""
    one = find_period(
        normalize_question(text, language, CategoryLookup()), TODAY, load_lexicon(language), country
    )
    return (one[0].name, one[0].start, one[0].end) if one else None


@pytest.mark.parametrize(
    ("language", "text", "name", "start", "end"),
    [
        ("en", "today", "today", TODAY, TODAY),
        ("pt", "gastos de ontem", "yesterday", date(2026, 5, 14), date(2026, 5, 14)),
        ("es", "antier", "date", date(2026, 5, 13), date(2026, 5, 13)),
        ("en", "this week", "this_week", date(2026, 5, 11), date(2026, 5, 17)),
        ("pt", "semana passada", "last_week", date(2026, 5, 4), date(2026, 5, 10)),
        ("es", "el mes pasado", "last_month", date(2026, 4, 1), date(2026, 4, 30)),
        ("en", "the month before last", "month", date(2026, 3, 1), date(2026, 3, 31)),
        ("pt", "no ano passado", "last_year", date(2025, 1, 1), date(2025, 12, 31)),
        ("es", "esta quincena", "between", MAY, TODAY),
        ("en", "over the weekend", "weekend", date(2026, 5, 9), date(2026, 5, 10)),
        ("en", "since the 1st", "since", MAY, TODAY),
        ("en", "since the 20th", "since", date(2026, 4, 20), TODAY),
        ("pt", "desde o dia 15", "since", TODAY, TODAY),
        ("es", "desde el 3 de marzo", "since", date(2026, 3, 3), TODAY),
        ("en", "since march", "since", date(2026, 3, 1), TODAY),
        ("es", "desde el lunes", "since", date(2026, 5, 11), TODAY),
        ("pt", "desde ontem", "since", date(2026, 5, 14), TODAY),
        ("en", "since the start of the year", "since", date(2026, 1, 1), TODAY),
        ("en", "since the beginning of the week", "since", date(2026, 5, 11), TODAY),
        ("pt", "desde o começo do mês", "since", MAY, TODAY),
        ("en", "before may 5", "between", MAY, date(2026, 5, 4)),
        ("en", "until the 10th", "between", MAY, date(2026, 5, 10)),
        ("pt", "até dia 10", "between", MAY, date(2026, 5, 10)),
        ("es", "antes del 5 de abril", "between", date(2026, 4, 1), date(2026, 4, 4)),
        ("en", "in March", "month", date(2026, 3, 1), date(2026, 3, 31)),
        ("en", "in june", "month", date(2025, 6, 1), date(2025, 6, 30)),
        ("pt", "em fevereiro de 2024", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("es", "en diciembre del año pasado", "month", date(2025, 12, 1), date(2025, 12, 31)),
        ("en", "last 30 days", "last_days", date(2026, 4, 16), TODAY),
        ("pt", "nas últimas duas semanas", "last_weeks", date(2026, 5, 2), TODAY),
        ("es", "los últimos 3 meses", "last_months", date(2026, 2, 16), TODAY),
        ("en", "past 2 years", "last_years", date(2024, 5, 16), TODAY),
        ("en", "in the last month", "last_month", date(2026, 4, 1), date(2026, 4, 30)),
        ("en", "from the 1st to the 15th", "between", MAY, TODAY),
        ("pt", "de 1 a 10 de março", "between", date(2026, 3, 1), date(2026, 3, 10)),
        (
            "es",
            "del 20 de diciembre al 6 de enero",
            "between",
            date(2025, 12, 20),
            date(2026, 1, 6),
        ),
        ("en", "between march 3 and march 9", "between", date(2026, 3, 3), date(2026, 3, 9)),
        ("en", "from february to april", "between", date(2026, 2, 1), date(2026, 4, 30)),
        ("en", "on monday", "date", date(2026, 5, 11), date(2026, 5, 11)),
        ("pt", "na sexta", "date", TODAY, TODAY),
        ("es", "el sábado pasado", "date", date(2026, 5, 9), date(2026, 5, 9)),
        ("en", "on May 3rd", "date", date(2026, 5, 3), date(2026, 5, 3)),
        ("en", "on december 25", "date", date(2025, 12, 25), date(2025, 12, 25)),
        ("pt", "no dia 10", "date", date(2026, 5, 10), date(2026, 5, 10)),
        ("en", "the 2nd", "date", date(2026, 5, 2), date(2026, 5, 2)),
        ("en", "3 days ago", "date", date(2026, 5, 12), date(2026, 5, 12)),
        ("pt", "há duas semanas", "between", date(2026, 4, 27), date(2026, 5, 3)),
        ("es", "hace 2 meses", "month", date(2026, 3, 1), date(2026, 3, 31)),
        ("en", "two years ago", "year", date(2024, 1, 1), date(2024, 12, 31)),
        ("en", "all time", "ever", date(1970, 1, 1), TODAY),
        ("en", "on 2026-04-30", "date", date(2026, 4, 30), date(2026, 4, 30)),
    ],
)
def test_a_period_is_found(
    language: Language, text: str, name: str, start: date, end: date
) -> None:
    assert found(text, language) == (name, start, end)


def test_a_date_in_figures_is_read_as_its_country_writes_it() -> None:
    assert found("spent on 4/3", "en", "US") == ("date", date(2026, 4, 3), date(2026, 4, 3))
    assert found("spent on 4/3", "en", "GB") == ("date", date(2026, 3, 4), date(2026, 3, 4))
    assert found("spent on 13/4", "en", "US") == ("date", date(2026, 4, 13), date(2026, 4, 13))
    assert found("spent on 25/12/25", "en", "GB") == (
        "date",
        date(2025, 12, 25),
        date(2025, 12, 25),
    )
    assert found("gastos 20/12", "pt", "BR") == ("date", date(2025, 12, 20), date(2025, 12, 20))


@pytest.mark.parametrize(
    "text",
    ["may i spend 20", "how much is left", "on 2026-13-45", "99/99"],
)
def test_what_names_no_period_has_none(text: str) -> None:
    assert found(text, "en") is None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "by july", date(2026, 7, 31)),
        ("en", "by march", date(2027, 3, 31)),
        ("en", "in 6 months", date(2026, 11, 15)),
        ("en", "next month", date(2026, 6, 30)),
        ("pt", "até dezembro", date(2026, 12, 31)),
        ("pt", "em tres meses", date(2026, 8, 15)),
        ("es", "el mes que viene", date(2026, 6, 30)),
        ("es", "para febrero", date(2027, 2, 28)),
        ("en", "someday", None),
    ],
)
def test_a_wish_is_for_a_month_to_come(language: Language, text: str, day: date | None) -> None:
    assert (
        find_month_to_come(
            normalize_question(text, language, CategoryLookup()), TODAY, load_lexicon(language)
        )
        == day
    )
