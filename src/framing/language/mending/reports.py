"""How far a report reaches: what is said, to whom, and which deeds behind it are no part of it."""

from __future__ import annotations

from framing.language.actors import actors, is_like_people, noun, speaker_noun
from framing.language.certainty import is_verb
from framing.language.cues import cues
from framing.language.mending.links import SUBJECTS, joint, move, move_joint, promote
from framing.language.tree import Node
from framing.language.verbs import kinds
from framing.language.words import group

_TIMES = frozenset({"after", "before", "since", "until"})


def mend_second_report(verb: Node) -> None:
    """ "Reuters reports that ten were held, and wept": who is held weeps; reports and deeds differ in tense."""
    above = verb.head
    if verb.dep != "conj" or above.tag not in ("VBZ", "VBP") or verb.child("nsubj", "nsubjpass") is not None:
        return
    content = above.child("ccomp")
    if content is None or not above.i < content.i < verb.i or content.child("nsubj", "nsubjpass") is None:
        return
    if content.tag == "VBD" or any(c.tag == "VBD" for c in content.children if c.dep in ("aux", "auxpass")):
        move(verb, content, "conj")


def mend_second_deed(verb: Node) -> None:
    """ "Urged teachers to return, praising the majority": behind a comma it is who urges that praises."""
    inner = verb.head
    above = inner.head
    if verb.dep != "advcl" or inner.dep != "xcomp" or inner.tag != "VB" or verb.lemma not in cues("VERB"):
        return
    comma = any(c.text == "," and inner.i < c.i < verb.i for c in (*inner.children, *above.children))
    if comma and above.child("dobj") is not None and "steer" in kinds(above):
        move(verb, above, "advcl")


def mend_second_word(verb: Node) -> None:
    """ "Rejected the notion that Hale is moderate, calling him a liberal": who rejects it calls him so.

    Also "detailed the crisis he believes Peru is facing, citing drought": he cites it.
    """
    inner = verb.head
    if verb.dep != "advcl" or verb.lemma not in cues("VERB"):
        return
    if inner.dep not in ("acl", "ccomp", "relcl", "xcomp") or _give_to_source(verb) or inner.dep == "xcomp":
        return
    subject, him = inner.child("nsubj"), verb.child("dobj")
    if him is not None and him.lemma in cues("NOUN") and him.child("poss") is not None and is_verb(verb, "rejecting"):
        if inner.dep == "ccomp" and inner.head.lemma in cues("VERB") and inner.head.i < inner.i < verb.i:
            move(verb, inner.head, "advcl")  # "ruled that the bank had lied, rejecting its claim": the court rejects it
        return
    if subject is None or not inner.i < verb.i or all(c.text != "," for c in inner.children):
        return
    what = inner.child("dobj") if inner.dep == "relcl" else None
    if what is not None and what.lower == "which":
        above = next((n for n in inner.ancestors() if n.pos == "VERB"), None)
        if above is not None and above.lemma in cues("VERB") and above.i < inner.i:
            move(verb, above, "advcl")  # "denied the claims, which the Post first printed, calling them lies"
        return
    told = inner.lemma == "be" and him is not None and him.lower in ("him", "her", "them") and subject.pos != "PRON"
    thought = inner.head.child("nsubj") if inner.dep == "ccomp" and inner.head.dep == "relcl" else None
    if not told and (thought is None or thought.tag != "PRP" or subject.tag == "PRP"):
        return
    above = next((n for n in inner.ancestors() if n.pos == "VERB" and n is not inner.head), None) if not told else None
    above = above or next((n for n in inner.ancestors() if n.pos == "VERB"), None)
    if above is not None and above.lemma in cues("VERB") and above.i < inner.i:
        move(verb, above, "advcl")


def _give_to_source(verb: Node) -> bool:
    """ "Said her clients would not leave, arguing that it was void": she argues. Says whether the verb was moved."""
    will = verb.head
    while will.dep == "xcomp":
        will = will.head
    above = will.head
    if will.dep != "ccomp" or above.lemma not in cues("VERB") or not above.i < will.i < verb.i:
        return False
    told = verb.child("ccomp")
    if told is None or told.i < verb.i or all(c.tag != "MD" for c in will.lefts):
        return False
    if all(c.text != "," for n in (will, verb.head) for c in n.children if will.i < c.i < verb.i):
        return False
    move(verb, above, "advcl")
    return True


