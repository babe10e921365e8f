"""What one process needs to analyse articles: the pipeline and the compiled lexicons, loaded when first used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.analyzer.analysis import analyses
from framing.analyzer.loaded.loaded_terms import TermIndex
from framing.cache.settings import Settings
from framing.lexicon.entry import Lexicon
from framing.model import Analysis, Article, Parse, Part, PartKind

if TYPE_CHECKING:
    from spacy.language import Language

    from framing.analyzer.frames.own_schemes import OwnScheme


class Analyst:
    """Parses and analyses articles. Everything costly is made once, when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._nlp: Language | None = None
        self._index: TermIndex | None = None
        self._schemes: tuple[OwnScheme, ...] | None = None

    def index(self) -> TermIndex:
        """The index of the lexicons' terms, made when first asked for."""
        if self._index is None:
            self._index = _index_of(self.settings.lexicons)
        return self._index

    def get_ready(self) -> Analysis:
        """Compile the lexicons and load every word list and weight, by analysing a sample; returns its analysis.

        For a process that would otherwise only wait for parses.
        """
        return self.analyze([_REHEARSAL], [_REHEARSAL_PARSE])[0]

    def analyze(self, articles: Sequence[Article], parses: Sequence[Parse]) -> list[Analysis]:
        """The analyses of parsed articles, in order."""
        return analyses(
            articles, parses, self.index(), self.settings.aliases, self.schemes(), self.settings.frames_reader
        )

    def schemes(self) -> tuple[OwnScheme, ...]:
        """The user's codebooks of frames, ready to be looked for; words need the pipeline, for its word vectors."""
        from framing.analyzer.frames.own_schemes import encoded, prepared

        if self._schemes is None:
            wanted = self.settings.schemes
            if not wanted or self.settings.frames_reader == "encoder":
                self._schemes = encoded(wanted)
            else:
                self._schemes = prepared(wanted, self.parse, self.load().vocab.vectors.data)
        return self._schemes

    def load(self) -> Language:
        """The pipeline, loaded at the first call."""
        from framing.analyzer.parsing import pipeline

        if self._nlp is None:
            self._nlp = pipeline.load(self.settings.pipeline)
        return self._nlp

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        """The parses of articles, in order."""
        from framing.analyzer.parsing import pipeline

        return list(pipeline.parse(self.load(), articles))


_last: list[TermIndex] = []  # what was compiled last in this process


def _index_of(lexicons: Sequence[Lexicon]) -> TermIndex:
    """The compiled lexicons; of the same ones as the last time, as in a notebook, what was compiled then."""
    known = _last[0] if _last else None
    if known is None or list(map(id, known.lexicons)) != list(map(id, lexicons)):
        known = TermIndex(lexicons)
        _last[:] = [known]
    return known


_TEXT = 'The mayor praised Anna Smith, who said: "We won."'
_REHEARSAL = Article("rehearsal", "", "", _TEXT, (Part(PartKind.BODY, 0, len(_TEXT)),))
# fmt: off
_REHEARSAL_PARSE = Parse(
    pipeline="rehearsal",
    starts=(0, 4, 10, 18, 23, 28, 30, 34, 38, 40, 41, 44, 47, 48),
    ends=(3, 9, 17, 22, 28, 29, 33, 38, 39, 41, 43, 47, 48, 49),
    lemmas=("the", "mayor", "praise", "Anna", "Smith", ",", "who", "say", ":", '"', "we", "win", ".", '"'),
    pos=("DET", "NOUN", "VERB", "PROPN", "PROPN", "PUNCT",
         "PRON", "VERB", "PUNCT", "PUNCT", "PRON", "VERB", "PUNCT", "PUNCT"),
    tags=("DT", "NN", "VBD", "NNP", "NNP", ",", "WP", "VBD", ":", "``", "PRP", "VBD", ".", "''"),
    deps=("det", "nsubj", "ROOT", "compound", "dobj", "punct",
          "nsubj", "relcl", "punct", "punct", "nsubj", "ccomp", "punct", "punct"),
    heads=(1, 2, 2, 4, 2, 4, 7, 4, 11, 11, 11, 7, 11, 11),
    rows=(0,) * 14,
    sentences=((0, 14),),
    names=((3, 5, "PERSON"),),
    chunks=((0, 2), (3, 5)),
)
# fmt: on
