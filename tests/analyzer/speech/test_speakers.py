"""Who speaks where the parser is unsure: several subjects, split words, documents, words for nobody."""

from __future__ import annotations

import pytest
from quotation_notation import article

from framing.analyzer.speech.quotations import quotations
from framing.analyzer.speech.speaker_entities import with_speakers
from framing.language.tree import Tree

ENDED = "that|SCONJ|mark|{0} it|PRON|nsubj|{0} ended|VERB/VBD|ccomp|{1}"


def speakers(tree: Tree) -> list[str | None]:
    return [q.speaker for q in quotations(tree)]


def test_a_word_split_at_its_hyphen_is_one_speaker() -> None:
    tree = article(
        "A|PRON/DT|nsubj|6 November|PROPN|npadvmod|0 2008|NUM|nummod|1 e|NOUN|nsubj|6_ -|NOUN|nsubj|6_ "
        f"mail|NOUN|nsubj|6 said|VERB/VBD|ROOT|6|say {ENDED.format(9, 6)}"
    )
    assert speakers(tree) == ["A November 2008 e-mail"]
    assert quotations(tree)[0].speaker_kind == "institutional"


def test_an_article_left_alone_is_nobody() -> None:
    assert speakers(article(f"A|DET/DT|nsubj|1 said|VERB/VBD|ROOT|1|say {ENDED.format(4, 1)}")) == [None]


def test_the_party_in_brackets_is_nobody() -> None:
    tree = article(
        f"D|PROPN|nsubj|3_ -|PUNCT|punct|0_ Md.|PROPN|npadvmod|0 said|VERB/VBD|ROOT|3|say {ENDED.format(6, 3)}"
    )
    assert speakers(tree) == [None]


def test_a_platform_of_one_letter_speaks() -> None:
    assert speakers(article(f"X|PROPN|nsubj|1 said|VERB/VBD|ROOT|1|say {ENDED.format(4, 1)}")) == ["X"]


def test_who_is_told_after_the_verb_is_not_who_tells() -> None:
    tree = article(
        "We|PRON|nsubj|1 won|VERB/VBD|ccomp|4_ ,|PUNCT|punct|4 Mao|PROPN|nsubj|4 told|VERB/VBD|ROOT|4|tell "
        "reporters|NOUN|nsubj|4|reporter"
    )
    assert speakers(tree) == ["Mao"]


def test_the_subject_nearest_to_the_verb_speaks() -> None:
    tree = article(
        "laws|NOUN|ROOT|0_ ,|PUNCT|punct|0 that|PRON/WDT|nsubj|4 courts|NOUN|nsubj|4|court said|VERB/VBD|relcl|0|say "
        "harmed|VERB/VBD|ccomp|4|harm voters|NOUN|dobj|5"
    )
    assert speakers(tree) == ["courts"]


def test_what_is_set_off_by_a_comma_is_beside_the_subject() -> None:
    tree = article(
        "Critics|NOUN|nsubj|5|critic_ ,|PUNCT|punct|0 among|ADP|prep|0 Mao|PROPN|nsubj|5_ ,|PUNCT|punct|5 "
        f"said|VERB/VBD|ROOT|5|say {ENDED.format(8, 5)}"
    )
    assert speakers(tree) == ["Critics"]


def test_a_subject_that_goes_on_is_one_speaker() -> None:
    tree = article(
        "a|DET|det|1 spokesman|NOUN|nsubj|5 for|ADP|prep|1 committee|NOUN|pobj|2 Democrats|PROPN/NNPS|nsubj|5 "
        f"said|VERB/VBD|ROOT|5|say {ENDED.format(8, 5)}"
    )
    assert speakers(tree) == ["a spokesman for committee Democrats"]


@pytest.mark.parametrize(("verb", "speaker"), [("issued", "Mao"), ("received", "a statement")])
def test_who_issues_a_statement_says_it(verb: str, speaker: str) -> None:
    lemma = verb.removesuffix("d") if verb != "issued" else "issue"
    tree = article(
        f"Mao|PROPN|nsubj|1 {verb}|VERB/VBD|ROOT|1|{lemma} a|DET|det|3 statement|NOUN|dobj|1 "
        f"saying|VERB/VBG|acl|3|say {ENDED.format(7, 4)}"
    )
    assert speakers(tree) == [speaker]


def test_a_statement_from_somebody_else_is_theirs() -> None:
    tree = article(
        "Mao|PROPN|nsubj|1 released|VERB/VBD|ROOT|1|release a|DET|det|3 statement|NOUN|dobj|1 from|ADP|prep|3 "
        f"Khan|PROPN|pobj|4 saying|VERB/VBG|acl|3|say {ENDED.format(9, 6)}"
    )
    assert speakers(tree) == ["Khan"]


def test_what_follows_from_this_is_the_article_s_own_conclusion() -> None:
    tree = article(f"This|PRON/DT|nsubj|1 implies|VERB/VBZ|ROOT|1|imply {ENDED.format(4, 1)}")
    assert quotations(tree) == []


@pytest.mark.parametrize("word", ["Each", "Those", "Someone", "another"])
def test_a_word_for_nobody_in_particular_is_no_name(word: str) -> None:
    tree = article(f"{word}|PRON|nsubj|1 said|VERB/VBD|ROOT|1|say {ENDED.format(4, 1)}")
    found = with_speakers(quotations(tree), [], {})[0]
    assert (found.speaker, found.speaker_words) == (None, word)
