"""Links pronouns to their referents, by gender, number, animacy, syntax and salience (after Lappin & Leass 1994)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from framing.analyzer.entities.agreement import NEAR, is_fitting
from framing.analyzer.entities.antecedents import antecedent_of
from framing.analyzer.entities.mentions import NAME, PRONOUN, Candidate, Referent, place
from framing.analyzer.entities.silent_people import accused_among, dead_among, silent_among
from framing.analyzer.entities.spoken_of import (
    NESTED,
    Stretch,
    between_marks,
    is_beside_cue,
    people_reported_of,
    people_spoken_of,
    stretch_around,
    stretch_length,
    stretch_start,
)
from framing.analyzer.entities.things import Things
from framing.language import courts, deaths
from framing.language.cues import cues
from framing.language.papers import paper_told_of
from framing.language.subjects import is_subject, written_subject
from framing.language.tree import Node, Tree
from framing.language.words import group, pronoun_forms
from framing.model import Quotation

_OTHERS = frozenset("mfp")  # people other than the speaker
_CALLED = {"m": "he", "f": "she", "p": "they"}
_EXCERPT = 3  # sentences; in so short a text a pronoun that nobody in it fits means somebody outside of it


def link_pronouns(tree: Tree, found: Sequence[Candidate], quotations: Sequence[Quotation]) -> list[Referent]:
    """Link pronouns to referents where the evidence allows one, and return the entities called only "he" or "she".

    Such an entity exists only if the text mentions nobody else by name or noun.
    """
    return _Pronouns(tree, found, quotations).link()


class _Pronouns:
    """The pronouns of an article, linked one after the other: who is meant depends on who was meant before."""

    def __init__(self, tree: Tree, found: Sequence[Candidate], quotations: Sequence[Quotation]) -> None:
        self._tree, self._found, self._quotations = tree, found, quotations
        self._places = [c.first.start for c in found]
        self._named = {c.head.i: c.entity for c in found if c.kind == NAME}
        self._things = Things(tree, found)
        self._speech = sorted((s for q in quotations for s in between_marks(q)), key=stretch_start)
        self._starts = [s.start for s in self._speech]
        around = ((c, stretch_around(c, self._speech, self._starts)) for c in found) if self._speech else ()
        self._marked = {id(c): stretches[-1].start for c, stretches in around if stretches}
        self._told = people_spoken_of(found, self._speech)
        for start, entities in people_reported_of(found, quotations).items():
            self._told.setdefault(start, []).extend(entities)
        self._dead = dead_among(tree, found)
        self._is_excerpt = len(tree.sentences) <= _EXCERPT
        self._spoken: list[Candidate] = []  # the mentions so far of which the referent is known
        self._unnamed: dict[str, Referent] = {}

    def link(self) -> list[Referent]:
        """Add each pronoun to its referent; return the referents that only pronouns mean."""
        for c in _speakers_first(self._found, self._speech):
            if c.kind == PRONOUN:
                self._link(c)
            elif c.entity is not None:
                self._spoken.append(c)
        return list(self._unnamed.values())

    def _link(self, c: Candidate) -> None:
        form = pronoun_forms().get(c.head.lower)
        if form is None or (form == "n" and _is_paper(self._tree, c.head)):
            return
        referent = self._referent(c, form)
        if referent is None:
            return
        referent.add(c, "pronoun")
        if form in "mf" and referent not in self._dead and deaths.is_told_dead(c.head):
            self._dead.append(referent)
        if form in "mf" and not referent.gender:
            referent.gender = form  # he is not she in the next sentence
        self._spoken.append(c)

    def _referent(self, c: Candidate, form: str) -> Referent | None:
        """Whom or what the pronoun means: the speaker, one of those mentioned before, or somebody without a name."""
        around = stretch_around(c, self._speech, self._starts)
        quote = min(around, key=stretch_length).quotation if around else None
        speaker = _speaker(self._found, self._places, quote) if quote is not None else None
        if form == "1":
            return speaker if speaker is not None and speaker.label == "PERSON" else None
        known: Sequence[Candidate] = self._not_excluded(c, form)
        if form == "p" and quote is not None:
            known = self._in_words_of_one(known, quote, around[0].start, speaker)
        known = self._told_alike(c, form, known)
        since = max((s.start for s in around), default=0)
        referent = _subject_behind(c, form, self._found) if quote is None else None
        referent = referent or antecedent_of(c, form, known, speaker, self._things, since, self._marked)
        if referent is None and form != "p" and quote is None and c.first.start in self._told:
            referent = self._who_spoke_before(c, form, known)
        return self._not_mentioned(c, form) if referent is None else referent

    def _who_spoke_before(self, c: Candidate, form: str, known: Sequence[Candidate]) -> Referent | None:
        """Who says the quotation right before the one that "he said" belongs to, however long that is."""
        own = min((q.start for q in self._quotations if q.speaker_start == c.first.start), default=c.first.start)
        before = [q for q in self._quotations if q.type in ("direct", "mixed") and q.end <= own]
        last = max(before, key=_end) if before else None
        if last is None or any(n.pos == "VERB" for n in self._tree.between(last.end, own)):
            return None
        who = _speaker(self._found, self._places, last)
        return who if is_fitting(who, form, c) and any(m.entity is who for m in known) else None

    def _not_excluded(self, c: Candidate, form: str) -> list[Candidate]:
        """The mentions of all but those whom the pronoun cannot mean where it stands."""
        unlike = [*self._told.get(c.first.start, ()), *_fellows(c.head, self._named)]
        if form == "p" and (thing := c.head.head.child("dobj")) is not None and thing.lemma == "officer":
            unlike += [m.entity for m in self._spoken[-NEAR:] if m.head.lower == "police"]  # "they pelted officers"
        if form in "mf" and c.first.start in self._told:
            unlike += silent_among(c, form, self._tree, self._spoken, self._quotations)
        if self._dead and (deaths.is_speaking(c.head) or deaths.is_of_the_living(c.head)):
            unlike += self._dead
        return [m for m in self._spoken if m.entity not in unlike] if unlike else self._spoken

    def _in_words_of_one(
        self, known: Sequence[Candidate], quote: Quotation, since: int, speaker: Referent | None
    ) -> list[Candidate]:
        """The mentions in a quotation and beside its cue, and in other words of the same speaker: whom "they" means."""
        same = [q for q in self._quotations if quote.speaker is not None and q.speaker == quote.speaker]
        if speaker is not None:
            same += [q for q in self._quotations if _speaker(self._found, self._places, q) is speaker]
        said = {id(q) for q in same}
        return [
            m
            for m in known
            if m.first.start >= since
            or is_beside_cue(self._tree, m, quote)
            or any(id(s.quotation) in said for s in stretch_around(m, self._speech, self._starts))
        ]

    def _told_alike(self, c: Candidate, form: str, known: Sequence[Candidate]) -> Sequence[Candidate]:
        """The mentions of the dead or the accused alone, if the pronoun's clause tells of such; else all."""
        if self._dead and deaths.is_of_the_dead(c.head):
            known = [m for m in known if m.entity in self._dead and is_fitting(m.entity, form, m)] or known
        if form in "mf" and courts.is_of_the_accused(c.head):
            known = accused_among(known, form, c.head.sent) or known
        if form == "p" and courts.is_prosecuted(c.head):
            known = accused_among(known, form, c.head.sent) or known  # "Police held nine. They were charged."
        return known

    def _not_mentioned(self, c: Candidate, form: str) -> Referent | None:
        """Who is named only later, or never: somebody whom nobody before the pronoun fits."""
        if form not in _OTHERS:
            return None
        fits_nobody = not any(is_fitting(m.entity, form, m) for m in self._spoken)
        if form == "p":
            return _nameless(form, self._unnamed) if fits_nobody and self._is_excerpt else None
        if fits_nobody or self._is_excerpt:
            return _ahead(c, form, self._found) or _nameless(form, self._unnamed)
        return None


