"""The panels of the terminal, one function each: a report in, what rich can print out.

Each shows a few rows, the most telling first, and says how many more there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from framing.reporter import marks
from framing.reporter.report import Format, Report, Subject, Value, shown

type Record = dict[str, Value]

NARROWEST = 26
"""Columns that a source needs to stand beside the others."""
WIDEST_LABEL = 22


@dataclass(frozen=True, slots=True)
class View:
    """How much room there is, and how much is wanted."""

    width: int
    all_rows: bool = False

    def top(self, rows: int) -> int:
        return 1_000_000 if self.all_rows else rows

    @property
    def label(self) -> int:
        return min(WIDEST_LABEL, max(14, self.width // 6))

    def beside(self, sources: int) -> bool:
        """Whether the sources fit side by side."""
        return (self.width - self.label) // max(1, sources) >= NARROWEST


# -------------------------------------------------------------------------------------------- common shapes
def panel(title: str, caption: str, *body: RenderableType | None) -> Group:
    """A title on a rule, how to read it, and what there is."""
    head: list[RenderableType] = [Rule(marks.styled(title, "bold"), align="left", style="dim", characters="─")]
    if caption:
        head.append(marks.styled(caption, "dim"))
    return Group(*head, Text(), *(b for b in body if b is not None), Text())


def nothing(what: str) -> Text:
    return marks.styled(f"{what}", "dim")


def _more(hidden: int, what: str = "") -> Padding | None:
    if hidden <= 0:
        return None
    return Padding(marks.styled(f"+ {hidden:,} more{what}, {marks.MORE}", "italic dim"), (1, 0, 0, 0))


def matrix(
    subjects: Sequence[Subject],
    rows: Sequence[tuple[Text, Sequence[Text]]],
    view: View,
    *,
    spaced: bool = True,
    headed: bool = True,
) -> Grid:
    """Rows with a label and a cell for each source: beside each other where they fit, else one below the other."""
    if view.beside(len(subjects)):
        return _beside(subjects, rows, view, spaced, headed)
    return _stacked(subjects, rows, view)


def _grid(**more: object) -> Grid:
    return Grid(
        box=None,
        expand=True,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        header_style="bold",
        show_edge=False,
        **more,  # type: ignore[arg-type]
    )


def _beside(
    subjects: Sequence[Subject], rows: Sequence[tuple[Text, Sequence[Text]]], view: View, spaced: bool, headed: bool
) -> Grid:
    grid = _grid(show_header=headed)
    grid.add_column(Text(), width=view.label, overflow="fold")
    for s in subjects:
        grid.add_column(_source(s), ratio=1, overflow="fold")
    for i, (label, cells) in enumerate(rows):
        if i and spaced:
            grid.add_row()
        grid.add_row(label, *cells)
    return grid


def _stacked(subjects: Sequence[Subject], rows: Sequence[tuple[Text, Sequence[Text]]], view: View) -> Grid:
    grid = _grid(show_header=False)
    grid.add_column(width=min(view.label, max(len(s.label) for s in subjects) + 2), overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for i, (label, cells) in enumerate(rows):
        if i:
            grid.add_row("", "")
        grid.add_row("", label)
        for s, cell in zip(subjects, cells, strict=True):
            grid.add_row(_source(s), cell)
    return grid


def _source(subject: Subject) -> Text:
    return marks.plain(subject.label, "bold cyan")


def _by(records: Sequence[Record], *keys: str) -> dict[tuple[Value, ...], list[Record]]:
    """Records grouped by these cells, in the order in which the groups begin."""
    out: dict[tuple[Value, ...], list[Record]] = {}
    for r in records:
        out.setdefault(tuple(r[k] for k in keys), []).append(r)
    return out


def _of(records: Sequence[Record], subject: Subject) -> list[Record]:
    return [r for r in records if r["article"] == subject.article]


def _float(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _int(value: Value) -> int:
    return int(_float(value))


def _dash() -> Text:
    return marks.styled("—", "dim")


def _not_found() -> Text:
    return marks.styled("not found", "dim italic")


# --------------------------------------------------------------------------------------------------- articles
def articles(report: Report, view: View) -> Group:
    records = {str(r["article"]): r for r in report.table("articles").records()}
    top = max((_float(r["loaded_rate"]) for r in records.values()), default=0.0)
    given = [(s, records[s.article]) for s in report.subjects]
    names = ("Headline", "Date", "Words", "In others’ voices", "Loaded terms", "per 1,000 own words", "Statements")
    made = [_article(r, top, view) for _, r in given]
    if len(given) > 1 and not view.beside(len(given)):
        body: RenderableType = _article_list(given, top)
    else:
        rows = [(marks.styled(name, "dim"), [m[i] for m in made]) for i, name in enumerate(names)]
        body = matrix(report.subjects, rows, view, spaced=False)
    return panel("Articles", "", body, _story(report))


def _article(r: Record, top: float, view: View) -> list[Text]:
    rate = marks.number(r["loaded_rate"], Format.RATE, "bold") + marks.interval(
        r["loaded_rate_low"], r["loaded_rate_high"], Format.RATE
    )
    return [
        marks.plain(marks.shortened(str(r["title"] or "—"), 160)),
        marks.plain(r["date"] or "not known", "" if r["date"] else "dim"),
        marks.number(r["words"], Format.COUNT) + marks.styled(f" in {r['sentences']} sentences", "dim"),
        marks.number(r["attributed_share"], Format.SHARE),
        marks.number(r["loaded_own"], Format.COUNT, "bold")
        + marks.styled(f" own voice, {r['loaded_attributed']} attributed", "dim"),
        marks.lines([rate, marks.bar(_float(r["loaded_rate"]), top, 18)]),
        marks.number(r["statements"], Format.COUNT) + marks.styled(f" by {r['speakers']} speakers", "dim"),
    ]


def _title(r: Record) -> Text:
    return marks.plain(marks.shortened(str(r["title"] or "—"), 100), "dim")


def _article_list(given: Sequence[tuple[Subject, Record]], top: float) -> Grid:
    """A row for each source, for more sources than fit side by side."""
    grid = _grid()
    grid.add_column("Source", ratio=3, overflow="fold")
    for name, size in (("Words", 6), ("Others’", 7), ("Loaded", 6), ("/1,000 own", 20), ("Statem.", 7)):
        grid.add_column(name, width=size, justify="left" if size == 20 else "right", no_wrap=True)
    for i, (s, r) in enumerate(given):
        if i:
            grid.add_row()
        rate = marks.number(r["loaded_rate"], Format.RATE, "bold") + marks.interval(
            r["loaded_rate_low"], r["loaded_rate_high"], Format.RATE
        )
        grid.add_row(
            marks.lines([_source(s), _title(r)]),
            marks.number(r["words"], Format.COUNT),
            marks.number(r["attributed_share"], Format.SHARE),
            marks.number(r["loaded_own"], Format.COUNT),
            marks.lines([rate, marks.bar(_float(r["loaded_rate"]), top, 14)]),
            marks.number(r["statements"], Format.COUNT),
        )
    return grid


def _story(report: Report) -> RenderableType | None:
    if report.similarity is None:
        return None
    score = marks.styled(f"Same-story score {report.similarity:.2f}", "dim")
    if len(report.subjects) > 2:
        score.append(" (least similar pair)")
    if not report.same_story:
        score = marks.styled("! These articles may not tell the same story. ", "bold yellow") + score
    return Padding(score, (1, 0, 0, 0))


# -------------------------------------------------------------------------------------------------- portraits
def portraits(report: Report, view: View) -> Group:
    groups = _by(report.table("portraits").records(), "entity", "label")
    labels = _by(report.table("descriptors").records(), "entity", "article")
    first = list(groups.items())[: view.top(6)]
    rows = [
        (_entity(str(name), str(label)), [_portrait(found, labels, s, view) for s in report.subjects])
        for (name, label), found in first
    ]
    caption = "What each source calls and says of the same entity. The source’s own words, unless a speaker is named."
    body = matrix(report.subjects, rows, view) if rows else nothing("No entity found.")
    return panel("Entity portraits", caption, body, _more(len(groups) - len(first), " entities"))


LABELS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "country or place", "NORP": "people", "LOC": "place",
    "FAC": "building", "GROUP": "group", "EVENT": "event", "LAW": "law", "PRODUCT": "product", "WORK_OF_ART": "work",
}  # fmt: skip


def _entity(name: str, label: str) -> Text:
    return marks.lines([marks.plain(name, "bold"), marks.styled(LABELS.get(label, label.lower()), "dim")])


def _portrait(found: list[Record], labels: dict[tuple[Value, ...], list[Record]], s: Subject, view: View) -> Text:
    mine = _of(found, s)
    if not mine:
        return _not_found()
    r = mine[0]
    descriptors = _counted(labels.get((r["entity"], s.article), []), "text")
    first = descriptors[: view.top(6)]
    parts = [_evaluation(r), _called(r, view.top(4)), *first]
    hidden = marks.more(len(descriptors) - len(first))
    return marks.lines([*parts, hidden] if hidden else parts)


def _evaluation(r: Record) -> Text:
    if r["tone"] == "too little data" or r["evaluation"] is None:
        return marks.styled("too little data to evaluate", "dim italic")
    tone = str(r["tone"])
    style = marks.STYLES.get(tone, "")
    score = marks.styled(f"{tone} ", f"bold {style}".strip()) + marks.number(r["evaluation"], Format.SIGNED, style)
    score += marks.interval(r["evaluation_low"], r["evaluation_high"], Format.SIGNED)
    return score + marks.styled(f" n={r['evaluation_evidence']}", "dim")


def _called(r: Record, top: int) -> Text:
    """What the article calls it: "Ada Quill ×2, mayor, Her"."""
    names = [name.removesuffix(")").rpartition(" (") for name in str(r["called"] or "").split("; ") if name]
    parts = [marks.plain(marks.shortened(name, 40), "dim") + marks.times(int(count)) for name, _, count in names[:top]]
    return Text(", ").join([*parts, marks.styled("…", "dim")] if len(names) > top else parts)


def _counted(records: Sequence[Record], key: str) -> list[Text]:
    """Equal texts in one line with their count: the polar first, then own words, then the frequent."""
    groups: dict[tuple[str, Value, Value, Value], list[Record]] = {}
    for r in records:
        text = str(r[key]).casefold()
        groups.setdefault((text, r["polarity"], r["voice"], r.get("speaker")), []).append(r)
    order = sorted(
        groups.values(),
        key=lambda g: (g[0]["polarity"] == "neutral", g[0]["voice"] != "own", -len(g), _int(g[0]["start"])),
    )
    return [_phrase(g[0], key, len(g)) for g in order]


def _phrase(r: Record, key: str, count: int) -> Text:
    denied = marks.styled(" (denied)", "italic dim") if r.get("negated") else Text()
    text = marks.polar(marks.shortened(str(r[key]), 90), str(r["polarity"]))
    return text + marks.times(count) + denied + marks.said(r["voice"], r.get("speaker"))


# ------------------------------------------------------------------------------------- wordings and passages
def wordings(report: Report, view: View) -> Group:
    groups = _by(report.table("wordings").records(), "referent", "origin")
    first = list(groups.items())[: view.top(6)]
    rows = [
        (marks.plain(referent, "bold"), [_wordings(_of(found, s), view) for s in report.subjects])
        for (referent, _), found in first
    ]
    body = matrix(report.subjects, rows, view) if rows else nothing("No competing names found.")
    caption = "Competing names for one person, thing or deed."
    return panel("Wordings", caption, body, _more(len(groups) - len(first), " referents"))


def _wordings(found: list[Record], view: View) -> Text:
    if not found:
        return _not_found()
    first = found[: view.top(5)]
    parts = [_wording(r) for r in first]
    hidden = marks.more(len(found) - len(first))
    return marks.lines([*parts, hidden] if hidden else parts)


def _wording(r: Record) -> Text:
    voices = str(r["voice"] or "own").split("; ")
    whose = Text() if "own" in voices else marks.said(voices[0], None)
    return marks.polar(marks.shortened(str(r["text"]), 90), str(r["polarity"])) + marks.times(_int(r["count"])) + whose


def passages(report: Report, view: View) -> Group:
    groups = _by(report.table("passages").records(), "passage", "label", "score", "reason")
    first = list(groups.items())[: view.top(5)]
    caption = "Sentences that tell the same thing."
    body = [_passage(report, key, found, view) for key, found in first]
    if not body:
        return panel("Passages side by side", caption, nothing("No two sentences tell the same thing."))
    return panel("Passages side by side", caption, *body, _more(len(groups) - len(first), " passages"))


def _passage(report: Report, key: tuple[Value, ...], found: list[Record], view: View) -> RenderableType:
    number, label, score, reason = key
    head = marks.styled(f"{number}  ", "dim") + marks.plain(label, "bold")
    head += marks.styled(f"   match {_float(score):.2f}", "dim")
    if reason:
        head += Text("\n   ") + marks.plain(reason, "dim")
    told = [s for s in report.subjects if _of(found, s)]
    cells = [_sentences(_of(found, s), view) for s in told]
    if view.width // max(1, len(told)) >= NARROWEST + 8:
        grid = _grid()
        for s in told:
            grid.add_column(_source(s), ratio=1, overflow="fold")
        grid.add_row(*cells)
        return Padding(Group(head, grid), (0, 0, 1, 0))
    rows = [Text(), head]
    for s, cell in zip(told, cells, strict=True):
        rows += [_source(s), cell]
    return Group(*rows)


def _sentences(found: list[Record], view: View) -> Text:
    room = 2_000 if view.all_rows else max(140, 320 // len(found))
    return marks.lines(
        [marks.plain(marks.shortened(str(r["text"]), room)) + marks.said(r["voice"], r["speaker"]) for r in found]
    )


# --------------------------------------------------------------------------------------------- loaded terms
def loaded_terms(report: Report, view: View) -> Group:
    groups = _by(report.table("loaded_terms").records(), "term", "category", "polarity", "lexicon")
    first = list(groups.values())[: view.top(14)]
    rates = view.width >= 140
    caption = "Hits in the source’s own voice / in others’ voices (scare quotes among them)"
    caption += ", and in own voice per 1,000 own words." if rates else "."
    if not first:
        return panel("Loaded terms", caption, nothing("No entry of the lexicons found."))
    most = (view.width - 24) // len(report.subjects) - 2
    widths = [14 if rates else _widest(s.label, most) for s in report.subjects]
    room = view.width - 24 - sum(w + 2 for w in widths) - (24 if view.width >= 100 else 0)
    grid = _grid()
    grid.add_column("Term", width=22, overflow="fold")
    if view.width >= 100:
        grid.add_column("Category", width=22, overflow="fold")
    for s, width in zip(report.subjects, widths, strict=True):
        head = marks.plain(marks.shortened(s.label, 24), "bold cyan")
        grid.add_column(head, width=width, justify="right", overflow="fold")
    wide = room >= 24
    if wide:
        grid.add_column("Example", ratio=1, no_wrap=True, overflow="ellipsis")
    for found in first:
        grid.add_row(*_term(report, found, view, room if wide else 0))
    return panel("Loaded terms", caption, grid, _more(len(groups) - len(first), " terms"))


def _widest(label: str, room: int) -> int:
    """Columns for a source's counts: its longest word, in reason."""
    return max(7, min(12, room, max((len(word) for word in label.split()), default=0)))


