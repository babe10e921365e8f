"""One article, prepared for contrasts of single words: its tree, its voices, and the referent of each word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from framing.comparator.contrasts.telling import weight
from framing.comparator.entities.antecedents import Antecedents
from framing.comparator.sentences.evidence import Places
from framing.comparator.sentences.profiles import Referents
from framing.language.tree import Node, Tree
from framing.model import ComparedEntity, Evidence, PartKind, Quotation, Voice

PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Labels of the entities that are places."""

_FIRST = 3  # sentences of the body that are its lead
_PARTICULAR = 0.3  # weight of a word that says what is told


class OwnWords:
    """Answers, for one article, what its tokens are: own words, part of a name, early in the text."""

    def __init__(self, place: Places, tree: Tree, known: Referents) -> None:
        self.place, self.tree = place, tree
        article = place.analysis.article.id
        self._known = known
        mentions = sorted((m for m in place.analysis.mentions), key=lambda m: (m.start, -m.end))
        self._antecedents = Antecedents(place.analysis, tree)
        self._mentions = [(m.start, m.end, known.get((article, m.entity)), m.kind) for m in mentions]
        self._starts = [m[0] for m in self._mentions]
        terms = (t for t in place.analysis.loaded_terms if t.polarity.sign)
        self._loaded = {i: t.polarity.sign * t.weight for t in terms for i in range(t.start, t.end)}
        body = [k for k, s in enumerate(place.analysis.sentences) if s.part is PartKind.BODY]
        self._lead = frozenset(body[:_FIRST])

    @cached_property
    def places_named(self) -> list[tuple[int, int, str]]:
        """The names of places: first token, token behind the last, and the words without articles in lower case."""
        return [
            (a, b, " ".join(n.lower for n in self.tree.nodes[a:b] if n.pos != "DET"))
            for a, b, label in self.tree.names
            if label in PLACES
        ]

    @cached_property
    def known_places(self) -> frozenset[str]:
        """The names of all places, once each."""
        return frozenset(name for _, _, name in self.places_named)

    def is_own(self, node: Node) -> bool:
        """Whether the outlet says the word itself."""
        return self.evidence(node, node).voice is Voice.OWN

    def is_opening(self, node: Node) -> bool:
        """Whether a token stands in the headline, the standfirst or the lead."""
        sentences = self.place.analysis.sentences
        k = self.place.sentence(node.start)
        return k in self._lead or sentences[k].part in (PartKind.HEADLINE, PartKind.STANDFIRST)

    def is_headline(self, node: Node) -> bool:
        """Whether the word stands in the headline."""
        return self.place.analysis.sentences[self.place.sentence(node.start)].part is PartKind.HEADLINE

    def is_content(self, node: Node) -> bool:
        """Whether a token belongs to the text proper, not to a byline or a sign-off."""
        part = self.place.analysis.sentences[self.place.sentence(node.start)].part
        return part not in (PartKind.BYLINE, PartKind.SIGNATURE)

    def entity(self, node: Node) -> str | None:
        """The id of the compared entity whose mention ends at the token."""
        for start, end, entity, _ in self._around(node):
            if start <= node.start and node.end == end:
                return entity
        return None

    def known(self, entity: str) -> str | None:
        """The id of the compared entity that an entity of the article belongs to."""
        return self._known.get((self.place.analysis.article.id, entity))

    def speaker(self, quotation: Quotation) -> str | None:
        """The id of the compared entity that speaks."""
        return self.known(quotation.speaker_entity or "")

    def is_plainly(self, pronoun: int, entity: str) -> bool:
        """Whether the pronoun that begins there means this person, and surely nobody else."""
        return any(
            m.start == pronoun and self.known(m.entity) == entity and not self._antecedents.is_doubtful(m)
            for m in self.place.analysis.mentions
        )

    def meant(self, nodes: Iterable[Node]) -> str | None:
        """The compared entity of the first token that refers to one; None for a pronoun that is not clear."""
        for node in nodes:
            who = self.entity(node)
            if who is not None:
                return who if node.pos != "PRON" or self.is_plainly(node.start, who) else None
        return None

    def names(self, entity: ComparedEntity) -> bool:
        """Whether the article calls the entity by its name."""
        article = self.place.analysis.article.id
        return any(m.article == article and m.kind == "name" for m in entity.mentions)

    def is_in_name(self, node: Node) -> bool:
        """Whether the word is part of a name."""
        return any(kind == "name" and start <= node.start < end for start, end, _, kind in self._around(node))

    def loaded(self, node: Node) -> float:
        """Signed weight of the loaded term that a token belongs to; 0 for none."""
        return self._loaded.get(node.start, 0.0)

    def evidence(self, first: Node, last: Node) -> Evidence:
        """The place and the voice of the words from first to last."""
        return self.place.evidence(first.start, last.end)

    def around(self, nodes: Sequence[Node], first: Node, last: Node | None = None) -> Evidence:
        """What is shown around some of its words, in the voice of these: from one token to another, or one alone."""
        told = self.evidence(first, last or first)
        return replace(self.evidence(nodes[0], nodes[-1]), voice=told.voice, speaker=told.speaker)

    def _around(self, node: Node) -> Sequence[tuple[int, int, str | None, str]]:
        last = bisect_right(self._starts, node.start)
        return self._mentions[max(0, bisect_left(self._starts, node.start - 80)) : last]


def particulars(
    nodes: Sequence[Node],
    text: OwnWords,
    kinds: Collection[str],
    *,
    but: range = range(0),
    least: float = _PARTICULAR,
) -> frozenset[str]:
    """The referents of a sentence ("@" + id) and the lemmas of its particular words.

    Args:
        kinds: parts of speech of the words.
        but: numbers of tokens that do not count.
        least: weight of a particular word.
    """
    found = {"@" + e for n in nodes if (e := text.entity(n)) is not None}
    words = (n.lemma.lower() for n in nodes if n.pos in kinds and n.i not in but)
    return frozenset(found | {word for word in words if weight(word) >= least})


def name_of(key: str, entities: Mapping[str, ComparedEntity]) -> str:
    """What a referent is called in a report: an entity by its name, a thing by its noun."""
    return entities[key].name if key in entities else key
