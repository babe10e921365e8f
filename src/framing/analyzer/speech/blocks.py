"""Letters, posts and statements that an article prints without quotation marks, behind a colon.

"Read her full post:" or "Lund wrote on Facebook on Monday:", and then paragraphs in which somebody says "I" or "Dear
Sir". They are another's words, even where nothing says whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.analyzer.speech.marked_text import MarkedText
from framing.analyzer.speech.speakers import kind, owner_of, phrase, speaker_of
from framing.language.actors import is_document, is_thing
from framing.language.cues import cues
from framing.language.tree import Node
from framing.language.voices import quoted_parts
from framing.language.words import group
from framing.model import Quotation

_QUOTES = frozenset("\"“”'‘’`") | {"''", "``"}
_FEWEST = 3  # words of a quotation that shows whose the block is
_NAMED = ("named", "institutional")


def blocks(marked: MarkedText, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """A direct quotation for each paragraph of such a text that no quotation has yet."""
    taken = {q.start for q in found}
    above: Quotation | None = None
    for number, (start, end) in enumerate(marked.paragraphs):
        body = [n for n in marked.tree.between(start, end) if n.pos != "SPACE"]
        plain = bool(body) and body[0].text not in _QUOTES and body[0].start not in taken
        announced = plain and number > 0 and _announcement(marked, number - 1)
        if plain and (announced or above is not None) and _is_personal(marked, body):
            source = above or _source(marked, number - 1, end, found)
            above = Quotation(**marked.place("direct", body[0].start, body[-1].end)) if source is None else source
            yield _told(marked, body, above)
        else:
            above = None


def _told(marked: MarkedText, body: Sequence[Node], source: Quotation) -> Quotation:
    """The paragraph as a quotation with the speaker of another one, and without its cue."""
    return Quotation(
        **marked.place("direct", body[0].start, body[-1].end),
        speaker=source.speaker,
        speaker_words=source.speaker_words,
        speaker_start=source.speaker_start,
        speaker_end=source.speaker_end,
        speaker_kind=source.speaker_kind,
    )


def _last_sentence(marked: MarkedText, number: int) -> list[Node]:
    nodes = [n for n in marked.tree.between(*marked.paragraphs[number]) if n.pos != "SPACE"]
    return [n for n in nodes if n.sent == nodes[-1].sent] if nodes else []


def _announcement(marked: MarkedText, number: int) -> bool:
    """Whether the paragraph ends in a colon behind a verb of saying or a word for a text: "Read the full letter:"."""
    sentence = _last_sentence(marked, number)
    if not sentence or sentence[-1].text != ":":
        return False
    return any(_quotes(n) or is_document(n) or n.lemma in group("texts that are printed whole") for n in sentence)


def _quotes(node: Node) -> bool:
    cue = cues("VERB").get(node.lemma) if node.pos == "VERB" else None
    return cue is not None and "quote" in cue.frames


def _is_personal(marked: MarkedText, body: Sequence[Node]) -> bool:
    """Whether the writer of the paragraph speaks of himself or addresses somebody, outside quotation marks."""
    return body[0].lower == "dear" or any(
        n.lower in group("words for the writer of a text") and not marked.inside[n.i] for n in body
    )


def _source(marked: MarkedText, number: int, end: int, found: Sequence[Quotation]) -> Quotation | None:
    """Somebody's quotation with the speaker of the block: who writes it by the announcement, or is quoted from it."""
    sentence = _last_sentence(marked, number)
    verb = next((n for n in reversed(sentence) if _quotes(n)), None)
    owners = (owner_of(n) for n in sentence if is_document(n) or n.lemma in group("texts that are printed whole"))
    writer = speaker_of(verb) if verb is not None else None
    writer = writer or next((o for o in owners if o is not None), None)
    if writer is not None and not is_thing(writer, marked.labels):
        start, stop = phrase(marked.tree, writer, marked.labels)
        words = marked.tree.text[start:stop]
        return Quotation(
            **marked.place("direct", start, stop),
            speaker=words,
            speaker_words=words,
            speaker_start=start,
            speaker_end=stop,
            speaker_kind=kind(writer, marked.labels),
        )
    text = marked.tree.text[marked.paragraphs[number][1] : end].casefold()
    return next((q for q in found if q.speaker_kind in _NAMED and _is_quoted_from(q, text, marked.tree.text)), None)


def _is_quoted_from(quotation: Quotation, block: str, text: str) -> bool:
    words = (text[a:b].casefold().strip(" .,!?") for a, b in quoted_parts(quotation))
    return any(w in block and w.count(" ") >= _FEWEST - 1 for w in words)
