"""Work done ahead in another process: its items, its errors, its end."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from made_ahead import both, chatter, counted, doubled, dying, failing, numbers, passed_on, processes, slow

from primum.app.ahead import AHEAD, ahead
from primum.errors import Invalid, Unavailable


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_items_come_in_order_from_one_other_process() -> None:
    with ahead(numbers, 1000) as items:
        assert list(items) == list(range(1000))
    with ahead(processes, 3) as items:
        (other,) = set(items)
    assert other != os.getpid()


def test_what_is_printed_there_comes_not_between_and_what_is_warned_of_is_warned_of_here() -> None:
    with pytest.warns(UserWarning, match="the file is odd"), ahead(chatter) as items:
        assert list(items) == ["one", "two"]


def test_an_error_there_is_the_same_error_here_after_what_came_before_it() -> None:
    with ahead(failing) as items:
        assert next(items) == "one"
        with pytest.raises(Invalid) as caught:
            next(items)
    assert str(caught.value) == "there is no format 'x'"


def test_a_process_that_dies_is_said_to_have_died() -> None:
    with ahead(dying) as items:
        assert next(items) == "one"
        with pytest.raises(Unavailable, match="-9"):
            next(items)


def test_it_goes_only_so_far_ahead(tmp_path: Path) -> None:
    with ahead(counted, tmp_path) as items:
        assert next(items) == 0
        time.sleep(0.5)
        made = len(list(tmp_path.iterdir()))
    # Beside those that wait, small ones fit into the pipe between the processes.
    assert AHEAD < made < 10_000


def test_who_stops_taking_ends_the_other_process_at_once() -> None:
    with ahead(slow) as items:
        other = next(items)
        start = time.monotonic()
    assert time.monotonic() - start < 5
    assert not alive(other)


def test_two_processes_each_do_half_of_the_work_on_every_item_in_order() -> None:
    with ahead(numbers, 1000, then=doubled) as items:
        made = list(items)
    assert [item for _, item in made] == [2 * number for number in range(1000)]
    with ahead(processes, 1, then=both) as found:
        first, second = found
    assert len({os.getpid(), first, second}) == 3


def test_errors_and_warnings_of_the_first_process_come_through_the_second() -> None:
    with ahead(failing, then=passed_on) as items:
        assert next(items) == "one and on"
        with pytest.raises(Invalid, match="there is no format 'x'"):
            next(items)
    with pytest.warns(UserWarning, match="the file is odd"), ahead(chatter, then=passed_on) as items:
        assert list(items) == ["one and on", "two and on"]


def test_the_death_of_the_first_of_two_is_told_and_ends_the_second() -> None:
    with ahead(dying, then=passed_on) as items:
        assert next(items) == "one and on"
        with pytest.raises(Unavailable, match="what is written stays"):
            next(items)


def test_who_stops_taking_ends_both_processes_at_once() -> None:
    with ahead(slow, then=both) as items:
        others = next(items), next(items)
        start = time.monotonic()
    assert time.monotonic() - start < 5
    assert not any(alive(other) for other in others)
