"""Content found in one source only (informational bias by choice of content: Fan et al. 2019).

Every item is first searched for again in the other articles (`sentences/elsewhere.py`). What one of them may tell, name
or quote too, in whatever words, is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from msgspec.structs import replace

from framing.comparator.differences.event_labels import Label, Labels
from framing.comparator.differences.quoted import Speakers, quoted
from framing.comparator.differences.snippets import only_attributes, snippet
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.comparator.sentences.evidence import Places, places
from framing.comparator.sentences.profiles import Profile, Referents, referents
from framing.language.cues import cues
from framing.language.deeds import trigger_types
from framing.language.tree import sentence_nodes
from framing.language.words import group
from framing.model import (
    AlignedPassage,
    Analysis,
    ComparedEntity,
    CoverageItem,
    CoverageKind,
    Event,
    Evidence,
    PartKind,
    Quotation,
)

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})
_NOVEL = 0.6  # share of a sentence's weight that no other article has, from which on it is background of its own
_NOVEL_WEIGHT = 2.5  # and the least weight of it
_RUN = 4  # sentences of background that make one item
_ADDRESS = re.compile(r"https?://|\bpic\.\w+\.com\b|\(Photo by ")
_SEVERAL = 2  # words of a name
_VERBS = frozenset({"VERB", "AUX"})
_RUNNING = frozenset({PartKind.BODY, PartKind.STANDFIRST})
_SAYS_LITTLE = group("general event types for coverage")


def coverage(
    analyses: Sequence[Analysis],
    told: Sequence[Profile],
    entities: Sequence[ComparedEntity],
    aligned: Sequence[AlignedPassage],
    elsewhere: Elsewhere,
    known: Referents | None = None,
    at: Sequence[Places] | None = None,
) -> tuple[CoverageItem, ...]:
    """Everything found in one article only, by kind, then by its share of the article.

    Args:
        entities: with what `silence.silent_on_entities` found.
        known, at: what `referents` and `places` give, where they are there already.
    """
    at = places(analyses) if at is None else at
    known = referents(analyses, entities) if known is None else known
    called = {e.id: e.name for e in entities}
    labels = {e.id: e.label for e in entities}
    items = [
        *_entities(at, entities),
        *_speakers(at, {place: (called[e], labels[e]) for place, e in known.items()}, elsewhere),
        *_events(at, told, aligned, {place: called[e] for place, e in known.items()}, elsewhere),
        *_background(at, told, aligned, elsewhere),
    ]
    kinds = {kind: n for n, kind in enumerate(("entity", "speaker", "event", "background"))}
    return tuple(sorted(items, key=lambda i: (kinds[i.kind], -i.share, i.article, i.name)))


def _item(at: Sequence[Places], article: int, kind: CoverageKind, name: str, sentences: Iterable[int]) -> CoverageItem:
    analysis = at[article].analysis
    numbers = sorted(set(sentences))
    words = at[article].words or 1
    others = (a.analysis.article.source for n, a in enumerate(at) if n != article)
    return CoverageItem(
        kind=kind,
        name=name,
        article=analysis.article.id,
        source=analysis.article.source,
        not_found_in=tuple(dict.fromkeys(s for s in others if s != analysis.article.source)),
        share=round(sum(analysis.sentences[k].words for k in numbers) / words, 4),
        evidence=tuple(at[article].whole(k) for k in numbers),
    )


# ------------------------------------------------------------------------------------------------- entities
def _entities(at: Sequence[Places], entities: Sequence[ComparedEntity]) -> Iterator[CoverageItem]:
    """Named entities of one article that were searched for in every other one without success."""
    number = {a.analysis.article.id: n for n, a in enumerate(at)}
    for entity in entities:
        where = {m.article for m in entity.mentions}
        if len(where) != 1 or len(entity.not_found_in) < len(at) - 1 or entity.label not in _NAMED:
            continue
        article = number[where.pop()]
        own = _is_source(entity.name, at[article].analysis.article.source)
        if not own and not _is_amount(entity.name) and not _only_qualifies(entity, at[article]):
            yield _item(at, article, "entity", entity.name, (at[article].sentence(m.start) for m in entity.mentions))


def _is_amount(name: str) -> bool:
    """Whether a seeming name is a sum of money: "N4.7bn"."""
    return re.fullmatch(r"\w{0,3}[£$€¥]\d[\d.,]*\s?\w*|\w{0,3}?\d[\d.,]*\s?(bn|m|k|[mbt]r?illion)", name) is not None


def _only_qualifies(entity: ComparedEntity, place: Places) -> bool:
    """Whether a country, body or creed is never named itself, only in words before a noun: "an English teacher"."""
    if entity.label == "PERSON":
        return False
    parse = place.analysis.parse
    last = [bisect_left(parse.ends, m.end) for m in entity.mentions]
    before = [i < len(parse.deps) and parse.deps[i] in _QUALIFYING and parse.heads[i] > i for i in last]
    return all(before) and (entity.label in ("ORG", "NORP") or all(parse.pos[i] == "ADJ" for i in last))


_QUALIFYING = frozenset({"amod", "compound", "nmod"})


def _is_source(name: str, source: str) -> bool:
    """Whether a name is the source's own: "CNN" of "CNN (Web News)", "The New York Times" of "nytimes.com"."""
    if name == source or source.startswith(f"{name} (") or source.casefold() == f"the {name}".casefold():
        return True
    words = [w for w in re.split(r"[\s-]+", name.casefold()) if w and w != "the"]
    if len(words) < _SEVERAL:
        return False
    initials, site = "".join(w[0] for w in words), source.casefold()
    forms = {"".join(words), f"{initials[:-1]}{words[-1]}"} if "." in site else {initials}
    return not forms.isdisjoint(site.split("."))


