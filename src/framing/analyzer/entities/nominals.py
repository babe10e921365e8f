"""Common-noun actors ("protesters", "the opposition", "the leader of Belarus") and pronouns as mentions."""

from __future__ import annotations

from collections.abc import Mapping

from framing.analyzer.entities.mentions import NOMINAL, PRONOUN, Candidate
from framing.language import gazetteer
from framing.language.actors import Actor, actors, kind_of, noun
from framing.language.cues import cues
from framing.language.subjects import SUBJECTS, written_subject
from framing.language.tree import Node, Tree
from framing.language.words import group, naming_verbs

_PRONOUNS = frozenset({"PRP", "PRP$"})
_INNER = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod"})
_BEFORE = frozenset({"det", "predet", "amod", "compound", "nmod", "nummod", "quantmod", "poss", "advmod", "npadvmod"})
_PLURAL_ONLY = frozenset({"force", "troop"})
_LABELS = {"group": "GROUP", "body": "ORG", "place": "GPE"}
_PERSONAL = frozenset({*SUBJECTS, "dobj", "pobj", "appos", "attr", "conj", "agent"})
_ONE = group("determiners of one")
_SIZES = group("sizes")
_BARE = group("bare abstractions")
_ARGUMENTS = frozenset({*SUBJECTS, "pobj", "dobj", "appos"})


def nominals(tree: Tree, taken: Mapping[int, Candidate]) -> list[Candidate]:
    """Noun phrases whose head names an actor, and personal pronouns; tokens in `taken` belong to names."""
    found = []
    listed = actors()
    for node in tree.nodes:
        pos = node.pos
        if pos == "PRON":
            if node.tag in _PRONOUNS and not _is_of_rank(node):
                found.append(Candidate(node, node, node, PRONOUN))
        elif pos == "NUM":
            if (last := _end_of_one(node)) is not None:
                found.append(Candidate(node, last, node, NOMINAL, "PERSON"))
        elif pos in {"NOUN", "PROPN", "ADJ"}:
            name = taken.get(node.i)
            if name is not None and is_one_of_many(name):
                found.append(Candidate(_left_edge(node), node, node, NOMINAL, "PERSON"))
                continue
            if name is not None and node is name.head and is_some_of_many(name):
                found.append(Candidate(_left_edge(node), node, node, NOMINAL, "GROUP", some=True))
                continue
            nominal = _nominal(node, listed) if name is None else None
            if nominal is None and name is None and _is_side(node, taken):
                nominal = Candidate(_left_edge(node), node, node, NOMINAL, "ORG")
            if nominal is not None:
                found.append(nominal)
    return found


def _end_of_one(node: Node) -> Node | None:
    """The end of "one of them", "one of the teachers", if it is a subject; None for other numbers."""
    of = node.child("prep") if node.lower == "one" and node.dep in SUBJECTS else None
    people = of.child("pobj") if of is not None and of.lower == "of" and of.i == node.i + 1 else None
    if people is None or people.i - node.i > _LONGEST_ONE:
        return None
    several = people.tag == "NNS" and kind_of(noun(people)) == "person"
    who = node.child("relcl")
    relative = who.child(*SUBJECTS) if who is not None else None
    human = (relative is not None and relative.lower == "who") or node.head.lemma in cues("VERB")
    return people if several or (people.lower in ("them", "these", "those") and human) else None


_LONGEST_ONE = 6  # tokens


def _is_of_rank(pronoun: Node) -> bool:
    """Whether it is part of a form of address: "His Excellency"."""
    return pronoun.dep == "poss" and pronoun.head.lower in group("forms of address for rank")


def _is_side(node: Node, taken: Mapping[int, Candidate]) -> bool:
    """Whether it is a nation in a quarrel: "the Kyrgyz side denies it"."""
    if node.lower != "side":
        return False
    known = (taken[k.i].known for k in node.lefts if k.i in taken)
    return any(entry is not None and entry.how == "demonym" for entry in known)


def is_one_of_many(name: Candidate) -> bool:
    """Whether a demonym or party name is one person: "the Texas Republican", "a Russian"."""
    head, known = name.head, name.known
    if known is not None and known.label == "ORG" and name.first is name.last and head.tag in ("NN", "NNP"):
        some = any(k.dep == "det" and k.lower in ("a", "an") for k in head.lefts)
        if some and head.dep in _PERSONAL and head.child("acl", "relcl") is not None:
            return True  # "a SEAL accused of murder"
    unlisted = known is None or known.how not in ("member", "demonym")
    if (unlisted and not (name.label == "NORP" and is_of_members(head))) or name.first is not name.last:
        return False
    if (
        head.tag not in ("NN", "NNP", "NNPS")
        or head.lower.endswith(("s", "ese", "ish", "ch"))
        or head.dep not in _PERSONAL
    ):
        return False
    before = [k for k in head.lefts for k in (k, *k.lefts)]  # "The South Carolina Republican"
    one = any(k.dep == "nummod" and k.lower == "one" for k in before)
    return head.dep == "appos" or one or any(k.dep == "det" and k.lower in _ONE for k in before)


