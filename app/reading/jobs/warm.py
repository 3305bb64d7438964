"""What every reader may come to need, loaded before a child can open nothing more."""

import codecs
from pathlib import Path

from app.reading import data

ENCODINGS = (
    *("ascii", "latin-1", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *("cp437", "cp850", "cp852", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257"),
    *("iso8859-2", "iso8859-9", "iso8859-15", "mac-roman", "gbk", "gb18030", "big5", "shift-jis"),
    *("euc-kr", "unicode-escape", "raw-unicode-escape", "charmap", "idna"),
)


def load_words() -> None:
    """The word lists and the encodings."""
    folder = Path(data.__file__).parent
    for path in folder.rglob("*.toml"):
        data.load(path.relative_to(folder).with_suffix("").as_posix())
    for name in ENCODINGS:
        codecs.lookup(name)
