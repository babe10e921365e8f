"""Contrasts in who is quoted: speakers of one source only, or other words of one speaker."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from operator import itemgetter

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.telling import Clause
from framing.comparator.sentences.words_told import has_name
from framing.language.actors import documents
from framing.language.words import first_and_second_person, group
from framing.model import Analysis, ComparedEntity, ContrastKind, CoverageItem, Evidence, Quotation, Voice

_ROUNDS = 2  # contrasts of speakers that one source alone has
_SAME = 0.4  # share of the weighty words from which on two quotations are one
_ALONE, _SEVERAL = 0.6, 0.6  # strength
_NEXT, _ONE_SIDED = 0.85, 0.7  # what it counts that others come first, or that one source alone has anybody
_SHARED = 0.7  # weight of the words in common from which on two quotations speak of the same
_APART = 0.8  # difference in opinion words from which on they judge differently
_WORDS = 6  # of a quotation that says something by itself
_FEW = 4  # of one with the speaker's name beside it
_LONGEST = 32  # of a sentence that is shown
_UNTOLD = -3.0  # log-odds of a sentence whose words are not among the most telling
_NAMED, _UNNAMED = 0.5, 0.7  # what counts more where a sentence names its speaker, and less where nobody has a name
_POINTING = 0.6  # what counts less where a sentence begins by pointing back
_INITIAL = 2  # characters of "L."
_ROLE = 4  # words of what a speaker is
_DIRECT = frozenset({"direct", "mixed"})
_FIRST_WORD = re.compile(r"\W*(?!it(?: is| was|['’]s)\b)([\w’']+)", re.IGNORECASE)  # "it is she who …" may be whole
_HAVING_NAMES = frozenset({"named", "institutional"})
_SAYS_WHO = frozenset({"apposition", "title"})


def only_quoted(
    covered: Sequence[CoverageItem],
    number: Mapping[str, int],
    kept: Sequence[Clause],
    scores: Sequence[float],
    texts: Sequence[OwnWords],
) -> Iterator[Formed]:
    """The most telling speakers that only one source quotes, those of the sources side by side."""
    sources = list(dict.fromkeys(s for item in covered for s in (item.source, *item.not_found_in)))
    telling: dict[tuple[int, int], float] = {}
    for n, clause in enumerate(kept):
        key = clause.unit.article, clause.unit.sentence
        if clause.unit.voice is Voice.DIRECT:
            telling[key] = max(scores[n], telling.get(key, scores[n]))
    by: dict[int, list[tuple[float, str, Evidence]]] = defaultdict(list)
    for item in covered:
        if item.kind == "speaker":
            article = number[item.article]
            said = [
                x for k in {e.sentence for e in item.evidence} for x in _quoted(article, k, texts[article], telling)
            ]
            if said:
                by[article].append(max(said, key=_score))
    for article, further in _further(texts, telling).items():
        if by and article not in by:
            by[article].append(further)
    for turn in range(_ROUNDS):
        ranked = {a: sorted(some, key=_score, reverse=True) for a, some in sorted(by.items())}
        sides = {a: some[turn] for a, some in ranked.items() if turn < len(some)}
        if not sides:
            break
        best = max(score for score, _, _ in sides.values())
        worth = _ALONE * _sure(best) * _NEXT**turn * (1.0 if len(sides) > 1 else _ONE_SIDED)
        missing = tuple(s for s in sources if s not in {e.source for _, _, e in sides.values()})
        shown = {a: (e,) for a, (_, _, e) in sides.items()}
        if len(sides) > 1:
            about = "who is quoted: " + " or ".join(who for _, who, _ in sides.values())
            yield Formed(ContrastKind.VOICE, about, frozenset(), shown, worth)
        else:
            ((_, who, one),) = sides.values()
            yield Formed(
                ContrastKind.VOICE, f"{who}, whom only {one.source} quotes", frozenset(), shown, worth, missing
            )


def _further(
    texts: Sequence[OwnWords], telling: Mapping[tuple[int, int], float]
) -> dict[int, tuple[float, str, Evidence]]:
    """For each article, the most telling direct speech of somebody whose direct speech no other article has."""
    direct = [
        {(text.speaker(q) or q.speaker or ""): q.sentence for q in text.place.analysis.quotations if _is_named(q)}
        for text in texts
    ]
    found = {}
    for n, text in enumerate(texts):
        others = {who for o, some in enumerate(direct) if o != n for who in some}
        mine = [k for who, k in direct[n].items() if who not in others]
        said = [x for k in mine for x in _quoted(n, k, text, telling)]
        if said:
            found[n] = max(said, key=_score)
    return found


def _is_named(quotation: Quotation) -> bool:
    return quotation.type in _DIRECT and quotation.speaker_kind in _HAVING_NAMES and has_name(quotation.speaker or "")


def _quoted(
    article: int, sentence: int, text: OwnWords, telling: Mapping[tuple[int, int], float]
) -> Iterator[tuple[float, str, Evidence]]:
    """How telling, who speaks, and the sentence, for the direct speech that begins in a sentence."""
    analysis = text.place.analysis
    for q in analysis.quotations:
        if q.sentence != sentence or q.type not in _DIRECT or not q.speaker or q.speaker_kind == "none":
            continue
        if q.speaker.split()[-1].lower() in group("last words of names of news media"):
            continue
        if not _is_named(q) and (q.speaker_kind != "anonymous" or q.speaker.lower() in first_and_second_person()):
            continue
        if not _is_surely(q, text):
            continue
        for k in range(sentence, text.place.sentence(q.end - 1) + 1):
            place = analysis.sentences[k]
            words = len(analysis.article.text[max(q.start, place.start) : min(q.end, place.end)].split())
            named = q.speaker_start is not None and place.start <= q.speaker_start < place.end
            if words >= (_FEW if named else _WORDS) and place.words <= _LONGEST:
                score = telling.get((article, k), _UNTOLD) + _NAMED * named - _UNNAMED * (not _is_named(q))
                score -= _POINTING * _points_back(analysis.article.text[max(q.start, place.start) : place.end])
                whole = text.place.told(max(q.start, place.start), min(q.end, place.end))
                yield score, _with_role(q, analysis), whole


def _is_surely(quotation: Quotation, text: OwnWords) -> bool:
    """Whether the speaker is named there, or meant by a plain pronoun: "the president" may be another one.

    Papers and polls speak for nobody, and a name that ends in an initial is cut.
    """
    last, written = (quotation.speaker or "").split()[-1], quotation.speaker_words or ""
    is_cut = len(last) == _INITIAL and last.endswith(".")
    if is_cut or last.removesuffix("s") in documents() | group("polls"):
        return False
    start, end = quotation.speaker_start, quotation.speaker_end
    if start is not None and end is not None and text.place.evidence(start, end).voice is Voice.DIRECT:
        return False  # who is spoken of
    if written.lower() in group("words for somebody told of before"):
        return text.is_plainly(quotation.speaker_start or 0, text.speaker(quotation) or "")
    sentences = text.place.analysis.sentences
    before, own = sentences[max(0, quotation.sentence - 1)], sentences[quotation.sentence]
    around = text.place.analysis.article.text[before.start : max(own.end, quotation.end)]
    return not _is_named(quotation) or last in around or any(c.isupper() for c in written[1:])


def _points_back(words: str) -> bool:
    """Whether quoted words begin with one that means something said before: "That was the policy"."""
    first = _FIRST_WORD.match(words)
    back = (group("words that point back") | group("pointing words")) - first_and_second_person()
    return first is not None and first[1].lower() in back


def _with_role(quotation: Quotation, analysis: Analysis) -> str:
    """A speaker's name with what the article says they are: "Mira Solberg (teacher)"."""
    name = quotation.speaker or ""
    said = (
        d.text
        for d in analysis.descriptors
        if d.entity == quotation.speaker_entity
        and d.relation in _SAYS_WHO
        and len(d.text.split()) <= _ROLE
        and d.text.lower() not in name.lower()
        and not (d.relation == "title" and d.text.endswith("s"))  # of several people
    )
    role = next(said, None)
    return f"{name} ({role})" if role else name


