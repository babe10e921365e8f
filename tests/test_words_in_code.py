"""Word lists are data: English words stand in lexicons/, with their origin, and not in the code that reads texts.

A set, tuple, list or dictionary of more than five strings in the code must be one of these: labels of grammar
(dependencies, parts of speech, tags, kinds of names), marks without a letter, names that this program gives its own
fields and values, one of `NAMED`, each with the reason why it is no word list, or stand where other programs' fields
are read. What prints (cli/, coding/, explore/, the renderers) reads no text and may list headings.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from framing.language import words
from framing.language.resources import table

ROOT = Path(words.__file__).parents[1]
RESOURCES = ROOT.parents[1] / "lexicons" / "resources"
MOST = 5

DEPENDENCIES = """ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj
csubjpass dative dep det dobj expl fixed flat intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis
pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp"""
PARTS_OF_SPEECH = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SPACE SYM VERB X"
TAGS = """-LRB- -RRB- CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM
TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB"""
NAMES = """CARDINAL DATE EVENT FAC GPE GROUP LANGUAGE LAW LOC MISC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT
QUANTITY TIME WORK_OF_ART"""
ATTRIBUTES = "DEP ENT_IOB ENT_TYPE HEAD IS_SPACE LEMMA LENGTH LOWER ORTH POS SENT_START SPACY TAG"
LABELS = frozenset(f"{DEPENDENCIES} {PARTS_OF_SPEECH} {TAGS} {NAMES} {ATTRIBUTES}".split())

NAMED = {
    "analyzer/entities/recognised_names.py:_LAST_WORDS": "marks, and the possessive 's",
    "analyzer/speech/indirect_speech.py:_REPORTING": "constructions of reporting-verbs.csv",
    "analyzer/speech/marked_quotations.py:_SPEAKING": "constructions of reporting-verbs.csv",
    "comparator/contrasts/pairs.py:FEATURES": "features of contrast-weights.csv",
    "comparator/contrasts/telling.py:features": "features of contrast-weights.csv",
    "comparator/entities/record_linkage.py:GROUPS": "features of record linkage",
    "comparator/entities/record_linkage.py:PEOPLE": "features of record linkage",
    "comparator/entities/record_linkage.py:hints": "features of record linkage",
    "reader/contents.py:_READERS": "formats",
    "reader/decoding.py:_WINDOWS": "names of encodings",
    "reader/docx.py:_SKIPPED": "elements of Word",
    "reader/furniture.py:_WORDS": "kinds of page-furniture.csv",
    "reader/html.py:_AROUND": "elements of HTML",
}
"""Where strings stand that are neither grammar nor names of the program's own, and what they are."""
FIELDS = ("lexicon/formats/", "reader/formats/", "reader/header.py", "reader/records.py", "reader/shapes.py")
"""Where the words are those of other programs: headings, fields, categories, elements."""
READ_TEXTS = ("analyzer/", "comparator/", "language/", "lexicon/", "reader/", "reporter/tables/")
FILE = re.compile(r"\.\w+|\w+\.py")


class Literal(NamedTuple):
    """A set, tuple, list or dictionary of strings in the code."""

    place: str  # "reader/shapes.py:_TEXT", the module and the name it is given or the function it stands in
    line: int
    members: tuple[str, ...]


@cache
def modules() -> dict[str, ast.Module]:
    """The program's modules, by path below src/framing."""
    found = ((path.relative_to(ROOT).as_posix(), path) for path in sorted(ROOT.rglob("*.py")))
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in found}


def literals(tree: ast.Module, module: str) -> Iterator[Literal]:
    """The collections of more than `MOST` strings in a module; of a dictionary, its keys."""

    def walk(node: ast.AST, name: str) -> Iterator[Literal]:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        members = strings(node)
        if len(members) > MOST:
            yield Literal(f"{module}:{name}", node.lineno, members)  # type: ignore[attr-defined]
        for child in ast.iter_child_nodes(node):
            yield from walk(child, name)

    yield from walk(tree, "")


