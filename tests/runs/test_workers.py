"""Who does the tasks of a corpus; killed workers are tested in test_corpus.py and test_kills.py."""

from __future__ import annotations

import threading

import pytest

from framing.runs.workers import aside


def test_what_is_made_aside_is_waited_for() -> None:
    begun = threading.Event()
    made = aside(lambda: begun.wait(10))
    begun.set()
    assert made() is True
    assert made() is True  # and kept


def test_what_goes_wrong_aside_is_told_to_who_asks() -> None:
    def fails() -> None:
        raise ValueError("no")

    made = aside(fails)
    with pytest.raises(ValueError, match="no"):
        made()
