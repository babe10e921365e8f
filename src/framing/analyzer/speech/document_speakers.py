"""Who speaks in a document: the author of "the report" and "the editorial", and the document that "it" is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from framing.analyzer.speech.marked_text import MarkedText
from framing.analyzer.speech.mentioned import Mentioned
from framing.analyzer.speech.speakers import phrase, speaker_of
from framing.language.actors import can_speak, is_document
from framing.language.cues import cues
from framing.language.papers import body_told_of, paper_told_of
from framing.language.tree import Node
from framing.language.words import alternatives, determiners, group
from framing.model import Quotation

_DEFINITE = determiners("definite", "demonstrative", "possessive")
_RECENT = 20  # quotations
_FAR = 6  # sentences
_IN = frozenset({"in", "on", "via", "through", "by"})
LINK = re.compile(rf"\s(?:{alternatives('words behind a source')})\b")


def documented(marked: MarkedText, found: Sequence[Quotation]) -> list[Quotation]:
    """The quotations, with the document or the body for "it": "A review found failings. It says that staff slept."

    It is what the sentence before is about, or what somebody filed or published in it.
    """
    out: list[Quotation] = []
    for quotation in found:
        if (quotation.speaker_words or "").lower() != "it" or quotation.speaker_start is None:
            out.append(quotation)
            continue
        paper = paper_told_of(marked.tree, quotation.sentence - 1) or _body(marked, quotation.speaker_start)
        if paper is not None:
            start, end = phrase(marked.tree, paper, marked.labels)
            words = marked.tree.text[start:end]
            quotation = replace(
                quotation, speaker=words, speaker_start=start, speaker_end=end, speaker_kind="institutional"
            )
        out.append(quotation)
    return out


def _body(marked: MarkedText, start: int) -> Node | None:
    """The body that the "it" is that begins there."""
    return body_told_of(marked.tree, marked.tree.between(start, start + 1)[0], marked.labels)


def authored(marked: MarkedText, found: Sequence[Quotation]) -> list[Quotation]:
    """The quotations, with authors for documents:

    "The editorial said", after "the Times said in an editorial", is the Times.
    """
    out: list[Quotation] = []
    for quotation in found:
        paper = (quotation.speaker_words or "").lower().split()
        if len(paper) == 2 and paper[0] in _DEFINITE:
            known = (
                q for q in reversed(out[-_RECENT:]) if q.speaker_start is not None and q.speaker != quotation.speaker
            )
            author = next((q for q in known if _is_author(marked, q, paper[1], quotation)), None)
            if author is not None:
                quotation = replace(
                    quotation,
                    speaker=author.speaker,
                    speaker_start=author.speaker_start,
                    speaker_end=author.speaker_end,
                    speaker_kind=author.speaker_kind,
                )
        out.append(quotation)
    return out


def _is_author(marked: MarkedText, earlier: Quotation, paper: str, later: Quotation) -> bool:
    """Whether the sentence of an earlier quotation says that its speaker spoke in such a document."""
    if later.sentence - earlier.sentence > _FAR or earlier.speaker_words == later.speaker_words:
        return False
    return any(
        n.lower == paper and is_document(n) and _said_in(n, earlier.cue_start)
        for n in marked.tree.sentences[earlier.sentence]
    )


def has_author(paper: Node) -> bool:
    """Whether a person speaks in the document: "McCarthy said in a speech, in an attack on “…”"."""
    verb = paper.head.head
    if paper.dep != "pobj" or paper.head.lower not in _IN or verb.pos != "VERB" or verb.lemma not in cues("VERB"):
        return False
    speaker = speaker_of(verb)
    return speaker is not None and can_speak(speaker, {})


def _said_in(paper: Node, cue_start: int | None) -> bool:
    """Whether the words are in that document: said in an editorial, wrote a letter."""
    if paper.dep == "dobj":
        return paper.head.start == cue_start
    return paper.dep == "pobj" and paper.head.lower in _IN and paper.head.head.start == cue_start


def by_authors(found: list[Quotation], known: Mentioned) -> list[Quotation]:
    """One speaker for a report and who wrote it: "the report by Prof Ann Ray", "Ray's report", there "the review".

    A report without an author is theirs where the article has reports of one author only.
    """
    papers = {n: place for n, q in enumerate(found) if (place := _report_at(q)) is not None}
    whose = {n: _author(found[n], place, known) for n, place in papers.items()}
    authors = {entity for entity in whose.values() if entity}
    told = [n for n, entity in whose.items() if entity]
    for n, entity in whose.items():
        if entity is None or len(authors) != 1:
            continue  # "a regulator's report"
        words = _words_of_paper(found[n]).casefold().split()
        if not entity and n > told[0] and words[0] not in determiners("definite", "demonstrative"):
            continue  # "a study of sleep", after somebody's study
        if not entity and all(_kind_of_paper(found[n], papers[n]) != _kind_of_paper(found[k], papers[k]) for k in told):
            continue
        author = entity or next(iter(authors))
        found[n] = replace(found[n], speaker=known.names[author], speaker_entity=author, speaker_kind="named")
    return found


def _report_at(quotation: Quotation) -> int | None:
    """Where the noun ends if the words for the speaker are of one report, counted from their beginning."""
    words = _words_of_paper(quotation)
    head = LINK.split(words)[0]
    last = head.split()[-1].casefold() if head.split() else ""
    return len(head) if last in group("papers with an author") else None


def _words_of_paper(quotation: Quotation) -> str:
    """The words for the speaker; for the "it" of a document those at its place."""
    words = quotation.speaker_words or ""
    return quotation.speaker or words if words.lower() == "it" else words


def _kind_of_paper(quotation: Quotation, noun_end: int) -> str:
    noun_ = _words_of_paper(quotation)[:noun_end].casefold().split()[-1]
    return "inquiry" if noun_ in group("papers of an inquiry") else noun_


def _author(quotation: Quotation, noun_end: int, known: Mentioned) -> str | None:
    """The person who wrote a report, "" where the words do not say who, None where it is a body's."""
    start, end, words = quotation.speaker_start, quotation.speaker_end, _words_of_paper(quotation)
    if start is None or end is None:
        return None
    by = re.match(r"\s+by\s", words[noun_end:])
    owned = re.search(r"['’]s?\s", words[:noun_end])
    if words.casefold().split()[0] in determiners("possessive"):
        return None  # "its report"
    for mention in known.between(start, end):
        beside = mention.start >= start + noun_end if by else owned is not None and mention.start < start + noun_end
        if beside and mention.kind == "name" and known.labels.get(mention.entity) == "PERSON":
            return mention.entity
    newcomer = not group("others").isdisjoint(words[:noun_end].casefold().split())
    named = any(w[:1].isupper() or w.isdigit() for w in words[:noun_end].split()[1:])  # "a Harvard study"
    return None if by or owned or newcomer or named else ""
