"""What a document is, by its bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.reading.documents.file_type import detect_file_type
from tests.support import hostile_files as files
from tests.support.drawn import saved

CSV = b"Date;Description;Amount\n01/02/2026;SHOP;-12,50\n"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_pictures_are_images(kind: str) -> None:
    assert detect_file_type(saved(Image.new("RGB", (9, 9)), kind)) == "image"


@pytest.mark.parametrize("prefix", [b"", b"\r\n", b"  "])
def test_a_pdf_may_begin_with_blanks(prefix: bytes) -> None:
    assert detect_file_type(prefix + files.pdf_with("Hello")) == "pdf"


@pytest.mark.parametrize(
    "data",
    [
        files.workbook([["Date", "Amount"]]),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"OFXHEADER:100\nDATA:OFXSGML\n",
        b'\n<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?><OFX>',
        b"<html><body><table><tr><td>Fecha</td></tr></table>",
        b"!Type:Bank\nD01/02/2026\nT-12.50\n^\n",
    ],
)
def test_spreadsheets_and_what_banks_export(data: bytes) -> None:
    assert detect_file_type(data) == "spreadsheet"


@pytest.mark.parametrize(
    "data",
    [
        b"OggS\0\2",
        b"ID3\x04",
        b"RIFF\0\0\0\0WAVEfmt ",
        b"\0\0\0\x20ftypM4A ",
        b"#!AMR\n",
        b"\x1a\x45\xdf\xa3",
    ],
)
def test_voice_notes_are_audio(data: bytes) -> None:
    assert detect_file_type(data + bytes(64)) == "audio"


@pytest.mark.parametrize(
    "data", [CSV, CSV.decode().encode("utf-16"), "Descrição;Valor\n".encode("cp1252"), b"hello"]
)
def test_text_of_any_encoding_is_text(data: bytes) -> None:
    assert detect_file_type(data) == "text"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n",
        bytes(100),
        b"PK\x03\x04" + bytes(40),
        b"\x7fELF\x02\x01\x01" + bytes(40),
        b"RIFF....",
    ],
)
def test_what_is_none_of_them(data: bytes) -> None:
    assert detect_file_type(data) is None


def test_what_phones_photograph_is_an_image() -> None:
    assert detect_file_type(b"\0\0\0\x20ftypavif" + bytes(64)) == "image"
    assert detect_file_type(b"\0\0\0\x20ftypheic" + bytes(64)) == "image"


def test_a_polyglot_is_what_it_begins_as() -> None:
    assert detect_file_type(files.polyglot()) == "image"


@given(st.binary(max_size=300))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    assert detect_file_type(data) in {"image", "pdf", "spreadsheet", "audio", "text", None}
