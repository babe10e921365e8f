"""The main job, end to end, on the two seed articles: shape and substance, not exact parses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from framing import api
from framing.comparator.concordance import concordance
from framing.model import Analysis, ComparedEntity, Comparison, Portrait, Voice

pytestmark = pytest.mark.model

TOP = Path(__file__).parents[1]
SEEDS = [str(TOP / "seeds" / "proletarian.txt"), str(TOP / "seeds" / "al-jazeera.txt")]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    with api.store() as kept:
        return api.compare(api.read(SEEDS).articles, api.settings(), kept)


@pytest.fixture(scope="module")
def leader(comparison: Comparison) -> ComparedEntity:
    return next(e for e in comparison.entities if e.name.endswith("Lukashenko"))


def portrait(entity: ComparedEntity, source: str) -> Portrait:
    return next(p for p in entity.portraits if p.source == source)


def told(entity: ComparedEntity, source: str, voice: Voice = Voice.OWN) -> str:
    return " | ".join(d.text for d in portrait(entity, source).descriptors if d.voice is voice)


def test_sources_titles_and_parts(comparison: Comparison) -> None:
    proletarian, al_jazeera = (a.article for a in comparison.analyses)
    assert (proletarian.source, al_jazeera.source) == ("Proletarian", "Al Jazeera")
    assert al_jazeera.title.startswith("Belarus president and firm Russia ally")
    assert [p.kind.value for p in al_jazeera.parts][:3] == ["headline", "standfirst", "body"]
    assert al_jazeera.parts[-1].kind.value == "signature"
    assert all(s.end <= al_jazeera.parts[-1].start or not s.words for s in comparison.analyses[1].sentences)


def test_what_is_stored_is_the_same_bytes_when_it_is_read_back(comparison: Comparison) -> None:
    once = msgspec.msgpack.encode(comparison)
    assert msgspec.msgpack.encode(msgspec.msgpack.decode(once, type=Comparison)) == once


def test_the_articles_tell_the_same_story(comparison: Comparison) -> None:
    assert comparison.same_story


def test_both_portraits_land_on_one_man_in_the_sources_own_voice(leader: ComparedEntity) -> None:
    assert "fiercely independent" in told(leader, "Proletarian")
    assert "authoritarian leader of Belarus" in told(leader, "Al Jazeera")
    assert "staunch ally of" in told(leader, "Al Jazeera")
    assert "one of the staunchest allies" in told(leader, "Al Jazeera")
    assert "brutal suppression" in told(leader, "Al Jazeera")
    assert "firm Russia ally" in told(leader, "Al Jazeera")


def test_the_two_portraits_differ_in_evaluation(leader: ComparedEntity) -> None:
    ours, theirs = portrait(leader, "Proletarian").evaluation, portrait(leader, "Al Jazeera").evaluation
    assert ours.score is not None
    assert theirs.score is not None
    assert ours.score > theirs.score


def test_words_of_a_foreign_ministry_are_not_the_outlets_own(comparison: Comparison) -> None:
    al_jazeera = comparison.analyses[1]
    voices = {t.text.lower(): t.voice for t in al_jazeera.loaded_terms}
    assert voices["smear campaign"] is Voice.INDIRECT
    assert voices["hypocrisy"] is Voice.DIRECT
    assert voices["brutal"] is Voice.OWN


def test_a_concordance_hears_the_same_voice_as_the_table_of_loaded_terms(comparison: Comparison) -> None:
    compared = 0
    for analysis in comparison.analyses:
        for term in analysis.loaded_terms:
            same = [x for x in concordance([analysis], term.text) if (x.start, x.end) == (term.start, term.end)]
            assert {(x.voice, x.speaker) for x in same} <= {(term.voice, term.speaker)}, term
            compared += len(same)
    assert compared > 50


def test_one_source_reports_speech_the_other_hardly_does(comparison: Comparison) -> None:
    counts = [sum(q.type in ("direct", "indirect", "mixed") for q in a.quotations) for a in comparison.analyses]
    assert counts[0] <= 8
    assert counts[1] >= 16


def test_scare_quotes_are_found_and_possessives_are_none(comparison: Comparison) -> None:
    scare = " | ".join(q.text for q in comparison.analyses[0].quotations if q.type == "scare")
    found = [
        "deal",
        "socialist",
        "debt traps",
        "free-market democracies",
        "Moscow stooge",
        "colour revolution",
        "genocide",
    ]
    assert sum(word in scare for word in found) >= 6
    assert "elites" not in scare


def test_every_loaded_term_says_its_lexicon_and_category(comparison: Comparison) -> None:
    for analysis in comparison.analyses:
        names = {x.name for x in analysis.lexicons} | {"learned"}
        assert analysis.loaded_terms
        assert all(t.lexicon in names and t.category for t in analysis.loaded_terms)


def spans(analysis: Analysis) -> Iterable[tuple[int, int, str]]:
    groups = (
        analysis.mentions,
        analysis.descriptors,
        analysis.roles,
        analysis.loaded_terms,
        analysis.quotations,
        analysis.events,
    )
    return ((x.start, x.end, x.text) for group in groups for x in group)


def test_every_piece_of_evidence_leads_back_to_its_characters(comparison: Comparison) -> None:
    for analysis in comparison.analyses:
        found = list(spans(analysis))
        assert len(found) > 100
        assert all(analysis.article.text[start:end] == text for start, end, text in found)
    text = {a.article.id: a.article.text for a in comparison.analyses}
    for passage in comparison.passages:
        assert all(text[e.article][e.start : e.end] == e.text for e in passage.passages)
    for item in comparison.coverage:
        assert all(text[e.article][e.start : e.end] == e.text for e in item.evidence)


def test_the_visit_is_what_both_tell(comparison: Comparison) -> None:
    assert comparison.passages
    assert any(
        "Beijing" in e.text and ("visit" in e.text or "welcomed" in e.text)
        for p in comparison.passages
        for e in p.passages
    )


def framing(*arguments: str, seed: str, cache: Path) -> str:
    env = os.environ | {"PYTHONHASHSEED": seed, "FRAMING_CACHE": str(cache), "COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, "-c", "from framing.cli import main; raise SystemExit(main())", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        cwd=TOP,
        check=True,
    )
    return done.stdout


def test_same_input_same_bytes_whatever_the_hash_seed_and_the_number_of_processes(tmp_path: Path) -> None:
    one = framing("compare", *SEEDS, "--json", "-", "--jobs", "1", seed="1", cache=tmp_path / "one")
    two = framing("compare", *SEEDS, "--json", "-", "--jobs", "2", seed="2", cache=tmp_path / "two")
    assert one == two
    saved = json.loads(one)
    assert saved["format"] == 1
    assert {"id", "name", "label", "mentions", "portraits"} <= set(saved["entities"][0])
    shown = framing("compare", *SEEDS, seed="3", cache=tmp_path / "one")
    for words in ("Lukashenko", "fiercely", "independent", "authoritarian"):
        assert words in shown
    assert "\x1b" not in shown
    assert len(shown.splitlines()) <= 120