def _term(report: Report, found: list[Record], view: View, room: int) -> list[Text]:
    r = found[0]
    cells = [marks.polar(str(r["term"]), str(r["polarity"]))]
    if view.width >= 100:
        cells.append(marks.plain(r["category"], "dim"))
    cells += [_hits(_of(found, s), view.width >= 140) for s in report.subjects]
    if room:
        example = max(found, key=lambda x: (_int(x["own"]) > 0, bool(x["example"])))
        cells.append(marks.snippet(str(example["example"]), str(example["hit"]), room - 2, str(r["polarity"])))
    return cells


def _hits(found: list[Record], rates: bool) -> Text:
    if not found:
        return _dash()
    own, other = _int(found[0]["own"]), _int(found[0]["attributed"]) + _int(found[0]["scare"])
    if not own and not other:
        return _dash()
    hits = marks.styled(str(own), "bold" if own else "dim") + marks.styled(f" / {other}", "" if other else "dim")
    if not rates:
        return hits
    rate = shown(found[0]["rate"], Format.RATE) if own else ""
    return hits + marks.styled(f"{rate:>6}", "dim")


# --------------------------------------------------------------------------------------------------- voices
def voices(report: Report, view: View) -> Group:
    groups = _by(report.table("speakers").records(), "speaker")
    stances = _stances(report.table("voices").records())
    first = list(groups.items())[: view.top(8)]
    rows = [
        (
            marks.lines([marks.plain(name, "bold"), *_kind(found)]),
            [_speech(_of(found, s), stances) for s in report.subjects],
        )
        for (name,), found in first
    ]
    last = [(marks.styled("Kinds of speakers", "dim"), [_kinds(report, s) for s in report.subjects])]
    last += _unheard(report)
    last += _held(report, view)
    body = matrix(report.subjects, rows, view) if rows else nothing("Nobody is quoted or reported.")
    whole = matrix(report.subjects, last, view, headed=not rows)
    caption = "Who gets to speak, for how many words, and with which verbs (marked where they are not neutral)."
    return panel("Voices", caption, body, _more(len(groups) - len(first), " speakers"), Text(), whole)


