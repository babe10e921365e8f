"""The native CSV: what it reads, and every problem with its line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon.decoding import decode
from framing.lexicon.entry import Entry, entries_hash
from framing.lexicon.native import read
from framing.lexicon.problems import Severity
from framing.lexicon.write import native_csv
from framing.model import Polarity
from framing.text_form import one_form


def problems(text: str) -> list[tuple[int, str]]:
    return [(p.line, p.message) for p in read(text).problems]


def test_a_term_alone_is_enough() -> None:
    reading = read("term\nregime\nfreedom fighter\n#MeToo\n")
    assert [e.term for e in reading.entries] == ["regime", "freedom fighter", "#MeToo"]
    assert reading.entries[0] == Entry("regime", line=2)
    assert not reading.problems


def test_all_columns_in_any_order() -> None:
    reading = read(
        "# name: study\n# version: 2\n# licence: CC0\n"
        "weight,term,unless,polarity,category,match,pos,neutral,concept,origin\n"
        "0.5,radical,radical surgery; radical sign,Negative,label,exact,adj,outspoken,c,me\n"
    )
    assert reading.entries == (
        Entry(
            "radical",
            "label",
            Polarity.NEGATIVE,
            0.5,
            "exact",
            "ADJ",
            "outspoken",
            ("radical surgery", "radical sign"),
            "c",
            "me",
            5,
        ),
    )
    assert (reading.metadata["name"], reading.metadata["version"], reading.metadata["licence"]) == ("study", "2", "CC0")


def test_a_star_makes_a_glob() -> None:
    assert read("term\nimperialis*\n").entries[0].match == "glob"
    assert read("term,match\nimperialis*,exact\n").entries[0].match == "exact"


def test_semicolons_and_tabs_separate_too() -> None:
    for mark in ";\t":
        assert read(f"term{mark}weight\nregime{mark}0.5\n").entries[0].weight == 0.5


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",label,,,,", "expected a term"),
        (
            "x,,negativ,,,",
            "expected a polarity (negative, neutral or positive), got 'negativ'; did you mean 'negative'?",
        ),
        ("x,,,nan,,", "expected a finite weight from 0 to 1, got 'nan'"),
        ("x,,,inf,,", "expected a finite weight from 0 to 1, got 'inf'"),
        ("x,,,1.5,,", "expected a weight from 0 to 1, got '1.5'"),
        ("x,,,1_0,,", "expected a weight from 0 to 1, got '1_0'"),
        ("x,,,much,,", "expected a weight from 0 to 1, got 'much'"),
        ("x,,,,lema,", "expected a match mode (exact, lemma or glob), got 'lema'; did you mean 'lemma'?"),
        (
            "x,,,,,NOUNS",
            "expected a universal part of speech (NOUN, VERB, ADJ, ADV ...), got 'NOUNS'; did you mean 'NOUN'?",
        ),
        ("*,,,,glob,", "expected letters beside the *, got '*'"),
        ("x,,,,,,more", "expected at most 6 cells, got '7 cells'"),
        ('"x,,,,,', "expected a closing quotation mark on the same line, got '\"x,,,,,'"),
    ],
)
def test_every_malformed_row_is_named_with_its_line(row: str, message: str) -> None:
    text = f"term,category,polarity,weight,match,pos\nfirst,,,,,\n{row}\nlast,,,,,\n"
    reading = read(text)
    assert problems(text) == [(3, message)]
    assert [e.term for e in reading.entries] == ["first", "last"]


def test_all_problems_of_a_row_and_of_all_rows() -> None:
    found = problems("term,polarity,weight\nx,bad,2\n,,\ny,,nan\n,good,1\n")
    assert [line for line, _ in found] == [2, 2, 4, 5, 5]


def test_a_term_twice_in_a_category() -> None:
    assert problems("term,category\nThug,a\nthug,b\nTHUG,a\n") == [
        (4, "expected each term once in a category (first on line 2), got 'THUG'")
    ]


def test_a_header_of_too_many_columns_is_refused() -> None:
    assert problems(",".join(["term"] * 5000) + "\n") == [(1, "expected at most 200 columns, got '5000 columns'")]


def test_headings() -> None:
    assert problems("terms,category\nx,\n") == [
        (1, "expected a header row with a column 'term', got 'terms,category'"),
        (1, "unknown column, not read, got 'terms'; did you mean 'term'?"),
    ]
    assert problems("term,term\nx,y\n")[0] == (1, "expected each column once, got 'term'")
    assert problems("")[0][1] == "expected a header row with a column 'term'"
    unknown = read("term,colour\nx,red\n")
    assert [p.severity for p in unknown.problems] == [Severity.NOTE]
    assert unknown.entries[0].term == "x"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_change_nothing(encoding: str, end: str) -> None:
    text = "term,category\nso-called “democracy”,distancing\nrégime,label\n"
    decoded, notes = decode(text.replace("\n", end).encode(encoding))
    assert not notes
    assert read(decoded) == read(text)


def test_windows_1252_is_read_with_a_note() -> None:
    text, notes = decode("term\nrégime\n".encode("cp1252"))
    assert read(text).entries[0].term == "régime"
    assert [(n.line, n.severity) for n in notes] == [(2, Severity.NOTE)]


def test_a_nul_is_an_error_with_its_line() -> None:
    _, found = decode(b"term\nx\0y\n")
    assert [(p.line, p.severity) for p in found] == [(2, Severity.ERROR)]


_cells = (
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
    .map(one_form)
    .map(str.strip)
    .filter(bool)
)


@given(
    st.lists(
        st.builds(
            Entry,
            term=_cells.filter(lambda t: "*" not in t),
            category=_cells,
            polarity=st.sampled_from(Polarity),
            weight=st.sampled_from([0.0, 0.25, 0.5, 1.0]),
            match=st.sampled_from(["exact", "lemma"]),
            pos=st.sampled_from(["", "NOUN"]),
            neutral=_cells,
            unless=st.lists(_cells.filter(lambda t: not {";", "|"} & set(t)), max_size=2).map(tuple),
        ),
        min_size=1,
        max_size=5,
        unique_by=lambda e: e.term.casefold(),
    )
)
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    reading = read(native_csv(entries, {"name": "x"}))
    assert not reading.problems
    assert entries_hash(reading.entries) == entries_hash(entries)


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    read(decode(text.encode("utf-8", "surrogatepass"))[0])


def test_a_hundred_thousand_terms_load_in_seconds() -> None:
    rows = "".join(f"word number{i},label,negative,0.5,lemma,NOUN\n" for i in range(100_000))
    start = time.perf_counter()
    reading = read("term,category,polarity,weight,match,pos\n" + rows)
    assert len(reading.entries) == 100_000
    assert time.perf_counter() - start < 10
