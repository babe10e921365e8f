"""What a noun or an adjective reports, and whose it is: "the claim that", "is confident that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.analyzer.speech.attribution import Attribution, runs_of
from framing.analyzer.speech.reported_clauses import has_to
from framing.analyzer.speech.speakers import owner_of, speaker_of
from framing.language.actors import is_like_people
from framing.language.certainty import has_no, is_noun, is_refuted
from framing.language.cues import Cue, cues
from framing.language.denial import is_denied, is_rejected
from framing.language.subjects import SUBJECTS, is_passive_subject, is_subject, own_subject, verb_of, written_subject
from framing.language.tree import Node
from framing.language.words import genders, group

_BE = "be"
_INFINITIVE = frozenset({"to"})
_EMPTY = group("subjects without a speaker")
_MAIN_NOUNS = frozenset({*SUBJECTS, "attr", "dobj", "ROOT"})
_ANNOUNCED = Cue(frozenset({"clause"}), frozenset(), "neutral")


def of_noun(noun: Node, cue: Cue) -> Attribution:
    """The attribution of a noun with a cue; without runs if the noun reports nothing."""
    nodes: list[Node] = []
    if noun.dep == "dobj" and noun.head.lemma in group("keeping and breaking"):
        return Attribution(noun, noun, noun.lemma, cue, None, (), "clause")  # "broke a promise": made at another time
    frame, topic = "clause", False
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in {"acl", "ccomp", "relcl"} and child.pos in ("VERB", "AUX"):
            begins = child.subtree()[0].lower
            if "clause" in cue.frames and begins in {"that", "whether", "how", "why"} and _complements(child):
                nodes += child.subtree()
            elif cue.frames & {"to"} | cue.topics & {"plan"} and has_to(child):
                nodes += child.subtree()
                frame, topic = "to", "to" not in cue.frames
        elif child.dep == "prep" and child.lower in (cue.frames - _INFINITIVE) | cue.topics:
            inside = child.child("pobj", "pcomp")  # "a threat to the public" threatens nothing in words
            if inside is not None and not (child.lower == "of" and inside.pos in ("PROPN", "PRON")):
                nodes += inside.subtree()
                frame, topic = child.lower, child.lower not in cue.frames
    if not nodes and is_subject(noun) and noun.head.lemma == _BE and "clause" in cue.frames:
        clause = noun.head.child("ccomp")
        nodes = clause.subtree() if clause is not None and clause.i > noun.head.i else []
    owner = owner_of(noun)
    if "evidence" in cue.frames:
        owner = _who_takes_it_so(noun)
        nodes = nodes if owner is not None else []
    if not nodes and "clause" in cue.frames and (far := _clause_behind_time(noun)) is not None:
        nodes, frame = far.subtree(), "clause"
    denied = _is_denied_report(noun)
    topic = topic or (denied and noun.dep == "dobj" and is_noun(noun, "finding") and not is_rejected(noun))
    return Attribution(noun, noun, noun.lemma, cue, owner, runs_of(nodes, noun), frame, denied, topic)


def _clause_behind_time(noun: Node) -> Node | None:
    """The clause of a noun that a time parts from it: "rebuked the report Friday that he had lied"."""
    verb = noun.head
    cue = cues("VERB").get(verb.lemma)
    if noun.dep != "dobj" or (cue is not None and "clause" in cue.frames):
        return None
    found = next((c for c in verb.rights if c.dep == "ccomp" and c.i > noun.i), None)
    return found if found is not None and found.subtree()[0].lower == "that" else None


def _who_takes_it_so(noun: Node) -> Node | None:
    """Who holds something up "as proof that": the subject of the verb above, if it is somebody."""
    if noun.dep != "pobj" or noun.head.lower != "as":
        return None
    verb = verb_of(noun.head)
    while verb.dep in ("acl", "relcl") and verb.head is not verb:
        verb = verb_of(verb.head)  # "pointed to figures released by Lund as evidence that"
    speaker = speaker_of(verb) if verb.pos == "VERB" and verb.i < noun.i else None
    told = speaker is not None and (speaker.pos == "PROPN" or speaker.lower in genders() or is_like_people(speaker))
    return speaker if told or (speaker is not None and speaker.lower == "they") else None


def announced_by(sentence: Sequence[Node]) -> Attribution | None:
    """The noun for something said that a sentence before a colon is about: "At its base was a simple question:".

    It is the last word, the subject or what the sentence says there is, not a noun in passing, and has to do with
    somebody: "There is one question left:" is the writer's.
    """
    last = next((n for n in reversed(sentence) if n.pos not in ("PUNCT", "SPACE")), None)
    known = {**dict.fromkeys(group("nouns of what is asked or argued"), _ANNOUNCED), **cues("NOUN")}
    for node in reversed(sentence):
        if node.pos == "NOUN" and node.lemma in known and (node is last or node.dep in _MAIN_NOUNS):
            cue, owner = known[node.lemma], owner_of(node)
            whose = owner is not None or any(n.pos == "PROPN" or is_like_people(n) for n in node.subtree())
            if "clause" not in cue.frames or "evidence" in cue.frames or not whose:
                return None
            return Attribution(node, node, node.lemma, cue, owner, (), "clause", _is_denied_report(node))
    return None


def _complements(clause: Node) -> bool:
    """Whether the clause gives the noun's content and is not relative: "that" is no argument of its verb."""
    if any(c.lower == "that" and c.dep in {*SUBJECTS, "dobj", "pobj"} for c in clause.children):
        return False
    inner = clause.child("ccomp") if clause.lemma in cues("VERB") else None
    return inner is None or written_subject(inner) is not None  # "a remark that she said was rude"


