"""Understand questions: parse a message into its type, period, category, subjects and amount.

`parser` leads. `normalize` prepares the text, `lexicon` compiles the words of each language (data
in app/text/lang), `reading` has a message as read with them, and `period_words`, `exclusions`,
`subjects`, `category_names`, `goal_names` and `amounts` find one detail each. `follow_ups` carries
the last question on; `fragments` tells messages that name details alone. `types` has the result.
"""
