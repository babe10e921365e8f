"""Links pronouns to their referents, by gender, number, animacy, syntax and salience (after Lappin & Leass 1994)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.analyzer.entities.mentions import NAME, NOMINAL, PRONOUN, Candidate, Referent, place
from framing.analyzer.entities.pointed import (
    is_accuser,
    is_answerer,
    is_attacker,
    is_cause,
    joined_owner,
    pointed_at,
    speaks_for_somebody,
)
from framing.language import courts, deaths
from framing.language.actors import actors, is_kin, is_like_people, is_listed_kin, noun
from framing.language.clauses import is_wanted_by
from framing.language.cues import cues
from framing.language.denial import is_denied
from framing.language.numbers import number, value_of
from framing.language.papers import paper_told_of
from framing.language.subjects import (
    SUBJECTS,
    is_active_subject,
    is_passive_subject,
    is_subject,
    own_subject,
    written_subject,
)
from framing.language.tree import Node, Tree
from framing.language.voices import SPEECH, quoted_parts
from framing.language.words import group, pronoun_forms
from framing.model import Quotation

_DERIVED = frozenset({"demonym", "member"})  # "Russian gas"
_CALLED = {"m": "he", "f": "she", "p": "they"}
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "acl", "parataxis", "pcomp", "csubj"})
_INNER = _CLAUSES - {"ROOT", "conj", "parataxis"}
_THINGS = frozenset({"ORG", "GPE", "FAC", "LOC", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART", "MISC"})
_IMPERSONAL = group("impersonal verbs")
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "csubj", "csubjpass", "relcl", "advcl"})
_PLACED = frozenset({*SUBJECTS, "dobj", "pobj", "attr", "appos", "agent", "conj", "dative"})
_INERT = 0.7  # how far a plural thing rivals people as the antecedent of "they"
_ASIDE = 0.4  # how much a mention in a quotation counts for a pronoun outside of it
_RELATIVE = 0.4  # the same for the subject of a relative clause
_BELOW = 0.65  # how much the subject of a clause within a sentence counts for the subject of the next sentence
_UNSURE = 0.5  # weight of a person for "she" if neither name nor title gives a gender
_EARLIER = 0.5  # how much the other sentences count that speak of somebody, beside the one where he is foremost
_PARALLEL = 1.8  # how much likelier whom something is done to is the one to whom the next thing is done
_OWN_CLAUSE = 1.4  # how much likelier "his" is of the subject of its own clause: "Roth said Kerr feared for his life"
_SPEAKING_ON = 1.5  # how much likelier who reports is the one who speaks in the next sentence
_SPOKEN = 0.4  # how much a spokesman who reports counts for one who does something else in the next sentence
_ONE_BODY = 0.4  # how much a body counts as "they", beside people
_COUNTED = 3.0  # how much likelier "one of them" is of those whom the text has counted
_SHOT = 4.0  # how much likelier whoever is shot is the one of whom the text says next that he died
_RELATED = (
    1.9  # weight of a relative just introduced: more than somebody whose gender is not known, less than a subject
)
_WHOSE = 2.0  # weight of whose the subject of the same sentence is: "Because Ruiz's visit failed, he …"
_STEERED = 4.0  # how much likelier "his" is his who is asked to act: "asked Ned to resign over his lack of tact"
_NEAR = 12  # mentions that may stand in the quotation with a pronoun
_NESTED = 4  # how many quotations or mentions may overlap
_EXCERPT = 3  # sentences; in so short a text a pronoun that nobody in it fits means somebody outside of it
_SOURCE = 6.0  # weight of a person given as a source, as the speaker of the next sentence
_WINDOW = {"m": 3, "f": 3, "n": 1, "p": 1}


def link_pronouns(tree: Tree, found: Sequence[Candidate], quotations: Sequence[Quotation]) -> list[Referent]:
    """Link pronouns to referents where the evidence allows one, and return the entities called only "he" or "she".

    Such an entity exists only if the text mentions nobody else by name or noun.
    """
    unnamed: dict[str, Referent] = {}
    things = _Things(tree, found)
    speech = sorted((s for q in quotations for s in _between_marks(q)), key=_start)
    starts = [s.start for s in speech]
    told = _spoken_of(found, speech)
    for start, entities in _reported_of(found, quotations).items():
        told.setdefault(start, []).extend(entities)
    named = {c.head.i: c.entity for c in found if c.kind == NAME}
    marked = {id(c): stretch[-1].start for c in found if (stretch := _around(c, speech, starts))} if speech else {}
    places = [c.first.start for c in found]
    spoken: list[Candidate] = []
    excerpt = len(tree.sentences) <= _EXCERPT
    dead = dead_among(tree, found)
    for c in _speakers_first(found, speech):
        if c.kind != PRONOUN:
            if c.entity is not None:
                spoken.append(c)
            continue
        form = pronoun_forms().get(c.head.lower)
        if form is None or (form == "n" and _is_paper(tree, c.head)):
            continue
        around = _around(c, speech, starts)
        speaker = _speaker(found, places, min(around, key=_length).quotation) if around else None
        if form == "1":
            referent = speaker if speaker is not None and speaker.label == "PERSON" else None
        else:
            since = max((s.start for s in around), default=0)
            unlike = [*told.get(c.first.start, ()), *_fellows(c.head, named)]
            if form == "p" and (thing := c.head.head.child("dobj")) is not None and thing.lemma == "officer":
                unlike += [m.entity for m in spoken[-_NEAR:] if m.head.lower == "police"]  # "they pelted officers"
            if form in "mf" and c.first.start in told:
                unlike += _silent(c, form, tree, spoken, quotations)
            if dead and (deaths.is_speaking(c.head) or deaths.is_of_the_living(c.head)):
                unlike += dead
            known = [m for m in spoken if m.entity not in unlike] if unlike else spoken
            if form == "p" and around:
                quote = min(around, key=_length).quotation
                own = [m for m in known if m.first.start >= around[0].start or _is_beside_cue(tree, m, quote)]
                same = [q for q in quotations if quote.speaker is not None and q.speaker == quote.speaker]
                if speaker is not None:
                    same += [q for q in quotations if _speaker(found, places, q) is speaker]
                said = {id(q) for q in same}
                known = [
                    m for m in known if m in own or any(id(s.quotation) in said for s in _around(m, speech, starts))
                ]
            if dead and deaths.is_of_the_dead(c.head):
                known = [m for m in known if m.entity in dead and _fits(m.entity, form, m)] or known
            if form in "mf" and courts.is_of_the_accused(c.head):
                known = _accused(known, form, c.head.sent) or known
            if form == "p" and courts.is_prosecuted(c.head):
                known = _accused(known, form, c.head.sent) or known  # "Police held nine. They were charged."
            referent = _antecedent(c, form, known, speaker, things, since, marked)
            alone = referent is None and (excerpt or not any(_fits(m.entity, form, m) for m in spoken))
            if alone and form == "p" and excerpt and not any(_fits(m.entity, form, m) for m in spoken):
                referent = _nameless(form, unnamed)
            if alone and form in "mf":
                referent = _ahead(c, form, found) or _nameless(form, unnamed)
        if referent is not None:
            referent.add(c, "pronoun")
            if form in "mf" and referent not in dead and deaths.is_told_dead(c.head):
                dead.append(referent)
            if form in "mf" and not referent.gender:
                referent.gender = form  # he is not she in the next sentence
            spoken.append(c)
    return list(unnamed.values())


def _speakers_first(found: Sequence[Candidate], speech: Sequence[_Stretch]) -> list[Candidate]:
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


def _is_quoted_below(stretch: _Stretch, speech: Sequence[_Stretch]) -> bool:
    """Whether a headline quotes what somebody says below: who she is, is known only there."""
    words, speaker = stretch.quotation.text.casefold().rstrip(".,"), stretch.quotation.speaker_start
    return stretch.quotation.sentence == 0 and any(
        s.start > stretch.end and s.quotation.speaker_start == speaker and words in s.quotation.text.casefold()
        for s in speech
    )


_OTHERS = frozenset("mfp")


def _is_paper(tree: Tree, it: Node) -> bool:
    """Whether "it" says something and is the document of the sentence before, which is no entity."""
    says = is_subject(it) and it.head.lemma in cues("VERB")
    return says and paper_told_of(tree, it.sent - 1) is not None


def _silent(
    c: Candidate, form: str, tree: Tree, spoken: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[Referent]:
    """Who cannot be the "she" that says it: small children, and her of whom "I" speak as "she".

    "Tighe sought a second opinion. Her daughter, Éabha, is now two. “I trusted them or she would not be here,” she
    said": Tighe says it. Of two women the one who was introduced as the other's relative is spoken of.
    """
    near = [m for m in spoken[-_NEAR:] if m.entity is not None and _fits(m.entity, form, m)]
    found = [m.entity for m in near if m.entity is not None and _is_small_child(m.head)]
    words = {
        n.lower
        for q in quotations
        if q.speaker_start == c.first.start and q.type in ("direct", "mixed")
        for n in tree.between(q.start, q.end)
    }
    if "i" in words and any(pronoun_forms().get(word) == form for word in words):
        found += [m.entity for m in near if m.entity is not None and m.kind == NAME and _is_whose_kin(m.head)]
    others = [m.entity for m in near if m.entity not in found]
    return found if others else []


def _is_whose_kin(name: Node) -> bool:
    """Whether somebody is introduced as a relative of the one told of: "her niece, Grace", "Grace, her niece"."""
    beside = [name.head] if name.dep == "appos" else []
    beside += [k for k in name.children if k.dep in ("appos", "compound")]
    return any(is_kin(n) and any(k.dep == "poss" and k.pos == "PRON" for k in n.lefts + name.lefts) for n in beside)


def _is_small_child(name: Node) -> bool:
    """Whether a baby or a child of a few years is meant: "her baby, Ruby", "Jan, four,", "Ruby was three weeks old"."""
    beside = [name, *([name.head] if name.dep == "appos" else []), *(k for k in name.children if k.dep != "relcl")]
    if any(noun(n) in group("small children") for n in beside):
        return True
    for n in (*beside, *(k for b in beside for k in b.lefts)):
        if n.lower.endswith(("month-old", "week-old", "day-old", "months-old")):
            return True
        if n.lower.endswith("year-old") and 0 < (value_of(n.lower.split("-")[:1]) or 0) <= _OLDEST_CHILD:
            return True
        years = n.child("npadvmod") if n.lower == "old" else None  # "one-year-old" in five tokens
        if years is not None and (years.lemma in ("month", "week", "day") or _is_of_few(years)):
            return True
    ages = [k for k in name.children if k.dep == "appos" and k.pos == "NUM" and not k.children]
    if is_subject(name) and name.head.lemma == "be":
        ages += [k for k in name.head.children if k.dep in ("attr", "acomp") and k.pos == "NUM" and not k.rights]
        if (old := name.head.child("acomp")) is not None and old.lower == "old":
            return any(k.lemma in ("week", "month", "day") or _is_of_few(k) for k in old.lefts)
    return any(0 < (number(age) or 0) <= _OLDEST_CHILD for age in ages)


def _is_of_few(years: Node) -> bool:
    """Whether the years are few: "three years" of "was three years old"."""
    count = years.child("nummod")
    return years.lemma == "year" and count is not None and 0 < (number(count) or 0) <= _OLDEST_CHILD


_OLDEST_CHILD = 4  # years of a child that is not quoted


def _accused(known: Sequence[Candidate], form: str, here: int) -> list[Candidate]:
    """The mentions of those who are told to be accused, not long before."""
    near = [m for m in known if here - m.head.sent <= _WINDOW[form] and _fits(m.entity, form, m)]
    told = {id(m.entity) for m in near if courts.is_told_accused(m.head)}
    return [m for m in near if id(m.entity) in told]


def dead_among(tree: Tree, found: Sequence[Candidate]) -> list[Referent]:
    """The people whom the article tells of as dead, and who say nothing by name."""
    told: list[Referent] = []
    alive: list[Referent] = []
    deadly = deaths.is_about_death(tree.nodes)
    for c in found:
        who = c.entity
        if who is None or who.label != "PERSON" or c.modifier:
            continue
        if c.kind == NAME and deaths.is_speaking(c.head):
            alive.append(who)
        elif who not in told and (deaths.is_told_dead(c.head) or (deadly and deaths.is_shot(c.head))):
            told.append(who)
    return [who for who in told if who not in alive]


def _ahead(c: Candidate, form: str, found: Sequence[Candidate]) -> Referent | None:
    """ "During her time in office, Clinton …": the named subject of the main clause that follows."""
    for m in found[bisect_left(found, place(c), key=place) :]:
        if m.head.sent > c.head.sent:
            return None
        if m.head.sent == c.head.sent and m.first.i > c.head.i and m.kind == NAME and is_subject(m.head):
            main = m.head.head.dep == "ROOT" and c.head.dep == "poss"
            if main and m.entity is not None and _fits(m.entity, form, m):
                return m.entity
    return None


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


class _Stretch(NamedTuple):
    """The text between marks. Inside it "he" is not the speaker; in "he said he would" it may be."""

    start: int
    end: int
    quotation: Quotation


def _between_marks(q: Quotation) -> list[_Stretch]:
    return [_Stretch(start, end, q) for start, end in quoted_parts(q)]


def _around(c: Candidate, speech: Sequence[_Stretch], starts: Sequence[int]) -> list[_Stretch]:
    before = bisect_right(starts, c.first.start)
    if not before:
        return []
    return [s for s in speech[max(0, before - _NESTED) : before] if c.last.end <= s.end]


def _spoken_of(found: Sequence[Candidate], speech: Sequence[_Stretch]) -> dict[int, list[object]]:
    """People mentioned between the marks, by the place of the speaker's words.

    Speakers seldom refer to themselves by name or title. So "he" of "he said" after "Ann is wrong about the mayor" is
    not the mayor. "I, as mayor" he may say.
    """
    named = [
        c
        for c in found
        if c.kind != PRONOUN and c.entity is not None and c.entity.label == "PERSON" and not _as(c.head)
    ]
    places = [c.first.start for c in named]
    told: dict[int, list[object]] = {}
    for s in speech:
        if s.quotation.speaker_start is not None:
            inside = named[bisect_left(places, s.start) : bisect_left(places, s.end)]
            told.setdefault(s.quotation.speaker_start, []).extend(c.entity for c in inside)
    return told


def _reported_of(found: Sequence[Candidate], quotations: Sequence[Quotation]) -> dict[int, list[object]]:
    """People named in the words that a subject reports, by the place of the subject.

    "They say Democrats will stop at nothing": "they" are not the Democrats (principle C of binding theory).
    """
    named = [c for c in found if c.kind != PRONOUN and c.entity is not None and not c.modifier]
    places = [c.first.start for c in named]
    told: dict[int, list[object]] = {}
    for q in quotations:
        if q.type in SPEECH and q.speaker_end is not None and q.start >= q.speaker_end and q.speaker_start is not None:
            inside = named[bisect_left(places, q.start) : bisect_left(places, q.end)]
            told.setdefault(q.speaker_start, []).extend(
                c.entity for c in inside if c.link not in _DERIVED and not (c.label == "GROUP" and c.kind == NOMINAL)
            )  # "They pledged to use the party's majority": it may be theirs
    return told


def _as(node: Node) -> bool:
    return node.dep == "pobj" and node.head.lower == "as" and node.child("det") is None


def _is_beside_cue(tree: Tree, c: Candidate, quote: Quotation) -> bool:
    """Whether the mention stands in the sentence of the quotation's cue: "Of these men he says: “They vote.”"."""
    sentence = tree.sentences[c.head.sent]
    return quote.cue_start is not None and sentence[0].start <= quote.cue_start < sentence[-1].end


