# What the assistant says of what it did, and what it asks.
in-installments = in { $count } payments
lines-more =
    { $count ->
        [one] … and one more
       *[other] … and { $count } more
    }
already-so = That's how I have it already:
removed-many = 🗑️ Done, all { $count } entries are gone. Reply *undo* to bring them back.
redone = Done, it's back:
redone-many = ↩️ All { $count } entries are back.
undone-goal-gone = 🗑️ Done, the goal *{ $name }* is gone.
undone-goal-back = ↩️ Done, the goal *{ $name }* is back.
undone-change = ↩️ Done, I undid “{ $what }”.
redone-change = ↩️ Done, this holds again: “{ $what }”.
undone-left = Left as it is, because it was changed since: { $what }.
undone-left-other = something that was changed since
nothing-to-redo = There is nothing to bring back.
entry-not-found = I can't find { $what } among your entries.
nearest-entries = These are your latest:
learned = Got it: from now on, *{ $what }* goes under *{ $category }*.
learned-past =
    { $count ->
        [one] I moved the earlier one, too.
       *[other] I moved the { $count } earlier ones, too.
    }
repeated-today = You already have the same one today. If it's there twice by mistake, reply *undo*.
nothing-left-out = I left nothing out that I could still book.
category-of-income = That is money that came in, so it has no spending category. If it was an expense, tell me and I'll change it.
category-of-expense = That is an expense, so I can't put it under income. If money came in, just tell me how much.
remove-all-sure = { $count } entries match “{ $what }”. Shall I remove all of them? Reply *yes* or tell me which one.
amend-all-sure = { $count } entries match “{ $what }”. Shall I change all of them? Reply *yes* or tell me which one.
remove-these-sure = Shall I remove all { $count } entries? Reply *yes* or tell me which one.
amend-these-sure = Shall I change all { $count } entries? Reply *yes* or tell me which one.
which-entry = Which { $what } do you mean?
which-entry-it = one
ask-change = What should I change? Right now it's: { $what }
ask-description = What was the { $amount } for?
ask-amount = How much was { $what }?
proposed = Here's what I would do; nothing is changed yet: { $what }
booked-plainly =
    { $count ->
        [one] ✅ Noted.
       *[other] ✅ Noted, { $count } entries.
    }
repeating-not-yet = I noted it once. I can't repeat entries on my own yet, so tell me when you pay it again.
changed-back = Done, it's as it was before:
learned-summary = { $what }: { $category }
