"""A deed that one source presents as done, and another as reported or alleged, each in its own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords, particulars
from framing.comparator.contrasts.telling import weight
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.cues import cues
from framing.language.tree import Node
from framing.language.words import certainty, light_verbs
from framing.model import ComparedEntity, ContrastKind, Evidence

_STRENGTH = 0.75
_PARTICULAR = 0.3  # weight of a verb that is not common
_SHARED = 2  # further referents and particular words that both sentences have, one more where the verb is common
_LONGEST = 34  # words of a sentence that is shown


class _Told(Struct, frozen=True):
    hedged: bool
    around: frozenset[str]  # referents and particular words of the sentence
    place: Evidence


def hedged(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity]) -> Iterator[Formed]:
    """One verb with one participant, presented as done in one source, with "allegedly" or "reportedly" in another.

    No source reports it both ways.
    """
    by: dict[tuple[str, str], dict[int, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for n, text in enumerate(texts):
        for sentence in text.tree.sentences:
            for key, told in _told(sentence, text):
                by[key][n].append(told)
    for (verb, who), found in sorted(by.items()):
        sure = {n: some for n, some in found.items() if not any(t.hedged for t in some)}
        unsure = {n: some for n, some in found.items() if all(t.hedged for t in some)}
        pair = next(
            (
                (a, one, b, two)
                for a, mine in sorted(sure.items())
                for one in mine
                for b, theirs in sorted(unsure.items())
                for two in theirs
                if len(one.around & two.around) >= _SHARED + (weight(verb) < _PARTICULAR)
            ),
            None,
        )
        if pair is not None and who in entities:
            a, one, b, two = pair
            sides = dict(sorted({a: (one.place,), b: (two.place,)}.items()))
            worth = _STRENGTH * (0.7 + 0.3 * entities[who].salience)
            yield Formed(ContrastKind.CERTAINTY, entities[who].name, frozenset({who}), sides, worth)


def _told(sentence: Sequence[Node], text: OwnWords) -> Iterator[tuple[tuple[str, str], _Told]]:
    """The verbs of a sentence in the source's own words, each with its participants."""
    verbs = [n for n in sentence if n.pos == "VERB" and n.lemma not in light_verbs() and n.lemma not in cues("VERB")]
    if not verbs or not text.is_content(verbs[0]):
        return
    words = [n for n in sentence if n.pos != "SPACE"]
    if len(words) > _LONGEST:
        return
    around: frozenset[str] | None = None
    for verb in verbs:
        adverbs = {c.lower for c in verb.children if c.dep == "advmod"}
        is_hedged = not adverbs.isdisjoint(certainty("adverb", "alleging"))
        said = clause(verb)
        heard = text.evidence(verb, verb)
        if said.negated or (not is_hedged and (said.modality != ASSERTED or not text.is_own(verb))):
            continue
        if is_hedged and heard.speaker is not None:
            continue  # somebody says so
        if around is None:
            around = particulars(words, text, ("NOUN", "VERB"))
        things = (said.subject, verb.child("dobj"))
        for who in {e for t in things if t is not None and (e := text.entity(t)) is not None}:
            place = text.evidence(words[0], words[-1])
            yield (verb.lemma.lower(), who), _Told(is_hedged, around - {"@" + who, verb.lemma.lower()}, place)
