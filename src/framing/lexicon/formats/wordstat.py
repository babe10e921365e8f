"""WordStat categorization dictionaries (.cat): categories indented by tabs, terms with a weight, `REGIME* (1)`.

A category stands alone on its line, its terms and categories one tab deeper. Rules (`@...`) test for words
nearby and cannot be taken over.
"""

from __future__ import annotations

from framing.lexicon.formats.terms import Collected
from framing.lexicon.formats.tree import add_glob
from framing.lexicon.problems import Reading, left_out, note


def read(text: str, path: str = "") -> Reading:
    """The entries of a WordStat dictionary; categories below another are named `parent/child`."""
    found = Collected()
    above: list[tuple[int, str]] = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line:
            continue
        depth = _depth(raw)
        term, weight = _weighted(line)
        above = [(d, name) for d, name in above if d < depth] if weight is None or above else above
        category = "/".join(name for _, name in above)
        if line.startswith("@"):
            found.problems.append(left_out(number, "a rule, which depends on neighbouring words", line))
        elif weight is None:
            above.append((depth, line))
        elif not category:
            found.problems.append(left_out(number, "a term outside any category", term))
        else:
            _add(found, term, weight, category, number)
    return found.reading()


def _add(found: Collected, term: str, weight: str, category: str, number: int) -> None:
    if weight not in ("1", "1.0"):
        found.problems.append(note(number, f"weight {weight} read as 1", term))
    add_glob(found, term, category, number)


def _depth(raw: str) -> int:
    """How deep a line is indented: its tabs; in files whose tabs an editor has turned to spaces, its spaces."""
    margin = raw[: len(raw) - len(raw.lstrip())]
    return margin.count("\t") if "\t" in margin else len(margin)


def _weighted(line: str) -> tuple[str, str | None]:
    """`SOUTH AFRICAN* (1)` is a term and its weight; a line without one is a category."""
    term, bracket, weight = line.rpartition("(")
    inside = weight.removesuffix(")")
    if bracket and weight.endswith(")") and inside.replace(".", "", 1).replace("-", "", 1).isdecimal():
        return term.strip(), inside
    return line, None
