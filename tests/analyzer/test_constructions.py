"""Every construction that the extractors know, in short articles of our own, end to end from stored parses.

Each article in `constructions/` is analysed from its parse in `constructions/parses.jsonl`, so no trained pipeline is
needed. What is found is written as one line for each finding and compared with the text in `constructions/found/`.

- FRAMING_GOLDEN=write writes what is found again: read the diff before you commit it.
- FRAMING_GOLDEN=parse parses the articles again with the pipeline first, after an article is changed or added.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest

from framing.analyzer.analysis import analyses
from framing.analyzer.loaded.term_index import TermIndex
from framing.lexicon import load
from framing.model import Analysis, Article, Parse, Polarity, Voice
from framing.reader import read

HERE = Path(__file__).parent / "constructions"
PARSES = HERE / "parses.jsonl"
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))
SIGNS = {Polarity.NEGATIVE: "−", Polarity.POSITIVE: "+", Polarity.NEUTRAL: "·"}


class Stored(msgspec.Struct):
    name: str
    parse: Parse


def articles() -> list[Article]:
    found = read([str(HERE / f"{name}.txt") for name in NAMES]).articles
    return [msgspec.structs.replace(a, id=name, source=name, path=None) for a, name in zip(found, NAMES, strict=True)]


def parses() -> dict[str, Parse]:
    rows = (msgspec.json.decode(line, type=Stored) for line in PARSES.read_bytes().splitlines())
    return {row.name: row.parse for row in rows}


def parse_again() -> None:
    from framing.analyzer.parsing import pipeline

    made = pipeline.parse(pipeline.load(), articles())
    rows = (Stored(name, parse) for name, parse in zip(NAMES, made, strict=True))
    PARSES.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))


@cache
def found() -> dict[str, Analysis]:
    if os.environ.get("FRAMING_GOLDEN") == "parse":
        parse_again()
    stored = parses()
    index = TermIndex(load.default_lexicons())
    return {a.article.id: a for a in analyses(articles(), [stored[name] for name in NAMES], index, {})}


# ------------------------------------------------------------------------------------------ a line for each finding
def digest(a: Analysis) -> str:
    names = {e.id: e.name for e in a.entities}
    parts = {
        "sentences": sentences(a),
        "entities": entities(a),
        "quotations": quotations(a),
        "descriptors": descriptors(a, names),
        "roles": roles(a, names),
        "events": events(a, names),
        "loaded terms": loaded_terms(a, names),
    }
    return "\n".join(f"# {part}\n" + "".join(f"{line}\n" for line in lines) for part, lines in parts.items())


def sentences(a: Analysis) -> Iterator[str]:
    for s, loaded in zip(a.sentences, a.loadedness, strict=True):
        text = flat(a.article.text[s.start : s.end])
        yield f"{s.part} {s.own_words}/{s.words} {loaded.score:.1f} {text[:40]}"


def entities(a: Analysis) -> Iterator[str]:
    for e in a.entities:
        of = [m for m in a.mentions if m.entity == e.id]
        called = Counter(f"{flat(m.text)} ({m.link}{f', {m.role}' if m.role else ''})" for m in of)
        verdict = f"{e.evaluation.tone}{'' if e.evaluation.enough else '?'} of {e.evaluation.evidence}"
        yield f"{e.name} [{e.label}] {verdict}: " + "; ".join(f"{m} ×{n}" if n > 1 else m for m, n in called.items())


def quotations(a: Analysis) -> Iterator[str]:
    for q in a.quotations:
        speaker = f"{q.speaker} ({q.speaker_kind}, as {q.speaker_words})" if q.speaker else "nobody"
        cue = f"{q.cue} [{q.cue_lemma}, {q.stance}]" if q.cue else "no cue"
        marked = "".join(f" «{flat(a.article.text[s:e])}»" for s, e in q.parts)
        yield f"{q.type}{' not' if q.negated else ''} — {speaker} — {cue} — {flat(q.text)}{marked}"


def descriptors(a: Analysis, names: dict[str, str]) -> Iterator[str]:
    for d in a.descriptors:
        sign = f"{'not ' if d.negated else ''}{SIGNS[d.polarity]}"
        yield f"{names[d.entity]}: {sign} {flat(d.text)} ({d.relation}{voice(d.voice, d.speaker)})"


def roles(a: Analysis, names: dict[str, str]) -> Iterator[str]:
    for r in a.roles:
        denied, other = "not " if r.negated else "", f" → {names[r.other]}" if r.other else ""
        rest = f" {flat(r.object)}" if r.object else ""
        told = f"{r.modality}, {r.process}{voice(r.voice, r.speaker)}"
        yield f"{names[r.entity]} {r.role}: {denied}{SIGNS[r.polarity]} {r.verb}{rest}{other} ({flat(r.text)}; {told})"


def events(a: Analysis, names: dict[str, str]) -> Iterator[str]:
    for e in a.events:
        who = " / ".join(
            f"{flat(text or '—')}{f' [{names[entity]}]' if entity else ''}"
            for text, entity in ((e.agent_text, e.agent), (e.patient_text, e.patient))
        )
        where = "".join(f", {at}: {flat(names.get(x, x))}" for at, x in (("time", e.time), ("place", e.place)) if x)
        told = f"{'not ' if e.negated else ''}{e.modality}{voice(e.voice, e.speaker)}{where}"
        yield f"{e.trigger} <{e.type}>: {who} ({told}) {flat(e.text)}"


def loaded_terms(a: Analysis, names: dict[str, str]) -> Iterator[str]:
    for hits, plain in ((a.loaded_terms, ""), (a.plain_terms, "plain ")):
        for t in hits:
            of = f" of {names[t.target]}" if t.target else ""
            sign = f"{'not ' if t.negated else ''}{SIGNS[t.polarity]}"
            inner = " nested" if t.nested else ""
            yield f"{plain}{sign} {flat(t.text)} <{t.category}: {t.term}>{of}{inner}{voice(t.voice, t.speaker)}"


def voice(of: Voice, speaker: str | None) -> str:
    return "" if of is Voice.OWN else f", {of} of {speaker}"


def flat(text: str) -> str:
    return " ".join(text.split())


# ------------------------------------------------------------------------------------------------------ the tests
@pytest.mark.parametrize("name", NAMES)
def test_what_is_found_is_what_was_read_and_accepted(name: str) -> None:
    path, text = HERE / "found" / f"{name}.txt", digest(found()[name])
    if os.environ.get("FRAMING_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_span_is_the_text_at_its_place(name: str) -> None:
    a = found()[name]
    for span in (*a.mentions, *a.descriptors, *a.roles, *a.loaded_terms, *a.quotations, *a.events):
        assert a.article.text[span.start : span.end] == span.text
