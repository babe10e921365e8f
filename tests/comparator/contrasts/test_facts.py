"""Contrasts of deeds and facts: who is harmed, figures, who does not answer, claims that evidence speaks against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from contrast_notation import story, words
from msgspec.structs import replace
from story_notation import Draft, article

from framing.comparator.contrasts.attackers import attackers
from framing.comparator.contrasts.doers import doers
from framing.comparator.contrasts.doubt import refuted
from framing.comparator.contrasts.figures import attributed, figures
from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.harmed import harmed
from framing.comparator.contrasts.heard import only_quoted
from framing.comparator.contrasts.record import record
from framing.comparator.contrasts.unanswered import unanswered
from framing.comparator.sentences.profiles import Profile
from framing.model import ContrastKind, CoverageItem, Evidence, Quotation

PERSON = {"Ray": "PERSON"}


# --------------------------------------------------------------------------------------------- who is harmed
def hurt(number: str, noun: str, lemma: str, verb: str = "hurt", more: str = "") -> str:
    base = {"hurt": "hurt", "killed": "kill"}[verb]
    return (
        f"{number}/NUM//nummod/2 {noun}/NOUN/{lemma}/nsubjpass/4 were/AUX/be/auxpass/4 {verb}/VERB/{base}/ROOT/4{more}"
    )


GUARDS, TENANTS = hurt("four", "guards", "guard"), hurt("nine", "tenants", "resident")


def harms(*sentences: Sequence[str]) -> list[Formed]:
    return list(harmed(story(*(article(s, some, {}) for s, some in zip("AB", sentences, strict=True)))[0]))


def test_each_source_tells_the_harm_of_others() -> None:
    found = harms([GUARDS], [TENANTS])
    assert [(f.kind, f.about) for f in found] == [(ContrastKind.ROLE, "who is hurt: guards or tenants")]
    assert words(found) == [["four guards were hurt", "nine tenants were hurt"]]


@pytest.mark.parametrize(
    "second",
    [
        [TENANTS, GUARDS],  # both
        [hurt("nine", "tenants", "resident", "killed")],  # another harm
        [hurt("nine", "soldiers", "soldier")],  # the same side
        [hurt("nine", "tenants", "resident", more=" in/ADP//prep/4 2011/NUM//pobj/5")],  # another year
        [
            TENANTS,
            "injuries/NOUN/injury/ROOT/1 to/ADP//prep/1 two/NUM//nummod/4 guards/NOUN/guard/pobj/2",
        ],  # in other words
    ],
)
def test_harm_that_both_may_tell_is_no_contrast(second: list[str]) -> None:
    assert not [f for f in harms([GUARDS], second) if f.about.startswith("who is")]


def test_who_only_acts_beside_a_word_of_harm_is_not_harmed() -> None:
    acting = "nine/NUM//nsubj/2 hurt/VERB/hurt/ROOT/2 as/SCONJ//mark/5 guards/NOUN/guard/nsubj/5 storm/VERB//advcl/2"
    assert len(harms([GUARDS], [TENANTS, acting])) == 1


def test_whose_harm_comes_first() -> None:
    shot = "Pupil/NOUN//nsubj/2 shot/VERB/shoot/ROOT/2 dead/ADJ//acomp/2"
    later = hurt("two", "pupils", "pupil")
    (found,) = harms([shot, GUARDS], [GUARDS, later])
    assert found.about == "whose harm comes first: pupil or guards"
    assert words([found]) == [["Pupil shot dead", "four guards were hurt"]]
    assert not harms([GUARDS, shot], [GUARDS, later])


def test_who_is_shot_comes_before_who_dies_later() -> None:
    shot = "shepherds/NOUN/shepherd/nsubjpass/3 were/AUX//auxpass/3 shot/VERB/shoot/ROOT/3"
    died = "a/DET//det/2 guard/NOUN//nsubj/3 died/VERB/die/ROOT/3"
    rebels = hurt("two", "rebels", "rebel", "killed")
    assert [f.about for f in harms([rebels], [died])] == ["whose harm comes first: rebels or guard"]
    assert not harms([rebels], [shot, died])


# ------------------------------------------------------------------------------------------- who uses force
TWO_THROW = "two/NUM//nummod/2 pupils/NOUN/pupil/nsubj/3 threw/VERB/throw/ROOT/3 stones/NOUN/stone/dobj/3"
POLICE_FIRE = "police/NOUN//nsubj/2 fired/VERB/fire/ROOT/2 shots/NOUN/shot/dobj/2"
POLICE_DENY = "police/NOUN//nsubj/4 did/AUX/do/aux/4 not/PART//neg/4 fire/VERB//ROOT/4 shots/NOUN/shot/dobj/4"


def forces(one: Sequence[str], two: Sequence[str]) -> list[Formed]:
    return list(attackers(story(article("A", one, {}), article("B", two, {}))[0]))


def test_each_source_tells_the_force_of_one_side() -> None:
    found = forces([TWO_THROW], [POLICE_FIRE])
    assert [(f.kind, f.about) for f in found] == [(ContrastKind.ROLE, "who uses force: pupils or police")]
    assert len(forces([TWO_THROW], [POLICE_FIRE, TWO_THROW])) == 1  # A leaves out what B tells first


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ([TWO_THROW, POLICE_FIRE], [POLICE_FIRE, TWO_THROW]),  # both tell both
        ([TWO_THROW, POLICE_DENY], [POLICE_FIRE, TWO_THROW]),  # both tell of it, one denies it
        ([TWO_THROW], [POLICE_FIRE.replace("shots/NOUN/shot", "cooks/NOUN/cook")]),  # no force
    ],
)
def test_force_that_both_tell_or_none_is_no_contrast(one: list[str], two: list[str]) -> None:
    assert not forces(one, two)


# ------------------------------------------------------------------------------------------ one deed, another doer
def leaves(who: str, verb: str = "quit", more: str = "") -> str:
    return f"{who}/nsubj/2 left/VERB/{verb}/ROOT/2 the/DET//det/4 talks/NOUN/talk/dobj/2{more}"


NEVER = "miners/NOUN/miner/nsubj/3 never/ADV//neg/3 left/VERB/quit/ROOT/3 the/DET//det/5 talks/NOUN/talk/dobj/3"
MAYOR, MINERS = "Ray/PROPN/", "miners/NOUN/miner"
BOTH = "Ray/PROPN//nsubj/2 met/VERB/meet/ROOT/2 the/DET//det/4 miners/NOUN/miner/dobj/2"


def deeds(one: Sequence[str], two: Sequence[str]) -> list[Formed]:
    texts, entities, _ = story(article("A", one, PERSON), article("B", two, PERSON))
    return list(doers(texts, entities))


def test_each_source_gives_one_deed_to_another_side() -> None:
    found = deeds([leaves(MAYOR), BOTH], [leaves(MINERS), BOTH])
    assert [(f.kind, f.about) for f in found] == [(ContrastKind.ROLE, "who broke off talks: Ray or miner")]
    assert words(found) == [["Ray left the talks", "miners left the talks"]]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ([leaves(MAYOR), leaves(MINERS)], [leaves(MINERS), BOTH]),  # one source has both leave
        ([leaves(MAYOR)], [leaves(MINERS), BOTH]),  # one source knows nothing of the miners
        ([leaves(MAYOR), BOTH], [leaves(MINERS, "attend"), BOTH]),  # another deed
        ([leaves(MAYOR), BOTH], [NEVER, BOTH]),  # denied
        (
            [leaves(MAYOR), "Ray/PROPN//nsubj/2 spoke/VERB/speak/ROOT/2"],
            [leaves(MINERS), "miners/NOUN/miner/poss/2 leader/NOUN//ROOT/2 Ray/PROPN//appos/2"],  # of one side
        ),
    ],
)
def test_no_deed_of_another_side(one: list[str], two: list[str]) -> None:
    assert not deeds(one, two)


# --------------------------------------------------------------------------------------------------- figures
def paid(sum_: str, noun: str = "bail", lemma: str = "bail") -> str:
    return (
        f"Ray/PROPN//nsubj/2 paid/VERB/pay/ROOT/2 {noun}/NOUN/{lemma}/dobj/2 of/ADP//prep/3 {sum_}/NUM//nummod/6 "
        "crowns/NOUN/krona/pobj/4"
    )


def contradictions(one: Sequence[str], two: Sequence[str]) -> list[Formed]:
    every, there, _ = story(article("A", one, PERSON), article("B", two, PERSON))
    return list(figures(every, there))


def test_another_sum_for_the_same_thing() -> None:
    found = contradictions([paid("400")], [paid("900")])
    assert [(f.kind, f.about) for f in found] == [(ContrastKind.QUANTITY, "bail")]
    assert words(found) == [["Ray paid bail of 400 crowns", "Ray paid bail of 900 crowns"]]


@pytest.mark.parametrize(
    "second",
    [
        [paid("401")],  # rounded
        [paid("900"), paid("400", "rent", "rent")],  # it has the other sum, too
        [paid("900", "rent", "rent")],  # of something else
        [paid("900"), paid("700")],  # two of them
    ],
)
def test_sums_that_do_not_contradict(second: list[str]) -> None:
    assert not contradictions([paid("400")], second)


def fined(sum_: str, more: str = "") -> str:
    return (
        "judges/NOUN/judge/nsubj/2 fined/VERB/fine/ROOT/2 Ray/PROPN//dative/2 "
        f"{sum_}/NUM//nummod/5 crowns/NOUN/krona/dobj/2{more}"
    )


def test_a_sum_of_another_year_is_another_sum() -> None:
    assert contradictions([fined("400")], [fined("900")])
    assert not contradictions([fined("400")], [fined("900", " in/ADP//prep/2 2011/NUM//pobj/6")])


def test_another_age_of_one_person() -> None:
    apart = [article(s, [f"Ray,/PROPN//ROOT/1 {age},/NUM//appos/1"], PERSON) for s, age in (("A", "34"), ("B", "37"))]
    every, there, _ = story(*apart)
    assert [f.about for f in figures(every, there)] == ["age of Ray"]
    near = [article(s, [f"Ray,/PROPN//ROOT/1 {age},/NUM//appos/1"], PERSON) for s, age in (("A", "34"), ("B", "35"))]
    every, there, _ = story(*near)
    assert not list(figures(every, there))


COST = "strike/NOUN//nsubj/2 cost/VERB/cost/ROOT/2 harbour/NOUN//dobj/2 40/NUM//nummod/5 crowns/NOUN/krona/npadvmod/2"
OTHERWISE = "others/NOUN/other/nsubj/2 said/VERB/say/ROOT/2 25/NUM//nummod/4 crowns/NOUN/krona/dobj/2"


def whose(*second: str, said: bool = True, speaker: str = "the port", cue: str = "say") -> list[Formed]:
    """The first article tells the cost itself; in the second somebody says so."""
    drafts = article("A", [COST], {}), article("B", second, {})
    if said:
        start, end = drafts[1].place("strike cost harbour 40 crowns")
        drafts[1].quotations.append(
            Quotation(
                start, end, drafts[1].text[start:end], 0, "indirect", 5, speaker, speaker_kind="named", cue_lemma=cue
            )
        )
    return list(attributed(story(*drafts)[0]))


def test_a_figure_that_is_somebodys_word_in_one_source() -> None:
    (found,) = whose(COST)
    assert (found.kind, found.about) == (ContrastKind.CERTAINTY, "whose figure: 40 crowns")
    (disputed,) = whose(COST, OTHERWISE)
    assert [e.text for e in disputed.sides[1]] == ["strike cost harbour 40 crowns", "others said 25 crowns"]
    assert disputed.strength > found.strength
    denied = OTHERWISE.replace("others/NOUN/other/", "nobody/PRON/nobody/")
    assert len(whose(COST, denied)[0].sides[1]) == 1
    assert not whose(COST, said=False)
    assert not whose(COST, speaker="the Harbour Post")  # passes it on
    assert not whose(COST, cue="announce")  # his own doing
    assert not whose("Ray/PROPN//nsubj/2 paid/VERB/pay/ROOT/2 40/NUM//nummod/4 crowns/NOUN/krona/dobj/2", said=False)


# --------------------------------------------------------------------------------------------- who does not answer
REFUSES = "Ray/PROPN//nsubj/2 refused/VERB/refuse/ROOT/2 to/PART//aux/4 say/VERB//xcomp/2 why/ADV//advmod/4"
SILENT = (
    "Ray/PROPN//nsubj/4 did/AUX/do/aux/4 not/PART//neg/4 respond/VERB//ROOT/4 to/ADP//prep/4 "
    "questions/NOUN/question/pobj/5"
)
LEFT = "Ray/PROPN//nsubj/2 left/VERB/leave/ROOT/2"


def silences(one: Draft, two: Draft) -> list[Formed]:
    return list(unanswered(*story(one, two)))


@pytest.mark.parametrize(("sentence", "about"), [(REFUSES, "what Ray would not say"), (SILENT, "no answer from Ray")])
def test_only_one_source_tells_that_somebody_does_not_answer(sentence: str, about: str) -> None:
    found = silences(article("A", [sentence], PERSON), article("B", [LEFT], PERSON))
    assert [(f.about, f.not_found_in) for f in found] == [(about, ("B",))]


def test_refusing_to_do_something_is_no_refusal_to_answer() -> None:
    meet = REFUSES.replace("say/VERB", "sail/VERB")
    assert not silences(article("A", [meet], PERSON), article("B", [LEFT], PERSON))


@pytest.mark.parametrize(
    "second",
    [
        "Vera/PROPN//nsubj/2 left/VERB/leave/ROOT/2",  # does not name him
        "Ray/PROPN//nsubj/3 would/AUX//aux/3 decline/VERB//ROOT/3",  # may tell it
    ],
)
def test_a_silence_that_the_other_may_tell_is_not_called_absent(second: str) -> None:
    assert not silences(article("A", [REFUSES], PERSON), article("B", [second], PERSON))


# --------------------------------------------------------------------------------------- evidence against a claim
CLAIM = "Ray/PROPN claimed/VERB/claim the/DET gate/NOUN was/AUX/be open/ADJ"
VIDEO = "a/DET//det/2 video/NOUN//nsubj/3 shows/VERB/show/ROOT/3 no/DET//det/6 open/ADJ//amod/6 gate/NOUN//dobj/3"
PRAISE = "a/DET//det/2 video/NOUN//nsubj/3 shows/VERB/show/ROOT/3 the/DET//det/5 harbour/NOUN//dobj/3"


def against(one: Sequence[str], two: Sequence[str]) -> list[Formed]:
    drafts = [article("A", one, PERSON), article("B", two, PERSON)]
    for draft in drafts:
        start, end = draft.place("the gate was open")
        draft.quotations.append(
            Quotation(
                start, end, draft.text[start:end], 0, "indirect", 4, "Ray", speaker_entity="e0", stance="distancing"
            )
        )
    every, there, _ = story(*drafts)
    terms: Mapping[str, float] = {"gate": 0.8, "open": 0.6, "@Ray": 0.7}
    told = [
        Profile(n, k, dict(terms) if "gate" in draft.text.split("\n")[k] else {"harbour": 0.9}, frozenset({"@Ray"}), ())
        for n, draft in enumerate(drafts)
        for k in range(len(draft.sentences))
    ]
    known = {(t.place.analysis.article.id, "e0"): "Ray" for t in every}
    return list(refuted(every, told, known, there))


def test_evidence_against_a_claim_that_the_other_passes_on() -> None:
    found = against([CLAIM, VIDEO], [CLAIM])
    assert [(f.kind, f.about) for f in found] == [(ContrastKind.CERTAINTY, "Ray, claim and evidence")]
    assert words(found)[0][0].endswith("a video shows no open gate")


def test_evidence_on_another_matter_or_in_both_is_no_contrast() -> None:
    assert not against([CLAIM, PRAISE], [CLAIM])
    assert not against([CLAIM, VIDEO], [CLAIM, VIDEO])


# ------------------------------------------------------------------------------------------------ who is quoted
def speaks(source: str, who: str, words_: str) -> Draft:
    draft = article(source, [f"{words_} ,/PUNCT {who}/PROPN said/VERB"], {who: "PERSON"})
    start, end = draft.place(words_)
    draft.quotations.append(
        Quotation(start, end, words_, 0, "direct", len(words_.split()), who, end + 3, end + 3 + len(who), "e0", "named")
    )
    return draft


def alone(source: str, who: str, *others: str) -> CoverageItem:
    return CoverageItem("speaker", who, source, source, others, 0.1, (Evidence(source, source, 0, 9, "", 0),))


def test_who_is_quoted_by_each_source() -> None:
    every, _, _ = story(speaks("A", "Bo", "They will sink us"), speaks("B", "Vera", "Nothing ever sinks here"))
    number = {"A": 0, "B": 1}
    (found,) = only_quoted([alone("A", "Bo", "B")], number, [], [], every)
    assert found.about == "who is quoted: Bo or Vera"
    (found,) = only_quoted([alone("A", "Bo", "B")], number, [], [], story(every_draft("A", "Bo"), silent("B"))[0])
    assert (found.about, found.not_found_in) == ("Bo, whom only A quotes", ("B",))
    assert not list(only_quoted([], number, [], [], every))


@pytest.mark.parametrize(("who", "second", "pointing"), [("Tribune", "Nothing", False), ("Vera", "That", True)])
def test_no_newspaper_is_quoted_as_a_party_and_words_that_point_back_come_last(
    who: str, second: str, *, pointing: bool
) -> None:
    plain, _, _ = story(speaks("A", "Bo", "They will sink us"), speaks("B", "Vera", "Nothing ever sinks here"))
    other, _, _ = story(speaks("A", "Bo", "They will sink us"), speaks("B", who, f"{second} ever sinks here"))
    (best,), (found,) = (
        list(only_quoted([alone("A", "Bo", "B")], {"A": 0, "B": 1}, [], [], x)) for x in (plain, other)
    )
    assert (found.about == best.about) is pointing
    assert found.strength <= best.strength


@pytest.mark.parametrize(("who", "written", "heard"), [("Ann Roe", "the premier", False), ("Ann C.", "Ann C.", False)])
def test_who_is_quoted_is_named_there_and_whole(who: str, written: str, *, heard: bool) -> None:
    (draft,) = [speaks("A", "Vera", "They will sink us")]
    draft.quotations = [replace(q, speaker=who, speaker_words=written) for q in draft.quotations]
    every, _, _ = story(draft, silent("B"))
    assert bool(list(only_quoted([alone("A", who, "B")], {"A": 0, "B": 1}, [], [], every))) is heard


def every_draft(source: str, who: str) -> Draft:
    return speaks(source, who, "They will sink us")


def silent(source: str) -> Draft:
    return article(source, ["Nobody/PRON spoke/VERB"], {})


# ------------------------------------------------------------------------------------------------ somebody's record
GAVE = (
    "Ray/PROPN//nsubj/2 gave/VERB/give/ROOT/2 900/NUM//nummod/4 crowns/NOUN/krona/dobj/2 to/ADP//prep/2 "
    "Drovia/PROPN//pobj/5"
)
FINED = "Ray/PROPN//nsubjpass/3 was/AUX/be/auxpass/3 fined/VERB/fine/ROOT/3"
DENIED = "Ray/PROPN//nsubjpass/4 was/AUX/be/auxpass/4 never/ADV//neg/4 fined/VERB/fine/ROOT/4"


def records(one: str, two: str) -> list[Formed]:
    return list(record(*story(article("A", [one], PERSON), article("B", [two], PERSON))))


@pytest.mark.parametrize("fact", [GAVE, FINED])
def test_what_one_source_alone_tells_of_somebody_s_record(fact: str) -> None:
    (found,) = records(fact, LEFT)
    assert (found.about, found.not_found_in) == ("what only A tells of Ray", ("B",))


@pytest.mark.parametrize(
    ("fact", "other"),
    [
        (DENIED, LEFT),
        (FINED, "Vera/PROPN//nsubj/2 left/VERB/leave/ROOT/2"),  # does not name him
        (FINED, "Ray/PROPN//nsubj/2 left/VERB/leave/ROOT/2 prison/NOUN//dobj/2"),  # may tell it
        (GAVE, "Ray/PROPN//nsubj/2 left/VERB/leave/ROOT/2 a/DET//det/4 donation/NOUN//dobj/2"),
    ],
)
def test_a_record_that_the_other_may_tell_is_not_called_absent(fact: str, other: str) -> None:
    assert not records(fact, other)
