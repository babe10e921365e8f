"""Collections that are read piece by piece give what they give at once; one line where they are too large."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.reader import Room, TooLargeError, read, reading, streams
from framing.reader.draft import Draft
from framing.reader.records import large
from framing.reader.rows import Row, Table

RECORDS = [
    {
        "id": str(n),
        "title": f"Ferry {n}",
        "source": "S",
        "date": "2024-05-03",
        "text": f"The ferry left at {n}. It “rained”.",
    }
    for n in range(1, 40)
]
LINES = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in RECORDS)
TABLE = "id,title,source,date,text\n" + "".join(",".join(f'"{v}"' for v in r.values()) + "\n" for r in RECORDS)


@pytest.fixture
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LARGE", 10)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", LINES),
        ("a.json", json.dumps(RECORDS)),
        ("a.json", json.dumps(RECORDS, indent=2)),
        ("a.json", json.dumps({"articles": RECORDS})),
        ("a.json", json.dumps(RECORDS)[:-1] + ",]"),
        ("a.csv", TABLE),
        ("a.csv", TABLE.replace("\n", "\r\n")),
    ],
)
def test_a_large_collection_gives_the_same_articles(
    name: str, text: str, tmp_path: Path, everything_is_large: None
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    found = read([str(path)])
    assert [a.title for a in found.articles] == [r["title"] for r in RECORDS]
    assert [a.text.partition("\n")[2] for a in found.articles] == [r["text"] for r in RECORDS]
    assert not found.problems


def test_a_large_standard_input_goes_on_where_its_beginning_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(LINES.encode())

    monkeypatch.setattr(reading, "MOST_BYTES_ARTICLE", 100)
    monkeypatch.setattr(reading.sys, "stdin", Input)
    assert len(read(["-"]).articles) == len(RECORDS)


def test_a_large_standard_input_that_is_no_collection_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(b"The ferry left. " * 100)

    monkeypatch.setattr(reading, "MOST_BYTES_ARTICLE", 100)
    monkeypatch.setattr(reading.sys, "stdin", Input)
    with pytest.raises(InputError, match="-: larger than 50 MB, and neither"):
        read(["-"])


def test_what_all_articles_of_a_run_may_take_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(LINES, encoding="utf-8")
    room = Room(left=5_000)
    with pytest.raises(TooLargeError, match="million characters") as fault:
        read([str(path)], room=room)
    assert "split" in str(fault.value.hint)


def test_bad_records_beyond_a_thousand_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(LINES + "a\n" * 1_200, encoding="utf-8")
    found = read([str(path)])
    assert len(found.articles) == len(RECORDS)
    assert len(found.problems) == reading.MOST_PROBLEMS + 1
    assert "200 more records" in found.problems[-1].message
    path.write_text("a\n" * 1_200, encoding="utf-8")
    with pytest.raises(InputError, match="the first 1,000 records have no article"):
        read([str(path)])


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LONGEST_VALUE", 1_000)
    with pytest.raises(InputError, match="more than 1,000 characters"):
        list(streams.lines(io.StringIO("a" * 5_000), "x"))
    with pytest.raises(InputError, match="more than 1,000 characters"):
        list(streams.values(io.StringIO('["' + "a" * 200_000).read, "x"))


@given(
    st.lists(
        st.recursive(
            st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
            st.lists,
            max_leaves=5,
        )
    )
)
def test_values_one_at_a_time_are_the_values(values: list[object]) -> None:
    for text in (
        json.dumps(values),
        json.dumps(values, indent=1),
        " ".join(map(json.dumps, values)) if values else "[]",
    ):
        if text.lstrip().startswith("[") and text != json.dumps(values) and "\n" not in text and values:
            continue  # a list as the first of several values is read as the list of them
        assert list(streams.values(io.StringIO(text).read, "x")) == values


@given(st.binary(max_size=300) | st.text(st.sampled_from('{}[]",:\\ \n1ae-.'), max_size=200).map(str.encode))
def test_no_bytes_make_a_large_collection_fail(data: bytes) -> None:
    for ending in (".json", ".jsonl", ".csv"):
        try:
            for found in large(io.BytesIO(data), "x", None, ending):
                assert isinstance(found, Draft | InputError) or found.path == "x"
        except InputError:
            pass


HEAD = "title,text\n"


@pytest.mark.parametrize(
    ("text", "titles", "lines"),
    [
        (HEAD + 'a,"One."\nb,"Two.\nc,"Three."\nd,"Four."\n', ["a", "c", "d"], [3]),  # never closed
        (HEAD + 'a,"One."\nb,"He said "no" to it."\nc,Three.\n', ["a", "c"], [3]),
        (HEAD + 'a,"One\nand a half."\nb\nc,Three.\n', ["a", "c"], [4]),
        (HEAD + 'a,One, and more\nc,"Three\n\nlines."\n', ["c"], [2]),
        (HEAD + 'a,One.\nb,"Two.\n', ["a"], [3]),  # the last row is never closed
        ("sep=;\ntitle;text\na;One, or two.\n", ["a"], []),
        ("title|text\na|One, or two.\n", ["a"], []),
        ('title\ttext\na\t"It is over," he said.\nb\tHe said "no".\n', ["a", "b"], []),
    ],
)
def test_a_malformed_row_takes_no_other_with_it(text: str, titles: list[str], lines: list[int]) -> None:
    found = list(Table(io.StringIO(text, newline=""), "x"))
    assert [row.cells[0] for row in found if isinstance(row, Row)] == titles
    assert [int(bad.path.rpartition(":")[2]) for bad in found if isinstance(bad, InputError)] == lines


@given(st.lists(st.text(st.sampled_from('ab,"\n;'), max_size=12), max_size=12))
def test_every_line_of_a_table_is_in_a_row_or_told(lines: list[str]) -> None:
    text = HEAD + "".join(line.replace("\n", "") + "\n" for line in lines)
    table = Table(io.StringIO(text, newline=""), "x")
    for found in table:
        assert isinstance(found, Row | InputError)
    assert table.line == text.count("\n")
