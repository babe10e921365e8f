"""The declarations: every column is named, documented, computed by a named function, and true to the text."""

from __future__ import annotations

import inspect
import os
from pathlib import Path

import hand_made
import pytest
from msgspec.structs import replace

from framing.errors import UsageError
from framing.model import Quotation
from framing.reporter.tables.report import Format, Table, shown
from framing.reporter.tables.tables import PANELS, TABLES, Options, columns, columns_markdown, joined, report
from framing.reporter.terminal import terminal

ROOT = Path(__file__).parents[3]
BOTH = report(hand_made.comparison())


def test_every_column_is_a_named_function_with_a_meaning() -> None:
    for table in TABLES:
        keys = [c.key for c in table.columns]
        assert len(keys) == len(set(keys)), table.key
        for c in table.columns:
            assert c.measure.__name__ != "<lambda>"
            assert c.meaning.endswith(".")
            assert c.key == c.key.lower().replace(" ", "_")


def test_columns_tell_where_they_are_computed() -> None:
    for info in columns():
        file, line = info.place.rsplit(":", 1)
        source = (ROOT / "src" / file).read_text(encoding="utf-8").splitlines()
        assert source[int(line) - 1].startswith(f"def {info.function.rpartition('.')[2]}(")


def test_a_column_that_only_reads_a_field_leads_to_what_fills_it() -> None:
    places = {(c.table, c.key): c.function for c in columns()}
    assert places["portraits", "evaluation"] == "net_evidence.evaluate"
    assert places["portraits", "tone"] == "measures.verdict"
    assert places["portraits", "descriptors_own"] == "entity_tables.descriptors_own"  # counts itself
    assert places["keyness", "g2"] == "measures.g2"
    assert places["roles", "modality"] == "roles.roles"
    assert places["articles", "loaded_rate"] == "measures.loaded_rate"


def test_statistics_come_from_measures() -> None:
    formats = {(t.key, c.key): c.format for t in TABLES for c in t.columns}
    for info in columns():
        if formats[info.table, info.key] in (Format.RATE, Format.P):
            assert info.function.startswith("measures."), (info.table, info.key, info.function)


def test_numbers_of_an_article_come_from_measures() -> None:
    functions = {c.key: inspect.getmodule(c.measure) for c in TABLES[0].columns}
    assert functions["loaded_rate"] is not None
    assert functions["loaded_rate"].__name__ == "framing.measures"


