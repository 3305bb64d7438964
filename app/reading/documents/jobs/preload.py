"""Load what any reader may need, before a child can open no more files."""

import codecs

from app.text import data

ENCODINGS = (
    *("ascii", "latin-1", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *("cp437", "cp850", "cp852", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257"),
    *("iso8859-2", "iso8859-9", "iso8859-15", "mac-roman", "gbk", "gb18030", "big5", "shift-jis"),
    *("euc-kr", "unicode-escape", "raw-unicode-escape", "charmap", "idna"),
)


def load_language_data() -> None:
    """Load the word lists and the text encodings."""
    data.preload()
    for name in ENCODINGS:
        codecs.lookup(name)
