"""Word what was noted of a person's finances, and their plan in three lines."""

from app.assistant.outcomes import FiguresTold, PlanMade
from app.assistant.wording.formatter import ReplyFormatter


def word_figures(done: FiguresTold, formatter: ReplyFormatter) -> str:
    """Return one line for each thing that was noted."""
    parts: list[str] = []
    for cents, message in (
        (done.income_cents, "figures-income"),
        (done.expenses_cents, "figures-expenses"),
    ):
        if cents is not None:
            parts.append(formatter.say(message, amount=formatter.money(cents, done.currency)))
    if done.aim:
        parts.append(formatter.say(f"figures-aim-{done.aim}"))
    if done.pay_date:
        parts.append(formatter.say("figures-pay-date", date=formatter.day(done.pay_date)))
    return "\n".join(parts)


def word_plan(done: PlanMade, formatter: ReplyFormatter) -> str:
    """Return the plan in three lines: what comes and goes, what to save, what is left to spend."""

    def money(cents: int) -> str:
        return formatter.money(cents, done.currency)

    surplus = done.income_cents - done.expenses_cents
    figures = formatter.say(
        "plan-made", income=money(done.income_cents), expenses=money(done.expenses_cents)
    )
    if surplus < 0:
        step = formatter.say("plan-made-shortfall", shortfall=money(-surplus))
    elif not done.savings_cents:
        step = formatter.say("plan-made-even")
    else:
        step = formatter.say(
            f"plan-made-{done.aim}", surplus=money(surplus), savings=money(done.savings_cents)
        )
    allowance = money(done.income_cents - done.savings_cents)
    closing = formatter.say("plan-made-allowance", allowance=allowance)
    if done.areas:
        areas = f" {formatter.say('coach-and')} ".join(done.areas)
        closing = f"{closing} {formatter.say('plan-made-areas', areas=areas)}"
    return f"{figures}\n{step}\n{closing}"
