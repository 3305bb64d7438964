"""Perform what a message asks for, in the transaction of one chat message.

`work` holds what a command is performed with; `performing` calls the performer of each command:
`entries`, `undoing`, `talking`, `goals`, `finances`, `settings`. `books` loads the entries that
references are resolved on, `answers` stores the answer, `submitted` words the reply to a
submission. `onboarding` asks for the income by the way.
"""
