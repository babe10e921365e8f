"""Unnamed people of one article, known by age and by their part in the event; nicknames; names that were missed."""

from __future__ import annotations

from collections.abc import Callable

from entity_notation import article, resolved

from framing.language.tree import Tree

Build = Callable[..., Tree]

SMITH_SHOT = "John|PROPN|compound|1|PERSON Smith|PROPN|nsubj|2|+ shot|VERB|ROOT|2 Jones|PROPN|dobj|2|PERSON"
SMITH_ARRESTED = "Officers|NOUNS|nsubj|1 arrest|VERB|ROOT|1 Smith|PROPN|dobj|1|PERSON"
FLED = "The|DET|det|1 gunman|NOUN|nsubj|2 ran|VERB|ROOT|2"


def with_lemmas(tree: Build, *sentences: str) -> Tree:
    """The notation's lemma of "shot" is "shot"; the rules want the verb's own."""

    def build(words: list[str], **columns: object) -> Tree:
        verbs = {"shot": "shoot", "wrote": "write"}
        lemmas = [verbs.get(w, lemma) for w, lemma in zip(words, columns["lemmas"], strict=True)]  # type: ignore[call-overload]
        return tree(words, **{**columns, "lemmas": lemmas})

    return article(build, *sentences)


def test_the_gunman_is_the_only_one_who_shot(tree: Build) -> None:
    _, grouped = resolved(with_lemmas(tree, SMITH_SHOT, SMITH_ARRESTED, FLED))
    assert "The gunman/description" in grouped["John Smith"]


def test_a_deed_told_once_gives_no_name(tree: Build) -> None:
    _, grouped = resolved(with_lemmas(tree, SMITH_SHOT, FLED.replace("gunman", "shooter")))
    assert grouped["shooter"] == ["The shooter/first"]


def test_a_second_gunman_is_another(tree: Build) -> None:
    other = "Another|DET|det|1 gunman|NOUN|nsubj|2 ran|VERB|ROOT|2"
    _, grouped = resolved(with_lemmas(tree, SMITH_SHOT, SMITH_ARRESTED, other))
    assert "Another gunman/first" in grouped["gunman"]


def test_an_age_tells_who_the_man_of_the_lead_is(tree: Build) -> None:
    lead = "A|DET|det|2 61-year-old|ADJ|amod|2 man|NOUN|nsubj|3 ran|VERB|ROOT|3"
    man = (
        "Al|PROPN|compound|1|PERSON Ray|PROPN|nsubj|5|+ ,|PUNCT|punct|1 61|NUM|appos|1 ,|PUNCT|punct|1 ran|VERB|ROOT|5"
    )
    _, grouped = resolved(article(tree, lead, man))
    assert "A 61-year-old man/description" in grouped["Al Ray"]
    _, grouped = resolved(article(tree, lead, man.replace("Al|", "Ann|")))
    assert "A 61-year-old man/description" not in grouped["Ann Ray"]


def test_a_nickname_in_marks_is_inside_the_name(tree: Build) -> None:
    told = 'Vincent|PROPN|compound|4 "|PUNCT|punct|4 Chin|PROPN|compound|4|WORK_OF_ART "|PUNCT|punct|4|+ '
    told += "Gigante|PROPN|nsubj|5|+ ran|VERB|ROOT|5"
    later = "Gigante|PROPN|nsubj|1|PERSON ran|VERB|ROOT|1"
    found, grouped = resolved(article(tree, told, later))
    assert [(e.label, e.mentions) for e in found] == [("PERSON", 2)]
    assert "Gigante/surname" in next(iter(grouped.values()))


def test_a_rare_word_that_says_something_is_a_person(tree: Build) -> None:
    found, _ = resolved(with_lemmas(tree, "Zbrozek|NOUN|nsubj|1 wrote|VERB|ROOT|1 letters|NOUNS|dobj|1"))
    assert [(e.name, e.label) for e in found] == [("Zbrozek", "PERSON")]


def test_a_common_word_that_says_something_is_none(tree: Build) -> None:
    found, _ = resolved(with_lemmas(tree, "Evidence|NOUN|nsubj|1 wrote|VERB|ROOT|1 letters|NOUNS|dobj|1"))
    assert found == []


def test_in_an_excerpt_he_may_be_somebody_outside_of_it(tree: Build) -> None:
    told = "Smith|PROPN|nsubj|1|PERSON thanks|VERB|ROOT|1 him|PRON|dobj|1"
    _, grouped = resolved(article(tree, told))
    assert grouped == {"Smith": ["Smith/surname"], "he": ["him/pronoun"]}


def test_the_north_is_the_country_of_that_name(tree: Build) -> None:
    told = "North|PROPN|compound|1|GPE Korea|PROPN|nsubj|2|+ met|VERB|ROOT|2 envoys|NOUNS|dobj|2"
    later = "The|DET|det|1 North|PROPN|nsubj|2|LOC agreed|VERB|ROOT|2"
    _, grouped = resolved(article(tree, told, later))
    assert "North/short name" in grouped["North Korea"]


def test_a_body_that_the_article_calls_by_surname_is_a_person(tree: Build) -> None:
    told = "Bettie|PROPN|compound|1|ORG Page|PROPN|nsubj|2|+ sang|VERB|ROOT|2"
    later = "Page|PROPN|nsubj|1|PERSON sang|VERB|ROOT|1"
    found, _ = resolved(article(tree, told, later))
    assert [(e.name, e.label, e.mentions) for e in found] == [("Bettie Page", "PERSON", 2)]
