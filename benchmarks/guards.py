"""Count the guards of the program that no test notices: remove one at random, run the tests of its room.

    python benchmarks/guards.py --seed 1 --count 20 [--under analyzer] [--types]
    python benchmarks/guards.py --idle [--under analyzer]
    python benchmarks/guards.py --at src/framing/language/deaths.py:57

A guard is an early exit (`if …: return`), a condition of an `and` or `or`, or a condition of a comprehension. It is
removed in a copy of the program; then the mirror room's tests run, with the golden files and the texts read of the
analyzer or the comparator: "killed" if one fails that passes with the guard, "survived" if none does. A test that fails
with the guard, too, ends the count: it would count for nothing. With --types, mypy looks at the survivors
as well: a guard against None is held by it. --idle lists the guards that decide nothing in the tests of their own
package: no test can fail without them.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "framing"
TESTS = ROOT / "tests"
CONSTRUCTIONS = "tests/analyzer/test_constructions.py"
READ = [
    "tests/analyzer/entities/test_epithets.py",
    "tests/analyzer/entities/test_named_parsed.py",
    "tests/analyzer/entities/test_referents_parsed.py",
    "tests/analyzer/frames/test_answers.py",
    "tests/analyzer/loaded/test_terms_parsed.py",
    "tests/analyzer/portraits/test_labels_parsed.py",
    "tests/analyzer/predicates/test_deeds_parsed.py",
    "tests/analyzer/speech/test_speakers_parsed.py",
    "tests/analyzer/speech/test_statements_parsed.py",
    "tests/analyzer/tone/test_judgements_parsed.py",
    "tests/analyzer/speech/test_whose_words.py",
]
GOLDEN = {
    "analyzer": ["tests/analyzer/test_asked.py", CONSTRUCTIONS, *READ],
    "language": ["tests/language/test_asked.py", CONSTRUCTIONS, *READ, "tests/comparator/test_golden.py"],
    "comparator": ["tests/comparator/test_golden.py", "tests/comparator/test_asked.py"],
}
EXITS = (ast.Return, ast.Continue, ast.Break, ast.Raise)
TIMEOUT = 600
IDLE_TIMEOUT = 3600

WATCH = """
import atexit, json, os
decided = set()

def is_exit(number, value):
    if value:
        decided.add(number)
    return value

def is_kept(number, value):
    if not value:
        decided.add(number)
    return value

def all_of(numbers, values):
    return _chain(numbers, values, bool)

def any_of(numbers, values):
    return _chain(numbers, values, lambda value: not value)

def _chain(numbers, values, goes_on):
    for i, value in enumerate(values):
        result = value()
        if not goes_on(result):
            break
    else:
        return result
    if numbers[i] not in decided:
        try:
            if all(goes_on(value()) for value in values[i + 1:]):
                decided.add(numbers[i])
        except Exception:
            decided.add(numbers[i])
    return result

@atexit.register
def write():
    with open(os.path.join(os.environ["GUARDS_SEEN"], f"{os.getpid()}.json"), "w") as file:
        json.dump(sorted(decided), file)
"""
"""The module that the watched copy reports to: a guard has decided something if the result differs without it."""


@dataclass(frozen=True)
class Guard:
    """One condition: where it stands, and what replaces it."""

    path: Path
    line: int
    start: int  # bytes
    end: int
    instead: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{self.line}"


def guards(path: Path) -> list[Guard]:
    """Every guard of a file, in text order."""
    data = path.read_bytes()
    begins = _begins(data)

    def guard(node: ast.expr, instead: str) -> Guard:
        start = begins[node.lineno - 1] + node.col_offset
        end = begins[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        return Guard(path, node.lineno, start, end, instead, data[start:end].decode())

    def operands(test: ast.expr) -> Iterator[Guard]:
        for node in ast.walk(test):
            if isinstance(node, ast.BoolOp):
                instead = "True" if isinstance(node.op, ast.And) else "False"
                yield from (guard(value, instead) for value in node.values)

    found: list[Guard] = []
    for node in ast.walk(ast.parse(data)):
        if isinstance(node, ast.If) and not _is_for_types(node.test):
            if not node.orelse and isinstance(node.body[-1], EXITS):
                found.append(guard(node.test, "False"))
            found += operands(node.test)
        elif isinstance(node, ast.While | ast.IfExp):
            found += operands(node.test)
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                found += [guard(test, "True"), *operands(test)]
        elif isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "bool":
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    found += operands(inner.value)
    unique = {(g.start, g.end, g.instead): g for g in reversed(found)}
    return sorted(unique.values(), key=lambda g: (g.start, -g.end))


def _begins(data: bytes) -> list[int]:
    """Where each line begins, in bytes."""
    begins = [0]
    for row in data.split(b"\n"):
        begins.append(begins[-1] + len(row) + 1)
    return begins


def _is_for_types(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def tests_of(path: Path) -> list[str]:
    """The tests that mirror a file, the nearest first: its own, its room's, then the golden files."""
    inside = path.relative_to(SOURCE)
    room = TESTS / inside.parent
    while not room.is_dir():
        room = room.parent
    own = [room / f"test_{path.stem}.py"] if (room / f"test_{path.stem}.py").is_file() else []
    others = sorted(p for p in (room.glob("test_*.py") if room == TESTS else room.rglob("test_*.py")) if p not in own)
    golden = [ROOT / g for g in GOLDEN.get(inside.parts[0], [])]
    rest = [p for p in others if p not in golden]
    return [p.relative_to(ROOT).as_posix() for p in (*own, *golden, *rest)]


