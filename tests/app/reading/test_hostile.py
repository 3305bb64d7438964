"""Whatever bytes come, reading ends in an answer: drafts, a problem, or the reason why not."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import DocumentUnreadable
from app.reading.documents.pdf import read_pdf
from app.reading.documents.printed import read_statement_text
from app.reading.tables.reader import read_spreadsheet
from tests.support.printed_documents import lines_pdf
from tests.support.statements import person
from tests.support.workbooks import xlsx

WORDS = (
    "Date|Fecha|Description|Amount|Saldo|Débito|2026-10-02|02/10/2026|31/02|-12.50|1.234,56|1e400"
)
MORE = "(5.00)|CR|Shop|Total||=1+1|€|S|Opening balance|99999999999999|28/DIC|Payments|5%|Pagos"
CELLS = st.sampled_from([*WORDS.split("|"), *MORE.split("|"), '"', "\x00", "\u202e"])
ROWS = st.lists(st.lists(CELLS, max_size=7), max_size=12)
FILES = [
    xlsx([["Date", "Description", "Amount"], ["2026-10-02", "Shop", -1]]),
    lines_pdf("Statement\n2026-10-02  Shop  -1.00"),
    b"<OFX><STMTRS><STMTTRN><DTPOSTED>20261002<TRNAMT>-1.00<NAME>Shop</STMTTRN></STMTRS></OFX>",
    b"!Type:Bank\nD10/02/2026\nT-1.00\nPShop\n^\n",
    b"<html><table><tr><td>Date<td>Description<td>Amount<tr><td>2026-10-02<td>A<td>-1</table>",
]


def answered(data: bytes) -> None:
    """Read `data` as every kind of document; only DocumentUnreadable may be raised."""
    for read in (read_spreadsheet, read_pdf):
        with suppress(DocumentUnreadable):
            for draft in read(data, person("BR")).drafts:
                assert draft.amount_cents > 0
                assert 0 < draft.confidence <= 1
                assert 0 < len(draft.description) <= 60
    for draft in read_statement_text(data.decode("utf-8", "replace"), person("BR")).drafts:
        assert draft.amount_cents > 0
        assert 0 < len(draft.description) <= 60


@settings(max_examples=150)
@given(rows=ROWS, delimiter=st.sampled_from([",", ";", "\t", " ", "   "]))
def test_tables_of_nonsense_are_answered(rows: list[list[str]], delimiter: str) -> None:
    answered("\n".join(delimiter.join(row) for row in rows).encode())


@settings(max_examples=100)
@given(data=st.binary(max_size=400), text=st.text(max_size=300))
def test_bytes_and_texts_of_any_kind_are_answered(data: bytes, text: str) -> None:
    answered(data)
    answered(text.encode("utf-8", "replace"))


@settings(max_examples=150)
@given(
    file=st.sampled_from(FILES),
    at=st.floats(0, 1, exclude_max=True),
    patch=st.binary(min_size=1, max_size=8),
    cut=st.booleans(),
)
def test_damaged_files_are_answered(file: bytes, at: float, patch: bytes, cut: bool) -> None:
    place = int(at * len(file))
    answered(file[:place] + patch + (b"" if cut else file[place + len(patch) :]))
