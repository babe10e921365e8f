"""Loadedness: the models with weights made up for the test, and what the shipped weights must get right."""

from __future__ import annotations

import json
from array import array

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.analyzer.loaded import in_context
from framing.analyzer.loaded.in_context import CATEGORY, LEARNED, read_in_context
from framing.analyzer.loaded.loaded_terms import TermIndex, loaded_terms
from framing.analyzer.loaded.loaded_words import context, word_features, word_probabilities
from framing.analyzer.loaded.loadedness import grouped, loadedness, sentence_features
from framing.analyzer.loaded.suggest import suggest
from framing.analyzer.loaded.weights_file import Linear, Weights, probability, unpacked, weights
from framing.language.voices import Voices
from framing.lexicon.entry import Entry, Lexicon
from framing.model import Analysis, LexiconInfo, Polarity, Quotation, Voice


@pytest.fixture(name="build")
def _build(tree):
    return tree


SHIPPED = frozenset({"house"})


def linear(bias: float = 0.0, **features: float) -> Linear:
    return Linear(bias, {name.replace("_", " "): weight for name, weight in features.items()}, {}, 1.0)


@pytest.fixture
def own_weights(monkeypatch):
    """A word reads loaded when it is an adjective, and more so within quotation marks; nothing else counts."""
    known = Weights(linear(-2.0, ADJ=4.0), linear(0.0), 0.5, 0.5, 0.5, "hand-built", ("house",), "0" * 12)
    monkeypatch.setattr(in_context, "weights", lambda: known)
    monkeypatch.setattr("framing.analyzer.loaded.suggest.weights", lambda: known)
    return known


def house(*terms: str, name: str = "house") -> Lexicon:
    return Lexicon(LexiconInfo(name, "1", "0", len(terms)), tuple(Entry(t, category="epithet") for t in terms))


def read(tree, *lexicons: Lexicon, shipped: frozenset[str] = SHIPPED):
    voices = Voices([])
    return read_in_context(tree, loaded_terms(tree, TermIndex(lexicons), (), voices), (), voices, shipped)


def test_a_hit_that_does_not_read_loaded_is_set_aside_and_kept_visible(build, own_weights):
    reading = read(build(["a", "grim", "table"], pos=["DET", "ADJ", "NOUN"]), house("grim", "table"))
    assert [t.text for t in reading.terms] == ["grim"]
    assert [t.text for t in reading.plain] == ["table"]


def test_a_heavy_expression_of_several_words_is_taken_at_its_word(build, own_weights):
    reading = read(build(["an", "iron", "brother"], pos=["DET", "NOUN", "NOUN"]), house("iron brother"))
    assert [t.text for t in reading.terms] == ["iron brother"]


def test_a_word_that_reads_loaded_is_added_from_the_learned_lexicon(build, own_weights):
    reading = read(build(["an", "Odious", "table"], pos=["DET", "ADJ", "NOUN"]), house("grim"))
    (added,) = reading.terms
    assert (added.text, added.term, added.lexicon, added.category) == ("Odious", "odious", LEARNED, CATEGORY)
    assert added.weight == round(probability(2.0), 3)
    assert added.polarity is Polarity.NEUTRAL


def test_a_users_lexicon_is_never_judged(build, own_weights):
    tree = build(["a", "plain", "table"], pos=["DET", "NOUN", "NOUN"])
    reading = read(tree, house("grim"), house("table", name="mine"))
    assert [t.text for t in reading.terms] == ["table"]
    assert reading.plain == ()


def test_without_the_shipped_lexicons_nothing_is_added_or_taken(build, own_weights):
    tree = build(["an", "odious", "table"], pos=["DET", "ADJ", "NOUN"])
    reading = read(tree, house("table", name="mine"), shipped=frozenset())
    assert [t.text for t in reading.terms] == ["table"]
    assert in_context.learned_info(frozenset()) == ()


def test_what_a_users_lexicon_found_is_not_added_again(build, own_weights):
    tree = build(["an", "odious", "table"], pos=["DET", "ADJ", "NOUN"])
    reading = read(tree, house("grim"), house("odious", name="mine"))
    assert [t.lexicon for t in reading.terms] == ["mine"]


def test_a_word_without_a_lexicon_must_read_more_clearly_loaded(build, monkeypatch):
    known = Weights(linear(0.0), linear(0.0), 0.4, 0.6, 0.6, "hand-built", ("house",), "0" * 12)
    monkeypatch.setattr(in_context, "weights", lambda: known)
    reading = read(build(["grim", "odious"], pos=["ADJ", "ADJ"]), house("grim"))
    assert [t.text for t in reading.terms] == ["grim"]