def _length(s: _Stretch) -> tuple[int, int]:
    return s.end - s.start, s.start


def _start(s: _Stretch) -> tuple[int, int]:
    return s.start, -s.end


def _speaker(found: Sequence[Candidate], places: Sequence[int], quote: Quotation) -> Referent | None:
    """The referent of the words for the speaker, if it is known by now."""
    if quote.speaker_start is None or quote.speaker_end is None:
        return None
    first = bisect_left(places, quote.speaker_start)
    for c in found[max(0, first - _NESTED) : bisect_left(places, quote.speaker_end)]:
        named = quote.speaker_start <= c.head.start < quote.speaker_end and c.head.dep not in ("poss", "compound")
        if named and c.entity is not None:
            return c.entity
    return None


def _antecedent(
    c: Candidate,
    form: str,
    spoken: Sequence[Candidate],
    speaker: Referent | None,
    things: _Things,
    since: int,
    marked: Mapping[int, int],
) -> Referent | None:
    """The mention before it that fits best.

    `since` is where the quotation begins that the pronoun stands in; `marked` tells of mentions, by id(), where theirs
    begins: who is spoken of in a quotation is not so near to the words outside of it. Of the mentions that one sentence
    has of somebody the foremost counts; so the subject of "Cohen said he" is not outweighed by whom all speak of. Who
    acts in a sentence mostly acts in the next (centering: Grosz, Joshi & Weinstein 1995): after "Ryan said Trump was
    wrong" it is Ryan who "added". Where people talk, in quotations, that does not hold.
    """
    node = c.head
    if form == "n" and not _names_actor(node):
        return None
    if form == "p" and not since and _are_named_together(node, spoken):
        return None  # "Ann Ray and Bob Lee … said they": they are no group with a name of its own
    reflexive = node.lower.endswith(("self", "selves"))
    if form in "mfp" and not reflexive and not since:
        above = _relative_antecedent(node)
        for m in reversed(spoken) if above is not None else ():
            if m.head is above and m.entity is not None and _fits(m.entity, form, m):
                return m.entity
            if m.head.sent < node.sent:
                break
    if (joined := joined_owner(node)) is not None:
        owner = next((m.entity for m in reversed(spoken) if m.head is joined and _fits(m.entity, form, m)), None)
        if owner is not None:
            return owner
    if reflexive and (beside := _emphasised(node, spoken)) is not None:
        return beside
    sources = form in "mf" and is_subject(node) and node.head.lemma in cues("VERB")
    passive = form in "mf" and is_passive_subject(node)
    parted = form == "p" and node.dep == "pobj" and node.head.lower == "of" and node.head.head.pos in ("NUM", "DET")
    dies = is_subject(node) and node.head.lemma in group("dying verbs")
    goes_on = form in "mf" and not since and is_subject(node) and node.head.dep not in _INNER
    here, furthest = node.sent, node.sent - _WINDOW[form]
    # "the guards are doing what they must", in somebody's words, are nobody outside of them
    near = spoken[-_NEAR:] if form == "p" and since else ()
    outside = any(m.first.start >= since and m.entity is not speaker and _fits(m.entity, form, m) for m in near)
    steered = pointed_at(node)
    scores: dict[Referent, float] = {}
    weights: dict[Referent, dict[int, float]] = {}  # by sentence
    for m in reversed(spoken):
        there = m.head.sent
        if there < furthest:
            break
        distance = here - there
        who = m.entity
        if who is None or not _fits(who, form, m) or (form == "n" and m.first.start < since):
            continue
        if reflexive:
            if distance == 0 and is_subject(m.head) and _clause(m.head) is _clause(node):
                return who
            continue
        if who is speaker or _bound(node, m.head):
            scores[who] = -1e9
            continue
        aside = _ASIDE if marked.get(id(m), since) != since else 1.0
        if outside and m.first.start < since:
            aside = _ASIDE
        below = 1.0
        if goes_on and distance and is_subject(m.head) and m.head.head.dep in _INNER:
            below = _RELATIVE if m.head.head.dep == "relcl" else _BELOW
        sure = m.kind == NAME or m.link == "same head" or (m.kind == NOMINAL and node.dep == "poss")
        itself = not distance and sure and is_subject(m.head) and m.head.head in node.ancestors()
        reports = goes_on and distance == 1 and is_subject(who_is := _beside(m.head)) and _tells(who_is.head)
        speaks_on = reports and node.head.lemma in cues("VERB")  # "His lawyer said Belo was ill. He denied a claim."
        # "Guzel said she had come"; "Ravik Belo said that Tom Reed had left. He gave no reason."
        unsure = _UNSURE if form in "mf" and not who.gender and not itself and not reports else 1.0
        weight = _weight(m, distance) * aside * below * unsure
        if m.head is steered or (form in "mf" and is_cause(node, m.head)):
            weight *= _STEERED
        if speaks_on:
            weight *= _SPEAKING_ON
        elif reports and speaks_for_somebody(who_is):
            weight *= _SPOKEN  # "A spokesman, Karl Roth, said Belo was ill. He will miss the summit."
        if form == "p" and who.label == "ORG" and not since:
            weight *= _ONE_BODY
        own = form in ("n", who.gender)
        if node.dep == "poss" and own and is_subject(m.head) and m.head.head is _verb_around(node):
            weight *= _OWN_CLAUSE
        if passive and is_passive_subject(m.head):
            weight *= _PARALLEL
        if parted and m.head.child("nummod") is not None:
            weight *= _COUNTED
        if dies and (deaths.is_shot(m.head) or deaths.is_told_dead(m.head)):
            weight *= _SHOT
        if sources and distance and _is_source(m.head):
            weight *= _SOURCE / _ROLES.get(m.head.dep, _OTHER)
        if who not in weights:
            weights[who] = {there: weight}
        elif weights[who].get(there, 0.0) < weight:
            weights[who][there] = weight
    if reflexive and form in "mf":
        return _foremost_here(node, form, spoken)
    for who, told in weights.items():
        best = max(told.values())
        scores[who] = scores.get(who, 0.0) + best + _EARLIER * (sum(told.values()) - best)
    ranked = sorted([(s, who.mentions[0].first.i, who) for who, s in scores.items() if s > 0], key=_rank)
    if not ranked:
        return None
    if form in "mf" and len(ranked) > 1 and not ranked[0][2].gender and _needs_both(node, form, spoken, things.tree):
        return next((who for _, _, who in ranked if who.gender == form), ranked[0][2])
    if form in "np":
        second = max(ranked[1][0] if len(ranked) > 1 else 0.0, things.rival(node, form, since))
        if ranked[0][0] < 1.3 * second:
            return None
    return ranked[0][2]


