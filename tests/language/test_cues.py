"""The lists of cues, speakers' nouns and words beside marks are data: sorted, unique, of known kinds."""

from __future__ import annotations

import pytest

from framing.language.cues import PREPOSITIONS, cues, distancing_words, phrases
from framing.language.resources import table

FRAMES = {
    "clause",
    "quote",
    "to",
    "object",
    "name",
    "like",
    "evidence",
    "negates",
    "act",
    "phrase",
    "adverb",
    "adjective",
} | PREPOSITIONS
TOPICS = {"topic", "plan"} | PREPOSITIONS
STANCES = {"neutral", "distancing", "endorsing", "conflict"}


def test_every_cue_has_known_frames_and_a_known_stance() -> None:
    for row in table("reporting-verbs"):
        frames, topics = set(row["frames"].split()), set(row["topics"].split())
        assert frames <= FRAMES, row
        assert topics <= TOPICS, row
        assert frames or topics, row
        assert row["stance"] in STANCES, row
        assert row["pos"] in ("VERB", "NOUN", "ADJ", "ADV", "ADP"), row


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("reporting-verbs", ("cue", "pos")),
        ("speaker-nouns", ("noun",)),
        ("quote-contexts", ("word",)),
        ("unnamed", ("words",)),
        ("genres", ("word",)),
    ],
)
def test_lists_are_sorted_and_without_doubles(name: str, keys: tuple[str, ...]) -> None:
    rows = [tuple(row[k] for k in keys) for row in table(name)]
    assert rows == sorted(set(rows))
    assert all(cell == cell.strip() and cell for row in rows for cell in row)


def test_stances_of_well_known_verbs() -> None:
    verbs = cues("VERB")
    stances = {lemma: verbs[lemma].stance for lemma in ("say", "claim", "admit", "accuse", "allege", "reveal", "deny")}
    assert stances == {
        "say": "neutral",
        "claim": "distancing",
        "admit": "endorsing",
        "accuse": "conflict",
        "allege": "distancing",
        "reveal": "endorsing",
        "deny": "conflict",
    }


def test_phrases_are_found_by_their_first_word() -> None:
    assert ("according", "to") in {words for words, _ in phrases()["according"]}
    assert "so-called" in distancing_words()
    assert "say" not in distancing_words()
