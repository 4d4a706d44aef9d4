"""A port that cannot be had is one clear line."""

from __future__ import annotations

import os
import socket

import pytest

from primum.errors import Busy, Invalid, Unavailable
from primum.web import listen


def test_a_port_in_use_is_named() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(
            Busy, match=f"port {port} on 127.0.0.1 is in use; choose another with --port or PRIMUM_PORT"
        ):
            listen("127.0.0.1", port)


def test_an_address_of_no_machine_is_named() -> None:
    with pytest.raises(Invalid, match="is no address that this machine knows"):
        listen("not a host", 8000)
    with pytest.raises(Unavailable, match=r"cannot listen on 203\.0\.113\.1"):
        listen("203.0.113.1", 8000)


def test_a_port_without_permission_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def bind(self: socket.socket, address: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(socket.socket, "bind", bind)
    with pytest.raises(Unavailable, match="no permission to listen on port 80"):
        listen("127.0.0.1", 80)
