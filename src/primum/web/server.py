"""The site on a port."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event, Thread

import uvicorn

from primum.app import App
from primum.errors import Busy, Invalid, Unavailable
from primum.web.site import create


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on host and port, to be had before anything heavy is loaded.

    A port in use: Busy. No permission, or no such address here: Unavailable."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror:
        raise Invalid(f"{host!r} is no address that this machine knows") from None
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise _refused(error, host, port) from None
    listener.set_inheritable(True)
    return listener


def _refused(error: OSError, host: str, port: int) -> Busy | Unavailable:
    if error.errno == errno.EADDRINUSE:
        return Busy(f"port {port} on {host} is in use; choose another with --port or PRIMUM_PORT")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Unavailable(f"no permission to listen on port {port}; ports from 1024 up need none")
    return Unavailable(f"cannot listen on {host}, port {port}: {error.strerror}")


def server(app: App) -> uvicorn.Server:
    """A server of the site, not yet running. It keeps no access log; a fault is logged by kind and place alone."""
    config = uvicorn.Config(
        create(app),
        access_log=False,
        log_level="warning",
        server_header=False,
        lifespan="off",
        proxy_headers=bool(app.config.proxies),
        forwarded_allow_ips=app.config.proxies,
        timeout_graceful_shutdown=5,
    )
    return uvicorn.Server(config)


def serve(app: App, host: str, port: int, *, listener: socket.socket | None = None) -> None:
    """Serve the site until the process is told to stop; `listener` is what `listen(host, port)` gave, if called.

    Beside it, reminders and notices go out, and what has expired is cleared away."""
    stop = Event()
    running = server(app)
    for work in (partial(_once_up, running, stop, app.warm), partial(app.desk.keep_at_it, stop)):
        Thread(target=work, daemon=True).start()
    with listener or listen(host, port) as bound, suppress(KeyboardInterrupt):
        running.run(sockets=[bound])
    stop.set()


def _once_up(running: uvicorn.Server, stop: Event, work: Callable[[], None]) -> None:
    """Do this once the site answers and has had a moment for its first page: done beside them, it would hold them up
    for a second."""
    while not running.started and not stop.wait(0.02):
        pass
    if not stop.wait(_A_MOMENT):
        work()


_A_MOMENT = 0.5
"""Seconds."""