# ------------------------------------------------------------------------------------------------- speakers
def _speakers(at: Sequence[Places], known: Speakers, elsewhere: Elsewhere) -> Iterator[CoverageItem]:
    """Speakers quoted in one article only. A speaker without a name is listed under the words for them."""
    spoken: dict[str, dict[int, list[Quotation]]] = defaultdict(lambda: defaultdict(list))
    for n, place in enumerate(at):
        for quotation in place.analysis.quotations:
            name = quoted(place.analysis.article.id, quotation, known)
            if name is None or not _is_statement(quotation):
                continue
            if not _is_source(name, place.analysis.article.source):
                spoken[name][n].append(quotation)
    for name, by_article in sorted(spoken.items()):
        if len(by_article) == 1:
            ((article, said),) = by_article.items()
            if not any(elsewhere.may_let_speak(n, name, said) for n in range(len(at)) if n != article):
                yield _item(at, article, "speaker", name, (q.sentence for q in said))


def _is_statement(quotation: Quotation) -> bool:
    """Whether somebody's words are told, not only what was wanted: "asked her to sell it", "invited the senators"."""
    if quotation.type != "indirect":
        return True
    cue = cues("VERB").get((quotation.cue_lemma or "").lower())
    return not quotation.text.lower().startswith("to ") and (cue is None or cue.frames != _WANTED)


_WANTED = frozenset({"to"})


# --------------------------------------------------------------------------------------------------- events
def _events(
    at: Sequence[Places],
    told: Sequence[Profile],
    aligned: Sequence[AlignedPassage],
    names: Mapping[tuple[str, str], str],
    elsewhere: Elsewhere,
) -> Iterator[CoverageItem]:
    """Events of a type in which no participant takes part in any other article."""
    shown = _shown(aligned)
    known = trigger_types()
    both = _in_both(told, len(at))
    found: dict[tuple[int, str, tuple[str, ...]], list[tuple[Label, Event]]] = {}
    labels = [Labels(a.analysis) for a in at]
    for profile in told:
        analysis = at[profile.article].analysis
        if (analysis.article.id, profile.sentence) in shown or analysis.sentences[
            profile.sentence
        ].part not in _RUNNING:
            continue
        for happening in profile.happenings:
            event, people = happening.event, happening.participants
            if not people or event.trigger not in known or event.type in _SAYS_LITTLE:
                continue
            if any((t, profile.article) in both for t in happening.types):
                continue
            label = labels[profile.article].of(
                event, *(names.get((analysis.article.id, e or "")) for e in (event.agent, event.patient))
            )
            if label is not None and not _told_elsewhere(at, profile, label, elsewhere):
                key = (profile.article, event.type, tuple(sorted(people)))
                found.setdefault(key, []).append((label, event))
    taken: dict[tuple[int, int], list[range]] = defaultdict(list)
    for (article, _, _), places_ in sorted(found.items(), key=_longest_first):
        label, event = places_[0]
        if not any(_overlap(label.tokens, r) for r in taken[article, event.sentence]):
            taken[article, event.sentence].append(label.tokens)
            item = _item(at, article, "event", label.text, (e.sentence for _, e in places_))
            yield replace(item, evidence=_told_by(item, event), modality=event.modality, negated=event.negated)


def _told_by(item: CoverageItem, event: Event) -> tuple[Evidence, ...]:
    """The evidence of an event: its own sentence first, in the voice of the event itself."""
    own = [replace(e, voice=event.voice, speaker=event.speaker) for e in item.evidence if e.sentence == event.sentence]
    return (*own, *(e for e in item.evidence if e.sentence != event.sentence))


def _told_elsewhere(at: Sequence[Places], profile: Profile, label: Label, elsewhere: Elsewhere) -> bool:
    """Whether another article may tell the event, judged by its own words or those of its sentence."""
    analysis = at[profile.article].analysis
    starts, ends, text, shown = analysis.parse.starts, analysis.parse.ends, analysis.article.text, label.text.split()
    words = [(starts[i], ends[i]) for i in label.tokens if text[starts[i] : ends[i]] in shown]
    others = (n for n in range(len(at)) if n != profile.article)
    return any(elsewhere.may_happen(profile.article, n, words) for n in others) or _may_be_told(at, profile, elsewhere)