def test_the_page_about_columns_is_up_to_date() -> None:
    """FRAMING_GOLDEN=write writes it anew."""
    page = ROOT / "docs" / "columns.md"
    if os.environ.get("FRAMING_GOLDEN") == "write":
        page.write_text(columns_markdown(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == columns_markdown()


def test_which_side_is_positive_stands_in_the_heading() -> None:
    for table in TABLES:
        for c in table.columns:
            if c.format is Format.SIGNED and not c.key.endswith(("_low", "_high")):
                assert "+" in c.heading, c.key


def test_every_panel_names_tables_that_exist_and_every_table_has_a_panel() -> None:
    assert sorted(key for keys in PANELS.values() for key in keys) == sorted(t.key for t in TABLES)


@pytest.mark.parametrize("table", BOTH.tables, ids=lambda t: t.key)
def test_rows_are_plain_values_of_the_declared_type(table: Table) -> None:
    for row in table.rows:
        assert len(row) == len(table.columns)
        for value, column in zip(row, table.columns, strict=True):
            if value is not None:
                expected = (int, float) if column.format.type is float else column.format.type
                assert isinstance(value, expected), column.key


@pytest.mark.parametrize("key", ["descriptors", "voices", "distancing", "roles", "events", "evidence"])
def test_offsets_lead_back_to_the_text(key: str) -> None:
    texts = {a.article.id: a.article.text for a in hand_made.comparison().analyses}
    rows = BOTH.table(key).records()
    assert rows
    for r in rows:
        assert texts[str(r["article"])][r["start"] : r["end"]] == r["text"]  # type: ignore[misc]


def test_evidence_carries_lexicon_voice_and_context_on_every_row() -> None:
    rows = BOTH.table("evidence").records()
    assert rows
    for r in rows:
        assert (r["lexicon"], r["lexicon_version"]) == ("default", "1.0")
        assert r["voice"] in ("own", "direct", "indirect", "scare")
        assert r["context"]


def test_evidence_names_the_versions_of_all_lexicons_in_use() -> None:
    c = hand_made.comparison()
    for version, expected in (("1.0", "1.0"), ("2.1", "1.0; 2.1")):
        both = (hand_made.LEXICON, replace(hand_made.LEXICON, name="mine", version=version))
        made = report(replace(c, analyses=tuple(replace(a, lexicons=both) for a in c.analyses)))
        rows = [r for r in made.table("evidence").records() if r["finding"] == "descriptor"]
        assert {(r["lexicon"], r["lexicon_version"]) for r in rows} == {("default; mine", expected)}


def test_evidence_holds_every_finding() -> None:
    c = hand_made.comparison()
    findings = [r["finding"] for r in BOTH.table("evidence").records()]
    assert findings.count("loaded term") == sum(len(a.loaded_terms) for a in c.analyses)
    assert findings.count("quotation") + findings.count("distancing") == sum(len(a.quotations) for a in c.analyses)
    assert findings.count("event") == sum(len(a.events) for a in c.analyses)
    assert {"descriptor", "role", "wording", "passage", "coverage"} <= set(findings)


def test_loaded_terms_have_a_row_for_each_article() -> None:
    rows = [r for r in BOTH.table("loaded_terms").records() if r["term"] == "stubborn"]
    assert [(r["source"], r["own"], r["attributed"]) for r in rows] == [("The Herald", 1, 0), ("The Post", 0, 0)]
    assert rows[0]["rate"] == pytest.approx(1000 / 36)


def test_words_in_scare_quotes_are_not_the_sources_own() -> None:
    (row,) = [r for r in BOTH.table("loaded_terms").records() if r["term"] == "safety review" and r["scare"]]
    assert (row["own"], row["attributed"], row["scare"]) == (0, 0, 1)


def test_too_little_data_is_said() -> None:
    tones = {(r["entity"], r["source"]): r["tone"] for r in BOTH.table("portraits").records()}
    assert tones["Ada Quill", "The Herald"] == "negative"
    assert tones["traders", "The Herald"] == "too little data"
    assert tones["Ada Quill", "The Post"] == "positive"


@pytest.mark.parametrize(("voice", "kept"), [("own", {"own"}), ("quoted", {"direct", "indirect", "scare"})])
def test_a_voice_can_be_chosen(voice: str, kept: set[str]) -> None:
    shown_rows = report(hand_made.comparison(), Options(voice=voice))
    for key in ("descriptors", "roles"):
        voices = {r["voice"] for r in shown_rows.table(key).records()}
        assert voices
        assert voices <= kept
    hits = shown_rows.table("loaded_terms").records()
    assert all((r["own"] == 0) == (voice == "quoted") for r in hits if r["hit"])


def test_an_entity_can_be_chosen() -> None:
    quill = report(hand_made.comparison(), Options(entities=("quill",)))
    assert {r["entity"] for r in quill.table("portraits").records()} == {"Ada Quill"}
    assert {r["entity"] for r in quill.table("voices").records()} == {"Ada Quill"}
    assert {r["term"] for r in quill.table("loaded_terms").records()} == {"defiant", "stubborn", "respected"}
    assert report(hand_made.comparison(), Options(entities=("nobody",))).table("portraits").rows == ()


def test_panels_can_be_chosen_and_a_wrong_one_is_named() -> None:
    chosen = report(hand_made.comparison(), Options(panels=("roles",)))
    assert [t.key for t in chosen.tables] == ["articles", "roles"]
    with pytest.raises(UsageError, match="keynes") as caught:
        report(hand_made.comparison(), Options(panels=("keynes",)))
    assert caught.value.hint == "did you mean keyness?"


@pytest.mark.parametrize("sources", [2, 3, 4, 5])
def test_up_to_five_sources(sources: int) -> None:
    many = report(hand_made.many(sources))
    assert len(many.table("articles").rows) == sources
    assert len(many.table("sourcing").rows) == 4 * sources


def test_two_articles_of_one_source_get_two_labels() -> None:
    c = hand_made.many(3)
    analyses = tuple(replace(a, article=replace(a.article, source="Same")) for a in c.analyses)
    assert [s.label for s in report(replace(c, analyses=analyses)).subjects] == ["Same", "Same (2)", "Same (3)"]


def test_single_articles_are_joined_without_doubled_notes() -> None:
    from framing.reporter.alone import alone

    whole = joined([report(alone(hand_made.herald())), report(alone(hand_made.post()))])
    assert len(whole.table("articles").rows) == 2
    assert len(whole.table("lexicons").rows) == 1
    assert {r["article"] for r in whole.table("evidence").records()} == {"herald", "post"}


@pytest.mark.parametrize(
    ("value", "how", "text"),
    [
        (None, Format.RATE, ""),
        (1234, Format.COUNT, "1,234"),
        (-0.456, Format.SIGNED, "−0.46"),
        (0.456, Format.SIGNED, "+0.46"),
        (-0.0, Format.SIGNED, "+0.00"),
        (0.256, Format.SHARE, "26%"),
        (0.0004, Format.P, "<.001"),
        (0.0234, Format.P, ".023"),
        (1.0, Format.P, "1"),
        (True, Format.FLAG, "yes"),
        (False, Format.FLAG, ""),
        (12.34, Format.RATE, "12.3"),
    ],
)
def test_values_as_a_reader_sees_them(value: float | None, how: Format, text: str) -> None:
    assert shown(value, how) == text


@pytest.mark.parametrize(
    ("words", "shown_as"),
    [
        (("A spokesman for Google", "the spokesman"), "spokesman for Google"),
        (("a spokesman for Google", "a spokesman for Apple"), "spokesman"),
        (("the spokesman",), "spokesman"),
    ],
)
def test_whose_spokesman_speaks_is_told_where_the_article_tells_of_one(words: tuple[str, ...], shown_as: str) -> None:
    comparison = hand_made.comparison()
    first = comparison.analyses[0]
    said = [
        Quotation(k, k + 1, first.article.text[k : k + 1], 0, "indirect", 1, speaker="spokesman", speaker_words=w)
        for k, w in enumerate(words)
    ]
    changed = replace(comparison, analyses=(replace(first, quotations=tuple(said)), *comparison.analyses[1:]))
    rows = report(changed).table("speakers").records()
    assert [r["speaker"] for r in rows if r["source"] == first.article.source] == [shown_as]


def test_everybody_who_speaks_for_a_person_is_one_speaker() -> None:
    comparison = hand_made.comparison()
    changed = [
        replace(
            a,
            quotations=(
                Quotation(0, 1, a.article.text[:1], 0, "indirect", 1, speaker=name, speaker_words=name),
                Quotation(
                    1, 2, a.article.text[1:2], 0, "indirect", 1, speaker="the office", speaker_words="the office"
                ),
            ),
        )
        for a, name in zip(comparison.analyses, ["Ida Quill’s office", "Quill's office"], strict=False)
    ]
    made = report(replace(comparison, analyses=(*changed, *comparison.analyses[2:])))
    assert {r["speaker"] for r in made.table("speakers").records()} >= {"Ida Quill’s office", "the office"}
    assert "Quill's office" not in {r["speaker"] for r in made.table("speakers").records()}


def test_what_a_source_calls_its_speaker_is_told_where_the_name_does_not_show_it() -> None:
    comparison = hand_made.comparison()
    first = comparison.analyses[0]
    said = [
        Quotation(k, k + 1, first.article.text[k : k + 1], 0, "indirect", 1, speaker=name, speaker_words=words)
        for k, (name, words) in enumerate([("Britain", "Downing Street"), ("Britain", "it"), ("Ada Quill", "Quill")])
    ]
    changed = replace(comparison, analyses=(replace(first, quotations=tuple(said)), *comparison.analyses[1:]))
    made = report(changed)
    called = {
        r["speaker"]: r["called"] for r in made.table("speakers").records() if r["source"] == first.article.source
    }
    assert called == {"Britain": "Downing Street", "Ada Quill": "Quill"}
    shown_ = terminal.render(made, width=100, panels=("voices",))
    assert "as Downing Street" in shown_
    assert "as Quill" not in shown_
