"""An article with its marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import quote

from msgspec.structs import replace

from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Estimate, Link, Page, Passage, Table
from framing.explore.pages.common import COLUMNS, ENTITY, HOME, NotFoundError, lexicons, notes
from framing.explore.pages.frames import frame_path
from framing.explore.slugs import named

_ENTITIES = 15


def article(db: Database, f: Filters, key: str) -> Page:
    """An article's text with everything found in it marked."""
    found = db.row("SELECT a.*, b.text FROM article a JOIN body b ON b.article = a.id WHERE a.key = ?", [key])
    if found is None:
        raise NotFoundError(key, "is no article of this corpus")
    number = found["id"]
    marks = _marks(db, number, f)
    passages: list[Passage] = []
    for s in db.rows('SELECT n, start, "end", part FROM sentence WHERE article = ? ORDER BY n', [number]):
        cuts = _cut(found["text"], s["start"], s["end"], marks)
        begins = (
            not passages or "\n" in found["text"][max(0, s["start"] - 2) : s["start"]] or passages[-1].kind != s["part"]
        )
        if begins:
            passages.append(Passage(s["part"], ((s["start"], cuts),)))
        else:
            passages[-1] = Passage(s["part"], (*passages[-1].sentences, (s["start"], cuts)))
    source = db.names[found["source"]]
    story = db.row("SELECT key, label FROM story WHERE id = ?", [found["story"]])
    here = Filters(article=key)
    tables = [_entities(db, number, here, f)]
    if db.has_frames:
        tables.append(_frames(db, number, here, f))
    links = [Link(f"Story: {story['label']}", f"/story/{quote(story['key'])}{f.elsewhere()}")] if story else []
    links += [
        Link(f"{found['words']:,} words", f"/search{here.query_string()}"),
        Link("loaded terms", f"/uses{here.query_string()}"),
        Link(f"{found['statements']:,} statements", f"/statements{here.query_string()}"),
    ]
    return Page(
        found["title"] or key,
        ", ".join(filter(None, (source, found["date"]))),
        tuple(tables),
        passages=tuple(passages),
        crumbs=(*HOME, Link("Articles", f"/articles{f.elsewhere()}")),
        links=tuple(links),
        form=lexicons(db),
        notes=(
            *notes(db, replace(f, article=""), sources="one article", dates="one article"),
            *(
                ("The filters apply to marks and numbers; the text is shown whole.",)
                if f.is_about or f.voice != "all"
                else ()
            ),
        ),
        command="framing analyze ARTICLE",
    )


def _entities(db: Database, number: int, here: Filters, f: Filters) -> Table:
    only = replace(f, sources=(), first="", last="")
    holds, given = only.of_sentence("x")
    rows = db.rows(
        "SELECT e.name, e.slug, z.n, p.own, p.low, p.high, p.attributed, p.verdict FROM"
        f" (SELECT x.entity, count(*) AS n FROM mention x WHERE x.article = ? AND {holds} AND {f.of_voice('x')}"
        " GROUP BY x.entity) z JOIN portrait p ON p.entity = z.entity AND p.article = ?"
        " JOIN entity e ON e.id = z.entity ORDER BY z.n DESC, e.rank LIMIT ?",
        [number, *given, number, _ENTITIES],
    )
    out: list[dict[str, Cell]] = []
    for r in rows:
        page = f"/entity/{quote(r['slug'])}"

        def address(voice: str = f.voice, page: str = page) -> str:
            return f"{page}{replace(here, voice=voice, entity=f.entity, lexicon=f.lexicon).query_string()}#sentences"

        out.append(
            {
                "entity": Link(r["name"], page + f.elsewhere()),
                "sentences": Link(r["n"], address()),
                "own": None if r["own"] is None else Estimate(r["own"], r["low"], r["high"], address("own")),
                "said": None if r["attributed"] is None else Estimate(r["attributed"], href=address("quoted")),
                "verdict": r["verdict"],
            }
        )
    columns = [ENTITY, COLUMNS["sentences"]]
    columns += [] if f.voice == "quoted" else [COLUMNS["own"]]
    columns += [] if f.voice == "own" else [COLUMNS["said"]]
    columns += [Column("verdict", "Verdict")]
    told = "Evaluation in own voice with its 80% interval; the verdict is about it."
    return Table("entities", "Who is written about", tuple(columns), tuple(out), told)


