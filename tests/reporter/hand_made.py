"""One hand-made comparison that every format's test is fed with: two to five articles on an invented event."""

from __future__ import annotations

import re

from msgspec.structs import replace

from framing.measures import keyness
from framing.model import (
    AlignedPassage,
    Analysis,
    Answer,
    Article,
    ComparedEntity,
    ComparedMention,
    Comparison,
    Contrast,
    ContrastKind,
    ContrastSide,
    CoverageItem,
    Descriptor,
    Entity,
    Evaluation,
    Event,
    Evidence,
    Frame,
    FrameSentence,
    LexiconInfo,
    Loadedness,
    LoadedTerm,
    MainActor,
    Mention,
    Parse,
    Part,
    PartKind,
    Polarity,
    Portrait,
    Quotation,
    RoleUse,
    Sentence,
    Sketch,
    Trait,
    Voice,
    Wording,
    WordingSet,
)

LEXICON = LexiconInfo("default", "1.0", "0123456789ab", 3, "CC0")
NEG, NEU, POS = Polarity.NEGATIVE, Polarity.NEUTRAL, Polarity.POSITIVE

HERALD = """Defiant mayor Ada Quill shuts river bridge
The stubborn mayor of Lowmere closed the old bridge on Monday without warning. Traders called the closure \
“a slap in the face”. Ada Quill ignored the furious traders for weeks, according to shop owners. \
Her so-called ‘safety review’ was never published.
"""
POST = """Lowmere closes bridge after cracks found
Mayor Ada Quill, a trained engineer, ordered the closure of the bridge on Monday after inspectors found cracks. \
“We will not gamble with lives,” Quill said. The respected mayor was praised by engineers. =Costs are not known.
"""


def _find(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return at, at + len(words)


class Text:
    """An article under construction: finds its sentences, and every finding by its words."""

    def __init__(self, id: str, source: str, text: str, date: str | None = None) -> None:
        title = text.split("\n", 1)[0]
        body = len(title) + 1
        parts = (Part(PartKind.HEADLINE, 0, len(title)), Part(PartKind.BODY, body, len(text.rstrip())))
        self.article = Article(id, source, title, text, parts, date, path=f"{id}.txt")
        self.spans = [m.span() for m in re.finditer(r"[^\s](?:[^.\n]|\.(?!\s))*[.]?”?", text)]
        self.tokens = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]

    def at(self, words: str) -> tuple[int, int, str, int]:
        start, end = _find(self.article.text, words)
        return start, end, words, self.sentence(start)

    def sentence(self, start: int) -> int:
        return max(i for i, (s, _) in enumerate(self.spans) if s <= start)

    def evidence(self, words: str, voice: Voice = Voice.OWN, speaker: str | None = None) -> Evidence:
        start, end, text, sentence = self.at(words)
        return Evidence(self.article.id, self.article.source, start, end, text, sentence, voice, speaker)

    def whole(self, number: int) -> Evidence:
        start, end = self.spans[number]
        text = self.article.text[start:end]
        return Evidence(self.article.id, self.article.source, start, end, text, number)

    def mention(self, words: str, entity: str, kind: str = "name") -> Mention:
        start, end, text, sentence = self.at(words)
        return Mention(start, end, text, sentence, 0, entity, kind, "name")

    def descriptor(
        self,
        words: str,
        entity: str,
        relation: str,
        polarity: Polarity,
        voice: Voice = Voice.OWN,
        speaker: str | None = None,
    ) -> Descriptor:
        weight = 0.6 if polarity.sign else 0.0
        return Descriptor(*self.at(words), entity, relation, voice, speaker, polarity, weight)

    def role(
        self,
        words: str,
        entity: str,
        role: str,
        verb: str,
        polarity: Polarity = NEU,
        other: str | None = None,
        voice: Voice = Voice.OWN,
        speaker: str | None = None,
    ) -> RoleUse:
        start, end, text, sentence = self.at(words)
        return RoleUse(
            entity,
            role,
            verb,
            start,
            end,
            text,
            sentence,
            voice,
            speaker,
            other,
            False,
            polarity,
            abs(polarity.sign) * 0.5,
        )

    def term(
        self,
        words: str,
        category: str,
        polarity: Polarity,
        target: str | None = None,
        voice: Voice = Voice.OWN,
        speaker: str | None = None,
    ) -> LoadedTerm:
        start, end, text, sentence = self.at(words)
        return LoadedTerm(
            start,
            end,
            text,
            sentence,
            words.lower(),
            category,
            polarity,
            0.7,
            voice,
            speaker,
            False,
            target,
            "default",
            neutral="closed" if words == "shuts" else None,
        )

    def quotation(self, words: str, type: str, **more: object) -> Quotation:
        start, end, text, sentence = self.at(words)
        return Quotation(start, end, text, sentence, type, len(re.findall(r"\w+", words)), **more)  # type: ignore[arg-type]

    def frame(self, scheme: str, frame: str, share: float, words: str, **voice: object) -> Frame:
        """Used by one sentence: that with the words."""
        number = self.sentence(_find(self.article.text, words)[0])
        its = FrameSentence(*self.spans[number], number, **({"voice": Voice.OWN, "speaker": None} | voice), score=0.7)
        return Frame(scheme, frame, 0.6, share, round(4 * share), 4, (its,))

    def answer(self, question: str, words: str, entity: str | None, **voice: object) -> Answer:
        number = self.sentence(_find(self.article.text, words)[0])
        whose = {"other": None, "voice": Voice.OWN, "speaker": None} | voice
        start, end = self.spans[number]
        return Answer(question, start, end, number, entity, score=0.62, at=start, **whose)

    def parse(self) -> Parse:
        n = len(self.tokens)
        text = self.article.text
        return Parse(
            "hand-made 1.0",
            tuple(s for s, _ in self.tokens),
            tuple(e for _, e in self.tokens),
            tuple(text[s:e].lower() for s, e in self.tokens),
            ("NOUN",) * n,
            ("NN",) * n,
            ("ROOT",) * n,
            tuple(range(n)),
            (-1,) * n,
            tuple(self._tokens_in(s, e) for s, e in self.spans),
            (),
            (),
        )

    def _tokens_in(self, start: int, end: int) -> tuple[int, int]:
        inside = [i for i, (s, _) in enumerate(self.tokens) if start <= s < end]
        return inside[0], inside[-1] + 1

    def sentences(self, own: dict[int, int]) -> tuple[Sentence, ...]:
        out = []
        for i, (s, e) in enumerate(self.spans):
            words = len(re.findall(r"\w+", self.article.text[s:e]))
            part = PartKind.HEADLINE if i == 0 else PartKind.BODY
            out.append(Sentence(s, e, part, words, words - own.get(i, 0)))
        return tuple(out)