def _in_both(told: Sequence[Profile], articles: int) -> set[tuple[str, int]]:
    """Types of event and articles with a participant who takes part in that type in another article too."""
    parties: dict[str, list[set[str]]] = {}  # who takes part in a type of event, per article
    for profile in told:
        for happening in profile.happenings:
            for type_ in happening.types if happening.participants else ():
                if type_ not in parties:
                    parties[type_] = [set() for _ in range(articles)]
                parties[type_][profile.article] |= happening.participants
    return {
        (type_, n)
        for type_, rows in parties.items()
        for n, mine in enumerate(rows)
        if mine and any(not mine.isdisjoint(row) for k, row in enumerate(rows) if k != n)
    }


def _longest_first(item: tuple[tuple[int, str, tuple[str, ...]], list[tuple[Label, Event]]]) -> tuple[int, int, str]:
    (article, type_, _), found = item
    return article, -len(found[0][0].tokens), type_


def _overlap(one: range, two: range) -> bool:
    return one.start < two.stop and two.start < one.stop


def _shown(aligned: Sequence[AlignedPassage]) -> set[tuple[str, int]]:
    return {(e.article, e.sentence) for p in aligned for e in p.passages}


# ----------------------------------------------------------------------------------------------- background
def _background(
    at: Sequence[Places], told: Sequence[Profile], aligned: Sequence[AlignedPassage], elsewhere: Elsewhere
) -> Iterator[CoverageItem]:
    """Sentences most of whose weighty words no other article has; neighbouring ones are one item."""
    shown = _shown(aligned)
    once = _in_one_article(told)
    run: list[Profile] = []
    for profile in told:
        analysis = at[profile.article].analysis
        body = analysis.sentences[profile.sentence].part is PartKind.BODY and not _links(analysis, profile.sentence)
        body = body and _states(analysis, profile.sentence)
        weight = sum([w for t, w in profile.terms.items() if t in once]) if body else 0.0
        own = weight >= _NOVEL_WEIGHT and weight >= _NOVEL * sum(profile.terms.values())
        if own and (analysis.article.id, profile.sentence) not in shown and not _may_be_told(at, profile, elsewhere):
            follows = run and run[-1].article == profile.article and run[-1].sentence + 1 == profile.sentence
            if run and (not follows or len(run) == _RUN):
                yield from _background_item(at, run, once, elsewhere)
                run = []
            run.append(profile)
    if run:
        yield from _background_item(at, run, once, elsewhere)


def _links(analysis: Analysis, sentence: int) -> bool:
    """Whether a sentence holds the address of a picture or page, as an embedded post does."""
    place = analysis.sentences[sentence]
    return _ADDRESS.search(analysis.article.text, place.start, place.end) is not None


def _states(analysis: Analysis, sentence: int) -> bool:
    """Whether a sentence tells something: no credit of a picture, no "Update at 10:20 a.m.", no "Ann Lee tweeted"."""
    first, last = analysis.parse.sentences[sentence]
    if _VERBS.isdisjoint(analysis.parse.pos[first:last]):
        return False
    nodes = [n for n in sentence_nodes(analysis.article.text, analysis.parse, sentence) if n.pos != "SPACE"]
    return not only_attributes(nodes)


def _may_be_told(at: Sequence[Places], profile: Profile, elsewhere: Elsewhere) -> bool:
    sentence = at[profile.article].whole(profile.sentence)
    others = (n for n in range(len(at)) if n != profile.article)
    if elsewhere.is_the_event(profile.article, sentence.start, sentence.end):
        return True
    return any(elsewhere.may_tell(profile.article, n, sentence.start, sentence.end) for n in others)


def _in_one_article(told: Sequence[Profile]) -> set[str]:
    """The terms that only one article has."""
    terms: dict[int, set[str]] = defaultdict(set)
    for profile in told:
        terms[profile.article].update(profile.terms)
    once: set[str] = set()
    several: set[str] = set()
    for found in terms.values():
        several |= once & found
        once |= found
    return once - several


def _new_terms(profile: Profile, once: Set[str]) -> dict[str, float]:
    return {t: w for t, w in profile.terms.items() if t in once}


def _background_item(
    at: Sequence[Places], run: Sequence[Profile], once: Set[str], elsewhere: Elsewhere
) -> Iterator[CoverageItem]:
    """An item named by the stretch with most words of its own; none if that is told elsewhere.

    The sentence of that stretch comes first in the evidence, in the voice of the stretch.
    """
    new = [_new_terms(p, once) for p in run]
    best = max(range(len(run)), key=lambda n: (sum(new[n].values()), -n))
    article = run[best].article
    name, span = snippet(at[article].analysis, run[best].sentence, new[best])
    if not any(elsewhere.may_happen(article, n, (span,)) for n in range(len(at)) if n != article):
        item = _item(at, article, "background", name, (p.sentence for p in run))
        named = at[article].told(*span)
        yield replace(item, evidence=(named, *(e for e in item.evidence if e.sentence != named.sentence)))