def test_an_adjective_without_a_lexicon_needs_less_than_a_noun(build, monkeypatch):
    known = Weights(linear(0.0), linear(0.0), 0.4, 0.6, 0.45, "hand-built", ("house",), "0" * 12)
    monkeypatch.setattr(in_context, "weights", lambda: known)
    words = ["odious", "lodge", "oddly"]
    reading = read(build(words, pos=["ADJ", "NOUN", "ADV"]), house("grim"))
    assert [t.text for t in reading.terms] == ["odious", "oddly"]


def test_a_denial_and_the_name_of_a_kind_are_not_added(build, monkeypatch):
    known = Weights(linear(2.0), linear(0.0), 0.4, 0.6, 0.6, "hand-built", ("house",), "0" * 12)
    monkeypatch.setattr(in_context, "weights", lambda: known)
    words = ["they", "denied", "barbed", "wire"]
    tree = build(
        words, pos=["PRON", "VERB", "ADJ", "NOUN"], lemmas=["they", "deny", "barbed", "wire"], heads=[1, 1, 3, 1]
    )
    assert [t.text for t in read(tree, house("grim")).terms] == ["wire"]


def test_an_occupation_is_not_added(build, monkeypatch):
    known = Weights(linear(2.0), linear(0.0), 0.4, 0.6, 0.6, "hand-built", ("house",), "0" * 12)
    monkeypatch.setattr(in_context, "weights", lambda: known)
    tree = build(["novelist", "pianist", "lodge", "hero"], pos=["NOUN"] * 4)
    assert [t.text for t in read(tree, house("grim")).terms] == ["lodge", "hero"]


def test_an_added_word_has_its_voice(build, own_weights):
    tree = build(["an", "odious", "table"], pos=["DET", "ADJ", "NOUN"])
    voices = Voices([Quotation(3, 9, "odious", 0, "direct", 1, speaker="Smith")])
    (added,) = read_in_context(tree, (), (), voices, SHIPPED).terms
    assert (added.voice, added.speaker) == (Voice.DIRECT, "Smith")


def test_vector_tables_count_only_for_their_own_pipeline(build):
    tree = build(["odious"], pos=["ADJ"])
    tree.nodes[0].row = 1
    model = Linear(0.0, {}, {"modifier": array("h", [0, 100])}, 0.02)
    around = context(tree, (), None)
    assert word_probabilities(tree, around, model, vectors=True)[0] == pytest.approx(probability(2.0))
    assert word_probabilities(tree, around, model, vectors=False)[0] == 0.5


def test_a_row_outside_the_table_adds_nothing():
    model = Linear(0.0, {}, {"noun": array("h", [5])}, 1.0)
    assert [model.of_row("noun", r) for r in (-1, 0, 1)] == [0.0, 5.0, 0.0]


def test_features_of_a_word_tell_its_context(build):
    tree = build(
        ["“", "a", "radical", "Plan", "”"],
        pos=["PUNCT", "DET", "ADJ", "PROPN", "PUNCT"],
        heads=[3, 3, 3, 3, 3],
        deps=["punct", "det", "amod", "ROOT", "punct"],
        names=[(3, 4, "ORG")],
    )
    terms = loaded_terms(tree, TermIndex([house("radical")]), (), Voices([]))
    around = context(tree, terms, None)
    adjective = dict(word_features(tree.nodes[2], tree.text, around))
    assert {"ADJ", "amod", "in a lexicon", "category:epithet", "depends on a name", "quoted"} <= adjective.keys()
    noun = dict(word_features(tree.nodes[3], tree.text, around))
    assert {"in a name", "governs a loaded word", "capitalised"} <= noun.keys()
    assert "in a lexicon" not in noun


def test_what_is_learned_from_is_what_is_weighed(build):
    tree = build(["a", "radical", "Plan"], pos=["DET", "ADJ", "NOUN"], heads=[2, 2, 2], deps=["det", "amod", "ROOT"])
    around = context(tree, loaded_terms(tree, TermIndex([house("radical")]), (), Voices([])), None)
    told = {n.i: word_features(n, tree.text, around) for n in tree.nodes[1:]}
    names = sorted({name for features in told.values() for name, _ in features})
    model = Linear(0.1, {name: 0.2 + i / 10 for i, name in enumerate(names)}, {}, 1.0)
    assert {"length", "weight"} <= set(names)
    weighed = word_probabilities(tree, around, model, vectors=True)
    assert weighed == pytest.approx({i: probability(model.log_odds(features)) for i, features in told.items()})


