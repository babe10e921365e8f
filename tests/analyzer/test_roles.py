"""Roles of entities in predicates, on hand-built parses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portrait_notation import mention, sentence

from framing.analyzer.roles import roles
from framing.analyzer.tree import Tree
from framing.model import Polarity
from framing.voices import Voices

Build = Callable[..., Tree]

ACTIVE = "Smith|PROPN|nsubj|1 praised|VERB|ROOT|1|praise Jones|PROPN|dobj|1"
PASSIVE = (
    "Jones|PROPN|nsubjpass|2 was|AUX|auxpass|2|be praised|VERB/VBN|ROOT|2|praise by|ADP|agent|2 Smith|PROPN|pobj|3"
)
AGENTLESS = "Jones|PROPN|nsubjpass|2 was|AUX|auxpass|2|be arrested|VERB/VBN|ROOT|2|arrest"
CONTROL = "Smith|PROPN|nsubj|1 vowed|VERB|ROOT|1|vow to|PART|aux|3 crush|VERB|xcomp|1 Jones|PROPN|dobj|3"
COORDINATED = "Smith|PROPN|nsubj|1 came|VERB|ROOT|1|come and|CCONJ|cc|1 mocked|VERB|conj|1|mock Jones|PROPN|dobj|3"
RELATIVE = "Smith|PROPN|ROOT|0 who|PRON/WP|nsubj|2 mocked|VERB|relcl|0|mock Jones|PROPN|dobj|2"
ACCUSED = "Smith|PROPN|ROOT|0 accused|VERB/VBN|acl|0|accuse of|ADP|prep|1 fraud|NOUN|pobj|2"
OWNER = "Smith|PROPN|poss|2 ’s|PART|case|0 criticism|NOUN|ROOT|2 of|ADP|prep|2 Jones|PROPN|pobj|3"
SHOOTING = "shooting|NOUN|ROOT|0 of|ADP|prep|0 Jones|PROPN|pobj|1 by|ADP|prep|0 Smith|PROPN|pobj|3"
PARTICLE = "Smith|PROPN|nsubj|1 lashed|VERB|ROOT|1|lash out|ADP|prt|1 at|ADP|prep|1 Jones|PROPN|pobj|3"
HEADLINE = "Jones|PROPN|nsubj|1 blasted|VERB/VBD|ROOT|1|blast by|ADP|agent|1 Smith|PROPN|pobj|2"


def _found(tree: Build, spec: str, **names: int) -> list[tuple[str, str, str, str | None]]:
    parsed = sentence(tree, spec)
    mentions = [mention(parsed, i, i, entity) for entity, i in names.items()]
    return [(u.entity, u.role, u.verb, u.other) for u in roles(parsed, mentions, Voices(()))]


@pytest.mark.parametrize(
    ("spec", "smith", "jones", "verb"),
    [
        (ACTIVE, 0, 2, "praise"),
        (PASSIVE, 4, 0, "praise"),
        (HEADLINE, 3, 0, "blast"),
        (CONTROL, 0, 4, "crush"),
        (COORDINATED, 0, 4, "mock"),
        (RELATIVE, 0, 3, "mock"),
        (OWNER, 0, 4, "criticize"),
        (SHOOTING, 4, 2, "shoot"),
        (PARTICLE, 0, 4, "lash out at"),
    ],
)
def test_who_does_what_to_whom(tree: Build, spec: str, smith: int, jones: int, verb: str) -> None:
    found = _found(tree, spec, smith=smith, jones=jones)
    assert ("smith", "agent", verb, "jones") in found or ("smith", "agent", verb.removesuffix(" at"), "jones") in found
    assert ("jones", "patient", verb, "smith") in found


@pytest.mark.parametrize(("spec", "verb"), [(AGENTLESS, "arrest"), (ACCUSED, "accuse")])
def test_a_passive_without_agent(tree: Build, spec: str, verb: str) -> None:
    assert _found(tree, spec, jones=0) == [("jones", "agentless passive", verb, None)]


def test_the_control_verb_is_a_deed_too(tree: Build) -> None:
    assert [v for _, _, v, _ in _found(tree, CONTROL, smith=0)] == ["vow", "crush"]


def test_what_a_predicate_says_depends_on_the_role(tree: Build) -> None:
    parsed = sentence(tree, "Smith|PROPN|nsubj|1 tortured|VERB|ROOT|1|torture Jones|PROPN|dobj|1")
    uses = roles(parsed, [mention(parsed, 0, 0, "smith"), mention(parsed, 2, 2, "jones")], Voices(()))
    assert {u.entity: u.polarity for u in uses} == {"smith": Polarity.NEGATIVE, "jones": Polarity.NEUTRAL}


def test_negation_is_kept_and_weakens(tree: Build) -> None:
    parsed = sentence(tree, "Smith|PROPN|nsubj|3 did|AUX|aux|3|do not|PART|neg|3 torture|VERB|ROOT|3")
    (use,) = roles(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert use.negated
    assert use.polarity is Polarity.POSITIVE
    assert use.weight < 0.5


def test_a_light_verb_says_what_its_object_says(tree: Build) -> None:
    parsed = sentence(tree, "Smith|PROPN|nsubj|1 committed|VERB|ROOT|1|commit atrocities|NOUN|dobj|1|atrocity")
    (use,) = roles(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert use.polarity is Polarity.NEGATIVE
    assert use.verb == "commit atrocities"


def test_the_possessor_of_an_invasion_is_who_is_invaded_elsewhere(tree: Build) -> None:
    spec = (
        "Russia|PROPN|nsubj|1 invaded|VERB/VBD|ROOT|1|invade Ukraine|PROPN|dobj|1 ;|PUNCT|punct|1 "
        "Ukraine|PROPN|poss|6 ’s|PART|case|4 invasion|NOUN|dep|1"
    )
    parsed = sentence(tree, spec)
    mentions = [mention(parsed, 0, 0, "r"), mention(parsed, 2, 2, "u"), mention(parsed, 4, 4, "u")]
    found = [(u.entity, u.role) for u in roles(parsed, mentions, Voices(()))]
    assert found == [("r", "agent"), ("u", "patient"), ("u", "agentless passive")]


def test_a_phase_verb_leaves_the_deed_to_the_next(tree: Build) -> None:
    spec = "Smith|PROPN|nsubj|1 kept|VERB|ROOT|1|keep mocking|VERB|xcomp|1|mock Jones|PROPN|dobj|2"
    assert [v for _, _, v, _ in _found(tree, spec, smith=0)] == ["mock"]


def test_the_object_of_a_deed_is_named(tree: Build) -> None:
    spec = (
        "Smith|PROPN|nsubj|1 used|VERB|ROOT|1|use a|DET|det|6 private|ADJ|amod|6 e|NOUN|nmod|6 -|PUNCT|punct|6 "
        "account|NOUN|dobj|1"
    )
    parsed = sentence(tree, spec)
    (use,) = roles(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert use.object == "private e - account"
