"""Calculate a plan from monthly income and expenses, in cents.

The formulas are those of the API contract, "Figures".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# Categories in which spending can be reduced, in the order of preference when nothing is known.
FLEXIBLE = ("food", "entertainment", "clothing", "transport", "utilities", "other")
FOCUS_AREAS = 2
# Percentages from which a savings rate is called solid and excellent (product choices; 20 % is also
# the savings share of the 50/30/20 rule of thumb).
SOLID_RATE, EXCELLENT_RATE = 10, 20


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """Hold a month's surplus and recommended savings in cents, and their percentage of income."""

    surplus_cents: int
    savings_cents: int
    rate_percent: Decimal

    @property
    def shortfall_cents(self) -> int:
        """Return by how many cents the expenses exceed the income, or 0."""
        return max(0, -self.surplus_cents)

    @property
    def praise(self) -> str:
        """Return the grade of the rate: start, solid or excellent."""
        if self.rate_percent >= EXCELLENT_RATE:
            return "excellent"
        return "solid" if self.rate_percent >= SOLID_RATE else "start"


def calculate_plan(income_cents: int, expenses_cents: int) -> PlanFigures:
    """Return the figures of a plan.

    The surplus is income − expenses. Half of a positive surplus is saved, half a cent rounded down;
    otherwise nothing. The rate is savings ÷ income × 100 with two decimals, 0 without income.
    """
    surplus = income_cents - expenses_cents
    savings = max(0, surplus) // 2
    rate = Decimal(savings * 100) / income_cents if income_cents else Decimal(0)
    return PlanFigures(surplus, savings, rate.quantize(Decimal("0.01"), ROUND_HALF_UP))


def choose_focus_areas(spent: Mapping[str, int]) -> list[str]:
    """Return the flexible categories with the most spending, at most FOCUS_AREAS.

    `spent` is cents by category. If it has none of them, the largest of it is returned, and without
    any spending the first of FLEXIBLE.
    """
    if not spent:
        return list(FLEXIBLE[:FOCUS_AREAS])
    own = sorted((name for name in FLEXIBLE if spent.get(name)), key=lambda name: -spent[name])
    return own[:FOCUS_AREAS] or [max(spent, key=lambda name: spent[name])]
