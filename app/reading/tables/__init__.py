"""Read bank exports and spreadsheets, whose rows are already rows (`reader.read_spreadsheet`).

1. `workbook`, `delimited`, `records` and `markup` parse a file into sheets (`grid`); `ofx`, `qif`,
   `camt` and `mt940` parse one directly into rows (`rows.TableRow`).
2. `segments` finds the tables in a sheet, `columns` what each column is, by its heading
   (`vocabulary`) and by its contents.
3. `extract` reads the rows of a table before their signs are known: `dates`, and `amounts` with
   `numbers`.
4. `signs` decides which way the money of each row went, with the running balance (`balance`) first.
5. `booking` makes draft transactions of the movements.

This module imports nothing: the readers of photos use `numbers` and `dates`, and must not load the
file parsers with them (15 MB).
"""
