"""Words and phrases that label or qualify an entity: nomination and predication (Reisigl & Wodak 2001).

Each pattern below yields candidates for one mention; `descriptors` keeps those that say something. All patterns are
syntactic, none knows a particular person or outlet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from framing.analyzer.phrases import clause, noun_phrase, opening
from framing.analyzer.polarity import label, nominalisations, of_phrase, of_word, predicates
from framing.analyzer.tree import Node, Tree
from framing.analyzer.voices import Voices
from framing.lexicon.resources import table
from framing.model import Descriptor, Mention

_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "stay", "prove", "look"})
_DENIALS = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "dispute"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_SUBJECTS = ("nsubj", "nsubjpass")


class Found(NamedTuple):
    """A candidate: the words from `first` to `last`, and the node that governs them."""

    first: Node
    last: Node
    head: Node
    relation: str
    negated: bool = False


def descriptors(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[Descriptor]:
    """All descriptors of all mentions, in text order, each span once for an entity."""
    named = _names(tree, mentions)
    persons = {i for first, last, kind in tree.names if kind == "PERSON" for i in range(first, last)}
    heads = {m.head: m for m in mentions}
    found: dict[tuple[int, int, str], Descriptor] = {}
    for mention in mentions:
        if mention.link == "compound":
            continue
        for candidate in _candidates(tree, mention, heads, persons, named.get(mention.entity, frozenset())):
            made = _descriptor(tree, mention, candidate, voices)
            if made is not None:
                found.setdefault((made.start, made.end, made.entity), made)
    return _without_parts(sorted(found.values(), key=_place))


def _place(descriptor: Descriptor) -> tuple[int, int, str]:
    return descriptor.start, -descriptor.end, descriptor.entity


def _without_parts(ordered: Sequence[Descriptor]) -> list[Descriptor]:
    """Drop what lies inside another descriptor of the same entity."""
    kept: list[Descriptor] = []
    reach: dict[str, int] = {}
    for descriptor in ordered:
        if descriptor.end > reach.get(descriptor.entity, -1):
            kept.append(descriptor)
            reach[descriptor.entity] = descriptor.end
    return kept


def _descriptor(tree: Tree, mention: Mention, found: Found, voices: Voices) -> Descriptor | None:
    nodes = tree.nodes[found.first.i : found.last.i + 1]
    if not nodes or not _telling(nodes, found):
        return None
    start, end, text = tree.span(found.first, found.last)
    voice, speaker = voices.at(start, end)
    value = _value(nodes, found)
    negated = found.negated
    if negated:
        value *= -0.5
    return Descriptor(
        start=start,
        end=end,
        text=text,
        sentence=found.head.sent,
        entity=mention.entity,
        relation=found.relation,
        voice=voice,
        speaker=speaker,
        polarity=label(value),
        weight=round(abs(value), 3),
        negated=negated,
    )


def _value(nodes: Sequence[Node], found: Found) -> float:
    """Polarity of the words; of a clause also what its verb says of the one it is about."""
    if (
        found.relation in ("possessed", "genitive")
        and nominalisations().get(found.head.lemma, ("", ""))[1] == "patient"
    ):
        return 0.0  # "Brown's death" says nothing about Brown
    if found.relation != "relative clause":
        return of_phrase(nodes)
    agent, patient = predicates().get(found.head.lemma.lower(), (0.0, 0.0))
    passive = found.head.tag == "VBN" and (found.head.dep == "acl" or found.head.child("auxpass") is not None)
    verb = patient if passive else agent
    rest = of_phrase(n for n in nodes if n is not found.head)
    return max(-1.0, min(1.0, verb + rest))


@cache
def _trivial() -> frozenset[str]:
    return frozenset(row["word"] for row in table("trivial-descriptors"))


def _telling(nodes: Sequence[Node], found: Found) -> bool:
    """Does the phrase say more than that there is one, another, or a new one?"""
    words = [n for n in nodes if n.pos not in ("PUNCT", "DET", "NUM", "ADP", "PART", "AUX", "SPACE", "SYM")]
    return any(_bare(n.lower) not in _trivial() and n.lemma not in _trivial() and len(n.text) > 1 for n in words)


def _bare(word: str) -> str:
    return word.rstrip(".")


# ------------------------------------------------------------------------------------------- the patterns
def _candidates(
    tree: Tree, mention: Mention, heads: dict[int, Mention], persons: set[int], named: frozenset[str]
) -> Iterator[Found]:
    head = tree.nodes[mention.head]
    if mention.kind == "name" or (mention.kind == "nominal" and not named):
        yield from _before(tree, mention, head, head.i in persons)
    if mention.kind != "pronoun":
        yield from _appositions(tree, mention, head, heads)
        yield from _relative_clauses(head)
    if mention.kind == "nominal" and named:
        yield from _description(tree, head, named)
    yield from _copulas(tree, head)
    yield from _as_phrases(tree, head)
    yield from _possessed(tree, head, heads)
    if mention.kind != "pronoun":
        yield from _genitives(tree, head, heads)


def _names(tree: Tree, mentions: Sequence[Mention]) -> dict[str, frozenset[str]]:
    """Entity -> the words of its names; an entity without a name is absent."""
    words: dict[str, set[str]] = {}
    for m in mentions:
        if m.kind == "name":
            words.setdefault(m.entity, set()).update(n.lower for n in tree.between(m.start, m.end))
    return {entity: frozenset(found) for entity, found in words.items()}


def _description(tree: Tree, head: Node, names: frozenset[str]) -> Iterator[Found]:
    """ "The authoritarian leader of Belarus" for somebody named elsewhere; more than a bare noun, or a title."""
    first, last = noun_phrase(tree, head)
    phrase = tree.nodes[first.i : last.i + 1]
    if any(n.tag in ("WP", "WDT") for n in phrase):
        return
    new = [n for n in phrase if n.lower not in names and n.pos not in ("ADP", "DET", "PUNCT", "PART", "SPACE")]
    if len(new) > 1 or any(of_word(n) != 0.0 or n.lemma in _titles() for n in new):
        yield Found(first, last, head, "description")


def _before(tree: Tree, mention: Mention, head: Node, person: bool) -> Iterator[Found]:
    """Modifiers and titles before a name ("firm Russia ally Lukashenko", "embattled President Smith")."""
    if head.dep == "poss" and head.head.i < head.i:
        return
    name = _name_start(tree, mention, head, person)
    first = opening(tree, head)
    if first.i >= name.i:
        return
    last = tree.nodes[name.i - 1]
    if last.text in ("-", "–", "/") and last.end == name.start:
        return  # "China-Russia relations"
    while last.i > first.i and last.pos in ("PUNCT", "SPACE"):
        last = tree.nodes[last.i - 1]
    if mention.kind == "nominal" and all(n.pos == "PROPN" or n.pos == "PART" for n in tree.nodes[first.i : last.i + 1]):
        return
    yield Found(first, last, head, _kind_before(tree.nodes[first.i : last.i + 1], person))


def _kind_before(nodes: Sequence[Node], person: bool) -> str:
    """A title ("former Secretary of State"), unless an opinion comes with it ("fiercely independent President")."""
    titled = person and _bare(nodes[-1].lower) in _titles()
    judged = any(n.pos == "ADV" or of_word(n) != 0.0 for n in nodes)
    return "title" if titled and not judged else "premodifier"


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"] for row in table("titles"))


def _name_start(tree: Tree, mention: Mention, head: Node, person: bool) -> Node:
    """Where the name itself starts: after a person's title and common nouns; of a common noun, the noun."""
    inside = [n for n in tree.between(mention.start, mention.end) if n.i <= head.i]
    if mention.kind == "nominal" or not inside:
        return head
    start = inside[0]
    for node in inside[:-1] if person else []:
        if _bare(node.lower) in _titles() or node.pos in ("ADJ", "NOUN", "DET"):
            start = tree.nodes[node.i + 1]
    return start


