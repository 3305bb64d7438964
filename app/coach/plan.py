"""What a plan recommends: pure figures from income and expenses, all in cents."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# Where money can be left unspent, in the order in which it is looked for when nothing is known.
FLEXIBLE = ("food", "entertainment", "clothing", "transport", "utilities", "other")
FOCUS_AREAS = 2
# From these percentages on, a savings rate is called solid and excellent.
SOLID_RATE, EXCELLENT_RATE = 10, 20


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """A month's surplus and what of it to save, in cents; the rate in percent of the income."""

    surplus_cents: int
    savings_cents: int
    rate_percent: Decimal

    @property
    def shortfall_cents(self) -> int:
        """By how much the expenses exceed the income."""
        return max(0, -self.surplus_cents)

    @property
    def praise(self) -> str:
        """What to call the rate: start, solid or excellent."""
        if self.rate_percent >= EXCELLENT_RATE:
            return "excellent"
        return "solid" if self.rate_percent >= SOLID_RATE else "start"


def plan_figures(income_cents: int, expenses_cents: int) -> PlanFigures:
    """The plan's figures: half of a positive surplus is saved, half a cent down, else nothing.

    The rate is savings ÷ income × 100 to two places, 0 without income.
    """
    surplus = income_cents - expenses_cents
    savings = max(0, surplus) // 2
    rate = Decimal(savings * 100) / income_cents if income_cents else Decimal(0)
    return PlanFigures(surplus, savings, rate.quantize(Decimal("0.01"), ROUND_HALF_UP))


def focus_areas(spent: Mapping[str, int]) -> list[str]:
    """The categories to save in: where this person spends most, of those that bend.

    `spent` is cents by category; where it tells too little, the usual ones fill up.
    """
    own = sorted((c for c in FLEXIBLE if spent.get(c)), key=lambda c: -spent[c])
    return list(dict.fromkeys([*own, *FLEXIBLE]))[:FOCUS_AREAS]
