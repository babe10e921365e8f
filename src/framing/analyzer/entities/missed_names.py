"""Names that neither recogniser nor tagger recognises, found by their context.

A rare surname may be tagged as a noun ("Zbrozek wrote", "accuse Rosenstein of"), above all at the beginning of a
sentence, where every word has a capital. Only words outside the common vocabulary are considered.
"""

from __future__ import annotations

from functools import cache

from framing.language.actors import actors, is_thing, noun
from framing.language.cues import cues
from framing.language.deeds import part_of
from framing.language.people import plain, titles
from framing.language.resources import table
from framing.language.subjects import SUBJECTS, is_active_subject, is_passive, is_subject
from framing.language.tree import Node, Tree

_ARGUMENTS = frozenset({*SUBJECTS, "dobj", "poss", "pobj", "appos"})
_TAGGED = frozenset({"NOUN", "ADV", "VERB", "ADJ", "PROPN"})
_OWNERS = frozenset({"his", "her"})
_SHORTEST = 3


def missed(tree: Tree, node: Node, crowded: bool) -> str:
    """ "PERSON", "MISC" or "": the label of a capitalised word that is no name to the pipeline.

    Args:
        crowded: whether most words of its sentence have a capital, so that it tells nothing.
    """
    if node.pos not in _TAGGED or not all(c.isalpha() or c in "’'-" for c in node.text):
        return ""
    before = tree.nodes[node.i - 1] if node.i else None
    if before is not None and before.text[0].isupper() and plain(before.text) in titles() and before.sent == node.sent:
        return "PERSON" if before.text.endswith(".") else ""
    opening = before is None or before.sent != node.sent or before.text in _QUOTES
    if _has_age(tree, node) and not crowded:
        return "PERSON"
    if len(node.text) < _SHORTEST or (opening and not crowded and _tells_of_somebody(node)):
        return "PERSON" if len(node.text) >= _SHORTEST else ""
    if not _is_rare(node):
        return ""
    after = tree.nodes[node.i + 1] if node.i + 1 < len(tree.nodes) else None
    if opening and after is not None and after.text == ":":
        return "PERSON"
    if crowded or not node.text[1:].islower() or _in_phrase(node, before, after):
        return ""
    if _is_human(node):
        return "PERSON"
    return "MISC" if not opening and node.pos in ("NOUN", "ADV") and node.dep in _ARGUMENTS else ""


_QUOTES = frozenset({'"', "“", "”", "'", "‘", "-", "–", "—", "("})


def _has_age(tree: Tree, node: Node) -> bool:
    """Whether the age follows, as it does behind a name: "Waters, 79, is …"."""
    after = tree.nodes[node.i + 1 : node.i + 4]
    if len(after) < 3 or not is_subject(node) or any(k.i < node.i for k in node.children):
        return False
    return after[0].text == "," and after[2].text == "," and after[1].text.isdigit() and len(after[1].text) == 2


def _is_rare(node: Node) -> bool:
    """Whether the word is outside the common vocabulary, as written and without its ending."""
    forms = {node.lower, node.lemma.lower(), node.lower.removesuffix("s")}
    return not forms & common_words() and noun(node) not in actors()


@cache
def common_words() -> frozenset[str]:
    """Words of the common vocabulary, in lower case."""
    return frozenset(row["word"] for row in table("common-words")) | frozenset(
        row["word"] for row in table("function-words")
    )


def _tells_of_somebody(node: Node) -> bool:
    """Whether a bare common noun that begins the sentence acts as only a person does, and so is a name.

    "Meadows would not disclose whether he …", "Wood and her husband".
    """
    if not is_active_subject(node) or node.tag not in {"NN", "NNS", "NNP", "NNPS"} or noun(node) in actors():
        return False
    if any(k.i < node.i or k.dep in {"prep", "acl", "relcl", "appos"} for k in node.children):
        return False
    joined = node.child("conj")
    if joined is not None:
        return any(k.dep == "poss" and k.lower in _OWNERS for k in joined.children)
    cue = cues("VERB").get(node.head.lemma)
    if cue is None or not cue.frames & {"quote", "clause"} or "evidence" in cue.frames or not is_thing(node, {}):
        return False
    return any(is_subject(k) and k.lower in ("he", "she") and k.i > node.head.i for k in node.head.subtree())


def _in_phrase(node: Node, before: Node | None, after: Node | None) -> bool:
    """Whether it is part of a longer phrase: after an article, or beside another capitalised word."""
    if any(k.dep in {"det", "amod", "compound", "nummod"} for k in node.children):
        return True
    return any(n is not None and n.pos == "PROPN" and n.sent == node.sent for n in (before, after))


def _is_human(node: Node) -> bool:
    """Whether its context is human: it says something, is arrested, or is joined with "who" or "her husband"."""
    if any(k.dep == "relcl" and any(w.lower == "who" for w in k.children) for k in node.children):
        return True
    if not is_subject(node):
        return False
    joined = node.child("conj")
    if joined is not None and any(k.dep == "poss" and k.lower in _OWNERS for k in joined.children):
        return True
    verb = node.head
    if part_of(verb.lemma, "patient" if is_passive(verb) else "agent"):
        return True
    cue = cues("VERB").get(verb.lemma) if is_active_subject(node) and verb.tag in ("VBD", "VBZ") else None
    return cue is not None and bool(cue.frames & {"quote", "clause"}) and "evidence" not in cue.frames
