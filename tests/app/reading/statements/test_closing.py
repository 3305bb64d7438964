"""When a statement closes, and in which order its dates are written."""

from datetime import date, timedelta

from app.reading.statements.closing import find_closing_day, infer_date_order
from app.reading.statements.lines import parse_lines
from tests.support.statements import TODAY, person

SLACK = timedelta(days=3)


def closing(text: str) -> date:
    return find_closing_day(parse_lines(text), "dmy", person("GB")) - SLACK


def test_a_statement_closes_on_the_day_that_it_names() -> None:
    assert closing("Fecha de corte: 05-oct-2026\n\nHello\nPrinted 09/10/2026") == date(2026, 10, 5)
    assert closing("Statement date\n20 October 2026\nOffer until 31/12/2026") == date(2026, 10, 20)


def test_without_a_closing_date_it_closes_on_the_latest_day_it_mentions() -> None:
    assert closing("On 03/10/2026 and on 09/10/2026") == date(2026, 10, 9)


def test_without_a_whole_date_it_closes_today() -> None:
    assert closing("02/10 Shop 5.00") == TODAY


def test_a_far_future_is_no_closing() -> None:
    assert closing("Statement date 01/10/2027") == TODAY + timedelta(days=62)


def test_day_or_month_first_is_found_over_the_whole_document() -> None:
    american = parse_lines("10/02/2026 Shop 5.00\n10/25/2026 Bus 5.00")
    assert infer_date_order(american, person("GB"), comma=False) == "mdy"
    open_order = parse_lines("10/02/2026 Shop 5.00")
    assert infer_date_order(open_order, person("US"), comma=False) == "mdy"
    assert infer_date_order(open_order, person("US"), comma=True) == "dmy"
    assert infer_date_order(open_order, person("MX"), comma=False) == "dmy"
