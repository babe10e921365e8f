"""Whom the construction around a pronoun points to, or keeps it from: more than weights of salience tell."""

from __future__ import annotations

from framing.language.actors import actors, is_like_people, noun
from framing.language.certainty import is_verb
from framing.language.clauses import clause
from framing.language.cues import cues
from framing.language.deeds import part_of
from framing.language.judgement import feelings
from framing.language.subjects import auxiliaries, is_subject, written_subject
from framing.language.tree import Node
from framing.language.verbs import kinds
from framing.language.words import group


def pointed_at(node: Node) -> Node | None:
    """The noun that the construction points to, None for most pronouns."""
    return _steered_owner(node) or _criticised(node) or _coordinated_object(node) or _represented(node)


def joined_owner(node: Node) -> Node | None:
    """Whose is what is joined to a noun: the mayor's in "he thanked the mayor and her staff"."""
    first = node.head.head
    joined = node.dep == "poss" and node.head.dep == "conj" and first.i < node.i and first.pos in ("NOUN", "PROPN")
    own = any(k.lower == "own" for k in node.head.lefts)  # "met Vega and his own wife"
    return first if joined and not own and first.child("conj") is node.head else None


def _steered_owner(node: Node) -> Node | None:
    """Who acts in the infinitive that has the possessive: Ned in "Tom asked Ned to resign over his lack of tact"."""
    if node.dep != "poss":
        return None
    verb = next((a for a in node.ancestors() if a.pos == "VERB"), None)
    if verb is None or verb.dep != "xcomp" or verb.tag != "VB" or verb.i > node.i:
        return None
    subject = clause(verb).subject
    return subject if subject is not None and subject.head is verb.head and subject.dep == "dobj" else None


def _criticised(node: Node) -> Node | None:
    """Whom the words are about: Boehm in "criticised Boehm, saying he should go", "blamed Boehm and said he lied"."""
    if not is_subject(node):
        return None
    said = next((a for a in node.ancestors() if a.lemma in cues("VERB") and a.child("ccomp") is not None), None)
    if said is None:
        return None
    if any(word in group("future auxiliaries") | {"would"} for word in auxiliaries(node.head)):
        return None  # "blamed Boehm and said he would leave"
    if said.dep == "advcl" and said.tag == "VBG":
        if not any(word in ("should", "must") for word in auxiliaries(node.head)):
            return None
        below = [n for n in said.head.subtree() if n.pos == "VERB" and n.i < said.i]
    elif said.dep == "conj" and written_subject(said) is None:
        below = [said.head]
    else:
        return None
    for verb in reversed(below):
        if is_attack(verb) and (thing := verb.child("dobj")) is not None:
            return thing
    return None


def _represented(node: Node) -> Node | None:
    """For whom the subject speaks: Belo in "a lawyer for Belo said he would appeal"; itself in "he was not aware"."""
    said = next((a for a in node.ancestors() if a.lemma in cues("VERB") and a.child("ccomp") is not None), None)
    speaker = clause(said).subject if said is not None else None
    if speaker is None or speaker.i > node.i or not speaks_for_somebody(speaker):
        return None
    if node.dep == "poss" and noun(node.head) in actors():
        return None  # "his client"
    if is_subject(node) and _is_in_the_know(node.head):
        return speaker
    of = next((k for k in speaker.rights if k.dep == "prep" and k.lower in ("for", "of", "to")), None)
    return of.child("pobj") if of is not None else speaker.child("poss")


def speaks_for_somebody(speaker: Node) -> bool:
    """Whether the noun is of who speaks for others: "a spokesman", "her press secretary"."""
    return noun(speaker) in group("who speaks for somebody") or (
        noun(speaker) in ("secretary", "officer") and any(c.lower == "press" for c in speaker.lefts)
    )


def _is_in_the_know(verb: Node) -> bool:
    """Whether the predicate is of what one knows, thinks or says: "was not aware", "could not comment"."""
    if "thought" in kinds(verb) or verb.lemma in group("what a spokesman does"):
        return True
    said = verb.child("acomp", "dobj", "attr")
    return said is not None and said.lemma in group("what a spokesman has or is")


def is_answerer(node: Node, other: Node) -> bool:
    """Whether the other noun names who answers or greets the owner: "accepted his apology", "shook his hand"."""
    thing = node.head
    if node.dep != "poss" or thing.dep != "dobj" or clause(thing.head).subject is not other:
        return False
    verb = thing.head.lemma
    if verb in group("verbs of greeting"):
        return thing.lower == "hand"
    return verb in group("verbs of deciding on words") and thing.lemma in group("words that are decided on")


