"""Whether a member of a wording set names the thing itself, and whom a verb's deed befalls."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from story_notation import article

from framing.comparator.differences.concept_members import ConceptIndex, Member, Phrases
from framing.comparator.differences.concept_uses import Uses
from framing.comparator.differences.names import NamedInside
from framing.lexicon.entry import Entry, Lexicon
from framing.model import Analysis, LexiconInfo

ENTRIES = (
    Entry("riot", pos="NOUN", concept="protest"),
    Entry("protest", pos="NOUN", concept="protest"),
    Entry("robbery", pos="NOUN", concept="crime"),
    Entry("storm", pos="VERB", concept="clearing"),
    Entry("dissolve", pos="VERB", concept="closing"),
    Entry("die", pos="VERB", concept="killing"),
)
INDEX = ConceptIndex(Lexicon(LexiconInfo("concepts", "1", "0", len(ENTRIES)), ENTRIES))
RIOT_POLICE = "riot/NOUN//compound/2 police/NOUN//nsubj/3 came/VERB/come/ROOT/3"
DATED = "the/DET//det/4 December/PROPN//compound/3 2008/NUM//nummod/4 riots/NOUN/riot/ROOT/4"
STORMED = (
    "Police/NOUN//nsubj/2 stormed/VERB/storm/ROOT/2 a/DET//det/5 peaceful/ADJ//amod/5 roadblock/NOUN//dobj/2 "
    "at/ADP//prep/2 dawn/NOUN//pobj/6"
)


def written(*sentences: str) -> Analysis:
    return article("A", sentences, {}).done()


def only(analysis: Analysis) -> Member:
    (member,) = INDEX.members(analysis)
    return member


@pytest.mark.parametrize(
    ("sentence", "is_name"),
    [
        ("the/DET//det/2 riot/NOUN//nsubj/3 spread/VERB//ROOT/3", True),
        (RIOT_POLICE, False),
        ("past/ADJ//amod/2 riots/NOUN/riot/nsubj/3 hurt/VERB//ROOT/3", False),
        ("fraud/NOUN//ROOT/1 or/CCONJ//cc/1 robbery/NOUN//conj/1", False),
        ("fraud/NOUN//ROOT/1 and/CCONJ//cc/1 robbery/NOUN//conj/1", True),
        ("theft/NOUN//ROOT/1 arson/NOUN//conj/1 fraud/NOUN//conj/2 and/CCONJ//cc/3 robbery/NOUN//conj/3", False),
        ("they/PRON//nsubj/4 did/AUX/do/aux/4 not/PART//neg/4 storm/VERB//ROOT/4 it/PRON//dobj/4", False),
        ("they/PRON//nsubj/3 never/ADV//advmod/3 stormed/VERB/storm/ROOT/3 it/PRON//dobj/3", False),
        ("they/PRON//nsubj/3 may/AUX//aux/3 storm/VERB//ROOT/3 it/PRON//dobj/3", False),
        ("they/PRON//nsubj/3 will/AUX//aux/3 storm/VERB//ROOT/3 it/PRON//dobj/3", True),
        ("if/SCONJ//mark/3 they/PRON//nsubj/3 storm/VERB//ROOT/3 it/PRON//dobj/3", False),
    ],
)
def test_a_name_is_no_mere_qualifier_nor_one_item_of_a_list_nor_denied(sentence: str, is_name: bool) -> None:
    analysis = written(sentence)
    assert Uses(analysis).is_named_by(only(analysis)) is is_name


def test_the_year_before_or_behind_a_name() -> None:
    for sentence in (DATED, "riots/NOUN/riot/ROOT/1 in/ADP//prep/1 2008/NUM//pobj/2"):
        analysis = written(sentence)
        assert Uses(analysis).year(only(analysis)) == "2008"
    far = written("riots/NOUN/riot/ROOT/1 hurt/VERB//ROOT/2 2000/NUM//dobj/2")
    assert Uses(far).year(only(far)) == ""


def test_a_deed_befalls_its_object_or_the_subject_of_a_verb_without_one() -> None:
    nobody = NamedInside(())
    stormed = written(STORMED)
    assert Uses(stormed).undergone(only(stormed), nobody) == {"roadblock"}
    passive = written("the/DET//det/2 union/NOUN//nsubjpass/4 was/AUX/be/auxpass/4 dissolved/VERB/dissolve/ROOT/4")
    assert Uses(passive).undergone(only(passive), nobody) == {"union"}
    died = written("Three/NUM//nummod/2 people/NOUN//nsubj/3 died/VERB/die/ROOT/3")
    assert Uses(died).undergone(only(died), nobody) == {"people", "#three"}
    riot = written("the/DET//det/2 riot/NOUN//ROOT/2")
    assert Uses(riot).undergone(only(riot), nobody) == frozenset()


def test_the_object_of_the_second_verb_of_a_name_is_its_own() -> None:
    entries = (Entry("shoot and kill", concept="killing"),)
    index = ConceptIndex(Lexicon(LexiconInfo("concepts", "1", "0", 1), entries))
    analysis = written(
        "Ray/PROPN//nsubj/2 shot/VERB/shoot/ROOT/2 and/CCONJ//cc/2 killed/VERB/kill/conj/2 clerks/NOUN/clerk/dobj/4"
    )
    (member,) = index.members(analysis)
    assert Uses(analysis).undergone(member, NamedInside(())) == {"clerk"}


def test_the_object_of_a_relative_clause_stands_before_it() -> None:
    killed = written("the/DET//det/2 clerk/NOUN//ROOT/2 Ray/PROPN//nsubj/4 died/VERB/die/relcl/2")
    assert Uses(killed).undergone(only(killed), NamedInside(())) == {"clerk"}


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("the/DET//det/2 riot/NOUN//ROOT/2 of/ADP//prep/2 miners/NOUN/miner/pobj/3", {"miner"}),
        (
            "the/DET//det/2 riot/NOUN//ROOT/2 of/ADP//prep/2 one/NUM//pobj/3 of/ADP//prep/4 cats/NOUN/cat/pobj/5",
            {"cat"},
        ),
        ("miners/NOUN/miner/poss/2 riot/NOUN//ROOT/2", {"miner"}),
        ("the/DET//det/2 riot/NOUN//ROOT/2 in/ADP//prep/2 town/NOUN//pobj/3", set()),
    ],
)
def test_whom_or_what_a_noun_is_about(sentence: str, about: set[str]) -> None:
    analysis = written(sentence)
    assert Uses(analysis).concerned(only(analysis), NamedInside(())) == about


def test_a_verb_is_shown_with_its_object_and_the_auxiliary_of_the_passive() -> None:
    def shown(sentence: str) -> str:
        analysis = written(sentence)
        return analysis.article.text[slice(*Uses(analysis).shown(only(analysis)))]

    assert shown(STORMED) == "stormed a peaceful roadblock"
    passive = "the/DET//det/2 union/NOUN//nsubjpass/4 was/AUX/be/auxpass/4 dissolved/VERB/dissolve/ROOT/4"
    assert shown(passive) == "was dissolved"


def test_the_adverb_of_an_adjective_stays_in_the_phrase_and_what_is_owned_does_not() -> None:
    def around(sentence: str, chunk: tuple[int, int]) -> str:
        draft = article("A", [sentence], {})
        draft.chunks.append(chunk)
        analysis = draft.done()
        member = only(analysis)
        return analysis.article.text[slice(*Phrases(analysis).around(member.start, member.end))]

    peaceful = "largely/ADV//advmod/2 peaceful/ADJ//amod/3 protests/NOUN/protest/ROOT/3"
    assert around(peaceful, (0, 3)) == "largely peaceful protests"
    assert around("even/ADV//advmod/2 protests/NOUN/protest/ROOT/2", (0, 2)) == "protests"
    owner = "violent/ADJ//amod/2 protests/NOUN/protest/poss/4 's/PART//case/2 leaders/NOUN/leader/ROOT/4"
    assert around(owner, (0, 4)) == "violent protests"


def test_a_verb_that_the_parser_took_into_the_phrase_is_no_part_of_the_name() -> None:
    draft = article("A", ["plan/VERB//compound/2 protests/NOUN/protest/ROOT/2"], {})  # "shut roads and plan protests"
    draft.chunks.append((0, 2))
    plain = draft.done()
    member = only(plain)
    for tag, shown in (("VB", "protests"), ("VBP", "protests"), ("VBN", "plan protests")):
        analysis = replace(plain, parse=replace(plain.parse, tags=(tag, "NNS")))
        assert analysis.article.text[slice(*Phrases(analysis).around(member.start, member.end))] == shown


def test_a_word_of_two_sets_is_a_member_of_both() -> None:
    entries = (*ENTRIES, Entry("riot", pos="NOUN", concept="disorder"), Entry("riot gear", concept="equipment"))
    index = ConceptIndex(Lexicon(LexiconInfo("concepts", "1", "0", len(entries)), entries))
    found = index.members(written("the/DET//det/2 riot/NOUN//ROOT/2 met/VERB//ROOT/3 riot/NOUN//compound/5 gear/NOUN"))
    assert [m.entry.concept for m in found] == ["protest", "disorder", "equipment"]
