"""What can be coded in a comparison: what the program found, and decoys that it did not find.

A decoy asks about the same words and a wrong answer: another entity for a descriptor or a quotation, the other part for
a role, a plain use of a listed word, a pair of unrelated passages. Coders who know that decoys are there cannot guess
that the answer is always yes, and what the program rejects is judged too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from framing import measures
from framing.language.resources import table
from framing.language.voices import SPEECH
from framing.model import Analysis, Comparison, Contrast, Evidence, Mention, Sentence, Voice
from framing.reporter.display import one_line

MOST_SENTENCES = 12
"""Sentences of a portrait that a coder reads."""
FEWEST_WORDS = 6
_NEAR = 1
_VERDICTS = {"positive": "well", "negative": "badly", "unclear": "neutral"}
_VOICES = {Voice.OWN: "own", Voice.DIRECT: "quoted", Voice.INDIRECT: "quoted", Voice.SCARE: "scare"}
_PARTS = {"agent": "as the one who does it", "patient": "as the one it is done to"}
_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


class Item(Struct, frozen=True):
    """One thing to code. A coder sees `about` and `text` and nothing else."""

    panel: str
    about: str
    text: str


class Candidate(Struct, frozen=True):
    """An item that may be drawn, with what the program says; `make` gives what a coder sees."""

    panel: str
    article: str  # id
    source: str
    voice: str  # by which the sample is stratified besides source; of a contrast, its kind
    start: int
    end: int
    about: str
    decoy: bool
    answers: dict[str, str]  # question -> the program's answer; a question without an answer is left out
    make: Callable[[], Item]

    @property
    def identity(self) -> str:
        """A name for the item that depends neither on the order of the input nor on the program's answers."""
        return "\x00".join((self.panel, self.article, str(self.start), str(self.end), self.about))


def candidates(comparison: Comparison, panels: Iterable[str], schemes: Sequence[str] = ()) -> Iterator[Candidate]:
    """Everything that can be coded in a comparison under these panels; of frames, those of `schemes`, () for all."""
    for panel in panels:
        if panel == "contrasts":
            yield from _contrasts(comparison)
        else:
            for analysis in comparison.analyses:
                shown = analysis
                if schemes:
                    shown = replace(analysis, frames=tuple(f for f in analysis.frames if f.scheme in schemes))
                yield from _OF_ARTICLE[panel](shown)


# --------------------------------------------------------------------------------------------------- by panel
def _portraits(a: Analysis) -> Iterator[Candidate]:
    for entity in a.entities:
        mentions = [m for m in a.mentions if m.entity == entity.id]
        verdict = _VERDICTS.get(measures.verdict(entity.evaluation))
        if not mentions or verdict is None:  # too little data: there is nothing to check
            continue
        answers, first = {"verdict": verdict}, mentions[0]

        def text(mentions: list[Mention] = mentions) -> str:
            numbers = sorted({m.sentence for m in mentions})
            places = {n: [(m.start, m.end) for m in mentions if m.sentence == n] for n in numbers}
            lines = [_marked(a, a.sentences[n], places[n]) for n in numbers[:MOST_SENTENCES]]
            return "\n".join([*lines, "…"] if len(numbers) > MOST_SENTENCES else lines)

        yield _candidate(a, "portraits", "", first.start, first.end, entity.name, answers, text=text)


def _descriptors(a: Analysis) -> Iterator[Candidate]:
    names = _names(a)
    taken = {(d.start, d.end, d.entity) for d in a.descriptors}
    for d in a.descriptors:
        if d.entity in names:
            answers = {"accept": "yes", "polarity": d.polarity.value}
            yield _candidate(a, "descriptors", d.voice, d.start, d.end, names[d.entity], answers)
        for m in _others(a, d.sentence, d.entity, d.start, d.end):
            if (d.start, d.end, m.entity) not in taken and m.entity in names:
                yield _candidate(
                    a, "descriptors", d.voice, d.start, d.end, names[m.entity], {"accept": "no"}, decoy=True
                )


