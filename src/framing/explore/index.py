"""Write a corpus folder's tables into one SQLite file, once, so that every page is a few indexed look-ups.

The file holds the fingerprint of the folder's tables. If they have changed, it is made again, beside the old one, and
replaces it when it is complete.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

from framing.errors import InputError
from framing.explore.corpus_tables import PartTables, Row, Told, csv_rows, number_of
from framing.explore.slugs import slug
from framing.explore.things import COUNTS, LOCAL, TIMES, Things, is_named, without_initials
from framing.explore.words import WordCounts
from framing.language.voices import STATEMENTS
from framing.measures import EDITORIAL

FILE = "explore.sqlite"
VERSION = "9"
"""Of the tables: a file of another version is made again."""
QUOTED = frozenset({"direct", "indirect"})
_COUNTED = ("words", "own_words", "loaded_own", "loaded_attributed", "statements")
Tick = Callable[[int], None]


def fingerprint(folder: Path) -> str:
    """Digest of the names, sizes and times of the corpus's tables, and of the version of this index."""
    digest = hashlib.sha256(VERSION.encode())
    tables = [*sorted(folder.glob("analyses/*/*.parquet")), folder / "stories.csv", folder / "articles.csv"]
    for path in [*tables, *sorted(folder.glob("stories/*.json"))]:
        if path.exists():
            status = path.stat()
            digest.update(f"{path.relative_to(folder)}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def is_current(folder: Path) -> bool:
    """Whether the folder has an index that was made from its present tables."""
    path = folder / FILE
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as known:
            row = known.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    except sqlite3.Error:
        return False
    return row is not None and row[0] == fingerprint(folder)


def parts(folder: Path) -> int:
    """The number of steps that `build` reports."""
    return len(list(folder.glob("analyses/articles/part-*.parquet"))) + 1


def build(folder: Path, tick: Tick = lambda done: None) -> Path:
    """Make the index of a finished corpus folder; returns its path.

    Args:
        tick: is told when one more step is done.

    Raises:
        InputError: the folder is no finished corpus, or was made by a version that kept no texts.
    """
    names = sorted(p.name for p in folder.glob("analyses/articles/part-*.parquet"))
    if not (folder / "stories.csv").exists() or not (folder / "articles.csv").exists():
        raise InputError(str(folder), "is no finished corpus", hint="framing corpus ARTICLES… --out FOLDER makes one")
    if not names:
        raise InputError(str(folder), "holds no texts to show", hint="run framing corpus again with the same --out")
    part = folder / f".{FILE}.{os.getpid()}"
    try:
        with closing(sqlite3.connect(part)) as made:
            made.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;")
            made.executescript((files("framing.explore") / "schema.sql").read_text(encoding="utf-8"))
            writer = _Writer(made, folder)
            for name in names:
                writer.add(name)
                tick(1)
            writer.finish()
            made.executescript((files("framing.explore") / "indexes.sql").read_text(encoding="utf-8"))
            made.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (fingerprint(folder),))
            made.execute("ANALYZE")
            made.commit()
        part.replace(folder / FILE)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    tick(1)
    return folder / FILE


