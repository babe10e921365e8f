"""Panels about entities: portraits and roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Group
from rich.text import Text

from framing.language.deeds import telling_kind
from framing.language.descriptions import telling
from framing.model import ComparedEntity, Portrait
from framing.reporter.entity_kinds import kind_of
from framing.reporter.tables.report import Report, Subject, Value, grouped
from framing.reporter.tables.rows import PortraitRow
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import (
    Record,
    View,
    as_float,
    as_int,
    dash,
    matrix,
    more_note,
    not_found,
    nothing,
    of,
    panel,
)

_LONGEST = 90  # characters of a descriptor
_PLAIN = 0.3  # how much a descriptor says that stands by itself


def portraits(report: Report, view: View) -> Group:
    """The panel of how each entity comes out."""
    found = report.table("portraits").found()
    groups = grouped([r for r, _ in found], "entity", "label")
    rows_of: dict[tuple[str, str], dict[str, PortraitRow]] = {}  # entity -> article -> what its row is made from
    for r, row in found:
        rows_of.setdefault((str(r["entity"]), str(r["label"])), {})[str(r["article"])] = row
    labels = grouped(report.table("descriptors").records(), "entity", "article")
    first = list(groups.items())[: view.top(6)]
    rows = [
        (
            _entity(str(name), str(label)),
            [_portrait(mine, rows_of[str(name), str(label)], labels, s, view) for s in report.subjects],
        )
        for (name, label), mine in first
    ]
    caption = (
        "What each source calls and says of the same entity: its own words, unless a speaker is named. Evaluation: "
        "of its own words, −1 badly to +1 well, with 80% interval; then of others’ words. n: pieces of evidence. "
        "“Unclear” means that the interval includes 0; with too few clear sentences it is widened until it does."
    )
    body = matrix(report.subjects, rows, view) if rows else nothing("No entity found.", report)
    return panel("Entity portraits", caption, body, more_note(len(groups) - len(first), " entities"))


def _entity(name: str, label: str) -> Text:
    return marks.lines([marks.plain(name, "bold"), marks.styled(kind_of(label), "dim")])


def _portrait(
    found: list[Record],
    rows: Mapping[str, PortraitRow],
    labels: dict[tuple[Value, ...], list[Record]],
    s: Subject,
    view: View,
) -> Group | Text:
    mine = of(found, s)
    if not mine:
        return absent(s, next(iter(rows.values())).entity)
    r = mine[0]
    mine = labels.get((r["entity"], s.article), [])
    found_ = _counted([d for d in mine if not _says_little(d)], "text")
    first = found_[: view.top(6)]
    hidden = marks.more(len(found_) - len(first))
    if hidden:
        first = [*first, (Text(), hidden)]
    titles = _titles([d for d in mine if _says_little(d)], view.top(4))
    head = marks.lines([*_evaluation(r), called(rows[s.article].portrait, view.top(4))])
    return Group(head, marks.hanging([*first, titles] if titles else first))


def _says_little(r: Record) -> bool:
    """Whether it is an office, a place or a plain word, and neither judged nor denied."""
    return r["polarity"] == "neutral" and not r.get("negated") and _worth(r) < _PLAIN


def _worth(r: Record) -> float:
    return telling(str(r["text"]), str(r["relation"]), as_float(r["weight"]))


def _titles(records: Sequence[Record], top: int) -> tuple[Text, Text] | None:
    """All plain descriptors on one line, the source's own first, then the frequent: "also: President ×3, of Belarus".

    What somebody says of it has his name behind it: "also: mayor, unwell — Ida Marsh, reported".
    """
    groups: dict[tuple[str, bool, Value, Value], list[Record]] = {}
    for r in records:
        others = r["voice"] not in ("own", "scare")
        voice, speaker = (r["voice"], r.get("speaker")) if others else ("own", None)
        groups.setdefault((str(r["text"]).casefold(), others, voice, speaker), []).append(r)
    order = sorted(groups.items(), key=lambda g: (g[0][1], -len(g[1]), as_int(g[1][0]["start"])))
    parts = [
        marks.plain(str(g[0]["text"]), "dim") + marks.times(len(g)) + marks.said(voice, speaker)
        for (_, _, voice, speaker), g in order[:top]
    ]
    if len(order) > top:
        parts.append(marks.styled("…", "dim"))
    return (marks.styled("·", "dim"), marks.styled("also: ", "dim") + marks.listed(parts)) if parts else None


def _evaluation(r: Record) -> list[Text]:
    """Verdict and number of its own words with the interval, that of others' words; then the first as a picture."""
    if r["tone"] == "too little data" or r["evaluation_own"] is None:
        return [marks.styled("too little data to evaluate", "dim italic")]
    score, low, high = (as_float(r[key]) for key in ("evaluation_own", "evaluation_own_low", "evaluation_own_high"))
    tone = str(r["tone"])
    style = marks.STYLES.get(tone, "")
    word = marks.styled(f"{tone} ", f"bold {style}" if style else "dim")
    head = word + marks.styled(marks.small(score), style)
    count = marks.styled(f" n={r['evaluation_evidence']}", "dim")
    head += marks.styled(f" [{marks.small(low)}, {marks.small(high)}]", "dim")
    if r["evaluation_attributed"] is not None:
        head += marks.styled(f" others {marks.small(as_float(r['evaluation_attributed']))}", "dim")
    lines = [head, marks.scale(score, low, high, style) + count]
    why = marks.shortened(str(r["grounds"] or ""), _GROUNDS)
    return [*lines, marks.plain(f"rests on: {why}", "dim")] if why else lines


