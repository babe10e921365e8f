"""Whether another article may also tell, name or quote something. Asked before anything is called absent.

"Not found in B" is a claim about all of B, and most readers take it for "B leaves it out". So B is searched again, and
any doubt counts as a match: what B may contain is never called absent.

The search covers the same words under one stem and spelling, a few words of one clause, words for one kind of event,
members of one wording set, a deed of the same kind or by the same two parties, the same quotation, the same number of
the same thing, and other spellings of a name (Kiev, Kyiv; González, Gonzales; initials; the words in another order).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from framing.comparator.sentences.profiles import Referents
from framing.comparator.sentences.told import Told
from framing.comparator.sentences.words_told import content_words
from framing.language.numbers import is_near
from framing.lexicon.entry import Lexicon
from framing.model import Analysis, Quotation

TOLD = 0.2  # share of the weight of the words that one place in the other article must have
_TOLD_BRIEFLY = 0.5  # the same of the few words of an event, common or not
_NEW = 0.8  # weight of the words of an event that the other article does not have anywhere, at the least
_ECHO = 0.6  # weight of the words in common from which on two sentences about somebody may tell the same
_QUOTED = 0.6  # share of a quotation's words that another article has in one place: the same quotation
_LEAST_QUOTED = 3  # content words of a quotation, or it could be anybody's
_SAME_SUM, _SAME_TOLL = 0.01, 0.1  # share by which two sums, or two numbers of dead, of the same may differ
_SAME_RATIO = 0.05  # the same where one is "one in five" and the other a percentage
_SAME_PART = 0.12  # the same where one is "a third of a million"


class Elsewhere:
    """Answers, for the articles of one story, what may be found in which of them; articles go by their number.

    Args:
        known: what `profiles.referents` gives.
        concepts: the wording sets; words of one set count as one.
    """

    def __init__(self, analyses: Sequence[Analysis], known: Referents, concepts: Lexicon | None = None) -> None:
        sets = _sets(concepts)
        self._texts = [Told(a, known, sets) for a in analyses]

    def may_tell(self, article: int, other: int, start: int, end: int, least: float = TOLD) -> bool:
        """Whether the other article may tell what this stretch of the article's text tells.

        Args:
            least: share of the weight of its words that one place must have to be enough by itself.
        """
        here, there = self._texts[article], self._texts[other]
        units = here.words.units(start, end)
        return (
            there.words.has(units) >= least
            or there.words.is_told(units)
            or not here.numbers.amounts(start, end).isdisjoint(there.numbers.all_amounts)
            or _are_near(_within(here.numbers.sums, start, end), there.numbers.sums, _SAME_SUM)
            or _are_near(_within(here.numbers.figures, start, end), there.numbers.parts, _SAME_PART)
            or _are_near(_within(here.numbers.parts, start, end), there.numbers.figures, _SAME_PART)
            or _are_near(_within(here.numbers.percents, start, end), there.numbers.ratios, _SAME_RATIO)
            or _are_near(_within(here.numbers.ratios, start, end), there.numbers.percents, _SAME_RATIO)
            or _are_near(_within(here.numbers.dead, start, end), there.numbers.dead, _SAME_TOLL)
            or (here.numbers.has_toll_at_top(start, end) and there.numbers.has_toll_at_top(0, there.length))
            or any(self.may_quote(other, q) for q in here.quotations(start, end))
            or any(there.has_deed(types, people) for types, people in here.deeds(start, end))
        )

    def is_the_event(self, article: int, start: int, end: int) -> bool:
        """Whether a stretch tells the event of all articles, whatever each calls it: headline and first sentence."""
        return self._texts[article].opens(start, end)

    def may_happen(self, article: int, other: int, words: Sequence[tuple[int, int]]) -> bool:
        """Whether the other article may tell an event, judged by the few words that name it here.

        If the words that it lacks weigh too little, the answer is yes: such a label says too little to be missing.
        """
        here, there = self._texts[article], self._texts[other]
        units = [u for start, end in words for u in here.words.units(start, end)]
        new = sum([u.weight for u in units if not there.words.has_word(u.keys)])
        return new < _NEW or there.words.has(units, rare=False) >= _TOLD_BRIEFLY

    def may_quote(self, other: int, quotation: str) -> bool:
        """Whether the other article may have these words of somebody, with or without quotation marks."""
        words = frozenset(content_words(quotation))
        return len(words) >= _LEAST_QUOTED and self._texts[other].words.most_words(words) >= _QUOTED

    def may_name(self, other: int, names: Iterable[str]) -> bool:
        """Whether the other article may name or describe the entity that has any of these names here."""
        there = self._texts[other]
        return any(there.names.has_name(name) for name in names)

    def may_tell_of(self, other: int, entity: str, words: Set[str]) -> bool:
        """Whether the other article may tell something of somebody, by the id of the compared entity.

        Args:
            words: lemmas without one of which it cannot be told.
        """
        return self._texts[other].may_tell_of(entity, words)

    def echo(self, article: int, other: int, entity: str, start: int, end: int) -> int | None:
        """The sentence of the other article that may tell the same of an entity as this stretch, in whatever words.

        It means the entity and shares a weighty word with the stretch, or a word for the same; None if there is none.
        """
        here, there = self._texts[article], self._texts[other]
        units = here.words.units(start, end)
        office = here.office_of(entity) | there.office_of(entity)  # one "chief executive" in both is not one fact
        weight, sentence = there.words.nearest(units, there.sentences_of(entity), office)
        return sentence if weight >= _ECHO else None

    def may_let_speak(self, other: int, name: str, said: Iterable[Quotation]) -> bool:
        """Whether somebody may be quoted in the other article too: under that name, or with the same words.

        A speaker without a name may be any unnamed speaker there.
        """
        there = self._texts[other]
        if any(self.may_quote(other, q.text) for q in said):
            return True
        return there.may_speak(name)


def _within(found: Sequence[tuple[int, float]], start: int, end: int) -> list[float]:
    """The values of those numbers that stand between two characters."""
    return [value for at, value in found if start <= at < end]


def _are_near(some: Sequence[float], others: Sequence[tuple[int, float]], share: float) -> bool:
    return any(is_near(a, b, share) for a in some for _, b in others)


def _sets(concepts: Lexicon | None) -> dict[str, frozenset[str]]:
    """Noun -> the wording set that contains it.

    Words of several sets have no one meaning, and verbs of one set are too far apart: "drag" is not "detain".
    """
    found: dict[str, set[str]] = defaultdict(set)
    verbs: set[str] = set()
    for entry in concepts.entries if concepts is not None else ():
        if entry.concept and " " not in entry.term:
            found[entry.term.lower()].add(f"={entry.concept}")
            if entry.pos == "VERB":
                verbs.add(entry.term.lower())
    return {word: frozenset(names) for word, names in found.items() if len(names) == 1 and word not in verbs}
