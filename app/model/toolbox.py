"""The tools that a model may call: reads over one person's books, and proposals.

They are bound to the person by the caller, never by an argument. Each read gives named values that
the answer may show; a proposal is a command that is performed later, after the same checks as one
of the embedded engine.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from app.assistant.commands import Command
from app.model.reads import READS
from app.model.results import Results
from app.model.schema import strict_schema

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MOST_VALUES = 120


class Toolbox(Results):
    """The tools of one request, and what they gave so far."""

    def call(self, name: str, arguments: str) -> str:
        """Return the result of a tool as JSON; a wrong call gets an `error` that says why."""
        try:
            result = self._call(name, json.loads(arguments))
        except (ValueError, RecursionError, ValidationError):
            result = {"error": "The arguments do not fit the schema."}
        return json.dumps(result, ensure_ascii=False)

    def _call(self, name: str, arguments: object) -> Mapping[str, Any]:
        if name in READS:
            model, run = READS[name]
            asked = model.model_validate(arguments)
            is_name = _NAME.fullmatch(getattr(asked, "name", "")) is not None
            if not is_name or len(self.values) > _MOST_VALUES:
                return {"error": "name: lower-case letters and _ only."}
            return run(self, asked)
        if name in self.proposals.tools:
            proposal, propose = self.proposals.tools[name]
            return propose(proposal.model_validate(arguments))
        return {"error": "There is no such tool."}

    def schemas(self) -> list[Mapping[str, Any]]:
        """Return the tools as the provider is told of them."""
        return [
            {
                "type": "function",
                "function": {
                    "name": name,
                    "description": model.__doc__,
                    "strict": True,
                    "parameters": strict_schema(model),
                },
            }
            for name, model in self._models().items()
        ]

    def _models(self) -> Mapping[str, type[BaseModel]]:
        tools = [*READS.items(), *self.proposals.tools.items()]
        return {name: tool[0] for name, tool in tools}

    def commands(self) -> tuple[Command, ...]:
        """Return what was proposed."""
        return tuple(self.proposals.commands)
