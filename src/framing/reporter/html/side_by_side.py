"""The tables of a report as columns: a row for each referent or passage, a column for each source.

Everything comes from the report's tables, so that `--entity`, `--voice` and `--panel` apply here as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from framing.model import Wording
from framing.reporter.tables.report import Report, Subject, Value, as_number, grouped
from framing.reporter.tables.rows import ContrastRow, PortraitRow, WordingRow

type Record = Mapping[str, Value]

_SIGNS = {"positive": "+", "negative": "−", "neutral": "·"}
BADGES = {"direct": "quoted", "indirect": "reported", "scare": "scare quotes"}
_MAIN, _REST = 8, 30  # entities shown at once; entities that can be opened
_KINDS = ("event", "background", "speaker", "entity")
_CONTRASTS = 10  # shown at once; the rest can be opened
_ITEMS = 8  # of one kind, found in one source


class Chip(Struct, frozen=True):
    """A finding, short enough to be shown among others; `at` holds its places: "article start end; ..."."""

    text: str
    polarity: str
    sign: str
    count: int
    badge: str  # whose words, where they are not the source's own
    note: str  # further detail: the other side of a role
    says: str
    at: str


class PortraitCell(Struct, frozen=True):
    """How one source portrays an entity; `own` is None if it says nothing itself, `tone` is the verdict in words."""

    called: str
    mentions: int
    low: float | None
    high: float | None
    own: float | None  # from the source's own words; `low` and `high` are its interval
    attributed: float | None  # from those of others
    evidence: int
    enough: bool
    tone: str
    grounds: str  # what the verdict rests on, "" where there is none
    groups: tuple[tuple[str, tuple[Chip, ...]], ...]  # heading, chips; empty groups are left out


class PortraitCard(Struct, frozen=True):
    """An entity with a cell for each source."""

    name: str
    label: str
    cells: tuple[PortraitCell | None, ...]  # one for each subject; None: nothing of it there
    absent: tuple[bool, ...]  # whether the article was asked for it by every name, in vain


class Line(Struct, frozen=True):
    """A referent and what each source calls it, or what happens and how each source tells it."""

    head: str
    note: str
    cells: tuple[tuple[Chip, ...], ...]
    number: int = 0  # of an aligned passage
    absent: tuple[bool, ...] = ()  # whether the article was asked for what a passage tells, in vain


class ContrastCard(Struct, frozen=True):
    """A contrast with the telling words of every source; `at` holds the first place of each, to be shown side by side.

    `further` are other clauses of each about the same.
    """

    number: int
    about: str
    kind: str
    line: str
    cells: tuple[tuple[Chip, ...], ...]
    further: tuple[tuple[Chip, ...], ...]
    absent: tuple[bool, ...]  # whether the source was asked for what one alone tells, in vain
    at: str


class OneSided(Struct, frozen=True):
    """What was found in one source only, by kind."""

    groups: tuple[tuple[str, tuple[Chip, ...], int], ...]  # kind, the longest told first, how many more


class Places:
    """The numbers of the report's articles, and where in them rows stand."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._numbers = {s.article: i for i, s in enumerate(subjects)}
        self.all = tuple(range(len(subjects)))

    def number(self, row: Record) -> int:
        """The number of the article that a row is about, -1 where it is none of the report's."""
        return self._numbers.get(str(row["article"]), -1)

    def of(self, rows: Iterable[Record]) -> str:
        """ "article start end; …" for the rows that have a place."""
        return "; ".join(f"{self.number(r)} {r['start']} {r['end']}" for r in rows if r["start"] is not None)