def of_adjective(adjective: Node, cue: Cue) -> Iterator[Attribution]:
    """The attribution of an adjective with a cue, if it says what somebody thinks."""
    verb = adjective.head
    # "the trader, angry that"
    beside = adjective.dep == "amod" and verb.pos in ("NOUN", "PROPN") and verb.i < adjective.i
    told_of = adjective.dep in {"acomp", "conj", "oprd", "ROOT"} and verb.pos in {"VERB", "AUX", "ADJ"}
    if not beside and not told_of:
        return
    if "negates" in cue.frames:
        return
    clause = adjective.child("ccomp")
    nodes: list[Node] = []
    if clause is not None and "clause" in cue.frames and clause.i > adjective.i:
        nodes = clause.subtree()
    for child in adjective.children:
        if not nodes and child.dep == "prep" and child.lower in cue.topics and child.i > adjective.i:
            inside = child.child("pobj", "pcomp")
            nodes = inside.subtree() if inside is not None else []
    speaker = verb if beside else speaker_of(verb if adjective.dep != "conj" else verb.head)
    if speaker is None or speaker.lower in _EMPTY or any(c.tag == "MD" for c in verb.children):
        return  # "could be sure that": he did not say so
    runs, topic = runs_of(nodes, adjective), clause is None
    yield Attribution(adjective, adjective, adjective.lower, cue, speaker, runs, "clause", is_denied(verb), topic)


def of_participle(participle: Node, cue: Cue) -> Iterator[Attribution]:
    """What people are alarmed about or convinced of, where the parser sees a verb: "Unions Concerned That …"."""
    clause, speaker = participle.child("ccomp"), own_subject(participle)
    if speaker is None and participle.dep == "acomp":
        speaker = speaker_of(participle.head)
    if clause is None or speaker is None or clause.i < participle.i or "clause" not in cue.frames:
        return
    words = clause.subtree()
    if participle.tag in ("VBD", "VBN") and words[0].lower == "that":
        runs = runs_of(words, participle)
        yield Attribution(participle, participle, participle.lower, cue, speaker, runs, "clause", is_denied(participle))


def _is_denied_report(noun: Node) -> bool:
    """Whether the report is denied: "rejected the claim that", "no suggestion that", "the claim that … is false"."""
    if has_no(noun) or is_denied(noun) or is_refuted(noun) or is_rejected(noun):
        return True
    judged = noun.head.child("acomp") if is_subject(noun) and noun.head.lemma == _BE else None
    verdict = cues("ADJ").get(judged.lower) if judged is not None else None
    if verdict is not None and "negates" in verdict.frames:
        return True
    governor = noun.head if noun.dep == "dobj" or is_passive_subject(noun) else None
    known = cues("VERB").get(governor.lemma) if governor is not None else None
    return known is not None and "negates" in known.frames
