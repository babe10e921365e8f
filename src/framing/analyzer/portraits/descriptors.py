"""Words and phrases that label or qualify an entity: nomination and predication (Reisigl & Wodak 2001).

Each pattern yields candidates for one mention; `descriptors` keeps those that say something. All patterns are
syntactic; none names a particular person or outlet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from framing.analyzer.portraits.appositions import appositions
from framing.analyzer.portraits.label_words import bare
from framing.analyzer.portraits.nominations import before_name, description
from framing.analyzer.portraits.possessions import genitives, possessed
from framing.analyzer.portraits.predications import as_phrases, copulas, quality_copulas, relative_clauses
from framing.language.certainty import has_no, is_in_nor, is_refuted
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.cues import cues
from framing.language.denial import is_denied
from framing.language.judgement import feelings, of_description, of_words
from framing.language.phrases import Found, opening
from framing.language.polarity import label
from framing.language.subjects import SUBJECTS, is_passive, is_subject
from framing.language.tree import Node, Tree
from framing.language.voices import OWN, Voices
from framing.language.words import certainty, first_and_second_person, group, nominalisations, trivial
from framing.model import Descriptor, Mention, Quotation, Voice

_LABELS = frozenset({"premodifier", "title", "apposition", "description", "copula", "as-phrase"})


def descriptors(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[Descriptor]:
    """All descriptors of all mentions, in text order, each span once per entity."""
    known = _known(tree, mentions)
    found: dict[tuple[int, int, str], Descriptor] = {}
    for mention in mentions:
        if mention.link == "compound":
            continue
        for candidate in _candidates(tree, mention, known):
            made = _descriptor(tree, mention, candidate, voices, mention.entity in known.names)
            if made is not None:
                found.setdefault((made.start, made.end, made.entity), made)
    return _without_parts(sorted(found.values(), key=_place))


def _place(descriptor: Descriptor) -> tuple[int, int, str]:
    return descriptor.start, -descriptor.end, descriptor.entity


def _without_parts(ordered: Sequence[Descriptor]) -> list[Descriptor]:
    """The descriptors without those inside another one of the same entity."""
    kept: list[Descriptor] = []
    reach: dict[str, int] = {}
    for descriptor in ordered:
        if descriptor.end > reach.get(descriptor.entity, -1):
            kept.append(descriptor)
            reach[descriptor.entity] = descriptor.end
    return kept


def _descriptor(tree: Tree, mention: Mention, found: Found, voices: Voices, has_name: bool) -> Descriptor | None:
    nodes = tree.nodes[found.first.i : found.last.i + 1]
    if not nodes or not _telling(nodes) or _is_cut(nodes):
        return None
    start, end, text = tree.span(found.first, found.last)
    voice, speaker = voices.at(start, end)
    value = _value(nodes, found)
    if found.relation == "relative clause" and value == 0.0 and mention.kind == "nominal" and not has_name:
        return None  # "voters who elected him": tells which ones, judges nobody
    if found.relation == "relative clause" and value == 0.0 and found.first is found.last:
        return None  # "Smith, who said"
    if voice in OWN and found.relation in ("possessed", "genitive") and (reader := _read_as(tree, found.head)):
        voice, speaker = Voice.INDIRECT, reader  # "seized on the attacks as evidence of America's weakness"
    if value > 0 and voice in OWN and (shown := _shown_off(voices.topic(start, end))) is not None:
        voice, speaker = Voice.INDIRECT, shown  # "the video touted her achievements"
    negated = found.negated or is_refuted(found.head) or is_in_nor(found.head)
    if value < 0 and found.relation in ("copula", "as-phrase") and found.head.lower not in feelings():
        negated = negated or _is_others_word(mention, found.head, voices.quotation(start, end))
    if negated:
        value = -0.5 * max(0.0, value)  # "not honest" blames; "not guilty" praises nobody
    elif has_no(found.head):
        negated, value = True, min(0.0, value)  # "no stooge"; `value` is that of the denial already
    elif found.relation == "relative clause" and is_denied(found.head):
        value = -0.5 * max(0.0, value)  # "who hasn't executed anyone": the words say it themselves
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


def _read_as(tree: Tree, thing: Node) -> str:
    """Who takes something as evidence of it, so that it is that person's reading; "" for most."""
    of = thing.head
    sign = of.head
    as_ = sign.head
    if thing.dep != "pobj" or of.lower != "of" or sign.lemma not in group("nouns for signs of something"):
        return ""
    if sign.dep != "pobj" or as_.lower != "as" or as_.head.pos != "VERB":
        return ""
    reader = clause(as_.head).subject
    if reader is None or is_passive(as_.head) or reader.pos not in ("PROPN", "NOUN"):
        return ""
    return tree.span(opening(tree, reader), reader)[2]


def _shown_off(topic: Quotation | None) -> str | None:
    """Who holds it up as good, so that it is no praise by the source."""
    if topic is None or (topic.cue_lemma or "") not in group("verbs of showing off"):
        return None
    return topic.speaker


