# The side panel of the chat page in development: what the API knows of the person.
panel-spent = Spent
panel-came-in = Came in
panel-left = Left of the plan
panel-plan-title = Plan
panel-plan = { $income } comes in, about { $expenses } goes out, { $savings } is saved each month.
panel-no-plan = None yet. Tell Ozzie what you earn and what you spend in a month.
panel-goals = Goals
panel-no-goals = None yet. Tell Ozzie what you save for.
panel-goal-of = { $saved } of { $target }
panel-goal-by = by { $day }
panel-entries = Last entries
panel-no-entries = None yet. Tell Ozzie what you spent, or send a receipt.
panel-changes = Last changes
panel-undo = Undo
panel-redo = Redo
panel-changed-since = This was changed or removed since, so nothing was done.
panel-nobody = Ozzie doesn't know this number yet. Say hello!
