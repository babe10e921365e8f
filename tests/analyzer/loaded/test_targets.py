"""Whether a loaded word is denied where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portrait_notation import sentence

from framing.analyzer.loaded.targets import is_negated, modality_of
from framing.language.tree import Tree

Build = Callable[..., Tree]

NO_FAKE = "It|PRON|nsubj|1 is|AUX|ROOT|1|be not|PART|neg|1 true|ADJ|acomp|1 {joint}|CCONJ|cc|1 "
DOUBTED = "I|PRON|nsubj|2 don't|PART|neg|2 think|VERB|ROOT|2|think it|PRON|nsubj|4 is|AUX|ccomp|2|be fake|ADJ|acomp|4"
NO_FAKE += "all|PRON|nsubj|6 is|AUX|conj|1|be fake|ADJ|acomp|6"


NO_VALUE = "It|PRON|nsubj|1 has|VERB/VBZ|ROOT|1|have no|DET|det|3 value|NOUN|dobj|1 and|CCONJ|cc|1 "
NO_VALUE += "is|AUX/VBZ|conj|1|be propaganda|NOUN|attr|5"


@pytest.mark.parametrize(
    ("spec", "word", "denied"),
    [
        ("It|PRON|nsubj|1 is|AUX|ROOT|1|be n’t|PART|neg|1 fake|ADJ|acomp|1", 3, True),
        ("It|PRON|nsubj|1 did|VERB|ROOT|1|do nothing|PRON|dobj|1 immoral|ADJ|amod|2", 3, True),
        ("There|PRON|expl|1 is|AUX|ROOT|1|be nothing|PRON|attr|1 so|ADV|advmod|4 fake|ADJ|amod|2", 4, False),
        ("Nobody|PRON|nsubj|1 hates|VERB|ROOT|1|hate it|PRON|dobj|1 more|ADV|advmod|1", 1, False),
        ("Nobody|PRON|nsubj|1 hates|VERB|ROOT|1|hate it|PRON|dobj|1", 1, True),
        (NO_FAKE.format(joint="and"), 7, False),
        (NO_FAKE.format(joint="nor"), 7, True),
        (DOUBTED, 5, True),
        ("The|DET|det|3 No|NOUN/NN|nmod|3 1|NUM/CD|nummod|3 crook|NOUN/NN|nsubj|4 left|VERB|ROOT|4", 3, False),
        ("No|DET/DT|det|1 crook|NOUN/NN|nsubj|2 left|VERB|ROOT|2", 1, True),
        ("No|DET/DT|det|2 two|NUM/CD|nummod|2 crooks|NOUN/NNS|nsubj|3 agree|VERB|ROOT|3", 2, True),
        ("Dr.|PROPN/NNP|compound|1 No|PROPN/NNP|nsubj|2 is|AUX|ROOT|2|be vile|ADJ|acomp|2", 3, False),
        ("He|PRON|nsubj|3 can|AUX|aux|3 not|PART|neg|3 smear|VERB|ROOT|3 her|PRON|dobj|3", 3, True),
        ("He|PRON|nsubj|3 not|PART|neg|3 only|ADV|advmod|3 smeared|VERB|ROOT|3 her|PRON|dobj|3", 3, False),
        (NO_VALUE, 6, False),
        ("No|PROPN/NNP|compound|1 Fraud|PROPN/NNP|ROOT|1", 1, True),
        ("Never|ADV/RB|neg|2 \"|PUNCT/''|punct|2 thundered|VERB|ROOT|2 Reyes|PROPN|nsubj|2", 2, False),
    ],
)
def test_denied_inside_its_clause(tree: Build, spec: str, word: int, denied: bool) -> None:
    assert is_negated(sentence(tree, spec).nodes[word]) is denied


MAY = "It|PRON|nsubj|2 may|AUX/MD|aux|2 be|AUX/VB|ROOT|2|be rigged|ADJ|acomp|2"
CHARGED = "They|PRON|nsubj|1 accused|VERB/VBD|ROOT|1|accuse him|PRON|dobj|1 of|ADP|prep|1 looting|VERB/VBG|pcomp|3|loot"
BEFORE = "He|PRON|nsubj|2 may|AUX/MD|aux|2 accept|VERB/VB|ROOT|2 the|DET|det|5 rigged|ADJ|amod|5 vote|NOUN|dobj|2"


@pytest.mark.parametrize(
    ("spec", "word", "modality"),
    [
        (MAY, 3, "possible"),
        (CHARGED, 4, "alleged"),
        (BEFORE, 4, "asserted"),
        ("It|PRON|nsubj|1 is|AUX|ROOT|1|be rigged|ADJ|acomp|1", 2, "asserted"),
    ],
)
def test_whether_the_source_tells_it_as_so(tree: Build, spec: str, word: int, modality: str) -> None:
    assert modality_of(sentence(tree, spec).nodes[word]) == modality
