"""Classify words and statement lines into the ten spending and income categories.

- `classifier`: words to a category and a confidence.
- `vocabulary`: the tables of words and merchants that the classifier matches.
- `word_forms`: plurals, diminutives and typos of the words in the tables.
- `merchant_names`: a statement line as a readable description.
- `lookup`: the classifier as the coach uses it.
"""
