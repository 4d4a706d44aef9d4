"""Work done ahead in processes of its own: threads of Python take turns on one processor, processes do not."""

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
from importlib import import_module
from queue import Queue
from threading import Thread
from typing import IO, Any

from primum.errors import Unavailable

AHEAD = 4
"""Items that wait at most for whoever takes them."""
_CODE = "import sys; sys.path[:] = {path!r}; from primum.app.ahead import work; work({make!r}, follows={follows!r})"


@contextmanager
def ahead(
    make: Callable[..., Iterator[Any]], *arguments: Any, then: Callable[[Iterator[Any]], Iterator[Any]] | None = None
) -> Iterator[Iterator[Any]]:
    """What `make(*arguments)` yields, made from now on by another process; with `then`, what `then(make(*arguments))`
    yields, of which a second process makes the outer half.

    Both stand at the top of a module; arguments and items are pickled. What they raise or warn of is raised or warned
    of here; Unavailable where a process dies. They end with this context, or when this process dies.
    """
    workers: list[subprocess.Popen[bytes]] = []
    try:
        first = _start(make, subprocess.PIPE, workers)
        last = _start(then, first.stdout, workers) if then else first
        assert first.stdin is not None
        assert last.stdout is not None
        if last is not first and first.stdout is not None:
            first.stdout.close()  # the second process alone holds that end: it sees when the first one dies
        with first.stdin as orders:
            pickle.dump(arguments, orders)
        yield _items(last.stdout, last)
    finally:
        for worker in workers:
            worker.kill()
        for worker in workers:
            if worker.stdout is not None:
                worker.stdout.close()
            worker.wait()


def _start(
    make: Callable[..., Iterator[Any]], source: int | IO[bytes] | None, workers: list[subprocess.Popen[bytes]]
) -> subprocess.Popen[bytes]:
    name = f"{make.__module__}:{make.__qualname__}"
    command = [sys.executable, "-c", _CODE.format(path=sys.path, make=name, follows=bool(workers))]
    # In a session of its own: Ctrl-C is meant for this process alone.
    workers.append(subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, start_new_session=True))
    return workers[-1]


def work(make: str, *, follows: bool) -> None:
    """Another process: takes arguments from standard input, or, where it follows another process, the items of that
    one, and gives what `make` ("module:name") makes of them to standard output."""
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
        given = (_items(sys.stdin.buffer),) if follows else pickle.load(sys.stdin.buffer)
        module, _, name = make.partition(":")
        for item in getattr(import_module(module), name)(*given):
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


def _items(stream: IO[bytes], maker: subprocess.Popen[bytes] | None = None) -> Iterator[Any]:
    while True:
        try:
            what, item = pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):
            status = f" (status {maker.wait()})" if maker else ""
            raise Unavailable(f"a process that reads files came to an end{status}; what is written stays") from None
        if what == "end":
            return
        if what == "error":
            raise item
        if what == "warning":
            warnings.warn(item, stacklevel=2)
        else:
            yield item
