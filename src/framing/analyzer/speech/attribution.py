"""An attribution: a cue with its speaker, and the stretches of the text that are its content (Pareti 2012)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from framing.language.cues import Cue
from framing.language.tree import Node, position
from framing.language.words import group

Run = tuple[int, int]  # first and last token index of a stretch of content
_LEFT_BEHIND = group("words left behind a clause")


class Attribution(Struct, frozen=True):
    """A cue with what it reports: token runs of the content, and the head word of the speaker."""

    first: Node  # of the cue
    last: Node
    lemma: str
    cue: Cue
    speaker: Node | None
    runs: tuple[Run, ...]
    frame: str
    negated: bool = False
    topic: bool = False  # the outlet's own words for what the utterance or intention is about
    act: bool = False  # whether the verb and its topic tell what was said: "praised the crew"


class Content(Struct, frozen=True):
    """What a cue reports: the construction (`frame`), its words, and whether they are the outlet's (`topic`)."""

    frame: str
    nodes: list[Node]
    topic: bool = False


def runs_of(nodes: Iterable[Node], cue: Node) -> tuple[Run, ...]:
    """The nodes as unbroken stretches in text order, never across the cue, without marks at the edges."""
    runs: list[list[Node]] = []
    last, middle = -3, cue.i
    for node in sorted(nodes, key=position):
        if node.i - last <= 2 and not last < middle < node.i:
            runs[-1].append(node)
        else:
            runs.append([node])
        last = node.i
    trimmed = [run for run in map(_trimmed, runs) if run and not _is_empty(run)]
    full = [run for run in trimmed if not _is_link(run)]
    return tuple((run[0].i, run[-1].i) for run in full or trimmed)


def _is_link(run: Sequence[Node]) -> bool:
    """Whether the words only join or date what is said: "*For example*, he said, …", "*However*, she said, …"."""
    return len(run) < 3 and run[0].pos in ("ADP", "ADV", "SCONJ") and run[-1].pos in ("NOUN", "PROPN", "ADV")


def _is_empty(run: Sequence[Node]) -> bool:
    """Whether only a relative pronoun or a source is left: "a balloon *that* Ruiz said was here, *according to* X"."""
    return (len(run) == 1 and run[0].lower in _LEFT_BEHIND) or run[0].lower == "according"


def _trimmed(run: list[Node]) -> list[Node]:
    while run and run[-1].pos in {"PUNCT", "SPACE", "CCONJ"}:
        run = run[:-1]
    while run and run[0].pos in ("PUNCT", "SPACE"):
        run = run[1:]
    return run
