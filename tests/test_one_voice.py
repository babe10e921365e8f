"""A span has one voice, whichever format shows it: tables, CSV, JSON, Parquet, the marks of the HTML page."""

from __future__ import annotations

import csv
import io
from collections import defaultdict

import hand_made
import pyarrow.parquet as pq
import pytest

import parsed as stored
from framing import api
from framing.language.voices import Voices
from framing.model import Analysis, Comparison, Voice
from framing.reporter.exports import csv_export
from framing.reporter.exports.evidence import Evidence
from framing.reporter.exports.records import record
from framing.reporter.html import highlight
from framing.reporter.html.html_charts import direct_words
from framing.reporter.tables.tables import report

Place = tuple[str, int, int]

TEXTS = {
    "north": """Mayor Lena Hurst attacks ‘corrupt’ harbor board

Mayor Lena Hurst said on Monday that the board was “a gang of cowards” and had ruined the port.

“They lied,” she said of the directors, “and they will lie again.” Hurst called its chairman, Paul Dorn, “a thug”.

The so-called reform was a disgrace, according to Dorn, who accused the mayor of “reckless” spending.

The union said the longtime firebrand Paul Dorn would resign. The brutal clampdown on the dockers began on Tuesday.
""",
    "south": """Harbor board rejects mayor's claims

Chairman Paul Dorn denied that the board was a ‘gang of cowards’ and said the mayor’s “reckless” plans had failed.

Dorn told reporters that Lena Hurst was “a stubborn bully” who had ruined the port.

The clampdown on the dockers began on Tuesday.
""",
}


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("voices")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text)
    articles = api.read([str(folder / f"{name}.txt") for name in TEXTS]).articles
    return stored.compare(articles)


def _shown(comparison: Comparison) -> dict[Place, dict[str, set[str]]]:
    """Of each place the voices that it is shown with, by format."""
    found: dict[Place, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    made = report(comparison)
    for table in made.tables:
        if table.key == "answers":
            continue  # a row shows a sentence, in the voice of the words in it that answer
        keys = [c.key for c in table.columns]
        for row in table.rows if {"article", "start", "end", "voice"} <= set(keys) else ():
            cells = dict(zip(keys, row, strict=True))
            found[cells["article"], cells["start"], cells["end"]]["tables"].add(str(cells["voice"]))
    for row in csv.DictReader(io.StringIO(csv_export.long(made))):
        found[row["article"], int(row["start"]), int(row["end"])]["csv"].add(row["voice"])
    kinds = ("descriptors", "roles", "loaded_terms", "events")
    tables = Evidence(kinds)
    tables.add(comparison.analyses)
    for data in tables.files().values():
        for row in pq.read_table(io.BytesIO(data)).to_pylist():
            found[row["article"], row["start"], row["end"]]["parquet"].add(row["voice"])
    for number, analysis in enumerate(comparison.analyses):
        for kind in kinds:
            for item in getattr(record(analysis), kind):
                found[analysis.article.id, item.start, item.end]["json"].add(item.voice)
        for mark in highlight.marks(comparison, number):
            if mark.layer in ("descriptor", "term", "quotation", "scare"):
                found[analysis.article.id, mark.start, mark.end]["html"].add(mark.voice)
    return found


def _several(comparison: Comparison) -> dict[Place, dict[str, set[str]]]:
    return {k: dict(v) for k, v in _shown(comparison).items() if len(set().union(*v.values())) > 1}


def test_a_span_has_one_voice_in_a_hand_made_comparison() -> None:
    comparison = hand_made.comparison()
    assert len(_shown(comparison)) > 20
    assert not _several(comparison)


def test_a_span_has_one_voice_in_parsed_articles(parsed: Comparison) -> None:
    shown = _shown(parsed)
    assert {v for formats in shown.values() for said in formats.values() for v in said} == {
        "own", "direct", "indirect", "scare"
    }  # fmt: skip
    assert not _several(parsed)


def test_what_the_comparison_shows_has_the_voice_of_its_place(parsed: Comparison) -> None:
    told = {a.article.id: Voices(a.quotations) for a in parsed.analyses}
    wordings = [e for s in parsed.wordings for w in s.wordings for e in w.evidence]
    assert wordings
    for e in wordings:
        assert (e.voice, e.speaker) == told[e.article].at(e.start, e.end)
    for e in [e for p in parsed.passages for e in p.passages]:
        assert (e.voice, e.speaker) == told[e.article].most(e.start, e.end)


def test_a_word_is_in_the_voice_of_the_innermost_quotation_mark(parsed: Comparison) -> None:
    for number, analysis in enumerate(parsed.analyses):
        voices = Voices(analysis.quotations)
        marks = [m for m in highlight.marks(parsed, number) if m.layer in ("quotation", "scare")]
        rows = _quotation_rows(parsed, analysis)
        for start, end in zip(analysis.parse.starts, analysis.parse.ends, strict=True):
            expected = voices.at(start, end)[0]
            for spans in ([(m.start, m.end, m.voice) for m in marks], rows):
                around = [(b - a, voice) for a, b, voice in spans if a <= start and end <= b]
                assert (min(around)[1] if around else "own") == expected.value or expected is Voice.SCARE


def _quotation_rows(comparison: Comparison, analysis: Analysis) -> list[tuple[int, int, str]]:
    rows = csv.DictReader(io.StringIO(csv_export.long(report(comparison))))
    return [
        (int(r["start"]), int(r["end"]), r["voice"])
        for r in rows
        if r["article"] == analysis.article.id and r["finding"] in ("quotation", "distancing")
    ]


def test_a_mixed_quotation_is_indirect_and_its_quoted_parts_are_direct(parsed: Comparison) -> None:
    (north, *_) = parsed.analyses
    mixed = next(q for q in north.quotations if q.type == "mixed" and "gang of cowards" in q.text)
    rows = {(a, b): voice for a, b, voice in _quotation_rows(parsed, north)}
    assert rows[mixed.start, mixed.end] == "indirect"
    assert [rows[part] for part in mixed.parts] == ["direct"]
    assert north.article.text[slice(*mixed.parts[0])] == "a gang of cowards"
    assert direct_words(north) >= 4