def quoted_differently(
    kept: Sequence[Clause], scores: Sequence[float], readable: Readable, entities: Mapping[str, ComparedEntity]
) -> Iterator[Formed]:
    """For each speaker of several sources, the most telling words of each that no other source quotes."""
    spoken: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, clause in enumerate(kept):
        if clause.speaker in entities and clause.unit.voice is Voice.DIRECT:
            spoken[clause.speaker or ""][clause.unit.article].append(n)
    for speaker, by in sorted(spoken.items()):
        alone: dict[int, list[tuple[int, Evidence]]] = {}
        for article, some in sorted(by.items()):
            others = [o for a, rest in by.items() if a != article for o in rest]
            found = [
                (n, place)
                for n in some
                if not any(_is_one_quotation(kept[n], kept[o]) for o in others)
                and (place := readable.place(kept[n])) is not None
                and len(place.text.split()) >= _WORDS
            ]
            if found:
                alone[article] = found
        sides = _fitting(alone, kept, scores)
        if sides:
            worth = sum(_sure(scores[n]) for n, _ in sides.values()) / len(sides)
            value = _SEVERAL * worth * (0.6 + 0.4 * entities[speaker].salience)
            shown = {a: (e,) for a, (_, e) in sorted(sides.items())}
            yield Formed(ContrastKind.VOICE, entities[speaker].name, frozenset({speaker}), shown, value)


