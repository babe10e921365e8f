"""How much of a subtree is quoted."""

from __future__ import annotations

from collections.abc import Callable

from portrait_notation import sentence

from framing.language.phrases import LONGEST, clause, coordinated, is_nominal, noun_phrase
from framing.language.tree import Tree

Build = Callable[..., Tree]


def _text(tree: Tree, head: int) -> str:
    first, last = noun_phrase(tree, tree.nodes[head])
    return tree.span(first, last)[2]


def test_article_and_pronoun_stay_out_the_adverb_stays_in(tree: Build) -> None:
    parsed = sentence(tree, "a|DET|det|3 deeply|ADV|advmod|2 divisive|ADJ|amod|3 figure|NOUN|ROOT|3")
    assert _text(parsed, 3) == "deeply divisive figure"


def test_a_relative_clause_is_cut(tree: Build) -> None:
    parsed = sentence(
        tree, "critic|NOUN|ROOT|0 of|ADP|prep|0 Smith|PROPN|pobj|1 ,|PUNCT|punct|0 who|PRON/WP|nsubj|5 won|VERB|relcl|0"
    )
    assert _text(parsed, 0) == "critic of Smith"


def test_a_preposition_is_not_left_hanging(tree: Build) -> None:
    assert _text(sentence(tree, "critic|NOUN|ROOT|0 of|ADP|prep|0"), 0) == "critic"


def test_a_chain_of_complements_is_cut_after_a_whole_one(tree: Build) -> None:
    words = ["head|NOUN|ROOT|0"]
    for i in range(1, 30, 2):
        words += [f"of|ADP|prep|{i - 1}", f"part|NOUN|pobj|{i}"]
    text = _text(sentence(tree, " ".join(words)), 0).split()
    assert len(text) <= LONGEST + 1
    assert text[-1] == "part"


def test_coordinated_words(tree: Build) -> None:
    parsed = sentence(tree, "liar|NOUN|ROOT|0 and|CCONJ|cc|0 cheat|NOUN|conj|0")
    assert [n.text for n in coordinated(parsed.nodes[0])] == ["liar", "cheat"]


def test_an_article_makes_a_noun_of_an_adjective(tree: Build) -> None:
    parsed = sentence(
        tree, "a|DET|det|1 moderate|ADJ|ROOT|1 who|PRON/WP|nsubj|3 sold|VERB|relcl|1 a|DET|det|5 mill|NOUN|dobj|3"
    )
    assert is_nominal(parsed.nodes[1])
    assert _text(parsed, 1) == "moderate who sold a mill"
    assert not is_nominal(sentence(tree, "moderate|ADJ|ROOT|0").nodes[0])


def test_a_clause_goes_on_behind_a_time(tree: Build) -> None:
    parsed = sentence(
        tree,
        "was|AUX|auxpass|1 fined|VERB|relcl|1 last|ADJ|amod|3 spring|NOUN|npadvmod|1 for|ADP|prep|1 theft|NOUN|pobj|4",
    )
    first, last = clause(parsed, parsed.nodes[1])
    assert parsed.span(first, last)[2] == "was fined last spring for theft"
