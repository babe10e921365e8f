"""Write a corpus folder's tables into one SQLite file, once, so that every page is a few indexed look-ups.

The file holds the fingerprint of the folder's tables. If they have changed, it is made again, beside the old one, and
replaces it when it is complete.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sqlite3
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec import Struct

from framing.errors import InputError
from framing.explore.slugs import slug
from framing.language.voices import SPEECH
from framing.language.words import function_words
from framing.measures import EDITORIAL
from framing.reporter.exports.evidence import KINDS

FILE = "explore.sqlite"
VERSION = "8"
"""Of the tables: a file of another version is made again."""
RARE = 5
"""Words used less often in the whole corpus are not compared between sources."""
QUOTED = frozenset({"direct", "indirect"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INITIAL = re.compile(r"[A-Z]\.?")
_COUNTED = ("words", "own_words", "loaded_own", "loaded_attributed", "statements")
_AT_ONCE = 4_096
"""Rows of a table in memory at a time."""

Row = dict[str, Any]
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
        self._entities = _Things()
        self._terms = _Things()
        self._speakers = _Things()
        self._frames: dict[tuple[str, str], int] = {}
        self._words: dict[int, Counter[str]] = defaultdict(Counter)
        self._sentence = 0
        self._read_comparisons()

    def _read_stories(self) -> dict[str, int]:
        numbers = {}
        for number, row in enumerate(_csv(self._folder / "stories.csv"), 1):
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
                (*values, row["last"] or None, _number(row["similarity"]), bool(row["compared"])),
            )
        return numbers

    def _read_articles(self) -> dict[str, int]:
        """Read the counts; returns the number of each article, in the order of the dates."""
        dated = []
        for row in _csv(self._folder / "articles.csv"):
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
        )
        for key, story in self._stories.items():
            path = self._folder / "stories" / f"{key}.json"
            if not path.exists():
                continue
            told = msgspec.json.decode(path.read_bytes(), type=_Told)
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
        rows = _Tables(self._folder / "analyses", part).rows
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
        self._words[source].update(w.lower() for w in _WORD.findall(row["text"]))

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
        before = None
        for row in rows:
            if row["article"] != before:
                before = row["article"]
                of_article = "SELECT entity, name, label FROM linked WHERE article = ?"
                linked = {e: (name, label) for e, name, label in self._made.execute(of_article, [before])}
            name, label = linked.get(row["id"], (row["name"], row["label"]))
            names[row["article"], row["id"]] = self._entities.number(
                (_without_initials(name) if label == "PERSON" else name, label), within=self._within(name, row)
            )
        return names

    def _within(self, name: str, row: Row) -> str:
        """Where it is one thing: "" is everywhere; what has no name ("the country", "he") is another in each story."""
        if any(c.isupper() for c in name):
            return ""
        story = self._counts.get(row["article"], (None, ()))[0]
        return row["article"] if story is None else str(story)

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
            if name and row["type"] in SPEECH:
                speaker = self._speakers.number((name, ""), (row["speaker_kind"],), within=self._within(name, row))
            last = _sentence_at(starts[row["article"]], max(row["start"], row["end"] - 1))
            told = (last, row["type"], row["cue"], row["stance"], row["words"], row["speaker"])
            yield (speaker, self._sources[row["source"]], *self._place(row, starts), *told)

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
        run("CREATE INDEX early_portrait ON portrait (entity)")
        articles = dict(run("SELECT entity, count(*) FROM portrait GROUP BY entity"))
        terms = dict(run("SELECT term, sum(is_counted) FROM loaded GROUP BY term"))
        speakers = dict(run("SELECT speaker, count(*) FROM quotation WHERE speaker IS NOT NULL GROUP BY speaker"))
        self._insert("entity", 6, self._entities.rows(articles))
        self._insert("term", 8, self._terms.rows(terms, told=True))
        self._insert(
            "speaker",
            6,
            [(a, b, c, kind, n, rank) for a, b, c, _, kind, n, rank in self._speakers.rows(speakers, told=True)],
        )
        self._insert("frame", 4, self._frame_rows())
        self._insert("lexicon", 2, [(number, name) for name, number in self._lexicons.items()])
        run("DROP INDEX early_portrait")
        for statement in _SUMS:
            run(statement)
        every = Counter[str]()
        for counts in self._words.values():
            every.update(counts)
        common = function_words()
        wanted = {w for w, n in every.items() if n >= RARE and len(w) > 2 and w not in common}
        for source, counts in sorted(self._words.items()):
            self._insert("word", 3, ((source, w, n) for w, n in sorted(counts.items()) if w in wanted))
        self._add_contrasts()

    def _add_contrasts(self) -> None:
        self._made.execute(
            "INSERT INTO contrast_side SELECT t.story, t.number, a.id, t.start, t.past, t.voice FROM told_side t"
            " JOIN article a ON a.key = t.article"
        )


class _ToldPlace(Struct):
    start: int
    end: int
    voice: str = "own"


class _ToldSide(Struct):
    article: str
    evidence: tuple[_ToldPlace, ...] = ()


class _ToldContrast(Struct):
    kind: str
    about: str
    sides: tuple[_ToldSide, ...] = ()
    line: str = ""


class _ToldPortrait(Struct):
    article: str
    entity: str


class _ToldEntity(Struct):
    name: str
    label: str
    portraits: tuple[_ToldPortrait, ...]


class _Told(Struct):
    """The part of a compared story's JSON that is read."""

    entities: tuple[_ToldEntity, ...] = ()
    contrasts: tuple[_ToldContrast, ...] = ()


