"""Tests of the tables of currencies and of the patterns made of them."""

from app.text.currency_tables import pattern_after, pattern_before, sign_table


def test_a_sign_of_one_country_is_none_elsewhere() -> None:
    assert sign_table("ZA")["r"] == "ZAR"
    assert "r" not in sign_table("US")


def test_a_sign_of_one_letter_stands_before_the_number_alone() -> None:
    assert pattern_before("ZA").search("r")
    assert not pattern_after("ZA").match("r")
