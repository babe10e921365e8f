"""Whether a pronoun may mean somebody else than the entity that it was linked to: what a first look leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language import people
from framing.language.subjects import is_subject
from framing.language.tree import Tree
from framing.language.words import pronoun_forms
from framing.model import Analysis, Mention

_BEFORE = 1  # sentences before the pronoun's own in which a rival may stand
_PEOPLE = frozenset({"m", "f"})


class Antecedents:
    """Answers for one article."""

    def __init__(self, analysis: Analysis, tree: Tree) -> None:
        self._tree = tree
        self._mentions = analysis.mentions
        self._labels = {e.id: e.label for e in analysis.entities}
        self._genders: dict[str, set[str]] = {}
        for m in analysis.mentions:
            known = pronoun_forms().get(m.text.lower(), "") if m.kind == "pronoun" else _by_name(m)
            if known in _PEOPLE:
                self._genders.setdefault(m.entity, set()).add(known)

    def are_doubtful(self, entity: str, sentence: int) -> bool:
        """Whether the sentence refers to the entity by "he" or "she" only, and another person may be meant.

        Somebody else of that gender is the subject of a clause in it or right before: "Falk said that the gunman was a
        citizen. He bought the rifle".
        """
        here = [m for m in self._mentions if m.entity == entity and m.sentence == sentence]
        if not here or any(m.kind != "pronoun" for m in here):
            return False
        form = pronoun_forms().get(here[0].text.lower(), "")
        return form in _PEOPLE and any(self._is_rival(m, here[0], form) for m in self._near(here[0]))

    def _near(self, pronoun: Mention) -> Sequence[Mention]:
        return [
            m
            for m in self._mentions
            if pronoun.sentence - _BEFORE <= m.sentence <= pronoun.sentence and m.start < pronoun.start
        ]

    def _is_rival(self, other: Mention, pronoun: Mention, form: str) -> bool:
        if other.entity == pronoun.entity or other.kind == "pronoun" or self._labels.get(other.entity) != "PERSON":
            return False
        genders = self._genders.get(other.entity, set())
        return is_subject(self._tree.nodes[other.head]) and (not genders or form in genders)


def _by_name(mention: Mention) -> str:
    return people.gender(tuple(w.lower() for w in mention.text.split()), "") if mention.kind == "name" else ""
