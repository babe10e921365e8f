"""The first page: sources, and the most frequent of everything."""

from __future__ import annotations

from framing import measures
from framing.explore import figures
from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Estimate, Figure, Link, Page, Table
from framing.explore.pages.common import FEW, SCALE, lexicons, listed, notes, over_time, present, some
from framing.explore.pages.frames import frame_table
from framing.explore.pages.lists import entity_rows, speaker_rows, term_rows
from framing.explore.sums import SourceSums, source_sums


def overview(db: Database, f: Filters) -> Page:
    """The first page: the corpus by month and source, and the beginnings of the lists."""
    months = source_sums(db, f, by_month=True)
    whole = _added(months)
    entities, terms, speakers = entity_rows(db, f, FEW), term_rows(db, f, FEW), speaker_rows(db, f, FEW)
    picture, numbers = over_time(
        db,
        f,
        "Articles per month",
        "",
        [(s.source, s.month, s.articles) for s in months],
        path="/articles",
        anchor="",
    )
    here = f.elsewhere()
    tables = present(
        source_table(db, f, whole),
        numbers,
        listed("entities", "Who is written about", entities, more=f"/entities{here}", caption=SCALE),
        listed(
            "terms",
            "Loaded terms",
            terms,
            more=f"/terms{here}",
            caption="How often each is used in own voice and in words of others.",
        ),
        listed("speakers", "Who speaks", speakers, more=f"/speakers{here}", caption="Sorted by quoted words."),
        frame_table(db, f) if db.has_frames else None,
    )
    total = db.row("SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM story) AS stories")
    assert total is not None
    return Page(
        "Overview",
        "Click a number to see what it rests on.",
        tables,
        some(_voices(db, whole), picture),
        links=(
            Link(f"{total['articles']:,} articles", "/articles"),
            Link(f"{total['stories']:,} stories", f"/stories{here}"),
            Link("Two sources side by side", f"/versus{here}"),
        ),
        form=lexicons(db),
        notes=notes(db, f),
        command="framing corpus ARTICLES… --out FOLDER",
    )


def _added(months: list[SourceSums]) -> list[SourceSums]:
    """The sums over all months, the sources with the most articles first."""
    by: dict[int, SourceSums] = {}
    for s in months:
        its = by.setdefault(s.source, SourceSums(s.source, ""))
        for name in ("articles", "words", "own_words", "loaded_own", "loaded_attributed", "statements", "framed"):
            setattr(its, name, getattr(its, name) + getattr(s, name))
    return sorted(by.values(), key=lambda s: (-s.articles, s.source))


def _voices(db: Database, whole: list[SourceSums]) -> Figure | None:
    shown = sorted(whole, key=lambda s: (-s.words, s.source))[: figures.SHOWN]
    return figures.shares(
        "Whose words",
        "Share of each source’s words that are its own; the rest is quoted or reported.",
        [(db.names[s.source], s.own_words / s.words) for s in shown if s.words],
    )


def source_table(db: Database, f: Filters, whole: list[SourceSums]) -> Table:
    """A row for each source: how much it wrote, how loaded, and how much of it is others' words."""
    is_said = f.voice == "quoted"
    out: list[dict[str, Cell]] = []
    for s in whole:
        name = db.names[s.source]
        only = f.elsewhere(sources=(name,))
        own, said = (f.elsewhere(sources=(name,), voice=voice) for voice in ("own", "quoted"))
        uses, mass = (s.loaded_attributed, s.words - s.own_words) if is_said else (s.loaded_own, s.own_words)
        interval, rate = measures.rate_interval(uses, mass), measures.rate(uses, mass)
        others = measures.share(s.words - s.own_words, s.words)
        out.append(
            {
                "source": Link(name, f"/{only}"),
                "articles": Link(s.articles, f"/articles{only}"),
                "words": Link(s.words, f"/search{only}"),
                "others": None if others is None else Link(round(others, 3), f"/statements{said}"),
                "statements": Link(s.statements, f"/statements{f.elsewhere(sources=(name,), voice='all')}"),
                "loaded": None
                if rate is None or interval is None
                else Estimate(rate, *interval, href=f"/uses{said if is_said else own}"),
            }
        )
    columns = (
        Column("source", "Source"),
        Column("articles", "Articles", True),
        Column("words", "Words", True),
        Column("others", "Share in others’ voices", True),
        Column("statements", "Statements", True),
        Column("loaded", f"Loaded terms per 1,000 {'words of others' if is_said else 'own words'}", True),
    )
    return Table("sources", "Sources", columns, tuple(out), "Intervals: 95%, exact Poisson.")
