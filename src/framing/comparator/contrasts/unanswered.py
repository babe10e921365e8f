"""People who do not answer, in one source only: "refused to say who ordered it", "did not respond to questions"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.language.clauses import clause
from framing.language.subjects import written_subject
from framing.language.tree import Node
from framing.language.voices import SPEECH
from framing.language.words import group
from framing.model import ComparedEntity, ContrastKind, Evidence, Voice

_REFUSED, _SILENT, _SPEAKS = 0.5, 0.35, 0.6  # strength: refuses; does not reply; does so here and speaks there
_LONGEST = 32  # words of a sentence that is shown


class _Silence(Struct, frozen=True):
    who: str  # id of a compared entity
    refused: bool  # whether it was refused, and not only left undone
    place: Evidence


def unanswered(
    texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity], elsewhere: Elsewhere
) -> Iterator[Formed]:
    """People who do not answer in one source, and whom another source names without mentioning it."""
    by = [list(_silences(text, entities)) for text in texts]
    for n, found in enumerate(by):
        of: dict[str, list[_Silence]] = defaultdict(list)
        for silence in found:
            of[silence.who].append(silence)
        for who, some in sorted(of.items()):
            others = [o for o in range(len(texts)) if o != n]
            naming = [o for o in others if texts[o].names(entities[who])]
            if not naming or any(elsewhere.may_tell_of(o, who, _silent()) for o in others):
                continue
            best = max(some, key=lambda s: (s.refused, -s.place.start))
            name, worth = entities[who].name, 0.6 + 0.4 * entities[who].salience
            speaks = {}
            if _said(who, texts[n]) is None:
                speaks = {o: (said,) for o in naming if (said := _said(who, texts[o])) is not None}
            missing = tuple(texts[o].place.analysis.article.source for o in others if o not in speaks)
            strength = (_REFUSED if best.refused else _SILENT) * worth
            about = f"what {name} would not say" if best.refused else f"no answer from {name}"
            if speaks:
                strength, about = _SPEAKS * worth, f"whether {name} answers"
            sides = dict(sorted({n: (best.place,), **speaks}.items()))
            yield Formed(ContrastKind.VOICE, about, frozenset({who}), sides, strength, missing)


def _said(who: str, text: OwnWords) -> Evidence | None:
    """The first words of somebody that an article quotes or reports, in a sentence that can be shown."""
    for q in text.place.analysis.quotations:
        if q.type in SPEECH and not q.negated and text.speaker(q) == who:
            place = text.place.told(q.start, q.end)
            if len(place.text.split()) <= _LONGEST:
                return place
    return None


def _silences(text: OwnWords, entities: Mapping[str, ComparedEntity]) -> Iterator[_Silence]:
    for node in text.tree.nodes:
        if node.pos != "VERB":
            continue
        refused = _is_refusal(node)
        if not (refused or _is_left_undone(node)) or not text.is_content(node) or not text.is_own(node):
            continue
        subject = clause(node).subject
        who = _asked(subject, text) if subject is not None else None
        place = text.place.whole(text.place.sentence(node.start))
        if who in entities and len(place.text.split()) <= _LONGEST and place.voice is Voice.OWN:
            yield _Silence(who or "", refused, place)


def _asked(subject: Node, text: OwnWords) -> str | None:
    """Who does not answer, or for whom: "a spokesman for Mr. Steele", "Brown's office"."""
    behind = [c.child("pobj") for c in subject.children if c.dep == "prep"]
    before = subject.child("poss")
    whose = [n for n in (*behind, before) if n is not None]
    return text.meant((*whose, subject))


def _is_refusal(verb: Node) -> bool:
    """Whether somebody refuses to answer or to show something: "declined to comment", "refused to release the tape"."""
    if verb.lemma not in group("verbs of refusing") or clause(verb).negated:
        return False
    return any(c.dep == "xcomp" and c.lemma in group("verbs of answering") for c in verb.children)


def _is_left_undone(verb: Node) -> bool:
    """Whether somebody is told not to have replied: "did not respond to questions"."""
    if verb.lemma not in group("verbs of replying") or not clause(verb).negated or written_subject(verb) is None:
        return False
    return any(n.lemma in group("what is answered") for n in verb.subtree() if n.i > verb.i)


@cache
def _silent() -> frozenset[str]:
    """Words without which no silence is told."""
    return group("verbs of refusing") | group("verbs of replying") | group("words for giving no answer")