def _fitting(
    alone: Mapping[int, Sequence[tuple[int, Evidence]]], kept: Sequence[Clause], scores: Sequence[float]
) -> dict[int, tuple[int, Evidence]]:
    """The two most telling quotations on the same subject, and one of a further source on that subject."""
    best, chosen = 0.0, dict[int, tuple[int, Evidence]]()
    for a, b in combinations(sorted(alone), 2):
        for one in alone[a]:
            for two in alone[b]:
                value = _sure(scores[one[0]]) + _sure(scores[two[0]]) + _matter(kept[one[0]], kept[two[0]])
                if value > best and _contrast(kept[one[0]], kept[two[0]]):
                    best, chosen = value, {a: one, b: two}
    for c in sorted(alone.keys() - chosen.keys()) if chosen else ():
        others = [kept[n] for n, _ in chosen.values()]
        rated = [(_sure(scores[x[0]]) + sum(_matter(kept[x[0]], o) for o in others), -x[0], x) for x in alone[c]]
        chosen[c] = max(rated, key=itemgetter(0, 1))[2]
    return chosen


def _contrast(one: Clause, two: Clause) -> bool:
    """Whether two quotations are on the same subject; less is enough where they judge differently."""
    least = _SHARED / 2 if abs(one.polarity - two.polarity) >= _APART else _SHARED
    return _matter(one, two) >= least


def _matter(one: Clause, two: Clause) -> float:
    """How far two quotations are on the same subject, 0 to 1."""
    return min(1.0, sum(w for t, w in one.terms.items() if t in two.terms))


def _is_one_quotation(one: Clause, two: Clause) -> bool:
    shared = sum(w for t, w in one.terms.items() if t in two.terms)
    return shared >= _SAME * min(sum(one.terms.values()), sum(two.terms.values()))


def _score(item: tuple[float, str, Evidence]) -> tuple[float, int]:
    return item[0], -item[2].start


def _sure(odds: float) -> float:
    """How telling it is, 0.5 to 1."""
    return 0.5 + 0.5 * max(0.0, min(1.0, (odds + 3) / 4))
