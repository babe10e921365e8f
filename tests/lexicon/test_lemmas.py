"""Lemmas that the pipeline's rules get wrong."""

from __future__ import annotations

import pytest

from framing.lexicon.lemmas import verb_lemma


@pytest.mark.parametrize(
    ("given", "form", "true"),
    [
        ("hop", "hoped", "hope"),
        ("hop", "hopes", "hope"),
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