_GROUNDS = 90  # characters of what a verdict rests on


def called(portrait: Portrait, top: int) -> Text:
    """What the article calls it: "Ada Quill ×2, mayor, Her"."""
    parts = [marks.plain(marks.shortened(name, 40), "dim") + marks.times(n) for name, n in portrait.names[:top]]
    return marks.listed([*parts, marks.styled("…", "dim")] if len(portrait.names) > top else parts)


def absent(s: Subject, entity: ComparedEntity) -> Text:
    """ "not found" if the article was searched for every name; otherwise a sign that this cell is empty."""
    return not_found() if s.article in entity.not_found_in else dash()


def _counted(records: Sequence[Record], key: str, room: int = _LONGEST) -> list[tuple[Text, Text]]:
    """Equal texts in one line with their count, the most telling first: own words, what says most, then what
    is said in so many words ("is a …", "as a …") before what merely stands at the name."""
    groups: dict[tuple[str, Value, Value, Value], list[Record]] = {}
    for r in records:
        text = str(r[key]).casefold()
        groups.setdefault((text, r["polarity"], r["voice"], r.get("speaker")), []).append(r)
    order = sorted(
        groups.values(),
        key=_telling,
    )
    return [_phrase(g[0], key, len(g), room) for g in order]


TELLING = ("as-phrase", "copula", "description", "apposition", "premodifier", "possessed", "genitive")


def _telling(group: list[Record]) -> tuple[bool, int, int, int, int]:
    """Sort key of equal descriptors; strength in steps of a fifth, so that small differences do not decide."""
    r = group[0]
    rank = TELLING.index(str(r["relation"])) if r["relation"] in TELLING else len(TELLING)
    return (
        r["voice"] not in ("own", "scare"),
        -round(_worth(r) * 5),
        rank,
        -len(group),
        as_int(r["start"]),
    )


def _phrase(r: Record, key: str, count: int, room: int) -> tuple[Text, Text]:
    polarity = str(r["polarity"])
    denied = marks.styled(" (denied)", "italic dim") if r.get("negated") else Text()
    text = marks.plain(marks.shortened(str(r[key]), room), marks.STYLES.get(polarity, ""))
    return marks.sign(polarity), text + marks.times(count) + denied + marks.said(r["voice"], r.get("speaker"))


def roles(report: Report, view: View) -> Group:
    """The panel of what the entities do and suffer."""
    groups = grouped(report.table("roles").records(), "entity")
    first = sorted(groups.items(), key=_told_once)[: view.top(6)]
    rows = [
        (marks.plain(name, "bold"), [_roles(of(found, s), view) for s in report.subjects]) for (name,), found in first
    ]
    caption = "What it does (→ its target) and what is done to it (← the agent); signs: what the verb implies; “…”: in "
    caption += "somebody’s words; (to): wanted, asked or possible, not presented as done; speaks, thinks: only that."
    body = matrix(report.subjects, rows, view) if rows else nothing("No roles found.", report)
    return panel("Roles", caption, body, more_note(len(groups) - len(first), " entities"))


