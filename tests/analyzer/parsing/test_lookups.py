"""The steps answered by lookup say what spaCy's own say."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("spacy")
import spacy

from framing.analyzer.parsing import pipeline
from framing.analyzer.parsing.lookups import use_lookups

RULES: list[dict[str, Any]] = [
    {"patterns": [[{"TAG": "VB"}], [{"TAG": "VBZ"}]], "attrs": {"POS": "VERB", "LEMMA": "one"}},
    {"patterns": [[{"TAG": "VBZ", "LOWER": {"IN": ["is", "has"]}}]], "attrs": {"POS": "AUX"}},
    {"patterns": [[{"TAG": "VB", "DEP": {"NOT_IN": ["aux", ""]}}]], "attrs": {"MORPH": "VerbForm=Inf"}},
    {"patterns": [[{"LOWER": {"REGEX": "^n.t$"}}]], "attrs": {"LEMMA": "not"}},
    {"patterns": [[{"LOWER": "gon"}, {"LOWER": "na"}]], "attrs": {"LEMMA": "to"}, "index": 1},
    {"patterns": [[{"LOWER": "is"}], [{"LOWER": "it"}, {"LOWER": "is"}]], "attrs": {"LEMMA": "be"}, "index": -1},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"POS": "SPACE"}},
]


def _annotated(quick: bool) -> list[tuple[str, str, str]]:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("attribute_ruler")
    for rule in RULES:
        ruler.add(**rule)
    if quick:
        use_lookups(nlp)
        assert "match" in vars(ruler)
    words = ["It", "is", "Gon", "na", " ", "be", "has", "not", "is", "do"]
    tags = ["PRP", "VBZ", "VB", "TO", "_SP", "VB", "VBZ", "RB", "", "VB"]
    deps = ["", "ROOT", "aux", "aux", "dep", "xcomp", "", "neg", "conj", ""]
    doc = spacy.tokens.Doc(nlp.vocab, words=words, tags=tags, deps=deps, heads=[1] * len(words))
    for _ in range(2):  # the second time everything is remembered
        doc = ruler(doc)
    return [(t.pos_, t.lemma_, str(t.morph)) for t in doc]


def test_rules_apply_as_in_spacys_own_ruler() -> None:
    found = _annotated(quick=True)
    assert found == _annotated(quick=False)
    assert len(set(found)) > 5


TEXT = """Mayor Anna Smith isn't gonna quit, she said on Friday. "We have made nothing worse; let's go!" she told
reporters, whose questions got tougher. Her critics, who've been saying that the city's finances are
deteriorating, ain't convinced: the deficit has worsened since 2019, though taxes rose fastest."""


@pytest.mark.model
def test_the_default_pipeline_annotates_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = pipeline.load()
    assert pipeline.load() is quick  # once in a process
    monkeypatch.setattr(pipeline, "_default", lambda: pipeline._loaded(pipeline.DEFAULT))
    monkeypatch.setattr(pipeline, "use_lookups", lambda nlp: None)
    plain = pipeline.load()
    assert "match" in vars(quick.get_pipe("attribute_ruler"))
    assert "match" not in vars(plain.get_pipe("attribute_ruler"))

    def told(nlp: Any) -> list[tuple[str, ...]]:
        return [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in nlp(TEXT)]

    assert told(quick) == told(plain)
