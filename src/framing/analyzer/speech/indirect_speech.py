"""Reported speech and thought without quotation marks, from the syntax of the words that report it.

Cue, speaker and content after Pareti (2012); the constructions (finite complement, infinitive, nominal and
prepositional cues, parenthetical cues) after Krestel, Bergler & Witte (2008) and Pareti et al. (2013).

`verb_reports`, `noun_reports` and `source_phrases` each read one kind of cue, `reported_content` finds what a verb
reports, `no_report` says which cues report nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from framing.analyzer.speech.attribution import Attribution
from framing.analyzer.speech.no_report import is_no_report, is_reduced_passive
from framing.analyzer.speech.noun_reports import of_adjective, of_noun, of_participle
from framing.analyzer.speech.source_phrases import of_phrase
from framing.analyzer.speech.speakers import is_own
from framing.analyzer.speech.verb_reports import of_verb
from framing.language.cues import cues, phrases, with_particle
from framing.language.tree import Node, Tree
from framing.model import PartKind

_REPORTING = frozenset({"clause", "phrase", "parenthesis", "to", "as", "of", "for", "name"})


def attributions(tree: Tree, quoted: Sequence[bool], labels: Mapping[int, str]) -> list[Attribution]:
    """Every cue outside quotation marks that reports something.

    `quoted` says for each token whether it is inside marks; `labels` maps token indices to labels of names.
    """
    verbs, nouns, adjectives, openers = cues("VERB"), cues("NOUN"), cues("ADJ"), phrases()
    headlines = [p.end for p in tree.article.parts if p.kind is PartKind.HEADLINE]
    headline_end = headlines[-1] if headlines else -1
    found: list[Attribution] = []
    for node in tree.nodes:
        pos = node.pos
        if pos == "VERB":
            cue = verbs.get(node.lemma) or with_particle(node)
            if cue is not None and not quoted[node.i]:
                if not (is_no_report(tree, node) or (node.start < headline_end and is_reduced_passive(node, cue))):
                    found.extend(of_verb(tree, node, cue, quoted, labels))
                continue
            if node.lower in adjectives and not quoted[node.i]:
                found.extend(of_participle(node, adjectives[node.lower]))
        elif pos == "NOUN":
            cue = nouns.get(node.lemma)
            if cue is not None and not quoted[node.i]:
                found.append(of_noun(node, cue))
        elif pos == "ADJ":
            cue = adjectives.get(node.lemma)
            if cue is not None and not quoted[node.i]:
                found.extend(of_adjective(node, cue))
        word = node.lower
        if word in openers and not quoted[node.i]:
            found.extend(of_phrase(tree, node, openers[word], labels, quoted))
    return _without_echoes([a for a in found if a.runs and not is_own(a.speaker)])


def _without_echoes(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those that add nothing inside another: intentions, topics, reports by nobody."""
    spans = [(first, last, k) for k, a in enumerate(found) for first, last in a.runs]
    spans.sort()
    nouns = {a.first.i: a.speaker for a in found if a.first.pos == "NOUN" and not a.topic}
    return [
        a for k, a in enumerate(found) if _is_report(a) or not (_is_within(a, k, spans) or _is_said_by_noun(a, nouns))
    ]


def _is_said_by_noun(source: Attribution, nouns: Mapping[int, Node | None]) -> bool:
    """Whether a noun reports the same words of the same speaker: "expressed *confidence* that it was fair"."""
    told = source.topic or source.frame == "object"
    thing = source.first.child("dobj") if told and source.speaker is not None else None
    return thing is not None and nouns.get(thing.i) is source.speaker


def _is_report(source: Attribution) -> bool:
    if source.topic or source.frame not in _REPORTING:
        return False
    return source.speaker is not None or source.first.pos == "NOUN"


def _is_within(source: Attribution, number: int, spans: Sequence[tuple[int, int, int]]) -> bool:
    at = source.first.i
    before = bisect_right(spans, (at, at, len(spans) + at))
    return any(last >= at and k != number for _, last, k in spans[max(0, before - 8) : before])
