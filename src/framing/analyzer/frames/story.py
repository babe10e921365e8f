"""What the story says: for each question that frames answer, the sentences that answer it best, and who is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from framing.analyzer.frames.article_story import Found, Story
from framing.analyzer.frames.questions import QUESTIONS
from framing.analyzer.frames.sentences import likelihoods
from framing.analyzer.frames.weights_file import weights
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.model import Analysis, Answer, Mention, PartKind, Question, RoleUse, Sentence, Voice

MOST = 3
"""Answers to one question that are kept."""
FEWEST_WORDS = 5
"""Words of a sentence that can answer."""

_QUOTES = " \n\"'”’"
_READ = frozenset({PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BODY})


def answers(analysis: Analysis, voices: Voices, tree: Tree) -> tuple[Answer, ...]:
    """The best answers to each question, above its cut; () where the parse has other word vectors."""
    known = weights()
    if analysis.parse.pipeline != known.pipeline or not analysis.sentences:
        return ()
    story = _story(analysis, tree)
    found: list[Answer] = []
    for question, ask in QUESTIONS.items():
        told = sorted(
            [f for f in ask(story) if not _is_denied(f, voices)], key=lambda f: (-f.score, f.sentence, f.entity or "")
        )
        cut = known.answers[question]
        found += [_answer(question, f, story, voices) for f in _distinct([f for f in told if f.score >= cut])]
    return tuple(found)


def _story(analysis: Analysis, tree: Tree) -> Story:
    known = weights()
    chances = likelihoods(analysis.parse, known)
    roles: dict[int, list[RoleUse]] = defaultdict(list)
    for use in analysis.roles:
        roles[use.sentence].append(use)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in analysis.mentions:
        mentions[mention.sentence].append(mention)
    names: dict[int, set[str]] = defaultdict(set)
    ends = [last for _, last in analysis.parse.sentences]
    number = 0
    for first, _, label in analysis.parse.names:
        while number < len(ends) - 1 and ends[number] <= first:
            number += 1
        names[number].add(label)
    return Story(
        analysis,
        tree,
        {name: chances[:, i] for i, name in enumerate(known.classes)},
        {e.id: e for e in analysis.entities},
        roles,
        mentions,
        {n: frozenset(labels) for n, labels in names.items()},
        [i for i, s in enumerate(analysis.sentences) if _can_answer(s, analysis.article.text)],
    )


def _can_answer(sentence: Sentence, text: str) -> bool:
    """Whether it is long enough and in the body or above it. A question answers nothing."""
    asked = text[sentence.start : sentence.end].rstrip(_QUOTES).endswith("?")
    return sentence.part in _READ and sentence.words >= FEWEST_WORDS and not asked


def _is_denied(found: Found, voices: Voices) -> bool:
    """Whether the words that answer are what somebody denies."""
    said = voices.quotation(*found.at) if found.at else None
    return said is not None and said.negated


def _distinct(told: Sequence[Found]) -> list[Found]:
    """The first few: each sentence once, and each entity (or pair of opponents) once, with its best answer."""
    kept: list[Found] = []
    for one in told:
        if not any(one.sentence == k.sentence or (one.who and one.who == k.who) for k in kept):
            kept.append(one)
        if len(kept) == MOST:
            break
    return kept


def _answer(question: Question, found: Found, story: Story, voices: Voices) -> Answer:
    """The answer in the voice of the words that answer; an accusation is the accuser's."""
    s = story.analysis.sentences[found.sentence]
    voice, speaker = voices.most(s.start, s.end)
    if found.accuser is not None:
        voice, speaker = Voice.INDIRECT, story.entities[found.accuser].name
    elif (
        found.is_charge
        and (found.use.voice if found.use else voices.at(*(found.at or (s.start, s.end)))[0]) == Voice.OWN
    ):
        voice, speaker = Voice.INDIRECT, None
    elif found.use is not None:
        voice, speaker = found.use.voice, found.use.speaker
    elif found.at is not None:
        voice, speaker = voices.around(*found.at)  # "witnesses said the mobile force fired": the witnesses' account
    at = found.use.start if found.use else found.at[0] if found.at else s.start
    score = round(found.score, 4)
    return Answer(question, s.start, s.end, found.sentence, found.entity, found.other, voice, speaker, score, at)
