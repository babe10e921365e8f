"""Which sentences name an entity, and in which of them it is only a victim, a setting or a stance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from framing.analyzer.tone.tone import Target
from framing.language.actors import is_kin
from framing.language.subjects import is_active_subject, is_subject
from framing.language.tree import Node, Tree
from framing.language.voices import OWN
from framing.language.words import group, negators
from framing.model import Entity, Mention, Polarity, Voice

STANCE = 8
"""Characters before a name among which a prefix is looked for."""


class Place(NamedTuple):
    """An entity in a sentence that is read."""

    sentence: int
    entity: str
    voice: Voice
    target: Target
    spared: frozenset[Polarity] = frozenset()  # readings of these polarities are not about the entity


def ids_of_lands(entities: Sequence[Entity]) -> Iterator[str]:
    """Ids of countries, cities and other places."""
    return (e.id for e in entities if e.label in ("GPE", "LOC"))


def named_places(tree: Tree, mentions: Sequence[Mention], lands: Container[str] = ()) -> list[Place]:
    """Every sentence of every entity, in text order; `lands` are ids of entities that are places."""
    at: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        at[mention.sentence, mention.entity].append(mention)
    targets = {key: Target(tree.sentences[key[0]], _named(tree, at[key])) for key in sorted(at)}
    return [
        Place(*key, _voice(at[key]), target, _not_said(tree, at[key], key[1] in lands))
        for key, target in targets.items()
        if target.named
    ]


def _not_said(tree: Tree, mentions: Sequence[Mention], is_land: bool) -> frozenset[Polarity]:
    """Who dies, is in prison, or is the place of a war is not blamed for it; to name a family is no praise."""
    heads = [tree.nodes[m.head] for m in mentions]
    if is_land and (all(_is_setting(head) for head in heads) or any(_is_losing(head) for head in heads)):
        return frozenset({Polarity.NEGATIVE})
    if all(_is_in_stance(tree, mention) for mention in mentions):
        return frozenset({Polarity.NEGATIVE})
    if any(_is_sufferer(head) or _is_found_innocent(head) for head in heads):
        return frozenset({Polarity.NEGATIVE})
    if all(head.dep == "poss" and is_kin(head.head) for head in heads):
        return frozenset({Polarity.POSITIVE})
    return frozenset()


def _is_sufferer(head: Node) -> bool:
    """Whether the entity suffers: "She died", "lost two sons", "has spent a year in prison", "is held in a cell"."""
    verb = head.head
    if not is_subject(head) or verb.pos not in ("VERB", "AUX"):
        return False
    lost = verb.child("dobj") if verb.lemma in group("losing verbs") else None
    if lost is not None and is_kin(lost):
        return True
    if verb.lemma in group("undergoing verbs") and is_active_subject(head):
        return True
    if verb.lemma not in group("being held"):
        return False
    if verb.child("attr", "acomp") is not None:
        return False  # "he was an escaped murderer from a state prison"
    held = (n for n in verb.subtree() if n.dep == "pobj" and n.head.lower in group("locative prepositions"))
    words = (word for n in held for word in (n, *n.lefts))  # "in a detention centre"
    return any(word.lemma in group("captivity") for word in words)


def _is_in_stance(tree: Tree, mention: Mention) -> bool:
    """Whether it is only named by a stance: "anti-Karvia sanctions", "a pro-Karvia party" speak of somebody else."""
    before, hyphen, after = tree.text[max(0, mention.start - STANCE) : mention.start].rpartition("-")
    return bool(hyphen) and not after and any(before.lower().endswith(p) for p in group("stance prefixes"))


def _is_found_innocent(head: Node) -> bool:
    """Whether the entity pleads not guilty, or is found so: "She pleaded not guilty", "They found her not guilty"."""
    verb = next((n for n in islice(head.ancestors(), 2) if n.lemma in group("verbs of a plea")), None)
    if verb is None:
        return False
    return any(a.lower in negators() and b.lower in group("guilt") for a, b in pairwise(verb.subtree()))


def _is_losing(head: Node) -> bool:
    """Whether a land suffers: "Karvia lost a fifth of its territory", "Karvia has endured twelve years of war"."""
    return is_active_subject(head) and head.head.lemma in group("losing verbs")


def _is_setting(head: Node) -> bool:
    """Whether a place is only the setting or topic: "In Karvia", "in the port of Karvia", "the Karvia war"."""
    if head.dep == "pobj":
        part = head.head.head if head.head.lower == "of" else None
        if part is not None and part.dep == "pobj":
            return part.head.lower in group("locative prepositions")
        return head.head.lower in group("locative prepositions")
    return head.dep in ("compound", "nmod", "npadvmod")


def _named(tree: Tree, mentions: Sequence[Mention]) -> frozenset[int]:
    return frozenset([n.i for m in mentions for n in tree.between(m.start, m.end) if n.sent == m.sentence])


def _voice(mentions: Sequence[Mention]) -> Voice:
    """The source's own voice if any of the mentions has it."""
    for mention in mentions:
        if mention.voice in OWN:
            return mention.voice
    return mentions[0].voice
