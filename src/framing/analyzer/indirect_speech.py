"""Reported speech and thought without quotation marks, from the syntax of the words that report it.

Cue, speaker and content after Pareti (2012); the constructions (finite complement, infinitive, nominal and
prepositional cues, parenthetical cues) after Krestel, Bergler & Witte (2008) and Pareti et al. (2013).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.analyzer.cues import PREPOSITIONS, Cue, cues, phrases
from framing.analyzer.speakers import is_own, owner_of, speaker_of
from framing.analyzer.tree import Node, Tree

Run = tuple[int, int]  # first and last token index of a stretch of content

_BE = "be"
_THAT = frozenset({"that", "whether", "if", "how", "why", "what", "who", "when", "where", "which", "whom", "because"})
_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "xcomp", "acl", "pcomp", "csubj", "dep"})
_ADDRESSEE = frozenset({"tell", "ask", "warn", "remind", "promise", "assure", "advise", "instruct"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with what it reports: token runs of the content, and the head word of the speaker."""

    first: Node  # of the cue
    last: Node
    lemma: str
    cue: Cue
    speaker: Node | None
    runs: tuple[Run, ...]
    frame: str
    negated: bool = False


def attributions(tree: Tree, quoted: Sequence[bool]) -> list[Attribution]:
    """Every cue outside quotation marks that reports something; `quoted` tells of each token whether it is inside."""
    verbs, nouns, adjectives = cues("VERB"), cues("NOUN"), cues("ADJ")
    found: list[Attribution] = []
    for node in tree.nodes:
        if quoted[node.i]:
            continue
        if node.pos in ("VERB", "AUX") and node.lemma in verbs:
            found.extend(_of_verb(node, verbs[node.lemma]))
        elif node.pos == "NOUN" and node.lemma in nouns:
            found.extend(_of_noun(node, nouns[node.lemma]))
        elif node.pos == "ADJ" and node.lemma in adjectives:
            found.extend(_of_adjective(node, adjectives[node.lemma]))
        elif node.dep in ("prep", "pcomp", "agent", "ROOT", "advmod", "mark") or node.lower in (
            "according",
            "in",
            "per",
        ):
            found.extend(_of_phrase(tree, node))
    return [a for a in found if a.runs and not is_own(a.speaker)]


# ------------------------------------------------------------------------------------------------ verbs
def _of_verb(verb: Node, cue: Cue) -> Iterator[Attribution]:
    speaker = speaker_of(verb)
    frame, runs = _content(verb, cue)
    if runs:
        yield Attribution(
            _cue_first(verb), _cue_last(verb), verb.lemma, cue, speaker, tuple(runs), frame, _negated(verb)
        )


def _content(verb: Node, cue: Cue) -> tuple[str, list[Run]]:
    frames = cue.frames
    passive = verb.child("auxpass") is not None
    clause = [c for c in verb.children if c.dep == "ccomp"]
    if (
        clause
        and frames & {"clause", "quote", "name", "object"}
        and (frames & {"clause", "quote"} or _is_small_clause(clause[0]))
    ):
        return "clause", [r for c in clause for r in runs_of(c.subtree(), verb)]
    infinitive = next((c for c in verb.children if c.dep == "xcomp" and c.i > verb.i), None)
    thing = verb.child("dobj", "nsubjpass") if frames & {"object", "name"} else None
    if infinitive is not None and ("to" in frames or (passive and frames & {"clause", "name"})) and _has_to(infinitive):
        nodes = infinitive.subtree()
        if thing is not None and thing.i > verb.i and verb.lemma not in _ADDRESSEE:
            nodes = thing.subtree() + nodes
        return "to", runs_of(nodes, verb)
    nodes = []
    frame = "object"
    if thing is not None and (thing.i > verb.i or verb.child("agent") is not None) and thing.pos != "PRON":
        nodes = thing.subtree()
    if "name" in frames:
        nodes = nodes + [
            n for c in verb.children if c.dep in ("oprd", "acomp", "attr") and c.i > verb.i for n in c.subtree()
        ]
    for child in verb.children:
        if child.dep == "prep" and child.lower in PREPOSITIONS and child.lower in frames:
            inside = child.child("pobj", "pcomp", "amod", "advmod", "acomp")
            if inside is not None and (thing is None or thing.i < child.i):
                frame = child.lower
                nodes = nodes + (child.subtree() if thing is not None else inside.subtree())
    if nodes:
        return frame, runs_of(nodes, verb)
    if frames & {"quote", "clause"} and infinitive is None and verb.child("dobj") is None:
        return "parenthesis", _around(verb)
    return "", []


def _is_small_clause(node: Node) -> bool:
    return node.child("nsubj", "nsubjpass") is not None


def _has_to(node: Node) -> bool:
    return any(c.lower == "to" and c.i < node.i for c in node.children)


def _around(verb: Node) -> list[Run]:
    """The clause that a parenthetical cue stands in or after: "the war, he said, was over"; "as she put it"."""
    head = verb.head
    if (
        head is verb
        or verb.dep not in ("parataxis", "ccomp", "advcl", "intj", "dep")
        or head.pos not in ("VERB", "AUX")
    ):
        return []
    own = verb.subtree()
    if len(own) > 18 or speaker_of(verb) is None:
        return []
    as_clause = any(c.lower == "as" and c.dep in ("mark", "advmod") for c in verb.children)
    if verb.dep == "advcl" and not as_clause:
        return []
    if verb.dep == "ccomp" and verb.child("nsubj") is None:
        return []
    taken = {n.i for n in own}
    return runs_of([n for n in head.subtree() if n.i not in taken], verb)


