"""Who speaks, in a row for each article; and in which others they may speak without being known as the speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from msgspec import Struct

from framing import measures
from framing.language.actors import bodies
from framing.language.hearing import Hearing
from framing.language.people import SUFFIXES, gender, parts, plain
from framing.language.verbs import thought_verbs
from framing.language.words import group, third_person
from framing.model import Analysis, ComparedEntity, Comparison, Quotation
from framing.reporter.tables.gathering import voices
from framing.reporter.tables.rows import Found, SpeakerRow
from framing.reporter.tables.wanted import SAYS_WHO, Options, names_of_all
from framing.reporter.tables.who_may_speak import called, hearings, noun_of

_ARTICLES = ("a ", "an ", "the ", "one ")
_LONGEST_SPEAKER = 60  # characters
_BESIDE = 20  # characters behind "his mother" in which a name begins
_OFFICE = "’s office"
_FULL = 2  # words of a name with a given name; genders that differ
_OWN_NAME = frozenset({"PERSON", "ORG", "GPE"})

_BETWEEN = frozenset({"and", "both", "the"}) | {title.lower() for title in group("forms of address")}
"""What may stand beside the names of two who speak together."""

type Said = dict[str, dict[str, list[Found[Quotation]]]]
"""Speaker -> article -> what they say there."""


class _Known(Struct, frozen=True):
    """What all articles call somebody."""

    label: str
    names: frozenset[str]
    roles: frozenset[str]  # the nouns for what they are said to be: "lawyer"
    is_mistakable: bool  # whether another speaker's name has the same words: a father's and a son's


_NOBODY = _Known("", frozenset(), frozenset(), is_mistakable=False)


def speakers(
    comparison: Comparison, options: Options, heard_in: Mapping[str, Hearing] | None = None
) -> list[SpeakerRow]:
    """Those who speak most, over all articles, first. What two say together counts for both.

    `heard_in`: what `hearings` gives, where it is there already.
    """
    said: Said = {}
    named = names_of_all(comparison)
    for q in voices(comparison, options):
        if q.item.negated and q.item.speaker is None:
            continue  # "rejected the suggestion that": nobody is told to have said it
        spoken_of = q.item.speaker if q.item.speaker not in third_person() else None  # who "they" are is not known
        together = _together(q, named) if not q.name else ()
        for name in together or (q.name or spoken_of or "nobody named",):
            said.setdefault(name, {}).setdefault(q.analysis.article.id, []).append(q)
    said = _offices_joined(said)
    order = sorted(said, key=lambda n: (-sum(_words([q.item for q in qs]) for qs in said[n].values()), n))
    known, heard_in = _known(comparison, set(said)), hearings(comparison) if heard_in is None else heard_in
    return [row for name in order for row in _rows(name, said[name], known.get(name, _NOBODY), heard_in)]


def _together(q: Found[Quotation], named: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """The names of those who say something together: "both the Courier and Reuters", "Holt and Ada Pell said"."""
    start, end = q.item.speaker_start, q.item.speaker_end
    if start is None or end is None or " and " not in (q.item.speaker_words or ""):
        return ()
    inside = [m for m in q.analysis.mentions if start <= m.start and m.end <= end and m.kind == "name"]
    between = q.analysis.article.text[start:end]
    for m in reversed(inside):
        between = between[: m.start - start] + between[m.end - start :]
    names = tuple(dict.fromkeys(named.get((q.analysis.article.id, m.entity), "") for m in inside))
    only = set(between.lower().replace(",", " ").split()) <= _BETWEEN
    return names if only and len(names) > 1 and all(names) else ()


def _known(comparison: Comparison, speaking: Set[str]) -> dict[str, _Known]:
    """Name across the sources -> what the articles call its bearer."""
    people = [e for e in comparison.entities if e.label == "PERSON" and e.name in speaking]
    return {e.name: _Known(e.label, *called(e), is_mistakable=_is_mistakable(e, people)) for e in comparison.entities}


def _is_mistakable(entity: ComparedEntity, people: Iterable[ComparedEntity]) -> bool:
    if entity.label != "PERSON":
        return False
    return any(_is_mistaken(entity.name, other.name) or _may_be_one(entity, other) for other in people)


def _may_be_one(one: ComparedEntity, two: ComparedEntity) -> bool:
    """Whether two people of one surname are told of in different articles only: "Bibi Netanyahu" and his full name."""
    names = parts(one.name), parts(two.name)
    if one.name == two.name or min(map(len, names)) < _FULL or names[0][-1] != names[1][-1]:
        return False
    genders = {gender(name) for name in names} - {""}
    return len(genders) < _FULL and {p.article for p in one.portraits}.isdisjoint(p.article for p in two.portraits)


def _is_mistaken(name: str, other: str) -> bool:
    """Whether two people's names are so alike that one may be taken for the other: "Otter", "Ann Otter"."""
    one, two = frozenset(name.split()), frozenset(other.split())
    return one < two or (two < one and all(len(plain(w)) == 1 or plain(w) in SUFFIXES for w in one - two))


