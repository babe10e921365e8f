"""Places in the compared articles as `Evidence`: with sentence, voice and speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from framing.model import Analysis, Evidence, Quotation, Voice

_VOICES = {"direct": Voice.DIRECT, "mixed": Voice.INDIRECT, "indirect": Voice.INDIRECT, "scare": Voice.SCARE}


class Places:
    """Answers, for one article, in which sentence and whose voice a span stands."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._starts = [s.start for s in analysis.sentences]
        self._quotations = sorted((q for q in analysis.quotations if q.type in _VOICES), key=_length)
        self._spoken = self._by_sentence()
        self.words = sum([s.words for s in analysis.sentences])
        self._whole: dict[int, Evidence] = {}

    def _by_sentence(self) -> dict[int, list[Quotation]]:
        """Sentence -> the quotations that reach into it, scare quotes aside, the shortest first."""
        found: dict[int, list[Quotation]] = defaultdict(list)
        for quotation in self._quotations:
            if quotation.type != "scare":
                for sentence in range(self.sentence(quotation.start), bisect_left(self._starts, quotation.end)):
                    found[sentence].append(quotation)
        return found

    def sentence(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def voice(self, start: int, end: int) -> tuple[Voice, str | None]:
        """Voice and speaker of the innermost quotation around the span; the source's own if there is none."""
        for quotation in self._quotations:
            if quotation.start <= start and end <= quotation.end:
                return _VOICES[quotation.type], quotation.speaker
        return Voice.OWN, None

    def told_by(self, sentence: int) -> tuple[Voice, str | None]:
        """Whose words most of a sentence are."""
        place = self.analysis.sentences[sentence]
        best: tuple[int, Quotation] | None = None
        for quotation in self._spoken.get(sentence, ()):
            overlap = min(quotation.end, place.end) - max(quotation.start, place.start)
            if overlap > (best[0] if best else 0):
                best = overlap, quotation
        if best is None or 2 * best[0] < place.end - place.start:
            return Voice.OWN, None
        return _VOICES[best[1].type], best[1].speaker

    def evidence(self, start: int, end: int) -> Evidence:
        """A span as evidence."""
        voice, speaker = self.voice(start, end)
        return self._made(start, end, self.sentence(start), voice, speaker)

    def whole(self, sentence: int) -> Evidence:
        """A sentence as evidence."""
        found = self._whole.get(sentence)
        if found is None:
            place = self.analysis.sentences[sentence]
            found = self._whole[sentence] = self._made(place.start, place.end, sentence, *self.told_by(sentence))
        return found

    def _made(self, start: int, end: int, sentence: int, voice: Voice, speaker: str | None) -> Evidence:
        article = self.analysis.article
        return Evidence(article.id, article.source, start, end, article.text[start:end], sentence, voice, speaker)


def places(analyses: Sequence[Analysis]) -> tuple[Places, ...]:
    return tuple(Places(a) for a in analyses)


def _length(quotation: Quotation) -> tuple[int, int]:
    return quotation.end - quotation.start, quotation.start
