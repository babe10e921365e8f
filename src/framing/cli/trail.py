"""The audit trail of what a command writes, made only if something is written."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from msgspec import Struct

from framing.audit import Audit, AuditedInput, Options, audited, trail, viewed
from framing.cli.check import View
from framing.model import Analysis, Article, LexiconInfo
from framing.reader import split


class Told(Struct, frozen=True):
    """What a trail says of an analysis; the rest of it need not be kept."""

    article: Article
    lexicons: tuple[LexiconInfo, ...]
    pipeline: str

    @classmethod
    def of(cls, analysis: Analysis) -> Told:
        """What the audit trail needs of an analysis."""
        return cls(analysis.article, analysis.lexicons, analysis.parse.pipeline)


def noted(analysis: Analysis, told: list[Told]) -> Analysis:
    """The analysis; what a trail says of it is added to `told`."""
    told.append(Told.of(analysis))
    return analysis


class Trail:
    """Makes the audit trails of one run of a command.

    Args:
        command: its name, and the words before the inputs.
        inputs: as they were named.
        view: what the tables are filtered by.
        saved: the trail of a saved comparison, which is passed on.
    """

    def __init__(
        self,
        command: str,
        inputs: Sequence[str] = (),
        options: Options | None = None,
        view: View | None = None,
        saved: Audit | None = None,
    ) -> None:
        self._command, self._inputs = ("framing", *shlex.split(command)), tuple(inputs)
        self._options = options or Options()
        self._view, self._saved = view or View(), saved
        self._digests: dict[str, AuditedInput] = {}

    def whole(self, analyses: Sequence[Analysis | Told]) -> Audit:
        """The trail of everything that was analysed."""
        return self._saved or self._made(self._inputs, analyses)

    def tables(self, analyses: Sequence[Analysis | Told]) -> Audit:
        """The same for tables, with their filters."""
        frames = () if self._options.frames else self._view.frames  # what was looked for is told as an option
        return viewed(self.whole(analyses), self._view.panels, self._view.entities, self._view.voice, frames)

    def single(self, analysis: Analysis) -> Audit:
        """The trail of one article of many."""
        path = analysis.article.path
        named = [given for given in self._inputs if path in (given, split(given)[1])]
        return self._made(named[:1] or [path or "-"], [analysis])

    def articles(self, articles: Sequence[Article]) -> Audit:
        """The trail of articles that were read and not analysed."""
        return trail(self._command, self._known(self._inputs), self._options, articles, (), ())

    def _made(self, inputs: Sequence[str], analyses: Sequence[Analysis | Told]) -> Audit:
        known = [a if isinstance(a, Told) else Told.of(a) for a in analyses]
        lexicons: set[LexiconInfo] = {x for a in known for x in a.lexicons}
        pipelines = [a.pipeline for a in known]
        articles = [a.article for a in known]
        return trail(self._command, self._known(inputs), self._options, articles, lexicons, pipelines)

    def _known(self, inputs: Sequence[str]) -> list[AuditedInput]:
        for given in inputs:
            if given not in self._digests:
                self._digests[given] = audited(given)
        return [self._digests[given] for given in inputs]
