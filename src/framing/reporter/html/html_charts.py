"""The charts of the page: loaded terms, speakers, evaluation, keyness. Empty ones are left out."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from framing.language.voices import Voices
from framing.measures import ALPHA
from framing.model import Analysis, Comparison, Voice
from framing.reporter.display import one_line
from framing.reporter.html import charts
from framing.reporter.html.charts import BarRow, Dot, DotRow, Piece
from framing.reporter.tables.report import Report, Subject, Value, as_number

_ENTITIES = 10
_KEYS = 14  # of all sources together, but at least four of each
_SPEAKERS = 5  # of one source
_BEHIND = 160  # room behind a speaker's bar


class Chart(Struct, frozen=True):
    """A chart of the page."""

    key: str
    heading: str
    caption: str
    picture: Markup
    narrow: Markup  # the same for telephones; the style sheet shows one of the two


def made(comparison: Comparison, report: Report) -> list[Chart]:
    """Each chart that has something to show."""
    found = (_loaded(report), _voices(comparison, report), _speakers(report), _evaluations(report), _keyness(report))
    return [chart for chart in found if chart is not None]


def _loaded(report: Report) -> Chart | None:
    rows = []
    for i, (row, subject) in enumerate(zip(report.table("articles").records(), report.subjects, strict=True)):
        rate, low, high = (as_number(row[k]) for k in ("loaded_rate", "loaded_rate_low", "loaded_rate_high"))
        if rate is not None:
            dot = Dot(i, rate, low, high, "")
            says = f"{_label(subject)}: {charts.interval(dot, signed=False)} per 1,000 own words"
            rows.append(DotRow(_label(subject), (Dot(i, rate, low, high, f"{says} ({row['loaded_own']} hits)"),)))
    if not rows:
        return None
    caption = "In each source’s own voice, per 1,000 of its own words, with 95% interval (exact Poisson)."
    pictures = charts.twice(
        charts.dots, "Loaded terms per 1,000 own words", rows, unit="loaded terms per 1,000 own words"
    )
    return Chart("loaded", "Loaded terms", caption, *pictures)


# ----------------------------------------------------------------------------------------------- who speaks
def _voices(comparison: Comparison, report: Report) -> Chart | None:
    rows = []
    for analysis, row, subject in zip(
        comparison.analyses, report.table("articles").records(), report.subjects, strict=True
    ):
        words, own = as_number(row["words"]) or 0.0, as_number(row["own_words"]) or 0.0
        if words:
            direct = min(float(direct_words(analysis)), words - own)
            parts = (("own", own), ("direct", direct), ("indirect", words - own - direct))
            rows.append(BarRow(_label(subject), tuple(_voice(n, v, words, _label(subject)) for n, v in parts)))
    if not rows:
        return None
    caption = "Share of the words; from dark to light: own voice, direct quotation, indirect (reported) speech."
    return Chart("voices", "Whose words", caption, *charts.twice(charts.bars, "Whose words", rows, full=1.0))


def _voice(name: str, words: float, of: float, label: str) -> Piece:
    share = words / of
    return Piece(name, share, f"{100 * share:.0f}% {name}", f"{label}: {100 * share:.0f}% {name} ({words:.0f} words)")


def direct_words(analysis: Analysis) -> int:
    """Words in direct voice, counted like the words of a sentence."""
    voices, parse, text = Voices(analysis.quotations), analysis.parse, analysis.article.text
    tokens = zip(parse.starts, parse.ends, parse.pos, strict=True)
    words = ((start, end) for start, end, pos in tokens if pos != "SPACE" and text[start].isalnum())
    return sum(voices.at(start, end)[0] is Voice.DIRECT for start, end in words)


def _speakers(report: Report) -> Chart | None:
    if not report.has("speakers"):
        return None
    found = report.table("speakers").records()
    rows: list[BarRow] = []
    for i, subject in enumerate(report.subjects):
        mine = sorted((r for r in found if r["article"] == subject.article and r["speaker"]), key=_by_words)
        if mine:
            rows.append(BarRow(_label(subject), series=i))
            rows += [_speaker(r, i) for r in mine[:_SPEAKERS]]
    if not rows:
        return None
    full = max(p.value for row in rows for p in row.pieces)
    caption = f"The speakers with most words, at most {_SPEAKERS} a source; direct and indirect speech together."
    return Chart(
        "speakers", "Who speaks", caption, *charts.twice(charts.bars, "Who speaks", rows, full=full, right=_BEHIND)
    )


def _by_words(row: Mapping[str, Value]) -> tuple[float, str]:
    return -(as_number(row["words"]) or 0.0), str(row["speaker"])


def _speaker(row: Mapping[str, Value], series: int) -> BarRow:
    words, statements = int(as_number(row["words"]) or 0), int(as_number(row["statements"]) or 0)
    told = f"{words} words, {statements} statement{'' if statements == 1 else 's'}"
    name = one_line(str(row["speaker"]))
    return BarRow(name, (Piece(f"series{series % 5}", float(words), "", f"{name}: {told}"),), told)


# ------------------------------------------------------------------------------------- evaluation and keyness
def _evaluations(report: Report) -> Chart | None:
    if not report.has("portraits"):
        return None
    order = {s.article: i for i, s in enumerate(report.subjects)}
    groups: dict[tuple[Value, Value], list[Dot]] = {}
    for row in report.table("portraits").records():
        score, number = as_number(row["evaluation_own"]), order[str(row["article"])]
        if score is not None:
            low, high = as_number(row["evaluation_own_low"]), as_number(row["evaluation_own_high"])
            faint = row["tone"] == "too little data"
            shown = charts.interval(Dot(number, score, low, high, ""), signed=True)
            says = f"{row['entity']} in {_label(report.subjects[number])}: {shown}"
            says += f", {row['evaluation_evidence']} pieces of evidence" + (" (too little data)" if faint else "")
            groups.setdefault((row["entity"], row["label"]), []).append(
                Dot(number, score, low, high, one_line(says), faint)
            )
    least = min(2, len(report.subjects))
    kept = [(name, found) for (name, _), found in groups.items() if len(found) >= least]
    kept = [(name, found) for name, found in kept if not all(d.faint for d in found)] or kept
    rows = [DotRow(one_line(str(name)), tuple(found)) for name, found in kept[:_ENTITIES]]
    if not rows:
        return None
    caption = "Each source’s own words about the same entity, −1 to +1, with 80% interval; faint: too little data."
    pictures = charts.twice(charts.dots, "Evaluation", rows, unit="− portrayed worse · portrayed better +", zero=True)
    return Chart("evaluation", "Evaluation", caption, *pictures)


def _keyness(report: Report) -> Chart | None:
    if not report.has("keyness"):
        return None
    order = {s.source: i for i, s in reversed(list(enumerate(report.subjects)))}
    found = report.table("keyness").records()
    if not any(_is_sure(r) for r in found):
        return None  # nothing to be shown at a glance; the table holds it
    rows: list[DotRow] = []
    for source, number in sorted(order.items(), key=_second):
        mine = [r for r in found if r["source"] == source and (as_number(r["log_odds"]) or 0.0) > 0]
        if mine:
            rows.append(DotRow(one_line(source), series=number))
            rows += [_key(r, number) for r in sorted(mine, key=_telling)[: max(4, _KEYS // len(order))]]
    if not rows:
        return None
    caption = "The terms that each source over-uses most surely, with 95% interval; faint: too rare to be sure."
    pictures = charts.twice(charts.dots, "Keyness", rows, unit="log-odds; + = over-used by the source above", zero=True)
    return Chart("keyness", "Keyness", caption, *pictures)


def _is_sure(row: Mapping[str, Value]) -> bool:
    p = as_number(row["p_adjusted"])
    return p is not None and p < ALPHA


def _key(row: Mapping[str, Value], series: int) -> DotRow:
    dot = Dot(
        series, as_number(row["log_odds"]) or 0.0, as_number(row["log_odds_low"]), as_number(row["log_odds_high"]), ""
    )
    term = one_line(str(row["term"]))
    says = f"{term}: log-odds {charts.interval(dot, signed=True)}, {row['count']} times against {row['other_count']}"
    return DotRow(term, (Dot(series, dot.value, dot.low, dot.high, says, bool(row["underpowered"])),))


def _telling(row: Mapping[str, Value]) -> tuple[bool, float, float, str]:
    """The surest first, as in the table: the largest log-odds are those of terms that stand there twice."""
    p = as_number(row["p"])
    return bool(row["underpowered"]), 1.0 if p is None else p, -(as_number(row["log_odds"]) or 0.0), str(row["term"])


def _second(pair: tuple[str, int]) -> int:
    return pair[1]


def _label(subject: Subject) -> str:
    return one_line(subject.label)
