"""Quotations, attribution and scare quotes: whose words an article contains (Pareti 2012).

`quote_marks` pairs the marks, `marked_text` says what they are for. `indirect_speech` reads cues and contents off the
syntax, `direct_quotations` finds the speaker of quoted text, `scare_quotes` recognises marks that quote nobody,
`speakers` names the speaker, and `speaker_entities` says, after coreference, which entity that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from framing.analyzer.speech.attribution import Attribution
from framing.analyzer.speech.blocks import blocks
from framing.analyzer.speech.direct_quotations import sources
from framing.analyzer.speech.document_speakers import authored, documented
from framing.analyzer.speech.indirect_speech import attributions
from framing.analyzer.speech.marked_quotations import marked_quotations
from framing.analyzer.speech.marked_text import MarkedText
from framing.analyzer.speech.posts import posts
from framing.analyzer.speech.reported_quotations import announced, contents, distanced
from framing.analyzer.speech.transcripts import turns
from framing.language.tree import Tree
from framing.language.voices import quoted_parts
from framing.model import Quotation


def quotations(tree: Tree) -> list[Quotation]:
    """All quotations of an article in text order, with the speaker in the words of the text."""
    if not tree.nodes:
        return []
    marked = MarkedText(tree)
    governed: dict[int, Attribution] = {}
    around: dict[int, list[Quotation]] = {}
    found = [c for a in attributions(tree, marked.inside, marked.labels) for c in contents(marked, a, governed, around)]
    names = {k for k in range(len(marked.top)) if k not in governed and marked.is_name(k)}
    said = sources(tree, marked.gaps, governed, names)
    found += [q for k, s in enumerate(said) for q in marked_quotations(marked, k, s, around.get(k, ()))]
    found += turns(tree, marked.paragraphs, marked.labels)
    found += posts(tree)
    found += list(blocks(marked, found))
    found += list(announced(marked, found))
    found += list(distanced(marked))
    unique = _unique(_echoed(marked, q, found) for q in found)
    return documented(marked, authored(marked, sorted(unique, key=_order)))


def _echoed(marked: MarkedText, quotation: Quotation, found: Sequence[Quotation]) -> Quotation:
    """Quotations for marked words in a headline that the article quotes in full below: their speaker's."""
    told = quotation.speaker is not None and quotation.speaker_kind in ("named", "institutional")
    if told or quotation.type == "distancing":
        return quotation
    heading = marked.headline_end if quotation.end <= marked.headline_end else marked.crossheads.get(quotation.start)
    if heading is None:
        return quotation
    words = quotation.text.casefold().rstrip(".,")
    full = next((q for q in found if q.start > heading and _says(q, words, marked.tree.text)), None)
    if full is None:
        return quotation
    return replace(full, **marked.place("direct", quotation.start, quotation.end), parts=(), labels=())


def _says(quotation: Quotation, words: str, text: str) -> bool:
    """Whether the quotation has a named speaker and contains these words between marks."""
    if quotation.speaker is None:
        return False
    return any(words in text[a:b].casefold() for a, b in quoted_parts(quotation))


def _order(quotation: Quotation) -> tuple[int, int, str, int]:
    return quotation.start, -quotation.end, quotation.type, quotation.cue_start or 0


def _unique(found: Iterable[Quotation]) -> list[Quotation]:
    """One quotation for each stretch and type, the one with the first cue."""
    kept: dict[tuple[int, int, str], Quotation] = {}
    for quotation in found:
        kept.setdefault((quotation.start, quotation.end, quotation.type), quotation)
    return list(kept.values())
