"""Which entity the words for a speaker mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from framing.analyzer.speech.document_speakers import LINK, by_authors
from framing.analyzer.speech.mentioned import Mentioned
from framing.language.actors import callings, documents
from framing.language.cues import cues
from framing.language.resources import table
from framing.language.words import determiners, third_person
from framing.model import Mention, Quotation

_NEARBY = 4  # quotations
_OF = frozenset({"of", "to", "the", "and"})
_ARTICLES = determiners("definite", "indefinite", "demonstrative", "possessive") | {"other"}
_WHOM = (" of whom", " of which")
_FROM = re.compile(r",? (?:of|from) (?:the )?[A-Z]")
_FOR_NAME = re.compile(r" (?:for|without|against) [A-Z]")
_OF_NAME = re.compile(r" of (?:the )?[A-Z]")
_OFFICE = re.compile(r"\b(?:office|spokes(?:man|woman|person))(?: (?:for|of) |$)", re.IGNORECASE)
_DESCRIBED = re.compile(r"[Tt]he (?:[A-Z][\w.-]*,? )+[A-Za-z]+")


def with_speakers(
    found: Sequence[Quotation],
    mentions: Sequence[Mention],
    names: Mapping[str, str],
    labels: Mapping[str, str] | None = None,
) -> list[Quotation]:
    """The same quotations with speakers resolved through coreference; ids of entities map to names and labels.

    `speaker` becomes the entity's name. `speaker_start` and `speaker_end` still give the words of the text ("he"). A
    people's name is kept: "Democrats" said it, not the Democratic Party.
    """
    if not found:
        return []
    known = Mentioned(mentions, names, labels or {})
    surnames = _surnames(known)
    out: list[Quotation] = []
    for quotation in found:
        resolved = _resolved(quotation, known)
        if resolved.speaker_entity is None:
            resolved = _by_surname(resolved, surnames, known)
        if resolved.speaker_entity is None or resolved.speaker_kind != "named":
            resolved = _for_somebody(resolved, known) or resolved
        if resolved.speaker_kind != "named" and _DESCRIBED.fullmatch(resolved.speaker_words or ""):
            resolved = _same_person(resolved, out[-_NEARBY:], known)
        if resolved.speaker in {"it", "It", "they", "They"}:
            resolved = _going_on(resolved, out[-_NEARBY:])
        out.append(_without_a_name(resolved) if resolved.speaker_entity is None else resolved)
    return by_authors(out, known)


def _surnames(known: Mentioned) -> dict[str, str]:
    """The surnames of people, each with its entity; surnames of two people are left out."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entity, name in known.names.items():
        if known.labels.get(entity) == "PERSON" and " " in name:
            found[name.split()[-1].casefold()].append(entity)
    return {word: entities[0] for word, entities in found.items() if len(entities) == 1}


def _by_surname(quotation: Quotation, surnames: Mapping[str, str], known: Mentioned) -> Quotation:
    """The entity of a surname alone, as in headlines and transcripts ("Stone: …", "DAN HOLT: …")."""
    words = (quotation.speaker_words or "").split()
    entity = surnames.get(words[-1].casefold()) if words and quotation.speaker_kind != "none" else None
    if entity is None or not set(_plain(quotation.speaker_words)) <= set(_plain(known.names[entity])):
        return quotation
    return replace(quotation, speaker=known.names[entity], speaker_entity=entity, speaker_kind="named")


def _plain(words: str | None) -> list[str]:
    return (words or "").casefold().split()


def _for_somebody(quotation: Quotation, known: Mentioned) -> Quotation | None:
    """One name for everybody who speaks for a person: "a spokeswoman for Sorel", "her office", "Sorel’s office"."""
    start, end, words = quotation.speaker_start, quotation.speaker_end, quotation.speaker_words
    if start is None or end is None or words is None or not _OFFICE.search(words):
        return None
    for mention in known.between(start, end):
        inside = mention.end <= end and (mention.start > start or mention.end < end)
        name = known.names.get(mention.entity, "")
        named = known.labels.get(mention.entity) == "PERSON" and name[:1].isupper()
        if inside and named and mention.kind != "nominal":
            speaker = f"{name}’s office"
            return replace(quotation, speaker=speaker, speaker_entity=None, speaker_kind="institutional")
    return None


