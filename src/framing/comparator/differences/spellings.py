"""Words that sources only spell differently are one term: "labour" against "labor" shows geography, not framing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from framing.language.spelling import spelling


def one_spelling(counts: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Source -> term -> count, with British and American spellings counted together.

    The term has the spelling found most often; of two equally frequent ones, the first in the alphabet. Names keep
    their spelling: the Labour Party is not the Labor Party.
    """
    total = Counter[str]()
    for terms in counts.values():
        total.update({term: n for term, n in terms.items() if term.islower()})
    spelled: dict[str, list[str]] = defaultdict(list)
    for term in sorted(total):
        spelled[spelling(term)].append(term)
    shown = {t: max(same, key=total.__getitem__) for same in spelled.values() if len(same) > 1 for t in same}
    if not shown:
        return {source: dict(terms) for source, terms in counts.items()}
    return {source: _joined(terms, shown) for source, terms in counts.items()}


def _joined(terms: Mapping[str, int], shown: Mapping[str, str]) -> dict[str, int]:
    found = Counter[str]()
    for term, n in terms.items():
        found[shown.get(term, term)] += n
    return dict(sorted(found.items()))
