"""Whether a word or two between quotation marks are somebody's, as far as the sentence shows: then nobody holds them at
arm's length, they are quoted.

A scare quote is a word that the writer keeps away from, and that nobody near it is shown to have said. It stands in for
a name of something (the “volunteers”) or for a deed (“donated” the trucks). What is only said of something, and what
has the form of speech, is quoted.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import can_speak, is_like_people
from framing.language.cues import Cue, cues, with_particle
from framing.language.subjects import SUBJECTS, is_passive, is_subject, own_subject
from framing.language.tree import Node, Tree
from framing.language.words import determiners, first_and_second_person, group

_CONTENT = frozenset({"that", "whether"})
_AS_NEAR = 5  # tokens behind "as"
_AS_WORDS = 2  # words between "as" and the marks, with it
_CLAUSE_NEAR = 4  # tokens from a cue to the "that" of its clause
_INFINITIVE_NEAR = 9  # tokens from a noun to its "to": "a vow from the home secretary last autumn to have made"
_SPEAKING = frozenset({"quote", "clause", "object", "name"})
_SEVERAL = 3  # words
_NOUN_ROLES = frozenset({*SUBJECTS, "dobj", "pobj"})
_BEFORE_ITS_HEAD = frozenset({"amod", "nmod", "compound", "advmod", "npadvmod", "poss"})
_QUALITY = frozenset({"acomp", "oprd", "ccomp", "ROOT", "conj", "xcomp"})
_NOT_THE_WRITERS = determiners("possessive")


def _top(words: Sequence[Node]) -> Node:
    """The first word that hangs on none of the others."""
    return next((n for n in words if n.head is n or not words[0].i <= n.head.i <= words[-1].i), words[0])


def giver(words: Sequence[Node], inside: Sequence[bool]) -> tuple[Node, Node] | None:
    """The verb and its subject if the words are all that somebody offers or voices: offered “thoughts and prayers”.

    With an article they are the writer's ("praised the “election”"), with "his" the speaker's.
    """
    head = _top(words)
    verb = head.head
    if head.dep != "dobj" or verb.pos != "VERB" or inside[verb.i]:
        return None
    if any(c.dep == "det" or (c.dep == "poss" and c.lower not in _NOT_THE_WRITERS) for c in head.children):
        return None
    cue = cues("VERB").get(verb.lemma)
    speaks = cue is not None and ("topic" in cue.topics or not cue.frames.isdisjoint(_SPEAKING))
    if not speaks and verb.lemma not in group("verbs of giving words"):
        return None  # "putting out “petitions”"
    subject = own_subject(verb)
    if subject is None or inside[subject.i] or not (can_speak(subject, {}) or is_like_people(subject)):
        return None
    return verb, subject


def said_by(tree: Tree, words: Sequence[Node], inside: Sequence[bool]) -> Node | None:
    """The word above a phrase in marks that makes it somebody's though no verb of saying governs it.

    A noun for speech whose content it stands in ("the vow to make raids “a rare event”"), or a verb by which somebody
    sees something as that ("greeted the dam as a “miracle”").
    """
    head = _top(words)
    before = [n for n in tree.sentences[head.sent] if n.i < words[0].i and not inside[n.i]]
    for at, node in enumerate(before):
        cue = cues("NOUN").get(node.lemma) if node.pos == "NOUN" else None
        if cue is not None and node.head.i < node.i and _opens(cue, before[at + 1 :]):
            return node
    node = head
    while node.head is not node:
        below, node = node, node.head
        if inside[node.i]:
            continue
        is_as = below.lower == "as" and below.dep == "prep" and node.i < below.i < head.i <= below.i + _AS_NEAR
        if is_as and node.pos == "VERB":
            return node
    return None


def _opens(cue: Cue, behind: Sequence[Node]) -> bool:
    """Whether the words behind a noun open its content and nothing closes it: "the vow to …", "the claim that …"."""
    promises = bool((cue.frames | cue.topics) & {"to", "plan"})
    begins = next((n for n in behind if n.tag == "TO" or n.lower == "that"), None)
    said = begins is not None and ((begins.tag == "TO" and promises) or begins.i == behind[0].i)
    return said and group("conjunctions of contrast").isdisjoint(n.lower for n in behind)


def is_shown_as_said(tree: Tree, words: Sequence[Node], inside: Sequence[bool]) -> bool:
    """Whether the sentence shows that the words are somebody's, without showing clearly whose."""
    found = _is_felt(words) or _is_of_speech(words[0], inside) or _is_reported(tree, words[0], inside)
    return found or _is_called_so(tree, words[0], inside)


