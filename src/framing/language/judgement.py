"""The polarity of a phrase with respect to the person it describes.

The head of a phrase decides how far the words inside it count: "hero for the poor" praises, "supporter of terrorism"
blames, "prosecutor of cyber-crimes" and "committee investigating the attacks" do neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from framing.language.certainty import is_undone_duty
from framing.language.deeds import judged_with_object
from framing.language.people import offices, person_nouns
from framing.language.polarity import REVERSERS, of_hyphened, of_word, words
from framing.language.resources import table
from framing.language.tree import Node
from framing.language.verbs import is_lying_somewhere, particle
from framing.language.words import adverse_verbs, endings, fixed_phrases, group, light_verbs, negators, predicates

_UNDONE = -0.5  # what a good deed says of whoever ought to have done it and did not

_SILENT = frozenset({"poss", "det", "punct", "nummod", "aux", "case"})
_ABOUT = frozenset({"prep", "pobj", "pcomp", "attr", "oprd"})


def of_description(head: Node, nodes: Sequence[Node]) -> float:
    """Polarity of a noun or adjective phrase, -1 to 1; `nodes` are the words of the phrase, `head` governs them."""
    inside = {n.i for n in nodes}
    if head.pos in ("VERB", "AUX"):
        return _held(_verb(head, inside))
    return _held(_phrase(head, inside))


def of_words(nodes: Sequence[Node]) -> float:
    """Polarity of the words before a name that is the head: "embattled", "Crooked"."""
    total = 0.0
    for node, after in zip(nodes, (*nodes[1:], None), strict=True):
        value = _word(node)
        if value == 0.0 or node.dep == "poss" or _is_topical(node) or node.lower in feelings() or node.lower == "top":
            continue
        if node.text[0].isupper() and after is not None and after.lower.rstrip(".") in offices():
            continue  # "Democratic Sen.", "Chief Petty Officer": part of the title
        if node.text[0].isupper() and node.lower in group("party adjectives"):
            continue  # "Democratic Illinois Sen. Smith"
        total += _sign(node) * value
    return _held(total)


def _held(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _phrase(head: Node, inside: set[int]) -> float:
    """Polarity of the head with its modifiers, and of the complements as far as the head lets them count."""
    own = _own(head, inside)
    if head.pos == "ADJ" and any(c.lower == "too" and c.dep == "advmod" for c in head.lefts):
        return min(-0.5, own)  # "too soft on crime", "too good to be true"
    if head.pos == "ADJ" and head.lower in group("adjectives that only allow") and head.child("xcomp") is not None:
        return 0.0  # "free to go", "welcome to stay"
    kind = head.lemma.lower()
    if kind in feelings() or kind in group("sufferers") or kind in group("counts"):
        return 0.0
    if kind in group("who has gone through or studies something"):
        return own
    if kind in group("ties"):
        return min(0.0, _complements(head, inside))
    within = _complements(head, inside)
    if kind in group("answerable") and any(c.lower == "for" for c in head.rights):
        return within
    if kind in negators("lack") and any(_noun_behind(c) in group("virtues") for c in head.rights if c.i in inside):
        return min(-0.5, own)
    if kind in group("winners") and within < 0:
        return 0.0
    if kind in group("opposition") or kind in group("turning nouns"):
        turned = -0.7 * within
        if kind in group("partisans"):
            return min(0.0, turned)  # "a critic of the war" is blamed by nobody, and praised by nobody
        return turned if within else own
    if kind in group("known for"):
        behind = min(own, within) if own < 0 else within  # "notorious for defending thieves"
        return behind if any(c.lower == "for" for c in head.rights) else own
    if kind in group("sides"):
        return within if within < 0 or kind in group("partisans") else own
    if own:
        if own > 0 > within and head.pos == "ADJ" and kind not in group("free of"):
            return 0.0  # "capable of interfering"
        return own if own * within <= 0 else own + 0.5 * within
    return _clauses(head, inside) if _is_bearer(head) else within


def _noun_behind(preposition: Node) -> str:
    """Lemma of the noun behind a preposition, or ""."""
    noun = preposition.child("pobj") if preposition.dep == "prep" else None
    return noun.lemma.lower() if noun is not None else ""


def _clauses(head: Node, inside: set[int]) -> float:
    """Polarity that a relative clause gives its noun: "a man who tortured prisoners"."""
    said = sum((_verb(c, inside) for c in head.rights if c.dep == "relcl" and c.i in inside), 0.0)
    behind = (c for c in head.rights if c.dep == "amod" and c.pos == "ADJ" and c.i in inside)
    return said + sum((_phrase(c, inside) for c in behind), 0.0)  # "a lawyer notorious for his fees"


def _own(head: Node, inside: set[int]) -> float:
    """Polarity of the word itself and its modifiers."""
    total = _of_head(head)
    for child in head.lefts:
        if child.i not in inside or child.dep in _SILENT or _is_topical(child):
            continue
        for node in (child, *(c for c in child.children if c.dep == "conj" and c.i in inside)):
            value = _word(node)
            if value and node.lower not in feelings() and not is_of_critic(node):
                total += _sign(node) * value
    return _sign(head) * total if total else 0.0


def is_of_critic(word: Node) -> bool:
    """Whether a word says how hard a work criticises: "her scathing review" does not speak against its author."""
    above = word.head.head if word.dep == "conj" else word.head
    return word.lower in group("how works criticise") and above.lemma in group("works that criticise")


def _of_head(node: Node) -> float:
    """Polarity of the head. A noun capitalised by a headline ("Is The Real Liar") is still a noun in a predicate."""
    if node.lemma.lower() in offices():
        return 0.0  # "chief justice"
    if node.pos == "PROPN" and node.dep in {"attr", "acomp", "oprd"}:
        return words().get(node.lower, 0.0)
    return _word(node)


def _word(node: Node) -> float:
    """Polarity of one word; an adjective of a name ("Democratic") has none, one made into a name ("Crooked") has."""
    if node.pos == "ADV":
        return 0.0
    if whole := of_hyphened(node):
        return whole
    if node.pos == "PROPN":
        value = words().get(node.lower, 0.0) if node.lower.endswith(endings("judging adjectives")) else 0.0
        return min(0.0, value)
    above = node.head.head if node.dep == "conj" else node.head
    shouted = node.text.isupper() and len(node.text) > _SHORT  # "SHAMELESS water baron"
    if node.pos in ("ADJ", "NOUN") and node.text[:1].isupper() and above.text[:1].islower() and not shouted:
        return 0.0
    return of_word(node)


_SHORT = 4  # letters: so short a word in capitals may be initials


def _sign(node: Node) -> float:
    """-1 if the word itself is negated ("no hero", "less passionate"), else 1."""
    for child in node.lefts:
        if any(c.i == child.i + 1 and c.lower in group("words of focus") for c in node.lefts):
            continue  # "not only a fraud but a bully"
        if child.dep == "neg" or child.lower in negators("adverb", "noun", "lack") or child.lower in REVERSERS:
            return -0.7
        if child.lower in group("weakeners") and of_word(node) > 0:
            return -0.7
    return 1.0


def _is_topical(node: Node) -> bool:
    """Whether a noun before a noun only names its topic: "crimes prosecutor", "justice system", "peace plan"."""
    if (node.lower, node.head.lemma.lower()) in fixed_phrases():
        return True  # "criminal attorney"
    if node.lower == "criminal" and _is_bearer(node.head):
        return True
    if node.dep not in ("compound", "nmod") or node.pos in ("ADJ", "PROPN"):
        return False
    named = node.head
    while not _is_bearer(named) and named.dep in ("compound", "nmod") and named.head.i > named.i:
        named = named.head  # "murder squad detective"
    return _word(node) > 0 or _is_bearer(named)


def _is_bearer(noun: Node) -> bool:
    """Whether the head is a person, a body or a text, whose subject matter is not a judgement of it."""
    lemma = noun.lemma.lower()
    return lemma in person_nouns() or lemma in offices() or (lemma.endswith(("or", "er", "ist")) and noun.pos == "NOUN")


def _is_person(noun: Node) -> bool:
    return _is_bearer(noun) or noun.lemma.lower() in group("nouns for people and bodies")


def _complements(head: Node, inside: set[int]) -> float:
    """Polarity of what follows the head: "record of corruption", "subject of vicious statements", "quick to blame"."""
    total = 0.0
    for child in head.rights:
        if child.i not in inside:
            continue
        if child.dep == "prep" and (child.lower not in group("topic prepositions") or head.lemma.lower() in _open()):
            turned = (
                -0.7 if child.lower in ("against", "without") and head.lemma.lower() not in group("opposition") else 1.0
            )
            said = (_phrase(o, inside) for o in child.children if o.dep in _ABOUT and o.i in inside)
            total += turned * sum(said, 0.0)
        elif child.dep in {"xcomp", "acl", "advcl", "relcl"} and child.pos in ("VERB", "AUX"):
            total += _verb(child, inside)
    return total


def _verb(verb: Node, inside: set[int]) -> float:
    """Polarity that a predicate gives its subject."""
    return unless_undone(verb, _done(verb, inside))


def unless_undone(verb: Node, value: float) -> float:
    """The value of a deed for its agent, if the deed was done: who "should have protected them" did not."""
    return _UNDONE if value > 0.0 and is_undone_duty(verb) else value


def _done(verb: Node, inside: set[int]) -> float:
    if verb.lemma in group("known for"):
        return _complements(verb, inside)
    if verb.lemma in group("helping verbs"):
        aim = verb.child("xcomp", "ccomp")
        if aim is not None and aim.i in inside:
            return _verb(aim, inside)  # "helped steal"
    if verb.lemma == "be":
        return _objects(verb, inside)
    if is_lying_somewhere(verb):
        return 0.0
    if verb.pos == "VERB" and verb.tag != "VBN" and (deed := judged_with_object(verb)) is not None:
        return deed
    part = particle(verb)
    loose = (c for c in verb.rights if c.dep == "prep" and verb.child("dobj") is None)
    behind = (
        *([part] if part is not None else []),
        *loose,
        None,
    )  # "shot to prominence", but not "gave his consent in May"
    names = (verb.lemma.lower() + (f" {word.lower}" if word is not None else "") for word in behind)
    known = next((predicates()[name] for name in names if name in predicates()), None)
    passive = verb.tag == "VBN" and (verb.dep == "acl" or verb.child("auxpass") is not None)
    if known is not None:
        return known.patient if passive else known.agent or _light_objects(verb, inside)
    return _light_objects(verb, inside)


def _light_objects(verb: Node, inside: set[int]) -> float:
    """Polarity that a light verb takes from its object. With a particle it is another verb ("took back freedoms")."""
    if verb.lemma not in light_verbs() or particle(verb) is not None:
        return _states(verb, inside)
    return turned_adverse(verb, _objects(verb, inside))


def turned_adverse(verb: Node, value: float) -> float:
    """The value of a light verb's object for its agent. The objects of "face" or "endure" never speak for the agent.

    A message does not praise the person who gets it: "received a distress call", "received death threats".
    """
    thing = verb.child("dobj")
    if thing is not None and verb.lemma in group("verbs for having people") and _is_person(thing):
        return 0.0  # what others are says nothing of who "has made powerful enemies"
    if thing is not None and value < 0 and thing.lemma in group("messages"):
        value *= verb.lemma not in group("verbs of meeting others' words")
    if verb.lemma not in adverse_verbs():
        return value
    if thing is not None and any(c.lower in group("hard") for c in thing.lefts):
        return min(_HARD, value)
    return min(0.0, value)


_HARD = -0.5  # what "tough" in "faced tough questions" says of who did


def _states(verb: Node, inside: set[int]) -> float:
    """Polarity of a predicate adjective after a full verb: "pleaded guilty", "proved useless"."""
    said = (_phrase(c, inside) for c in verb.rights if c.dep in ("acomp", "oprd") and c.i in inside)
    return sum(said, 0.0)


def _objects(verb: Node, inside: set[int]) -> float:
    said = (_phrase(c, inside) for c in verb.rights if c.dep in {"dobj", "attr", "acomp"} and c.i in inside)
    return sum(said, 0.0)


# ------------------------------------------------------------------------------------------------ word lists
@cache
def feelings() -> frozenset[str]:
    """Adjectives for feelings and misfortunes ("worried", "wounded"): a state, not a judgement."""
    return frozenset(row["adjective"] for row in table("feelings"))


@cache
def _open() -> frozenset[str]:
    """Words that let the polarity of their complement through."""
    named = ("sides", "opposition", "known for", "answerable", "set on")
    return frozenset[str]().union(*(group(name) for name in named))


def is_against_wrongdoers(verb: Node) -> bool:
    """Whether it is done to criminals ("crushed a drug gang"): such force does not count against its agent."""
    things = [c for c in verb.children if c.dep == "dobj"]
    things += [c for p in verb.children if p.dep == "prep" and p.lower == "on" for c in p.children if c.dep == "pobj"]
    named = {n.lemma.lower() for thing in things for n in (thing, *thing.lefts) if n is thing or n.dep == "compound"}
    return not named.isdisjoint(group("wrongdoers"))
