"""Sentences of different articles that report the same thing."""

from __future__ import annotations

from story_notation import article

from framing.comparator.entities.entities import compared_entities
from framing.comparator.passages.alignment import _PARTNERS, pairs
from framing.comparator.passages.passages import THRESHOLD, passages
from framing.comparator.sentences.profiles import Profile, profiles
from framing.model import AlignedPassage, Analysis, Quotation, Voice

NAMES = {"Lukashenko": "PERSON", "Beijing": "GPE", "Belarus": "GPE", "Minsk": "GPE"}
RECEIVED = "Lukashenko/PROPN was welcomed/VERB/welcome to Beijing/PROPN with great/ADJ fanfare/NOUN in March/PROPN"
VISIT = "The visit/NOUN of Lukashenko/PROPN to Beijing/PROPN comes/VERB/come as relations/NOUN/relation plummet/VERB"
TURN = "Now it is the turn/NOUN of Belarus/PROPN which stands/VERB/stand out/ADP"
VIEW = "This view/NOUN shows/VERB/show disrespect/NOUN for Belarus/PROPN said the editorial/NOUN"
CRUSHED = "Lukashenko/PROPN crushed/VERB/crush protests/NOUN/protest over the disputed/ADJ ballot/NOUN"


def one(source: str, *sentences: str) -> Analysis:
    draft = article(source, sentences, NAMES)
    for n, sentence in enumerate(sentences):
        if sentence == RECEIVED:
            draft.event(n, "welcomed", "welcome", "Lukashenko", "Beijing", time="2023-03")
        if sentence == VISIT:
            draft.event(n, "visit", "visit", "Lukashenko", "Beijing")
    return draft.done()


def aligned(*analyses: Analysis) -> tuple[AlignedPassage, ...]:
    entities = compared_entities(analyses, {})
    return passages(analyses, profiles(analyses, entities), entities)


def texts(found: tuple[AlignedPassage, ...]) -> list[set[str]]:
    return [{e.text.split()[0] + " " + e.text.split()[1] for e in p.passages} for p in found]


def test_one_event_in_other_words_is_aligned_and_a_common_country_is_not() -> None:
    found = aligned(one("A", TURN, RECEIVED), one("B", VISIT, VIEW))
    assert texts(found) == [{"Lukashenko was", "The visit"}]
    assert "welcome / visit" in found[0].reason
    assert "welcome / visit" in found[0].label  # the articles' words, and not the name that the list gives such events
    assert THRESHOLD <= found[0].score <= 1


def test_a_source_that_is_silent_is_absent() -> None:
    found = aligned(one("A", RECEIVED), one("B", VISIT), one("C", TURN))
    assert [{e.source for e in p.passages} for p in found] == [{"A", "B"}]


def test_a_passage_may_stand_in_every_source() -> None:
    found = aligned(one("A", CRUSHED), one("B", CRUSHED), one("C", TURN, CRUSHED))
    assert [[e.source for e in p.passages] for p in found] == [["A", "B", "C"]]


def test_sentences_of_one_article_are_never_aligned_with_each_other() -> None:
    assert aligned(one("A", CRUSHED, CRUSHED), one("B", TURN)) == ()


def test_the_order_of_the_articles_changes_no_pair() -> None:
    a, b = one("A", RECEIVED, CRUSHED, TURN), one("B", VIEW, CRUSHED, VISIT)
    assert sorted(map(sorted, texts(aligned(a, b)))) == sorted(map(sorted, texts(aligned(b, a))))


def test_every_passage_stands_where_it_says_and_in_its_voice() -> None:
    draft = article("A", [CRUSHED], NAMES)
    start, end = draft.place("Lukashenko crushed protests over the disputed ballot")
    draft.quotations.append(Quotation(start, end, draft.text[start:end], 0, "direct", 7, speaker="the paper"))
    analyses = {"A": draft.done(), "B": one("B", TURN, CRUSHED)}
    (found,) = aligned(*analyses.values())
    for e in found.passages:
        assert analyses[e.article].article.text[e.start : e.end] == e.text
    assert [(e.voice, e.speaker) for e in found.passages] == [(Voice.DIRECT, "the paper"), (Voice.OWN, None)]


def test_of_very_many_partners_of_a_sentence_the_best_are_kept() -> None:
    """Texts of thousands of sentences alike must not give millions of pairs; those with other articles stay apart."""
    told = [Profile(0, 0, {"storm": 0.9, "roof": 0.9}, frozenset(), ())]
    told += [Profile(1, n, {"storm": 0.9, "roof": 0.9}, frozenset(), ()) for n in range(_PARTNERS + 30)]
    told += [Profile(2, n, {"storm": 0.9, "roof": 0.9}, frozenset(), ()) for n in range(5)]
    found = [p for p in pairs(told, least=0.0) if p.a == 0]
    assert len([p for p in found if told[p.b].article == 1]) == _PARTNERS
    assert len([p for p in found if told[p.b].article == 2]) == 5
    kept = {told[p.b].sentence for p in found if told[p.b].article == 1}
    assert set(range(10)) <= kept  # nearer to the top, so the better ones