def _told_once(group: tuple[tuple[Value, ...], list[Record]]) -> bool:
    """Sort key: entities with a role in several sources come first, then by salience."""
    return len({r["article"] for r in group[1]}) < 2


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
    deeds = [r for r in records if _is_deed(r)]
    groups = grouped(deeds, "verb", "polarity", "negated", "other", "modality")
    plain = {key for key, found in groups.items() if _is_plain(found)}
    order = sorted(((key, found) for key, found in groups.items() if key not in plain), key=_striking)
    top = view.top(7)
    verbs = [_verb(key, found) for key, found in order[:top]]
    hidden = marks.more(len(order) - len(verbs))
    if hidden:
        verbs.append(hidden)
    if plain:
        verbs.append(marks.styled("other deeds", "dim") + marks.times(sum(len(groups[key]) for key in plain)))
    for process, word in (("speech", "speaks"), ("thought", "thinks")):
        count = sum(r["process"] == process and not _is_deed(r) for r in records)
        if count:
            verbs.append(marks.styled(word, "dim") + marks.times(count))
    return marks.listed(verbs)


def _is_plain(found: list[Record]) -> bool:
    """Whether a deed says nothing of the one in the role: no judgement, nothing else in it, no striking verb."""
    r = found[0]
    side = "agent" if r["role"] == "agent" else "patient"
    alone = not r["other"] and not any(x["object"] for x in found)
    return r["polarity"] == "neutral" and alone and not telling_kind(str(r["verb"]), side)


def _striking(group: tuple[tuple[Value, ...], list[Record]]) -> tuple[bool, bool, bool, bool, bool, int, int]:
    """Sort key: what judges first, what the source itself tells, as done, to somebody or something, the frequent."""
    (_, polarity, _, other, modality), found = group
    told = not any(r["voice"] == "own" for r in found)
    empty = not other and not any(r["object"] for r in found)
    return polarity == "neutral", told, modality != "asserted", not other, empty, -len(found), as_int(found[0]["start"])


def _is_deed(r: Record) -> bool:
    """Whether it is a deed. Speech is counted as quotations, thought is no deed; who did not answer did not speak."""
    unsaid = r["process"] == "speech" and (bool(r.get("negated")) or r["modality"] != "asserted")
    return r["process"] == "deed" or r["polarity"] != "neutral" or unsaid


_MODES = {"future": "will ", "possible": "(to) ", "conditional": "if ", "alleged": "allegedly "}


def _verb(key: tuple[Value, ...], found: list[Record]) -> Text:
    verb, polarity, negated, other = str(key[0]), str(key[1]), bool(key[2]), key[3]
    text = f"{_MODES.get(str(key[4]), '')}{'not ' if negated else ''}{verb}"
    if not any(r["voice"] == "own" for r in found):
        text = f"“{text}”"
    word = marks.plain(text, marks.STYLES.get(polarity, ""))
    if polarity != "neutral":
        word = marks.sign(polarity) + word  # no blank between, or a line could break there
    if other and str(other).casefold().endswith(verb.rpartition(" ")[2]):
        other = None  # "commit crimes → crimes"
    thing, side = _object(verb, found), _other(other, str(found[0]["role"]))
    told = side + thing if thing.plain.startswith(" to ") else thing + side  # "urge → X to resign"
    return word + told + marks.times(len(found))


def _object(verb: str, found: list[Record]) -> Text:
    """The most frequent object of the verb: "use personal account"."""
    counts = Counter(str(r["object"]) for r in found if r["object"])
    if not counts:
        return Text()
    most = counts.most_common(1)[0][0]
    head = most.rpartition(" ")[2]
    if verb.endswith(f" {head.casefold()}"):
        most = most[: -len(head)].rstrip()  # the verb has it already: "have fear"
        return Text(" ") + marks.plain(f"({most})", "dim") if most else Text()
    return Text(" ") + marks.plain(marks.shortened(most, 32), "dim")


def _other(other: Value, role: str) -> Text:
    """ "crush → protesters", "accuse ← Ada Quill"."""
    if not other:
        return Text()
    return marks.styled(" → " if role == "agent" else " ← ", "dim") + marks.plain(
        marks.shortened(str(other), 30), "dim"
    )
