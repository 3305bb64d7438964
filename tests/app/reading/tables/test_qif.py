"""QIF files."""

from app.reading.tables.qif import is_qif, read_qif
from app.reading.tables.reader import read_spreadsheet
from tests.support.statements import descriptions, person, signed

BANK = """!Account
NChecking
TBank
^
!Type:Bank
D10/02/2026
T-12.50
PCorner shop
MCorner shop, High St
^
D10/15'26
U1,000.00
T1,000.00
PEmployer
LIncome:Salary
^
D10/16/2026
T-50.00
L[Savings]
SFood
$-20.00
SHome
$-30.00
^
"""


def test_a_bank_section_is_read() -> None:
    reading = read_spreadsheet(BANK.encode(), person())
    assert signed(reading) == [("2026-10-02", -1250), ("2026-10-15", 100000), ("2026-10-16", -5000)]
    assert descriptions(reading) == ["Corner shop, High St", "Employer", "Savings account transfer"]
    assert [draft.kind for draft in reading.drafts] == ["expense", "income", "transfer"]


def test_day_first_and_decimal_comma_are_found() -> None:
    text = "!Type:CCard\nD03/10/2026\nT-1.234,50\nPLoja\n^\nD25/10/2026\nT10,00\nPEstorno\n^\n"
    assert signed(read_spreadsheet(text.encode(), person("BR"))) == [
        ("2026-10-03", -123450),
        ("2026-10-25", 1000),
    ]
    assert read_qif(text, person("BR"))[1]


def test_sections_without_money_are_passed_over() -> None:
    text = "!Type:Cat\nNFood\nDAll food\nT1\n^\n!Type:Bank\nDsoon\nT-1\n^\nD10/02/2026\nPx\n^\n"
    reading = read_spreadsheet(text.encode(), person())
    assert reading.problem == "no_statement"


def test_other_texts_are_no_qif() -> None:
    assert is_qif(BANK)
    assert not is_qif("!important")


def test_a_month_in_letters_and_dots_before_an_apostrophe_are_dates() -> None:
    days = ("4 Sep'26", "07.09'2026", " 9/ 8' 6")
    text = "!Type:Bank\n" + "".join(f"D{day}\nT-{at}.00\nPA\n^\n" for at, day in enumerate(days, 1))
    assert signed(read_spreadsheet(text.encode(), person("GB"))) == [
        ("2026-09-04", -100),
        ("2026-09-07", -200),
        ("2006-08-09", -300),
    ]


def test_a_movement_without_its_caret_does_not_swallow_the_next_one() -> None:
    text = "!Type:Bank\nD02/10/2026\nT-1.00\nPA\nD03/10/2026\nT-2.00\nPB\n"
    assert signed(read_spreadsheet(text.encode(), person("GB"))) == [
        ("2026-10-02", -100),
        ("2026-10-03", -200),
    ]


def test_what_cannot_be_read_is_reported_and_the_opening_balance_left_out() -> None:
    text = (
        "!Type:Bank\nD01/10/2026\nT500.00\nPOpening Balance\n^\n"
        "D31/02/2026\nT-1.00\nPCafe\n^\nD03/10/2026\nT-2.00\nPBus\n^\n"
    )
    reading = read_spreadsheet(text.encode(), person("GB"))
    assert signed(reading) == [("2026-10-03", -200)]
    assert reading.unread.rows == ("31/02/2026 Cafe -1.00",)
