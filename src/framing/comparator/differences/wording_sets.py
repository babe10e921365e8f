"""What sources called one thing, as a set of their wordings, each in its most frequent form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from framing.comparator.differences.event_labels import tidy
from framing.comparator.differences.wording_uses import Use
from framing.comparator.sentences.evidence import Places
from framing.model import Voice, Wording, WordingOrigin, WordingSet

SEVERAL = 2  # articles, and names, of which sources can choose
QUOTED = frozenset('‘“"')
_EACH = 5  # wordings of one source that are shown for an entity


def is_different(uses: Sequence[Use]) -> bool:
    """Whether at least two articles have uses, and one has a name that another lacks."""
    names: dict[int, set[str]] = defaultdict(set)
    for use in uses:
        names[use.article].add(use.name)
    return len(names) > 1 and len({frozenset(n) for n in names.values()}) > 1


def is_competing(uses: Sequence[Use]) -> bool:
    """Whether two articles each have a name that the other lacks."""
    names: dict[int, set[str]] = defaultdict(set)
    for use in uses:
        names[use.article].add(use.name)
    return any(one - two and two - one for one, two in combinations(names.values(), 2))


def wording_set(at: Sequence[Places], referent: str, origin: WordingOrigin, uses: Iterable[Use]) -> WordingSet:
    """The wordings of one thing, by source; of an entity at most a few of each."""
    grouped: dict[tuple[int, str, bool], list[Use]] = defaultdict(list)
    for use in uses:
        grouped[use.article, use.name, use.several is True].append(use)
    counts = Counter(article for article, _, _ in grouped)
    ranked = sorted(grouped.items(), key=lambda g: (g[0][0], -len(g[1]), g[1][0].start))
    shown: dict[int, int] = defaultdict(int)
    result = []
    for (article, _, _), some in ranked:
        shown[article] += 1
        if origin != "entity" or shown[article] <= _EACH or counts[article] <= _EACH:
            result.append(_wording(at[article], some))
    return WordingSet(referent, origin, tuple(result))


def _wording(place: Places, uses: Sequence[Use]) -> Wording:
    """The most frequent form of a name; of forms equally frequent the source's own, then the fullest."""
    article = place.analysis.article
    evidence = tuple(place.evidence(u.start, u.end) for u in uses)
    texts = [tidy(e.text) for e in evidence]
    counts = Counter(texts)
    own = {t for t, e in zip(texts, evidence, strict=True) if e.voice is Voice.OWN}
    text = max(counts, key=lambda t: (counts[t], t in own, not QUOTED & set(t), len(t), t))
    return Wording(article.id, article.source, text, len(uses), evidence, uses[0].polarity)
