"""Perform commands about goals: set, change and remove them, put money in and take it out."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from app.assistant.commands import (
    ChangeGoal,
    Choice,
    Command,
    Contribute,
    CreateGoal,
    GoalReference,
    RemoveGoal,
)
from app.assistant.outcomes import (
    Contributed,
    GoalLine,
    GoalRemoved,
    GoalSet,
    NoSuchGoal,
    Outcome,
    Refused,
)
from app.assistant.understanding.goal_names import is_named
from app.errors import Conflict
from app.models import Goal
from app.schemas.changes import ChangeType, RowChange
from app.schemas.contributions import NewContribution
from app.schemas.fields import MAX_CENTS, cents
from app.schemas.goals import GoalChanges, GoalData, NewGoal
from app.services import change_summaries as summaries
from app.services import changes, contributions
from app.services import goals as service
from app.services.assistant.work import Work
from app.services.recorder import ChangeRecorder
from app.services.stored_changes import StoredChange
from app.store import goals as store

MOST_CHOICES = 4
# Goals among which a name is looked for; the newest.
_MOST_GOALS = 200
_GoalCommand = ChangeGoal | RemoveGoal | Contribute


def create(command: CreateGoal, work: Work) -> list[Outcome]:
    """Set a goal; ask for what is missing, one thing at a time."""
    if command.target_cents is None:
        slot = "goal_target" if command.name else "goal_name"
        return [_ask(command, slot, work, command.name)]
    if (refused := _refuse_amount(command.target_cents)) is not None:
        return [refused]
    name = command.name or work.formatter.say("goal-unnamed")
    if command.target_date is None:
        return [_ask(command, "goal_date", work, name)]
    new = NewGoal.model_validate(
        {
            "name": name,
            "target_amount": _units(command.target_cents),
            "currency": command.currency,
            "target_date": command.target_date.isoformat(),
            "current_amount": _units(min(command.current_cents or 0, MAX_CENTS)),
        }
    )
    recorder = ChangeRecorder()
    try:
        goal = service.create(work.session, work.user, new, work.now, recorder=recorder)
    except Conflict:
        return [Refused("goal-too-many")]
    summary = summaries.of_goal_created(work.user, goal)
    work.save(recorder, ChangeType.GOAL_CREATED, summary, data=goal)
    work.speak_of_goal(goal.id)
    return [GoalSet(_line(goal, work), is_new=True)]


def change(command: ChangeGoal, work: Work) -> list[Outcome]:
    """Change a goal; ask for the new name where nothing is said of it."""
    return _with_goal(command, work, lambda goal: _change(command, goal, work))


def remove(command: RemoveGoal, work: Work) -> list[Outcome]:
    """Remove a goal with its contributions; undo brings it back."""
    return _with_goal(command, work, lambda goal: _remove(goal, work))


def contribute(command: Contribute, work: Work) -> list[Outcome]:
    """Put money into a goal or take it out; ask how much where it is not said."""
    return _with_goal(command, work, lambda goal: _contribute(command, goal, work))


def _change(command: ChangeGoal, goal: Goal, work: Work) -> list[Outcome]:
    target = command.target_cents
    if target is not None and command.is_relative:
        target += goal.target_amount_cents
    if target is not None and (refused := _refuse_amount(target)) is not None:
        return [refused]
    if command.name is None and target is None and command.target_date is None:
        return [_ask(_of(command, goal), "goal_name", work, goal.name, text="goal-ask-new-name")]
    wanted = GoalChanges.model_validate(
        {
            "name": command.name,
            "target_amount": _units(target) if target is not None else None,
            "target_date": command.target_date.isoformat() if command.target_date else None,
        }
    )
    recorder = ChangeRecorder()
    changed = service.change(work.session, work.user, goal.id, wanted, work.now, recorder=recorder)
    summary = summaries.of_goal_changed(work.user, changed)
    work.save(recorder, ChangeType.GOAL_CHANGED, summary, data=changed)
    return [GoalSet(_line(changed, work), is_changed=bool(recorder.rows))]


def _remove(goal: Goal, work: Work) -> list[Outcome]:
    recorder = ChangeRecorder()
    gone = service.remove(work.session, work.user, goal.id, work.now, recorder=recorder)
    summary = summaries.of_goal_removed(work.user, gone)
    work.save(recorder, ChangeType.GOAL_REMOVED, summary, data=gone)
    return [GoalRemoved(gone.name)]


def _correct(command: Contribute, goal: Goal, work: Work) -> list[Outcome]:
    """Correct what was put in just now, or else the goal's amount: "no, 350"."""
    last = _just_put(goal, work)
    plain = command.model_copy(update={"is_correction": False, "is_put": False})
    if last is None and command.is_put:
        return _contribute(plain, goal, work)
    is_larger = not command.is_put and (command.cents or 0) > goal.target_amount_cents
    # More than the whole goal is rather its new amount.
    if last is None or is_larger:
        return _change(ChangeGoal(goal=command.goal, target_cents=command.cents), goal, work)
    was_taken = _moved_cents(last) < 0
    changes.undo(work.session, work.user, last.id, work.now)
    goal = service.find(work.session, work.user, goal.id)
    cents_now = (command.cents or 0) * (-1 if was_taken and not command.is_put else 1)
    return _contribute(plain.model_copy(update={"cents": cents_now}), goal, work)