def _emphasised(node: Node, spoken: Sequence[Candidate]) -> Referent | None:
    """The referent of "itself" right behind a name or noun: "an attack on the Supreme Court itself"."""
    if node.dep not in ("appos", "npadvmod", "dep", "advmod") and node.head.pos not in ("NOUN", "PROPN"):
        return None
    return next((m.entity for m in reversed(spoken) if m.last.i == node.i - 1 and m.kind != PRONOUN), None)


def _verb_around(node: Node) -> Node | None:
    """The verb of the clause around a word."""
    return next((a for a in node.ancestors() if a.pos in ("VERB", "AUX")), None)


def _needs_both(node: Node, form: str, spoken: Sequence[Candidate], tree: Tree) -> bool:
    """Whether the sentence has a "she" besides the "he", and nobody else is known who could be her."""
    other = "f" if form == "m" else "m"
    if not any(pronoun_forms().get(n.lower) == other for n in tree.sentences[node.sent]):
        return False
    near = (m for m in reversed(spoken) if node.sent - m.head.sent <= _WINDOW[other])
    return not any(m.entity is not None and m.entity.gender == other and _fits(m.entity, other, m) for m in near)


def _tells(verb: Node) -> bool:
    """Whether a main verb reports what somebody says."""
    return verb.dep == "ROOT" and verb.lemma in cues("VERB")


