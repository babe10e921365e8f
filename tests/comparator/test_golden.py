"""Whole comparisons of the demo's twelve stories and of the seeds, from stored analyses, line by line.

What is compared is written as one line for each row of a comparison and held against the text in `golden/`. The
analyses are stored as well, so that a change of the analyzer does not touch this test.

- FRAMING_GOLDEN=write writes the lines again: read the diff before you commit it.
- FRAMING_GOLDEN=analyze analyses the articles again first, after the model has changed.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from framing import demo
from framing.comparator.comparison import compare
from framing.lexicon import load
from framing.model import Analysis, Comparison, Evidence
from framing.reader import read

HERE = Path(__file__).parent / "golden"
STORED = HERE / "analyses.jsonl.gz"
STORIES = (*(f"{n:02}" for n in range(1, 13)), "seeds")


def analyses() -> list[Analysis]:
    rows = gzip.decompress(STORED.read_bytes()).splitlines()
    return [msgspec.json.decode(row, type=Analysis) for row in rows]


def analyze_again() -> None:
    from framing.analyzer.analysis import analyses
    from framing.analyzer.loaded.term_index import TermIndex
    from framing.analyzer.parsing import pipeline

    invented = read([str(Path(demo.__file__).parent / "articles.jsonl")]).articles
    folder = Path(__file__).parents[2] / "seeds"
    seeds = read([str(folder / f"{name}.txt") for name in ("proletarian", "al-jazeera")]).articles
    named = [replace(a, id=f"{i}-seeds") for i, a in enumerate(seeds)]
    given = [replace(a, path=None) for a in (*invented, *named)]
    made = analyses(given, pipeline.parse(pipeline.load(), given), TermIndex(load.default_lexicons()), {})
    STORED.write_bytes(gzip.compress(b"\n".join(map(msgspec.json.encode, made)), mtime=0))


@cache
def compared() -> dict[str, Comparison]:
    if os.environ.get("FRAMING_GOLDEN") == "analyze":
        analyze_again()
    stored, concepts = analyses(), load.concepts()
    return {
        story: compare([a for a in stored if a.article.id.endswith(f"-{story}")], {}, concepts) for story in STORIES
    }


# ---------------------------------------------------------------------------------------------- a line for each row
def digest(c: Comparison) -> str:
    parts = {
        "story": iter([f"{c.similarity:.2f} {c.same_story}"]),
        "entities": entities(c),
        "wordings": wordings(c),
        "passages": passages(c),
        "coverage": coverage(c),
        "contrasts": contrasts(c),
        "keyness": keyness(c),
        "notes": iter(c.notes),
    }
    return "\n".join(f"# {part}\n" + "".join(f"{line}\n" for line in lines) for part, lines in parts.items())


def entities(c: Comparison) -> Iterator[str]:
    for e in c.entities:
        yield f"{e.name} [{e.label}] {e.salience:.2f}{missing(e.not_found_in)}"
        for p in e.portraits:
            named = "; ".join(f"{flat(name)} x{n}" for name, n in p.names)
            said = ", ".join(flat(d.text) for d in p.descriptors)
            yield f"  {p.source}: {p.mentions} ({named}) {p.evaluation.tone} | {said} | {len(p.roles)} roles"


def wordings(c: Comparison) -> Iterator[str]:
    for w in c.wordings:
        yield f"{w.referent} <{w.origin}>"
        for use in w.wordings:
            yield f"  {use.source}: {flat(use.text)} x{use.count} {use.polarity.sign:+}{places(use.evidence)}"


def passages(c: Comparison) -> Iterator[str]:
    for p in c.passages:
        yield f"{p.label} {p.score:.2f} ({p.reason}){missing(p.not_found_in)}{places(p.passages)}"


def coverage(c: Comparison) -> Iterator[str]:
    for i in c.coverage:
        told = f"{'not ' if i.negated else ''}{i.modality}"
        yield f"{i.kind} {flat(i.name)}: {i.source} {i.share:.2f} {told}{missing(i.not_found_in)}{places(i.evidence)}"


def contrasts(c: Comparison) -> Iterator[str]:
    for x in c.contrasts:
        yield f"{x.kind} {flat(x.about)} {x.score:.1f}: {flat(x.line)}{missing(x.not_found_in)}"
        for side in x.sides:
            yield f"  {side.source} {side.telling}{places(side.evidence)}"


def keyness(c: Comparison) -> Iterator[str]:
    for t in c.keyness:
        yield f"{t.source}: {t.term} {t.count} {t.other_count}"


def missing(names: tuple[str, ...]) -> str:
    return f", not in {', '.join(names)}" if names else ""


def places(found: tuple[Evidence, ...]) -> str:
    return "".join(f" «{flat(e.text)[:60]}» {e.sentence}{'' if e.speaker is None else f' {e.speaker}'}" for e in found)


def flat(text: str) -> str:
    return " ".join(text.split())


# ------------------------------------------------------------------------------------------------------ the tests
@pytest.mark.parametrize("story", STORIES)
def test_a_comparison_is_what_was_read_and_accepted(story: str) -> None:
    path, text = HERE / f"{story}.txt", digest(compared()[story])
    if os.environ.get("FRAMING_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("story", STORIES)
def test_every_place_is_the_text_that_stands_there(story: str) -> None:
    c = compared()[story]
    texts = {a.article.id: a.article.text for a in c.analyses}
    shown = [e for x in c.contrasts for s in x.sides for e in s.evidence]
    shown += [e for p in c.passages for e in p.passages] + [e for i in c.coverage for e in i.evidence]
    assert len(c.analyses) == 2
    assert shown
    assert [e for e in shown if texts[e.article][e.start : e.end] != e.text] == []


@pytest.mark.parametrize("story", STORIES)
def test_the_same_words_stand_side_by_side_once(story: str) -> None:
    topics = [c for c in compared()[story].contrasts if not c.has_form]
    begin = [frozenset((s.article, s.evidence[0].start) for s in c.sides) for c in topics]
    assert len(begin) == len(set(begin))
