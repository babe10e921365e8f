"""What only one source seems to tell of somebody, looked for once more in what the others tell of the same person.

"Not found" beside a sentence that says the same in other words, or as somebody's claim, would be false. What is found
is shown instead: a fact here and a claim there is the better contrast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from framing.comparator.contrasts.formed import Formed, says_different_things
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.comparator.sentences.evidence import Places
from framing.language.voices import ATTRIBUTED, SPEECH
from framing.model import ContrastKind, Evidence, Quotation, Voice

_PART = 3  # words of a sentence to one that is somebody's, from which on it is shown as theirs
_LONGEST = 40  # words of a sentence that is shown


def with_echoes(found: Iterable[Formed], at: Sequence[Places], elsewhere: Elsewhere) -> Iterator[Formed]:
    """The contrasts; those about somebody of whom another source tells much the same have its sentence as a side.

    Left out is what another source tells in much the same words.
    """
    for one in found:
        if one.kind is ContrastKind.COVERAGE and one.not_found_in and len(one.sides) == 1 and len(one.keys) == 1:
            yield from _with_echoes(one, at, elsewhere)
        else:
            yield one


def _with_echoes(one: Formed, at: Sequence[Places], elsewhere: Elsewhere) -> Iterator[Formed]:
    ((article, (place, *_)),) = one.sides.items()
    (who,) = one.keys
    sides = dict(one.sides)
    missing = list(one.not_found_in)
    for other, text in enumerate(at):
        source = text.analysis.article.source
        if other == article or source not in missing:
            continue
        sentence = elsewhere.echo(article, other, who, place.start, place.end)
        if sentence is not None:
            missing.remove(source)
            sides[other] = (_told(text, sentence),)
    if len(sides) == 1:
        yield one
    elif all(len(e.text.split()) <= _LONGEST for side in sides.values() for e in side):
        shown = [e for side in sides.values() for e in side]
        about = one.about.rpartition(" tells of ")[2]
        kind, sides, absent = _kind(shown), dict(sorted(sides.items())), tuple(missing)
        again = replace(one, kind=kind, about=about, sides=sides, not_found_in=absent)
        if says_different_things(again):
            yield again


def _told(text: Places, sentence: int) -> Evidence:
    """A sentence in the voice of what somebody says in it, if that is a good part of it."""
    whole = text.whole(sentence)
    said = [q for q in text.analysis.quotations if q.sentence == sentence and q.type in SPEECH and not q.negated]
    longest = max(said, key=_words, default=None)
    if longest is None or _PART * longest.words < len(whole.text.split()):
        return whole
    return text.told(longest.start, longest.end)


def _words(quotation: Quotation) -> int:
    return quotation.words


def _kind(shown: Sequence[Evidence]) -> ContrastKind:
    """A fact here and somebody's word there is a difference in certainty."""
    voices = {e.voice for e in shown}
    return ContrastKind.CERTAINTY if Voice.OWN in voices and voices & set(ATTRIBUTED) else ContrastKind.DEED
