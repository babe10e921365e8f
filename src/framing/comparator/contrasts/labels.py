"""What each source calls the same person, body, place or people, in its own voice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from framing.comparator.contrasts.formed import Formed, most_different
from framing.comparator.contrasts.own_words import PLACES, OwnWords
from framing.comparator.contrasts.said_of import SaidOf
from framing.comparator.differences.entity_wordings import is_office
from framing.comparator.differences.names import head, head_at, is_judgement
from framing.comparator.sentences.evidence import Places
from framing.language import polarity
from framing.language.descriptions import kinds, leaning, telling
from framing.language.words import function_words, trivial
from framing.model import ComparedEntity, ContrastKind, Descriptor, Evidence, Portrait, Voice

_ENTITIES = 25  # the most salient are looked at
_RELATIONS = frozenset({"premodifier", "apposition", "copula", "as-phrase", "description", "relative clause"})
_PLAIN = frozenset({"apposition", "description", "title", "premodifier"})
_ALONE = frozenset({"apposition", "description"})  # of these, what is understood without the name
_NAMING = frozenset({"NOUN", "PROPN"})
_LONGEST = 14  # words of a description
_OPPOSITE, _BOTH, _ONE = 1.0, 0.8, 0.5  # strength: opposite judgements, both say much, only one does
_TELLING, _TOGETHER = 0.4, 1.1  # how much each of two descriptions says at the least, and both together
_KINDS = 1.05  # the same where both are of a kind: "a former nurse", "who earns $287,000"
_CLEAR = 0.7  # how much one says that is told though the other source has nothing like it
_JUDGES = 0.7  # weight of a description that judges wherever its words stand
_SECOND = 0.6  # how much a second description of a source says at the least
_BETWEEN = re.compile(r",? (?:(?:an?|the) )?", re.IGNORECASE)  # a description and the name beside it
_EACH = 2  # descriptions of one source
_SIGNED = 0.5  # weight of a judgement that counts


class _Label(Struct, frozen=True):
    descriptor: Descriptor
    start: int
    sign: int
    telling: float
    words: frozenset[str]  # content words

    @property
    def is_clause(self) -> bool:
        return self.descriptor.relation == "relative clause"

    @property
    def has_kind(self) -> bool:
        """Whether it blames, honours or places somebody: by means, by plain work, by whose side they are on."""
        return bool(kinds(self.descriptor.text, self.descriptor.relation))

    @property
    def is_worded(self) -> bool:
        """Whether a word of the noun phrase itself is an opinion or telling, not only a clause in it."""
        telling_ = bool(kinds(self.descriptor.text, self.descriptor.relation))
        return not self.is_clause and (telling_ or any(polarity.words().get(w) for w in self.words))


def labels(texts: Sequence[OwnWords], entities: Sequence[ComparedEntity]) -> Iterator[Formed]:
    """For each main referent, the descriptions of two sources that say most and differ, and those of others.

    Both say more than an office, or one of them judges.
    """
    at = [text.place for text in texts]
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    for entity, by in _described(texts, entities):
        best = most_different(by, lambda one, two, *_: _difference(one, two))
        if best is None:
            continue
        strength, chosen = best
        if entity.label in PLACES and not any(x.sign for x in chosen.values()):
            continue  # where a country lies, and what it has
        for article in by.keys() - chosen.keys():
            others = list(chosen.values())
            rest = [x for x in by[article] if all(_difference(x, o) for o in others)]
            if rest or by[article]:
                chosen[article] = max(rest or by[article], key=_telling)
        sides = {
            a: tuple(_with_name(y, entity, at[a]) for y in _with_second(x, by[a], chosen.values()))
            for a, x in chosen.items()
        }
        for portrait in entity.portraits:  # no source that has words for it is left without
            a = number[portrait.article]
            plain = _introduction(None, entity, portrait, at[a]) if a not in sides else None
            if plain is not None:
                sides[a] = (plain,)
        sides = dict(sorted(sides.items()))
        worth = strength * (0.6 + 0.4 * entity.salience)
        yield Formed(ContrastKind.LABEL, entity.name, frozenset({entity.id}), sides, worth)


def beside_names(texts: Sequence[OwnWords], entities: Sequence[ComparedEntity]) -> Iterator[Formed]:
    """For each main person whom one source alone describes in words that judge, those and the others' plain names."""
    at = [text.place for text in texts]
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    for entity, by in _described(texts, entities):
        if most_different(by, lambda one, two, *_: _difference(one, two)) is None:
            yield from _beside_name(entity, by, number, at)


