"""OFX files, those that keep to the grammar and those that real banks send."""

from datetime import date

import pytest

from app.errors import DocumentUnreadable
from app.reading.tables.grid import MAX_ROWS
from app.reading.tables.ofx import is_ofx, read_ofx
from app.reading.tables.reader import read_spreadsheet
from tests.support.statements import descriptions, person, signed

HEADER = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n"
ACCOUNT = """<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP
<BANKTRANLIST><DTSTART>20261001<DTEND>20261031
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261002120000[-3:BRT]<TRNAMT>-12.50<FITID>1
<NAME>CORNER SHOP<MEMO>Corner shop, High St
</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261005<TRNAMT>+1000.00<FITID>2
<NAME>EMPLOYER &amp; CO<MEMO>October</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"""
MOVEMENTS = [("2026-10-02", -1250), ("2026-10-05", 100000)]


def test_an_account_is_read_with_or_without_its_header() -> None:
    for text in (HEADER + ACCOUNT, ACCOUNT, "\n\n" + HEADER.replace("\n", "\r\n") + ACCOUNT):
        reading = read_spreadsheet(text.encode("cp1252"), person("BR"))
        assert signed(reading) == MOVEMENTS
        assert {draft.currency for draft in reading.drafts} == {"GBP"}


def test_a_name_is_not_repeated() -> None:
    found = descriptions(read_spreadsheet(ACCOUNT.encode(), person()))
    assert found == ["Corner shop, High St", "EMPLOYER & CO October"]


def test_the_xml_of_the_second_version_is_read() -> None:
    text = (
        '<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="220"?>'
        "<OFX><STMTRS><CURDEF>BRL</CURDEF>"
        "<STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20261002</DTPOSTED><TRNAMT>-89.90</TRNAMT>"
        "<MEMO>Assinatura – Serviço</MEMO></STMTTRN></STMTRS></OFX>"
    )
    reading = read_spreadsheet(text.encode(), person("US"))
    assert signed(reading) == [("2026-10-02", -8990)]
    assert "Serviço" in descriptions(reading)[0]
    assert reading.drafts[0].currency == "BRL"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("</BANKTRANLIST>", "</BANKTRANLIST></BANKTRANLIST>"),
        ("</STMTRS>", ""),
        ("<FITID>1", "<FITID>1</DTPOSTED>"),
        ("-12.50", "-12,50"),
        ("</STMTTRN>", ""),
        ("20261002120000[-3:BRT]", "20261002000000.000"),
    ],
    ids=["closed twice", "never closed", "closed by another name", "comma", "unclosed", "millis"],
)
def test_a_file_that_breaks_the_grammar_is_read_all_the_same(before: str, after: str) -> None:
    reading = read_spreadsheet((HEADER + ACCOUNT.replace(before, after)).encode(), person())
    assert signed(reading) == MOVEMENTS


def test_every_account_has_its_own_currency_and_a_card_is_known() -> None:
    card = ACCOUNT.replace("STMTRS>", "CCSTMTRS>").replace("GBP", "EUR")
    for closing in ("</OFX>", ""):
        both = ACCOUNT.replace("</OFX>", "") + card.replace("<OFX>", "").replace("</OFX>", closing)
        rows, is_card = read_ofx(both)
        assert [row.currency for row in rows] == ["GBP", "GBP", "EUR", "EUR"]
        assert not is_card
    assert read_ofx(card)[1]


def test_amounts_without_any_minus_go_by_the_type() -> None:
    rows, _ = read_ofx(ACCOUNT.replace("-12.50", "12.50"))
    assert [row.direction for row in rows] == [-1, 1]


def test_a_movement_without_words_is_called_by_its_type_and_number() -> None:
    text = (
        "<OFX><STMTRS><STMTTRN><TRNTYPE>CHECK<DTPOSTED>20261002<TRNAMT>-5<CHECKNUM>0017"
        "</STMTTRN></STMTRS></OFX>"
    )
    assert descriptions(read_spreadsheet(text.encode(), person())) == ["Check 17"]


def test_movements_without_day_or_amount_are_left_out() -> None:
    text = ACCOUNT.replace("20261005", "soon").replace("-12.50", "some")
    reading = read_spreadsheet(text.encode(), person())
    assert reading.drafts == ()
    assert reading.problem == "no_statement"


def test_an_unknown_currency_is_the_persons() -> None:
    reading = read_spreadsheet(ACCOUNT.replace("GBP", "ZZZ").encode(), person("MX"))
    assert reading.drafts[0].currency == "MXN"
    assert reading.period == (date(2026, 10, 2), date(2026, 10, 5))


def test_more_movements_than_the_bound_are_refused() -> None:
    text = "<OFX>" + "<STMTTRN><DTPOSTED>20261002<TRNAMT>-1</STMTTRN>" * (MAX_ROWS + 1)
    with pytest.raises(DocumentUnreadable) as caught:
        read_ofx(text)
    assert caught.value.reason == "too_large"


def test_other_texts_are_no_ofx() -> None:
    assert is_ofx(ACCOUNT)
    assert not is_ofx("Date,Description,Amount")


def test_a_balance_among_the_entries_is_none_even_in_a_field_that_is_not_closed() -> None:
    text = ACCOUNT.replace(
        "<STMTTRN><TRNTYPE>CREDIT",
        "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20261003<TRNAMT>80.00<FITID><MEMO>Saldo do dia</STMTTRN>"
        "<STMTTRN><TRNTYPE>CREDIT",
    )
    assert signed(read_spreadsheet(text.encode(), person("BR"))) == MOVEMENTS


def test_an_entry_without_a_readable_amount_is_reported() -> None:
    text = ACCOUNT.replace("-12.50", "n/a")
    reading = read_spreadsheet(text.encode(), person())
    assert signed(reading) == MOVEMENTS[1:]
    assert reading.unread.count == 1
    assert "Corner shop" in reading.unread.rows[0]


def test_the_currency_of_an_entry_is_its_own_unless_it_was_converted() -> None:
    def currency(aggregate: str) -> str:
        declared = f"<TRNAMT>-12.50<{aggregate}><CURRATE>1.3<CURSYM>USD</{aggregate}>"
        text = HEADER + ACCOUNT.replace("<TRNAMT>-12.50", declared)
        return read_spreadsheet(text.encode(), person("GB")).drafts[0].currency

    assert currency("CURRENCY") == "USD"
    assert currency("ORIGCURRENCY") == "GBP"
