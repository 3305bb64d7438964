"""Perform what is told of the person's finances: figures, aim, payday, and the wish for a plan.

What is told in part is kept on the user until income and expenses are both known; then an intake is
written, and the plan is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.assistant.commands import (
    Command,
    MakePlan,
    SetAim,
    SetExpenses,
    SetIncome,
    SetPayDate,
)
from app.assistant.outcomes import FiguresTold, Outcome, PlanMade, Refused, Said
from app.models import FinancialIntake, Plan, User
from app.schemas.changes import ChangeType
from app.schemas.fields import MAX_CENTS
from app.schemas.intakes import NewIntake
from app.services import change_summaries as summaries
from app.services import intakes, plans
from app.services.assistant.work import Work
from app.services.recorder import ChangeRecorder, snapshot
from app.store import intakes as intake_store
from app.store import plans as plan_store

COMMANDS = (SetIncome, SetExpenses, SetAim, SetPayDate, MakePlan)
_KEPT = ("told_income_cents", "told_expenses_cents", "told_aim", "told_next_pay_date")


@dataclass(frozen=True, slots=True)
class _Figures:
    """What is told, or known, of a person's finances; None what is not."""

    income: int | None = None
    expenses: int | None = None
    aim: str | None = None
    pay_date: date | None = None

    @property
    def by_name(self) -> dict[str, int]:
        """Return the amounts that are told, by what they are."""
        amounts = {"income": self.income, "expenses": self.expenses}
        return {name: cents for name, cents in amounts.items() if cents is not None}

    def or_else(self, other: "_Figures") -> "_Figures":
        """Return these figures, completed by `other`."""
        return _Figures(
            self.income if self.income is not None else other.income,
            self.expenses if self.expenses is not None else other.expenses,
            self.aim or other.aim,
            self.pay_date or other.pay_date,
        )


def perform(todo: Sequence[Command], work: Work) -> list[Outcome]:
    """Perform the commands of a message about finances together: they make one intake and plan."""
    told = _told(todo)
    if max(told.income or 0, told.expenses or 0) > MAX_CENTS:
        return [Refused("amount-too-large")]
    work.speak_of_figures(told.by_name)
    latest = intake_store.find_latest(work.session, work.user.id)
    known = told.or_else(_of_user(work.user)).or_else(_of_intake(latest, work.today))
    wants_plan = any(isinstance(command, MakePlan) for command in todo)
    if known.income is None or known.expenses is None:
        return _note(told, todo, work, wants_plan=wants_plan)
    if told == _Figures() and not wants_plan:
        return [Said(work.formatter.say("figures-unknown"))]
    return _complete(told, known, latest, work, wants_plan=wants_plan)


def ask_missing(work: Work, message: str = "ask-income") -> Outcome | None:
    """Ask for the figure that a plan still needs, with the text `message` where it is the income.

    None where both are known.
    """
    latest = intake_store.find_latest(work.session, work.user.id)
    known = _of_user(work.user).or_else(_of_intake(latest, work.today))
    if known.income is None:
        return work.ask(work.formatter.say(message), slot="income")
    if known.expenses is None:
        return work.ask(work.formatter.say("ask-expenses"), slot="expenses")
    return None


def _told(todo: Sequence[Command]) -> _Figures:
    """Return what the commands tell; a later one replaces an earlier one."""
    told = _Figures()
    for command in todo:
        match command:
            case SetIncome(cents=cents):
                told = _Figures(income=cents).or_else(told)
            case SetExpenses(cents=cents):
                told = _Figures(expenses=cents).or_else(told)
            case SetAim(aim=aim):
                told = _Figures(aim=aim).or_else(told)
            case SetPayDate(day=day):
                told = _Figures(pay_date=day).or_else(told)
    return told


def _of_user(user: User) -> _Figures:
    return _Figures(
        user.told_income_cents, user.told_expenses_cents, user.told_aim, user.told_next_pay_date
    )