# ------------------------------------------------------------------------------------------------ contrasts
def contrasts(report: Report) -> tuple[list[ContrastCard], list[ContrastCard]]:
    """The contrasts, the most telling first, in two parts: those shown at first, and the rest."""
    if not report.has("contrasts"):
        return [], []
    places = Places(report.subjects)
    groups: dict[int, list[tuple[Record, ContrastRow]]] = {}
    for r, row in report.table("contrasts").found():
        groups.setdefault(row.number, []).append((r, row))
    cards = [_contrast(number, rows, report.subjects, places) for number, rows in groups.items()]
    formed = {number for number, rows in groups.items() if rows[0][1].contrast.has_form}
    first = [c for c in cards if c.number in formed][:_CONTRASTS]
    return first, [c for c in cards if c not in first]


def _contrast(
    number: int, rows: Sequence[tuple[Record, ContrastRow]], subjects: Sequence[Subject], places: Places
) -> ContrastCard:
    def of(*, telling: bool) -> tuple[tuple[Chip, ...], ...]:
        chosen = [r for r, row in rows if row.telling is telling]
        return tuple(tuple(_side(r, places) for r in chosen if places.number(r) == i) for i in places.all)

    cells, contrast = of(telling=True), rows[0][1].contrast
    together = "; ".join(cell[0].at for cell in cells if cell)
    absent = tuple(s.source in contrast.not_found_in for s in subjects)
    return ContrastCard(
        number, contrast.about, contrast.kind.value, contrast.line, cells, of(telling=False), absent, together
    )


def _side(row: Record, places: Places) -> Chip:
    return _chip([{**row, "polarity": "neutral"}], str(row["text"]), places, "contrast", "")


# ------------------------------------------------------------------------------------------------ portraits
def portraits(report: Report) -> tuple[list[PortraitCard], list[PortraitCard]]:
    """The main actors, then entities that the sources share, most salient first; and other entities with findings."""
    if not report.has("portraits"):
        return [], []
    places = Places(report.subjects)
    descriptors = _by_entity(records(report, "descriptors"), places)
    roles = _by_entity(records(report, "roles"), places)
    traits = _by_entity(records(report, "actors") if report.has("actors") else [], places)
    main: list[PortraitCard] = []
    rest: list[PortraitCard] = []
    by_entity: dict[tuple[Value, Value], dict[int, tuple[Record, PortraitRow]]] = {}
    for r, row in report.table("portraits").found():
        by_entity.setdefault((r["entity"], r["label"]), {})[places.number(r)] = (r, row)
    order = {name: n for n, (name, _) in enumerate(traits)}
    for (name, label), by_source in sorted(by_entity.items(), key=lambda e: order.get(str(e[0][0]), len(order))):
        cells = tuple(_portrait(by_source.get(i), str(name), i, traits, descriptors, roles, places) for i in places.all)
        missing = next(iter(by_source.values()))[1].entity.not_found_in
        card = PortraitCard(str(name), str(label), cells, tuple(s.article in missing for s in report.subjects))
        if not any(c and c.groups for c in cells):
            continue
        (main if len(main) < _MAIN and (name in order or _shared(cells)) else rest).append(card)
    return main, rest[:_REST]


def _shared(cells: Sequence[PortraitCell | None]) -> bool:
    """Whether several sources mention it, at least one often enough to evaluate."""
    return sum(c is not None for c in cells) >= min(2, len(cells)) and any(c and c.enough for c in cells)


type _ByEntity = dict[tuple[str, int], list[Record]]


def _by_entity(rows: Iterable[Record], places: Places) -> _ByEntity:
    out: _ByEntity = {}
    for row in rows:
        out.setdefault((str(row["entity"]), places.number(row)), []).append(row)
    return out


