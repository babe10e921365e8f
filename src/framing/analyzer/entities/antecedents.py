"""Which mention before it a pronoun refers to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.analyzer.entities.agreement import NEAR, WINDOW, is_bound, is_fitting
from framing.analyzer.entities.mentions import NAME, NOMINAL, PRONOUN, Candidate, Referent
from framing.analyzer.entities.pointed import is_cause, joined_owner, pointed_at, speaks_for_somebody
from framing.analyzer.entities.salience import OTHER, ROLES, described_beside, salience_of
from framing.analyzer.entities.things import Things
from framing.language import deaths, people
from framing.language.actors import actors, noun
from framing.language.cues import cues
from framing.language.denial import is_denied
from framing.language.subjects import is_active_subject, is_passive_subject, is_subject, written_subject
from framing.language.tree import Node, Tree
from framing.language.words import group, pronoun_forms

_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "acl", "parataxis", "pcomp", "csubj"})
_INNER = _CLAUSES - {"ROOT", "conj", "parataxis"}
_IMPERSONAL = group("impersonal verbs")
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "csubj", "csubjpass", "relcl", "advcl"})
_ASIDE = 0.4  # how much a mention in a quotation counts for a pronoun outside of it
_RELATIVE = 0.4  # the same for the subject of a relative clause
_BELOW = 0.65  # how much the subject of a clause within a sentence counts for the subject of the next sentence
_UNSURE = 0.5  # weight of a person for "she" if neither name nor title gives a gender
_EARLIER = 0.5  # how much the other sentences count that speak of somebody, beside the one where he is foremost
_PARALLEL = 1.8  # how much likelier whom something is done to is the one to whom the next thing is done
_OWN_CLAUSE = 1.4  # how much likelier "his" is of the subject of its own clause: "Roth said Kerr feared for his life"
_SPEAKING_ON = 1.5  # how much likelier who reports is the one who speaks in the next sentence
_REPORTING = 1.3  # how much likelier "he" is the politician who says it: "The hopeful said he …"
_SPOKEN = 0.4  # how much a spokesman who reports counts for one who does something else in the next sentence
_ONE_BODY = 0.4  # how much a body counts as "they", beside people
_COUNTED = 3.0  # how much likelier "one of them" is of those whom the text has counted
_SHOT = 4.0  # how much likelier whoever is shot is the one of whom the text says next that he died
_STEERED = 4.0  # how much likelier "his" is his who is asked to act: "asked Ned to resign over his lack of tact"
_EXCLUDED = -1e9  # score of somebody whom the pronoun cannot mean
_CLEARLY = 1.3  # how much more than the next one the first must weigh, for "it" and "they"
_SOURCE = 6.0  # weight of a person given as a source, as the speaker of the next sentence


def antecedent_of(
    c: Candidate,
    form: str,
    spoken: Sequence[Candidate],
    speaker: Referent | None,
    things: Things,
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
    if form == "n" and not _is_of_actor(node):
        return None
    if form == "p" and not since and _are_named_together(node, spoken):
        return None  # "Ann Ray and Bob Lee … said they": they are no group with a name of its own
    if (settled := _settled(node, form, spoken, since)) is not None:
        return settled
    if _is_reflexive(node):
        subject = _subject_here(node, form, spoken, since)
        return _foremost_here(node, form, spoken) if subject is None and form in "mf" else subject
    asked = _asked(node, form, spoken, speaker, since)
    weights, excluded = _weights(asked, spoken, marked)
    scores = dict.fromkeys(excluded, _EXCLUDED)
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
        if ranked[0][0] < _CLEARLY * second:
            return None
    return ranked[0][2]


def _is_reflexive(node: Node) -> bool:
    return node.lower.endswith(("self", "selves"))


def _settled(node: Node, form: str, spoken: Sequence[Candidate], since: int) -> Referent | None:
    """The referent that syntax settles: of a relative clause, of a joined owner, of a name right before "itself"."""
    if form in "mfp" and not _is_reflexive(node) and not since:
        above = _relative_antecedent(node)
        for m in reversed(spoken) if above is not None else ():
            if m.head is above and m.entity is not None and is_fitting(m.entity, form, m):
                return m.entity
            if m.head.sent < node.sent:
                break
    if (joined := joined_owner(node)) is not None:
        owner = next((m.entity for m in reversed(spoken) if m.head is joined and is_fitting(m.entity, form, m)), None)
        if owner is not None:
            return owner
    return _emphasised(node, spoken) if _is_reflexive(node) else None


def _subject_here(node: Node, form: str, spoken: Sequence[Candidate], since: int) -> Referent | None:
    """The subject of the clause around a reflexive."""
    for m in reversed(spoken):
        if m.head.sent < node.sent - WINDOW[form]:
            return None
        if m.entity is None or not is_fitting(m.entity, form, m) or (form == "n" and m.first.start < since):
            continue
        if m.head.sent == node.sent and is_subject(m.head) and _clause(m.head) is _clause(node):
            return m.entity
    return None


class _Asked(NamedTuple):
    """A pronoun, with what its place in the clause says of whom it may mean."""

    node: Node
    form: str
    speaker: Referent | None  # of the quotation that it stands in
    since: int  # where that quotation begins, 0 if there is none
    is_source: bool  # it says something, and may be whoever the sentence before gives as a source
    is_passive: bool
    is_counted: bool  # "one of them"
    is_dying: bool
    goes_on: bool  # a subject outside of quotations, which mostly goes on about the subject of the sentence before
    is_of_quoted: bool  # in somebody's words, which name people that it fits
    steered: Node | None


def _asked(node: Node, form: str, spoken: Sequence[Candidate], speaker: Referent | None, since: int) -> _Asked:
    # "the guards are doing what they must", in somebody's words, are nobody outside of them
    near = spoken[-NEAR:] if form == "p" and since else ()
    return _Asked(
        node,
        form,
        speaker,
        since,
        is_source=form in "mf" and is_subject(node) and node.head.lemma in cues("VERB"),
        is_passive=form in "mf" and is_passive_subject(node),
        is_counted=form == "p"
        and node.dep == "pobj"
        and node.head.lower == "of"
        and node.head.head.pos in ("NUM", "DET"),
        is_dying=is_subject(node) and node.head.lemma in group("dying verbs"),
        goes_on=form in "mf" and not since and is_subject(node) and node.head.dep not in _INNER,
        is_of_quoted=any(
            m.first.start >= since and m.entity is not speaker and is_fitting(m.entity, form, m) for m in near
        ),
        steered=pointed_at(node),
    )


def _weights(
    asked: _Asked, spoken: Sequence[Candidate], marked: Mapping[int, int]
) -> tuple[dict[Referent, dict[int, float]], list[Referent]]:
    """Whom the pronoun may mean, with the weight of the foremost mention in each sentence; and whom it cannot mean."""
    node, form, furthest = asked.node, asked.form, asked.node.sent - WINDOW[asked.form]
    weights: dict[Referent, dict[int, float]] = {}
    excluded: list[Referent] = []
    for m in reversed(spoken):
        there, who = m.head.sent, m.entity
        if there < furthest:
            break
        if who is None or not is_fitting(who, form, m) or (form == "n" and m.first.start < asked.since):
            continue
        if who is asked.speaker or is_bound(node, m.head):
            excluded.append(who)
            continue
        weight = _weight(asked, m, who, marked)
        if who not in weights:
            weights[who] = {there: weight}
        elif weights[who].get(there, 0.0) < weight:
            weights[who][there] = weight
    return weights, excluded


def _weight(asked: _Asked, m: Candidate, who: Referent, marked: Mapping[int, int]) -> float:
    """How likely a mention is the antecedent: its salience, its place beside the pronoun, and what both do."""
    node, form, distance = asked.node, asked.form, asked.node.sent - m.head.sent
    aside = _ASIDE if marked.get(id(m), asked.since) != asked.since else 1.0
    if asked.is_of_quoted and m.first.start < asked.since:
        aside = _ASIDE
    below = 1.0
    if asked.goes_on and distance and is_subject(m.head) and m.head.head.dep in _INNER:
        below = _RELATIVE if m.head.head.dep == "relcl" else _BELOW
    reporter = described_beside(m.head) if asked.goes_on and distance == 1 else None
    reports = reporter is not None and is_subject(reporter) and _is_report(reporter.head)
    politician = _is_of_politics(m) and _is_report(m.head.head)
    sure = m.kind == NAME or m.link == "same head" or (m.kind == NOMINAL and (node.dep == "poss" or politician))
    itself = not distance and sure and is_subject(m.head) and m.head.head in node.ancestors()
    # "Guzel said she had come"; "Ravik Belo said that Tom Reed had left. He gave no reason."
    unsure = _UNSURE if form in "mf" and not who.gender and not itself and not reports else 1.0
    weight = salience_of(m, distance) * aside * below * unsure
    if itself and m.kind == NOMINAL and node.dep != "poss":
        weight *= _REPORTING
    if m.head is asked.steered or (form in "mf" and is_cause(node, m.head)):
        weight *= _STEERED
    if reports and node.head.lemma in cues("VERB"):
        weight *= _SPEAKING_ON  # "His lawyer said Belo was ill. He denied a claim."
    elif reporter is not None and reports and speaks_for_somebody(reporter):
        weight *= _SPOKEN  # "A spokesman, Karl Roth, said Belo was ill. He will miss the summit."
    return _fitted(weight, asked, m, who, distance)


def _fitted(weight: float, asked: _Asked, m: Candidate, who: Referent, distance: int) -> float:
    """The weight of a mention by what the pronoun's clause says: who owns, suffers, is counted, dies or speaks."""
    node, form = asked.node, asked.form
    if form == "p" and who.label == "ORG" and not asked.since:
        weight *= _ONE_BODY
    own = form in ("n", who.gender)
    if node.dep == "poss" and own and is_subject(m.head) and m.head.head is _verb_around(node):
        weight *= _OWN_CLAUSE
    if asked.is_passive and is_passive_subject(m.head):
        weight *= _PARALLEL
    if asked.is_counted and m.head.child("nummod") is not None:
        weight *= _COUNTED
    if asked.is_dying and (deaths.is_shot(m.head) or deaths.is_told_dead(m.head)):
        weight *= _SHOT
    if asked.is_source and distance and _is_source(m.head):
        weight *= _SOURCE / ROLES.get(m.head.dep, OTHER)
    return weight


def _is_of_politics(m: Candidate) -> bool:
    """Whether a definite noun names a politician, who speaks for himself: "The presidential hopeful said he …"."""
    return people.are_like_callings(noun(m.head), "politician") and any(k.lower == "the" for k in m.head.lefts)


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
    near = (m for m in reversed(spoken) if node.sent - m.head.sent <= WINDOW[other])
    return not any(m.entity is not None and m.entity.gender == other and is_fitting(m.entity, other, m) for m in near)


def _is_report(verb: Node) -> bool:
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
        if m.entity is not None and is_fitting(m.entity, form, m) and not m.modifier and m.head.dep != "poss":
            here.append(m.entity)
    return here[-1] if here else None


def _rank(row: tuple[float, int, Referent]) -> tuple[float, int]:
    return -row[0], row[1]


def _clause(node: Node) -> Node:
    while node.dep not in _CLAUSES and node.head is not node:
        node = node.head
    return node


def _is_of_actor(node: Node) -> bool:
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
