"""One figure that is large in one source, small or plain in another: "a whopping 22 per cent", "just 22 per cent"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.figures import measures
from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords, particulars
from framing.language import polarity
from framing.language.tree import Node, position
from framing.language.words import group
from framing.model import ContrastKind, Evidence

_OPPOSITE, _ONE_SIDED = 0.8, 0.6  # strength: each sizes the figure otherwise, or only one does
_SHARED = 2  # further referents and particular words that the sentences have in common
_JUDGES = 0.5  # opinion of a word beside the figure from which on it sizes it
_BEFORE = 3  # tokens before the amount in which such a word stands
_LONGEST = 32  # words of a sentence that is shown


class _Sized(Struct, frozen=True):
    size: int  # 2 for great, -1 for small, or 1 for good and -1 for bad; 0 where nothing is said of it
    around: frozenset[str]
    written: str
    place: Evidence


def sized(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """The first figure of each kind that two sources have in their own words, and that one calls large or small.

    No source calls it both.
    """
    by: dict[tuple[str, float], dict[int, list[_Sized]]] = defaultdict(lambda: defaultdict(list))
    for n, text in enumerate(texts):
        for node, unit, amount, value in measures(text):
            found = _sized(node, amount, text)
            if found is not None:
                by[unit, value][n].append(found)
    for (_, value), figures in sorted(by.items()):
        for a, b in combinations(sorted(figures), 2):
            least = _least(value) if len(figures[a]) == len(figures[b]) == 1 else _SHARED
            pairs = [
                (one, two)
                for one in figures[a]
                for two in figures[b]
                if one.size != two.size and len(one.around & two.around) >= least
            ]
            sizes = [{x.size for x in figures[n] if x.size} for n in (a, b)]
            if not pairs or max(map(len, sizes)) > 1 or sizes[0] & sizes[1]:
                continue
            one, two = max(pairs, key=lambda p: (bool(p[0].size) + bool(p[1].size), len(p[0].around & p[1].around)))
            strength = _OPPOSITE if one.size and two.size else _ONE_SIDED
            keys = frozenset(w.removeprefix("@") for w in one.around & two.around)
            about = f"{one.written}, much or little"
            yield Formed(ContrastKind.QUANTITY, about, keys, {a: (one.place,), b: (two.place,)}, strength)
            break


def _least(value: float) -> int:
    """What two figures must have in common that stand once in each source: less where few things have such a figure."""
    if value != round(value):
        return 0
    return 1 if len(f"{value:.0f}".rstrip("0")) > 1 else _SHARED


def _sized(node: Node, amount: Node, text: OwnWords) -> _Sized | None:
    """A figure in the source's own words, in a short sentence; None for any other."""
    sentence = [n for n in text.tree.sentences[node.sent] if n.pos != "SPACE"]
    if len(sentence) > _LONGEST or not text.is_own(node):
        return None
    parts = [n for n in amount.subtree() if n is amount or n.pos in ("NUM", "SYM")]
    first, last = min(parts, key=position), max(parts, key=position)
    beside = [n for n in sentence if first.i - _BEFORE <= n.i < first.i and text.is_own(n)]
    around = particulars(sentence, text, ("NOUN", "VERB"), but=range(first.i, last.i + 1))
    return _Sized(_size(beside), around, text.evidence(first, last).text, text.around(sentence, node))


def _size(beside: Sequence[Node]) -> int:
    for word in reversed(beside):
        if word.lower in group("words that make a figure great"):
            return 2
        if word.lower in group("words that make a figure small"):
            return -1
        value = polarity.of_word(word) if word.pos in ("ADJ", "NOUN") else 0.0
        if abs(value) >= _JUDGES:
            return 1 if value > 0 else -1
    return 0
