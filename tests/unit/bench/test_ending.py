"""What might not end by itself is ended, and what ends in time is left alone."""

from __future__ import annotations

import signal
import time

import pytest

from primum.bench.ending import TooLong, ending

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="this system has no SIGALRM")


def test_what_takes_too_long_is_ended_where_it_is() -> None:
    begun = time.monotonic()
    with pytest.raises(TooLong), ending(0.05):
        time.sleep(30)
    assert time.monotonic() - begun < 5


def test_what_ends_in_time_is_not_troubled_afterwards() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with ending(0.05):
        pass
    time.sleep(0.1)
    assert signal.getsignal(signal.SIGALRM) is before
