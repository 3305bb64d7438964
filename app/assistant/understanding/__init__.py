"""Understand a message: an ordered list of commands. See `engine.understand`.

- `utterance` masks amounts and dates; `sentences` removes what only introduces or closes.
- One module for each kind of command reads a sentence with the templates of app/text/lang:
  `corrections` (with `entry_words`), `goals` (with `goal_names` and `new_goals`), `finances`,
  `settings`, `talk`, `unavailable`, `others_spending`.
- `order_reading` and `plain_reading` choose among them; `open_questions` reads the answer to what
  was asked; `engine` divides a message into sentences.
"""
