"""XML with articles: RSS and Atom feeds, NITF, and NewsML (1 and G2, with NITF or XHTML inside)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.errors import InputError
from framing.reader.draft import Draft
from framing.reader.formats import xml
from framing.reader.formats.fragments import paragraphs
from framing.reader.formats.lines import Export, byline
from framing.reader.notes import Note

_FORMATS = {"rss": "RSS", "rdf": "RSS", "feed": "Atom", "nitf": "NITF", "newsml": "NewsML", "newsitem": "NewsML-G2",
            "newsmessage": "NewsML-G2"}  # fmt: skip
_MOST_ITEMS = 50_000
_SHORT = 25
"""Words under which a feed's item is most likely a teaser."""


def drafts(data: bytes, name: str) -> Iterator[Draft | InputError | Note]:
    """The articles of a file.

    Raises:
        InputError: it is XML of another kind, damaged, or has no articles.
    """
    root = xml.root(data, name)
    kind = xml.local(root)
    if kind not in _FORMATS:
        raise InputError(
            name,
            f"an unsupported kind of XML (<{kind}>)",
            hint="RSS, Atom, NITF and NewsML are; save the articles as JSON Lines or plain text",
        )
    out = Export(_FORMATS[kind], name)
    if kind in ("rss", "rdf", "feed"):
        _feed(root, out)
    else:
        for item in [root] if kind in ("nitf", "newsitem") else xml.each(root, "newsitem") or xml.each(root, "nitf"):
            _news(item, out)
    if not out.drafts:
        raise InputError(name, "no articles in it")
    yield from out.results()


def _feed(root: Any, out: Export) -> None:
    items = xml.each(root, "item", "entry")
    if len(items) > _MOST_ITEMS:
        raise InputError(out.path, f"{len(items):,} items, more than {_MOST_ITEMS:,}", hint="split the feed")
    channel = next((c for c in root if xml.local(c) == "channel"), root)
    outlet = next((" ".join("".join(c.itertext()).split()) for c in channel if xml.local(c) == "title"), None)
    for item in items:
        title = _child(item, "title")
        body = _markup(item, "encoded") or _markup(item, "content") or _markup(item, "description", "summary")
        text = paragraphs(body) if body else []
        source = next((c for c in item if xml.local(c) == "source"), None)
        named = (
            (xml.first_text(source, "title") or " ".join((source.text or "").split())) if source is not None else None
        )
        before = len(out.drafts)
        out.add(
            title=" ".join(paragraphs(title)) if title else None,
            source=named or outlet,
            date=_child(item, "pubdate", "published", "date", "updated"),
            author=_author(item),
            body=text,
            url=_link(item),
        )
        made = out.drafts[before]
        if isinstance(made, Draft) and sum(len(p.split()) for p in text) < _SHORT:
            made.warnings.append("a few words only: the feed seems to give a teaser, not the article")


def _child(item: Any, *names: str) -> str | None:
    for name in names:
        for child in item:
            if xml.local(child) == name and (text := " ".join("".join(child.itertext()).split())):
                return text
    return None


def _author(item: Any) -> str | None:
    name = next(
        (xml.first_text(c, "name") for c in item if xml.local(c) == "author" and xml.first_text(c, "name")), None
    )
    return name or _child(item, "creator", "author")


def _markup(item: Any, *names: str) -> str | None:
    """What an element holds: escaped HTML as it is, of XHTML the text with a line for each block."""
    for name in names:
        for child in item:
            if xml.local(child) == name:
                if len(child):
                    return _blocks(child)
                if (child.text or "").strip():
                    return str(child.text)
    return None


_BLOCKS = frozenset(["p", "div", "br", "li", "blockquote", "h1", "h2", "h3", "h4", "tr", "section", "article", "pre"])


def _blocks(element: Any) -> str:
    from lxml import etree

    out: list[str] = []
    for event, item in etree.iterwalk(element, events=("start", "end")):
        out.append("\n" if xml.local(item) in _BLOCKS else "")
        out.append((item.text if event == "start" else item.tail if item is not element else "") or "")
    return "".join(out)


def _link(item: Any) -> str | None:
    for child in item:
        if xml.local(child) == "link" and child.get("rel", "alternate") == "alternate":
            return child.get("href") or (child.text or "").strip() or None
    return None


def _news(item: Any, out: Export) -> None:
    content = next(iter(xml.each(item, "body.content", "inlinexml", "datacontent")), item)
    body = next(iter(xml.each(content, "body.content", "body")), content)
    lines = [" ".join("".join(p.itertext()).split()) for p in xml.each(body, "p")]
    text = lines or [line for line in "\n".join(body.itertext()).split("\n") if line.strip()]
    if not lines and body is item:
        text = []
    author = xml.first_text(item, "byline", "bylineline", "by")
    out.add(
        title=xml.first_text(item, "hl1", "headline", "title"),
        source=_source(item),
        date=_date(item),
        author=author,
        body=[t for t in text if [t] != byline(author)],
    )


def _source(item: Any) -> str | None:
    for e in xml.each(item, "doc.copyright"):
        if e.get("holder"):
            return str(e.get("holder"))
    for e in xml.each(item, "pubdata"):
        if e.get("name"):
            return str(e.get("name"))
    return xml.first_text(item, "distributor", "provider", "creditline", "copyrightholder")


def _date(item: Any) -> str | None:
    for e in xml.each(item, "date.issue", "pubdata", "story.date"):
        value = e.get("norm") or e.get("date.publication")
        if value:
            value = str(value)
            return f"{value[:4]}-{value[4:6]}-{value[6:8]}" if value[:8].isdigit() else value
    value = xml.first_text(
        item,
        "contentcreated",
        "versioncreated",
        "firstcreated",
        "thisrevisioncreated",
        "dateandtime",
        "dateid",
        "dateline",
    )
    return f"{value[:4]}-{value[4:6]}-{value[6:8]}" if value and value[:8].isdigit() else value
