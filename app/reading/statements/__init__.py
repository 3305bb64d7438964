"""Read bank and card statements as they are printed, from the lines of a document.

`lines` holds words with their positions and finds amounts among them. `entries` groups lines into
rows, with the help of `headings` (the columns of a table), `sections` (such as "Withdrawals") and
`closing` (the year of dates without one). `reader` decides which amount of a row is its own and
which is the balance; signs and drafts are made as for `app.reading.tables`. `totals` compares the
result with the sums that the statement prints.
"""
