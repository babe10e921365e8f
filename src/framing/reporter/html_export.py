"""The comparison as one self-contained HTML page: texts side by side, charts, tables; no network, works from file://."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from framing.model import Comparison
from framing.reporter import charts
from framing.reporter.display import display
from framing.reporter.highlight import Mark, marks, paragraphs
from framing.reporter.report import Format, Report, shown

_TEMPLATES = Path(__file__).parent / "templates"
_ENTITIES_CHARTED = 10
_KEYS_CHARTED = 8
_NUMBERS = frozenset(Format) - {Format.TEXT, Format.FLAG}
_VOICES = ("own", "direct", "indirect", "scare")


def html(comparison: Comparison, report: Report) -> str:
    """The page. The same comparison gives the same bytes."""
    style, script = _asset("report.css"), _asset("report.js")
    found = [marks(comparison, number) for number in range(len(comparison.analyses))]
    page: str = (
        _environment()
        .get_template("report.html")
        .render(
            title=" · ".join(s.label for s in report.subjects),
            policy=_policy(style, script),
            style=style,
            script=script,
            report=report,
            tables=[t for t in report.tables if t.rows],
            articles=_articles(comparison, report, found),
            entities=[(e.id, e.name) for e in comparison.entities],
            categories=sorted({t.category for a in comparison.analyses for t in a.loaded_terms}),
            voices=_VOICES,
            legend=charts.legend([s.label for s in report.subjects]),
            charts=_charts(comparison, report),
            notes=comparison.notes,
            data=_data(found),
        )
    )
    return page


def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["shown"] = shown
    env.filters["display"] = display
    env.tests["number"] = _is_number
    env.filters["sortkey"] = _sort_key
    return env


def _is_number(how: Format) -> bool:
    return how in _NUMBERS


def _sort_key(value: object) -> str:
    return "" if value is None else str(value)


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, and only this style and this script may run."""
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _articles(comparison: Comparison, report: Report, found: Sequence[Sequence[Mark]]) -> list[dict[str, Any]]:
    out = []
    for number, (analysis, subject) in enumerate(zip(comparison.analyses, report.subjects, strict=True)):
        url = analysis.article.url or ""
        out.append(
            {
                "number": number,
                "subject": subject,
                "url": url if url.startswith(("https://", "http://")) else "",
                "paragraphs": paragraphs(comparison, number, found[number]),
            }
        )
    return out


def _data(found: Sequence[Sequence[Mark]]) -> dict[str, Any]:
    """What the script needs: for each mark its layer, entity, category, voice and what to say of it."""
    return {"marks": {m.id: _told(m) for article in found for m in article}}


def _told(mark: Mark) -> dict[str, str]:
    return {
        "layer": mark.layer,
        "entity": mark.entity,
        "category": mark.category,
        "voice": mark.voice,
        "says": display(mark.detail),
    }


# --------------------------------------------------------------------------------------------------- charts
def _charts(comparison: Comparison, report: Report) -> list[tuple[str, str, Any]]:
    """Heading, caption and picture of each chart that has something to show."""
    made = [_loaded(report), _speaking(report), _evaluations(comparison, report), _keyness(report)]
    return [chart for chart in made if chart is not None]


def _loaded(report: Report) -> tuple[str, str, Any] | None:
    rows = report.table("articles").records()
    found = []
    for i, (row, subject) in enumerate(zip(rows, report.subjects, strict=True)):
        rate, low, high = (_number(row[k]) for k in ("loaded_rate", "loaded_rate_low", "loaded_rate_high"))
        if rate is None:
            continue
        says = f"{subject.label}: {rate:.1f} per 1,000 own words"
        says += f" (95 % interval {low:.1f} to {high:.1f})" if low is not None and high is not None else ""
        found.append((subject.label, [charts.Dot(subject.label, i, rate, low, high, says)]))
    if not found:
        return None
    picture = charts.dots("Loaded terms per 1,000 own words", found, unit="per 1,000 words in the source's own voice")
    return "Loaded terms", "In each source's own voice, with 95 % interval (exact Poisson).", picture


def _speaking(report: Report) -> tuple[str, str, Any] | None:
    rows = []
    for row, subject in zip(report.table("articles").records(), report.subjects, strict=True):
        words, own = _number(row["words"]), _number(row["own_words"])
        if not words or own is None:
            continue
        share = own / words
        rows.append(
            charts.Bar(
                subject.label,
                (
                    ("ownvoice", share, f"own words: {100 * share:.0f} %"),
                    ("othervoice", 1 - share, f"others' words, quoted or reported: {100 * (1 - share):.0f} %"),
                ),
            )
        )
    if not rows:
        return None
    return (
        "Who speaks",
        "Share of the words in the source's own voice (dark) and in others' (light).",
        charts.bars("Who speaks", rows),
    )


def _evaluations(comparison: Comparison, report: Report) -> tuple[str, str, Any] | None:
    order = {s.article: i for i, s in enumerate(report.subjects)}
    rows = []
    for entity in comparison.entities:
        found = [
            charts.Dot(
                report.subjects[order[p.article]].label,
                order[p.article],
                p.evaluation.score,
                p.evaluation.low,
                p.evaluation.high,
                f"{entity.name} in {report.subjects[order[p.article]].label}: {p.evaluation.score:+.2f}, "
                f"{p.evaluation.evidence} pieces of evidence" + ("" if p.evaluation.enough else " (too little data)"),
                faint=not p.evaluation.enough,
            )
            for p in entity.portraits
            if p.evaluation.score is not None
        ]
        if len(found) > 1 or (found and len(comparison.analyses) < 2):
            rows.append((entity.name, found))
    if not rows:
        return None
    picture = charts.dots(
        "Evaluation", rows[:_ENTITIES_CHARTED], unit="− portrayed worse · portrayed better +", zero=True
    )
    caption = "How each source portrays the same entity, from −1 to +1; faint where there is too little data."
    return "Evaluation", caption, picture


def _keyness(report: Report) -> tuple[str, str, Any] | None:
    if not report.has("keyness"):
        return None
    order = {s.source: i for i, s in reversed(list(enumerate(report.subjects)))}
    rows: list[tuple[str, list[charts.Dot]]] = []
    for source, number in sorted(order.items(), key=_second):
        mine = [
            r for r in report.table("keyness").records() if r["source"] == source and (_number(r["log_odds"]) or 0) > 0
        ]
        mine.sort(key=_by_log_odds)
        for r in mine[:_KEYS_CHARTED]:
            value = _number(r["log_odds"]) or 0.0
            says = f"{r['term']} ({source}): log-odds {value:+.2f}, {r['count']} against {r['other_count']}"
            dot = charts.Dot(
                source,
                number,
                value,
                _number(r["log_odds_low"]),
                _number(r["log_odds_high"]),
                says,
                bool(r["underpowered"]),
            )
            rows.append((str(r["term"]), [dot]))
    if not rows:
        return None
    picture = charts.dots("Keyness", rows, unit="log-odds, + = over-used by the source of that shape", zero=True)
    return "Keyness", "The terms that each source over-uses most; faint where counts are too small to trust.", picture


def _second(pair: tuple[str, int]) -> int:
    return pair[1]


def _by_log_odds(row: dict[str, Any]) -> tuple[float, str]:
    return -(row["log_odds"] or 0.0), str(row["term"])


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
