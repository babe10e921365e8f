"""The native JSON."""

from __future__ import annotations

import pytest

from framing.lexicon.json_file import read

GOOD = """\
{"name": "terms of trade", "categories": ["mine"],
 "terms": [
  {"term": "regime", "category": "mine", "polarity": "negative", "weight": 0.5, "unless": ["tax regime"]},
  "junta"
 ]}
"""


def test_terms_and_metadata() -> None:
    reading = read(GOOD)
    assert not reading.problems
    assert [(e.term, e.category, e.weight, e.unless, e.line) for e in reading.entries] == [
        ("regime", "mine", 0.5, ("tax regime",), 3),
        ("junta", "custom", 1.0, (), 4),
    ]
    assert reading.metadata["name"] == "terms of trade"
    assert reading.declared == ("mine",)


def test_a_list_alone() -> None:
    assert [(e.term, e.line) for e in read('\n["regime",\n "junta"]').entries] == [("regime", 2), ("junta", 3)]


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("[\n{]", 2, "well-formed JSON"),
        ('{"name": "x"}', 0, 'a list of terms, or an object with a list "terms"'),
        ("3", 0, 'a list of terms, or an object with a list "terms"'),
        ("[" * 100_000, 0, "JSON with shorter numbers, not nested so deep"),
        (f"[{'1' * 5000}]", 0, "JSON with shorter numbers, not nested so deep"),
        ('["x",\n3]', 2, "a table or a string as term 2"),
        ('[{"term": "x",\n"weight": NaN}]', 1, "a finite weight from 0 to 1"),
        ('["x",\n"X"]', 2, "each term once in a category"),
    ],
)
def test_problems_have_their_line(text: str, line: int, expected: str) -> None:
    problem = read(text).problems[0]
    assert problem.line == line
    assert problem.expected.startswith(expected)


def test_a_key_named_terms_elsewhere_costs_only_the_lines() -> None:
    reading = read('{"source": "terms", "categories": ["a", "b"], "terms": ["x"]}')
    assert [e.term for e in reading.entries] == ["x"]
