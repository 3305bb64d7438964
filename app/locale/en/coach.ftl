# The coach's answers. {$period} reads on: "today", "this month", "in March 2026".

# Periods, as they end a sentence.
coach-period-today = today
coach-period-yesterday = yesterday
coach-period-weekend = over the weekend
coach-period-this_week = this week
coach-period-last_week = last week
coach-period-this_month = this month
coach-period-last_month = last month
coach-period-this_year = this year
coach-period-last_year = last year
coach-period-ever = so far
coach-period-date = on { $start }
coach-period-since = since { $start }
coach-period-between = from { $start } to { $end }
coach-period-month = in { $month }
coach-period-year = in { $year }
coach-period-last_days = in the last { $count } days
coach-period-last_weeks = in the last { $count } weeks
coach-period-last_months = in the last { $count } months
coach-period-last_years = in the last { $count } years
coach-without = { $period } without { $what }

# Small parts.
coach-and = and
coach-purchases = { $count ->
    [one] { $count } purchase
   *[other] { $count } purchases
}
coach-times = { $count ->
    [one] once
   *[other] { $count } times
}
coach-line-entry = • { $day }: { $what }, { $money }
coach-line-category = • { $category }: { $money } ({ $percent }%)
coach-line-amount = • { $what }: { $money }

# What was spent.
coach-spent-total = You spent { $total } { $period } ({ $purchases }).
coach-spent-on = You spent { $total } on { $what } { $period } ({ $purchases }).
coach-spent-several = Together that's { $total } { $period }:
coach-spent-none = I have no expenses noted { $period }.
coach-spent-none-on = I don't see anything spent on { $what } { $period }.
coach-spent-category-instead = In all, { $category } comes to { $total } { $period }.
coach-spent-all-instead = In all, you've spent { $total } { $period } ({ $purchases }).
coach-spent-most = Most of it went to { $category }: { $money }.
coach-spent-room = Your plan leaves { $money } for the rest of the month.
coach-spent-over = That is { $money } above what your plan allows for the month.
coach-last-time = The last time was { $day }: { $what }, { $money }.
coach-refunded = I've already taken off { $money } that came back to you.

# How many times, and on average.
coach-count-on = I count { $what } { $times } { $period }, { $total } in all.
coach-count-all = You've noted { $purchases } { $period }, { $total } in all.
coach-average-day = That's { $money } a day on average { $period } ({ $total } over { $days ->
    [one] { $days } day
   *[other] { $days } days
}).
coach-average-week = That's { $money } a week on average { $period } ({ $total } in all).
coach-average-month = On average you spend { $money } a month (over { $months ->
    [one] { $months } month
   *[other] { $months } months
}).
coach-alone = That's for { $what } alone.

# This period against the one before.
coach-compare-more = You spent { $total } { $period }: { $difference } more than { $before } ({ $earlier }).
coach-compare-less = You spent { $total } { $period }: { $difference } less than { $before } ({ $earlier }). Nice!
coach-compare-nothing = You spent { $total } { $period }: { $difference } less than { $before } ({ $earlier }).
coach-compare-first = You spent { $total } { $period }; I have nothing noted { $before } to compare it with.
coach-compare-same = You spent { $total } { $period }, just as much as { $before }.
coach-compare-two = More on { $what }: { $money } { $period }, against { $less } on { $other }. That's { $difference } more.
coach-compare-two-same = The same on both: { $money } on { $what } and on { $other } { $period }.
coach-same-day = { $before } by the same day
coach-compare-whole = In all it was { $whole } { $before }.
coach-compare-grew = What grew most: { $category }, by { $money }.
coach-compare-grown = What went up:
coach-compare-grown-line = • { $category }: { $money } more ({ $total } in all)
coach-compare-none-grew = No category went up.
coach-day-dearest = Your most expensive day { $period } was { $day }, with { $money }:

