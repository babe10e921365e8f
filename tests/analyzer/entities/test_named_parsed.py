"""Who is one and who is two in short articles, parsed by the pipeline: kinds that a strict reader found."""

from __future__ import annotations

import pytest
from headed import headed_texts

from framing.model import Analysis

TEXTS = {
    "surname": "Mayor Okonkwo-Reid fined for speeding\n\nA court on Friday fined Mayor Ifeoma Okonkwo-Reid. "
    "Okonkwo-Reid said she would pay.",
    "no surname": "The Lagos-Abuja road was closed. The China-Russia summit ended.",
    "in-law": "The contract went to the mayor's sister-in-law, who left the country.",
    "judge": "Striker freed as judge slams police\n\nThe striker left the court on Monday.",
    "disgraced": "Disgraced former banker Paul Lund left the country.",
    "opposition": "The judge acquitted opposition Senator Karim Bala.",
    "woman": "The woman behind the strike is Mona Field, a docker. Police held her for two days.",
    "anybody": "The tax hurts every poor Ghanaian.",
    "free man": "Dorn strolled out of the court a free man. The river burst its banks.",
    "terms": "Outgoing mayor Paul Dorn wept. The new mayor will take office in May.",
    "one term": "The new president, Ida Sorel, spoke on Monday. The president said that taxes would fall.",
    "council": "The parish council, led by Ann Ray, met on Monday. In Strasbourg, the Council's president wept.",
    "mayor of": "The popular mayor of Izmit, Selin Acar, won the vote.",
    "mayor of a state": "The mayor of Springfield, Ohio, resigned.",
    "chairman": "The state named its acting chairman, the fugitive banker Tarek Molla, as the mastermind.",
    "people": "Two people were hurt on Sunday. The tax was rejected by the people.",
    "father": "Sergeant Tom Bell, a father of two, fell. The president, a son of the Father of the Revolution, spoke.",
    "premier": "Prime Minister Ida Sorel spoke on Friday. The premier said the tax would end.",
    "head": "King Tupou received the envoy. The head of state, the oldest ruler of the islands, wept.",
    "causes": "Doctors for Peace said its staff had fled. The Movement for the Liberation of the Delta denied it. "
    "Lawyers for Apple said the firm was ill.",
    "side": "The Serbian side denies the charge. Its claim that the soldiers fled is false.",
    "learned": "Ann Ray missed her French lessons. On the other side stood a man.",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    return headed_texts(TEXTS)


def called(analysis: Analysis, label: str = "") -> dict[str, list[str]]:
    """Entity -> what it is called, in text order."""
    return {
        e.name: [m.text for m in analysis.mentions if m.entity == e.id]
        for e in analysis.entities
        if not label or e.label == label
    }


def test_two_surnames_with_a_hyphen_are_one_person(found: dict[str, Analysis]) -> None:
    people = called(found["surname"], "PERSON")
    assert list(people) == ["Ifeoma Okonkwo-Reid"]
    assert people["Ifeoma Okonkwo-Reid"][:3] == ["Okonkwo-Reid", "Ifeoma Okonkwo-Reid", "Okonkwo-Reid"]
    assert called(found["no surname"], "PERSON") == {}


def test_a_noun_of_several_words_is_whole(found: dict[str, Analysis]) -> None:
    assert "mayor's sister-in-law" in called(found["in-law"])
    assert "The head of state" in called(found["head"])["King Tupou"]


def test_a_headlines_verb_is_no_noun(found: dict[str, Analysis]) -> None:
    names = {e.id: e.name for e in found["judge"].entities}
    assert ("judge", "slam", "agent") in {(names[r.entity], r.verb, r.role) for r in found["judge"].roles}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("disgraced", "Disgraced former banker"),
        ("opposition", "opposition Senator"),
        ("mayor of", "popular mayor of Izmit"),
        ("chairman", "acting chairman"),
        ("head", "oldest ruler of the islands"),
    ],
)
def test_what_a_named_person_is_called_is_whole(found: dict[str, Analysis], name: str, label: str) -> None:
    assert label in {d.text for d in found[name].descriptors}
    assert not any(r.verb == "disgrace" for r in found[name].roles)


@pytest.mark.parametrize(
    ("name", "person", "mention"),
    [
        ("woman", "Mona Field", "The woman"),
        ("one term", "Ida Sorel", "The president"),
        ("mayor of", "Selin Acar", "The popular mayor"),
        ("chairman", "Tarek Molla", "its acting chairman"),
        ("premier", "Ida Sorel", "The premier"),
        ("head", "King Tupou", "the oldest ruler"),
        ("side", "Serbia", "Its"),
        ("father", "president", "a son"),
    ],
)
def test_one_person_or_nation_by_two_descriptions(
    found: dict[str, Analysis], name: str, person: str, mention: str
) -> None:
    assert mention in called(found[name])[person]


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("terms", "Paul Dorn", "The new mayor"),
        ("council", "parish council", "the Council"),
        ("people", "people", "the people"),
        ("father", "Tom Bell", "the Father"),
        ("mayor of a state", "Ohio", "The mayor"),
    ],
)
def test_two_that_are_called_alike_are_two(found: dict[str, Analysis], name: str, one: str, other: str) -> None:
    first = next(e for e in found[name].entities if e.name == one)
    assert other not in [m.text for m in found[name].mentions if m.entity == first.id]


def test_what_names_nobody_is_no_entity(found: dict[str, Analysis]) -> None:
    assert "Ghana" not in called(found["anybody"])
    assert "free man" not in called(found["free man"])
    assert "banks" not in called(found["free man"])
    assert "France" not in called(found["learned"])


def test_bodies_called_after_their_cause_are_one_name(found: dict[str, Analysis]) -> None:
    bodies = called(found["causes"], "ORG")
    assert {"Doctors for Peace", "Movement for the Liberation of the Delta"} <= set(bodies)
    assert not any(name.startswith("Lawyers") for name in bodies)
