"""The quick cases of benchmarks/hostile.py, each run as a user runs it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
try:
    import hostile
finally:
    sys.path.pop(0)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measures memory by /proc")
PATIENCE = 5
"""The limits on time are those of an idle, recent machine, and the benchmark holds them. A test must pass on a slow,
busy one, and what was once quadratic would need more than five times the limit.
"""
QUICK = [one for one in hostile.CASES if one.quick]


@pytest.mark.slow
@pytest.mark.parametrize("one", QUICK, ids=[one.name for one in QUICK])
def test_a_hostile_input_is_held(one: hostile.Case) -> None:
    patient = one._replace(seconds=one.seconds * PATIENCE)
    assert hostile.tried(patient).fault is None


@pytest.mark.slow
def test_a_case_that_is_not_held_says_why(tmp_path: Path) -> None:
    def wrong_code(folder: hostile.Folder) -> None:
        folder.run("read", "a.txt", code=1)

    def not_said(folder: hostile.Folder) -> None:
        folder.run("read", "missing.txt", code=1, says="found it")

    for run, why in ((wrong_code, "exit 0"), (not_said, "does not say")):
        found = hostile.tried(hostile.Case("x", run, "", 10, 1024, quick=True))
        assert found.fault is not None
        assert found.fault.startswith(why)
    assert hostile.tried(hostile.Case("x", wrong_code, "", 10, 1, quick=True)).fault is not None