def _are_named_together(node: Node, spoken: Sequence[Candidate]) -> bool:
    """Whether the subject right before "they" is two people by name, so that no other group is meant."""
    for m in reversed(spoken):
        if node.sent - m.head.sent > 1:
            return False
        if not is_subject(m.head) or m.head.head.dep not in ("ROOT", "conj"):
            continue
        two = any(k.dep == "conj" and k.pos == "PROPN" for k in m.head.children)
        return two and m.kind == NAME and m.entity is not None and m.entity.label == "PERSON"
    return False


def _relative_antecedent(node: Node) -> Node | None:
    """The referent of "they" in "Republicans, who embraced what they call …": the subject of the surrounding clause."""
    if not is_subject(node):
        return None
    clause = node.head
    while clause.head is not clause and clause.dep != "ROOT":
        if clause.dep == "relcl" and clause is not node.head:
            subject = written_subject(clause)
            return clause.head if subject is not None and subject.lower in ("who", "that") else None
        clause = clause.head
    return None


def _is_source(head: Node) -> bool:
    """Whether the person is given as a source: "according to Mr. Shore", "his aide, Tom Brandt, spoke to reporters"."""
    if head.dep == "appos":
        head = head.head
    if is_active_subject(head) and head.head.lemma in group("speaking up") and head.head.dep == "ROOT":
        return not is_denied(head.head)  # "Ned Kerr did not speak"
    return head.dep == "pobj" and head.head.lower == "to" and head.head.head.lower == "according"


