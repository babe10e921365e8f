"""What a verb reports: a clause, an infinitive or a phrase, without what others say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from framing.analyzer.speech.attribution import Content
from framing.analyzer.speech.reported_clauses import (
    behind_cue,
    clause_around,
    far_clause,
    gerund,
    has_to,
    infinitive_of,
    is_for_clause,
    on_one_side,
    opening,
    own_clause,
    takes_clause,
    whole_gerund,
)
from framing.analyzer.speech.reported_phrases import phrase_of
from framing.language.actors import is_document
from framing.language.certainty import is_verb
from framing.language.cues import Cue, cues
from framing.language.subjects import by_whom, passive_subject, written_subject
from framing.language.tree import Node


def content_of(verb: Node, cue: Cue, quoted: Sequence[bool]) -> Content | None:
    """What the verb reports, without what another says of it: "called it an ambush, a remark Kost said was rude"."""
    found = _whole_content(verb, cue, quoted)
    if found is None:
        return None
    taken = {n.i for top in found.nodes if _is_others_remark(top, verb) for n in top.subtree()}
    return replace(found, nodes=[n for n in found.nodes if n.i not in taken]) if taken else found


def _is_others_remark(node: Node, verb: Node) -> bool:
    """Whether it is a word for the report, behind a comma, of which another person says something."""
    if node.i < verb.i or (node.dep in ("relcl", "advcl") and _is_disputing(node)):
        return node.i > verb.i
    if node.dep not in ("appos", "npadvmod", "dobj", "dep") or node.pos != "NOUN":
        return False
    first = node.subtree()[0]
    if first.lower not in ("a", "an") or not any(c.text == "," and c.i == first.i - 1 for c in _around_comma(node)):
        return False
    told = next((c for c in node.rights if c.dep in ("relcl", "acl") and c.lemma in cues("VERB")), None)
    who = written_subject(told) if told is not None else None
    return who is not None and who.tag not in ("WP", "WDT", "IN")


def _is_disputing(clause: Node) -> bool:
    """Whether a clause behind a comma tells that others say otherwise: ", which the union denied"."""
    words, who = clause.subtree(), written_subject(clause)
    if words[0].lower != "which" or who is None or who.tag in ("WDT", "WP"):
        return False
    return any(is_verb(clause, kind) for kind in ("denial", "rejecting"))


def _around_comma(node: Node) -> Iterator[Node]:
    """The words on which a comma before an apposition may hang."""
    for above in (node, node.head, node.head.head):
        yield from above.children


def _whole_content(verb: Node, cue: Cue, quoted: Sequence[bool]) -> Content | None:
    """What the verb reports: a clause, an infinitive, a noun phrase with or without a predication, in this order."""
    frames = cue.frames
    clauses = on_one_side(verb, [c for c in verb.children if c.dep == "ccomp"])
    if clauses and takes_clause(clauses[0], cue, quoted):
        said = [n for c in clauses for n in own_clause(verb, c)] + opening(verb, clauses[0])
        return Content("clause", said if quoted[clauses[0].i] else said + behind_cue(verb, clauses[0]))
    thing = _thing(verb)
    infinitive = next((c for c in verb.children if c.dep == "xcomp" and c.i > verb.i and has_to(c)), None)
    if infinitive is not None:
        return infinitive_of(verb, cue, infinitive, thing)
    if "clause" in frames and (deed := gerund(verb)) is not None:
        return Content("clause", whole_gerund(verb, deed))
    if "for" in frames:
        wish = next((c for c in verb.children if c.i > verb.i and is_for_clause(c)), None)
        if wish is not None:
            return Content("for", wish.subtree()[1:])
    far = far_clause(verb) if "clause" in frames else None
    if far is not None:
        return Content("clause", far.subtree())
    if thing is not None and _is_finding_of_document(verb, cue) and thing.pos == "NOUN":
        return Content("object", thing.subtree())  # "A study found dust at four times the level"
    return phrase_of(verb, cue, thing, quoted) or (clause_around(verb, cue) if frames & {"quote", "clause"} else None)


def _is_finding_of_document(verb: Node, cue: Cue) -> bool:
    """Whether a study or the like finds something; what people find may be a thing."""
    who = written_subject(verb)
    finds = "evidence" in cue.frames and not cue.topics and is_verb(verb, "finding")
    return finds and who is not None and is_document(who)


def _thing(verb: Node) -> Node | None:
    """The noun phrase that the verb is about: its object, or the subject of a passive whose agent is named."""
    thing = verb.child("dobj")
    if thing is None and by_whom(verb) is not None:
        thing = passive_subject(verb)
    return thing if thing is not None and thing.pos != "PRON" else None
