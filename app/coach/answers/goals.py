"""Answer questions about goals: progress, monthly need, expected month, whether on track."""

from app.coach.answers.request import AnswerRequest
from app.coach.answers.result import Answer, Reply
from app.coach.goals import round_up
from app.coach.profile import GoalFacts
from app.text.calendar import months_after

_MAX_GOALS = 5
_MOST_SENTENCES = 4  # of the answer about one goal
# Goals that need at most this share of the plan's savings are easy to reach (a product choice).
_EASY_SHARE = 0.8
_MAX_MONTHS = 12 * 50  # a date more than 50 years ahead is of no use, and is not given


def answer_goal(request: AnswerRequest) -> Reply:
    """Answer with the state of the goal named, of the only goal, or of all goals."""
    goals = request.profile.goals
    if not goals:
        return request.formatter.say("goal-none")
    named = request.profile.find_goal(request.question.goal_id)
    if named is None and len(goals) > 1:
        return _list_goals(request)
    goal = named or goals[0]
    text = _answer_aspect(request, goal) or _describe_goal(request, goal)
    return Answer(text, goal_id=goal.id)


def _answer_aspect(request: AnswerRequest, goal: GoalFacts) -> str:
    """Return the answer to what is asked of a goal in particular; "" where its state says it all.

    Asked for are the month in which it is reached, what is missing, or what it needs in a month.
    """
    formatter, figures, aspect = request.formatter, goal.figures, request.question.goal_aspect
    missing = figures.target_cents - figures.current_cents
    if aspect in {"", "saved"} or missing <= 0 or figures.target_date < request.profile.today:
        return ""
    needed = round_up(figures.needed_cents(request.profile.today))
    values = {
        "goal": goal.name,
        "saved": formatter.format_money(figures.current_cents, figures.currency),
        "target": formatter.format_money(figures.target_cents, figures.currency),
        "missing": formatter.format_money(missing, figures.currency),
        "needed": formatter.format_money(needed, figures.currency),
        "day": formatter.format_day(figures.target_date),
    }
    lines = [formatter.say(f"goal-{aspect}-asked", **values)]
    if aspect == "when":
        lines = [*_predict_month(request, goal, missing), *lines]
    if aspect == "need":
        lines += _describe_need(request, goal, on_track=_is_on_track(request, goal))[1:]
    return " ".join(lines)


def _is_on_track(request: AnswerRequest, goal: GoalFacts) -> bool:
    return goal.figures.id in request.profile.find_goals_on_track()


def _describe_goal(request: AnswerRequest, goal: GoalFacts) -> str:
    formatter, figures = request.formatter, goal.figures
    amounts = {
        "saved": formatter.format_money(figures.current_cents, figures.currency),
        "target": formatter.format_money(figures.target_cents, figures.currency),
        "goal": goal.name,
        "day": formatter.format_day(figures.target_date),
    }
    missing = figures.target_cents - figures.current_cents
    if missing <= 0:
        return formatter.say("goal-reached", **amounts)
    amounts["missing"] = formatter.format_money(missing, figures.currency)
    if figures.target_date < request.profile.today:
        lines = [formatter.say("goal-progress", **amounts), formatter.say("goal-past", **amounts)]
        return " ".join([*lines, *_predict_month(request, goal, missing)])
    on_track = _is_on_track(request, goal)
    if figures.current_cents <= 0:
        progress = "goal-progress"  # there is nothing to praise before the first money is saved
    elif on_track and request.profile.personality != "direct":
        progress = "goal-progress-good"
    else:
        progress = "goal-progress-some"
    lines = [
        formatter.say(progress, **amounts),
        *_describe_need(request, goal, on_track=on_track),
    ]
    if len(lines) < _MOST_SENTENCES:
        lines += _predict_month(request, goal, missing)
    return " ".join(lines)


