"""A claim that one source doubts in its own words and another passes on without comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import listed, weight
from framing.comparator.sentences.profiles import Profile, Referents
from framing.language.clauses import clause
from framing.language.tree import Node
from framing.language.voices import SPEECH
from framing.language.words import group, negators
from framing.model import ComparedEntity, ContrastKind, Evidence, Quotation, Voice

_SAID = 0.5  # weight of the words that a claim and the doubt about it, or two claims, have in common
_STRENGTH = 0.75
_LONGEST = 40  # words
_REFUTED, _LONGEST_REFUTED = 0.8, 56  # strength of a claim that is refuted, and words of both
_PARTICULAR = 0.3  # weight of a word that a claim and its refutation have in common
_OWN = 0.6  # share of the weight of a claim's words in a sentence that tells it as a fact

_Terms = Mapping[tuple[int, int], Mapping[str, float]]  # article and sentence -> weights of its terms


def doubted(
    texts: Sequence[OwnWords],
    told: Sequence[Profile],
    known: Referents,
    entities: Mapping[str, ComparedEntity],
) -> Iterator[Formed]:
    """Each speaker of a claim that a source doubts, with a similar claim that another source reports without doubt."""
    about = _without_names(told)
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


def refuted(
    texts: Sequence[OwnWords],
    told: Sequence[Profile],
    known: Referents,
    entities: Mapping[str, ComparedEntity],
) -> Iterator[Formed]:
    """Each claim after which a source shows in its own words that it is not so, and which another passes on."""
    about = _without_names(told)
    whole = {(p.article, p.sentence): p.terms for p in told}
    given = [set(_refutations(n, text, whole)) for n, text in enumerate(texts)]
    for n, text in enumerate(texts):
        for speaker, claimed, sentence in sorted(given[n]):
            shown = _together(text, claimed, sentence, _LONGEST_REFUTED)
            if shown is None or speaker not in entities:
                continue
            sides: dict[int, tuple[Evidence, ...]] = {n: (shown,)}
            terms = about.get((n, claimed), {})
            for o, other in enumerate(texts):
                if o == n or any(s == speaker for s, _, _ in given[o]):
                    continue
                said = _undoubted(o, other, speaker, terms, known, about) or _as_fact(o, other, terms, about)
                if said is not None:
                    sides[o] = (said,)
            if len(sides) > 1:
                worth = _REFUTED * (0.7 + 0.3 * entities[speaker].salience)
                name = f"{entities[speaker].name}, claim and evidence"
                yield Formed(ContrastKind.CERTAINTY, name, frozenset({speaker}), dict(sorted(sides.items())), worth)


def _without_names(told: Sequence[Profile]) -> _Terms:
    """The terms of each sentence that are no names."""
    return {(p.article, p.sentence): {t: w for t, w in p.terms.items() if t not in p.names} for p in told}


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The weight of the terms that two claims have in common."""
    return sum(min(w, other[t]) for t, w in one.items() if t in other)


def _refutations(n: int, text: OwnWords, whole: _Terms) -> Iterator[tuple[str, int, int]]:
    """Speaker, sentence of the claim, and the sentence after it that speaks against it in the source's own words."""
    analysis, sentences = text.place.analysis, text.tree.sentences
    for q in analysis.quotations:
        speaker, k = text.speaker(q), q.sentence
        if q.type not in SPEECH or speaker is None or q.negated or k + 1 >= len(sentences):
            continue
        claim, answer = whole.get((n, k), {}), whole.get((n, k + 1), {})
        if text.place.whole(k + 1).voice is not Voice.OWN or not _speaks_against(sentences[k + 1], q):
            continue
        shared = [t for t in claim if t in answer and t != "@" + speaker]
        counts = q.stance == "distancing" and _counts(sentences[k]) and _counts(sentences[k + 1])
        if counts or any(t.startswith("@") or weight(t) >= _PARTICULAR for t in shared):
            yield speaker, k, k + 1


def _counts(sentence: Sequence[Node]) -> bool:
    return any(n.pos == "NUM" for n in sentence)


def _speaks_against(sentence: Sequence[Node], claim: Quotation) -> bool:
    """Whether evidence is told that speaks against a claim: "a video shows no bottles", "none of them got a shilling".

    After a verb that keeps its distance from the claim, what the evidence shows need not be a denial.
    """
    words = {n.lower for n in sentence}
    denies = not words.isdisjoint(negators() | group("words that a claim is not so"))
    root = next((n for n in sentence if n.dep == "ROOT"), None)
    if root is None:
        return False
    if root.lemma in group("verbs of contradicting") or (claim.type != "direct" and _begins_with_fact(sentence)):
        return True
    subject = clause(root).subject
    if subject is None:
        return False
    shows = root.lemma in group("verbs of showing") and subject.lemma.lower() in group("evidence that shows")
    if shows and (denies or claim.stance == "distancing"):
        return True
    none = subject.lower in group("words for none of them") and claim.stance == "distancing"
    return none and subject.i - sentence[0].i <= 1


def _begins_with_fact(sentence: Sequence[Node]) -> bool:
    """Whether a sentence after a claim begins "In fact" or "But in reality"."""
    first = " ".join(n.lower for n in sentence[:3])
    return any(phrase in first for phrase in group("words that turn to the facts"))


def _as_fact(n: int, text: OwnWords, terms: Mapping[str, float], about: _Terms) -> Evidence | None:
    """The sentence of another source that tells a claim as a fact, in its own words."""
    least = _OWN * sum(terms.values())
    rated = []
    for k, sentence in enumerate(text.place.analysis.sentences):
        theirs = about.get((n, k))
        if theirs and sentence.words <= _LONGEST:
            common = _shared(terms, theirs)
            shown = text.place.whole(k)
            if common >= max(least, _SAID) and shown.voice is Voice.OWN:
                rated.append((common, -k, shown))
    return max(rated, key=lambda r: r[:2])[2] if rated else None


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
    n: int, sentence: int, text: OwnWords, known: Referents, about: _Terms
) -> Iterator[tuple[str, int, Mapping[str, float]]]:
    """Who said what is doubted, with the claim's sentence and its words: the sentence itself or the one before it."""
    article = text.place.analysis.article.id
    for k in (sentence, sentence - 1):
        for q in text.place.analysis.quotations:
            speaker = known.get((article, q.speaker_entity or ""))
            if q.sentence == k and q.type in SPEECH and speaker is not None:
                yield speaker, k, about.get((n, k), {})


def _together(text: OwnWords, claimed: int, sentence: int, longest: int = _LONGEST) -> Evidence | None:
    """The claim with the doubt that follows it, in the source's words."""
    first, last = text.place.analysis.sentences[claimed], text.place.analysis.sentences[sentence]
    if first.words + last.words > longest or first.part is not last.part:
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
    about: _Terms,
) -> Evidence | None:
    """The like claim of the speaker in another source; None where that source doubts it too."""
    analysis = text.place.analysis
    best: tuple[float, Quotation] | None = None
    for q in analysis.quotations:
        if q.type in SPEECH and known.get((analysis.article.id, q.speaker_entity or "")) == speaker:
            theirs = about.get((n, q.sentence), {})
            common = _shared(terms, theirs)
            if common >= _SAID and (best is None or common > best[0]):
                best = common, q
    if best is None or best[1].negated or any(k - 1 <= best[1].sentence <= k for k, _, _ in _doubts(text)):
        return None
    return text.place.told(best[1].start, best[1].end)
