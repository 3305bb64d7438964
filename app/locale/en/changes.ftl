# One line about each change of the books, for lists of what can be undone.
change-entry = { $amount } · { $what }
change-entries = { $amount } · { $what } and { $more } more
change-changed = Changed: { $entries }
change-removed = Removed: { $entries }
change-goal-created = Goal: { $name }
change-goal-changed = Goal changed: { $name }
change-goal-removed = Goal removed: { $name }
change-goal-in = { $amount } into { $name }
change-goal-out = { $amount } out of { $name }
change-intake = Income { $income }, expenses { $expenses } a month
change-plan = Plan: save { $amount } a month
change-user = Profile changed
