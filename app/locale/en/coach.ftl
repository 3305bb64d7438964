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
coach-spent-none = I have no expenses noted { $period }.
coach-spent-none-on = I find nothing spent on { $what } { $period }.
coach-spent-thing-in-category = That is what your notes call "{ $what }"; all of { $category } comes to { $total }.
coach-spent-category-instead = All of { $category } comes to { $total } { $period }.
coach-spent-all-instead = In all, you've spent { $total } { $period }.
coach-spent-most = Most of it went to { $category }: { $money }.
coach-spent-room = Your plan leaves { $money } for the rest of the month.
coach-spent-over = That is { $money } above what your plan allows for the month.
coach-last-time = The last time was { $day }: { $what }, { $money }.

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
coach-compare-same = You spent { $total } { $period }, just as much as { $before }.
coach-same-day = { $before } by the same day
coach-compare-whole = In all it was { $whole } { $before }.
coach-compare-grew = What grew most: { $category }, by { $money }.

# Lists.
coach-top-intro = Your { $total } { $period } went to:
coach-top-places = Where most of it went:
coach-largest-intro = Your largest expenses { $period }:
coach-largest-one = Your largest expense { $period } was { $what }: { $money }, { $day }.
coach-recent-intro = Your latest expenses:
coach-recent-intro-in = Your expenses { $period }, newest first ({ $total } in all):
coach-recent-more = … and { $count } more.
coach-lookup-yes = Yes, it's noted: { $what }, { $money }, { $day }.
coach-lookup-other = Not under that name, but I see this one: { $what }, { $money }, { $day }.
coach-lookup-no = No, I don't see { $what } in your notes of the last 60 days. Send it to me and I'll add it.
coach-lookup-no-amount = No, I don't see an expense of { $money } in your notes of the last 60 days. Send it to me and I'll add it.
coach-lookup-which = Tell me the amount or the place ("did I log the 20 at the bakery?") and I'll look it up.

# Income and what is left.
coach-income-total = { $total } came in { $period }.
coach-income-none = I have no income noted { $period }.
coach-income-plan = Your plan counts on { $money } a month.
coach-income-last = The last was { $what }: { $money }, { $day }.
coach-left-balance = { $income } came in and { $spent } went out { $period }: { $left } is left.
coach-left-balance-minus = { $income } came in and { $spent } went out { $period }: { $left } more went out than came in.
coach-left-plan = Within your plan you can still spend { $money } this month, about { $daily } a day until { $day }.
coach-left-plan-over = You spent { $money } more than your plan allows this month ({ $allowance }). Let's keep the rest of the month light.
coach-left-bank = I can't see your bank account; these are the figures you've sent me.
coach-saved-period = You kept { $money } { $period } ({ $income } came in, { $spent } went out).

# The plan.
coach-plan-none = You have no plan yet. Tell your income and expenses in the app that brought you here and I'll make one.
coach-plan-figures = Your plan: with { $income } a month coming in and a surplus of { $surplus }, save { $savings } a month, { $rate }% of your income.
coach-plan-deficit = Your plan: { $income } a month comes in and your expenses are { $gap } above it. First step: cut { $gap } a month to break even.
coach-plan-even = Your plan: { $income } a month comes in and all of it goes out again, so there is nothing to save yet. Any expense you trim is your first savings.
coach-plan-month = That leaves { $allowance } to spend each month; so far this month it's { $spent }.
coach-plan-debt = What you set aside goes to your debts first, the most expensive one before the others.

# Goals.
coach-goal-start = You're off to a great start!
coach-goal-progress = You've saved { $saved } toward your { $target } { $goal } goal, which you want to reach by { $day }.
coach-goal-reached = You've done it: { $saved } saved, your { $target } { $goal } goal is reached! 🎉
coach-goal-past = Its date, { $day }, has passed; { $missing } is still missing. A new date would make it doable again.
coach-goal-need = To stay on track, you need to save { $needed }/month.
coach-goal-plan = Based on your current { $surplus } surplus and your plan's { $savings } savings target,
coach-goal-plan-none = You have no surplus to save from at the moment,
coach-goal-ahead = you're ahead: you have room to hit that milestone easily.
coach-goal-just = you're on track: it fits, with little to spare.
coach-goal-behind = that's { $missing } a month short. Trim some spending or give it more time.
coach-goal-reach = At your plan's pace you'd reach it in { $month }.
coach-goal-together = Your { $count } open goals together need { $needed } a month.
coach-goal-list = Your goals:
coach-goal-line = • { $goal }: { $saved } of { $target } by { $day }, { $needed }/month ({ $state })
coach-goal-state-good = on track
coach-goal-state-short = behind
coach-goal-state-done = reached
coach-goal-none = You have no savings goal yet. Tell me what you'd like to save for, how much and by when, in the app that brought you here, and I'll follow it with you.
coach-goal-keep-sending = Keep sending me your transactions so I can give you more precise updates!