def has_form_of_speech(tree: Tree, words: Sequence[Node]) -> bool:
    """Whether the words cannot stand in for a name or a deed: “not credible”, “a mess”, “drags on”, “firm and clear
    message”, rigged as “godless”, for “betraying” miners.
    """
    solid = [n for n in words if n.text[:1].isalnum()]
    if not solid:
        return False
    first, last = solid[0], solid[-1]
    if len(solid) > 1 and (first.tag == "DT" or first.lower == "not" or _has_finite_verb(solid)):
        return True
    if first.tag == "VBG" and first.dep == "pcomp" and first.head.lower == "for":
        return True
    several = tree.text.count(" ", first.start, last.end) + 1
    if several >= _SEVERAL and any(n.pos in ("ADJ", "ADV") or n.lower == "like" for n in solid):
        return True
    said_of = last.pos == "ADJ" or (len(solid) > 1 and (last.pos == "ADV" or last.tag == "VBN"))
    if not said_of or last.dep in _NOUN_ROLES or _modifies(tree, last, words[-1]):
        return False
    return tree.sentences[last.sent][-1].text != "?"  # may be irony: "Wouldn’t it be “convenient”?"


def _has_finite_verb(words: Sequence[Node]) -> bool:
    return any(n.tag in ("VBZ", "VBP", "VBD", "MD") and n.i < words[-1].i for n in words)


def _modifies(tree: Tree, word: Node, end: Node) -> bool:
    """Whether it stands before the noun or verb that it belongs to: “undesirable” books, “accidentally” shot."""
    behind = [n for n in tree.nodes[end.i + 1 : end.i + 4] if n.sent == word.sent and n.pos not in ("PUNCT", "SPACE")]
    return word.dep in _BEFORE_ITS_HEAD and word.head.i > end.i and bool(behind)


def _is_felt(words: Sequence[Node]) -> bool:
    """Whether the words are a quality that a plain statement ascribes: "managers had been “reckless”".

    A question or "so" may be irony: "Wouldn't it be “convenient”?"
    """
    head = _top(words)
    plain = head.pos == "ADJ" or head.tag in ("VBN", "VBG")
    joined = head.dep == "conj" and head.head.pos == "AUX" and own_subject(head) is not None  # "and the cook “drunk”"
    verb = head.head if head.dep in ("acomp", "oprd") or joined else head
    being = verb.lemma in group("verbs of being") or is_passive(head)
    if not plain or head.dep not in _QUALITY or not being:
        return False
    first = own_subject(verb)
    return first is not None and first.i < words[0].i and not any(c.tag == "MD" for c in verb.children)


def _is_of_speech(first: Node, inside: Sequence[bool]) -> bool:
    """Whether a noun for something said governs them: "an apology for her “stupid” post"."""
    node = first
    while node.head is not node:
        node = node.head
        if inside[node.i] or node.i > first.i:
            continue
        if node.pos == "VERB":
            return False
        if node.pos == "NOUN" and (node.lemma in cues("NOUN") or node.lemma in group("nouns of speech")):
            return True
    return False


def _is_reported(tree: Tree, first: Node, inside: Sequence[bool]) -> bool:
    """Whether a report that begins before them reaches them, where the parser loses its content on the way.

    "Defended his claim that births fell and that schooling was “outdated”". What the sentence is about is not reported:
    "Since nobody can show that it helps, the “cure” is banned".
    """
    if _is_in_main_subject(first):
        return False
    sentence = tree.sentences[first.sent]
    before = [n for n in sentence if n.i < first.i and not inside[n.i]]
    for place in range(len(before) - 1, -1, -1):
        node = before[place]
        if node.lower in group("conjunctions of contrast") or node.text == ";":
            return False
        cue = _cue(node)
        if cue is None or any(c.tag == "MD" for c in node.children):
            continue  # "nobody can show that"
        behind = before[place + 1 : place + 1 + _CLAUSE_NEAR]
        if "clause" in cue.frames and any(n.lower in _CONTENT and n.tag == "IN" for n in behind):
            return True
        far = before[place + 1 : place + 1 + _INFINITIVE_NEAR]
        promised = node.pos == "NOUN" and (cue.frames | cue.topics) & {"to", "plan"}
        if promised and any(n.tag == "TO" for n in far):
            return True
    return False


def _is_called_so(tree: Tree, first: Node, inside: Sequence[bool]) -> bool:
    """Whether somebody calls something so, where the parser loses it: "called the ode a mess and the poet “finished”",
    "used the talk to attack other papers as “gutter press”".
    """
    before = [n for n in tree.sentences[first.sent] if n.i < first.i and not inside[n.i] and n.pos != "PUNCT"]
    as_what = any(n.lower == "as" and n.dep == "prep" for n in before[-_AS_WORDS:])
    for node in reversed(before):
        cue = cues("VERB").get(node.lemma) if node.pos == "VERB" and node.dep != "amod" else None
        if cue is not None and (as_what or ("name" in cue.frames and "clause" not in cue.frames)):
            who = own_subject(node)
            return who is None or who.lower not in first_and_second_person()  # "You call that “reform”."
        if node.tag in ("VBD", "VBZ", "VBP", "MD") and not as_what:
            return False
    return False


def _is_in_main_subject(node: Node) -> bool:
    while node.head is not node:
        if is_subject(node) and node.head.head is node.head:
            return True
        node = node.head
    return False


def _cue(node: Node) -> Cue | None:
    if node.pos == "VERB":
        return cues("VERB").get(node.lemma) or with_particle(node)
    return cues("NOUN").get(node.lemma) if node.pos == "NOUN" else None
