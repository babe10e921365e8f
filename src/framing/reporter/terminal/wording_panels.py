"""Panels about words: wordings, passages side by side, loaded terms."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from framing.model import Voice, Wording
from framing.reporter.tables.report import Format, Report, Value, grouped, shown
from framing.reporter.tables.rows import WordingRow
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import (
    NARROWEST,
    Record,
    View,
    as_float,
    as_int,
    dash,
    matrix,
    more_note,
    nothing,
    of,
    panel,
    plain_grid,
    source_name,
)


def wordings(report: Report, view: View) -> Group:
    """The panel of competing names."""
    groups: dict[tuple[str, str], list[WordingRow]] = {}
    for row in report.table("wordings").items:
        groups.setdefault((row.set.referent, row.set.origin), []).append(row)
    first = list(groups.items())[: view.top(6)]
    rows = [
        (
            marks.plain(referent, "bold"),
            [_wordings([w.wording for w in found if w.wording.article == s.article], view) for s in report.subjects],
        )
        for (referent, _), found in first
    ]
    body = matrix(report.subjects, rows, view) if rows else nothing("No competing names found.", report)
    caption = "Competing names for one person, thing or deed."
    return panel("Wordings", caption, body, more_note(len(groups) - len(first), " referents"))


def _wordings(found: list[Wording], view: View) -> RenderableType:
    if not found:
        return dash()
    first = found[: view.top(5)]
    parts = [_wording(w) for w in first]
    hidden = marks.more(len(found) - len(first))
    return marks.hanging([*parts, (Text(), hidden)] if hidden else parts)


def _wording(w: Wording) -> tuple[Text, Text]:
    """The words after their sign, with the voice if the source never uses them itself."""
    own = not w.evidence or any(e.voice is Voice.OWN for e in w.evidence)
    whose = Text() if own else marks.said(w.evidence[0].voice, w.evidence[0].speaker)
    name = marks.plain(marks.shortened(w.text, 90), marks.STYLES.get(w.polarity, ""))
    return marks.sign(w.polarity), name + marks.times(w.count) + whose


def passages(report: Report, view: View) -> Group:
    """The panel of sentences that report the same thing."""
    groups = grouped(report.table("passages").records(), "passage", "label", "score", "reason", "not_found_in")
    first = list(groups.items())[: view.top(5)]
    caption = "Sentences that report the same thing; match: how certain that is, 0 to 1."
    if not first:
        return panel(
            "Passages side by side", caption, nothing("No two sentences were found that report the same thing.", report)
        )
    body = [
        Padding(_passage(report, key, found, view), (1 if i else 0, 0, 0, 0)) for i, (key, found) in enumerate(first)
    ]
    return panel("Passages side by side", caption, *body, more_note(len(groups) - len(first), " passages"))


def _passage(report: Report, key: tuple[Value, ...], found: list[Record], view: View) -> RenderableType:
    number, label, score, reason, silent = key
    head = marks.styled(f"{number}  ", "dim") + marks.plain(label, "bold")
    head += marks.styled(f"   match {as_float(score):.2f}", "dim")
    told = [s for s in report.subjects if of(found, s)]
    remarks = [str(reason)] * bool(reason) + [f"not found in {silent}"] * bool(silent)
    heads: list[RenderableType] = [head]
    if remarks:
        heads.append(Padding(marks.plain(" · ".join(remarks), "dim"), (0, 0, 0, 3)))
    cells = [_sentences(of(found, s), view) for s in told]
    if view.width // max(1, len(told)) >= NARROWEST + 8:
        grid = plain_grid()
        for s in told:
            grid.add_column(source_name(s), ratio=1, overflow="fold")
        grid.add_row(*cells)
        return Group(*heads, grid)
    for s, cell in zip(told, cells, strict=True):
        heads += [source_name(s), cell]
    return Group(*heads)


def _sentences(found: list[Record], view: View) -> Text:
    room = 2_000 if view.all_rows else max(140, 320 // len(found))
    return marks.lines(
        [marks.plain(marks.shortened(str(r["text"]), room)) + marks.said(r["voice"], r["speaker"]) for r in found]
    )


def loaded_terms(report: Report, view: View) -> Group:
    """The panel of loaded terms by source."""
    groups = grouped(report.table("loaded_terms").records(), "term", "category", "polarity", "lexicon")
    first = list(groups.values())[: view.top(14)]
    rates = view.width >= 140
    caption = "Hits in the source’s own voice / in others’ voices (scare quotes among them)"
    caption += ", and in own voice per 1,000 own words." if rates else "."
    if not first:
        return panel("Loaded terms", caption, nothing("No entry of the lexicons found.", report))
    widths = [14] * len(report.subjects) if rates else _widths([s.label for s in report.subjects], view.width - 24)
    room = view.width - 24 - sum(w + 2 for w in widths)
    scores = any(r["loadedness"] is not None for found in first for r in found)
    example = room - 7 if scores else room
    wide = example >= 24
    category = example >= 60 if wide else room >= 24  # rather an example, where not both have room
    example -= 24 if category else 0
    grid = plain_grid()
    grid.add_column("Term", width=22, overflow="fold")
    if category:
        grid.add_column("Category", width=22, overflow="fold")
    for s, width in zip(report.subjects, widths, strict=True):
        grid.add_column(source_name(s), width=width, justify="right", overflow="fold")
    if wide and scores:
        grid.add_column("Reads", width=5, justify="right")
        caption += " Reads: how loaded the sentence of the example reads, 0 to 1."
    if wide:
        grid.add_column("Example", ratio=1, no_wrap=True, overflow="ellipsis")
    for found in first:
        grid.add_row(*_term(report, found, category, rates), *(_example(found, scores, example) if wide else ()))
    return panel("Loaded terms", caption, grid, more_note(len(groups) - len(first), " terms"))


def _widths(labels: list[str], room: int) -> list[int]:
    """Columns for the counts of each source: its longest word, in reason, and where that fits."""
    longest = [max(7, min(12, max((cell_len(word) for word in label.split()), default=0))) for label in labels]
    return longest if sum(w + 2 for w in longest) <= room else [max(7, room // len(labels) - 2)] * len(labels)


def _term(report: Report, found: list[Record], category: bool, rates: bool) -> list[Text]:
    r = found[0]
    cells = [marks.polar(str(r["term"]), str(r["polarity"]))]
    if category:
        cells.append(marks.plain(r["category"], "dim"))
    return cells + [_hits(of(found, s), rates) for s in report.subjects]


def _example(found: list[Record], scores: bool, room: int) -> list[Text]:
    """How loaded the sentence of a hit reads, and the sentence; preferably one in a source's own voice."""
    r = max(found, key=_tells)
    score = "" if r["loadedness"] is None else f"{as_float(r['loadedness']):.2f}"
    text = marks.snippet(str(r["example"]), str(r["hit"]), room - 2, str(r["polarity"]))
    return [marks.styled(score, "dim"), text] if scores else [text]


def _tells(r: Record) -> tuple[bool, bool]:
    return as_int(r["own"]) > 0, bool(r["example"])


def _hits(found: list[Record], rates: bool) -> Text:
    if not found:
        return dash()
    own, other = as_int(found[0]["own"]), as_int(found[0]["attributed"]) + as_int(found[0]["scare"])
    if not own and not other:
        return dash()
    hits = marks.styled(str(own), "bold" if own else "dim") + marks.styled(f" / {other}", "" if other else "dim")
    if not rates:
        return hits
    rate = shown(found[0]["rate"], Format.RATE) if own else ""
    return hits + marks.styled(f"{rate:>6}", "dim")
