"""Kinds of judging words that the shipped lexicons know, and plain uses of the same words that they leave alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from framing.analyzer.loaded.loaded_terms import TermIndex, loaded_terms
from framing.language.polarity import words
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.language.words import group
from framing.lexicon.load import default_lexicons


@cache
def index() -> TermIndex:
    return TermIndex(default_lexicons())


def found(build: Callable[..., Tree], spec: str) -> list[str]:
    """Hits in words written as word|POS|lemma (a noun, its own lemma, where left out)."""
    rows = [token.split("|") for token in spec.split()]
    tree = build(
        [r[0] for r in rows],
        pos=[r[1] if len(r) > 1 else "NOUN" for r in rows],
        lemmas=[r[2] if len(r) > 2 else r[0].lower() for r in rows],
        tags=["" for _ in rows],
    )
    return [t.text for t in loaded_terms(tree, index(), (), Voices([])) if not t.nested]


@pytest.mark.parametrize(
    ("spec", "hits"),
    [
        ("jubilant|ADJ crowds and|CCONJ a|DET decisive|ADJ win", ["jubilant", "decisive"]),
        ("he|PRON refused|VERB|refuse to|PART concede|VERB", ["refused to concede"]),
        ("claimed|VERB|claim without|ADP evidence", ["without evidence"]),
        ("two|NUM lost|VERB|lose their|PRON lives|NOUN|life", ["lost their lives"]),
        ("the|DET inferno at|ADP the|DET mill", ["inferno"]),
        ("a|DET group with|ADP scant|ADJ credibility", ["scant credibility"]),
        ("token|ADJ opposition", ["token opposition"]),
        ("youths|NOUN|youth hurled|VERB|hurl bricks", ["hurled"]),
        ("she|PRON avidly|ADV backs|VERB it|PRON", ["avidly"]),
        ("the|DET disputed|ADJ result", ["disputed"]),
        ("a|DET once|ADV proud|ADJ city", ["once proud"]),
        ("a|DET dogged|ADJ fighter", ["dogged"]),
        ("doubts|NOUN|doubt dogged|VERB|dog Kerr|PROPN", []),
        ("methods have|AUX dogged|ADJ him|PRON", []),
        ("ministers|NOUN|minister lap|VERB it|PRON up|ADP", ["lap it up"]),
        ("a|DET golden|ADJ handshake", ["golden handshake"]),
        ("officials|NOUN|official dodge|VERB questions|NOUN|question", ["dodge questions"]),
        ("the|DET minister lumbered|VERB|lumber with|ADP a|DET rusted-on|ADJ ally", ["lumbered with", "rusted-on"]),
        ("its|PRON toothlessness", ["toothlessness"]),
        ("the|DET speech galvanised|VERB|galvanise voters|NOUN|voter", ["galvanised"]),
        ("plumb|VERB new|ADJ depths|NOUN|depth", ["plumb new depths"]),
        ("a|DET generous|ADJ offer", ["generous"]),
        ("an|DET outspoken|ADJ critic", ["outspoken"]),
        ("he|PRON fanned|VERB|fan discontent", ["fanned"]),
        ("police clubbed|VERB|club students|NOUN|student", ["clubbed"]),
        ("they|PRON rushed|VERB|rush to|PART condemn|VERB it|PRON", ["rushed to condemn"]),
        ("tightens|VERB|tighten grip", ["tightens grip"]),
    ],
)
def test_judging_words_of_many_kinds(tree: Callable[..., Tree], spec: str, hits: list[str]) -> None:
    assert found(tree, spec) == hits


@pytest.mark.parametrize(
    "spec",
    [
        "barbed|VERB|barb wire",
        "they|PRON lay|VERB landmines|NOUN|landmine",
        "soldiers|NOUN|soldier dig|VERB trenches|NOUN|trench",
        "police open|VERB fire on|ADP them|PRON",
        "a|DET building went|VERB|go up|ADP in|ADP flames|NOUN|flame",
        "a|DET law against|ADP insulting|VERB|insult the|DET president",
        "the|DET military|ADJ offensive|ADJ",
        "flames|NOUN|flame engulfed|VERB|engulf the|DET hall",
        "the|DET disputed|ADJ border",
        "rain sweeping|VERB|sweep across|ADP town",
        "the|DET building was|AUX gutted|VERB|gut by|ADP flames|NOUN|flame",
        "cats|NOUN|cat lap|VERB up|ADP the|DET milk",
        "a|DET shark took|VERB|take the|DET bait",
        "a|DET sprinter jumped|VERB|jump the|DET gun",
        "a|DET sailor jumped|VERB|jump ship",
        "he|PRON played|VERB|play the|DET ball on|ADP the|DET back|ADJ foot",
        "the|DET asteroid is|AUX on|ADP a|DET collision course",
        "they|PRON galvanised|VERB|galvanise steel",
        "they|PRON galvanized|VERB|galvanize iron",
        "the|DET builders|NOUN|builder cut|VERB corners|NOUN|corner off|ADP tiles|NOUN|tile",
        "he|PRON carried|VERB|carry the|DET can of|ADP petrol",
        "nurses|NOUN|nurse fluffed|VERB|fluff pillows|NOUN|pillow",
        "chocolate fudge",
        "a|DET panic attack",
        "rescuers|NOUN|rescuer fanned|VERB|fan out|ADP",
        "they|PRON clubbed|VERB|club together|ADV",
        "kidnappers|NOUN|kidnapper demanded|VERB|demand a|DET ransom",
        "he|PRON choked|VERB|choke on|ADP food",
        "nurses|NOUN|nurse choked|VERB|choke on|ADP smoke",
        "the|DET festival is|AUX celebrated|VERB|celebrate in|ADP May|PROPN",
        "a|DET noisy|ADJ engine",
    ],
)
def test_literal_uses_are_plain(tree: Callable[..., Tree], spec: str) -> None:
    assert found(tree, spec) == []


def test_a_label_has_the_sign_of_its_entry_as_a_description_too() -> None:
    """Else "tycoon" would be negative among the loaded terms and neutral among the descriptions."""
    entries = [e for lexicon in default_lexicons() for e in lexicon.entries]
    signs = {e.term: e.polarity for e in entries if e.category == "contentious-label" and " " not in e.term}
    known = {term: words()[term] for term in signs.keys() & words().keys()}
    assert len(known) > 0.9 * len(signs)
    assert [t for t, v in known.items() if (v > 0) != (signs[t] == "positive") and signs[t] != "neutral"] == []


@pytest.mark.parametrize("quality", ["grey", "gray", "dry", "warm", "thick", "plastic", "chalky", "bespectacled"])
def test_how_a_thing_looks_or_feels_is_plain(quality: str) -> None:
    assert quality in group("learned words that are plain")