def _kind(found: list[Record]) -> list[Text]:
    kind = str(found[0]["kind"])
    return [] if kind in ("none", "named") else [marks.plain(kind, "dim")]


def _stances(records: Sequence[Record]) -> dict[str, str]:
    return {str(r["cue"]).lower(): str(r["stance"]) for r in records if r["cue"]}


def _speech(found: list[Record], stances: dict[str, str]) -> Text:
    if not found:
        return _dash()
    r = found[0]
    count = _int(r["statements"])
    head = marks.styled(str(count), "bold") + marks.styled(
        f" statement{'s' if count != 1 else ''}, {r['words']} words", ""
    )
    head += marks.styled(f" ({shown(r['share'], Format.SHARE)})", "dim")
    cues = [c for c in str(r["cues"] or "").split("; ") if c][:6]
    if not cues:
        return head
    return marks.lines([head, Text(", ").join(_cue(c, stances.get(c, "neutral")) for c in cues)])


def _cue(cue: str, stance: str) -> Text:
    if stance == "neutral":
        return marks.plain(cue, "dim")
    return marks.plain(cue, "yellow") + marks.styled(f" ({stance})", "dim")


def _kinds(report: Report, s: Subject) -> Text:
    mine = [r for r in _of(report.table("sourcing").records(), s) if _int(r["count"])]
    names = {"none": "nobody named"}
    if not mine:
        return marks.styled("no statements", "dim")
    parts = [marks.plain(names.get(str(r["kind"]), r["kind"])) + marks.styled(f" {r['count']}", "bold") for r in mine]
    return Text(", ").join(parts)


