"""Names beside titles, offices and descriptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from framing.language import gazetteer
from framing.language.actors import is_like_people, kind_of, noun
from framing.language.mending.links import PLURALS, SUBJECTS, move, promote
from framing.language.people import given_names, offices, plain, titles
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


def mend_dated(tree: Tree) -> None:
    """ "Earlier Friday, chairman of the panel Ann Ray said": the chairman says it, where the parser takes the day."""
    for first, past, label in tree.names:
        day = tree.nodes[past - 1]
        who = day.child("appos") if label == "DATE" and day.dep in SUBJECTS else None
        if who is None or who.i < past or who.pos not in ("NOUN", "PROPN") or tree.nodes[past].text != ",":
            continue
        if first == 0 or tree.nodes[first].sent != tree.nodes[first - 1].sent:
            verb = day.head
            move(who, verb, day.dep)
            move(day, verb, "npadvmod")


def mend_posted(tree: Tree) -> None:
    """ "The envoy to Kenya Margit Olsen said": Kenya is where she is posted and no part of her name.

    Nor is the body that somebody heads: "chairman of the Budget Committee Rep. Ann Shore".
    """
    bodies = {past for _, past, label in tree.names if label == "ORG"}
    people = {past - 1: first for first, past, label in tree.names if label == "PERSON"}
    places = {first: past for first, past, label in tree.names if label == "GPE"}
    for name in tree.nodes:
        if name.pos != "PROPN" or name.dep not in ("pobj", *SUBJECTS):
            continue
        words = [n for n in name.subtree() if n.i <= name.i and n.pos == "PROPN"]
        first = words[0].i if words else name.i
        preposition = _before(name, tree.nodes[: first + 1])
        office = _holder(preposition) if preposition is not None else None
        past = _place(tree.nodes[first : name.i + 1], places, bodies) if office is not None else first
        start = people.get(name.i, past)
        begins = past in bodies or start == first or start >= past or tree.nodes[past].lower in given_names()
        if preposition is None or office is None or past == first or not begins:
            continue
        if past == name.i or not all(n.pos == "PROPN" and n.text[0].isupper() for n in tree.nodes[past : name.i]):
            continue
        place = tree.nodes[past - 1]
        move(name, office, "appos")
        for word in tree.nodes[preposition.i + 1 : past - 1]:
            if word.head.i >= past:
                move(word, place, word.dep)
        for word in tree.nodes[past : name.i]:
            move(word, name, "compound")
        move(place, preposition, "pobj")
        if past not in bodies:
            other = (n for n in tree.names if n[1] <= first or n[0] > name.i)
            tree.names = tuple(sorted([*other, (first, past, "GPE"), (past, name.i + 1, "PERSON")]))


def mend_office(name: Node) -> None:
    """ "Captain of the national side Bruno Reis said": the captain is Bruno Reis, where the parser has two subjects."""
    if name.pos != "PROPN" or name.child("conj", "cc") is not None:
        return
    first = name.subtree()[0].i
    for office in name.head.children:
        if office.dep != name.dep or office.i >= first or office.child("prep") is None or not _is_holder(office):
            continue
        last = office.subtree()[-1]
        if last.i + 1 == first and last.pos in ("NOUN", "PROPN") and name.subtree()[0].pos == "PROPN":
            move(name, office, "appos")
            return


def _before(name: Node, nodes: Sequence[Node]) -> Node | None:
    """The preposition that a name hangs on, or that stands without an object right before a subject."""
    if name.dep == "pobj":
        return name.head if name.head.dep == "prep" else None
    adjectives = 1 if len(nodes) > 1 and nodes[-2].pos in ("ADJ", "VERB") else 0
    there = nodes[-2 - adjectives] if len(nodes) > 1 + adjectives else None
    return there if there is not None and there.dep == "prep" and there.child("pobj") is None else None


def _place(words: Sequence[Node], places: Mapping[int, int], bodies: Set[int]) -> int:
    """Where the place or body ends that comes before a name; where the words begin if none does."""
    first = words[0].i
    if plain(words[0].text) in titles():
        return first  # "a spokesman for Archbishop Tomas Reyes"
    for title in words[1:-1]:
        if title.i in bodies and plain(title.text) in titles():
            return title.i
    if (past := places.get(first)) is not None:
        return past if past <= words[-1].i else first
    for length in (2, 1):
        entry = gazetteer.known(" ".join(n.text for n in words[:length]))
        if entry is not None and entry.label == "GPE" and entry.how == "name" and length < len(words):
            return first + length
    own = len(words) > 2 and words[0].lower not in given_names() and words[1].lower in given_names()
    return first + 1 if own else first


def _holder(preposition: Node) -> Node | None:
    """The person whose office the preposition tells of and who does something: "leader of the opposition from"."""
    holder = preposition.head
    while holder.dep == "pobj" and holder.head.dep == "prep":
        holder = holder.head.head
    return holder if holder.dep in SUBJECTS and _is_holder(holder) else None


def _is_holder(noun_: Node) -> bool:
    """Whether it is one person by office: "captain", "member"."""
    if noun_.tag in PLURALS or noun_.pos not in ("NOUN", "PROPN"):
        return False
    return noun_.lower in offices() or is_like_people(noun_)


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
    body = place.pos == "NOUN" and kind_of(noun(place)) in ("body", "place")
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


def mend_ones_name(name: Node, nodes: Sequence[Node]) -> None:
    """ "One of them, Karim Aziz, 29, denied it": the name is the one's, and no second subject."""
    first = name.subtree()[0]
    if name.pos != "PROPN" or name.dep not in SUBJECTS or first.i == 0 or nodes[first.i - 1].text != ",":
        return
    for one in name.head.children:
        if one.dep in SUBJECTS and one.i < first.i and one.subtree()[-1].i in (first.i - 1, first.i - 2):
            if one.lower in group("words for one of several"):
                move(name, one, "appos")
            return


def mend_clients_name(name: Node) -> None:
    """ "A lawyer for one of them, Karim Aziz, said": Aziz is the one, not the lawyer.

    Not so where it is known who the client is: "a lawyer for Aziz, Mona Field, said", "a spokesman for the premier".
    """
    lawyer = name.head
    if name.dep != "appos" or name.pos != "PROPN" or not is_like_people(lawyer):
        return
    for link in lawyer.rights:
        client = link.child("pobj") if link.lower in ("for", "of", "to") and link.i < name.i else None
        if client is None:
            continue
        one = client.lower in group("words for one of several")
        a = any(c.dep == "det" and c.lower in ("a", "an", "another") for c in client.lefts)
        if one or (a and client.tag == "NN" and kind_of(noun(client)) == "person"):
            move(name, client, "appos")
        return


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
    if not compared and kind_of(noun(thing)) != "person":
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
