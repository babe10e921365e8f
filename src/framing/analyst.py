"""What one process needs to analyse articles: the pipeline, loaded when first used, and the compiled lexicons."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from framing.analyzer.analysis import analyze
from framing.analyzer.loaded_terms import TermIndex
from framing.errors import PipelineError
from framing.lexicon.entry import Lexicon
from framing.model import Analysis, Article, Parse

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Settings:
    """All that an analysis depends on besides the article."""

    lexicons: tuple[Lexicon, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)
    pipeline: str = "en_core_web_md"


class Analyst:
    """Parses and analyses; everything costly is made once and only when needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._nlp: Language | None = None
        self._index: TermIndex | None = None

    def analyze(self, articles: Sequence[Article], parses: Sequence[Parse]) -> list[Analysis]:
        """The analyses of parsed articles."""
        if self._index is None:
            self._index = TermIndex(self.settings.lexicons)
        aliases = self.settings.aliases
        return [analyze(a, p, self._index, aliases) for a, p in zip(articles, parses, strict=True)]

    def parse(self, articles: Sequence[Article], *, jobs: int = 1) -> list[Parse]:
        """The parses of articles; with `jobs` > 1, half of them in a second process forked from this one.

        A fork shares the loaded pipeline, so a pair costs hardly more than its longer article. It is safe
        only while there is a single thread, and only Linux forks safely.
        """
        from framing.analyzer import pipeline

        if self._nlp is None:
            self._nlp = pipeline.load(self.settings.pipeline)
        if jobs < 2 or len(articles) < 2 or sys.platform != "linux" or threading.active_count() > 1:
            return list(pipeline.parse(self._nlp, articles))
        here, there = _halves(articles)
        child = _Forked(self._nlp, [articles[i] for i in there])
        done = dict(zip(here, pipeline.parse(self._nlp, [articles[i] for i in here]), strict=True))
        done.update(zip(there, child.result(), strict=True))
        return [done[i] for i in range(len(articles))]


def _halves(articles: Sequence[Article]) -> tuple[list[int], list[int]]:
    """Indices in two groups of about the same length of text."""
    groups: tuple[list[int], list[int]] = ([], [])
    sizes = [0, 0]
    for i in sorted(range(len(articles)), key=[-len(a.text) for a in articles].__getitem__):
        lighter = sizes.index(min(sizes))
        groups[lighter].append(i)
        sizes[lighter] += len(articles[i].text)
    return sorted(groups[0]), sorted(groups[1])


class _Forked:
    """A child process that parses some articles and sends them back through a pipe."""

    def __init__(self, nlp: Language, articles: list[Article]) -> None:
        self._read, write = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            self._work(nlp, articles, write)
        os.close(write)

    def _work(self, nlp: Language, articles: list[Article], write: int) -> None:
        code = 1
        try:
            from framing.analyzer import pipeline

            os.close(self._read)
            with os.fdopen(write, "wb") as pipe:
                pipe.write(msgspec.msgpack.encode(list(pipeline.parse(nlp, articles))))
            code = 0
        finally:
            os._exit(code)  # without this process's clean-up, which belongs to the parent

    def result(self) -> list[Parse]:
        with os.fdopen(self._read, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(self._pid, 0)
        if status:
            raise PipelineError("a parsing process died", hint="try --jobs 1")
        return msgspec.msgpack.decode(data, type=list[Parse])
