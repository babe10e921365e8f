"""Measure the quality again and write the tables of docs/quality.md.

    python benchmarks/quality.py --data DATA [--only stories,voices] [--parsed FOLDER] [--check]

DATA/NAME/dev.jsonl are the public data sets that docs/quality.md names; the repository holds none of them. Each part is
another script of this folder, run as a program. Its figures go into the table between `<!-- part: NAME -->` and
`<!-- /part -->`, with the day, the version and the processor, and into every page that quotes one of them between
`<!-- figure: KEY -->` and `<!-- /figure -->`.

A part whose data are missing keeps its table, and the run says so. `--check` writes nothing: it prints the figures that
differ from the page and exits with 1 if there are any. `--parsed` keeps parses between runs, for the
scripts that can; give a new folder after a change of how texts are parsed.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from framing import audit
from quality_parts import PARTS, Part, Row

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"
PAGE = "quality.md"
HEADING = ("what", "data", "floor", "here, with 95% interval", "texts")


class FigureError(Exception):
    """A script did not print what its part expects."""


# ---------------------------------------------------------------------------------------------------- measuring
def run(part: Part, data: Path, parsed: Path | None) -> str:
    """What the script of a part prints.

    Raises:
        FigureError: it failed; the message is the end of its errors.
    """
    command = [sys.executable, str(HERE / part.script), "--data", str(data), *part.options]
    command += ["--parsed", str(parsed)] if parsed and part.keeps_parses else []
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=_environment(), check=False)
    if done.returncode:
        raise FigureError(f"{part.script} failed: {done.stderr.strip()[-500:]}")
    return done.stdout


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}


def missing(part: Part, data: Path) -> list[str]:
    """The files and packages that the part needs and that are not there."""
    gone = [str(p) for p in (data / name / "dev.jsonl" for name in part.needs) if not p.is_file()]
    return [*gone, *([part.package] if part.package and find_spec(part.package) is None else [])]


def figure(pattern: str, output: str) -> str:
    """A figure of the output, as the documents write it: "0.915 [0.891, 0.937]", or the value alone.

    Raises:
        FigureError: the output has none.
    """
    found = re.search(pattern, output)
    if found is None:
        raise FigureError(f"nothing in the output looks like {pattern}")
    value, *ends = (_plain(text) for text in found.groups())
    return f"{value} [{', '.join(ends)}]" if ends else value


def _plain(number: str) -> str:
    """-0.012 -> −0.012; the leading zero is always written."""
    sign = {"-": "−", "+": "+"}.get(number[0], "")
    digits = number.lstrip("+-")
    return sign + (f"0{digits}" if digits.startswith(".") else digits)


def cells(row: Row, output: str) -> tuple[str, ...]:
    """The cells of a row of the table."""
    floors = [f"{figure(pattern, output)} ({name})" for pattern, name in row.floors]
    floors += [f"{known}†" for known in row.known.split("; ") if known]
    counted = re.search(row.count, output) if row.count else None
    if row.count and counted is None:
        raise FigureError(f"nothing in the output looks like {row.count}")
    on = f"{row.on}, {' '.join(counted[1].split())} {row.of}" if counted else row.on
    return row.what, on, ", ".join(floors) or "–", figure(row.here, output), "unseen" if row.unseen else "development"


# ------------------------------------------------------------------------------------------------------ writing
def table(part: Part, output: str) -> str:
    """The Markdown table of a part."""
    lines = [HEADING, ("---",) * len(HEADING), *(cells(row, output) for row in part.rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def made(part: Part) -> str:
    """How the table was made."""
    options = " ".join(("--data DATA", *part.options))
    return (
        f"`python benchmarks/{part.script} {options}`: framing {version('framing-compare')} "
        f"(code {audit.code()[:12]}), {audit.today()}, {processor()}"
    )


def processor() -> str:
    """The processor's name and what changes its arithmetic with small integers, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    known = dict(tuple(part.strip() for part in line.split(":", 1)) for line in lines if ":" in line)
    name = known.get("model name", platform.machine())
    units = [flag for flag in ("avx2", "avx512_vnni", "avx512_bf16") if flag in known.get("flags", "").split()]
    return f"{name}{f' with {units[-1]}' if units else ''}"


def _between(key: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- part: {re.escape(key)} -->\n)(.*?)(<!-- /part -->)", re.DOTALL)


def replaced(page: str, part: Part, new: str, how: str) -> str:
    """The page with a part's new table.

    Raises:
        FigureError: the page has no place for it.
    """
    if not _between(part.key).search(page):
        raise FigureError(f"{PAGE} has no place for it: <!-- part: {part.key} --> … <!-- /part -->")
    return _between(part.key).sub(lambda found: f"{found[1]}\n{new}\n\n{how}\n\n{found[3]}", page)


def quoted(page: str, figures: Mapping[str, str]) -> str:
    """A page with the figures that it quotes brought up to date."""

    def new(found: re.Match[str]) -> str:
        return f"{found[1]}{figures.get(found[2], found[3])}{found[4]}"

    return re.sub(r"(<!-- figure: ([\w+-]+) -->)(.*?)(<!-- /figure -->)", new, page)


def differences(page: str, part: Part, new: str) -> list[str]:
    """Rows of the page's table that a new one has otherwise; how they were made is not compared."""
    found = _between(part.key).search(page)
    old = {line for line in (found[2] if found else "").splitlines() if line.startswith("|")}
    return [line for line in new.splitlines()[2:] if line not in old]


# --------------------------------------------------------------------------------------------------------- main
def measure(parts: Sequence[Part], data: Path, parsed: Path | None, docs: Path, *, check: bool) -> int:
    """Measure the parts; the exit code: 1 if a script failed, or with `check` a figure differs."""
    code = 0
    for part in parts:
        if gone := missing(part, data):
            print(f"{part.key}: kept as it is, no {', '.join(gone)}", flush=True)
            continue
        page = docs / PAGE
        try:
            output = run(part, data, parsed)
            new, text = table(part, output), page.read_text(encoding="utf-8")
            other = differences(text, part, new)
            if not check:
                page.write_text(replaced(text, part, new, made(part)), encoding="utf-8")
                _quote(docs, {row.key: figure(row.here, output) for row in part.rows})
        except FigureError as fault:
            print(f"{part.key}: kept as it is, {fault}", flush=True)
            code = 1
            continue
        print(f"{part.key}: {len(other)} of {len(part.rows)} rows differ", *other, sep="\n  ", flush=True)
        code = 1 if check and other else code
    return code


def _quote(docs: Path, figures: Mapping[str, str]) -> None:
    for page in sorted(docs.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        new = quoted(text, figures)
        if new != text:
            page.write_text(new, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    names = [part.key for part in PARTS]
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    ask.add_argument("--only", default=",".join(names), help="parts, divided by commas")
    ask.add_argument("--parsed", type=Path, help="folder for parses")
    ask.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a figure differs")
    ask.add_argument("--docs", type=Path, default=DOCS, help="folder of the documents")
    given = ask.parse_args(arguments)
    wanted = given.only.split(",")
    if unknown := sorted(set(wanted) - set(names)):
        ask.error(f"no part {unknown[0]!r}; there are {', '.join(names)}")
    if given.parsed:
        given.parsed.mkdir(parents=True, exist_ok=True)
    parts = [part for part in PARTS if part.key in wanted]
    return measure(parts, given.data, given.parsed, given.docs, check=given.check)


if __name__ == "__main__":
    sys.exit(main())
