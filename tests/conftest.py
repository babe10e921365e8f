"""Hand-built parses for tests that need no trained pipeline."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import bytecode  # noqa: F401 - first of all: it keeps what is compiled from here on
from corpus_notation import news, results, run
from framing import api
from framing.corpus import inputs
from framing.language.tree import Tree
from framing.model import Article, Parse, Part, PartKind
from framing.reader import read

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Build = Callable[..., Tree]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

settings.register_profile("framing", deadline=None)  # the first example often imports something; machines are busy
settings.load_profile("framing")


def build(
    words: list[str],
    *,
    pos: list[str] | None = None,
    tags: list[str] | None = None,
    lemmas: list[str] | None = None,
    heads: list[int] | None = None,
    deps: list[str] | None = None,
    spaces: list[bool] | None = None,
    sentences: list[tuple[int, int]] | None = None,
    names: list[tuple[int, int, str]] | None = None,
    chunks: list[tuple[int, int]] | None = None,
) -> Tree:
    """A tree over `words`; what is not given is filled in plainly (nouns, each its own root)."""
    n = len(words)
    starts, ends, text = [], [], ""
    for word, space in zip(words, spaces or [True] * n, strict=True):
        starts.append(len(text))
        text += word
        ends.append(len(text))
        text += " " if space else ""
    text = text.rstrip()
    parse = Parse(
        pipeline="hand-built",
        starts=tuple(starts),
        ends=tuple(ends),
        lemmas=tuple(lemmas or [w.lower() for w in words]),
        pos=tuple(pos or ["NOUN"] * n),
        tags=tuple(tags or ["NN"] * n),
        deps=tuple(deps or ["ROOT"] * n),
        heads=tuple(heads if heads is not None else range(n)),
        rows=(-1,) * n,
        sentences=tuple(sentences or [(0, n)]),
        names=tuple(names or ()),
        chunks=tuple(chunks or ()),
    )
    part = Part(PartKind.BODY, 0, len(text))
    return Tree(Article(id="a", source="A", title="", text=text, parts=(part,)), parse)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """`-n auto`: the whole suite in a process a core, four at most; a part of it in one, which is ready sooner."""
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and config.option.markexpr == "not slow"
    return min(4, os.cpu_count() or 1) if whole and not config.option.keyword else 0


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the user's cache or lexicons."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRAMING_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.delenv("FRAMING_LEXICONS", raising=False)
        yield


@pytest.fixture
def tree() -> Build:
    return build


@pytest.fixture(scope="session")
def news_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 48 real short articles, a file each."""
    folder = tmp_path_factory.mktemp("news")
    for row in news():
        (folder / f"{row['id']}.json").write_text(json.dumps(row), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def undisturbed(news_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What `framing corpus` makes of them in one process. Needs the trained pipeline."""
    out = tmp_path_factory.mktemp("undisturbed")
    settings = api.settings()
    articles, _ = inputs.in_order(read([str(news_folder)]).articles)
    assert run(articles, out, settings=settings).compared == 16
    return results(out)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of an installed Chromium; the test is skipped where there is none."""
    path = os.environ.get("FRAMING_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("no Chromium: install one or name it in FRAMING_CHROMIUM")
    return path


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> Iterator[Browser]:
    """One browser for all tests: Playwright works once in a process."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path, args=list(_QUIET))
        yield opened
        opened.close()