def _just_put(goal: Goal, work: Work) -> StoredChange | None:
    """Return what the message before put into a goal; into another one where it is the only one."""
    made = [
        change
        for change in changes.list_last_made(work.session, work.user.id, work.channel)
        if change.type == ChangeType.GOAL_CONTRIBUTED and work.has_just_made(change)
    ]
    of_goal = [change for change in made if any(row.key == goal.id for row in _rows(change))]
    return next(iter(of_goal or (made if len(made) == 1 else ())), None)


def _moved_cents(change: StoredChange) -> int:
    """Return by how much a change of a goal's savings raised them."""
    saved = "current_amount_cents"
    rows = [row for row in _rows(change) if row.table == "goals" and row.before and row.after]
    return sum(int((row.after or {})[saved]) - int((row.before or {})[saved]) for row in rows)


def _rows(change: StoredChange) -> Sequence[RowChange]:
    return change.recorded.rows if change.recorded is not None else ()


def _contribute(command: Contribute, goal: Goal, work: Work) -> list[Outcome]:
    if command.is_correction:
        return _correct(command, goal, work)
    if command.cents is None:
        return [_ask(_of(command, goal), "contribution", work, goal.name)]
    saved = goal.current_amount_cents + command.cents
    if saved < 0:
        held = work.formatter.money(goal.current_amount_cents, goal.currency)
        return [Refused("goal-holds-less", (("name", goal.name), ("saved", held)))]
    if saved > MAX_CENTS:
        return [Refused("amount-too-large")]
    recorder = ChangeRecorder()
    new = NewContribution.model_validate({"amount": _units(command.cents)})
    done = contributions.create(work.session, work.user, goal.id, new, work.now, recorder=recorder)
    summary = summaries.of_contribution(work.user, done, command.cents)
    work.save(recorder, ChangeType.GOAL_CONTRIBUTED, summary, data=done)
    return [Contributed(_line(done, work), command.cents)]


def _with_goal(
    command: _GoalCommand, work: Work, perform: Callable[[Goal], list[Outcome]]
) -> list[Outcome]:
    """Perform a command with the goal that it means; ask where several may be meant."""
    every = store.list_page(work.session, work.user.id, after=None, limit=_MOST_GOALS)
    reference = command.goal
    if not (reference.id or reference.words) and work.goal_id:
        # "… and add 100 to it": the goal that this message has set.
        reference = GoalReference(id=work.goal_id)
    meant = _find(reference, every)
    if not meant:
        names = [goal.name for goal in every[:MOST_CHOICES]]
        return [NoSuchGoal(command.goal.words, names)]
    if len(meant) > 1:
        return [_ask_which(command, meant, work)]
    work.speak_of_goal(meant[0].id)
    return perform(meant[0])


def _find(reference: GoalReference, every: Sequence[Goal]) -> list[Goal]:
    """Return the goals that a reference may mean: of its id, else of its words."""
    if reference.id:
        return [goal for goal in every if goal.id == reference.id]
    if not reference.words:
        return list(every)
    return [goal for goal in every if is_named(reference.words, goal.name)]


def _ask_which(command: _GoalCommand, meant: Sequence[Goal], work: Work) -> Outcome:
    choices = [
        Choice(label=goal.name, words=goal.name, commands=(_of(command, goal),))
        for goal in meant[:MOST_CHOICES]
    ]
    numbered = [f"{number}. {choice.label}" for number, choice in enumerate(choices, 1)]
    text = "\n".join([work.formatter.say("goal-which"), *numbered])
    return work.ask(text, kind="choice", choices=choices)


def _of(command: _GoalCommand, goal: Goal) -> Command:
    """Return the command about this goal."""
    return command.model_copy(update={"goal": GoalReference(id=goal.id)})


_ASKED = {
    "goal_name": "goal-ask-name",
    "goal_target": "goal-ask-target",
    "goal_date": "goal-ask-date",
    "contribution": "goal-ask-contribution",
}


def _ask(command: Command, slot: str, work: Work, name: str, *, text: str = "") -> Outcome:
    asked = work.formatter.say(text or _ASKED[slot], name=name)
    return work.ask(asked, slot=slot, command=command)


def _refuse_amount(target_cents: int) -> Outcome | None:
    if target_cents <= 0:
        return Refused("goal-amount-positive")
    return Refused("amount-too-large") if target_cents > MAX_CENTS else None


def _line(goal: GoalData, work: Work) -> GoalLine:
    """Return a goal as a reply shows it; whether it is covered where savings are known."""
    savings = service.monthly_savings(work.session, work.user.id)
    is_known = savings is not None and savings[1] == goal.currency
    return GoalLine(
        name=goal.name,
        target_cents=_cents(goal.target_amount),
        current_cents=_cents(goal.current_amount),
        currency=goal.currency,
        target_date=date.fromisoformat(goal.target_date),
        monthly_cents=_cents(goal.monthly_contribution_needed),
        on_track=goal.on_track if is_known else None,
    )


def _cents(units: float) -> int:
    return cents(Decimal(str(units)))


def _units(of_cents: int) -> Decimal:
    return Decimal(of_cents) / 100
