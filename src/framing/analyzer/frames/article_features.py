"""What a model of a whole article sees: how much of it uses each class, and who speaks and acts in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from framing.model import Analysis

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STRONGEST = 3
_RATE = 10.0  # sentences: "in ten sentences"


def article_features(
    analysis: Analysis, chances: NDArray[np.float32], classes: Sequence[str]
) -> Iterator[tuple[str, float]]:
    """Named features; `chances` is sentence x class."""
    import numpy as np

    means = chances.mean(0)
    strongest = np.sort(chances, 0)[-_STRONGEST:].mean(0)
    for name, mean, top in zip(classes, means, strongest, strict=True):
        yield f"mean {name}", float(mean)
        yield f"top {name}", float(top)
    yield from _form(analysis, len(chances))


def _form(analysis: Analysis, sentences: int) -> Iterator[tuple[str, float]]:
    words = max(1, sum(s.words for s in analysis.sentences))
    yield "others' words", 1 - sum(s.own_words for s in analysis.sentences) / words
    yield "quotations", len(analysis.quotations) / sentences
    yield "loaded terms", len(analysis.loaded_terms) / sentences
    yield "loadedness", sum(x.score for x in analysis.loadedness) / max(1, len(analysis.loadedness))
    stances = [q.stance for q in analysis.quotations]
    yield "conflict verbs", stances.count("conflict") / sentences
    people = {e.id for e in analysis.entities if e.label == "PERSON"}
    yield "people", len(people) / sentences
    yield "mentions of people", sum(m.entity in people for m in analysis.mentions) / sentences
    yield "pronouns", sum(m.kind == "pronoun" for m in analysis.mentions) / sentences
    done = [r for r in analysis.roles if not r.negated and r.process == "deed"]
    yield "against others", sum(r.polarity.sign < 0 and r.role == "agent" for r in done) / sentences
    yield "for others", sum(r.polarity.sign > 0 and r.role == "agent" for r in done) / sentences
    yield "harmed", sum(r.polarity.sign < 0 and r.role != "agent" for r in done) / sentences
    names = [label for _, _, label in analysis.parse.names]
    yield "money", names.count("MONEY") / sentences
    yield "percent", names.count("PERCENT") / sentences
    yield "length", min(1.0, sentences / (_RATE * 10))