def mend_said_again(verb: Node) -> None:
    """ "Ruiz said Hale was seen as weak but said he might win": a passive does not say it, Ruiz says both.

    Nor does who or what is somehow, will be or is being something, or has only suffered: "said that the bank was sound
    and blamed the press", "said riders would be hit and asked for buses", "said patients had waited and called for";
    nor who is told of in the present: "said the fund helps widows and accused the bank".
    """
    inner = verb.head
    above = inner.head
    cue = cues("VERB").get(verb.lemma)
    if verb.dep != "conj" or cue is None or verb.child(*SUBJECTS, "mark", "aux") is not None:
        return
    if verb.child("auxpass", "agent") is not None or above.lemma not in cues("VERB"):
        return
    if inner.dep not in ("ccomp", "xcomp") or not above.i < inner.i < verb.i or inner.child(*SUBJECTS) is None:
        return
    apart = _is_no_part(inner) or (inner.tag in ("VBZ", "VBP") and above.tag == verb.tag == "VBD")
    if above.tag != verb.tag and not (apart and above.tag == "VBD" and verb.tag == "VBN"):
        return
    reports = verb.child("ccomp") is not None
    if inner.tag in ("VBD", "VBZ") and not apart:
        return
    for child in verb.rights:
        aimed = child.dep == "prep" and (child.lower in cue.frames or child.lower in cue.topics)
        reports = reports or (apart and (child.dep in ("dobj", "xcomp") or aimed))
    if inner.child("auxpass") is not None and verb.child("dobj", "ccomp") is None:
        between = joint(inner, verb)  # "would be stopped and asked for papers"
        reports = reports and between is not None and between.i > inner.i + 1
    if reports:
        verb.tag = above.tag
        move(verb, above, "conj")  # also "said he would go and echoed the claim"
        move_joint(inner, verb, above)


def _is_no_part(inner: Node) -> bool:
    """Whether the next past form is no part of the clause: it is of another form, or what it tells befalls somebody."""
    if inner.lemma == "be":
        return inner.child("acomp", "attr") is not None
    if inner.child("auxpass") is not None or inner.tag in ("VB", "VBG"):
        return inner.child("aux", "auxpass") is not None
    return inner.tag == "VBN" and inner.lemma in group("what befalls people")


def mend_second_that(verb: Node) -> None:
    """ "Heard that staff lied, some of them often, and that bosses knew": all of it is heard."""
    above = verb.head
    cue = cues("VERB").get(above.lemma)
    content = next((c for c in above.rights if c.dep == "ccomp" and c.i < verb.i), None)
    if verb.dep != "conj" or cue is None or "clause" not in cue.frames or content is None:
        return
    first = verb.subtree()[0]
    if first.lower != "that" or content.child("mark") is None or joint(above, verb) is None:
        return
    for child in above.rights:
        if content.i < child.i < verb.i:
            move(child, content, child.dep)
    move(verb, content, "conj")


def mend_perfect_series(verb: Node) -> None:
    """ "Said the army had shelled it, torched huts and driven off cattle": participles go on with "had"."""
    above = verb.head
    content = next((c for c in above.rights if c.dep == "ccomp" and c.i < verb.i), None)
    if verb.dep != "conj" or above.lemma not in cues("VERB") or content is None or content.tag != "VBN":
        return
    if verb.child(*SUBJECTS, "aux", "auxpass", "mark") is not None or content.child("aux") is None:
        return
    chain = [verb, *(n for n in verb.subtree() if n.dep == "conj" and n.pos == "VERB")]
    if any(n.lower in group("participles unlike the past") and n.child("aux", "auxpass") is None for n in chain):
        move(verb, content, "conj")


def mend_told(clause: Node) -> None:
    """ "Told a friend he wanted to leave", "told the panel the guards had beaten him": what they are told."""
    who, subject = clause.head, clause.child("nsubj")
    verb = who.head
    if who.dep not in ("dobj", "dative") or verb.lemma not in group("verbs of telling somebody") or subject is None:
        return
    if subject.tag in ("WP", "WDT") or verb.child("ccomp") is not None or not (is_like_people(who) or can_call(who)):
        return
    if subject.tag != "PRP" and clause.child("dobj", "ccomp", "acomp", "attr") is None:
        return  # "told the man the guards had beaten"
    if subject.subtree()[0].i == who.i + 1:
        move(clause, verb, "ccomp")


def mend_planned(verb: Node) -> None:
    """ "City to sell stadium, mayor announces": a headline's clause without "is"."""
    source = verb.child(*SUBJECTS)
    cue = cues("VERB").get(verb.lemma)
    first = verb.subtree()[0]
    while first.head is not verb and first.head.i < verb.i and first.head is not first:
        first = first.head
    deed = next((c for c in first.rights if c.dep in ("acl", "xcomp") and c.tag == "VB"), None)
    if cue is None or not cue.frames & {"quote", "clause"} or source is None or deed is None or first is source:
        return
    if first.head is not verb or not deed.i < source.i < verb.i or all(c.lower != "to" for c in deed.lefts):
        return
    if any(c.text == "," and deed.i < c.i < source.i for c in verb.lefts):
        move(deed, verb, "ccomp")
        move(first, deed, "nsubj")