def _foremost_here(node: Node, form: str, spoken: Sequence[Candidate]) -> Referent | None:
    """The referent of "himself" if the parser finds no subject: the first of the sentence that fits."""
    here = []
    for m in reversed(spoken):
        if m.head.sent != node.sent:
            break
        if m.entity is not None and _fits(m.entity, form, m) and not m.modifier and m.head.dep != "poss":
            here.append(m.entity)
    return here[-1] if here else None


class _Things:
    """Nouns that name no actor. "It" mostly refers to one of them: a bill, an email, a probe."""

    def __init__(self, tree: Tree, found: Sequence[Candidate]) -> None:
        self.tree = tree
        self.named = {i for c in found for i in range(c.first.i, c.last.i + 1)}
        self.sentences: dict[int, list[Node]] = {}

    def rival(self, node: Node, form: str, since: int) -> float:
        """The weight of the most prominent thing before a pronoun, in its sentence and the previous one."""
        tags = ("NN", "NNP") if form == "n" else ("NNS", "NNPS")
        scores: dict[str, float] = {}
        for distance in (0, 1):
            for n in self._nouns(node.sent - distance):
                if n.i < node.i and n.start >= since and n.tag in tags and not _bound(node, n):
                    scores[n.lemma] = scores.get(n.lemma, 0.0) + _ROLES.get(n.dep, _OTHER) * _DISTANCES[distance]
        best = max(scores.values(), default=0.0)
        return best if form == "n" else _INERT * best

    def _nouns(self, sentence: int) -> list[Node]:
        if sentence < 0:
            return []
        if sentence not in self.sentences:
            self.sentences[sentence] = [
                n
                for n in self.tree.sentences[sentence]
                if n.pos in ("NOUN", "PROPN") and n.dep in _PLACED and n.i not in self.named
            ]
        return self.sentences[sentence]


