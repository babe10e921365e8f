"""Relative clauses and verbs that share a subject: whom they tell of."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import actors, is_like_people, kind_of, noun
from framing.language.mending.links import FINITE, PAST, SUBJECTS, joint, move, promote
from framing.language.tree import Node, Tree
from framing.language.words import group

_PERSONAL = frozenset({"who", "whom"})
_HUNG = frozenset({"advcl", "ccomp", "conj", "dep", "parataxis"})


def mend_number(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Officials in Oman, which is poor, said": one is poor, and officials are many."""
    far, which = verb.head, verb.child("nsubj", "nsubjpass")
    finite = next((n for n in (*verb.lefts, verb) if n.tag in ("VBZ", "VBP", "VBD")), None)
    if which is None or finite is None or finite.tag != "VBZ" or which.i == 0 or far.tag not in ("NNS", "NNPS"):
        return
    before = nodes[which.i - (2 if nodes[which.i - 1].text == "," else 1)]
    if before is not far and before.tag in ("NN", "NNP") and far in before.ancestors():
        move(verb, before, "relcl")


def mend_ambiguous(verb: Node) -> None:
    """ "Khan, a fan of Clinton, who left": either may have left, so the clause tells of nobody."""
    name, who = verb.head, verb.child("nsubj", "nsubjpass")
    if who is None or who.lower != "who" or name.pos != "PROPN" or name.dep != "pobj":
        return
    noun = name.head.head
    if noun.dep == "appos" and noun.head.pos == "PROPN" and any(c.text == "," and c.i < who.i for c in name.children):
        verb.dep = "dep"


