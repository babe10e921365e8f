"""How the sources differ over many stories.

Each compared story is reduced to a small `StorySummary`, so that a collection can be streamed and kept on disk;
`picture` reads the summaries. A source is always compared with the other sources of the same stories. Intervals
resample whole stories (Efron & Tibshirani 1993), because what is inside a story is not independent. P values come from
the same resamples and are adjusted per table (Benjamini & Hochberg 1995).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from framing import measures
from framing.language.voices import STATEMENTS
from framing.model import Analysis, Comparison, Voice

DRAWS = 1000
FEWEST_STORIES = 3  # stories that a source must share with others before a row is shown
FEWEST_USES = 5  # uses of a term, over all sources
ENOUGH_STORIES = 10  # with fewer stories, a row is marked as too little data


# ------------------------------------------------------------------------------------------- what is streamed
class SourceSummary(Struct, frozen=True):
    """One source in one story."""

    source: str
    articles: int
    words: int
    own_words: int
    loaded_own: int  # loaded terms in the source's own voice
    loaded_attributed: int
    terms: tuple[tuple[str, int], ...]  # loaded terms in own voice, with counts
    entities: tuple[tuple[str, float], ...]  # name and evaluation, -1 to 1, where there is enough data
    speakers: tuple[tuple[str, int], ...]  # who is quoted, with the number of words
    only_here: tuple[tuple[str, str], ...]  # kind and name of what no other source of the story has
    frames: tuple[FrameCount, ...]  # of every scheme that its articles were read for


class FrameCount(Struct, frozen=True):
    """How many sentences of a source use a frame, of how many that were read."""

    scheme: str
    frame: str
    using: int
    sentences: int


class StorySummary(Struct, frozen=True):
    """What is kept of a compared story, small enough for thousands of them."""

    story: str
    label: str
    sources: tuple[SourceSummary, ...]


# --------------------------------------------------------------------------------------------- what is found
class Contrast(Struct, frozen=True):
    """A source against the other sources of the same stories."""

    source: str
    subject: str  # "loaded terms", a term, an entity, a speaker or a frame
    stories: int  # stories in which both can be compared
    count: int  # occurrences (words of a speaker; stories of an entity; sentences that use a frame)
    value: float  # of the source: per 1,000 own words, evaluation, or share of quoted words or of sentences
    others: float  # the same for the other sources
    difference: float
    low: float  # 95% interval of the difference
    high: float
    p: float  # 1.0 where there are too few stories
    p_adjusted: float
    enough: bool  # False: too few stories to say
    scheme: str  # of a frame; "" for all else


class OnlyHere(Struct, frozen=True):
    """What a source mentions in several stories and the others do not."""

    source: str
    kind: str
    name: str
    stories: int  # stories in which only this source has it
    of: int  # stories that the source shares with others


class SourceTotal(Struct, frozen=True):
    """One source over all stories."""

    source: str
    stories: int
    articles: int
    words: int
    own_words: int
    loaded_own: int
    loaded_attributed: int


class Picture(Struct, frozen=True):
    """How the sources differ over all stories; rows sorted, most certain first."""

    stories: int
    sources: tuple[SourceTotal, ...]
    loadedness: tuple[Contrast, ...]
    terms: tuple[Contrast, ...]
    entities: tuple[Contrast, ...]
    speakers: tuple[Contrast, ...]
    frames: tuple[Contrast, ...]
    coverage: tuple[OnlyHere, ...]


def summary(story: str, label: str, comparison: Comparison) -> StorySummary:
    """The summary of a compared story; several articles of one source are added up."""
    by_source: dict[str, list[Analysis]] = defaultdict(list)
    for analysis in comparison.analyses:
        by_source[analysis.article.source].append(analysis)
    return StorySummary(story, label, tuple(_source(s, a, comparison) for s, a in sorted(by_source.items())))


def _source(source: str, analyses: Sequence[Analysis], comparison: Comparison) -> SourceSummary:
    terms: Counter[str] = Counter()
    for analysis in analyses:
        terms.update(t.term for t in measures.counted_terms(analysis) if t.voice is Voice.OWN)
    evaluations = [
        (e.name, p.evaluation.own or 0.0)
        for e in comparison.entities
        for p in e.portraits
        if p.source == source and measures.has_evidence(p.evaluation)
    ]
    speakers: Counter[str] = Counter()
    names = {(p.article, p.entity): e.name for e in comparison.entities for p in e.portraits}
    for analysis in analyses:
        for quotation in analysis.quotations:
            name = names.get((analysis.article.id, quotation.speaker_entity or ""))
            if quotation.type in STATEMENTS and name and quotation.speaker_kind in ("named", "institutional"):
                speakers[name] += quotation.words
    return SourceSummary(
        source=source,
        articles=len(analyses),
        words=sum(measures.words(a) for a in analyses),
        own_words=sum(measures.own_words(a) for a in analyses),
        loaded_own=sum(measures.loaded_own(a) for a in analyses),
        loaded_attributed=sum(measures.loaded_attributed(a) for a in analyses),
        terms=tuple(sorted(terms.items())),
        entities=tuple(sorted(_means(evaluations).items())),
        speakers=tuple(sorted(speakers.items())),
        only_here=tuple(
            sorted({(c.kind, c.name) for c in comparison.coverage if c.source == source and c.kind in _KEPT})
        ),
        frames=_counted(analyses),
    )


def _counted(analyses: Sequence[Analysis]) -> tuple[FrameCount, ...]:
    """The frames of all articles together. A scheme lists each of its frames for every article, used or not."""
    sums: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for analysis in analyses:
        for f in analysis.frames:
            if not measures.is_no_frame(f):
                using, sentences = sums[f.scheme, f.frame]
                sums[f.scheme, f.frame] = using + f.count, sentences + f.sentences
    return tuple(FrameCount(*key, *counts) for key, counts in sorted(sums.items()))


_KEPT = frozenset({"entity", "speaker"})


def _means(values: Iterable[tuple[str, float]]) -> dict[str, float]:
    grouped: dict[str, list[float]] = defaultdict(list)
    for name, value in values:
        grouped[name].append(value)
    return {name: sum(v) / len(v) for name, v in grouped.items()}


# ------------------------------------------------------------------------------------------------ the picture
def picture(summaries: Iterable[StorySummary], *, draws: int = DRAWS, seed: int = 0) -> Picture:
    """How the sources differ. The order of the summaries makes no difference."""
    stories = sorted(summaries, key=lambda s: s.story)
    shared = [s for s in stories if len(s.sources) > 1]
    weights = _resampled(len(shared), draws, seed)
    return Picture(
        stories=len(stories),
        sources=_totals(stories),
        loadedness=_tested(_loadedness(shared), weights),
        terms=_tested(_terms(shared), weights),
        entities=_tested(_entities(shared), weights),
        speakers=_tested(_speakers(shared), weights),
        frames=_tested(_frames(shared), weights),
        coverage=_only_here(shared),
    )


def _totals(stories: Sequence[StorySummary]) -> tuple[SourceTotal, ...]:
    rows: dict[str, list[SourceSummary]] = defaultdict(list)
    for story in stories:
        for source in story.sources:
            rows[source.source].append(source)
    return tuple(
        SourceTotal(
            name,
            len(found),
            sum(s.articles for s in found),
            sum(s.words for s in found),
            sum(s.own_words for s in found),
            sum(s.loaded_own for s in found),
            sum(s.loaded_attributed for s in found),
        )
        for name, found in sorted(rows.items())
    )


class _Row(Struct):
    """Per story: numerator and denominator of the source and of the others. The value is the ratio of the sums."""

    source: str
    subject: str
    scale: float
    cells: Mapping[int, tuple[float, float, float, float]]
    scheme: str = ""


def _loadedness(stories: Sequence[StorySummary]) -> Iterator[_Row]:
    for source, at in sorted(_where(stories).items()):
        cells: dict[int, tuple[float, float, float, float]] = {}
        for n in at:
            one, rest = _parted(stories[n], source)
            cells[n] = (one.loaded_own, one.own_words, sum(s.loaded_own for s in rest), sum(s.own_words for s in rest))
        yield _Row(source, "loaded terms", 1000.0, cells)


def _terms(stories: Sequence[StorySummary]) -> Iterator[_Row]:
    """Rates of each loaded term over all stories that the source shares with others, whether or not the term occurs."""
    uses: Counter[str] = Counter()
    for story in stories:
        for told in story.sources:
            uses.update(dict(told.terms))
    counts = [{s.source: dict(s.terms) for s in story.sources} for story in stories]
    for source, at in sorted(_where(stories).items()):
        own = {n: _parted(stories[n], source) for n in at}
        there = {t for n in at for t in counts[n][source]}
        for term in sorted(t for t in there if uses[t] >= FEWEST_USES):
            cells: dict[int, tuple[float, float, float, float]] = {}
            for n, (one, rest) in own.items():
                other = sum(counts[n][s.source].get(term, 0) for s in rest)
                cells[n] = (counts[n][source].get(term, 0), one.own_words, other, sum(s.own_words for s in rest))
            yield _Row(source, term, 1000.0, cells)


def _entities(stories: Sequence[StorySummary]) -> Iterator[_Row]:
    """Evaluation of an entity in the stories in which both the source and another source evaluate it."""
    rows: dict[tuple[str, str], dict[int, tuple[float, float, float, float]]] = defaultdict(dict)
    for n, story in enumerate(stories):
        evaluations = {s.source: dict(s.entities) for s in story.sources}
        for source, here in evaluations.items():
            for name, value in here.items():
                rest = [e[name] for s, e in evaluations.items() if s != source and name in e]
                if rest:
                    rows[source, name][n] = (value, 1.0, sum(rest) / len(rest), 1.0)
    for (source, name), cells in sorted(rows.items()):
        yield _Row(source, name, 1.0, cells)


def _speakers(stories: Sequence[StorySummary]) -> Iterator[_Row]:
    """Share of a speaker in the quoted words, over the stories in which any source quotes this speaker."""
    quoted = [{s.source: (dict(s.speakers), sum(n for _, n in s.speakers)) for s in story.sources} for story in stories]
    rows: dict[tuple[str, str], dict[int, tuple[float, float, float, float]]] = defaultdict(dict)
    for n, by_source in enumerate(quoted):
        names = sorted({name for words, _ in by_source.values() for name in words})
        for source, (words, total) in by_source.items():
            rest = [v for s, v in by_source.items() if s != source]
            for name in names:
                other = sum(w.get(name, 0) for w, _ in rest)
                rows[source, name][n] = (words.get(name, 0), total, other, sum(t for _, t in rest))
    for (source, name), cells in sorted(rows.items()):
        yield _Row(source, name, 1.0, cells)


def _frames(stories: Sequence[StorySummary]) -> Iterator[_Row]:
    """Shares of the sentences that use each frame, over all stories that the source shares with others.

    A frame that hardly any sentence uses has no row.
    """
    told = [{s.source: {(f.scheme, f.frame): f for f in s.frames} for s in story.sources} for story in stories]
    uses: Counter[tuple[str, str]] = Counter()
    for by_source in told:
        for frames in by_source.values():
            uses.update({key: f.using for key, f in frames.items()})
    for source, at in sorted(_where(stories).items()):
        for scheme, frame in sorted(key for key, count in uses.items() if count >= FEWEST_USES):
            cells: dict[int, tuple[float, float, float, float]] = {}
            for n in at:
                own = told[n][source].get((scheme, frame))
                rest = [f[scheme, frame] for s, f in told[n].items() if s != source and (scheme, frame) in f]
                if own is not None and rest:
                    others = sum(f.using for f in rest), sum(f.sentences for f in rest)
                    cells[n] = (own.using, own.sentences, *others)
            yield _Row(source, frame, 1.0, cells, scheme)


def _where(stories: Sequence[StorySummary]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for n, story in enumerate(stories):
        for source in story.sources:
            found[source.source].append(n)
    return found


def _parted(story: StorySummary, source: str) -> tuple[SourceSummary, list[SourceSummary]]:
    one = next(s for s in story.sources if s.source == source)
    return one, [s for s in story.sources if s is not one]


def _only_here(stories: Sequence[StorySummary]) -> tuple[OnlyHere, ...]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for story in stories:
        for source in story.sources:
            counts.update((source.source, kind, name) for kind, name in source.only_here)
    total = {s: len(at) for s, at in _where(stories).items()}
    rows = [OnlyHere(s, k, name, n, total[s]) for (s, k, name), n in counts.items() if n > 1]
    return tuple(sorted(rows, key=lambda r: (-r.stories / r.of, r.source, r.kind, r.name)))


# ------------------------------------------------------------------------------------------- the resampling
def _resampled(stories: int, draws: int, seed: int) -> Any:
    """How often each story is drawn, in each of `draws` samples: an array draws x stories."""
    import numpy as np

    if not stories:
        return np.zeros((draws, 0))
    return np.random.default_rng(seed).multinomial(stories, [1 / stories] * stories, size=draws).astype(float)


def _tested(rows: Iterable[_Row], weights: Any) -> tuple[Contrast, ...]:
    """The rows with adjusted p values. Rows with too few stories get none: resampling them would look too certain."""
    kept = [r for r in rows if len(r.cells) >= FEWEST_STORIES]
    contrasts = [c for r in kept if (c := _contrast(r, weights)) is not None]
    enough = [c for c in contrasts if c.enough]
    adjusted = measures.adjusted([c.p for c in enough])
    final = [replace(c, p_adjusted=round(p, 6)) for c, p in zip(enough, adjusted, strict=True)]
    final += [replace(c, p=1.0) for c in contrasts if not c.enough]
    return tuple(sorted(final, key=_surest))


def _surest(c: Contrast) -> tuple[bool, float, float, float, str, str, str]:
    return not c.enough, c.p_adjusted, c.p, -abs(c.difference), c.source, c.scheme, c.subject


def _contrast(row: _Row, weights: Any) -> Contrast | None:
    """Difference of two ratios of sums with its percentile interval; None where a denominator is 0."""
    import numpy as np

    at = sorted(row.cells)
    cells = np.array([row.cells[n] for n in at], dtype=float)
    sums = cells.sum(axis=0)
    if sums[1] <= 0 or sums[3] <= 0:
        return None
    value, others = row.scale * sums[0] / sums[1], row.scale * sums[2] / sums[3]
    drawn = weights[:, at] @ cells
    usable = drawn[(drawn[:, 1] > 0) & (drawn[:, 3] > 0)]
    differences = row.scale * (usable[:, 0] / usable[:, 1] - usable[:, 2] / usable[:, 3])
    low, high = np.quantile(differences, [0.025, 0.975]) if len(differences) else (-np.inf, np.inf)
    tail = min((differences <= 0).sum(), (differences >= 0).sum())
    p = min(1.0, 2 * (float(tail) + 1) / (len(differences) + 1))
    return Contrast(
        source=row.source,
        subject=row.subject,
        stories=len(at),
        count=int(sums[0]) if row.scale > 1 or sums[1] > len(at) else len(at),
        value=round(float(value), 4),
        others=round(float(others), 4),
        difference=round(float(value - others), 4),
        low=round(float(low), 4),
        high=round(float(high), 4),
        p=round(p, 6),
        p_adjusted=1.0,
        enough=len(at) >= ENOUGH_STORIES,
        scheme=row.scheme,
    )
