"""Warnings for a reader of a comparison: doubts about these articles, and what was not measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from framing.comparator.sentences.similarity import SAME_STORY, Likeness
from framing.model import Analysis, Article, PartKind, Voice
from framing.text_form import letters, told_letters

SHORT = 150  # words; of less, little can be compared
FEW = 5  # loaded terms in own voice; with less, rates hardly differ

LIMITS = (
    "Not measured: pictures, layout and place in the paper, irony, and what other articles of the same sources say.",
    "Found by machine: voices, entities and evaluations are wrong in places (docs/quality.md says how often); "
    "look at the evidence before you quote a row.",
)


def notes(analyses: Sequence[Analysis], alike: Likeness) -> tuple[str, ...]:
    """A few short lines, those about these articles first."""
    return (
        *same_text([a.article for a in analyses]),
        *_doubts(analyses, alike),
        *_dates(analyses),
        *_loaded(analyses),
        *LIMITS,
        *_lexicons(analyses),
    )


def is_one_text(articles: Sequence[Article]) -> bool:
    """Whether all print the same text, apart from case, spacing and punctuation: no two of them can differ."""
    return len({letters(a.text) for a in articles}) == 1


def same_text(articles: Sequence[Article]) -> Iterator[str]:
    """A line for each text that several sources print, such as an agency's."""
    printed: dict[str, list[Article]] = {}
    for article in articles:
        printed.setdefault(told_letters(article), []).append(article)
    for alike in printed.values():
        if len(alike) > 1:
            names = f"{', '.join(a.source for a in alike[:-1])} and {alike[-1].source}"
            if len(set(map(_headline_letters, alike))) == 1:
                yield f"{names} print the same text; nothing between them can differ."
            else:
                yield f"{names} print the same text under different headlines; nothing else between them can differ."


def _headline_letters(article: Article) -> str:
    return letters("".join(article.text[p.start : p.end] for p in article.parts if p.kind is PartKind.HEADLINE))


def _doubts(analyses: Sequence[Analysis], alike: Likeness) -> Iterator[str]:
    if not alike.is_one_story:
        yield (
            f"The articles may not tell the same story: similarity {alike.least:.2f}, "
            f"19 of 20 pairs of reports on one event have {SAME_STORY:.2f} or more."
        )
    for analysis in analyses:
        words = sum(s.words for s in analysis.sentences)
        if words < SHORT:
            yield f"{analysis.article.source}: only {words} words, so “not found” says little there."


def _dates(analyses: Sequence[Analysis]) -> Iterator[str]:
    undated = list(dict.fromkeys(a.article.source for a in analyses if not a.article.date))
    if undated:
        yield f'No date known: {", ".join(undated)}. Weekdays and "last month" stay as written there.'


def _loaded(analyses: Sequence[Analysis]) -> Iterator[str]:
    """Sources with too few loaded terms in own voice for a comparison of their rates."""
    counts = Counter({a.article.source: 0 for a in analyses})
    for analysis in analyses:
        own = [t for t in analysis.loaded_terms if t.voice is Voice.OWN and not t.nested]
        counts[analysis.article.source] += len(own)
    few = [f"{source} ({n})" for source, n in counts.items() if n < FEW]
    if few:
        yield f"Too few loaded terms in own voice to compare rates: {', '.join(few)}."


def _lexicons(analyses: Sequence[Analysis]) -> Iterator[str]:
    if any(info.name == "learned" for a in analyses for info in a.lexicons):
        yield (
            "Loaded terms are the entries of the lexicons and, where they have none, words learned from "
            "annotated news; both were made for English news in general, not for this story."
        )
