"""The rules of each resource, and the only code that writes people's data.

Services know no web framework, no queue and no Twilio.

users, intakes, plans, goals, transactions, moves, chat
                the resources, one module each
submissions     a text or document: read without a transaction, then booked in one
contents, readers, duplicates, month_summary
                what submissions use: the bytes of a document, the engines that read, rows booked
                before, and the month's sums
ledger, profiles
                figures and facts of a person, as app.coach takes them
clients, idempotency
                API clients and their secrets; Idempotency-Keys
"""