def _frames(db: Database, number: int, here: Filters, f: Filters) -> Table:
    holds, given = replace(f, sources=(), first="", last="").of_sentence("x")
    rows = db.rows(
        "SELECT t.scheme, t.name, t.slug, count(*) AS n, a.framed FROM frame_sentence x JOIN frame t ON t.id = x.frame"
        f" JOIN article a ON a.id = x.article WHERE x.article = ? AND {holds} AND {f.of_voice('x')}"
        " GROUP BY t.id ORDER BY t.scheme, n DESC, t.name",
        [number, *given],
    )
    out: list[dict[str, Cell]] = []
    for r in rows:
        kept = replace(here, voice=f.voice, entity=f.entity, lexicon=f.lexicon).query_string()
        href = f"{frame_path(r['slug'])}{kept}#sentences"
        share = Estimate(r["n"] / r["framed"], href=href) if r["framed"] else None
        name = Link(r["name"], frame_path(r["slug"]) + f.elsewhere())
        out.append({"scheme": r["scheme"], "frame": name, "sentences": Link(r["n"], href), "share": share})
    columns = (COLUMNS["scheme"], COLUMNS["frame"], COLUMNS["sentences"], Column("share", "Share of sentences", True))
    return Table("frames", "Frames", columns, tuple(out))


def _marks(db: Database, number: int, f: Filters) -> list[tuple[int, int, str, str]]:
    """Start, end, class names and what a mark says; only marks that the filters leave."""
    of_term, terms = replace(f, entity="").of_sentence("l", is_term=True)
    marks = []
    for r in db.rows(
        'SELECT l.start, l."end", l.voice, t.term, t.category, t.polarity FROM loaded l'
        f" JOIN term t ON t.id = l.term WHERE l.article = ? AND {of_term} AND {f.of_voice('l', is_term=True)}",
        [number, *terms],
    ):
        marks.append((r["start"], r["end"], f"term {r['polarity']}", f"{r['term']}: {r['category']}, {r['voice']}"))
    for r in db.rows(
        'SELECT q.start, q."end", q.type, q.called, s.name FROM quotation q LEFT'
        " JOIN speaker s ON s.id = q.speaker WHERE q.article = ?",
        [number],
    ):
        name = "scare" if r["type"] == "scare" else "quotation"
        marks.append((r["start"], r["end"], name, f"{r['type']}: {r['name'] or 'nobody named'}"))
    of_entity, entity = (
        ("x.entity = (SELECT id FROM entity WHERE slug = ?)", [named(f.entity)]) if f.entity else ("1", [])
    )
    for r in db.rows(
        'SELECT x.start, x."end", x.polarity FROM descriptor x'
        f" WHERE x.article = ? AND {of_entity} AND {f.of_voice('x')}",
        [number, *entity],
    ):
        marks.append((r["start"], r["end"], f"descriptor {r['polarity']}", "descriptor"))
    if f.entity:
        for r in db.rows(
            f'SELECT x.start, x."end" FROM mention x WHERE x.article = ? AND {of_entity} AND {f.of_voice("x")}',
            [number, *entity],
        ):
            marks.append((r["start"], r["end"], "found", "the entity of the filter"))
    return marks


def _cut(
    text: str, start: int, end: int, marks: Sequence[tuple[int, int, str, str]]
) -> tuple[tuple[str, str, str], ...]:
    here = [m for m in marks if m[0] < end and m[1] > start]
    edges = sorted({start, end, *(max(start, m[0]) for m in here), *(min(end, m[1]) for m in here)})
    out = []
    for a, b in pairwise(edges):
        on = [m for m in here if m[0] <= a and m[1] >= b]
        out.append(
            (text[a:b], " ".join(dict.fromkeys(w for m in on for w in m[2].split())), "; ".join(m[3] for m in on))
        )
    return tuple(out)
