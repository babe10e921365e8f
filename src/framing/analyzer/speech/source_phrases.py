"""What a phrase that names a source reports: the clause around "according to the police"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from framing.analyzer.speech.attribution import Attribution, runs_of
from framing.analyzer.speech.speakers import speaker_of, whose_figures
from framing.language.actors import is_thing
from framing.language.cues import Cue, cues
from framing.language.subjects import verb_of, written_subject
from framing.language.tree import Node, Tree
from framing.language.words import group

_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "xcomp", "acl", "pcomp", "csubj", "dep"})


def of_phrase(
    tree: Tree,
    node: Node,
    known: Iterable[tuple[tuple[str, ...], Cue]],
    labels: Mapping[int, str],
    quoted: Sequence[bool],
) -> Iterator[Attribution]:
    """The clause that "according to X" belongs to, without the phrase. Details and plans do not speak."""
    for words, cue in known:
        last = node.i + len(words) - 1
        if last >= len(tree.nodes) or tuple(n.lower for n in tree.nodes[node.i : last + 1]) != words:
            continue
        speaker = tree.nodes[last].child("pobj", "pcomp")
        beside = tree.nodes[node.i - 1].text if node.i > tree.sentences[node.sent][0].i else ","
        if speaker is not None and beside != "," and speaker.lower.removesuffix("s") in group("what things go by"):
            continue  # "are treated according to the Geneva Conventions"
        if speaker is None or speaker.pos in ("NUM", "SYM") or (words == ("per",) and speaker.pos != "PROPN"):
            continue
        taken = {n.i for n in node.subtree()} | {n.i for n in speaker.subtree()} | set(range(node.i, last + 1))
        clause = _clause_joined(node) or _clause_above(node)
        if clause is not None and _has_quoted(clause, quoted):
            continue  # "“It is dead,” Berg said, according to the Post": Berg's words
        beyond = _beyond_source(node, clause) if clause is not None else set()
        nodes = [n for n in clause.subtree() if n.i not in taken | beyond] if clause is not None else []
        who = None if is_thing(speaker, labels) else whose_figures(speaker) or speaker
        yield Attribution(node, tree.nodes[last], " ".join(words), cue, who, runs_of(nodes, node), "phrase")


def _beyond_source(source: Node, clause: Node) -> set[int]:
    """The words of the clause that are not the source's: what is joined behind it, and of two clauses parted by a comma
    the first, if the source closes the second.

    "Prices rose, according to the bank, while wages fell"; "The council voted to shut it, and nine were hurt, according
    to police".
    """
    behind = [c for c in clause.children if c.dep in ("advcl", "conj") and c.i > source.i and _is_parted(c, clause)]
    beyond = {n.i for c in behind for n in c.subtree()}
    own = _clause_of(source)
    if own.dep == "conj" and own.head is clause and source.i > own.i and written_subject(own) is not None:
        joint = next((c for c in clause.children if c.dep == "cc" and clause.i < c.i < own.i), None)
        if joint is not None and any(c.text == "," and c.i == joint.i - 1 for c in clause.children):
            inside = {n.i for n in own.subtree()}
            beyond |= {n.i for n in clause.subtree() if n.i not in inside}
    return beyond


def _is_parted(joined: Node, clause: Node) -> bool:
    """Whether it has a subject of its own and is set against the clause: "while wages fell", "but wages fell"."""
    if written_subject(joined) is None:
        return False
    contrast = group("conjunctions of contrast")
    return any(c.dep == "mark" and c.lower in contrast for c in joined.children) or (
        joined.dep == "conj" and any(c.dep == "cc" and c.lower in contrast for c in clause.children)
    )


def _has_quoted(verb: Node, quoted: Sequence[bool]) -> bool:
    """Whether the verb has somebody say what stands between marks before it."""
    within = verb.subtree()
    for said in (verb, *(n for n in within if n.dep == "parataxis")):
        cue = cues("VERB").get(said.lemma)
        if cue is not None and "quote" in cue.frames and not quoted[said.i] and speaker_of(said) is not None:
            return any(quoted[n.i] for n in within if n.i < said.i)
    return False


def _clause_joined(source: Node) -> Node | None:
    """The clause that a source between commas opens: "strikes that harm us but, according to aides, could end soon"."""
    verb = verb_of(source.head)
    joint = next((c for c in verb.head.children if c.dep == "cc" and c.i < source.i), None)
    if verb.dep != "conj" or not source.i < verb.i or joint is None:
        return None
    between = [c for c in (*verb.children, *verb.head.children, *joint.children) if joint.i < c.i < source.i]
    return verb if all(c.text == "," for c in between) and source.i - joint.i <= len(between) + 1 else None


def _is_beside(clause: Node, source: Node) -> bool:
    """Whether the source at the end is of the whole sentence: "Guards beat him, breaking his arm, according to her"."""
    beside = clause.dep == "advcl" and clause.tag == "VBG" and clause.head.i < clause.i < source.i
    comma = any(c.text == "," and clause.i < c.i < source.i for c in (*clause.children, *clause.head.children))
    sentence_ends = not any(n.i > source.subtree()[-1].i and n.pos != "PUNCT" for n in clause.head.subtree())
    return beside and comma and sentence_ends and written_subject(clause) is None


def _clause_of(source: Node) -> Node:
    """The verb of the clause that the source stands in; the root where there is none."""
    above = source.head
    while above.head is not above and not (above.pos in ("VERB", "AUX") and above.dep in _CLAUSAL):
        above = above.head
    return above


def _clause_above(node: Node) -> Node | None:
    if node.head is node:
        return None
    above = _clause_of(node)
    while (above.dep in {"xcomp", "conj", "pcomp", "acl"} or _is_beside(above, node)) and above.head is not above:
        above = above.head
        while above.head is not above and above.pos not in ("VERB", "AUX"):
            above = above.head
    return above
