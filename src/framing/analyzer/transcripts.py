"""Speech that is laid out rather than introduced: interviews and transcripts ("WALLACE: …", "Q: …"), and headlines
that name the speaker before a colon ("Pence: debate was fair")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from framing.analyzer.speakers import kind
from framing.analyzer.tree import Node, Tree
from framing.model import Quotation

_QUOTES = frozenset("\"“”'‘’`") | {"''", "``"}
_LONGEST_LABEL = 5  # tokens


def turns(tree: Tree, paragraphs: Sequence[tuple[int, int]], labels: Mapping[int, str]) -> Iterator[Quotation]:
    """A paragraph that begins with a speaker's name and a colon, where layout makes it speech.

    The name is in capitals, or a single letter Q or A, or is used so in two paragraphs, or stands in the first one
    (the headline) and is the name of a person or a body.
    """
    heads = [(number, *_label(tree, start, end)) for number, (start, end) in enumerate(paragraphs)]
    counts = Counter(tree.text[label[0].start : label[-1].end] for _, label, _ in heads if label)
    for number, label, colon in heads:
        if not label or colon is None:
            continue
        name = tree.text[label[0].start : label[-1].end]
        known = any(n.i in labels and labels[n.i] in ("PERSON", "ORG", "GPE", "NORP") for n in label)
        shouted = name.isupper() and counts[name] > 1
        if shouted or (counts[name] > 1 and (known or name in ("Q", "A"))) or (number == 0 and known):
            found = _turn(tree, paragraphs[number][1], label, colon, labels)
            if found is not None:
                yield found


def _label(tree: Tree, start: int, end: int) -> tuple[list[Node], Node | None]:
    nodes = [n for n in tree.between(start, min(end, start + 80)) if n.pos != "SPACE"]
    while nodes and nodes[0].text in _QUOTES:
        nodes = nodes[1:]
    for k, node in enumerate(nodes[: _LONGEST_LABEL + 1]):
        if node.text == ":" and k:
            return nodes[:k], node
        if not (node.text[:1].isupper() or node.text in (".", "-")):
            break
    return [], None


def _turn(tree: Tree, end: int, label: Sequence[Node], colon: Node, labels: Mapping[int, str]) -> Quotation | None:
    body = [n for n in tree.between(colon.end, end) if n.pos != "SPACE"]
    while body and body[-1].text in _QUOTES:
        body = body[:-1]
    if not body or body[0].text in _QUOTES:
        return None  # the marks say it already
    start, stop, text = tree.span(body[0], body[-1])
    first, last, name = tree.span(label[0], label[-1])
    return Quotation(
        start,
        stop,
        text,
        body[0].sent,
        "direct",
        sum(n.text[:1].isalnum() for n in body),
        speaker=name,
        speaker_start=first,
        speaker_end=last,
        speaker_kind=kind(label[-1], labels) if name not in ("Q", "A") else "none",
        cue=":",
        cue_lemma=":",
        cue_start=colon.start,
        cue_end=colon.end,
    )
