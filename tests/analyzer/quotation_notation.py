"""Short notation for hand-built articles: a token is "word|POS|dep|head", with "/TAG" and "|lemma" where they matter.

`head` counts from the first token of its sentence; "_" glues a token to the next one; a line is a paragraph.
"""

from __future__ import annotations

from framing.language.tree import Tree
from framing.model import Article, Parse, Part, PartKind


def article(*sentences: str, persons: frozenset[str] = frozenset()) -> Tree:
    """An article of one sentence a paragraph; `persons` are the words that the pipeline names persons."""
    text, columns = "", _Columns()
    for spec in sentences:
        first, begin = len(columns.starts), len(text)
        for token in spec.split():
            word, glued = (token[:-1], True) if token.endswith("_") else (token, False)
            parts = word.split("|")
            parts += ["PUNCT", "punct", "0"][len(parts) - 1 :]
            columns.add(parts, len(text), first)
            text += parts[0] + ("" if glued else " ")
        text = text.rstrip()
        columns.sentences.append((first, len(columns.starts)))
        columns.parts.append(Part(PartKind.BODY, begin, len(text)))
        text += "\n"
    text = text.rstrip()
    names = tuple((i, i + 1, "PERSON") for i, word in enumerate(columns.words) if word in persons)
    found = Article(id="a", source="A", title="", text=text, parts=tuple(columns.parts))
    return Tree(found, columns.parse(names))


class _Columns:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lemmas: list[str] = []
        self.pos: list[str] = []
        self.tags: list[str] = []
        self.deps: list[str] = []
        self.heads: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self.parts: list[Part] = []

    def add(self, parts: list[str], start: int, first: int) -> None:
        pos, _, tag = parts[1].partition("/")
        self.words.append(parts[0])
        self.starts.append(start)
        self.ends.append(start + len(parts[0]))
        self.lemmas.append(parts[4] if len(parts) > 4 else parts[0].lower())
        self.pos.append(pos)
        self.tags.append(tag)
        self.deps.append(parts[2])
        self.heads.append(first + int(parts[3]))

    def parse(self, names: tuple[tuple[int, int, str], ...]) -> Parse:
        return Parse(
            pipeline="hand-built",
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            lemmas=tuple(self.lemmas),
            pos=tuple(self.pos),
            tags=tuple(self.tags),
            deps=tuple(self.deps),
            heads=tuple(self.heads),
            rows=(-1,) * len(self.starts),
            sentences=tuple(self.sentences),
            names=names,
            chunks=(),
        )
