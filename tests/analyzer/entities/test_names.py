"""Names: what the recogniser gives, corrected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from entity_notation import article

from framing.analyzer.entities.names import names
from framing.language.tree import Tree

Build = Callable[..., Tree]


def found(tree: Tree) -> dict[str, str]:
    return {c.text(tree): c.label for c in sorted(names(tree)[0], key=lambda c: c.first.i)}


def test_articles_and_possessives_are_no_part_of_a_name(tree: Build) -> None:
    text = article(tree, "the|DET|det|1|ORG Pentagon|PROPN|poss|3|+ 's|PART|case|1|+ budget|NOUN|ROOT|3")
    assert found(text) == {"Pentagon": "ORG"}


def test_the_gazetteer_corrects_the_label(tree: Build) -> None:
    assert found(article(tree, "Benghazi|PROPN|nsubj|1|PERSON fell|VERB|ROOT|1")) == {"Benghazi": "GPE"}


def test_a_title_is_not_part_of_the_name_but_kept(tree: Build) -> None:
    text = article(tree, "Sen.|PROPN|compound|2|PERSON Ted|PROPN|compound|2|+ Cruz|PROPN|nsubj|3|+ spoke|VERB|ROOT|3")
    made = names(text)[0][0]
    assert (made.text(text), made.title, made.label) == ("Ted Cruz", "Sen.", "PERSON")


def test_a_given_name_makes_a_person(tree: Build) -> None:
    text = article(tree, "Trent|PROPN|compound|1|PRODUCT Franks|PROPN|nsubj|2|+ spoke|VERB|ROOT|2")
    assert found(text) == {"Trent Franks": "PERSON"}


@pytest.mark.parametrize("label", ["PERSON", "ORG"])
@pytest.mark.parametrize("form", ["Inc", "Inc.", "Corp.", "LLC"])
def test_nor_does_it_where_a_company_s_legal_form_follows(tree: Build, form: str, label: str) -> None:
    spec = f"Ralph|PROPN|compound|2|{label} Lauren|PROPN|compound|2|+ {form}|PROPN|nsubj|3|+ paid|VERB|ROOT|3"
    assert found(article(tree, spec)) == {f"Ralph Lauren {form}": "ORG"}


def test_but_not_of_a_bodys_name(tree: Build) -> None:
    text = article(tree, "Austin|PROPN|compound|1|ORG College|PROPN|nsubj|2|+ closed|VERB|ROOT|2")
    assert found(text) == {"Austin College": "ORG"}


def test_a_party_before_a_person_is_split_off(tree: Build) -> None:
    text = article(
        tree, "Republican|PROPN|compound|2|PERSON Mitt|PROPN|compound|2|+ Romney|PROPN|nsubj|3|+ spoke|VERB|ROOT|3"
    )
    assert found(text) == {"Republican": "ORG", "Mitt Romney": "PERSON"}


def test_pro_russia_is_no_name(tree: Build) -> None:
    text = tree(
        ["a", "pro", "-", "Russia", "crowd"],
        pos=["DET", "ADJ", "PUNCT", "PROPN", "NOUN"],
        tags=["DT", "JJ", "HYPH", "NNP", "NN"],
        deps=["det", "amod", "punct", "compound", "ROOT"],
        heads=[4, 4, 4, 4, 4],
        spaces=[True, False, False, True, True],
        names=[(3, 4, "GPE")],
    )
    assert [c.modifier for c in names(text)[0]] == [True]


def test_a_headlines_words_are_no_names(tree: Build) -> None:
    text = article(
        tree,
        "Multiple|PROPN|compound|1|ORG Bills|PROPN|nsubj|2|+ Coming|VERB|ROOT|2 Before|ADP|prep|2 Taxes|PROPN|pobj|3",
        "The|DET|det|1 bills|NOUNS|nsubj|2 came|VERB|ROOT|2",
    )
    assert "Multiple Bills" not in found(text)


def test_a_capitalised_noun_that_is_somebodys_surname_is_a_name(tree: Build) -> None:
    text = article(
        tree,
        "Jane|PROPN|compound|1|PERSON Bloggs|PROPN|nsubj|2|+ spoke|VERB|ROOT|2",
        "Then|ADV|advmod|2 Bloggs|NOUN|nsubj|2 left|VERB|ROOT|2",
    )
    assert [c.text(text) for c in names(text)[0]] == ["Jane Bloggs", "Bloggs"]


def test_dates_and_numbers_are_no_names(tree: Build) -> None:
    text = article(tree, "March|PROPN|npadvmod|2|DATE 4|NUM|nummod|0|+ came|VERB|ROOT|2")
    assert found(text) == {}


def test_party_and_state_are_no_name(tree: Build) -> None:
    assert found(article(tree, "Reid|PROPN|nsubj|2|PERSON D-Nev.|PROPN|appos|0|ORG spoke|VERB|ROOT|2")) == {
        "Reid": "PERSON"
    }


def test_a_persons_name_ends_before_a_headlines_verb(tree: Build) -> None:
    text = article(
        tree,
        "Perry|PROPN|nsubj|1|PERSON Wins|VERB|ROOT|1|+ Endorsement|PROPN|dobj|1|+ Of|ADP|prep|2 Sheriff|PROPN|pobj|3",
    )
    assert "Perry" in found(text)


def test_initials_are_no_person(tree: Build) -> None:
    text = article(tree, "The|DET|det|1 DOMA|PROPN|nsubj|2|PERSON fell|VERB|ROOT|2")
    assert found(text) == {"DOMA": "ORG"}


def test_a_law_case_is_one_name(tree: Build) -> None:
    text = article(tree, "King|PROPN|compound|2|PERSON v.|ADP|prep|0 Burwell|PROPN|nsubj|3|PERSON began|VERB|ROOT|3")
    assert found(text) == {"King v. Burwell": "LAW"}


def test_a_motto_and_an_office_are_no_names(tree: Build) -> None:
    motto = "God|PROPN|nsubj|2|ORG We|PRON|nsubj|2|+ Trust|PROPN|dobj|3|+ was|AUX|ROOT|3 cited|VERB|acomp|3"
    assert "God We Trust" not in found(article(tree, motto))
    assert found(article(tree, "Special|PROPN|compound|1|ORG Agent|PROPN|nsubj|2|+ left|VERB|ROOT|2")) == {}


def test_a_headline_runs_on_after_a_surname(tree: Build) -> None:
    text = article(
        tree,
        "Bloggs|PROPN|compound|2|PERSON Taunts|PROPN|compound|2|+ Rivals|PROPN|ROOT|2|+",
        "Then|ADV|advmod|3 old|ADJ|amod|2 Bloggs|PROPN|nsubj|3|PERSON left|VERB|ROOT|3 the|DET|det|5 hall|NOUN|dobj|3",
    )
    assert found(text) == {"Bloggs": "PERSON"}


def test_a_body_called_a_spokeswoman_is_a_person(tree: Build) -> None:
    text = article(
        tree,
        "AshLee|PROPN|compound|1|ORG Strong|PROPN|nsubj|4|+ a|DET|det|3 spokeswoman|NOUN|appos|1 spoke|VERB|ROOT|4",
    )
    assert found(text) == {"AshLee Strong": "PERSON"}


def test_the_credit_of_a_picture_names_nobody(tree: Build) -> None:
    text = article(tree, "Jane|PROPN|compound|1|PERSON Bloggs|PROPN|nmod|3|+ /|SYM|punct|3 AFP|PROPN|ROOT|3|ORG")
    assert found(text) == {}


def test_an_act_is_a_law_and_a_dateline_a_place(tree: Build) -> None:
    act = "Save|PROPN|compound|2|ORG Workers|PROPN|compound|2|+ Act|PROPN|nsubj|3|+ passed|VERB|ROOT|3"
    assert found(article(tree, act)) == {"Save Workers Act": "LAW"}
    line = "AMHERST|PROPN|ROOT|0|ORG —|PUNCT|punct|0 He|PRON|nsubj|3 left|VERB|dep|0"
    assert found(article(tree, line)) == {"AMHERST": "GPE"}


def test_a_headline_runs_on_after_a_full_name(tree: Build) -> None:
    text = article(
        tree,
        "Jane|PROPN|compound|2|PERSON Bloggs|PROPN|compound|2|+ Cover|PROPN|ROOT|2|+",
        "Then|ADV|advmod|2 Jane|PROPN|compound|2|PERSON Bloggs|PROPN|nsubj|3|+ left|VERB|ROOT|3 quietly|ADV|advmod|3",
    )
    assert [c.text(text) for c in names(text)[0]] == ["Jane Bloggs", "Jane Bloggs"]


def test_the_colts_are_no_surname(tree: Build) -> None:
    team = "The|DET|det|1 Colts|PROPN|nsubj|2|PERSON won|VERB|ROOT|2"
    text = article(tree, team, "Colts|PROPN|nsubj|1|PERSON led|VERB|ROOT|1", team)
    assert found(text) == {"Colts": "ORG"}


def test_the_clintons_are_a_family_and_the_nunes_memo_is_a_man_s(tree: Build) -> None:
    family = "The|DET|det|1 Clintons|PROPN|nsubj|2|PERSON won|VERB|ROOT|2"
    clinton = "Ann|PROPN|compound|1|PERSON Clinton|PROPN|nsubj|2|+ spoke|VERB|ROOT|2"
    assert found(article(tree, family, family, family, clinton))["Clintons"] == "PERSON"
    memo = "the|DET|det|2 Nunes|PROPN|compound|2|PERSON memo|NOUN|nsubj|3 leaked|VERB|ROOT|3"
    assert found(article(tree, memo, memo, memo))["Nunes"] == "PERSON"


def test_the_navy_is_that_of_the_country_whose_navy_is_spoken_of(tree: Build) -> None:
    bare = "the|DET|det|1 Navy|PROPN|nsubj|2|ORG fired|VERB|ROOT|2"
    indian = "the|DET|det|2 Indian|ADJ|amod|2 navy|NOUN|nsubj|3 fired|VERB|ROOT|3"
    american = "the|DET|det|2 American|ADJ|amod|2 navy|NOUN|nsubj|3 fired|VERB|ROOT|3"

    def keys(*sentences: str) -> set[str]:
        return {c.known.key for c in names(article(tree, *sentences))[0] if c.known is not None}

    assert "Q:U.S. Navy" in keys(bare)
    assert "Q:U.S. Navy" not in keys(indian, bare)
    assert "Q:U.S. Navy" in keys(indian, american, bare)


def test_a_public_figure_taken_for_a_verb_is_a_person(tree: Build) -> None:
    assert found(article(tree, "Voters|NOUNS|nsubj|1 like|VERB|ROOT|1 Zelenskyy|VERB|xcomp|1")) == {
        "Zelenskyy": "PERSON"
    }
    assert found(article(tree, "Voters|NOUNS|nsubj|1 like|VERB|ROOT|1 Walking|VERB|xcomp|1")) == {}
