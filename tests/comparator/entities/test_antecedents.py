"""Which "he" and "she" may be somebody else, in short articles parsed by the pipeline."""

from __future__ import annotations

import pytest

import parsed
from framing.comparator.entities.antecedents import Antecedents
from framing.language.mending.order import mended
from framing.language.tree import Tree
from framing.model import Article, Part, PartKind

TEXTS = {
    "alone": "Mayor Otto Lind met the fishermen on Monday. He praised the harbour.",
    "rival": "Mayor Otto Lind said that Karl Voss had fled. He had betrayed the town.",
    "successor": "Otto Lind retired in May. Karl Voss took the post on Monday, and he moved to Oslo.",
    "spoken of": "Mayor Otto Lind spoke on Monday. “Karl Voss lied to us about the dam,” he said.",
    "praised": "Ana Lima thanked the clinic on Friday. “Rosa Cruz saved my son,” she added.",
    "two in one": "Mayor Otto Lind warned the crowd. “Karl Voss will sell the port, and Jan Moor knows,” he shouted.",
    "woman": "Mayor Otto Lind accused Rosa Cruz of theft. Lind left, and she denied it.",
}
DOUBTFUL = {"rival", "successor"}


@pytest.mark.parametrize("name", TEXTS)
def test_somebody_else_of_that_gender_is_a_subject_near_before(name: str) -> None:
    text = TEXTS[name]
    (analysis,) = parsed.analyses([Article(name, name, "", text, (Part(PartKind.BODY, 0, len(text)),))])
    meant = Antecedents(analysis, mended(Tree(analysis.article, analysis.parse)))
    pronouns = [m for m in analysis.mentions if m.text.lower() in ("he", "she")]
    assert pronouns
    assert any(meant.is_doubtful(m) for m in pronouns) is (name in DOUBTFUL)
