"""One fact in plain words in one source and in loaded words in another, each in its own voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from framing.comparator.contrasts.formed import Formed
from framing.comparator.sentences.evidence import Places
from framing.language.words import group
from framing.model import AlignedPassage, ComparedEntity, ContrastKind, Evidence, PartKind, Voice

_SURE = 0.75  # likelihood that two sentences tell the same
_APART = 0.35  # difference in loadedness that makes a contrast,
_LESS, _OPINION = 0.18, 0.61  # and a smaller one, where the loaded words differ by so much
_LOADED = 0.25  # loadedness of the sentence that is told in loaded words, at the least
_LONGEST = 42  # words
_PARTS = 3  # of a label
_OWN = 0.95  # share of a sentence's words that are the source's own
_LEAST, _MORE = 0.4, 0.6  # strength, and what the whole difference adds


def one_fact(
    at: Sequence[Places], aligned: Sequence[AlignedPassage], entities: Sequence[ComparedEntity]
) -> Iterator[Formed]:
    """For each aligned passage, its plainest and its most loaded sentence, if they are far apart.

    Only sentences in the sources' own words count. Two headlines do not count: they are shown side by side anyway.
    """
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    loaded = [{x.sentence: x.score for x in p.analysis.loadedness} for p in at]
    terms = [_terms(p) for p in at]
    for passage in aligned:
        if passage.score < _SURE:
            continue
        own = [e for e in passage.passages if e.voice is Voice.OWN and _is_told(e, at[number[e.article]])]
        best = _furthest(own, number, loaded, terms)
        if best is None:
            continue
        apart, one, two = best
        sides = {number[one.article]: (one,), number[two.article]: (two,)}
        for third in own:
            sides.setdefault(number[third.article], (third,))
        about, keys = _about(passage, entities)
        yield Formed(
            ContrastKind.EVALUATION, about, keys, dict(sorted(sides.items())), _LEAST + _MORE * min(1.0, apart)
        )


def _is_told(place: Evidence, whose: Places) -> bool:
    sentence = whose.analysis.sentences[place.sentence]
    if sentence.part in (PartKind.BYLINE, PartKind.SIGNATURE) or sentence.words > _LONGEST:
        return False
    return sentence.own_words >= _OWN * sentence.words


def _furthest(
    own: Sequence[Evidence],
    number: Mapping[str, int],
    loaded: Sequence[Mapping[int, float]],
    terms: Sequence[Mapping[int, float]],
) -> tuple[float, Evidence, Evidence] | None:
    best: tuple[float, Evidence, Evidence] | None = None
    for one, two in combinations(own, 2):
        mine = loaded[number[one.article]].get(one.sentence, 0.0)
        theirs = loaded[number[two.article]].get(two.sentence, 0.0)
        apart = abs(mine - theirs)
        if one.article == two.article or apart < _LESS or max(mine, theirs) < _LOADED:
            continue
        judged = terms[number[one.article]].get(one.sentence, 0.0) - terms[number[two.article]].get(two.sentence, 0.0)
        if apart >= _APART or abs(judged) >= _OPINION:
            best = max(best or (0.0, one, two), (apart, one, two), key=lambda b: b[0])
    return best


def _terms(place: Places) -> Mapping[int, float]:
    """Sentence -> signed weight of its loaded words."""
    found: dict[int, float] = defaultdict(float)
    for term in place.analysis.loaded_terms:
        found[place.sentence(term.start)] += term.polarity.sign * term.weight
    return found


def _about(passage: AlignedPassage, entities: Sequence[ComparedEntity]) -> tuple[str, frozenset[str]]:
    """The label of the passage, and the main referent that is named in all of its sentences."""
    for entity in entities:
        named = {e.article for e in passage.passages for m in entity.mentions if _is_in(m.article, m.start, e)}
        if named == {e.article for e in passage.passages}:
            return _plainly(passage.label), frozenset({entity.id})
    return _plainly(passage.label), frozenset()


def _plainly(label: str) -> str:
    """The label of a passage without days, other words for the deed, and all beyond a few parts."""
    parts = [part.split(" / ")[0] for part in label.split(", ")]
    kept = [part for part in parts if part.lower() not in group("months and days")]
    return ", ".join(kept[:_PARTS])


def _is_in(article: str, start: int, place: Evidence) -> bool:
    return article == place.article and place.start <= start < place.end