def _unheard(report: Report) -> list[tuple[Text, list[Text]]]:
    """Who is much talked about and never quoted."""
    if not report.has("portraits"):
        return []
    records = [r for r in report.table("portraits").records() if _unquoted(r)]
    cells = []
    for s in report.subjects:
        names = [marks.plain(r["entity"]) + marks.times(_int(r["mentions"])) for r in _of(records, s)[:5]]
        cells.append(Text(", ").join(names) if names else _dash())
    return [(marks.styled("Much mentioned, never quoted", "dim"), cells)]


def _unquoted(r: Record) -> bool:
    can_speak = r["label"] in ("PERSON", "ORG", "GPE", "GROUP", "NORP")
    return can_speak and not _int(r["statements"]) and _int(r["mentions"]) > 2


def _held(report: Report, view: View) -> list[tuple[Text, list[Text]]]:
    records = report.table("distancing").records()
    rows = []
    for type, label in (("scare", "In scare quotes"), ("distancing", "Held at a distance")):
        found = [r for r in records if r["type"] == type]
        if found:
            rows.append(
                (marks.styled(label, "dim"), [_list(_of(found, s), view.top(8), type) for s in report.subjects])
            )
    return rows


def _list(found: list[Record], top: int, type: str) -> Text:
    if not found:
        return _dash()
    texts = list(dict.fromkeys(_held_words(r, type) for r in found))
    parts = [marks.plain(t) for t in texts[:top]]
    hidden = marks.more(len(texts) - len(parts))
    return Text(", ").join([*parts, hidden] if hidden else parts)


