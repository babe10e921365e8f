"""Headlines, which leave out verbs."""

from __future__ import annotations

from conftest import build
from framing.language.mending.headlines import mend_plural_verb
from framing.language.mending.order import mended
from framing.language.tree import Tree
from mending_notation import named, spelled


def test_a_passive_without_its_auxiliary_needs_a_verb_that_needs_an_object() -> None:
    rows = """
        Two CD nsubjpass 2
        were VBD auxpass 2
        killed VBN ROOT 2
        and CC cc 2
        dozens NNS nsubj 5
        {} VBD conj 2
        """
    for verb, lemma, dep, tag in (("injured", "injure", "nsubjpass", "VBN"), ("fled", "flee", "nsubj", "VBD")):
        lemmas = ["two", "be", "kill", "and", "dozen", lemma]
        tree = mended(spelled(rows.format(verb), lemmas=lemmas))
        assert (named(tree, "dozens").dep, named(tree, verb).tag) == (dep, tag)


def test_who_is_shot_dead_does_not_shoot() -> None:
    rows = """
        Farmers NNS nsubj 1
        shot VBN ROOT 1
        dead JJ oprd 1
        """
    tree = mended(spelled(rows, lemmas=["farmer", "shoot", "dead"]))
    assert named(tree, "Farmers").dep == "nsubjpass"


def _alarms(poss: str, people: str) -> Tree:
    words = [poss, "'s", "dock", "scheme", "alarms", people]
    deps = ["poss", "case", "compound", "compound", "compound", "ROOT"]
    tags, pos = ["NNP", "POS", "NN", "NN", "NNS", "NNS"], ["PROPN", "PART", "NOUN", "NOUN", "NOUN", "NOUN"]
    lemmas = [poss, "'s", "dock", "scheme", "alarm", people.removesuffix("s")]
    tree = build(words, deps=deps, heads=[4, 0, 4, 4, 5, 5], tags=tags, pos=pos, lemmas=lemmas)
    mend_plural_verb(tree.nodes[4])
    return tree


def test_the_verb_of_a_headline_that_was_taken_for_one_noun_phrase() -> None:
    nodes = _alarms("Vane", "taxpayers").nodes
    assert [(n.text, n.dep, n.head.text) for n in nodes[2:]] == [
        ("dock", "compound", "scheme"),
        ("scheme", "nsubj", "alarms"),
        ("alarms", "ROOT", "alarms"),
        ("taxpayers", "dobj", "alarms"),
    ]
    assert _alarms("Vane", "prices").nodes[5].dep == "ROOT"
