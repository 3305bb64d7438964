"""The scene: who can write from the page, what they have to send, and what they could say next.

Whoever starts the simulator hands it in as a JSON file (`--scene`); the simulator gives the words
on to the page and reads no meaning into them.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

PageLanguage = Literal["en", "pt", "es"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Sample(_Part):
    """A file that a person can send with one tap: its label, its path, and what it is sent as."""

    name: str
    label: str
    path: Path
    filename: str
    content_type: str


class Hint(_Part):
    """What a person could say next; the first hint whose patterns are found is shown.

    Attributes:
        after: Pattern (a regular expression of JavaScript) in the last answer; "" fits any, and
            the beginning of a conversation, too.
        mine: Pattern in the last message of the person.
        say: Texts to offer; `$1` is what the first group of `after` found.
        samples: Names of samples to offer.
    """

    after: str = ""
    mine: str = ""
    say: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()

    @field_validator("after", "mine")
    @classmethod
    def _can_be_read(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"is no pattern: {error}") from None
        return pattern


class Person(_Part):
    """A person who can write from the page.

    `phone` is in E.164, `locale` a BCP 47 tag and `timezone` an IANA name ("": the browser's own).
    """

    name: str = Field(min_length=1)
    phone: str = Field(pattern=r"^\+[1-9]\d{6,14}$")
    note: str = ""
    language: PageLanguage = "en"
    locale: str = ""
    timezone: str = ""
    hints: str = ""
    samples: tuple[Sample, ...] = ()


class Scene(_Part):
    """The people, lists of hints by name, and after which words of a person nobody answers."""

    people: tuple[Person, ...] = ()
    hints: Mapping[str, tuple[Hint, ...]] = Field(default_factory=dict)
    silent_after: str = ""


STRANGER = Person(
    name="Alex Stranger", phone="+447700900123", note="not a user yet", locale="en-GB"
)


def parse_person(written: str) -> Person:
    """Parse a person of the command line: `NAME,+PHONE[,NOTE]`. Raises ValueError."""
    name, _, rest = written.partition(",")
    phone, _, note = rest.partition(",")
    try:
        return Person(name=name.strip(), phone=phone.strip(), note=note.strip())
    except ValidationError:
        raise ValueError("write NAME,+PHONE,NOTE") from None


def load_scene(path: str) -> Scene:
    """Read a scene. Raises ValueError with one line that says what is wrong."""
    try:
        return Scene.model_validate_json(Path(path).read_bytes())
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{path}: {where}: {first['msg']}") from None
