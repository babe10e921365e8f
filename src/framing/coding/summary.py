"""A validation in words: what `framing code read` prints, and the disputed items as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from framing.coding.agreement import Coefficient
from framing.coding.codebook import BY_KEY
from framing.coding.validation import Agreement, Disputed, Validation
from framing.reporter.exports.csv_export import cell
from framing.reporter.tables.report import counted

SHOWN = 12
"""Disputed items on the screen; the file has all."""


def lines(v: Validation) -> list[str]:
    """The whole result, a block for each question."""
    coders = f"{counted(len(v.coders), 'coder')}: {', '.join(v.coders)}"
    out = [f"{coders}. {v.items} items, seed {v.seed}, drawn from {', '.join(v.origin)}.", ""]
    for r in v.results:
        out += [*_agreement(r), *_program(r), ""]
    return [*out, *_disputed(v)]


def _agreement(r: Agreement) -> Iterator[str]:
    unsure = f", “cannot tell” {counted(r.cannot_tell, 'time')}" if r.cannot_tell else ""
    yield f"{BY_KEY[r.panel].title}: {r.question} — {counted(r.items, 'item')}{unsure}"
    if r.coders < 2:
        yield "  one coder: agreement needs two"
        return
    for metric, value in r.alpha.items():
        yield f"  {'alpha ' + metric:<22}{_coefficient(value)}"
    if r.cohen is not None:
        yield f"  {'Cohen’s kappa':<22}{_coefficient(r.cohen)}"
    yield f"  {'Fleiss’ kappa':<22}{_coefficient(r.fleiss)}"
    yield f"  {'agreement':<22}{_value(r.agreement)}"
    each = ", ".join(f"{c.value} {_value(c.alpha)} ({counted(c.codes, 'code')})" for c in r.categories)
    yield f"  {'alpha per category':<22}{each}"
    if len(r.pairs) > 1:
        for p in r.pairs:
            names = f"{p.coders[0]}, {p.coders[1]}"
            yield f"  {names:<22}alpha {_value(p.alpha)}, Cohen {_value(p.cohen)}, {counted(p.items, 'item')}"


def _program(r: Agreement) -> Iterator[str]:
    p = r.program
    if not p.items:
        yield "  program: no item on which most coders agree"
        return
    silent = f", no answer for {p.unanswered}" if p.unanswered else ""
    yield f"  program against coders, {counted(p.items, 'item')}{silent}"
    yield f"    {'alpha':<14}{_coefficient(p.alpha)}, accuracy {_value(p.accuracy)}, macro F1 {_value(p.macro_f1)}"
    for s in p.values:
        if s.program or s.coders:
            scores = f"precision {_value(s.precision)}, recall {_value(s.recall)}, F1 {_value(s.f1)}"
            yield f"    {s.value:<14}{scores}   ({s.true_positive} of {s.program} found, {s.coders} coded)"


def _disputed(v: Validation) -> Iterator[str]:
    differ = [d for d in v.disputed if d.why == "coders differ"]
    alone = [d for d in v.disputed if d.why != "coders differ"]
    both = counted(len(differ), "answer")
    yield f"Disputed: coders differ on {both}; the program differs from all coders on {len(alone)}."
    for d in [*differ, *alone][:SHOWN]:
        yield f"  item {d.item} {d.panel}: {d.question} of “{d.about}”: {_told(d)}"
    if len(v.disputed) > SHOWN:
        yield f"  … {len(v.disputed) - SHOWN} more: --disputed disputed.csv writes them all"


def _told(d: Disputed) -> str:
    said = ", ".join(f"{name} {value}" for name, value in d.coders.items())
    return f"{said}; program {d.program or 'silent'}"


def disputed_csv(v: Validation) -> str:
    """A row for each answer of each coder to a disputed question; a column for each would need their names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for d in v.disputed:
        fixed = (d.item, d.panel, d.question, d.about, d.article, d.start, d.end, d.why, d.program)
        for coder, value in d.coders.items():
            writer.writerow([cell(x) for x in (*fixed, coder, value)])
    return out.getvalue()


_COLUMNS = ("item", "panel", "question", "about", "article", "start", "end", "why", "program", "coder", "code")


def _coefficient(c: Coefficient) -> str:
    if c.value is None:
        why = "one value only" if c.items else "no item coded twice"
        return f"not defined ({why})"
    interval = "" if c.low is None or c.high is None else f" [{_value(c.low)}, {_value(c.high)}]"
    return f"{_value(c.value)}{interval} on {counted(c.items, 'item')}"


def _value(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace("-", "−")
