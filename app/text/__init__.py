"""Provide language tools to all packages: below them, it imports none of them.

- `languages`: the registry of languages, found from the folders of `lang/`; `data`: word lists
- `normalize`, `tokens`, `phrases`: text in comparable form, its words, patterns of phrases
- `digits`, `number_words`, `number_roles`, `currencies`, `amounts`: numbers and money in a text
- `calendar`, `date_words`, `dates`: days and months, and the dates that a text names
- `language`: which language a text is in
- `commands`, `greetings`, `opt_out`, `sign_up`: messages that ask something of Ozzie itself
- `names`: names of merchants and things, matched by stem and across the languages
- `yes_no`: clear answers to a question of Ozzie
- `payment_processors`, `spans`: words before a merchant's name; positions in a text
"""
