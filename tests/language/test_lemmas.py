"""Lemmas that the pipeline's rules get wrong."""

from __future__ import annotations

import pytest

from framing.language.lemmas import lemma_of, noun_lemma, verb_lemma


@pytest.mark.parametrize(
    ("given", "form", "true"),
    [
        ("hop", "hoped", "hope"),
        ("hop", "hopes", "hope"),
        ("rap", "raped", "rape"),
        ("hop", "hopped", "hop"),
        ("rid", "riding", "ride"),
        ("bus", "busing", "bus"),
        ("fix", "fixed", "fix"),
        ("help", "helped", "help"),
        ("Put", "put", "put"),
    ],
)
def test_a_single_consonant_shows_that_an_e_was_lost(given: str, form: str, true: str) -> None:
    assert verb_lemma(given, form) == true


@pytest.mark.parametrize(
    ("given", "form", "true"),
    [
        ("taxis", "taxes", "tax"),
        ("basis", "bases", "base"),
        ("medium", "media", "media"),
        ("crisis", "crises", "crisis"),
    ],
)
def test_a_plural_is_that_of_the_word_that_news_uses(given: str, form: str, true: str) -> None:
    assert noun_lemma(given, form) == true


@pytest.mark.parametrize(("pos", "lemma"), [("VERB", "hope"), ("NOUN", "hop"), ("PROPN", "hop")])
def test_only_verbs_get_back_a_lost_e(pos: str, lemma: str) -> None:
    assert lemma_of("hop", "hopes", pos) == lemma


def test_a_name_is_no_plural() -> None:
    assert lemma_of("Data", "data", "PROPN") == "Data"