def _speakers_first(found: Sequence[Candidate], speech: Sequence[Stretch]) -> list[Candidate]:
    """The mentions in text order, but a pronoun that says something before the pronouns in its words.

    "“He told me so,” she added": who she is must be known first, for he is somebody else.
    """
    inside = [c.first.start for c in found if c.kind == PRONOUN and pronoun_forms().get(c.head.lower) in _OTHERS]
    begins: dict[int, int] = {}
    for s in speech:
        speaker = s.quotation.speaker_start
        spoken_of = bisect_left(inside, s.start) < bisect_left(inside, s.end)
        if speaker is not None and speaker >= s.end and spoken_of and not _is_quoted_below(s, speech):
            begins[speaker] = min(s.start, begins.get(speaker, s.start))
    if not begins:
        return list(found)
    places = [begins.get(c.first.start, c.first.start) if c.kind == PRONOUN else c.first.start for c in found]
    moved = [c.kind == PRONOUN and c.first.start in begins for c in found]
    order = sorted(range(len(found)), key=lambda n: (places[n], not moved[n], n))
    return [found[n] for n in order]


def _is_quoted_below(stretch: Stretch, speech: Sequence[Stretch]) -> bool:
    """Whether a headline quotes what somebody says below: who she is, is known only there."""
    words, speaker = stretch.quotation.text.casefold().rstrip(".,"), stretch.quotation.speaker_start
    return stretch.quotation.sentence == 0 and any(
        s.start > stretch.end and s.quotation.speaker_start == speaker and words in s.quotation.text.casefold()
        for s in speech
    )


