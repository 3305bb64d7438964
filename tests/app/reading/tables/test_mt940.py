"""MT940 files."""

from app.reading.tables.mt940 import is_mt940, read_mt940
from app.reading.tables.reader import read_spreadsheet
from tests.support.statements import descriptions, person, signed

HEADER = ":20:REF\r\n:25:12345678\r\n:28C:1/1\r\n:60F:C260930GBP100,00\r\n"
RENT = ":61:2610021002D850,00NTRFNONREF\r\n:86:166?00TRANSFER?20October rent?32Oak Lettings\r\n"
PAY = ":61:261005C1900,5NTRFNONREF//A1\r\n:86:Salary October\r\n"


def test_entries_are_read_with_their_direction_and_the_accounts_currency() -> None:
    reading = read_spreadsheet(
        f"{HEADER}{RENT}{PAY}:62F:C261005GBP1150,50\r\n-".encode(), person("US")
    )
    assert signed(reading) == [("2026-10-02", -85000), ("2026-10-05", 190050)]
    assert descriptions(reading) == ["Oak Lettings October rent", "Salary October"]
    assert {draft.currency for draft in reading.drafts} == {"GBP"}


def test_what_was_taken_back_goes_the_other_way() -> None:
    reversals = ":61:2610021002RC10,00NTRFNONREF\n:61:2610031003RD20,00NTRFNONREF\n"
    assert [row.direction for row in read_mt940(HEADER + reversals)] == [-1, 1]


def test_an_entry_that_breaks_the_grammar_is_reported_and_loses_no_other() -> None:
    first, broken, last = read_mt940(f"{HEADER}{RENT}:61:26?0\n:86:Kiosk\n{PAY}")
    assert (first.cents, last.cents) == (85000, 190050)
    assert (broken.unread, broken.description) == (True, ":61:26?0 :86:Kiosk")


def test_several_accounts_keep_their_currencies() -> None:
    second = HEADER.replace("GBP", "EUR") + PAY
    rows = read_mt940(HEADER + RENT + second)
    assert [row.currency for row in rows] == ["GBP", "EUR"]


def test_other_texts_are_no_mt940() -> None:
    assert is_mt940(HEADER + RENT)
    assert not is_mt940(HEADER)
    assert not is_mt940("Note:20:30 at the bar :61: seats")
