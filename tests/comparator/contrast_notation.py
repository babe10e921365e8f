"""Clauses of contrasts, written by hand, and whole articles as they are searched for contrasts."""

from __future__ import annotations

from collections.abc import Sequence

from story_notation import Draft

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import Clause
from framing.comparator.contrasts.units import Unit
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.comparator.sentences.evidence import Places
from framing.language.tree import Tree
from framing.model import ComparedEntity, ComparedMention, Voice


def clause(text: str, article: int = 0, voice: Voice = Voice.OWN, **more: object) -> Clause:
    words = text.split()
    unit = Unit(article, 0, 0, len(text), len(words), voice, "Bo" if voice is not Voice.OWN else None, 0, len(words))
    plain: dict[str, object] = {
        "unit": unit, "text": text, "terms": dict.fromkeys(words, 0.6), "nouns": frozenset(), "names": frozenset(),
        "numbers": frozenset(), "counted": frozenset(), "speaker": None, "polarity": 0.0, "labels": frozenset(),
        "parts": frozenset(), "deeds": {}, "stance": "", "features": {},
    }  # fmt: skip
    return Clause(**(plain | more))  # type: ignore[arg-type]


def story(*drafts: Draft) -> tuple[list[OwnWords], dict[str, ComparedEntity], Elsewhere]:
    """The articles as they are searched, and the entities that their names mean."""
    done = [d.done() for d in drafts]
    known = {(a.article.id, e.id): e.name for a in done for e in a.entities}
    there: dict[str, ComparedEntity] = {}
    for name, label in {k: v for d in drafts for k, v in d.names.items()}.items():
        found = tuple(
            ComparedMention(a.article.id, a.article.source, m.start, m.end, m.text, m.kind)
            for a in done
            for m in a.mentions
            if m.text == name
        )
        there[name] = ComparedEntity(name, name, label, 1.0, found, ())  # type: ignore[arg-type]
    return [OwnWords(Places(a), Tree(a.article, a.parse), known) for a in done], there, Elsewhere(done, known)


def words(found: Sequence[Formed]) -> list[list[str]]:
    return [[e.text for side in f.sides.values() for e in side] for f in found]
