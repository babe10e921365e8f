"""An article's text cut into the stretches that a reader's eye distinguishes: which marks lie on each.

Marks overlap freely (a loaded term inside a descriptor inside a quotation), HTML elements must not; so the text
is cut at every boundary and each piece names all marks that cover it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from framing.language.voices import STATEMENTS, quoted_parts, voice_of
from framing.model import Analysis, Comparison, Voice
from framing.reporter.tables.gathering import ranked

_SIGNS = {"positive": "+", "negative": "−", "neutral": ""}
_KINDS = {"act": "reported"}
"""What is said of speech of a type, where it is not the name of the type."""


class Mark(Struct, frozen=True):
    """Something found at a place. `detail` is the tooltip."""

    id: str
    layer: str  # "entity" | "descriptor" | "term" | "quotation" | "scare"
    start: int
    end: int
    entity: str  # id across the sources, "" where none
    category: str  # of a loaded term, "" else
    polarity: str
    voice: str
    detail: str


class Piece(Struct, frozen=True):
    """A stretch of text and the marks on it, outermost first; `end` is where it ends in the article's text."""

    text: str
    marks: tuple[Mark, ...]
    end: int = 0

    @property
    def layers(self) -> str:
        """Class names for the style sheet."""
        names = dict.fromkeys(m.layer for m in self.marks)
        loaded = self._signed("term") or self._signed("descriptor")
        return " ".join([*names, *([loaded.polarity] if loaded else [])])

    @property
    def ids(self) -> str:
        return " ".join(m.id for m in self.marks)

    @property
    def ends(self) -> str:
        """Ids of the signed marks that end here: the sign stands behind the last piece, so colour is never alone."""
        return " ".join(m.id for m in self.marks if _SIGNS.get(m.polarity) and m.end == self.end)

    @property
    def sign(self) -> str:
        ends = self.ends.split()
        return next((_SIGNS[m.polarity] for m in reversed(self.marks) if m.id in ends), "")

    def _signed(self, layer: str) -> Mark | None:
        return next((m for m in reversed(self.marks) if m.layer == layer), None)


class ShownSentence(Struct, frozen=True):
    number: int
    pieces: tuple[Piece, ...]
    passages: tuple[int, ...]  # numbers of the aligned passages that it belongs to, from 1
    start: int  # in the article's text


class Paragraph(Struct, frozen=True):
    kind: str
    sentences: tuple[ShownSentence, ...]


def marks(comparison: Comparison, number: int) -> list[Mark]:
    """All marks of article `number`, in text order, longer before shorter."""
    analysis = comparison.analyses[number]
    names = _across(comparison, analysis.article.id)
    found = [*_entities(analysis, names), *_descriptors(analysis, names), *_terms(analysis, names)]
    found += _quotations(analysis, names)
    found.sort(key=_order)
    return [_numbered(mark, f"m{number}-{i}") for i, mark in enumerate(found)]


def paragraphs(comparison: Comparison, number: int, found: Sequence[Mark]) -> list[Paragraph]:
    """The text of article `number` in its paragraphs, sentences and pieces."""
    analysis = comparison.analyses[number]
    aligned = _aligned(comparison, analysis.article.id)
    text, out = analysis.article.text, []
    stretches = list(_stretches(analysis))
    near = iter(_near(found, [(start, end) for _, shown in stretches for _, start, end in shown]))
    for kind, shown in stretches:
        sentences = tuple(
            ShownSentence(i, tuple(_pieces(text, start, end, next(near))), aligned.get(i, ()), start)
            for i, start, end in shown
        )
        out.append(Paragraph(kind, sentences))
    return out


def _stretches(analysis: Analysis) -> Iterator[tuple[str, list[tuple[int, int, int]]]]:
    """Kind of each part, and its sentences as number, start and end; together they cover the part."""
    starts = [s.start for s in analysis.sentences]
    for part in analysis.article.parts:
        inside = range(bisect_left(starts, part.start), bisect_left(starts, part.end))
        begins = [part.start, *(starts[i] for i in inside[1:])]
        ends = [*begins[1:], part.end]
        yield part.kind.value, list(zip(inside or (-1,), begins, ends, strict=True))