def _portrait(
    found: tuple[Record, PortraitRow] | None,
    name: str,
    number: int,
    traits: _ByEntity,
    descriptors: _ByEntity,
    roles: _ByEntity,
    places: Places,
) -> PortraitCell | None:
    if found is None:
        return None
    row, item = found
    mine = roles.get((name, number), [])
    groups = (
        ("Most telling", tuple(_trait(r, places) for r in traits.get((name, number), []))),
        ("Described as", _chips(descriptors.get((name, number), []), "text", places, _describes, _nothing)),
        ("Does", _chips([r for r in mine if r["role"] == "agent" and _deed(r)], "text", places, _acts, _object)),
        (
            "What is done to them",
            _chips([r for r in mine if r["role"] != "agent"], "text", places, _undergoes, _subject),
        ),
    )
    own, low, high = (as_number(row[k]) for k in ("evaluation_own", "evaluation_own_low", "evaluation_own_high"))
    tone = str(row["tone"])
    return PortraitCell(
        called="; ".join(f"{name} ×{count}" for name, count in item.portrait.names),
        mentions=item.portrait.mentions,
        low=low,
        high=high,
        own=own,
        attributed=item.portrait.evaluation.attributed,
        evidence=item.portrait.evaluation.evidence,
        enough=tone != "too little data",
        tone=tone,
        grounds=str(row["grounds"] or ""),
        groups=tuple((heading, chips) for heading, chips in groups if chips),
    )


type _Say = Callable[[Record], str]


def _chips(rows: Iterable[Record], key: str, places: Places, says: _Say, note: _Say) -> tuple[Chip, ...]:
    """Equal findings are one chip with a count: the polar first, then own words, then the frequent."""
    groups: dict[tuple[str, ...], list[Record]] = {}
    for r in rows:
        same = (str(r[key]).casefold(), note(r), str(r["polarity"]), str(r["voice"]), str(r.get("speaker") or ""))
        groups.setdefault(same, []).append(r)
    found = sorted(groups.values(), key=_telling)
    return tuple(_chip(group, str(group[0][key]), places, says(group[0]), note(group[0])) for group in found)


def _telling(group: Sequence[Record]) -> tuple[bool, bool, int, float]:
    first = group[0]
    return first["polarity"] == "neutral", first["voice"] != "own", -len(group), as_number(first["start"]) or 0.0


def _chip(group: Sequence[Record], text: str, places: Places, says: str, note: str) -> Chip:
    first = group[0]
    polarity = str(first["polarity"] or "neutral")
    speaker = first.get("speaker")
    badge = BADGES.get(str(first["voice"]), "")
    return Chip(
        text=text,
        polarity=polarity,
        sign=_SIGNS.get(polarity, "·"),
        count=len(group),
        badge=f"{badge}: {speaker}" if badge and speaker else badge,
        note=note,
        says="; ".join([says, polarity, _whose(first), *(["denied"] if first.get("negated") else [])]),
        at=places.of(group),
    )


def _whose(row: Record) -> str:
    voice, speaker = str(row["voice"]), row.get("speaker")
    whose = {"own": "the source’s own words", "scare": "in scare quotes"}.get(voice, f"{voice} speech")
    return f"{whose} of {speaker}" if speaker and voice != "own" else whose


def _trait(row: Record, places: Places) -> Chip:
    """What is said of a main actor; deeds judge nobody by themselves."""
    return _chip([row], str(row["text"]), places, _TRAITS[str(row["kind"])], "")


_TRAITS = {
    "called": "what it calls them",
    "does": "deed",
    "undergoes": "done to them",
    "others": "what others say",
    "says": "their own words",
    "named": "where it is named",
}


def _describes(row: Record) -> str:
    return str(row["relation"])


def _deed(row: Record) -> bool:
    """Whether it is more than speech or thought."""
    return row["process"] == "deed" or row["polarity"] != "neutral"


def _acts(row: Record) -> str:
    return f"agent of “{row['verb']}”{_not_done(row)}"


def _undergoes(row: Record) -> str:
    return f"{row['role']} of “{row['verb']}”{_not_done(row)}"


def _not_done(row: Record) -> str:
    return "" if row["modality"] == "asserted" else f", {row['modality']}"


def _nothing(row: Record) -> str:
    return ""


def _object(row: Record) -> str:
    return f"→ {row['other']}" if row["other"] else ""


def _subject(row: Record) -> str:
    if row["role"] == "agentless passive":
        return "by nobody named"
    return f"by {row['other']}" if row["other"] else ""


