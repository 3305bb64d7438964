"""Templates: phrases with slots, "put <amount> into <goal>", matched over a whole text.

The syntax is that of phrases (lang/README.md) with slots in angle brackets. A slot named amount,
denied or day (or such a name with a figure: `amount2`) matches one masked value, as
`app.assistant.understanding.utterance` masks them; any other slot matches the shortest run of
words that lets the whole template match.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.text.data import load_language
from app.text.languages import Language
from app.text.phrases import NOTHING, expression_of

# Private-use characters, one for each value: they are part of no word.
AMOUNTS = range(0xE000, 0xE100)
DAYS = range(0xE100, 0xE200)

_SLOT = re.compile(r"<([a-z_]+\d?)>")
_MASKS = {
    "amount": f"[{chr(AMOUNTS[0])}-{chr(AMOUNTS[-1])}]",
    "denied": f"[{chr(AMOUNTS[0])}-{chr(AMOUNTS[-1])}]",
    "day": f"[{chr(DAYS[0])}-{chr(DAYS[-1])}]",
}
_WORDS = r"\S(?:.*?\S)?"


@dataclass(frozen=True, slots=True)
class TemplateList:
    """The compiled templates of one list; `gate` finds out quickly that none matches."""

    gate: re.Pattern[str]
    templates: tuple[re.Pattern[str], ...]

    def matches(self, text: str) -> Iterator[dict[str, str]]:
        """Yield the slots of each template that matches the whole of `text`, in their order."""
        if self.gate.fullmatch(text) is None:
            return
        for template in self.templates:
            if match := template.fullmatch(text):
                yield {name: found for name, found in match.groupdict().items() if found}


@cache
def templates(topic: str, language: Language, *names: str) -> TemplateList:
    """Return the templates of the list `names`, a path of tables, of a topic in one language.

    An earlier template is matched first: entries keep their order.
    """
    tables = load_language(topic, language)
    found: object = tables
    for name in names:
        found = found.get(name, {}) if isinstance(found, dict) else {}
    if not isinstance(found, tuple) or not found:
        return TemplateList(NOTHING, ())
    sets = tables.get("sets", {})
    expressions = [expression_of(entry, sets) for entry in found]
    gate = "|".join(_SLOT.sub(lambda slot: _pattern(slot[1]), one) for one in expressions)
    return TemplateList(
        re.compile(gate),
        tuple(
            re.compile(_SLOT.sub(lambda slot: f"(?P<{slot[1]}>{_pattern(slot[1])})", one))
            for one in expressions
        ),
    )


def _pattern(slot: str) -> str:
    return _MASKS.get(slot.rstrip("0123456789"), _WORDS)