def is_some_of_many(name: Candidate) -> bool:
    """Whether the name of a party's or nation's members means some of them: "some Democrats", "a handful of Democrats".

    So do "Tories who rebelled", where a relative clause without a comma says which ones, and "former Democrats". What
    those do is not told of the party.
    """
    head = name.head
    if not is_of_members(head) or not head.lower.endswith("s") or head.pos == "ADJ" or head.dep not in _PERSONAL:
        return False
    part = head.head.head if head.dep == "pobj" and head.head.lower == "of" else None
    if part is not None and part.lower in group("parts of a group"):
        return True
    return any(k.lower == "former" or k.lower in group("some of a group") for k in head.lefts) or is_told_which(head)


def is_of_members(head: Node) -> bool:
    """Whether the noun is the name of a party's or nation's members: "Democrats", "Kenyans"."""
    if not head.text[0].isupper():
        return False  # "Christian conservatives"
    known = gazetteer.known(head.text)
    return noun(head) in group("party members") or (known is not None and known.how in ("member", "demonym"))


def is_told_which(head: Node) -> bool:
    """Whether a relative clause that no comma sets off says which ones a noun means: "miners who struck"."""
    who = head.child("relcl")
    subject = written_subject(who) if who is not None else None
    return subject is not None and subject.lower in ("who", "that") and subject.i == head.i + 1


def _nominal(node: Node, listed: dict[str, Actor]) -> Candidate | None:
    """A noun phrase whose head names an actor. Nouns inside compounds and titles are not mentions."""
    entry = listed.get(noun(node))
    if entry is None and node.lower in group("who speaks for a nation") and _has_nation(node):
        return Candidate(_left_edge(node), node, node, NOMINAL, "ORG")
    if entry is None and not node.lower.endswith("old"):
        return None
    if node.dep in _INNER and (node.head.i > node.i or _right_edge(node.head) is node):
        return None
    if node.pos == "ADJ":
        if not _is_aged(node):
            return None
        entry = listed["person"]
    if entry is None and not _is_aged(node):
        return None
    if _is_what_one_is_called(node) or _is_same_one(node, entry):
        return None
    if _other_sense(node):
        return None
    return Candidate(_left_edge(node), _right_edge(node), node, NOMINAL, _label(node, entry))


def _has_nation(node: Node) -> bool:
    """Whether it is a nation's: "the Serbian side"."""
    known = (gazetteer.known(c.text) for c in node.lefts if c.dep in ("amod", "compound", "nmod"))
    return any(entry is not None and entry.how == "demonym" for entry in known)


def _right_edge(node: Node) -> Node:
    """The last word of a noun of several words: "brother-in-law", "head of state", "secretary-general"."""
    second = next((c for c in node.rights if c.i == node.i + 2 and c.start == node.end + 1), None)
    if second is not None and second.lower in group("what follows a hyphen in a title"):
        return second
    inside = next((c for c in node.rights if c.dep == "prep" and c.lower in ("in", "of")), None)
    last = inside.child("pobj") if inside is not None else None
    if inside is None or last is None:
        return node
    if inside.lower == "in" and last.lower == "law" and last.end - node.end == len("-in-law"):
        return last
    led = inside.lower == "of" and node.lower == "head" and last.lower in group("what a head is of")
    return last if led and inside.i == node.i + 1 and last.i == node.i + 2 else node


def _is_same_one(node: Node, entry: Actor | None) -> bool:
    """Whether it is one person with the noun before "and": "the former judge and staunch conservative"."""
    first = node.head
    if node.dep != "conj" or entry is None or entry.kind != "person" or node.tag != "NN" or first.tag != "NN":
        return False
    if node.child("det", "poss", "nummod") is not None or first.child("det", "poss") is None:
        return False
    return first.child("conj") is node and any(c.dep == "amod" for c in node.lefts)