def mend_behind_aside(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Dan Holt, who is himself accused of theft, denied it": he denies it, and who accuses him is an aside."""
    aside = verb.head
    name, first = aside.child(*SUBJECTS), verb.subtree()[0]
    if verb.dep not in _HUNG or aside.head is not aside or name is None or not name.i < aside.i < verb.i:
        return
    if verb.child(*SUBJECTS, "mark") is not None or joint(aside, verb) is not None or nodes[first.i - 1].text != ",":
        return
    who = nodes[name.i + 2]
    if who.lower != "who" or nodes[name.i + 1].text != ",":
        return
    dep = name.dep
    promote(verb, aside)
    move(name, verb, "nsubj")
    move(aside, name, "relcl")
    move(who, aside, dep)


def mend_nearest(verb: Node) -> None:
    """ "Between Kim and President Moon, who will meet Kim": nobody meets himself, so it is the nearer one."""
    who, thing, first = verb.child("nsubj"), verb.child("dobj"), verb.head
    if who is None or thing is None or who.lower not in _PERSONAL or thing.text != first.text:
        return
    nearer = next((c for c in first.children if c.dep == "conj" and first.i < c.i < verb.i), None)
    if nearer is not None and first.pos == "PROPN":
        move(verb, nearer, "relcl")


def mend_which(verb: Node) -> None:
    """ "His conduct toward recruits, which ranged from …": "which" is said of things, so not of recruits."""
    people, which = verb.head, verb.child(*SUBJECTS)
    if which is None or which.lower != "which" or people.tag != "NNS" or people.dep != "pobj":
        return
    thing = people.head.head
    ranges = verb.lemma in group("verbs of consisting")  # of deeds, so a conduct
    if (ranges or is_like_people(people)) and thing.pos == "NOUN" and noun(thing) not in actors():
        move(verb, thing, "relcl")


def mend_killer(verb: Node) -> None:
    """ "The shooting in Florida, which killed 17": the shooting did it, and no place."""
    place, which = verb.head, verb.child("nsubj")
    if which is None or which.lower != "which" or place.dep != "pobj" or place.pos != "PROPN":
        return
    deeds = [n for n in place.ancestors() if n.pos == "NOUN" and n.i < place.i]
    if verb.lemma in group("deadly verbs") | group("wounding verbs") and deeds:
        deed = next((n for n in deeds if noun(n) not in actors()), None)
        if deed is not None:
            move(verb, deed, "relcl")


def mend_bare(verb: Node) -> None:
    """ "She hoped he would be true and repay it": who "would" is also who repays."""
    above = verb.head
    if verb.dep != "conj" or above.tag not in ("VBD", "VBZ", "VBP") or verb.child(*SUBJECTS, "aux") is not None:
        return
    content = above.child("ccomp")
    if content is None or not above.i < content.i < verb.i or content.pos not in ("VERB", "AUX"):
        return
    if content.tag == "VB" and content.child("aux") is not None:
        move(verb, content, "conj")


def mend_acting(verb: Node) -> None:
    """ "The lawyer acting for the officer said": the lawyer says, where the parser gives the subject to "acting"."""
    subject, main = verb.child("nsubj"), verb.head
    if subject is None or not subject.i < verb.i < main.i or main.child(*SUBJECTS, "expl") is not None:
        return
    if main.tag not in FINITE and main.child("aux", "auxpass") is None:
        return
    if subject.subtree()[-1].i + 1 != verb.i or any(c.lower == "with" for c in verb.lefts):
        return
    move(subject, main, "nsubjpass" if main.child("auxpass") is not None else "nsubj")
    move(verb, subject, "acl")


def mend_new_clause(verb: Node) -> None:
    """ "It began after a former guard, Ned Hale, told a court so": Hale told it, where the parser makes one list."""
    above = verb.head
    if (
        verb.dep != "conj"
        or verb.tag not in PAST
        or verb.child(*SUBJECTS, "cc", "aux")
        or above.child("cc") is not None
    ):
        return
    since = next((c for c in reversed(above.rights) if c.i < verb.i and c.dep == "prep"), None)
    who = since.child("pobj") if since is not None and since.lower in group("prepositions that open a clause") else None
    if since is None or who is None or not is_like_people(who) or who.i > verb.i:
        return
    verb.tag = "VBD"
    move(verb, above, "advcl")
    move(who, verb, "nsubj")
    move(since, verb, "mark")


def mend_second_verb(first: Node) -> None:
    """ "The militia uses men as shields and stores arms": it stores them, where the parser sees two plural nouns."""
    thing = next((c for c in first.head.children if c.i == first.i + 1 and c.dep == "conj" and c.pos == "NOUN"), None)
    above = next((n for n in first.ancestors() if n.tag == "VBZ"), None)
    joint_ = next((c for c in first.head.children if c.dep == "cc" and c.i == first.i - 1), None)
    if first.dep != "conj" or first.lefts or thing is None or above is None or joint_ is None:
        return
    behind = [c for c in first.head.rights if c.i > thing.i and c.dep in ("prep", "advmod", "npadvmod")]
    first.pos, first.tag, first.lemma = "VERB", "VBZ", first.lower.removesuffix("s")
    move(first, above, "conj")
    move(joint_, above, "cc")
    move(thing, first, "dobj")
    for child in behind:
        move(child, first, child.dep)


def mend_armed(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Youths stormed the station armed with clubs": armed are the youths, and no building."""
    place, above = verb.head, verb.head.head
    who = above.child("nsubj") if place.dep == "dobj" else None
    if who is None or verb.i < place.i or verb.lemma not in group("what attackers bear and do"):
        return
    kind = kind_of(noun(place))
    thing = kind in ("body", "place") if kind else place.pos == "NOUN"
    if thing and nodes[verb.i - 1] is place and (is_like_people(who) or who.tag in ("NNP", "NNPS", "PRP")):
        move(verb, above, "advcl")


def mend_who(verb: Node, tree: Tree) -> None:
    """ "They held a woman outside the bank, who wept": who weeps is a person and no bank.

    "The Rev. Amos Dade of Hillside Church, who wept": nor is it a church.
    """
    who, thing = verb.child("nsubj"), verb.head
    if who is None or who.lower not in _PERSONAL or thing.dep != "pobj":
        return
    holder = thing.head.head
    if holder.pos == "PROPN" and _is_persons(holder, tree) and not _is_persons(thing, tree):
        move(verb, holder, "relcl")
        return
    body = kind_of(noun(thing)) in ("body", "place") and thing.head.head.tag == "NNS"
    if not body and (thing.pos != "NOUN" or is_like_people(thing)):  # "nurses at the Hospital, who"
        return
    above: Node | None = thing.head.head
    if above is not None and above.pos == "AUX" and above.dep == "relcl":
        above = above.head  # "women who were pupils at the time who say that"
    if above is not None and above.dep == "attr" and above.head.dep == "relcl":
        above = above.head.head
    if above is not None and above.pos == "VERB":
        above = above.child("dobj")
    if above is not None and above.i < thing.i and above.pos in ("NOUN", "PROPN") and is_like_people(above):
        move(verb, above, "relcl")


def _is_persons(node: Node, tree: Tree) -> bool:
    return any(label == "PERSON" and first <= node.i < past for first, past, label in tree.names)
