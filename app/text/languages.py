"""The languages that Ozzie reads and answers in, found from their folders of data.

A language is a folder `lang/{code}/` with `about.toml` and one file per topic (see its README).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Language = str
"""The code of a language (ISO 639-1), one of LANGUAGES."""

DEFAULT_LANGUAGE = "en"  # where a person's language is unknown or not one of ours
_FOLDER = Path(__file__).parent / "lang"


@dataclass(frozen=True, slots=True)
class LanguageInfo:
    """What is known of one language, read from its `about.toml`.

    `order` is its place among all languages: where two read a message equally well, the earlier
    one wins. `default_country` (ISO 3166 alpha-2) formats figures where the person's is unknown;
    people of `countries` are greeted in it; `names` are parts of the folded words that people call
    it by. `head_noun_last` where the last noun of a phrase tells what it is ("school shoes"),
    `month_first` where a date in figures may begin with its month.
    """

    code: str
    name: str
    order: int
    default_country: str
    folder: Path
    countries: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    head_noun_last: bool = False
    month_first: bool = False


class LanguageRegistry(Mapping[Language, LanguageInfo]):
    """The known languages by code, in their order."""

    def __init__(self, folder: Path) -> None:
        """Read the languages whose folders are in `folder`."""
        self._languages: dict[Language, LanguageInfo] = {}
        self.add(folder)

    def add(self, folder: Path) -> None:
        """Add every language whose data is a folder within `folder`.

        Call it before a reader is imported: readers compile their patterns once. Raises KeyError
        or ValueError where an `about.toml` is not complete.
        """
        found = {path.parent.name: _read(path) for path in folder.glob("*/about.toml")}
        languages = (self._languages | found).values()
        self._languages = {info.code: info for info in sorted(languages, key=_place)}

    def __getitem__(self, code: Language) -> LanguageInfo:
        """Return the language of this code; raise KeyError where it is unknown."""
        return self._languages[code]

    def __iter__(self) -> Iterator[Language]:
        """Iterate over the codes in the order of the languages."""
        return iter(self._languages)

    def __len__(self) -> int:
        """Return how many languages there are."""
        return len(self._languages)

    def known(self, code: str | None) -> Language:
        """Return `code` where it is one of the languages, else the default one."""
        return code if code in self._languages else DEFAULT_LANGUAGE

    def spoken_in(self, country: str) -> Language:
        """Return the language to greet people of `country` (ISO 3166 alpha-2) in."""
        return next(
            (info.code for info in self._languages.values() if country in info.countries),
            DEFAULT_LANGUAGE,
        )


def _place(info: LanguageInfo) -> tuple[int, str]:
    return info.order, info.code


def _read(path: Path) -> LanguageInfo:
    about = tomllib.loads(path.read_text(encoding="utf-8"))
    return LanguageInfo(
        code=path.parent.name,
        name=about["name"],
        order=about["order"],
        default_country=about["default_country"],
        folder=path.parent,
        countries=frozenset(about.get("countries", "").split()),
        names=tuple(about.get("names", "").split()),
        head_noun_last=about.get("head_noun_last", False),
        month_first=about.get("month_first", False),
    )


LANGUAGES = LanguageRegistry(_FOLDER)