def _is_paper(tree: Tree, it: Node) -> bool:
    """Whether "it" says something and is the document of the sentence before, which is no entity."""
    says = is_subject(it) and it.head.lemma in cues("VERB")
    return says and paper_told_of(tree, it.sent - 1) is not None


def _ahead(c: Candidate, form: str, found: Sequence[Candidate]) -> Referent | None:
    """ "During her time in office, Clinton …": the named subject of the main clause that follows."""
    for m in found[bisect_left(found, place(c), key=place) :]:
        if m.head.sent > c.head.sent:
            return None
        if m.head.sent == c.head.sent and m.first.i > c.head.i and m.kind == NAME and is_subject(m.head):
            main = m.head.head.dep == "ROOT" and c.head.dep == "poss"
            if main and m.entity is not None and is_fitting(m.entity, form, m):
                return m.entity
    return None


def _subject_behind(c: Candidate, form: str, found: Sequence[Candidate]) -> Referent | None:
    """ "During his campaign, Trump …": the named subject, where the sentence begins with when or where it was."""
    if form not in ("m", "f") or c.head.dep != "poss" or c.head.head.dep != "pobj":
        return None
    before = c.head.head.head
    verb = before.head
    if before.dep != "prep" or before.lower not in group("prepositions of a setting") or verb.dep != "ROOT":
        return None
    subject = written_subject(verb)
    if subject is None or subject.i < c.head.i or subject.pos != "PROPN":
        return None
    who = next((m for m in found[bisect_left(found, place(c), key=place) :] if m.head is subject), None)
    return who.entity if who is not None and who.kind == NAME and is_fitting(who.entity, form, who) else None


def _nameless(form: str, unnamed: dict[str, Referent]) -> Referent:
    if form not in unnamed:
        unnamed[form] = Referent("GROUP" if form == "p" else "PERSON", _CALLED[form])
        unnamed[form].gender, unnamed[form].number = ("", "p") if form == "p" else (form, "s")
    return unnamed[form]


def _fellows(node: Node, named: Mapping[int, object]) -> list[object]:
    """People named after the pronoun as other arguments of its verb: "he asked Trump", "he called on Trump"."""
    if not is_subject(node):
        return []
    below = [k for k in node.head.children if k.dep in {"dobj", "dative", "prep"}]
    heads = [k.child("pobj") or k if k.dep == "prep" else k for k in below]
    return [named[k.i] for k in heads if k.i in named]


def _end(quotation: Quotation) -> tuple[int, int]:
    return quotation.end, quotation.start


def _speaker(found: Sequence[Candidate], places: Sequence[int], quote: Quotation) -> Referent | None:
    """The referent of the words for the speaker, if it is known by now."""
    if quote.speaker_start is None or quote.speaker_end is None:
        return None
    first = bisect_left(places, quote.speaker_start)
    for c in found[max(0, first - NESTED) : bisect_left(places, quote.speaker_end)]:
        named = quote.speaker_start <= c.head.start < quote.speaker_end and c.head.dep not in ("poss", "compound")
        if named and c.entity is not None:
            return c.entity
    return None
