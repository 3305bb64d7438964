"""A message as read with the words of one language."""

from datetime import date

from app.coach.questions.reading import read_message
from app.coach.questions.types import QuestionContext
from app.reading.categories.lookup import CategoryLookup

CONTEXT = QuestionContext(date(2026, 5, 15), CategoryLookup())


def test_periods_exclusions_and_the_rest_are_told_apart() -> None:
    reading = read_message("How much on food last month, without pizza?", "en", CONTEXT)
    assert [period.name for period in reading.periods] == ["last_month"]
    assert reading.exclusions == ("pizza",)
    assert reading.asking == "how much on food last month"
    assert reading.rest.replace("|", "").split() == ["how", "much", "on", "food"]
    assert "pizza" in reading.whole


def test_instalments_are_no_part_of_the_rest() -> None:
    reading = read_message("e se eu parcelar em 5x?", "pt", CONTEXT)
    assert reading.instalments == 5
    assert "5" not in reading.rest


def test_one_instalment_is_none() -> None:
    assert read_message("a vista, 1x", "pt", CONTEXT).instalments is None


def test_instalments_are_read_in_every_language() -> None:
    assert read_message("in six instalments", "en", CONTEXT).instalments == 6
    assert read_message("em 10 vezes sem juros", "pt", CONTEXT).instalments == 10
    assert read_message("a 12 meses sin intereses", "es", CONTEXT).instalments == 12
    assert read_message("en 3 cuotas", "es", CONTEXT).instalments == 3
