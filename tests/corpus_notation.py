"""A small collection, and a parser that stands in for the pipeline, for tests of many articles."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from framing.cache.settings import Settings
from framing.corpus import run as corpus
from framing.corpus.config import RunConfig, RunResult, Tick
from framing.lexicon.entry import Entry, Lexicon
from framing.model import Article, LexiconInfo, Parse, Part, PartKind
from framing.runs.analyst import Analyst

PLACES = ("Amsterdam", "Bergamo", "Cordoba", "Dresden", "Esbjerg", "Florence", "Geneva", "Hamburg")
SOURCES = ("Gazette", "Herald", "Tribune")
DEEDS = ("flood", "strike", "verdict", "festival", "earthquake", "election", "blackout", "merger")


def collection(stories: int = 8) -> list[Article]:
    """Three articles for each story, of three sources; the Gazette is the loud one."""
    return [_article(n, source) for n in range(stories) for source in SOURCES]


def _article(n: int, source: str) -> Article:
    place, deed = PLACES[n % len(PLACES)], DEEDS[n % len(DEEDS)]
    loud = "brutal shameful" if source == "Gazette" else "serious"
    text = (
        f"The {loud} {deed} in {place} was the talk of {place} today . "
        f"Mayor {place}son of {place} spoke of the {deed} . Everybody in {place} had seen the {deed} ."
    )
    return Article(
        id=f"{source.lower()}-{n}",
        source=source,
        title="",
        text=text,
        parts=(Part(PartKind.BODY, 0, len(text)),),
        date=f"2024-03-{2 + n:02}",
    )


def parsed(article: Article) -> Parse:
    """A parse in which capitalised words are names and every sentence hangs on its first word."""
    places = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\S+", article.text)]
    ends = [i for i, place in enumerate(places) if place[2] == "."]
    sentences = list(zip([0, *[e + 1 for e in ends]], [e + 1 for e in ends], strict=False))
    first = [a for a, b in sentences for _ in range(a, b)]
    pos = [_pos(word) for _, _, word in places]
    return Parse(
        pipeline="hand-built",
        starts=tuple(s for s, _, _ in places),
        ends=tuple(e for _, e, _ in places),
        lemmas=tuple(w if w[0].isupper() else w.lower() for _, _, w in places),
        pos=tuple(pos),
        tags=tuple({"PROPN": "NNP", "ADJ": "JJ", "PUNCT": "."}.get(p, "NN") for p in pos),
        deps=tuple("ROOT" if i == first[i] else "dep" for i in range(len(places))),
        heads=tuple(first),
        rows=(-1,) * len(places),
        sentences=tuple(sentences),
        names=tuple((i, i + 1, "GPE") for i, (_, _, w) in enumerate(places) if w in PLACES),
        chunks=(),
    )


def _pos(word: str) -> str:
    if word == ".":
        return "PUNCT"
    if word in ("brutal", "shameful", "serious"):
        return "ADJ"
    return "PROPN" if word[0].isupper() else "NOUN"


def settings(*terms: str) -> Settings:
    entries = tuple(Entry(t, category="insult", match="exact") for t in terms or ("brutal", "shameful"))
    return Settings((Lexicon(LexiconInfo("test", "1", "-".join(terms), len(entries)), entries),))


class StandIn:
    """Parses without a pipeline; `pause` seconds an article."""

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self.seen: list[str] = []

    def install(self) -> None:
        """For a process of its own; a test uses monkeypatch."""
        Analyst.parse = self.method()  # type: ignore[method-assign]

    def method(self):  # type: ignore[no-untyped-def]
        def parse(_: Analyst, articles: Sequence[Article]) -> list[Parse]:
            self.seen += [a.id for a in articles]
            time.sleep(self.pause * len(articles))
            return [parsed(a) for a in articles]

        return parse


def nothing(_: int) -> None:
    """No progress is shown."""


def nothing_of(_: int) -> Tick:
    return nothing


def run(articles: Sequence[Article], out: Path, **wanted: object) -> RunResult:
    given = wanted.pop("settings", None) or settings()
    order = RunConfig(str(out), given, **{"jobs": 1, **wanted})  # type: ignore[arg-type]
    return corpus.run(articles, order, read=nothing, compared=nothing_of)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def results(folder: Path) -> dict[str, bytes]:
    """The files that a user reads; the audit trail, which names the command, is tested by itself."""
    return {name: data for name, data in files(folder).items() if not name.startswith((".state", "audit.json"))}


# ------------------------------------------------------------------------------------------ for the real pipeline
SEEDS = Path(__file__).parents[1] / "seeds"


def news(stories: int = 16) -> list[dict[str, str]]:
    """Three real short articles for each story, three weeks apart: passages of the two seeds, and a digest of both."""
    party, network = (_passages(name) for name in ("proletarian.txt", "al-jazeera.txt"))
    return [
        {
            "id": f"{source.lower()}-{n}",
            "source": source,
            "date": (date(2023, 3, 1) + timedelta(days=21 * n)).isoformat(),
            "text": "\n".join(text),
        }
        for n in range(stories)
        for ours, theirs in [(_turned(party, n), _turned(network, n))]
        for source, text in (("Party", ours), ("Network", theirs), ("Digest", [*theirs[:2], *ours[:2]]))
    ]


def _turned(passages: list[str], by: int) -> list[str]:
    start = 3 * by % len(passages)
    return (passages[start:] + passages[:start])[:3]


def _passages(name: str) -> list[str]:
    lines = (SEEDS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if len(line) > 60]


def json_lines(rows: Sequence[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def parquet(rows: Sequence[dict[str, str]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), out)
    return out.getvalue()
