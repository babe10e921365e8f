"""What the network is given, and that it says exactly the same alone and in a batch."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from portrait_notation import sentence

from framing.analyzer.tone import encoder
from framing.analyzer.tone.encoder import word_pieces
from framing.analyzer.tone.tone import LONGEST, Target, stretches, tones
from framing.errors import FramingError
from framing.language.tree import Tree

Build = Callable[..., Tree]

PRAISED = "Smith|PROPN|nsubj|1 rescued|VERB|ROOT|1|rescue ten|NUM|nummod|3 children|NOUN|dobj|1 .|PUNCT|punct|1"
MOCKED = "Smith|PROPN|nsubj|1 is|AUX|ROOT|1|be a|DET|det|4 corrupt|ADJ|amod|4 liar|NOUN|attr|1 .|PUNCT|punct|1"


def _target(tree: Tree, *named: int) -> Target:
    return Target(tree.sentences[0], frozenset(named))


def test_names_are_masked_and_a_name_of_two_words_is_one_mask(tree: Build) -> None:
    spec = "John|PROPN|compound|1 Smith|PROPN|nsubj|2 mocked|VERB|ROOT|2 Jones|PROPN|dobj|2"
    (read,) = stretches(sentence(tree, spec).sentences[0], word_pieces())
    known = word_pieces()
    assert read.rows == [known.first, known.mask, *known.of("mocked"), known.mask, known.last]
    assert read.places[0] == read.places[1] == range(1, 2)


def test_who_is_named_changes_nothing(tree: Build) -> None:
    one, other = (_target(sentence(tree, MOCKED.replace("Smith", name)), 0) for name in ("Smith", "Putin"))
    assert tones([one]) == tones([other])


def test_a_liar_comes_out_worse_than_a_rescuer(tree: Build) -> None:
    (good, bad) = tones([_target(sentence(tree, PRAISED), 0), _target(sentence(tree, MOCKED), 0)])
    assert bad[0] - bad[2] > 0.5
    assert good[2] > bad[2] + 0.2


def test_one_sentence_differs_by_target(tree: Build) -> None:
    spec = """Critics|NOUN|nsubj|1 call|VERB|ROOT|1 Smith|PROPN|nsubj|3 corrupt|ADJ|ccomp|1 ,|PUNCT|punct|1
        while|SCONJ|mark|7 Jones|PROPN|nsubj|7 won|VERB|advcl|1 praise|NOUN|dobj|7 for|ADP|prep|8 his|PRON|poss|11
        courage|NOUN|pobj|9 .|PUNCT|punct|1"""
    parsed = sentence(tree, spec)
    smith, jones = tones([_target(parsed, 2), _target(parsed, 6)])
    assert smith[0] > 0.8
    assert jones[2] > jones[0]


def test_a_batch_says_what_each_says_alone(tree: Build) -> None:
    short = _target(sentence(tree, PRAISED), 0)
    long = _target(sentence(tree, MOCKED + " " + " ".join(f"w{i}|NOUN|dep|1" for i in range(20))), 0)
    together = tones([short, long, short])
    for one, many in zip((short, long, short), together, strict=True):
        assert tones([one])[0] == many
        assert sum(many) == pytest.approx(1.0, abs=1e-3)


def test_of_sentences_of_one_length_each_gets_the_votes_of_its_own_places() -> None:
    known = word_pieces()
    sentences = [[known.first, known.mask, *known.of(word), known.mask, known.last] for word in ("mocked", "praised")]
    wanted = [[0, 1, 3], [0]]
    together = encoder.votes(sentences, wanted)
    assert [len(found) for found in together] == [3, 1]
    for sentence_, places, found in zip(sentences, wanted, together, strict=True):
        (alone,) = encoder.votes([sentence_], [places])
        assert found.tolist() == alone.tolist()
    (whole,) = encoder.votes(sentences[:1], [[0, 1, 2, 3, 4]])
    assert together[0].tolist() == whole[[0, 1, 3]].tolist()


def test_sentences_that_want_equally_many_places_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sentence of a batch has as many places worked out as the one that wants most."""
    read: list[list[int]] = []

    def note(sentences: list[list[int]], wanted: list[list[int]]) -> list[list[int]]:
        read.append([len(places) for places in wanted])
        return [[rows[1]] for rows in sentences]

    monkeypatch.setattr(encoder, "_read", note)
    sentences = [[0, i, 0] for i in range(2 * encoder.BATCH)]
    wanted = [[0] * (1 + 4 * (i % 2)) for i in range(2 * encoder.BATCH)]
    assert encoder.votes(sentences, wanted) == [[i] for i in range(2 * encoder.BATCH)]
    assert read == [[1] * encoder.BATCH, [5] * encoder.BATCH]


def test_a_long_sentence_is_read_in_stretches(tree: Build) -> None:
    parsed = sentence(tree, " ".join(f"word{i}|NOUN|dep|0" for i in range(300)))
    read = stretches(parsed.sentences[0], word_pieces())
    assert len(read) > 1
    assert all(len(s.rows) <= LONGEST + 1 for s in read)
    assert sorted(i for s in read for i in s.places) == list(range(300))
    assert len(tones([_target(parsed, 299)])) == 1


def test_the_network_runs_on_one_thread_and_reports_nothing() -> None:
    program = (
        "import os\n"
        "from framing.analyzer.tone.encoder import session, votes\n"
        "votes([[2, 5, 6, 3]] * 3, [[0, 1]] * 3)\n"
        "print(session().get_session_options().intra_op_num_threads, os.environ['ORT_DISABLE_TELEMETRY'])\n"
        "print(len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self/task') else 1)\n"
    )
    single = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # numpy's own threads do not count here
    told = subprocess.run([sys.executable, "-c", program], env=single, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["1", "1", "1"]


def test_nothing_in_nothing_out() -> None:
    assert tones([]) == []


def test_missing_weights_are_an_error(tree: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(encoder, "_WEIGHTS", tmp_path / "tone.onnx")
    encoder.session.cache_clear()
    encoder.word_pieces.cache_clear()
    with pytest.raises(FramingError, match=r"tone\.onnx"):
        tones([_target(sentence(tree, PRAISED), 0)])
