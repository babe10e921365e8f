"""Contrasts of single words: judging words before a noun, verbs for one deed, numbers, doubt."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from story_notation import Draft, article

from framing.comparator.contrasts.amounts import amounts
from framing.comparator.contrasts.doubt import doubted
from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.groups import groups
from framing.comparator.contrasts.hedged import hedged
from framing.comparator.contrasts.one_deed import one_deed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.qualified import qualified
from framing.comparator.sentences.evidence import Places
from framing.comparator.sentences.profiles import Profile
from framing.language.numbers import number
from framing.language.tree import Tree
from framing.model import ComparedEntity, ContrastKind, Quotation


def texts(*drafts: Draft) -> list[OwnWords]:
    done = [d.done() for d in drafts]
    known = {(a.article.id, e.id): e.name for a in done for e in a.entities}
    return [OwnWords(Places(a), Tree(a.article, a.parse), known) for a in done]


def words(found: Sequence[Formed]) -> list[list[str]]:
    return [[e.text for side in f.sides.values() for e in side] for f in found]


# -------------------------------------------------------------------------------------- nouns for one group
SEIZED = "{}/NUM//nummod/2 {}s/NOUN/{}/nsubjpass/4 were/AUX//auxpass/4 arrested/VERB/arrest/ROOT/4"
BLOCKED = "the/DET//det/2 {}s/NOUN/{}/nsubj/3 blocked/VERB/block/ROOT/3 the/DET//det/5 quarry/NOUN//dobj/3"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (SEIZED.format("sixteen", "marcher", "marcher"), SEIZED.format("sixteen", "thug", "thug"), True),
        (SEIZED.format("sixteen", "marcher", "marcher"), SEIZED.format("ninety", "thug", "thug"), False),  # others
        (
            SEIZED.format("sixteen", "marcher", "marcher"),
            SEIZED.format("sixteen", "protester", "protester"),
            False,
        ),  # one kind
        (
            SEIZED.format("sixteen", "officer", "officer"),
            SEIZED.format("sixteen", "thug", "thug"),
            False,
        ),  # never those who act for it
        (BLOCKED.format("farmer", "farmer"), BLOCKED.format("agitator", "agitator"), True),
        (BLOCKED.format("farmer", "farmer"), BLOCKED.format("agitator", "agitator").replace("quarry", "bridge"), False),
    ],
)
def test_nouns_of_other_kinds_for_one_group(one: str, other: str, *, found: bool) -> None:
    assert bool(list(groups(texts(article("A", [one], {}), article("B", [other], {}))))) is found


def test_a_noun_that_the_other_source_has_too_is_no_choice() -> None:
    one = article("A", [SEIZED.format("sixteen", "marcher", "marcher")], {})
    both = article("B", [SEIZED.format("sixteen", "thug", "thug"), BLOCKED.format("marcher", "marcher")], {})
    assert not list(groups(texts(one, both)))


def test_a_group_is_shown_with_what_is_told_of_it() -> None:
    pair = [article(s, [SEIZED.format("sixteen", n, n)], {}) for s, n in (("A", "marcher"), ("B", "thug"))]
    (found,) = groups(texts(*pair))
    assert words([found]) == [["sixteen marchers were arrested", "sixteen thugs were arrested"]]
    assert found.about == "16 people"


def test_a_further_source_that_only_reports_a_name_for_the_group_is_not_left_out() -> None:
    pair = [article(s, [SEIZED.format("sixteen", n, n)], {}) for s, n in (("A", "marcher"), ("B", "thug"))]
    third = article("C", [SEIZED.format("sixteen", "student", "student")], {})
    third.quotations.append(Quotation(0, len(third.text), third.text, 0, "indirect", 4, "Ray"))
    (found,) = groups(texts(*pair, third))
    assert words([found])[0][2:] == ["sixteen students were arrested"]
    other = article("C", [SEIZED.format("90", "student", "student")], {})
    assert len(words(list(groups(texts(*pair, other))))[0]) == 2


@pytest.mark.parametrize(("day", "found"), [("Sunday", 1), ("Friday", 0)])
def test_arrests_of_two_days_are_not_counted_against_each_other(day: str, found: int) -> None:
    drafts = [
        article(s, [f"{SEIZED.format(k, 'marcher', 'marcher')} on/ADP//prep/4 {d}/PROPN//pobj/5"], {})
        for s, k, d in (("A", "sixteen", "Sunday"), ("B", "90", day))
    ]
    assert len(list(amounts(texts(*drafts)))) == found


def test_those_from_one_place_are_some_of_them() -> None:
    hurt = SEIZED.replace("arrested/VERB/arrest", "hurt/VERB/hurt")
    of_all, other = hurt.format("90", "miner", "miner"), hurt.format("sixteen", "miner", "miner")
    assert list(amounts(texts(article("A", [of_all], {}), article("B", [other], {}))))
    some = f"{other} from/ADP//prep/2 Arla/PROPN//pobj/5"
    assert not list(amounts(texts(article("A", [of_all], {}), article("B", [some], {}))))


def test_a_bare_number_of_dead_is_of_those_whom_its_source_counts_so() -> None:
    bare = "four/NUM//nsubj/2 die/VERB//ROOT/2"
    dead = "{}/NUM//nummod/2 {}s/NOUN/{}/nsubjpass/4 were/AUX//auxpass/4 killed/VERB/kill/ROOT/4"
    other = article("B", [dead.format("nine", "rebel", "rebel")], {})
    assert list(amounts(texts(article("A", [bare], {}), other)))
    assert not list(amounts(texts(article("A", [bare, dead.format("four", "villager", "villager")], {}), other)))


def test_the_dead_are_one_group_and_two_tolls_that_are_near_of_one_event() -> None:
    drown = "nine/NUM//nummod/3 asylum/NOUN//compound/3 seekers/NOUN/seeker/nsubj/4 drown/VERB//ROOT/4"
    die = "{}/NUM//nummod/3 illegal/ADJ//amod/3 migrants/NOUN/migrant/nsubj/4 die/VERB//ROOT/4"
    pair = article("A", [drown], {}), article("B", [die.format("eight")], {})
    assert [f.about for f in amounts(texts(*pair))] == ["number of people dead"]
    assert not list(amounts(texts(pair[0], article("B", [die.format("two")], {}))))  # may be two of the nine
    same = article("B", [die.format("nine")], {})
    assert words(list(groups(texts(pair[0], same)))) == [["nine asylum seekers drown", "nine illegal migrants die"]]


# ------------------------------------------------------------------------------------------ before one noun
PEACEFUL = "a/DET//det/3 peaceful/ADJ//amod/3 roadblock/NOUN//ROOT/3"
ILLEGAL = "an/DET//det/3 illegal/ADJ//amod/3 roadblock/NOUN//ROOT/3"
PLAIN = "a/DET//det/3 northern/ADJ//amod/3 roadblock/NOUN//ROOT/3"
BARE = "a/DET//det/2 roadblock/NOUN//ROOT/2"


def test_judging_words_before_one_noun() -> None:
    found = list(qualified(texts(article("A", [PEACEFUL], {}), article("B", [ILLEGAL], {}))))
    assert [(f.kind, f.about) for f in found] == [(ContrastKind.LABEL, "roadblock")]
    assert words(found) == [["peaceful roadblock", "illegal roadblock"]]


def test_one_judgement_counts_in_two_leads_only() -> None:
    plain = "harbour/NOUN//ROOT/1"
    assert len(list(qualified(texts(article("A", [ILLEGAL], {}), article("B", [PLAIN], {}))))) == 1
    later = article("B", [plain, plain, plain, PLAIN], {})
    assert not list(qualified(texts(article("A", [ILLEGAL], {}), later)))


def test_words_that_say_which_it_is_tell_two_things_apart() -> None:
    one, two = (
        f"{x}/ADJ//amod/3 {k}/ADJ//amod/3 vote/NOUN//ROOT/3" for x, k in (("sham", "senate"), ("fair", "union"))
    )
    same = two.replace("union", "senate")
    assert not list(qualified(texts(article("A", [one], {}), article("B", [two], {}))))
    assert list(qualified(texts(article("A", [one], {}), article("B", [same], {}))))


def test_a_superlative_is_no_judgement() -> None:
    pair = texts(article("A", [ILLEGAL], {}), article("B", [PLAIN], {}))
    next(n for n in pair[0].tree.nodes if n.lemma == "illegal").tag = "JJS"
    assert not list(qualified(pair))


def test_a_bare_noun_is_no_choice_of_words() -> None:
    assert not list(qualified(texts(article("A", [ILLEGAL], {}), article("B", [BARE], {}))))


def test_what_is_alleged_or_somebodys_word_is_no_judgement_of_the_source() -> None:
    alleged = "an/DET//det/4 allegedly/ADV//advmod/3 illegal/ADJ//amod/4 roadblock/NOUN//ROOT/4"
    assert not list(qualified(texts(article("A", [PEACEFUL], {}), article("B", [alleged], {}))))
    quoted = article("B", [ILLEGAL], {})
    quoted.quotations.append(Quotation(0, len(quoted.text), quoted.text, 0, "direct", 3, "Ray"))
    assert not list(qualified(texts(article("A", [PEACEFUL], {}), quoted)))


# ------------------------------------------------------------------------------------------------- one deed
def told(verb: str, lemma: str) -> str:
    return f"Rangers/PROPN//nsubj/2 {verb}/VERB/{lemma}/ROOT/2 the/DET//det/4 roadblock/NOUN//dobj/2"


def test_one_deed_by_verbs_that_judge_differently() -> None:
    named = {"Rangers": "ORG"}
    pair = texts(article("A", [told("attacked", "attack")], named), article("B", [told("cleared", "clear")], named))
    found = list(one_deed(pair, {}))
    assert [(f.kind, f.about) for f in found] == [(ContrastKind.DEED, "Rangers, roadblock")]
    assert words(found) == [["attacked the roadblock", "cleared the roadblock"]]


def test_to_blame_somebody_is_not_to_beat_them() -> None:
    named = {"Rangers": "ORG"}
    for verb, lemma, rows in (("blamed", "blame", 0), ("attacked", "attack", 1)):
        pair = texts(article("A", [told(verb, lemma)], named), article("B", [told("cleared", "clear")], named))
        assert len(list(one_deed(pair, {}))) == rows


def test_no_contrast_where_a_source_has_both_verbs_or_somebody_else_acts() -> None:
    named = {"Rangers": "ORG", "Pirates": "ORG"}
    both = article("A", [told("attacked", "attack"), told("cleared", "clear")], named)
    other = article("B", [told("cleared", "clear")], named)
    assert not list(one_deed(texts(both, other), {}))
    pirates = article("A", [told("attacked", "attack").replace("Rangers", "Pirates")], named)
    assert not list(one_deed(texts(pirates, other), {}))


# -------------------------------------------------------------------------------------------------- numbers
def counted(value: str, noun: str, lemma: str, more: str = "off/ADP Drovia/PROPN") -> str:
    return f"{value}/NUM//nummod/2 {noun}/NOUN/{lemma}/nsubj/3 sank/VERB/sink/ROOT/3 {more}"


def test_other_numbers_of_the_same() -> None:
    pair = texts(
        article("A", [counted("two", "dinghies", "dinghy")], {"Drovia": "GPE"}),
        article("B", [counted("5", "dinghies", "dinghy")], {"Drovia": "GPE"}),
    )
    found = list(amounts(pair))
    assert [(f.kind, f.about) for f in found] == [(ContrastKind.QUANTITY, "number of dinghies")]
    assert words(found) == [["two dinghies sank", "5 dinghies sank"]]


@pytest.mark.parametrize(
    "second",
    [
        counted("2", "dinghies", "dinghy"),  # the same number
        counted("5", "barges", "barge"),  # of something else
        counted("5", "days", "day"),  # a unit
        "1/NUM//nummod/2 dinghies/NOUN/dinghy/nsubj/3 sank/VERB/sink/ROOT/3 then/ADV 1/NUM//ROOT/5",  # they add up
    ],
)
def test_numbers_that_are_no_contrast(second: str) -> None:
    first = article("A", [counted("two", "dinghies", "dinghy")], {"Drovia": "GPE"})
    assert not list(amounts(texts(first, article("B", [second], {"Drovia": "GPE"}))))


def test_two_numbers_are_shown_once_and_beside_what_a_third_source_has() -> None:
    twice = article("A", [HARM["five killed"], HARM["five killed"]], {})
    third = article("C", [HARM["six injured"], HARM["five killed"]], {})
    (found,) = amounts(texts(twice, article("B", [HARM["toll"], HARM["toll"]], {}), third))
    assert [e.text for n in (0, 2) for e in found.sides[n]] == ["five people were killed"] * 2


HARM = {
    "five killed": "five/NUM//nummod/2 people/NOUN/people/nsubjpass/4 were/AUX/be/auxpass/4 killed/VERB/kill/ROOT/4",
    "six injured": "six/NUM//nsubjpass/3 were/AUX/be/auxpass/3 injured/VERB/injure/ROOT/3",
    "eight others": "It/PRON//nsubj/2 injured/VERB/injure/ROOT/2 eight/NUM//nummod/4 others/NOUN/other/dobj/2",
    "twelve dead": "twelve/NUM//ROOT/1 dead/ADJ//amod/1",
    "toll": "the/DET//det/2 toll/NOUN//nsubj/3 rose/VERB/rise/ROOT/3 to/ADP//prep/3 23/NUM//pobj/4",
    "at least 5": "at/ADP//advmod/3 least/ADJ//advmod/3 5/NUM//nsubjpass/5 were/AUX//auxpass/5 hurt/VERB/hurt/ROOT/5",
    "two of them": "two/NUM//nsubjpass/5 of/ADP//prep/1 them/PRON//pobj/2 were/AUX//auxpass/5 hurt/VERB/hurt/ROOT/5",
    "three more": "three/NUM//nsubjpass/4 more/ADJ//amod/1 were/AUX//auxpass/4 hurt/VERB/hurt/ROOT/4",
    "lives": "it/PRON//nsubj/2 claimed/VERB/claim/ROOT/2 the/DET//det/4 lives/NOUN/life/dobj/2 of/ADP//prep/4 "
    "23/NUM//nummod/7 people/NOUN/people/pobj/5",
    "saved": "it/PRON//nsubj/2 saved/VERB/save/ROOT/2 the/DET//det/4 lives/NOUN/life/dobj/2 of/ADP//prep/4 "
    "23/NUM//nummod/7 people/NOUN/people/pobj/5",
    "miners": "nine/NUM//nummod/2 miners/NOUN/miner/nsubjpass/3 trapped/VERB/trap/ROOT/3",
    "workers": "7/NUM//nummod/2 workers/NOUN/worker/nsubjpass/3 entombed/VERB/entomb/ROOT/3",
    "persons": "thirty/NUM//nummod/2 persons/NOUN/person/nsubj/3 lost/VERB/lose/ROOT/3 their/PRON//poss/5 "
    "lives/NOUN/life/dobj/3",
    "after weeks": "five/NUM//nummod/2 people/NOUN/people/nsubjpass/3 killed/VERB/kill/ROOT/3 after/ADP//prep/3 "
    "7/NUM//nummod/6 weeks/NOUN/week/pobj/4",
    "two miners": "2/NUM//nummod/2 miners/NOUN/miner/nsubjpass/3 killed/VERB/kill/ROOT/3",
    "another year": "six/NUM//nsubjpass/3 were/AUX//auxpass/3 hurt/VERB/hurt/ROOT/3 in/ADP//prep/3 2016/NUM//pobj/4",
}


@pytest.mark.parametrize(
    ("one", "two", "about"),
    [
        ("six injured", "eight others", "number of people injured"),
        ("twelve dead", "five killed", "number of people dead"),
        ("toll", "five killed", "number of people dead"),
        ("lives", "five killed", "number of people dead"),
        ("persons", "five killed", "number of people dead"),
        ("after weeks", "twelve dead", "number of people dead"),  # weeks and people are no sum
        ("saved", "five killed", ""),
        ("miners", "workers", "number of people trapped"),
        ("two miners", "five killed", ""),  # two of the five
        ("six injured", "five killed", ""),  # another harm
        ("at least 5", "eight others", ""),  # both may be right
        ("two of them", "eight others", ""),  # some of them
        ("three more", "eight others", ""),
        ("another year", "eight others", ""),
    ],
)
def test_other_numbers_of_dead_and_injured(one: str, two: str, about: str) -> None:
    found = list(amounts(texts(article("A", [HARM[one]], {}), article("B", [HARM[two]], {}))))
    assert [f.about for f in found] == ([about] if about else [])


def test_a_number_that_is_part_of_a_word_or_has_other_qualities_counts_something_else() -> None:
    drafts = [
        article(
            "A", ["the/DET//det/4 60/NUM//nummod/4 -/PUNCT//punct/4 vote/NOUN//nsubj/5 passed/VERB/pass/ROOT/5"], {}
        ),
        article("B", ["41/NUM//nummod/2 votes/NOUN/vote/nsubj/3 passed/VERB/pass/ROOT/3"], {}),
    ]
    assert not list(amounts(texts(*drafts)))
    rubber = "5/NUM//nummod/3 rubber/NOUN//compound/3 dinghies/NOUN/dinghy/nsubj/4 sank/VERB/sink/ROOT/4"
    assert not list(
        amounts(texts(article("A", [counted("two", "dinghies", "dinghy")], {}), article("B", [rubber], {})))
    )


def test_a_source_with_both_numbers_does_not_contradict() -> None:
    both = article("A", [counted("two", "dinghies", "dinghy"), counted("5", "dinghies", "dinghy")], {"Drovia": "GPE"})
    assert not list(amounts(texts(both, article("B", [counted("5", "dinghies", "dinghy")], {"Drovia": "GPE"}))))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("200,000/NUM//ROOT/1", 200_000),
        ("1.2/NUM//compound/2 million/NUM//ROOT/2", 1_200_000),
        ("twenty-three/NUM//ROOT/1", 23),
        ("2/NUM//compound/2 dozen/NUM//ROOT/2", 24),
        ("12/NUM//compound/2 000/NUM//ROOT/2", 12_000),
        ("a/DET//quantmod/2 dozen/NUM//ROOT/2", 12),
        ("umpteen/NUM//ROOT/1", None),
    ],
)
def test_values_of_numbers(written: str, value: float | None) -> None:
    done = article("A", [written], {}).done()
    assert number(Tree(done.article, done.parse).nodes[-1]) == value


# ---------------------------------------------------------------------------------------------------- doubt
CLAIM = "Ray/PROPN said/VERB/say the/DET ballots/NOUN/ballot were/AUX/be forged/VERB/forge"
DOUBT = "He/PRON offered/VERB/offer no/DET evidence/NOUN"
TERMS = {"ballot": 0.8, "forge": 0.9, "@Ray": 0.7}


def claims(first: str, second: str, *more: str) -> list[Formed]:
    named = {"Ray": "PERSON"}
    drafts = [article("A", [first, *more], named), article("B", [second], named)]
    for draft in drafts:
        start, end = draft.place("the ballots were forged")
        draft.quotations.append(
            Quotation(start, end, draft.text[start:end], 0, "indirect", 4, "Ray", speaker_entity="e0")
        )
    every = texts(*drafts)
    told_ = [Profile(n, 0, dict(TERMS), frozenset({"@Ray"}), ()) for n in range(2)]
    known = {(t.place.analysis.article.id, "e0"): "Ray" for t in every}
    ray = ComparedEntity("Ray", "Ray", "PERSON", 1.0, (), ())
    return list(doubted(every, told_, known, {"Ray": ray}))


def test_a_claim_doubted_here_and_passed_on_there() -> None:
    found = claims(CLAIM, CLAIM, DOUBT)
    assert [(f.kind, f.about) for f in found] == [(ContrastKind.CERTAINTY, "Ray")]
    assert words(found)[0][0].endswith("He offered no evidence")


def test_a_claim_that_could_not_be_verified_is_doubted() -> None:
    (found,) = claims(CLAIM, CLAIM, "That/PRON could/AUX not/PART be/AUX verified/VERB/verify")
    assert words([found])[0][0].endswith("That could not be verified")


def test_what_somebody_found_no_evidence_of_is_no_doubt_about_a_claim() -> None:
    found = "Police/NOUN//nsubj/2 found/VERB/find/ROOT/2 no/DET//det/4 evidence/NOUN//dobj/2"
    assert not claims(CLAIM, CLAIM, found)


def test_a_doubting_adjective_is_about_its_owner_s_claim() -> None:
    hers = "Vera/PROPN//poss/4 's/PART//case/1 baseless/ADJ//amod/4 claims/NOUN/claim/ROOT/4"
    assert not claims(CLAIM, CLAIM, hers)


def test_no_contrast_without_a_doubt() -> None:
    assert not claims(CLAIM, CLAIM)


# ------------------------------------------------------------------------------------- what is no contrast of words
def test_one_and_several_and_words_of_one_family_are_no_contrast() -> None:
    several = "illegal/ADJ//amod/2 roadblocks/NOUN/roadblock/ROOT/2"
    drafts = [article("A", [PEACEFUL], {}), article("B", [several], {})]
    pair = texts(*drafts)
    next(n for n in pair[1].tree.nodes if n.lemma == "roadblock").tag = "NNS"
    assert not list(qualified(pair))
    bloodied = "a/DET//det/3 horrific/ADJ//amod/3 crash/NOUN//ROOT/3"
    bloody = "a/DET//det/3 horrifying/ADJ//amod/3 crash/NOUN//ROOT/3"
    assert not list(qualified(texts(article("A", [bloodied], {}), article("B", [bloody], {}))))


def test_strength_is_no_judgement() -> None:
    strong = "a/DET//det/3 powerful/ADJ//amod/3 roadblock/NOUN//ROOT/3"
    assert not list(qualified(texts(article("A", [strong], {}), article("B", [PLAIN], {}))))


@pytest.mark.parametrize(("one", "two"), [("defeated", "beat"), ("decried", "denounced")])
def test_verbs_that_judge_alike_are_no_contrast(one: str, two: str) -> None:
    named = {"Rangers": "ORG"}
    lemmas = {"defeated": "defeat", "decried": "decry", "denounced": "denounce"}
    pair = [article(s, [told(v, lemmas.get(v, v))], named) for s, v in (("A", one), ("B", two))]
    assert not list(one_deed(texts(*pair), {}))


# --------------------------------------------------------------------------------------------------- hedged
def bribed(adverb: str = "", more: str = "") -> Draft:
    head, word = ("3", f"{adverb}/ADV//advmod/3 ") if adverb else ("2", "")
    text = f"Moss/PROPN//nsubj/{head} {word}bribed/VERB/bribe/ROOT/{head} the/DET judges/NOUN/judge in/ADP "
    text += "harbours/NOUN/harbour"
    return article("AB"[bool(adverb)], [text, *([more] if more else [])], {"Moss": "PERSON"})


def certain(*drafts: Draft) -> list[Formed]:
    moss = ComparedEntity("Moss", "Moss", "PERSON", 1.0, (), ())
    return list(hedged(texts(*drafts), {"Moss": moss}))


def test_a_deed_told_as_done_here_and_as_alleged_there() -> None:
    (found,) = certain(bribed(), bribed("allegedly"))
    assert (found.kind, found.about) == (ContrastKind.CERTAINTY, "Moss")
    assert words([found]) == [["Moss bribed the judges in harbours", "Moss allegedly bribed the judges in harbours"]]


def test_no_contrast_of_certainty_where_a_source_tells_it_both_ways_or_another_deed() -> None:
    assert not certain(bribed(), bribed("allegedly", "Moss/PROPN//nsubj/2 bribed/VERB/bribe/ROOT/2 men/NOUN"))
    assert not certain(bribed("allegedly"), bribed("reportedly"))
    other = article("A", ["Moss/PROPN//nsubj/2 bribed/VERB/bribe/ROOT/2 a/DET clerk/NOUN"], {"Moss": "PERSON"})
    assert not certain(other, bribed("allegedly"))
