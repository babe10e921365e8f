"""Whether a description is certainly about the referent: a guess is not enough for "one source calls him a tyrant"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.comparator.sentences.evidence import Places
from framing.model import ComparedEntity, ComparedMention, Descriptor

_COPULA = re.compile(r"(?:\s?,[^,.;]{2,60},)?\s(?:[a-z’']+\s){1,5}")  # ", 71, has long been a"
_AS = re.compile(r"\bas (?:an?|the|his|her|its|their)?\s*$", re.IGNORECASE)
_BESIDE = re.compile(r",?\s(?:who\s|which\s|whose\s)?", re.IGNORECASE)


class SaidOf:
    """Answers for one story, by who is named where."""

    def __init__(self, at: Sequence[Places], entities: Sequence[ComparedEntity]) -> None:
        self._at = {p.analysis.article.id: p for p in at}
        self._people: dict[str, list[tuple[int, str]]] = {p.analysis.article.id: [] for p in at}
        for entity in entities:
            for m in entity.mentions if entity.label == "PERSON" else ():
                if m.kind != "pronoun":
                    self._people[m.article].append((m.start, entity.id))
        for found in self._people.values():
            found.sort()

    def is_sure(self, descriptor: Descriptor, entity: ComparedEntity, article: str) -> bool:
        """Whether it is joined to a name, or to a pronoun that clearly refers to the person.

        A relative clause must directly follow the name, a predicate its subject and verb, an as-phrase the word "as".
        """
        place = self._at[article]
        text = place.analysis.article.text
        if descriptor.relation == "as-phrase":
            return _AS.search(text, max(0, descriptor.start - 12), descriptor.start) is not None
        if descriptor.relation not in ("copula", "relative clause"):
            return True
        form = _COPULA if descriptor.relation == "copula" else _BESIDE
        return any(
            form.fullmatch(text, m.end, descriptor.start) and (m.kind == "name" or self._is_plain(m, entity.id))
            for m in entity.mentions
            if m.article == article and m.end <= descriptor.start and place.sentence(m.start) == descriptor.sentence
        )

    def _is_plain(self, mention: ComparedMention, entity: str) -> bool:
        """Whether the last person named before, at most a sentence away, is the one who is meant."""
        place = self._at[mention.article]
        before = [(start, who) for start, who in self._people[mention.article] if start < mention.start]
        if mention.kind != "pronoun" or not before:
            return False
        start, who = before[-1]
        return who == entity and place.sentence(start) >= place.sentence(mention.start) - 1