def _described(
    texts: Sequence[OwnWords], entities: Sequence[ComparedEntity]
) -> Iterator[tuple[ComparedEntity, dict[int, list[_Label]]]]:
    """The main referents with the descriptions that each source, by number, surely gives of them."""
    at = [text.place for text in texts]
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    joined, said_of = [_joined(p) for p in at], SaidOf(texts)
    for entity in entities[:_ENTITIES]:
        by: dict[int, list[_Label]] = {}
        for portrait in entity.portraits:
            n = number[portrait.article]
            found = [
                x
                for d in portrait.descriptors
                if (x := _label(d, entity, at[n])) is not None and _names(d, at[n], joined[n])
                if said_of.is_sure(d, entity, portrait.article)
            ]
            if found:
                by[n] = found
        yield entity, by


def _beside_name(
    entity: ComparedEntity, by: Mapping[int, Sequence[_Label]], number: Mapping[str, int], at: Sequence[Places]
) -> Iterator[Formed]:
    """A judging description in one source, beside the name and title by which another introduces the same person.

    Only where no other source has a description that judges so too. A bare name stands only beside a noun that judges:
    "a tyrant", but not "a brave woman".
    """
    judging = {a: [x for x in some if x.sign and x.telling >= _CLEAR and x.is_worded] for a, some in by.items()}
    judging = {a: some for a, some in judging.items() if some}
    if entity.label != "PERSON" or len(judging) != 1:
        return
    ((a, some),) = judging.items()
    first = max(some, key=_telling)
    judges = is_judgement(head(first.descriptor.text))
    sides = {a: tuple(_with_name(y, entity, at[a]) for y in _with_second(first, some, [first]))}
    for portrait in entity.portraits:
        b = number[portrait.article]
        if b != a and not any(d.polarity.sign == first.sign for d in portrait.descriptors if d.voice is Voice.OWN):
            introduced = _introduction(first, entity, portrait, at[b])
            if introduced is not None and (judges or not _is_bare(introduced, entity)):
                sides[b] = (introduced,)
    if len(sides) > 1:
        worth = (_ONE + first.telling / 20) * (0.6 + 0.4 * entity.salience)
        yield Formed(ContrastKind.LABEL, entity.name, frozenset({entity.id}), dict(sorted(sides.items())), worth)


def _is_bare(introduced: Evidence, entity: ComparedEntity) -> bool:
    """Whether only the name is shown, with neither title nor description: that is no choice of words."""
    return any(
        (m.article, m.start, m.end) == (introduced.article, introduced.start, introduced.end) for m in entity.mentions
    )


def _with_name(label: _Label, entity: ComparedEntity, place: Places) -> Evidence:
    """The description, with the name that stands right before or behind it in the same sentence."""
    start, end, text = label.start, label.descriptor.end, place.analysis.article.text
    said = place.evidence(start, end)
    for m in entity.mentions:
        if (
            m.article != place.analysis.article.id
            or m.kind != "name"
            or place.sentence(m.start) != place.sentence(start)
        ):
            continue
        if m.end <= start and _BETWEEN.fullmatch(text, m.end, start):
            return replace(place.evidence(m.start, end), voice=said.voice, speaker=said.speaker)
        if end <= m.start and _BETWEEN.fullmatch(text, end, m.start):
            return replace(place.evidence(start, m.end), voice=said.voice, speaker=said.speaker)
    return said


def _introduction(judging: _Label | None, entity: ComparedEntity, portrait: Portrait, place: Places) -> Evidence | None:
    """The plain description that has most words of the judging one, else the first name with the title before it.

    In the source's own words.
    """
    own = [d for d in portrait.descriptors if d.voice is Voice.OWN and d.relation in _PLAIN and not d.negated]
    wanted = judging.words if judging is not None else frozenset[str]()
    shared = [(len(wanted & {w.lower() for w in d.text.split()}), -d.start, d) for d in own if d.relation in _ALONE]
    if shared and max(shared, key=lambda s: s[:2])[0]:
        same = max(shared, key=lambda s: s[:2])[2]
        return place.evidence(same.start, same.end)
    for mention in entity.mentions:
        if mention.article == portrait.article and mention.kind == "name":
            whole = place.evidence(mention.start, mention.end)
            if whole.voice is Voice.OWN:
                start = next((d.start for d in own if d.end == mention.start - 1), mention.start)
                return place.evidence(start, mention.end)
    return None


def _with_second(first: _Label, mine: Sequence[_Label], chosen: Iterable[_Label]) -> list[_Label]:
    """A source's description, and another that says much and something else than all that are shown."""
    taken = frozenset[str]().union(*(x.words for x in chosen))
    rest = [x for x in mine if x.telling >= _SECOND and not x.words & taken and x.sign * first.sign >= 0]
    return [first, *sorted(rest, key=_telling, reverse=True)[: _EACH - 1]]


