"""Names beside titles, offices and descriptions."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import actors, is_like_people, noun
from framing.language.mending.links import PLURALS, SUBJECTS, move, promote
from framing.language.people import offices
from framing.language.tree import Node, Tree
from framing.language.words import group


def mend_named(verb: Node) -> None:
    """ "Sailors stranded", "a man named Ruiz": a past tense that hangs on a noun without a subject is a participle."""
    if verb.dep == "acl" and verb.child("nsubj", "nsubjpass", "dobj", "aux") is None:
        verb.tag = "VBN"


def mend_courtesy(title: Node, nodes: Sequence[Node]) -> None:
    """ "“…,” Ms. O’Neill went on", where the parser makes two phrases of a title and the name behind it."""
    name = nodes[title.i + 1] if title.i + 1 < len(nodes) else title
    if name is title or name.head is not title.head or name.sent != title.sent or not name.text[0].isupper():
        return
    if name.pos not in ("NOUN", "PROPN") or title.head is title:
        return
    dep = title.dep
    move(title, name, "compound")
    name.dep, name.pos, name.tag = dep, "PROPN", "NNP"


def mend_hyphened(dash: Node, nodes: Sequence[Node]) -> None:
    """ "The secretary-general said", "the mayor-elect": the first word is the noun."""
    if not 0 < dash.i < len(nodes) - 1:
        return
    office, second = nodes[dash.i - 1], nodes[dash.i + 1]
    if second.lower not in group("what follows a hyphen in a title") or not is_like_people(office):
        return
    if office.end != dash.start or dash.end != second.start or office.sent != second.sent:
        return
    if office in second.ancestors():
        first = second
    elif second in office.ancestors() or office.head is second.head:
        below, dep = office.head is not second.head, second.dep
        if below and second.head is second:
            promote(office, second)
        elif below:
            move(office, second.head, dep)
        first = second
    else:
        return
    for child in list(first.children):
        if child is not office and child is not dash:
            move(child, office, child.dep)
    move(second, office, "nmod")
    move(dash, office, "punct")
    if office.pos not in ("NOUN", "PROPN"):
        office.pos, office.tag = "NOUN", "NN"


def mend_titled(tree: Tree) -> None:
    """ "The Union for Women President Ann Ray said": Ann Ray says so, with her body and office before the name."""
    bodies = {past: (first, past) for first, past, label in tree.names if label == "ORG"}
    for first, past, label in tree.names:
        body = bodies.get(first - 1)
        if label != "PERSON" or body is None or tree.nodes[first - 1].lower not in offices():
            continue
        name, inside = tree.nodes[past - 1], tree.nodes[body[0] : body[1]]
        top = next((n for n in name.ancestors() if n in inside and n.head not in inside), None)
        if top is not None and name.head.dep == "prep" and name.head in inside:
            head, dep = top.head, top.dep
            if head is top:
                continue
            move(name, head, dep)
            move(top, name, "compound")


def mend_apposition(thing: Node) -> None:
    """ "Luis Ramos and Ines Paz, a mother of two": what is one describes the nearer name."""
    far = thing.head
    if thing.tag not in ("NN", "CD") or thing.pos not in ("NOUN", "NUM") or thing.child("conj") is not None:
        return
    near = next((c for c in reversed(far.children) if c.dep == "conj" and far.i < c.i < thing.i), None)
    if not any(c.dep == "cc" and c.lower == "and" for c in far.rights):
        return  # "Guantanamo Bay, Cuba"
    if near is not None and near.pos == "PROPN" and near.child("conj") is None:
        move(thing, near, "appos")


def mend_twice(title: Node) -> None:
    """ "The alleged killer Dan Moore was seen": two subjects side by side are a description and its name."""
    if title.pos != "NOUN" or title.tag in PLURALS or title.child("det") is None or not is_like_people(title):
        return
    for name in title.head.children:
        if name.dep == title.dep and name.pos == "PROPN" and name.subtree()[0].i == title.i + 1:
            move(title, name, "compound")
            return


def mend_holder(name: Node, tree: Tree) -> None:
    """ "The liberal mayor of Izmit, Selin Acar, won": she is the mayor, where the parser sets her beside the place.

    "A former manager at the company, Priya Nair, left": she is no company.
    """
    place = name.head
    office = place.head.head
    if name.pos != "PROPN" or place.dep != "pobj" or place.head.dep != "prep":
        return
    entry = actors().get(noun(place))
    body = place.pos == "NOUN" and entry is not None and entry.kind in ("body", "place")
    if not body and (place.pos != "PROPN" or place.head.lower not in ("of", "for", "at", "in", "from")):
        return
    if office.pos != "NOUN" or office.tag != "NN" or not is_like_people(office) or office.child("det", "poss") is None:
        return
    first = name.subtree()[0].i
    person = any(label == "PERSON" and a <= name.i < b and b - a > 1 for a, b, label in tree.names)
    if person and first and tree.nodes[first - 1].text == "," and place.i == first - 2:
        move(name, office, "appos")


def mend_calling(name: Node, nodes: Sequence[Node]) -> None:
    """ "The father of gymnast Tina Orlov": gymnast and name are one phrase, and no name of the father."""
    first = name.subtree()[0]
    calling = nodes[first.i - 1] if first.i else first
    bare = calling.tag == "NN" and calling.dep in ("pobj", "dobj") and not any(c.dep == "det" for c in calling.lefts)
    if name.pos != "PROPN" or not bare or calling.rights or not is_like_people(calling):
        return
    above = calling.head
    if name.head in calling.ancestors():
        dep = calling.dep
        move(name, above, dep)
        move(calling, name, "compound")


def mend_of_four(four: Node) -> None:
    """ "Voss, a mother of four and a tireless champion": a mother and champion, and not of a champion."""
    other, joint_ = four.child("conj") if four.dep == "pobj" else four.head, four.child("cc")
    of = four.head if four.dep == "pobj" else four.head.head
    mother = of.head
    if other is None or joint_ is None or other.tag != "NN" or of.lower != "of" or joint_.i < four.i:
        return
    if other.i < joint_.i or mother.pos != "NOUN" or mother.child("det") is None or not is_like_people(other):
        return
    move(other, mother, "conj")
    move(four, of, "pobj")
    move(joint_, mother, "cc")


def mend_chairman(thing: Node, nodes: Sequence[Node]) -> None:
    """ "Named its chairman, the banker Tarek Molla, as …": the banker is the chairman."""
    first = thing.subtree()[0]
    if thing.dep != "npadvmod" or first.i < 2 or nodes[first.i - 1].text != "," or not is_like_people(thing):
        return
    other = nodes[first.i - 2]
    if other.head is thing.head and other.dep in ("dobj", "pobj") and is_like_people(other):
        for child in thing.rights:
            if child.dep == "prep":
                move(child, thing.head, "prep")
        move(thing, other, "appos")


def mend_depictive(thing: Node, tree: Tree) -> None:
    """ "She spoke to officials, a latter-day Boadicea inspecting her troops": one person is not several.

    The phrase describes the subject. A name in such a comparison ("a modern-day Nero") names nobody who is there.
    """
    first = thing.subtree()[0]
    if thing.tag not in ("NN", "NNP") or thing.child("cc", "conj") is not None:
        return
    compared = thing.tag == "NNP" and _is_compared(thing, tree)
    if compared:
        thing.pos, thing.tag = "NOUN", "NN"
        tree.names = tuple(n for n in tree.names if not n[0] <= thing.i < n[1])
    entry = actors().get(noun(thing))
    if not compared and (entry is None or entry.kind != "person"):
        return
    if first.i < 2 or tree.nodes[first.i - 1].text != ",":
        return
    several = tree.nodes[first.i - 2]
    doing = thing.head if thing.dep == "nsubj" and thing.head.tag == "VBG" else None
    if several.tag not in PLURALS or (doing is None and (thing.dep != "appos" or thing.head is not several)):
        return
    verb = next((n for n in several.ancestors() if n.pos in ("VERB", "AUX")), several)
    who = verb.child(*SUBJECTS)
    if who is None or who is several or who.tag in PLURALS or who.lower in ("they", "we", "it", "who", "which"):
        return
    move(thing, who, "appos")
    if doing is not None and thing.dep == "appos":
        move(doing, thing, "acl")


def _is_compared(name: Node, tree: Tree) -> bool:
    """Whether an indefinite name stands for a kind of person: "a modern-day Nero", "a second Churchill"."""
    before = tree.text[name.subtree()[0].start : name.start].lower().split()
    return any(word in group("comparing words") for word in before)
