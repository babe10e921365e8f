"""What is said of somebody in short articles, parsed by the pipeline: whose word it is, and what is left out."""

from __future__ import annotations

import pytest
from headed import headed_texts

from framing.model import Analysis, Descriptor, Polarity, Voice

TEXTS = {
    "touted": "The video touted Maura Keane’s achievements as mayor. The brochure highlighted her success in bringing "
    "farmers together.",
    "cut": "Analysts said Judge Lalo was about as liberal as the state would bear.",
    "place": "Saudi Arabia waged a military campaign in Yemen, which has been blamed for thousands of deaths.",
    "free": "Anna Falk was free to go until the hearing. Falk has a chance to meddle in the vote.",
    "angry": "Liberals are still irritated at Judge Lalo for promising to resign.",
    "busy": "Since workers protesting the cuts blocked the gate, ministers have accused the union of blackmail.",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    return headed_texts(TEXTS)


def of(analysis: Analysis, name: str) -> list[Descriptor]:
    (entity,) = [e.id for e in analysis.entities if e.name == name]
    return [d for d in analysis.descriptors if d.entity == entity]


def test_what_is_touted_is_praise_by_who_touts_it(found: dict[str, Analysis]) -> None:
    praise = [d for d in of(found["touted"], "Maura Keane") if d.polarity is Polarity.POSITIVE]
    assert len(praise) == 2
    assert all(d.voice is Voice.INDIRECT and d.speaker for d in praise)


def test_half_a_comparison_says_nothing(found: dict[str, Analysis]) -> None:
    assert [d.text for d in of(found["cut"], "Lalo")] == ["Judge"]


def test_what_is_said_of_a_deed_is_not_said_of_its_place(found: dict[str, Analysis]) -> None:
    assert not of(found["place"], "Yemen")


def test_what_may_be_done_judges_nobody(found: dict[str, Analysis]) -> None:
    assert all(d.polarity is Polarity.NEUTRAL for d in of(found["free"], "Anna Falk"))
    assert all(r.polarity is Polarity.NEUTRAL for r in found["free"].roles if r.modality == "asserted")


def test_who_is_busy_with_one_thing_does_the_other(found: dict[str, Analysis]) -> None:
    names = {e.id: e.name for e in found["busy"].entities}
    assert ("workers", "block") in {(names[r.entity], r.verb) for r in found["busy"].roles if r.role == "agent"}


def test_who_is_resented_for_it_did_it(found: dict[str, Analysis]) -> None:
    names = {e.id: e.name for e in found["angry"].entities}
    assert ("Lalo", "promise") in {(names[r.entity], r.verb) for r in found["angry"].roles if r.role == "agent"}
    assert [q.speaker for q in found["angry"].quotations if q.cue_lemma == "promise"] == ["Lalo"]