def _near(found: Sequence[Mark], stretches: Sequence[tuple[int, int]]) -> list[list[Mark]]:
    """For each stretch of text (in order, without overlap) the marks that touch it."""
    ends = [end for _, end in stretches]
    out: list[list[Mark]] = [[] for _ in stretches]
    for mark in found:
        i = bisect_right(ends, mark.start)
        while i < len(stretches) and stretches[i][0] < mark.end:
            out[i].append(mark)
            i += 1
    return out


def _pieces(text: str, start: int, end: int, here: Sequence[Mark]) -> Iterator[Piece]:
    cuts = sorted({start, end, *(c for m in here for c in (m.start, m.end) if start < c < end)})
    for a, b in pairwise(cuts):
        yield Piece(text[a:b], tuple(m for m in here if m.start <= a and b <= m.end), b)


def _across(comparison: Comparison, article: str) -> dict[str, tuple[str, str]]:
    """Entity id inside the article -> id and name across the sources."""
    return {p.entity: (e.id, e.name) for e in comparison.entities for p in e.portraits if p.article == article}


def _aligned(comparison: Comparison, article: str) -> dict[int, tuple[int, ...]]:
    out: dict[int, list[int]] = {}
    for rank, passage in enumerate(ranked(comparison.passages), start=1):
        for place in passage.passages:
            if place.article == article:
                out.setdefault(place.sentence, []).append(rank)
    return {k: tuple(dict.fromkeys(v)) for k, v in out.items()}


type _Names = Mapping[str, tuple[str, str]]


def _entities(analysis: Analysis, names: _Names) -> Iterator[Mark]:
    for m in analysis.mentions:
        if m.entity in names:
            key, name = names[m.entity]
            yield Mark("", "entity", m.start, m.end, key, "", "", m.voice.value, f"{name} ({m.kind})")


def _descriptors(analysis: Analysis, names: _Names) -> Iterator[Mark]:
    for d in analysis.descriptors:
        if d.entity in names:
            key, name = names[d.entity]
            says = f"{d.relation} of {name}: {d.polarity.value}, {_whose(d.voice, d.speaker)}"
            yield Mark("", "descriptor", d.start, d.end, key, "", d.polarity.value, d.voice.value, says)


def _terms(analysis: Analysis, names: _Names) -> Iterator[Mark]:
    for t in analysis.loaded_terms:
        key, name = names.get(t.target or "", ("", ""))
        says = f"loaded term “{t.term}”: {t.category}, {t.polarity.value}, {_whose(t.voice, t.speaker)}"
        says += f", said of {name}" if name else ""
        says += f", lexicon {t.lexicon}" + (", negated" if t.negated else "")
        yield Mark("", "term", t.start, t.end, key, t.category, t.polarity.value, t.voice.value, says)


def _quotations(analysis: Analysis, names: _Names) -> Iterator[Mark]:
    for q in analysis.quotations:
        key, _ = names.get(q.speaker_entity or "", ("", ""))
        voice = voice_of(q).value
        if q.type in STATEMENTS:
            says = f"{_KINDS.get(q.type, q.type)} speech of {q.speaker or 'nobody named'}" + (
                f" ({q.cue})" if q.cue else ""
            )
            yield Mark("", "quotation", q.start, q.end, key, "", "", voice, says)
            for start, end in q.labels:
                yield Mark(
                    "", "quotation", start, end, key, "", "", Voice.OWN.value, f"the source’s own words in {says}"
                )
            for start, end in quoted_parts(q) if q.type == "mixed" else ():
                yield Mark("", "quotation", start, end, key, "", "", Voice.DIRECT.value, f"quoted part of {says}")
        elif q.type == "scare":
            yield Mark("", "scare", q.start, q.end, "", "", "", voice, "scare quotes")


def _whose(voice: Voice, speaker: str | None) -> str:
    return "own voice" if voice is Voice.OWN else f"{voice.value} voice" + (f" of {speaker}" if speaker else "")


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return mark.start, -mark.end, mark.layer, mark.detail


def _numbered(mark: Mark, name: str) -> Mark:
    return replace(mark, id=name)
