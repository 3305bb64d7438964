"""The verdict of a benchmark on one document."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Verdict:
    """What of one document came out right: fields, and whether the whole of it did."""

    fields_right: int
    fields: int
    whole: bool
    invented: bool = False
    faults: list[str] = field(default_factory=list)
