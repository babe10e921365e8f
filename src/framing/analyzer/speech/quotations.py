"""Quotations, attribution and scare quotes: whose words an article contains (Pareti 2012).

`quote_marks` pairs the marks, `indirect_speech` reads cues and contents off the syntax, `direct_quotations` finds the
speaker of quoted text, `scare_quotes` recognises marks that quote nobody, `speakers` names the speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from framing.analyzer.speech import scare_quotes
from framing.analyzer.speech.attribution import Attribution
from framing.analyzer.speech.direct_quotations import UNMARKED, Gaps, Said, sources
from framing.analyzer.speech.indirect_speech import attributions
from framing.analyzer.speech.marked_words import giver, has_form_of_speech, is_shown_as_said, said_by
from framing.analyzer.speech.noun_reports import announced_by
from framing.analyzer.speech.outlet_labels import REPORTS, outlet_labels
from framing.analyzer.speech.posts import posts
from framing.analyzer.speech.quote_marks import Quoted, quoted_spans
from framing.analyzer.speech.speakers import is_own, kind, named_beside, phrase, speaker_of, voted
from framing.analyzer.speech.transcripts import turns
from framing.language.actors import can_speak, documents, is_document, is_like_people
from framing.language.clauses import SUBJECTS, is_subject, paper_told_of
from framing.language.cues import cues
from framing.language.resources import table
from framing.language.tree import Node, Tree
from framing.language.voices import quoted_parts
from framing.language.words import alternatives, determiners, group, third_person
from framing.model import Mention, Quotation, QuotationType

_SPEAKING = frozenset({"clause", "quote", "object", "name", "as", "of", "for", "to"})
_DEFINITE = determiners("definite", "demonstrative", "possessive")
_RECENT = 20  # quotations
_NEARBY = 4  # quotations
_FAR = 6  # sentences
_OF = frozenset({"of", "to", "the", "and"})
_IN = frozenset({"in", "on", "via", "through", "by"})
_ARTICLES = determiners("definite", "indefinite", "demonstrative", "possessive") | {"other"}
_WHOM = (" of whom", " of which")
_SUBJECTS = frozenset({*SUBJECTS, "csubj"})
_OBJECTS = frozenset({"object", "name"})
_STOPS = frozenset({".", "?", "!"})
_MODIFIES = frozenset({"nmod", "compound", "amod"})
_LINK = re.compile(rf"\s(?:{alternatives('words behind a source')})\b")
_FROM = re.compile(r",? (?:of|from) (?:the )?[A-Z]")
_OFFICE = re.compile(r"\b(?:office|spokes(?:man|woman|person))(?: (?:for|of) |$)", re.IGNORECASE)
_DESCRIBED = re.compile(r"[Tt]he (?:[A-Z][\w.-]*,? )+[A-Za-z]+")
_LONGEST_NAME = 60  # characters


def quotations(tree: Tree) -> list[Quotation]:
    """All quotations of an article in text order, with the speaker in the words of the text."""
    if not tree.nodes:
        return []
    return _Article(tree).run()


class _Article:
    """The steps from marks and cues to quotations, over one article."""

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
        self.crossheads = {q.inner_start: q.end for q in self.top if self._is_crosshead(q)}
        self.partial = frozenset(q.start for pair in pairwise(self.top) if pair[1].continued for q in pair)
        self.uses: dict[int, str] = {}
        self.quoted_words: str | None = None
        self.around: dict[int, list[Quotation]] = {}  # contents that hold a top-level stretch, by its number
        self.has_double = self._quotes_in_double()
        self.headline_end = self.paragraphs[0][1] if _is_headline(tree.text[slice(*self.paragraphs[0])]) else -1
        self.headlines = frozenset(k for k, p in enumerate(self.paragraphs[:1]) if _is_headline(tree.text[slice(*p)]))

    def _quotes_in_double(self) -> bool:
        """Whether the article quotes in double marks: not if whole utterances are in single ones."""
        long = [q for q in self.top if self.tree.text.count(" ", q.start, q.end) >= scare_quotes.LONGEST]
        return any(q.double for q in self.top) and sum(q.double for q in long) >= sum(not q.double for q in long)

    def run(self) -> list[Quotation]:
        reported = attributions(self.tree, self.inside, self.labels)
        governed: dict[int, Attribution] = {}
        contents = [c for a in reported for c in self._contents(a, governed)]
        names = {k for k in range(len(self.top)) if k not in governed and self._names(k)}
        said = sources(self.tree, self.gaps, governed, names)
        found = contents + [q for k, s in enumerate(said) for q in self._direct(k, s)]
        found += turns(self.tree, self.paragraphs, self.labels)
        found += posts(self.tree)
        found += list(self._announced(found))
        found += list(self._distanced())
        found = self._authored(sorted(_unique(self._echoed(q, found) for q in found), key=_order))
        return self._documented(found)

    def _announced(self, found: Sequence[Quotation]) -> Iterator[Quotation]:
        """Sentences that the one before announces with a colon: "The union makes one claim: The board lied."."""
        taken = {q.start for q in found}
        for above, words in pairwise(part for sentence in self.tree.sentences for part in _at_colons(sentence)):
            if not above or not words or above[-1].text != ":" or words[-1].text not in _STOPS:
                continue
            if words[0].start in taken or any(self.inside[n.i] for n in (*above, *words)):
                continue
            source = announced_by(above)
            if source is not None and above[-1].start > self.headline_end:
                yield self._quotation(source, "indirect", words[0].start, words[-1].end)

    def _documented(self, found: Sequence[Quotation]) -> list[Quotation]:
        """The quotations, with the document for "it": "A review found failings. It says that midwives were ignored."

        It is what the sentence before is about, or what somebody filed or published in it.
        """
        out: list[Quotation] = []
        for quotation in found:
            if (quotation.speaker_words or "").lower() != "it" or quotation.speaker_start is None:
                out.append(quotation)
                continue
            paper = paper_told_of(self.tree, quotation.sentence - 1)
            if paper is not None:
                start, end = phrase(self.tree, paper, self.labels)
                words = self.tree.text[start:end]
                quotation = replace(
                    quotation, speaker=words, speaker_start=start, speaker_end=end, speaker_kind="institutional"
                )
            out.append(quotation)
        return out

    def _authored(self, found: Sequence[Quotation]) -> list[Quotation]:
        """The quotations, with authors for documents:

        "The editorial said", after "the Times said in an editorial", is the Times.
        """
        out: list[Quotation] = []
        for quotation in found:
            paper = (quotation.speaker_words or "").lower().split()
            if len(paper) == 2 and paper[0] in _DEFINITE:
                known = (
                    q
                    for q in reversed(out[-_RECENT:])
                    if q.speaker_start is not None and q.speaker != quotation.speaker
                )
                author = next((q for q in known if self._is_author(q, paper[1], quotation)), None)
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

    def _is_author(self, earlier: Quotation, paper: str, later: Quotation) -> bool:
        """Whether the sentence of an earlier quotation says that its speaker spoke in such a document."""
        if later.sentence - earlier.sentence > _FAR or earlier.speaker_words == later.speaker_words:
            return False
        return any(
            n.lower == paper and is_document(n) and _said_in(n, earlier.cue_start)
            for n in self.tree.sentences[earlier.sentence]
        )

    def _echoed(self, quotation: Quotation, found: Sequence[Quotation]) -> Quotation:
        """Quotations for marked words in a headline that the article quotes in full below: their speaker's."""
        told = quotation.speaker is not None and quotation.speaker_kind in ("named", "institutional")
        if told or quotation.type == "distancing":
            return quotation
        heading = self.headline_end if quotation.end <= self.headline_end else self.crossheads.get(quotation.start)
        if heading is None:
            return quotation
        words = quotation.text.casefold().rstrip(".,")
        full = next((q for q in found if q.start > heading and _says(q, words, self.tree.text)), None)
        if full is None:
            return quotation
        return replace(full, **self._place("direct", quotation.start, quotation.end), parts=(), labels=())

    def _contents(self, source: Attribution, governed: dict[int, Attribution]) -> Iterator[Quotation]:
        """Indirect and mixed contents of a cue. Stretches that are only a quotation go to `governed`."""
        for first, last in source.runs:
            start, end = self._on_its_side(source, self.tree.nodes[first].start, self.tree.nodes[last].end)
            end = self._before_another(source, start, end)
            if start >= end:
                continue
            touched = list(self._touching(start, end))
            whole = next((k for k in touched if self.top[k].start <= start and end <= self.top[k].end), None)
            if whole is not None:
                held = governed.get(whole)
                if held is None or abs(held.first.i - first) > abs(source.first.i - first):
                    governed[whole] = source
                continue
            for k in touched:
                start, end = min(start, self.top[k].start), max(end, self.top[k].end)
            parts = tuple(self._inner(k) for k in touched if not (self._is_scare(k) or self._names(k)))
            type_: QuotationType = "mixed" if parts else "topic" if source.topic else "indirect"
            quotation = self._quotation(source, type_, start, end, parts)
            if not source.topic:
                labels = outlet_labels(
                    self.tree.between(start, end), self.inside, names_only=source.frame not in REPORTS
                )
                quotation = replace(quotation, labels=tuple((a, b) for a, b in labels if start <= a and b <= end))
            for k in touched:
                self.around.setdefault(k, []).append(quotation)
            yield quotation

    def _before_another(self, source: Attribution, start: int, end: int) -> int:
        """The end of the content, before a quotation with a cue of its own: "…, to which Lund replied: ‘…’"."""
        for k in self._touching(start, end):
            before = self.tree.text[start : self.top[k].start].rstrip()
            own = self.gaps.cue_before(k) if before.endswith(":") and start > source.last.start else None
            if own is not None and own.first.i > source.last.i and own.first.start > start and own.speaker is not None:
                comma = self.tree.text.rfind(",", start, own.first.start)
                return comma if comma > 0 else own.first.start
        return end

    def _on_its_side(self, source: Attribution, start: int, end: int) -> tuple[int, int]:
        """The stretch without its own cue and without the next line, to which a list or a caption may run on."""
        if start <= source.first.start < end:
            start = source.last.end + 1
        if source.first.start >= end:  # text before the cue, but not in the lines before
            above = self.tree.unwrapped.rfind("\n", start, source.first.start)
            return (max(start, above + 1), end) if above < end else (end, end)
        cut = self.tree.unwrapped.find("\n", start, end)
        if cut >= 0 and source.first.start < end:
            end = start + len(self.tree.text[start:cut].rstrip())
        return start, end

    def _inner(self, number: int) -> tuple[int, int]:
        return self.top[number].inner_start, self.top[number].inner_end

    def _is_scare(self, number: int) -> bool:
        """Whether marks in reported speech are scare quotes: short, and single where the article uses double ones."""
        quoted = self.top[number]
        return (
            not quoted.double
            and self.has_double
            and quoted.paragraph not in self.headlines
            and self._use(quoted) == "scare"
            and not self._is_quoted_elsewhere(quoted)
        )

    def _is_quoted_elsewhere(self, quoted: Quoted) -> bool:
        """Whether a quotation of the article has the same words; then they are somebody's, and not distanced."""
        if self.quoted_words is None:
            text = self.tree.text
            self.quoted_words = " | ".join(text[q.inner_start : q.inner_end].casefold() for q in self.top if q.double)
        return self.tree.text[quoted.inner_start : quoted.inner_end].casefold().rstrip(".,") in self.quoted_words

    def _names(self, number: int) -> bool:
        """Whether the marks set off a title, a nickname or a word mentioned as a word."""
        quoted = self.top[number]
        return quoted.end - quoted.start <= _LONGEST_NAME and self._use(quoted) in {"title", "nickname", "term"}

    def _use(self, quoted: Quoted) -> str:
        """The purpose of the marks if nobody says the text between them; computed once for each stretch."""
        if quoted.start not in self.uses:
            whole = self._is_crosshead(quoted) or quoted.start in self.partial
            self.uses[quoted.start] = "quote" if whole else scare_quotes.use(self.tree, quoted, self.labels)
        return self.uses[quoted.start]

    def _is_crosshead(self, quoted: Quoted) -> bool:
        """Whether a line of the text is nothing but the marked words: they are from a quotation below it."""
        start, end = self.paragraphs[quoted.paragraph]
        return len(self.tree.text[start:end].strip()) <= quoted.end - quoted.start

    def _touching(self, start: int, end: int) -> Iterator[int]:
        k = bisect_left(self.starts, start)
        while k > 0 and self.top[k - 1].end > start:
            k -= 1
        while k < len(self.top) and self.top[k].start < end:
            yield k
            k += 1

    def _direct(self, number: int, said: Said) -> Iterator[Quotation]:
        quoted, source = said.quoted, said.source
        around = self.around.get(number, [])
        if not around and source is not None:
            yield self._quotation(source, "direct", quoted.inner_start, self._without_comma(quoted))
        elif around and self._is_scare(number):
            inner = min(around, key=_length)
            yield replace(inner, **self._place("scare", quoted.inner_start, quoted.inner_end), parts=(), labels=())
        elif not around:
            use = self._use(quoted)
            ahead = self._behind_colon(quoted) if use == "quote" else None
            if ahead is not None:
                yield self._quotation(ahead, "direct", quoted.inner_start, self._without_comma(quoted))
            elif use == "quote":
                yield self._unsourced(quoted)
            elif use == "scare" and not scare_quotes.is_term(self.tree, self._within(quoted)):
                yield self._scare(quoted)

    def _scare(self, quoted: Quoted) -> Quotation:
        """A word or two between marks: somebody's words if a verb of saying governs them, else scare quotes."""
        plain = quoted.double or not self.has_double or quoted.paragraph in self.headlines
        plain = plain or self._is_quoted_elsewhere(quoted)
        source = (self._governor(quoted) or self._behind_colon(quoted) or self._said_by(quoted)) if plain else None
        if source is not None:
            return self._quotation(source, "direct", quoted.inner_start, self._without_comma(quoted))
        shown = is_shown_as_said(self.tree, self._within(quoted), self.inside)
        if shown or has_form_of_speech(self.tree, self._within(quoted)) or self._is_beside_speech(quoted):
            return self._bare("direct", quoted.inner_start, self._without_comma(quoted))
        return self._bare("scare", quoted.inner_start, self._without_stop(quoted))

    def _said_by(self, quoted: Quoted) -> Attribution | None:
        """Who says, sees or gives it, where no verb of saying governs it."""
        words = self._within(quoted)
        given = giver(words, self.inside)
        if given is not None:
            return Attribution(given[0], given[0], given[0].lemma, UNMARKED, given[1], (), "governor")
        word = said_by(self.tree, words, self.inside)
        if word is None:
            return None
        if word.pos == "NOUN":
            return Attribution(word, word, word.lemma, cues("NOUN")[word.lemma], word.child("poss"), (), "governor")
        speaker = speaker_of(word)
        if speaker is None or is_own(speaker) or not (can_speak(speaker, self.labels) or is_like_people(speaker)):
            return None
        return Attribution(word, word, word.lemma, cues("VERB").get(word.lemma, UNMARKED), speaker, (), "governor")

    def _is_beside_speech(self, quoted: Quoted) -> bool:
        """Whether other marked words of the sentence are speech: more doctors from “places like Cuba”, fewer from …"""
        sent = self._within(quoted)[0].sent
        others = (q for q in self.top if q.start != quoted.start and q.double == quoted.double)
        near = [q for q in others if (words := self._within(q)) and words[0].sent == sent]
        long = (q for q in near if self.tree.text.count(" ", q.start, q.end) > 1)
        return any(self._use(q) == "quote" for q in long) or any(
            has_form_of_speech(self.tree, self._within(q)) for q in near
        )

    def _within(self, quoted: Quoted) -> list[Node]:
        return self.tree.between(quoted.inner_start, quoted.inner_end)

    def _behind_colon(self, quoted: Quoted) -> Attribution | None:
        """Who speaks in a headline's "‘A disgrace’: Marsh blasts raid": the subject of the verb of saying."""
        if quoted.paragraph not in self.headlines or not self.tree.text[quoted.end :].lstrip().startswith(":"):
            return None
        for node in self.tree.between(quoted.end, self.headline_end):
            cue = cues("VERB").get(node.lemma) if node.pos == "VERB" else None
            speaker = speaker_of(node) if cue is not None else None
            if (
                cue is not None
                and speaker is not None
                and speaker.start > quoted.end
                and can_speak(speaker, self.labels)
            ):
                return Attribution(node, node, node.lemma, cue, speaker, (), "governor")
        return None

    def _governor(self, quoted: Quoted) -> Attribution | None:
        """The verb of saying above a quoted phrase in the tree, if its subject can speak."""
        node = self.tree.between(quoted.inner_start, quoted.inner_end)[0]
        modifies = node.dep in _MODIFIES and not self.inside[node.head.i] and node.head.pos == "NOUN"
        while node.head is not node and node.dep not in _SUBJECTS:  # who is called “experts” does not say so
            below, node = node, node.head
            cue = cues("VERB").get(node.lemma) if node.pos == "VERB" and not self.inside[node.i] else None
            speaker = speaker_of(node) if cue is not None and cue.frames & _SPEAKING else None
            if modifies and below.dep == "dobj" and not (cue is not None and cue.frames & _OBJECTS):
                return None  # "posting an “outtakes” gallery" tells of a deed
            if cue is not None and below.dep == "xcomp" and not cue.frames & {"to", "clause"}:
                continue  # "continued to fund “events”"
            if cue is None or speaker is None or is_own(speaker):
                continue
            if can_speak(speaker, self.labels) or is_like_people(speaker):
                return Attribution(node, node, node.lemma, cue, speaker, (), "governor")
        return None

    def _unsourced(self, quoted: Quoted) -> Quotation:
        """A quotation without a cue. If the sentence names a document before it, the document speaks."""
        end = self._without_comma(quoted)
        first = self.tree.between(quoted.start, quoted.end)[0]
        sentence = self.tree.sentences[first.sent]
        papers = [n for n in sentence if n.i < first.i and is_document(n) and not self.inside[n.i]]
        papers = [n for n in papers if not self.inside[n.head.i]]  # "the texts “created the appearance …”"
        if papers and _is_judged(papers[-1], first):
            return self._bare("direct", quoted.inner_start, end)
        if not papers or _is_spoken_of(papers[-1], first) or _has_author(papers[-1]):
            return self._said_by_subject(first, quoted.inner_start, end)
        source = Attribution(papers[-1], papers[-1], papers[-1].lemma, UNMARKED, papers[-1], (), "document")
        return self._quotation(source, "direct", quoted.inner_start, end)

    def _said_by_subject(self, first: Node, start: int, end: int) -> Quotation:
        """A quoted phrase in a sentence about a person, attributed to that person ("he offered “my prayers”")."""
        verb = first
        while verb.head is not verb and (self.inside[verb.i] or verb.pos != "VERB") and verb.dep not in _SUBJECTS:
            verb = verb.head
        speaker = speaker_of(verb) if verb.pos == "VERB" and not self.inside[verb.i] else None
        if speaker is None or self.inside[speaker.i] or is_own(speaker):
            return self._bare("direct", start, end)
        told = speaker.lower == "it" and verb.lemma in cues("VERB")  # "It blamed “a culture of silence”": a report
        if not told and not can_speak(speaker, self.labels):
            return self._bare("direct", start, end)
        return self._quotation(
            Attribution(verb, verb, verb.lemma, UNMARKED, speaker, (), "subject"), "direct", start, end
        )

    def _without_stop(self, quoted: Quoted) -> int:
        inner = self.tree.text[quoted.inner_start : quoted.inner_end]
        return quoted.inner_start + (len(inner.rstrip(".,;: ")) or len(inner))

    def _without_comma(self, quoted: Quoted) -> int:
        longer = quoted.inner_end - quoted.inner_start > 1
        return quoted.inner_end - (longer and self.tree.text[quoted.inner_end - 1] == ",")

    def _bare(self, type_: QuotationType, start: int, end: int) -> Quotation:
        return Quotation(**self._place(type_, start, end))

    def _place(self, type_: QuotationType, start: int, end: int) -> dict[str, Any]:
        nodes = self.tree.between(start, end)
        return {
            "start": start,
            "end": end,
            "text": self.tree.text[start:end],
            "sentence": nodes[0].sent if nodes else 0,
            "type": type_,
            "words": _words(nodes),
        }

    def _quotation(
        self, source: Attribution, type_: QuotationType, start: int, end: int, parts: tuple[tuple[int, int], ...] = ()
    ) -> Quotation:
        name = named_beside(source.speaker, self.labels)
        words = phrase(self.tree, source.speaker, self.labels) if source.speaker is not None else None
        speaker = phrase(self.tree, name, self.labels) if name is not None else words
        cue_start, cue_end, cue = self.tree.span(source.first, source.last)
        return Quotation(
            **self._place(type_, start, end),
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

    def _distanced(self) -> Iterator[Quotation]:
        for item in scare_quotes.distanced(self.tree, self.inside):
            start, end = self.tree.nodes[item.first].start, self.tree.nodes[item.last].end
            last = self.tree.nodes[item.first - 1]
            cue_start, cue_end, cue = self.tree.span(item.cue, last)
            yield replace(
                self._bare("distancing", start, end),
                cue=cue,
                cue_lemma=cue.lower(),
                cue_start=cue_start,
                cue_end=cue_end,
                stance="distancing",
            )


def _inside(tree: Tree, marks: Iterable[Quoted]) -> list[bool]:
    inside = [False] * len(tree.nodes)
    for quoted in marks:
        if quoted.depth == 0:
            for node in tree.between(quoted.start, quoted.end):
                inside[node.i] = True
    return inside


def _at_colons(sentence: Iterable[Node]) -> Iterator[list[Node]]:
    """The sentence, or its parts where a colon leads to a capital letter."""
    solid = [n for n in sentence if n.pos != "SPACE"]
    begin = 0
    for place in range(1, len(solid) - 1):
        if solid[place].text == ":" and solid[place + 1].text[0].isupper():
            yield solid[begin : place + 1]
            begin = place + 1
    yield solid[begin:]


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


def _has_author(paper: Node) -> bool:
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


def _is_headline(text: str) -> bool:
    return not text.rstrip("\"'”’ ").endswith((".", "!", "…", ":")) and len(text) < 200


def _says(quotation: Quotation, words: str, text: str) -> bool:
    """Whether the quotation has a named speaker and contains these words between marks."""
    if quotation.speaker is None:
        return False
    return any(words in text[a:b].casefold() for a, b in quoted_parts(quotation))


def _length(quotation: Quotation) -> int:
    return quotation.end - quotation.start


def _words(nodes: Iterable[Node]) -> int:
    return sum([n.text[0].isalnum() for n in nodes])


def _order(quotation: Quotation) -> tuple[int, int, str, int]:
    return quotation.start, -quotation.end, quotation.type, quotation.cue_start or 0


def _unique(found: Iterable[Quotation]) -> list[Quotation]:
    """One quotation for each stretch and type, the one with the first cue."""
    kept: dict[tuple[int, int, str], Quotation] = {}
    for quotation in found:
        kept.setdefault((quotation.start, quotation.end, quotation.type), quotation)
    return list(kept.values())


def with_speakers(
    found: Sequence[Quotation],
    mentions: Sequence[Mention],
    names: Mapping[str, str],
    labels: Mapping[str, str] | None = None,
) -> list[Quotation]:
    """The same quotations with speakers resolved through coreference; ids of entities map to names and labels.

    `speaker` becomes the entity's name. `speaker_start` and `speaker_end` still give the words of the text ("he"). A
    people's name is kept: "Democrats" said it, not the Democratic Party.
    """
    if not found:
        return []
    ends = {m.end: m for m in sorted(mentions, key=_longest)}
    starts = sorted((m.start, m.end) for m in mentions)
    at = {(m.start, m.end): m for m in mentions}
    surnames = _surnames(names, labels or {})
    out: list[Quotation] = []
    for quotation in found:
        resolved = _resolved(quotation, at, ends, starts, names, labels or {})
        if resolved.speaker_entity is None:
            resolved = _by_surname(resolved, surnames, names)
        if resolved.speaker_entity is None or resolved.speaker_kind != "named":
            resolved = _for_somebody(resolved, at, starts, names, labels or {}) or resolved
        if resolved.speaker_kind != "named" and _DESCRIBED.fullmatch(resolved.speaker_words or ""):
            resolved = _same_person(resolved, out[-_NEARBY:], labels or {})
        if resolved.speaker in {"it", "It", "they", "They"}:
            resolved = _going_on(resolved, out[-_NEARBY:])
        out.append(_without_a_name(resolved) if resolved.speaker_entity is None else resolved)
    return _by_authors(out, at, starts, names, labels or {})


def _by_authors(
    found: list[Quotation],
    at: Mapping[tuple[int, int], Mention],
    starts: Sequence[tuple[int, int]],
    names: Mapping[str, str],
    labels: Mapping[str, str],
) -> list[Quotation]:
    """One speaker for a report and who wrote it: "the report by Prof Ann Ray", "Ray's report", there "the review".

    A report without an author is theirs where the article has reports of one author only.
    """
    papers = {n: place for n, q in enumerate(found) if (place := _report_at(q)) is not None}
    whose = {n: _author(found[n], place, at, starts, labels) for n, place in papers.items()}
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
        found[n] = replace(found[n], speaker=names[author], speaker_entity=author, speaker_kind="named")
    return found


def _report_at(quotation: Quotation) -> int | None:
    """Where the noun ends if the words for the speaker are of one report, counted from their beginning."""
    words = _words_of_paper(quotation)
    head = _LINK.split(words)[0]
    last = head.split()[-1].casefold() if head.split() else ""
    return len(head) if last in group("papers with an author") else None


def _words_of_paper(quotation: Quotation) -> str:
    """The words for the speaker; for the "it" of a document those at its place."""
    words = quotation.speaker_words or ""
    return quotation.speaker or words if words.lower() == "it" else words


def _kind_of_paper(quotation: Quotation, noun_end: int) -> str:
    noun_ = _words_of_paper(quotation)[:noun_end].casefold().split()[-1]
    return "inquiry" if noun_ in group("papers of an inquiry") else noun_


def _author(
    quotation: Quotation,
    noun_end: int,
    at: Mapping[tuple[int, int], Mention],
    starts: Sequence[tuple[int, int]],
    labels: Mapping[str, str],
) -> str | None:
    """The person who wrote a report, "" where the words do not say who, None where it is a body's."""
    start, end, words = quotation.speaker_start, quotation.speaker_end, _words_of_paper(quotation)
    if start is None or end is None:
        return None
    by = re.match(r"\s+by\s", words[noun_end:])
    owned = re.search(r"['’]s?\s", words[:noun_end])
    if words.casefold().split()[0] in determiners("possessive"):
        return None  # "its report"
    for place in starts[bisect_left(starts, (start, 0)) : bisect_left(starts, (end, 0))]:
        mention = at[place]
        beside = mention.start >= start + noun_end if by else owned is not None and mention.start < start + noun_end
        if beside and mention.kind == "name" and labels.get(mention.entity) == "PERSON":
            return mention.entity
    newcomer = not group("others").isdisjoint(words[:noun_end].casefold().split())
    named = any(w[:1].isupper() or w.isdigit() for w in words[:noun_end].split()[1:])  # "a Harvard study"
    return None if by or owned or newcomer or named else ""


def _surnames(names: Mapping[str, str], labels: Mapping[str, str]) -> dict[str, str]:
    """The surnames of people, each with its entity; surnames of two people are left out."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entity, name in names.items():
        if labels.get(entity) == "PERSON" and " " in name:
            found[name.split()[-1].casefold()].append(entity)
    return {word: entities[0] for word, entities in found.items() if len(entities) == 1}


def _by_surname(quotation: Quotation, surnames: Mapping[str, str], names: Mapping[str, str]) -> Quotation:
    """The entity of a surname alone, as in headlines and transcripts ("Stone: …", "DAN HOLT: …")."""
    words = (quotation.speaker_words or "").split()
    entity = surnames.get(words[-1].casefold()) if words and quotation.speaker_kind != "none" else None
    if entity is None or not set(_plain(quotation.speaker_words)) <= set(_plain(names[entity])):
        return quotation
    return replace(quotation, speaker=names[entity], speaker_entity=entity, speaker_kind="named")


def _plain(words: str | None) -> list[str]:
    return (words or "").casefold().split()


def _for_somebody(
    quotation: Quotation,
    at: Mapping[tuple[int, int], Mention],
    starts: Sequence[tuple[int, int]],
    names: Mapping[str, str],
    labels: Mapping[str, str],
) -> Quotation | None:
    """One name for everybody who speaks for a person: "a spokeswoman for Sorel", "her office", "Sorel’s office"."""
    start, end, words = quotation.speaker_start, quotation.speaker_end, quotation.speaker_words
    if start is None or end is None or words is None or not _OFFICE.search(words):
        return None
    for place in starts[bisect_left(starts, (start, 0)) : bisect_left(starts, (end, 0))]:
        mention = at[place]
        inside = mention.end <= end and (mention.start > start or mention.end < end)
        known = labels.get(mention.entity) == "PERSON" and names.get(mention.entity, "")[:1].isupper()
        if inside and known and mention.kind != "nominal":
            speaker = f"{names[mention.entity]}’s office"
            return replace(quotation, speaker=speaker, speaker_entity=None, speaker_kind="institutional")
    return None


def _same_person(quotation: Quotation, before: Sequence[Quotation], labels: Mapping[str, str]) -> Quotation:
    """The only speaker of the sentences before, for a description: "The Ohio Republican", after "Otto Stone said"."""
    near = [q for q in before if quotation.sentence - q.sentence <= 2 and q.speaker_entity is not None]
    people = {q.speaker_entity for q in near if labels.get(q.speaker_entity or "") == "PERSON"}
    head = (quotation.speaker_words or "").split()[-1].lower()
    if len(people) != 1 or head not in _offices() or labels.get(quotation.speaker_entity or "") == "GROUP":
        return quotation
    last = next(q for q in near if q.speaker_entity in people)
    return replace(quotation, speaker=last.speaker, speaker_entity=last.speaker_entity, speaker_kind=last.speaker_kind)


@cache
def _offices() -> frozenset[str]:
    """Nouns for one person by office or party: "senator", "republican"."""
    return frozenset(row["noun"] for row in table("speaker-nouns") if row["kind"] == "anonymous")


@cache
def _sources() -> frozenset[str]:
    """Nouns for deliberately unnamed sources: "person", "source"."""
    return frozenset(row["words"] for row in table("unnamed") if row["kind"] == "source")


def _is_source(words: str) -> bool:
    """Whether the words are an unnamed source: "A person familiar with the matter", "the source"."""
    head = _LINK.split(words)[0].split()
    return bool(head) and head[0].lower() in _ARTICLES and head[-1].lower() in _sources()


def _without_a_name(quotation: Quotation) -> Quotation:
    """ "All" and "many" are nobody's name (`speaker_words` keeps them); "The letter" is "the letter"."""
    words = quotation.speaker
    if words is None:
        return quotation
    if words.lower() in third_person():
        return replace(quotation, speaker=words.lower())
    if words.lower() in _unnamed() or words.endswith(_WHOM):
        return replace(quotation, speaker=None)
    first, _, rest = words.partition(" ")
    return replace(quotation, speaker=f"{first.lower()} {rest}") if _opens_plainly(first, rest) else quotation


@cache
def _unnamed() -> frozenset[str]:
    """Words for a speaker that identify nobody: "all", "someone"."""
    return frozenset(row["words"] for row in table("unnamed") if not row["kind"])


def _opens_plainly(first: str, rest: str) -> bool:
    """Whether only the beginning of the sentence explains the capital."""
    return rest[:1].islower() and first[:1].isupper() and first.lower() in _ARTICLES


def _going_on(quotation: Quotation, before: Sequence[Quotation]) -> Quotation:
    """The last body, document or people that spoke, for "it added" or "they said" without clear coreference."""
    kind_of = "institutional" if quotation.speaker in ("it", "It") else "anonymous"
    known = [q for q in before if q.speaker and q.speaker.lower() not in third_person()]
    last = next((q for q in reversed(known) if q.speaker_kind == kind_of), None)
    if last is None or quotation.sentence - last.sentence > 2:
        return quotation
    cue = cues("VERB").get(quotation.cue_lemma or "")
    if cue is not None and "quote" not in cue.frames:
        return quotation  # "it stipulates": a bill
    if kind_of == "anonymous" and not _plural(last.speaker or ""):
        return quotation
    return replace(quotation, speaker=last.speaker, speaker_entity=last.speaker_entity, speaker_kind=kind_of)


def _plural(words: str) -> bool:
    """Whether the words are several people: "House Republicans", "critics of the law"."""
    head = words.split(" of ")[0].split(" for ")[0].split()
    return (bool(head) and head[-1].endswith("s")) or " and " in words


def _longest(mention: Mention) -> tuple[int, int]:
    return mention.end - mention.start, mention.start


def _resolved(
    quotation: Quotation,
    at: Mapping[tuple[int, int], Mention],
    ends: Mapping[int, Mention],
    starts: Sequence[tuple[int, int]],
    names: Mapping[str, str],
    labels: Mapping[str, str],
) -> Quotation:
    start, end, words = quotation.speaker_start, quotation.speaker_end, quotation.speaker
    if start is None or end is None or words is None:
        return quotation
    if quotation.speaker_kind == "none" or _is_source(words):
        return quotation
    exact = at.get((start, end))
    mention = exact or _ending(ends.get(end), start, words) or _beginning(at, starts, start, end, words)
    mention = mention or _named_inside(at, starts, start, end, words, labels)
    mention = mention or _whose(quotation, at, starts, labels)
    if mention is None or mention.entity not in names:
        return quotation
    name, kind_of = names[mention.entity], quotation.speaker_kind
    if mention.link == "demonym":
        return replace(quotation, speaker_entity=mention.entity)
    label = labels.get(mention.entity, "PERSON" if mention.kind == "nominal" else "")
    if (
        label == "PERSON"
        and name[:1].isupper()
        and _told(mention, kind_of)
        and (mention.kind == "name" or name not in words)
    ):
        kind_of = "named"
    elif label == "GROUP" and kind_of == "named":
        kind_of = "anonymous"
    elif label == "ORG" and mention.kind == "name" and mention.text == name:
        kind_of = "institutional"  # "Doctors for Peace"
    return replace(quotation, speaker=name, speaker_entity=mention.entity, speaker_kind=kind_of)


def _whose(
    quotation: Quotation,
    at: Mapping[tuple[int, int], Mention],
    starts: Sequence[tuple[int, int]],
    labels: Mapping[str, str],
) -> Mention | None:
    """The person whose document it is: "Trump's account said", "his statement reads"."""
    start, words = quotation.speaker_start, (quotation.speaker or "").split()
    if start is None or len(words) < 2 or words[-1].lower().removesuffix("s") not in documents():
        return None
    for place in starts[bisect_left(starts, (start, 0)) : bisect_left(starts, (start + 1, 0))]:
        mention = at[place]
        if labels.get(mention.entity) == "PERSON" and mention.kind != "nominal":
            return mention
    return None


def _told(mention: Mention, kind_of: str) -> bool:
    """Whether coreference adds to the words: a description of a named entity, or a name taken for a body's."""
    return (mention.kind == "nominal" and kind_of == "anonymous") or mention.link in ("name", "surname")


def _ending(mention: Mention | None, start: int, words: str) -> Mention | None:
    """A mention that ends the speaker's phrase as its head: not the ministry of "a spokesman for the ministry"."""
    if mention is None or mention.start < start:
        return None
    return None if _LINK.search(words[: mention.start - start]) else mention


def _named_inside(
    at: Mapping[tuple[int, int], Mention],
    starts: Sequence[tuple[int, int]],
    start: int,
    end: int,
    words: str,
    labels: Mapping[str, str],
) -> Mention | None:
    """A person named between an office and a place: "Secretary of State Rex Tillerson", "Gov. Rick Perry of Texas"."""
    for place in starts[bisect_left(starts, (start, 0)) : bisect_left(starts, (end, 0))]:
        mention = at[place]
        before, after = words[: mention.start - start].split(), words[mention.end - start :]
        if mention.kind != "name" or labels.get(mention.entity) != "PERSON":
            continue
        office = all(w[:1].isupper() or w in _OF for w in before[:-1]) and (not before or before[-1] not in _OF)
        plainly = not _LINK.search(words[: mention.start - start])
        opens = bool(before) and before[0].lower() in _ARTICLES
        if mention.end <= end and (plainly or (office and not opens)) and (not after or _FROM.match(after)):
            return mention
    return None


def _beginning(
    at: Mapping[tuple[int, int], Mention], starts: Sequence[tuple[int, int]], start: int, end: int, words: str
) -> Mention | None:
    """A mention that begins the phrase as its head: "a spokesman", but not the company of "the company’s lawyer"."""
    k = bisect_right(starts, (start, end)) - 1
    if k < 0 or starts[k][0] != start:
        return None
    rest = words[starts[k][1] - start :]
    return at[starts[k]] if _LINK.match(rest) and not rest.startswith((" and", " or")) else None