# On track?
coach-track-good = You're doing well: { $spent } spent this month, and your plan allows { $allowance }. By this day it would be { $pace }.
coach-track-fast = Careful: { $spent } spent this month. By this day your plan would have you at { $pace }, of { $allowance } in all.
coach-track-over = You're over your plan this month: { $spent } spent, { $allowance } allowed.
coach-track-nothing = I have no expenses noted this month yet, so your whole { $allowance } is still there.
coach-track-goals-good = Your goals are on track.
coach-track-goals-behind = Your goals need { $needed } a month; your plan saves { $savings }.

# Can I afford it?
coach-afford-yes = Yes, that fits: after { $price } you'd still have { $rest } of this month's budget, and your savings stay untouched.
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
coach-afford-goals = Your goals already ask for { $needed } of it each month.
coach-afford-how-much = Tell me the price and I'll check it against your month. Right now { $room } of this month's budget is left.
coach-afford-how-much-over = Tell me the price and I'll check. This month's budget is used up, though: you're { $over } over it.
coach-afford-currency = I keep your plan in { $currency } and don't convert, so tell me the price in { $currency }.

# What if, and well done.
coach-what-if-month = That would save you about { $month } a month, { $year } a year.
coach-what-if-share = That's { $percent }% of what your plan sets aside each month.
coach-what-if-based = You spend about { $month } a month on { $what }.
coach-what-if-swap = At { $price } each, { $times } a month, it would be { $cost } instead of { $month }: about { $saved } a month saved, { $year } a year.
coach-what-if-swap-more = At { $price } each, { $times } a month, it would be { $cost }; today it costs you { $month }, so you'd save nothing.
coach-what-if-unknown = Tell me what it costs and how often ("if I skip a 5 dollar coffee every day") and I'll do the sum.
coach-resisted = Well done for holding back! That { $money } stays yours.
coach-resisted-plain = Well done for holding back! Every purchase you skip brings you closer.
coach-resisted-goal = It could go straight to your { $goal } goal.

# How to save.
coach-save-intro = Here's where I'd start:
coach-save-line = • { $title }: { $description }
coach-save-on = On { $what } you spend about { $month } a month; a fifth less would free { $saved } a month.
coach-save-target = To find { $target } a month:
coach-save-target-short = These come to { $total } a month; the rest has to come from what you spend most on: { $category }.
coach-save-none = Send me your expenses for a few days and I'll show you where to cut. Until then: set aside { $money } right after payday.

# What recurs.
coach-recurring-intro = I see { $count ->
    [one] one recurring charge
   *[other] { $count } recurring charges
}, about { $total } a month:
coach-recurring-line = • { $what }: { $money } { $unit }, next around { $day }
coach-recurring-one = { $what } comes { $unit }: { $money }, next around { $day }.
coach-recurring-none = I see no recurring charges yet. I recognize one when it has come at least three times.
coach-recurring-none-of = I see no recurring charge for { $what } yet. I recognize one when it has come at least three times.
coach-every-week = every week
coach-every-two_weeks = every two weeks
coach-every-month = every month
coach-every-year = every year

# Talk.
coach-hello = Hi! What would you like to know about your money? For example "{ $first }" or "{ $second }".
coach-hello-name = Hi { $name }! What would you like to know about your money? For example "{ $first }" or "{ $second }".
coach-thanks = You're welcome! I'm here whenever you want to look at your money.
coach-bye = Bye for now! Keep sending me what you spend and I'll keep count.
coach-help = I keep count of what you spend and earn, and answer from your own figures: what you spent, on what, how it compares, your plan, your goals, whether you can afford something. Try "{ $first }" or "{ $second }".
coach-off-topic = That's outside what I know; I'm all about your money. Ask me, for example, "{ $first }" or "{ $second }".
coach-unknown = I didn't quite get that. You can ask me, for example, "{ $first }" or "{ $second }".
coach-statement = That sounds like something to note. Send it as a transaction and I'll count it; here I answer questions, such as "{ $first }".
coach-example-spent = How much did I spend this month?
coach-example-top = Where does my money go?
coach-example-goal = Am I on track for my goal?
coach-example-left = How much can I still spend?
coach-example-save = How can I save more?
coach-example-compare = Am I spending more than last month?
coach-worried = I hear you. Let's look at it calmly, one step at a time.
coach-frustrated = That's frustrating, I understand. Here's what I see:
coach-cheer = You've got this! 💪