class _Things:
    """Numbers for names, in the order in which they are first met."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], tuple[int, tuple[str, ...]]] = {}
        self._names: list[str] = []

    def name(self, number: int) -> str:
        return self._names[number - 1]

    def number(self, name: tuple[str, str], told: tuple[str, ...] = (), *, within: str = "") -> int:
        found = self._known.get((*name, within))
        if found is None:
            found = self._known[*name, within] = (len(self._known) + 1, told)
            self._names.append(name[0])
        return found[0]

    def rows(self, counts: Mapping[int, int], *, told: bool = False) -> Iterator[tuple[Any, ...]]:
        """Number, slug, name, second name, what was told, count, rank; the most frequent first, slugs unique."""
        order = sorted(self._known.items(), key=lambda item: (-counts.get(item[1][0], 0), item[0]))
        taken: Counter[str] = Counter()
        for rank, ((name, second, _), (number, more)) in enumerate(order, 1):
            short = slug(name)
            taken[short] += 1
            unique = short if taken[short] == 1 else f"{short}~{taken[short]}"
            count = counts.get(number, 0)
            if told and len(more) == 2:  # a term: category and polarity precede the lexicon
                yield number, unique, name, more[0], more[1], second, count, rank
            elif told:
                yield number, unique, name, second, *more, count, rank
            else:
                yield number, unique, name, second, count, rank


_SUMS = (
    """INSERT INTO source_month SELECT source, month, count(*), sum(words), sum(own_words), sum(loaded_own),
       sum(loaded_attributed), sum(statements), sum(framed > 0) FROM article GROUP BY source, month""",
    """INSERT INTO entity_month SELECT p.entity, a.source, a.month, count(*), sum(p.sentences),
       sum(p.own_sentences > 0), sum(p.own_sentences), sum(p.sentences > p.own_sentences),
       count(p.own), total(p.own), total(p.own * p.own), count(p.attributed), total(p.attributed),
       total(p.attributed * p.attributed) FROM portrait p JOIN article a ON a.id = p.article
       GROUP BY p.entity, a.source, a.month""",
    """INSERT INTO term_month SELECT l.term, a.source, a.month, sum(l.voice = 'own'),
       sum(l.voice IN ('direct', 'indirect')) FROM loaded l JOIN article a ON a.id = l.article
       WHERE l.is_counted GROUP BY l.term, a.source, a.month""",
    *(
        f"""INSERT INTO frame_article SELECT x.frame, '{voice}', 1.0 * count(*) / a.framed, x.article, count(*)
        FROM frame_sentence x JOIN article a ON a.id = x.article WHERE a.framed AND {within}
        GROUP BY x.frame, x.article"""
        for voice, within in (
            ("all", "1"),
            ("own", "x.voice NOT IN ('direct', 'indirect')"),
            ("quoted", "x.voice IN ('direct', 'indirect')"),
        )
    ),
    """INSERT INTO frame_month SELECT z.frame, z.voice, a.source, a.month, count(*), sum(z.n), total(z.share),
       total(z.share * z.share) FROM frame_article z JOIN article a ON a.id = z.article
       GROUP BY z.frame, z.voice, a.source, a.month""",
    """INSERT INTO speaker_month SELECT q.speaker, a.source, a.month, count(*), sum(q.words) FROM quotation q
       JOIN article a ON a.id = q.article WHERE q.speaker IS NOT NULL GROUP BY q.speaker, a.source, a.month""",
    """INSERT INTO entity_source SELECT item, source, sum(articles), sum(sentences), sum(own_articles),
       sum(own_sentences), sum(said_articles), sum(own_n), total(own_sum),
       total(own_squares), sum(said_n), total(said_sum), total(said_squares) FROM entity_month GROUP BY item, source""",
    """INSERT INTO lexicon_month SELECT z.lexicon, a.month, sum(z.n) FROM
       (SELECT lexicon, article, count(DISTINCT n) AS n FROM loaded GROUP BY lexicon, article) z
       JOIN article a ON a.id = z.article GROUP BY z.lexicon, a.month""",
    """INSERT INTO frame_source SELECT item, voice, source, sum(articles), sum(count), total(share_sum),
       total(share_squares) FROM frame_month GROUP BY item, voice, source""",
    """INSERT INTO descriptor_sum SELECT entity, source, lower(text), polarity, voice, negated, count(*) FROM descriptor
       GROUP BY entity, source, lower(text), polarity, voice, negated""",
    """INSERT INTO role_sum SELECT entity, source, role, verb, polarity, voice, negated, modality, count(*) FROM role
       GROUP BY entity, source, role, verb, polarity, voice, negated, modality""",
    """INSERT INTO quotation_sum SELECT speaker, source, cue, stance, called, count(*) FROM quotation
       WHERE speaker IS NOT NULL GROUP BY speaker, source, cue, stance, called""",
    "INSERT INTO term_source SELECT item, source, sum(own), sum(attributed) FROM term_month GROUP BY item, source",
    """INSERT INTO speaker_source SELECT item, source, sum(statements), sum(words) FROM speaker_month
       GROUP BY item, source""",
)


def _without_initials(name: str) -> str:
    """ "Donald J. Trump" -> "Donald Trump": over many stories a person is identified by given name and surname."""
    first, *rest = name.split()
    kept = [word for word in rest if not _INITIAL.fullmatch(word)]
    return " ".join([first, *kept]) if kept else name


def _descriptor(row: Row) -> tuple[Any, ...]:
    return row["text"], row["relation"], row["voice"], row["polarity"], row["speaker"], row["negated"]


def _role(row: Row) -> tuple[Any, ...]:
    return row["role"], row["verb"], row["voice"], row["polarity"], row["negated"], row["modality"]


def _sentence_at(starts: Sequence[int], at: int) -> int:
    return max(0, bisect_right(starts, at) - 1)


def _csv(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


class _Tables:
    """The tables of one part of the corpus, each read when it is asked for."""

    def __init__(self, folder: Path, part: str) -> None:
        self._paths = {kind: folder / kind / part for kind in KINDS}

    def rows(self, kind: str) -> Iterator[Row]:
        return _parquet(self._paths[kind])


def _parquet(path: Path) -> Iterator[Row]:
    import pyarrow.parquet as pq

    if not path.exists():
        return
    with pq.ParquetFile(path) as table:
        for batch in table.iter_batches(_AT_ONCE):
            names = batch.schema.names
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                yield dict(zip(names, values, strict=True))


def _number(text: str) -> float | None:
    return float(text) if text else None