def _rank(row: tuple[float, int, Referent]) -> tuple[float, int]:
    return -row[0], row[1]


def _fits(who: Referent | None, form: str, m: Candidate) -> bool:
    if who is None:
        return False
    if form in "mf":
        return who.label == "PERSON" and who.number == "s" and who.gender in ("", form)
    if form == "n":
        collective = who.label == "GROUP" and m.kind == NOMINAL and m.head.tag == "NN" and m.head.lower != "police"
        return (who.label in _THINGS or collective) and not m.modifier and m.link not in ("demonym", "member")
    return who.number == "p" or who.label in {"GROUP", "NORP", "ORG"}


_ROLES = {
    **dict.fromkeys(SUBJECTS, 3.0),
    **dict.fromkeys(("dobj", "dative", "attr", "agent"), 1.6),
    **dict.fromkeys(("pobj", "poss", "appos", "conj"), 1.2),
}
_OTHER = 0.6
_DISTANCES = (1.0, 0.6, 0.25, 0.1)  # in sentences


def _weight(m: Candidate, distance: int) -> float:
    kind = 1.2 if m.kind == NAME else 1.1 if m.kind == PRONOUN else 0.9
    role = SUBJECTS[0] if _is_fronted(m.head) or _speaks_at_the_end(m.head) else _beside(m.head).dep
    if role == "poss" and not distance and is_subject(m.head.head) and noun(m.head.head) not in actors():
        return _WHOSE * kind
    if not distance and _is_author(m.head):
        role = SUBJECTS[0]
    weight = _RELATED if _is_whose_relative(m.head) else _ROLES.get(role, _OTHER)
    return weight * kind * _DISTANCES[distance]


