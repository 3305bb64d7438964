# Money moves: a short title to act on, and why.
coach-move-over-title = Cut { $name } by { $above }
coach-move-over = You spent { $spent } on { $category_name } this month, { $above } above your plan target. The biggest part: { $where }, { $part }.
coach-move-pace-title = Slow down on { $name }
coach-move-pace = You spent { $spent } on { $category_name } so far; at this pace the month ends at { $heading }, { $above } above your plan target. The biggest part: { $where }, { $part }.
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
coach-move-trim = Spending 5% less a month frees { $trim }. Note what you spend for a week and you'll see where.
coach-move-goals-title = Find { $short } more for your goals
coach-move-goals = Your goals ask for { $short } a month more than your plan saves. Save a little more or give { $goal } a later date.

# Kinds of merchants.
coach-group-coffee = coffee
coach-group-dining_out = dining out
coach-group-fuel = fuel
coach-group-groceries = groceries
coach-group-parking = parking and tolls
coach-group-public_transport = public transport
coach-group-ride_hailing = rides
coach-group-streaming = streaming
