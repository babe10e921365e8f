"""How far the words of a phrase speak of the one whom it describes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portrait_notation import sentence

from framing.language.judgement import feelings, is_against_wrongdoers, of_description, of_words
from framing.language.polarity import words
from framing.language.resources import table
from framing.language.tree import Tree

Build = Callable[..., Tree]


@pytest.mark.parametrize(
    ("spec", "head", "sign"),
    [
        ("brutal|ADJ|amod|1 ruler|NOUN|ROOT|1", 1, -1),
        ("great|ADJ|amod|2 -|PUNCT|punct|2 grandson|NOUN|ROOT|2", 2, 0),
        ("great|ADJ|amod|1 surgeon|NOUN|ROOT|1", 1, 1),
        ("free|ADJ|amod|1 will|NOUN|ROOT|1", 1, 0),
        ("made|VERB|ROOT|0|make powerful|ADJ|amod|2 enemies|NOUN|dobj|0|enemy", 0, 0),
        ("hero|NOUN|ROOT|0 for|ADP|prep|0 criminals|NOUN|pobj|1|criminal", 0, 1),
        ("supporter|NOUN|ROOT|0 of|ADP|prep|0 terrorism|NOUN|pobj|1", 0, -1),
        ("fight|NOUN|ROOT|0 against|ADP|prep|0 corruption|NOUN|pobj|1", 0, 1),
        ("chairman|NOUN|ROOT|0 of|ADP|prep|0 scandal|NOUN|pobj|1", 0, 0),
        ("crime|NOUN|compound|1 prosecutor|NOUN|ROOT|1", 1, 0),
        ("record|NOUN|ROOT|0 of|ADP|prep|0 corruption|NOUN|pobj|1", 0, -1),
        ("record|NOUN|ROOT|0 on|ADP|prep|0 corruption|NOUN|pobj|1", 0, 0),
        ("no|DET|det|1 hero|NOUN|ROOT|1", 1, -1),
        ("man|NOUN|ROOT|0 who|PRON|nsubj|2 gave|VERB|relcl|0|give in|PART|prt|2", 0, -1),
        ("man|NOUN|ROOT|0 who|PRON|nsubj|2 gave|VERB|relcl|0|give consent|NOUN|dobj|2 in|ADP|prep|2", 0, 0),
        ("man|NOUN|ROOT|0 who|PRON|nsubj|2 sat|VERB/VBD|relcl|0|sit idle|ADJ|acomp|2", 0, -1),
        ("man|NOUN|ROOT|0 who|PRON|nsubj|4 should|AUX|aux|4 have|AUX|aux|4 helped|VERB/VBN|relcl|0|help", 0, -1),
        ("man|NOUN|ROOT|0 who|PRON|nsubj|3 should|AUX|aux|3 help|VERB/VB|relcl|0", 0, 1),
        ("Democratic|ADJ|amod|1 opponent|NOUN|ROOT|1", 1, 0),
        ("proud|ADJ|ROOT|0", 0, 0),
        ("tycoon|NOUN|ROOT|0", 0, -1),
        ("Is|AUX|ROOT|0|be Real|PROPN|compound|2 Liar|PROPN|attr|0", 2, -1),
        ("too|ADV|advmod|1 soft|ADJ|ROOT|1", 1, -1),
        ("famous|ADJ|ROOT|0 for|ADP|prep|0 corruption|NOUN|pobj|1", 0, -1),
        ("known|VERB/VBN|acl|0|know for|ADP|prep|0 corruption|NOUN|pobj|1", 0, -1),
        ("capable|ADJ|ROOT|0 of|ADP|prep|0 corruption|NOUN|pobj|1", 0, 0),
        ("described|VERB/VBD|ROOT|0|describe murder|NOUN|dobj|0", 0, 0),
        ("tortured|VERB/VBD|ROOT|0|torture prisoners|NOUN|dobj|0|prisoner", 0, -1),
        ("committed|VERB/VBD|ROOT|0|commit crimes|NOUN|dobj|0|crime", 0, -1),
        ("responsible|ADJ|ROOT|0 for|ADP|prep|0 murder|NOUN|pobj|1", 0, -1),
        ("criminal|ADJ|amod|1 lawyer|NOUN|ROOT|1", 1, 0),
        ("criminal|ADJ|amod|1 regime|NOUN|ROOT|1", 1, -1),
        ("strong|ADJ|amod|1 critic|NOUN|ROOT|1", 1, 0),
        ("victim|NOUN|ROOT|0 of|ADP|prep|0 fraud|NOUN|pobj|1", 0, 0),
        ("chief|ADJ|amod|1 justice|NOUN|ROOT|1", 1, 0),
        ("pleaded|VERB/VBD|ROOT|0|plead guilty|ADJ|acomp|0", 0, -1),
        ("helped|VERB/VBD|ROOT|0|help torture|VERB|xcomp|0 prisoners|NOUN|dobj|1|prisoner", 0, -1),
        ("total|ADJ|amod|1 lack|NOUN|ROOT|1 of|ADP|prep|1 shame|NOUN|pobj|2", 1, -1),
        ("lack|NOUN|ROOT|0 of|ADP|prep|0 civility|NOUN|pobj|1", 0, -1),
        ("lack|NOUN|ROOT|0 of|ADP|prep|0 corruption|NOUN|pobj|1", 0, 1),
        ("winner|NOUN|ROOT|0 of|ADP|prep|0 rigged|ADJ|amod|3 vote|NOUN|pobj|1", 0, 0),
        ("winner|NOUN|ROOT|0 of|ADP|prep|0 vote|NOUN|pobj|1", 0, 1),
        ("death|NOUN|compound|1 toll|NOUN|ROOT|1", 1, 0),
        ("gave|VERB/VBD|ROOT|0|give death|NOUN|compound|2 toll|NOUN|dobj|0", 0, 0),
        ("man|NOUN|ROOT|0 who|PRON/WP|nsubj|2 tortured|VERB/VBD|relcl|0|torture them|PRON|dobj|2", 0, -1),
    ],
)
def test_the_head_decides(tree: Build, spec: str, head: int, sign: int) -> None:
    nodes = sentence(tree, spec).nodes
    value = of_description(nodes[head], nodes)
    assert (value > 0.1) - (value < -0.1) == sign


@pytest.mark.parametrize(
    ("spec", "sign"),
    [
        ("Crooked|PROPN|amod|1 Smith|PROPN|ROOT|1", -1),
        ("Grace|PROPN|compound|1 Smith|PROPN|ROOT|1", 0),
        ("embattled|ADJ|amod|1 Smith|PROPN|ROOT|1", -1),
        ("wounded|ADJ|amod|1 Smith|PROPN|ROOT|1", 0),
    ],
)
def test_a_name_that_is_an_insult(tree: Build, spec: str, sign: int) -> None:
    value = of_words(sentence(tree, spec).nodes[:1])
    assert (value > 0) - (value < 0) == sign


def test_feelings_are_sorted_and_known_adjectives() -> None:
    rows = [row["adjective"] for row in table("feelings")]
    assert rows == sorted(set(rows))
    assert feelings() & words().keys()


def test_a_verb_without_object_gives_a_number_that_is_stored_as_it_is_read_back(tree: Build) -> None:
    """0 and 0.0 are equal, but not the same bytes in a file."""
    nodes = sentence(tree, "committed|VERB/VBD|ROOT|0|commit").nodes
    assert isinstance(of_description(nodes[0], nodes), float)


@pytest.mark.parametrize(
    ("spec", "is_against"),
    [
        ("crushed|VERB|ROOT|0|crush a|DET|det|3 drug|NOUN|compound|3 gang|NOUN|dobj|0", True),
        ("crushed|VERB|ROOT|0|crush the|DET|det|3 gang|NOUN|compound|3 leaders|NOUN|dobj|0|leader", True),
        ("swooped|VERB|ROOT|0|swoop on|ADP|prep|0 smugglers|NOUN|pobj|1|smuggler", True),
        ("crushed|VERB|ROOT|0|crush protesters|NOUN|dobj|0|protester", False),
        ("crushed|VERB|ROOT|0|crush by|ADP|agent|0 gangs|NOUN|pobj|1|gang", False),
    ],
)
def test_force_against_those_whose_trade_is_crime(tree: Build, spec: str, is_against: bool) -> None:
    assert is_against_wrongdoers(sentence(tree, spec).nodes[0]) is is_against
