"""Who does it, and to whom, by the words of the clause itself; whether it is a passive; its auxiliaries."""

from __future__ import annotations

from typing import Final

from framing.language.actors import is_like_people
from framing.language.people import given_names, person_nouns, plain, titles
from framing.language.tree import Node
from framing.language.words import group, light_verbs, naming_verbs

PASSIVE_SUBJECT: Final = "nsubjpass"
SUBJECTS: Final = ("nsubj", PASSIVE_SUBJECT)
"""The labels of subjects, for those who ask about positions in a sentence and not about one clause."""
DEEPEST = 8


def is_passive(verb: Node) -> bool:
    """Whether the verb is passive, also if reduced ("accused, Smith …") or coordinated ("arrested and charged")."""
    below = [c.dep for c in verb.children]
    if "auxpass" in below:
        auxiliary = verb.children[below.index("auxpass")]
        return not (auxiliary.lower == "'s" and _is_active(verb))
    if "agent" in below or "nsubjpass" in below:
        return True
    if verb.tag != "VBN" or "aux" in below or (verb.dep == "acl" and _is_acting_on(verb)):
        return False
    if verb.dep == "advcl" and {"nsubj", "mark", "dobj"}.issubset(below):
        return False  # "since nuns visiting the camp accused marshals of": a past tense
    if verb.dep == "conj" and verb.head.pos == "VERB":
        return "nsubj" not in below and is_passive(verb.head)
    return verb.dep in ("acl", "advcl") or (verb.dep == "xcomp" and verb.child("dobj") is None)  # "found strangled"


def _is_acting_on(verb: Node) -> bool:
    """Whether a seeming participle is an active verb: "Her refusal to talk angered him"; not "a man given a chance".

    So it is no passive.
    """
    thing = verb.child("dobj")
    return thing is not None and thing.i > verb.i and verb.lemma not in light_verbs() | naming_verbs()


def _is_active(verb: Node) -> bool:
    """Whether a seeming passive is a perfect: "He’s led a strong life", "the support he’s received"."""
    if verb.child("dobj", "ccomp") is not None:
        return verb.child("agent") is None
    subject = written_subject(verb)
    return verb.dep == "relcl" and subject is not None and subject.tag not in ("WP", "WDT")


def leaver(verb: Node) -> Node | None:
    """The person a participle describes, if the parser takes it for a verb: "to succeed retiring Senator Hark"."""
    if verb.tag != "VBG" or verb.lemma not in group("leaving an office"):
        return None
    name = verb.child("dobj")
    first = min((n.i for n in name.subtree()), default=-1) if name is not None else -1
    return name if name is not None and name.pos == "PROPN" and first == verb.i + 1 else None


def verb_of(node: Node, kinds: tuple[str, ...] = ("VERB", "AUX")) -> Node:
    """The verb of the clause that a word stands in, or the word itself if it is one; the root where there is none.

    Args:
        kinds: parts of speech that count as verbs.
    """
    while node.pos not in kinds and node.head is not node:
        node = node.head
    return node


def written_subject(verb: Node) -> Node | None:
    """The subject in the clause itself, as it is written: also a relative pronoun."""
    return verb.child(*SUBJECTS)


def active_subject(verb: Node) -> Node | None:
    """The written subject of an active verb; None for a passive."""
    return None if is_passive(verb) else written_subject(verb)


def passive_subject(verb: Node) -> Node | None:
    """The written subject of a passive verb; None for an active one."""
    return written_subject(verb) if is_passive(verb) else None


def is_subject(node: Node) -> bool:
    """Whether the node is the subject of its verb, active or passive."""
    return node.dep in SUBJECTS


def is_active_subject(node: Node) -> bool:
    """Whether the node is the subject of an active verb or a copula."""
    return node.dep in SUBJECTS and not is_passive(node.head)


def is_passive_subject(node: Node) -> bool:
    """Whether the node is the subject of a passive verb."""
    return node.dep in SUBJECTS and is_passive(node.head)


def undergoers(verb: Node) -> list[Node]:
    """The objects of the verb, and its subjects if it is passive."""
    return [c for c in verb.children if c.dep == "dobj" or is_passive_subject(c)]


def by_whom(verb: Node) -> Node | None:
    """The agent that a passive names with "by"."""
    agent = verb.child("agent")
    return None if agent is None else agent.child("pobj")


def verb_done_by(node: Node) -> Node | None:
    """The verb whose doer the node is, named with "by": "blamed by the minister"; None for other words."""
    return node.head.head if node.dep == "pobj" and node.head.dep == "agent" else None


def helping_verbs(verb: Node) -> list[Node]:
    """The auxiliaries of the verb with those of the passive, and "to"."""
    return [c for c in verb.children if c.dep in ("aux", "auxpass")]


def auxiliaries(verb: Node) -> list[str]:
    """The auxiliaries of the verb, and "to", in lower case; without those of the passive."""
    return [c.lower for c in verb.children if c.dep == "aux"]


def own_subject(verb: Node) -> Node | None:
    """The subject in the clause itself; for a relative pronoun, its antecedent."""
    subject = written_subject(verb)
    return None if subject is None else referred(subject, verb)


def referred(word: Node, verb: Node) -> Node | None:
    """The antecedent of a relative pronoun ("the man who", "the law which"); any other word unchanged."""
    if word.tag not in ("WP", "WDT"):
        return word
    node = verb
    for _ in range(DEEPEST):
        if node.dep == "relcl":
            if word.lower == "which":
                return thing_of(node.head)
            return people_of(node.head) if word.lower == "who" else node.head
        if node.dep not in {"conj", "xcomp", "ccomp"} or node.head is node:
            return None
        node = node.head
    return None


def people_of(noun: Node) -> Node:
    """Whom "who" means: "residents of a community who" are the residents, "the brother of a man who" is the man."""
    above = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else noun
    is_people = noun.pos == "PROPN" or noun.lemma.lower() in person_nouns() or noun.tag == "NNS"
    return above if not is_people and above.tag == "NNS" and is_like_people(above) else noun


def thing_of(noun: Node) -> Node:
    """What "which" means: never people, so the message in "a message to Republicans, which was leaked"."""
    above = noun.head.head if noun.dep == "pobj" else noun
    return above if above.pos == "NOUN" and not is_like_people(above) and _is_of_people(noun) else noun


def _is_of_people(noun: Node) -> bool:
    """Whether the noun or name is of people, by its title, given name or plural, and of no body."""
    if noun.pos != "PROPN":
        return noun.tag == "NNS" and is_like_people(noun)
    if noun.tag == "NNPS":
        return is_like_people(noun)
    before = [k for k in noun.lefts if k.dep == "compound"]
    return any(plain(k.text) in titles() or k.lower in given_names() for k in before)


def is_infinitive(verb: Node) -> bool:
    """Whether the verb is an infinitive: "to go", "have him go"."""
    before = auxiliaries(verb)
    return "to" in before or (verb.tag == "VB" and not before and verb.dep in ("ccomp", "xcomp"))
