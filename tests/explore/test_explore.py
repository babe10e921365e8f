"""framing explore: the index, every page, and who is let in. A parser stands in for the pipeline."""

from __future__ import annotations

import csv
import io
import json
import shlex
import sqlite3
from contextlib import redirect_stdout
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from corpus_notation import StandIn, collection, run
from framing.cli import introspection, main
from framing.errors import InputError
from framing.explore import index, server
from framing.explore.answers import answer
from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import as_csv, as_data
from framing.reporter.exports.json_export import read_json
from framing.runs.analyst import Analyst

HOST = "http://127.0.0.1:8000"
TOKEN = "a-token"
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e=1+1'


@pytest.fixture
def client(folder: Path) -> Any:
    testing = pytest.importorskip("starlette.testclient", reason="the extra explore is not installed")
    application = server.app(folder, folder / index.FILE, TOKEN, 8000)
    return testing.TestClient(application, base_url=HOST, cookies={"framing-8000": TOKEN})


# ------------------------------------------------------------------------------------------------------ the index
def test_every_place_in_the_index_is_that_of_the_text(demo_folder: Path) -> None:
    db = Database(demo_folder / index.FILE)
    described = db.rows(
        'SELECT x.text, x.start, x."end", b.text AS whole FROM descriptor x JOIN body b ON b.article = x.article'
    )
    assert described
    for row in described:
        assert row["whole"][row["start"] : row["end"]] == row["text"]
    for table in ("mention", "loaded", "quotation", "role"):
        placed = db.rows(
            f'SELECT x.start, s.start AS first, s."end" AS last FROM {table} x'
            " JOIN sentence s ON s.article = x.article AND s.n = x.n"
        )
        assert placed, table
        for row in placed:
            assert row["first"] <= row["start"] <= row["last"]


def test_sums_are_those_of_the_rows(demo_folder: Path) -> None:
    db = Database(demo_folder / index.FILE)
    for many, one in (("entity_month", "portrait"), ("speaker_month", "quotation")):
        total = db.row(f"SELECT sum({'articles' if one == 'portrait' else 'statements'}) AS n FROM {many}")
        rows = db.row(f"SELECT count(*) AS n FROM {one}" + ("" if one == "portrait" else " WHERE speaker IS NOT NULL"))
        assert total is not None
        assert rows is not None
        assert total["n"] == rows["n"] > 0
    uses = db.row("SELECT sum(own) + sum(attributed) AS n FROM term_month")
    hits = db.row("SELECT count(*) AS n FROM loaded WHERE is_counted AND voice != 'scare'")
    assert uses is not None
    assert hits is not None
    assert uses["n"] == hits["n"] > 0


def test_an_index_is_made_again_only_where_the_corpus_has_changed(folder: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    index.build(copy)
    assert index.is_current(copy)
    (copy / "stories.csv").write_bytes((copy / "stories.csv").read_bytes() + b"\n")
    assert not index.is_current(copy)


def test_a_folder_that_grew_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Analyst, "parse", StandIn().method())
    articles, out = collection(), tmp_path / "out"
    run(articles[:12], out)
    show = ["explore", str(out), "--page", "/index.json", "--quiet"]
    for wanted in (12, 24):
        with io.StringIO() as told, redirect_stdout(told):
            assert command_line(show, monkeypatch) == 0
            page = json.loads(told.getvalue())
        assert sum(row["articles"] for row in page["tables"]["sources"]) == wanted
        run(articles, out)


def test_a_folder_that_is_no_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no finished corpus"):
        index.build(tmp_path)
    assert not index.is_current(tmp_path)


def test_an_index_that_fails_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / index.FILE).unlink()
    next(copy.glob("analyses/mentions/*.parquet")).write_bytes(b"broken")
    with pytest.raises(Exception, match="arquet"):
        index.build(copy)
    assert not [p.name for p in copy.iterdir() if "explore" in p.name]


