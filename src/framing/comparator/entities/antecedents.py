"""Whether a pronoun may mean somebody else than the entity that it was linked to: what a first look leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language import people
from framing.language.clauses import clause
from framing.language.subjects import by_whom, is_subject, undergoers
from framing.language.tree import Node, Tree
from framing.language.words import group, pronoun_forms
from framing.model import Analysis, Mention

_BEFORE = 1  # sentences before the pronoun's own in which a rival may stand
_PEOPLE = frozenset({"m", "f"})


class Antecedents:
    """Answers for one article."""

    def __init__(self, analysis: Analysis, tree: Tree) -> None:
        self._tree = tree
        self._mentions = analysis.mentions
        self._quotations = analysis.quotations
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
        return bool(here) and all(m.kind == "pronoun" for m in here) and self.is_doubtful(here[0])

    def is_doubtful(self, pronoun: Mention) -> bool:
        """Whether a "he" or "she" may mean somebody else of that gender, who is the subject of a clause near before.

        Whoever is spoken of in a quotation does not speak it: "“Ruiz lied,” he said".
        """
        form = pronoun_forms().get(pronoun.text.lower(), "")
        if form not in _PEOPLE:
            return False
        said = [(q.start, q.end) for q in self._quotations if q.speaker_start == pronoun.start]
        rivals = (m for m in self._near(pronoun) if not any(start <= m.start < end for start, end in said))
        return any(self._is_rival(m, pronoun, form) for m in rivals)

    def are_named(self, entity: str, verb: Node) -> bool:
        """Whether it is by name, or by a plain pronoun for a name, that somebody does or suffers a deed.

        "The officer" may be another one, and so may "he" behind it.
        """
        sides = [clause(verb).subject, *undergoers(verb), by_whom(verb)]
        heads = {n.i for n in sides if n is not None}
        return any(m.head in heads and self._is_by_name(m) for m in self._mentions if m.entity == entity)

    def _is_by_name(self, mention: Mention) -> bool:
        if mention.kind == "name":
            return True
        if mention.kind != "pronoun" or self.are_doubtful(mention.entity, mention.sentence):
            return False
        before = [m for m in self._mentions if m.entity == mention.entity and m.start < mention.start]
        last = next((m for m in reversed(before) if m.kind != "pronoun"), None)
        return last is not None and last.kind == "name"

    def _near(self, pronoun: Mention) -> Sequence[Mention]:
        return [
            m
            for m in self._mentions
            if pronoun.sentence - _BEFORE <= m.sentence <= pronoun.sentence and m.start < pronoun.start
        ]

    def _is_rival(self, other: Mention, pronoun: Mention, form: str) -> bool:
        if other.entity == pronoun.entity or other.kind == "pronoun" or self._labels.get(other.entity) != "PERSON":
            return False
        if self._is_named_as(other, pronoun.entity):
            return False
        genders = self._genders.get(other.entity, set())
        return is_subject(self._tree.nodes[other.head]) and (not genders or form in genders)

    def _is_named_as(self, other: Mention, entity: str) -> bool:
        """Whether the words for somebody go on with the name: "the dead man, named as Ada Quill"."""
        says_name = [
            c for c in self._tree.nodes[other.head].children if c.dep == "acl" and c.lemma in group("verbs of naming")
        ]
        behind = [m for m in self._mentions if m.sentence == other.sentence and m.start >= other.end]
        people_behind = [m for m in behind if self._labels.get(m.entity) == "PERSON"]
        return bool(says_name and people_behind) and people_behind[0].entity == entity


def _by_name(mention: Mention) -> str:
    return people.gender(tuple(w.lower() for w in mention.text.split()), "") if mention.kind == "name" else ""
