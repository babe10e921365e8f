"""Nomination: what an entity is called, before, beside and instead of its name (Reisigl & Wodak 2001)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from framing.analyzer.phrases import Found, coordinated, noun_phrase, opening
from framing.analyzer.polarity import nominalisations, of_word
from framing.analyzer.tree import Node, Tree
from framing.lexicon.resources import table
from framing.model import Mention


def before_name(tree: Tree, mention: Mention, head: Node, person: bool) -> Iterator[Found]:
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
    titled = person and bare(nodes[-1].lower) in _titles()
    judged = any(n.pos == "ADV" or of_word(n) != 0.0 for n in nodes)
    return "title" if titled and not judged else "premodifier"


def _name_start(tree: Tree, mention: Mention, head: Node, person: bool) -> Node:
    """Where the name itself starts: after a person's title and common nouns; of a common noun, the noun."""
    inside = [n for n in tree.between(mention.start, mention.end) if n.i <= head.i]
    if mention.kind == "nominal" or not inside:
        return head
    start = inside[0]
    for node in inside[:-1] if person else []:
        if bare(node.lower) in _titles() or node.pos in ("ADJ", "NOUN", "DET"):
            start = tree.nodes[node.i + 1]
    return start


def description(tree: Tree, head: Node, names: frozenset[str]) -> Iterator[Found]:
    """ "The authoritarian leader of Belarus" for somebody named elsewhere; more than a bare noun, or a title."""
    first, last = noun_phrase(tree, head)
    phrase = tree.nodes[first.i : last.i + 1]
    if any(n.tag in ("WP", "WDT") for n in phrase):
        return
    new = [n for n in phrase if n.lower not in names and n.pos not in ("ADP", "DET", "PUNCT", "PART", "SPACE")]
    if len(new) > 1 or any(of_word(n) != 0.0 or n.lemma in _titles() for n in new):
        yield Found(first, last, head, "description")


def appositions(tree: Tree, mention: Mention, head: Node, named: Mapping[int, Mention]) -> Iterator[Found]:
    """ "Lukashenko, a staunch ally of Putin," and "a staunch ally of Putin, Lukashenko"."""
    others = [c for c in head.children if c.dep == "appos"]
    if head.dep == "appos":
        others.append(head.head)
    for other in others:
        if other.pos not in ("NOUN", "ADJ") or _names_another(other, mention, named):
            continue
        for part in coordinated(other):
            first, last = noun_phrase(tree, part)
            if _names_another(part, mention, named):
                continue
            if (first is not last or _says_something_alone(part)) and not first.i <= head.i <= last.i:
                yield Found(first, last, part, "apposition")


_PERSONAL = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "ive", "ee")


def _says_something_alone(noun: Node) -> bool:
    """A single word in apposition is a label if it is a word for a person or an opinion, not a misread list."""
    lemma = noun.lemma.lower()
    return lemma in _titles() or lemma in _people() or of_word(noun) != 0.0 or lemma.endswith(_PERSONAL)


def _names_another(node: Node, mention: Mention, named: Mapping[int, Mention]) -> bool:
    other = named.get(node.i)
    return other is not None and other.entity != mention.entity


def possessed(tree: Tree, head: Node, heads: Mapping[int, Mention]) -> Iterator[Found]:
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


def genitives(tree: Tree, head: Node, heads: Mapping[int, Mention]) -> Iterator[Found]:
    """ "the 29-year reign of Lukashenko"."""
    if head.dep != "pobj" or head.head.lower != "of":
        return
    noun = head.head.head
    if noun.lemma in nominalisations():
        return  # "the invasion of Ukraine" is a role, not a quality
    if noun.pos == "NOUN" and noun.i < head.i and _quality(noun, heads):
        yield Found(opening(tree, noun), noun, noun, "genitive")


def _quality(noun: Node, heads: Mapping[int, Mention]) -> bool:
    """A thing of the entity that is qualified or loaded, not another person and not a mere part."""
    if noun.i in heads or noun.lemma in _people() or noun.lemma in _titles():
        return False
    if noun.pos != "NOUN":
        return False
    if of_word(noun) != 0.0 or any(of_word(c) != 0.0 for c in noun.lefts):
        return True
    qualified = any(c.dep in ("amod", "compound", "nmod") and c.lower not in trivial() for c in noun.lefts)
    return qualified and (noun.lemma in _qualities() or noun.lemma in nominalisations())


# ------------------------------------------------------------------------------------------------ word lists
def bare(word: str) -> str:
    """An abbreviation without its full stop ("sen" for "sen.")."""
    return word.rstrip(".")


@cache
def trivial() -> frozenset[str]:
    """Words that say nothing of an entity ("other", "many", "new")."""
    return frozenset(row["word"] for row in table("trivial-descriptors"))


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"] for row in table("titles"))


@cache
def _qualities() -> frozenset[str]:
    """Nouns for what somebody does, is or has been ("reign", "reputation"), not for what he owns."""
    return frozenset(row["noun"] for row in table("quality-nouns"))


@cache
def _people() -> frozenset[str]:
    """Nouns for people and bodies: somebody's lawyer is somebody else."""
    return frozenset(row["noun"] for row in table("person-nouns"))
