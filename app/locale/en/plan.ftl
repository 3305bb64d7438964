# The plan's summary. $surplus, $savings and $shortfall are amounts a month; $areas are
# focus areas; $praise is start, solid or excellent.
plan-savings = Based on your { $surplus } monthly surplus, Ozzie recommends saving { $savings }/month — { $praise ->
        [excellent] an excellent
        [solid] a solid
       *[start] a good start with a
    } { $rate }% savings rate. Focus areas: reduce { $areas }.
plan-debt = Based on your { $surplus } monthly surplus, Ozzie recommends putting { $savings }/month towards your debt — { $praise ->
        [excellent] an excellent
        [solid] a solid
       *[start] a good start with
    } { $rate }% of your income. Focus areas: reduce { $areas }.
plan-even = Your income and expenses are even, so there is nothing left to save yet. Free up a little each month: reduce { $areas }.
plan-shortfall = You spend { $shortfall } more than you earn each month. Cut { $shortfall }/month to break even, starting with { $areas }.

focus-food = dining out
focus-entertainment = subscriptions
