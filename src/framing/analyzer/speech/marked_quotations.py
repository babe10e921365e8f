"""Whether a stretch between marks is somebody's words, and whose, or scare quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from framing.analyzer.speech import scare_quotes
from framing.analyzer.speech.attribution import Attribution
from framing.analyzer.speech.direct_quotations import UNMARKED, Said
from framing.analyzer.speech.document_speakers import has_author
from framing.analyzer.speech.marked_text import MarkedText
from framing.analyzer.speech.marked_words import giver, has_form_of_speech, is_shown_as_said, said_by
from framing.analyzer.speech.quote_marks import Quoted
from framing.analyzer.speech.speakers import is_own, speaker_of
from framing.language.actors import can_speak, is_document, is_like_people
from framing.language.cues import cues
from framing.language.subjects import SUBJECTS, is_subject
from framing.language.tree import Node
from framing.model import Quotation

_SPEAKING = frozenset({"clause", "quote", "object", "name", "as", "of", "for", "to"})
_SUBJECTS = frozenset({*SUBJECTS, "csubj"})
_OBJECTS = frozenset({"object", "name"})
_MODIFIES = frozenset({"nmod", "compound", "amod"})


def marked_quotations(marked: MarkedText, number: int, said: Said, around: Sequence[Quotation]) -> Iterator[Quotation]:
    """What a marked stretch is, a quotation or scare quotes; `around` are the reported contents that hold it."""
    quoted, source = said.quoted, said.source
    if not around and source is not None:
        yield marked.quotation(source, "direct", quoted.inner_start, marked.without_comma(quoted))
    elif around and marked.is_scare(number):
        inner = min(around, key=_length)
        yield replace(inner, **marked.place("scare", quoted.inner_start, quoted.inner_end), parts=(), labels=())
    elif not around:
        use = marked.use(quoted)
        ahead = _behind_colon(marked, quoted) if use == "quote" else None
        if ahead is not None:
            yield marked.quotation(ahead, "direct", quoted.inner_start, marked.without_comma(quoted))
        elif use == "quote":
            yield _unsourced(marked, quoted)
        elif use == "scare" and not scare_quotes.is_term(marked.tree, marked.within(quoted)):
            yield _scare(marked, quoted)


def _scare(marked: MarkedText, quoted: Quoted) -> Quotation:
    """A word or two between marks: somebody's words if a verb of saying governs them, else scare quotes."""
    plain = quoted.double or not marked.has_double or quoted.paragraph in marked.headlines
    plain = plain or marked.is_quoted_elsewhere(quoted)
    source = (_governor(marked, quoted) or _behind_colon(marked, quoted) or _said_by(marked, quoted)) if plain else None
    if source is not None:
        return marked.quotation(source, "direct", quoted.inner_start, marked.without_comma(quoted))
    shown = is_shown_as_said(marked.tree, marked.within(quoted), marked.inside)
    if shown or has_form_of_speech(marked.tree, marked.within(quoted)) or _is_beside_speech(marked, quoted):
        return marked.bare("direct", quoted.inner_start, marked.without_comma(quoted))
    return marked.bare("scare", quoted.inner_start, marked.without_stop(quoted))


def _said_by(marked: MarkedText, quoted: Quoted) -> Attribution | None:
    """Who says, sees or gives it, where no verb of saying governs it."""
    words = marked.within(quoted)
    given = giver(words, marked.inside)
    if given is not None:
        return Attribution(given[0], given[0], given[0].lemma, UNMARKED, given[1], (), "governor")
    word = said_by(marked.tree, words, marked.inside)
    if word is None:
        return None
    if word.pos == "NOUN":
        return Attribution(word, word, word.lemma, cues("NOUN")[word.lemma], word.child("poss"), (), "governor")
    speaker = speaker_of(word)
    if speaker is None or is_own(speaker) or not (can_speak(speaker, marked.labels) or is_like_people(speaker)):
        return None
    return Attribution(word, word, word.lemma, cues("VERB").get(word.lemma, UNMARKED), speaker, (), "governor")


def _is_beside_speech(marked: MarkedText, quoted: Quoted) -> bool:
    """Whether other marked words of the sentence are speech: more doctors from “places like Cuba”, fewer from …"""
    sent = marked.within(quoted)[0].sent
    others = (q for q in marked.top if q.start != quoted.start and q.double == quoted.double)
    near = [q for q in others if (words := marked.within(q)) and words[0].sent == sent]
    long = (q for q in near if marked.tree.text.count(" ", q.start, q.end) > 1)
    return any(marked.use(q) == "quote" for q in long) or any(
        has_form_of_speech(marked.tree, marked.within(q)) for q in near
    )