# ------------------------------------------------------------------------------- wordings, passages, coverage
def wordings(report: Report) -> list[Line]:
    """What each source calls the same referent; only where at least two names compete."""
    if not report.has("wordings"):
        return []
    places, out = Places(report.subjects), []
    by_referent: dict[tuple[str, str], list[tuple[Record, WordingRow]]] = {}
    for r, row in report.table("wordings").found():
        by_referent.setdefault((row.set.referent, row.set.origin), []).append((r, row))
    for (referent, origin), rows in by_referent.items():
        if len({row.wording.text.casefold() for _, row in rows}) < 2:
            continue
        cells = tuple(
            tuple(_wording(r, row.wording, places) for r, row in rows if places.number(r) == i) for i in places.all
        )
        out.append(Line(referent, _ORIGINS[origin], cells))
    return out


_ORIGINS = {"concept": "by its concept", "event": "by the event", "entity": "by its names"}


def _wording(row: Record, wording: Wording, places: Places) -> Chip:
    polarity = wording.polarity.value
    voices = tuple(dict.fromkeys(e.voice.value for e in wording.evidence))
    badge = "" if "own" in voices else ", ".join(BADGES[v] for v in voices)
    says = f"{polarity}; voice: {', '.join(voices)}; {row['example']}"
    return Chip(wording.text, polarity, _SIGNS[polarity], wording.count, badge, "", says, places.of([row]))


def passages(report: Report) -> list[Line]:
    """Sentences that report the same thing, beside each other."""
    if not report.has("passages"):
        return []
    places, out = Places(report.subjects), []
    missing = {row.number: row.passage.not_found_in for row in report.table("passages").items}
    for (number, label), rows in grouped(records(report, "passages"), "passage", "label").items():
        cells = tuple(tuple(_passage(r, places) for r in rows if places.number(r) == i) for i in places.all)
        note = f"match {as_number(rows[0]['score']) or 0:.2f}" + (
            f" · {rows[0]['reason']}" if rows[0]["reason"] else ""
        )
        rank = int(as_number(number) or 0)
        absent = tuple(s.article in missing[rank] for s in report.subjects)
        out.append(Line(str(label), note, cells, rank, absent))
    return out


def _passage(row: Record, places: Places) -> Chip:
    return _chip([{**row, "polarity": "neutral"}], str(row["text"]), places, "aligned", "")


def coverage(report: Report) -> list[OneSided]:
    """For each source, what was found in it and not in the others, by kind, the longest first."""
    if not report.has("coverage"):
        return []
    places = Places(report.subjects)
    rows = records(report, "coverage")
    out = []
    for i in places.all:
        mine = grouped([r for r in rows if places.number(r) == i], "kind")
        groups = [(kind, mine.get((kind,), [])) for kind in _KINDS]
        out.append(OneSided(tuple(_one_kind(kind, found, places) for kind, found in groups if found)))
    return out if any(x.groups for x in out) else []


def _one_kind(kind: str, rows: Sequence[Record], places: Places) -> tuple[str, tuple[Chip, ...], int]:
    chips = tuple(_found_once(r, places) for r in rows[:_ITEMS])
    return kind, chips, max(0, len(rows) - _ITEMS)


def _found_once(row: Record, places: Places) -> Chip:
    share = f"{100 * (as_number(row['share']) or 0.0):.0f}%"
    says = f"not found in {row['not_found_in']}; in sentences that take {share} of the article"
    badge = ", ".join(x for x in (BADGES.get(str(row["voice"]), ""), str(row["told_as"] or "")) if x)
    return Chip(str(row["name"]), "neutral", "", 1, badge, share, says, places.of([row]))


# -------------------------------------------------------------------------------------------------- helpers
def records(report: Report, key: str) -> Sequence[Record]:
    """The rows of a table; none where the report lacks it."""
    return report.table(key).records() if report.has(key) else []
