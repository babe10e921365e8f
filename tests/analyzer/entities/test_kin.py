"""Whose sister, whose lawyer; and who a member of a party is."""

from __future__ import annotations

from collections.abc import Callable

from entity_notation import article, resolved

from framing.language.tree import Tree

Build = Callable[..., Tree]

MARY_AND_LIZ = (
    "Mary|PROPN|compound|1|PERSON Cheney|PROPN|nsubj|9|+ ,|PUNCT|punct|1 the|DET|det|4 sister|NOUN|appos|1 "
    "of|ADP|prep|4 Liz|PROPN|compound|7|PERSON Cheney|PROPN|pobj|5|+ ,|PUNCT|punct|1 spoke|VERB|ROOT|9"
)


def test_her_sister_is_not_she_herself_but_the_one_named_so(tree: Build) -> None:
    told = article(
        tree, MARY_AND_LIZ, "Mary|PROPN|compound|1|PERSON Cheney|PROPN|nsubj|2|+ chided|VERB|ROOT|2 "
        "her|PRON|poss|4 sister|NOUN|dobj|2"
    )  # fmt: skip
    _, grouped = resolved(told)
    assert "her sister/description" in grouped["Liz Cheney"]
    assert not any(m.startswith("her sister") for m in grouped["Mary Cheney"])


def test_a_family_is_called_after_whose_it_is(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "Ann|PROPN|compound|1|PERSON Moss|PROPN|nsubj|2|+ thanked|VERB|ROOT|2 her|PRON|poss|4 family|NOUN|dobj|2",
        )
    )
    assert grouped["Moss's family"] == ["her family/first"]


def test_their_families_are_not_the_body_beside(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "We|PRON|nsubj|1 help|VERB|ROOT|1 Acme|PROPN|dobj|1|ORG ,|PUNCT|punct|2 their|PRON|poss|5 "
            "families|NOUNS|appos|2",
        )
    )
    assert grouped["Acme"] == ["Acme/name"]


def test_a_mans_lawyer_is_the_one_who_is_said_to_be_his(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "Lisa|PROPN|compound|1|PERSON Page|PROPN|nsubj|5|+ ,|PUNCT|punct|1 a|DET|det|4 lawyer|NOUN|appos|1 "
            "met|VERB|ROOT|5 Peter|PROPN|compound|7|PERSON Strong|PROPN|dobj|5|+",
            "Strong|PROPN|poss|2|PERSON 's|PART|case|0 lawyer|NOUN|nsubj|3 spoke|VERB|ROOT|3",
            "Ann|PROPN|compound|1|PERSON Moss|PROPN|nsubj|6|+ ,|PUNCT|punct|1 Strong|PROPN|poss|5|PERSON "
            "'s|PART|case|3 lawyer|NOUN|appos|1 left|VERB|ROOT|6",
        )
    )
    assert grouped["Lisa Page"] == ["Lisa Page/name", "a lawyer/apposition"]
    assert "Strong 's lawyer/description" in grouped["Ann Moss"]


def test_the_republican_beside_a_name_is_the_man(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "Ann|PROPN|compound|1|PERSON Moss|PROPN|nsubj|6|+ ,|PUNCT|punct|1 a|DET|det|4 "
            "Republican|PROPN|appos|1|NORP ,|PUNCT|punct|1 met|VERB|ROOT|6 Republican|ADJ|amod|8|NORP "
            "voters|NOUNS|dobj|6",
        )
    )
    assert grouped["Ann Moss"] == ["Ann Moss/name", "a Republican/apposition"]
    assert grouped["Republican Party"] == ["Republican/member"]


def test_it_is_an_honor_names_nobody(tree: Build) -> None:
    acme = "Acme|PROPN|nsubj|1|ORG spoke|VERB|ROOT|1"
    honor = "It|PRON|nsubj|1 was|AUX|ROOT|1 an|DET|det|3 honor|NOUN|attr|1 to|PART|aux|5 serve|VERB|relcl|3"
    _, grouped = resolved(article(tree, acme, honor))
    assert grouped["Acme"] == ["Acme/name"]
    _, grouped = resolved(article(tree, acme, "It|PRON|nsubj|1 apologized|VERB|ROOT|1"))
    assert grouped["Acme"] == ["Acme/name", "It/pronoun"]


def test_it_is_the_bill_of_which_the_sentence_speaks(tree: Build) -> None:
    bill = "Acme|PROPN|nsubj|1|ORG read|VERB|ROOT|1 the|DET|det|3 bill|NOUN|dobj|1"
    _, grouped = resolved(article(tree, bill, "The|DET|det|1 bill|NOUN|nsubj|2 failed|VERB|ROOT|2 because|SCONJ|mark|5 "
                                  "it|PRON|nsubj|5 cost|VERB|advcl|2 money|NOUN|dobj|5"))  # fmt: skip
    assert grouped["Acme"] == ["Acme/name"]


def test_public_office_and_justice_are_no_actors(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "He|PRON|nsubj|1 obstructed|VERB|ROOT|1 justice|NOUN|dobj|1 in|ADP|prep|1 public|ADJ|amod|5 "
            "office|NOUN|pobj|3",
        )
    )
    assert set(grouped) == {"he"}


def test_the_next_president_is_not_the_president(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "President|PROPN|compound|2|PERSON Ann|PROPN|compound|2|+ Moss|PROPN|nsubj|3|+ spoke|VERB|ROOT|3",
            "The|DET|det|2 next|ADJ|amod|2 president|NOUN|nsubj|3 waits|VERB|ROOT|3",
            "The|DET|det|1 president|NOUN|nsubj|2 left|VERB|ROOT|2",
        )
    )
    assert grouped["Ann Moss"] == ["Ann Moss/name", "The president/description"]


def test_he_is_not_she_in_the_next_sentence(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "Kerrin|PROPN|compound|1|PERSON Moss|PROPN|nsubj|2|+ spoke|VERB|ROOT|2",
            "She|PRON|nsubj|1 left|VERB|ROOT|1",
            "He|PRON|nsubj|1 stayed|VERB|ROOT|1",
        )
    )
    assert grouped["Kerrin Moss"] == ["Kerrin Moss/name", "She/pronoun"]


def test_a_title_tells_two_of_one_surname_apart(tree: Build) -> None:
    _, grouped = resolved(
        article(
            tree,
            "President|PROPN|compound|2|PERSON Dick|PROPN|compound|2|+ Cheney|PROPN|nsubj|3|+ spoke|VERB|ROOT|3",
            "Liz|PROPN|compound|1|PERSON Cheney|PROPN|nsubj|2|+ spoke|VERB|ROOT|2",
            "President|PROPN|compound|1|PERSON Cheney|PROPN|nsubj|2|+ left|VERB|ROOT|2",
        )
    )
    assert grouped == {"Dick Cheney": ["Dick Cheney/name", "Cheney/surname"], "Liz Cheney": ["Liz Cheney/name"]}
