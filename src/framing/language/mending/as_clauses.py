"""Clauses with "as" in headlines: "Son held as mum killed", "Striker freed as judge slams police"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import is_like_people, speaker_noun
from framing.language.cues import cues
from framing.language.mending.links import SUBJECTS, joint, move
from framing.language.tree import Node, position
from framing.language.words import group


def mend_as(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Son held as mum and sister killed": a clause, where the parser makes a phrase of "as mum and sister"."""
    last = nodes[verb.i - 1] if verb.i else verb
    first = next((n for n in (last, *last.ancestors()) if n.dep == "pobj"), None)
    if verb.dep != "advcl" or first is None or first.head.lower != "as" or verb.child(*SUBJECTS) is not None:
        return
    if last.pos not in ("NOUN", "PROPN") or verb.lemma not in group("verbs with an object"):
        return
    as_ = first.head
    move(first, verb, "nsubj" if verb.child("dobj") is not None else "nsubjpass")
    move(as_, verb, "mark")
    if verb.child("dobj") is None:
        verb.tag = "VBN"


def mend_as_source(verb: Node) -> None:
    """ "Farmers reject price as regulator pleads for patience": the regulator pleads, where the parser makes one phrase
    of it."""
    who = verb.head
    as_ = who.head
    cue = cues("VERB").get(verb.lemma)
    if verb.dep != "acl" or who.dep != "pobj" or as_.lower != "as" or cue is None or verb.i != who.i + 1:
        return
    above = next((n for n in as_.ancestors() if n.pos in ("VERB", "AUX")), None)
    if above is None or not (who.pos == "PROPN" or is_like_people(who) or speaker_noun(who) == "institutional"):
        return
    move(verb, above, "advcl")
    move(who, verb, "nsubj")
    move(as_, verb, "mark")
    verb.pos, verb.tag = "VERB", "VBZ" if who.tag in ("NN", "NNP") else "VBP"


def mend_as_talks(noun: Node) -> None:
    """ "Crews to strike as talks on safety and pay collapse": talks collapse, and crews do not pay a collapse."""
    pay = noun.head
    root = pay.head
    if (
        noun.dep != "dobj"
        or any(c.pos != "SPACE" for c in noun.children)
        or pay.dep != "conj"
        or noun.i != pay.i + 1
        or len(pay.children) > 1
    ):
        return
    between = joint(root, pay)
    as_ = next((n for n in root.subtree() if n.lower == "as" and n.dep == "prep" and root.i < n.i < pay.i), None)
    talks = as_.child("pobj") if as_ is not None else None
    on = talks.child("prep") if talks is not None else None
    safety = on.child("pobj") if on is not None else None
    if between is None or as_ is None or talks is None or safety is None or pay.i != between.i + 1:
        return
    if safety.subtree()[-1].i + 1 != between.i:
        return
    move(noun, root, "advcl")
    noun.pos, noun.tag = "VERB", "VBP"
    move(talks, noun, "nsubj")
    move(as_, noun, "mark")
    move(pay, safety, "conj")
    move(between, safety, "cc")
    pay.pos, pay.tag = "NOUN", "NN"


def mend_as_verb(word: Node, nodes: Sequence[Node]) -> None:
    """ "Striker freed as judge slams police": a headline's verb, which is taken for a plural."""
    if word.i < 2 or word.i + 1 >= len(nodes):
        return
    who, mark, after = nodes[word.i - 1], nodes[word.i - 2], nodes[word.i + 1]
    if mark.lower != "as" or mark.dep != "prep" or who.tag not in ("NN", "NNP") or not is_like_people(who):
        return
    if who.head is not word or word.lemma not in cues("VERB").keys() | group("verbs with an object"):
        return
    cue = cues("VERB").get(word.lemma)
    if cue is not None and word.dep == "pobj" and after.head is word and after.lower in cue.frames | cue.topics:
        above = mark.head  # "as minister appeals for calm"
        move(word, above, "advcl")
        move(mark, word, "mark")
        word.pos, word.tag, who.dep = "VERB", "VBZ", "nsubj"
        return
    if after.sent != word.sent or after.pos not in ("ADJ", "NOUN", "PROPN", "DET", "NUM"):
        return
    thing = word.head if word.head.i > word.i else after
    while (
        thing is not word.head and thing.dep in ("compound", "amod", "det", "nummod", "nmod") and thing.head.i > thing.i
    ):
        thing = thing.head
    above = mark.head
    for node in (mark, word, thing):
        node.head.children = [c for c in node.head.children if c is not node]
    word.head, word.dep, word.pos, word.tag = above, "advcl", "VERB", "VBZ"
    above.children = sorted([*above.children, word], key=position)
    for node, dep in ((mark, "mark"), (thing, "dobj")):
        node.head, node.dep = word, dep
        word.children = sorted([*word.children, node], key=position)
    who.dep = "nsubj"
    for child in mark.children:
        move(child, word, "dobj" if child.dep == "pobj" else child.dep)
    for child in thing.lefts:
        if child.i < word.i:
            move(child, word, child.dep)
