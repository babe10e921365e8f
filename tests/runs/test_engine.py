"""The engine with a parser that stands in for the pipeline: what is kept, what is done again, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from framing.cache.settings import Settings
from framing.cache.store import Store
from framing.lexicon.entry import Entry, Lexicon
from framing.model import Analysis, Article, LexiconInfo, Parse, Part, PartKind
from framing.runs import prefetch
from framing.runs.analyst import Analyst
from framing.runs.engine import BATCH, BATCH_CHARACTERS, Engine, batches
from framing.runs.prefetch import shares


def article(number: int, words: int = 3) -> Article:
    text = " ".join(["storm"] * words) + f" {number}"
    return Article(id=str(number), source="S", title="", text=text, parts=(Part(PartKind.BODY, 0, len(text)),))


def parsed(article: Article) -> Parse:
    words = article.text.split()
    starts = [0]
    for word in words[:-1]:
        starts.append(starts[-1] + len(word) + 1)
    n = len(words)
    return Parse(
        pipeline="hand-built",
        starts=tuple(starts),
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        lemmas=tuple(words),
        pos=("NOUN",) * n,
        tags=("NN",) * n,
        deps=("ROOT",) * n,
        heads=tuple(range(n)),
        rows=(-1,) * n,
        sentences=((0, n),),
        names=(),
        chunks=(),
    )


def lexicon(term: str) -> Lexicon:
    return Lexicon(LexiconInfo(name=term, version="1", hash=term, entries=1), (Entry(term),))


class Counted:
    """Counts the articles that are really parsed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parsed: list[str] = []
        monkeypatch.setattr(Analyst, "parse", self.parse)

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        self.parsed += [a.id for a in articles]
        return [parsed(a) for a in articles]


def run(store: Store, articles: Sequence[Article], term: str = "storm") -> list[Analysis]:
    return list(Engine(Settings((lexicon(term),)), store, jobs=1).analyses(articles))


def test_results_come_in_the_order_of_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Counted(monkeypatch)
    articles = [article(n) for n in range(2 * BATCH + 5)]
    with Store(tmp_path / "c") as store:
        assert [a.article for a in run(store, articles)] == articles


def test_nothing_is_parsed_twice_not_even_for_another_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    with Store(tmp_path / "c") as store:
        first = run(store, [article(1), article(2)])
        assert run(store, [article(1), article(2)]) == first
        other = run(store, [article(1)], term="absent")
        assert counted.parsed == ["1", "2"]
        assert first[0].loaded_terms
        assert not other[0].loaded_terms


def test_a_run_that_was_cut_off_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    articles = [article(n) for n in range(3 * BATCH)]
    with Store(tmp_path / "c") as store:
        stream = Engine(Settings((lexicon("storm"),)), store, jobs=1).analyses(articles)
        for _ in range(BATCH + 1):
            next(stream)
        stream.close()
    done = len(counted.parsed)
    with Store(tmp_path / "c") as store:
        resumed = run(store, articles)
    assert done == 2 * BATCH
    assert len(counted.parsed) == 3 * BATCH
    assert resumed == run(Store.none(), articles)


def test_without_a_cache_the_results_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Counted(monkeypatch)
    with Store(tmp_path / "c") as store:
        assert run(store, [article(1)]) == run(Store.none(), [article(1)])


def test_progress_counts_every_article_once(monkeypatch: pytest.MonkeyPatch) -> None:
    Counted(monkeypatch)
    steps: list[int] = []
    engine = Engine(Settings(()), Store.none(), jobs=1)
    list(engine.analyses([article(n) for n in range(BATCH + 3)], progress=steps.append))
    assert steps == [BATCH, 3]


def test_long_articles_are_held_a_few_at_a_time() -> None:
    short, long = article(1), replace(article(2), text="x" * (BATCH_CHARACTERS // 2))
    assert [len(b) for b in batches([short] * (BATCH + 1))] == [BATCH, 1]
    assert [len(b) for b in batches([long, long, long, short, short, long])] == [2, 3, 1]
    whole = replace(long, text="x" * (BATCH_CHARACTERS + 1))
    assert [len(b) for b in batches([short, whole, whole, short])] == [1, 1, 1, 1]
    assert list(batches([])) == []


def test_long_articles_are_parsed_by_fewer_processes() -> None:
    from framing.analyzer.parsing.pipeline import STRETCH

    assert prefetch.STRETCH == STRETCH
    assert prefetch._most([article(1)]) == prefetch.MOST
    assert prefetch._most([article(1), replace(article(2), text="x" * 200_000)]) == 3


def test_shares_are_of_about_the_same_length_and_the_heaviest_comes_first() -> None:
    assert shares([10, 50, 10, 30], 2) == [[1], [0, 2, 3]]
    assert shares([1, 1, 5], 2) == [[2], [0, 1]]
    assert shares([3, 3], 5) == [[0], [1]]


@pytest.mark.model
def test_processes_make_no_difference(tmp_path: Path) -> None:
    texts = ["The mayor denied the claim.", "Critics called the mayor a tyrant.", "Nobody resigned on Friday."]
    articles = [
        Article(id=str(n), source="S", title="", text=t, parts=(Part(PartKind.BODY, 0, len(t)),))
        for n, t in enumerate(texts)
    ]
    settings = Settings((lexicon("tyrant"),))
    alone = list(Engine(settings, Store.none(), jobs=1).analyses(articles))
    assert list(Engine(settings, Store.none(), jobs=2).analyses(articles)) == alone
    many = [a for n in range(20) for a in articles]
    assert list(Engine(settings, Store.none(), jobs=2).analyses(many)) == alone * 20
