"""The forms of JSON with articles, each converted to the plain one: id, source, title, date, url, text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

BODIES = (
    "maintext",
    "bodytext",
    "body_text",
    "article_text",
    "full_text",
    "fulltext",
    "story_text",
    "main_text",
    "articlebody",
    "raw_text",
    "textcontent",
    "plaintext",
    "content_html",
    "content_text",
)
"""Names of the text in the files of news-please, the Guardian, Media Cloud, trafilatura, and in schema.org's."""
_TITLES = ("webtitle", "title_page", "title_rss")
_DATES = (
    "publishedat", "webpublicationdate", "date_publish", "published_date", "publish_time", "published_time",
    "pub_date", "pubdate", "publishedtime", "date_published", "datetimepub", "publication_time", "first_published",
    "publishing_date",
    "datepublished", "publication_date", "published_on", "firstpublicationdate", "created_at", "timestamp", "time",
)  # fmt: skip
_ADDRESSES = ("weburl", "link", "href", "web_url", "permalink", "canonical_url", "pageurl", "page_url", "source_link")
_OUTLETS = (
    "source-hostname",
    "sitename",
    "site_name",
    "meta_site_name",
    "media_name",
    "source_name",
    "source_id",
    "newspaper",
    "site",
    "hostname",
    "source_domain",
    "media_url",
    "source_url",
    "domain",
)
_AUTHORS = ("byline", "author", "authors", "creator")
NAMES = frozenset([*BODIES, *_TITLES, *_DATES, *_ADDRESSES, *_OUTLETS])
"""Every further name of a field that is read."""
_LISTS = (
    "articles",
    "results",
    "docs",
    "stories",
    "items",
    "entries",
    "data",
    "records",
    "documents",
    "hits",
    "value",
    "news",
    "posts",
    "rows",
)
_WRAPPERS = ("response", "articles", "hits", "data", "result", "channel", "feed")
_SINGLE = ("article", "content", "document", "story", "item", "post")
"""Fields that hold the one article of an answer."""
_BESIDE_TEXT = frozenset(["title", "headline", "date", "published", "url", "source", "id", "origin"])
"""What is known of the article beside that field."""
_BESIDE = ("meta", "metadata")
"""Fields that hold what is known of the article, beside its text."""
_COUNTS = ("totalresults", "total_results", "total", "totalhits", "numfound", "count")
_PLAIN = frozenset(["text", "body", "content", "article", "title", "headline", "source", "date", "url", "id"])
_KNOWN = _PLAIN | {
    "outlet",
    "publication",
    "publisher",
    "published",
    "published_at",
    "publish_date",
    "parts",
    "date_from",
}
_OTHER = _KNOWN - _PLAIN - {"parts", "date_from"}
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+?\s*(\d+)\s+chars?\]\s*$")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)


def records(found: Any) -> tuple[list[Any], str | None, int | None]:
    """The articles of a JSON document, the name of its shape where it is a known one, and how many it announces."""
    if isinstance(found, list):
        return [unwrapped(item) for item in found], None, None
    if not isinstance(found, dict):
        return [found], None, None
    lower = {str(k).lower(): v for k, v in found.items()}
    if _has_text(found):
        return [found], None, None
    inner = _list(lower)
    if inner is not None:
        items = [unwrapped(item) for item in inner]
        if "jsonfeed.org" in str(lower.get("version")) and isinstance(lower.get("title"), str):
            items = [{"source": lower["title"], **item} for item in items]
        return items, _shape(lower, items), _announced(lower, items)
    for name in _SINGLE:
        if _has_text(lower.get(name)):
            own = {k: v for k, v in found.items() if str(k).lower() in _BESIDE_TEXT and k not in lower[name]}
            return [{**own, **lower[name]}], None, None
    for name in _WRAPPERS:
        if isinstance(lower.get(name), dict):
            items, form, announced = records(lower[name])
            if items and items != [lower[name]]:
                return items, form or _shape(lower, items), announced
    if table := _table(lower):
        return table, "a table in JSON", None
    if found and all(isinstance(v, dict) for v in found.values()) and any(_has_text(v) for v in found.values()):
        return [{"id": k, **v} for k, v in found.items()], "records by id", None
    return [found], None, None


def _has_text(record: Any) -> bool:
    if not isinstance(record, dict):
        return False
    lower = {str(k).lower(): v for k, v in record.items()}
    is_text = any(
        isinstance(lower.get(n), str | list) and lower.get(n) for n in ("text", "body", "content", "article", *BODIES)
    )
    fields = lower.get("fields")
    listed = any(isinstance(v, list) and v and isinstance(v[0], dict) for v in lower.values())
    return (is_text or (isinstance(fields, dict) and _has_text(fields))) and not (listed and not is_text)