# ------------------------------------------------------------------------------- nouns, adjectives, phrases
def _of_noun(noun: Node, cue: Cue) -> Iterator[Attribution]:
    nodes: list[Node] = []
    frame = "clause"
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in ("acl", "ccomp", "relcl") and child.pos in ("VERB", "AUX"):
            begins = child.subtree()[0].lower
            if ("clause" in cue.frames and begins in ("that", "whether", "how", "why") and _complements(child)) or (
                "to" in cue.frames and _has_to(child)
            ):
                nodes += child.subtree()
        elif child.dep == "prep" and child.lower in cue.frames and child.lower != "to":
            inside = child.child("pobj", "pcomp")
            if inside is not None and not (child.lower == "of" and inside.pos in ("PROPN", "PRON")):
                nodes += inside.subtree()
                frame = child.lower
    if not nodes and noun.dep == "nsubj" and noun.head.lemma == _BE and "clause" in cue.frames:
        clause = noun.head.child("ccomp")
        nodes = clause.subtree() if clause is not None and clause.i > noun.head.i else []
    runs = runs_of(nodes, noun) if nodes else []
    yield Attribution(noun, noun, noun.lemma, cue, owner_of(noun), tuple(runs), frame, _denied(noun))


def _complements(clause: Node) -> bool:
    """A clause that says what the noun's content is, not a relative one: "that" is no argument of its verb."""
    return not any(c.lower == "that" and c.dep in ("nsubj", "nsubjpass", "dobj", "pobj") for c in clause.children)


def _of_adjective(adjective: Node, cue: Cue) -> Iterator[Attribution]:
    verb = adjective.head
    if adjective.dep not in ("acomp", "conj", "oprd", "ROOT") or verb.pos not in ("VERB", "AUX", "ADJ"):
        return
    clause = adjective.child("ccomp")
    nodes: list[Node] = []
    if clause is not None and "clause" in cue.frames and clause.i > adjective.i:
        nodes = clause.subtree()
    for child in adjective.children:
        if child.dep == "prep" and child.lower in cue.frames and child.i > adjective.i:
            inside = child.child("pobj", "pcomp")
            nodes = nodes or (inside.subtree() if inside is not None else [])
    speaker = speaker_of(verb if adjective.dep != "conj" else verb.head)
    if speaker is not None and speaker.lower not in ("it", "this", "that", "there", "what"):
        yield Attribution(
            adjective,
            adjective,
            adjective.lemma,
            cue,
            speaker,
            tuple(runs_of(nodes, adjective)),
            "clause",
            _negated(verb),
        )


def _of_phrase(tree: Tree, node: Node) -> Iterator[Attribution]:
    """ "According to X": the clause that the phrase belongs to, without the phrase."""
    for words, cue in phrases().items():
        if node.lower != words[0]:
            continue
        last = node.i + len(words) - 1
        if last >= len(tree.nodes) or tuple(n.lower for n in tree.nodes[node.i : last + 1]) != words:
            continue
        speaker = tree.nodes[last].child("pobj", "pcomp")
        if speaker is None or speaker.pos in ("NUM", "SYM") or (words == ("per",) and speaker.pos != "PROPN"):
            continue
        taken = {n.i for n in node.subtree()} | {n.i for n in speaker.subtree()} | set(range(node.i, last + 1))
        clause = _clause_above(node)
        runs = runs_of([n for n in clause.subtree() if n.i not in taken], node) if clause is not None else []
        yield Attribution(node, tree.nodes[last], " ".join(words), cue, speaker, tuple(runs), "phrase")


def _clause_above(node: Node) -> Node | None:
    above = node.head
    if above is node:
        return None
    while above.head is not above and not (above.pos in ("VERB", "AUX") and above.dep in _CLAUSAL):
        above = above.head
    while above.dep in ("xcomp", "conj", "pcomp", "acl") and above.head is not above:
        above = above.head
        while above.head is not above and above.pos not in ("VERB", "AUX"):
            above = above.head
    return above


# ------------------------------------------------------------------------------------------------ helpers
def runs_of(nodes: Iterable[Node], cue: Node) -> list[Run]:
    """The nodes as unbroken stretches, in text order, never across the cue, without marks at the edges."""
    ordered = sorted({n.i: n for n in nodes}.items())
    runs: list[list[Node]] = []
    for i, node in ordered:
        if runs and i - runs[-1][-1].i <= 2 and not runs[-1][-1].i < cue.i < i:
            runs[-1].append(node)
        else:
            runs.append([node])
    trimmed = (_trimmed(run) for run in runs)
    return [(run[0].i, run[-1].i) for run in trimmed if run]


def _trimmed(run: list[Node]) -> list[Node]:
    while run and run[-1].pos in ("PUNCT", "SPACE"):
        run = run[:-1]
    while run and run[0].pos in ("PUNCT", "SPACE"):
        run = run[1:]
    return run


def _cue_first(verb: Node) -> Node:
    return verb


def _cue_last(verb: Node) -> Node:
    particle = verb.child("prt")
    return particle if particle is not None and particle.i == verb.i + 1 else verb


def _negated(verb: Node) -> bool:
    return any(c.dep == "neg" for c in verb.children)


def _denied(noun: Node) -> bool:
    """ "Rejected the claim that", "no evidence that"."""
    if any(c.dep == "neg" or c.lower == "no" for c in noun.children):
        return True
    governor = noun.head if noun.dep in ("dobj", "nsubjpass") else None
    known = cues("VERB").get(governor.lemma) if governor is not None else None
    return known is not None and "negates" in known.frames