def _is_author(node: Node) -> bool:
    """Whether the subject is a text or deed of the person: "The statement by Mr. Carr was the first that he made"."""
    thing = node.head.head
    by = node.dep == "pobj" and node.head.lower in ("by", "from") and node.head.dep in ("prep", "agent")
    return by and thing.pos == "NOUN" and is_subject(thing) and noun(thing) not in actors()


def _beside(name: Node) -> Node:
    """The noun of which a name says who it is: "former captain Dan Pereira called", "the mayor, Ann Lee, said"."""
    calling = name.head
    one = name.dep == "appos" and calling.tag in ("NN", "NNP") and is_like_people(calling) and not is_kin(calling)
    return calling if one and is_subject(calling) else name


def _is_whose_relative(node: Node) -> bool:
    """Whether it is the name of a relative that a clause introduces: "Wambui, whose son, Brian, was beaten"."""
    return node.dep == "appos" and is_kin(node.head) and any(k.tag == "WP$" for k in node.head.children)


def _is_fronted(node: Node) -> bool:
    """Whether the sentence is about it by its first words: "For Mr. Holm, the case was personal. He …"."""
    for_ = node.head
    if node.dep != "pobj" or for_.lower not in ("for", "to") or for_.dep != "prep" or for_.head.i < node.i:
        return False
    subject = written_subject(for_.head)
    return subject is not None and node.i < subject.i and any(c.text == "," for c in for_.head.lefts)


