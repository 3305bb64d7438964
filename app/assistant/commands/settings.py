"""Commands about the person: finances, plan, language, currency, time zone, name, erasure."""

from datetime import date
from typing import Literal

from app.assistant.commands.values import Frozen


class SetIncome(Frozen):
    """Set what the person earns in a month, in cents; None says that they do not know."""

    type: Literal["set_income"] = "set_income"
    cents: int | None


class SetExpenses(Frozen):
    """Set what the person usually spends in a month, in cents; None where they do not know."""

    type: Literal["set_expenses"] = "set_expenses"
    cents: int | None


class SetAim(Frozen):
    """Set what the plan is for."""

    type: Literal["set_aim"] = "set_aim"
    aim: Literal["savings", "debt"]


class SetPayDate(Frozen):
    """Set the next payday."""

    type: Literal["set_pay_date"] = "set_pay_date"
    day: date


class MakePlan(Frozen):
    """Make a plan from what the person earns and spends."""

    type: Literal["make_plan"] = "make_plan"


class SetLanguage(Frozen):
    """Answer in another language; None asks which."""

    type: Literal["set_language"] = "set_language"
    language: str | None = None


class SetCurrency(Frozen):
    """Take another currency for amounts without one; None asks which."""

    type: Literal["set_currency"] = "set_currency"
    currency: str | None = None


class SetTimezone(Frozen):
    """Take another time zone (IANA name); None asks where the person is."""

    type: Literal["set_timezone"] = "set_timezone"
    timezone: str | None = None


class SetName(Frozen):
    """Call the person by a name; empty asks for it."""

    type: Literal["set_name"] = "set_name"
    name: str = ""


class Erase(Frozen):
    """Erase the person; asks first, and is confirmed by a clear yes."""

    type: Literal["erase"] = "erase"
    is_confirmed: bool = False
