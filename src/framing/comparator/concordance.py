"""Keyword in context across articles: every place of a term or of an entity, with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import translate

from framing.language.splitting import pieces
from framing.language.voices import Voices
from framing.model import Analysis, ConcordanceLine, FoundAs
from framing.text_form import one_form

type _Place = tuple[int, int, FoundAs, str]
"""Start, end, how it was found, the entity's name."""

_WIDTH = 60
_ONE = "\ua4d8"  # a letter that no English text has, for "?" while a term is cut


def concordance(analyses: Iterable[Analysis], term: str, *, width: int = _WIDTH) -> tuple[ConcordanceLine, ...]:
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
    patterns = [re.compile(translate(word)) for word in _wild_pieces(term)]
    parse, text = analysis.parse, analysis.article.text
    words: list[tuple[int, str, str]] = []  # a piece of a token as written and as lemma
    for i, pos in enumerate(parse.pos):
        if pos != "SPACE":
            cut = pieces(text[parse.starts[i] : parse.ends[i]])
            words += [(i, w, parse.lemmas[i].casefold() if len(cut) == 1 else w) for w in cut]
    found: list[_Place] = []
    for at in range(len(words) - len(patterns) + 1) if patterns else ():
        run = words[at : at + len(patterns)]
        if all(p.match(w) or p.match(lemma) for p, (_, w, lemma) in zip(patterns, run, strict=True)):
            found.append((parse.starts[run[0][0]], parse.ends[run[-1][0]], "term", ""))
    return found


def _wild_pieces(term: str) -> list[str]:
    """The pieces of what is looked for; a "?" stands for one letter, so it is no piece."""
    return [piece.replace(_ONE, "?") for piece in pieces(term.replace("?", _ONE))]


def _sentence(analysis: Analysis, at: int) -> int:
    return next((n for n, s in enumerate(analysis.sentences) if s.start <= at < s.end), 0)


def _plain(text: str) -> str:
    return re.sub(r"\s", " ", text)
