"""Ask every question of a room of every word of the stored parses, and hold the answers against a file.

A question is a function whose arguments can be had for a single word: the word, its head, the tree, its cue, the names
around it, the finding that begins there. The comparator is asked of each article beside the next one. A condition that
is removed from a question shows here also where no finding depends on it. The file has one line for each question: how
many words get another answer than most, and a digest of all answers.

The answers are also those for words that nobody asks about: they are no list of right readings.
- FRAMING_GOLDEN=write writes the files again.
- `python tests/asked_notation.py clauses.is_passive` prints the answers of a question: run it before and after a change
  and compare, to see what changed.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import os
import pkgutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np

from framing.analyzer.analysis import analyses
from framing.analyzer.entities import names as naming
from framing.analyzer.entities.descriptions import link_descriptions
from framing.analyzer.entities.found_names import FoundNames
from framing.analyzer.entities.mentions import Candidate, Referent, place
from framing.analyzer.entities.names import names
from framing.analyzer.entities.nominals import is_one_of_many, nominals
from framing.analyzer.entities.referents import gather
from framing.analyzer.frames import story
from framing.analyzer.frames.article_story import Story
from framing.analyzer.loaded.term_index import TermIndex
from framing.analyzer.speech.marked_text import MarkedText
from framing.analyzer.speech.speakers import voted
from framing.comparator.comparison import Aligned, aligned
from framing.comparator.contrasts.contrasts import trees_of
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.telling import Clause, clauses
from framing.comparator.entities.local_entities import local_entities
from framing.comparator.entities.members import Cluster, Local
from framing.language.actors import actors, noun
from framing.language.cues import cues
from framing.language.mending import (
    appositions,
    as_clauses,
    charges,
    deeds,
    headlines,
    participles,
    relatives,
    reports,
    sources,
)
from framing.language.mending.order import mended
from framing.language.tree import Node, Tree
from framing.language.voices import Voices
from framing.lexicon import load
from framing.model import Analysis, Article, ComparedEntity, Mention, Parse
from framing.reader import read

ROOT = str(Path(__file__).parents[1])
"""Left out of the answers, which are to be the same in every checkout."""
STORED = Path(__file__).parent / "analyzer" / "constructions"
Question = Callable[..., Any]
Asked = tuple[str, Question, tuple[str, ...]]


class _Stored(msgspec.Struct):
    name: str
    parse: Parse


@cache
def articles() -> dict[str, tuple[Article, Parse]]:
    """The constructions with their stored parses."""
    rows = [msgspec.json.decode(line, type=_Stored) for line in (STORED / "parses.jsonl").read_bytes().splitlines()]
    texts = read([str(STORED / f"{row.name}.txt") for row in rows]).articles
    return {row.name: (article, row.parse) for row, article in zip(rows, texts, strict=True)}


@cache
def trees() -> dict[str, Tree]:
    """Their trees, as the extractors see them."""
    return {name: mended(Tree(*both)) for name, both in articles().items()}


@cache
def _labels(name: str) -> Mapping[int, str]:
    tree = trees()[name]
    return voted(tree.names, [n.text for n in tree.nodes])


@cache
def _mentions(name: str) -> Mapping[int, Mention]:
    nouns = [n for n in trees()[name].nodes if n.pos in ("NOUN", "PROPN", "PRON")]
    return {n.i: Mention(n.start, n.end, n.text, n.sent, n.i, f"e{n.i}", "nominal", "first") for n in nouns}


@cache
def _linked(name: str) -> tuple[list[Candidate], list[Referent], dict[int, Candidate]]:
    """The candidates of an article with their referents, as they are before pronouns are linked, and by their head."""
    tree = trees()[name]
    named, taken = names(tree)
    found = sorted([*(c for c in named if not is_one_of_many(c)), *nominals(tree, taken)], key=place)
    referents = gather(tree, found, {})
    link_descriptions(tree, found, referents)
    return found, referents, {c.head.i: c for c in found}


def _referent(name: str, _tree: Tree, node: Node) -> Referent | None:
    found = _linked(name)[2].get(node.i)
    return found.entity if found is not None else None


@cache
def _by_noun(name: str) -> dict[str, list[Referent]]:
    found: dict[str, list[Referent]] = {}
    for referent in _linked(name)[1]:
        if referent.lemma:
            found.setdefault(referent.lemma, []).append(referent)
    return found


@cache
def _persons(tree: Tree) -> frozenset[int]:
    return frozenset(i for first, past, label in tree.names if label == "PERSON" for i in range(first, past))


# ------------------------------------------------------------------------------- an article beside the next one
@cache
def _analyses() -> list[Analysis]:
    given = list(articles().values())
    return analyses([a for a, _ in given], [p for _, p in given], TermIndex(load.default_lexicons()), {})


@cache
def _analysis(name: str) -> Analysis:
    return _analyses()[list(articles()).index(name)]


@cache
def _found_names(name: str) -> FoundNames:
    return naming._found(trees()[name])


@cache
def _marked(name: str) -> MarkedText:
    return MarkedText(trees()[name])


@cache
def _story(name: str) -> Story:
    return story._story(_analysis(name), trees()[name])


@cache
def _aligned(name: str) -> Aligned:
    at = list(articles()).index(name)
    return aligned([_analyses()[at], _analyses()[(at + 1) % len(_analyses())]], {})


@cache
def _own_words(name: str) -> list[OwnWords]:
    found = _aligned(name)
    return [OwnWords(place, tree, found.known) for place, tree in zip(found.at, trees_of(found.at), strict=True)]


@cache
def _named(name: str) -> dict[str, ComparedEntity]:
    return {e.id: e for e in _aligned(name).entities}


@cache
def _readable(name: str) -> Readable:
    return Readable(_aligned(name).at, [text.tree for text in _own_words(name)])


@cache
def _clauses(name: str) -> list[Clause]:
    found = _aligned(name)
    return clauses(0, found.analyses[0], _own_words(name)[0].tree, found.known, _named(name))


@cache
def _by_first(name: str) -> dict[int, Clause]:
    """The clauses by the token with which they begin; at the second token the next one, for questions about two."""
    return {c.unit.first: c for c in _clauses(name)}


def _next(name: str, clause: Clause | None) -> Clause | None:
    every = _clauses(name)
    return None if clause is None else every[(every.index(clause) + 1) % len(every)]


@cache
def _locals(name: str) -> dict[int, Local]:
    """The entities of an article, as they are before any is joined, by the heads of their first mentions."""
    return {local.mentions[0].head: local for local in local_entities(0, _analysis(name), {})}


@cache
def _clusters(name: str) -> dict[int, Cluster]:
    return {head: Cluster(local) for head, local in _locals(name).items()}


def _at[T](kind: str) -> Callable[[str, Tree, Node], T | None]:
    """A function that gives the finding of this kind that begins at a word."""

    @cache
    def by_start(name: str) -> dict[int, Any]:
        return {one.start: one for one in reversed(getattr(_analysis(name), kind))}

    return lambda name, _tree, node: by_start(name).get(node.start)


def _sentence(tree: Tree, node: Node) -> tuple[int, int]:
    nodes = tree.sentences[node.sent]
    return nodes[0].start, nodes[-1].end


_GIVEN: dict[str, Callable[[str, Tree, Node], Any]] = {
    "Tree": lambda _name, tree, _node: tree,
    "Cue": lambda _name, _tree, node: cues("NOUN" if node.pos == "NOUN" else "VERB").get(node.lemma),
    "Sequence[bool]": lambda _name, tree, _node: [False] * len(tree.nodes),
    "Mapping[int, str]": lambda name, _tree, _node: _labels(name),
    "Mapping[int, Mention]": lambda name, _tree, _node: _mentions(name),
    "Candidate": lambda name, _tree, node: _linked(name)[2].get(node.i),
    "Referent": _referent,
    "Sequence[Candidate]": lambda name, _tree, _node: _linked(name)[0],
    "list[Candidate]": lambda name, _tree, _node: _linked(name)[0],
    "dict[int, Candidate]": lambda name, _tree, _node: _linked(name)[2],
    "Sequence[Referent]": lambda name, _tree, _node: _linked(name)[1],
    "list[Referent]": lambda name, _tree, _node: _linked(name)[1],
    "dict[str, Actor]": lambda *_: actors(),
    "Actor | None": lambda _name, _tree, node: actors().get(noun(node), 0),
    "dict[str, list[Referent]]": lambda name, _tree, _node: _by_noun(name),
    "Mention": lambda name, _tree, node: _mentions(name).get(node.i),
    "Mapping[int, object]": lambda name, _tree, _node: {i: c.entity for i, c in _linked(name)[2].items()},
    "frozenset[int]": lambda _name, tree, _node: _persons(tree),
    "set[int]": lambda _name, _tree, node: {n.i for n in node.subtree()},
    "frozenset[str]": lambda _name, _tree, node: frozenset({node.head.lower}),
    "set[str]": lambda *_: set(),
    "tuple[int, int]": lambda _name, tree, node: _sentence(tree, node),
    "bool": lambda *_: False,
    "float": lambda *_: 0.5,
    "Analysis": lambda name, _tree, _node: _analysis(name),
    "Sequence[Analysis]": lambda name, _tree, _node: _aligned(name).analyses,
    "Story": lambda name, _tree, _node: _story(name),
    "RoleUse": _at("roles"),
    "Quotation": _at("quotations"),
    "Descriptor": _at("descriptors"),
    "LoadedTerm": _at("loaded_terms"),
    "Sequence[Quotation]": lambda name, _tree, _node: _analysis(name).quotations,
    "Sequence[Mention]": lambda name, _tree, _node: _analysis(name).mentions,
    "Voices": lambda name, _tree, _node: Voices(_analysis(name).quotations),
    "FoundNames": lambda name, _tree, _node: _found_names(name),
    "MarkedText": lambda name, _tree, _node: _marked(name),
    "OwnWords": lambda name, _tree, _node: _own_words(name)[0],
    "Sequence[OwnWords]": lambda name, _tree, _node: _own_words(name),
    "Places": lambda name, _tree, _node: _aligned(name).at[0],
    "Sequence[Places]": lambda name, _tree, _node: _aligned(name).at,
    "Referents": lambda name, _tree, _node: _aligned(name).known,
    "Readable": lambda name, _tree, _node: _readable(name),
    "Mapping[str, ComparedEntity]": lambda name, _tree, _node: _named(name),
    "Sequence[ComparedEntity]": lambda name, _tree, _node: _aligned(name).entities,
    "Sequence[Clause]": lambda name, _tree, _node: _clauses(name),
    "Clause": lambda name, _tree, node: _by_first(name).get(node.i),
    "Local": lambda name, _tree, node: _locals(name).get(node.i),
    "Sequence[Local]": lambda name, _tree, _node: list(_locals(name).values()),
    "Cluster": lambda name, _tree, node: _clusters(name).get(node.i),
    "Sequence[Cluster]": lambda name, _tree, _node: list(_clusters(name).values()),
    "depth": lambda *_: 0,
    "label": lambda *_: "PERSON",
}
_ONE = frozenset(
    {"Node", "Node | None", "Candidate", "Referent", "int", "tuple[int, int]"}
    | {"RoleUse", "Quotation", "Descriptor", "LoadedTerm", "Clause", "Local", "Cluster"}
)  # what a question is about: one of these at least
_NO_QUESTIONS = frozenset(
    {"mended", "_move", "table", "position", "_detach", "_new", "_institution", "take", "accept", "_loaded"}
)
"""They change what they are asked about, say nothing of it, or load a pipeline."""
_WHOLE = frozenset(
    {"Tree", "MarkedText", "Analysis", "Sequence[Analysis]", "Story", "OwnWords", "Sequence[OwnWords]"}
    | {"Places", "Sequence[Places]"}
    | {"Referents", "Readable", "Mapping[str, ComparedEntity]", "Sequence[ComparedEntity]", "Sequence[Clause]"}
    | {"Sequence[Local]", "Sequence[Cluster]", "Sequence[Quotation]", "Sequence[Mention]", "Voices"}
)
"""Whole articles and what is found in them: a question about these alone is asked once for each article."""
_COMPARED = _WHOLE - {"Tree"}
_PLAIN = frozenset({"int", "str", "float", "bool"})
_LEFT_OUT = frozenset(
    {"framing.analyzer.analysis._own", "framing.analyzer.analysis._sentence", "framing.comparator.concordance._lines"}
    | {"framing.comparator.contrasts.hedged._told", "framing.comparator.entities.members._known_as"}
    | {"framing.comparator.entities.record_linkage._first_met"}
)
"""They read an article for each word, or answer in no order."""
_NODES = ("Sequence[Node]", "list[Node]", "Iterable[Node]")
_TEXTS = frozenset({"str", "tuple[str, ...]"})
_ASKABLE = frozenset({"Node", "Node | None", "int", *_TEXTS, *_GIVEN, *_NODES})


def _supplier(kinds: tuple[str, ...]) -> Callable[[str, Tree, Node], Sequence[Any]]:
    """A function that gives what the question is asked of: of two words the second is the head of the first."""
    if kinds == ("Node",):
        return lambda _name, _tree, node: (node,)
    if kinds == ("Tree", "Node"):
        return lambda _name, tree, node: (tree, node)

    def supply(name: str, tree: Tree, node: Node) -> list[Any]:
        found: list[Any] = []
        above, at = node, node.i
        for number, kind in enumerate(kinds):
            if kind == "int":
                found.append(at)
                at = min(at + 2, len(tree.nodes))
            elif kind == "tuple[str, ...]":
                found.append((node.lower,) if number else (node.head.lower, node.lower))
            elif kind in ("Node", "Node | None"):
                found.append(above)
                above = above.head
            elif kind == "Clause" and "Clause" in kinds[:number]:
                found.append(_next(name, _by_first(name).get(node.i)))
            elif kind in _NODES:
                found.append(node.children if number else node.subtree())
            elif kind == "str":
                found.append(node.head.lower if number else node.lower)
            else:
                found.append(_GIVEN[kind](name, tree, node))
        return found

    return supply


@cache
def _words(name: str) -> list[str]:
    return [f"{n.text.strip()}.{n.i}" for n in trees()[name].nodes]


def _kinds(function: Question) -> tuple[str, ...]:
    given = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty and p.name != "self"]
    given = [p for p in given if p.kind is not p.KEYWORD_ONLY]
    return tuple(p.name if p.name in ("depth", "label") else str(p.annotation) for p in given)


def _methods(module: ModuleType) -> Iterator[tuple[str, Question, tuple[str, ...]]]:
    """The methods of classes that are made from a tree alone, as functions of the tree and what the method takes."""
    for name, made in sorted(vars(module).items()):
        if not inspect.isclass(made) or made.__module__ != module.__name__ or not _is_made_of_tree(made):
            continue
        one = cache(made)
        for method, function in sorted(vars(made).items()):
            if inspect.isfunction(function) and not method.startswith("__"):
                yield f"{name}.{method}", _of(function, one), ("Tree", *_kinds(function))


def _is_made_of_tree(made: type) -> bool:
    return "__init__" in vars(made) and _kinds(vars(made)["__init__"]) == ("Tree",)


def _of(function: Question, one: Callable[[Tree], Any]) -> Question:
    def asked(tree: Tree, *given: Any) -> Any:
        return function(one(tree), *given)

    asked.__annotations__ = dict(function.__annotations__)
    return asked


def questions(room: str) -> Iterator[Asked]:
    """Name, function and kinds of arguments of every question of a package, in order of names."""
    package = importlib.import_module(room)
    for info in pkgutil.walk_packages(package.__path__, f"{room}."):
        module = importlib.import_module(info.name)
        found = [
            (name, inspect.unwrap(function), _kinds(inspect.unwrap(function)))
            for name, function in sorted(vars(module).items())
            if inspect.isfunction(inspect.unwrap(function)) and function.__module__ == module.__name__
        ]
        for name, function, kinds in (*found, *_methods(module)):
            if name.split(".")[-1] in _NO_QUESTIONS or name.startswith("_mend_"):
                continue
            if function.__annotations__.get("return") == "None" or not _ASKABLE.issuperset(kinds):
                continue
            if f"{module.__name__}.{name}" in _LEFT_OUT:
                continue
            if "Clause" in kinds and room != "framing.comparator":
                continue  # another type of the same name
            alone = (bool(kinds) and _WHOLE.issuperset(kinds)) or (bool(kinds) and _TEXTS.issuperset(kinds))
            if alone or not (_ONE | {*_NODES}).isdisjoint(kinds):
                yield f"{info.name.removeprefix(room + '.')}.{name}", function, kinds


def answers(asked: Asked) -> dict[str, list[tuple[str, str]]]:
    """Article -> the words and what the question says of each."""
    _, function, kinds = asked
    found: dict[str, list[tuple[str, str]]] = {}
    supply, once = _supplier(kinds), set()
    is_search = not _COMPARED.isdisjoint(kinds) and (_WHOLE | _PLAIN).issuperset(kinds)
    only_named = [p for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY]
    named = {p.name: False for p in only_named if p.default is p.empty}
    for name, tree in trees().items():
        told: list[tuple[str, str]] = []
        for node, word in zip(tree.nodes, _words(name), strict=True):
            if kinds == ("str",):
                if node.lower in once:
                    continue
                once.add(node.lower)
            if node.i and (_WHOLE.issuperset(kinds) or is_search):
                break
            arguments = supply(name, tree, node)
            if None in arguments:
                continue
            try:
                said = shown(function(*arguments, **named), node)
            except Exception as error:  # a word that nobody asks it of
                said = type(error).__name__
            told.append((word, said))
        found[name] = told
    return found


def shown(value: Any, asked: Node) -> str:
    """An answer in short."""
    if value is False:
        return "no"
    if value is None:
        return "-"
    if value is True:
        return "yes"
    if isinstance(value, Node):
        return "·" if value is asked else f"{value.text.strip()}.{value.i}"
    if isinstance(value, Candidate):
        return f"{value.first.i}-{value.last.i}:{value.label}"
    if isinstance(value, Referent):
        return value.name or value.lemma or value.label
    if isinstance(value, Local | Cluster):
        return str((value if isinstance(value, Local) else value.members[0]).entity.name).replace(" ", "_")
    if isinstance(value, Clause):
        return str(value.unit.first)
    if isinstance(value, Analysis | OwnWords | Story):
        return type(value).__name__
    if isinstance(value, msgspec.Struct):
        return ",".join(shown(getattr(value, name), asked) for name in value.__struct_fields__)
    if isinstance(value, str):
        return "·" if value.lower() == asked.lower else value.strip().replace(ROOT, "").replace(" ", "_")
    if isinstance(value, float | np.floating):
        return f"{value:.4g}"  # the last digits depend on the machine
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "+".join(sorted(f"{shown(k, asked)}:{shown(v, asked)}" for k, v in value.items())) or "-"
    if isinstance(value, frozenset | set | KeysView):
        return "+".join(sorted(shown(v, asked) for v in value)) or "-"
    if isinstance(value, Iterable):
        return "+".join(shown(v, asked) for v in value) or "-"
    return type(value).__name__


def told(asked: Asked) -> list[str]:
    """A line for each article with the words that get another answer than most; "·" is the word itself."""
    every = answers(asked)
    said = Counter(answer for words in every.values() for _, answer in words)
    commonest = said.most_common(1)[0][0] if said else ""
    rest = {
        name: [f"{word}={answer}" for word, answer in words if answer != commonest] for name, words in every.items()
    }
    return [f"{name}: {' '.join(' '.join(words).split())}" for name, words in rest.items() if words]


def lines(room: str) -> list[str]:
    """The file of a room."""
    return [_line(asked[0], told(asked)) for asked in questions(room)]


def _line(name: str, answered: list[str]) -> str:
    words = sum(line.count("=") for line in answered)
    return f"{name} {words} {hashlib.sha256(chr(10).join(answered).encode()).hexdigest()[:12]}"


def hold(file: Path, now: list[str]) -> None:
    """Compare lines with a file, or write them there."""
    if os.environ.get("FRAMING_GOLDEN"):
        file.write_text("\n".join(now) + "\n", encoding="utf-8")
    before = file.read_text(encoding="utf-8").splitlines()
    changed = sorted({line.split()[0] for line in set(before) ^ set(now)})
    assert not changed, "other answers: see `python tests/asked_notation.py NAME`, then FRAMING_GOLDEN=write"


def mendings() -> list[str]:
    """A line for each rule of language/mending/: how many links it changes if it is asked of every word."""
    rooms = [appositions, as_clauses, charges, deeds, headlines, participles, relatives, reports, sources]
    named = {name: rule for room in rooms for name, rule in vars(room).items() if name.lstrip("_").startswith("mend_")}
    rules = [(name.lstrip("_"), rule, _kinds(rule)) for name, rule in sorted(named.items()) if name != "mend_deeds"]
    found: dict[str, list[str]] = {name: [] for name, _, _ in rules}
    for article, both in articles().items():
        tree = Tree(*both)
        links = [(n.head, n.dep, n.tag, n.pos) for n in tree.nodes]
        children = [list(n.children) for n in tree.nodes]
        behind = {"Tree": tree, "Sequence[Node]": tree.nodes}
        for name, rule, kinds in rules:
            others = [behind[kind] for kind in kinds[1:]]
            for node in tree.nodes:
                try:
                    rule(node, *others)
                except Exception as error:  # a word that nobody asks it of
                    found[name].append(f"{node.i}={type(error).__name__}")
            now = [(n.head, n.dep, n.tag, n.pos) for n in tree.nodes]
            if now == links:
                continue
            for node, before, below in zip(tree.nodes, links, children, strict=True):
                if (node.head, node.dep, node.tag, node.pos) != before:
                    found[name].append(f"{article}:{node.i}={node.head.i},{node.dep},{node.tag},{node.pos}")
                    node.head, node.dep, node.tag, node.pos = before
                node.children = list(below)
    return [_line(f"mending.{name}", changes) for name, changes in found.items()]


if __name__ == "__main__":
    for room in ("framing.language", "framing.analyzer", "framing.comparator"):
        for question in questions(room):
            if question[0] in sys.argv[1:]:
                print(*told(question), sep="\n")
