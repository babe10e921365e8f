"""The whole comparison over hand-built articles."""

from __future__ import annotations

import pytest
from story_notation import article

from framing.comparator.comparison import compare, term_counts
from framing.lexicon.entry import Lexicon
from framing.model import LexiconInfo, Quotation

NAMES = {"Ann Lee": "PERSON", "Paris": "GPE"}
NOTHING = Lexicon(LexiconInfo("none", "1", "0", 0), ())
SENTENCES = [
    "Ann/PROPN Lee/PROPN resigned/VERB/resign in Paris/PROPN after the bribery/NOUN inquiry/NOUN",
    "Critics/NOUN/critic cheered/VERB/cheer loudly/ADV outside parliament/NOUN",
]


@pytest.mark.parametrize("sources", ["AB", "ABC", "ABCDE"])
def test_two_to_five_articles(sources: str) -> None:
    found = compare([article(s, SENTENCES, NAMES).done() for s in sources], {}, NOTHING)
    assert found.same_story
    assert {p.source for p in found.entities[0].portraits} == set(sources)
    assert {e.source for p in found.passages for e in p.passages} == set(sources)
    assert found.coverage == ()


def test_articles_that_tell_different_things_get_a_note() -> None:
    other = article("B", ["Glaciers/NOUN/glacier shrank/VERB/shrink", "Snow/NOUN melted/VERB/melt"], {})
    found = compare([article("A", SENTENCES, NAMES).done(), other.done()], {}, NOTHING)
    assert not found.same_story
    assert any("may not tell the same story" in note for note in found.notes)


def test_an_empty_article_is_no_error() -> None:
    found = compare([article("A", SENTENCES, NAMES).done(), article("B", ["of"], {}).done()], {}, NOTHING)
    assert found.passages == ()


def test_articles_of_one_source_count_together() -> None:
    twice = [article("A", SENTENCES, NAMES).done(), article("A", SENTENCES, NAMES).done()]
    assert term_counts(twice)["A"]["resign"] == 2


def test_only_a_sources_own_words_are_counted() -> None:
    draft = article("A", ["Mr./PROPN Lee/PROPN called/VERB/call it a farce/NOUN and a sham/NOUN"], {})
    for words, kind in (("a farce", "direct"), ("a sham", "scare")):
        start, end = draft.place(words)
        draft.quotations.append(Quotation(start, end, words, 0, kind, 2))
    assert term_counts([draft.done()]) == {"A": {"Lee": 1, "call": 1, "sham": 1}}


def test_an_adjective_of_a_name_counts_with_the_name() -> None:
    draft = article("A", ["Jesuit/PROPN/Jesuit priests/NOUN/priest of Jesuit/ADJ/jesuit schools/NOUN/school"], {})
    assert term_counts([draft.done()])["A"]["Jesuit"] == 2


def test_notes_say_what_was_not_measured_and_what_is_too_little() -> None:
    found = compare([article(s, SENTENCES, NAMES).done() for s in "AB"], {}, NOTHING).notes
    assert [n.split(":")[0] for n in found] == [
        "A and B print the same text; nothing between them can differ.",
        "A", "B", "No date known", "Too few loaded terms in own voice to compare rates", "Not measured",
        "Found by machine",
    ]  # fmt: skip