def _evaluation(score: float, evidence: int, own: float | None = None) -> Evaluation:
    tone = "positive" if score > 0.1 else "negative" if score < -0.1 else "neutral"
    return Evaluation(score, score - 0.3, score + 0.2, own, None, evidence, tone, evidence >= 3)


def herald() -> Analysis:
    t = Text("herald", "The Herald", HERALD, "2024-03-04")
    low = _evaluation(-0.62, 5, -0.7)
    return Analysis(
        article=t.article,
        parse=t.parse(),
        sentences=t.sentences({2: 5, 3: 8}),
        entities=(
            Entity("e1", "Ada Quill", "PERSON", 0.9, 4, low),
            Entity("e2", "traders", "GROUP", 0.5, 3, _evaluation(0.05, 1)),
        ),
        mentions=(t.mention("Ada Quill shuts", "e1"), t.mention("Traders", "e2", "nominal")),
        descriptors=(
            t.descriptor("Defiant", "e1", "premodifier", NEG),
            t.descriptor("mayor", "e1", "title", NEU),
            t.descriptor("stubborn", "e1", "premodifier", NEG),
            t.descriptor("furious", "e2", "premodifier", NEG, Voice.INDIRECT, "shop owners"),
        ),
        roles=(
            t.role("closed", "e1", "agent", "close"),
            t.role("ignored", "e1", "agent", "ignore", NEG, "e2", Voice.INDIRECT, "shop owners"),
            t.role("ignored", "e2", "patient", "ignore", NEU, "e1", Voice.INDIRECT, "shop owners"),
        ),
        loaded_terms=(
            t.term("Defiant", "evaluative epithet", NEG, "e1"),
            t.term("shuts", "emotive verb", NEG),
            t.term("stubborn", "evaluative epithet", NEG, "e1"),
            t.term("slap in the face", "metaphor", NEG, None, Voice.DIRECT, "Traders"),
            t.term("safety review", "distancing", NEG, None, Voice.SCARE),
        ),
        quotations=(
            t.quotation(
                "a slap in the face",
                "direct",
                speaker="Traders",
                speaker_words="Traders",
                speaker_entity="e2",
                speaker_kind="anonymous",
                cue="called",
                cue_lemma="call",
                stance="conflict",
            ),
            t.quotation(
                "Ada Quill ignored the furious traders for weeks",
                "indirect",
                speaker="shop owners",
                speaker_words="shop owners",
                speaker_kind="anonymous",
                cue="according to",
                cue_lemma="according to",
            ),
            t.quotation("safety review", "scare"),
            t.quotation("so-called", "distancing", cue="so-called", cue_lemma="so-called", stance="distancing"),
        ),
        events=(_closing(t, "The stubborn mayor of Lowmere closed the old bridge on Monday", "closed", "close"),),
        loadedness=tuple(Loadedness(i, 0.5) for i in range(len(t.spans))),
        lexicons=(LEXICON,),
        warnings=("no date in the text; taken from the file name",),
        frames=(
            t.frame("generic", "conflict", 0.5, "slap", voice=Voice.DIRECT, speaker="traders"),
            t.frame("policy", "policy", 0.25, "without warning"),
        ),
        answers=(t.answer("blamed", "furious traders", "e1", voice=Voice.INDIRECT, speaker="shop owners"),),
    )