def _appositions(tree: Tree, mention: Mention, head: Node, heads: dict[int, Mention]) -> Iterator[Found]:
    """ "Lukashenko, a staunch ally of Putin," and "a staunch ally of Putin, Lukashenko"."""
    others = [c for c in head.children if c.dep == "appos"]
    if head.dep == "appos":
        others.append(head.head)
    for other in others:
        if other.pos not in ("NOUN", "ADJ") or _names_another(other, mention, heads):
            continue
        for part in _coordinated(other):
            first, last = noun_phrase(tree, part)
            if _names_another(part, mention, heads):
                continue
            if (first is not last or _says_something_alone(part)) and not first.i <= head.i <= last.i:
                yield Found(first, last, part, "apposition")


_PERSONAL = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "ive", "ee")


def _says_something_alone(noun: Node) -> bool:
    """A single word in apposition is a label if it is a word for a person or an opinion, not a misread list."""
    lemma = noun.lemma.lower()
    return lemma in _titles() or lemma in _people() or of_word(noun) != 0.0 or lemma.endswith(_PERSONAL)


def _names_another(node: Node, mention: Mention, heads: dict[int, Mention]) -> bool:
    other = heads.get(node.i)
    return other is not None and other.entity != mention.entity


def _coordinated(node: Node) -> list[Node]:
    """The node and what is coordinated with it, of the same kind."""
    found = [node]
    for each in found:
        found.extend(
            c
            for c in each.children
            if c.dep == "conj" and (c.pos == node.pos or {c.pos, node.pos} <= {"ADJ", "NOUN", "VERB"})
        )
    return found


