"""Saved web pages: trafilatura finds the article in the page. The network is never asked."""

from __future__ import annotations

import html
import logging
import re
import warnings
from collections.abc import Sequence
from typing import Any

from framing.errors import InputError
from framing.reader.decoding import decoded_once, windows_marks
from framing.reader.draft import REPAIRED, Draft
from framing.reader.markup import without_markup

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title>", re.IGNORECASE)
_OUTLET = re.compile(r"\s+[|–—·-]\s+([^|–—·]{2,40})$")


_DATES = {"original_date": True, "extensive_search": False}
"""The page's own date. An extensive search takes any year in the text ("in 2018") for the first of January."""


def draft(text: str, name: str) -> Draft:
    """Title, outlet, date and the paragraphs of the article.

    Raises:
        InputError: there is no article in the page.
    """
    text = checked(text, name)
    once = windows_marks(decoded_once(text))  # before the parser takes out the controls that tell
    twice, text = once != text, once
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    try:
        with warnings.catch_warnings():  # of the parser's own about dates
            warnings.simplefilter("ignore")
            found = bare_extraction(
                text, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
            )
    except Exception as fault:  # the page is foreign and the parser's faults are many
        raise InputError(name, "the page cannot be parsed", hint="save the article as plain text") from fault
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError(name, "no article found in the page", hint="save the article as plain text")
    lines = _posts(text) or str(found.text).split("\n")
    if len(lines) == 1:
        lines = _paragraphs(text, lines[0]) or lines
    title = _title(text, found.title)
    return Draft(
        text=lines,
        name=name,
        id=name,
        title=title,
        source=found.sitename or found.hostname or _after_title(text, title or ""),
        date=found.date,
        date_from="the page",
        url=found.url,
        path=name,
        warnings=[*_warnings(text, lines), *([REPAIRED] if twice else [])],
    )


_FEW = 50
_MANY = 10
_TOLD = 0.4
_ENDED = re.compile(r"""[.!?…]["'”’»)\]]*$""")


def _warnings(page: str, lines: Sequence[str]) -> list[str]:
    """What makes one doubt that these lines are the article: few words, of a page that has many more or hardly any."""
    warnings = ["a live blog: its posts are read in the order of the page"] if _is_live(page) else []
    words = sum(len(line.split()) for line in lines)
    told = sum(len(line.split()) for line in lines if _ENDED.search(line))
    if words >= _FEW and told < _TOLD * words:
        warnings.append("most lines of the page are not sentences: the article may not be in the saved file")
    if words < _FEW:
        shown = len(without_markup(page).split())
        share = f" of the {shown:,} that it shows" if shown > _MANY * words else ""
        warnings.append(f"the page gave {words} words{share}: the article may not be in the saved file")
    return warnings


_HEADING = re.compile(r"<h1\b[^>]{0,500}>(.{1,600}?)</h1>", re.IGNORECASE | re.DOTALL)
_OPEN_GRAPH = re.compile(
    r"""<meta\s[^>]{0,200}?property=["']og:title["'][^>]{0,200}?content=["']([^"']{1,500})["']""", re.IGNORECASE
)


def _title(page: str, found: str | None) -> str | None:
    """The headline that was found, if the page shows it as one; else the page's only first heading, or its own title.

    The data of a live blog name the headline of a post before that of the page.
    """
    headings = [_plain(tag) for tag in _HEADING.findall(page)]
    shown = [*headings, *map(_plain, _OPEN_GRAPH.findall(page)), *map(_plain, _TITLE.findall(page)[:1])]
    known = found and any(_letters(found) and _letters(found) in _letters(title) for title in shown)
    if known and len(found or "") >= _SHORTEST:
        return found
    return headings[0] if len(headings) == 1 and len(headings[0]) >= _SHORTEST else found


_SHORTEST = 5
"""Characters: no headline is shorter."""


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]{0,2000}>", " ", markup)).split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _is_live(page: str) -> bool:
    return "LiveBlogPosting" in page


_AROUND = frozenset({"nav", "header", "footer", "aside", "form", "figure", "script", "style", "ul", "ol"})
_READ = frozenset({"p", "h2", "h3", "h4"})