def test_the_database_cannot_be_written(db: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        db.rows("DELETE FROM article")


@given(st.text())
def test_a_slug_stands_in_an_address_as_it_is(name: str) -> None:
    short = index.slug(name)
    assert short
    assert "/" not in short
    assert "?" not in short
    assert unquote(quote(short)) == short


# -------------------------------------------------------------------------------------------------------- filters
@given(
    st.dictionaries(st.sampled_from(["q", "from", "to", "voice", "page", "a", "b", "lexicon"]), st.text()),
    st.lists(st.text()),
)
def test_an_address_gives_its_filters_back(given_: dict[str, str], many: list[str]) -> None:
    from urllib.parse import parse_qs

    first = Filters.of(given_, many)
    told = parse_qs(first.query_string(page=first.page).lstrip("?"), keep_blank_values=True)
    again = Filters.of({k: v[0] for k, v in told.items()}, told.get("sources", []))
    assert again == first


# ---------------------------------------------------------------------------------------------------------- pages
class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script" or any(name.startswith("on") for name, _ in attrs)
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


@pytest.mark.slow
def test_every_link_of_every_kind_of_page_leads_somewhere(client: Any) -> None:
    """From the overview on, each kind of address is followed; hostile text in every field runs nowhere."""
    waiting, seen, kinds = ["/"], set(), {}
    while waiting:
        address = waiting.pop()
        kind = address.split("?")[0].split("#")[0].split("/")[1]
        if address in seen or kinds.get(kind, 0) > 12 or address.startswith("/report"):
            continue
        seen.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = client.get(address.split("#")[0])
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            links = _Links()
            links.feed(answer.text)
            assert not links.scripts, address
            assert all(href.startswith(("/", "#")) for href in links.found), address
            waiting += [href for href in links.found if href.startswith("/")]
    assert {"", "stories", "story", "entities", "entity", "terms", "term", "article", "versus", "search"} <= set(kinds)


def test_pages_come_as_json_and_csv(client: Any) -> None:
    page = client.get("/terms.json").json()
    rows = list(csv.DictReader(io.StringIO(client.get("/terms.csv").text)))
    assert [r["term"] for r in rows] == [r["term"] for r in page["tables"]["terms"]]
    assert {"brutal", "shameful"} <= {r["term"] for r in rows}
    assert client.get("/.json").status_code in (200, 404)
    assert client.get("/index.json").json()["tables"]["sources"]


def test_pages_say_in_words_what_an_entity_is_and_data_in_labels(client: Any) -> None:
    page, data = client.get("/entities").text, client.get("/entities.json").json()
    labels = {row["kind"] for row in data["tables"]["entities"]}
    assert "PERSON" in labels
    assert "<td><bdi>person</bdi></td>" in page
    assert not any(f"<bdi>{label}</bdi>" in page for label in labels)


def test_each_picture_is_drawn_for_a_telephone_too(client: Any) -> None:
    page = client.get("/").text
    wide, narrow = page.count('<div class="forwide"><svg'), page.count('<div class="fornarrow"><svg')
    assert wide == narrow > 0


def test_a_filter_narrows_every_number(client: Any) -> None:
    whole = client.get("/term/brutal.json").json()["tables"]["sources"]
    some = client.get("/term/brutal.json?sources=Gazette&from=2024-03-04&to=2024-03-05").json()["tables"]["sentences"]
    assert [r["source"] for r in whole] == ["Gazette"]
    assert {r["date"] for r in some} == {"2024-03-04", "2024-03-05"}
    assert client.get("/term/brutal.json?sources=Tribune").json()["tables"]["sentences"] == []


def test_equal_labels_are_one_row(demo_folder: Path) -> None:
    db = Database(demo_folder / index.FILE)
    described = db.rows("SELECT DISTINCT e.slug FROM descriptor d JOIN entity e ON e.id = d.entity")
    assert described
    for row in described:
        labels = as_data(answer(db, f"/entity/{row['slug']}", {}).page)["tables"]["descriptors"]
        keys = [(r["source"], r["descriptor"], r["polarity"]) for r in labels]
        assert len(keys) == len(set(keys))


def test_a_sentence_leads_to_its_place_in_the_article(client: Any) -> None:
    row = client.get("/term/brutal.json").json()["tables"]["sentences"][0]
    path, _, at = row["sentence_address"].partition("#")
    assert row["sentence_hit"] == "brutal"
    assert f'id="{at}"' in client.get(path).text


def test_search_finds_words_and_phrases_and_nothing_else(client: Any, db: Database) -> None:
    found = client.get('/search.json?q="talk of"').json()["tables"]["sentences"]
    assert len(found) == 24
    assert all("talk of" in r["sentence"] for r in found)
    for hostile in ('"', "NEAR(", "a OR", "*", "text:", "'; DROP TABLE article; --", "-", "^x", "{"):
        assert client.get("/search", params={"q": hostile}).status_code == 200
    assert db.row("SELECT count(*) AS n FROM article")["n"] == 24  # type: ignore[index]


def test_csv_cells_are_no_formulas(db: Database) -> None:
    from framing.explore.page import Column, Page, Table

    page = Page("x", tables=(Table("t", "t", (Column("a", "A"),), ({"a": "=1+1"}, {"a": -2})),))
    assert as_csv(page, "t") == "a\n'=1+1\n-2\n"


def test_what_is_not_there_is_said_so(client: Any) -> None:
    for address in (
        "/entity/nobody",
        "/nothing",
        "/story/x",
        "/article/x.json",
        "/term/a/b/c",
        "/report/x",
        "/frame/a/b",
    ):
        assert client.get(address).status_code == 404, address


def test_a_compared_story_opens_as_the_whole_report(client: Any) -> None:
    story = client.get("/stories.json").json()["tables"]["stories"][0]["story_address"]
    answer = client.get(story.replace("/story/", "/report/"))
    assert answer.status_code == 200
    assert "Content-Security-Policy" in answer.text
    links = _Links()
    links.feed(answer.text)
    assert "/stories" in links.found
    tables = [href for href in links.found if ".csv?table=" in href]
    assert {href.partition("=")[2] for href in tables} >= {"articles", "portraits", "evidence"}
    for href in tables:  # what the page's tables hold can be had without JavaScript
        assert client.get(href).text.count("\n") > 1, href
    saved = client.get(next(href for href in links.found if href.endswith(".json")))
    assert len(read_json(saved.content).analyses) == 3
    assert client.get(tables[0].replace("articles", "nothing")).status_code == 404


# ------------------------------------------------------------------------------------------------------- security
def test_only_this_machine_with_the_token_is_answered(folder: Path) -> None:
    testing = pytest.importorskip("starlette.testclient", reason="the extra explore is not installed")
    application = server.app(folder, folder / index.FILE, TOKEN, 8000)
    stranger = testing.TestClient(application, base_url=HOST, follow_redirects=False)
    assert stranger.get("/").status_code == 403
    assert stranger.get("/?token=wrong").status_code == 403
    assert stranger.get("/", headers={"host": "evil.example"}).status_code == 403
    assert stranger.get(f"/?token={TOKEN}", headers={"host": "evil.example:8000"}).status_code == 403
    assert stranger.get(f"/?token={TOKEN}", headers={"host": "127.0.0.1:9"}).status_code == 403
    first = stranger.get(f"/term/brutal?voice=own&token={TOKEN}")
    assert first.status_code == 303
    assert first.headers["location"] == "/term/brutal?voice=own"
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=Strict" in first.headers["set-cookie"]
    assert stranger.get("/term/brutal").status_code == 200
    elsewhere = {"path": "//evil.example/", "query_string": b"token=x"}
    assert server._without_token(elsewhere) == "/evil.example/"


def test_nothing_but_get_is_answered_and_every_answer_has_its_headers(client: Any) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert client.request(method, "/").status_code == 405
    for address in ("/", "/nothing", "/static/style.css", "/terms.csv"):
        headers = client.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
    assert client.head("/").status_code == 200


def test_the_answers_name_no_other_machine(client: Any) -> None:
    for address in ("/", "/versus", "/static/style.css"):
        text = client.get(address).text.replace("http://www.w3.org", "")
        assert "http://" not in text
        assert "https://" not in text


# ----------------------------------------------------------------------------------------------------------- demo
def test_the_demo_is_twenty_four_articles_of_two_outlets() -> None:
    from framing.demo import articles_file

    rows = [json.loads(line) for line in articles_file().read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 24
    assert len({r["source"] for r in rows}) == 2
    assert len({r["id"] for r in rows}) == 24
    assert all(r["title"] and r["date"] and len(r["body"]) >= 3 for r in rows)


# ------------------------------------------------------------------------------------------- from the command line
@pytest.mark.parametrize("address", ["/", "/term/brutal?voice=own&sources=Gazette", "/search?q=%22talk+of%22&page=2"])
def test_a_page_names_the_command_that_prints_it(
    client: Any, address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = address.partition("?")
    data = f"{parts[0] if parts[0] != '/' else '/index'}.json{parts[1]}{parts[2]}"
    shown = client.get(data).json()
    words = shlex.split(shown["command"])
    assert words[:2] == ["framing", "explore"]
    assert escape(shown["command"]) in client.get(address).text
    assert command_line([*words[1:-1], data], monkeypatch) == 0
    assert json.loads(capsys.readouterr().out) == shown
    assert command_line(words[1:], monkeypatch) == 0
    told = capsys.readouterr().out
    assert shown["title"] in told
    for table in shown["tables"].values():
        for row in table:
            assert "sentence" not in row or row["sentence"].split()[0] in told


def command_line(given: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["framing", *given])
    return main()


def test_the_terminal_is_sent_no_control_characters(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command_line(["explore", str(folder), "--page", f"/article/{quote(f'an/id?{EVIL}', safe='')}"], monkeypatch)
    told = capsys.readouterr().out
    assert "alert(1)" in told
    assert "\u202e" not in told


def test_commands_that_pages_name_exist(db: Database) -> None:
    """And they take the options that a page gives them."""
    addresses = ["/", "/term/brutal?voice=own", "/uses", "/statements", "/stories", "/frame/policy/economic"]
    addresses += [f"/entity/{row['slug']}" for row in db.rows("SELECT slug FROM entity ORDER BY rank LIMIT 1")]
    commands = [answer(db, *_split(address)).page.command for address in addresses]
    assert all(command.startswith("framing ") for command in commands)
    for command in commands:
        words = shlex.split(command)
        assert {w for w in words if w.startswith("--")} <= options(words[1])


def _split(address: str) -> tuple[str, dict[str, list[str]]]:
    path, _, query = address.partition("?")
    return path, parse_qs(query)


def options(command: str) -> set[str]:
    known = dict(introspection.commands())
    return {name for option in introspection.options(known[command,]) for name in option.opts}
