"""Which hits and words read loaded in their context: other hits are set aside, loaded words are added.

Only hits of the shipped lexicons are judged. Users see every hit of their own lexicons.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct

from framing.analyzer.loaded.loaded_words import CONTENT, GROUPS, context, describes_actor, word_probabilities
from framing.analyzer.loaded.loadedness import scores
from framing.analyzer.loaded.places import PLACED
from framing.analyzer.loaded.targets import entities_by_head, is_in_compound, is_negated, modality_of, target
from framing.analyzer.loaded.weights_file import Weights, weights
from framing.language.actors import noun
from framing.language.cues import cues
from framing.language.people import is_occupation, offices
from framing.language.tree import Node, Tree
from framing.language.voices import Voices
from framing.language.words import fixed_phrases, group, trivial
from framing.model import LexiconInfo, Loadedness, LoadedTerm, Mention, Polarity

LEARNED = "learned"
"""Name of the lexicon of words that no lexicon has but that read loaded."""

HEAVY = 0.7
"""Weight from which an expression of several words is not judged: "no-limits friendship" is a slogan in quotes too."""

CALLS = 0.6
"""Weight from which a word for an actor is not judged: "respected", "hardline" and "a patriot" always read loaded."""

CATEGORY = "reads-loaded"


class Reading(Struct, frozen=True):
    """How an article's words and sentences read."""

    terms: tuple[LoadedTerm, ...]  # hits that count, with those of the learned lexicon, in text order
    plain: tuple[LoadedTerm, ...]  # hits of the shipped lexicons that do not read loaded here
    loadedness: tuple[Loadedness, ...]


def read_in_context(
    tree: Tree, terms: Sequence[LoadedTerm], mentions: Sequence[Mention], voices: Voices, shipped: frozenset[str]
) -> Reading:
    """The hits and words that read loaded in their context, and the hits that are set aside.

    `shipped` are the names of the shipped lexicons in use. If some of them are missing (a run with other lexicons
    only), no hit is set aside and no word added.
    """
    known = weights()
    vectors = tree.parse.pipeline == known.pipeline
    around = context(tree, terms, known.categories)
    words = word_probabilities(tree, around, known.word, vectors=vectors)
    sentences = tuple(scores(tree, words, known, vectors=vectors))
    if not shipped.issuperset(known.lexicons):
        return Reading(tuple(terms), (), sentences)
    plain = [t for t in terms if t.lexicon in shipped and not _reads_loaded(tree, t, words, known)]
    aside = set(map(id, plain))
    kept = [t for t in terms if id(t) not in aside]
    added = _added(tree, voices, words, known, mentions, {n.i for t in terms for n in tree.between(t.start, t.end)})
    return Reading(tuple(sorted([*kept, *added], key=_place)), tuple(plain), sentences)


def _reads_loaded(tree: Tree, term: LoadedTerm, words: Mapping[int, float], known: Weights) -> bool:
    """Whether a hit reads loaded: a heavy expression and a name for an actor always, else if one of its words does."""
    nodes = tree.between(term.start, term.end)
    if term.category in PLACED or (len(nodes) > 1 and term.weight >= HEAVY):
        return True
    if term.weight >= CALLS and any(describes_actor(n) for n in nodes):
        return True
    return any(words.get(n.i, 0.0) >= known.keep for n in nodes)


def _added(
    tree: Tree,
    voices: Voices,
    words: Mapping[int, float],
    known: Weights,
    mentions: Sequence[Mention],
    found: Container[int],
) -> Iterator[LoadedTerm]:
    least = min(known.add, known.add_modifier)
    loaded = [(i, chance) for i, chance in words.items() if chance >= least and i not in found]
    entities = entities_by_head(mentions) if loaded else {}
    for i, chance in loaded:
        node = tree.nodes[i]
        if chance < (known.add_modifier if GROUPS.get(node.pos) == "modifier" else known.add):
            continue
        if node.pos in CONTENT and not _only_tells(node) and not is_in_compound(tree.text, node):
            voice, speaker = voices.at(node.start, node.end)
            yield LoadedTerm(
                start=node.start,
                end=node.end,
                text=node.text,
                sentence=node.sent,
                term=_base(node),
                category=CATEGORY,
                polarity=Polarity.NEUTRAL,
                weight=round(chance, 3),
                voice=voice,
                speaker=speaker,
                negated=is_negated(node),
                target=target(node, entities),
                lexicon=LEARNED,
                modality=modality_of(node),
            )


def _base(node: Node) -> str:
    """The base form, also of "likelier", whose lemma the pipeline cuts short."""
    lemma = node.lemma.lower()
    return f"{lemma[:-1]}y" if node.tag in ("JJR", "JJS", "RBR", "RBS") and lemma.endswith("i") else lemma


def _only_tells(node: Node) -> bool:
    """Whether the word judges nothing by itself.

    It tells an office or occupation, an amount, somebody's speech, bodily harm or a kind of thing: "admiral",
    "novelist", "little outrage", "claimed", "burns", "barbed wire". What a verb of saying lets through is shown
    with the voices.
    """
    if node.lemma in group("learned words that are plain") or (node.pos == "VERB" and node.lemma in cues("VERB")):
        return True
    if node.pos == "VERB":
        return False
    fixed = (node.lower, node.head.lemma.lower()) in fixed_phrases()
    calling = noun(node) in offices() or is_occupation(noun(node))
    return fixed or calling or (node.pos == "ADJ" and node.lower in trivial())


def _place(term: LoadedTerm) -> tuple[int, int, bool, str, str]:
    return term.start, -term.end, term.nested, term.lexicon, term.term


def learned_info(shipped: frozenset[str]) -> tuple[LexiconInfo, ...]:
    """The entry of the learned lexicon for the notes; `entries` counts the scored vector rows."""
    known = weights()
    if not shipped.issuperset(known.lexicons):
        return ()
    rows = max((len(t) for t in known.word.tables.values()), default=0)
    return (LexiconInfo(LEARNED, "1", known.hash, rows, "Apache-2.0 (learned from BABE)", "weights/loadedness.json"),)
