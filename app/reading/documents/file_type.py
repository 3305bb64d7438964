"""Detect the type of a document from its bytes; names and content types are only claims."""

import re
from typing import Literal

FileType = Literal["image", "pdf", "spreadsheet", "audio", "text"]

_HEAD_BYTES = 4096
_SIGNATURES: tuple[tuple[FileType, tuple[bytes, ...]], ...] = (
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
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_SIGNATURE = b"PK\x03\x04"
_SPREADSHEET_PARTS = (b"xl/", b"opendocument.spreadsheet")
_RIFF_FORMS: dict[bytes, FileType] = {b"WEBP": "image", b"WAVE": "audio"}
# Brands of MP4 files: what phones record as voice notes, and images in AVIF and HEIC.
_MP4_BOX = b"ftyp"
_MP4_BRANDS: dict[bytes, FileType] = {
    **dict.fromkeys((b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"dash"), "audio"),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"MSNV", b"qt  "), "audio"),
    b"avif": "image",
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1"), "image"),
}
# Files of accounting programs, and the HTML pages that banks name .xls.
_MARKUP = re.compile(
    rb"(?i)<(?:!doctype\s+html|html|table|\?ofx|ofx)|OFXHEADER\s*:|^\s*!(?:type|account|option):"
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def detect_file_type(data: bytes) -> FileType | None:
    """Return the type that the first bytes of `data` show; None where it is unknown or empty."""
    head = data[:_HEAD_BYTES]
    for kind, signatures in _SIGNATURES:
        if head.startswith(signatures):
            return kind
    if head.startswith(b"RIFF"):
        return _RIFF_FORMS.get(head[8:12])
    if head[4:8] == _MP4_BOX:
        return _MP4_BRANDS.get(head[8:12])
    if head.startswith(_OLE_SIGNATURE):
        return "spreadsheet"
    if head.startswith(_ZIP_SIGNATURE):
        return "spreadsheet" if any(name in data for name in _SPREADSHEET_PARTS) else None
    # Some programs write a line before the PDF's own header.
    if b"%PDF-" in head[:1024] and b"\n%PDF-" in b"\n" + head.lstrip():
        return "pdf"
    return _detect_text(head)


def _detect_text(head: bytes) -> FileType | None:
    if not head.strip():
        return None
    if _MARKUP.search(head):
        return "spreadsheet"
    if head.startswith(_BYTE_ORDER_MARKS):
        return "text"
    # Text has almost no control characters: fewer than 2 %, for stray ones in old exports.
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "text" if controls * 50 < len(head) and b"\0" not in head else None
