"""Short notation for articles of one story, without a pipeline.

A sentence is written "Ann/PROPN visited/VERB/visit Beijing/PROPN"; a word without a slash is a particle that
does not count, and the lemma is the word in lower case where none is given. Where links matter, the dependency and the
number of the head in the sentence follow: "two/NUM//nummod/2 boats/NOUN/boat/ROOT/2".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.model import (
    Analysis,
    Article,
    Entity,
    Evaluation,
    Event,
    Mention,
    Parse,
    Part,
    PartKind,
    Quotation,
    Sentence,
    Voice,
)

NONE = Evaluation(None, None, None, None, None, 0)


class Draft:
    """Builds an `Analysis` sentence by sentence."""

    def __init__(self, source: str, names: Mapping[str, str]) -> None:
        self.source, self.names = source, dict(names)
        self.text = ""
        self.columns: dict[str, list[object]] = {k: [] for k in ("starts", "ends", "lemmas", "pos", "deps", "heads")}
        self.sentences: list[tuple[int, int]] = []
        self.events: list[Event] = []
        self.quotations: list[Quotation] = []
        self.chunks: list[tuple[int, int]] = []

    def add(self, written: str) -> tuple[int, int]:
        first = len(self.columns["starts"])
        self.text += "\n" if self.text else ""
        start = len(self.text)
        for n, token in enumerate(written.split()):
            word, pos, lemma, dep, head = [*token.split("/"), "", "", "", ""][:5]
            self.text += " " if n else ""
            self.columns["starts"].append(len(self.text))
            self.text += word
            self.columns["ends"].append(len(self.text))
            self.columns["pos"].append(pos or "ADP")
            self.columns["lemmas"].append(lemma or word.lower())
            self.columns["deps"].append(dep or "ROOT")
            self.columns["heads"].append(first + int(head) - 1 if head else first + n)
        self.sentences.append((first, len(self.columns["starts"])))
        return start, len(self.text)

    def place(self, words: str, sentence: int = 0) -> tuple[int, int]:
        """Where words stand, looked for from a sentence on."""
        at = self.columns["starts"][self.sentences[sentence][0]]
        start = self.text.index(words, int(str(at)))
        return start, start + len(words)

    def event(self, sentence: int, trigger: str, lemma: str, *people: str, time: str | None = None) -> None:
        start, end = self.place(trigger, sentence)
        first, last = self.sentences[sentence]
        span = int(str(self.columns["starts"][first])), int(str(self.columns["ends"][last - 1]))
        ids = [*(self._id(p) for p in people), None, None]
        event = Event(
            *span, self.text[slice(*span)], sentence, lemma, start, end, lemma, ids[0], ids[1], None, None, time,
            None, False, "asserted", Voice.OWN,
        )  # fmt: skip
        self.events.append(event)

    def _id(self, name: str) -> str:
        return f"e{list(self.names).index(name)}"

    def done(self) -> Analysis:
        c = self.columns
        size = len(c["starts"])
        parse = Parse(
            "hand-built", tuple(c["starts"]), tuple(c["ends"]), tuple(c["lemmas"]), tuple(c["pos"]),  # type: ignore[arg-type]
            ("NN",) * size, tuple(c["deps"]), tuple(c["heads"]), (-1,) * size, tuple(self.sentences), (),
            tuple(self.chunks),
        )  # fmt: skip
        mentions = [m for n, name in enumerate(self.names) for m in self._mentions(f"e{n}", name)]
        entities = [
            Entity(f"e{n}", name, label, 1 / (n + 1), 1, NONE) for n, (name, label) in enumerate(self.names.items())
        ]
        spans = [(parse.starts[a], parse.ends[b - 1]) for a, b in self.sentences]
        sentences = [
            Sentence(s, e, PartKind.BODY, b - a, b - a) for (s, e), (a, b) in zip(spans, self.sentences, strict=True)
        ]
        article = Article(self.source, self.source, "", self.text, (Part(PartKind.BODY, 0, len(self.text)),))
        there = {m.entity for m in mentions}
        return Analysis(
            article, parse, tuple(sentences), tuple(e for e in entities if e.id in there),
            tuple(sorted(mentions, key=lambda m: m.start)), (), (), (), tuple(self.quotations), tuple(self.events), (),
        )  # fmt: skip

    def _mentions(self, entity: str, name: str) -> list[Mention]:
        found, at = [], self.text.find(name)
        while at >= 0:
            sentence = self.text.count("\n", 0, at)
            found.append(Mention(at, at + len(name), name, sentence, 0, entity, "name", "name"))
            at = self.text.find(name, at + 1)
        return found


def article(source: str, sentences: Sequence[str], names: Mapping[str, str]) -> Draft:
    draft = Draft(source, names)
    for sentence in sentences:
        draft.add(sentence)
    return draft
