"""Short notation for hand-built articles with names.

A sentence is a string of tokens "word|POS|dep|head", head counted inside the sentence; "|PERSON" behind it opens a
name of that label, "|+" carries it on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from framing.analyzer.entities.coreference import entities
from framing.language.tree import Tree
from framing.model import Entity, Mention, Quotation

_TAGS = {"PROPN": "NNP", "NOUN": "NN", "PRON": "PRP", "VERB": "VBD", "ADJ": "JJ"}


def article(build: Callable[..., Tree], *sentences: str) -> Tree:
    """A tree over several sentences; plural nouns are written "leaders|NOUNS|…"."""
    words, pos, tags, deps, heads, spans, names, lemmas = [], [], [], [], [], [], [], []
    for sentence in sentences:
        first = len(words)
        for token in sentence.split():
            word, kind, dep, head, *label = token.split("|")
            plural = kind == "NOUNS"
            words.append(word)
            pos.append("NOUN" if plural else kind)
            tags.append("NNS" if plural else _TAGS.get(kind, kind))
            lemmas.append(word.lower().removesuffix("s") if plural else word.lower() if kind != "PROPN" else word)
            deps.append(dep)
            heads.append(first + int(head))
            if label and label[0] == "+":
                names[-1] = (names[-1][0], len(words), names[-1][2])
            elif label:
                names.append((len(words) - 1, len(words), label[0]))
        spans.append((first, len(words)))
    lemmas = ["be" if word in ("is", "was", "are") else lemma for word, lemma in zip(words, lemmas, strict=True)]
    return build(words, pos=pos, tags=tags, lemmas=lemmas, deps=deps, heads=heads, sentences=spans, names=names)


def resolved(
    tree: Tree, quotations: tuple[Quotation, ...] = (), aliases: Mapping[str, str] | None = None
) -> tuple[list[Entity], dict[str, list[str]]]:
    """Entities, and for the name of each the texts of its mentions with their links."""
    found, mentions = entities(tree, quotations, aliases or {})
    names = {e.id: e.name for e in found}
    grouped: dict[str, list[str]] = {}
    for mention in mentions:
        grouped.setdefault(names[mention.entity], []).append(f"{mention.text}/{mention.link}")
    return found, grouped


def by_text(mentions: list[Mention], text: str) -> Mention:
    return next(m for m in mentions if m.text == text)
