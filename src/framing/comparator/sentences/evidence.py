"""Places in the compared articles as `Evidence`: with sentence, voice and speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from framing.language.voices import Voices
from framing.language.words import group
from framing.model import Analysis, Descriptor, Evidence, Quotation, Voice


class Places:
    """Answers, for one article, in which sentence and whose voice a span is."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._starts = [s.start for s in analysis.sentences]
        self._voices = Voices(analysis.quotations)
        self.words = sum([s.words for s in analysis.sentences])
        self._whole: dict[int, Evidence] = {}

    def sentence(self, at: int) -> int:
        """The number of the sentence around a character."""
        return max(0, bisect_right(self._starts, at) - 1)

    def evidence(self, start: int, end: int) -> Evidence:
        """A span as evidence."""
        voice, speaker = self._voices.at(start, end)
        return self._made(start, end, self.sentence(start), voice, speaker)

    def quotation(self, start: int, end: int) -> Quotation | None:
        """The quotation that a span is in."""
        return self._voices.quotation(start, end)

    def whole(self, sentence: int) -> Evidence:
        """A sentence as evidence."""
        found = self._whole.get(sentence)
        if found is None:
            place = self.analysis.sentences[sentence]
            voice, speaker = self._voices.most(place.start, place.end)
            found = self._whole[sentence] = self._made(place.start, place.end, sentence, voice, speaker)
        return found

    def told(self, start: int, end: int) -> Evidence:
        """The sentence of a span as evidence, in the voice of most of the span."""
        sentence = self.sentence(start)
        place = self.analysis.sentences[sentence]
        return self._made(place.start, place.end, sentence, *self._voices.most(start, end))

    def opening(self, descriptor: Descriptor) -> int:
        """Where the words of a descriptor begin, with "who" or "which" of a relative clause."""
        if descriptor.relation != "relative clause":
            return descriptor.start
        before = self.analysis.article.text[: descriptor.start].rstrip()
        word = before.rsplit(maxsplit=1)[-1].lower() if before else ""
        return len(before) - len(word) if word in group("relative pronouns") else descriptor.start

    def _made(self, start: int, end: int, sentence: int, voice: Voice, speaker: str | None) -> Evidence:
        article = self.analysis.article
        return Evidence(article.id, article.source, start, end, article.text[start:end], sentence, voice, speaker)


def places(analyses: Sequence[Analysis]) -> tuple[Places, ...]:
    """The places of each article."""
    return tuple(Places(a) for a in analyses)
