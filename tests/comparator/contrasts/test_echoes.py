"""What one source seems to tell alone, and another tells of the same person in other words."""

from __future__ import annotations

import pytest
from contrast_notation import story
from story_notation import Draft, article

from framing.comparator.contrasts.echoes import with_echoes
from framing.comparator.contrasts.formed import Formed
from framing.model import ContrastKind, Descriptor, Polarity, Quotation, Voice

NAMES = {"Ray": "PERSON", "Moss": "PERSON"}
ONE = "Ray/PROPN refused/VERB/refuse to apply/VERB the ruling/NOUN of a tribunal/NOUN"
OTHER = "Ray/PROPN had defied/VERB/defy a tribunal/NOUN"


def answered(one: Draft, *others: Draft) -> list[Formed]:
    texts, _, elsewhere = story(one, *others)
    at = [t.place for t in texts]
    missing = tuple(t.place.analysis.article.source for t in texts[1:])
    alone = Formed(
        ContrastKind.COVERAGE, "what only A tells of Ray", frozenset({"Ray"}), {0: (at[0].whole(0),)}, 0.5, missing
    )
    return list(with_echoes([alone], at, elsewhere))


@pytest.mark.parametrize(
    ("other", "absent"),
    [
        (OTHER, False),
        ("Moss/PROPN had defied/VERB/defy a tribunal/NOUN", True),  # somebody else
        ("Ray/PROPN praised/VERB/praise the harvest/NOUN", True),
    ],
)
def test_nothing_is_absent_that_the_other_tells_of_the_same_person(other: str, absent: bool) -> None:
    (found,) = answered(article("A", [ONE], NAMES), article("B", [other], NAMES))
    assert bool(found.not_found_in) is absent
    assert (len(found.sides) == 1) is absent
    assert found.about == ("what only A tells of Ray" if absent else "Ray")


def test_a_third_source_may_still_lack_it() -> None:
    third = article("C", ["Ray/PROPN left/VERB/leave the town/NOUN"], NAMES)
    (found,) = answered(article("A", [ONE], NAMES), article("B", [OTHER], NAMES), third)
    assert (sorted(found.sides), found.not_found_in) == ([0, 1], ("C",))


def test_one_office_is_not_one_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    one = article("A", ["tribunal/NOUN president/NOUN Ray/PROPN bought/VERB/buy a yacht/NOUN"], NAMES)
    two = article("B", ["tribunal/NOUN president/NOUN Ray/PROPN praised/VERB/praise the harvest/NOUN"], NAMES)
    (found,) = answered(one, two)
    assert not found.not_found_in  # without a descriptor that says it is an office
    done = type(one).done

    def titled(draft: Draft):  # type: ignore[no-untyped-def]
        made = done(draft)
        title = Descriptor(0, 18, "tribunal president", 0, "e0", "title", Voice.OWN, None, Polarity.NEUTRAL)
        return made.__class__(**{f: getattr(made, f) for f in made.__struct_fields__} | {"descriptors": (title,)})

    monkeypatch.setattr(Draft, "done", titled)
    (found,) = answered(one, two)
    assert found.not_found_in == ("B",)


def test_a_fact_here_and_a_claim_there_differ_in_certainty() -> None:
    two = article("B", ["Moss/PROPN claimed/VERB/claim that Ray/PROPN defied/VERB/defy a tribunal/NOUN"], NAMES)
    start, end = two.place("Ray defied a tribunal")
    two.quotations.append(Quotation(start, end, "Ray defied a tribunal", 0, "indirect", 4, "Moss"))
    (found,) = answered(article("A", [ONE], NAMES), two)
    assert found.kind is ContrastKind.CERTAINTY
    (told,) = found.sides[1]
    assert (told.voice, told.speaker) == (Voice.INDIRECT, "Moss")


def test_too_long_a_sentence_is_not_shown_and_claims_nothing() -> None:
    long = " ".join(["Ray/PROPN defied/VERB/defy a tribunal/NOUN", *["and/CCONJ so/ADV on/ADV"] * 14])
    assert not answered(article("A", [ONE], NAMES), article("B", [long], NAMES))


def test_the_same_in_the_same_words_is_no_contrast() -> None:
    assert not answered(article("A", [ONE], NAMES), article("B", [ONE], NAMES))
