"""What each source itself tells of a person or body, sentence by sentence, with how much that tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from framing.comparator.entities.antecedents import Antecedents
from framing.comparator.entities.main_actors import traits
from framing.comparator.entities.rated_traits import Rated
from framing.comparator.sentences.evidence import Places
from framing.comparator.sentences.terms import content_words
from framing.language.cues import cues
from framing.language.descriptions import leaning
from framing.language.subjects import is_subject
from framing.language.tree import Tree
from framing.language.words import group
from framing.model import ComparedEntity, ComparedMention, Evidence, LoadedTerm, Portrait, Voice

SELDOM = 5  # sentences of an article that mention somebody, up to which it mentions them seldom
LEAST = 0.2  # how much a sentence tells at the least
_ACTING = frozenset({"PERSON", "ORG"})
_LONGEST = 32  # words that are shown
_CUT = ("...", "…")
_POINTING, _OPENING = 3, 5  # first words of a sentence in which a pronoun for somebody, or the name, must stand
_NEAR = 6  # first words of a trait, loaded ones among which are about somebody
_LOADED = 0.3  # what loaded words add to how much a trait tells
_JUDGES = 0.4  # weight of loaded words that judge
_COLOURED, _FEWEST = 18.0, 4  # weight of the loaded words per 1,000 of a source's own, and how many they are


class Told(Struct, frozen=True):
    worth: float  # how much it tells, 0 to 1.3
    sign: int  # how it judges: 1, -1 or 0
    place: Evidence
    words: frozenset[str]  # stems of its content words, without name and titles


class Sketches:
    """Answers for one story; articles go by their number."""

    def __init__(self, at: Sequence[Places], trees: Sequence[Tree]) -> None:
        self._at, self._trees = at, trees
        self._number = {p.analysis.article.id: n for n, p in enumerate(at)}
        self._meant = [Antecedents(p.analysis, tree) for p, tree in zip(at, trees, strict=True)]
        self.are_coloured = any(_is_coloured(p) for p in at)

    def of(self, entity: ComparedEntity) -> dict[int, list[Told]]:
        """What each article tells that names the person or body, and seldom mentions them; empty for others.

        Of somebody whom an article is full of, two sentences would be picked from many.
        """
        if len(entity.portraits) < 2 or not (entity.label in _ACTING or _are_forces(entity)):
            return {}
        found = {self._number[p.article]: self._told(p, entity) for p in entity.portraits}
        return {n: some for n, some in found.items() if some}

    def _told(self, portrait: Portrait, entity: ComparedEntity) -> list[Told]:
        n = self._number[portrait.article]
        place, tree = self._at[n], self._trees[n]
        mentions = [m for m in entity.mentions if m.article == portrait.article]
        sentences = {place.sentence(m.start) for m in mentions}
        if len(sentences) > SELDOM or not (_are_forces(entity) or _is_named(entity, portrait.article)):
            return []
        rated = traits(portrait, entity, place, tree, self._meant[n])
        found = [told for r in rated if (told := _of_trait(r, entity, place, tree)) is not None]
        if len(sentences) == 1 and not any(x.worth >= LEAST for x in found):
            found = [*_whole(min(sentences), entity, place, tree)] or found
        joined = {place.sentence(m.start) for m in mentions if _is_joined(m, tree)}
        return [x for x in found if x.place.sentence not in joined]


def _are_forces(entity: ComparedEntity) -> bool:
    """Whether these are the police or soldiers of the story, who have no name."""
    return entity.label == "GROUP" and entity.name.lower() in group("forces of a state")


def _is_named(entity: ComparedEntity, article: str) -> bool:
    return any(m.kind == "name" and m.article == article for m in entity.mentions)


def _is_coloured(place: Places) -> bool:
    """Whether a source writes in loaded words, so that what it picks to tell of people is worth a look."""
    own = sum(s.own_words for s in place.analysis.sentences)
    terms = [t for t in place.analysis.loaded_terms if _judges(t)]
    return len(terms) >= _FEWEST and 1000 * sum(t.weight for t in terms) >= _COLOURED * own


def _judges(term: LoadedTerm) -> bool:
    return term.polarity.sign != 0 and not term.nested and term.voice is Voice.OWN


def _of_trait(rated: Rated, entity: ComparedEntity, place: Places, tree: Tree) -> Told | None:
    """The sentence of a trait; none for what others say, or what stands in an aside about somebody else."""
    trait, words = rated.trait, rated.trait.place
    if trait.kind in ("others", "named"):
        return None
    opens = _opens(entity, words, place)
    if trait.kind == "does" and not (opens or _is_main(words, tree)):
        return None
    if trait.kind == "undergoes" and (not opens or rated.verb.split()[0] in cues("VERB")):
        return None  # the sentence is about whoever does it, and criticism is in somebody else's words
    if trait.kind == "called" and _is_what_it_has(entity, words, tree):
        return None  # "the crumbling docks of Port Lorne"
    shown = _shown(words, entity, place)
    if shown is None or shown.text.endswith(_CUT):
        return None
    near = words.start + len(" ".join(words.text.split()[:_NEAR]))  # "raised the fee after a massacre" judges nobody
    terms = [t for t in place.analysis.loaded_terms if _judges(t) and words.start <= t.start < near]
    loaded = sum(t.weight for t in terms)
    sign = trait.polarity.sign or (leaning(words.text.split(" who ")[0], "apposition") if trait.kind == "called" else 0)
    if not sign and loaded >= _JUDGES:
        total = sum(t.weight * t.polarity.sign for t in terms)
        sign = (total > 0) - (total < 0)
    return Told(rated.worth + _LOADED * min(1.0, loaded), sign, shown, _words(shown.text, entity))


def _is_joined(mention: ComparedMention, tree: Tree) -> bool:
    """Whether somebody is one of several who are named together: "Lund, Marsh and others who paid"."""
    inside = tree.between(mention.start, mention.end)
    head = inside[-1] if inside else None
    nouns = ("NOUN", "PROPN")
    return head is not None and (
        (head.dep == "conj" and head.head.pos in nouns)
        or any(c.dep == "conj" and c.pos in nouns for c in head.children)
    )


def _is_what_it_has(entity: ComparedEntity, words: Evidence, tree: Tree) -> bool:
    """Whether the words are for something else, and the name stands behind a preposition there."""
    ends = {m.end for m in entity.mentions if m.article == words.article}
    names = (n for n in tree.sentences[words.sentence] if n.end in ends and n.dep == "pobj")
    return any(words.start <= n.head.head.start < words.end for n in names)


def _whole(sentence: int, entity: ComparedEntity, place: Places, tree: Tree) -> Iterator[Told]:
    """The one sentence that mentions somebody; a body must act in it."""
    shown = place.whole(sentence)
    if entity.label != "PERSON" and not _acts(entity, sentence, place, tree):
        return
    if len(shown.text.split()) <= _LONGEST:
        yield Told(LEAST, 0, shown, _words(shown.text, entity))


def _acts(entity: ComparedEntity, sentence: int, place: Places, tree: Tree) -> bool:
    """Whether the entity is a subject in the sentence."""
    ends = {m.end for m in entity.mentions if m.article == place.analysis.article.id}
    return any(n.end in ends and is_subject(n) for n in tree.sentences[sentence])


def _is_main(words: Evidence, tree: Tree) -> bool:
    """Whether the main verb of the sentence, or one joined to it, is among the words."""
    return any(
        words.start <= n.start < words.end and (n.dep == "ROOT" or (n.dep == "conj" and n.head.dep == "ROOT"))
        for n in tree.sentences[words.sentence]
    )


def _opens(entity: ComparedEntity, words: Evidence, place: Places) -> bool:
    """Whether the sentence opens with the name, before the words."""
    whole = place.whole(words.sentence)
    end = whole.start + len(" ".join(whole.text.split()[:_OPENING]))
    names = [m.start for m in entity.mentions if m.article == words.article and m.kind == "name"]
    return any(whole.start <= start < end and start <= words.start for start in names)


def _shown(words: Evidence, entity: ComparedEntity, place: Places) -> Evidence | None:
    """The sentence of the words, if it is short and says who is meant; else the words from the name on."""
    whole = place.told(words.start, words.end)
    mentions = [m for m in entity.mentions if m.article == words.article and place.sentence(m.start) == words.sentence]
    if len(whole.text.split()) <= _LONGEST:
        opening = whole.start + len(" ".join(whole.text.split()[:_POINTING]))
        is_said = any(m.kind == "name" or (m.kind == "pronoun" and m.start < opening) for m in mentions)
        return whole if is_said or _are_forces(entity) else None
    before = [m.start for m in mentions if m.kind == "name" and m.start < words.start]
    shown = place.evidence(max(before), words.end) if before else None
    fits = shown is not None and len(shown.text.split()) <= _LONGEST and shown.voice is words.voice
    return shown if fits else None


def _words(text: str, entity: ComparedEntity) -> frozenset[str]:
    titles = (d.text for p in entity.portraits for d in p.descriptors if d.relation in ("title", "premodifier"))
    return frozenset(content_words(text)) - {w for name in (entity.name, *titles) for w in content_words(name)}
