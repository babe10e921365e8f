"""Saved web pages: trafilatura finds the article in the page. The network is never asked."""

from __future__ import annotations

import html
import logging
import re

from framing.errors import InputError
from framing.reader.draft import Draft

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title>", re.IGNORECASE)
_OUTLET = re.compile(r"\s+[|–—·-]\s+([^|–—·]{2,40})$")


def draft(text: str, name: str) -> Draft:
    """Title, outlet, date and the paragraphs of the article.

    Raises:
        InputError: there is no article in the page.
    """
    text = checked(text, name)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(text, with_metadata=True, include_comments=False, include_tables=False)
    except Exception as fault:  # the page is foreign and the parser's faults are many
        raise InputError(name, "the page cannot be parsed", hint="save the article as plain text") from fault
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError(name, "no article found in the page", hint="save the article as plain text")
    return Draft(
        text=str(found.text).split("\n"),
        name=name,
        id=name,
        title=found.title,
        source=found.sitename or found.hostname or _after_title(text, found.title or ""),
        date=found.date,
        date_from="the page",
        url=found.url,
        path=name,
    )


_DATA = re.compile(r"data:[a-z]{1,20}/[a-z0-9.+-]{1,40};base64,[A-Za-z0-9+/=\\s]{100,}", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[a-z][^<>]{20000}", re.IGNORECASE)
_MOST = 20_000_000
_MOST_TAGS = 200_000
_MOST_ATTRIBUTES = 1_000


def checked(text: str, name: str) -> str:
    """The page without the pictures that are written into it, fit to be parsed.

    Raises:
        InputError: it declares entities of its own, is very large, or has a tag with thousands of attributes, which
            takes the parser a time that grows with their square.
    """
    if "base64," in text:
        text = _DATA.sub("", text)
    if "<!ENTITY" in text[:100_000]:
        raise InputError(name, "declares entities of its own, which no page needs and which may be an attack")
    if len(text) > _MOST:
        raise InputError(name, f"a page of more than {_MOST // 10**6} MB", hint="save the article as plain text")
    if text.count("<") > _MOST_TAGS:
        raise InputError(name, f"a page of more than {_MOST_TAGS:,} tags", hint="save the article as plain text")
    for found in _LONG_TAG.finditer(text):
        end = text.find(">", found.start())
        tag = text[found.start() : end if end >= 0 else len(text)]
        if tag.count("=") > _MOST_ATTRIBUTES or len(tag.split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
            raise InputError(name, "a tag with thousands of attributes, which may be an attack")
    return text


def _after_title(text: str, title: str) -> str | None:
    """The outlet of "Minister resigns - Daily Crown", the title of a page whose article is "Minister resigns"."""
    found = _TITLE.search(text)
    whole = " ".join(html.unescape(found[1]).split()) if found else ""
    if not title or not whole.startswith(title):
        return None
    outlet = _OUTLET.search(whole[len(title) :])
    return outlet[1] if outlet else None