def _speaks_at_the_end(node: Node) -> bool:
    """Whether the sentence ends with what the person says: "Critics attacked Tuohy, who said he would reply. He …"."""
    verb = next((k for k in node.rights if k.dep == "relcl" and k.lemma in cues("VERB")), None)
    who = written_subject(verb) if verb is not None else None
    return who is not None and who.lower == "who" and verb is not None and verb.head.dep in ("dobj", "pobj")


def _clause(node: Node) -> Node:
    while node.dep not in _CLAUSES and node.head is not node:
        node = node.head
    return node


def _bound(node: Node, other: Node) -> bool:
    """Whether principle B excludes the antecedent: an argument of the same verb, or a phrase around the pronoun."""
    if node.dep == "poss":
        if is_wanted_by(node.head, other) or is_attacker(node, other) or is_answerer(node, other):
            return True
        beside = node.head.dep == "appos" and other is node.head.head and not is_listed_kin(node.head)
        return other is node.head or beside  # "Ann, his wife"
    if is_accuser(node, other):
        return True
    if node.dep == "dobj" and is_subject(other) and other.head is node.head.head and _has_no_subject(node.head):
        return True  # "Brat toppled Cantor, criticizing him": it is Brat who criticizes
    to = node.head.tag == "VB" and any(c.lower == "to" for c in node.head.lefts)
    if to and is_subject(node) and node.head.head.tag == "VBG":
        causing = node.head.head  # "Ann had told nobody, causing him to leave": he is not Ann
        if causing.dep == "advcl" and is_subject(other) and other.head is causing.head and causing.i > other.i:
            return causing.child("ccomp", "xcomp") is node.head and written_subject(causing) is None
    if node.head is other.head and node.sent == other.sent and node.dep != "conj":
        return True
    within = None  # the relative clause passed on the way up, and whether a clause inside it was
    inside = False
    while node.head is not node:
        if node.dep == "relcl" or (node.dep == "acl" and node.tag == "VBN"):
            within = node  # "Mr. Lund, asked whether he backed it"
        inside = inside or (within is None and node.dep in ("ccomp", "advcl"))
        node = node.head
        if node is other:
            return within is None or within.head is not other or not inside  # "women who said he pursued them"
    return False


def _has_no_subject(verb: Node) -> bool:
    """Whether the subject is that of the verb above: "…, criticizing him", "tried to stop him"."""
    return verb.dep in {"advcl", "xcomp", "conj"} and own_subject(verb) is None


def _names_actor(node: Node) -> bool:
    """Whether "it" may be a body here: it does something, or something belongs to it; not "it is clear that"."""
    if node.dep == "poss" or node.lower == "itself":
        return True
    verb = node.head
    if not is_subject(node) or verb.pos not in ("VERB", "AUX") or verb.lemma in _IMPERSONAL:
        return False
    if is_passive_subject(node):
        return not any(k.dep in _COMPLEMENTS and k.i > verb.i for k in verb.children)
    if verb.pos == "VERB" and verb.lemma != "be" and verb.text[0] not in "'’":
        return True
    said = verb.child("attr")  # "it is a company"; "it was an honor to serve" and "it is time" name nobody
    if said is None or noun(said) not in actors():
        return False
    return not any(k.dep in _COMPLEMENTS and k.i > said.i for k in (*verb.children, *said.children))
