"""The panel of frames: what each story says, and how far it uses each frame.

The likelihoods of whole articles are in the exports only: they do not reach the mark that docs/frames.md sets.
"""

from __future__ import annotations

import math
from collections.abc import Container, Sequence

from rich.console import Group
from rich.text import Text

from framing.reporter.tables.frame_tables import ASKED, differing
from framing.reporter.tables.report import Format, Report, Value, grouped, shown
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import (
    Record,
    Row,
    View,
    as_float,
    as_int,
    dash,
    matrix,
    nothing,
    of,
    panel,
)

SHOWN = 3  # frames of a scheme
QUESTIONS = 3  # in the overview
USED = 2  # frames in the overview
_ALONE = {"suffers": 0.65, "problem": 0.7, "blamed": 0.75, "conflict": 0.75}
"""Likelihood from which an answer that one source alone has is in the overview."""
_LEAST, _SURE = 0.6, {"problem": 0.65}
"""Likelihood from which an answer is in the overview, and of which question more is wanted. Of the first answers of
18 articles by a reader, most of those below are no answers; of 29 stories by three, problems only from 0.65 on."""
_SHORT = 100  # characters of a sentence in the overview
_ROOM = 170  # characters of a sentence
_CAPTION = (
    "The sentence that answers best, the source’s own unless a speaker is named; a number is its likelihood. "
    "A dash claims no silence."
)


def frames(report: Report, view: View) -> Group:
    """The panel of the answers and of the frames' shares."""
    records = report.table("answers").records()
    body = matrix(report.subjects, _answers(records, report, view), view) if records else nothing("No answer found.")
    schemes = report.table("frames").records()
    used = matrix(report.subjects, _frames(schemes, report, view), view, headed=False) if schemes else None
    return panel("What the story says", _CAPTION, body, Text(), used)


def _answers(records: Sequence[Record], report: Report, view: View) -> list[Row]:
    by = grouped(records, "question")
    top = view.top(1)
    return [
        (marks.plain(said, "bold"), [_answer(of(by.get((name,), []), s), top) for s in report.subjects])
        for name, said in ASKED.items()
        if (name,) in by
    ]


def _answer(found: Sequence[Record], top: int) -> Text:
    return marks.lines([_said(r) for r in found[:top]]) if found else dash()


def _said(r: Record) -> Text:
    text = who(r)
    text += (Text(": ") if text.plain else Text()) + Text("“")
    text += _words(r, _ROOM) + Text("”")
    return text + marks.said(r["voice"], r["speaker"]) + marks.styled(f" {shown(r['score'], Format.SCORE)}", "dim")


def _words(r: Record, room: int) -> Text:
    """The sentence, cut around the words that answer where it is too long."""
    text, before = str(r["text"]), as_int(r["at"]) - as_int(r["start"])
    at = len(" ".join(f"{text[:before]}|".split())) - 1
    return marks.plain(marks.cut_around(" ".join(text.split()), at, room))


def who(r: Record) -> Text:
    """ "Smith" or "Smith against Jones"; nothing where nobody is named."""
    if not r["entity"]:
        return Text()
    text = marks.plain(r["entity"], "bold")
    return text + marks.styled(" against ", "dim") + marks.plain(r["other"], "bold") if r["other"] else text


def _frames(records: Sequence[Record], report: Report, view: View) -> list[Row]:
    """A row for each scheme: its most used frames, with how well people agree on each."""
    return [
        (marks.plain(f"Frames, {scheme}", "bold"), [_used(of(its, s), view) for s in report.subjects])
        for (scheme,), its in grouped(records, "scheme").items()
    ]


def _used(found: Sequence[Record], view: View) -> Text:
    return marks.lines([_frame(r) for r in found[: view.top(SHOWN)]]) if found else dash()


def _frame(r: Record) -> Text:
    text = marks.plain(r["frame"]) + marks.styled(f" {shown(r['share'], Format.SHARE)}", "bold")
    text += marks.interval(r["share_low"], r["share_high"], Format.SHARE)
    return text + marks.styled(" agreement ", "dim") + marks.plain(r["agreement"], "dim")


# ----------------------------------------------------------------------------------------------- the overview
def shortly(report: Report, view: View) -> list[Row]:
    """For the overview: the sure answers that set the sources apart, and the frames that one uses clearly more.

    A cell is empty where a source has no sure answer: that claims no silence. An answer of one source alone must be
    surer.
    """
    every = report.table("answers").records()
    told = [r for r in every if as_float(r["score"]) >= _SURE.get(str(r["question"]), _LEAST)]
    room = _SHORT if view.has_room_for(len(report.subjects)) else _ROOM
    chosen, shown_for = _chosen(told, report)
    rows: list[Row] = [
        (marks.styled(ASKED[q], "dim"), [_briefly(found, room, shown_for if q == "problem" else ()) for found in cells])
        for q, cells in chosen.items()
    ]
    return rows + _used_more(report)


def _used_more(report: Report) -> list[Row]:
    """A row for each frame whose shares in two sources differ more than chance: their intervals lie apart."""
    apart: dict[str, tuple[float, list[Text]]] = {}
    for (frame, _), its in grouped(report.table("frames").records(), "frame", "scheme").items():
        low, high = ([as_float(r[key]) for r in its if r[key] is not None] for key in ("share_low", "share_high"))
        gap = max(low, default=0.0) - min(high, default=1.0)
        if gap > apart.get(str(frame), (0.0,))[0]:
            apart[str(frame)] = gap, [_share(of(its, s)) for s in report.subjects]
    most = sorted(apart, key=lambda frame: -apart[frame][0])[:USED]
    return [(marks.styled(f"Frame: {frame}", "dim"), apart[frame][1]) for frame in most]


def _share(found: Sequence[Record]) -> Text:
    return marks.plain(f"{shown(found[0]['share'], Format.SHARE)} of sentences") if found else Text()


def _chosen(told: Sequence[Record], report: Report) -> tuple[dict[str, list[list[Record]]], set[tuple[Value, Value]]]:
    """The answers of each source to the questions shown, and the places of those that come first.

    A question is left out whose sentences all stand in rows above: who accuses is in conflict, too.
    """
    by, chosen, places = grouped(told, "question"), dict[str, list[list[Record]]](), set[tuple[Value, Value]]()
    for question in differing(told):
        cells = [of(by[(question,)], s) for s in report.subjects]
        its = {(found[0]["article"], found[0]["start"]) for found in cells if found}
        if _differ(cells, question) and len(chosen) < QUESTIONS and (question == "problem" or not its <= places):
            chosen[question] = cells
            places |= its if question != "problem" else set()
    return chosen, places


def _differ(cells: Sequence[Sequence[Record]], question: str) -> bool:
    """Whether two sources answer, each in its way, or one alone very surely."""
    first = [found[0] for found in cells if found]
    if len(first) == 1:
        return as_float(first[0]["score"]) >= _ALONE.get(question, math.inf)
    return len({(r["entity"], r["other"]) if r["entity"] else r["text"] for r in first}) > 1


def _briefly(found: Sequence[Record], room: int, elsewhere: Container[tuple[Value, Value]]) -> Text:
    """Who is in the first answer, and its sentence: one that no other row shows, if there is one."""
    if not found:
        return Text()
    r = next((r for r in found if (r["article"], r["start"]) not in elsewhere), found[0])
    text = who(r)
    text += Text(": “") if text.plain else Text("“")
    text += _words(r, room) + Text("”")
    return text + marks.said(r["voice"], r["speaker"])
