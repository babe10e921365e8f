"""Yoshikoder dictionaries (.ykd): XML with `cnode` for categories and `pnode` for patterns (Lowe 2015).

A file with a document type or entities is refused before anything is expanded.
"""

from __future__ import annotations

from xml.parsers import expat

from framing.lexicon.formats.terms import Collected
from framing.lexicon.formats.tree import add_glob
from framing.lexicon.problems import Reading, error, left_out, note

MAX_DEPTH = 20


class _RefusedError(Exception):
    """XML that a dictionary has no need of."""


def read(text: str, path: str = "") -> Reading:
    """The entries of a Yoshikoder dictionary; categories below another are named `parent/child`."""
    reader = _Dictionary()
    try:
        # the text is decoded already, so that what its declaration says of the encoding no longer holds
        reader.parser.Parse(text.encode("utf-8", "replace"), True)
    except _RefusedError as bad:
        return Reading((), (error(reader.parser.CurrentLineNumber, str(bad)),))
    except expat.ExpatError as bad:
        return Reading((), (error(bad.lineno, f"well-formed XML ({expat.ErrorString(bad.code)})"),))
    return reader.found.reading(name=reader.title)


class _Dictionary:
    """The handlers of one reading."""

    def __init__(self) -> None:
        self.found = Collected()
        self.title = ""
        self._path: list[str] = []
        self._engine = ""
        self._depth = 0
        self.parser = expat.ParserCreate(encoding="utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.EntityDeclHandler = _refuse

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line, name = self.parser.CurrentLineNumber, attributes.get("name", "").strip()
        self._depth += 1
        if self._depth == 1 and tag != "dictionary":
            raise _RefusedError(f"a <dictionary>, not <{tag[:40]}>")
        if tag == "dictionary":
            self._engine = attributes.get("patternengine", "")
            if self._engine and self._engine not in ("substring", "glob", "word"):
                self.found.problems.append(note(line, "patterns are read as words with *", self._engine))
        elif tag == "cnode":
            self._category(name, line)
        elif tag == "pnode" and self._path:
            self._pattern(name, line)
        elif tag in ("pnode", "word"):
            self.found.problems.append(left_out(line, "a pattern outside any category", name))
        else:
            self.found.problems.append(left_out(line, f"unknown element <{tag[:40]}>"))

    def _category(self, name: str, line: int) -> None:
        if len(self._path) >= MAX_DEPTH:
            raise _RefusedError(f"at most {MAX_DEPTH} levels of categories")
        if not self._path:
            self.title = name
        self._path.append(name or f"line {line}")

    def _pattern(self, name: str, line: int) -> None:
        category = "/".join(self._path[1:]) or self._path[0]  # the outermost node is the dictionary itself
        if self._engine == "regexp" and not name.replace(" ", "").replace("'", "").replace("-", "").isalnum():
            self.found.problems.append(left_out(line, "a regular expression", name))
        else:
            add_glob(self.found, name, category, line)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if tag == "cnode":
            self._path.pop()


def _refuse(*_: object) -> None:
    raise _RefusedError("XML without a document type and without entities")