def _posts(page: str) -> list[str]:
    """The headings and paragraphs of a live blog, which the search for one article loses; none for another page."""
    if not _is_live(page):
        return []
    from lxml import etree
    from lxml import html as parser

    try:
        root = parser.document_fromstring(page)
    except (etree.LxmlError, ValueError):
        return []
    main = next(iter(root.iter("main")), root)
    posts = {e for e in main.iter("article", "section", "div", "li") if _is_post(e)}
    lines: list[str] = []
    for element in main.iter(*_READ):
        above = list(element.iterancestors())
        if any(a.tag in _AROUND for a in above[: above.index(main)]) or not (line := _line(element)):
            continue
        if element.tag == "p" or not posts.isdisjoint(above):
            lines.append(line)
    return lines


_ASIDE = re.compile(r"shar(?:e|ing|edaddy)|related|social|comment|newsletter|promo|advert", re.IGNORECASE)


def _paragraphs(page: str, whole: str) -> list[str]:
    """The paragraphs of a short page, of which the search gives all text of the article in one line; none where they
    are not in that line."""
    from lxml import etree
    from lxml import html as parser

    try:
        root = parser.document_fromstring(page)
    except (etree.LxmlError, ValueError):
        return []
    main = next(root.iter("article", "main"), None)
    if main is None:
        return []
    found = [p for p in main.iter("p") if not any(map(_is_aside, (p, *p.iterancestors())))]
    lines = [line for line in map(_line, found) if line]
    known = _letters(whole)
    return lines if len(lines) > 1 and all(_letters(line) in known for line in lines) else []


def _is_aside(element: Any) -> bool:
    return element.tag in _AROUND - {"header"} or bool(_ASIDE.search(element.get("class") or ""))


def _is_post(element: Any) -> bool:
    told = f"{element.get('class') or ''} {element.get('itemtype') or ''}".lower()
    return element.tag == "article" or any(word in told for word in ("post", "blogposting", "liveblog-entry", "update"))


def _line(element: Any) -> str:
    return " ".join(str(element.text_content()).split())


_DATA = re.compile(r"data:[a-z]{1,20}/[a-z0-9.+-]{1,40};base64,[A-Za-z0-9+/=\s]{100,}", re.IGNORECASE)
_LONG_META = tuple(
    re.compile(rf"(<meta\b[^<>]{{0,500}}?\bcontent\s{{0,9}}=\s{{0,9}}{q}[^{q}]{{2000}})[^{q}]+", re.IGNORECASE)
    for q in "\"'"
)
"""What a page's head says at such length that no headline, name or summary is meant. Parsing it takes a time that grows
with its square."""
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
    for pattern in _LONG_META:
        text = pattern.sub(r"\1", text)
    text = _with_closed_tags(text)
    for found in _LONG_TAG.finditer(text):
        end = text.find(">", found.start())
        tag = text[found.start() : end if end >= 0 else len(text)]
        if tag.count("=") > _MOST_ATTRIBUTES or len(tag.split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
            raise InputError(name, "a tag with thousands of attributes, which may be an attack")
    return text


_DATA_OF_PAGE = re.compile(r"<script\b[^<>]{0,300}\bld\+json\b[^<>]{0,300}>", re.IGNORECASE)
_END_OF_SCRIPT = re.compile(r"</script", re.IGNORECASE)
_OPEN = re.compile(r"<(?![^<>]{0,500}>)|\\u003[cC](?![^<>\\]{0,500}(?:>|\\u003[eE]))")
"""The beginning of a tag that has no end. The parser looks for the end of each up to the end of the text."""


def _with_closed_tags(text: str) -> str:
    """The page without such beginnings in the data that its head has about the article (JSON-LD)."""
    if "ld+json" not in text:
        return text
    kept, at = [], 0
    for found in _DATA_OF_PAGE.finditer(text):
        if found.end() < at:
            continue
        end = _END_OF_SCRIPT.search(text, found.end())
        if end is None:
            break
        kept += [text[at : found.end()], _OPEN.sub("", text[found.end() : end.start()])]
        at = end.start()
    return "".join([*kept, text[at:]])


def _after_title(text: str, title: str) -> str | None:
    """The outlet of "Minister resigns - Daily Crown", the title of a page whose article is "Minister resigns"."""
    found = _TITLE.search(text)
    whole = " ".join(html.unescape(found[1]).split()) if found else ""
    if not title:
        return None
    outlet = _OUTLET.search(whole[len(title) :] if whole.startswith(title) else whole)
    if outlet is None or not (whole.startswith(title) or title.startswith(whole[: outlet.start()])):
        return None
    return outlet[1]