class _Writer:
    """Fills the tables part by part; holds numbers of things, never their evidence."""

    def __init__(self, made: sqlite3.Connection, folder: Path) -> None:
        self._made, self._folder = made, folder
        self._sources: dict[str, int] = {}
        self._stories = self._read_stories()
        self._counts: dict[str, tuple[int | None, tuple[int, ...]]] = {}
        """For each article of articles.csv the number of its story, and its counts."""
        self._numbers = self._read_articles()
        self._articles: dict[str, int] = {}
        self._lexicons: dict[str, int] = {}
        self._entities = Things()
        self._terms = Things()
        self._speakers = Things()
        self._frames: dict[tuple[str, str], int] = {}
        self._words = WordCounts()
        self._sentence = 0
        self._read_comparisons()

    def _read_stories(self) -> dict[str, int]:
        numbers = {}
        for number, row in enumerate(csv_rows(self._folder / "stories.csv"), 1):
            numbers[row["story"]] = number
            values = (
                number,
                row["story"],
                row["label"],
                int(row["articles"]),
                int(row["sources"]),
                row["first"] or None,
            )
            self._made.execute(
                "INSERT INTO story VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, row["last"] or None, number_of(row["similarity"]), bool(row["compared"])),
            )
        return numbers

    def _read_articles(self) -> dict[str, int]:
        """Read the counts; returns the number of each article, in the order of the dates."""
        dated = []
        for row in csv_rows(self._folder / "articles.csv"):
            key = row["id"]
            self._counts[key] = self._stories.get(row["story"]), tuple(int(row.get(k) or 0) for k in _COUNTED)
            dated.append((row.get("date") or "", key))
        return {key: number for number, (_, key) in enumerate(sorted(dated), 1)}

    def _read_comparisons(self) -> None:
        """Read the compared stories: the shared names of entities, and the contrasts."""
        import msgspec

        self._made.executescript(
            "CREATE TEMP TABLE linked (article TEXT, entity TEXT, name TEXT, label TEXT);"
            "CREATE TEMP TABLE told_side (story INTEGER, number INTEGER, article TEXT, start INTEGER, past INTEGER,"
            " voice TEXT);"
            "CREATE TEMP TABLE local_entity (number INTEGER PRIMARY KEY, slug TEXT, name TEXT, second TEXT);"
            "CREATE TEMP TABLE local_speaker (number INTEGER PRIMARY KEY, slug TEXT, name TEXT, second TEXT);"
        )
        for key, story in self._stories.items():
            path = self._folder / "stories" / f"{key}.json"
            if not path.exists():
                continue
            told = msgspec.json.decode(path.read_bytes(), type=Told)
            links = [
                (p.article, p.entity, e.name, e.label) for e in told.entities for p in e.portraits if e.portraits[1:]
            ]
            self._made.executemany("INSERT INTO linked VALUES (?, ?, ?, ?)", links)
            for number, contrast in enumerate(told.contrasts, 1):
                self._insert("contrast", 5, [(story, number, contrast.kind, contrast.about, contrast.line)])
                sides = [
                    (story, number, x.article, e.start, e.end, e.voice) for x in contrast.sides for e in x.evidence
                ]
                self._insert("told_side", 6, sides)
        self._made.execute("CREATE INDEX linked_article ON linked (article)")

    # ------------------------------------------------------------------------------------------------- a part
    def add(self, part: str) -> None:
        """Add the articles of one part, with everything found in them."""
        rows = PartTables(self._folder / "analyses", part).rows
        self._entities.start_part()
        self._speakers.start_part()
        framed = {row["article"]: row["sentences"] for row in rows("frames")}
        texts = {}
        for row in rows("articles"):
            texts[row["article"]] = row["text"]
            self._add_article(row, framed.get(row["article"], 0))
        starts, parts = self._add_sentences(rows("sentences"), texts)
        names = self._number_entities(rows("entities"))
        self._add_portraits(rows("entities"), names, self._add_mentions(rows("mentions"), starts, names))
        self._insert("descriptor", 12, self._of_entities(rows("descriptors"), starts, names, _descriptor))
        self._insert("role", 12, self._of_entities(rows("roles"), starts, names, _role))
        self._insert("loaded", 10, self._loaded(rows("loaded_terms"), starts, parts))
        self._insert("quotation", 12, self._quotations(rows("quotations"), starts, names))
        self._insert("frame_sentence", 7, self._framed(rows("frame_sentences"), starts))
        self._insert("local_entity", 4, self._entities.local_rows())
        self._insert("local_speaker", 4, self._speakers.local_rows())

    def _add_article(self, row: Row, framed: int) -> None:
        number = self._articles[row["article"]] = self._numbers.setdefault(row["article"], len(self._numbers) + 1)
        source = self._source(row["source"])
        story, told = self._counts.get(row["article"], (None, (0,) * len(_COUNTED)))
        date = row["date"]
        self._made.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                row["article"],
                source,
                story,
                date,
                (date or "")[:7],
                row["title"],
                row["url"],
                *told,
                framed,
            ),
        )
        self._made.execute("INSERT INTO body VALUES (?, ?)", (number, row["text"]))
        self._words.add(source, row["text"])

    def _source(self, name: str) -> int:
        number = self._sources.get(name)
        if number is None:
            number = self._sources[name] = len(self._sources) + 1
            self._made.execute("INSERT INTO source VALUES (?, ?)", (number, name))
        return number

    def _add_sentences(
        self, rows: Iterable[Row], texts: Mapping[str, str]
    ) -> tuple[dict[str, list[int]], dict[str, list[str]]]:
        """Add the sentences; returns where those of each article start, and their parts."""
        starts: dict[str, list[int]] = defaultdict(list)
        parts: dict[str, list[str]] = defaultdict(list)
        kept, words = [], []
        for row in rows:
            its = starts[row["article"]]
            self._sentence += 1
            values = (len(its), row["start"], row["end"], row["part"], row["words"], row["own_words"])
            kept.append((self._sentence, self._articles[row["article"]], *values))
            words.append((self._sentence, texts[row["article"]][row["start"] : row["end"]]))
            its.append(row["start"])
            parts[row["article"]].append(row["part"])
        self._insert("sentence", 8, kept)
        self._made.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", words)
        return starts, parts

    def _number_entities(self, rows: Iterable[Row]) -> dict[tuple[str, str], int]:
        """Give every entity of every article its number in the corpus; returns it for each id of an article."""
        names: dict[tuple[str, str], int] = {}
        linked: dict[str, tuple[str, str]] = {}
        before = ""
        for row in rows:
            if row["article"] != before:
                before = str(row["article"])
                of_article = "SELECT entity, name, label FROM linked WHERE article = ?"
                linked = {e: (name, label) for e, name, label in self._made.execute(of_article, [before])}
            name, label = linked.get(row["id"], (row["name"], row["label"]))
            thing = without_initials(name) if label == "PERSON" else name, label
            if is_named(name):
                number = self._entities.number(thing)
            elif row["id"] in linked:
                number = self._entities.number(thing, within=str(self._counts[before][0]))
            else:
                number = self._entities.local(thing, before)
            names[row["article"], row["id"]] = number
        return names

    def _add_portraits(
        self,
        rows: Iterable[Row],
        names: Mapping[tuple[str, str], int],
        sentences: Mapping[tuple[int, int], Sequence[int]],
    ) -> None:
        """Add one portrait for each entity of an article; of two that are one in the corpus, the more prominent."""
        kept: dict[tuple[int, int], tuple[Any, ...]] = {}
        for row in rows:
            place = (names[row["article"], row["id"]], self._articles[row["article"]])
            whole, own = sentences.get(place, (0, 0))
            values = [whole, own, row["evaluation"], row["evaluation_low"], row["evaluation_high"]]
            values += [row["evaluation_own"], row["evaluation_attributed"], row["evidence"], row["verdict"]]
            kept.setdefault(place, (*place, *values))
        self._insert("portrait", 11, kept.values())

    def _add_mentions(
        self, rows: Iterable[Row], starts: Mapping[str, list[int]], names: Mapping[tuple[str, str], int]
    ) -> dict[tuple[int, int], list[int]]:
        """Add one mention for each sentence with the entity: its first place there.

        Returns for each entity and article the number of such sentences, and of those in own voice.
        """
        kept: dict[tuple[int, int, int], tuple[Any, ...]] = {}
        for row in rows:
            entity = names.get((row["article"], row["entity"]))
            if entity is not None:
                n = _sentence_at(starts[row["article"]], row["start"])
                place = (entity, self._articles[row["article"]], n)
                kept.setdefault(place, (*place, row["start"], row["end"], row["voice"]))
        self._insert("mention", 6, kept.values())
        counts: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
        for entity, article, _, _, _, voice in kept.values():
            its = counts[entity, article]
            its[0] += 1
            its[1] += voice not in QUOTED
        return counts

    def _of_entities(
        self,
        rows: Iterable[Row],
        starts: Mapping[str, list[int]],
        names: Mapping[tuple[str, str], int],
        rest: Callable[[Row], tuple[Any, ...]],
    ) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            entity = names.get((row["article"], row["entity"]))
            if entity is not None:
                yield (entity, self._sources[row["source"]], *self._place(row, starts), *rest(row))

    def _place(self, row: Row, starts: Mapping[str, list[int]]) -> tuple[int, int, int, int]:
        n = _sentence_at(starts[row["article"]], row["start"])
        return self._articles[row["article"]], n, row["start"], row["end"]

    def _loaded(
        self, rows: Iterable[Row], starts: Mapping[str, list[int]], parts: Mapping[str, list[str]]
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of the loaded terms; those outside the editorial parts are shown but not counted, as everywhere."""
        for row in rows:
            if not row["nested"]:
                term = self._terms.number((row["term"], row["lexicon"]), (row["category"], row["polarity"]))
                place = self._place(row, starts)
                is_counted = parts[row["article"]][place[1]] in EDITORIAL
                lexicon = self._lexicons.setdefault(row["lexicon"], len(self._lexicons) + 1)
                yield (term, *place, row["voice"], row["speaker"], row["negated"], is_counted, lexicon)

    def _framed(self, rows: Iterable[Row], starts: Mapping[str, list[int]]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            frame = self._frames.setdefault((row["scheme"], row["frame"]), len(self._frames) + 1)
            yield (frame, *self._place(row, starts), row["voice"], row["score"])

    def _quotations(
        self, rows: Iterable[Row], starts: Mapping[str, list[int]], names: Mapping[tuple[str, str], int]
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of the quotations. A speaker who is an entity has the entity's name, as in the whole corpus."""
        for row in rows:
            entity = names.get((row["article"], row["speaker_entity"] or ""))
            name = self._entities.name(entity) if entity else row["speaker_name"] or row["speaker"]
            speaker = None
            if name and row["type"] in STATEMENTS:
                speaker = self._speaker(name, row["speaker_kind"], entity, row["article"])
            last = _sentence_at(starts[row["article"]], max(row["start"], row["end"] - 1))
            told = (last, row["type"], row["cue"], row["stance"], row["words"], row["speaker"])
            yield (speaker, self._sources[row["source"]], *self._place(row, starts), *told)

    def _speaker(self, name: str, kind: str, entity: int | None, article: str) -> int:
        """The number of a speaker, who is one everywhere with a name, and else where the entity is one."""
        if is_named(name):
            return self._speakers.number((name, ""), (kind,))
        if entity is None or self._entities.is_local(entity):
            return self._speakers.local((name, kind), article)
        return self._speakers.number((name, ""), (kind,), within=str(entity))

    def _frame_rows(self) -> Iterator[tuple[int, str, str, str]]:
        taken: Counter[str] = Counter()
        for (scheme, name), number in self._frames.items():
            short = f"{slug(scheme)}/{slug(name)}"
            taken[short] += 1
            yield number, short if taken[short] == 1 else f"{short}~{taken[short]}", scheme, name

    def _insert(self, table: str, width: int, rows: Iterable[Sequence[Any]]) -> None:
        self._made.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)

    # ------------------------------------------------------------------------------------------------ the rest
    def finish(self) -> None:
        """Add the names, the sums by month, and the contrasts of the compared stories."""
        run = self._made.execute
        self._made.executescript(TIMES.format("entity", "portrait") + TIMES.format("speaker", "quotation"))
        self._insert("entity", 6, self._entities.rows(dict(run(COUNTS.format("entity")))))
        run(LOCAL.format("entity"))
        terms = dict(run("SELECT term, sum(is_counted) FROM loaded GROUP BY term"))
        self._insert("term", 8, self._terms.rows(terms, told=True))
        speakers = dict(run(COUNTS.format("speaker")))
        self._insert(
            "speaker",
            6,
            ((a, b, c, kind, n, rank) for a, b, c, _, kind, n, rank in self._speakers.rows(speakers, told=True)),
        )
        run(LOCAL.format("speaker"))
        self._insert("frame", 4, self._frame_rows())
        self._insert("lexicon", 2, [(number, name) for name, number in self._lexicons.items()])
        self._made.executescript((files("framing.explore") / "totals.sql").read_text(encoding="utf-8"))
        self._insert("word", 3, self._words.rows())
        self._add_contrasts()

    def _add_contrasts(self) -> None:
        self._made.execute(
            "INSERT INTO contrast_side SELECT t.story, t.number, a.id, t.start, t.past, t.voice FROM told_side t"
            " JOIN article a ON a.key = t.article"
        )


def _descriptor(row: Row) -> tuple[Any, ...]:
    return row["text"], row["relation"], row["voice"], row["polarity"], row["speaker"], row["negated"]


def _role(row: Row) -> tuple[Any, ...]:
    return row["role"], row["verb"], row["voice"], row["polarity"], row["negated"], row["modality"]


def _sentence_at(starts: Sequence[int], at: int) -> int:
    return max(0, bisect_right(starts, at) - 1)
