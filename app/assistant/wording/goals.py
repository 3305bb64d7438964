"""Word what was done with goals: one line with its mark, and what it takes from now on."""

from app.assistant.outcomes import Contributed, GoalLine, GoalRemoved, GoalSet, NoSuchGoal
from app.assistant.wording.formatter import ReplyFormatter
from app.coach.goals import round_up
from app.text.calendar import month_end


def word_goal(done: GoalSet, formatter: ReplyFormatter) -> str:
    """Return a goal as it is now, and what it takes in a month."""
    goal = done.goal
    mark = "goal-set" if done.is_new else "goal-changed" if done.is_changed else "goal-same"
    line = formatter.say(
        mark,
        name=goal.name,
        target=formatter.money(goal.target_cents, goal.currency),
        date=_date(goal, formatter),
    )
    if not goal.monthly_cents:
        return f"{line}\n{formatter.say('goal-reached')}"
    values = {"monthly": formatter.money(round_up(goal.monthly_cents), goal.currency)}
    message = "goal-monthly"
    if goal.current_cents:
        message = "goal-monthly-rest"
        values["saved"] = formatter.money(goal.current_cents, goal.currency)
    parts = [formatter.say(message, **values)]
    if goal.on_track is not None:
        parts.append(formatter.say("goal-covered" if goal.on_track else "goal-not-covered"))
    return f"{line}\n{' '.join(parts)}"


def word_goal_removed(done: GoalRemoved, formatter: ReplyFormatter) -> str:
    """Say that a goal is gone, and how it comes back."""
    return formatter.say("goal-removed", name=done.name)


def word_contribution(done: Contributed, formatter: ReplyFormatter) -> str:
    """Return what was put in or taken out, and what is missing."""
    goal = done.goal
    line = formatter.say(
        "goal-in" if done.cents > 0 else "goal-out",
        amount=formatter.money(abs(done.cents), goal.currency),
        name=goal.name,
        saved=formatter.money(goal.current_cents, goal.currency),
        target=formatter.money(goal.target_cents, goal.currency),
    )
    missing = goal.target_cents - goal.current_cents
    if missing <= 0:
        return f"{line}\n{formatter.say('goal-reached')}"
    to_go = formatter.say("goal-missing", amount=formatter.money(missing, goal.currency))
    return f"{line}\n{to_go}"


def word_no_such_goal(done: NoSuchGoal, formatter: ReplyFormatter) -> str:
    """Say that there is no such goal, and name those that there are."""
    if not done.names:
        return formatter.say("goal-none")
    names = ", ".join(f"*{name}*" for name in done.names)
    if not done.words:
        return formatter.say("goal-list", goals=names)
    return formatter.say("goal-not-found", what=done.words, goals=names)


def _date(goal: GoalLine, formatter: ReplyFormatter) -> str:
    """Return a month for a date at its end, else the day."""
    day = goal.target_date
    return formatter.month(day) if day == month_end(day) else formatter.day(day)