def _list(lower: Mapping[str, Any]) -> list[Any] | None:
    """The list of objects under one of the names that lists of articles have, else under the only such name."""
    named = [lower[n] for n in _LISTS if isinstance(lower.get(n), list) and _objects(lower[n])]
    if named:
        return list(named[0])
    lists = [
        v for v in lower.values() if isinstance(v, list) and _objects(v) and any(_has_text(unwrapped(i)) for i in v)
    ]
    return list(lists[0]) if len(lists) == 1 else None


def _objects(items: list[Any]) -> bool:
    return bool(items) and all(isinstance(item, dict) for item in items)


def unwrapped(item: Any) -> Any:
    """The article in what a search engine puts around it."""
    if isinstance(item, dict):
        for name in ("_source", "article", "doc", "story", "item", "row", "attributes", "node"):
            if isinstance(item.get(name), dict):
                return {**{k: v for k, v in item.items() if k == "id"}, **item[name]}
    return item


def _announced(lower: Mapping[str, Any], items: list[Any]) -> int | None:
    """How many articles the answer says it holds; what a search found in all is no promise of this file."""
    for name in _COUNTS:
        value = lower.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            size = lower.get("pagesize")
            pages = lower.get("pages")
            partial = (isinstance(size, int) and value > size) or (isinstance(pages, int) and pages > 1)
            return None if partial or value > len(items) else value
    return None