def _same_person(quotation: Quotation, before: Sequence[Quotation], known: Mentioned) -> Quotation:
    """The only speaker of the sentences before, for a description: "The Ohio Republican", after "Otto Stone said"."""
    near = [q for q in before if quotation.sentence - q.sentence <= 2 and q.speaker_entity is not None]
    people = {q.speaker_entity for q in near if known.labels.get(q.speaker_entity or "") == "PERSON"}
    head = (quotation.speaker_words or "").split()[-1].lower()
    if len(people) != 1 or head not in callings() or known.labels.get(quotation.speaker_entity or "") == "GROUP":
        return quotation
    last = next(q for q in near if q.speaker_entity in people)
    return replace(quotation, speaker=last.speaker, speaker_entity=last.speaker_entity, speaker_kind=last.speaker_kind)


@cache
def _sources() -> frozenset[str]:
    """Nouns for deliberately unnamed sources: "person", "source"."""
    return frozenset(row["words"] for row in table("unnamed") if row["kind"] == "source")


def _is_source(words: str) -> bool:
    """Whether the words are an unnamed source: "A person familiar with the matter", "the source"."""
    head = LINK.split(words)[0].split()
    return bool(head) and head[0].lower() in _ARTICLES and head[-1].lower() in _sources()


def _without_a_name(quotation: Quotation) -> Quotation:
    """ "All" and "many" are nobody's name (`speaker_words` keeps them); "The letter" is "the letter"."""
    words = quotation.speaker
    if words is None:
        return quotation
    if words.lower() in third_person():
        return replace(quotation, speaker=words.lower())
    if words.lower() in _unnamed() or words.endswith(_WHOM):
        return replace(quotation, speaker=None)
    first, _, rest = words.partition(" ")
    return replace(quotation, speaker=f"{first.lower()} {rest}") if _opens_plainly(first, rest) else quotation


@cache
def _unnamed() -> frozenset[str]:
    """Words for a speaker that identify nobody: "all", "someone"."""
    return frozenset(row["words"] for row in table("unnamed") if not row["kind"])


def _opens_plainly(first: str, rest: str) -> bool:
    """Whether only the beginning of the sentence explains the capital."""
    return rest[:1].islower() and first[:1].isupper() and first.lower() in _ARTICLES


def _going_on(quotation: Quotation, before: Sequence[Quotation]) -> Quotation:
    """The last body, document or people that spoke, for "it added" or "they said" without clear coreference."""
    kind_of = "institutional" if quotation.speaker in ("it", "It") else "anonymous"
    known = [q for q in before if q.speaker and q.speaker.lower() not in third_person()]
    last = next((q for q in reversed(known) if q.speaker_kind == kind_of), None)
    if last is None or quotation.sentence - last.sentence > 2:
        return quotation
    cue = cues("VERB").get(quotation.cue_lemma or "")
    if cue is not None and "quote" not in cue.frames:
        return quotation  # "it stipulates": a bill
    if kind_of == "anonymous" and not _plural(last.speaker or ""):
        return quotation
    return replace(quotation, speaker=last.speaker, speaker_entity=last.speaker_entity, speaker_kind=kind_of)


def _plural(words: str) -> bool:
    """Whether the words are several people: "House Republicans", "critics of the law"."""
    head = words.split(" of ")[0].split(" for ")[0].split()
    return (bool(head) and head[-1].endswith("s")) or " and " in words