def _rows(
    name: str, said: Mapping[str, list[Found[Quotation]]], known: _Known, heard_in: Mapping[str, Hearing]
) -> Iterable[SpeakerRow]:
    every = [q.item for quotes in said.values() for q in quotes]
    silent = (article for article in heard_in if article not in said)
    names = known.names or {name}
    maybe = tuple(article for article in silent if heard_in[article].may_hear(names, known.roles, every))
    own_name = _has_own_name(name, known, [q for quotes in said.values() for q in quotes])
    for quotes in said.values():
        yield _speaker(_fullest(name, quotes), quotes, maybe, own_name=own_name)


def _has_own_name(name: str, known: _Known, said: Sequence[Found[Quotation]]) -> bool:
    """Whether it is surely one person or body with a name; not "Republicans", "the report" or "a Google spokesman"."""
    last = name.split()[-1]
    if known.label not in _OWN_NAME or not name[:1].isupper() or known.is_mistakable or "’s " in name:
        return False
    if known.label == "PERSON":
        told = (_is_by_name(q, known.names) or (name != last and _is_pronoun(q.item)) for q in said)
        return last[:1].isupper() and any(told)  # not "Sandi", whom the article calls "his wife"
    if known.label == "GPE" and not all(_is_bare(q.item, known.names) for q in said):
        return False  # "Kashmir's leaders", "Pakistani police"
    return all(q.item.speaker_kind != "anonymous" for q in said) and (last[:1].isupper() or last in bodies())


def _is_by_name(q: Found[Quotation], names: Iterable[str]) -> bool:
    """Whether a word of the name stands there, and not only "he" or "his wife"; also in "his mother, Ann Otter,"."""
    start, end, text = q.item.speaker_start or 0, q.item.speaker_end or 0, q.analysis.article.text
    words = f"{q.item.speaker_words or ''} {text[start:end]}".split()
    if text[end : end + 1] == ",":
        words += text[end : end + _BESIDE].split()[1:]
    return any(word[:1].isupper() and word in name.split() for name in names for word in words)


def _is_pronoun(quotation: Quotation) -> bool:
    return (quotation.speaker_words or "").lower() in third_person()


def _is_bare(quotation: Quotation, names: Iterable[str]) -> bool:
    return (quotation.speaker_words or "").removeprefix("the ").removeprefix("The ") in names


def _offices_joined(said: Said) -> Said:
    """The speakers, with everybody who speaks for a person under one name: "Sorel's office", "Ida Sorel’s office"."""
    full = {name.removesuffix(_OFFICE) for name in said if name.endswith(_OFFICE) and " " in name.removesuffix(_OFFICE)}
    joined: Said = {}
    for name, by_article in said.items():
        office = name.replace("'s office", _OFFICE)
        owner = office.removesuffix(_OFFICE)
        owners = [f for f in full if f.split()[-1] == owner] if office.endswith(_OFFICE) else []
        target = joined.setdefault(owners[0] + _OFFICE if len(owners) == 1 else name, {})
        for article, quotes in by_article.items():
            target.setdefault(article, []).extend(quotes)
    return joined


def _fullest(name: str, found: list[Found[Quotation]]) -> str:
    """Whose spokesman the "spokesman" of an article is, where it says so of one only."""
    if not name[:1].islower():
        return name
    words = (q.item.speaker_words or "" for q in found)
    bare = (w.split(" ", 1)[-1] if w.lower().startswith(_ARTICLES) else w for w in words)
    longer = {w for w in bare if w.lower().startswith(f"{name} ") and len(w) <= _LONGEST_SPEAKER}
    return longer.pop() if len(longer) == 1 else name


def _speaker(name: str, found: list[Found[Quotation]], maybe: tuple[str, ...], *, own_name: bool) -> SpeakerRow:
    analysis = found[0].analysis
    quotations = tuple(q.item for q in found)
    return SpeakerRow(
        analysis=analysis,
        speaker=name,
        kind=quotations[0].speaker_kind,
        quotations=quotations,
        count=_words(quotations),
        words=measures.words(analysis),
        maybe_in=maybe,
        has_own_name=own_name,
        only_thinks=all(q.type == "indirect" and q.cue_lemma in thought_verbs() for q in quotations),
        may_be_named=not own_name and _may_be_named(name, analysis),
    )


def _words(quotations: Sequence[Quotation]) -> int:
    """Words of all statements, each once: "said he was concerned that …" holds another statement."""
    words, furthest = 0, -1
    for q in sorted(quotations, key=_from_outside):
        if q.end > furthest:
            words, furthest = words + q.words, q.end
    return words


def _from_outside(q: Quotation) -> tuple[int, int]:
    return q.start, -q.end


def _may_be_named(name: str, analysis: Analysis) -> bool:
    """Whether the article gives somebody of that calling a name: "a lawyer", beside "the lawyer, Ana Barros"."""
    head = plain(noun_of(name))
    people = {e.id for e in analysis.entities if e.label == "PERSON" and e.name[:1].isupper()}
    described = (d.text for d in analysis.descriptors if d.entity in people and d.relation in SAYS_WHO)
    return any(head == plain(noun_of(words)) for words in filter(None, described))
