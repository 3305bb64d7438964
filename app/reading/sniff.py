"""What a document is, by its bytes: names and content types are what somebody says."""

import re
from typing import Literal

Sniffed = Literal["image", "pdf", "spreadsheet", "audio", "text"]

_HEAD = 4096
_BEGINNINGS: tuple[tuple[Sniffed, tuple[bytes, ...]], ...] = (
    (
        "image",
        (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*"),
    ),
    (
        "audio",
        # Ogg, MP3 with a tag or without, FLAC, AMR, WebM, AAC.
        (
            *(b"OggS", b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"fLaC", b"#!AMR"),
            *(b"\x1a\x45\xdf\xa3", b"\xff\xf1", b"\xff\xf9"),
        ),
    ),
    ("pdf", (b"%PDF-",)),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVE = b"PK\x03\x04"
_SHEETS_WITHIN = (b"xl/", b"opendocument.spreadsheet")
_RIFF: dict[bytes, Sniffed] = {b"WEBP": "image", b"WAVE": "audio"}
# MP4 and its kin: what phones record as voice notes, and pictures in AVIF (but not in HEIC).
_BOX = b"ftyp"
_BRANDS: dict[bytes, Sniffed] = {
    **dict.fromkeys((b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"dash"), "audio"),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"MSNV", b"qt  "), "audio"),
    b"avif": "image",
}
# Files of accounting programs, and the pages of HTML that banks call .xls.
_MARKUP = re.compile(
    rb"(?i)<(?:!doctype\s+html|html|table|\?ofx|ofx)|OFXHEADER\s*:|^\s*!(?:type|account|option):"
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes) -> Sniffed | None:
    """The kind of document that `data` begins as; None for what is none of them (or empty)."""
    head = data[:_HEAD]
    for kind, beginnings in _BEGINNINGS:
        if head.startswith(beginnings):
            return kind
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == _BOX:
        return _BRANDS.get(head[8:12])
    if head.startswith(_OLD_OFFICE):
        return "spreadsheet"
    if head.startswith(_ARCHIVE):
        return "spreadsheet" if any(name in data for name in _SHEETS_WITHIN) else None
    # Programs that export a PDF sometimes write a line before it.
    if b"%PDF-" in head[:1024] and b"\n%PDF-" in b"\n" + head.lstrip():
        return "pdf"
    return _text(head)


def _text(head: bytes) -> Sniffed | None:
    if not head.strip():
        return None
    if _MARKUP.search(head):
        return "spreadsheet"
    if head.startswith(_BYTE_ORDER_MARKS):
        return "text"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "text" if controls * 50 < len(head) and b"\0" not in head else None
