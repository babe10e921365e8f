"""Which articles lack an entity or the content of a passage.

Each is searched again; a gap in a table proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from msgspec.structs import replace

from framing.comparator.sentences.elsewhere import Elsewhere
from framing.language.people import people_by_any_noun, plain
from framing.model import AlignedPassage, Analysis, ComparedEntity, EntityLabel, Portrait

_SAYS_WHO = frozenset({"title", "apposition", "description"})
_PERSONS = frozenset({"PERSON", "MISC"})
_LEAST_WORDS = 2  # of a description: "prime minister" may stand for somebody, "leader" for anybody


def silent_on_entities(
    entities: Sequence[ComparedEntity], analyses: Sequence[Analysis], elsewhere: Elsewhere
) -> tuple[ComparedEntity, ...]:
    """The entities, each with the articles that neither name nor describe it. Unnamed entities are never absent."""
    return tuple(_with_silence(e, analyses, elsewhere) for e in entities)


def _with_silence(entity: ComparedEntity, analyses: Sequence[Analysis], elsewhere: Elsewhere) -> ComparedEntity:
    there = {p.article for p in entity.portraits} | {m.article for m in entity.mentions}
    names = {m.text for m in entity.mentions if m.kind == "name"}
    if not names or len(there) == len(analyses) or _is_a_kind(entity.label, names):
        return entity
    asked = sorted({entity.name} | names | set(_descriptions(entity.portraits)))
    missing = [
        a.article.id for n, a in enumerate(analyses) if a.article.id not in there and not elsewhere.may_name(n, asked)
    ]
    return replace(entity, not_found_in=tuple(missing)) if missing else entity


def _is_a_kind(label: EntityLabel, names: Set[str]) -> bool:
    """Whether what was taken for a name is a word for people of a kind ("MPs"), told of in any words."""
    return label in _PERSONS and all(plain(name).removesuffix("s") in people_by_any_noun() for name in names)


def _descriptions(portraits: Sequence[Portrait]) -> Iterator[str]:
    """Descriptions of two or more words, which an article may use instead of the name."""
    for portrait in portraits:
        for d in portrait.descriptors:
            if d.relation in _SAYS_WHO and len(d.text.split()) >= _LEAST_WORDS and not d.negated:
                yield d.text


def silent_on_passages(
    passages: Sequence[AlignedPassage], analyses: Sequence[Analysis], elsewhere: Elsewhere
) -> tuple[AlignedPassage, ...]:
    """The passages, each with the articles that tell nothing of any of its sentences."""
    number = {a.article.id: n for n, a in enumerate(analyses)}
    return tuple(_with_absent(p, number, elsewhere) for p in passages)


def _with_absent(passage: AlignedPassage, number: dict[str, int], elsewhere: Elsewhere) -> AlignedPassage:
    there = {e.article for e in passage.passages}
    missing = [
        article
        for article, n in number.items()
        if article not in there
        and not any(elsewhere.may_tell(number[e.article], n, e.start, e.end) for e in passage.passages)
    ]
    return replace(passage, not_found_in=tuple(missing)) if missing else passage
