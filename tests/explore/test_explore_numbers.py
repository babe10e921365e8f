"""framing explore: every number leads to its sentences, as many as it says, also under every filter."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from framing.explore import answers, index
from framing.explore.answers import answer, narrowed, page_of
from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Estimate, Link, Page, Table

FILTERS = [
    "",
    "voice=own",
    "voice=quoted",
    "sources=Gazette",
    "from=2024-03-04&to=2024-03-06",
    "from=2024-02&to=2024-03-06",
    "from=2024-03&to=2024-03",
    "entity=dresden",
    "lexicon=test",
    "entity=dresden&lexicon=test&voice=own&sources=Gazette",
]
COUNTS = {"sentences", "statements", "times", "own", "said", "attributed"}
"""Columns whose whole numbers count places in sentences."""
EACH = 6
"""Pages of each kind that are looked at."""


def opened(db: Database, address: str) -> Page:
    parts = urlsplit(address)
    given = parse_qs(parts.query, keep_blank_values=True)
    filters = Filters.of({k: v[0] for k, v in given.items()}, given.get("sources", []))
    return page_of(db, unquote(parts.path), filters)


def walked(db: Database, first: str) -> Iterator[tuple[str, Page]]:
    """Pages of every kind that links lead to from an address, each with its address."""
    waiting, kinds, seen = [first], dict[str, int](), set[str]()
    while waiting:
        address = waiting.pop(0)
        path = urlsplit(address).path
        kind = path.split("/")[1]
        bare = address.split("#")[0]
        if bare in seen or kinds.get(kind, 0) >= EACH or kind == "report":
            continue
        seen.add(bare)
        kinds[kind] = kinds.get(kind, 0) + 1
        page = opened(db, address)
        yield address, page
        waiting += [c.href for t in page.tables for row in t.rows for c in row.values() if isinstance(c, Link)]
        waiting += [c.href for t in page.tables for row in t.rows for c in row.values() if isinstance(c, Estimate)]
        waiting += [link.href for link in page.links]


def numbers(page: Page) -> Iterator[tuple[Table, str, object]]:
    for table in page.tables:
        for row in table.rows:
            for column in table.columns:
                if column.is_number and row.get(column.key) is not None:
                    yield table, column.key, row[column.key]


def places(page: Page) -> int:
    """How many places the page says that its list of sentences holds."""
    table = next(t for t in page.tables if t.key == "sentences")
    found = re.search(r"([\d,]+) places?\.", table.caption)
    assert found, table.caption
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("filters", FILTERS)
def test_every_number_leads_to_its_sentences(db: Database, filters: str) -> None:
    kinds, counted = set(), 0
    for address, page in walked(db, f"/?{filters}"):
        kinds.add(urlsplit(address).path.split("/")[1])
        for table, key, value in numbers(page):
            href = value.href if isinstance(value, Link | Estimate) else ""
            assert href, f"{address}: {table.key}.{key} = {value!r} leads nowhere"
            if isinstance(value, Link) and isinstance(value.value, int) and key in COUNTS and "#articles" not in href:
                counted += 1
                assert places(opened(db, href)) == value.value, f"{address}: {table.key}.{key} -> {href}"
    assert counted
    assert {"", "articles", "entity", "search", "article", "statements", "uses", "frame"} <= kinds


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize(
    "path",
    ["", "stories", "articles", "entities", "terms", "speakers", "frames", "search", "statements", "uses", "versus"],
)
def test_links_of_a_page_keep_its_filters(db: Database, path: str, filters: str) -> None:
    """But for those that a number itself changes: its source, its dates, its voice, its one article."""
    kept = {k: v for k, v in parse_qs(filters).items() if k in ("entity", "lexicon")}
    for table in opened(db, f"/{path}?{filters}").tables:
        for row in table.rows:
            for cell in row.values():
                if isinstance(cell, Link | Estimate) and not re.search(r"/story/|article|search\?q=", cell.href):
                    given = parse_qs(urlsplit(cell.href).query)
                    assert {k: given.get(k) for k in kept} == kept, cell.href


def total(db: Database, address: str, table: str, key: str) -> int:
    rows = next(t for t in opened(db, address).tables if t.key == table).rows
    return sum(int(r[key].value) for r in rows)  # type: ignore[union-attr, arg-type]


def test_each_filter_leaves_some_and_not_all(db: Database) -> None:
    for address, table, key in [
        ("/", "sources", "words"),
        ("/", "sources", "articles"),
        ("/entities", "entities", "sentences"),
        ("/terms", "terms", "own"),
        ("/frame/policy/economic", "sources", "sentences"),
    ]:
        whole = total(db, address, table, key)
        for filters in ("sources=Gazette", "from=2024-03-04&to=2024-03-06", "entity=dresden"):
            if (address, filters) == ("/terms", "sources=Gazette"):
                continue  # the only source with loaded terms
            assert 0 < total(db, f"{address}?{filters}", table, key) < whole, (address, filters)
    whole = total(db, "/entities", "entities", "sentences")
    assert 0 < total(db, "/entities?lexicon=test", "entities", "sentences") < whole
    assert total(db, "/terms?lexicon=none", "terms", "own") == 0


def test_sentences_under_a_filter_are_those_that_a_reader_would_keep(db: Database) -> None:
    page = opened(db, "/search?entity=dresden&lexicon=test")
    found = [row["sentence"].text for row in page.tables[0].rows]  # type: ignore[union-attr]
    assert found
    assert all("Dresden" in text and ("brutal" in text or "shameful" in text) for text in found)
    row = db.row("SELECT count(DISTINCT s.id) AS n FROM sentence s JOIN body b ON b.article = s.article"
        " WHERE substr(b.text, s.start + 1, s.\"end\" - s.start) LIKE '%Dresden%'"
        " AND substr(b.text, s.start + 1, s.\"end\" - s.start) LIKE '%brutal%'")  # fmt: skip
    assert row is not None
    assert row["n"] == len(found)


def test_what_a_filter_cannot_do_is_said(db: Database) -> None:
    assert any("does not apply" in note for note in opened(db, "/stories?voice=own").notes)
    assert any("Over-used words" in note for note in opened(db, "/versus?entity=dresden").notes)
    assert any("No entity" in note for note in opened(db, "/?entity=nobody-at-all").notes)
    assert any("words of others" in note for note in opened(db, "/speakers?voice=own").notes)


def test_a_filter_that_leaves_too_much_starts_later_and_says_so(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers and lists then have the same dates, which the address of each number names."""
    later, note = narrowed(db, "/entities", Filters(entity="dresden"))
    assert (later, note) == (Filters(entity="dresden"), "")
    monkeypatch.setitem(answers._ADDED_UP, "entities", 1)
    whole = Filters(lexicon="test")
    later, note = narrowed(db, "/entities", whole)
    assert later == replace(whole, first="2024-03")
    assert "Shown from 2024-03 on" in note
    assert narrowed(db, "/entities", replace(whole, first="2020"))[1] == ""
    page = answer(db, "/entities.json", {"lexicon": ["test"]}).page
    assert note in page.notes
    assert all("from=2024-03" in value.href for _, _, value in numbers(page) if isinstance(value, Link | Estimate))