def strings(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        parts: list[ast.expr | None] = list(node.elts)
    elif isinstance(node, ast.Dict):
        parts = list(node.keys)
    else:
        return ()
    return tuple(p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str))


@cache
def own_names() -> frozenset[str]:
    """What the code itself defines: fields, functions, modules and the values of Literal types and enumerations."""
    found: set[str] = set()
    for name, tree in modules().items():
        found.add(Path(name).stem)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.add(node.name)
            if isinstance(node, ast.ClassDef):
                found.update(fields(node))
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
                found.update(strings(node.slice))
    return frozenset(found)


def fields(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            yield line.target.id
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):  # a member of an enumeration
            yield str(line.value.value)


def is_word_list(found: Literal) -> bool:
    """Whether a member is no label, no mark and no name of the program's own, and `NAMED` does not say what it is."""
    if found.place in NAMED or found.place.startswith(FIELDS) or found.place.endswith((":__slots__", ":__all__")):
        return False
    words = [m for m in found.members if re.search(r"[^\W\d_]", m) and not FILE.fullmatch(m)]
    return any(m not in LABELS for m in words) and any(m not in own_names() for m in words)


@cache
def everything() -> list[Literal]:
    read = ((name, tree) for name, tree in modules().items() if name.startswith(READ_TEXTS))
    return [found for name, tree in read for found in literals(tree, name)]


def test_no_word_list_stands_in_the_code() -> None:
    found = everything()
    assert len(found) > 100
    assert [f"{x.place}, line {x.line}: {', '.join(x.members)}" for x in found if is_word_list(x)] == []


def test_every_exception_is_needed() -> None:
    """What is named here and has moved to lexicons/, or never was there, would hide the next word list."""
    assert {x.place for x in everything()} >= set(NAMED)


@pytest.mark.parametrize(
    "line",
    [
        '_NEAR = {"at", "beside", "inside", "near", "under", "within"}',
        '_NEAR = frozenset(["at", "beside", "inside", "near", "under", "within"])',
        'def f(w): return w in ("at", "beside", "inside", "near", "under", "within")',
        '_FORMS = {"he": 1, "him": 1, "his": 1, "she": 2, "her": 2, "hers": 2}',
        '_FIRST = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "dobj", "beside"})',
    ],
)
def test_a_word_list_is_found(line: str) -> None:
    (found,) = literals(ast.parse(line), "language/near.py")
    assert is_word_list(found)


@pytest.mark.parametrize(
    "line",
    [
        '_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "poss", "pobj", "appos"}',
        '_KEPT = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})',
        '_MARKS = frozenset({",", ";", ":", "—", "–", "--"})',
        '_JUDGING = ("apposition", "copula", "relative clause", "as-phrase", "title", "premodifier")',
        '_ENDINGS = (".xml", ".rss", ".atom", ".warc", ".zip", ".gz")',
    ],
)
def test_labels_are_no_word_list(line: str) -> None:
    (found,) = literals(ast.parse(line), "language/near.py")
    assert not is_word_list(found)


def test_five_words_may_stand_in_the_code() -> None:
    assert list(literals(ast.parse('_NEAR = {"at", "beside", "inside", "near", "under"}'), "language/near.py")) == []


@cache
def strings_in_code() -> frozenset[str]:
    nodes = (node for tree in modules().values() for node in ast.walk(tree))
    return frozenset(n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))


@pytest.mark.parametrize("name", ["word-groups", "word-endings"])
def test_every_group_is_used(name: str) -> None:
    in_lists = {row["object"].removeprefix("@") for row in table("judging-deeds") if row["object"].startswith("@")}
    assert {row["group"] for row in table(name)} - strings_in_code() - in_lists == set()


@pytest.mark.parametrize("name", ["word-groups", "word-endings"])
def test_groups_are_sorted_unique_and_say_where_they_come_from(name: str) -> None:
    rows = [tuple(row.values()) for row in table(name)]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert len({row[:2] for row in rows}) == len(rows)
    assert all(origin.startswith("framing: ") for *_, origin in rows)


def test_every_resource_is_read() -> None:
    assert {path.stem for path in RESOURCES.glob("*.csv")} <= strings_in_code()
