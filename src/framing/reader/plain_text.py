"""Plain text and Markdown, with front matter or a header of "Title: ..." lines where there is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.reader.draft import Draft
from framing.reader.header import fields_and_body
from framing.reader.markup import without_markup

if TYPE_CHECKING:
    from markdown_it.token import Token


def draft(text: str, name: str, *, markdown: bool = False) -> Draft:
    """The draft of a text file: its fields ("Source: …") and its body; marks of Markdown are taken out."""
    fields, body = fields_and_body(text)
    if markdown:
        body = _without_markup(body)
    return Draft(
        text=body,
        name=name,
        id=name,
        title=fields.get("title"),
        source=fields.get("source"),
        date=fields.get("date"),
        date_from="the text's header" if fields.get("date") else None,
        url=fields.get("url"),
        path=name,
    )


_FOOTNOTE = re.compile(r"^\[\^[^\]\n]{1,60}\]:[^\n]*(?:\n(?:[ \t]{2,}[^\n]*))*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s\n]{1,60}\]")
_WIKI_PICTURE = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
_CALLOUT = re.compile(r"^([ \t]{0,3}(?:>[ \t]?)+)\[![A-Za-z-]{1,30}\][+-]?[ \t]*", re.MULTILINE)
_BLOCK_NUMBER = re.compile(r"(?<=\S)[ \t]+\^[A-Za-z0-9-]{4,40}[ \t]*$", re.MULTILINE)
_MARKED = re.compile(r"==(?=[^\s=])([^=\n]{1,2000})(?<=[^\s=])==")
"""Obsidian's pictures, links, boxes, numbers of paragraphs and marked words."""
_MOST_BRACKETS = 4_000
"""More brackets are no article's, and a search for their partners takes the square of their number."""


def _without_markup(text: str) -> str:
    """The paragraphs, headings and items of a Markdown text; no tables, code, tags, remarks, pictures or footnotes."""
    from markdown_it import MarkdownIt

    plain = _FOOTNOTE_MARK.sub("", _FOOTNOTE.sub("", text))
    plain = _CALLOUT.sub(r"\1", _BLOCK_NUMBER.sub("", plain))
    plain = _MARKED.sub(r"\1", _WIKI_LINK.sub(r"\1", _WIKI_PICTURE.sub("", plain)))
    if plain.count("[") > _MOST_BRACKETS:
        plain = plain.replace("[", "(").replace("]", ")")
    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable(["table", "strikethrough"])
    blocks: list[str] = []
    in_table = 0
    for token in parser.parse(plain):
        in_table += (token.type == "table_open") - (token.type == "table_close")
        if token.type == "inline" and not in_table:
            blocks.append(_inline(token.children or ()))
        elif token.type == "html_block":
            blocks.append(without_markup(token.content).strip())
    return "\n\n".join(filter(None, blocks))


def _inline(tokens: Sequence[Token]) -> str:
    kept: list[str] = []
    struck = 0
    for token in tokens:
        struck += (token.type == "s_open") - (token.type == "s_close")
        if struck:
            continue
        if token.type in ("text", "code_inline"):
            kept.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            kept.append(" " if token.type == "softbreak" else "\n")
    plain = "".join(kept).strip()
    return re.sub(" {2,}", " ", plain) if any(token.type == "s_close" for token in tokens) else plain
