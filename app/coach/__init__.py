"""Turn figures into advice: plan, goals, money moves, recurring charges, answers to questions.

Everything in this package is pure: values in, values out. The services pass a person's `Profile`,
and a `Ledger` that reads sums when they are needed.

What is known of a person
    profile     who asks, with their plan and goals
    ledger      the protocol by which figures are read
    periods     spans of dates with a name: "last month"

Figures (their rules are in the API contract, "Figures")
    plan        surplus, recommended savings, savings rate, where to save
    goals       what a goal needs in a month, and whether it is on track
    recurring   charges that repeat, and when the next is due
    moves       what to do this month to save

Conversation
    questions   words → `Question`
    answers     `Question` + ledger → text
    formatter   figures and messages in the person's language
"""
