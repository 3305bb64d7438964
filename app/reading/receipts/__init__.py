"""Read a photographed receipt into one transaction.

`photo` decodes the image, `ocr` finds words in it (with `geometry` for tilted pages), and `lines`
groups them into lines. `roles` recognizes what a line is by its words, `money` finds the amounts on
it, and `figures` checks which amounts agree with each other. With these, `totals`, `dates`,
`merchant` and `currency` each find one field, and `receipt` makes the draft of them.
"""
