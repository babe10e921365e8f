"""Whether a description is certainly about the referent: a guess is not enough for "one source calls him a tyrant"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.comparator.contrasts.own_words import OwnWords
from framing.model import ComparedEntity, ComparedMention, Descriptor

_COPULA = re.compile(r"(?:\s?,[^,.;]{2,60},)?\s(?:[a-z’']+\s){1,5}")  # ", 71, has long been a"
_AS = re.compile(r"\bas (?:an?|the|his|her|its|their)?\s*$", re.IGNORECASE)
_BESIDE = re.compile(r",?\s(?:who\s|which\s|whose\s)?", re.IGNORECASE)


class SaidOf:
    """Answers for one story, by the articles with the referents of their words."""

    def __init__(self, texts: Sequence[OwnWords]) -> None:
        self._texts = {t.place.analysis.article.id: t for t in texts}

    def is_sure(self, descriptor: Descriptor, entity: ComparedEntity, article: str) -> bool:
        """Whether it is joined to a name, or to a pronoun that clearly refers to the person.

        A relative clause must directly follow the name, a predicate its subject and verb, an as-phrase the word "as".
        """
        place = self._texts[article].place
        text = place.analysis.article.text
        if descriptor.relation == "as-phrase":
            return _AS.search(text, max(0, descriptor.start - 12), descriptor.start) is not None
        if descriptor.relation not in ("copula", "relative clause"):
            return True
        form = _COPULA if descriptor.relation == "copula" else _BESIDE
        return any(
            form.fullmatch(text, m.end, descriptor.start) and self._is_plainly(m, entity)
            for m in entity.mentions
            if m.article == article and m.end <= descriptor.start and place.sentence(m.start) == descriptor.sentence
        )

    def _is_plainly(self, mention: ComparedMention, entity: ComparedEntity) -> bool:
        """Whether the mention is a name, or a pronoun that means nobody else."""
        if mention.kind == "name":
            return True
        return mention.kind == "pronoun" and self._texts[mention.article].is_plainly(mention.start, entity.id)
