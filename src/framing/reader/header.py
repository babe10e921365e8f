"""What stands above a plain text about it: YAML or TOML front matter, or a block of "Name: value" lines."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from framing import toml

_NAMES = {
    "title": ("title", "headline"),
    "source": (
        "source",
        "outlet",
        "publication",
        "publicationtitle",
        "publisher",
        "newspaper",
        "paper",
        "site",
        "site_name",
        "sitename",
        "website",
    ),
    "date": ("date", "published", "publishdate", "pubdate", "datepublished", "publicationdate", "publishedat"),
    "url": ("url", "link", "sourceurl", "permalink", "canonical", "canonicalurl", "originalurl"),
    "": ("author", "authors", "by", "byline", "section", "language", "words", "tags"),
}
_KNOWN = {name: field for field, names in _NAMES.items() for name in names}
_LINE = re.compile(r"^([A-Za-z][A-Za-z0-9 _/-]{0,30}):(?:[ \t]+(.*))?$")
_FEWEST = 2
_MOST_LINES = 200
_MOST_CHARACTERS = 50_000
_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])[&*][\w-]", re.MULTILINE)


def field_of(line: str) -> tuple[str, str] | None:
    """Field and value of a "Name: value" line, "" for the field of an unknown name; None for another line."""
    found = _LINE.match(line.strip())
    return (_KNOWN.get(_plain(found[1]), ""), (found[2] or "").strip()) if found else None


def fields_and_body(text: str) -> tuple[dict[str, str], str]:
    """The known fields (title, source, date, url) and the text below them; the whole text where there are none."""
    lines = text.split("\n", _MOST_LINES + 2)
    opening = lines[0].strip()
    if opening in ("---", "+++"):
        ends = ("---", "...") if opening == "---" else ("+++",)
        end = next((i for i, line in enumerate(lines[1 : _MOST_LINES + 1], 1) if line.strip() in ends), 0)
        if end:
            block, body = "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])
            read = _yaml if opening == "---" else _toml
            if any(line.strip() for line in lines[1:end]) and (found := read(block)) is not None:
                return _fields(found), body
        return {}, text
    return _block(lines, text)


def _block(lines: list[str], text: str) -> tuple[dict[str, str], str]:
    """A block at the top in which at least two names are known; unknown ones in it are passed over."""
    found: dict[str, str] = {}
    known = past = at = 0
    for at, line in enumerate(lines[:_MOST_LINES]):
        match = _LINE.match(line.strip())
        if not match:
            break
        name = _plain(match[1])
        if name in _KNOWN:
            known, past = known + 1, at + 1
            found.setdefault(name, match[2] or "")
    if known < _FEWEST:
        return {}, text
    if at < len(lines) and not lines[at].strip():  # the block ends in a blank line, so all its lines are fields
        past = at
    return _fields(found), "\n".join(lines[past:])


def _yaml(block: str) -> Mapping[Any, Any] | None:
    """A mapping, read by YAML's own rules; line by line where it is none, or holds what could grow without end."""
    import yaml

    if len(block) <= _MOST_CHARACTERS and not _ANCHOR.search(block):
        try:
            found = yaml.safe_load(block)
            if isinstance(found, dict):
                return found
        except (yaml.YAMLError, ValueError, RecursionError):
            pass
    matches = (_LINE.match(line.strip()) for line in block.split("\n"))
    return {m[1]: m[2] or "" for m in matches if m} or None


def _toml(block: str) -> Mapping[str, Any] | None:
    try:
        return toml.loads(block[:_MOST_CHARACTERS])
    except (ValueError, RecursionError):
        return None


def _fields(found: Mapping[Any, Any]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for key, value in found.items():
        field = _KNOWN.get(_plain(str(key)))
        text = _text(value)
        if field and text:
            fields.setdefault(field, text)
    return fields


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _text(value: Any) -> str:
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or ""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    if not isinstance(value, str | int | float):
        return ""
    plain = str(value).strip()
    quoted = len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "\"'"
    return plain[1:-1] if quoted and plain[0] not in plain[1:-1] else plain
