"""What the network is given, and that it runs the same alone and in a batch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portrait_notation import sentence

from framing.analyzer.tone import FEATURES, WINDOW, Target, inputs, mean, tones
from framing.analyzer.tree import Tree

Build = Callable[..., Tree]

SENTENCE = "Smith|PROPN|nsubj|1 mocked|VERB|ROOT|1|mock Jones|PROPN|dobj|1 .|PUNCT|punct|1"


def _target(tree: Tree, *named: int) -> Target:
    return Target(tree.sentences[0], frozenset(named))


def test_every_word_has_all_features(tree: Build) -> None:
    read = inputs(_target(sentence(tree, SENTENCE), 0))
    assert len(read.rows) == 4
    assert read.features.shape == (4, FEATURES)


def test_names_are_masked(tree: Build) -> None:
    parsed = sentence(tree, SENTENCE)
    for node in parsed.nodes:
        node.row = 7
    assert inputs(_target(parsed, 0)).rows == [-1, 7, -1, 7]


def test_the_same_sentence_differs_by_target(tree: Build) -> None:
    parsed = sentence(tree, SENTENCE)
    mocker, mocked = inputs(_target(parsed, 0)), inputs(_target(parsed, 2))
    assert (mocker.features[1] != mocked.features[1]).any()


def test_a_long_sentence_is_cut_around_the_first_mention(tree: Build) -> None:
    words = " ".join(f"w{i}|NOUN|dep|0" for i in range(300))
    read = inputs(_target(sentence(tree, words), 100, 250))
    assert len(read.rows) == 2 * WINDOW


def test_a_batch_says_what_each_says_alone(tree: Build) -> None:
    short = _target(sentence(tree, SENTENCE), 2)
    long = _target(sentence(tree, SENTENCE + " " + " ".join(f"w{i}|NOUN|dep|1" for i in range(20))), 0)
    together = tones([short, long, short])
    for one, many in zip((short, long, short), together, strict=True):
        assert tones([one])[0] == pytest.approx(many, abs=1e-5)
        assert sum(many) == pytest.approx(1.0, abs=1e-5)


def test_nothing_in_nothing_out() -> None:
    assert tones([]) == []
    assert mean([]) == (0.0, 1.0, 0.0)
