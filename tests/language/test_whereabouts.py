from conftest import Build
from framing.language.gazetteer import known
from framing.language.tree import Tree
from framing.language.whereabouts import are_apart, nations, place_key, places


def key_in(tree: Tree, i: int) -> str:
    text = tree.nodes[i].text
    return place_key(known(text), text) if text[0].isupper() else ""


def told(tree: Tree, i: int) -> tuple[set[str], set[str]]:
    node = tree.nodes[i]
    return nations(node, lambda n: key_in(tree, n)), places(node, lambda n: key_in(tree, n))


def test_whose_they_are_and_where(tree: Build) -> None:
    text = tree(
        ["Thai", "troops", "in", "Lima", "left"],
        pos=["ADJ", "NOUN", "ADP", "PROPN", "VERB"],
        deps=["amod", "nsubj", "prep", "pobj", "ROOT"],
        heads=[1, 4, 1, 2, 4],
    )
    assert told(text, 1) == ({"Q:Thailand"}, {"Q:Peru"})


def test_where_the_sentence_says_first(tree: Build) -> None:
    words = ["in", "Gazipur", "workers", "tried", "to", "flee"]
    text = tree(
        words,
        pos=["ADP", "PROPN", "NOUN", "VERB", "PART", "VERB"],
        deps=["prep", "pobj", "nsubj", "ROOT", "aux", "xcomp"],
        heads=[3, 0, 3, 3, 5, 3],
    )
    assert told(text, 2) == (set(), {"N:gazipur"})
    behind = tree(["workers", "fled", "to", "Gazipur"], pos=["NOUN", "VERB", "ADP", "PROPN"],
                  deps=["nsubj", "ROOT", "prep", "pobj"], heads=[1, 1, 1, 2])  # fmt: skip
    assert told(behind, 0) == (set(), set())


def test_what_a_verb_has_right_behind_its_object(tree: Build) -> None:
    text = tree(
        ["she", "urged", "parliament", "in", "Berlin"],
        pos=["PRON", "VERB", "NOUN", "ADP", "PROPN"],
        deps=["nsubj", "ROOT", "dobj", "prep", "pobj"],
        heads=[1, 1, 1, 1, 3],
    )
    assert told(text, 2) == (set(), {"Q:Germany"})


def test_a_town_may_lie_in_the_country() -> None:
    assert are_apart({"Q:Peru"}, {"Q:Bolivia"})
    assert are_apart({"N:gazipur"}, {"N:sylhet"})
    assert not are_apart({"N:gazipur"}, {"Q:Bangladesh"})
    assert not are_apart({"Q:Peru"}, set())
    assert not are_apart({"Q:Peru", "Q:Chile"}, {"Q:Peru"})