def is_cause(pronoun: Node, other: Node) -> bool:
    """Whether the other noun names for what "he had" explains a deed: "Kade fired Hart. He had leaked a note".

    Some verbs look for their cause in whom they are done to (implicit causality: Garvey & Caramazza 1974). So they do
    in one sentence: "Kade fired Hart after he had leaked a note".
    """
    verb, why = other.head, pronoun.head
    if verb.lemma not in group("verbs with their cause in the object") or other.dep != "dobj":
        return False
    if is_subject(pronoun) and why.dep == "advcl" and why.head is verb and why.i > other.i:
        return any(k.dep in ("mark", "prep") and k.lower in group("conjunctions of a cause behind") for k in why.lefts)
    if not is_subject(pronoun) or "had" not in auxiliaries(pronoun.head) or pronoun.head.dep != "ROOT":
        return False
    return verb.dep in ("ROOT", "conj") and pronoun.sent == other.sent + 1


def is_attack(verb: Node) -> bool:
    """Whether the verb tells of critical words: blamed, slammed; not "denied", "rejected", which answer others."""
    cue = cues("VERB").get(verb.lemma)
    return cue is not None and cue.stance == "conflict" and not is_verb(verb, "rejecting")


def _coordinated_object(node: Node) -> Node | None:
    """The object of the verb before: "The board summoned the envoy and handed him a note"."""
    verb = node.head
    if is_subject(node) and verb.dep == "ccomp" and verb.head.lemma == "have":
        verb = verb.head  # "sacked the colonel and had him arrested"
    elif node.dep == "pobj":
        verb = verb.head
    elif node.dep not in ("dobj", "dative"):
        return None
    if verb.dep != "conj" or written_subject(verb) is not None or verb.head.pos != "VERB" or verb.tag != verb.head.tag:
        return None
    thing = None if verb.head.lemma == "have" else verb.head.child("dobj")
    return thing if thing is not None and thing.i < verb.i else None


def is_accuser(node: Node, other: Node) -> bool:
    """Whether the other noun is who says of those before that they are something: "Troops kill three men, claim they
    were rebels"; who shot them speaks of them and not of itself."""
    verb = node.head
    said = verb.head
    if not is_subject(node) or verb.dep != "ccomp" or verb.lemma != "be" or said.lemma not in cues("VERB"):
        return False
    if (
        said.dep not in ("conj", "advcl", "dep")
        or written_subject(said) is not None
        or verb.tag not in ("VBD", "VB", "VBN")
    ):
        return False
    deed, what = said.head, verb.child("attr", "acomp")
    thing = deed.child("dobj")
    if (
        what is None
        or thing is None
        or deed.lemma in cues("VERB")
        or not thing.i < said.i
        or not (is_like_people(thing) or thing.pos == "NUM")
    ):
        return False
    many = thing.tag in ("NNS", "NNPS") or thing.child("nummod") is not None or thing.pos == "NUM"
    if what.pos == "ADJ" and what.lower in feelings():
        return False  # "shot two men and said they were sorry"
    return other.head is deed and is_subject(other) and many == (node.lower == "they")


def is_attacker(node: Node, other: Node) -> bool:
    """Whether the other noun names who attacks or calls names what the pronoun owns: "Hale had called his conduct
    shameful"; one seldom does so with what is one's own."""
    if node.dep != "poss" or not is_subject(other):
        return False
    thing = node.head
    verb = thing.head if thing.dep == "dobj" else thing.head.head if is_subject(thing) else thing
    if verb is not other.head or thing.i < verb.i:
        return False
    if is_attack(verb) and thing.dep == "dobj":
        return True
    return verb.lemma in ("call", "brand", "label") and verb.child("oprd", "ccomp") is not None


def is_striker(node: Node, other: Node) -> bool:
    """Whether the other noun names who uses force on people that the pronoun means: "Soldiers shot four farmers as
    they fled", not "as they stormed the village", where the clause tells more of what the soldiers do."""
    verb = node.head
    deed = verb.head
    mark = verb.child("mark")
    if not is_subject(node) or verb.dep != "advcl" or mark is None or mark.lower not in ("as", "while"):
        return False
    if other.head is not deed or not is_subject(other) or not _is_force(deed):
        return False
    behind = [c.child("pobj") for c in deed.rights if c.dep == "prep" and c.lower in ("at", "on")]
    struck = [n for n in (deed.child("dobj"), *behind) if n is not None and n.i < mark.i]
    many = [n for n in struck if (n.tag in ("NNS", "NNPS")) == (node.lower == "they") and is_like_people(n)]
    them = any(n.lower in ("him", "her", "them") and n.dep in ("dobj", "pobj") for n in verb.subtree())
    return bool(many) and not them and verb.lemma not in group("verbs of an operation")


def _is_force(verb: Node) -> bool:
    """Whether the verb tells that somebody uses force on people: shot, beat, arrested, fired at."""
    return verb.lemma in ("fire", "open") or part_of(verb.lemma, "patient") == "victim" or verb.lemma in _FORCE


_FORCE = group("seizing verbs") | group("verbs of physical force")
