"""Who is told of as dead, and what the dead do not do."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from conftest import build
from framing.language import deaths
from framing.language.tree import Node, Tree
from framing.model import RoleUse, Voice

POS = {
    "VBD": "VERB",
    "VBN": "VERB",
    "VB": "VERB",
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "JJ": "ADJ",
    "RB": "ADV",
}


def spelled(rows: str) -> Tree:
    """A sentence from "word/tag/dep/head/lemma" for each word; without a lemma it is the word."""
    found = [row.split("/") for row in rows.split()]
    return build(
        [f[0] for f in found],
        tags=[f[1] for f in found],
        deps=[f[2] for f in found],
        heads=[int(f[3]) for f in found],
        lemmas=[f[4] if len(f) > 4 else f[0].lower() for f in found],
        pos=[POS.get(f[1], "AUX" if f[2] in ("aux", "auxpass") else "ADP") for f in found],
    )


def voss(tree: Tree) -> Node:
    return next(n for n in tree.nodes if n.text == "Voss")


USE = RoleUse("e1", "patient", "kill", 0, 6, "killed", 0, Voice.OWN, None)


@pytest.mark.parametrize(
    ("changed", "dead"),
    [
        ({}, True),
        ({"role": "agent"}, False),  # the killer
        ({"role": "agent", "verb": "die"}, True),
        ({"verb": "praise"}, False),
        ({"negated": True}, False),
        ({"modality": "possible"}, False),
    ],
)
def test_a_role_tells_of_death(changed: dict[str, Any], dead: bool) -> None:
    assert deaths.dies(replace(USE, **changed)) is dead


@pytest.mark.parametrize(
    ("rows", "dead"),
    [
        ("Voss/NNP/nsubjpass/2 was/VBD/auxpass/2/be murdered/VBN/ROOT/2/murder", True),
        ("Voss/NNP/nsubjpass/3 was/VBD/auxpass/3/be not/RB/neg/3 murdered/VBN/ROOT/3/murder", False),
        ("Voss/NNP/nsubjpass/2 may/MD/aux/2 be-murdered/VBN/ROOT/2/murder", False),
        ("Voss/NNP/nsubjpass/2 was/VBD/auxpass/2/be praised/VBN/ROOT/2/praise", False),
        ("Voss/NNP/nsubj/1 died/VBD/ROOT/1/die", True),
        ("Voss/NNP/nsubj/1 killed/VBD/ROOT/1/kill cats/NNS/dobj/1/cat", False),
        ("they/PRP/nsubj/1 killed/VBD/ROOT/1/kill Voss/NNP/dobj/1", True),
        ("Voss/NNP/nsubjpass/2 was/VBD/auxpass/2/be found/VBN/ROOT/2/find dead/JJ/oprd/2", True),
        ("Voss/NNP/nsubjpass/2 was/VBD/auxpass/2/be found/VBN/ROOT/2/find guilty/JJ/oprd/2", False),
        ("Voss/NNP/nsubjpass/3 was/VBD/auxpass/3/be fatally/RB/advmod/3 hurt/VBN/ROOT/3/hurt", True),
        ("the/DT/det/1 body/NN/ROOT/1 of/IN/prep/1 Voss/NNP/pobj/2", True),
        ("the/DT/det/1 wife/NN/ROOT/1 of/IN/prep/1 Voss/NNP/pobj/2", False),
        ("Voss/NNP/poss/1 funeral/NN/ROOT/1", True),
        ("Voss/NNP/poss/1 killing/NN/ROOT/1 of/IN/prep/1 cats/NNS/pobj/2/cat", False),
        ("late/JJ/amod/1 Voss/NNP/ROOT/1", True),
    ],
)
def test_death_is_told_by_the_clause_or_the_phrase(rows: str, dead: bool) -> None:
    assert deaths.is_told_dead(voss(spelled(rows))) is dead


def test_of_a_list_of_bodies_all_are_dead() -> None:
    tree = spelled("bodies/NNS/ROOT/0/body of/IN/prep/0 Ann/NNP/pobj/1 and/CC/cc/2 Voss/NNP/conj/2")
    assert deaths.is_told_dead(voss(tree))


def test_who_had_said_something_may_be_dead_since() -> None:
    now = spelled("Voss/NNP/nsubj/1 said/VBD/ROOT/1/say")
    before = spelled("Voss/NNP/nsubj/2 had/VBD/aux/2/have said/VBN/ROOT/2/say")
    assert deaths.is_speaking(voss(now))
    assert not deaths.is_speaking(voss(before))


def test_custody_for_a_death_is_another_matter_than_custody() -> None:
    rows = "Voss/NNP/nsubjpass/2 was/VBD/auxpass/2/be held/VBN/ROOT/2/hold for/IN/prep/2 {}/NN/pobj/3"
    assert deaths.is_charged_with_killing(voss(spelled(rows.format("murder"))))
    assert not deaths.is_charged_with_killing(voss(spelled(rows.format("theft"))))