# Lists.
coach-top-intro = Your { $total } { $period } went to:
coach-top-share = That's { $percent }% of all you spent.
coach-top-places = Where most of it went:
coach-largest-intro = Your largest expenses { $period }:
coach-largest-one = Your largest expense { $period } was { $what }: { $money }, { $day }.
coach-recent-intro = Your latest expenses:
coach-recent-intro-in = Your expenses { $period }, newest first ({ $total } in all):
coach-recent-more = … and { $count } more.
coach-lookup-yes = Yes, it's noted: { $what }, { $money }, { $day }.
coach-lookup-other = Not under that name, but I see this one: { $what }, { $money }, { $day }.
coach-lookup-no = No, I don't see { $what } in your notes from the last 60 days. Send it to me and I'll add it.
coach-lookup-no-amount = No, I don't see an expense of { $money } in your notes from the last 60 days. Send it to me and I'll add it.
coach-recent-one = Your latest expense: { $what }, { $money }, { $day }.
coach-lookup-not-paid = No, I don't see { $what } noted { $period }.
coach-lookup-which = Tell me the amount or the place ("did I log the 20 at the bakery?") and I'll look it up.

# Income and what is left.
coach-income-total = { $total } came in { $period }.
coach-income-none = I have no income noted { $period }.
coach-income-plan = Your plan counts on { $money } a month.
coach-refunds-none = I see no refunds noted { $period }.
coach-refunds-total = { $total } came back to you { $period }:
coach-income-last = The last was { $what }: { $money }, { $day }.
coach-left-balance = { $income } came in and { $spent } went out { $period }: { $left } is left.
coach-left-balance-minus = { $income } came in and { $spent } went out { $period }: { $left } more went out than came in.
coach-left-plan = Within your plan you can still spend { $money } this month, about { $daily } a day until { $day }.
coach-left-plan-over = You spent { $money } more than your plan allows this month ({ $allowance }). Let's keep the rest of the month light.
coach-left-bank = I can't see your bank account; these are the figures you've sent me.
coach-saved-period = You kept { $money } { $period } ({ $income } came in, { $spent } went out).
coach-saved-nothing = { $income } came in and { $spent } went out { $period }, so nothing was left over: { $money } more went out.
coach-saved-no-income = I have no income noted { $period }, so I can't tell what you kept; { $spent } went out.
coach-saved-moved = You moved { $money } into savings.

# The plan.
coach-plan-none = You have no plan yet. Tell me what you earn and spend in a month, and I'll make one.
coach-plan-figures = Your plan: { $income } a month comes in and { $surplus } is left over; save { $savings } a month, { $rate }% of your income.
coach-plan-deficit = Your plan: { $income } a month comes in and your expenses are { $gap } above it. First step: cut { $gap } a month to break even.
coach-plan-even = Your plan: { $income } a month comes in and all of it goes out again, so there is nothing to save yet. Any expense you trim is your first savings.
coach-plan-month = That leaves { $allowance } to spend each month; so far this month it's { $spent }.
coach-plan-debt = What you set aside goes to your debts first, the most expensive one before the others.
coach-debt-start = Debts weigh, and asking where to start is already a good step.
coach-debt-honest = I can't see your debts, only what you note here.
coach-debt-free = Your plan frees { $savings } a month: put it on the most expensive debt first, and pay the minimum on the others.
coach-debt-months = At that pace, { $debt } takes about { $months ->
    [one] { $months } month
   *[other] { $months } months
}, a bit longer with interest.
coach-invest-honest = I don't recommend investments; that takes someone who knows your whole situation.
coach-invest-free = What I can tell you: your plan sets aside { $savings } a month. An emergency fund comes first, and expensive debts before it.
coach-free-nothing = Right now your plan leaves nothing over, so the first step is to bring your expenses down.

