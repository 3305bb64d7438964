# Money moves: a short title to act on, and why.
coach-move-over-title = Cut { $category_name } by { $above }
coach-move-over = You spent { $spent } on { $category_name } this month, { $above } above your plan target. { $tip }
coach-move-pace-title = Slow down on { $category_name }
coach-move-pace = You spent { $spent } on { $category_name } so far; at this pace the month ends at { $heading }, { $above } above your plan target. { $tip }
coach-move-tip-food = Cook a few more meals at home each week.
coach-move-tip-transport = Swap a few rides for public transport or share them.
coach-move-tip-entertainment = Pick one free plan for each paid one.
coach-move-tip-clothing = Let each purchase wait a week before you buy.
coach-move-tip-utilities = Compare your tariffs; a call to the provider is often enough.
coach-move-tip-other = Go through the list once and strike what you wouldn't miss.
coach-move-subscriptions-title = Audit subscriptions
coach-move-subscriptions = I see { $count ->
    [one] one recurring charge
   *[other] { $count } recurring charges
} ({ $names }). Cancelling what you don't use could free up to { $total } a month.
coach-move-gap-title = Close the gap of { $gap }
coach-move-gap = Your expenses are { $gap } a month above your income. Start with what you'd miss least, before any saving.
coach-move-payday-title = Set { $set_aside } aside on payday
coach-move-payday = Move { $set_aside } to savings the day your pay comes in, before anything else: what isn't in the account isn't spent.
coach-move-trim-title = Trim { $trim } from everyday spending
coach-move-trim = A twentieth less of your monthly expenses frees { $trim }. Note what you spend for a week and you'll see where.
coach-move-goals-title = Find { $short } more for your goals
coach-move-goals = Your goals ask for { $short } a month more than your plan saves. Save a little more or give { $goal } a later date.
