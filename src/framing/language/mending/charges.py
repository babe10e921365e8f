"""Who accuses, calls or disputes: charges, names called, and what somebody says against them."""

from __future__ import annotations

from framing.language.actors import is_like_people
from framing.language.certainty import is_verb
from framing.language.cues import cues
from framing.language.mending.links import ARTICLES, PLURALS, SUBJECTS, move, promote
from framing.language.mending.reports import can_call
from framing.language.tree import Node
from framing.language.words import NO_PREDICATE, certainty, group, naming_verbs, nominalisations, predicates


def mend_charge(of: Node) -> None:
    """ "Accusing the president of lying", "accused by the president of lying": the parser takes it for the president
    of something."""
    accused = of.head
    verb = accused.head.head if accused.dep == "pobj" and accused.head.dep == "agent" else accused.head
    if accused.dep in ("dobj", "pobj") and verb.pos == "VERB" and is_verb(verb, "alleging", "of"):
        move(of, verb, "prep")


def mend_charging(verb: Node) -> None:
    """ "Students surrounded the rector accusing him of theft": who is meant by "him" does not accuse himself."""
    him, thing = verb.child("dobj"), verb.head
    if him is None or him.lower not in ("him", "her", "them") or verb.lemma not in cues("VERB"):
        return
    if verb.dep == "ccomp" and verb.head.lemma in group("verbs with an object") | group("words or blows"):
        rector, above = verb.child("nsubj"), verb.head
        if rector is None or rector.i < above.i or above.child("dobj") is not None:
            return
        move(rector, above, "dobj")
        move(verb, above, "advcl")
        return
    above = thing.head
    if verb.dep != "acl" or thing.dep != "dobj" or above.child("nsubj") is None or thing.pos not in ("NOUN", "PROPN"):
        return
    if (him.lower == "them") == (thing.tag in PLURALS) and is_like_people(thing):
        move(verb, above, "advcl")


def mend_charged_deed(word: Node) -> None:
    """ "Accused of burning villages", "fined for misleading customers": what is held against somebody is the deed."""
    thing, of = word.head, word.head.head
    verb = of.head
    if word.dep != "amod" or thing.dep != "pobj" or of.i != word.i - 1 or of.dep != "prep" or verb.pos != "VERB":
        return
    is_charge = of.lower in ("of", "with", "for") and is_verb(verb, "alleging", of.lower)
    is_judged = of.lower in ("of", "for") and (verb.lemma in group("verbs of sentencing") or _is_blame(verb))
    if is_charge or (is_judged and word.lemma in predicates()):
        move(word, of, "pcomp")
        move(thing, word, "dobj")
        word.pos = "VERB"


def _is_blame(verb: Node) -> bool:
    return predicates().get(verb.lemma, NO_PREDICATE).judged < 0


def mend_unproven(verb: Node) -> None:
    """ "Claimed without evidence that she had lied": what is claimed is that she had."""
    noun_ = verb.head
    above = noun_.head.head
    if noun_.dep != "pobj" or noun_.head.lower != "without" or verb.i < noun_.i or above.child("ccomp") is not None:
        return
    cue = cues("VERB").get(above.lemma)
    if cue is not None and "clause" in cue.frames and any(c.lower == "that" and c.dep == "mark" for c in verb.lefts):
        move(verb, above, "ccomp")


def mend_disputed(verb: Node) -> None:
    """ "He was beaten, the family says, a claim police dispute": a claim that they dispute, not its people."""
    people = next((c for c in verb.lefts if c.i == verb.i - 1 and c.dep in ("nsubj", "compound")), None)
    if people is None or any(c.dep in ("dobj", "ccomp", "xcomp") for c in verb.rights):
        return
    inside = (n for n in (*verb.lefts, *people.lefts) if n.lemma in group("words for a report"))
    claim = next((n for n in inside if n.dep in ("compound", "nsubj", "nmod")), None)
    if claim is None or claim is people or claim.i > people.i:
        return
    article = claim.child("det") or next((c for c in people.lefts if c.dep == "det"), None)
    if article is None or article.lower not in ARTICLES or article.i > claim.i:
        return
    comma = next((n for n in (*verb.lefts, *verb.head.children) if n.text == "," and n.i == article.i - 1), None)
    above = _told_before(verb, article.i)
    if comma is None or above is None or people.subtree()[0].i < article.i:
        return
    if verb.head is verb or verb.head.i > verb.i or verb in above.ancestors():
        promote(above, verb)
    move(claim, above, "appos")
    move(verb, claim, "relcl")
    move(people, verb, "nsubj")
    move(article, claim, "det")
    for child in people.lefts:
        if child.dep in ("compound", "amod") and article.i < child.i < claim.i:
            move(child, claim, child.dep)


