"""A claim that one source doubts in its own words and another passes on without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import listed
from framing.comparator.sentences.profiles import Profile, Referents
from framing.language.voices import SPEECH
from framing.language.words import group
from framing.model import ComparedEntity, ContrastKind, Evidence, Quotation, Voice

_SAID = 0.5  # weight of the words that a claim and the doubt about it, or two claims, have in common
_STRENGTH = 0.75
_LONGEST = 40  # words


def doubted(
    texts: Sequence[OwnWords],
    told: Sequence[Profile],
    known: Referents,
    entities: Mapping[str, ComparedEntity],
) -> Iterator[Formed]:
    """Each speaker of a claim that a source doubts, with the like claim that another source reports undoubted."""
    about = {(p.article, p.sentence): {t: w for t, w in p.terms.items() if t not in p.names} for p in told}
    for n, text in enumerate(texts):
        for sentence, place, word in _doubts(text):
            whose = _owner(text, word)
            for speaker, claimed, terms in _claims(n, sentence, text, known, about):
                if whose is not None and whose != speaker:
                    continue
                both = _together(text, claimed, sentence) or place
                sides: dict[int, tuple[Evidence, ...]] = {n: (both,)}
                for o, other in enumerate(texts):
                    said = _undoubted(o, other, speaker, terms, known, about) if o != n else None
                    if said is not None:
                        sides[o] = (said,)
                if len(sides) > 1:
                    name = entities[speaker].name
                    worth = _STRENGTH * (0.7 + 0.3 * entities[speaker].salience)
                    yield Formed(ContrastKind.CERTAINTY, name, frozenset({speaker}), dict(sorted(sides.items())), worth)
                    break


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(listed("doubt"), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def _doubts(text: OwnWords) -> Iterator[tuple[int, Evidence, Evidence]]:
    """The sentences with a word of doubt in the source's own voice, and that word."""
    analysis, place = text.place.analysis, text.place
    for k, sentence in enumerate(analysis.sentences):
        words = analysis.article.text[sentence.start : sentence.end]
        for match in _pattern().finditer(words):
            here = place.evidence(sentence.start + match.start(), sentence.start + match.end())
            if here.voice is Voice.OWN and sentence.words <= _LONGEST and not _is_finding(text, here):
                whole = place.whole(k)
                yield (
                    k,
                    Evidence(whole.article, whole.source, whole.start, whole.end, whole.text, k, Voice.OWN, None),
                    here,
                )
                break


def _owner(text: OwnWords, word: Evidence) -> str | None:
    """Whose claim a doubting adjective is about: "Moss" for "Moss's unfounded assertions"; "" for somebody else's."""
    for node in text.tree.between(word.start, word.end):
        if node.dep == "amod":
            owner = node.head.child("poss")
            return "" if owner is None else text.entity(owner) or ""
    return None


def _is_finding(text: OwnWords, place: Evidence) -> bool:
    """Whether somebody is told to have found no evidence: that doubts no claim of the one who speaks before."""
    nodes = text.tree.between(place.start, place.end)
    return any(n.dep == "dobj" and n.head.lemma in group("finding out") for n in nodes)


def _claims(
    n: int, sentence: int, text: OwnWords, known: Referents, about: Mapping[tuple[int, int], Mapping[str, float]]
) -> Iterator[tuple[str, int, Mapping[str, float]]]:
    """Who said what is doubted, with the claim's sentence and its words: the sentence itself or the one before it."""
    article = text.place.analysis.article.id
    for k in (sentence, sentence - 1):
        for q in text.place.analysis.quotations:
            speaker = known.get((article, q.speaker_entity or ""))
            if q.sentence == k and q.type in SPEECH and speaker is not None:
                yield speaker, k, about.get((n, k), {})


def _together(text: OwnWords, claimed: int, sentence: int) -> Evidence | None:
    """The claim with the doubt that follows it, in the source's words."""
    first, last = text.place.analysis.sentences[claimed], text.place.analysis.sentences[sentence]
    if first.words + last.words > _LONGEST or first.part is not last.part:
        return None
    article = text.place.analysis.article
    words = article.text[first.start : last.end]
    return Evidence(article.id, article.source, first.start, last.end, words, claimed, Voice.OWN, None)


def _undoubted(
    n: int,
    text: OwnWords,
    speaker: str,
    terms: Mapping[str, float],
    known: Referents,
    about: Mapping[tuple[int, int], Mapping[str, float]],
) -> Evidence | None:
    """The like claim of the speaker in another source; None where that source doubts it too."""
    analysis = text.place.analysis
    best: tuple[float, Quotation] | None = None
    for q in analysis.quotations:
        if q.type in SPEECH and known.get((analysis.article.id, q.speaker_entity or "")) == speaker:
            theirs = about.get((n, q.sentence), {})
            common = sum(min(w, theirs[t]) for t, w in terms.items() if t in theirs)
            if common >= _SAID and (best is None or common > best[0]):
                best = common, q
    if best is None or any(k - 1 <= best[1].sentence <= k for k, _, _ in _doubts(text)):
        return None
    return text.place.told(best[1].start, best[1].end)