def _closing(t: Text, words: str, trigger: str, lemma: str) -> Event:
    start, end, text, sentence = t.at(words)
    place = _find(t.article.text, trigger)
    return Event(
        start,
        end,
        text,
        sentence,
        lemma,
        *place,
        "close",
        "e1",
        None,
        "The stubborn mayor",
        "the bridge",
        "Monday",
        None,
        False,
        "asserted",
        Voice.OWN,
    )


def post() -> Analysis:
    t = Text("post", "The Post", POST, "2024-03-05")
    return Analysis(
        article=t.article,
        parse=t.parse(),
        sentences=t.sentences({2: 6}),
        entities=(
            Entity("e1", "Ada Quill", "PERSON", 0.8, 3, _evaluation(0.41, 4, 0.3)),
            Entity("e2", "inspectors", "GROUP", 0.3, 1, _evaluation(0.0, 0)),
        ),
        mentions=(t.mention("Ada Quill", "e1"), t.mention("inspectors", "e2", "nominal")),
        descriptors=(
            t.descriptor("a trained engineer", "e1", "apposition", POS),
            t.descriptor("Mayor", "e1", "title", NEU),
            t.descriptor("respected", "e1", "premodifier", POS),
        ),
        roles=(
            t.role("ordered", "e1", "agent", "order"),
            t.role("praised", "e1", "patient", "praise", POS),
            t.role("found", "e2", "agent", "find"),
        ),
        loaded_terms=(
            t.term("respected", "evaluative epithet", POS, "e1"),
            t.term("gamble", "metaphor", NEG, None, Voice.DIRECT, "Ada Quill"),
        ),
        quotations=(
            t.quotation(
                "We will not gamble with lives,",
                "direct",
                speaker="Ada Quill",
                speaker_words="Ada Quill",
                speaker_entity="e1",
                speaker_kind="named",
                cue="said",
                cue_lemma="say",
            ),
        ),
        events=(_closing(t, "ordered the closure of the bridge on Monday", "closure", "closure"),),
        loadedness=tuple(Loadedness(i, 0.2) for i in range(len(t.spans))),
        lexicons=(LEXICON,),
        frames=(t.frame("policy", "health-safety", 0.5, "gamble", voice=Voice.DIRECT, speaker="Ada Quill"),),
        answers=(t.answer("helps", "trained engineer", "e1"),),
    )


def _portrait(a: Analysis, entity: str, names: tuple[tuple[str, int], ...]) -> Portrait:
    found = next(e for e in a.entities if e.id == entity)
    return Portrait(
        a.article.id,
        a.article.source,
        entity,
        tuple(d for d in a.descriptors if d.entity == entity),
        tuple(r for r in a.roles if r.entity == entity),
        found.evaluation,
        found.mentions,
        names,
    )


def _compared(id: str, of: dict[str, tuple[Analysis, str, tuple[tuple[str, int], ...]]]) -> ComparedEntity:
    first, entity, _ = next(iter(of.values()))
    found = next(e for e in first.entities if e.id == entity)
    mentions = tuple(
        ComparedMention(a.article.id, a.article.source, m.start, m.end, m.text, m.kind)
        for a, e, _ in of.values()
        for m in a.mentions
        if m.entity == e
    )
    portraits = tuple(_portrait(a, e, names) for a, e, names in of.values())
    return ComparedEntity(id, found.name, found.label, found.salience, mentions, portraits)


def _counts(analyses: list[Analysis]) -> dict[str, dict[str, int]]:
    out: dict[str, dict[str, int]] = {}
    for a in analyses:
        terms = out.setdefault(a.article.source, {})
        for word in re.findall(r"[a-z]+", a.article.text.lower()):
            terms[word] = terms.get(word, 0) + 1
    return out


