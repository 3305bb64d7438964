"""Texts and figures as a person reads them, within WhatsApp's bound."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.assistant.wording.formatter import MAX_UNITS, ReplyFormatter, fit

TODAY = date(2026, 5, 5)


def test_figures_are_written_as_where_the_person_lives() -> None:
    english, portuguese = ReplyFormatter("en", "US", TODAY), ReplyFormatter("pt", "BR", TODAY)
    assert (english.money(123_450, "USD"), portuguese.money(123_450, "BRL")) == (
        "$1,234.50",
        "R$ 1.234,50",
    )
    assert (english.day(date(2026, 5, 3)), portuguese.day(date(2026, 5, 3))) == (
        "May 3",
        "3 de maio",
    )
    assert english.month(date(2027, 6, 30)) == "June 2027"


def test_a_text_is_in_the_persons_language() -> None:
    said = {
        language: ReplyFormatter(language, "", TODAY).say("undone")
        for language in ["en", "pt", "es"]
    }
    assert len(set(said.values())) == 3


@given(st.text(max_size=4000))
def test_any_text_fits_whatsapps_bound(text: str) -> None:
    fitted = fit(text)
    assert len(fitted.encode("utf-16-le", "surrogatepass")) // 2 <= MAX_UNITS


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert fit("a" * MAX_UNITS) == "a" * MAX_UNITS


def test_a_long_text_ends_at_a_line() -> None:
    assert fit("line\n" * 1000).endswith("line\n…")


def test_a_long_line_of_emoji_is_cut_between_them() -> None:
    assert set(fit("😄" * 2000)) == {"😄", "…"}
