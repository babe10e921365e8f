"""The extractors in order: a parsed article in, its `Analysis` out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from framing.analyzer.entities.coreference import entities
from framing.analyzer.frames.frames import frames
from framing.analyzer.frames.own_schemes import OwnScheme
from framing.analyzer.frames.sentence_vectors import model_info
from framing.analyzer.frames.story import answers
from framing.analyzer.loaded.in_context import learned_info, read_in_context
from framing.analyzer.loaded.loaded_terms import TermIndex, loaded_terms
from framing.analyzer.portraits.descriptors import descriptors
from framing.analyzer.predicates.events import events
from framing.analyzer.predicates.roles import roles
from framing.analyzer.speech.quotations import quotations
from framing.analyzer.speech.speaker_entities import with_speakers
from framing.analyzer.tone.evaluation import Asked, answered, asked
from framing.analyzer.tone.grounds import judged
from framing.analyzer.tone.opinions import opinions
from framing.analyzer.tone.tone import Tone, tones
from framing.collecting import uncollected
from framing.language.mending.order import mended
from framing.language.tree import Node, Tree
from framing.language.voices import OWN, Voices
from framing.model import Analysis, Article, FramesReader, Mention, Parse, Part, PartKind, RoleUse, Sentence


class _Draft(NamedTuple):
    """An analysis whose entities are not evaluated yet, with the sentences to be read for that."""

    analysis: Analysis
    tree: Tree
    questions: Asked


def analyze(article: Article, parse: Parse, index: TermIndex, aliases: Mapping[str, str]) -> Analysis:
    """Everything that is found in one article."""
    return analyses([article], [parse], index, aliases)[0]


@uncollected()
def analyses(
    articles: Sequence[Article],
    parses: Sequence[Parse],
    index: TermIndex,
    aliases: Mapping[str, str],
    schemes: Sequence[OwnScheme] = (),
    reader: FramesReader = "words",
) -> list[Analysis]:
    """Everything that is found in each article; `schemes` are the user's codebooks of frames, `reader` looks for them.

    The network reads the sentences of all articles together: more of them have the same length, so it is called less
    often. Its reading of a sentence does not depend on the others in the batch.
    """
    drafts = [_draft(a, p, index, aliases, schemes, reader) for a, p in zip(articles, parses, strict=True)]
    heard = iter(tones([target for draft in drafts for target in draft.questions.targets]))
    found = [_whole(draft, list(islice(heard, len(draft.questions.targets)))) for draft in drafts]
    for draft in drafts:
        draft.tree.untie()
    return found


def _draft(
    article: Article,
    parse: Parse,
    index: TermIndex,
    aliases: Mapping[str, str],
    schemes: Sequence[OwnScheme],
    reader: FramesReader,
) -> _Draft:
    tree = mended(Tree(article, parse))
    quoted = quotations(tree)
    found, mentions = entities(tree, quoted, aliases)
    quoted = with_speakers(quoted, mentions, {e.id: e.name for e in found}, {e.id: e.label for e in found})
    voices = Voices(quoted)
    mentions = [_with_voice(m, voices) for m in mentions]
    labels = descriptors(tree, mentions, voices)
    uses = roles(tree, mentions, voices)
    mentions = _with_roles(mentions, uses)
    hits = loaded_terms(tree, index, mentions, voices)
    reading = read_in_context(tree, hits, mentions, voices, index.shipped)
    analysis = Analysis(
        article=article,
        parse=parse,
        sentences=_sentences(tree, voices),
        entities=tuple(found),
        mentions=tuple(mentions),
        descriptors=tuple(labels),
        roles=tuple(uses),
        loaded_terms=reading.terms,
        quotations=tuple(quoted),
        events=tuple(events(tree, mentions, voices)),
        loadedness=reading.loadedness,
        lexicons=(
            *(lexicon.info for lexicon in index.lexicons),
            *learned_info(index.shipped),
            *(s.info for s in schemes),
            *([model_info()] if reader == "encoder" else []),
        ),
        warnings=article.warnings,
        plain_terms=reading.plain,
    )
    found_frames = frames(analysis, voices, schemes, reader)
    analysis = replace(analysis, frames=found_frames, answers=answers(analysis, voices, tree))
    heard = opinions(tree, quoted, reading.loadedness)
    return _Draft(analysis, tree, asked(tree, found, mentions, heard, judged(labels, uses, reading.terms)))


def _whole(draft: _Draft, heard: Sequence[Tone]) -> Analysis:
    a = draft.analysis
    evidence = a.descriptors, a.roles, a.loaded_terms, a.quotations
    found = answered(draft.questions, heard, a.entities, a.mentions, *evidence)
    return replace(a, entities=tuple(found))


def _with_voice(mention: Mention, voices: Voices) -> Mention:
    voice = voices.at(mention.start, mention.end)[0]
    return mention if voice is mention.voice else replace(mention, voice=voice)


def _with_roles(mentions: Sequence[Mention], uses: Sequence[RoleUse]) -> list[Mention]:
    """Each mention with its entity's role in the nearest predicate of the sentence."""
    by_place: dict[tuple[str, int], list[RoleUse]] = defaultdict(list)
    for use in uses:
        by_place[use.entity, use.sentence].append(use)
    return [_with_role(m, by_place.get((m.entity, m.sentence))) for m in mentions]


def _with_role(mention: Mention, uses: Sequence[RoleUse] | None) -> Mention:
    if not uses:
        return mention
    role = min([(abs(u.start - mention.start), u.start, u.role) for u in uses])[2] if len(uses) > 1 else uses[0].role
    return replace(mention, role="agent" if role == "agent" else "patient")


def _sentences(tree: Tree, voices: Voices) -> tuple[Sentence, ...]:
    return tuple([_sentence(tree, nodes, voices) for nodes in tree.sentences])


def _sentence(tree: Tree, nodes: Sequence[Node], voices: Voices) -> Sentence:
    words = [n for n in nodes if n.text[0].isalnum() and n.pos != "SPACE"]
    solid = nodes
    if nodes[0].pos == "SPACE" or nodes[-1].pos == "SPACE":
        solid = [n for n in nodes if n.pos != "SPACE"] or nodes
    start, end = solid[0].start, solid[-1].end
    return Sentence(start, end, _part(tree, start), len(words), _own(words, start, end, voices))


def _own(words: Sequence[Node], start: int, end: int, voices: Voices) -> int:
    """How many of the words are the source's own. Words between the same edges of quotations are counted together."""
    own = at = 0
    before = start
    edges = voices.edges(start, end)
    if not edges:
        return len(words) if voices.at(start, end)[0] in OWN else 0
    for edge in (*edges, end):
        first = at
        while at < len(words) and words[at].end <= edge:
            at += 1
        if at > first and words[first].start >= before:
            own += (at - first) * (voices.at(words[first].start, words[at - 1].end)[0] in OWN)
        else:
            own += sum([voices.at(n.start, n.end)[0] in OWN for n in words[first:at]])
        before = edge
    return own


def _part(tree: Tree, at: int) -> PartKind:
    before = bisect_right(tree.article.parts, at, key=_start) - 1
    return tree.article.parts[before].kind if before >= 0 else PartKind.BODY


def _start(part: Part) -> int:
    return part.start