def _relative_clauses(head: Node) -> Iterator[Found]:
    """ "Lukashenko, who crushed protests" and "Smith, accused of fraud,"; none with a subject of its own."""
    for child in head.children:
        if not _about(child, head):
            continue
        body = child
        if body.lemma in _COPULAS and body.child("attr", "acomp"):
            continue
        first, last = clause(body)
        yield Found(first, last, body, "relative clause", _negated(body))


def _about(clause_head: Node, head: Node) -> bool:
    if clause_head.dep == "relcl":
        return not _own_subject(clause_head)
    return clause_head.dep == "acl" and clause_head.tag in ("VBN", "VBG") and clause_head.i > head.i


def _own_subject(verb: Node) -> bool:
    subject = verb.child(*_SUBJECTS)
    return subject is None or subject.tag not in ("WP", "WDT")


def _predicate_subject(head: Node) -> Node | None:
    """The verb whose subject the node is, directly or as the noun that a relative clause explains."""
    if head.dep in _SUBJECTS:
        return head.head
    return None


def _copulas(tree: Tree, head: Node) -> Iterator[Found]:
    """ "Lukashenko is one of the staunchest allies of Putin", "he remains unrepentant", "who is …"."""
    verbs = [c for c in head.children if c.dep == "relcl" and not _own_subject(c)]
    subject_of = _predicate_subject(head)
    if subject_of is not None:
        verbs += [v for v in _coordinated(subject_of) if v is subject_of or v.child(*_SUBJECTS) is None]
    for verb in verbs:
        if verb.lemma not in _COPULAS or verb.child("expl") is not None:
            continue
        for what in (c for c in verb.children if c.dep in ("attr", "acomp", "oprd") and c.i > verb.i):
            for part in _coordinated(what):
                first, last = noun_phrase(tree, part)
                yield Found(first, last, part, "copula", _negated(verb))


def _negated(verb: Node) -> bool:
    """Is the clause denied: by its own negation, or by a verb of denial above it?"""
    if any(c.dep == "neg" or c.lower in _NEGATIONS for c in verb.children):
        return True
    return any(a.lemma in _DENIALS for a in _few(verb))


def _few(node: Node, most: int = 4) -> list[Node]:
    found = []
    for ancestor in node.ancestors():
        found.append(ancestor)
        if len(found) == most:
            break
    return found


