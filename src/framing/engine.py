"""Maps the analysis over articles: what is stored is read back, only the rest is parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import TYPE_CHECKING

from framing.analyzer.analysis import analyze
from framing.analyzer.loaded_terms import TermIndex
from framing.fingerprint import code_fingerprint
from framing.lexicon.entry import Lexicon
from framing.model import Analysis, Article, Parse
from framing.store import Store, key

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 32
"""Articles looked up, parsed and stored at once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that an analysis depends on besides the article."""

    lexicons: tuple[Lexicon, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)
    pipeline: str = "en_core_web_md"


class Engine:
    """Analyses articles one after another in this process; the pipeline is loaded when first needed."""

    def __init__(self, settings: Settings, store: Store, *, jobs: int = 1) -> None:
        self.settings = settings
        self.store = store
        self.jobs = jobs
        self._pipeline: Language | None = None
        self._index: TermIndex | None = None
        self._salt = (settings.pipeline, *_settings_key(settings))

    def analyses(
        self, articles: Iterable[Article], *, progress: Callable[[int], None] | None = None
    ) -> Iterator[Analysis]:
        """The analyses in the order of the articles."""
        for batch in batched(articles, BATCH):
            yield from self._batch(batch)
            if progress:
                progress(len(batch))

    def _batch(self, articles: Sequence[Article]) -> list[Analysis]:
        keys = [key("analysis", article_key(a), *self._salt) for a in articles]
        found = self.store.get(keys, Analysis)
        missing = [i for i, item in enumerate(found) if item is None]
        fresh = self._analyzed([articles[i] for i in missing])
        self.store.put([(keys[i], item) for i, item in zip(missing, fresh, strict=True)])
        for i, item in zip(missing, fresh, strict=True):
            found[i] = item
        return [item for item in found if item is not None]

    def _analyzed(self, articles: Sequence[Article]) -> list[Analysis]:
        if not articles:
            return []
        if self._index is None:
            self._index = TermIndex(self.settings.lexicons)
        index, aliases = self._index, self.settings.aliases
        parses = self._parsed(articles)
        return [analyze(article, parse, index, aliases) for article, parse in zip(articles, parses, strict=True)]

    def _parsed(self, articles: Sequence[Article]) -> list[Parse]:
        keys = [key("parse", parse_key(a), self.settings.pipeline) for a in articles]
        found = self.store.get(keys, Parse)
        missing = [i for i, item in enumerate(found) if item is None]
        if missing:
            from framing.analyzer import pipeline

            if self._pipeline is None:
                self._pipeline = pipeline.load(self.settings.pipeline)
            fresh = list(pipeline.parse(self._pipeline, [articles[i] for i in missing]))
            self.store.put([(keys[i], item) for i, item in zip(missing, fresh, strict=True)])
            for i, item in zip(missing, fresh, strict=True):
                found[i] = item
        return [item for item in found if item is not None]


def parse_key(article: Article) -> str:
    """What a parse depends on: the text and where its parts begin."""
    return article.text + "\x00" + ",".join(f"{p.kind}:{p.start}" for p in article.parts)


def article_key(article: Article) -> str:
    """What an analysis depends on: every field of the article."""
    fields = (article.id, article.source, article.title, article.date or "", article.url or "", article.path or "")
    return "\x00".join((*fields, *article.warnings, parse_key(article)))


def _settings_key(settings: Settings) -> tuple[str, ...]:
    lexicons = ",".join(f"{x.info.name}:{x.info.version}:{x.info.hash}:{x.info.path}" for x in settings.lexicons)
    aliases = "\x01".join(f"{k}\x02{v}" for k, v in sorted(settings.aliases.items()))
    return (lexicons, aliases, code_fingerprint())