def test_articles_are_numbered_by_date(db: Database) -> None:
    dates = [row["date"] or "" for row in db.rows("SELECT date FROM article ORDER BY id")]
    assert dates == sorted(dates)
    for first, last in [
        ("2024", ""),
        ("2024-03-04", "2024-03-05"),
        ("", "2024-03-03"),
        ("2024-03", "2024-03"),
        ("2025", ""),
    ]:
        low, high = db.span(first, last)
        given = {r["id"] for r in db.rows("SELECT id FROM article WHERE id BETWEEN ? AND ?", [low, high])}
        wanted = {
            r["id"]
            for r in db.rows("SELECT id, date FROM article")
            if r["date"] >= first and r["date"][: len(last)] <= (last or r["date"])
        }
        assert given == wanted, (first, last)


@pytest.mark.parametrize("compared", [True, False])
def test_what_has_no_name_is_one_thing_where_a_comparison_says_so(folder: Path, tmp_path: Path, compared: bool) -> None:
    out = shutil.copytree(folder, tmp_path / "out")
    for path in (out / "analyses" / "entities").glob("*.parquet"):
        rows = [
            row | {"name": "country" if row["id"] == "e1" else row["name"]} for row in pq.read_table(path).to_pylist()
        ]
        pq.write_table(pa.Table.from_pylist(rows, pq.read_schema(path)), path)
    for path in (out / "stories").glob("*.json"):
        if compared:
            told = json.loads(path.read_text(encoding="utf-8"))
            for entity in told["entities"]:
                if any(p["entity"] == "e1" for p in entity["portraits"]):
                    entity["name"] = "country"
            path.write_text(json.dumps(told), encoding="utf-8")
        else:
            path.unlink()
    with closing(sqlite3.connect(index.build(out))) as db:
        within = db.execute(
            "SELECT e.name, count(DISTINCT a.story), count(*) FROM entity e JOIN portrait p ON p.entity = e.id"
            " JOIN article a ON a.id = p.article GROUP BY e.id"
        ).fetchall()
        ranks = dict(db.execute("SELECT rank, name FROM entity"))
        slugs = [slug for (slug,) in db.execute("SELECT slug FROM entity WHERE name = 'country'")]
    assert {stories for name, stories, _ in within if name == "country"} == {1}
    assert max(articles for name, _, articles in within if name == "country") == (3 if compared else 1)
    assert sorted(ranks) == [*range(1, len(ranks) + 1)]
    assert len(set(slugs)) == len(slugs) > 1
    if not compared:
        named = [rank for rank, name in ranks.items() if any(c.isupper() for c in name)]
        assert min(rank for rank, name in ranks.items() if name == "country") > max(named), "they come last"