def _told_before(verb: Node, end: int) -> Node | None:
    """The clause before the words at `end` that is above or below the verb."""
    below = [c for c in verb.lefts if c.dep in ("ccomp", "parataxis", "advcl") and c.i < end]
    if below:
        return max(below, key=lambda c: c.dep == "ccomp")
    return next((n for n in verb.ancestors() if n.i < end and n.pos in ("VERB", "AUX")), None)


def mend_called_on(particle: Node) -> None:
    """ "Calling on opponents to protest": a particle has no noun, so it is a preposition."""
    if particle.child("pobj") is not None:
        particle.dep = "prep"


def mend_name_by(verb: Node) -> None:
    """ "What he calls a witch hunt by the press": the press hunts and does not call it so."""
    name = verb.child("oprd")
    if name is None or verb.lemma not in naming_verbs() or verb.child(*SUBJECTS) is None:
        return
    for child in verb.children:
        if child.i > name.i and child.lower == "by" and child.dep in ("prep", "agent"):
            move(child, name, "prep")


def mend_called_by(verb: Node) -> None:
    """ "Was called a liar by the manager", "was hailed as a hero by miners": who calls so, no liar by somebody."""
    if verb.lemma not in naming_verbs() or verb.tag != "VBN":
        return
    joined = verb.dep == "conj" and verb.head.child("auxpass") is not None
    if verb.child("auxpass", "nsubjpass") is None and verb.dep not in ("acl", "advcl") and not joined:
        return
    beside = next((c for c in verb.rights if c.dep == "prep" and c.lower == "by"), None)
    who = beside.child("pobj") if beside is not None else None
    if beside is not None and who is not None and can_call(who):
        beside.dep = "agent"
    if (by := verb.child("agent")) is not None:
        who = by.child("pobj")
        for child in who.rights if who is not None else ():
            if child.lower == "as" and child.dep == "prep" and verb.child("oprd", "prep") is None:
                move(child, verb, "prep")  # "mocked by columnists as a circus"
        if (called := verb.child("dobj")) is not None:
            called.dep = "oprd"
        return
    names = [c for c in verb.rights if c.dep in ("oprd", "dobj", "acomp")]
    names += [n for c in verb.rights if c.lower == "as" for n in c.rights if n.dep in ("pobj", "amod")]
    for name in names:
        by = next((c for c in name.rights if c.lower == "by" and c.dep in ("prep", "agent")), None)
        who = by.child("pobj") if by is not None else None
        if by is None or who is None or name.lemma in nominalisations() or not can_call(who):
            continue
        second = next((c for c in who.rights if c.dep == "conj" and c.child("prep") is not None), None)
        if second is not None and any(c.lower == "by" for c in second.rights):
            move(second, verb, "dep")  # "and a hero by her supporters"
        move(by, verb, "agent")
        name.dep = "oprd" if name.dep == "dobj" else name.dep
        return


def mend_no_proof(verb: Node) -> None:
    """ "There is no proof, the coroner said, that she fell": no proof of that, and the coroner does not say it."""
    said = next((c for c in verb.lefts if c.dep == "ccomp"), None)
    rest = next((c for c in verb.rights if c.dep == "ccomp"), None)
    if said is None or rest is None or verb.lemma not in cues("VERB"):
        return
    if rest.subtree()[0].lower != "that" or rest.child("mark") is None:
        return
    thing = said.child("attr", "dobj", "nsubj")
    if thing is not None and thing.lemma in certainty("noun", "finding") | certainty("noun", "alleging"):
        move(rest, thing, "acl")


def mend_claimed_by(verb: Node) -> None:
    """ "Accusations by the governor that she had lied": what the accusations say, and not which governor it is."""
    who, that = verb.head, verb.child("mark")
    claim = who.head.head
    if that is None or that.lower != "that" or who.dep != "pobj" or who.head.lower not in ("by", "from"):
        return
    cue = cues("NOUN").get(claim.lemma) if claim.pos == "NOUN" else None
    if cue is not None and "clause" in cue.frames:
        move(verb, claim, "acl")