def _loaded_terms(a: Analysis) -> Iterator[Candidate]:
    loaded = {(t.start, t.end) for t in a.loaded_terms}
    for found, terms in (("yes", a.loaded_terms), ("no", a.plain_terms)):
        for t in terms:
            if not t.nested and (found == "yes" or (t.start, t.end) not in loaded):
                answers = {"loaded": found, "voice": _VOICES[t.voice]}
                yield _candidate(a, "loaded_terms", t.voice, t.start, t.end, t.text, answers, decoy=found == "no")


def _voices(a: Analysis) -> Iterator[Candidate]:
    names = _names(a)
    labels = {e.id: e.label for e in a.entities}
    for q in (q for q in a.quotations if q.type in SPEECH):
        speaker = names.get(q.speaker_entity or "") or q.speaker
        if speaker:
            answers = {"speaker": "yes", "type": q.type}
            yield _candidate(a, "voices", q.type, q.start, q.end, speaker, answers)
        for n in range(q.sentence - _NEAR, q.sentence + _NEAR + 1):
            for m in _others(a, n, q.speaker_entity or "", q.start, q.end):
                name = names.get(m.entity)
                if name and name != speaker and labels[m.entity] in _SPEAKERS:
                    answers = {"speaker": "no", "type": q.type}
                    yield _candidate(a, "voices", q.type, q.start, q.end, name, answers, decoy=True)
    for n, s in enumerate(a.sentences):
        if s.words == s.own_words >= FEWEST_WORDS:
            for m in _others(a, n, "", s.end, s.end):
                if m.entity in names and labels[m.entity] in _SPEAKERS:
                    answers = {"speaker": "no", "type": "none"}
                    yield _candidate(a, "voices", "none", s.start, s.end, names[m.entity], answers, decoy=True)


def _roles(a: Analysis) -> Iterator[Candidate]:
    names = _names(a)
    parts = {(r.start, r.end, r.entity, _part(r.role)) for r in a.roles}
    for r in a.roles:
        denied, part = "yes" if r.negated else "no", _part(r.role)
        other = "patient" if part == "agent" else "agent"
        if r.entity in names:
            about = f"{names[r.entity]}, {_PARTS[part]}"
            yield _candidate(a, "roles", r.voice, r.start, r.end, about, {"role": "yes", "denied": denied})
        wrong = [(r.entity, other), *((m.entity, part) for m in _others(a, r.sentence, r.entity, r.start, r.end))]
        for entity, its in wrong:
            if (r.start, r.end, entity, its) not in parts and entity in names:
                about, answers = f"{names[entity]}, {_PARTS[its]}", {"role": "no", "denied": denied}
                yield _candidate(a, "roles", r.voice, r.start, r.end, about, answers, decoy=True)


def _frames(a: Analysis) -> Iterator[Candidate]:
    """Sentences with a frame that they use; decoys: with another frame of the scheme, which they do not."""
    used: dict[tuple[str, int], set[str]] = {}
    for f in a.frames:
        for e in f.evidence:
            used.setdefault((f.scheme, e.sentence), set()).add(f.frame)
    schemes = frame_definitions()
    for f in a.frames:
        names = schemes.get(f.scheme) or _of_codebook(a, f.scheme)
        for e in f.evidence if f.frame in names else ():
            others = [n for n in names if n not in used[f.scheme, e.sentence]]
            for name in (f.frame, *others):
                decoy = name != f.frame
                about, answers = f"{name}: {names[name]}", {"frame": "no" if decoy else "yes"}
                yield _candidate(a, "frames", f"{f.scheme} {name}", e.start, e.end, about, answers, decoy=decoy)


def _of_codebook(a: Analysis, scheme: str) -> dict[str, str]:
    """The frames of a user's own codebook, which the coders have at hand: an analysis keeps their names alone."""
    return {f.frame: f"as the codebook {scheme} defines it" for f in a.frames if f.scheme == scheme}


def frame_definitions() -> dict[str, dict[str, str]]:
    """Scheme -> frame -> what it is; without "other", which is no frame."""
    found: dict[str, dict[str, str]] = {}
    for row in table("frames"):
        if row["frame"] != "other":
            found.setdefault(row["scheme"], {})[row["frame"]] = row["definition"]
    return found


def _part(role: str) -> str:
    return "agent" if role == "agent" else "patient"


