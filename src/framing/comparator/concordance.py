"""Keyword in context across articles: every place of a term or of an entity, with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import translate

from framing.language.voices import Voices
from framing.model import Analysis, ConcordanceLine, FoundAs
from framing.text_form import one_form

type _Place = tuple[int, int, FoundAs, str]
"""Start, end, how it was found, the entity's name."""

_WIDTH = 60


def concordance(analyses: Sequence[Analysis], term: str, *, width: int = _WIDTH) -> tuple[ConcordanceLine, ...]:
    """All places of `term` in text order: an entity of that name with all its mentions, else words or lemmas.

    `term` may hold several words and the wild cards * and ?; case does not matter.
    """
    wanted = one_form(term)
    return tuple(line for analysis in analyses for line in _lines(analysis, wanted, width))


def _lines(analysis: Analysis, term: str, width: int) -> Iterator[ConcordanceLine]:
    places = _mentions(analysis, term) or _matches(analysis, term)
    text, voices = analysis.article.text, Voices(analysis.quotations)
    for start, end, found_as, entity in sorted(places):
        voice, speaker = voices.at(start, end)
        yield ConcordanceLine(
            source=analysis.article.source,
            article=analysis.article.id,
            start=start,
            end=end,
            left=_plain(text[max(0, start - width) : start]),
            text=text[start:end],
            right=_plain(text[end : end + width]),
            sentence=_sentence(analysis, start),
            voice=voice,
            speaker=speaker,
            found_as=found_as,
            entity=entity or None,
        )


def _mentions(analysis: Analysis, term: str) -> list[_Place]:
    wanted = term.casefold()
    names = {e.id: e.name for e in analysis.entities if wanted in (e.name.casefold(), e.name.split()[-1].casefold())}
    return [(m.start, m.end, m.kind, names[m.entity]) for m in analysis.mentions if m.entity in names]


def _matches(analysis: Analysis, term: str) -> list[_Place]:
    patterns = [re.compile(translate(word)) for word in term.casefold().split()]
    parse, text = analysis.parse, analysis.article.text
    tokens = [i for i, pos in enumerate(parse.pos) if pos != "SPACE"]
    found: list[_Place] = []
    for at in range(len(tokens) - len(patterns) + 1):
        run = tokens[at : at + len(patterns)]
        if all(
            pattern.match(text[parse.starts[i] : parse.ends[i]].casefold()) or pattern.match(parse.lemmas[i].casefold())
            for pattern, i in zip(patterns, run, strict=True)
        ):
            found.append((parse.starts[run[0]], parse.ends[run[-1]], "term", ""))
    return found


def _sentence(analysis: Analysis, at: int) -> int:
    return next((n for n, s in enumerate(analysis.sentences) if s.start <= at < s.end), 0)


def _plain(text: str) -> str:
    return re.sub(r"\s", " ", text)
