"""What the marks of an article are for: quotations, titles, scare quotes; and how a quotation is recorded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from framing.analyzer.speech import scare_quotes
from framing.analyzer.speech.attribution import Attribution
from framing.analyzer.speech.direct_quotations import Gaps
from framing.analyzer.speech.quote_marks import Quoted, quoted_spans
from framing.analyzer.speech.speakers import kind, named_beside, phrase, voted
from framing.language.tree import Node, Tree
from framing.model import Quotation, QuotationType

_LONGEST_NAME = 60  # characters


class MarkedText:
    """An article with its quotation marks: what each stretch between them is for."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.paragraphs = [(p.start, p.end) for p in tree.article.parts] or [(0, len(tree.text))]
        possessives = frozenset([n.start for n in tree.nodes if n.tag == "POS"])
        self.marks = quoted_spans(tree.text, self.paragraphs, possessives)
        self.inside = _inside(tree, self.marks)
        self.labels = voted(tree.names, [n.text for n in tree.nodes])
        self.gaps = Gaps(tree, self.marks, self.paragraphs)
        self.top = self.gaps.quoted
        self.starts = [q.start for q in self.top]
        self.crossheads = {q.inner_start: q.end for q in self.top if self.is_crosshead(q)}
        self.partial = frozenset(q.start for pair in pairwise(self.top) if pair[1].continued for q in pair)
        self.uses: dict[int, str] = {}
        self.quoted_words: str | None = None
        self.has_double = self._quotes_in_double()
        self.headline_end = self.paragraphs[0][1] if _is_headline(tree.text[slice(*self.paragraphs[0])]) else -1
        self.headlines = frozenset(k for k, p in enumerate(self.paragraphs[:1]) if _is_headline(tree.text[slice(*p)]))

    def _quotes_in_double(self) -> bool:
        """Whether the article quotes in double marks: not if whole utterances are in single ones."""
        long = [q for q in self.top if self.tree.text.count(" ", q.start, q.end) >= scare_quotes.LONGEST]
        return any(q.double for q in self.top) and sum(q.double for q in long) >= sum(not q.double for q in long)

    def inner(self, number: int) -> tuple[int, int]:
        """The edges of a stretch without its marks."""
        return self.top[number].inner_start, self.top[number].inner_end

    def is_scare(self, number: int) -> bool:
        """Whether marks in reported speech are scare quotes: short, and single where the article uses double ones."""
        quoted = self.top[number]
        return (
            not quoted.double
            and self.has_double
            and quoted.paragraph not in self.headlines
            and self.use(quoted) == "scare"
            and not self.is_quoted_elsewhere(quoted)
        )

    def is_quoted_elsewhere(self, quoted: Quoted) -> bool:
        """Whether a quotation of the article has the same words; then they are somebody's, and not distanced."""
        if self.quoted_words is None:
            text = self.tree.text
            self.quoted_words = " | ".join(text[q.inner_start : q.inner_end].casefold() for q in self.top if q.double)
        return self.tree.text[quoted.inner_start : quoted.inner_end].casefold().rstrip(".,") in self.quoted_words

    def is_name(self, number: int) -> bool:
        """Whether the marks set off a title, a nickname or a word mentioned as a word."""
        quoted = self.top[number]
        return quoted.end - quoted.start <= _LONGEST_NAME and self.use(quoted) in {"title", "nickname", "term"}

    def use(self, quoted: Quoted) -> str:
        """The purpose of the marks if nobody says the text between them; computed once for each stretch."""
        if quoted.start not in self.uses:
            whole = self.is_crosshead(quoted) or quoted.start in self.partial
            self.uses[quoted.start] = "quote" if whole else scare_quotes.use(self.tree, quoted, self.labels)
        return self.uses[quoted.start]

    def is_crosshead(self, quoted: Quoted) -> bool:
        """Whether a line of the text is nothing but the marked words: they are from a quotation below it."""
        start, end = self.paragraphs[quoted.paragraph]
        return len(self.tree.text[start:end].strip()) <= quoted.end - quoted.start

    def touching(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the marked stretches that the text from `start` to `end` overlaps."""
        k = bisect_left(self.starts, start)
        while k > 0 and self.top[k - 1].end > start:
            k -= 1
        while k < len(self.top) and self.top[k].start < end:
            yield k
            k += 1

    def within(self, quoted: Quoted) -> list[Node]:
        """The words between the marks."""
        return self.tree.between(quoted.inner_start, quoted.inner_end)

    def without_stop(self, quoted: Quoted) -> int:
        """Where the marked words end, without a stop or comma before the closing mark."""
        inner = self.tree.text[quoted.inner_start : quoted.inner_end]
        return quoted.inner_start + (len(inner.rstrip(".,;: ")) or len(inner))

    def without_comma(self, quoted: Quoted) -> int:
        """Where the marked words end, without a comma before the closing mark."""
        longer = quoted.inner_end - quoted.inner_start > 1
        return quoted.inner_end - (longer and self.tree.text[quoted.inner_end - 1] == ",")

    def bare(self, type_: QuotationType, start: int, end: int) -> Quotation:
        """A quotation of the text from `start` to `end` by nobody known."""
        return Quotation(**self.place(type_, start, end))

    def place(self, type_: QuotationType, start: int, end: int) -> dict[str, Any]:
        """The fields of a quotation that say where it is and of which type."""
        nodes = self.tree.between(start, end)
        return {
            "start": start,
            "end": end,
            "text": self.tree.text[start:end],
            "sentence": nodes[0].sent if nodes else 0,
            "type": type_,
            "words": _words(nodes),
        }

    def quotation(
        self, source: Attribution, type_: QuotationType, start: int, end: int, parts: tuple[tuple[int, int], ...] = ()
    ) -> Quotation:
        """A quotation of the text from `start` to `end` with the cue and the speaker of an attribution."""
        name = named_beside(source.speaker, self.labels)
        words = phrase(self.tree, source.speaker, self.labels) if source.speaker is not None else None
        speaker = phrase(self.tree, name, self.labels) if name is not None else words
        cue_start, cue_end, cue = self.tree.span(source.first, source.last)
        return Quotation(
            **self.place(type_, start, end),
            speaker=self.tree.text[speaker[0] : speaker[1]] if speaker else None,
            speaker_words=self.tree.text[words[0] : words[1]] if words else None,
            speaker_start=speaker[0] if speaker else None,
            speaker_end=speaker[1] if speaker else None,
            speaker_kind="named" if name is not None else kind(source.speaker, self.labels),
            cue=cue,
            cue_lemma=source.lemma,
            cue_start=cue_start,
            cue_end=cue_end,
            stance=source.cue.stance,
            negated=source.negated,
            parts=parts,
        )


def _inside(tree: Tree, marks: Iterable[Quoted]) -> list[bool]:
    inside = [False] * len(tree.nodes)
    for quoted in marks:
        if quoted.depth == 0:
            for node in tree.between(quoted.start, quoted.end):
                inside[node.i] = True
    return inside


def _is_headline(text: str) -> bool:
    return not text.rstrip("\"'”’ ").endswith((".", "!", "…", ":")) and len(text) < 200


def _words(nodes: Iterable[Node]) -> int:
    return sum([n.text[0].isalnum() for n in nodes])
