"""What a goal asks for a month, and whether the plan carries it; amounts in cents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OpenGoal:
    """What is needed of a goal to weigh it against the others."""

    id: str
    target_cents: int
    current_cents: int
    currency: str
    target_date: date

    def needed_cents(self, today: date) -> int:
        """(target − current) ÷ months, rounded up to the cent; 0 where it is reached."""
        missing = max(0, self.target_cents - self.current_cents)
        return -(-missing // months_until(self.target_date, today))


def months_until(target: date, today: date) -> int:
    """Calendar months from `today` to `target`, both counted; a past date is this month: 1.

    5 May to 31 December: 8.
    """
    return max(1, (target.year - today.year) * 12 + target.month - today.month + 1)


def on_track(goals: Iterable[OpenGoal], savings: tuple[int, str] | None, today: date) -> set[str]:
    """The ids of the goals that are on track.

    `savings` is what is put aside a month, with its currency; None where nothing is known. The
    goals are served from it nearest date first: one is on track where it and all before it fit.
    One already reached always is; one whose date has passed, or in another currency, is not.
    """
    reached: set[str] = set()
    left, currency = savings or (0, "")
    for goal in sorted(goals, key=lambda g: (g.target_date, g.id)):
        needed = goal.needed_cents(today)
        if needed == 0:
            reached.add(goal.id)
        elif goal.currency == currency:
            left -= needed
            if left >= 0 and goal.target_date >= today:
                reached.add(goal.id)
    return reached
