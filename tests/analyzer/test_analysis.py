"""The analysis as a whole, as far as no extractor answers for it."""

from __future__ import annotations

import gc

import pytest

from framing.analyzer import analysis
from framing.analyzer.analysis import analyze
from framing.analyzer.loaded.term_index import TermIndex
from framing.model import Article, Parse, Part, PartKind


def _nothing() -> tuple[Article, Parse]:
    return Article("a", "", "", "", (Part(PartKind.BODY, 0, 0),)), Parse("", (), (), (), (), (), (), (), (), (), (), ())


@pytest.mark.parametrize("enabled", [True, False])
def test_the_search_for_cycles_is_left_as_it_was(enabled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile = []
    monkeypatch.setattr(analysis, "Tree", lambda *_: meanwhile.append(gc.isenabled()) or _broken())
    was = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with pytest.raises(ZeroDivisionError):
            analyze(*_nothing(), TermIndex([]), {})
        assert (meanwhile, gc.isenabled()) == ([False], enabled)
    finally:
        (gc.enable if was else gc.disable)()


def _broken() -> None:
    raise ZeroDivisionError
