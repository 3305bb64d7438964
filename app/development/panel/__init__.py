"""The chat page's side panel, "What Ozzie knows": read from `/v1` as any client would."""