def _describe_need(request: AnswerRequest, goal: GoalFacts, *, on_track: bool) -> list[str]:
    """Return what the goal needs in a month, what the plan saves, and whether it suffices."""
    formatter, plan, figures = request.formatter, request.profile.plan, goal.figures
    needed = round_up(figures.needed_cents(request.profile.today))
    lines = [formatter.say("goal-need", needed=formatter.format_money(needed, figures.currency))]
    if len(request.profile.list_open_goals()) > 1:
        together = request.format_plan_money(round_up(request.profile.sum_goal_needs_cents()))
        count = len(request.profile.list_open_goals())
        lines.append(formatter.say("goal-together", count=count, needed=together))
    if plan is None or plan.currency != figures.currency:
        return lines
    if plan.savings_cents == 0:
        basis = formatter.say("goal-plan-none")
    else:
        basis = formatter.say(
            "goal-plan",
            surplus=request.format_plan_money(plan.surplus_cents),
            savings=request.format_plan_money(plan.savings_cents),
        )
    if on_track:
        is_easy = request.profile.sum_goal_needs_cents() <= plan.savings_cents * _EASY_SHARE
        verdict = formatter.say("goal-ahead" if is_easy else "goal-just")
    else:
        short = max(request.profile.sum_goal_needs_cents() - plan.savings_cents, 0)
        verdict = formatter.say("goal-behind", missing=request.format_plan_money(short))
    return [*lines, f"{basis} {verdict}"]


def _predict_month(request: AnswerRequest, goal: GoalFacts, missing: int) -> list[str]:
    """Return a sentence with the month in which the plan's savings alone reach the goal.

    `missing` is in cents. Nothing without savings, or if the plan is in another currency.
    """
    plan = request.profile.plan
    if plan is None or plan.savings_cents == 0 or plan.currency != goal.figures.currency:
        return []
    months = -(-missing // plan.savings_cents)
    if months > _MAX_MONTHS:
        return []
    reached = months_after(request.profile.today, months - 1)
    alone = "goal-reach-alone" if len(request.profile.list_open_goals()) > 1 else "goal-reach"
    return [request.formatter.say(alone, month=request.formatter.format_month(reached))]


def _list_goals(request: AnswerRequest) -> str:
    formatter, profile = request.formatter, request.profile
    on_track = profile.find_goals_on_track()
    lines = [formatter.say("goal-list")]
    for goal in sorted(profile.goals, key=lambda g: g.figures.target_date)[:_MAX_GOALS]:
        figures = goal.figures
        needed = round_up(figures.needed_cents(profile.today))
        state = "done" if not needed else "good" if figures.id in on_track else "short"
        lines.append(
            formatter.say(
                "goal-line",
                goal=goal.name,
                saved=formatter.format_money(figures.current_cents, figures.currency),
                target=formatter.format_money(figures.target_cents, figures.currency),
                day=formatter.format_day(figures.target_date),
                needed=formatter.format_money(needed, figures.currency),
                state=formatter.say(f"goal-state-{state}"),
            )
        )
    if request.question.goal_aspect:
        lines += _sum_saved(request)
    if profile.plan and len(profile.list_open_goals()) > 1:
        needed_all = request.format_plan_money(round_up(profile.sum_goal_needs_cents()))
        lines.append(
            formatter.say("goal-together", count=len(profile.list_open_goals()), needed=needed_all)
        )
        basis = formatter.say(
            "goal-plan" if profile.plan.savings_cents else "goal-plan-none",
            surplus=request.format_plan_money(profile.plan.surplus_cents),
            savings=request.format_plan_money(profile.plan.savings_cents),
        )
        behind = max(profile.sum_goal_needs_cents() - profile.plan.savings_cents, 0)
        verdict = "goal-behind" if behind else "goal-ahead"
        said = formatter.say(verdict, missing=request.format_plan_money(behind))
        lines.append(f"{basis} {said}")
    return "\n".join(lines)


def _sum_saved(request: AnswerRequest) -> list[str]:
    """Return what all goals together have, and what they lack; nothing in several currencies."""
    goals = [goal.figures for goal in request.profile.goals]
    if len(goals) == 1 or len({goal.currency for goal in goals}) > 1:
        return []
    saved = sum(goal.current_cents for goal in goals)
    missing = sum(max(goal.target_cents - goal.current_cents, 0) for goal in goals)
    show = request.formatter.format_money
    values = {
        "saved": show(saved, goals[0].currency),
        "target": show(sum(goal.target_cents for goal in goals), goals[0].currency),
        "missing": show(missing, goals[0].currency),
    }
    return [request.formatter.say("goal-list-total", **values)]
