"""Read chat messages: intent, draft transactions, and the question among them.

`reader` runs the steps in this order:

- `modality` separates facts from questions, plans and denials.
- `clause` and `arithmetic` compute the prices that a line implies.
- `segments` and `prices` split a line and choose its prices.
- `items` gives each price its words and date.
- `direction` and `descriptions` decide the kind and make the description.

`captions` and `edits` read what comes with a picture or after a transaction; answers to a question
of Ozzie are read by `app.text.yes_no`.
"""