@cache
def _namings() -> frozenset[str]:
    """Verbs that give somebody a name or a description ("portray … as", "call")."""
    return frozenset(row["verb"] for row in table("naming-verbs"))


def _as_phrases(tree: Tree, head: Node) -> Iterator[Found]:
    """ "portrays Lukashenko as a Moscow stooge", "was branded a traitor", "called him corrupt"."""
    verb = head.head
    if head.dep not in ("dobj", "nsubjpass", "dative", "nsubj") or (
        verb.lemma not in _namings() and verb.dep != "ccomp"
    ):
        return
    if head.dep == "nsubj":
        yield from _small_clause(tree, verb)
        return
    if head.dep == "nsubjpass" and verb.child("auxpass") is None:
        return
    for child in verb.children:
        if child.dep in ("oprd", "attr") and child.i > verb.i:
            yield from _described(tree, child, verb)
        elif child.dep == "prep" and child.lower == "as" and child.child("pobj", "amod", "pcomp") is not None:
            yield from _described(tree, child.children[0], verb)


def _small_clause(tree: Tree, verb: Node) -> Iterator[Found]:
    """ "called [him a liar]", where the parser makes a clause of the object and its name."""
    if verb.dep == "ccomp" and verb.head.lemma in _namings() and verb.pos in ("NOUN", "ADJ") and verb.head.i < verb.i:
        yield from _described(tree, verb, verb.head)


def _described(tree: Tree, what: Node, verb: Node) -> Iterator[Found]:
    for part in _coordinated(what):
        if part.pos in ("NOUN", "ADJ", "PROPN", "VERB"):
            first, last = noun_phrase(tree, part)
            yield Found(first, last, part, "as-phrase", _negated(verb))


def _possessed(tree: Tree, head: Node, heads: dict[int, Mention]) -> Iterator[Found]:
    """ "Lukashenko's brutal suppression of dissent": what is his, where the words say more than that it is."""
    if head.dep == "poss" and head.i < head.head.i and _quality(head.head, heads):
        noun = head.head
        first, last = noun_phrase(tree, noun)
        if first.i <= head.i:
            first = next(
                (
                    tree.nodes[i]
                    for i in range(head.i + 1, noun.i)
                    if tree.nodes[i].pos not in ("PART", "PUNCT", "SPACE")
                ),
                noun,
            )
        yield Found(first, last, noun, "possessed")


def _genitives(tree: Tree, head: Node, heads: dict[int, Mention]) -> Iterator[Found]:
    """ "the 29-year reign of Lukashenko"."""
    if head.dep != "pobj" or head.head.lower != "of":
        return
    noun = head.head.head
    if noun.lemma in nominalisations():
        return  # "the invasion of Ukraine" is a role, not a quality
    if noun.pos == "NOUN" and noun.i < head.i and _quality(noun, heads):
        yield Found(opening(tree, noun), noun, noun, "genitive")


def _quality(noun: Node, heads: dict[int, Mention]) -> bool:
    """A thing of the entity that is qualified or loaded, not another person and not a mere part."""
    if noun.i in heads or noun.lemma in _people() or noun.lemma in _titles():
        return False
    if noun.pos != "NOUN":
        return False
    if of_word(noun) != 0.0 or any(of_word(c) != 0.0 for c in noun.lefts):
        return True
    qualified = any(c.dep in ("amod", "compound", "nmod") and c.lower not in _trivial() for c in noun.lefts)
    return qualified and (noun.lemma in _qualities() or noun.lemma in nominalisations())


@cache
def _qualities() -> frozenset[str]:
    """Nouns for what somebody does, is or has been ("reign", "reputation"), not for what he owns."""
    return frozenset(row["noun"] for row in table("quality-nouns"))


@cache
def _people() -> frozenset[str]:
    """Nouns for people and bodies: somebody's lawyer is somebody else."""
    return frozenset(row["noun"] for row in table("person-nouns"))
