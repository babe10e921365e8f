"""How a lexicon does on some texts: entries that are found, that never match, and that overlap."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from framing.lexicon.entry import Lexicon
from framing.model import Analysis, LoadedTerm

_Key = tuple[str, str, str]  # lexicon, term, category


class EntryUse(Struct, frozen=True):
    """One entry and how often it is found."""

    lexicon: str
    term: str
    category: str
    line: int
    hits: int
    articles: int  # in how many articles


class Shadowed(Struct, frozen=True):
    """An entry found only where another one, longer or of another category, counts instead."""

    use: EntryUse
    longer: tuple[tuple[str, int], ...]  # the entry that counts, how often; most frequent first


class Duplicate(Struct, frozen=True):
    """A term that occurs more than once: `lexicon` and category of each."""

    term: str
    places: tuple[tuple[str, str], ...]


class CoverageReport(Struct, frozen=True):
    """What the entries of some lexicons do in some articles."""

    articles: int
    words: int
    entries: int
    hits: int  # nested hits not counted
    found: tuple[EntryUse, ...]  # most frequent first
    unmatched: tuple[EntryUse, ...]  # in the order of the lexicon
    shadowed: tuple[Shadowed, ...]
    duplicates: tuple[Duplicate, ...]

    @property
    def share_found(self) -> float:
        """The share of the entries that are found at all, 0 to 1; 0.0 for a lexicon without entries."""
        return (self.entries - len(self.unmatched)) / self.entries if self.entries else 0.0

    @property
    def per_thousand(self) -> float:
        """Hits per 1,000 words; 0.0 where there are no words."""
        return 1000 * self.hits / self.words if self.words else 0.0


def coverage(lexicons: Sequence[Lexicon], analyses: Iterable[Analysis]) -> CoverageReport:
    """How the entries of `lexicons` are used in articles that were analysed with them."""
    names = {lexicon.info.name for lexicon in lexicons}
    hits, nested, spread = Counter[_Key](), Counter[_Key](), Counter[_Key]()
    longer: dict[_Key, Counter[str]] = defaultdict(Counter)
    articles = words = 0
    for analysis in analyses:
        articles += 1
        words += sum(s.words for s in analysis.sentences)
        here = [t for t in (*analysis.loaded_terms, *analysis.plain_terms) if t.lexicon in names]
        spread.update({_key(t) for t in here})
        hits.update(_key(t) for t in here if not t.nested)
        nested.update(_key(t) for t in here if t.nested)
        _note_longer(here, longer)
    uses = [_use(lexicon, hits, nested, spread) for lexicon in lexicons]
    every = [u for us in uses for u in us]
    return CoverageReport(
        articles=articles,
        words=words,
        entries=len(every),
        hits=sum(hits.values()),
        found=tuple(sorted((u for u in every if u.hits), key=_by_frequency)),
        unmatched=tuple(u for u in every if not u.hits),
        shadowed=tuple(_shadowed(u, longer) for u in every if u.hits and not hits[u.lexicon, u.term, u.category]),
        duplicates=tuple(_duplicates(lexicons)),
    )


def _key(term: LoadedTerm) -> _Key:
    return term.lexicon, term.term, term.category


def _use(lexicon: Lexicon, hits: Counter[_Key], nested: Counter[_Key], spread: Counter[_Key]) -> list[EntryUse]:
    uses = []
    for e in lexicon.entries:
        key = (lexicon.info.name, e.term, e.category)
        uses.append(EntryUse(*key, line=e.line, hits=hits[key] + nested[key], articles=spread[key]))
    return uses


def _note_longer(terms: Sequence[LoadedTerm], longer: dict[_Key, Counter[str]]) -> None:
    """Record for each nested hit the hit that counts instead; `terms` of one article, few of which are nested."""
    outer = [t for t in terms if not t.nested]
    for term in terms:
        if term.nested:
            around = (_name(o, term) for o in outer if o.start < term.end and term.start < o.end)
            longer[_key(term)].update([next(around, "another lexicon's term")])


def _name(outer: LoadedTerm, term: LoadedTerm) -> str:
    """The entry that counts; with its category if both have the same words."""
    same = (outer.start, outer.end) == (term.start, term.end)
    return f"{outer.term} [{outer.category}]" if same else outer.term


def _shadowed(use: EntryUse, longer: dict[_Key, Counter[str]]) -> Shadowed:
    counted = longer[use.lexicon, use.term, use.category]
    return Shadowed(use, tuple(sorted(counted.items(), key=_by_count)))


def _duplicates(lexicons: Sequence[Lexicon]) -> list[Duplicate]:
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for lexicon in lexicons:
        for e in lexicon.entries:
            place = (lexicon.info.name, e.category)
            if place not in places[e.term.casefold()]:
                places[e.term.casefold()].append(place)
    return [Duplicate(term, tuple(where)) for term, where in sorted(places.items()) if len(where) > 1]


def _by_frequency(use: EntryUse) -> tuple[int, str, str, str]:
    return -use.hits, use.term, use.category, use.lexicon


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
