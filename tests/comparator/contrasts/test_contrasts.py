"""What sets the sources apart: clauses, kinds, lines, and the contrasts made of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from contrast_notation import clause
from hypothesis import given
from hypothesis import strategies as st
from story_notation import Draft, article

from framing.comparator.comparison import compare
from framing.comparator.contrasts.contrasts import telling
from framing.comparator.contrasts.kinds import in_order
from framing.comparator.contrasts.lines import line
from framing.comparator.contrasts.pairs import is_the_same
from framing.comparator.contrasts.topics import ENTITY, WORD, Topic, topics
from framing.comparator.contrasts.units import LONGEST, SHORTEST, Unit, units
from framing.comparator.contrasts.weights import Weights, log_odds, shipped
from framing.language.tree import Tree
from framing.lexicon.entry import Lexicon
from framing.model import Contrast, ContrastKind, ContrastSide, Evidence, LexiconInfo, Quotation, Voice

NAMES = {"Ann Lee": "PERSON", "Paris": "GPE"}
NOTHING = Lexicon(LexiconInfo("none", "1", "0", 0), ())
OWN = [
    "Ann/PROPN Lee/PROPN abandoned/VERB/abandon the disgraced/ADJ harbour/NOUN project/NOUN",
    "Work/NOUN swallowed/VERB/swallow millions/NOUN/million before Ann/PROPN Lee/PROPN fled/VERB/flee Paris/PROPN",
]
OTHER = [
    "Ann/PROPN Lee/PROPN postponed/VERB/postpone the promising/ADJ harbour/NOUN project/NOUN",
    "Engineers/NOUN/engineer praised/VERB/praise the harbour/NOUN that Ann/PROPN Lee/PROPN planned/VERB/plan",
]


def found(*drafts: Draft) -> tuple[Contrast, ...]:
    return compare([d.done() for d in drafts], {}, NOTHING).contrasts


def place(text: str, source: str, voice: Voice = Voice.OWN, speaker: str | None = None) -> ContrastSide:
    return ContrastSide(source, source, (Evidence(source, source, 0, len(text), text, 0, voice, speaker),))


def test_two_sources_on_one_deed_stand_side_by_side_each_with_its_own_words() -> None:
    first = found(article("A", OWN, NAMES), article("B", OTHER, NAMES))[0]
    assert [s.source for s in first.sides] == ["A", "B"]
    assert any("abandoned" in e.text for e in first.sides[0].evidence)
    assert any("postponed" in e.text for e in first.sides[1].evidence)
    assert 0 <= first.score <= 1


def test_the_same_words_in_both_sources_are_no_contrast() -> None:
    assert found(article("A", OWN[:1], NAMES), article("B", OWN[:1], NAMES)) == ()


def test_evidence_is_text_of_the_article() -> None:
    drafts = [article("A", OWN, NAMES), article("B", OTHER, NAMES)]
    texts = {d.source: d.text for d in drafts}
    shown = [e for c in found(*drafts) for s in c.sides for e in s.evidence]
    assert shown
    assert all(texts[e.article][e.start : e.end] == e.text for e in shown)


def test_order_of_the_contrasts_is_the_same_every_time() -> None:
    drafts = [article(s, w, NAMES) for s, w in (("A", OWN), ("B", OTHER), ("C", [*OWN, *OTHER]))]
    assert found(*drafts) == found(*drafts)


def test_empty_articles_have_no_contrasts() -> None:
    assert found(article("A", ["of"], {}), article("B", ["of"], {})) == ()


# ---------------------------------------------------------------------------------------------------- units
def cut(draft: Draft) -> list[Unit]:
    analysis = draft.done()
    return list(units(0, Tree(analysis.article, analysis.parse), analysis))


def test_a_quotation_and_what_stands_around_it_are_clauses_of_their_own() -> None:
    draft = article("A", ["Lee/PROPN told/VERB angry/ADJ reporters/NOUN there the/DET plan/NOUN was/VERB dead/ADJ"], {})
    start, end = draft.place("the plan was dead")
    draft.quotations.append(Quotation(start, end, "the plan was dead", 0, "direct", 4, "Lee"))
    assert [(u.voice, draft.text[u.start : u.end]) for u in cut(draft)] == [
        (Voice.OWN, "Lee told angry reporters there"),
        (Voice.DIRECT, "the plan was dead"),
    ]


def test_who_only_speaks_is_no_clause() -> None:
    draft = article("A", ["the/DET plan/NOUN was/VERB dead/ADJ Lee/PROPN told/VERB angry/ADJ reporters/NOUN"], {})
    start, end = draft.place("the plan was dead")
    cue = draft.place("told")
    draft.quotations.append(
        Quotation(start, end, "the plan was dead", 0, "direct", 4, "Lee", cue="told", cue_start=cue[0], cue_end=cue[1])
    )
    assert [draft.text[u.start : u.end] for u in cut(draft)] == ["the plan was dead"]


def test_a_clause_with_much_reported_speech_is_not_the_source_s_own() -> None:
    draft = article("A", ["Lee/PROPN says/VERB the/DET plan/NOUN was/VERB dead/ADJ and/CCONJ buried/VERB"], {})
    start, end = draft.place("the plan was dead and buried")
    draft.quotations.append(Quotation(start, end, "the plan was dead and buried", 0, "indirect", 6, "Lee"))
    assert [(u.voice, u.speaker) for u in cut(draft)] == [(Voice.INDIRECT, "Lee")]


@given(
    st.lists(
        st.sampled_from(["harbour/NOUN", ",/PUNCT", "plan/NOUN", "sank/VERB", "and/CCONJ", "“/PUNCT"]), max_size=60
    )
)
def test_clauses_lie_in_the_sentence_in_order_and_do_not_overlap(words: list[str]) -> None:
    draft = article("A", [" ".join(["It/PRON", *words])], {})
    made = cut(draft)
    for unit in made:
        assert 0 <= unit.start < unit.end <= len(draft.text)
        assert unit.words >= SHORTEST
    assert all(one.end <= two.start for one, two in pairwise(made))


def test_a_long_sentence_is_cut_at_its_commas() -> None:
    long = " ".join(["plan/NOUN"] * 20 + [",/PUNCT"] + ["harbour/NOUN"] * 20)
    assert [u.words for u in cut(article("A", [long], {}))] == [20, 20]
    assert max(20, 20) <= LONGEST


# ---------------------------------------------------------------------------------------------- side by side
def test_words_that_differ_most_clearly_come_first() -> None:
    kept = [clause("plain words"), clause("grim harbour", 0, polarity=-0.9), clause("bright harbour", 1, polarity=0.9)]
    assert in_order(Topic(ENTITY, "x"), kept, {0: (0, 1), 1: (2,)}) == {0: (1, 0), 1: (2,)}


def test_what_began_one_contrast_does_not_begin_another() -> None:
    kept = [clause("dull harbour"), clause("grim harbour", 0, polarity=-0.9), clause("bright harbour", 1, polarity=0.9)]
    assert in_order(Topic(ENTITY, "x"), kept, {0: (0, 1), 1: (2,)}, {1}) == {0: (0, 1), 1: (2,)}


@pytest.mark.parametrize("last", ["dinghies", "launches", "rowers", "ships"])
def test_one_number_that_differs_is_enough_wherever_it_stands(last: str) -> None:
    other = frozenset([("4", "sailors"), ("9", last)])
    kept = [
        clause("harbour unrest"),
        clause("sailors", counted=frozenset([("5", "sailors"), ("8", last)])),
        clause("sailors harbour unrest", article=1, counted=other),
    ]
    assert in_order(Topic(WORD, "sailors"), kept, {0: (0, 1), 1: (2,)}) == {0: (1, 0), 1: (2,)}


def test_the_same_words_quoted_are_no_contrast_but_as_own_and_quoted_they_are() -> None:
    words = "our leaders are weak and lost"
    assert is_the_same(clause(words, 0, Voice.DIRECT), clause(words, 1, Voice.DIRECT))
    assert not is_the_same(clause(words), clause(words, 1, Voice.DIRECT))


def test_a_topic_is_one_of_two_articles_at_least() -> None:
    kept = [clause("a", 0, names=frozenset({"x"})), clause("b", 0, names=frozenset({"x"}))]
    assert topics(kept, {"x": None}, {}) == {}  # type: ignore[dict-item]
    kept.append(clause("c", 1, names=frozenset({"x"})))
    assert topics(kept, {"x": None}, {}) == {Topic(ENTITY, "x"): [0, 1, 2]}  # type: ignore[dict-item]


# ---------------------------------------------------------------------------------------------------- words
def test_the_line_says_whose_words_they_are() -> None:
    sides = [
        place("a killer regime", "Herald"),
        place("a killer regime", "Post", Voice.DIRECT, "Mayor Bo"),
        place("it may be a regime", "Times", Voice.INDIRECT),
    ]
    assert line(ContrastKind.VOICE, "the government", sides) == (
        "On the government: Herald in its own words: “a killer regime”; Post quotes Mayor Bo: “a killer regime”; "
        "Times reports somebody: “it may be a regime”."
    )


def test_the_most_telling_clauses_are_kept_in_text_order() -> None:
    weights = Weights({"bias": -1.0, "loud": 2.0}, {})
    kept, odds = telling([[clause("one"), clause("two", features={"loud": 1.0})]], weights)
    assert [c.text for c in kept] == ["one", "two"]
    assert odds == [-1.0, 1.0]


def test_every_shipped_weight_is_of_a_known_feature() -> None:
    weights = shipped()
    assert log_odds(weights.clause, {"headline": 1.0}) > log_odds(weights.clause, {"cue": 1.0})
    assert weights.pair["both headlines"] > 0
