"""One answer for each verb: roles and events say the same of denial and modality, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from framing.analyzer.predicates.events import events
from framing.analyzer.predicates.roles import roles
from framing.language.tree import Node, Tree
from framing.language.voices import Voices
from framing.model import Mention, Parse
from framing.reader import read

STORED = Path(__file__).parents[1] / "analyzer" / "constructions"


class _Stored(msgspec.Struct):
    name: str
    parse: Parse


def trees() -> Iterator[Tree]:
    for line in (STORED / "parses.jsonl").read_bytes().splitlines():
        row = msgspec.json.decode(line, type=_Stored)
        (article,) = read([str(STORED / f"{row.name}.txt")]).articles
        yield Tree(article, row.parse)


def everybody(tree: Tree) -> list[Mention]:
    """Each noun is a mention of its own, so that every predicate has a role."""
    nouns = (n for n in tree.nodes if n.pos in ("NOUN", "PROPN", "PRON"))
    return [_mention(n) for n in nouns]


def _mention(n: Node) -> Mention:
    return Mention(n.start, n.end, n.text, n.sent, n.i, f"e{n.i}", "nominal", "first")


def test_a_role_and_an_event_at_one_word_never_disagree() -> None:
    shared = 0
    for tree in trees():
        mentions = everybody(tree)
        told = {e.trigger_start: (e.negated, e.modality) for e in events(tree, mentions, Voices(()))}
        for use in roles(tree, mentions, Voices(())):
            if use.start in told:
                shared += 1
                assert (use.start, use.negated, use.modality) == (use.start, *told[use.start])
    assert shared > 500
