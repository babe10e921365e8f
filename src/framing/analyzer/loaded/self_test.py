"""Which terms of a lexicon no text can hold: each is looked for in a text that consists of the term itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import batched

from framing.analyzer.loaded.term_index import TermIndex
from framing.language.tree import Tree
from framing.lexicon.entry import Entry, Lexicon
from framing.model import Article, Parse, Part, PartKind

_AT_ONCE = 5_000


def never_found(lexicon: Lexicon) -> list[Entry]:
    """The entries that are not found where their own words stand, in the order of the lexicon.

    A term of punctuation alone is one, or one that is cut otherwise than the tokens of a text.
    """
    index = TermIndex([lexicon])
    lost: list[Entry] = []
    for entries in batched(lexicon.entries, _AT_ONCE):
        found = {id(hit.entry) for hit in index.hits(_tree(entries))}
        lost.extend(entry for entry in entries if id(entry) not in found)
    return lost


def _tree(entries: Sequence[Entry]) -> Tree:
    """A text with a sentence for each entry: its words, parsed as the entry wants them; a star stands for nothing."""
    starts: list[int] = []
    ends: list[int] = []
    pos: list[str] = []
    sentences: list[tuple[int, int]] = []
    text = ""
    lines: list[str] = []
    at = 0
    for entry in entries:
        words = entry.term.split()
        first = len(starts)
        for word in words:
            plain = (word.replace("*", "") or "a") if entry.match == "glob" else word
            starts.append(at)
            ends.append(at + len(plain))
            pos.append(entry.pos or "NOUN")
            lines.append(plain + " ")
            at += len(plain) + 1
        if len(starts) > first:
            sentences.append((first, len(starts)))
    text = "".join(lines)
    size = len(starts)
    parse = Parse(
        pipeline="the terms themselves",
        starts=tuple(starts),
        ends=tuple(ends),
        lemmas=tuple(text[a:b].lower() for a, b in zip(starts, ends, strict=True)),
        pos=tuple(pos),
        tags=("",) * size,
        deps=("ROOT",) * size,
        heads=tuple(range(size)),
        rows=(-1,) * size,
        sentences=tuple(sentences),
        names=(),
        chunks=(),
    )
    part = Part(PartKind.BODY, 0, max(1, len(text.rstrip())))
    return Tree(Article(id="terms", source="", title="", text=text, parts=(part,)), parse)