# Goals.
coach-goal-progress = You've saved { $saved } toward your { $target } { $goal } goal, which you want to reach by { $day }.
coach-goal-progress-some = You've saved { $saved } toward your { $target } { $goal } goal, which you want to reach by { $day }: { $missing } to go.
coach-goal-progress-good = You're off to a great start: you've saved { $saved } toward your { $target } { $goal } goal, which you want to reach by { $day }, with { $missing } to go.
coach-goal-reached = You've done it: { $saved } saved, your { $target } { $goal } goal is reached! 🎉
coach-goal-past = Its date, { $day }, has passed; { $missing } is still missing. A new date would make it doable again.
coach-goal-need = To stay on track, you need to save { $needed }/month.
coach-goal-plan = Based on your current { $surplus } surplus and your plan's { $savings } savings target,
coach-goal-plan-none = You have no surplus to save from at the moment,
coach-goal-ahead = you're ahead: you have room to hit that milestone easily.
coach-goal-just = you're on track: it fits, with little to spare.
coach-goal-behind = that's { $missing } a month short: trim some spending or give it more time.
coach-goal-reach = At your plan's pace you'd reach it in { $month }.
coach-goal-reach-alone = With all that your plan saves, you'd reach it in { $month }.
coach-goal-together = Your { $count } open goals together need { $needed } a month.
coach-goal-list = Your goals:
coach-goal-line = • { $goal }: { $saved } of { $target } by { $day }, { $needed }/month ({ $state })
coach-goal-missing-asked = You still need { $missing } for { $goal }: { $saved } of { $target } saved. To get there by { $day }, put aside { $needed } a month.
coach-goal-when-asked = Your own date for { $goal } is { $day }: to make it, put aside { $needed } a month ({ $missing } to go).
coach-goal-need-asked = For { $goal } by { $day }, put aside { $needed } a month: { $missing } to go.
coach-goal-list-total = All together: { $saved } of { $target } saved, { $missing } to go.
coach-goal-state-good = on track
coach-goal-state-short = behind
coach-goal-state-done = reached
coach-goal-none = You have no savings goal yet. Tell me what you'd like to save for, how much and by when, and I'll follow it with you.

# On track?
coach-track-good = You're doing well: { $spent } spent this month, and your plan allows { $allowance }. By this day it would be { $pace }.
coach-track-little = I have only { $spent } noted this month, so it is early to tell: your plan allows { $allowance }, and by this day it would be { $pace }.
coach-track-fast = Careful: { $spent } spent this month. By this day your plan would have you at { $pace }, of { $allowance } in all.
coach-track-over = You're over your plan this month: { $spent } spent, { $allowance } allowed.
coach-track-nothing = I have no expenses noted this month yet, so your whole { $allowance } is still there.
coach-track-goals-good = Your goals are on track.
coach-track-goals-behind = Your goals need { $needed } a month; your plan saves { $savings }.

# Can I afford it?
coach-afford-yes = Yes, that fits: after { $price } you'd still have { $rest } of this month's budget, and your savings stay untouched.
coach-afford-fits = It fits your month: after { $price } you'd still have { $rest } of this month's budget, and your savings stay untouched.
coach-afford-basis = I have only { $spent } of your usual { $usual } noted this month, so take this with a grain of salt.
coach-afford-tight = It's tight: { $room } is left of this month's budget. With { $price } you'd dip { $over } into your savings of { $savings } for the month.
coach-afford-no = Better not this month: { $room } is left of your budget, so { $price } would take you { $over } over it, more than the { $savings } you save a month.
coach-afford-wait = Saving { $savings } a month, you'd have it in { $months ->
    [one] { $months } month
   *[other] { $months } months
}.
coach-afford-cannot = With no surplus a month, { $price } would be money you don't have. Let's first bring your expenses down.
coach-afford-by-yes = { $price } by { $day } means { $needed } a month. Your plan saves { $savings } a month: doable, if other goals can wait.
coach-afford-by-no = { $price } by { $day } means { $needed } a month, and your plan saves { $savings }. With { $months ->
    [one] { $months } month
   *[other] { $months } months
} it would fit.
coach-afford-instalments-yes = In { $count } payments that's { $monthly } a month ({ $price } in all). It fits what's left of this month's budget, { $room }, but it takes its share of each of the { $count } months.
coach-afford-instalments-tight = In { $count } payments that's { $monthly } a month ({ $price } in all). Only { $room } of this month's budget is left, so it would eat into the { $savings } you save each month.
coach-afford-instalments-no = In { $count } payments that's { $monthly } a month ({ $price } in all), and only { $room } of this month's budget is left. Better not for now.
coach-afford-goals = Your goals already ask for { $needed } of it each month.
coach-afford-how-much = Tell me the price and I'll check it against your month. Right now { $room } of this month's budget is left.
coach-afford-how-much-over = Tell me the price and I'll check. This month's budget is used up, though: you're { $over } over it.
coach-afford-currency = I keep your plan in { $currency } and don't convert, so tell me the price in { $currency }.
coach-afford-no-plan = For that I need to know your month. Tell me what you earn and what you usually spend, and I'll check whether it fits.

