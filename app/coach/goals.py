"""Calculate what a goal needs in a month, and which goals are on track; amounts in cents.

The rules are those of the API contract, "Figures".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OpenGoal:
    """Hold the figures of one goal; amounts in cents of `currency`."""

    id: str
    target_cents: int
    current_cents: int
    currency: str
    target_date: date

    def needed_cents(self, today: date) -> int:
        """Return (target − current) ÷ months, rounded up to the cent; 0 if it is reached.

        `today` is the person's local date.
        """
        missing = max(0, self.target_cents - self.current_cents)
        return -(-missing // count_months_until(self.target_date, today))


def round_up(cents: int) -> int:
    """Return an amount a month without its cents, rounded up: less would not suffice."""
    return -(-cents // 100) * 100


def count_months_until(target: date, today: date) -> int:
    """Return the calendar months from `today` to `target`, both counted, at least 1.

    5 May to 31 December: 8 (the example of the API contract).
    """
    return max(1, (target.year - today.year) * 12 + target.month - today.month + 1)


def find_on_track(
    goals: Iterable[OpenGoal], savings: tuple[int, str] | None, today: date
) -> set[str]:
    """Return the ids of the goals that are on track.

    `savings` is the cents saved in a month and their currency, None if unknown. It is spread over
    the goals in the order of their dates: a goal is on track if it covers the needs of that goal
    and of all before it. A goal already reached is always on track; one whose date has passed, or
    in another currency, never is.
    """
    on_track: set[str] = set()
    remaining, currency = savings or (0, "")
    for goal in sorted(goals, key=lambda g: (g.target_date, g.id)):
        needed = goal.needed_cents(today)
        if needed == 0:
            on_track.add(goal.id)
        elif goal.currency == currency:
            remaining -= needed
            if remaining >= 0 and goal.target_date >= today:
                on_track.add(goal.id)
    return on_track
