"""What `framing compare` prints by default: what matters first, and a line for each panel that is not shown.

Headlines with the sentence that opens each article; the contrasts; the main actors with what the source itself
and what others say of them; who speaks and who does not; what only one source tells. `--all` prints every row of
every panel but evidence, `--panel NAME` one of them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from framing.measures import ALPHA, verdict, worded_verdict
from framing.model import Analysis, ContrastKind, Polarity
from framing.reporter.tables.openings import lead_speaker
from framing.reporter.tables.report import Format, Report, Subject, counted, grouped, shown
from framing.reporter.tables.rows import PortraitRow, SpeakerRow
from framing.reporter.terminal import marks
from framing.reporter.terminal.contrast_panels import LINES as WORDS_LINES
from framing.reporter.terminal.contrast_panels import blocks, numbers
from framing.reporter.terminal.difference_panels import only_here
from framing.reporter.terminal.frame_panels import shortly
from framing.reporter.terminal.layout import (
    Record,
    Row,
    View,
    as_float,
    as_int,
    blank,
    dash,
    matrix,
    not_found,
    of,
    plain_grid,
    source_name,
)
from framing.reporter.terminal.record_panels import story_note
from framing.reporter.terminal.voice_panels import differing_cues, unheard, without_a_name

LINES = 120
"""Of the whole, where three sources stand side by side at 120 columns."""
FEWEST, CONTRASTS = 5, 10
ACTORS, SPEAKERS, ALSO, ONLY_HERE, WORDS = 5, 5, 3, 3, 5
_LEAST_SHARE = 0.025
_LEAD = 130  # characters of the first sentence
_TOLD = 80  # characters of what only one tells
_TRAIT = 90  # characters of what is said of a main actor


def overview(report: Report, view: View) -> Group:
    """The overview as rich renderables, with as many contrasts as keep it to a page or two."""
    top, below = (
        _headlines(report, view),
        [part(report, view) for part in (_frames, _actors, _speech, _only_here, _words, _more)],
    )
    rest = [made for made in below if made is not None]
    contrasts = _contrasts(report, view, LINES - _height([top, *rest], view))
    return Group(*(made for made in (top, contrasts, *rest) if made is not None))


def _height(parts: Sequence[RenderableType], view: View) -> int:
    """How many lines they take."""
    console = Console(file=io.StringIO(), width=view.width, color_system=None, legacy_windows=False)
    return len(console.render_lines(Group(*parts), pad=False))


def _part(title: str, view: View, *body: RenderableType | None, hint: str = "") -> Group:
    """A title on a rule, with its caption beside it if there is room, else below; and the content."""
    beside = len(title) + len(hint) + 6 <= view.width
    head = marks.styled(title, "bold") + (marks.styled(f"  {hint}", "dim") if hint and beside else Text())
    below = marks.styled(hint, "dim") if hint and not beside else None
    rule = Rule(head, align="left", style="dim", characters="─")
    return Group(rule, *(b for b in (below, *body) if b is not None), Text())


def _rows(report: Report, rows: Sequence[Row], view: View) -> Grid:
    return matrix(report.subjects, rows, view, spaced=False)


# ------------------------------------------------------------------------------------------------ headlines
def _headlines(report: Report, view: View) -> Group:
    records = {str(r["article"]): (r, row) for r, row in report.table("articles").found()}
    if view.has_room_for(len(report.subjects)):
        made = [_article(*records[s.article]) for s in report.subjects]
        names = ("Headline", "Opens with", "")
        rows: list[Row] = [(marks.styled(name, "dim"), [m[i] for m in made]) for i, name in enumerate(names)]
        return _part("Headlines", view, _rows(report, rows, view), story_note(report))
    grid = plain_grid(show_header=False)
    grid.add_column(width=view.label, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for s in report.subjects:
        grid.add_row(source_name(s), marks.lines(_article(*records[s.article])))
    return _part("Headlines", view, grid, story_note(report))


def _article(r: Record, analysis: Analysis) -> list[Text]:
    """Headline, the sentence that opens the article, with who says what is shown of it, and how long it is."""
    words = counted(as_int(r["words"]), "word")
    facts = f"{r['date'] or 'no date'}, {words}, {shown(r['attributed_share'], Format.SHARE)} others’"
    lead = marks.plain(marks.shortened(str(r["lead"]), _LEAD)) if r["lead"] else dash()
    if speaker := lead_speaker(analysis, _LEAD):
        lead += marks.styled(" — ", "dim") + marks.plain(speaker, "dim")
    return [marks.plain(marks.shortened(str(r["title"] or "—"), 130), "bold"), lead, marks.styled(facts, "dim")]


# ------------------------------------------------------------------------------------------------ contrasts
def _contrasts(report: Report, view: View, room: int) -> Group | None:
    """As many contrasts as fit, at least `FEWEST`; with more of their words where there is room.

    That of the openings is left out: the headlines stand above.
    """
    chosen = _beside_the_openings(report) if report.has("contrasts") else []
    many = len(chosen)
    if not many:
        return None
    fewest, most = WORDS_LINES
    hint = "telling words of each source, its own unless a speaker is named"
    tries = [(min(many, CONTRASTS), lines) for lines in range(most, fewest, -1)]
    tries += [(top, fewest) for top in range(min(many, CONTRASTS), min(many, FEWEST) - 1, -1)]
    made = None
    for top, lines in tries:
        words = blocks(report, view, chosen[:top], lines, before=numbers(report).index(chosen[0]))
        made = _part("What sets them apart", view, words, hint=hint)
        if _height([made], view) <= room:
            break
    return made


def _beside_the_openings(report: Report) -> list[int]:
    openings = {row.number for row in report.table("contrasts").items if row.contrast.kind is ContrastKind.FRAME}
    return [number for number in numbers(report) if number not in openings]


# --------------------------------------------------------------------------------------------------- frames
def _frames(report: Report, view: View) -> Group | None:
    if not report.has("frames") or not report.has("answers"):
        return None
    rows = shortly(report, view)
    hint = "where sure answers differ, its own unless a speaker is named; --panel frames: all"
    return _part("What the story says", view, _rows(report, rows, view), hint=hint) if rows else None


# --------------------------------------------------------------------------------------------------- actors
def _actors(report: Report, view: View) -> Group | None:
    """What each source calls the main actors, what it tells that they did and suffered, and what others call them."""
    if not report.has("actors") or not report.has("portraits"):
        return None
    traits = grouped(report.table("actors").records(), "entity", "label", "article")
    found: dict[tuple[str, str], dict[str, tuple[Record, PortraitRow]]] = {}
    for r, row in report.table("portraits").found():
        found.setdefault((str(r["entity"]), str(r["label"])), {})[str(r["article"])] = (r, row)
    rows: list[Row] = []
    for name, label in list(dict.fromkeys((str(n), str(x)) for n, x, _ in traits))[:ACTORS]:
        by_article = found.get((name, label), {})
        cells = [_actor(traits.get((name, label, s.article), []), by_article, s) for s in report.subjects]
        rows.append((marks.plain(name, "bold"), cells))
    hint = "own words, deeds, others’ words; own, others: evaluation from −1 to +1"
    return _part("Main actors", view, _rows(report, rows, view), hint=hint) if rows else None


def _actor(traits: Sequence[Record], by_article: dict[str, tuple[Record, PortraitRow]], s: Subject) -> Text:
    found = by_article.get(s.article)
    if found is None:
        first = next(iter(by_article.values()), None)
        is_silent = first is not None and s.article in first[1].entity.not_found_in
        return not_found() if is_silent else blank()
    lines = [_trait(r) for r in traits]
    numbers_ = _judged(found[1], traits)
    return marks.lines([*lines, *numbers_]) if lines or numbers_ else blank()


def _trait(r: Record) -> Text:
    """A few words, with a sign if they judge, and who says them if it is not the source."""
    polarity = str(r["polarity"])
    text = marks.plain(marks.shortened(str(r["text"]), _TRAIT), marks.STYLES.get(polarity, ""))
    before = marks.sign(polarity) if polarity != "neutral" else Text()
    return before + text + marks.said(str(r["voice"]), r.get("speaker"))


def _judged(row: PortraitRow, traits: Sequence[Record]) -> list[Text]:
    """The verdict that words bear, with its number and the words: "negative  own −.20  others +.05".

    The words are those it rests on, or what the source calls the actor or tells as done, of the same sign. Words that
    are already shown are left out, and so are numbers without a verdict, which say nothing by themselves
    (`--panel portraits`).
    """
    evaluation = row.portrait.evaluation
    tone = verdict(evaluation)
    said = any(str(r["polarity"]) == tone and r["kind"] in ("called", "does") for r in traits)
    style = marks.STYLES.get(tone, "")
    if not style or (worded_verdict(evaluation) != tone and not said):
        return []
    above = [str(r["text"]).casefold() for r in traits]
    parts = [
        marks.styled(f"{name} {marks.small(value)}", "dim")
        for name, value in (("own", evaluation.own), ("others", evaluation.attributed))
        if value is not None and not (name == "own" and value * Polarity(tone).sign <= 0.0)  # words bear the verdict
    ]
    line = [marks.styled(f"{tone}  ", f"bold {style}") + Text("  ").join(parts)]
    told = (g.text for g in evaluation.grounds if not g.whole)
    words = [text for text in told if not any(text.casefold() in shown for shown in above)]
    why = marks.shortened("; ".join(words), _TRAIT)
    return [*line, marks.plain(f"rests on: {why}", "dim")] if why else line


# --------------------------------------------------------------------------------------------------- voices
def _speech(report: Report, view: View) -> Group | None:
    """Those with a name of their own who speak most; then others, in the words of each source."""
    if not report.has("speakers"):
        return None
    every = report.table("speakers").found()
    groups: dict[str, list[tuple[Record, SpeakerRow]]] = {}
    for r, row in every:
        if row.has_own_name:
            groups.setdefault(str(r["speaker"]), []).append((r, row))
    cues = differing_cues(report)
    rows: list[Row] = [
        (marks.plain(name, "bold"), [_share(found, s, cues) for s in report.subjects])
        for name, found in list(groups.items())[:SPEAKERS]
    ]
    rows += without_a_name(report, ALSO) + unheard(report, 3)
    hint = "share of the article’s words, about; verbs of saying where not neutral"
    return _part("Who speaks", view, _rows(report, rows, view), hint=hint)


def _share(
    found: Sequence[tuple[Record, SpeakerRow]], subject: Subject, cues: Mapping[tuple[str, str], list[Text]]
) -> Text:
    for r, row in found:
        if r["article"] == subject.article and not row.only_thinks:
            verbs = cues.get((subject.article, row.speaker), [])
            text = marks.styled(_about(as_float(r["share"])), "bold")
            return text + Text("  ") + marks.listed(verbs[:2]) if verbs else text
    may_speak = any(subject.article in row.maybe_in or r["article"] == subject.article for r, row in found)
    return blank() if may_speak else dash()


def _about(share: float) -> str:
    """A share of the words to the nearest 5%, which is as sure as it is."""
    return f"{5 * round(20 * share)}%" if share >= _LEAST_SHARE else "under 3%"


# ------------------------------------------------------------------------------------------- one source only
def _only_here(report: Report, view: View) -> Group | None:
    if not report.has("coverage"):
        return None
    records = report.table("coverage").records()
    told, speakers = ([r for r in records if r["kind"] == kind] for kind in ("background", "speaker"))
    rows: list[Row] = []
    if told:
        cells = [only_here(of(told, s), ONLY_HERE, _TOLD, share=False) for s in report.subjects]
        rows.append((marks.styled("Tells", "dim"), cells))
    if speakers:
        rows.append((marks.styled("Quotes", "dim"), [_names(of(speakers, s)) for s in report.subjects]))
    hint = "the other articles were searched for it again; an empty cell claims nothing"
    return _part("What only one tells", view, _rows(report, rows, view), hint=hint) if rows else None


def _names(found: list[Record]) -> Text:
    if not found:
        return blank()
    parts = [marks.plain(marks.shortened(str(r["name"]), 40)) for r in found[:WORDS]]
    hidden = marks.more(len(found) - len(parts))
    return marks.listed([*parts, hidden] if hidden else parts)


# ---------------------------------------------------------------------------------------------------- words
def _words(report: Report, view: View) -> Group | None:
    rows: list[Row] = []
    if report.has("loaded_terms"):
        found = [(r, row.told) for r, row in report.table("loaded_terms").found() if row.told]
        if found:
            cells = [_loaded([pair for pair in found if pair[0]["article"] == s.article]) for s in report.subjects]
            rows.append((marks.styled("Loaded, own voice", "dim"), cells))
    if report.has("distancing"):
        held = [r for r in report.table("distancing").records() if r["type"] == "scare"]
        if held:
            rows.append((marks.styled("In scare quotes", "dim"), [_held(of(held, s)) for s in report.subjects]))
    if report.has("keyness"):
        sure = [r for r in report.table("keyness").records() if _is_sure(r)]
        if sure:
            cells = [_key_terms([r for r in sure if r["source"] == s.source]) for s in report.subjects]
            rows.append((marks.styled("More than the others", "dim"), cells))
    return _part("Words", view, _rows(report, rows, view)) if rows else None


def _loaded(found: Sequence[tuple[Record, int]]) -> Text:
    """Loaded words that the source uses itself, with how often: not what is only charged."""
    return _some([marks.polar(str(r["term"]), str(r["polarity"])) + marks.times(told) for r, told in found])


def _held(found: list[Record]) -> Text:
    return _some([marks.plain(f"‘{t}’") for t in dict.fromkeys(marks.shortened(str(r["text"]), 40) for r in found)])


def _key_terms(found: list[Record]) -> Text:
    return _some([marks.plain(r["term"]) + marks.times(as_int(r["count"])) for r in found])


def _some(parts: list[Text]) -> Text:
    if not parts:
        return blank()
    hidden = marks.more(len(parts) - WORDS)
    return marks.listed([*parts[:WORDS], hidden] if hidden else parts)


def _is_sure(r: Record) -> bool:
    return r["p_adjusted"] is not None and as_float(r["p_adjusted"]) < ALPHA


# ----------------------------------------------------------------------------------------------------- more
def _more(report: Report, view: View) -> Group:
    """A line for each panel that holds more."""
    grid = plain_grid(show_header=False, expand=False)
    grid.add_column()
    grid.add_column()
    for name, count in _held_back(report):
        grid.add_row(marks.plain(count), marks.styled(f"--panel {name}", "dim"))
    return _part("More", view, grid, hint="--all prints every row of these panels; exports hold all of it")


def _held_back(report: Report) -> Iterator[tuple[str, str]]:
    """Panel, and what it holds in a few words."""
    coverage = grouped(report.table("coverage").records(), "kind") if report.has("coverage") else {}
    only = ", ".join(counted(len(found), *_KINDS[str(kind)]) for (kind,), found in coverage.items())
    for name, table, keys, what in (
        ("contrasts", "contrasts", ("contrast",), ("contrast or topic", "contrasts and topics side by side")),
        ("frames", "answers", ("article", "start", "question"), ("answer", "answers, and the frames of each scheme")),
        (
            "portraits",
            "portraits",
            ("entity", "label"),
            ("portrait with its intervals", "portraits with their intervals"),
        ),
        (
            "wordings",
            "wordings",
            ("referent", "origin"),
            ("referent with competing names", "referents with competing names"),
        ),
        ("passages", "passages", ("passage",), ("passage told by several", "passages told by several")),
        ("loaded_terms", "loaded_terms", ("term", "category"), ("loaded term", "loaded terms, with rates")),
        ("voices", "speakers", ("speaker",), ("speaker", "speakers, with their verbs")),
        ("roles", "roles", ("entity",), ("entity in its roles", "entities in roles: who acts, who is acted upon")),
        ("events", "events", ("article", "start"), ("event",)),
    ):
        if report.has(table) and (count := len(grouped(report.table(table).records(), *keys))):
            yield name, counted(count, *what)
    if only:
        yield "coverage", f"found in one source only: {only}"
    if report.has("keyness") and (terms := report.table("keyness").records()):
        sure = sum(_is_sure(r) for r in terms)
        yield "keyness", f"{len(terms):,} terms that a source uses more; {sure or 'none'} significant"
    if report.has("notes"):
        yield "notes", f"{counted(len(report.table('notes').rows), 'note')}: lexicons, pipeline, what was not measured"


_KINDS = {
    "entity": ("entity", "entities"),
    "speaker": ("speaker",),
    "event": ("event",),
    "background": ("piece of background", "pieces of background"),
}