def mend_of_whom(verb: Node) -> None:
    """ "Relatives met him, some of whom said that he lied": they say that he lied, not that they met him."""
    subject = verb.child(*SUBJECTS)
    of = subject.child("prep") if subject is not None else None
    whom = of.child("pobj") if of is not None else None
    told = next((c for c in verb.lefts if c.dep in ("ccomp", "parataxis", "advcl")), None)
    if subject is None or whom is None or whom.lower not in ("whom", "which") or told is None or told.i > subject.i:
        return
    who = next((n for n in reversed(told.subtree()) if n.pos in ("NOUN", "PROPN")), None)
    promote(told, verb)
    if who is not None:
        move(verb, who, "relcl")


def mend_series(verb: Node) -> None:
    """ "She claimed he took it; touched her; and left": the deeds between semicolons are all his."""
    above = verb.head
    content = above.child("ccomp")
    if verb.dep != "conj" or above.lemma not in cues("VERB") or content is None or verb.child(*SUBJECTS) is not None:
        return
    semicolon = any(c.text == ";" and content.i < c.i < verb.i for c in above.children)
    if semicolon and above.i < content.i < verb.i and content.tag == verb.tag:
        move(verb, content, "conj")


def mend_outcome(verb: Node) -> None:
    """ "Stoked doubts that Peru could pay, helping to sink the peso": behind a comma it is who stoked them."""
    inner = verb.head
    if verb.dep != "advcl" or inner.dep != "acl" or inner.i > verb.i or all(c.lower != "that" for c in inner.lefts):
        return
    above = next((n for n in inner.ancestors() if n.pos == "VERB"), None)
    if above is not None and any(c.text == "," and inner.i < c.i < verb.i for c in (*inner.children, *above.children)):
        move(verb, above, "advcl")


def mend_time(verb: Node) -> None:
    """ "Was declared the winner, hours before police opened fire": the time of it is no part of what was declared."""
    if verb.i > verb.head.i and any(c.dep == "mark" and c.lower in _TIMES for c in verb.lefts):
        verb.dep = "advcl"


def mend_addressee(to: Node) -> None:
    """ "Confirmed the visit to reporters": they are told, and nobody visits them."""
    thing, who = to.head, to.child("pobj")
    verb = thing.head
    if who is None or thing.dep != "dobj" or verb.lemma not in group("verbs of making known") or thing.i > to.i:
        return
    if who.tag == "NNS" and is_like_people(who):
        move(to, verb, "prep")


def mend_absolute(verb: Node) -> None:
    """ "“We won,” she said, her voice breaking": what happens meanwhile is not said."""
    above, subject = verb.head, verb.child(*SUBJECTS)
    if subject is None or verb.i < above.i or verb.child("aux", "auxpass", "mark") is not None:
        return
    first = verb.subtree()[0].i
    if any(c.text == "," and c.i == first - 1 for c in above.rights) and subject.subtree()[0].i == first:
        verb.dep = "advcl"


def mend_row(verb: Node) -> None:
    """ "He shouted, he cursed and he wept": a row of deeds, of which the first is no report of the others."""
    first = next((c for c in verb.lefts if c.dep == "ccomp" and c.tag == verb.tag), None)
    last = next((c for c in verb.rights if c.dep == "conj" and c.tag == verb.tag), None)
    if first is None or last is None:
        return
    subjects = [n.child(*SUBJECTS) for n in (first, verb, last)]
    words = {n.lower for n in subjects if n is not None and n.tag == "PRP"}
    if None not in subjects and len(words) == 1 and first.child("ccomp", "dobj") is None:
        first.dep = "advcl"


def can_call(node: Node) -> bool:
    """Whether it is somebody who can call others something, or be told it."""
    return node.pos == "PROPN" or is_like_people(node) or noun(node) in actors() or speaker_noun(node) is not None


def mend_chain(verb: Node) -> None:
    """ "It drew a reply from Ruiz, who mocked her and warned, “…”": who mocked warns, for a reply says nothing."""
    first = verb.head
    cue = cues("VERB").get(verb.lemma)
    if verb.dep != "conj" or cue is None or "quote" not in cue.frames or verb.child(*SUBJECTS, "aux") is not None:
        return
    subject = first.child(*SUBJECTS)
    if subject is None or subject.pos != "NOUN" or is_like_people(subject):
        return
    told = [n for c in first.children for n in c.subtree() if first.i < n.i < verb.i and n.dep == "relcl"]
    for clause in reversed(told):
        who = clause.child("nsubj")
        if who is not None and who.lower == "who" and clause.tag == verb.tag:
            move(verb, clause, "conj")
            return