def comparison() -> Comparison:
    """Two articles on one event."""
    h, p = herald(), post()
    th, tp = Text("herald", "The Herald", HERALD), Text("post", "The Post", POST)
    quill = {
        "h": (h, "e1", (("Ada Quill", 2), ("mayor", 1), ("Her", 1))),
        "p": (p, "e1", (("Ada Quill", 1), ("Quill", 1), ("The respected mayor", 1))),
    }
    closing = AlignedPassage(
        "close: Ada Quill, bridge", 0.84, (th.whole(1), tp.whole(1)), "Ada Quill, bridge; close; Monday"
    )
    return Comparison(
        analyses=(h, p),
        similarity=0.71,
        same_story=True,
        entities=(
            _compared("x1", quill),
            replace(_compared("x2", {"h": (h, "e2", (("traders", 2), ("shop owners", 1)))}), not_found_in=("post",)),
            _compared("x3", {"p": (p, "e2", (("inspectors", 1),))}),
        ),
        wordings=(
            WordingSet(
                "closing the bridge",
                "event",
                (
                    Wording("herald", "The Herald", "shuts", 1, (th.evidence("shuts"),), NEG),
                    Wording("post", "The Post", "ordered the closure", 1, (tp.evidence("ordered the closure"),)),
                ),
            ),
        ),
        passages=(closing,),
        coverage=(
            CoverageItem("entity", "traders", "herald", "The Herald", ("The Post",), 0.4, (th.evidence("Traders"),)),
            CoverageItem("event", "inspectors found cracks", "post", "The Post", ("The Herald",), 0.3, (tp.whole(1),)),
        ),
        keyness=keyness(_counts([h, p])),
        notes=("Tone of pictures was not measured.",),
        contrasts=(
            Contrast(
                ContrastKind.EVALUATION,
                "Ada Quill",
                "The Herald in its own words: “stubborn mayor”; The Post in its own words: “respected mayor”.",
                0.8,
                (
                    ContrastSide("herald", "The Herald", (th.evidence("stubborn mayor"),)),
                    ContrastSide("post", "The Post", (tp.evidence("respected mayor"), tp.whole(1)), 1),
                ),
            ),
            Contrast(
                ContrastKind.VOICE,
                "bridge",
                "The Herald quotes Traders: “a slap in the face”; The Post quotes Ada Quill: "
                "“We will not gamble with lives”.",
                0.6,
                (
                    ContrastSide("herald", "The Herald", (th.evidence("a slap in the face", Voice.DIRECT, "Traders"),)),
                    ContrastSide(
                        "post", "The Post", (tp.evidence("We will not gamble with lives", Voice.DIRECT, "Ada Quill"),)
                    ),
                ),
            ),
            Contrast(
                ContrastKind.COVERAGE,
                "Ada Quill",
                "Only The Post in its own words: “"
                + tp.whole(1).text.strip(".")
                + "” (on Ada Quill; not found in The Herald).",
                0.4,
                (
                    ContrastSide("herald", "The Herald", (th.evidence("Traders"),), 0),
                    ContrastSide("post", "The Post", (tp.whole(1),)),
                ),
                ("The Herald",),
            ),
            Contrast(
                ContrastKind.COVERAGE,
                "traders",
                "On traders: The Herald in its own words: “Traders”; The Post in its own words: “ordered the closure”.",
                0.1,
                (
                    ContrastSide("herald", "The Herald", (th.evidence("Traders"),)),
                    ContrastSide("post", "The Post", (tp.evidence("ordered the closure"),)),
                ),
            ),
        ),
        actors=(
            MainActor(
                "x1",
                "Ada Quill",
                "PERSON",
                (
                    Sketch(
                        "herald",
                        "The Herald",
                        (
                            Trait("called", th.evidence("stubborn mayor"), NEG),
                            Trait("does", th.evidence("shuts"), Polarity.NEUTRAL),
                            Trait("others", th.evidence("a slap in the face", Voice.DIRECT, "Traders"), NEG),
                        ),
                    ),
                    Sketch("post", "The Post", (Trait("called", tp.evidence("respected mayor"), Polarity.POSITIVE),)),
                ),
            ),
        ),
    )


def many(sources: int) -> Comparison:
    """Two to five articles: the two above, then copies of them under other names."""
    base = comparison()
    analyses, portraits = list(base.analyses), list(base.entities[0].portraits)
    for i in range(2, sources):
        old = base.analyses[i % 2]
        article = replace(old.article, id=f"extra-{i}", source=f"Courier {i}")
        analyses.append(replace(old, article=article))
        portraits.append(replace(base.entities[0].portraits[i % 2], article=f"extra-{i}", source=f"Courier {i}"))
    first = replace(base.entities[0], portraits=tuple(portraits))
    (actor,) = base.actors
    sketches = []
    for i in range(2, sources):
        old_one, where = actor.sketches[i % 2], {"article": f"extra-{i}", "source": f"Courier {i}"}
        traits = tuple(replace(t, place=replace(t.place, **where)) for t in old_one.traits)
        sketches.append(replace(old_one, traits=traits, **where))
    return replace(
        base,
        actors=(replace(actor, sketches=(*actor.sketches, *sketches)),),
        analyses=tuple(analyses),
        entities=(first, *base.entities[1:]),
        keyness=keyness(_counts(analyses)),
    )
