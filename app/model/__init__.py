"""A model of an OpenAI-compatible provider, beside the embedded engine.

Loaded only where OPENAI_API_KEY is set. `engine` is the interface to the services; `client` asks
(accounts, breaker, fallback models, redaction) over `provider` (HTTP). `grounding` and
`placeholders` check what comes back: nothing counts that the words or the books do not hold.
"""
