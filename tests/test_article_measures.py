"""The measures of an article, on the hand-made one."""

from __future__ import annotations

import hand_made
import pytest
from msgspec.structs import replace

from framing import measures
from framing.model import PartKind


def test_measures_of_an_article() -> None:
    herald = hand_made.herald()
    assert measures.words(herald) == 49
    assert measures.own_words(herald) == 36
    assert measures.sentences(herald) == 4
    assert measures.attributed_share(herald) == pytest.approx(13 / 49)
    assert measures.loaded_own(herald) == 3
    assert measures.loaded_attributed(herald) == 1
    assert measures.loaded_rate(herald) == pytest.approx(1000 * 3 / 36)
    low, high = measures.loaded_rate_low(herald), measures.loaded_rate_high(herald)
    assert (low, high) == pytest.approx(measures.rate_interval(3, 36))
    assert measures.statements(herald) == 2
    assert measures.speakers(herald) == 2


def test_nested_hits_and_signatures_do_not_count() -> None:
    herald = hand_made.herald()
    nested = tuple(replace(t, nested=True) for t in herald.loaded_terms)
    assert measures.loaded_own(replace(herald, loaded_terms=nested)) == 0
    signature = tuple(replace(s, part=PartKind.SIGNATURE) for s in herald.sentences)
    assert measures.loaded_own(replace(herald, sentences=signature)) == 0
    assert measures.loaded_rate(replace(herald, sentences=signature)) is None


def test_a_shared_entity_ranks_before_one_that_a_single_source_knows() -> None:
    entities = hand_made.comparison().entities
    ranked = sorted(entities, key=measures.telling, reverse=True)
    assert ranked[0].name == "Ada Quill"
    assert measures.evaluation_gap(ranked[0]) == pytest.approx(0.3 + 0.7)  # the sources’ own words
    assert measures.evaluation_gap(ranked[1]) == 0.0