def _held_words(r: Record, type: str) -> str:
    """‘deal’; so-called ‘colour revolution’."""
    text = marks.shortened(str(r["text"]), 60)
    if type == "scare":
        return f"‘{text}’"
    cue = str(r["cue"] or "")
    return text if not cue or cue.casefold() in text.casefold() else f"{cue} {text}"


# ---------------------------------------------------------------------------------------------------- roles
def roles(report: Report, view: View) -> Group:
    groups = _by(report.table("roles").records(), "entity")
    first = list(groups.items())[: view.top(6)]
    rows = [
        (marks.plain(name, "bold"), [_roles(_of(found, s), view) for s in report.subjects]) for (name,), found in first
    ]
    caption = "What it does and what is done to it; signs: what the verb says of it; “…”: told by somebody quoted."
    body = matrix(report.subjects, rows, view) if rows else nothing("No roles found.")
    return panel("Roles", caption, body, _more(len(groups) - len(first), " entities"))


ROLES = (("agent", "acts"), ("patient", "acted on"), ("agentless passive", "acted on, by nobody named"))


def _roles(found: list[Record], view: View) -> Text:
    if not found:
        return _dash()
    parts = []
    for role, name in ROLES:
        mine = [r for r in found if r["role"] == role]
        if mine:
            parts.append(
                marks.styled(f"{name} ", "dim") + marks.styled(str(len(mine)), "bold") + Text(": ") + _verbs(mine, view)
            )
    return marks.lines(parts)


