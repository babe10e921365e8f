"""Whether another article may also tell, name or quote something. Asked before anything is called absent.

"Not found in B" is a claim about all of B, and most readers take it for "B leaves it out". So B is searched again, and
any doubt counts as a match: what B may contain is never called absent.

The search covers the same words under one stem and spelling, a few words of one clause, words for one kind of event,
members of one wording set, a deed of the same kind or by the same two parties, the same quotation, the same number of
the same thing, and other spellings of a name (Kiev, Kyiv; González, Gonzales; initials; the words in another order).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property, lru_cache
from math import log
from typing import NamedTuple

from framing.comparator.sentences.alike import alike, perhaps_alike
from framing.comparator.sentences.profiles import Referents
from framing.comparator.sentences.rarity import weights
from framing.comparator.sentences.terms import stem
from framing.language.deeds import trigger_types
from framing.language.gazetteer import known as gazetteer
from framing.language.numbers import is_near, value_of
from framing.language.people import given_names, people_by_any_noun, plain, roles
from framing.language.resources import table
from framing.language.spelling import spelling
from framing.language.voices import SPEECH
from framing.language.words import function_words, group
from framing.lexicon.entry import Lexicon
from framing.model import Analysis, PartKind, Quotation

TOLD = 0.2  # share of the weight of the words that one place in the other article must have
_TOLD_IN_PART = {True: 0.3, False: 0.18}  # the same where common words weigh as much; with a new name, or without
_TOLD_IN_A_STRETCH = {
    True: 0.4,
    False: 0.28,
}  # and of a stretch of so many weighty words, each beginning so many behind the one before
_STRETCH, _STEP = 8, 4
_NEAR_WORD = 0.4  # what a word counts of which a place only has one of the same matter
_TOLD_BRIEFLY = 0.5  # the same of the few words of an event, common or not
_NEW = 0.8  # weight of the words of an event that the other article does not have anywhere, at the least
_AROUND = 1  # sentences before and after that belong to one place
_NAME = 0.5  # of a word's weight, if it is part of a name
_STEM = 6  # letters that represent a long word: "investig-" for investigate, investigation, investigator
_QUOTED = 0.6  # share of a quotation's words that another article has in one place: the same quotation
_LEAST_QUOTED = 3  # content words of a quotation, or it could be anybody's
_SHORT = 3  # letters of a name that has no other spelling if it is shorter
_SPELLED = 5  # letters of a name from which on one letter may differ
_SWAPPED = 2  # letters that change places in a misspelling
_LETTERS = 5  # letters with which a word begins that is formed from a name: "Texan" of "Texas"
_OWN_NAME = 3  # capitalised words beside the name of a place that are a name of their own
_DESCRIBED = 0.6  # share of the words of a name or description that one place in the other article must have
_COUNTS = 4  # tokens after a number in which its noun is sought
_PERSONS = "@persons"  # what numbers of people count, whatever they are called
_HASHTAG = re.compile(r"#|(?<=[a-z])(?=[A-Z][a-z])")  # "#MikeBrown" is Mike Brown
_TERM = 5  # words of a term that has an abbreviation
_OF_TERMS = frozenset({"NOUN", "ADJ", "PROPN"})
_COUNTED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"})
_PARTICULAR = frozenset({"PROPN"})
_TITLED = frozenset({PartKind.BYLINE, PartKind.SIGNATURE})
_LITTLE = group("general event types for searching")
_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_PARTS = re.compile(r"[-’'&]|(?<=[a-z])(?=[A-Z][a-z]{4})")  # also of "LaCalamita"
_SUM = re.compile(r"(\d[\d.,]*)[  -]?(trillion|tn|billion|bn|million|mn|m)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\d.,])\d{3}(?:,\d{3})+(?![\d,])")  # "300,000"
_PART_OF = re.compile(r"\b(half|third|quarter)(?: of)? an? (million|billion)\b", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.,])([a-z]+ |\d{1,2}(?:\.\d+)? ?)(?:%|per ?cent\b)", re.IGNORECASE)
_ONE_IN = re.compile(r"\b(one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) (?:every )?"
                     r"(three|four|five|six|seven|eight|nine|ten|\d{1,2})\b", re.IGNORECASE)  # fmt: skip
_PART = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}
_GREAT = {"t": 1e12, "b": 1e9, "m": 1e6}
_SAME_SUM, _SAME_TOLL = 0.01, 0.1  # share by which two sums, or two numbers of dead, of the same may differ
_SAME_RATIO = 0.05  # the same where one is "one in five" and the other a percentage
_SAME_PART = 0.12  # the same where one is "a third of a million"
_FEW_DEAD = 12  # numbers of dead that stand for many events
_TOP = 4  # sentences, with the headline, that tell the event itself
_VOWELS = re.compile(r"(?<=.)[aeiouyhw]+")
_SOUNDS = str.maketrans("ckqzvjx", "kkksfks")


class Unit(NamedTuple):
    """A word with a weight, under all keys by which another article may have it."""

    weight: float
    keys: frozenset[str]
    particular: bool = False  # a name; another number is a contradiction, and no absence
    near: tuple[str, ...] = ()  # keys under which it has a word of the same matter


class Elsewhere:
    """Answers, for the articles of one story, what may be found in which of them; articles go by their number.

    Args:
        known: what `profiles.referents` gives.
        concepts: the wording sets; words of one set count as one.
    """

    def __init__(self, analyses: Sequence[Analysis], known: Referents, concepts: Lexicon | None = None) -> None:
        sets = _sets(concepts)
        self._texts = [_Told(a, known, sets) for a in analyses]

    def may_tell(self, article: int, other: int, start: int, end: int, least: float = TOLD) -> bool:
        """Whether the other article may tell what this stretch of the article's text tells.

        Args:
            least: share of the weight of its words that one place must have to be enough by itself.
        """
        here, there = self._texts[article], self._texts[other]
        units = here.units(start, end)
        return (
            there.has(units) >= least
            or there.is_told(units)
            or not here.amounts(start, end).isdisjoint(there.all_amounts)
            or _are_near(_within(here.sums, start, end), there.sums, _SAME_SUM)
            or _are_near(_within(here.figures, start, end), there.parts, _SAME_PART)
            or _are_near(_within(here.parts, start, end), there.figures, _SAME_PART)
            or _are_near(_within(here.percents, start, end), there.ratios, _SAME_RATIO)
            or _are_near(_within(here.ratios, start, end), there.percents, _SAME_RATIO)
            or _are_near(_within(here.dead, start, end), there.dead, _SAME_TOLL)
            or (here.has_toll_at_top(start, end) and there.has_toll_at_top(0, there.length))
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
        units = [u for start, end in words for u in here.units(start, end)]
        new = sum([u.weight for u in units if not there.has_word(u.keys)])
        return new < _NEW or there.has(units, rare=False) >= _TOLD_BRIEFLY

    def may_quote(self, other: int, quotation: str) -> bool:
        """Whether the other article may have these words of somebody, with or without quotation marks."""
        words = frozenset(_content(quotation))
        return len(words) >= _LEAST_QUOTED and self._texts[other].most_words(words) >= _QUOTED

    def may_name(self, other: int, names: Iterable[str]) -> bool:
        """Whether the other article may name or describe the entity that has any of these names here."""
        there = self._texts[other]
        return any(there.has_name(name) for name in names)

    def may_tell_of(self, other: int, entity: str, words: Set[str]) -> bool:
        """Whether the other article may tell something of somebody, by the id of the compared entity.

        Args:
            words: lemmas without one of which it cannot be told.
        """
        return self._texts[other].may_tell_of(entity, words)

    def may_let_speak(self, other: int, name: str, said: Iterable[Quotation]) -> bool:
        """Whether somebody may be quoted in the other article too: under that name, or with the same words.

        A speaker without a name may be any unnamed speaker there.
        """
        there = self._texts[other]
        if any(self.may_quote(other, q.text) for q in said):
            return True
        return there.may_speak(name)


class _Told:
    """The contents of one article, indexed for searching."""

    def __init__(self, analysis: Analysis, known: Referents, sets: Mapping[str, frozenset[str]]) -> None:
        self._analysis, self._known, self._sets = analysis, known, sets
        self._parse, self._text = analysis.parse, analysis.article.text

    # ------------------------------------------------------------------------------------- what stands somewhere
    def units(self, start: int, end: int) -> list[Unit]:
        """The words with a weight between two characters."""
        starts = self._parse.starts
        return [u for u in self._units[bisect_left(starts, start) : bisect_left(starts, end)] if u is not None]

    def amounts(self, start: int, end: int) -> frozenset[tuple[float, str]]:
        """Numbers with what they count."""
        starts = self._parse.starts
        return frozenset(self._amounts(bisect_left(starts, start), bisect_left(starts, end)))

    @cached_property
    def all_amounts(self) -> frozenset[tuple[float, str]]:
        return frozenset(self._amounts(0, len(self._parse.starts)))

    @cached_property
    def sums(self) -> list[tuple[int, float]]:
        """The values of sums of millions and the like, however they are written: "N4.7bn", "4.7 billion naira"."""
        return [
            (m.start(), float(m[1].replace(",", "")) * _GREAT[m[2][0].lower()])
            for m in _SUM.finditer(self._text)
            if m[1].replace(",", "").replace(".", "", 1).isdigit()
        ]

    @cached_property
    def figures(self) -> list[tuple[int, float]]:
        """The numbers from 100,000 that are written in figures."""
        return [(m.start(), float(m[0].replace(",", ""))) for m in _FIGURE.finditer(self._text)]

    @cached_property
    def parts(self) -> list[tuple[int, float]]:
        """The values of "half a million" and "a third of a billion"."""
        found = _PART_OF.finditer(self._text)
        return [(m.start(), _PART[m[1].lower()] * _GREAT[m[2][0].lower()]) for m in found]

    @cached_property
    def percents(self) -> list[tuple[int, float]]:
        """The percentages."""
        found = ((m.start(), value_of([m[1].strip().lower()])) for m in _PERCENT.finditer(self._text))
        return [(at, value) for at, value in found if value is not None]

    @cached_property
    def ratios(self) -> list[tuple[int, float]]:
        """The ratios in words, as percentages: "one in five" is 20."""
        found = ((m.start(), value_of([m[1].lower()]), value_of([m[2].lower()])) for m in _ONE_IN.finditer(self._text))
        return [(at, 100 * some / all_) for at, some, all_ in found if some and all_ and some < all_]

    @cached_property
    def dead(self) -> list[tuple[int, float]]:
        """The numbers of sentences that tell of deaths: "more than 300 died", "which killed 312 people"."""
        written = ((i, self._parse.lemmas[i].replace(",", "")) for i in self._tolls(self._parse.sentences))
        return [
            (self._parse.starts[i], float(word)) for i, word in written if word.isdecimal() and float(word) > _FEW_DEAD
        ]

    def _tolls(self, sentences: Iterable[tuple[int, int]]) -> Iterator[int]:
        """The tokens that are numbers in sentences that tell of deaths."""
        parse = self._parse
        for first, last in sentences:
            if any(lemma.lower() in group("words for deaths") for lemma in parse.lemmas[first:last]):
                yield from (i for i in range(first, last) if parse.pos[i] == "NUM")

    def has_toll_at_top(self, start: int, end: int) -> bool:
        """Whether the stretch holds a number of dead among the first sentences: two tolls are of the event told there.

        Another number is a contradiction, and no absence: "at least 34 are dead" and "killing 28".
        """
        return any(start <= at < end for at in self._tolls_at_top)

    def opens(self, start: int, end: int) -> bool:
        """Whether a stretch belongs to the headline, the standfirst or the first sentence of the body."""
        return any(a < end and start < b for a, b in self._top)

    @cached_property
    def _top(self) -> list[tuple[int, int]]:
        sentences = self._analysis.sentences
        first = next((s for s in sentences if s.part is PartKind.BODY), None)
        head = [s for s in sentences if s.part in (PartKind.HEADLINE, PartKind.STANDFIRST)]
        return [(s.start, s.end) for s in (*head, *([first] if first is not None else []))]

    @property
    def length(self) -> int:
        """Characters of the text."""
        return len(self._text)

    @cached_property
    def _tolls_at_top(self) -> list[int]:
        return [self._parse.starts[i] for i in self._tolls(self._parse.sentences[:_TOP])]

    def quotations(self, start: int, end: int) -> list[str]:
        """The quoted text that overlaps with the stretch."""
        found = []
        for q in self._analysis.quotations:
            spans = [(q.start, q.end)] if q.type == "direct" else q.parts if q.type == "mixed" else ()
            found += [self._text[a:b] for a, b in spans if a < end and start < b]
        return found

    def deeds(self, start: int, end: int) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Kinds and participants of the events between two characters."""
        return ((types, people) for at, types, people in self._deeds if start <= at < end)

    # ------------------------------------------------------------------------------------------- what is there
    def has(self, units: Sequence[Unit], *, rare: bool = True) -> float:
        """Share of the weight of the words that one place here has.

        Words of one matter count in part, unless there is a name among the words that is new here.

        Args:
            rare: words that stand all over weigh less.
        """
        at: dict[int, float] = defaultdict(float)  # place -> weight of its words
        whole, new = 0.0, self._is_new(units)
        for weight, keys, _, near in units:
            there = [self._places[k] for k in keys if k in self._places]
            if rare and there:
                weight /= 1 + log(max([n for n, _ in there]))
            whole += weight
            having = frozenset[int]().union(*[places for _, places in there])
            for place in having:
                at[place] += weight
            if not new:
                for place in frozenset[int]().union(*[self._near_places.get(k, ()) for k in near]) - having:
                    at[place] += weight * _NEAR_WORD
        return max(at.values(), default=0.0) / whole if whole else 1.0

    def is_told(self, units: Sequence[Unit]) -> bool:
        """Whether one place has a good part of the words, or of those of a stretch among them, common or not.

        A paraphrase keeps few of the words of a long sentence, and those of one of its clauses. What has no name or
        number that is new to this article is told here sooner.
        """
        new = self._is_new(units)
        in_part, in_a_stretch = _TOLD_IN_PART[new], _TOLD_IN_A_STRETCH[new]
        if self.has(units, rare=False) >= in_part:
            return True
        last = len(units) - _STRETCH
        starts = (*range(0, last, _STEP), last) if last > 0 else ()
        return any(self.has(units[n : n + _STRETCH], rare=False) >= in_a_stretch for n in starts)

    def _is_new(self, units: Iterable[Unit]) -> bool:
        """Whether there is a name among the words that the article does not have anywhere."""
        return any(u.particular and not self.has_word(u.keys) for u in units)

    def has_word(self, keys: Set[str]) -> bool:
        """Whether the article has the word anywhere, under any of its keys."""
        return any(k in self._places for k in keys)

    def most_words(self, words: Set[str]) -> float:
        """Largest share of the content words that one place has."""
        at: dict[int, int] = defaultdict(int)
        for word in words:
            for place in self._plain_places.get(word, ()):
                at[place] += 1
        return max(at.values(), default=0) / len(words)

    def has_deed(self, types: Set[str], people: Set[str]) -> bool:
        """Whether a participant of a deed of that kind takes part in one here, or two parties share any deed."""
        for _, kinds, parties in self._deeds:
            both = people & parties
            if both and (len(both) > 1 or not (types & kinds) <= _LITTLE):
                return True
        return False

    def has_name(self, name: str) -> bool:
        """Whether the article has the name in any spelling, order or form, or describes its bearer so.

        The source's own name is always there.
        """
        name = _HASHTAG.sub(" ", name)
        if _folded(name) in self._folded or f" {self._source} ".startswith(_folded(name)):
            return True  # "CNN" is the source "CNN (Online News)"
        if self._has_further(_folded(name).strip()):
            return True
        entry = gazetteer(name)
        if entry is not None and entry.key in self._keys:
            return True
        words = [w for w in _WORD.findall(name) if plain(w) not in function_words()]
        if not words:
            return True
        places = [w for w in words if w[0].isupper() and gazetteer(w) is not None]
        others = [w for w in words if w not in places and w[0].isupper()]
        # "European Union observers" may be "a European mission", but not "Kenya Property Developers Alliance"
        if len(others) < _OWN_NAME and any(plain(w) in self._capitals for w in places):
            return True
        if self._has_kind(words):
            return True
        if len(words) == 1:
            return self._spells(words[0]) or (words[0].isupper() and plain(words[0]) in self._initials)
        if not _initials(name).isdisjoint(self._capitals):
            return True
        if any(self._spells(w) for w in words if _is_particular(w)):
            return True  # "Minera Altaplata" may be "Altaplata Resources"
        return self._spells(words[-1]) or self.most_words(frozenset(_content(name))) >= _DESCRIBED

    def _has_kind(self, words: Sequence[str]) -> bool:
        """Whether a law or body is spoken of here by its kind alone: "the bill", for "the Security Act"."""
        last, laws = plain(words[-1]), group("kinds of laws")
        if len(words) == 1 or last not in group("kinds that stand for a name") | laws:
            return False
        return not self._nouns.isdisjoint(laws if last in laws else {last})

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """The common nouns, by lemma."""
        return frozenset(x.lower() for x, pos in zip(self._parse.lemmas, self._parse.pos, strict=True) if pos == "NOUN")

    def _has_further(self, name: str) -> bool:
        """Whether another name of the same is here ("Salonika"), or the letters of a party ("R-Texas")."""
        places, tags = _further_names()
        if any(other in self._folded for other in places.get(name, ())):
            return True
        return any(re.search(rf"\b{tag}\b(?:\)|[-–.][A-Z])", self._text) is not None for tag in tags.get(name, ()))

    def may_speak(self, name: str) -> bool:
        """Whether a speaker here may be the one with that name."""
        anyone = name.split()[-1]
        if anyone.islower() and not anyone.endswith("s") and any(q.type in SPEECH for q in self._analysis.quotations):
            return True  # "the former senator" may be whoever is quoted here by name
        named = any(w[0].isupper() for w in name.split() if w.lower() not in function_words())
        words = frozenset(_content(name))
        for q in self._analysis.quotations:
            if q.type in SPEECH:
                called = f"{q.speaker or ''} {q.speaker_words or ''}"
                if not words.isdisjoint(_content(called)):
                    return True
                if not named and q.speaker_kind != "named":
                    return True
        return self.has_name(name) if named else self.most_words(words) >= _DESCRIBED

    def may_tell_of(self, entity: str, words: Set[str]) -> bool:
        """Whether one of the words stands in or beside a sentence that means the entity.

        Of a body or group, which has many names and members, it may stand anywhere.
        """
        article = self._analysis.article.id
        labels = {e.label for e in self._analysis.entities if self._known.get((article, e.id)) == entity}
        at = [
            n
            for n, (first, last) in enumerate(self._parse.sentences)
            if any(lemma.lower() in words for lemma in self._parse.lemmas[first:last])
        ]
        if labels != {"PERSON"}:
            return bool(at)
        named = {m.sentence for m in self._analysis.mentions if self._known.get((article, m.entity)) == entity}
        return any(not named.isdisjoint(range(n - _AROUND, n + _AROUND + 1)) for n in at)

    def _spells(self, word: str) -> bool:
        """Whether a capitalised word here is this one, a spelling of it, or derived from it ("Texan")."""
        folded = plain(word)
        if folded in self._capitals:
            return True
        if word.isupper() or len(folded) < _SHORT:
            return False
        begins = len(folded) >= _LETTERS and folded[:_LETTERS] in self._beginnings
        if len(folded) < _LETTERS and any(w.startswith(folded) for w in self._capitals):
            return True  # "Max" may be Maxine
        return begins or _sound(folded) in self._sounds or self._has_other_letter(folded)

    def _has_other_letter(self, word: str) -> bool:
        """Whether a longer word here differs from this one by one letter."""
        near = (w for k in (-1, 0, 1) for w in self._long.get((word[0], len(word) + k), ()))
        return any(_one_letter_apart(word, w) for w in near)

    # ---------------------------------------------------------------------------------------------- made once
    @cached_property
    def _units(self) -> list[Unit | None]:
        """For each token its unit; None for tokens without weight."""
        parse, listed, titles = self._parse, weights(), roles()
        referent: dict[int, str] = {}
        for m in self._analysis.mentions:
            one = self._known.get((self._analysis.article.id, m.entity))
            if one is not None and m.kind != "nominal":
                for i in range(bisect_left(parse.starts, m.start), bisect_left(parse.starts, m.end)):
                    referent[i] = "@" + one
        found: list[Unit | None] = []
        seen: dict[tuple[str, str], Unit | None] = {}
        for i, (pos, lemma) in enumerate(zip(parse.pos, parse.lemmas, strict=True)):
            if i in referent:
                counts = pos in _COUNTED and plain(lemma) not in titles
                weight = _NAME * (listed.get(lemma.lower(), 1.0) if counts else 0.0)
                found.append(Unit(max(weight, 0.1), frozenset((referent[i], *_keys(lemma, self._sets))), counts))
                continue
            if (pos, lemma) not in seen:
                counts = pos in _COUNTED and lemma[:1].isalnum() and plain(lemma) not in titles
                weight = listed.get(lemma.lower(), 1.0) if counts else 0.0
                named = pos in _PARTICULAR
                near = perhaps_alike().get(lemma.lower(), ())
                seen[pos, lemma] = Unit(weight, _keys(lemma, self._sets), named, near) if weight > 0 else None
            found.append(seen[pos, lemma])
        return found

    @cached_property
    def _places(self) -> dict[str, tuple[int, frozenset[int]]]:
        """Key -> number of sentences that have it, and these sentences with their neighbours."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, (first, last) in enumerate(self._parse.sentences):
            for key in {key for u in self._units[first:last] if u is not None for key in u.keys}:
                found[key].append(n)
        return {
            key: (len(at), frozenset(n + k for n in at for k in range(-_AROUND, _AROUND + 1)))
            for key, at in found.items()
        }

    @cached_property
    def _near_places(self) -> dict[str, frozenset[int]]:
        """Key of a matter -> the sentences that have a word of it, with their neighbours."""
        found: dict[str, set[int]] = defaultdict(set)
        for n, (first, last) in enumerate(self._parse.sentences):
            for key in {key for u in self._units[first:last] if u is not None for key in u.near}:
                found[key].update(range(n - _AROUND, n + _AROUND + 1))
        return {key: frozenset(at) for key, at in found.items()}

    @cached_property
    def _plain_places(self) -> dict[str, frozenset[int]]:
        """Stem -> the sentences that have it, with their neighbours."""
        found: dict[str, set[int]] = defaultdict(set)
        for n, s in enumerate(self._analysis.sentences):
            for word in _content(self._text[s.start : s.end]):
                found[word].update(range(n - _AROUND, n + _AROUND + 1))
        return {word: frozenset(at) for word, at in found.items()}

    @cached_property
    def _deeds(self) -> list[tuple[int, frozenset[str], frozenset[str]]]:
        """Place, kinds and participants of each event; entities in its sentence count as participants."""
        article, types = self._analysis.article.id, trigger_types()
        inside: dict[int, set[str]] = defaultdict(set)
        for m in self._analysis.mentions:
            inside[m.sentence].add(self._known.get((article, m.entity), ""))
        found = []
        for e in self._analysis.events:
            ids = [self._known[article, x] for x in (e.agent, e.patient) if x and (article, x) in self._known]
            found.append((e.trigger_start, types.get(e.trigger) or frozenset((e.type,)), frozenset(ids)))
        return found

    def _amounts(self, first: int, last: int) -> Iterator[tuple[float, str]]:
        """Values with what they count: "Eleven residents" and "11 protesters" are the same number of people."""
        parse = self._parse
        for i in range(first, last):
            if parse.pos[i] != "NUM" or (i > first and parse.pos[i - 1] == "NUM"):
                continue
            end = next((k for k in range(i, last) if parse.pos[k] != "NUM"), last)
            value = value_of([self._text[parse.starts[k] : parse.ends[k]].lower() for k in range(i, end)])
            counted = self._counted(end, min(end + _COUNTS, last))
            if value is not None and counted is not None:
                noun = parse.lemmas[counted].lower()
                yield value, _PERSONS if noun in people_by_any_noun() else _stem(noun)

    def _counted(self, first: int, last: int) -> int | None:
        """The noun that a number before these tokens counts: the last of "replacement workers"."""
        pos = self._parse.pos
        noun = next((k for k in range(first, last) if pos[k] == "NOUN"), None)
        while noun is not None and noun + 1 < last and pos[noun + 1] == "NOUN":
            noun += 1
        return noun

    @cached_property
    def _source(self) -> str:
        return _folded(self._analysis.article.source).strip()

    @cached_property
    def _folded(self) -> str:
        return _folded(self._text)

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """The capitalised words, folded; abbreviations also without full stops."""
        words = [w for w in _WORD.findall(self._text) if w[0].isupper() or w[0].isdigit()]
        parts = [p for w in words for p in (w, w.replace(".", ""), *_PARTS.split(w)) if p]
        return frozenset(plain(p) for p in parts)

    @cached_property
    def _sounds(self) -> frozenset[str]:
        return frozenset(_sound(w) for w in self._capitals if len(w) >= _SHORT)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(w[:_LETTERS] for w in self._capitals if len(w) >= _LETTERS)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The initials of the names here, and of terms in small letters ("inspector general"), for abbreviations."""
        named = (_initials(m.text) for m in self._analysis.mentions if m.kind == "name")
        return frozenset().union(*named, self._initials_of_terms)

    @property
    def _initials_of_terms(self) -> set[str]:
        found = set()
        pos, words = self._parse.pos, self._parse.lemmas
        for first in range(len(pos)):
            letters = ""
            for k in range(first, min(first + _TERM, len(pos))):
                if pos[k] not in _OF_TERMS:
                    break
                letters += words[k][:1].casefold()
                if k > first:
                    found.add(letters)
        return found

    @cached_property
    def _long(self) -> dict[tuple[str, int], list[str]]:
        """The longer ones of them, by first letter and length."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._capitals:
            if len(word) >= _SPELLED:
                found[word[0], len(word)].append(word)
        return found

    @cached_property
    def _keys(self) -> frozenset[str]:
        """The gazetteer keys of the names here."""
        names = {m.text for m in self._analysis.mentions if m.kind == "name"} | set(_WORD.findall(self._text))
        return frozenset(entry.key for name in names if (entry := gazetteer(name)) is not None)


def _within(found: Sequence[tuple[int, float]], start: int, end: int) -> list[float]:
    """The values of those numbers that stand between two characters."""
    return [value for at, value in found if start <= at < end]


def _are_near(some: Sequence[float], others: Sequence[tuple[int, float]], share: float) -> bool:
    return any(is_near(a, b, share) for a in some for _, b in others)


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """One form for words of one family: the beginning of long words, in one spelling."""
    base = spelling(stem(plain(word)))
    base = _verb_of().get(base, base)
    return base[:_STEM]


@cache
def _verb_of() -> dict[str, str]:
    return {row["noun"]: row["verb"] for row in table("nominalisations")}


def _keys(lemma: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    word = lemma.lower()
    types = trigger_types().get(word, frozenset()) - _LITTLE
    return frozenset((_stem(word), *(f"%{t}" for t in types), *alike().get(word, ()), *sets.get(word, ())))


@lru_cache(maxsize=20_000)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(_stem(w) for w in _WORD.findall(text) if plain(w) not in function_words())


def _initials(name: str) -> frozenset[str]:
    """Initials of all words and of the capitalised ones, if several: "DOMA" of "Defense of Marriage Act"."""
    words = _WORD.findall(name)
    every, some = "".join(w[0] for w in words), "".join(w[0] for w in words if w[0].isupper())
    return frozenset(found.casefold() for found in (every, some) if len(found) > 1)


def _content(text: str) -> tuple[str, ...]:
    """The stems of the words that carry content."""
    return _words_of(text)


def _folded(text: str) -> str:
    """Text prepared for whole-word search: without accents, capitals, hyphens and punctuation."""
    return f" {' '.join(plain(w).replace('-', ' ') for w in _WORD.findall(text))} "


def _is_particular(word: str) -> bool:
    """Whether a word of a longer name can stand for it: rare, and no given name."""
    folded = plain(word)
    return len(folded) >= _LETTERS and word[0].isupper() and folded not in weights() and folded not in given_names()


@cache
def _further_names() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Folded name -> other names of the place, ready for `_folded`; and folded name -> letters of a party."""
    places: dict[str, tuple[str, ...]] = {}
    tags: dict[str, tuple[str, ...]] = {}
    for row in table("further-names"):
        name, other = _folded(row["name"]), _folded(row["other"])
        if row["kind"] == "place":
            places[name.strip()] = (*places.get(name.strip(), ()), other)
            places[other.strip()] = (*places.get(other.strip(), ()), name)
        else:
            tags[name.strip()] = (*tags.get(name.strip(), ()), row["other"])
    return places, tags


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    """First letter and consonants of a word in one spelling: equal for Kiev and Kyiv, González and Gonzales."""
    bare = _VOWELS.sub("", word.translate(_SOUNDS))
    return word[0] + re.sub(r"(.)\1+", r"\1", bare)[1:]


def _one_letter_apart(one: str, two: str) -> bool:
    """Whether the two words differ by one added, missing or replaced letter, or by two that changed places."""
    if one[0] != two[0] or len(one) < _SPELLED or abs(len(one) - len(two)) > 1:
        return False
    if len(one) == len(two) and sorted(one) == sorted(two):
        return sum(a != b for a, b in zip(one, two, strict=True)) <= _SWAPPED
    short, long = sorted((one, two), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or (len(short) == len(long) and short[at + 1 :] == long[at + 1 :])


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
