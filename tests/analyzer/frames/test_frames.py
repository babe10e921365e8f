"""The frames of an article, on parses made by hand and weights made for the test."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from framing import measures
from framing.analyzer.frames import frames as room
from framing.analyzer.frames.sentences import likelihoods
from framing.analyzer.frames.weights_file import ArticleModel, Layers, Weights, unpacked, weights
from framing.language.voices import Voices
from framing.model import Analysis, Article, Parse, Part, PartKind, Quotation, Sentence, Voice

CLASSES = ("economic", "security", "other", "conflict")
WORDS = {"money": 0, "war": 1, "rain": 2}
TABLE = np.array([[6, 0, 0, -6], [0, 6, 0, 6], [0, 0, 6, -6]], np.int8)
NOTHING = np.zeros((4, 4), np.float32)
KNOWN = Weights(
    classes=CLASSES,
    policy=3,
    generic=("conflict",),
    table=TABLE,
    scales=np.ones(4, np.float32),
    layers=Layers(NOTHING, NOTHING[0], NOTHING, NOTHING[0], np.eye(4, dtype=np.float32)),
    article={"conflict": ArticleModel(-1.0, {"mean conflict": 4.0})},
    cuts={"economic": 0.3, "security": 0.3, "conflict": 0.5},
    answers={},
    pipeline="by hand",
)


def analysis(*sentences: str, quotations: tuple[Quotation, ...] = ()) -> Analysis:
    """Sentences of words with one space between them."""
    text = "\n".join(sentences)
    words = [(i, w) for i, s in enumerate(sentences) for w in s.split()]
    starts, at = [], 0
    for _, word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    ends = [s + len(w) for s, (_, w) in zip(starts, words, strict=True)]
    n = len(words)
    spans, first = [], 0
    for s in sentences:
        spans.append((first, first + len(s.split())))
        first = spans[-1][1]
    plain = tuple(w for _, w in words)
    parse = Parse(
        "by hand", tuple(starts), tuple(ends), plain, ("NOUN",) * n, ("NN",) * n, ("dep",) * n, tuple(range(n)),
        tuple(WORDS.get(w, -1) for w in plain), tuple(spans), (), (),
    )  # fmt: skip
    article = Article("a", "Herald", "", text, (Part(PartKind.BODY, 0, len(text)),))
    told = tuple(Sentence(starts[a], ends[b - 1], PartKind.BODY, b - a, b - a) for a, b in spans)
    return Analysis(article, parse, told, (), (), (), (), (), quotations, (), ())


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "weights", lambda: KNOWN)


def test_a_policy_frame_has_the_share_of_its_sentences() -> None:
    a = analysis("money money", "war", "money rain money", "rain")
    found = {f.frame: f for f in room.frames(a, Voices(())) if f.scheme == room.POLICY}
    assert (found["economic"].share, found["economic"].count, found["economic"].sentences) == (0.5, 2, 4)
    assert found["security"].share == 0.25
    assert "other" not in found
    assert [e.sentence for e in found["security"].evidence] == [1]


def test_other_is_listed_only_where_nothing_else_is_used() -> None:
    assert {f.frame for f in room.frames(analysis("rain", "rain rain"), Voices(())) if f.share} == {"other"}


def test_the_most_used_frame_comes_first_and_evidence_by_likelihood() -> None:
    a = analysis("war", "war war war", "money")
    first = next(f for f in room.frames(a, Voices(())) if f.scheme == room.POLICY)
    assert first.frame == "security"
    assert [e.sentence for e in first.evidence] == [1, 0]


def test_a_generic_frame_has_the_likelihood_of_the_article_model() -> None:
    (quiet,) = [f for f in room.frames(analysis("rain", "money"), Voices(())) if f.scheme == measures.GENERIC]
    (loud,) = [f for f in room.frames(analysis("war", "war"), Voices(())) if f.scheme == measures.GENERIC]
    assert quiet.score < 0.5 < loud.score
    assert (quiet.share, loud.share) == (0, 1)


def test_evidence_says_whose_words_it_is() -> None:
    said = Quotation(0, 3, "war", 0, "direct", 1, speaker="Smith")
    a = analysis("war", "money", quotations=(said,))
    found = next(f for f in room.frames(a, Voices([said])) if f.frame == "security")
    assert (found.evidence[0].voice, found.evidence[0].speaker) == (Voice.DIRECT, "Smith")


def test_nothing_is_said_with_other_word_vectors() -> None:
    a = analysis("war")
    assert room.frames(replace(a, parse=replace(a.parse, pipeline="another")), Voices(())) == ()


def test_likelihoods_of_classes_that_exclude_one_another_sum_to_one() -> None:
    chances = likelihoods(analysis("war money", "unknown words").parse, KNOWN)
    assert chances[:, :3].sum(1) == pytest.approx([1, 1])
    assert chances[1, 3] == pytest.approx(0.5)


def test_the_hidden_layer_tells_words_together_from_words_apart() -> None:
    both = np.array([[1], [1], [0], [0]], np.float32)  # money and war
    layers = Layers(both, np.array([-7], np.float32), np.array([[0, 0, 0, 5]], np.float32), NOTHING[0], NOTHING)
    chances = likelihoods(analysis("money war", "money", "war").parse, replace(KNOWN, layers=layers))[:, 3]
    assert chances[0] > 0.99
    assert chances[1:] == pytest.approx([0.5, 0.5])


def test_both_files_are_read_as_they_were_written() -> None:
    layers = KNOWN.layers
    packed = TABLE.tobytes() + b"".join(
        x.tobytes() for x in (layers.inner, layers.inner_bias, layers.outer, layers.bias, layers.around)
    )
    told = {
        "classes": CLASSES, "policy": 3, "generic": ["conflict"], "scales": [1, 1, 1, 2], "hidden": 4, "article": {},
        "cuts": {}, "answers": {}, "pipeline": "by hand",
    }  # fmt: skip
    found = unpacked(told, packed)
    assert (found.table == TABLE).all()
    assert (found.layers.around == layers.around).all()
    assert found.scales.tolist() == [1, 1, 1, 2]


def test_a_sentence_uses_the_policy_frame_whose_cut_it_passes_by_most() -> None:
    known = replace(KNOWN, cuts={"economic": 0.2, "security": 0.8})
    chances = np.array([[0.4, 0.5, 0.1], [0.1, 0.7, 0.2], [0.1, 0.88, 0.02]], np.float32)
    assert [known.classes[i] for i in room.policy_frames(chances, known)] == ["economic", "other", "security"]


def test_the_shipped_weights_fit_together() -> None:
    known = weights()
    assert known.table.shape == (20_000, len(known.scales))
    assert known.layers.around.shape == (len(known.scales), len(known.classes))
    assert known.layers.outer.shape == (len(known.layers.inner_bias), len(known.classes))
    assert set(known.generic) <= set(known.classes)
    assert set(known.cuts) == {*known.generic, *known.classes[: known.policy]} - {measures.OTHER}
    assert set(known.article) < set(known.generic)


def test_the_corpus_keeps_frames_as_rows_without_their_sentences() -> None:
    import io

    import pyarrow.parquet as pq

    from framing.reporter.exports.evidence import Evidence

    a = analysis("war", "money money", "money")
    made = Evidence(("frames",))
    made.add([replace(a, frames=room.frames(a, Voices(())))])
    (first, *_) = [r for r in pq.read_table(io.BytesIO(made.files()["frames"])).to_pylist() if r["scheme"] == "policy"]
    assert (first["article"], first["frame"], first["count"], first["sentences"]) == ("a", "economic", 2, 3)
    assert "evidence" not in first
