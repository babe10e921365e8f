"""The frames of an article: for each its likelihood, its share of the sentences, and the sentences that carry it.

Policy frames exclude one another in a sentence; generic ones do not. The likelihood of a generic frame comes from a
model of whole articles, that of a policy frame from the sentences that use it most (docs/frames.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from framing.analyzer.frames.article_features import article_features
from framing.analyzer.frames.own_schemes import OwnScheme
from framing.analyzer.frames.sentence_vectors import vectors
from framing.analyzer.frames.sentences import Sentences, encoded_likelihoods, likelihoods
from framing.analyzer.frames.weights_file import ArticleModel, Decisions, encoder_weights, weights
from framing.language.voices import Voices
from framing.measures import GENERIC, OTHER, POLICY
from framing.model import Frame, FrameSentence, FramesReader, PartKind, Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.model import Analysis

_FEWEST = 3  # sentences behind a likelihood of an article, if it has so many
_READ = frozenset({PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BODY})


def frames(
    analysis: Analysis, voices: Voices, schemes: Sequence[OwnScheme] = (), reader: FramesReader = "words"
) -> tuple[Frame, ...]:
    """The frames of both schemes and of the user's.

    Words are not read where the parse's pipeline has other word vectors: then there are no frames.
    """
    read = seen_by(reader, analysis)
    if not read.numbers:
        return ()
    places = [_Place(n, analysis.sentences[n], voices) for n in read.numbers]
    own = [f for scheme in schemes for f in _own(read, places, scheme)]
    found = decided_from(read)
    if found is None:
        return tuple(own)
    chances, known = found
    return (*_generic(analysis, chances, places, known), *_policy(chances, places, known), *own)


def seen_by(reader: FramesReader, analysis: Analysis) -> Sentences:
    """The sentences that can use a frame; the encoder reads them here."""
    numbers = read_sentences(analysis)
    if reader == "words":
        return Sentences(analysis.parse, numbers)
    return Sentences(analysis.parse, numbers, vectors(read_texts(analysis, numbers)))


def read_texts(analysis: Analysis, numbers: Sequence[int]) -> list[str]:
    """The texts of some sentences."""
    text, sentences = analysis.article.text, analysis.sentences
    return [text[sentences[n].start : sentences[n].end] for n in numbers]


def decided_from(read: Sentences) -> tuple[NDArray[np.float32], Decisions] | None:
    """How likely each class is in each sentence, with what is decided from that."""
    if read.vectors is not None:
        encoder = encoder_weights()
        return encoded_likelihoods(read.vectors, encoder), encoder
    known = weights()
    if read.parse.pipeline != known.pipeline:
        return None
    return likelihoods(read.parse, known)[read.numbers], known


def read_sentences(analysis: Analysis) -> list[int]:
    """The numbers of the sentences that can use a frame: with words, in headline, standfirst or body."""
    return [i for i, s in enumerate(analysis.sentences) if s.part in _READ and s.words]


def _own(read: Sentences, places: Sequence[_Place], scheme: OwnScheme) -> list[Frame]:
    """A sentence uses the frame with the highest score, or none; an article's score is that of its strongest fifth."""
    scores = scheme.scores(read)
    if scores is None:
        return []
    scores = scores.clip(0, 1)
    best = scores.argmax(1)
    found = [
        _frame(scheme.name, name, _strongest(scores[:, i]), scores[:, i], best == i, places)
        for i, name in enumerate(scheme.frames)
    ]
    return _ordered(found)


class _Place:
    """A sentence as evidence; whose words it is, is asked only where it becomes one."""

    def __init__(self, number: int, sentence: Sentence, voices: Voices) -> None:
        self._number, self._sentence, self._voices = number, sentence, voices

    def evidence(self, score: float) -> FrameSentence:
        s = self._sentence
        voice, speaker = self._voices.most(s.start, s.end)
        return FrameSentence(s.start, s.end, self._number, voice, speaker, round(score, 4))


def _generic(
    analysis: Analysis, chances: NDArray[np.float32], places: Sequence[_Place], known: Decisions
) -> list[Frame]:
    """A frame that no labelled articles teach has the likelihood of its strongest sentences."""
    features = dict(article_features(analysis, chances, known.classes))
    found = []
    for name in known.generic:
        column, model = chances[:, known.classes.index(name)], known.article.get(name)
        score = _likelihood(model, features) if model else _strongest(column)
        found.append(_frame(GENERIC, name, score, column, column >= known.cuts[name], places))
    return _ordered(found)


def _likelihood(model: ArticleModel, features: Mapping[str, float]) -> float:
    import math

    odds = model.bias + sum([model.features.get(name, 0.0) * value for name, value in features.items()])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _policy(chances: NDArray[np.float32], places: Sequence[_Place], known: Decisions) -> list[Frame]:
    """The frame whose cut a sentence passes by most; "other" only where no sentence uses one, or is likelier to."""
    of_policy = chances[:, : known.policy]
    other = known.classes.index(OTHER)
    names = known.classes[: known.policy]
    best = policy_frames(of_policy, known)
    is_other = any(bool((classes == other).all()) for classes in (best, of_policy.argmax(1)))
    used = [i for i in range(known.policy) if i != other or is_other]
    found = [_frame(POLICY, names[i], _strongest(of_policy[:, i]), of_policy[:, i], best == i, places) for i in used]
    return _ordered(found)


def policy_frames(of_policy: NDArray[np.float32], known: Decisions) -> NDArray[np.int64]:
    """The number of each sentence's class: frames that are named often by mistake have a higher cut."""
    import numpy as np

    other = known.classes.index(OTHER)
    cuts = np.array([known.cuts.get(name, 1.0) for name in known.classes[: known.policy]], np.float32)
    over = of_policy / cuts
    over[:, other] = 1.0  # what passes no cut uses no frame
    return np.asarray(np.where(over.max(1) > 1.0, over.argmax(1), other), np.int64)


def _strongest(column: NDArray[np.float32]) -> float:
    """The mean over the fifth of the sentences that use the frame most, over three at least: one is too uncertain."""
    import numpy as np

    return float(np.sort(column)[-max(_FEWEST, ceil(len(column) / 5)) :].mean())


def _frame(
    scheme: str,
    name: str,
    score: float,
    column: NDArray[np.float32],
    using: NDArray[np.bool_],
    places: Sequence[_Place],
) -> Frame:
    carrying = sorted([(-float(column[i]), int(i)) for i in using.nonzero()[0]])
    evidence = tuple(places[i].evidence(-minus) for minus, i in carrying)
    count = int(using.sum())
    return Frame(scheme, name, round(score, 4), round(count / len(using), 4), count, len(using), evidence)


def _ordered(found: Sequence[Frame]) -> list[Frame]:
    return sorted(found, key=lambda f: (-f.share, -f.score, f.frame))
