"""Starts the simulator: `python -m simulator --help`."""

import os
import signal
import sqlite3
import sys
import threading
from types import FrameType

from simulator.exchange import Exchange
from simulator.options import parse
from simulator.server import listening


def main() -> int:
    """Serve until SIGTERM or Ctrl-C; return 1 where the port is in use."""
    options = parse()
    try:
        with listening(Exchange(options)) as server:
            # serve_forever() waits for its own thread to let go, so another one has to ask.
            def stop(_number: int, _frame: FrameType | None) -> None:
                threading.Thread(target=server.shutdown, daemon=True).start()

            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, stop)
            sys.stdout.write(f"simulator listening on http://{options.host}:{server.port}\n")
            sys.stdout.flush()
            server.serve_forever()
    except sqlite3.Error as error:
        sys.stderr.write(f"simulator: {options.chats}: {error}; move the file away to start\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"simulator: port {options.port}: {os.strerror(error.errno or 0)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