def _verbs(records: list[Record], view: View) -> Text:
    groups = _by(records, "verb", "polarity", "negated")
    order = sorted(groups.items(), key=lambda g: (g[0][1] == "neutral", -len(g[1]), _int(g[1][0]["start"])))
    top = view.top(7)
    verbs = [_verb(str(verb), str(polarity), bool(negated), found) for (verb, polarity, negated), found in order[:top]]
    hidden = marks.more(len(order) - len(verbs))
    return Text(", ").join([*verbs, hidden] if hidden else verbs)


def _verb(verb: str, polarity: str, negated: bool, found: list[Record]) -> Text:
    text = f"not {verb}" if negated else verb
    if not any(r["voice"] == "own" for r in found):
        text = f"“{text}”"
    word = marks.plain(text) if polarity == "neutral" else marks.polar(text, polarity)
    return word + marks.times(len(found))


# ------------------------------------------------------------------------------------------- coverage, keyness
def coverage(report: Report, view: View) -> Group:
    records = report.table("coverage").records()
    kinds = list(dict.fromkeys(str(r["kind"]) for r in records))
    top = view.top(6)
    rows = []
    for kind in kinds:
        mine = [r for r in records if r["kind"] == kind]
        rows.append((marks.styled(KINDS.get(kind, kind), "dim"), [_only(_of(mine, s), top) for s in report.subjects]))
    body = matrix(report.subjects, rows, view) if rows else nothing("Nothing is found in one source only.")
    caption = "Found in this source, not found in the others; share of the article’s words. No proof of absence."
    first = sum(min(top, len(_of([r for r in records if r["kind"] == k], s))) for k in kinds for s in report.subjects)
    return panel("Coverage: found in one source only", caption, body, _more(len(records) - first))


KINDS = {"entity": "Entities", "speaker": "Speakers", "event": "Events", "background": "Background"}


def _only(found: list[Record], top: int) -> Text:
    if not found:
        return _dash()
    return marks.lines([_item(r) for r in found[:top]])


def _item(r: Record) -> Text:
    name = marks.plain(marks.shortened(str(r["name"]), 110))
    return name + marks.styled(f"  {shown(r['share'], Format.SHARE)}", "dim")


def keyness(report: Report, view: View) -> Group:
    groups = _by(report.table("keyness").records(), "source")
    top = view.top(6)
    caption = "Over-used against the others: log-odds (+ = over-used), 95% interval, adjusted p (u: too rare to tell)."
    if not groups:
        return panel("Keyness", caption, nothing("No term occurs often enough to be compared."))
    grid = _grid()
    grid.add_column("Source", width=view.label, overflow="fold")
    grid.add_column("Term", ratio=1, overflow="fold")
    for name, width in (("Here", 5), ("Others", 6)):
        grid.add_column(name, justify="right", width=width)
    grid.add_column("Log-odds", width=21, no_wrap=True)
    grid.add_column("p adj.", justify="right", width=6)
    grid.add_column("", width=1)
    for (source,), found in groups.items():
        telling = sorted(found, key=lambda r: bool(r["underpowered"]))  # stable: the surest stay first
        for i, r in enumerate(telling[:top]):
            grid.add_row(marks.plain(source, "bold cyan") if not i else Text(), *_key(r))
    hidden = sum(max(0, len(found) - top) for found in groups.values())
    return panel("Keyness", caption, grid, _unsure(groups), _more(hidden, " terms"))


