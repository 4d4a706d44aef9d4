"""The site on a free port of this machine, for tests that need a real connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from primum.app import App
from primum.web import listen
from primum.web.server import server


@contextmanager
def served(app: App) -> Iterator[str]:
    """The site's address while it is served."""
    with listen("127.0.0.1", 0) as bound:
        running = server(app)
        thread = Thread(target=running.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            running.should_exit = True
            thread.join(10)