def _of_intake(intake: FinancialIntake | None, today: date) -> _Figures:
    if intake is None:
        return _Figures()
    pay_date = intake.next_pay_date
    return _Figures(
        intake.monthly_income_cents,
        intake.monthly_expenses_cents,
        intake.financial_goal,
        pay_date if pay_date and pay_date >= today else None,
    )


def _note(
    told: _Figures, todo: Sequence[Command], work: Work, *, wants_plan: bool
) -> list[Outcome]:
    """Keep what is told in part, and ask for the figure that is missing."""
    recorder = ChangeRecorder()
    _keep(told.or_else(_of_user(work.user)), work, recorder)
    work.save(recorder, ChangeType.USER_CHANGED, summaries.of_user(work.user))
    noted: list[Outcome] = [_noted(told, work)] if told != _Figures() else []
    if any(isinstance(one, SetIncome | SetExpenses) and one.cents is None for one in todo):
        # The figure may come a moment later.
        slot = "income" if _of_user(work.user).income is None else "expenses"
        return [*noted, work.ask(work.formatter.say("figures-unknown"), slot=slot)]
    if told == _Figures(pay_date=told.pay_date) and not wants_plan:
        return noted
    asked = ask_missing(work, "ask-income" if noted else "ask-income-for-plan")
    return [*noted, asked] if asked else noted


def _keep(figures: _Figures, work: Work, recorder: ChangeRecorder) -> None:
    """Keep figures on the user; none of them once there is an intake."""
    user = work.user
    before = snapshot(user, *_KEPT)
    user.told_income_cents, user.told_expenses_cents = figures.income, figures.expenses
    user.told_aim, user.told_next_pay_date = figures.aim, figures.pay_date
    work.session.flush()
    recorder.updated("users", user.id, before, snapshot(user, *_KEPT))


def _complete(
    told: _Figures,
    known: _Figures,
    latest: FinancialIntake | None,
    work: Work,
    *,
    wants_plan: bool,
) -> list[Outcome]:
    """Write the intake where anything is new, and make the plan where it rests on that."""
    recorder = ChangeRecorder()
    is_new = latest is None or known != _of_intake(latest, work.today)
    if is_new:
        latest = intakes.create(
            work.session, work.user, _new_intake(known), work.now, recorder=recorder
        )
        _keep(_Figures(), work, recorder)
    has_plan = plan_store.find_active(work.session, work.user.id) is not None
    is_payday = told == _Figures(pay_date=told.pay_date)
    if not wants_plan and (is_payday or (has_plan and not is_new)):
        if not is_new or latest is None:
            return [Said(work.formatter.say("figures-same"))]
        summary = summaries.of_intake(work.user, latest)
        work.save(recorder, ChangeType.INTAKE_CREATED, summary, data=intakes.show(latest))
        return [_noted(told, work)]
    plan = plans.generate(work.session, work.user, work.now, recorder=recorder)
    summary = summaries.of_plan(work.user, plan)
    work.save(recorder, ChangeType.PLAN_CREATED, summary, data=plans.show(plan, work.user))
    return [_made(plan, work)]


def _new_intake(known: _Figures) -> NewIntake:
    return NewIntake.model_validate(
        {
            "monthly_income": Decimal(known.income or 0) / 100,
            "monthly_expenses": Decimal(known.expenses or 0) / 100,
            "financial_goal": known.aim or "savings",
            "next_pay_date": known.pay_date.isoformat() if known.pay_date else None,
        }
    )


def _noted(told: _Figures, work: Work) -> Outcome:
    return FiguresTold(
        currency=work.user.currency,
        income_cents=told.income,
        expenses_cents=told.expenses,
        aim=told.aim,
        pay_date=told.pay_date,
    )


def _made(plan: Plan, work: Work) -> Outcome:
    areas = plans.find_booked_areas(
        work.session, work.user, plan.currency, work.today, work.language
    )
    return PlanMade(
        currency=plan.currency,
        income_cents=plan.monthly_income_cents,
        expenses_cents=plan.monthly_income_cents - plan.monthly_surplus_cents,
        savings_cents=plan.recommended_monthly_savings_cents,
        aim=plan.financial_goal,
        areas=areas,
    )
