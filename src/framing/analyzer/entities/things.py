"""Which nouns name no actor, to which "it" mostly refers: a bill, an email, a probe."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.entities.agreement import is_bound
from framing.analyzer.entities.mentions import Candidate
from framing.analyzer.entities.salience import DISTANCES, OTHER, ROLES
from framing.language.subjects import SUBJECTS
from framing.language.tree import Node, Tree

_PLACED = frozenset({*SUBJECTS, "dobj", "pobj", "attr", "appos", "agent", "conj", "dative"})
_INERT = 0.7  # how far a plural thing rivals people as the antecedent of "they"


class Things:
    """Nouns that name no actor. "It" mostly refers to one of them: a bill, an email, a probe."""

    def __init__(self, tree: Tree, found: Sequence[Candidate]) -> None:
        self.tree = tree
        self.named = {i for c in found for i in range(c.first.i, c.last.i + 1)}
        self.sentences: dict[int, list[Node]] = {}

    def rival(self, node: Node, form: str, since: int) -> float:
        """The weight of the most prominent thing before a pronoun, in its sentence and the previous one."""
        tags = ("NN", "NNP") if form == "n" else ("NNS", "NNPS")
        scores: dict[str, float] = {}
        for distance in (0, 1):
            for n in self._nouns(node.sent - distance):
                if n.i < node.i and n.start >= since and n.tag in tags and not is_bound(node, n):
                    scores[n.lemma] = scores.get(n.lemma, 0.0) + ROLES.get(n.dep, OTHER) * DISTANCES[distance]
        best = max(scores.values(), default=0.0)
        return best if form == "n" else _INERT * best

    def _nouns(self, sentence: int) -> list[Node]:
        if sentence < 0:
            return []
        if sentence not in self.sentences:
            self.sentences[sentence] = [
                n
                for n in self.tree.sentences[sentence]
                if n.pos in ("NOUN", "PROPN") and n.dep in _PLACED and n.i not in self.named
            ]
        return self.sentences[sentence]
