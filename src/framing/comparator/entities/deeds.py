"""What one article says of an entity that helps to identify another article's unnamed one.

This is age, gender, deeds and sufferings ("the man who shot", "the woman killed"), relatives and number. A crime report
refers to people by their part in the event and names them late or never; the part is what the articles of a story agree
on (events as anchors of their participants: Lee et al. 2012).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct, field

from framing.language.deeds import age_behind, ages_said, part_named, part_of
from framing.language.resources import table
from framing.language.tree import sentence_nodes
from framing.language.words import determiners, genders, group, number_words
from framing.model import Analysis, Mention, RoleUse

_NEWCOMERS = group("words for somebody else")
_OFFICES = ("'s office", "’s office", "'s department", "’s department")  # the attorney's office is not the attorney
_COMMON = group("general verbs")
_LONGEST_PHRASE = 8  # words before a noun, or behind it
_EACH = frozenset({"every", "each", "any", "no"})
_SPEAKERS = frozenset({"my", "our", "your"})


class Deeds(Struct):
    """The facts that one article gives about one entity."""

    parts: dict[str, int] = field(default_factory=dict)  # "doer", "victim", ...: how often it is mentioned
    gender: str = ""
    ages: set[int] = field(default_factory=set)
    count: int = 0  # size of a group, 0 if unknown
    proper: set[str] = field(default_factory=set)  # names among the words before an unnamed one: "Vancouver", "British"
    newcomer: bool = False  # "another man", "a second suspect"
    some: bool = False  # "a handful of Democrats", "one Democrat": who they are, no other article tells
    owners: set[tuple[str, str]] = field(default_factory=set)  # kin noun and id of the entity whose relative it is
    nouns: set[str] = field(default_factory=set)  # heads of what it is called, as lemmas
    words: set[str] = field(default_factory=set)  # before those heads, in lower case: "former", "county"
    verbs: set[tuple[str, str]] = field(default_factory=set)  # what it does ("agent") or suffers ("patient"), as lemmas
    whose: set[str] = field(default_factory=set)  # ids of the people, bodies and groups whose it is: "his troops"
    kinds: set[str] = field(default_factory=set)  # nouns that say which, as lemmas: "bank" bosses, bosses "of the bank"
    each: bool = False  # "every patient": nobody in particular


def deeds(analysis: Analysis, entities: Mapping[str, list[Mention]]) -> dict[str, Deeds]:
    """The facts that an article gives about each of its entities."""
    uses: dict[str, list[RoleUse]] = defaultdict(list)
    for use in analysis.roles:
        uses[use.entity].append(use)
    starts = {m.start: m for m in analysis.mentions if m.kind == "pronoun" or m.text.endswith(("'s", "’s"))}
    starts |= {m.start: m for m in analysis.mentions if m.kind == "name"}
    at = {m.head: m for m in analysis.mentions}
    told = {e: _deeds(analysis, mentions, uses.get(e, ()), starts, at) for e, mentions in entities.items()}
    for entity in analysis.entities:
        if entity.id in told and entity.label == "GROUP" and entity.name.startswith("some "):
            told[entity.id].some = True
    return told


def _deeds(
    analysis: Analysis,
    mentions: Sequence[Mention],
    uses: Iterable[RoleUse],
    starts: Mapping[int, Mention],
    mentions_at: Mapping[int, Mention],
) -> Deeds:
    told = Deeds()
    for use in uses:
        if use.negated or use.modality != "asserted":
            continue  # "accused of killing", "could be shot": said of too many people to identify one
        side = "agent" if use.role == "agent" else "patient"
        _count_part(told, part_of(use.verb, side))
        if use.verb not in _COMMON:
            told.verbs.add((use.verb, side))
    said = ""
    for m in mentions:
        if m.kind == "pronoun":
            said = said or genders().get(m.text.lower(), "")
        elif m.kind == "name":
            text = analysis.article.text
            age = age_behind(text, m.end) if "," in text[m.end : m.end + 2] else 0
            if age:
                told.ages.add(age)
        else:
            _add_noun(told, analysis, m)
            _specify(told, analysis, m, mentions_at)
            _add_owner(told, analysis, m, starts, mentions_at)
    told.gender = said or told.gender  # a pronoun knows better than a noun: "the gunman … she"
    if told.parts.get("doer"):
        told.parts["victim"] = 0  # the doer of a crime who is shot in the end is its doer
    return told


def _count_part(told: Deeds, part: str) -> None:
    if part:
        told.parts[part] = told.parts.get(part, 0) + 1


def _add_noun(told: Deeds, analysis: Analysis, mention: Mention) -> None:
    """Add what a mention by a common noun says with its noun and the words before it."""
    lemma = analysis.parse.lemmas[mention.head].lower()
    if not analysis.article.text.startswith(_OFFICES, mention.end):
        told.nouns.add(lemma)
    told.ages.update(ages_said(mention.text))
    told.gender = told.gender or _noun_genders().get(lemma, "")
    _count_part(told, part_named(lemma))
    words = [w.strip("\"“”‘’'(),.") for w in mention.text.split()]
    for n, word in enumerate(words, 1):
        lower = word.lower()
        if n < len(words) and lower not in determiners():
            told.words.add(lower)
            if word[:1].isupper():
                told.proper.add(word)
        if lower in _NEWCOMERS:
            told.newcomer = True
        told.count = told.count or _number(lower)
    told.each = told.each or words[0].lower() in _EACH
    told.some = told.some or (analysis.parse.pos[mention.head] == "PROPN" and words[0].lower() == "one")


def _add_owner(
    told: Deeds,
    analysis: Analysis,
    mention: Mention,
    starts: Mapping[int, Mention],
    mentions_at: Mapping[int, Mention],
) -> None:
    """Add whose relative a noun names: "his sister", "Ann Moss's son"."""
    lemma = analysis.parse.lemmas[mention.head].lower()
    if lemma not in kin():
        return
    owner = starts.get(mention.start)
    if owner is None or owner is mention:
        owner = _through(analysis, mention, mentions_at)
    if owner is not None and owner is not mention:
        told.owners.add((kin()[lemma], owner.entity))


def _specify(told: Deeds, analysis: Analysis, mention: Mention, at: Mapping[int, Mention]) -> None:
    """Add whose those are whom a noun names, and which: "his troops", "bank bosses", "the bosses of the bank"."""
    parse, head = analysis.parse, mention.head
    near = [i for i in range(max(0, head - _LONGEST_PHRASE), head) if parse.starts[i] >= mention.start]
    before = [i for i in near if parse.heads[i] == head and parse.deps[i] in ("poss", "compound", "nmod")]
    past = min(head + _LONGEST_PHRASE, len(parse.heads))
    of = head + 1 if head + 1 < past and parse.lemmas[head + 1] == "of" and parse.heads[head + 1] == head else past
    behind = [i for i in range(of + 1, past) if parse.heads[i] == of and parse.deps[i] == "pobj"]
    for i in (*before, *behind):
        owner = at.get(i)
        if owner is not None and owner.entity != mention.entity and owner.text.lower() not in _SPEAKERS:
            told.whose.add(owner.entity)
        if parse.pos[i] in ("NOUN", "NUM"):
            told.kinds.add(parse.lemmas[i].lower())


def _through(analysis: Analysis, mention: Mention, at: Mapping[int, Mention]) -> Mention | None:
    """The possessor that coordinated nouns share: in "his mother and sister", the sister is his too."""
    parse = analysis.parse
    if mention.head >= len(parse.deps) or parse.deps[mention.head] != "conj":
        return None
    nodes = sentence_nodes(analysis.article.text, parse, mention.sentence)
    first = next((n.head for n in nodes if n.i == mention.head), None)
    owner = first.child("poss") if first is not None else None
    return at.get(owner.i) if owner is not None else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() and len(word) < 5 else number_words().get(word, 0)


@cache
def _noun_genders() -> dict[str, str]:
    return {row["noun"]: row["gender"] for row in table("actors") if row["gender"]}


@cache
def kin() -> dict[str, str]:
    """Nouns for relatives by lemma, with gender: "sister" and "brother" are two relations here."""
    like = {row["noun"]: row["group"] for row in table("like-nouns")}
    return {row["noun"]: like.get(row["noun"], row["noun"]) for row in table("kin")}
