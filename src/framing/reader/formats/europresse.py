"""Europresse's HTML: an <article> for each, its fields recognised by their classes."""

from __future__ import annotations

import re
from typing import Any

from framing.reader.formats.lines import Export, dated, page

_SIGNS = re.compile(r"DocPublicationName|titreArticleVisu|rdp__articletitle|docOcurrContainer", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:news|web)?[·.](20\d\d|19\d\d)(\d\d)(\d\d)[·.]")
_AFTER = re.compile(r"[;,(]|\bno\.|\s[-–]\s")


def is_europresse(text: str) -> bool:
    """Whether a page has the classes of a Europresse export."""
    return "<article" in text.lower() and len({found.lower() for found in _SIGNS.findall(text[:2_000_000])}) >= 2


def europresse(text: str, path: str) -> Export:
    """The articles of the page, without the outlet's notes and the certificate under each."""
    out = Export("Europresse HTML", path)
    for article in page(text, path).iter("article"):
        number = _NUMBER.search("".join(article.itertext()))
        header = _text(article, "DocHeader")
        date = dated(header) or (f"{number[1]}-{number[2]}-{number[3]}" if number else None)
        title = _text(article, "titreArticleVisu", "rdp__articletitle", "titreArticle")
        source = _text(article, "DocPublicationName")
        body = _body(article)
        out.leave_out(
            "notes (certificates, document numbers, the outlet's description)",
            len(_of(article, "publiC-lblNodoc", "source-name-APD", "apd-sources-certificat", "DocHeader")),
        )
        author = _text(article, "sm-margin-bottomNews", "docAuthors")
        out.add(
            title=title, source=_AFTER.split(source)[0].strip() if source else None, date=date, body=body, author=author
        )
    return out


def _of(article: Any, *classes: str) -> list[Any]:
    wanted = [c.lower() for c in classes]
    return [
        e
        for e in article.iter()
        if any(w in (e.get("class") or "").lower().split() for w in wanted) and isinstance(e.tag, str)
    ]


def _text(article: Any, *classes: str) -> str | None:
    for name in classes:
        for element in _of(article, name):
            text = " ".join("".join(element.itertext()).split())
            if text:
                return text
    return None


def _body(article: Any) -> list[str]:
    holders = _of(article, "docOcurrContainer") or _of(article, "DocText") or [article]
    paragraphs = [p for holder in holders for p in holder.iter("p") if not _is_head(p, article)]
    texts = [" ".join("".join(p.itertext()).split()) for p in paragraphs]
    return texts or [line for holder in holders for line in "\n".join(holder.itertext()).split("\n")]


def _is_head(paragraph: Any, article: Any) -> bool:
    """Whether it is the headline, the author or a note of the database."""
    at = paragraph
    while at is not None and at is not article:
        names = (at.get("class") or "").lower()
        if at.tag in ("header", "footer", "aside") or re.search(
            r"titrearticle|articletitle|publicationname|docheader|margin-bottomnews|docauthors|apd-|nodoc", names
        ):
            return True
        at = at.getparent()
    return False
