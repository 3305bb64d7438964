"""Messages cut into pieces, each with its amounts."""

from datetime import date

import pytest

from app.reading.amounts import find_figures
from app.reading.dates import find_days
from app.reading.descriptions import GAP
from app.reading.drafts import Context
from app.reading.pieces import Piece, is_bare, pieces_of
from app.reading.plain import clean, plain
from app.reading.shape import Shape

AMERICAN = Context(date(2026, 5, 20), "US", "USD", "en")


def pieces(text: str) -> list[Piece]:
    """The pieces of a message of one line."""
    message = clean(text)
    folded = plain(message)
    days = find_days(folded, AMERICAN.today, "US")
    taken = [(day.start, day.end) for day in days]
    figures = find_figures(message, folded, taken, "en", AMERICAN)
    return pieces_of(message, [Shape(folded, 0, len(folded), figures)], days)


def words(piece: Piece) -> str:
    """A piece's words without gaps."""
    return " ".join(piece.words.replace(GAP, " ").split())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("tea 2, cake 5", [[2], [5]]),
        ("tea 2 and cake 5", [[2], [5]]),
        ("tea 2; cake 5 / pie 6 | jam 7", [[2], [5], [6], [7]]),
        ("tea and cake 5", [[5]]),
        ("2 muffins 7", [[7]]),
        ("bread 3 eggs 4", [[3, 4]]),
        ("soup for 3, 45", [[], [45]]),
        ("3 muffins", [[]]),
        ("30 muffins", [[30]]),
        ("three muffins", [[]]),
        ("iphone 16 case 30", [[30]]),
        ("dinner at 8 40", [[40]]),
        ("soap for 16 brushes for 3.50", [[16, 3.5]]),
        ("paid 40 for two brushes", [[40]]),
        ("store 3 items 67.45", [[67.45]]),
        ("gas 41 (3.45/gal)", [[41], []]),
        ("mirror 30 and 2 lamps", [[30]]),
        ("bus 20 there and 21 back", [[20], [21]]),
        ("40.00 - cafe - 12", [[40]]),
    ],
)
def test_each_piece_holds_the_money_said_in_it(text: str, wanted: list[list[float]]) -> None:
    found = [[float(figure.value) for figure in piece.figures] for piece in pieces(text)]
    assert found == wanted


def test_words_go_with_the_amount_they_stand_before() -> None:
    (piece,) = pieces("bread 3 eggs 4")
    told = [text.replace(GAP, " ").strip() for _figure, text, _day in piece.amounts()]
    assert told == ["bread", "eggs"]


def test_words_go_with_the_amount_before_them_where_prices_come_first() -> None:
    (piece,) = pieces("30 bread 40 eggs")
    told = [text.replace(GAP, " ").strip() for _figure, text, _day in piece.amounts()]
    assert told == ["bread", "eggs"]


def test_what_stands_before_a_colon_heads_what_follows() -> None:
    header, first, _second = pieces("market: bread 3, eggs 4")
    assert header.before_colon
    assert words(header) == "market"
    assert not first.before_colon


def test_a_label_before_its_amount_is_no_header() -> None:
    assert [piece.before_colon for piece in pieces("bread: 3")] == [False]


def test_labels_part_nothing_but_their_own_amounts() -> None:
    (piece,) = pieces("bread: 3.20 eggs: 4.10")
    told = [text.replace(GAP, " ").strip(" :") for _figure, text, _day in piece.amounts()]
    assert told == ["bread", "eggs"]


def test_dates_are_the_pieces_own() -> None:
    first, second = pieces("yesterday bread 3, eggs 4 on monday")
    assert first.leading_day() is not None
    assert second.leading_day() is None
    assert second.ends_with_day()


def test_a_date_parts_items_as_it_began_the_first() -> None:
    first, second = pieces("monday bread 30 tuesday eggs 40")
    assert [int(figure.value) for figure in (*first.figures, *second.figures)] == [30, 40]


def test_filler_is_bare() -> None:
    assert is_bare(" spent on ")
    assert not is_bare("spent on bread")
