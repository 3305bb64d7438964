"""A fake API and Twilio on loopback, which answers after a wait and records when it was called.

It is a process of its own, started by `bench.programs` with `--port P --wait-ms W`; with `--hang`
the API never answers. GET /_seen lists the times (seconds since the epoch) of Twilio's requests and
their recipients.
"""

import argparse
import asyncio
import itertools
import json
import time
from urllib.parse import parse_qs

SEEN: list[tuple[float, str]] = []
SIDS = itertools.count(1)
LINE = {
    "id": "ozz_txn_01J",
    "user_id": "ozz_usr_01J",
    "submission_id": "ozz_sub_01J",
    "amount_cents": 4500,
    "currency": "USD",
    "kind": "expense",
    "category": "food",
    "description": "Groceries",
    "transaction_date": "2026-05-05",
    "source": "whatsapp_text",
    "ai_confidence": 0.97,
    "created_at": "2026-05-05T14:30:00Z",
}
BOOKED = {
    "object": "transaction_list",
    "data": {
        "submission_id": "ozz_sub_01J",
        "language": "en",
        "transactions": [LINE],
        "duplicates": [],
        "document": None,
        "unread": None,
        "summary": {"currency": "USD", "month_spent_cents": 4500, "plan_left_cents": None},
    },
}


class FakeServices:
    """Server that answers for both."""

    def __init__(self, wait: float, *, hang: bool) -> None:
        self._wait = wait
        self._hang = hang

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection, kept alive."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path, _ = head.split(" ", 2)
                length = 0
                for line in head.split("\r\n"):
                    name, _, value = line.partition(":")
                    if name.lower() == "content-length":
                        length = int(value)
                body = await reader.readexactly(length)
                status, answer = await self._answer(method, path, body)
                payload = json.dumps(answer).encode()
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n"
                    f"Content-Length: {len(payload)}\r\n\r\n".encode()
                    + payload
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _answer(self, method: str, path: str, body: bytes) -> tuple[str, object]:
        if path == "/_seen":
            return "200 OK", SEEN
        if path == "/_clear":
            SEEN.clear()
            return "200 OK", []
        if path.endswith("/Messages.json") and method == "POST":
            form = parse_qs(body.decode())
            SEEN.append((time.time(), form["To"][0]))
            await asyncio.sleep(self._wait)
            sid = f"SM{next(SIDS):032x}"
            return "201 CREATED", {"sid": sid, "status": "queued", "body": form["Body"][0]}
        if "/Messages.json" in path:
            return "200 OK", {"messages": [], "next_page_uri": None}
        await asyncio.sleep(3600 if self._hang else self._wait)
        return "201 CREATED", BOOKED


async def main() -> None:
    """Serve until the process is killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--wait-ms", type=float, default=0)
    parser.add_argument("--hang", action="store_true")
    options = parser.parse_args()
    stand_in = FakeServices(options.wait_ms / 1000, hang=options.hang)
    server = await asyncio.start_server(stand_in.serve, "127.0.0.1", options.port, backlog=512)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
