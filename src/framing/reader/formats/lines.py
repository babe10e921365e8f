"""Lines of a document from any container: the input of the parsers of database exports."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct, field

from framing.errors import InputError
from framing.language.words import months, months_abroad
from framing.reader.draft import Draft, iso_date
from framing.reader.notes import Note
from framing.reader.structure import is_byline


class Line(Struct, frozen=True):
    """A line of a document."""

    text: str
    heading: bool = False


class Export(Struct):
    """Articles of a database export, as they are found.

    Attributes:
        format: the database and the form of the export.
        announced: how many articles the file says it has.
        left_out: kinds of boilerplate, and how often each was left out.
    """

    format: str
    path: str
    announced: int | None = None
    drafts: list[Draft | InputError] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)

    def add(
        self,
        *,
        title: str | None,
        source: str | None,
        date: str | None,
        body: list[str],
        author: str | None = None,
        url: str | None = None,
    ) -> None:
        """Add an article; one without text is reported as a problem."""
        number = len(self.drafts) + 1
        place = f"{self.path}:{number}"
        body = [" ".join(p.split()) for p in body if p.strip()]
        if not body:
            self.drafts.append(InputError(place, f"no text under {title or 'an article without a headline'!r}"))
            return
        warnings = []
        if not source:
            warnings.append(f"the {self.format} export names no outlet")
        if not date:
            warnings.append(f"the {self.format} export gives no date")
        self.drafts.append(
            Draft(
                text=[*byline(author), *body],
                name=place,
                id=place,
                title=title,
                source=source or "unknown",
                date=date,
                date_from=f"the {self.format} export",
                url=url,
                path=self.path,
                warnings=warnings,
            )
        )

    def leave_out(self, kind: str, times: int = 1) -> None:
        """Count content of a kind that is left out."""
        if times:
            self.left_out[kind] = self.left_out.get(kind, 0) + times

    def results(self) -> list[Draft | InputError | Note]:
        """Articles, problems, and last what the file says of itself."""
        out: list[Draft | InputError | Note] = list(self.drafts)
        if not out:
            out.append(InputError(self.path, f"looks like an export of {self.format}, but no article is found in it"))
            return out
        if self.announced is not None and self.announced != len(self.drafts):
            out.append(
                InputError(self.path, f"says that it has {self.announced} articles; {len(self.drafts)} were found")
            )
        out.append(Note(self.path, self.format, self.announced, tuple(sorted(self.left_out.items()))))
        return out


_BY = re.compile(r"^(?:by|von|par|por|door|di|af)\s*:?\s+", re.IGNORECASE)


def byline(author: str | None) -> list[str]:
    """The line "By Ann Lee" for an author; None if it would not read as a byline."""
    if not author or not author.strip():
        return []
    name = _BY.sub("", " ".join(author.split())).rstrip(";,. ")
    if name.isupper():
        name = name.title()
    line = f"By {name}"
    return [line] if is_byline(line) else []


_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:er|st|nd|rd|th)?\.?\s+(?:de\s+|di\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


def dated(text: str | None) -> str | None:
    """A date in words, English or of an interface in another language, as YYYY-MM-DD."""
    if not text:
        return None
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        for found in pattern.finditer(text):
            number = _month(found[month])
            if number and (iso := iso_date(f"{found[3]}-{number:02}-{int(found[day]):02}")):
                return iso
    return iso_date(text)


def _month(word: str) -> int | None:
    lower = word.lower()
    known = months() | months_abroad()
    return known.get(lower[:4]) or known.get(lower[:3])


_DATE_ONLY = re.compile(
    r"(?:[^\W\d_]+,?\s+)?(?:\d{1,2}(?:er|st|nd|rd|th)?\.?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d\d-\d\d)\b(?P<rest>.{0,60})$"
)
_REST = re.compile(r"^[\s,;()]*(?:[^\W\d_]+day\b|[^\W\d_]+tag\b|[^\W\d_]+di\b)?[\s,;:\w.()-]{0,50}$")


def is_date_line(line: str) -> bool:
    """Whether a line has only a date and its additions: the day of the week, a time, an edition."""
    found = _DATE_ONLY.match(line.strip())
    return bool(found and dated(line) and _REST.match(found["rest"]) and len(line) < 90)


def of_text(text: str) -> list[Line]:
    """The lines of a text, trimmed."""
    return [Line(line.strip()) for line in text.split("\n")]


_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "title",
        "body",
        "center",
    ]
)
_NO_TEXT = frozenset(["script", "style", "head", "noscript", "template", "svg", "button", "select", "textarea"])
_HEADINGS = frozenset(["h1", "h2", "h3"])


def of_html(text: str, name: str) -> list[Line]:
    """The text of a page block by block; the cells of a table's row in one line, tabs between them."""
    out: list[Line] = []
    held: list[str] = []

    def end(heading: bool = False) -> None:
        line = "\t".join(" ".join(cell.split()) for cell in "".join(held).split("\t"))
        if line.strip("\t "):
            out.append(Line(line.strip(), heading))
        held.clear()

    for event, element in _events(page(text, name)):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS and not _begins_cell(element):
                end()
            if tag in ("td", "th") and held:
                held.append("\t")
            if tag:
                held.append((element.text or "").replace("\t", " "))
        else:
            if tag in _BLOCKS and not _begins_cell(element):
                end(tag in _HEADINGS)
            held.append((element.tail or "").replace("\t", " "))
    end()
    return out


def _begins_cell(element: Any) -> bool:
    """Whether the paragraph stays in the row's line because it opens a cell: "LP", a tab, and the lead."""
    parent = element.getparent()
    return parent is not None and parent.tag in ("td", "th") and element.getprevious() is None


def page(text: str, name: str) -> Any:
    """The root of an untrusted web page."""
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        found = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as fault:
        raise InputError(name, "the page cannot be parsed", hint="save the article as plain text") from fault
    return found


def _events(root: Any) -> Any:
    """Start and end of each element that may hold text."""
    from lxml import etree

    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            yield "end", element  # its tail is text
        elif skipped is None and event == "start" and element.tag in _NO_TEXT:
            skipped = element
        elif skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                yield "end", element
        else:
            yield event, element