def _difference(one: _Label, two: _Label) -> float:
    """How clearly two descriptions differ; 0 if they do not."""
    if one.words & two.words and one.sign == two.sign:
        return 0.0  # both say much the same
    shared, fewest = len(one.words & two.words), min(len(one.words), len(two.words))
    if shared == fewest or (2 * shared > fewest and one.sign * two.sign >= 0):
        return 0.0  # one is the other with some words more or fewer
    least, together = min(one.telling, two.telling), one.telling + two.telling
    if one.sign * two.sign < 0:
        return _OPPOSITE + together / 20
    if one.is_clause and two.is_clause:
        return 0.0  # two deeds
    if least >= _TELLING and together >= (_KINDS if one.has_kind and two.has_kind else _TOGETHER):
        return _BOTH + together / 20
    judges = one if one.telling > two.telling else two
    clear = judges.sign and judges.telling >= _CLEAR and not (one.is_clause or two.is_clause)
    return _ONE + together / 20 if clear else 0.0


def _names(descriptor: Descriptor, place: Places, joined: Set[int]) -> bool:
    """Whether a description says what somebody is: a common noun, not only a quality, is among its first words."""
    if descriptor.relation == "relative clause":
        return True
    parse = place.analysis.parse
    first, last = bisect_left(parse.starts, descriptor.start), bisect_left(parse.starts, descriptor.end)
    if any(i in joined for i in range(first, last)):
        return False  # one item of a list is hardly an apposition
    cut = next((i for i in range(first + 1, last) if parse.pos[i] in ("ADP", "PART", "PRON")), last)
    inside = [parse.pos[i] for i in range(first, cut)]
    said = descriptor.relation == "apposition" and bool(kinds(descriptor.text, descriptor.relation))
    return "NOUN" in inside or descriptor.relation == "premodifier" or said


def _joined(place: Places) -> frozenset[int]:
    """The nouns that are joined with names, or with nouns that have an article of their own, by "and" or "or"."""
    parse = place.analysis.parse
    naming = [i for i, pos in enumerate(parse.pos) if pos in _NAMING]
    articled = {parse.heads[i] for i, pos in enumerate(parse.pos) if pos == "DET"}
    seconds = [
        i
        for i in naming
        if (parse.deps[i] == parse.deps[parse.heads[i]] == "appos" and parse.pos[parse.heads[i]] != "PROPN")
        or (parse.deps[i] == "conj" and ("PROPN" in (parse.pos[i], parse.pos[parse.heads[i]]) or i in articled))
    ]
    return frozenset([*seconds, *(parse.heads[i] for i in seconds)])


def _label(descriptor: Descriptor, entity: ComparedEntity, place: Places) -> _Label | None:
    if descriptor.voice is not Voice.OWN or descriptor.negated or descriptor.relation not in _RELATIONS:
        return None
    words = [w.strip("'\"“”‘’.,;:()").lower().removesuffix("'s").removesuffix("’s") for w in descriptor.text.split()]
    if not 0 < len(words) <= _LONGEST:
        return None
    own = {w.lower() for w in entity.name.split()}
    content = frozenset(w for w in words if w and w not in function_words() and w not in own and w not in trivial())
    start = place.opening(descriptor)
    text = place.analysis.article.text[start : descriptor.end]
    if descriptor.relation == "relative clause" and not _is_about_it(descriptor, entity, text):
        return None
    sign = _sign(descriptor, content, text)
    if not content or (len(words) == 1 and (descriptor.relation in ("copula", "premodifier") or not sign)):
        return None
    said = telling(text, descriptor.relation, descriptor.weight if sign else 0.0)
    if not sign and is_office(descriptor.text) and said < _TELLING:
        return None
    if descriptor.relation in ("copula", "relative clause") and not sign and said < _TELLING:
        return None  # "is in Paris" tells where somebody is, not what
    return _Label(descriptor, start, sign, said, content)


def _is_about_it(descriptor: Descriptor, entity: ComparedEntity, text: str) -> bool:
    """Whether a clause is surely about the referent: with "who" of a person, or a participle that says what he is."""
    if text == descriptor.text:
        return bool(kinds(text, descriptor.relation))
    return entity.label != "PERSON" or text.split()[0].lower() == "who"


def _sign(descriptor: Descriptor, content: Set[str], text: str) -> int:
    """How a description judges: what is said before its head noun counts, and what is behind it if that is clear."""
    words = descriptor.text.split()
    before = words if descriptor.relation == "relative clause" else words[: head_at(words) + 1]
    plain = {w.strip("'\"“”‘’.,;:()") for w in before if w.islower()}  # no names
    opinions = sum(polarity.words().get(w, 0.0) for w in sorted(content & plain))
    judged = len(before) == len(words) or opinions or descriptor.weight >= _JUDGES
    sign = descriptor.polarity.sign if judged and descriptor.weight >= _SIGNED else 0
    return (
        sign
        or (opinions >= polarity.THRESHOLD) - (opinions <= -polarity.THRESHOLD)
        or leaning(text if before is words else " ".join(before), descriptor.relation)
    )


def _telling(label: _Label) -> tuple[float, int]:
    return label.telling, -label.descriptor.start
