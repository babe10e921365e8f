"""Drawing a sample and making blind sheets of it."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import hand_made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from framing.coding import sheets
from framing.coding.codebook import CANNOT_TELL, PANELS, panels, questions
from framing.coding.items import Candidate, Item, candidates
from framing.coding.sampling import Drawn, Pool, shares
from framing.model import Comparison, Polarity
from framing.reporter.exports import json_export

ALL = [p.key for p in PANELS]


def drawn(comparison: Comparison | None = None, *, n: int = 60, seed: int = 7, decoys: float = 0.3) -> Drawn:
    pool = Pool(n, seed)
    pool.add(candidates(comparison or hand_made.comparison(), ALL))
    return pool.draw(PANELS, decoys)


def rendered(sample: Drawn) -> dict[str, str | bytes]:
    """Every blind form of a sheet."""
    files: dict[str, str | bytes] = {
        "csv": sheets.csv_sheet(sample.items, PANELS),
        "xlsx": sheets.xlsx_sheet(sample.items, PANELS),
    }
    files |= {f"ls/{k}": v for k, v in sheets.label_studio(sample.items, PANELS).items()}
    return files | {f"doccano/{k}": v for k, v in sheets.doccano(sample.items, PANELS).items()}


def turned(comparison: Comparison) -> Comparison:
    """The same finds with every answer another one: polarity, denial, verdict."""
    other = {
        Polarity.NEGATIVE: Polarity.POSITIVE,
        Polarity.POSITIVE: Polarity.NEUTRAL,
        Polarity.NEUTRAL: Polarity.NEGATIVE,
    }
    analyses = []
    for a in comparison.analyses:
        analyses.append(
            replace(
                a,
                descriptors=tuple(replace(d, polarity=other[d.polarity], negated=not d.negated) for d in a.descriptors),
                roles=tuple(replace(r, polarity=other[r.polarity], negated=not r.negated) for r in a.roles),
                loaded_terms=tuple(replace(t, polarity=other[t.polarity], weight=1 - t.weight) for t in a.loaded_terms),
                entities=tuple(
                    replace(e, evaluation=replace(e.evaluation, score=0.9, low=0.8, high=1.0)) for e in a.entities
                ),
            )
        )
    return replace(comparison, analyses=tuple(analyses))


# ----------------------------------------------------------------------------------------------------- blind
def test_no_answer_leaks_into_any_sheet() -> None:
    """Other answers of the program about the same places give the same bytes in every format."""
    one, other = drawn(), drawn(turned(hand_made.comparison()))
    assert [k.answers for k in one.key] != [k.answers for k in other.key]
    assert rendered(one) == rendered(other)


def test_finds_and_decoys_look_alike() -> None:
    sample = drawn()
    assert {k.decoy for k in sample.key} == {True, False}
    for rows in (list(csv.DictReader(io.StringIO(sheets.csv_sheet(sample.items, PANELS)))),):
        assert len({tuple(r) for r in rows}) == 1
        assert all(not r[q.key] for r in rows for q in questions(PANELS))
    for name, content in rendered(sample).items():
        assert b"decoy" not in (content if isinstance(content, bytes) else content.encode()), name


def test_a_project_has_marks_only_on_request() -> None:
    sample = drawn()
    blind = sheets.label_studio(sample.items, PANELS)["descriptors.tasks.json"]
    assert all(set(task) == {"data"} for task in json.loads(blind))
    marked = json.loads(sheets.label_studio(sample.items, PANELS, sample.key, "1.0")["descriptors.tasks.json"])
    for task in marked:
        answers = {r["from_name"]: r["value"]["choices"] for r in task["predictions"][0]["result"]}
        assert answers == {q: [v] for q, v in sample.key[task["data"]["item"] - 1].answers.items()}
    for line in sheets.doccano(sample.items, PANELS)["roles.jsonl"].splitlines():
        assert json.loads(line)["label"] == []
    lines = sheets.doccano(sample.items, PANELS, sample.key)["roles.jsonl"].splitlines()
    assert all("role: " in json.loads(line)["label"][0] for line in lines)


# ---------------------------------------------------------------------------------------------------- drawing
def test_the_same_seed_draws_the_same_whatever_the_order() -> None:
    found = list(candidates(hand_made.comparison(), ALL))
    backwards = Pool(20, 7)
    backwards.add(reversed(found))
    forwards = Pool(20, 7)
    forwards.add(found)
    other = Pool(20, 8)
    other.add(found)
    assert backwards.draw(PANELS, 0.2) == forwards.draw(PANELS, 0.2)
    assert other.draw(PANELS, 0.2).items != forwards.draw(PANELS, 0.2).items


def test_every_place_is_in_its_text() -> None:
    comparison = hand_made.comparison()
    text = {a.article.id: a.article.text for a in comparison.analyses}
    panels = ["descriptors", "loaded_terms", "voices", "roles", "frames"]
    found = list(candidates(comparison, panels))
    assert {c.panel for c in found} == set(panels)
    for c in found:
        marked = c.make().text
        assert marked[marked.index("[[") + 2 : marked.index("]]")] == " ".join(text[c.article][c.start : c.end].split())


def test_a_decoy_asks_about_words_that_the_program_gives_to_nobody_there() -> None:
    found = list(candidates(hand_made.comparison(), ["descriptors", "roles", "loaded_terms"]))
    real = {c.identity for c in found if not c.decoy}
    wrong = {c.identity for c in found if c.decoy}
    assert real
    assert wrong
    assert not real & wrong


def test_a_frame_is_asked_about_with_its_definition_and_its_scheme_gives_the_decoys() -> None:
    found = list(candidates(hand_made.comparison(), ["frames"]))
    used = {(f.scheme, f.frame, e.start) for a in hand_made.comparison().analyses for f in a.frames for e in f.evidence}
    assert {(*c.voice.split(" ", 1), c.start) for c in found if not c.decoy} == {u for u in used if u[1] != "other"}
    decoys = [c for c in found if c.decoy]
    assert decoys
    assert not [c for c in decoys if (*c.voice.split(" ", 1), c.start) in used]
    assert all(c.about.startswith(c.voice.split(" ", 1)[1] + ": ") for c in found)
    assert {c.answers["frame"] for c in decoys} == {"no"}


def test_a_small_sample_has_a_decoy_in_each_panel_that_can_have_one() -> None:
    sample = drawn(n=14, decoys=0.1)
    panels_with = {k.panel for k in sample.key if k.decoy}
    assert panels_with >= {"descriptors", "roles", "frames"}


def test_without_decoys_there_are_none() -> None:
    assert not any(k.decoy for k in drawn(decoys=0).key)


def candidate(source: str, voice: str, start: int) -> Candidate:
    return Candidate(
        "roles", f"{source}{start}", source, voice, start, start + 1, "x", False, {}, lambda: Item("roles", "x", source)
    )


def test_strata_are_drawn_in_proportion() -> None:
    pool = Pool(20, 0)
    pool.add(candidate("A", "own", n) for n in range(300))
    pool.add(candidate("A", "direct", n) for n in range(300, 400))
    pool.add(candidate("B", "own", n) for n in range(100))
    key = pool.draw(panels(["roles"]), 0).key
    counts = [sum((k.source, k.voice) == s for k in key) for s in (("A", "own"), ("A", "direct"), ("B", "own"))]
    assert counts == [12, 4, 4]


@given(st.integers(0, 60), st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30)), st.booleans())
def test_shares_add_up_and_fit(n: int, sizes: dict[str, int], even: bool) -> None:
    found = shares(n, sizes, weights=dict.fromkeys(sizes, 1) if even else sizes)
    assert sum(found.values()) == min(n, sum(sizes.values()))
    assert all(0 <= found[k] <= sizes[k] for k in sizes)


# ------------------------------------------------------------------------------------------------- the formats
def test_the_workbook_has_drop_downs_and_the_codebook_second() -> None:
    from openpyxl import load_workbook

    sample = drawn()
    book = load_workbook(io.BytesIO(sheets.xlsx_sheet(sample.items, PANELS)))
    assert book.sheetnames[1] == "Codebook"
    assert set(book.sheetnames) == {"Codebook", *(p.title for p in PANELS)}
    told = {cell.value for row in book["Codebook"].iter_rows() for cell in row}
    for panel in PANELS:
        lists = [v.formula1 for v in book[panel.title].data_validations.dataValidation]
        assert lists == [f'"{",".join(q.choices)}"' for q in panel.questions]
        assert all(CANNOT_TELL in x and len(x) <= 257 for x in lists)
        assert {meaning for q in panel.questions for _, meaning in q.values} <= told


def test_no_cell_is_run_as_a_formula() -> None:
    from openpyxl import load_workbook

    items = [Item("roles", "=HYPERLINK(1)", "+1"), Item("roles", "@x", "-[[2]]")]
    rows = list(csv.reader(io.StringIO(sheets.csv_sheet(items, panels(["roles"])))))
    assert [r[2][0] for r in rows[1:]] == ["'", "'"]
    assert [r[3][0] for r in rows[1:]] == ["'", "'"]
    book = load_workbook(io.BytesIO(sheets.xlsx_sheet(items, panels(["roles"]))))
    assert {c.data_type for row in book["Roles"].iter_rows(min_row=2, min_col=2, max_col=4) for c in row} == {"s"}


@pytest.mark.parametrize("panel", PANELS, ids=lambda p: p.key)
def test_a_labeling_configuration_names_every_question(panel) -> None:
    config = sheets.label_studio([], [panel])[f"{panel.key}.config.xml"]
    tree = ElementTree.fromstring(config)
    assert [c.get("name") for c in tree.iter("Choices")] == [q.key for q in panel.questions]
    for choices, q in zip(tree.iter("Choices"), panel.questions, strict=True):
        assert tuple(c.get("value") for c in choices) == q.choices
        assert choices.get("toName") == next(tree.iter("Text")).get("name")


def test_questions_have_names_of_their_own() -> None:
    names = [q.key for q in questions(PANELS)]
    assert len(names) == len(set(names))


def test_a_saved_comparison_gives_the_same_sample() -> None:
    saved = json_export.read_json(json_export.comparison_json(hand_made.comparison()))
    assert drawn(saved) == drawn()