def _is_others_word(mention: Mention, head: Node, said: Quotation | None) -> bool:
    """Whether it is what others call the one who speaks: "Now they say that I am a thief", "I was called a liar".

    Who quotes it of himself does not call himself so.
    """
    if said is None or said.speaker_entity != mention.entity or said.speaker_entity is None:
        return False
    for above in head.ancestors():
        if above.start < said.start or above.start >= said.end:
            return False
        if above.pos != "VERB" or above.lemma not in cues("VERB"):
            continue
        subject = clause(above).subject
        if is_passive(above) or (subject is not None and subject.lower not in first_and_second_person()):
            return subject is None or is_passive(above) or subject.i != mention.head
    return False


def _value(nodes: Sequence[Node], found: Found) -> float:
    """Polarity of the words; for a clause also what its verb implies about its subject."""
    if found.relation in _LABELS and any(n.lower in certainty("adjective", "alleging") for n in nodes):
        return 0.0  # "the alleged killer": a charge, and not the source's judgement
    if (
        found.relation in ("possessed", "genitive")
        and nominalisations().get(found.head.lemma, ("", ""))[1] == "patient"
    ):
        return 0.0  # "Brown's death" says nothing about Brown
    if found.head.lemma in (group("suffering") if found.relation == "possessed" else _happenings()):
        return 0.0  # "her ordeal", "Karvia was a war without end"
    if found.relation == "relative clause" and clause(found.head).modality != ASSERTED:
        return 0.0  # "people who might have been exposed"
    if found.relation in ("premodifier", "title") and found.head is not found.last:
        return of_words(nodes)
    return of_description(found.head, nodes)


@cache
def _happenings() -> frozenset[str]:
    """Nouns for things that happen to people and places."""
    return group("suffering") | group("befalling")


def _is_cut(nodes: Sequence[Node]) -> bool:
    """Whether a comparison has lost what it compares with: "about as liberal" of "as liberal as the state would bear".

    "as liberal" says the contrary of what is meant where the state bears little.
    """
    for node in nodes:
        of = node.head if node.lower == "as" and node.dep == "advmod" and node.head.pos in ("ADJ", "ADV") else None
        if of is not None and any(c.lower == "as" and c.i > nodes[-1].i for n in of.rights for c in (n, *n.lefts)):
            return True
    return False


def _telling(nodes: Sequence[Node]) -> bool:
    """Whether the phrase says more than that there is one, another, or a new one."""
    words = [n for n in nodes if n.pos not in {"PUNCT", "DET", "NUM", "ADP", "PART", "AUX", "SPACE", "SYM"}]
    return any(bare(n.lower) not in trivial() and n.lemma not in trivial() and len(n.text) > 1 for n in words)


# ------------------------------------------------------------------------------------------- the patterns
class Known(NamedTuple):
    """What the patterns need to know about the other mentions."""

    heads: dict[int, Mention]  # by the token index of their heads
    named: dict[int, Mention]  # of these, mentions of entities that have a name
    names: dict[str, frozenset[str]]  # entity -> the words of its names
    persons: frozenset[int]  # tokens that the pipeline takes for people's names


def _known(tree: Tree, mentions: Sequence[Mention]) -> Known:
    names = _names(tree, mentions)
    heads = {m.head: m for m in mentions}
    named = {i: m for i, m in heads.items() if m.entity in names}
    persons = frozenset(i for first, last, kind in tree.names if kind == "PERSON" for i in range(first, last))
    return Known(heads, named, names, persons)


def _names(tree: Tree, mentions: Sequence[Mention]) -> dict[str, frozenset[str]]:
    """Entity -> the words of its names; an entity without a name is absent."""
    words: dict[str, set[str]] = {}
    for m in mentions:
        if m.kind == "name":
            words.setdefault(m.entity, set()).update(n.lower for n in tree.between(m.start, m.end))
    return {entity: frozenset(found) for entity, found in words.items()}


def _candidates(tree: Tree, mention: Mention, known: Known) -> Iterator[Found]:
    head = tree.nodes[mention.head]
    dep, below = head.dep, {c.dep for c in head.children}
    has_name = mention.entity in known.names
    if mention.kind == "name" or (mention.kind == "nominal" and not has_name):
        yield from before_name(tree, mention, head, known.persons)
    if mention.kind == "pronoun" and is_subject(head) and "appos" in below:
        yield from appositions(tree, mention, head, known.named, known.persons)
    if mention.kind != "pronoun":
        above = known.heads.get(head.head.i) if dep == "appos" and not has_name else None
        again = above is not None and above.entity == mention.entity  # its head has the descriptor already
        if (dep == "appos" and not again) or "appos" in below:
            yield from appositions(tree, mention, head, known.named, known.persons)
        if "relcl" in below or "acl" in below:
            yield from relative_clauses(tree, head)
        if dep == "pobj":
            yield from genitives(tree, head, known.heads)
    if mention.kind == "nominal" and has_name:
        yield from description(tree, head, known.names[mention.entity])
    if is_subject(head) or "relcl" in below:
        yield from copulas(tree, head)
    if dep in _NAMED or "relcl" in below:
        yield from as_phrases(tree, head)
    if dep == "poss":
        yield from possessed(tree, head, known.heads)
        yield from quality_copulas(tree, head)


_NAMED = frozenset({"pobj", "dobj", "dative", *SUBJECTS})
"""What stands in these relations may be called something; all patterns but that before a name ask for a relation."""
