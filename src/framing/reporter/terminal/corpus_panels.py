"""What the terminal shows of a corpus: the sources over all stories, and what sets them apart."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from framing.measures import ALPHA
from framing.reporter.tables.report import Format, Table
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import Record, as_float, as_int, more_note, nothing, panel, plain_grid
from framing.reporter.terminal.terminal import DEFAULT, console, plainly, width_within

_SOURCES, _TOP = 20, 8
_SAYS = {"terms": "uses", "entities": "portrays", "speakers": "gives the word to", "frames": "uses the frame"}


def corpus_text(
    tables: Sequence[Table],
    *,
    width: int = DEFAULT,
    color: bool = False,
    encoding: str = "utf-8",
    frames: Sequence[str] = (),
) -> str:
    """The panels as text, at most `width` columns wide. The tables have the rest.

    Args:
        frames: the schemes whose frames are shown; () for all.
    """
    found = {t.key: t.records() for t in tables}
    if frames:
        found["frames"] = [r for r in found.get("frames", []) if r["scheme"] in frames]
    out = io.StringIO()
    console(out, width, color=color).print(
        Group(_sources(found.get("sources", []), width_within(width)), _apart(found), _alone(found.get("coverage", [])))
    )
    return plainly(out.getvalue(), encoding)


def _sources(records: list[Record], width: int) -> Group:
    caption = (
        "In the stories that several sources tell. Loaded terms in own voice per 1,000 own words, with 95% interval; "
        "difference from the other sources in the same stories, stories resampled, with adjusted p."
    )
    if not records:
        return panel("Sources", caption, nothing("No story has two sources."))
    first = sorted(records, key=_most_stories)[:_SOURCES]
    grid = plain_grid(expand=False)
    grid.add_column("Source", max_width=max(14, width - 66), overflow="fold")
    for name, size in (("Stories", 7), ("Own words", 9)):
        grid.add_column(name, justify="right", width=size)
    grid.add_column("Loaded /1,000", width=18, no_wrap=True)
    grid.add_column("Difference", width=20, no_wrap=True)
    grid.add_column("p adj.", justify="right", width=6)
    for r in first:
        grid.add_row(*_source(r))
    return panel("Sources", caption, grid, _more(len(records) - len(first), "sources.csv"))


def _source(r: Record) -> list[Text]:
    rate = marks.number(r["loaded_rate"], Format.RATE, "bold")
    return [
        marks.plain(r["source"], "bold cyan"),
        marks.number(r["stories"], Format.COUNT),
        marks.number(r["own_words"], Format.COUNT),
        rate + marks.interval(r["loaded_low"], r["loaded_high"], Format.RATE),
        _difference(r, Format.RATE) if r["enough"] else marks.styled("too few stories", "dim italic"),
        marks.number(r["p_adjusted"], Format.P, _sure(r)) if r["enough"] else Text(),
    ]


def _difference(r: Record, how: Format) -> Text:
    sign = "+" if as_float(r["difference"]) > 0 else ""
    return (
        marks.styled(sign, _sure(r))
        + marks.number(r["difference"], how, _sure(r))
        + marks.interval(r["low"], r["high"], how)
    )


def _sure(r: Record) -> str:
    return "bold" if r["p_adjusted"] is not None and as_float(r["p_adjusted"]) < ALPHA else ""


def _most_stories(r: Record) -> tuple[int, str]:
    return -as_int(r["stories"]), str(r["source"])


def _apart(found: dict[str, list[Record]]) -> Group:
    rows = sorted(_contrasts(found), key=_surest)
    caption = "What a source does more (+) or less (−) than the others in the same stories; only if it rests on enough "
    caption += "stories. Terms: per 1,000 own words; entities: evaluation; speakers: share of the quoted words; "
    caption += "frames, where significant: share of the sentences."
    if not rows:
        return panel("What sets the sources apart", caption, nothing("Nothing rests on enough stories."))
    grid = plain_grid(expand=False)
    for name in ("Source", "", "Who or what"):
        grid.add_column(name, overflow="fold")
    grid.add_column("Difference", width=21, no_wrap=True)
    grid.add_column("p adj.", justify="right", width=6)
    for kind, r in rows[:_TOP]:
        grid.add_row(
            marks.plain(r["source"], "bold cyan"),
            marks.styled(_SAYS[kind], "dim"),
            marks.plain(marks.shortened(_subject(r), 40)),
            marks.number(r["difference"], Format.SIGNED, _sure(r)) + marks.interval(r["low"], r["high"], Format.SIGNED),
            marks.number(r["p_adjusted"], Format.P, _sure(r)),
        )
    body: list[RenderableType] = [grid]
    if not any(_sure(r) for _, r in rows):
        body += [
            Text(),
            marks.styled("None of these differences is significant at p < .05 after adjustment.", "italic"),
        ]
    hidden = _more(len(rows) - _TOP, "terms.csv, entities.csv, speakers.csv and frames.csv")
    return panel("What sets the sources apart", caption, *body, hidden)


def _subject(r: Record) -> str:
    """ "economic (policy)" for a frame."""
    return f"{r['subject']} ({r['scheme']})" if "scheme" in r else str(r["subject"])


def _contrasts(found: dict[str, list[Record]]) -> Iterator[tuple[str, Record]]:
    """What rests on enough stories; of the frames, which are found for every source, only what is significant."""
    for kind in _SAYS:
        for r in found.get(kind, []):
            if r["enough"] and (kind != "frames" or _sure(r)):
                yield kind, r


def _surest(row: tuple[str, Record]) -> tuple[float, float, str, str]:
    kind, r = row
    return as_float(r["p_adjusted"]), -abs(as_float(r["difference"])), kind, f"{r['source']} {_subject(r)}"


def _alone(records: list[Record]) -> Group | Text:
    if not records:
        return Text()
    grid = plain_grid(expand=False)
    for name in ("Source", "Only there", "Is", "Stories"):
        grid.add_column(name, overflow="fold")
    for r in records[:_TOP]:
        grid.add_row(
            marks.plain(r["source"], "bold cyan"),
            marks.plain(marks.shortened(str(r["name"]), 40)),
            marks.styled({"entity": "named", "speaker": "quoted"}.get(str(r["kind"]), str(r["kind"])), ""),
            marks.styled(f"{r['stories']} of {r['of']}", ""),
        )
    caption = "What only one source names or quotes, and in how many of the stories that it shares with others."
    return panel("In one source only", caption, grid, _more(len(records) - _TOP, "coverage.csv"))


def _more(hidden: int, file: str) -> RenderableType | None:
    """ "+ 12 more, in coverage.csv", where something is hidden."""
    return more_note(hidden, f" in {file}", how="")
