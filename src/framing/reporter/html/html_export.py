"""The comparison as one self-contained HTML page: portraits, texts and tables; no network, works from file://."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from framing.model import Comparison
from framing.reporter.display import display, one_line
from framing.reporter.html import buttons, charts, html_charts, html_frames, html_page, side_by_side
from framing.reporter.html.highlight import Mark, marks, paragraphs
from framing.reporter.html.html_tables import table_data
from framing.reporter.tables.report import Report, Subject

_VOICES = (("own", "own words"), ("direct", "quoted"), ("indirect", "reported"), ("scare", "scare quotes"))


def html(
    comparison: Comparison,
    report: Report,
    *,
    index: str | None = None,
    reveal: Sequence[str] = (),
    served: str | None = None,
) -> str:
    """The page. The same comparison gives the same bytes.

    Args:
        index: address of the page of all stories, if the story is one of many.
        reveal: what a page that hides its sources (`blind.blinded`) says of them when it is asked.
        served: address that gives the comparison with ".json" behind it, and a table with ".csv?table=KEY".
    """
    found = [marks(comparison, number) for number in range(len(comparison.analyses))]
    main, rest = side_by_side.portraits(report)
    first, further = side_by_side.contrasts(report)
    return html_page.render(
        "report.html",
        style="report.css",
        scripts=("tables.js", "report.js"),
        title=_story(report),
        index=index,
        reveal=reveal,
        served=served,
        outlets=" · ".join(one_line(s.label) for s in report.subjects),
        report=report,
        subjects=_subjects(comparison, report),
        contrasts=first,
        more_contrasts=further,
        answers=html_frames.answers(report, [*main, *rest]),
        schemes=html_frames.schemes(report),
        columns=min(len(report.subjects), 6),
        share=charts.share,
        charts=html_charts.made(comparison, report),
        portraits=main,
        more_portraits=rest,
        scale=charts.scale,
        chips=buttons.chips,
        passage=buttons.passage,
        sentence=buttons.sentence,
        wordings=side_by_side.wordings(report),
        passages=side_by_side.passages(report),
        coverage=side_by_side.coverage(report),
        articles=[paragraphs(comparison, n, found[n]) for n in range(len(found))],
        entities=_entities(comparison, found),
        categories=sorted({one_line(t.category) for a in comparison.analyses for t in a.loaded_terms}),
        voices=_VOICES,
        tables=[t for t in report.tables if t.rows],
        notes=comparison.notes,
        data={"marks": _told(found), **table_data(report)},
    )


def _story(report: Report) -> str:
    """What the page is about: the first headline, else the sources."""
    return next((_title(s) for s in report.subjects if s.title), " · ".join(one_line(s.label) for s in report.subjects))


def _subjects(comparison: Comparison, report: Report) -> list[dict[str, Any]]:
    """The heading of each column."""
    rows = report.table("articles").records()
    return [
        {
            "number": number,
            "icon": charts.icon(number),
            "label": one_line(subject.label),
            "who": charts.filled('<p class="who">{} <bdi>{}</bdi></p>', charts.icon(number), one_line(subject.label)),
            "title": _title(subject),
            "date": subject.date or "",
            "url": html_page.link(analysis.article.url),
            "row": row,
        }
        for number, (analysis, subject, row) in enumerate(zip(comparison.analyses, report.subjects, rows, strict=True))
    ]


def _title(subject: Subject) -> str:
    return one_line(subject.title)


def _entities(comparison: Comparison, found: Sequence[Sequence[Mark]]) -> list[tuple[str, str, int]]:
    """Id, name and number of mentions of the entities in the menu, the most central first."""
    counts = Counter(m.entity for article in found for m in article if m.layer == "entity")
    return [(e.id, one_line(e.name), counts[e.id]) for e in comparison.entities if counts[e.id]]


def _told(found: Sequence[Sequence[Mark]]) -> dict[str, list[str]]:
    """The data of each mark for the script: layer, entity, category, voice, polarity and description."""
    return {
        m.id: [m.layer, m.entity, one_line(m.category), m.voice, m.polarity, display(m.detail)]
        for article in found
        for m in article
    }
