"""What of an entity characterises it: "Lukashenko's brutal suppression of dissent", "the reign of Lukashenko"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framing.language.actors import is_like_people
from framing.language.cues import cues
from framing.language.judgement import of_words
from framing.language.people import offices, person_nouns
from framing.language.phrases import Found, noun_phrase, opening
from framing.language.polarity import of_word
from framing.language.tree import Node, Tree
from framing.language.words import group, nominalisations, qualities, trivial
from framing.model import Mention


def possessed(tree: Tree, head: Node, heads: Mapping[int, Mention]) -> Iterator[Found]:
    """A possession that characterises its owner: "Lukashenko's brutal suppression of dissent"."""
    if head.dep == "poss" and head.i < head.head.i and (_is_quality(head.head, heads) or _is_lack(head.head)):
        noun = head.head
        first, last = noun_phrase(tree, noun)
        if first.i <= head.i:
            first = next(
                (
                    tree.nodes[i]
                    for i in range(head.i + 1, noun.i)
                    if tree.nodes[i].pos not in {"PART", "PUNCT", "SPACE"}
                ),
                noun,
            )
        yield Found(first, last, noun, "possessed")


def _is_lack(noun: Node) -> bool:
    """Whether it is a lack: "his lack of civility", "her inability to persuade"."""
    return noun.lemma in _WANTING and noun.child("prep", "acl") is not None


def genitives(tree: Tree, head: Node, heads: Mapping[int, Mention]) -> Iterator[Found]:
    """Phrases with the entity after "of": "the 29-year reign of Lukashenko"."""
    if head.dep != "pobj" or head.head.lower != "of":
        return
    noun = head.head.head
    if noun.lemma in nominalisations():
        return  # "the invasion of Ukraine" is a role, not a quality
    if noun.dep == "dobj" and noun.head.lemma in group("verbs of drawing feelings"):
        return  # "drew the ire of nurses" says what she did, and nothing of the nurses
    if noun.lemma not in qualities() and (noun.lemma in cues("NOUN") or noun.lemma.endswith(("tion", "sion"))):
        return  # "false descriptions of Belarus" are not Belarus's
    if noun.dep == "appos" or (noun.dep in ("attr", "oprd") and is_like_people(noun)):
        return  # "Rono, a longtime protector of the commander" says what Rono is
    if noun.pos == "NOUN" and noun.i < head.i and _is_quality(noun, heads):
        yield Found(opening(tree, noun), noun, noun, "genitive")


_RIGHTS = group("rights")
_GIVEN = group("what is given")
_COMMON = _RIGHTS | _GIVEN
"""What everybody has, is given or bears; to have it is neither praise nor blame."""
_FILED = group("what is filed")
"""Records that everybody has."""
_WANTING = group("wanting")
_IMAGES = group("images")


def _is_quality(noun: Node, heads: Mapping[int, Mention]) -> bool:
    """Whether a possessed thing characterises the entity: not a person, a mere part, an event or a statement."""
    if noun.i in heads or noun.lemma in person_nouns() or noun.lemma in offices():
        return False
    if noun.pos != "NOUN" or noun.lemma in _IMAGES | group("body and its wounds"):
        return False
    lefts = [c for c in noun.lefts if c.dep in {"amod", "compound", "nmod"}]
    if noun.lemma in ("record", "history") and any(c.lower in _FILED for c in lefts):
        return False
    if any(c.dep == "amod" and of_words([c]) != 0.0 for c in lefts):
        return noun.lemma not in _COMMON
    if noun.lemma in cues("NOUN") or noun.lemma in _COMMON:
        return False  # what one says is his voice, not his quality
    if noun.lemma in nominalisations() and not lefts and noun.child("prep") is None:
        return False  # "Ukraine's invasion" may be by or of it
    if of_word(noun) < 0.0:
        return True
    if noun.lemma in nominalisations() and noun.lemma not in qualities():
        return False
    lasting = group("words of duration")  # "long reign", "29-year reign"
    qualified = any(c.lower not in trivial() or c.lower in lasting or c.child("nummod") is not None for c in lefts)
    return (qualified and noun.lemma in qualities()) or of_word(noun) > 0.0
