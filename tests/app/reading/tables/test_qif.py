"""QIF files."""

from app.reading.tables import read_spreadsheet
from app.reading.tables.qif import is_qif, read_qif
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
