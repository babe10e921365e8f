"""framing lexicon: look at, check, extend and import lexicons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options as o

if TYPE_CHECKING:
    from framing.analyzer.suggest import Suggestion
    from framing.lexicon.coverage import CoverageReport, Duplicate, Shadowed

app = typer.Typer(help="Look at, check, extend and import lexicons.", no_args_is_help=True, rich_markup_mode=None)

Category = Annotated[str | None, typer.Option("--category", "-c", metavar="NAME", help="Only this category.")]
FormatName = Annotated[
    str | None, typer.Option("--format", "-f", metavar="NAME", help="The file's format; guessed if not given.")
]
MOST = 20
"""Rows of a part of the coverage report on a screen, unless --all is given."""


@app.command("list")
def list_() -> int:
    """Show every lexicon that has a name: entries, version, hash, licence, place.

    \b
    framing lexicon list
    FRAMING_LEXICONS=~/study/words framing lexicon list
    """
    from framing.errors import LexiconError
    from framing.lexicon import load
    from framing.lexicon.locations import default_folder

    rows, used, code = [("NAME", "ENTRIES", "BY DEFAULT", "VERSION", "HASH", "LICENCE", "PATH")], _used_by_default(), 0
    for path in load.installed():
        try:
            info = load.find(str(path)).info
        except LexiconError as fault:
            _say(fault.message + (f" ({fault.hint})" if fault.hint else ""))
            code = 1
            continue
        default = used.get(path.stem, 0) if path.parent == default_folder() else 0
        rows.append(
            (
                path.stem,
                str(info.entries),
                str(default or "-"),
                info.version or "-",
                info.hash,
                info.licence or "-",
                str(path),
            )
        )
    _table(rows)
    return code


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A lexicon's name, or a file.", show_default=False)],
    category: Category = None,
) -> int:
    """Print the entries of a lexicon as native CSV.

    \b
    framing lexicon show concepts
    framing lexicon show labels --category political-label
    """
    from framing.errors import UsageError
    from framing.lexicon import load
    from framing.lexicon.problems import nearest
    from framing.lexicon.write import native_csv

    lexicon = load.find(name)
    entries = [e for e in lexicon.entries if category is None or e.category == category]
    if category is not None and not entries:
        near = nearest(category, list(dict.fromkeys(e.category for e in lexicon.entries)))
        raise UsageError(
            f"{name}: no entries of category {category!r}", hint=f"did you mean {near!r}?" if near else None
        )
    _say_all(lexicon.warnings)
    _print(native_csv(entries, {"name": lexicon.info.name, "version": lexicon.info.version}))
    return 0


@app.command()
def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="NAME|PATH...", help='Lexicons; "-" for standard input.', show_default=False),
    ],
    format_name: FormatName = None,
    own_categories: Annotated[
        bool, typer.Option("--own-categories", help="Accept categories that are neither known nor declared.")
    ] = False,
) -> int:
    """Report every problem of a lexicon with its line. Exit code 1 if there is one.

    \b
    framing lexicon check my-words.csv
    framing lexicon check study.dic --format liwc
    """
    from framing.errors import FramingError
    from framing.lexicon import load
    from framing.lexicon.problems import Severity

    wrong = 0
    for name in files:
        try:
            path = str(load.locate(name))
            reading, form = load.read_file(path, format_name, own_categories=own_categories)
        except FramingError as fault:
            if fault.exit_code != 1:
                raise
            wrong += 1
            _line(fault.message + (f" ({fault.hint})" if fault.hint else ""))
            continue
        for problem in reading.problems:
            label = "" if problem.severity is Severity.ERROR else f" [{problem.severity.value}]"
            _line(problem.located(path) + label)
        serious = sum(p.severity is not Severity.NOTE for p in reading.problems)
        wrong += serious
        state = _count(serious, "problem", "problems") if serious else "no problems"
        _say(f"{path}: {form.title}, {_count(len(reading.entries), 'entry', 'entries')}, {state}")
    return 1 if wrong else 0


@app.command()
def add(
    term: Annotated[str, typer.Argument(help="A word or phrase; * stands for any letters.", show_default=False)],
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="A lexicon of your own; made if there is none.")],
    category: Annotated[str, typer.Option("--category", "-c", metavar="NAME", help="Its category.")] = "custom",
    polarity: Annotated[str, typer.Option("--polarity", help="negative, neutral or positive.")] = "neutral",
    weight: Annotated[str, typer.Option("--weight", help="How loaded, 0 to 1.")] = "1",
    match: Annotated[str, typer.Option("--match", help="lemma (every inflected form), exact, or glob.")] = "",
    pos: Annotated[str, typer.Option("--pos", help="NOUN, VERB, ADJ, ADV ...")] = "",
    neutral: Annotated[str, typer.Option("--neutral", help="A neutral alternative.")] = "",
    unless: Annotated[list[str], typer.Option("--unless", help="A context in which it is not meant; repeatable.")] = [],  # noqa: B006 - typer copies it
) -> int:
    """Add a term to a lexicon of your own.

    \b
    framing lexicon add "vassal state" --to study --category contentious-label --polarity negative
    framing lexicon add "radical*" --to study --unless "radical surgery"
    """
    from framing.lexicon import write

    cells = {"term": term.strip(), "category": category.strip(), "polarity": polarity.strip(), "weight": weight.strip()}
    cells |= {"match": match.strip(), "pos": pos.strip(), "neutral": neutral.strip(), "unless": "|".join(unless)}
    _say(f"{term!r} added to {write.add(to, cells)}")
    return 0


@app.command("import")
def import_(
    file: Annotated[
        str, typer.Argument(help='Another tool\'s dictionary; "-" for standard input.', show_default=False)
    ],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Its name; else that of the file.")] = None,
    format_name: FormatName = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a lexicon of that name.")] = False,
) -> int:
    """Turn another tool's dictionary into a lexicon of your own. Exit code 3 if lines had to be left out.

    LIWC .dic and .dicx, quanteda and Lexicoder YAML, .lc3, Yoshikoder .ykd, WordStat .cat, VADER, NRC EmoLex,
    word lists, spaCy and Prodigy patterns .jsonl, eMFD, connotation frames. Every line that is changed or left
    out is reported.

    \b
    framing lexicon import LSD2015.lc3 --name lsd
    framing lexicon import vader_lexicon.txt --format vader
    """
    from pathlib import PurePath

    from framing.errors import UsageError
    from framing.lexicon import load, write
    from framing.lexicon.locations import is_name
    from framing.lexicon.problems import Severity

    stem = "-".join(PurePath(file).stem.split()).replace(".", "-")
    if name is None and not is_name(stem):
        raise UsageError(f"{file}: no name for the lexicon", hint="give one with --name")
    reading, form = load.read_file(file, format_name, own_categories=True)
    _say_all(p.located(file) for p in reading.problems if p.severity is not Severity.ERROR)
    load.lexicon_from(reading, file)
    metadata = {**reading.metadata, "name": name or stem, "source": f"{PurePath(file).name} ({form.title})"}
    path = write.save(name or stem, reading.entries, metadata, replace=replace)
    left = sum(p.severity is Severity.LEFT_OUT for p in reading.problems)
    _say(
        f"{_count(len(reading.entries), 'entry', 'entries')} written to {path}"
        + (f", {_count(left, 'line', 'lines')} left out" if left else "")
    )
    return 3 if left else 0


@app.command()
def coverage(
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A lexicon's name, or a file.", show_default=False)],
    articles: o.Articles,
    all_rows: o.All = False,
    quiet: o.Quiet = False,
    pipeline: o.Pipeline = o.DEFAULT_PIPELINE,
    jobs: o.Jobs = 0,
    no_cache: o.NoCache = False,
    encoding: o.Encoding = None,
) -> int:
    """Show which entries are found in some articles, which never match, and which overlap.

    \b
    framing lexicon coverage labels seeds/*.txt
    framing lexicon coverage my-words.csv corpus/ --all
    """
    from framing import api
    from framing.cli.running import open_store, progress, read_articles
    from framing.lexicon import load
    from framing.lexicon.coverage import coverage as measure

    given = api.settings(lexicons=[name], only=True, pipeline=pipeline)
    lexicon = given.lexicons[0]
    reading = read_articles(articles, encoding=encoding, fewest=1, quiet=quiet)
    with open_store(not no_cache, quiet=quiet) as kept, progress(len(reading.articles), quiet=quiet) as tick:
        report = measure([lexicon], api.analyses(reading.articles, given, kept, progress=tick, jobs=jobs))
    others = tuple(x for x in load.default_lexicons() if x.info.name != lexicon.info.name)
    repeated = measure([lexicon, *others], ()).duplicates
    own = [d for d in repeated if any(place == lexicon.info.name for place, _ in d.places)]
    _print_coverage(report, own, None if all_rows else MOST)
    return 3 if reading.problems else 0


def _print_coverage(report: CoverageReport, duplicates: Sequence[Duplicate], most: int | None) -> None:
    _print(
        f"{report.entries} entries, {report.entries - len(report.unmatched)} found ({report.share_found:.1%}); "
        f"{report.hits} hits in {report.words} words of {report.articles} articles "
        f"({report.per_thousand:.1f} per 1,000)\n"
    )
    _part("Found", [f"{u.hits:>6}  {u.term} [{u.category}]" for u in report.found], most)
    _part("Found only where another entry counts", [_shadow(s) for s in report.shadowed], most)
    _part("Never found", [f"line {u.line}: {u.term} [{u.category}]" for u in report.unmatched], most)
    _part("In more than one place", [_places(d) for d in duplicates], most)


def _shadow(shadowed: Shadowed) -> str:
    longer = ", ".join(f"{term} ({count})" for term, count in shadowed.longer)
    return f"line {shadowed.use.line}: {shadowed.use.term} [{shadowed.use.category}]: {longer}"


def _places(duplicate: Duplicate) -> str:
    return f"{duplicate.term}: " + ", ".join(f"{lexicon} [{category}]" for lexicon, category in duplicate.places)


def _part(title: str, lines: list[str], most: int | None) -> None:
    if not lines:
        return
    shown = lines[:most]
    _print(f"\n{title} ({len(lines)})\n" + "".join(f"  {line}\n" for line in shown))
    if len(shown) < len(lines):
        _print(f"  + {len(lines) - len(shown)} more, use --all\n")


@app.command()
def suggest(
    articles: o.Articles,
    lexicon: o.Lexicon = [],  # noqa: B006 - typer copies it
    most: Annotated[int, typer.Option("--most", min=1, help="How many words.")] = MOST,
    fewest: Annotated[int, typer.Option("--fewest", min=1, help="How often a word must occur.")] = 1,
    native: Annotated[bool, typer.Option("--native", help="Print native CSV, to be read over and imported.")] = False,
    quiet: o.Quiet = False,
    pipeline: o.Pipeline = o.DEFAULT_PIPELINE,
    jobs: o.Jobs = 0,
    no_cache: o.NoCache = False,
    encoding: o.Encoding = None,
) -> int:
    """List words that read loaded but stand in no lexicon, with evidence.

    \b
    framing lexicon suggest seeds/*.txt
    framing lexicon suggest corpus/ --fewest 3 --native > candidates.csv
    """
    from framing import api
    from framing.analyzer.suggest import suggest as words
    from framing.analyzer.term_index import TermIndex
    from framing.cli.running import open_store, progress, read_articles
    from framing.lexicon import load
    from framing.lexicon.entry import Entry
    from framing.lexicon.locations import default_folder
    from framing.lexicon.write import native_csv

    given = api.settings(lexicons=lexicon, pipeline=pipeline)
    reading = read_articles(articles, encoding=encoding, fewest=1, quiet=quiet)
    with open_store(not no_cache, quiet=quiet) as kept, progress(len(reading.articles), quiet=quiet) as tick:
        analyses = api.analyses(reading.articles, given, kept, progress=tick, jobs=jobs)
        shipped = [load.find(str(path)) for path in load.installed() if path.parent == default_folder()]
        found = words(analyses, TermIndex((*given.lexicons, *shipped)), most=most, fewest=fewest)
    texts = {a.id: a.text for a in reading.articles}
    if native:
        _print(native_csv([Entry(s.term, weight=s.score, pos=s.pos) for s in found], {}))
    elif found:
        rows = [("WORD", "SCORE", "COUNT", "OWN", "POS", "EXAMPLE")]
        rows += [(s.term, f"{s.score:.2f}", str(s.count), str(s.own), s.pos, _example(s, texts)) for s in found]
        _table(rows)
    else:
        _say("no word outside the lexicons reads loaded")
    return 3 if reading.problems else 0


def _example(suggestion: Suggestion, texts: Mapping[str, str]) -> str:
    """The most loaded place with the words around it."""
    place = suggestion.evidence[0]
    text = texts[place.article]
    before, after = text[max(0, place.start - 30) : place.start], text[place.end : place.end + 30]
    return f"{place.source}: …{' '.join((before + text[place.start : place.end] + after).split())}…"


def _used_by_default() -> dict[str, int]:
    """How many entries of each shipped lexicon are used when no lexicon is named."""
    from framing.lexicon import load

    return {x.info.name: x.info.entries for x in load.default_lexicons()}


def _table(rows: Sequence[tuple[str, ...]]) -> None:
    """Rows in columns as wide as their widest cell; numbers to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [c.rjust(w) if i in (1, 2) else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
        _print("  ".join(cells).rstrip() + "\n")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _print(text: str) -> None:
    typer.echo(_shown(text), nl=False)


def _line(text: str) -> None:
    """One line, whatever the foreign text in it holds."""
    from framing.reporter.display import display

    typer.echo(display(text.replace("\n", " ")))


def _say(message: str) -> None:
    from framing.reporter.display import display

    typer.echo(display(f"framing: {message}".replace("\n", " ")), err=True)


def _say_all(messages: Iterable[str]) -> None:
    for message in messages:
        _say(message)


def _shown(text: str) -> str:
    """Foreign text with its control characters escaped, line ends kept."""
    from framing.reporter.display import display

    return "\n".join(display(line) for line in text.split("\n"))
