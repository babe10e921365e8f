"""A small corpus to explore, with hostile text in its fields."""

from __future__ import annotations

import gzip
import threading
from pathlib import Path
from queue import Queue
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from corpus_notation import StandIn, collection, run, settings
from framing import api
from framing.cache.settings import Settings
from framing.explore import index, server
from framing.explore.database import Database
from framing.lexicon.entry import Entry, Lexicon
from framing.model import Analysis, LexiconInfo
from framing.runs.analyst import Analyst

STORED = Path(__file__).parents[1] / "comparator" / "golden" / "analyses.jsonl.gz"
ARTICLES = 8
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e=1+1'


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("corpus") / "out"
    articles = collection()
    articles[0] = replace(articles[0], title=f"Flood {EVIL}", id=f"an/id?{EVIL}", url=f"javascript:alert(1)//{EVIL}")
    articles[1] = replace(articles[1], source=f"Herald {EVIL}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Analyst, "parse", StandIn().method())
        run(articles, out, settings=hostile_settings())
    add_frames(out)
    index.build(out)
    return out


def hostile_settings() -> Settings:
    """The lexicon of the other tests, and one whose name and category are hostile."""
    entries = (Entry("serious", category=EVIL, match="exact"),)
    return replace(
        settings(), lexicons=(*settings().lexicons, Lexicon(LexiconInfo(f"evil {EVIL}", "1", "0", 1), entries))
    )


def add_frames(out: Path) -> None:
    """Frames as an analysis would find them: the hand-built parse has no word vectors, so it finds none.

    Every first sentence of an article is "economic", and with every second one also "conflict".
    """
    for path in sorted((out / "analyses" / "sentences").glob("*.parquet")):
        by: dict[str, list[dict[str, Any]]] = {}
        for row in pq.read_table(path).to_pylist():
            by.setdefault(row["article"], []).append(row)
        places = [
            (its[0] | {"scheme": scheme, "frame": frame}, len(its))
            for n, its in enumerate(by.values())
            for scheme, frame in [("policy", "economic"), ("own/scheme", f"con/flict {EVIL}")][: 1 + n % 2]
        ]
        told = [{k: r[k] for k in ("article", "source", "scheme", "frame", "start", "end")} for r, _ in places]
        _write(
            out / "analyses" / "frame_sentences" / path.name,
            [r | {"voice": "own", "speaker": None, "score": 0.9} for r in told],
        )
        _write(
            out / "analyses" / "frames" / path.name,
            [
                {k: r[k] for k in ("article", "source", "scheme", "frame")}
                | {"score": 0.9, "share": 1 / n, "count": 1, "sentences": n}
                for (r, n) in places
            ],
        )


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    pq.write_table(pa.Table.from_pylist(rows), path)


@pytest.fixture(scope="session")
def db(folder: Path) -> Database:
    return Database(folder / index.FILE)


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of articles of the demo, whose stored parses have the speakers and descriptors that ours lack."""
    stored = gzip.decompress(STORED.read_bytes()).splitlines()[:ARTICLES]
    found = [msgspec.json.decode(row, type=Analysis) for row in stored]
    parses = {a.article.text: a.parse for a in found}
    out = tmp_path_factory.mktemp("demo") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Analyst, "parse", lambda _, articles: [parses[a.text] for a in articles])
        run([a.article for a in found], out, settings=api.settings())
    index.build(out)
    return out


@pytest.fixture(scope="session")
def plain_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished corpus of harmless texts, with an index."""
    out = tmp_path_factory.mktemp("plain") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Analyst, "parse", StandIn().method())
        run(collection(), out)
    add_frames(out)
    index.build(out)
    return out


@pytest.fixture(scope="session")
def address(plain_folder: Path) -> str:
    """The first address of a server in a thread of this process."""
    pytest.importorskip("uvicorn", reason="the extra explore is not installed")
    told: Queue[str] = Queue()
    given = (plain_folder, plain_folder / index.FILE)
    threading.Thread(target=server.serve, args=given, kwargs={"port": 0, "ready": told.put}, daemon=True).start()
    return told.get(timeout=60)
