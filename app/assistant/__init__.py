"""Understand what people say and word what was done: message → commands → outcomes → reply. Pure.

- `commands`: what a message can ask for, a closed set of typed models.
- `understanding`: a message → an ordered list of commands; `context` is what it rests on.
- `references`: which entries a command means, among the `known_entries` of the person.
- `dialogue`: what is remembered from one message to the next.
- `outcomes`: what came of each command; `wording` makes the reply of them.

`app.services.assistant` loads what they need, and performs the commands.
"""
