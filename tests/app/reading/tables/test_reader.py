"""Files of every format, and what is no statement or no file that can be read."""

import json
import subprocess
import sys

import pytest

from app.errors import DocumentUnreadable
from app.reading.tables.grid import MAX_ROWS
from app.reading.tables.reader import MAX_BYTES, read_spreadsheet
from tests.support.statements import descriptions, person, signed
from tests.support.workbooks import xlsx

CSV = (
    "Date,Description,Amount\n2026-10-02,Corner shop,-12.50\n2026-10-05,Employer payroll,1000.00\n"
)
EXPECTED = [("2026-10-02", -1250), ("2026-10-05", 100000)]
NO_STATEMENTS = {
    "a list of things": "name;colour\napple;red\npear;green\n",
    "numbers": "a;b;c\n1;2;3\n4;5;6\n",
    "a letter": "Dear bank,\nplease send me my statement of 02/10/2026.\nYours, A. Person\n",
    "dates without money": "Date,Event\n2026-10-02,Party\n2026-10-05,Holiday\n",
    "headings alone": "Date,Description,Amount\n",
    "impossible days": "Date,Description,Amount\n31/02/2026,Shop,-1.00\n",
    "no amount": "Date,What,Amount\n2026-10-02,A,1e400\n2026-10-03,B,99999999999999999\n",
    "a far future": "Date,Description,Amount\n9999-12-31,Shop,-1.00\n",
    "only balances": "Date,Description,Amount,Balance\n2026-10-02,Opening balance,,10.00\n",
}


@pytest.mark.parametrize("text", NO_STATEMENTS.values(), ids=NO_STATEMENTS)
def test_what_is_no_statement_is_refused_with_a_reason(text: str) -> None:
    reading = read_spreadsheet(text.encode(), person("GB"))
    assert reading.drafts == ()
    assert reading.problem == "no_statement"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "corrupt"),
        (b" \r\n\t ", "corrupt"),
        (b"%PDF-1.7 not here", "unsupported"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "unsupported"),
        (bytes(range(256)) * 20, "unsupported"),
        (b"a" * (MAX_BYTES + 1), "too_large"),
        (b"2026-10-02,Shop,-1.00\n" * (MAX_ROWS * 10), "too_large"),
        ((",".join("x" * 400) + "\n").encode() * 3, "too_large"),
    ],
    ids=["empty", "blank", "pdf", "png", "junk", "enormous", "200,000 rows", "400 columns"],
)
def test_an_unreadable_file_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        read_spreadsheet(data, person())
    assert caught.value.reason == reason


def test_the_bytes_decide_the_format_and_not_the_name() -> None:
    assert signed(read_spreadsheet(CSV.encode(), person(), filename="statement.xlsx")) == EXPECTED
    book = xlsx([line.split(",") for line in CSV.splitlines()])
    assert signed(read_spreadsheet(book, person(), filename="statement.csv")) == EXPECTED


def test_a_file_cut_off_in_the_middle_gives_the_rows_that_are_whole() -> None:
    text = CSV + '2026-10-06,"Café à'
    assert signed(read_spreadsheet(text.encode()[:-1], person())) == EXPECTED


def test_a_lone_quote_swallows_no_rows() -> None:
    text = CSV.replace("Corner shop", '"Corner shop') + "2026-10-07,Bus,-3.00\n" * 6
    assert len(read_spreadsheet(text.encode(), person()).drafts) == 8


def test_cells_that_are_formulas_stay_words() -> None:
    text = CSV.replace("Corner shop", '"=HYPERLINK(""http://x"",""pay"")"')
    assert "HYPERLINK" in descriptions(read_spreadsheet(text.encode(), person()))[0]


def test_the_currency_is_the_files_own() -> None:
    euros = CSV.replace("Amount", "Amount (EUR)")
    column = "Date,Description,Amount,Currency\n2026-10-02,Shop,-1.00,CHF\n"
    preamble = "Account,1234,SGD\n\n" + CSV
    symbol = CSV.replace("-12.50", "-£12.50")
    for text, currency in ((euros, "EUR"), (column, "CHF"), (preamble, "SGD"), (symbol, "GBP")):
        assert read_spreadsheet(text.encode(), person()).drafts[0].currency == currency
    assert read_spreadsheet(CSV.encode(), person("MX")).drafts[0].currency == "MXN"


