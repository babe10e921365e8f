"""Event mentions: trigger, who, whom, when, where."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from framing.analyzer.predicates.events import event_types, events
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.model import Event, Mention, Quotation, Voice

Build = Callable[..., Tree]


def mention(tree: Tree, i: int, entity: str) -> Mention:
    node = tree.nodes[i]
    return Mention(node.start, node.end, node.text, node.sent, i, entity, "name", "name")


def found(tree: Tree, *mentions: Mention, quoted: tuple[Quotation, ...] = ()) -> list[Event]:
    result = events(tree, mentions, Voices(quoted))
    for e in result:
        assert tree.text[e.start : e.end] == e.text
        assert e.start <= e.trigger_start < e.trigger_end <= e.end
    return result


def received(tree: Build, *, negated: bool = False) -> Tree:
    """Ann was (not) received in Paris by Bob in 2020"""
    return tree(
        ["Ann", "was", "not" if negated else "once", "received", "in", "Paris", "by", "Bob", "in", "2020"],
        pos=["PROPN", "AUX", "PART", "VERB", "ADP", "PROPN", "ADP", "PROPN", "ADP", "NUM"],
        tags=["NNP", "VBD", "RB", "VBN", "IN", "NNP", "IN", "NNP", "IN", "CD"],
        lemmas=["Ann", "be", "not", "receive", "in", "Paris", "by", "Bob", "in", "2020"],
        heads=[3, 3, 3, 3, 3, 4, 3, 6, 3, 8],
        deps=[
            "nsubjpass", "auxpass", "neg" if negated else "advmod", "ROOT", "prep", "pobj", "agent", "pobj", "prep",
            "pobj",
        ],
        names=[(0, 1, "PERSON"), (5, 6, "GPE"), (7, 8, "PERSON"), (9, 10, "DATE")],
    )  # fmt: skip


def test_a_passive_has_its_agent_in_the_by_phrase_and_time_and_place(tree: Build) -> None:
    t = received(tree)
    (event,) = found(t, mention(t, 0, "ann"), mention(t, 5, "paris"), mention(t, 7, "bob"))
    assert (event.trigger, event.type) == ("receive", "visit")
    assert (event.agent, event.patient, event.place, event.time) == ("bob", "ann", "paris", "2020")
    assert (event.negated, event.modality, event.voice) == (False, "asserted", Voice.OWN)


def test_negation_and_voice(tree: Build) -> None:
    t = received(tree, negated=True)
    whole = Quotation(0, len(t.text), t.text, 0, "direct", 9, speaker="Cy")
    (event,) = found(t, quoted=(whole,))
    assert (event.negated, event.voice, event.speaker) == (True, Voice.DIRECT, "Cy")
    assert (event.agent, event.agent_text) == (None, "Bob")


def test_an_event_noun_with_possessor_and_of_phrase(tree: Build) -> None:
    t = tree(
        ["Russia", "’s", "invasion", "of", "Ukraine"],
        pos=["PROPN", "PART", "NOUN", "ADP", "PROPN"],
        heads=[2, 0, 2, 2, 3],
        deps=["poss", "case", "ROOT", "prep", "pobj"],
        spaces=[False, True, True, True, False],
    )
    (event,) = found(t, mention(t, 0, "ru"), mention(t, 4, "ua"))
    assert (event.type, event.agent, event.patient) == ("invade", "ru", "ua")
    assert event.text == "Russia’s invasion of Ukraine"


@pytest.mark.parametrize(("auxiliary", "modality"), [("will", "future"), ("may", "possible"), ("did", "asserted")])
def test_modality(tree: Build, auxiliary: str, modality: str) -> None:
    t = tree(
        ["Ann", auxiliary, "attack", "Bob"],
        pos=["PROPN", "AUX", "VERB", "PROPN"],
        heads=[2, 2, 2, 2],
        deps=["nsubj", "aux", "ROOT", "dobj"],
    )
    (event,) = found(t)
    assert (event.modality, event.agent_text, event.patient_text) == (modality, "Ann", "Bob")


def test_a_light_verb_gives_its_subject_to_the_event_noun(tree: Build) -> None:
    t = tree(
        ["Ann", "paid", "a", "visit", "to", "Bob"],
        lemmas=["Ann", "pay", "a", "visit", "to", "Bob"],
        pos=["PROPN", "VERB", "DET", "NOUN", "ADP", "PROPN"],
        heads=[1, 1, 3, 1, 3, 4],
        deps=["nsubj", "ROOT", "det", "dobj", "prep", "pobj"],
    )
    (event,) = found(t, mention(t, 0, "ann"), mention(t, 5, "bob"))
    assert (event.trigger, event.type, event.agent, event.patient) == ("visit", "visit", "ann", "bob")


def test_a_verb_that_shares_its_subject(tree: Build) -> None:
    t = tree(
        ["Ann", "came", "and", "attacked", "Bob"],
        lemmas=["Ann", "come", "and", "attack", "Bob"],
        pos=["PROPN", "VERB", "CCONJ", "VERB", "PROPN"],
        heads=[1, 1, 1, 1, 3],
        deps=["nsubj", "ROOT", "cc", "conj", "dobj"],
    )
    assert [(e.trigger, e.agent_text) for e in found(t)] == [("come", "Ann"), ("attack", "Ann")]


def test_saying_and_being_are_no_events(tree: Build) -> None:
    words = ["Ann", "says", "little"]
    t = tree(
        words,
        lemmas=["Ann", "say", "little"],
        pos=["PROPN", "VERB", "ADJ"],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "dobj"],
    )
    assert found(t) == []


def test_a_weekday_is_counted_back_from_the_date_of_the_article(tree: Build) -> None:
    t = tree(
        ["Ann", "attacked", "on", "Monday"],
        lemmas=["Ann", "attack", "on", "Monday"],
        pos=["PROPN", "VERB", "ADP", "PROPN"],
        heads=[1, 1, 1, 2],
        deps=["nsubj", "ROOT", "prep", "pobj"],
        names=[(3, 4, "DATE")],
    )
    dated = Tree(replace(t.article, date="2023-03-01"), t.parse)
    (event,) = found(dated)
    assert (event.time, event.patient) == ("2023-02-27", None)


def test_the_names_of_one_deed_are_one_type() -> None:
    types = event_types()
    assert {
        types["visit", "NOUN"],
        types["arrive", "VERB"],
        types["state visit", "NOUN"],
        types["welcome", "VERB"],
    } == {"visit"}
    assert types["vote", "VERB"] == types["election", "NOUN"] == types["elect", "VERB"]


def test_a_denial_with_a_curly_apostrophe_is_heard(tree: Build) -> None:
    t = tree(
        ["Ann", "has", "n’t", "attacked", "Bob"],
        pos=["PROPN", "AUX", "PART", "VERB", "PROPN"],
        tags=["NNP", "VBZ", "RB", "VBN", "NNP"],
        lemmas=["Ann", "have", "not", "attack", "Bob"],
        heads=[3, 3, 3, 3, 3],
        deps=["nsubj", "aux", "advmod", "ROOT", "dobj"],
    )
    (event,) = found(t, mention(t, 0, "ann"), mention(t, 4, "bob"))
    assert (event.agent, event.patient, event.negated) == ("ann", "bob", True)