def _table(lower: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows of what pandas writes by columns, or as columns, index and data."""
    columns, data = lower.get("columns"), lower.get("data")
    if isinstance(columns, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, columns), row, strict=False)) for row in data]
    by_column = {k: v for k, v in lower.items() if isinstance(v, dict)}
    if len(by_column) == len(lower) and any(n in lower for n in ("text", "body", "content", "article", *BODIES)):
        keys = list(dict.fromkeys(key for column in by_column.values() for key in column))
        return [{name: column.get(key) for name, column in by_column.items()} for key in keys]
    lists = {k: v for k, v in lower.items() if isinstance(v, list)}
    if len(lists) == len(lower) and len({len(v) for v in lists.values()}) == 1 and "text" in lower and len(lower) > 1:
        length = len(lower["text"])
        return [{name: column[i] for name, column in lists.items()} for i in range(length)]
    return []


def _shape(lower: Mapping[str, Any], items: list[Any]) -> str:
    if "jsonfeed.org" in str(lower.get("version")):
        return "JSON Feed"
    first = {str(k).lower() for k in items[0]} if items and isinstance(items[0], dict) else set()
    if {"webtitle", "weburl"} & first:
        return "Guardian API"
    if "publishedat" in first:
        return "NewsAPI"
    if {"media_name", "media_url", "media_id"} & first:
        return "Media Cloud"
    return "a list of articles in JSON"


def plain(record: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The record with plain names for what other programs call otherwise, and warnings."""
    source = record.get("source")
    if (
        _KNOWN.issuperset(record)
        and (source is None or (isinstance(source, str) and "/" not in source))
        and not any(isinstance(value, dict) for value in record.values())
    ):
        return dict(record), []
    record = {k: _value(v) for k, v in record.items()}
    for name in _BODIES_OF_FEEDS:
        if isinstance(held := record.get(name), dict) and isinstance(held.get("content"), str):
            record[name] = held["content"]
    if isinstance(record.get("origin"), dict) and not record.get("source"):
        record["source"] = record["origin"]
    lower = {str(k).lower(): v for k, v in record.items()}
    for name in ("links", "thread"):
        if isinstance(lower.get(name), dict):
            lower = {**{str(k).lower(): v for k, v in lower[name].items()}, **lower}
    for name in _BESIDE:
        if isinstance(lower.get(name), dict):
            lower = {**{str(k).lower(): v for k, v in lower[name].items()}, **lower}
    warnings: list[str] = []
    fields = lower.get("fields")
    if isinstance(fields, dict):  # the Guardian's
        inner = {str(k).lower(): v for k, v in fields.items()}
        lower = {**{k: v for k, v in inner.items() if v}, **{k: v for k, v in lower.items() if k != "fields"}}
        if isinstance(inner.get("bodytext"), str) and inner["bodytext"].strip():
            lower.pop("body", None)
    out = {**record, **{k: v for k, v in lower.items() if k in _PLAIN and k not in record}}
    out |= {low: v for k, v in record.items() if (low := str(k).lower()) in _OTHER and low not in record}  # "Outlet"
    if "fields" in lower or isinstance(fields, dict):
        out.pop("fields", None)
    _outlet(out, lower)
    _fill(out, lower, "text", BODIES, unless=("text", "body", "content", "article"), over=not isinstance(fields, dict))
    _fill(out, lower, "title", _TITLES, unless=("title", "headline"))
    _fill(out, lower, "url", _ADDRESSES, unless=("url",))
    _fill(out, lower, "date", _DATES, unless=("date", "published", "published_at", "publish_date"))
    for name in ("content", "text"):
        value = out.get(name)
        if isinstance(value, str) and (cut := _CUT.search(value)):
            out[name] = value[: cut.start()]
            warnings.append(f"the database gave only the beginning: {int(cut[1]):,} characters are missing")
    if isinstance(fields, dict) or any(n in lower for n in ("publishedat", "date_publish", "webpublicationdate")):
        _paragraphs(out, lower)
    return out, warnings


_HOLDERS = ("rendered", "$date", "$oid", "$numberlong", "main", "#text")
"""Keys under which WordPress, MongoDB, the New York Times and converters from XML put a plain value."""


_BODIES_OF_FEEDS = ("content", "summary")
"""Fields that the answers of feed readers hold as {"content": "…"}."""


def _value(value: Any) -> Any:
    """The plain value that a program has put into an object: {"rendered": "…", "protected": false}."""
    if isinstance(value, dict) and 1 <= len(value) <= _MOST_BESIDE:
        lower = {str(k).lower(): v for k, v in value.items()}
        held = next((lower[n] for n in _HOLDERS if isinstance(lower.get(n), str | int | float)), None)
        if held is None and isinstance(lower.get("$date"), dict):
            return _value(lower["$date"])
        if held is not None:
            return int(held) if "$numberlong" in lower and str(held).isdecimal() else held
    return value


_MOST_BESIDE = 12


def _fill(
    out: dict[str, Any],
    lower: Mapping[str, Any],
    name: str,
    others: Iterable[str],
    *,
    unless: Iterable[str],
    over: bool = False,
) -> None:
    if any(out.get(n) for n in unless):
        return
    found = next((lower[n] for n in others if _is_value(lower.get(n))), None)
    if found is not None:
        out[name] = found


def _is_value(value: Any) -> bool:
    return (
        isinstance(value, int | float)
        or (isinstance(value, str) and bool(value.strip()))
        or (isinstance(value, list) and bool(value))
    )


def _outlet(out: dict[str, Any], lower: Mapping[str, Any]) -> None:
    """The outlet from {"id", "name"}, from a field of another name, or from the address."""
    source = out.get("source")
    if isinstance(source, dict):
        named = {str(k).lower(): v for k, v in source.items()}
        source = next(
            (
                named[n]
                for n in ("name", "title", "id", "domain", "url", "uri")
                if isinstance(named.get(n), str) and named[n]
            ),
            None,
        )
        out["source"] = source
    is_address = isinstance(source, str) and bool(_ADDRESS.match(source.strip()))
    if is_address and not lower.get("url"):
        out["url"] = source
    if any(out.get(n) for n in ("outlet", "publication", "publisher")):
        for name in ("outlet", "publication", "publisher"):
            if isinstance(out.get(name), dict):
                out[name] = next((v for k, v in out[name].items() if str(k).lower() == "name"), None)
    if (source and not is_address) or any(out.get(n) for n in ("outlet", "publication", "publisher")):
        return
    fields = lower.get("publication") if "webtitle" in lower else None
    if isinstance(fields, str) and fields and "." not in fields:  # the Guardian's: itself or The Observer
        out["source"] = fields
        return
    found = next((lower[n] for n in _OUTLETS if isinstance(lower.get(n), str) and lower[n].strip()), None)
    known = isinstance(lower.get("apiurl"), str) and "guardianapis" in lower["apiurl"]
    if found is None and (known or "webtitle" in lower):
        found = (
            "The Guardian"
            if known or "theguardian" in str(lower.get("weburl"))
            else host(str(lower.get("weburl") or ""))
        )
    if found is None and is_address:
        found = host(str(source))
    if found is not None:
        out["source"] = host(found) or found


def host(address: str) -> str | None:
    """The host of an address, without "www."; None where it is none."""
    address = address.strip()
    if not _ADDRESS.match(address):
        return None
    try:
        name = urlsplit(address if "://" in address else f"http://{address}").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _paragraphs(out: dict[str, Any], lower: Mapping[str, Any]) -> None:
    """Text of these interfaces: paragraphs out of its HTML, the byline before them."""
    from framing.reader.formats.fragments import paragraphs
    from framing.reader.formats.lines import byline

    name = next((n for n in ("text", "body", "content", "article") if out.get(n)), None)
    if name is None or not isinstance(out[name], str):
        return
    value = out[name]
    author = next((lower[n] for n in _AUTHORS if lower.get(n)), None)
    author = author[0] if isinstance(author, list) and author else author
    first = byline(author) if isinstance(author, str) else []
    out[name] = [*first, *paragraphs(value)]


def epoch(value: Any) -> str | None:
    """The day of a number of seconds or milliseconds since 1970, of years from 1990 to 2100."""
    if isinstance(value, str) and re.fullmatch(r"\d{10}(?:\d{3})?", value.strip()):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return None
    seconds = value / 1000 if value > 100_000_000_000 else value
    if not 631_152_000 <= seconds < 4_102_444_800:
        return None
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()


def named(fields: Iterable[str]) -> str:
    """The names of fields for a message."""
    names = [str(name)[:40] for name in fields if str(name)]
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "") if names else "none"