def test_quotation_marks_left_open_end_with_the_paragraph(build):
    tree = build(["“", "one", "\n\n", "two"], pos=["PUNCT", "NOUN", "SPACE", "NOUN"])
    assert context(tree, (), None).quoted == frozenset()


def test_form_of_a_sentence(build):
    tree = build(["He", "said", "no", "!"], pos=["PRON", "VERB", "DET", "PUNCT"], lemmas=["he", "say", "no", "!"],
                 tags=["PRP", "VBD", "DT", "."])  # fmt: skip
    found = dict(sentence_features(tree, 0, 4, {1: 0.25}, ["DATE"]))
    assert found["past"] == 2.5
    assert found["saying"] == found["exclamation"] == 0.5
    assert found["figures"] == 2.5
    assert found["most loaded word"] == 0.25


def test_vector_rows_are_grouped_by_part_of_speech(build):
    parse = build(["the", "bad", "idea", "."], pos=["DET", "ADJ", "NOUN", "PUNCT"]).parse
    assert grouped(parse, 0, 4) == {}  # no vectors in a hand-built parse


def test_a_score_for_every_sentence_and_none_for_mere_marks(build):
    tree = build(["***", "News"], pos=["PUNCT", "NOUN"], sentences=[(0, 1), (1, 2)])
    found = loadedness(tree, ())
    assert [s.sentence for s in found] == [0, 1]
    assert found[0].score == 0.0 < found[1].score < 1.0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["vile", "the", "!", "“", "”", "plan", "said"]), min_size=1, max_size=9))
def test_scores_stay_between_zero_and_one_and_offsets_hold(build, words):
    pos = [{"vile": "ADJ", "the": "DET", "plan": "NOUN", "said": "VERB"}.get(w, "PUNCT") for w in words]
    tree = build(words, pos=pos)
    reading = read_in_context(tree, (), (), Voices([]), frozenset(weights().lexicons))
    assert all(0.0 <= s.score <= 1.0 for s in reading.loadedness)
    assert all(tree.text[t.start : t.end] == t.text for t in reading.terms)
    assert read_in_context(tree, (), (), Voices([]), frozenset(weights().lexicons)) == reading


def test_weights_are_unpacked_as_written():
    told = {
        "rows": 2, "keep": 0.2, "add": 0.3, "add_modifier": 0.25, "pipeline": "p", "lexicons": ["house"],
        "word": {"bias": 1.0, "features": {"ADJ": 2.0}, "tables": ["noun"], "scale": 0.5},
        "sentence": {"bias": 0.0, "features": {}, "tables": ["verb"], "scale": 0.25},
    }  # fmt: skip
    known = unpacked(json.loads(json.dumps(told)), array("h", [1, -2, 3, 4]).tobytes(), "hash")
    assert known.word.of_row("noun", 1) == -1.0
    assert known.sentence.of_row("verb", 0) == 0.75
    assert known.word.log_odds([("ADJ", 1.0), ("unheard of", 9.0)]) == 3.0


def test_the_shipped_weights_are_whole():
    known = weights()
    sizes = {len(t) for model in (known.word, known.sentence) for t in model.tables.values()}
    assert len(sizes) == 1
    assert 0.1 < known.keep < known.add_modifier < known.add < 0.6
    assert {"in a lexicon", "weight", "ADJ"} <= known.word.features.keys()
    assert {"most loaded word", "saying"} <= known.sentence.features.keys()


def test_suggestions_are_unlisted_words_with_evidence(build, own_weights):
    tree = build(["an", "odious", "grim", "table"], pos=["DET", "ADJ", "ADJ", "NOUN"])
    analysis = Analysis(tree.article, tree.parse, (), (), (), (), (), (), (), (), ())
    (only,) = suggest([analysis, analysis], TermIndex([house("grim")]))
    assert (only.term, only.pos, only.count, only.articles, only.own) == ("odious", "ADJ", 2, 2, 2)
    assert {(e.start, e.end, e.text) for e in only.evidence} == {(3, 9, "odious")}
    assert suggest([analysis], TermIndex([house("grim")]), fewest=2) == ()
