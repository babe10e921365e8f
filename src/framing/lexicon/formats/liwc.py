"""LIWC dictionaries (.dic): categories with ids between two `%` lines, then terms with the ids that they belong to.

Read as files in circulation are: spaces for tabs, a hierarchy by tabs before the ids, windows-1252. Categories
below another are named `parent/child`. The conditional codes of old LIWC dictionaries (`(02 134)125/464`,
`<of>131/125`) depend on neighbouring words and are reported, not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.lexicon.formats.terms import Collected
from framing.lexicon.problems import Problem, Reading, error, left_out, note

_Line = tuple[int, str]


def read(text: str, path: str = "") -> Reading:
    """The entries of a LIWC dictionary, one for each term and category."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    marks = [i for i, (_, line) in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        return Reading((), (error(lines[0][0] if lines else 1, "category ids between two lines with a % alone"),))
    found = Collected()
    found.problems += [left_out(n, "before the first %", line.strip()) for n, line in lines[: marks[0]]]
    categories = _categories(lines[marks[0] + 1 : marks[1]], found.problems)
    for number, line in lines[marks[1] + 1 :]:
        _read_term(line, number, categories, found)
    return found.reading()


def _categories(lines: Sequence[_Line], problems: list[Problem]) -> dict[str, str]:
    """From category id, without leading zeros, to name; `parent/child` where tabs or spaces indent the ids."""
    categories: dict[str, str] = {}
    above: list[tuple[int, str]] = []  # indent and name of the categories that this one may lie under
    for number, line in lines:
        indent = len(line) - len(line.lstrip())
        identifier, _, name = line.strip().replace("\t", " ").partition(" ")
        name = " ".join(name.split())
        if not _is_id(identifier) or not name:
            problems.append(left_out(number, "not a category id and a name", line.strip()))
            continue
        above = [(i, n) for i, n in above if i < indent]
        full = "/".join([n for _, n in above] + [name])
        above.append((indent, name))
        key = str(int(identifier))
        if key in categories:
            problems.append(left_out(number, f"category id {key} is already {categories[key]!r}", name))
            continue
        categories[key] = full
    return categories


_LONGEST_ID = 9


def _is_id(code: str) -> bool:
    """Whether it is a category's number. One of thousands of digits is not even convertible."""
    return code.isdecimal() and len(code) <= _LONGEST_ID


def _read_term(line: str, number: int, categories: Mapping[str, str], found: Collected) -> None:
    term, codes = _split(line.strip())
    if not term:
        found.problems.append(left_out(number, "no term before the category ids", line.strip()))
        return
    if not codes:
        found.problems.append(left_out(number, "no category id after the term", term))
        return
    if not all(map(_is_id, codes)):
        conditional = " ".join(codes)
        found.problems.append(left_out(number, f"conditional or malformed category codes {conditional[:60]!r}", term))
        codes = [] if "(" in conditional or "<" in conditional else [code for code in codes if _is_id(code)]
    for code in codes:
        name = categories.get(str(int(code)))
        if name is None:
            found.problems.append(left_out(number, f"category id {code} is not defined", term))
        else:
            found.add(term, name, number)
    if "*" in term[:-1]:
        found.problems.append(note(number, "* inside a term; LIWC knows it at the end only", term))


def _split(line: str) -> tuple[str, list[str]]:
    """Term and category codes: after the first tab, or without a tab the trailing numbers."""
    term, tab, rest = line.partition("\t")
    if tab:
        return _with_spaced_codes(term.strip(), rest.split())
    words = line.split()
    start = next((i for i, w in enumerate(words) if i and w[0] in "(<" and _is_code(w)), len(words))
    while start > 0 and words[start - 1].isdecimal():
        start -= 1
    return " ".join(words[:start]), words[start:]


def _with_spaced_codes(term: str, codes: list[str]) -> tuple[str, list[str]]:
    """`happy 12<tab>13`: the first code after a space, the others after tabs."""
    words = term.split()
    if len(words) > 1 and words[-1].isdecimal() and codes and all(c.isdecimal() for c in codes):
        return " ".join(words[:-1]), [words[-1], *codes]
    return term, codes


def _is_code(word: str) -> bool:
    return word[1:2].isdecimal() or word.startswith("<of>")
