"""Clauses as they are shown: whole, short, and understandable without their sentence."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparator.contrasts.telling import Clause
from framing.comparator.sentences.evidence import Places
from framing.language.subjects import SUBJECTS
from framing.language.tree import Node, Tree
from framing.model import Evidence, Voice

_LONGEST = 32  # words of a sentence that is shown whole
_SUBJECTS = frozenset({*SUBJECTS, "expl"})
_BREAKS = frozenset({"PUNCT", "CCONJ", "SCONJ", "SPACE"})  # what may follow a clause that is whole
_BOUND = frozenset({"relcl", "acl", "advcl", "ccomp"})
_COMPLEMENTS = frozenset({"dobj", "pobj", "attr", "acomp", "xcomp", "ccomp", "oprd"})
_SPOKEN = frozenset({"direct", "mixed"})


class Readable:
    """What is shown of an article for a clause."""

    def __init__(self, at: Sequence[Places], trees: Sequence[Tree]) -> None:
        self._at, self._trees = at, trees

    def place(self, clause: Clause) -> Evidence | None:
        """The sentence of a clause if it is short; else the clause, if it has its own subject and verb."""
        unit = clause.unit
        place = self._at[unit.article]
        sentence = place.analysis.sentences[unit.sentence]
        if sentence.words <= _LONGEST and not self._quotes(clause):
            own = unit.voice is Voice.INDIRECT and sentence.own_words * 2 > sentence.words
            return self._made(clause, sentence.start, sentence.end, own=own)
        if unit.voice is Voice.DIRECT:
            return self._quotation(clause)
        nodes = self._trees[unit.article].nodes[unit.first : unit.last]
        behind = self._trees[unit.article].nodes[unit.last : unit.last + 1]
        ends = not behind or behind[0].sent != unit.sentence or nodes[-1].pos == "PUNCT" or behind[0].pos in _BREAKS
        return self._made(clause, unit.start, unit.end) if ends and _can_be_read(nodes) else None

    def _quotes(self, clause: Clause) -> bool:
        """Whether the sentence has words in another voice than the clause."""
        unit = clause.unit
        sentence = self._at[unit.article].analysis.sentences[unit.sentence]
        spans = [
            (q.start, q.end)
            for q in self._at[unit.article].analysis.quotations
            if q.type in _SPOKEN and q.start < sentence.end and sentence.start < q.end
        ]
        return any(not (a <= unit.start and unit.end <= b) for a, b in spans) if clause.own else bool(spans)

    def _quotation(self, clause: Clause) -> Evidence | None:
        """The words in quotation marks, if they are not cut."""
        unit = clause.unit
        analysis = self._at[unit.article].analysis
        for q in analysis.quotations:
            for a, b in [(q.start, q.end)] if q.type == "direct" else q.parts if q.type == "mixed" else ():
                if a <= unit.start and unit.end <= b:
                    sentence = analysis.sentences[unit.sentence]
                    start, end = max(a, sentence.start), min(b, sentence.end)
                    end -= len(analysis.article.text[start:end]) - len(analysis.article.text[start:end].rstrip(" \n,;"))
                    if analysis.article.text[start].islower() and sentence.words <= _LONGEST:
                        start, end = sentence.start, sentence.end  # a few words of somebody's, in the source's sentence
                    words = len(analysis.article.text[start:end].split())
                    return self._made(clause, start, end) if words <= _LONGEST else None
        return None

    def _made(self, clause: Clause, start: int, end: int, *, own: bool = False) -> Evidence | None:
        """The words with the clause's voice; None if a parenthesis or a sentence was cut in two.

        Args:
            own: most of the words are the source's own, whoever speaks the rest of them.
        """
        unit = clause.unit
        article = self._at[unit.article].analysis.article
        text = article.text[start:end]
        if text.count("(") != text.count(")"):
            return None
        start, end = start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
        voice, speaker = (Voice.OWN, None) if own else (unit.voice, unit.speaker)
        return Evidence(article.id, article.source, start, end, article.text[start:end], unit.sentence, voice, speaker)


def _can_be_read(nodes: Sequence[Node]) -> bool:
    """Whether a main verb and its subject are among the words, and no relative word opens them."""
    inside = {n.i for n in nodes}
    heads = [n for n in nodes if n.head.i not in inside or n.head is n]
    if not nodes or nodes[0].tag in ("WDT", "WP", "WP$", "WRB", "IN") or nodes[0].dep == "mark":
        return False
    last = max(inside)
    if any(c.i > last and c.dep in _COMPLEMENTS for n in nodes for c in n.children):
        return False  # "a push to stop …"
    main = [n for n in heads if n.pos in ("VERB", "AUX") and n.dep not in _BOUND]
    return any(c.dep in _SUBJECTS and c.i in inside for n in main for c in n.children)
