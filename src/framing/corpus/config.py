"""What a run is asked to do, and what it has done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from framing.cache.settings import Settings
from framing.model import Story

if TYPE_CHECKING:
    from framing.reporter.tables.report import Table


Tick = Callable[[int], None]


class RunConfig(Struct, frozen=True):
    """What a run is asked to do."""

    out: str  # a folder, or an fsspec address
    settings: Settings
    cache: str | None = None  # path of the cache; workers of a cluster use none
    jobs: int = 0
    scheduler: str | None = None
    html: bool = False
    notes: tuple[str, ...] = ()  # notes that pages show in addition to those of each comparison


class RunResult(Struct, frozen=True):
    """What a run has done."""

    articles: int
    stories: int
    compared: int
    tables: tuple[Table, ...]  # tables that the terminal shows; all tables are written to files
    trouble: str | None = None  # why the cache was not used, or None


class StoriesFound(Struct, frozen=True):
    """The stories of a run, with a digest of what they were found in."""

    digest: str  # of the articles and of the code that groups them
    stories: tuple[Story, ...]