def _is_what_one_is_called(node: Node) -> bool:
    """Whether it is a word for somebody and nobody else: "called her a coward and a thief"."""
    while node.dep == "conj":
        node = node.head
    if node.dep == "oprd" and node.lower in group("states of captives"):
        return True  # "held hostage"
    if node.dep == "oprd" and node.head.lemma in group("ways of going as somebody"):
        return True  # "walked out a free man"
    if node.head.lemma not in naming_verbs():
        return False
    before = any(c.dep == "dobj" and c.i < node.i for c in node.head.rights)
    return node.dep == "oprd" or (node.dep == "dobj" and before)


def _other_sense(node: Node) -> bool:
    """Whether the noun has another sense here: a third party (in law), a smear campaign, a secretary of state."""
    if node.lemma == "bank" and _is_of_river(node):
        return True
    if node.lemma == "party":
        return any(k.lower == "third" for k in node.children)
    if node.lemma == "couple" and any(k.dep == "prep" and k.lower == "of" for k in node.children):
        return True  # "a couple of issues"
    if node.lemma == "authority" and node.tag == "NN":
        return True  # power
    if node.lemma == "fund" and (node.tag == "NNS" or any(k.lower == "public" for k in node.children)):
        return True  # money
    if node.lower == "office" and _is_of_a_person(node):
        return True
    if node.lemma in _BARE and node.tag == "NN" and _is_abstract(node):
        return True
    if node.lower in _PLURAL_ONLY:
        return node.tag == "NN"
    if node.lower == "state" and node.head.lower == "of":
        return node.head.head.lower in {"secretary", "secretaries", "department", "head", "heads"}
    return node.lemma == "campaign" and not _is_owned(node)


def _is_of_river(bank: Node) -> bool:
    """Whether it is a bank of water: "burst its banks", "on the banks of the Seine"."""
    if bank.dep == "dobj":
        return bank.head.lemma in group("what rivers do to banks")
    on = bank.head.lower if bank.dep == "pobj" else ""
    return on in ("on", "along") and bank.tag == "NNS" and any(c.lower == "of" for c in bank.rights)


def _is_of_a_person(office: Node) -> bool:
    """Whether it is somebody's post and no body: "abused his office", "left her office"."""
    return office.dep == "dobj" and office.head.lemma in group("what is done with a post")


def _is_abstract(node: Node) -> bool:
    """Whether the noun is abstract here: justice, public office, big government, opposition to something."""
    if any(k.lower in _SIZES and k.dep == "amod" for k in node.children):
        return True
    if node.lemma == "opposition" and any(k.dep == "poss" or k.lower == "to" for k in node.children):
        return True
    bare = not any(k.i < node.i and k.dep in {"det", "poss", "compound", "nmod", "nummod"} for k in node.children)
    return bare and node.dep in {"dobj", "pobj", "conj"}


def _is_owned(node: Node) -> bool:
    """Whether "campaign" is a body: "the Trump campaign", "his campaign", "the campaign"; not "a smear campaign"."""
    before = [k for k in node.children if k.i < node.i and k.dep != "punct"]
    return any(k.pos == "PROPN" or k.dep == "poss" for k in before) or all(k.lower == "the" for k in before)


def _left_edge(node: Node) -> Node:
    """The first word of the noun phrase, without opening quotation marks."""
    before = [k for k in node.children if k.i < node.i and k.dep in _BEFORE]
    while len(before) > 1 and before[0].dep == "advmod" and any(k.dep in ("det", "poss") for k in before[1:]):
        before.pop(0)  # "certainly not the government"
    first = before[0] if before else node
    while first is not node and first.children and first.children[0].i < first.i and first.children[0].dep != "punct":
        first = first.children[0]
    return first if first.sent == node.sent and first.i >= node.i - 8 else node


def _is_aged(node: Node) -> bool:
    """Whether the phrase is a person by age: "the 68-year-old"."""
    return node.lower.endswith("year-old") or (node.lower == "old" and node.i > 0 and node.dep in _ARGUMENTS)


def _is_plural(node: Node) -> bool:
    """Whether the noun is plural even if a capital misled the tagger: "Ministers refused"."""
    return node.tag == "NNP" and node.lower.endswith("s") and node.lower.removesuffix("s") == noun(node)


def _label(node: Node, entry: Actor | None) -> str:
    if entry is None or entry.kind == "person":
        single = any(k.dep == "nummod" and k.lower == "one" for k in node.lefts)  # also if tagged plural: "one jawan"
        return "GROUP" if not single and (node.tag in ("NNS", "NNPS") or _is_plural(node)) else "PERSON"
    return _LABELS.get(entry.kind, "GROUP")
