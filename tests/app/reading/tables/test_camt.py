"""CAMT files."""

import pytest

from app.errors import DocumentUnreadable
from app.reading.tables.camt import is_camt, read_camt
from app.reading.tables.reader import read_spreadsheet
from tests.support.statements import descriptions, person, signed

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>'
)
TAIL = "</Stmt></BkToCstmrStmt></Document>"


def entry(cents: str, way: str, details: str = "", status: str = "BOOK") -> str:
    return (
        f'<Ntry><Amt Ccy="GBP">{cents}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts>{status}</Sts>'
        f"<BookgDt><Dt>2026-10-02</Dt></BookgDt><NtryDtls>{details}</NtryDtls></Ntry>"
    )


def payment(cents: str, name: str) -> str:
    return (
        f'<TxDtls><Amt Ccy="GBP">{cents}</Amt>'
        f"<RltdPties><Cdtr><Pty><Nm>{name}</Nm></Pty></Cdtr></RltdPties></TxDtls>"
    )


def test_entries_have_their_direction_day_party_and_purpose() -> None:
    rent = (
        "<TxDtls><RltdPties><Cdtr><Nm>Oak Lettings</Nm></Cdtr></RltdPties>"
        "<RmtInf><Ustrd>October rent</Ustrd></RmtInf></TxDtls>"
    )
    text = HEAD + entry("850.00", "DBIT", rent) + entry("12.5", "CRDT") + TAIL
    reading = read_spreadsheet(text.encode(), person("US"))
    assert signed(reading) == [("2026-10-02", -85000), ("2026-10-02", 1250)]
    assert descriptions(reading)[0] == "Oak Lettings October rent"
    assert {draft.currency for draft in reading.drafts} == {"GBP"}


@pytest.mark.parametrize("status", ["PDNG", "INFO", "<Cd>PDNG</Cd>"])
def test_what_is_not_booked_yet_is_left_out(status: str) -> None:
    assert read_camt(HEAD + entry("5.00", "DBIT", status=status) + TAIL) == []


def test_an_entry_of_several_payments_is_told_payment_by_payment_where_they_add_up() -> None:
    both = payment("3.00", "Baker") + payment("2.00", "Butcher")
    rows = read_camt(HEAD + entry("5.00", "DBIT", both) + entry("6.00", "DBIT", both) + TAIL)
    assert [(row.cents, row.description) for row in rows[:2]] == [(300, "Baker"), (200, "Butcher")]
    assert [row.cents for row in rows[2:]] == [600]


def test_an_entry_without_a_readable_amount_is_reported() -> None:
    (row,) = read_camt(HEAD + entry("many", "DBIT") + TAIL)
    assert row.unread
    assert "many" in row.description


@pytest.mark.parametrize(
    "text",
    [
        HEAD + entry("5.00", "DBIT"),
        HEAD.replace("<Document", '<!DOCTYPE x [<!ENTITY a "b">]><Document') + TAIL,
    ],
    ids=["cut off", "entities"],
)
def test_broken_and_hostile_xml_is_refused(text: str) -> None:
    with pytest.raises(DocumentUnreadable, match="damaged"):
        read_camt(text)


def test_other_xml_is_no_camt() -> None:
    assert is_camt(HEAD)
    assert not is_camt("<?xml version='1.0'?><Document><Invoice/></Document>")
