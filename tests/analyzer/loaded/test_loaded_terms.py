"""Matching: every rule on hand-built trees."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.analyzer.loaded.inflection import base_forms
from framing.analyzer.loaded.loaded_terms import TermIndex, loaded_terms
from framing.analyzer.loaded.term_index import is_glob_match, term_words
from framing.language.spelling import spelling
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.lexicon.entry import Entry, Lexicon
from framing.model import LexiconInfo, LoadedTerm, Mention, Quotation, Voice


@pytest.fixture(name="build")
def _build(tree):
    return tree


def lexicon(*entries: Entry | str, name: str = "test") -> Lexicon:
    full = tuple(Entry(e, match="glob" if "*" in e else "lemma") if isinstance(e, str) else e for e in entries)
    return Lexicon(LexiconInfo(name, "1", "0", len(full)), full)


def find(tree: Tree, *entries: Entry | str, mentions: tuple[Mention, ...] = ()) -> list[LoadedTerm]:
    return loaded_terms(tree, TermIndex([lexicon(*entries)]), mentions, Voices([]))


def texts(found: list[LoadedTerm]) -> list[str]:
    return [t.text for t in found if not t.nested]


def mention(tree: Tree, i: int, entity: str, kind: str = "nominal") -> Mention:
    node = tree.nodes[i]
    return Mention(node.start, node.end, node.text, 0, i, entity, kind, kind)


BRUSHED = ["she", "brushed", "the", "complaints", "aside"]


@pytest.mark.parametrize(
    ("entry", "words", "heads", "found"),
    [
        ("brush … aside", BRUSHED, [1, 1, 3, 1, 1], ["brushed the complaints aside"]),
        ("brush … aside", [*BRUSHED[:3], "aside"], [1, 1, 1, 1], ["brushed the aside"]),
        ("brush … aside", ["she", "brushed", "aside"], [1, 1, 1], []),  # that is an entry of its own
        ("brush … aside", BRUSHED, [1, 1, 3, 1, 0], []),  # "aside" belongs to something before it
        ("put … at … door", ["put", "blame", "at", "his", "door"], [0, 0, 0, 4, 2], ["put blame at his door"]),
    ],
)
def test_a_gap_holds_an_object(build, entry, words, heads, found):
    lemmas = ["brush" if w == "brushed" else w for w in words]
    pos = ["VERB" if w in ("brushed", "put") else "NOUN" for w in words]
    assert texts(find(build(words, lemmas=lemmas, pos=pos, heads=heads), entry)) == found


def test_a_gap_ends_at_a_conjunction_or_a_verb(build):
    words = ["he", "brushed", "teeth", "and", "stepped", "aside"]
    tree = build(words, pos=["PRON", "VERB", "NOUN", "CCONJ", "VERB", "ADV"], heads=[1, 1, 1, 1, 1, 4])
    assert texts(find(tree, "brush … aside")) == []


@pytest.mark.parametrize(
    ("entry", "words", "lemmas", "pos"),
    [
        ("slam", ["critics", "slammed", "him"], ["critic", "slam", "he"], ["NOUN", "VERB", "PRON"]),
        ("slam", ["critics", "slammed", "him"], ["critic", "slammed", "he"], ["NOUN", "ADJ", "PRON"]),  # a tagger slip
        ("thug", ["masked", "Thugs"], ["masked", "Thugs"], ["ADJ", "PROPN"]),
        ("favour", ["he", "favored", "it"], ["he", "favor", "it"], ["PRON", "VERB", "PRON"]),
        ("colour revolution", ["a", "color", "revolution"], None, None),
        ("colour revolution", ["two", "colour", "revolutions"], ["two", "colour", "revolution"], None),
        ("crack down on", ["cracked", "down", "on"], ["crack", "down", "on"], ["VERB", "ADP", "ADP"]),
        ("disgrac*", ["how", "disgraceful"], None, None),
        ("*phobia", ["sheer", "xenophobia"], None, None),
    ],
)
def test_finds_every_inflected_form(build, entry, words, lemmas, pos):
    assert len(texts(find(build(words, lemmas=lemmas, pos=pos), entry))) == 1


@pytest.mark.parametrize(
    ("words", "spaces"),
    [
        (["hard", "-", "line"], [False, False, True]),
        (["hard", "line"], [True, True]),
        (["hardline"], [True]),
    ],
)
def test_hyphen_space_and_closed_spellings_are_one(build, words, spaces):
    assert texts(find(build(words, spaces=spaces), "hard-line")) == [build(words, spaces=spaces).text]


def test_a_closed_entry_is_found_hyphenated(build):
    tree = build(["a", "hard", "-", "line", "bloc"], spaces=[True, False, False, True, True])
    assert texts(find(tree, "hardline")) == ["hard-line"]


def test_a_spaced_dash_is_no_hyphen(build):
    assert not find(build(["hard", "-", "line"]), "hard-line")


def test_without_hyphens_only_the_last_word_of_a_hyphenated_entry_is_inflected(build):
    crossed = build(["he", "double", "crossed", "her"], lemmas=["he", "double", "cross", "she"])
    assert texts(find(crossed, "double-cross")) == ["double crossed"]
    known = build(["he", "has", "known", "it", "all"], lemmas=["he", "have", "know", "it", "all"])
    assert not find(known, "know-it-all")
    several = build(["know", "-", "it", "-", "alls"], lemmas=["know", "-", "it", "-", "all"], spaces=[False] * 5)
    assert texts(find(several, "know-it-all")) == ["know-it-alls"]


def test_exact_entries_are_not_inflected(build):
    tree = build(["two", "thugs"], lemmas=["two", "thug"])
    assert not find(tree, Entry("thug", match="exact"))
    assert texts(find(tree, Entry("Thugs", match="exact"))) == ["thugs"]


def test_an_evening_is_not_an_inflected_even(build):
    assert not find(build(["this", "evening"], pos=["DET", "NOUN"]), "even")


def test_part_of_speech_of_the_entry_must_fit(build):
    tree = build(["they", "regime"], pos=["PRON", "VERB"])
    assert not find(tree, Entry("regime", pos="NOUN"))
    assert find(build(["the", "regime"], pos=["DET", "NOUN"]), Entry("regime", pos="NOUN"))


def test_unless_contexts_take_the_hit_away(build):
    entry = Entry("radical", unless=("radical surgery",))
    assert not find(build(["radical", "surgery"]), entry)
    assert texts(find(build(["radical", "thoughts", "on", "surgery"]), entry)) == ["radical"]


def test_an_unless_context_without_the_term_counts_nearby(build):
    entry = Entry("regime", unless=("diet",))
    assert not find(build(["a", "strict", "regime", "of", "diet"]), entry)
    assert find(build(["a", "strict", "regime"]), entry)


def test_words_of_names_are_not_hits_but_their_modifiers_are(build):
    words = ["the", "far", "-", "right", "Freedom", "Party", "and", "Golden", "Dawn"]
    tree = build(
        words,
        spaces=[True, False, False, True, True, True, True, True, True],
        names=[(1, 6, "ORG"), (7, 9, "ORG")],
    )
    assert texts(find(tree, "far-right", "freedom", "golden")) == ["far-right"]


def test_an_entry_written_as_a_name_is_found_in_names(build):
    tree = build(["in", "Kiev", "today"], names=[(1, 2, "GPE")], pos=["ADP", "PROPN", "NOUN"])
    assert texts(find(tree, "Kiev")) == ["Kiev"]


def test_names_of_linked_entities_are_names_too(build):
    tree = build(["the", "Great", "Firewall", "stands"])
    whole = Mention(4, 18, "Great Firewall", 0, 2, "e1", "name", "name")
    assert not find(tree, "great", mentions=(whole,))


def test_the_longest_match_wins_and_the_nested_one_stays_visible(build):
    found = find(build(["a", "sham", "election"]), "sham", "sham election")
    assert [(t.text, t.nested) for t in found] == [("sham", True), ("sham election", False)]


def test_of_two_lexicons_the_later_one_counts(build):
    index = TermIndex([lexicon("thug", name="first"), lexicon("thug", name="second")])
    found = loaded_terms(build(["a", "thug"]), index, (), Voices([]))
    assert [(t.lexicon, t.nested) for t in found] == [("second", False), ("first", True)]


def test_negation_within_the_clause(build):
    tree = build(
        ["This", "was", "not", "a", "fair", "election"],
        pos=["PRON", "AUX", "PART", "DET", "ADJ", "NOUN"],
        heads=[1, 1, 1, 5, 5, 1],
        deps=["nsubj", "ROOT", "neg", "det", "amod", "attr"],
        lemmas=["this", "be", "not", "a", "fair", "election"],
    )
    assert [t.negated for t in find(tree, "fair")] == [True]


def test_a_definite_object_of_a_denied_verb_is_not_denied(build):
    tree = build(
        ["We", "did", "not", "accept", "the", "sham", "election"],
        pos=["PRON", "AUX", "PART", "VERB", "DET", "ADJ", "NOUN"],
        heads=[3, 3, 3, 3, 6, 6, 3],
        deps=["nsubj", "aux", "neg", "ROOT", "det", "amod", "dobj"],
    )
    assert [t.negated for t in find(tree, "sham")] == [False]


def test_not_only_denies_nothing(build):
    tree = build(
        ["It", "is", "not", "only", "vile"],
        pos=["PRON", "AUX", "PART", "ADV", "ADJ"],
        heads=[1, 1, 1, 1, 1],
        deps=["nsubj", "ROOT", "neg", "advmod", "acomp"],
    )
    assert [t.negated for t in find(tree, "vile")] == [False]


def test_an_adjunct_of_a_denied_verb_is_not_denied(build):
    tree = build(
        ["Despite", "propaganda", "they", "did", "not", "leave"],
        pos=["SCONJ", "NOUN", "PRON", "AUX", "PART", "VERB"],
        heads=[5, 0, 5, 5, 5, 5],
        deps=["prep", "pobj", "nsubj", "aux", "neg", "ROOT"],
    )
    assert [t.negated for t in find(tree, "propaganda")] == [False]


def test_what_is_regarded_as_something_is_the_target(build):
    tree = build(
        ["They", "regard", "it", "as", "fraudulent"],
        pos=["PRON", "VERB", "PRON", "ADP", "ADJ"],
        heads=[1, 1, 1, 1, 3],
        deps=["nsubj", "ROOT", "dobj", "prep", "amod"],
    )
    both = (mention(tree, 0, "they"), mention(tree, 2, "vote"))
    assert [t.target for t in find(tree, "fraudulent", mentions=both)] == ["vote"]


def test_an_adjective_is_said_of_its_noun(build):
    tree = build(["the", "brutal", "leader"], pos=["DET", "ADJ", "NOUN"], heads=[2, 2, 2], deps=["det", "amod", "ROOT"])
    assert [t.target for t in find(tree, "brutal", mentions=(mention(tree, 2, "leader"),))] == ["leader"]


def test_a_predicate_is_said_of_the_subject(build):
    tree = build(
        ["He", "is", "a", "thug"], pos=["PRON", "AUX", "DET", "NOUN"], heads=[1, 1, 3, 1],
        deps=["nsubj", "ROOT", "det", "attr"],
    )  # fmt: skip
    assert [t.target for t in find(tree, "thug", mentions=(mention(tree, 0, "he"),))] == ["he"]


def test_a_verb_is_said_of_its_agent_also_in_the_passive(build):
    active = build(["Police", "crushed", "protests"], pos=["NOUN", "VERB", "NOUN"], heads=[1, 1, 1],
                   deps=["nsubj", "ROOT", "dobj"])  # fmt: skip
    both = (mention(active, 0, "police"), mention(active, 2, "protests"))
    assert [t.target for t in find(active, "crush", mentions=both)] == ["police"]
    passive = build(
        ["Protests", "were", "crushed", "by", "police"], pos=["NOUN", "AUX", "VERB", "ADP", "NOUN"],
        heads=[2, 2, 2, 2, 3], deps=["nsubjpass", "auxpass", "ROOT", "agent", "pobj"],
    )  # fmt: skip
    both = (mention(passive, 0, "protests"), mention(passive, 4, "police"))
    assert [t.target for t in find(passive, "crush", mentions=both)] == ["police"]


def test_a_possessor_is_the_target_of_the_deed(build):
    tree = build(
        ["his", "brutality"], pos=["PRON", "NOUN"], heads=[1, 1], deps=["poss", "ROOT"],
    )  # fmt: skip
    assert [t.target for t in find(tree, "brutality", mentions=(mention(tree, 0, "he"),))] == ["he"]


def test_a_hit_in_a_quotation_is_the_speakers(build):
    tree = build(["the", "evil", "empire"])
    quoted = Quotation(4, 8, "evil", 0, "direct", 1, speaker="Reagan")
    (hit,) = loaded_terms(tree, TermIndex([lexicon("evil")]), (), Voices([quoted]))
    assert (hit.voice, hit.speaker) == (Voice.DIRECT, "Reagan")


def test_nothing_runs_over_a_sentence_end(build):
    assert not find(build(["sham", "election"], sentences=[(0, 1), (1, 2)]), "sham election")


def test_globs_match_in_pieces():
    assert is_glob_match("a*b*c", "axxbyyc")
    assert not is_glob_match("a*b*c", "axxc")
    assert not is_glob_match("aa*a", "aa")


def test_terms_split_as_the_pipeline_splits_them():
    assert term_words("so-called people’s don't") == ["so", "called", "people", "'s", "do", "n't"]


def test_different_words_stay_different():
    assert spelling("filled") != spelling("filed")
    assert spelling("four") != spelling("for")
    assert "rat" not in base_forms("rating")


WORDS = st.sampled_from(
    ["sham", "election", "fair", "not", "the", "-", "thug", "thugs", "hard", "line", "Golden", "Dawn"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=12), st.lists(st.booleans(), min_size=12, max_size=12))
def test_offsets_hold_whatever_the_text(build, words, spaces):
    tree = build(words, spaces=spaces[: len(words)])
    found = find(tree, "sham election", "sham", "hardline", "thug", "el*", "golden dawn")
    assert all(tree.text[t.start : t.end] == t.text for t in found)
    counted = [t for t in found if not t.nested]
    assert all(a.end <= b.start for a, b in itertools.pairwise(counted))


def test_the_same_hits_whatever_was_read_before(build):
    fresh, used = TermIndex([lexicon("slam", "sham*")]), TermIndex([lexicon("slam", "sham*")])
    loaded_terms(build(["shams", "slams", "elsewhere"]), used, (), Voices([]))
    tree = build(["he", "slams", "shams"], pos=["PRON", "VERB", "NOUN"])
    assert loaded_terms(tree, fresh, (), Voices([])) == loaded_terms(tree, used, (), Voices([]))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("#stopthem", ["#", "StopThem", "spread"]),
        ("covid-19", ["a", "COVID-19", "case"]),
        ("covid", ["a", "COVID-19", "case"]),
        ("f-35", ["an", "F-35"]),
        ("coup d'état", ["the", "coup", "d’état"]),
        ("o'hara plan", ["the", "O’Hara", "plans"]),
        ("$100", ["paid", "$", "100"]),
        ("50%", ["of", "50", "%"]),
        ("left/right", ["on", "left", "/", "right", "lines"]),
        ("u.s.-backed", ["a", "U.S.-backed", "rebel"]),
        ("no. 1 thug", ["the", "No", ".", "1", "thug"]),
        ("cannot stand", ["they", "can", "not", "stand"]),
        ("9/11 truth*", ["a", "9/11", "truther"]),
    ],
)
def test_terms_are_cut_as_texts_are(build, entry, words):
    assert len(texts(find(build(words), entry))) == 1


def test_a_part_of_a_token_without_a_hyphen_is_no_hit(build):
    assert not texts(find(build(["Mr", "O’Hara", "met", "d’état"]), "hara", "hara met", "état"))


def test_an_exception_is_cut_as_texts_are(build):
    assert not texts(find(build(["the", "COVID-19", "regime"]), Entry("regime", unless=("covid-19 regime",))))
