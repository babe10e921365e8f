"""How likely a reader is to accept that two sentences tell the same."""

from __future__ import annotations

from msgspec.structs import replace
from story_notation import Draft, article

from framing.comparator.entities.entities import compared_entities
from framing.comparator.passages.agreement import Signs, _two_parties, accepted, likelihood, signs_of
from framing.comparator.passages.alignment import Pair, pairs
from framing.comparator.passages.outlines import Outlines
from framing.comparator.passages.passages import THRESHOLD
from framing.comparator.sentences.profiles import Profile, profiles, referents
from framing.model import Analysis, Quotation

NAMES = {"Ann Lee": "PERSON", "Bo Hill": "PERSON", "Senate": "ORG"}
LETTER = "Ann/PROPN Lee/PROPN sent/VERB/send a letter/NOUN to the Senate/PROPN about budgets/NOUN/budget"
AGAIN = "Ann/PROPN Lee/PROPN sent/VERB/send a letter/NOUN to the Senate/PROPN about budgets/NOUN/budget"
OTHER = "Bo/PROPN Hill/PROPN criticised/VERB/criticise the letter/NOUN on budgets/NOUN/budget and poverty/NOUN"


def looked_at(*drafts: Draft) -> tuple[list[tuple[Pair, Signs]], list[Pair]]:
    analyses: list[Analysis] = [d.done() for d in drafts]
    entities = compared_entities(analyses, {})
    told: tuple[Profile, ...] = profiles(analyses, entities)
    outlines = Outlines(analyses, told, referents(analyses, entities), entities)
    found, lengths = pairs(told, least=0.0), [len(a.sentences) for a in analyses]
    signs = signs_of(found, told, outlines, lengths, promise=-100.0)
    return signs, accepted(found, told, outlines, lengths, least=0.0)


def test_the_same_letter_is_likelier_than_another_occasion_about_it() -> None:
    signs, scored = looked_at(article("A", [LETTER], NAMES), article("B", [AGAIN, OTHER], NAMES))
    by_place = {(p.a, p.b): likelihood(s) for p, s in signs}
    assert by_place[0, 2] < THRESHOLD < by_place[0, 1]
    assert [(p.a, p.b) for p in scored][:1] == [(0, 1)]


def test_a_better_partner_makes_the_other_a_rival() -> None:
    signs, _ = looked_at(article("A", [LETTER], NAMES), article("B", [AGAIN, OTHER], NAMES))
    assert {(p.a, p.b): s.rivals for p, s in signs} == {(0, 1): 0, (0, 2): 1}


def test_words_of_one_speaker_and_conflicting_doers_are_signs() -> None:
    one, two = article("A", [LETTER], NAMES), article("B", [AGAIN], NAMES)
    for draft in (one, two):
        quotation = Quotation(0, len(draft.text), draft.text, 0, "indirect", 9, speaker="a Senate aide")
        draft.quotations.append(quotation)
    one.event(0, "sent", "send", "Ann Lee")
    two.event(0, "sent", "send", "Senate")
    ((_, signs),), _ = looked_at(one, two)
    assert (signs.speaker, signs.other, signs.event) == (1.0, 1.0, 1.0)
    two.events[0] = replace(two.events[0], agent="e0")
    ((_, agreed),), _ = looked_at(one, two)
    assert agreed.other == 0.0
    assert likelihood(agreed) > likelihood(signs)


def test_two_parties_are_certain_only_where_the_sentences_are_alike() -> None:
    one, two = article("A", [LETTER], NAMES), article("B", [AGAIN], NAMES)
    for draft in (one, two):
        draft.event(0, "sent", "send", "Ann Lee", "Senate")
    ((pair, _),), _ = looked_at(one, two)
    assert _two_parties(pair._replace(score=0.9))
    assert not _two_parties(pair._replace(score=0.5))
    assert not _two_parties(pair._replace(score=0.9, happenings=None))


def test_a_likelihood_is_one_and_rises_with_what_is_shared() -> None:
    nothing = Signs(*[0.0] * len(Signs._fields))
    assert 0 < likelihood(nothing) < likelihood(nothing._replace(core=1.0)) < 1
    assert likelihood(nothing._replace(distance=1.0)) < likelihood(nothing)
