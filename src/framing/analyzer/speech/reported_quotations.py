"""Indirect and mixed quotations, from attributions without marks of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from framing.analyzer.speech import scare_quotes
from framing.analyzer.speech.attribution import Attribution
from framing.analyzer.speech.marked_text import MarkedText
from framing.analyzer.speech.noun_reports import announced_by
from framing.analyzer.speech.outlet_labels import REPORTS, outlet_labels
from framing.language.tree import Node
from framing.model import Quotation, QuotationType

_STOPS = frozenset({".", "?", "!"})


def announced(marked: MarkedText, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Sentences that the one before announces with a colon: "The union makes one claim: The board lied."."""
    taken = {q.start for q in found}
    for above, words in pairwise(part for sentence in marked.tree.sentences for part in _at_colons(sentence)):
        if not above or not words or above[-1].text != ":" or words[-1].text not in _STOPS:
            continue
        if words[0].start in taken or any(marked.inside[n.i] for n in (*above, *words)):
            continue
        source = announced_by(above)
        if source is not None and above[-1].start > marked.headline_end:
            yield marked.quotation(source, "indirect", words[0].start, words[-1].end)


def contents(
    marked: MarkedText,
    source: Attribution,
    governed: dict[int, Attribution],
    around: dict[int, list[Quotation]],
) -> Iterator[Quotation]:
    """The indirect and mixed quotations of a cue.

    Marked stretches are known by their number. The attribution of one that is a content by itself goes to `governed`;
    a content that holds one goes to `around`.
    """
    for first, last in source.runs:
        start, end = _on_its_side(marked, source, marked.tree.nodes[first].start, marked.tree.nodes[last].end)
        end = _before_another(marked, source, start, end)
        if start >= end:
            continue
        touched = list(marked.touching(start, end))
        whole = next((k for k in touched if marked.top[k].start <= start and end <= marked.top[k].end), None)
        if whole is not None:
            held = governed.get(whole)
            if held is None or abs(held.first.i - first) > abs(source.first.i - first):
                governed[whole] = source
            continue
        for k in touched:
            start, end = min(start, marked.top[k].start), max(end, marked.top[k].end)
        parts = tuple(marked.inner(k) for k in touched if not (marked.is_scare(k) or marked.is_name(k)))
        type_: QuotationType = "mixed" if parts else "act" if source.act else "topic" if source.topic else "indirect"
        quotation = marked.quotation(source, type_, start, end, parts)
        if not source.topic:
            labels = outlet_labels(
                marked.tree.between(start, end), marked.inside, names_only=source.frame not in REPORTS
            )
            quotation = replace(quotation, labels=tuple((a, b) for a, b in labels if start <= a and b <= end))
        for k in touched:
            around.setdefault(k, []).append(quotation)
        yield quotation


def _before_another(marked: MarkedText, source: Attribution, start: int, end: int) -> int:
    """The end of the content, before a quotation with a cue of its own: "…, to which Lund replied: ‘…’"."""
    for k in marked.touching(start, end):
        before = marked.tree.text[start : marked.top[k].start].rstrip()
        own = marked.gaps.cue_before(k) if before.endswith(":") and start > source.last.start else None
        if own is not None and own.first.i > source.last.i and own.first.start > start and own.speaker is not None:
            comma = marked.tree.text.rfind(",", start, own.first.start)
            return comma if comma > 0 else own.first.start
    return end


def _on_its_side(marked: MarkedText, source: Attribution, start: int, end: int) -> tuple[int, int]:
    """The stretch without its own cue and without the next line, to which a list or a caption may run on."""
    if start <= source.first.start < end:
        start = source.last.end + 1
    if source.first.start >= end:  # text before the cue, but not in the lines before
        above = marked.tree.unwrapped.rfind("\n", start, source.first.start)
        return (max(start, above + 1), end) if above < end else (end, end)
    cut = marked.tree.unwrapped.find("\n", start, end)
    if cut >= 0 and source.first.start < end:
        end = start + len(marked.tree.text[start:cut].rstrip())
    return start, end


def distanced(marked: MarkedText) -> Iterator[Quotation]:
    """Words that the outlet takes a distance from ("so-called"), as quotations of the kind "distancing"."""
    for item in scare_quotes.distanced(marked.tree, marked.inside):
        start, end = marked.tree.nodes[item.first].start, marked.tree.nodes[item.last].end
        last = marked.tree.nodes[item.first - 1]
        cue_start, cue_end, cue = marked.tree.span(item.cue, last)
        yield replace(
            marked.bare("distancing", start, end),
            cue=cue,
            cue_lemma=cue.lower(),
            cue_start=cue_start,
            cue_end=cue_end,
            stance="distancing",
        )


def _at_colons(sentence: Iterable[Node]) -> Iterator[list[Node]]:
    """The sentence, or its parts where a colon leads to a capital letter."""
    solid = [n for n in sentence if n.pos != "SPACE"]
    begin = 0
    for place in range(1, len(solid) - 1):
        if solid[place].text == ":" and solid[place + 1].text[0].isupper():
            yield solid[begin : place + 1]
            begin = place + 1
    yield solid[begin:]
