"""Read words and documents into draft transactions; pure, without database, network or clock.

A message goes through `messages.reader`: commands, dates, modality (facts or questions), amounts,
arithmetic on clauses, segments with their prices, items, direction, description, category and
confidence. docs/reading.md explains the steps with an example in each language.

- `types`: what every reader takes and returns.
- `messages`: chat messages, and the captions, corrections and confirmations among them.
- `categories`: words and statement lines to a category.
- `confidence`: how probably a transaction of a message was read correctly.
- `documents`: files of every kind, read in child processes; it sends each to one of
  - `tables`: bank exports and spreadsheets,
  - `statements`: printed bank and card statements,
  - `receipts`: photographed receipts.
- `transcription`: voice notes, whose transcript is read as a message.
"""
