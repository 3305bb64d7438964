"""Answers on goals: how far, what is needed, when it is reached, and whether it is on track."""

from app.coach.answers.turn import Turn
from app.coach.days import months_after
from app.coach.person import GoalFacts

_SHOWN = 5
_EASILY = 0.8  # a goal that takes no more than this share of the plan's savings is an easy one
_FAR = 12 * 50  # months beyond which no date is named


def goal(turn: Turn) -> str:
    """The state of the goal named, of the only one, or of all."""
    goals = turn.person.goals
    if not goals:
        return turn.voice.say("goal-none")
    place = turn.question.goal
    if place is None and len(goals) > 1:
        return _all(turn)
    return _one(turn, goals[place or 0])


def _one(turn: Turn, goal: GoalFacts) -> str:
    voice, figures = turn.voice, goal.figures
    amounts = {
        "saved": voice.money(figures.current_cents, figures.currency),
        "target": voice.money(figures.target_cents, figures.currency),
        "goal": goal.name,
        "day": voice.day(figures.target_date),
    }
    missing = figures.target_cents - figures.current_cents
    if missing <= 0:
        return voice.say("goal-reached", **amounts)
    on_track = figures.id in turn.person.goals_on_track()
    praised = on_track and turn.person.personality != "direct"
    lines = [voice.say("goal-start")] if praised else []
    lines.append(voice.say("goal-progress", **amounts))
    if figures.target_date < turn.person.today:
        lines.append(
            voice.say(
                "goal-past", day=amounts["day"], missing=voice.money(missing, figures.currency)
            )
        )
    else:
        lines += _needs(turn, goal, on_track=on_track)
    lines += _reached_in(turn, goal, missing)
    if turn.person.personality in {"supportive", "motivational"}:
        lines.append(voice.say("goal-keep-sending"))
    return " ".join(lines)


def _needs(turn: Turn, goal: GoalFacts, *, on_track: bool) -> list[str]:
    """What it takes a month, what the plan saves, and the verdict."""
    voice, plan, figures = turn.voice, turn.person.plan, goal.figures
    needed = figures.needed_cents(turn.person.today)
    lines = [voice.say("goal-need", needed=voice.money(needed, figures.currency))]
    if len(turn.person.open_goals()) > 1:
        together = turn.main(turn.person.goals_need_cents())
        count = len(turn.person.open_goals())
        lines.append(voice.say("goal-together", count=count, needed=together))
    if plan is None or plan.currency != figures.currency:
        return lines
    if plan.savings_cents == 0:
        lines.append(voice.say("goal-plan-none"))
    else:
        surplus, savings = turn.main(plan.surplus_cents), turn.main(plan.savings_cents)
        lines.append(voice.say("goal-plan", surplus=surplus, savings=savings))
    if on_track:
        easily = turn.person.goals_need_cents() <= plan.savings_cents * _EASILY
        lines.append(voice.say("goal-ahead" if easily else "goal-just"))
    else:
        short = max(turn.person.goals_need_cents() - plan.savings_cents, 0)
        lines.append(voice.say("goal-behind", missing=turn.main(short)))
    return lines


def _reached_in(turn: Turn, goal: GoalFacts, missing: int) -> list[str]:
    """The month in which the plan's savings reach it, where they alone go to it."""
    plan = turn.person.plan
    if plan is None or plan.savings_cents == 0 or plan.currency != goal.figures.currency:
        return []
    months = -(-missing // plan.savings_cents)
    if months > _FAR:
        return []
    reached = months_after(turn.person.today, months - 1)
    return [turn.voice.say("goal-reach", month=turn.voice.month(reached))]


def _all(turn: Turn) -> str:
    voice, person = turn.voice, turn.person
    fine = person.goals_on_track()
    lines = [voice.say("goal-list")]
    for goal in sorted(person.goals, key=lambda g: g.figures.target_date)[:_SHOWN]:
        figures = goal.figures
        needed = figures.needed_cents(person.today)
        state = "done" if not needed else "good" if figures.id in fine else "short"
        lines.append(
            voice.say(
                "goal-line",
                goal=goal.name,
                saved=voice.money(figures.current_cents, figures.currency),
                target=voice.money(figures.target_cents, figures.currency),
                day=voice.day(figures.target_date),
                needed=voice.money(needed, figures.currency),
                state=voice.say(f"goal-state-{state}"),
            )
        )
    if person.plan and len(person.open_goals()) > 1:
        needed_all = turn.main(person.goals_need_cents())
        lines.append(voice.say("goal-together", count=len(person.open_goals()), needed=needed_all))
        lines.append(
            voice.say(
                "goal-plan" if person.plan.savings_cents else "goal-plan-none",
                surplus=turn.main(person.plan.surplus_cents),
                savings=turn.main(person.plan.savings_cents),
            )
        )
        behind = max(person.goals_need_cents() - person.plan.savings_cents, 0)
        verdict = "goal-behind" if behind else "goal-ahead"
        lines.append(voice.say(verdict, missing=turn.main(behind)))
    return "\n".join(lines)