class Copy:
    """A copy of the program beside the repository's tests, in which a guard can be removed."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "src"
        shutil.copytree(SOURCE, self.source / "framing", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "lexicons").symlink_to(ROOT / "lexicons")
        (folder / "plugin").mkdir()
        (folder / "plugin" / "guards_watch.py").write_text(WATCH, encoding="utf-8")
        self.folder = folder
        self._edits = 0

    @contextmanager
    def without(self, guard: Guard) -> Iterator[Path]:
        """The file of the copy, for a while without the guard."""
        path = self.source / "framing" / guard.path.relative_to(SOURCE)
        data = path.read_bytes()
        self._write(path, data[: guard.start] + guard.instead.encode() + data[guard.end :])
        try:
            yield path
        finally:
            self._write(path, data)

    def _write(self, path: Path, data: bytes) -> None:
        """Change a file, with a time of its own: compiled modules are told apart by size and second."""
        path.write_bytes(data)
        self._edits += 1
        os.utime(path, (self._edits, self._edits))

    def passes(self, tests: list[str], *options: str, seen: Path | None = None, timeout: int = TIMEOUT) -> bool:
        """Whether these tests pass. What does not end in time does not."""
        return self.first_failure(tests, *options, seen=seen, timeout=timeout) is None

    def first_failure(
        self, tests: list[str], *options: str, seen: Path | None = None, timeout: int = TIMEOUT
    ) -> str | None:
        """The first of these tests that fails, None if all pass; "" if something else fails or the time is up."""
        environment = {**os.environ, "PYTHONPATH": f"{self.source}{os.pathsep}{self.folder / 'plugin'}"}
        environment["PYTHONPYCACHEPREFIX"] = str(self.folder / "compiled")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if seen is not None:
            environment["GUARDS_SEEN"] = str(seen)
        chosen = ("-q", "-x", "-p", "no:cacheprovider", "-m", "slow or not slow", *options)
        command = [sys.executable, "-m", "pytest", *chosen, *tests]
        try:
            done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=timeout, check=False)
        except subprocess.TimeoutExpired:
            return ""
        said = done.stdout.decode()
        if done.returncode not in (0, 1):
            print(said[-600:], file=sys.stderr)
        if not done.returncode:
            return None
        failed = re.search(r"^(?:FAILED|ERROR) (\S+?::.+?)(?: - .*)?$", said, re.MULTILINE)
        return failed[1] if failed else ""

    def is_typed(self, path: Path) -> bool:
        """Whether mypy accepts the changed file."""
        command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(path)]
        environment = {**os.environ, "MYPYPATH": str(self.source), "MYPY_CACHE_DIR": str(self.folder / "mypy")}
        done = subprocess.run(command, cwd=self.source, env=environment, capture_output=True, check=False)
        return done.returncode == 0


FAST = ("-m", "not slow and not model and not browser")


def verdict(copy: Copy, guard: Guard, *, types: bool) -> str:
    """ "killed" by a test, "typed" if only mypy complains, or "survived"."""
    with copy.without(guard) as path:
        failed = copy.first_failure(tests_of(guard.path), *FAST)
        if failed is None:
            return "typed" if types and not copy.is_typed(path) else "survived"
    if failed and not copy.passes([failed], *FAST):
        raise SystemExit(f"{failed} fails with all guards in place: mend it first, then count")
    return "killed"


class _Watched(ast.NodeTransformer):
    """Wraps every guard of a file in a call that notes whether it decides anything."""

    def __init__(self, found: list[Guard], begins: list[int], first: int) -> None:
        self._numbers = {(g.start, g.end, g.instead): first + n for n, g in enumerate(found)}
        self._begins = begins

    def _number(self, node: ast.expr, instead: str) -> int | None:
        start = self._begins[node.lineno - 1] + node.col_offset
        end = self._begins[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        return self._numbers.get((start, end, instead))

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        is_and = isinstance(node.op, ast.And)
        numbers = [self._number(value, "True" if is_and else "False") for value in node.values]
        binds = any(isinstance(inner, ast.NamedExpr | ast.Await | ast.Yield) for inner in ast.walk(node))
        self.generic_visit(node)
        known = [n for n in numbers if n is not None]
        if binds or len(known) < len(numbers):
            return node
        values = [ast.Lambda(ast.arguments([], [], None, [], [], None, []), value) for value in node.values]
        return _call("all_of" if is_and else "any_of", ast.Constant(tuple(known)), ast.List(values, ast.Load()))

    def visit_If(self, node: ast.If) -> ast.If:
        number = self._number(node.test, "False")
        self.generic_visit(node)
        if number is not None:
            node.test = _call("is_exit", ast.Constant(number), node.test)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        numbers = [self._number(test, "True") for test in node.ifs]
        self.generic_visit(node)
        node.ifs = [
            test if n is None else _call("is_kept", ast.Constant(n), test)
            for n, test in zip(numbers, node.ifs, strict=True)
        ]
        return node


def _call(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Attribute(ast.Name("guards_watch", ast.Load()), name, ast.Load()), list(arguments), [])


def watch(copy: Copy, paths: list[Path]) -> list[Guard]:
    """Rewrite these files of the copy so that they note which guards decide; the guards by number."""
    numbered: list[Guard] = []
    for path in paths:
        found = guards(path)
        tree = _Watched(found, _begins(path.read_bytes()), len(numbered)).visit(ast.parse(path.read_bytes()))
        last = next(
            (i for i, n in enumerate(tree.body) if isinstance(n, ast.ImportFrom) and n.module == "__future__"), 0
        )
        tree.body.insert(last + 1 if tree.body else 0, ast.Import([ast.alias("guards_watch")]))
        target = copy.source / "framing" / path.relative_to(SOURCE)
        target.write_text(ast.unparse(ast.fix_missing_locations(tree)), encoding="utf-8")
        numbered += found
    return numbered


def idle(copy: Copy, paths: list[Path]) -> list[Guard]:
    """The guards that decide nothing in the tests of their own package."""
    numbered = watch(copy, paths)
    rooms: dict[str, set[Path]] = {}
    for path in paths:
        rooms.setdefault(path.relative_to(SOURCE).parts[0], set()).add(path)
    found = []
    for inside in rooms.values():
        seen = Path(tempfile.mkdtemp(dir=copy.folder))
        tests = {test for path in inside for test in tests_of(path)}
        copy.passes(sorted(tests), *FAST, "--maxfail=1000", seen=seen, timeout=IDLE_TIMEOUT)
        decided = {n for path in seen.iterdir() for n in json.loads(path.read_text())}
        found += [g for n, g in enumerate(numbered) if g.path in inside and n not in decided]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--under", default="", help="only this room of src/framing")
    parser.add_argument("--at", action="append", default=[], metavar="FILE:LINE", help="all guards of this line")
    parser.add_argument("--types", action="store_true", help="ask mypy about the survivors")
    parser.add_argument(
        "--idle", action="store_true", help="list the guards that decide nothing in the package's tests"
    )
    options = parser.parse_args()
    paths = sorted((SOURCE / options.under).rglob("*.py"))
    with tempfile.TemporaryDirectory(prefix="guards-") as folder:
        copy = Copy(Path(folder).resolve())
        if options.idle:
            for guard in idle(copy, paths):
                print(f"{guard.place}  {guard.text}", flush=True)
            return
        every = [g for path in paths for g in guards(path)]
        if options.at:
            chosen = [g for g in every if g.place in options.at]
        else:
            chosen = random.Random(options.seed).sample(every, options.count)
        counts: dict[str, int] = {}
        for guard in chosen:
            said = verdict(copy, guard, types=options.types)
            counts[said] = counts.get(said, 0) + 1
            print(f"{said:<9} {guard.place}  {' '.join(guard.text.split())}  -> {guard.instead}", flush=True)
        print(f"of {len(every)} guards {len(chosen)} were removed: {counts}")


if __name__ == "__main__":
    main()
