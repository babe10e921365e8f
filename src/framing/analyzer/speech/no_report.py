"""Whether a word of saying or thinking reports nothing: what nobody said, must say, or the writer claims."""

from __future__ import annotations

from framing.analyzer.speech.reported_clauses import has_to, is_for_clause
from framing.language.certainty import is_noun, is_verb
from framing.language.clause import CONDITIONAL, FUTURE, POSSIBLE
from framing.language.clauses import clause
from framing.language.cues import Cue, cues
from framing.language.denial import is_denied
from framing.language.modality import modality
from framing.language.subjects import auxiliaries, helping_verbs, is_passive, own_subject, written_subject
from framing.language.tree import Node, Tree
from framing.language.verbs import kinds
from framing.language.words import group

_MUST = frozenset({"must", "should", "ought"})
_UNDONE = frozenset({"steer"})  # whoever is asked or required to say something has not said it
_TOLD = group("verbs of telling somebody")
_PAUSES = frozenset({"…", "...", ";"})
_DUTIES = frozenset({"need", "have", "ought"})
_BEFORE_A_NOUN = frozenset({"NUM", "DET", "ADJ"})
_ADDRESSEE = group("verbs with an addressee")


def is_no_report(tree: Tree, verb: Node) -> bool:
    """Whether the cue reports nothing: what somebody must say or know is the writer's claim; "83 pledged delegates"."""
    if verb.tag in ("VBD", "VBN") and verb.i:
        before = tree.nodes[verb.i - 1]
        if before.pos in _BEFORE_A_NOUN and before.head.i > verb.i and before.head.sent == verb.sent:
            return True
        if before.pos == "NUM" and own_subject(verb) is None and not helping_verbs(verb):
            return True
    if verb.lemma in group("discoveries") and verb.child("ccomp") is not None:
        return True
    if verb.lemma in _TOLD and is_passive(verb) and is_denied(verb):
        return True  # "have not been told where he is"
    if is_denied(verb) and _is_set_off(tree, verb):
        return True  # "did not comment… A vote is due"
    if _is_supposed(verb):
        return True
    if _is_unsaid(verb) or _is_for_anonymity(verb) or _is_told_to_readers(verb):
        return True
    above = verb.head
    if _is_to_be_made(verb):
        return True
    if verb.tag == "VB" and verb.dep in ("xcomp", "ccomp") and has_to(verb) and kinds(above) & _UNDONE:
        return "prompt" not in kinds(above) and (above.child("dobj") or own_subject(above)) is not None
    if verb.tag == "VB" and verb.dep == "xcomp" and above.lemma == "call" and has_to(verb):
        return True  # "called on the board to explain who"
    if verb.tag in ("VB", "VBP") and verb.dep == "ccomp" and is_verb(above, "demand") and above.i < verb.i:
        return True  # "demanded that he explain why"
    if verb.tag == "VB" and verb.dep == "xcomp" and has_to(verb) and above.lemma in _DUTIES:
        return own_subject(above) is not None and above.tag != "VBD"
    if verb.tag == "VB" and has_to(verb) and is_for_clause(verb):
        return is_verb(above, "demand", "for") or is_noun(above, "demand")  # "calls for officials to admit that"
    if verb.tag == "VB" and verb.dep == "advcl" and has_to(verb) and verb.lemma in group("finding out"):
        return True  # "faces a board to determine whether": nothing is found out yet
    return not _MUST.isdisjoint(auxiliaries(verb)) and own_subject(verb) is not None


def _is_supposed(verb: Node) -> bool:
    """Whether nobody is told to have said it: "If the auditors say that", "Anyone who says that", "When people say"."""
    who = written_subject(verb)
    who = own_subject(verb) if who is not None and who.lower not in group("anybody") else who
    if who is not None and who.lower in group("anybody"):
        return True
    if verb.dep != "advcl":
        return False
    marks = {c.lower for c in verb.lefts if c.dep in ("mark", "advmod")}
    if not marks.isdisjoint(("when", "whenever")):
        each_time = verb.tag in ("VBP", "VBZ") and not auxiliaries(verb)
        return each_time and verb.head.lemma != "be"  # "That is when she says they met"
    even = any(c.lower == "even" for c in verb.lefts)
    return modality(verb) == CONDITIONAL and not even


def _is_to_be_made(verb: Node) -> bool:
    """Whether somebody is only going to be made to say it: "The law will force banks to explain why", "make them"."""
    above = verb.head
    made = above.lemma in ("make", "let", "have") or "prompt" in kinds(above)
    return verb.tag == "VB" and verb.dep in ("xcomp", "ccomp") and made and modality(above) in (FUTURE, POSSIBLE)


def _is_for_anonymity(verb: Node) -> bool:
    """Whether a source only asks for its name to be kept: "an aide who asked not to be named"."""
    kept = verb.child("xcomp")
    return (
        kept is not None and kept.lemma in group("what sources ask not to be") and is_denied(kept) and is_passive(kept)
    )


def _is_told_to_readers(verb: Node) -> bool:
    """Whether the reader is told to do it: "So consider this record"."""
    helped = bool(helping_verbs(verb)) or verb.child("prt") is not None
    return verb.tag == "VB" and verb.head is verb and written_subject(verb) is None and not helped


def _is_unsaid(verb: Node) -> bool:
    """Whether nothing was said: "refused to confirm that", "stopped short of saying", "had not proved that".

    "Did not say that he lied" is a report all the same, and a denied one.
    """
    if verb.dep == "conj" and is_denied(verb.head) and any(c.lower == "nor" for c in verb.head.children):
        return True  # "neither confirmed nor denied"
    if verb.tag in ("VB", "VBG") and verb.dep in ("xcomp", "pcomp"):
        return clause(verb).negated
    cue = cues("VERB").get(verb.lemma)
    return is_denied(verb) and (is_verb(verb, "finding") or (cue is not None and "evidence" in cue.frames))


def is_reduced_passive(verb: Node, cue: Cue) -> bool:
    """Whether a past form without object is a passive, as in headlines: "Governor Criticized for Remarks".

    Headlines drop "is" and use the present for deeds, so the named person does not speak.
    """
    if verb.tag not in ("VBD", "VBN") or verb.child("dobj", "ccomp", "agent", "aux", "auxpass") is not None:
        return False
    needs_object = "topic" in cue.topics or "object" in cue.frames or verb.lemma in _ADDRESSEE or "steer" in kinds(verb)
    below = any(c.i > verb.i and (c.dep == "prep" or (c.dep == "xcomp" and has_to(c))) for c in verb.children)
    return needs_object and below


def _is_set_off(tree: Tree, verb: Node) -> bool:
    """Whether what would be its content only follows the verb, behind an ellipsis or a semicolon."""
    after = next((c for c in verb.rights if c.dep in ("ccomp", "parataxis")), None)
    if after is None and verb.dep in ("ccomp", "parataxis") and verb.head.i > verb.i:
        after = verb.head  # the parser takes the second sentence for the main one
    if after is None or any(c.dep == "mark" for c in after.children):
        return False
    return any(n.text in _PAUSES for n in tree.nodes[verb.i + 1 : after.i])
