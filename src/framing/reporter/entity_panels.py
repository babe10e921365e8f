"""Panels about entities: portraits and roles."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group
from rich.text import Text

from framing.reporter import marks
from framing.reporter.layout import (
    Record,
    View,
    as_float,
    as_int,
    dash,
    grouped,
    matrix,
    more_note,
    not_found,
    nothing,
    of,
    panel,
)
from framing.reporter.report import Report, Subject, Value


def portraits(report: Report, view: View) -> Group:
    groups = grouped(report.table("portraits").records(), "entity", "label")
    labels = grouped(report.table("descriptors").records(), "entity", "article")
    first = list(groups.items())[: view.top(6)]
    rows = [
        (_entity(str(name), str(label)), [_portrait(found, labels, s, view) for s in report.subjects])
        for (name, label), found in first
    ]
    caption = (
        "What each source calls and says of the same entity: its own words, unless a speaker is named. Evaluation: "
    )
    caption += "−1 badly to +1 well, with 95% interval; unclear where that holds 0."
    body = matrix(report.subjects, rows, view) if rows else nothing("No entity found.")
    return panel("Entity portraits", caption, body, more_note(len(groups) - len(first), " entities"))


LABELS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "country or place", "NORP": "people", "LOC": "place",
    "FAC": "building", "GROUP": "group", "EVENT": "event", "LAW": "law", "PRODUCT": "product", "WORK_OF_ART": "work",
}  # fmt: skip


def _entity(name: str, label: str) -> Text:
    return marks.lines([marks.plain(name, "bold"), marks.styled(LABELS.get(label, label.lower()), "dim")])


def _portrait(
    found: list[Record], labels: dict[tuple[Value, ...], list[Record]], s: Subject, view: View
) -> Group | Text:
    mine = of(found, s)
    if not mine:
        return not_found()
    r = mine[0]
    descriptors = _counted(labels.get((r["entity"], s.article), []), "text")
    first = descriptors[: view.top(6)]
    hidden = marks.more(len(descriptors) - len(first))
    head = marks.lines([*_evaluation(r), _called(r, view.top(4))])
    return Group(head, marks.hanging([*first, (Text(), hidden)] if hidden else first))


def _evaluation(r: Record) -> list[Text]:
    """The number with its interval, then the same as a picture; a tone only where the interval leaves out 0."""
    if r["tone"] == "too little data" or r["evaluation"] is None:
        return [marks.styled("too little data to evaluate", "dim italic")]
    score, low, high = (as_float(r[key]) for key in ("evaluation", "evaluation_low", "evaluation_high"))
    tone = "neutral" if r["evaluation_low"] is None or low <= 0 <= high else "positive" if score > 0 else "negative"
    style = marks.STYLES[tone]
    word = marks.styled(f"{tone} " if tone != "neutral" else "unclear ", f"bold {style}" if style else "dim")
    head = word + marks.styled(marks.small(score), style)
    count = marks.styled(f" n={r['evaluation_evidence']}", "dim")
    if r["evaluation_low"] is None:
        return [head + count]
    head += marks.styled(f" [{marks.small(low)}, {marks.small(high)}]", "dim")
    return [head, marks.scale(score, low, high, style) + count]


def _called(r: Record, top: int) -> Text:
    """What the article calls it: "Ada Quill ×2, mayor, Her"."""
    names = [name.removesuffix(")").rpartition(" (") for name in str(r["called"] or "").split("; ") if name]
    parts = [marks.plain(marks.shortened(name, 40), "dim") + marks.times(int(count)) for name, _, count in names[:top]]
    return marks.listed([*parts, marks.styled("…", "dim")] if len(names) > top else parts)


def _counted(records: Sequence[Record], key: str) -> list[tuple[Text, Text]]:
    """Equal texts in one line with their count: the polar first, then own words, then the frequent."""
    groups: dict[tuple[str, Value, Value, Value], list[Record]] = {}
    for r in records:
        text = str(r[key]).casefold()
        groups.setdefault((text, r["polarity"], r["voice"], r.get("speaker")), []).append(r)
    order = sorted(
        groups.values(),
        key=lambda g: (g[0]["polarity"] == "neutral", g[0]["voice"] != "own", -len(g), as_int(g[0]["start"])),
    )
    return [_phrase(g[0], key, len(g)) for g in order]


def _phrase(r: Record, key: str, count: int) -> tuple[Text, Text]:
    polarity = str(r["polarity"])
    denied = marks.styled(" (denied)", "italic dim") if r.get("negated") else Text()
    text = marks.plain(marks.shortened(str(r[key]), 90), marks.STYLES.get(polarity, ""))
    return marks.sign(polarity), text + marks.times(count) + denied + marks.said(r["voice"], r.get("speaker"))


def roles(report: Report, view: View) -> Group:
    groups = grouped(report.table("roles").records(), "entity")
    first = list(groups.items())[: view.top(6)]
    rows = [
        (marks.plain(name, "bold"), [_roles(of(found, s), view) for s in report.subjects]) for (name,), found in first
    ]
    caption = "What it does and what is done to it; signs: what the verb says of it; “…”: told by somebody quoted."
    body = matrix(report.subjects, rows, view) if rows else nothing("No roles found.")
    return panel("Roles", caption, body, more_note(len(groups) - len(first), " entities"))


ROLES = (("agent", "acts"), ("patient", "acted on"), ("agentless passive", "acted on, by nobody named"))


def _roles(found: list[Record], view: View) -> Text:
    if not found:
        return dash()
    parts = []
    for role, name in ROLES:
        mine = [r for r in found if r["role"] == role]
        if mine:
            parts.append(
                marks.styled(f"{name} ", "dim") + marks.styled(str(len(mine)), "bold") + Text(": ") + _verbs(mine, view)
            )
    return marks.lines(parts)


def _verbs(records: list[Record], view: View) -> Text:
    groups = grouped(records, "verb", "polarity", "negated")
    order = sorted(groups.items(), key=lambda g: (g[0][1] == "neutral", -len(g[1]), as_int(g[1][0]["start"])))
    top = view.top(7)
    verbs = [_verb(str(verb), str(polarity), bool(negated), found) for (verb, polarity, negated), found in order[:top]]
    hidden = marks.more(len(order) - len(verbs))
    return marks.listed([*verbs, hidden] if hidden else verbs)


def _verb(verb: str, polarity: str, negated: bool, found: list[Record]) -> Text:
    text = f"not {verb}" if negated else verb
    if not any(r["voice"] == "own" for r in found):
        text = f"“{text}”"
    word = marks.plain(text) if polarity == "neutral" else marks.polar(text, polarity)
    return word + marks.times(len(found))
