"""The native TOML."""

from __future__ import annotations

from framing.lexicon.toml_file import read

GOOD = """\
name = "study"
version = "1.0"
language = "en"
licence = "CC BY 4.0"
categories = ["mine", "yours"]

[[terms]]
term = "regime"
category = "mine"
polarity = "negative"
weight = 0.5
unless = ["training regime", "tax regime"]

[[terms]]
term = "junta"
"""


def test_terms_and_metadata() -> None:
    reading = read(GOOD)
    assert not reading.problems
    assert [(e.term, e.weight, e.unless, e.line) for e in reading.entries] == [
        ("regime", 0.5, ("training regime", "tax regime"), 7),
        ("junta", 1.0, (), 14),
    ]
    assert reading.declared == ("mine", "yours")
    assert reading.metadata["licence"] == "CC BY 4.0"


def test_plain_strings_are_terms() -> None:
    assert [e.term for e in read('terms = ["regime", "junta"]').entries] == ["regime", "junta"]


def test_every_problem_with_its_line() -> None:
    text = (
        'colour = "red"\n[[terms]]\nterm = "x"\nweight = 2\n[[terms]]\nterm = 3\n[[terms]]\nterm = "y"\nwheight = 1\n'
    )
    assert [(p.line, p.got) for p in read(text).problems] == [(1, "colour"), (2, "2"), (5, "3"), (7, "wheight")]


def test_duplicates() -> None:
    assert [p.line for p in read('[[terms]]\nterm="x"\n[[terms]]\nterm="X"\n').problems] == [3]


def test_not_toml_and_no_terms() -> None:
    assert read("term = \n").problems[0].line == 1
    assert read("name = 'x'").problems[0].expected == "an array of tables [[terms]]"


def test_a_key_of_thousands_of_parts_is_refused_at_once() -> None:
    for key in (".".join("a" for _ in range(300_000)), " . ".join('"a"' for _ in range(100_000))):
        for text in (f"{key} = 1\n", f"[{key}]\n", f"x = {{{key} = 1}}\n"):
            reading = read(text + 'terms = ["x"]\n')
            assert [p.expected for p in reading.problems] == ["TOML with shorter numbers and keys, not nested so deep"]
    long = "word " * 50_000 + "a" * 200_000
    assert len(read(f'name = "{long}"\nterms = ["x. y. z."]\n').entries) == 1
