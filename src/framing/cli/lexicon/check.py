"""framing lexicon check: every problem of a lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.lexicon.options import FormatName
from framing.cli.lexicon.printing import count, line, say

if TYPE_CHECKING:
    from framing.lexicon.entry import Entry
    from framing.lexicon.problems import Problem

MOST_PROBLEMS = 100


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="NAME|PATH…", help='Lexicons; "-" for standard input.', show_default=False),
    ],
    format_name: FormatName = None,
    own_categories: Annotated[
        bool, typer.Option("--own-categories", help="Accept categories that are neither known nor declared.")
    ] = False,
    all_problems: Annotated[bool, typer.Option("--all", help="Print every problem, not only the first 100.")] = False,
) -> int:
    """Report every problem of a lexicon with its line. Exit code 1 if there are any.

    \b
    framing lexicon check my-words.csv
    framing lexicon check study.dic --format liwc
    """
    from framing.errors import FramingError
    from framing.lexicon import load
    from framing.lexicon.problems import Severity, sorted_problems

    wrong = 0
    for name in files:
        try:
            path = str(load.locate(name))
            reading, form = load.read_file(path, format_name, own_categories=own_categories)
        except FramingError as fault:
            if fault.exit_code != 1:
                raise
            wrong += 1
            say(fault.message + (f" ({fault.hint})" if fault.hint else ""))
            continue
        problems = sorted_problems([*reading.problems, *_never_found(reading.entries)])
        for problem in problems if all_problems else problems[:MOST_PROBLEMS]:
            label = "" if problem.severity is Severity.ERROR else f" [{problem.severity.value}]"
            line(problem.located(path) + label)
        if not all_problems and len(problems) > MOST_PROBLEMS:
            line(f"{path}: {len(problems) - MOST_PROBLEMS:,} more, use --all")
        serious = sum(p.severity is not Severity.NOTE for p in problems)
        wrong += serious
        state = count(serious, "problem", "problems") if serious else "no problems"
        say(f"{path}: {form.title}, {count(len(reading.entries), 'entry', 'entries')}, {state}")
    return 1 if wrong else 0


def _never_found(entries: Sequence[Entry]) -> list[Problem]:
    """A problem for each term that can never match."""
    from framing.analyzer.loaded.self_test import never_found
    from framing.lexicon.entry import Lexicon
    from framing.lexicon.problems import left_out
    from framing.model import LexiconInfo

    lost = never_found(Lexicon(LexiconInfo("", "", "", len(entries)), tuple(entries)))
    return [left_out(entry.line, "a term that no text can hold: it is never found", entry.term) for entry in lost]