def _unsure(groups: dict[tuple[Value, ...], list[Record]]) -> Padding | None:
    if any(_float(r["p_adjusted"]) < 0.05 for found in groups.values() for r in found):
        return None
    return Padding(
        marks.styled("None of these differences is significant at p < .05 after adjustment.", "italic"), (1, 0, 0, 0)
    )


def _key(r: Record) -> list[Text]:
    sure = _float(r["p_adjusted"]) < 0.05
    weak = bool(r["underpowered"])
    return [
        marks.plain(r["term"], "bold" if sure else ""),
        marks.number(r["count"], Format.COUNT),
        marks.number(r["other_count"], Format.COUNT),
        marks.number(r["log_odds"], Format.SIGNED, "bold" if sure else "")
        + marks.interval(r["log_odds_low"], r["log_odds_high"], Format.SIGNED),
        marks.number(r["p_adjusted"], Format.P, "bold" if sure else "dim"),
        marks.styled("u" if weak else "", "dim italic"),
    ]


# ------------------------------------------------------------------------------------ events, evidence, notes
def events(report: Report, view: View) -> Group:
    records = report.table("events").records()
    first = records[: view.top(12)]
    if not first:
        return panel("Events", "", nothing("No event found."))
    grid = _grid()
    if len(report.subjects) > 1:
        grid.add_column("Source", width=view.label, overflow="fold")
    grid.add_column("Who", ratio=3, overflow="fold")
    grid.add_column("does", ratio=2, overflow="fold")
    grid.add_column("whom or what", ratio=3, overflow="fold")
    grid.add_column("when, where", ratio=2, overflow="fold")
    grid.add_column("how told", ratio=2, overflow="fold")
    for r in first:
        cells = [_event_cell(r["agent"]), _trigger(r), _event_cell(r["patient"]), _when(r), _told(r)]
        grid.add_row(*([marks.plain(r["source"], "cyan")] if len(report.subjects) > 1 else []), *cells)
    return panel("Events", "In the order of the text.", grid, _more(len(records) - len(first), " events"))


def _event_cell(value: Value) -> Text:
    return marks.plain(marks.shortened(str(value), 60)) if value else _dash()


def _trigger(r: Record) -> Text:
    return marks.plain(f"not: {r['trigger']}" if r["negated"] else r["trigger"], "bold")


def _when(r: Record) -> Text:
    return marks.plain(", ".join(str(x) for x in (r["time"], r["place"]) if x), "dim")


def _told(r: Record) -> Text:
    how = "" if r["modality"] == "asserted" else str(r["modality"])
    whose = marks.said(r["voice"], r["speaker"])
    return marks.plain(how, "dim") + whose if how else marks.styled(whose.plain.removeprefix(" — "), "italic dim")


def evidence(report: Report, view: View) -> Group:
    records = report.table("evidence").records()
    first = records[: view.top(40)]
    grid = _grid()
    for name, ratio in (("Source", 2), ("Finding", 2), ("About", 3), ("Text", 8)):
        grid.add_column(name, ratio=ratio, overflow="fold")
    for r in first:
        text = marks.polar(marks.shortened(str(r["text"]), 120), str(r["polarity"])) + marks.said(
            r["voice"], r["speaker"]
        )
        grid.add_row(
            marks.plain(r["source"], "cyan"), marks.plain(r["finding"], "dim"), marks.plain(r["referent"]), text
        )
    return panel("Evidence", "", grid, _more(len(records) - len(first), " rows"))


def notes(report: Report, view: View) -> Group:
    texts = [marks.plain(r["text"], "dim") for r in report.table("notes").records()]
    grid = _grid(show_header=False)
    grid.add_column(width=1)
    grid.add_column(ratio=1)
    for text in texts:
        grid.add_row(marks.styled("·", "dim"), text)
    return panel("Notes", "", grid if texts else nothing("None."))


PANELS: dict[str, Callable[[Report, View], Group]] = {
    "articles": articles,
    "portraits": portraits,
    "wordings": wordings,
    "passages": passages,
    "loaded_terms": loaded_terms,
    "voices": voices,
    "roles": roles,
    "events": events,
    "coverage": coverage,
    "keyness": keyness,
    "evidence": evidence,
    "notes": notes,
}
"""By the name that `--panel` takes, in the order in which they are printed."""
