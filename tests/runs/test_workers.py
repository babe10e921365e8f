"""Who does the tasks of a corpus; killed workers are tested in test_corpus.py and test_kills.py."""

from __future__ import annotations

import threading

import pytest

from framing.runs.workers import in_background


def test_what_runs_in_the_background_is_waited_for() -> None:
    begun = threading.Event()
    made = in_background(lambda: begun.wait(10))
    begun.set()
    assert made() is True
    assert made() is True  # and kept


def test_a_failure_in_the_background_is_raised_when_the_result_is_asked_for() -> None:
    def fails() -> None:
        raise ValueError("no")

    made = in_background(fails)
    with pytest.raises(ValueError, match="no"):
        made()