# What if, and well done.
coach-what-if-month = That would save you about { $month } a month, { $year } a year.
coach-what-if-share = That's { $percent }% of what your plan sets aside each month.
coach-what-if-based = You spend about { $month } a month on { $what }.
coach-what-if-charge = { $what } costs you { $month } a month.
coach-what-if-swap = At { $price } each, { $times } a month, it would be { $cost } instead of { $month }: about { $saved } a month saved, { $year } a year.
coach-what-if-swap-more = At { $price } each, { $times } a month, it would be { $cost }; today it costs you { $month }, so you'd save nothing.
coach-what-if-unknown = Tell me what it costs and how often ("if I skip a 5 dollar coffee every day") and I'll do the sum.
coach-resisted = Well done for holding back! That { $money } stays yours.
coach-resisted-plain = Well done for holding back! Every purchase you skip brings you closer.
coach-resisted-goal = It could go straight to your { $goal } goal.

# What putting money aside comes to.
coach-grow-until = Putting aside { $monthly } a month, you'd have { $target } in { $months ->
    [one] { $months } month
   *[other] { $months } months
}: { $month }.
coach-grow-to = { $monthly } a month comes to { $total } in { $months ->
    [one] { $months } month
   *[other] { $months } months
}.
coach-grow-need = { $target } in { $months ->
    [one] { $months } month
   *[other] { $months } months
} takes { $monthly } a month.
coach-grow-above-plan = Your plan sets aside { $savings } a month, so the rest would have to come from spending less.
coach-grow-never = With { $monthly } a month, { $target } would take more than 50 years. A bit more each month makes all the difference.

# How to save.
coach-save-intro = Here's where I'd start:
coach-save-line = • { $title }: { $description }
coach-save-on = On { $what } you spend about { $month } a month; a fifth less would free { $saved } a month.
coach-save-target = To find { $target } a month:
coach-save-target-short = These come to { $total } a month; the rest has to come from what you spend most on: { $category }.

# What recurs.
coach-recurring-intro = I see { $count ->
    [one] one recurring charge
   *[other] { $count } recurring charges
}, about { $total } a month:
coach-recurring-line = • { $what }: { $money } { $unit }, next around { $day }
coach-recurring-one = { $what } comes { $unit }: { $money }, next around { $day }.
coach-recurring-none = I don't see any charge that repeats yet. I spot one once it has come at least three times.
coach-recurring-none-of = I don't see a charge for { $what } that repeats yet. I spot one once it has come at least three times.
coach-recurring-year = That's { $total } a year.
coach-every-week = every week
coach-every-two_weeks = every two weeks
coach-every-month = every month
coach-every-year = every year

# Talk.
coach-worried = I hear you. Let's look at it calmly, one step at a time.
coach-frustrated = That's frustrating, I understand. Here's what I see:
coach-cheer = You've got this! 💪