def test_the_column_in_the_persons_own_currency_is_read() -> None:
    text = "Data,Descricao,Valor(US$),Valor(R$)\n25/10/2026,LIVRARIA,25.00,125.50\n"
    assert signed(read_spreadsheet(text.encode(), person("BR"))) == [("2026-10-25", -12550)]
    assert signed(read_spreadsheet(text.encode(), person("US"))) == [("2026-10-25", -2500)]


def test_of_a_row_with_debit_and_credit_the_difference_counts() -> None:
    text = (
        "Data;Histórico;Crédito;Débito\n02/10/2026;Tarifa e estorno;5,00;5,00\n"
        "03/10/2026;Ajuste;2,00;7,50\n"
    )
    assert signed(read_spreadsheet(text.encode(), person("BR"))) == [("2026-10-03", -550)]


def test_a_row_without_words_among_described_ones_is_left_out() -> None:
    text = "Date,Description,Amount\n02/10/2026,Shop,-1.00\n03/10/2026,,-2.00\n04/10/2026,Bus,-3.00"
    cents = [cents for _, cents in signed(read_spreadsheet(text.encode(), person("GB")))]
    assert cents == [-100, -300]


def test_where_few_rows_are_described_the_files_category_is_used() -> None:
    text = "date,category,amount,description\n2026-10-02,Clothes,-1.00,\n2026-10-03,Car,-2.00,\n"
    assert descriptions(read_spreadsheet(text.encode(), person())) == ["Clothes", "Car"]


def test_several_tables_in_one_file_are_read_each_by_its_headings() -> None:
    text = (
        "Account 1\nDate,Description,Amount\n2026-10-02,Shop,-1.00\n\n"
        "Account 2\nDate,Amount,Description\n2026-10-03,-2.00,Bus\n"
    )
    assert signed(read_spreadsheet(text.encode(), person())) == [
        ("2026-10-02", -100),
        ("2026-10-03", -200),
    ]


def test_everything_is_loaded_before_the_first_document() -> None:
    """A child that reads documents can open nothing; one reading warms the words it uses."""
    script = """
import json, resource, sys
from datetime import date
from app.reading.types import ReaderContext
from app.reading.documents.pdf import read_pdf
from app.reading.tables.reader import read_spreadsheet
files = [bytes.fromhex(line) for line in sys.stdin.read().split()]
me = ReaderContext(today=date(2026, 11, 20))
read_spreadsheet(files[0], me)
resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
readers = [read_pdf if b"%PDF" in data[:9] else read_spreadsheet for data in files]
print(json.dumps([len(read(data, me).drafts) for read, data in zip(readers, files)]))
"""
    from tests.support.printed_documents import lines_pdf

    ofx = "<OFX><STMTRS><STMTTRN><DTPOSTED>20261002<TRNAMT>-1.00<NAME>Shop</STMTTRN></STMTRS></OFX>"
    files = [
        CSV.upper().encode(),
        CSV.encode("utf-16"),
        CSV.replace("Corner", "Cor\xe9").encode("cp1252"),
        xlsx([line.split(",") for line in CSV.splitlines()]),
        ofx.encode(),
        b"!Type:Bank\nD10/02/2026\nT-1.00\nPShop\n^\n",
        b"<html><table><tr><td>Date<td>Description<td>Amount<tr><td>2026-10-02<td>A<td>-1.00</table>",
        lines_pdf("Statement\nDate  Description  Amount\n2026-10-02  Shop  -1.00").replace(
            b"/Root", b"/Ruut"
        ),
        lines_pdf("Statement\nDate  Description  Amount\n2026-10-02  Shop  -1.00"),
    ]
    done = subprocess.run(
        [sys.executable, "-c", script],
        input="\n".join(data.hex() for data in files),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [2, 2, 2, 2, 1, 1, 1, 1, 1]
