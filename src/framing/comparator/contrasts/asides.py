"""What one source adds about somebody in an aside that helps or hurts: "Abel, a former convict", "who closed the line".

Other sources name the same person or body, and were searched for the aside without success.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.language import polarity
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.tree import Node, position
from framing.language.words import group
from framing.model import ComparedEntity, ContrastKind

_STRENGTH, _EARLY = 0.5, 1.15
_JUDGES = 0.3  # sum of opinion and loaded words of an aside, from which on it judges
_FEWEST, _LONGEST = 4, 34  # words of an aside, and of a sentence that is shown
_ASIDES = frozenset({"relcl", "appos", "acl"})
_BREAKS = frozenset({",", "—", "–", "--", "("})
_ACTING = frozenset({"PERSON", "ORG", "GPE"})


class _Aside(Struct, frozen=True):
    who: str
    first: Node
    last: Node
    value: float


def asides(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity], elsewhere: Elsewhere) -> Iterator[Formed]:
    """The asides of each source that judge most, about people or bodies that another source names without the aside."""
    for n, text in enumerate(texts):
        others = [o for o in range(len(texts)) if o != n]
        for one in _asides(text, entities):
            naming = [o for o in others if texts[o].names(entities[one.who])]
            if not naming or any(elsewhere.may_tell(n, o, one.first.start, one.last.end) for o in others):
                continue
            place = text.place.whole(text.place.sentence(one.first.start))
            source = text.place.analysis.article.source
            about = f"what only {source} tells of {entities[one.who].name}"
            missing = tuple(texts[o].place.analysis.article.source for o in others)
            worth = (
                _STRENGTH * (_EARLY if text.is_opening(one.first) else 1.0) * (0.6 + 0.4 * entities[one.who].salience)
            )
            yield Formed(ContrastKind.COVERAGE, about, frozenset({one.who}), {n: (place,)}, worth, missing)


def _asides(text: OwnWords, entities: Mapping[str, ComparedEntity]) -> Iterator[_Aside]:
    for node in text.tree.nodes:
        if node.dep not in _ASIDES or not text.is_content(node) or not text.is_own(node):
            continue
        of = node.head
        who = text.entity(of)
        if who is None or who not in entities or entities[who].label not in _ACTING or not _is_told(node):
            continue
        nodes = sorted(node.subtree(), key=position)
        words = [n for n in nodes if n.text[0].isalnum()]
        before = text.tree.nodes[nodes[0].i - 1] if nodes[0].i else None
        if len(words) < _FEWEST or before is None or not ({before.text, nodes[0].text} & _BREAKS):
            continue
        sentence = text.place.analysis.sentences[text.place.sentence(node.start)]
        value = sum(text.loaded(n) or polarity.of_word(n) for n in words if n.pos in ("NOUN", "VERB", "ADJ", "ADV"))
        law = any(n.lemma in group("verbs of the law") | group("words of crime and punishment") for n in words)
        if sentence.words <= _LONGEST and all(text.is_own(n) for n in words) and (abs(value) >= _JUDGES or law):
            yield _Aside(who, words[0], words[-1], value)


def _is_told(node: Node) -> bool:
    if node.pos in ("VERB", "AUX"):
        said = clause(node)
        return not said.negated and said.modality == ASSERTED
    return node.dep == "appos" and node.pos == "NOUN"
