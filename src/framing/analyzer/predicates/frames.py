"""Predicates with their agents and patients, as nodes: verbs, and nouns made from verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from framing.language import verbs
from framing.language.actors import is_like_people
from framing.language.certainty import is_by_the_charged
from framing.language.clause import ASSERTED
from framing.language.clauses import clause, of_noun
from framing.language.deeds import judged_with_object
from framing.language.laws import is_defined
from framing.language.subjects import SUBJECTS, active_subject, leaver, own_subject, referred, written_subject
from framing.language.tree import Node, Tree
from framing.language.words import NO_PREDICATE, group, light_verbs, nominalisations, predicates
from framing.model import Modality

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
_BEHIND = group("prepositions of nouns for deeds")
_FOR = frozenset({"support", "praise", "endorse", "back"})  # "support for X"
_TO = frozenset({"threaten", "visit", "oppose"})  # "threat to X"
_LAID_TO = frozenset({"accuse", "suspect", "charge", "convict", "acquit"})
_NO_PREDICATES = frozenset({"aux", "auxpass", "amod", "compound", "nmod"})
_PREFIXES = frozenset({"co", "re", "pre", "non"})  # of words that the tokenizer splits
_ASIDE = frozenset({"where", "when", "why", "how"})


class Frame(Struct, frozen=True):
    """One predicate. Agents and patients are heads of noun phrases, all members of a list."""

    predicate: Node
    verb: str
    agents: tuple[Node, ...]
    patients: tuple[Node, ...]
    negated: bool = False
    modality: Modality = ASSERTED
    active: bool = True  # a verb in the active voice has an agent, even one that is not named here
    thing: Node | None = None  # the word that says what the deed is done to, or how, where it is worth showing


def frames(tree: Tree) -> Iterator[Frame]:
    """All predicates with an agent or a patient, in text order."""
    listed = nominalisations()
    for node in tree.nodes:
        if node.pos == "VERB":
            found = _of_verb(node)
        elif node.pos == "NOUN" and node.lemma in listed and node.dep != "compound":
            found = _of_noun(node)
        else:
            continue
        if found is not None and (found.agents or found.patients):
            yield found


# -------------------------------------------------------------------------------------------------- verbs
def _of_verb(verb: Node) -> Frame | None:
    lemma, plain = verb.lemma, verbs.name(verb)
    if not _says_something(verb, lemma, plain):
        return None
    if (leaves := leaver(verb)) is not None:
        return Frame(verb, plain, members(leaves), ())
    said = clause(verb)
    surface = members(said.subject)
    if len(surface) > 1 and surface[0].i < verb.i:  # "a group that helps him, and author of", with one head
        surface = tuple([n for n in surface if n.i < verb.i])
    if said.passive:
        doers = _doers(verb)
        if _is_state(verb, plain, doers):
            surface = ()
        return Frame(verb, plain, doers, surface, said.negated, said.modality, False, _rest(verb, "xcomp"))
    name, things, shown = _object(verb, lemma, plain)
    is_weak = name == lemma and not things and shown is None and "weak" in verbs.kinds_named(name)
    if is_weak and not judged_with_object(verb):  # "moved on"; not "moved swiftly"
        return None
    if _only_said(verb, name) or not verbs.is_affecting(name) or lemma == "have":
        things = ()
    return Frame(verb, name, surface, things, said.negated, said.modality, True, shown)


def _says_something(verb: Node, lemma: str, plain: str) -> bool:
    """Whether the verb is a deed of its own: no copula, no "began to" or "tried to" before the deed, no "you know"."""
    if lemma in _PREFIXES or len(lemma) < 2 or not lemma[0].isalpha() or verb.dep in _NO_PREDICATES:
        return False
    if "empty" in verbs.kinds_named(plain):
        return False
    if verbs.is_lying_somewhere(verb):
        return False
    if lemma == "have":
        thing = verb.child("dobj")
        return thing is not None and thing.pos == "NOUN" and (thing.i < verb.i or verb.child("xcomp") is None)
    if lemma == "do":
        return False
    then = verb.child("xcomp")
    if then is not None and then.pos in ("VERB", "AUX"):
        kinds = verbs.kinds(verb)
        if "phase" in kinds or "intent" in kinds:
            thing = verb.child("dobj")
            return thing is not None and thing.i < then.i and "intent" not in kinds
    return not (verb.dep in ("parataxis", "ccomp") and lemma in ("mean", "know") and len(verb.children) <= 2)


def _only_said(verb: Node, name: str) -> bool:
    """Whether the object is only informed, asked or thought of. An order ("told to go") or hatred is a deed."""
    kinds = verbs.kinds_named(name)
    if "speech" not in kinds and "thought" not in kinds:
        return False
    return not _judges_patient(name) and _rest(verb, "xcomp") is None


def _is_state(verb: Node, plain: str, doers: tuple[Node, ...]) -> bool:
    """Whether a participle is a state: "is known for", "is committed to", "a group called X"."""
    if _only_said(verb, plain) or (verb.dep == "acl" and verb.child("oprd") is not None):
        return True
    return not doers and "state" in verbs.kinds_named(plain)


def _judges_patient(name: str) -> bool:
    return predicates().get(name, NO_PREDICATE).judged != 0.0


def _object(verb: Node, lemma: str, plain: str) -> tuple[str, tuple[Node, ...], Node | None]:
    """Name of the predicate, the node acted upon, and the word shown for it."""
    thing, other = verb.child("dobj"), verb.child("dative")
    if thing is not None:
        found = members(_reached(referred(thing, verb)))
        if lemma in group("verbs of perceiving") and any(c.dep == "acl" and c.tag == "VBG" for c in thing.rights):
            found = ()  # "pictures showed workers painting": nothing is done to them
        if lemma in light_verbs() and (other is not None or verbs.given(verb) is not thing):
            found, thing = (), verbs.given(verb) or thing  # "gave him a chance": he is given it, not acted upon
        elif other is not None and other.pos != "ADP":
            found = members(other)
        return plain, found, _rest(verb, "xcomp") or _counted(thing)
    pair = verbs.complement(verb, plain) or _attacked(verb, plain)
    if pair is not None:
        return pair[0], members(referred(pair[1], verb)), pair[1]
    if other is not None and other.pos != "ADP":
        return plain, members(other), _rest(verb, "xcomp")
    what = _gap(verb) or _shared(verb)
    return plain, members(what), what or _rest(verb, "xcomp", "acomp", "oprd")


def _attacked(verb: Node, plain: str) -> tuple[str, Node] | None:
    """The target after "against" or "at" ("railed at him"), if the verb judges."""
    for child in verb.children:
        if child.dep == "prep" and child.lower in ("against", "at") and _judges_patient(plain):
            noun = child.child("pobj")
            if noun is not None:
                return plain, noun
    return None


def _gap(verb: Node) -> Node | None:
    """The antecedent of a relative clause without pronoun: "the man she married"."""
    if verb.dep != "relcl" or own_subject(verb) is verb.head or verb.child("ccomp", "xcomp", "prt", "acomp", "attr"):
        return None
    for child in verb.children:
        if child.dep == "mark" or child.lower in _ASIDE or (child.dep == "prep" and _open(child)):
            return None
    subject = active_subject(verb)
    if subject is None or any(c.tag == "WP$" for c in subject.lefts):
        return None  # "Meena, whose sister drowned"
    return verb.head if subject.tag not in ("WP", "WDT") else None


def _open(preposition: Node) -> bool:
    """Whether the preposition has the gap of a relative clause: "the firm she works for", "with whom he worked"."""
    noun = preposition.child("pobj")
    return noun is None or noun.tag in ("WP", "WDT")


def _shared(verb: Node) -> Node | None:
    """The object that coordinated verbs share: "criticised and mocked him"; also in "trying to explain"."""
    if verb.child("prep", "ccomp", "xcomp", "acomp", "oprd", "attr") is not None:
        return None
    if verb.lemma in group("verbs that befall their subjects"):
        return None  # "it sank and informed the coastguard"
    for other in verb.children:
        if other.dep == "conj" and other.pos == "VERB" and other.i - verb.i <= 4 and not _has_subject(other):
            then = other.child("xcomp") if other.child("dobj") is None else other
            thing = then.child("dobj") if then is not None else None
            if thing is not None:
                return thing
    return None


def _has_subject(verb: Node) -> bool:
    """Whether it has a subject of its own."""
    return written_subject(verb) is not None


def _rest(verb: Node, *deps: str) -> Node | None:
    """What somebody is urged or forced to do ("to resign"), or is made ("clear")."""
    found = verb.child(*deps)
    if found is None or found.i < verb.i:
        return None
    if found.dep == "xcomp" and not (found.pos == "VERB" and verbs.kinds(verb) & {"steer", "commitment", "failure"}):
        return None
    return found


# ------------------------------------------------------------------------------------------------ by whom
def _doers(verb: Node) -> tuple[Node, ...]:
    """The agents after "by", also in a list ("by the states and by the people") or "accused of fraud by X"."""
    found: list[Node] = []
    for agent in verb.children:
        if agent.dep == "agent" or (agent.dep == "prep" and agent.lower == "by"):
            found += _behind_by(agent)
    if not found and verb.lemma in _LAID_TO:
        found += _misplaced(verb)
    if not found and verb.child("agent", "prep") is None:
        alike = (c for c in verb.children if c.dep == "conj" and c.tag == "VBN")
        last = next((c for c in alike if c.child("aux", "auxpass", *SUBJECTS) is None), None)
        return _doers(last) if last is not None else ()
    return tuple(found)


def _behind_by(agent: Node) -> list[Node]:
    found: list[Node] = []
    for child in agent.children:
        if child.dep == "pobj" and child.tag not in ("WP", "WDT"):
            found += members(child)
        elif child.dep in ("conj", "prep") and child.lower == "by":
            found += _behind_by(child)
    return found


def _misplaced(verb: Node) -> list[Node]:
    for preposition in verb.children:
        noun = preposition.child("pobj") if preposition.dep == "prep" and preposition.lower in ("of", "for") else None
        by = _child_by(noun, "by") if noun is not None and _child_by(noun, "of") is None else None
        if by is not None:
            return _behind_by(by)
    return []


def _child_by(noun: Node, word: str) -> Node | None:
    return next((c for c in noun.children if c.i > noun.i and c.lower == word and c.dep in ("prep", "agent")), None)


# ------------------------------------------------------------------------------------------------ members
def members(node: Node | None) -> tuple[Node, ...]:
    """The nouns of a list; for "a few of them", "them"."""
    if node is None:
        return ()
    if not node.children:
        return (node,)
    found = [_counted(node)]
    for child in node.children:
        if child.i <= node.i:
            continue
        if child.pos in _NOMINAL and (child.dep == "conj" or _is_listed(child, node)):
            found += members(child)
    return tuple(found)


def _is_listed(node: Node, before: Node) -> bool:
    """Whether the parser took a list member for an apposition: "The president, his deputy or any minister"."""
    joined = node.child("cc") if node.dep == "appos" and before.pos == "NOUN" else None
    return joined is not None and joined.lower == "or"


def _counted(node: Node) -> Node:
    if node.lower == "one":
        return node  # "one of them" is not all of them
    if node.pos == "NUM" or node.lemma.lower() in verbs.quantity_nouns():
        of = _child_by(node, "of")
        behind = of.child("pobj") if of is not None else None
        if behind is not None:
            return behind
    return node


def _reached(thing: Node | None) -> Node | None:
    """The real object if the parser takes it for an apposition: "Endorsed three term Governor Perry"."""
    if thing is None or thing.pos != "NOUN":
        return thing
    name = thing.child("appos")
    if name is None or name.pos != "PROPN" or any(c.dep == "punct" and c.i < name.i for c in thing.children):
        return thing
    return name


# -------------------------------------------------------------------------------------------------- nouns
def _of_noun(noun: Node) -> Frame | None:
    """The predicate of a noun: "Lukashenko's suppression of dissent", "the shooting of X by Y"."""
    verb, possessor = nominalisations()[noun.lemma]
    if "body" in verbs.kinds_named(verb):
        return None  # "Smith's campaign said"
    if is_defined(noun):
        return None
    if verb == "elect" and noun.dep == "dobj" and noun.head.lemma in group("verbs of contesting"):
        return None  # "lost his election"
    behind = {word: found for word in _BEHIND if (found := _behind(noun, word)) is not None}
    patient = _patient_behind(verb, behind)
    by = _child_by(noun, "by")
    if by is not None and is_by_the_charged(noun, by):
        return Frame(noun, verb, (), tuple(_behind_by(by)), of_noun(noun).negated, of_noun(noun).modality, False)
    doers = tuple(_behind_by(by)) if by is not None and not _laid(noun) else ()
    if not doers:
        doers = _by_of_apposition(behind.get("of"))
    owner = noun.child("poss")
    patients = members(patient)
    if verb == "accuse" and patient is not None and patient is behind.get("of") and is_like_people(patient):
        doers, patients = (doers or patients), ()  # "the accusations of four women"
    if "alone" in verbs.kinds_named(verb):
        doers, patients = (doers or members(behind.get("of"))), ()
    if owner is not None:
        if possessor == "agent" or patient is not None:
            doers = doers or members(owner)
        else:
            patients = members(owner)
    elif patient is not None and not doers and possessor == "agent":
        doers = _before(noun)
    said = of_noun(noun)
    if patients and not doers:
        doers = members(said.subject)
    return Frame(noun, verb, doers, patients, said.negated, said.modality, False)


def _behind(noun: Node, word: str) -> Node | None:
    preposition = _child_by(noun, word)
    return preposition.child("pobj") if preposition is not None else None


def _patient_behind(verb: str, behind: dict[str, Node]) -> Node | None:
    for word in ("against", "of", "on", "into"):  # "allegations of fraud against X"
        if word in behind:
            return behind[word]
    if verb in _FOR and "for" in behind:
        return behind["for"]
    return behind.get("to") if verb in _TO else None


def _laid(noun: Node) -> bool:
    """Whether "by" names the accuser: "accused of harassment by X"."""
    above = noun.head.head if noun.dep == "pobj" else noun
    return above.pos == "VERB" and above.lemma in _LAID_TO and _child_by(noun, "of") is None


def _by_of_apposition(patient: Node | None) -> tuple[Node, ...]:
    """The agent if the parser attaches "by" to an apposition: "The shooting of Brown, a teenager, by Wilson"."""
    for node in (patient, patient.child("appos") if patient is not None else None):
        by = _child_by(node, "by") if node is not None else None
        if by is not None:
            return tuple(_behind_by(by))
    return ()


def _before(noun: Node) -> tuple[Node, ...]:
    """The entity named right before the noun ("Russian invasion of Ukraine")."""
    found: Sequence[Node] = [c for c in noun.lefts if c.dep in {"amod", "compound", "nmod"} and c.text[:1].isupper()]
    return tuple(found[-1:])