def _behind_colon(marked: MarkedText, quoted: Quoted) -> Attribution | None:
    """Who speaks in a headline's "‘A disgrace’: Marsh blasts raid": the subject of the verb of saying."""
    if quoted.paragraph not in marked.headlines or not marked.tree.text[quoted.end :].lstrip().startswith(":"):
        return None
    for node in marked.tree.between(quoted.end, marked.headline_end):
        cue = cues("VERB").get(node.lemma) if node.pos == "VERB" else None
        speaker = speaker_of(node) if cue is not None else None
        if cue is not None and speaker is not None and speaker.start > quoted.end and can_speak(speaker, marked.labels):
            return Attribution(node, node, node.lemma, cue, speaker, (), "governor")
    return None


def _governor(marked: MarkedText, quoted: Quoted) -> Attribution | None:
    """The verb of saying above a quoted phrase in the tree, if its subject can speak."""
    node = marked.tree.between(quoted.inner_start, quoted.inner_end)[0]
    modifies = node.dep in _MODIFIES and not marked.inside[node.head.i] and node.head.pos == "NOUN"
    while node.head is not node and node.dep not in _SUBJECTS:  # who is called “experts” does not say so
        below, node = node, node.head
        cue = cues("VERB").get(node.lemma) if node.pos == "VERB" and not marked.inside[node.i] else None
        speaker = speaker_of(node) if cue is not None and cue.frames & _SPEAKING else None
        if modifies and below.dep == "dobj" and not (cue is not None and cue.frames & _OBJECTS):
            return None  # "posting an “outtakes” gallery" tells of a deed
        if cue is not None and below.dep == "xcomp" and not cue.frames & {"to", "clause"}:
            continue  # "continued to fund “events”"
        if cue is None or speaker is None or is_own(speaker):
            continue
        if can_speak(speaker, marked.labels) or is_like_people(speaker):
            return Attribution(node, node, node.lemma, cue, speaker, (), "governor")
    return None


def _unsourced(marked: MarkedText, quoted: Quoted) -> Quotation:
    """A quotation without a cue. If the sentence names a document before it, the document speaks."""
    end = marked.without_comma(quoted)
    first = marked.tree.between(quoted.start, quoted.end)[0]
    sentence = marked.tree.sentences[first.sent]
    papers = [n for n in sentence if n.i < first.i and is_document(n) and not marked.inside[n.i]]
    papers = [n for n in papers if not marked.inside[n.head.i]]  # "the texts “created the appearance …”"
    if papers and _is_judged(papers[-1], first):
        return marked.bare("direct", quoted.inner_start, end)
    if not papers or _is_spoken_of(papers[-1], first) or has_author(papers[-1]):
        return _said_by_subject(marked, first, quoted.inner_start, end)
    source = Attribution(papers[-1], papers[-1], papers[-1].lemma, UNMARKED, papers[-1], (), "document")
    return marked.quotation(source, "direct", quoted.inner_start, end)


def _said_by_subject(marked: MarkedText, first: Node, start: int, end: int) -> Quotation:
    """A quoted phrase in a sentence about a person, attributed to that person ("he offered “my prayers”")."""
    verb = first
    while verb.head is not verb and (marked.inside[verb.i] or verb.pos != "VERB") and verb.dep not in _SUBJECTS:
        verb = verb.head
    speaker = speaker_of(verb) if verb.pos == "VERB" and not marked.inside[verb.i] else None
    if speaker is None or marked.inside[speaker.i] or is_own(speaker):
        return marked.bare("direct", start, end)
    told = speaker.lower == "it" and verb.lemma in cues("VERB")  # "It blamed “a culture of silence”": a report
    if not told and not can_speak(speaker, marked.labels):
        return marked.bare("direct", start, end)
    return marked.quotation(Attribution(verb, verb, verb.lemma, UNMARKED, speaker, (), "subject"), "direct", start, end)


def _is_judged(paper: Node, first: Node) -> bool:
    """Whether the words describe a document and nobody says them: "The comment was “the latest low …”"."""
    be = paper.head
    return is_subject(paper) and be.lemma == "be" and be.i < first.i <= be.i + 3


def _is_spoken_of(paper: Node, first: Node) -> bool:
    """Whether somebody speaks about the document: "Gibbs called Ray's remarks “well over the line”"."""
    verb = first
    while verb.head is not verb and verb.pos != "VERB":
        verb = verb.head
    if verb not in paper.ancestors():
        return paper.i < verb.i  # "after his site was shut, he asked him to “come out”"
    cue = cues("VERB").get(verb.lemma)
    return cue is not None and "name" in cue.frames


def _length(quotation: Quotation) -> int:
    return quotation.end - quotation.start