def _contrasts(comparison: Comparison) -> Iterator[Candidate]:
    by_id = {a.article.id: a for a in comparison.analyses}
    given = [c for c in comparison.contrasts if len(c.sides) > 1 and all(side.evidence for side in c.sides)]
    for i, c in enumerate(given):
        places = [side.evidence[0] for side in c.sides]
        yield _contrast(c, places, by_id, decoy=False)
        for other in (*given[i + 1 :], *given[:i]):
            wrong = [s.evidence[0] for s in other.sides if s.article != c.sides[0].article]
            if other.about != c.about and len(wrong) >= len(places) - 1:  # as many lines as the find has
                yield _contrast(c, [places[0], *wrong[: len(places) - 1]], by_id, decoy=True)
                break


def _contrast(c: Contrast, places: list[Evidence], by_id: dict[str, Analysis], *, decoy: bool) -> Candidate:
    def text() -> str:
        known = [(e, by_id[e.article]) for e in places if e.article in by_id]
        return "\n".join(f"{chr(65 + n)}: {_sentence(a, e.sentence, e.start, e.end)}" for n, (e, a) in enumerate(known))

    first, last = places[0], places[-1]
    return Candidate(
        "contrasts", first.article, "", c.kind.value, first.start, last.start, c.about, decoy,
        {"report": "no" if decoy else "yes"}, lambda: Item("contrasts", one_line(c.about), text()),
    )  # fmt: skip


_OF_ARTICLE: dict[str, Callable[[Analysis], Iterator[Candidate]]] = {
    "portraits": _portraits,
    "descriptors": _descriptors,
    "loaded_terms": _loaded_terms,
    "voices": _voices,
    "roles": _roles,
    "frames": _frames,
}


# ---------------------------------------------------------------------------------------------- what is shown
def _candidate(
    a: Analysis,
    panel: str,
    voice: str,
    start: int,
    end: int,
    about: str,
    answers: dict[str, str],
    *,
    decoy: bool = False,
    text: Callable[[], str] | None = None,
) -> Candidate:
    def make() -> Item:
        return Item(panel, one_line(about), text() if text else _around(a, start, end))

    return Candidate(panel, a.article.id, a.article.source, str(voice), start, end, about, decoy, answers, make)


def _around(a: Analysis, start: int, end: int) -> str:
    """The sentences of a stretch of text and the one before them, the stretch between [[ and ]]."""
    inside = [n for n, s in enumerate(a.sentences) if s.start < end and start < s.end]
    if not inside:
        return f"[[{one_line(a.article.text[start:end])}]]"
    first = a.sentences[max(0, inside[0] - 1)].start
    return _bracketed(a.article.text, first, max(end, a.sentences[inside[-1]].end), [(start, end)])


def _sentence(a: Analysis, number: int, start: int, end: int) -> str:
    if not 0 <= number < len(a.sentences):
        return f"[[{one_line(a.article.text[start:end])}]]"
    s = a.sentences[number]
    return _bracketed(a.article.text, min(s.start, start), max(s.end, end), [(start, end)])


def _marked(a: Analysis, s: Sentence, places: list[tuple[int, int]]) -> str:
    return _bracketed(a.article.text, s.start, max(s.end, *(end for _, end in places)), places)


def _bracketed(text: str, start: int, end: int, places: list[tuple[int, int]]) -> str:
    """A stretch of text on one line with some places in it between [[ and ]]; of overlapping ones the first."""
    out, at = [], start
    for left, right in sorted(places):
        if left >= at:
            out += [text[at:left], "[[", text[left:right], "]]"]
            at = right
    return one_line("".join([*out, text[at:end]]))


def _names(a: Analysis) -> dict[str, str]:
    return {e.id: e.name for e in a.entities}


def _others(a: Analysis, sentence: int, entity: str, start: int, end: int) -> list[Mention]:
    """Mentions by name or noun of other entities in a sentence, outside the marked words; each entity once."""
    found: dict[str, Mention] = {}
    for m in a.mentions:
        outside = m.end <= start or end <= m.start
        if m.sentence == sentence and m.entity != entity and m.kind != "pronoun" and outside:
            found.setdefault(m.entity, m)
    return list(found.values())
