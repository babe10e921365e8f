"""Each pattern on a hand-built parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portrait_notation import mention, quoted, sentence

from framing.analyzer.portraits.descriptors import descriptors
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.model import Polarity, Voice

Build = Callable[..., Tree]

HEADLINE = "firm|ADJ|amod|3 Russia|PROPN|compound|2 ally|NOUN|compound|3 Lukashenko|PROPN|ROOT|3"
TITLE = "President|PROPN|compound|2 Alexander|PROPN|compound|2 Lukashenko|PROPN|nsubj|3 spoke|VERB|ROOT|3|speak"
APPOSITION = (
    "Lukashenko|PROPN|nsubj|8 ,|PUNCT|punct|0 a|DET|det|4 staunch|ADJ|amod|4 ally|NOUN|appos|0 "
    "of|ADP|prep|4 Putin|PROPN|pobj|5 ,|PUNCT|punct|0 spoke|VERB|ROOT|8|speak"
)
COPULA = (
    "Lukashenko|PROPN|nsubj|1 is|AUX|ROOT|1|be one|NUM|attr|1 of|ADP|prep|2 the|DET|det|6 "
    "staunchest|ADJ|amod|6 allies|NOUN|pobj|3|ally of|ADP|prep|6 Putin|PROPN|pobj|7 .|PUNCT|punct|1"
)
INDEPENDENT = (
    "Lukashenko|PROPN|nsubj|1 is|AUX|ROOT|1|be not|PART|neg|1 "
    "fiercely|ADV|advmod|4 independent|ADJ|acomp|1 .|PUNCT|punct|1"
)
AS_PHRASE = (
    "Propaganda|NOUN|nsubj|1 portrays|VERB|ROOT|1|portray Lukashenko|PROPN|dobj|1 as|ADP|prep|1 "
    "a|DET|det|8 ‘|PUNCT|punct|8 Moscow|PROPN|compound|8 -|PUNCT|punct|8 stooge|NOUN|pobj|3 "
    "’|PUNCT|punct|8 .|PUNCT|punct|1"
)
POSSESSED = (
    "Lukashenko|PROPN|poss|3 ’s|PART|case|0 brutal|ADJ|amod|3 suppression|NOUN|nsubj|6 of|ADP|prep|3 "
    "dissent|NOUN|pobj|4 continues|VERB|ROOT|6|continue"
)
YEARS = "29|NUM|nummod|1 year|NOUN|compound|2 reign|NOUN|ROOT|2 of|ADP|prep|2 Lukashenko|PROPN|pobj|3"
GENITIVE = "the|DET|det|3 29|NUM|nummod|3 long|ADJ|amod|3 reign|NOUN|ROOT|3 of|ADP|prep|3 Lukashenko|PROPN|pobj|4"
RELATIVE = (
    "Lukashenko|PROPN|nsubj|7 ,|PUNCT|punct|0 who|PRON/WP|nsubj|3 oppressed|VERB|relcl|0|oppress "
    "protests|NOUN|dobj|3|protest ,|PUNCT|punct|0 also|ADV|advmod|7 spoke|VERB|ROOT|7|speak"
)
DESCRIPTION = (
    "The|DET|det|2 authoritarian|ADJ|amod|2 leader|NOUN|nsubj|5 "
    "of|ADP|prep|2 Belarus|PROPN|pobj|3 spoke|VERB|ROOT|5|speak of|ADP|prep|5 Ada|PROPN|pobj|6"
)


@pytest.mark.parametrize(
    ("spec", "head", "relation", "text"),
    [
        (HEADLINE, 3, "premodifier", "firm Russia ally"),
        (APPOSITION, 0, "apposition", "staunch ally of Putin"),
        (COPULA, 0, "copula", "one of the staunchest allies of Putin"),
        (INDEPENDENT, 0, "copula", "fiercely independent"),
        (AS_PHRASE, 2, "as-phrase", "Moscow - stooge"),
        (POSSESSED, 0, "possessed", "brutal suppression of dissent"),
        (GENITIVE, 5, "genitive", "29 long reign"),
        (YEARS, 4, "genitive", "29 year reign"),
        (RELATIVE, 0, "relative clause", "oppressed protests"),
    ],
)
def test_the_whole_phrase_is_found(tree: Build, spec: str, head: int, relation: str, text: str) -> None:
    parsed = sentence(tree, spec)
    found = descriptors(parsed, [mention(parsed, head, head)], Voices(()))
    assert [(d.relation, d.text) for d in found] == [(relation, text)]
    assert all(parsed.text[d.start : d.end] == d.text for d in found)


def test_a_label_of_somebody_else_is_no_quality_of_who_stands_in_it(tree: Build) -> None:
    """ "Rono, a loyal protector of Karanga, left": Rono is the protector."""
    spec = (
        "Rono|PROPN|nsubj|8 ,|PUNCT|punct|0 a|DET|det|4 loyal|ADJ|amod|4 protector|NOUN|appos|0 of|ADP|prep|4 "
        "Karanga|PROPN|pobj|5 ,|PUNCT|punct|0 left|VERB|ROOT|8|leave"
    )
    parsed = sentence(tree, spec)
    assert descriptors(parsed, [mention(parsed, 6, 6)], Voices(())) == []


def test_people_of_a_place_are_not_the_place(tree: Build) -> None:
    """ "The heroic defenders of Arna stayed": the defenders are."""
    spec = "The|DET|det|2 heroic|ADJ|amod|2 defenders|NOUN|nsubj|5|defender of|ADP|prep|2 Arna|PROPN|pobj|3 "
    parsed = sentence(tree, spec + "stayed|VERB|ROOT|5|stay")
    assert descriptors(parsed, [mention(parsed, 4, 4)], Voices(())) == []


def test_a_title_inside_the_mention_is_a_descriptor(tree: Build) -> None:
    parsed = sentence(tree, TITLE, persons=((1, 3),))
    found = descriptors(parsed, [mention(parsed, 0, 2)], Voices(()))
    assert [(d.relation, d.text) for d in found] == [("title", "President")]


@pytest.mark.parametrize("dash", ["—", "–", "-"])
def test_a_dateline_before_a_title_is_no_part_of_it(tree: Build, dash: str) -> None:
    line = f"WASHINGTON|PROPN|compound|3 {dash}|PUNCT|punct|3 President|PROPN|compound|3 "
    parsed = sentence(tree, line + "Smith|PROPN|nsubj|4 spoke|VERB|ROOT|4|speak", persons=((3, 4),))
    found = descriptors(parsed, [mention(parsed, 3, 3)], Voices(()))
    assert [(d.relation, d.text) for d in found] == [("title", "President")]


def test_a_description_of_somebody_named_elsewhere(tree: Build) -> None:
    parsed = sentence(tree, DESCRIPTION)
    nominal = mention(parsed, 0, 2, kind="nominal", link="description")
    assert descriptors(parsed, [nominal], Voices(()))[0].relation == "premodifier"  # an actor without a name
    named = mention(parsed, 7, 7)  # the same entity has a name
    found = descriptors(parsed, [nominal, named], Voices(()))
    assert [(d.relation, d.text) for d in found] == [("description", "authoritarian leader of Belarus")]
    assert found[0].polarity is Polarity.NEGATIVE


def test_negation_takes_the_polarity_back(tree: Build) -> None:
    parsed = sentence(tree, INDEPENDENT)
    (found,) = descriptors(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert found.negated
    assert found.polarity is not Polarity.POSITIVE


def test_the_voice_is_that_of_the_words(tree: Build) -> None:
    parsed = sentence(tree, AS_PHRASE)
    voices = Voices([quoted(parsed, 6, 8, "scare")])
    (found,) = descriptors(parsed, [mention(parsed, 2, 2)], voices)
    assert found.voice is Voice.SCARE


def test_trivial_words_are_left_out(tree: Build) -> None:
    parsed = sentence(tree, "many|ADJ|amod|2 other|ADJ|amod|2 protesters|NOUN|nsubj|3|protester came|VERB|ROOT|3|come")
    assert descriptors(parsed, [mention(parsed, 2, 2, kind="nominal", link="description")], Voices(())) == []


def test_another_named_entity_is_no_apposition(tree: Build) -> None:
    parsed = sentence(tree, "Lukashenko|PROPN|ROOT|0 ,|PUNCT|punct|0 ally|NOUN|appos|0")
    both = [mention(parsed, 0, 0), mention(parsed, 2, 2, entity="e2")]
    assert descriptors(parsed, both, Voices(())) == []


def test_what_somebody_suffers_is_not_held_against_him(tree: Build) -> None:
    parsed = sentence(tree, "Brown|PROPN|poss|3 ’s|PART|case|0 brutal|ADJ|amod|3 murder|NOUN|ROOT|3")
    (found,) = descriptors(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert found.polarity is Polarity.NEUTRAL


@pytest.mark.parametrize(
    ("spec", "head", "why"),
    [
        ("legal|ADJ|amod|1 experts|NOUN|ROOT|1|expert", 1, "which experts, not how they are"),
        ("American|ADJ|amod|1 voters|NOUN|ROOT|1|voter", 1, "a nation is part of the group's name"),
        ("law|NOUN|compound|1 officers|NOUN|ROOT|1|officer", 1, "so is a noun"),
        ("voters|NOUN|ROOT|0|voter who|PRON/WP|nsubj|2 saw|VERB/VBD|relcl|0|see", 0, "tells which voters"),
    ],
)
def test_what_only_tells_which_group_is_meant(tree: Build, spec: str, head: int, why: str) -> None:
    parsed = sentence(tree, spec)
    group = mention(parsed, head, head, kind="nominal", link="description")
    assert descriptors(parsed, [group], Voices(())) == [], why


@pytest.mark.parametrize(
    "spec",
    [
        "Ann|PROPN|poss|2 ’s|PART|case|0 allegations|NOUN|ROOT|2|allegation",
        "Ann|PROPN|poss|3 ’s|PART|case|0 recent|ADJ|amod|3 visit|NOUN|ROOT|3",
        "Ann|PROPN|nsubj|1 is|AUX|ROOT|1|be able|ADJ|acomp|1 to|PART|aux|4 go|VERB|xcomp|2",
        "Ann|PROPN|nsubj|2 ’s|PART/POS|case|0 is|AUX|ROOT|2|be wrong|ADJ|acomp|2",
        "Ann|PROPN|dep|3 :|PUNCT|punct|3 Bob|PROPN|nsubj|3 is|AUX|ROOT|3|be wrong|ADJ|acomp|3",
    ],
)
def test_what_describes_nobody(tree: Build, spec: str) -> None:
    parsed = sentence(tree, spec)
    assert descriptors(parsed, [mention(parsed, 0, 0)], Voices(())) == []


BEING = "Ann|PROPN|nsubj|1 ’s|VERB|ROOT|1|’ a|DET|det|4 good|ADJ|amod|4 woman|NOUN|attr|1"
SERVING = "Ann|PROPN|nsubj|1 served|VERB|ROOT|1|serve as|ADP|prep|1 informal|ADJ|amod|4 adviser|NOUN|pobj|2"
REFERRING = (
    "He|PRON|nsubj|1 referred|VERB|ROOT|1|refer to|ADP|prep|1 Ann|PROPN|pobj|2 as|ADP|prep|1 a|DET|det|6 "
    "crook|NOUN|pobj|4"
)
VIEWED = (
    "Ann|PROPN|ROOT|0 who|PRON/WP|nsubjpass|3 is|AUX|auxpass|3|be viewed|VERB/VBN|relcl|0|view as|ADP|prep|3 "
    "corrupt|ADJ|amod|4"
)
TENURE = "Ann|PROPN|poss|2 ’s|PART|case|0 tenure|NOUN|nsubj|3 was|AUX|ROOT|3|be ineffective|ADJ|acomp|3"
LACK = "Ann|PROPN|poss|2 ’s|PART|case|0 lack|NOUN|ROOT|2 of|ADP|prep|2 civility|NOUN|pobj|3"
WOMAN = (
    "Ann|PROPN|nsubj|1 is|AUX|ROOT|1|be a|DET|det|3 woman|NOUN|attr|1 who|PRON/WP|nsubj|5 "
    "broke|VERB/VBD|relcl|3|break laws|NOUN|dobj|5|law"
)


@pytest.mark.parametrize(
    ("spec", "head", "relation", "text"),
    [
        (BEING, 0, "copula", "good woman"),
        (SERVING, 0, "as-phrase", "informal adviser"),
        (REFERRING, 3, "as-phrase", "crook"),
        (VIEWED, 0, "as-phrase", "corrupt"),
        (TENURE, 0, "possessed", "tenure was ineffective"),
        (LACK, 0, "possessed", "lack of civility"),
        (WOMAN, 0, "copula", "woman who broke laws"),
    ],
)
def test_less_direct_ways_to_say_what_somebody_is(tree: Build, spec: str, head: int, relation: str, text: str) -> None:
    parsed = sentence(tree, spec)
    found = descriptors(parsed, [mention(parsed, head, head)], Voices(()))
    assert [(d.relation, d.text) for d in found] == [(relation, text)]


@pytest.mark.parametrize(
    "spec",
    [
        "if|SCONJ|mark|2 Ann|PROPN|nsubj|2 were|AUX|ROOT|2|be guilty|ADJ|acomp|2",
        "wants|VERB|ROOT|0|want Ann|PROPN|nsubj|3 to|PART|aux|3 be|AUX|ccomp|0|be afraid|ADJ|acomp|3",
        "Ann|PROPN|ROOT|0 who|PRON/WP|nsubj|2 argued|VERB/VBD|relcl|0|argue he|PRON|nsubj|4 failed|VERB|ccomp|2|fail",
        "while|SCONJ|mark|2 engaging|VERB/VBG|amod|2|engage Ann|PROPN|ROOT|2",
        "in|ADP|ROOT|0 Ann|PROPN|pobj|0 ,|PUNCT|punct|1 an|DET|det|4 act|NOUN|appos|1 of|ADP|prep|4 terror|NOUN|pobj|5",
        "Ann|PROPN|ROOT|0 ,|PUNCT|punct|0 his|PRON/PRP$|poss|3 son|NOUN|appos|0",
        "Ann|PROPN|nsubj|2 should|AUX/MD|aux|2 be|AUX|ROOT|2|be brave|ADJ|acomp|2",
    ],
)
def test_what_is_said_of_nobody(tree: Build, spec: str) -> None:
    parsed = sentence(tree, spec)
    place = next(n.i for n in parsed.nodes if n.text == "Ann")
    assert descriptors(parsed, [mention(parsed, place, place)], Voices(())) == []


REFUSED = (
    "They|PRON|nsubj|1 refused|VERB|ROOT|1|refuse to|PART|aux|3 call|VERB|xcomp|1 Ann|PROPN|dobj|3 "
    "a|DET|det|6 liar|NOUN|oprd|3"
)
DISPUTED = (
    "Ann|PROPN|nsubj|3 who|PRON/WP|nsubj|2 tortured|VERB/VBD|relcl|0|torture disputed|VERB|ROOT|3|dispute "
    "it|PRON|dobj|3"
)


def test_a_label_that_is_refused_is_denied(tree: Build) -> None:
    parsed = sentence(tree, REFUSED)
    (found,) = descriptors(parsed, [mention(parsed, 4, 4)], Voices(()))
    assert found.negated
    assert found.polarity is Polarity.NEUTRAL


DOUBTED = (
    "I|PRON|nsubj|2 don't|PART|neg|2 believe|VERB|ROOT|2|believe Ann|PROPN|nsubj|4 is|AUX|ccomp|2|be "
    "corrupt|ADJ|acomp|4"
)


def test_a_label_that_somebody_does_not_believe_is_denied(tree: Build) -> None:
    parsed = sentence(tree, DOUBTED)
    (found,) = descriptors(parsed, [mention(parsed, 3, 3)], Voices(()))
    assert (found.negated, found.polarity) == (True, Polarity.NEUTRAL)


def test_what_else_one_disputes_does_not_deny_a_clause_on_one(tree: Build) -> None:
    parsed = sentence(tree, DISPUTED)
    (found,) = descriptors(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert not found.negated
    assert found.polarity is Polarity.NEGATIVE


def test_a_group_is_judged_by_an_adjective(tree: Build) -> None:
    parsed = sentence(tree, "angry|ADJ|amod|1 voters|NOUN|ROOT|1|voter")
    (found,) = descriptors(parsed, [mention(parsed, 1, 1, kind="nominal", link="description")], Voices(()))
    assert found.text == "angry voters"


def test_a_bare_title_in_place_of_a_name_is_no_description(tree: Build) -> None:
    parsed = sentence(tree, "the|DET|det|1 president|NOUN|nsubj|2 met|VERB|ROOT|2|meet Smith|PROPN|dobj|2")
    both = [mention(parsed, 1, 1, kind="nominal", link="description"), mention(parsed, 3, 3)]
    assert descriptors(parsed, both, Voices(())) == []
