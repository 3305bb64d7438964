"""Pages that print two tables side by side."""

from app.reading.statements.lines import parse_lines
from app.reading.statements.side_by_side import split_side_by_side


def test_two_tables_side_by_side_are_read_one_after_the_other() -> None:
    text = "\n".join(
        f"0{at}/10 Shop {at}     {at}.00     1{at}/10 Bus {at}     2.0{at}" for at in range(1, 5)
    )
    lines = split_side_by_side(parse_lines(text))
    assert [line.text for line in lines[:5]] == [
        "01/10 Shop 1 1.00",
        "02/10 Shop 2 2.00",
        "03/10 Shop 3 3.00",
        "04/10 Shop 4 4.00",
        "11/10 Bus 1 2.01",
    ]


def test_a_second_date_at_changing_places_is_no_second_table() -> None:
    text = "01/10 A 1.00 11/10 B 2.00\n01/10 Some shop 1.00 11/10 B 2.00\n01/10 Q 1.00 5/10 B 2.00"
    assert len(split_side_by_side(parse_lines(text))) == 3
