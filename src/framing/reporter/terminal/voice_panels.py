"""The panel of voices: who speaks, for how many words, with which verbs; what is held at a distance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Group
from rich.text import Text

from framing.language.deaths import dies
from framing.language.words import determiners
from framing.measures import ALPHA
from framing.reporter.tables.report import Format, Report, Subject, shown
from framing.reporter.tables.rows import PortraitRow, SpeakerRow
from framing.reporter.tables.voice_tables import called, cues, verbs
from framing.reporter.tables.who_may_speak import noun_of
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import (
    Record,
    View,
    as_float,
    as_int,
    blank,
    dash,
    matrix,
    more_note,
    nothing,
    of,
    panel,
)

_NAME = re.compile(r"[^\W\d_]*[A-Z]\w*[a-z]{2}")
_OFTEN = 3


def voices(report: Report, view: View) -> Group:
    """The panel of the speakers with their words."""
    groups: dict[str, list[tuple[Record, SpeakerRow]]] = {}
    for r, row in report.table("speakers").found():
        groups.setdefault(str(r["speaker"]), []).append((r, row))
    stances = _stances(report.table("voices").records())
    first = list(groups.items())[: view.top(8)]
    rows = [
        (
            marks.lines([marks.plain(name, "bold"), *_kind(found[0][1])]),
            [_speech([f for f in found if f[0]["article"] == s.article], stances) for s in report.subjects],
        )
        for name, found in first
    ]
    last = [(marks.styled("Kinds of speakers", "dim"), [kinds_of_speakers(report, s) for s in report.subjects])]
    last += unheard(report, 5)
    last += _held(report, view)
    body = matrix(report.subjects, rows, view) if rows else nothing("Nobody is quoted or reported.", report)
    whole = matrix(report.subjects, last, view, headed=not rows)
    caption = "Who gets to speak, for how many words, and with which verbs (marked where they are not neutral)."
    if any(_differs(r) for r in report.table("sourcing").records()):
        caption += " p: the share of this kind of speaker differs from that in the others (adjusted)."
    return panel("Voices", caption, body, more_note(len(groups) - len(first), " speakers"), Text(), whole)


def _kind(row: SpeakerRow) -> list[Text]:
    return [] if row.kind in ("none", "named") else [marks.plain(row.kind, "dim")]


def _stances(records: Sequence[Record]) -> dict[str, str]:
    return {str(r["cue"]).lower(): str(r["stance"]) for r in records if r["cue"]}


def _speech(found: list[tuple[Record, SpeakerRow]], stances: dict[str, str]) -> Text:
    if not found:
        return dash()
    r, row = found[0]
    count = as_int(r["statements"])
    head = marks.styled(str(count), "bold") + marks.styled(
        f" statement{'s' if count != 1 else ''}, {r['words']} words", ""
    )
    head += marks.styled(f" ({shown(r['share'], Format.SHARE)})", "dim")
    words = cues(row)[:6]
    lines = [head, *([marks.listed([_cue(c, stances.get(c, "neutral")) for c in words])] if words else [])]
    return marks.lines([*lines, *_called(row)])


def _called(row: SpeakerRow) -> list[Text]:
    """What the source calls the speaker, if that has no word of the name: "Downing Street" for Britain."""
    names, name = called(row), _words(row.speaker)
    if not names or any(name & _words(c) for c in names):
        return []
    return [marks.styled("as ", "dim") + marks.listed([marks.plain(c) for c in names[:2]])]


def _words(name: str) -> set[str]:
    return set(name.casefold().replace("’s", "").replace("'s", "").split())


def differing_cues(report: Report) -> dict[tuple[str, str], list[Text]]:
    """(article, speaker) -> the verbs of saying that are not neutral, with their stance."""
    if not report.has("voices"):
        return {}
    stances = {c: s for c, s in _stances(report.table("voices").records()).items() if s != "neutral"}
    return {
        (str(r["article"]), str(r["speaker"])): [_cue(c, stances[c]) for c in verbs(row) if c in stances]
        for r, row in report.table("speakers").found()
    }


def _cue(cue: str, stance: str) -> Text:
    if cue == ":":
        return marks.styled("a colon", "dim")
    if stance == "neutral":
        return marks.plain(cue, "dim")
    return marks.plain(cue, "yellow") + marks.styled(f" ({stance})", "dim")


def kinds_of_speakers(report: Report, s: Subject) -> Text:
    """How many statements come from named, institutional and anonymous speakers."""
    mine = [r for r in of(report.table("sourcing").records(), s) if as_int(r["count"])]
    names = {"none": "nobody named"}
    if not mine:
        return marks.styled("no statements", "dim")
    parts = [_kind_count(str(names.get(str(r["kind"]), r["kind"])), r) for r in mine]
    return marks.listed(parts)


def _kind_count(name: str, r: Record) -> Text:
    """A kind and its count, with the adjusted p where its share differs from that in the other sources."""
    sure = f" (p {shown(r['p_adjusted'], Format.P)})" if _differs(r) else ""
    return marks.plain(name) + marks.styled(f" {r['count']}", "bold") + marks.styled(sure, "dim")


def _differs(r: Record) -> bool:
    return bool(as_int(r["count"])) and r["p_adjusted"] is not None and as_float(r["p_adjusted"]) < ALPHA


def unheard(report: Report, top: int) -> list[tuple[Text, list[Text]]]:
    """People who are often named and surely never quoted."""
    if not report.has("portraits"):
        return []
    found = list(report.table("portraits").found())
    dead = {r["entity"] for r, row in found if any(map(dies, row.portrait.roles))}  # they say nothing
    silent = ((r, row) for r, row in found if _is_often_named(r, row) and r["entity"] not in dead)
    records = [r for r, row in silent if _acts(row) and not row.may_speak]
    cells = []
    for s in report.subjects:
        cells.append(_listed([str(r["entity"]) for r in of(records, s)[:top]]))
    return [(marks.styled("Much mentioned, never quoted", "dim"), cells)] if records else []


def _is_often_named(r: Record, row: PortraitRow) -> bool:
    """Whether it is a person whom the source names several times and never lets speak.

    A body speaks through people, and who "the candidate" is may not be known.
    """
    if r["label"] != "PERSON" or as_int(r["statements"]) or not _is_name(str(r["entity"])):
        return False
    return sum(n for name, n in row.portrait.names if _is_name(name)) >= _OFTEN


def _is_name(words: str) -> bool:
    return _NAME.match(words.split()[-1]) is not None


def without_a_name(report: Report, top: int) -> list[tuple[Text, list[Text]]]:
    """People without a name of their own who speak, in the words of each source."""
    every = [(r, row) for r, row in report.table("speakers").found() if row.kind == "anonymous"]
    every.sort(key=_by_words)
    cells, some = [], False
    for s in report.subjects:
        mine = [row for r, row in every if r["article"] == s.article]
        words = dict.fromkeys(called(row)[0] for row in mine if called(row) and not row.may_be_named)
        told = list(filter(_says_who, words))[:top]
        cells.append(_listed(told))
        some = some or bool(told)
    return [(marks.styled("Without a name", "dim"), cells)] if some else []


def _by_words(found: tuple[Record, SpeakerRow]) -> int:
    return -found[1].count


def _says_who(words: str) -> bool:
    """Whether the words say what somebody is and stand for nobody named elsewhere: not "the senator", "few"."""
    first, *rest = words.split()
    pointing = determiners("definite", "demonstrative", "possessive")
    one = noun_of(words)[-1] != "s" and ("’s " in words or "'s " in words or first[:1].isupper())
    a = first.lower() in determiners("indefinite")
    if (one and not a) or first.lower() in pointing or " and " in words:
        return False  # "China's ambassador", "BuzzFeed Editor-in-Chief": somebody, and mostly one with a name
    return bool(rest or first.endswith("s"))


def _listed(names: list[str]) -> Text:
    return marks.listed([marks.plain(marks.shortened(n, 40)) for n in names]) if names else blank()


def _acts(row: PortraitRow) -> bool:
    """Whether the source tells of anything that it does."""
    return any(r.role == "agent" and r.process == "deed" and not r.negated for r in row.portrait.roles)


def _held(report: Report, view: View) -> list[tuple[Text, list[Text]]]:
    records = report.table("distancing").records()
    rows = []
    for type, label in (("scare", "In scare quotes"), ("distancing", "Held at a distance")):
        found = [r for r in records if r["type"] == type]
        if found:
            rows.append((marks.styled(label, "dim"), [_list(of(found, s), view.top(8), type) for s in report.subjects]))
    return rows


def _list(found: list[Record], top: int, type: str) -> Text:
    if not found:
        return dash()
    texts = list(dict.fromkeys(_held_words(r, type) for r in found))
    parts = [marks.plain(t) for t in texts[:top]]
    hidden = marks.more(len(texts) - len(parts))
    return marks.listed([*parts, hidden] if hidden else parts)


def _held_words(r: Record, type: str) -> str:
    """‘deal’; so-called ‘colour revolution’."""
    text = marks.shortened(str(r["text"]), 60)
    if type == "scare":
        return f"‘{text}’"
    cue = str(r["cue"] or "")
    return text if not cue or cue.casefold() in text.casefold() else f"{cue} {text}"
