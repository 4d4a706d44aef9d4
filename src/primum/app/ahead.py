"""Work done ahead in a process of its own: threads of Python take turns on one processor, processes do not."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Queue
from threading import Thread
from typing import IO, Any, TypeVar

from primum.errors import Unavailable

T = TypeVar("T")
AHEAD = 8
"""Items that wait at most for whoever takes them."""
_CODE = "import sys; sys.path[:] = {path!r}; from primum.app.ahead import work; work()"


@contextmanager
def ahead(make: Callable[..., Iterator[T]], *arguments: Any) -> Iterator[Iterator[T]]:
    """What `make(*arguments)` yields, made from now on by another process.

    `make` stands at the top of a module; arguments and items are pickled. What it raises or warns of is raised or
    warned of here; Unavailable where its process dies. That process ends with this context, or when this one dies.
    """
    command = [sys.executable, "-c", _CODE.format(path=sys.path)]
    # In a session of its own: Ctrl-C is meant for this process alone.
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        with worker.stdin as orders:
            pickle.dump((make, arguments), orders)
        yield _items(worker.stdout, worker)
    finally:
        worker.kill()
        worker.stdout.close()
        worker.wait()


def work() -> None:
    """The other process: takes its orders from standard input and gives what it makes to standard output."""
    gc.set_threshold(50_000, 20, 20)  # what readers make has hardly a cycle: looking for them takes a twentieth
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a reader may print comes between the items
    waiting: Queue[bytes] = Queue(AHEAD)
    sender = Thread(target=_send, args=(waiting, out), daemon=True)
    sender.start()

    def give(what: str, item: Any = None) -> None:
        waiting.put(pickle.dumps((what, item), protocol=pickle.HIGHEST_PROTOCOL))

    warnings.simplefilter("default")  # this process's filters decide, not that one's
    warnings.showwarning = lambda message, *_, **__: give("warning", message)
    try:
        make, arguments = pickle.load(sys.stdin.buffer)
        for item in make(*arguments):
            give("item", item)
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))
        give("error", error)
    give("end")
    waiting.put(b"")
    sender.join()


def _send(waiting: Queue[bytes], out: IO[bytes]) -> None:
    try:
        while message := waiting.get():
            out.write(message)
            out.flush()
    except OSError:
        os._exit(1)  # nobody is there any more to take it


def _items(stream: IO[bytes], worker: subprocess.Popen[bytes]) -> Iterator[Any]:
    while True:
        try:
            what, item = pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):
            raise Unavailable(
                f"the process that reads files came to an end (status {worker.wait()}); what is written stays"
            ) from None
        if what == "end":
            return
        if what == "error":
            raise item
        if what == "warning":
            warnings.warn(item, stacklevel=2)
        else:
            yield item