def _resolved(quotation: Quotation, known: Mentioned) -> Quotation:
    """The quotation with the entity that the words for its speaker mean, if they mean one."""
    start, end, words = quotation.speaker_start, quotation.speaker_end, quotation.speaker
    if start is None or end is None or words is None:
        return quotation
    if quotation.speaker_kind == "none" or _is_source(words):
        return quotation
    exact = known.at.get((start, end))
    mention = exact or _ending(known.ends.get(end), start, words) or _beginning(start, end, words, known)
    mention = mention or _named_inside(start, end, words, known) or _whose(quotation, known)
    if mention is None or mention.entity not in known.names:
        return quotation
    name, kind_of = known.names[mention.entity], quotation.speaker_kind
    if mention.link == "demonym":
        return replace(quotation, speaker_entity=mention.entity)
    label = known.labels.get(mention.entity, "PERSON" if mention.kind == "nominal" else "")
    if (
        label == "PERSON"
        and name[:1].isupper()
        and _told(mention, kind_of)
        and (mention.kind == "name" or name not in words)
    ):
        kind_of = "named"
    elif label == "GROUP" and kind_of == "named":
        kind_of = "anonymous"
    elif label == "ORG" and mention.kind == "name" and mention.text == name:
        kind_of = "institutional"  # "Doctors for Peace"
    return replace(quotation, speaker=name, speaker_entity=mention.entity, speaker_kind=kind_of)


def _whose(quotation: Quotation, known: Mentioned) -> Mention | None:
    """The person whose document it is: "Trump's account said", "his statement reads"."""
    start, words = quotation.speaker_start, (quotation.speaker or "").split()
    if start is None or len(words) < 2 or words[-1].lower().removesuffix("s") not in documents():
        return None
    for mention in known.between(start, start + 1):
        if known.labels.get(mention.entity) == "PERSON" and mention.kind != "nominal":
            return mention
    return None


def _told(mention: Mention, kind_of: str) -> bool:
    """Whether coreference adds to the words: a description of a named entity, or a name taken for a body's."""
    return (mention.kind == "nominal" and kind_of == "anonymous") or mention.link in ("name", "surname")


def _ending(mention: Mention | None, start: int, words: str) -> Mention | None:
    """A mention that ends the speaker's phrase as its head: not the ministry of "a spokesman for the ministry"."""
    if mention is None or mention.start < start:
        return None
    return None if LINK.search(words[: mention.start - start]) else mention


def _named_inside(start: int, end: int, words: str, known: Mentioned) -> Mention | None:
    """A person named between an office and a place: "Secretary of State Rex Tillerson", "Gov. Rick Perry of Texas"."""
    for mention in known.between(start, end):
        before, after = words[: mention.start - start].split(), words[mention.end - start :]
        if mention.kind != "name" or known.labels.get(mention.entity) != "PERSON":
            continue
        office = all(w[:1].isupper() or w in _OF for w in before[:-1]) and (not before or before[-1] not in _OF)
        plainly = not LINK.search(words[: mention.start - start])
        opens = bool(before) and before[0].lower() in _ARTICLES
        if mention.end <= end and (plainly or (office and not opens)) and (not after or _FROM.match(after)):
            return mention
    return None


def _beginning(start: int, end: int, words: str, known: Mentioned) -> Mention | None:
    """A mention that begins the phrase as its head: "a spokesman", but not the company of "the company’s lawyer"."""
    k = bisect_right(known.starts, (start, end)) - 1
    if k < 0 or known.starts[k][0] != start:
        return None
    rest, mention = words[known.starts[k][1] - start :], known.at[known.starts[k]]
    if mention.kind == "nominal" and _FOR_NAME.match(rest) and " " not in mention.text:
        return None  # "Medics for Kivu"
    if mention.kind == "nominal" and mention.text.split()[-1][:1].isupper() and _OF_NAME.match(rest):
        return mention if known.names.get(mention.entity, "") not in mention.text else None  # "the Bank of Ghana"
    return mention if LINK.match(rest) and not rest.startswith((" and", " or")) else None
