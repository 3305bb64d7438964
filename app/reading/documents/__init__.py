"""Read documents of every kind into draft transactions.

`reader.DocumentReader` checks the type of the bytes (`file_type`) and has them read in child
processes (`app.sandbox`), whose jobs are in `jobs`. `encoding` carries contexts and readings there
and back as JSON. In a child, `pdf` and `pdf_pages` extract the lines of a PDF, and `printed` has
them read as a slip (`slips`: pay, transfers, refunds), as a statement (`app.reading.statements`)
or as an invoice (`invoices`, `issuers`, `labels`).
Spreadsheets go to `app.reading.tables`, photographs to `app.reading.receipts`.
"""
