"""Whether two names say the same thing, and whether they may be names of one referent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from framing.language import polarity
from framing.language.resources import table
from framing.language.words import function_words, group
from framing.model import ComparedEntity, Evidence

_IDENTIFYING = frozenset({"premodifier", "apposition", "description", "title"})
_EDGES = "'\"“”‘’.,;:()"


def is_one(one: str, other: str) -> bool:
    """Whether two names say the same: the same words and more, or another quality of the same noun.

    Such names differ only where they judge differently, or both say whose a territory is.
    """
    mine, theirs = words(one), words(other)
    if mine <= theirs or theirs <= mine:
        return _judgement(one) == _judgement(other)
    both_placed = has_status(one) and has_status(other)
    return head(one) == head(other) and not both_placed and _judgement(one) == _judgement(other)


def words(text: str) -> frozenset[str]:
    """The content words of a name, in lower case and without possessive endings."""
    found = (w.strip(_EDGES).removesuffix("'s").removesuffix("’s").lower() for w in text.split())
    return frozenset(w for w in found if w and w not in function_words())


def head(text: str) -> str:
    """The noun that governs a name, without the ending of the plural."""
    found = text.lower().replace("’", "'").removesuffix("'s").split()
    return found[head_at(found)].strip(_EDGES).removesuffix("s") if found else ""


def head_at(words: Sequence[str]) -> int:
    """Where the head noun of a name or description stands: before its first preposition, else at the end."""
    behind = group("words behind a head noun")
    return next((n for n, w in enumerate(words) if n and w.lower() in behind), len(words)) - 1


def is_judgement(text: str) -> bool:
    """Whether a word of a name is an opinion word."""
    return any(abs(polarity.words().get(w, 0.0)) >= polarity.THRESHOLD for w in words(text))


def _judgement(text: str) -> int:
    """1 if the opinion words of a name praise, -1 if they blame, 0 if there are none or they balance."""
    found = [polarity.words().get(w, 0.0) for w in words(text)]
    total = sum([v for v in found if abs(v) >= polarity.THRESHOLD])
    return (total > 0) - (total < 0)


def has_status(text: str) -> bool:
    """Whether a name begins with a word that says whose a territory is ("Occupied", "Indian-administered")."""
    first = next(iter(text.split()), "").strip(_EDGES).lower()
    return first in territory_words("status") or first.endswith(tuple(territory_words("ending")))


@cache
def territory_words(kind: str) -> frozenset[str]:
    """Words of one kind in the list of territories, in lower case."""
    return frozenset(row["word"] for row in table("territory-words") if row["kind"] == kind)


class NamedInside:
    """The compared entities that are named or meant inside other names: Syria in "the Syrian regime".

    Those that no source names ("the crowd") are left out, for each word for them would seem to be of another.

    Args:
        unnamed: they count too.
    """

    def __init__(self, entities: Sequence[ComparedEntity], *, unnamed: bool = False) -> None:
        self._at: dict[str, list[tuple[int, int, str]]] = {}
        for entity in entities:
            if not unnamed and entity.mentions and not any(m.kind == "name" for m in entity.mentions):
                continue
            for mention in entity.mentions:
                self._at.setdefault(mention.article, []).append((mention.start, mention.end, entity.id))
            for portrait in entity.portraits:
                places = self._at.setdefault(portrait.article, [])
                places += [(d.start, d.end, entity.id) for d in portrait.descriptors if d.relation in _IDENTIFYING]

    def of(self, article: str, start: int, end: int) -> frozenset[str]:
        """The ids of those between two characters."""
        return frozenset(entity for a, b, entity in self._at.get(article, ()) if a < end and start < b)

    def may_be_one(self, one: Iterable[Evidence], other: Iterable[Evidence]) -> bool:
        """Whether names at these places may be of one referent: those inside them are not all different."""
        mine = frozenset[str]().union(*(self.of(e.article, e.start, e.end) for e in one))
        theirs = frozenset[str]().union(*(self.of(e.article, e.start, e.end) for e in other))
        return not mine or not theirs or not mine.isdisjoint(theirs)
