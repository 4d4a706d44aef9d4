"""The crowd stops when its time is up, even where the site never answers."""

from __future__ import annotations

import socket
import time

import pytest

from primum.bench import crowd
from primum.bench.crowd import Crowd, Member


def test_a_site_that_never_answers_does_not_hold_the_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    for pause in ("REVIEWER_PAUSE", "EDITOR_PAUSE", "READER_PAUSE"):
        monkeypatch.setattr(crowd, pause, 0.1)
    monkeypatch.setattr(crowd, "GRACE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        people = Crowd(address, {"a": [("c1", "hash")] * 50}, ["a"], 1)
        begun = time.monotonic()
        log = people.work([Member("ana", "session", "token", ("a",))] * 3, [], readers=3, seconds=1.0)
    assert time.monotonic() - begun < 20
    assert sum(log.failures.values()) == 6
    assert not log.marks
    assert not log.drafts
