"""Contrasts with a form of their own: each from hand-built findings, with what must not be taken for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from contrast_notation import clause
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from story_notation import Draft, article

from framing.comparator.contrasts.alone import alone
from framing.comparator.contrasts.formed import Formed, says_different_things, varied
from framing.comparator.contrasts.heard import quoted_differently
from framing.comparator.contrasts.judged import judged
from framing.comparator.contrasts.labels import _introduction, beside_names, labels
from framing.comparator.contrasts.lines import line
from framing.comparator.contrasts.named import named
from framing.comparator.contrasts.openings import leads, openings
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.statements import statements
from framing.comparator.contrasts.telling import Clause
from framing.comparator.sentences.evidence import Places, places
from framing.language.tree import Tree
from framing.model import (
    ComparedEntity,
    ComparedMention,
    ContrastKind,
    ContrastSide,
    CoverageItem,
    Descriptor,
    Evaluation,
    Evidence,
    Polarity,
    Portrait,
    Quotation,
    RoleUse,
    Voice,
    Wording,
    WordingSet,
)

UNRATED = Evaluation(None, None, None, None, None, 0)
GRIM, BRIGHT = Polarity.NEGATIVE, Polarity.POSITIVE
A = ["Vera/PROPN Moss/PROPN ,/PUNCT a ruthless/ADJ tyrant/NOUN ,/PUNCT closed/VERB the harbour/NOUN"]
B = ["Vera/PROPN Moss/PROPN ,/PUNCT a beloved/ADJ reformer/NOUN ,/PUNCT reopened/VERB the harbour/NOUN"]
NAMES = {"Vera Moss": "PERSON"}


class Fixed(Readable):
    """Shows each clause as it is."""

    def __init__(self, unread: str = "") -> None:
        self._unread = unread

    def place(self, clause: Clause) -> Evidence | None:
        u = clause.unit
        if clause.text == self._unread:
            return None
        return Evidence(str(u.article), str(u.article), u.start, u.end, clause.text, u.sentence, u.voice, u.speaker)


def described(draft: Draft, words: str, polarity: Polarity, voice: Voice = Voice.OWN) -> Descriptor:
    start, end = draft.place(words)
    return Descriptor(start, end, words, 0, "e0", "apposition", voice, None, polarity, abs(polarity.sign))


def did(draft: Draft, words: str, polarity: Polarity, voice: Voice = Voice.OWN) -> RoleUse:
    start, end = draft.place(words)
    return RoleUse("e0", "agent", words, start, end, words, 0, voice, None, polarity=polarity, weight=1.0)


def entity(*portraits: Portrait, label: str = "PERSON") -> ComparedEntity:
    return ComparedEntity("x", "Vera Moss", label, 1.0, (), portraits)


def portrait(source: str, *found: Descriptor | RoleUse) -> Portrait:
    descriptors = tuple(f for f in found if isinstance(f, Descriptor))
    roles = tuple(f for f in found if isinstance(f, RoleUse))
    return Portrait(source, source, "e0", descriptors, roles, UNRATED, 1, ())


def two() -> tuple[Draft, Draft, tuple[Places, ...]]:
    one, other = article("A", A, NAMES), article("B", B, NAMES)
    return one, other, places([one.done(), other.done()])


def words_of(found: Formed) -> list[str]:
    return [e.text for side in found.sides.values() for e in side]


# --------------------------------------------------------------------------------------------------- labels
def labelled(at: Sequence[Places], entities: Sequence[ComparedEntity]) -> list[Formed]:
    texts = [OwnWords(p, Tree(p.analysis.article, p.analysis.parse), {}) for p in at]
    return [*labels(texts, entities), *beside_names(texts, entities)]


def test_opposite_descriptions_of_one_person_are_a_contrast() -> None:
    one, other, at = two()
    moss = entity(
        portrait("A", described(one, "a ruthless tyrant", GRIM)),
        portrait("B", described(other, "a beloved reformer", BRIGHT)),
    )
    (found,) = labelled(at, [moss])
    assert found.kind is ContrastKind.LABEL
    assert words_of(found) == ["a ruthless tyrant", "a beloved reformer"]


def test_a_description_without_a_word_of_the_judging_one_gives_way_to_the_name() -> None:
    draft = article("A", ["Moss/PROPN arrived/VERB ,/PUNCT the harbour/NOUN pilot/NOUN"], {})
    (place,) = places([draft.done()])
    start, end = draft.place("Moss")
    named_ = ComparedEntity(
        "x", "Vera Moss", "PERSON", 1.0, (ComparedMention("A", "A", start, end, "Moss", "name"),), ()
    )
    plain = portrait("A", described(draft, "harbour pilot", Polarity.NEUTRAL))
    shown = _introduction(None, named_, plain, place)
    assert shown is not None
    assert shown.text == "Moss"


def test_a_description_in_somebody_s_mouth_is_no_label_of_the_source() -> None:
    one, other, at = two()
    quoted = described(other, "a beloved reformer", BRIGHT, Voice.DIRECT)
    assert not list(
        labelled(at, [entity(portrait("A", described(one, "a ruthless tyrant", GRIM)), portrait("B", quoted))])
    )


def apposed(*texts: str) -> tuple[list[Draft], tuple[Places, ...]]:
    """An article for each description, which is all that it has."""
    drafts = [article(s, [" ".join(f"{w}/NOUN" for w in t.split())], {}) for s, t in zip("AB", texts, strict=False)]
    return drafts, places([d.done() for d in drafts])


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [
        ("close ally of the shipper", "decorated lifeboat pilot", True),
        ("close ally of the shipper", "harbour pilot", False),  # an office is nothing beside it
        ("pilot from Eskel", "harbour pilot", False),
    ],
)
def test_descriptions_that_say_much_are_a_contrast_though_neither_judges(one: str, other: str, contrast: bool) -> None:
    drafts, at = apposed(one, other)
    plain = [described(d, t, Polarity.NEUTRAL) for d, t in zip(drafts, (one, other), strict=True)]
    assert bool(labelled(at, [entity(portrait("A", plain[0]), portrait("B", plain[1]))])) is contrast


def test_a_judging_description_stands_beside_the_same_office_without_it() -> None:
    drafts, at = apposed("disgraced warden of the port", "warden of the port")
    moss = entity(
        portrait("A", described(drafts[0], "disgraced warden of the port", GRIM)),
        portrait("B", described(drafts[1], "warden of the port", Polarity.NEUTRAL)),
    )
    (found,) = labelled(at, [moss])
    assert words_of(found) == ["disgraced warden of the port", "warden of the port"]


def test_two_deeds_are_no_labels_unless_they_judge_in_opposite_ways() -> None:
    drafts, at = apposed("who sold the old yard", "who bought a new yacht")
    clauses_ = [
        replace(described(d, t, Polarity.NEUTRAL), relation="relative clause")
        for d, t in zip(drafts, ("who sold the old yard", "who bought a new yacht"), strict=True)
    ]
    assert not list(labelled(at, [entity(portrait("A", clauses_[0]), portrait("B", clauses_[1]))]))


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [
        ("surgeon from Eskel who helped with the report", "surgeon who helped write the report", False),
        ("ruthless lawyer", "insolvency lawyer", True),
    ],
)
def test_a_judgement_on_much_the_same_words_is_no_contrast(one: str, other: str, contrast: bool) -> None:
    drafts = [article(s, [" ".join(f"{w}/NOUN" for w in t.split())], {}) for s, t in (("A", one), ("B", other))]
    at = places([d.done() for d in drafts])
    moss = entity(
        portrait("A", described(drafts[0], one, GRIM)), portrait("B", described(drafts[1], other, Polarity.NEUTRAL))
    )
    assert bool(labelled(at, [moss])) is contrast


def test_the_same_description_and_more_is_no_contrast() -> None:
    one, _, at = two()
    whole, part = described(one, "a ruthless tyrant", GRIM), described(one, "tyrant", GRIM)
    other = Places(one.done())
    assert not list(labelled([at[0], other], [entity(portrait("A", whole), portrait("A", part))]))


def test_one_item_of_a_list_is_no_description() -> None:
    listed = "Moss/PROPN//nsubj/2 shot/VERB//ROOT/2 a/DET//det/4 {}/NOUN//dobj/2 a/DET//det/6 clerk/NOUN//conj/4"
    drafts = [article(s, [listed.format(w)], NAMES) for s, w in (("A", "traitor"), ("B", "patriot"))]
    at = places([d.done() for d in drafts])
    found = [described(drafts[0], "a traitor", GRIM), described(drafts[1], "a patriot", BRIGHT)]
    assert not list(labelled(at, [entity(portrait("A", found[0]), portrait("B", found[1]))]))


def test_what_is_apposed_to_an_apposed_name_describes_it() -> None:
    chain = (
        "leader/NOUN//ROOT/1 Vera/PROPN//compound/3 Moss/PROPN//appos/1 a/DET//det/6 hired/ADJ//amod/6 {}/NOUN//appos/3"
    )
    drafts = [article(s, [chain.format(w)], NAMES) for s, w in (("A", "agitator"), ("B", "hero"))]
    found = [
        described(drafts[0], "hired agitator", Polarity.NEUTRAL),
        described(drafts[1], "hired hero", Polarity.NEUTRAL),
    ]
    moss = entity(portrait("A", found[0]), portrait("B", found[1]))
    (made,) = labelled(places([d.done() for d in drafts]), [moss])
    assert words_of(made) == ["hired agitator", "hired hero"]


def test_a_name_with_a_word_of_what_is_before_is_cut() -> None:
    found = WordingSet("protester", "concept", (wording("A", "radicals", GRIM), wording("B", "dead two villagers")))
    whole = WordingSet("protester", "concept", (wording("A", "radicals", GRIM), wording("B", "some two villagers")))
    assert not list(named([found], {"A": 0, "B": 1}, []))
    assert list(named([whole], {"A": 0, "B": 1}, []))


@pytest.mark.parametrize(("other", "differ"), [("they tried to storm the tomb", False), ("they fled the square", True)])
def test_the_same_words_on_both_sides_are_no_contrast(other: str, *, differ: bool) -> None:
    one = Evidence("a", "a", 0, 30, "On Monday they tried to storm the tomb", 0)
    two = Evidence("b", "b", 0, 30, other, 0)
    made = Formed(ContrastKind.DEED, "x", frozenset(), {0: (one,), 1: (two,)}, 0.8)
    assert says_different_things(made) is differ


def test_what_holds_the_words_of_an_earlier_contrast_on_every_side_is_not_shown_again() -> None:
    def row(kind: ContrastKind, one: str, two: str, strength: float, at: int) -> Formed:
        sides = {n: (Evidence(s, s, at, at + 9, text, at),) for n, (s, text) in enumerate((("a", one), ("b", two)))}
        return Formed(kind, one, frozenset(), sides, strength)

    names = row(ContrastKind.LABEL, "pay cut", "generous offer", 0.9, 0)
    whole = row(ContrastKind.EVALUATION, "They rejected a pay cut", "They rejected a generous offer", 0.8, 50)
    other = row(ContrastKind.EVALUATION, "They rejected a pay cut", "They went home", 0.8, 50)
    assert varied([names, whole]) == [names]
    marched = row(
        ContrastKind.QUANTITY, "200 people rejected a pay cut", "Thousands rejected a generous offer", 0.8, 50
    )
    assert varied([names, marched]) == [names, marched]  # the numbers are shown too
    assert varied([names, other]) == [names, other]


# ---------------------------------------------------------------------------------------------------- names
def wording(source: str, text: str, polarity: Polarity = Polarity.NEUTRAL) -> Wording:
    return Wording(source, source, text, 1, (Evidence(source, source, 0, len(text), text, 0),), polarity)


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [
        ("the walkout", "the sabotage", True),
        ("riots", "first riots", False),  # the same word
        ("party leader", "party group leader", False),  # the same words and more
        ("long strikes", "national strikes", False),  # another quality of the same
        ("Occupied Arland", "Borish-administered Arland", True),
    ],
)
def test_names_differ_by_their_noun_or_by_a_word_that_takes_sides(one: str, other: str, contrast: bool) -> None:
    found = WordingSet("thing", "concept", (wording("A", one), wording("B", other, GRIM)))
    assert bool(list(named([found], {"A": 0, "B": 1}, []))) is contrast


def test_a_name_with_a_quotation_mark_inside_is_not_the_source_s() -> None:
    found = WordingSet("thing", "concept", (wording("A", "illegitimate “witch hunt", GRIM), wording("B", "inquiry")))
    assert not list(named([found], {"A": 0, "B": 1}, []))


def test_a_noun_with_which_the_other_source_describes_them_too_is_no_contrast() -> None:
    found = WordingSet("Vera Moss", "entity", (wording("A", "ruthless tyrant", GRIM), wording("B", "Vera Moss")))
    number = {"A": 0, "B": 1}
    assert list(named([found], number, [entity()]))
    like = Descriptor(0, 6, "vicious tyrant", 0, "e0", "premodifier", Voice.OWN, None, GRIM, 1.0)
    assert not list(named([found], number, [entity(portrait("B", like))]))
    title = Descriptor(0, 6, "leader", 0, "e0", "title", Voice.OWN, None, Polarity.NEUTRAL, 0.0)
    assert list(named([found], number, [entity(portrait("B", title))]))


def test_looters_beside_marchers_of_the_same_source_are_some_of_them() -> None:
    two = [wording("A", "protesters"), wording("B", "looters", GRIM)]
    number = {"A": 0, "B": 1}
    assert list(named([WordingSet("protester", "concept", tuple(two))], number, []))
    three = WordingSet("protester", "concept", (*two, wording("B", "marchers")))
    assert not list(named([three], number, []))


@pytest.mark.parametrize(("late", "found"), [("brutal clash", 0), ("brutal riots", 1)])
def test_a_harsh_word_that_stands_once_and_late_is_no_name_for_several(late: str, found: int) -> None:
    marches = replace(wording("B", "marches"), count=4)
    harsh = wording("B", late, GRIM)
    harsh = replace(harsh, evidence=(replace(harsh.evidence[0], sentence=9),))
    set_ = WordingSet("protest", "concept", (wording("A", "rallies"), marches, harsh))
    assert sum(len(f.sides) > 1 and late in words_of(f) for f in named([set_], {"A": 0, "B": 1}, [])) == found


def test_names_of_which_neither_judges_are_no_contrast_unless_contested() -> None:
    neither = wording("A", "speeches"), wording("B", "address")
    assert not list(named([WordingSet("speech", "concept", neither)], {"A": 0, "B": 1}, []))


def test_the_names_stand_over_a_set_whose_own_name_says_more() -> None:
    pair = wording("A", "shock victory", GRIM), wording("B", "historic triumph")
    (found,) = named([WordingSet("election result", "concept", pair)], {"A": 0, "B": 1}, [])
    assert found.about == "“shock victory” / “historic triumph”"


def test_no_name_of_the_program_stands_over_names_that_are_contested() -> None:
    pair = wording("A", "militants", GRIM), wording("B", "shepherds")
    (found,) = named([WordingSet("armed group member", "concept", pair)], {"A": 0, "B": 1}, [])
    assert found.about == "“militants” / “shepherds”"


@pytest.mark.parametrize(("text", "shown"), [("brave woman", 0), ("ruthless tyrant", 1)])
def test_a_bare_name_stands_only_beside_a_noun_that_judges(text: str, shown: int) -> None:
    found = WordingSet("Vera Moss", "entity", (wording("A", text, BRIGHT), wording("B", "Vera Moss")))
    assert len(list(named([found], {"A": 0, "B": 1}, [entity()]))) == shown


def test_a_name_that_both_use_is_not_shown() -> None:
    found = WordingSet(
        "protest", "concept", (wording("A", "riots", GRIM), wording("A", "marches"), wording("B", "riots", GRIM))
    )
    assert not list(named([found], {"A": 0, "B": 1}, []))


def test_a_third_source_stands_beside_with_the_names_of_the_others_that_it_has() -> None:
    two = wording("A", "Borish-administered Arland"), wording("C", "occupied Arland")
    number = {"A": 0, "C": 1, "B": 2}
    third = wording("B", "Occupied Arland")
    like = Descriptor(0, 6, "occupied", 0, "e0", "premodifier", Voice.OWN, None, GRIM)
    (found,) = named([WordingSet("Arland", "entity", (*two, third))], number, [entity(portrait("B", like))])
    assert sorted(found.sides) == [0, 1, 2]
    (found,) = named([WordingSet("Arland", "entity", (*two, third, wording("B", "the valley")))], number, [])
    assert [e.text for e in found.sides[2]] == ["Occupied Arland"]
    both = WordingSet("Arland", "entity", (*two, third, wording("B", "Borish-administered Arland")))
    (found,) = named([both], number, [])
    assert [e.text for e in found.sides[2]] == ["Borish-administered Arland", "Occupied Arland"]


def test_two_names_of_a_territory_are_shown_where_each_takes_a_stand() -> None:
    given = (
        wording("A", "Disputed Arland"),
        wording("A", "Borish-administered Arland"),
        wording("C", "occupied Arland"),
    )
    (found,) = named([WordingSet("Arland", "entity", given)], {"A": 0, "C": 1}, [])
    assert [len(side) for side in found.sides.values()] == [2, 1]


def test_names_of_different_people_are_no_contrast() -> None:
    held = tuple(
        ComparedEntity(
            i, i, "PERSON", 1.0, (), (portrait(s, Descriptor(0, 6, t, 0, "e0", "premodifier", Voice.OWN, None, GRIM)),)
        )
        for i, s, t in (("x", "A", "tyrant"), ("y", "B", "leader"))
    )
    found = WordingSet("head of state", "concept", (wording("A", "tyrant", GRIM), wording("B", "leader")))
    assert list(named([found], {"A": 0, "B": 1}, held[:1]))
    assert not list(named([found], {"A": 0, "B": 1}, held))


def test_an_office_against_a_name_tells_nothing() -> None:
    found = WordingSet("Vera Moss", "entity", (wording("A", "the senator"), wording("B", "the chairwoman")))
    assert not list(named([found], {"A": 0, "B": 1}, []))


# ----------------------------------------------------------------------------------------------- judgements
def test_who_comes_out_well_here_and_badly_there() -> None:
    one, other, at = two()
    kept = [
        clause(one.text, 0, polarity=-0.9),
        clause(other.text, 1, polarity=0.9),
    ]
    moss = entity(portrait("A", did(one, "closed", GRIM)), portrait("B", did(other, "reopened", BRIGHT)))
    (found,) = judged(at, [moss], kept, Fixed())
    assert found.kind is ContrastKind.EVALUATION
    assert list(found.sides) == [0, 1]


def test_both_badly_in_their_own_words_is_no_contrast() -> None:
    one, other, at = two()
    kept = [clause(one.text, 0, polarity=-0.9), clause(other.text, 1, polarity=-0.9)]
    moss = entity(portrait("A", did(one, "closed", GRIM)), portrait("B", did(other, "reopened", GRIM)))
    assert not list(judged(at, [moss], kept, Fixed()))


# ------------------------------------------------------------------------------------------------- speakers
def spoken(text: str, number: int, speaker: str = "s", **more: object) -> Clause:
    return clause(text, number, Voice.DIRECT, speaker=speaker, **more)


def test_one_speaker_with_other_words_in_each_source() -> None:
    kept = [
        spoken("we never closed the old harbour at all", 0),
        spoken("closing the harbour was harsh but quite right", 1),
    ]
    (found,) = quoted_differently(kept, [0.0, 0.0], Fixed(), {"s": entity()})
    assert found.about == "Vera Moss"
    assert words_of(found) == [c.text for c in kept]


def test_one_speaker_on_other_matters_is_no_contrast() -> None:
    kept = [spoken("we never closed the old harbour at all", 0), spoken("roses bloom early when winters stay mild", 1)]
    assert not list(quoted_differently(kept, [0.0, 0.0], Fixed(), {"s": entity()}))


def test_the_same_quotation_in_both_is_no_contrast() -> None:
    kept = [spoken("we never closed that harbour at all", n) for n in (0, 1)]
    assert not list(quoted_differently(kept, [0.0, 0.0], Fixed(), {"s": entity()}))


# ------------------------------------------------------------------------------------------ told by one alone
def told_alone(text: Clause, **more: object) -> list[Formed]:
    event = CoverageItem("background", "…", "0", "0", ("1",), 0.1, (Evidence("0", "0", 0, 9, "", 0),), **more)  # type: ignore[arg-type]
    mentions = (ComparedMention("0", "0", 0, 3, "she", "pronoun"), ComparedMention("1", "1", 0, 4, "Moss", "name"))
    both = replace(entity(portrait("0"), portrait("1")), mentions=mentions)
    return list(alone([event], {"0": 0, "1": 1}, [text], [-2.0], Fixed(), {"x": both}))


def test_what_one_alone_tells_that_hurts_somebody() -> None:
    (found,) = told_alone(clause("she bribed three judges", names=frozenset({"x"}), polarity=-0.8))
    assert (found.kind, found.not_found_in) == (ContrastKind.COVERAGE, ("1",))


@pytest.mark.parametrize(
    ("text", "more", "is_told"),
    [
        ("Moss bribed three judges", {"parts": frozenset({("x", "agent")})}, True),
        ("Moss was jailed in May", {"polarity": 0.0, "deeds": {("sentence", "x"): "jail"}}, True),
        ("Moss went to Eskel", {"polarity": 0.0, "deeds": {("visit", "x"): "go"}}, False),
        ("it bribed three judges", {"parts": frozenset({("x", "agent")})}, False),  # what did?
        ("such bribes anger three judges", {"parts": frozenset({("x", "patient")})}, False),
    ],
)
def test_what_one_alone_tells_can_be_read_alone_and_is_about_somebody(
    text: str, more: Mapping[str, object], *, is_told: bool
) -> None:
    plain: dict[str, object] = {"names": frozenset({"x"}), "polarity": -0.8}
    assert bool(told_alone(clause(text, **(plain | dict(more))))) is is_told


@pytest.mark.parametrize(
    ("more", "item"),
    [
        ({"polarity": 0.0}, {}),  # judges nobody
        ({"names": frozenset()}, {}),  # is about nobody whom the others name
        ({"features": {"cue": 1.0}}, {}),  # passes on somebody's words
        ({}, {"negated": True}),
        ({}, {"modality": "alleged"}),
    ],
)
def test_what_is_no_item_of_one_source(more: Mapping[str, object], item: Mapping[str, object]) -> None:
    plain: dict[str, object] = {"names": frozenset({"x"}), "polarity": -0.8}
    assert not told_alone(clause("she bribed three judges", **(plain | dict(more))), **item)


# ----------------------------------------------------------------------------------------------- statements
def kinds(one: Clause, other: Clause) -> list[ContrastKind]:
    return [f.kind for f in statements([one, other], Fixed(), {})]


def test_another_number_of_the_same() -> None:
    text = "miners died under rubble"
    assert kinds(
        clause(f"five {text}", counted=frozenset({("five", "miner")})),
        clause(f"twelve {text} yesterday", 1, counted=frozenset({("twelve", "miner")})),
    ) == [ContrastKind.QUANTITY]


def test_one_number_written_in_two_ways_is_no_contrast() -> None:
    text = "miners died under rubble"
    assert not kinds(
        clause(f"some {text}", counted=frozenset({("1,200", "miner")})),
        clause(f"{text} they say", 1, counted=frozenset({("1200", "miner")})),
    )


def test_the_same_words_reported_with_a_verb_that_keeps_its_distance() -> None:
    text = "harbour fund lost reserves"
    said = clause(f"Moss said {text}", voice=Voice.INDIRECT, reported="x", stance="neutral")
    claimed = clause(f"Moss claimed {text}", 1, Voice.INDIRECT, reported="x", stance="distancing")
    assert kinds(said, claimed) == [ContrastKind.STANCE]
    other = clause(f"Ray claimed {text}", 1, Voice.INDIRECT, reported="y", stance="distancing")
    assert ContrastKind.STANCE not in kinds(said, other)


@pytest.mark.parametrize(
    ("stance", "more", "found"),
    [
        ("distancing", {}, [ContrastKind.VOICE]),
        ("neutral", {}, []),  # "police said"
        ("distancing", {"features": {"denial": 1.0}}, []),  # the one has it, the other not
    ],
)
def test_a_fact_here_that_somebody_only_claims_there(
    stance: str, more: Mapping[str, object], found: list[ContrastKind]
) -> None:
    both = frozenset({"reservoir", "permit"})
    own = clause("surveyors built reservoir permit", nouns=both)
    claim = clause(
        "villagers allege somebody built reservoir permit", 1, Voice.INDIRECT, stance=stance, nouns=both, **more
    )
    own = replace(own, names=frozenset({"x"}))
    assert [f.kind for f in statements([own, replace(claim, names=own.names)], Fixed(), {"x": entity()})] == found


def test_words_of_a_quotation_that_stand_without_marks_elsewhere_are_no_contrast() -> None:
    text = "harbour fund lost reserves shamefully"
    own, said = clause(text), clause(f"{text}!", 1, Voice.INDIRECT)
    deeds = {("loss", "x"): "lost"}
    own, said = replace(own, deeds=deeds), replace(said, deeds=deeds)
    assert kinds(own, said) == [ContrastKind.VOICE]
    assert not kinds(own, replace(said, unit=replace(said.unit, voice=Voice.DIRECT)))


def test_clauses_with_little_in_common_are_no_contrast() -> None:
    assert not kinds(clause("grim harbour", polarity=-0.9), clause("bright bridge", 1, polarity=0.9))


# ---------------------------------------------------------------------------------------------------- words
def test_openings_are_whole_sentences_of_the_texts() -> None:
    _, _, at = two()
    (found,) = openings(at)
    assert words_of(found) == [p.analysis.article.text for p in at]
    assert not list(openings([at[0], at[0]]))


def lead(text: str, number: int, polarity: float, *agents: str) -> Clause:
    made = clause(text, number, polarity=polarity, features={"early": 1.0})
    return replace(made, parts=frozenset((a, "agent") for a in agents)) if agents else made


def test_leads_that_judge_the_same_news_differently() -> None:
    kept = [lead("brutal raid emptied harbour camp", 0, -0.9), lead("officers cleared harbour camp calmly", 1, 0.4)]
    (found,) = leads(kept, [0.0, 0.0], Fixed(), {})
    assert found.kind is ContrastKind.EVALUATION
    assert words_of(found) == [c.text for c in kept]


@pytest.mark.parametrize(
    "other",
    [
        lead("officers cleared harbour camp calmly", 1, -0.8),  # judges alike
        lead("roses bloom early this year", 1, 0.4),  # other news
        clause("officers cleared harbour camp calmly", 1, polarity=0.4),  # no lead
        lead("officers cleared harbour camp calmly", 1, 0.4, "y"),  # another's deed
    ],
)
def test_leads_that_are_no_contrast(other: Clause) -> None:
    one = lead("brutal raid emptied harbour camp", 0, -0.9, "x")
    assert not list(leads([one, other], [0.0, 0.0], Fixed(), {}))


def test_a_short_sentence_is_shown_whole_and_a_quotation_without_its_comma() -> None:
    draft = article("A", ["Moss/PROPN shrugged/VERB “/PUNCT We sank/VERB it/PRON ,/PUNCT ”/PUNCT she said/VERB"], {})
    start, end = draft.place("We sank it ,")
    draft.quotations.append(Quotation(start, end, "We sank it ,", 0, "direct", 3, "Moss"))
    done = draft.done()
    read = Readable(places([done]), [Tree(done.article, done.parse)])
    made = clause("We sank it", 0, Voice.DIRECT)
    shown = read.place(Clause(**{f: getattr(made, f) for f in made.__struct_fields__} | {"unit": _moved(made, start)}))
    assert shown is not None
    assert shown.text == "We sank it"
    assert draft.text[shown.start : shown.end] == shown.text


def _moved(made: Clause, start: int) -> object:
    u = made.unit
    return type(u)(u.article, 0, start, start + 10, 3, u.voice, u.speaker, 3, 6)


def test_what_one_alone_has_says_so_in_its_line() -> None:
    side = ContrastSide("A", "A", (Evidence("A", "A", 0, 4, "bang", 0),))
    assert line(ContrastKind.COVERAGE, "Moss", [side], ["B", "C"]) == (
        "Only A in its own words: “bang” (nothing like it found in B, C)."
    )


@given(st.lists(st.tuples(st.sampled_from(ContrastKind), st.sampled_from("abc"), st.floats(0, 1), st.integers(0, 40))))
def test_rows_are_varied_and_no_row_repeats_half_of_another(some: list[tuple[ContrastKind, str, float, int]]) -> None:
    made = [
        Formed(k, about, frozenset(), {0: (Evidence("A", "A", at, at + 5, "words", 0),)}, strength)
        for k, about, strength, at in some
    ]
    rows = varied(made)
    spans = [(e.start, e.end) for f in rows for side in f.sides.values() for e in side]
    assert all(2 * (min(b, d) - max(a, c)) < d - c for n, (a, b) in enumerate(spans) for c, d in spans[n + 1 :])
    assert all(sum(f.about == about for f in rows) <= 2 for about in "abc")
    if rows:
        assert rows[0].strength == max(f.strength for f in made)
