"""The words that show what background of one source only is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from framing.comparator.differences.event_labels import tidy
from framing.language.cues import cues
from framing.language.subjects import is_subject, written_subject
from framing.language.tree import Node, sentence_nodes
from framing.language.words import function_words
from framing.model import Analysis

_SNIPPET = 14  # words that show what the background is about
_SUBJECT_WITHIN = 5  # words
_REST = 3  # words that are not worth cutting off
_LATE = 9  # words before a verb that would push what is said out of sight
_BREAKS = frozenset(",;:–—")
_MORE = 1.5  # times the weight of the first words that a later stretch must have to be shown instead
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_COMMAS = 3  # in which such a clause stands
_VERBS = frozenset({"VERB", "AUX"})


def snippet(analysis: Analysis, sentence: int, new: Mapping[str, float]) -> tuple[str, tuple[int, int]]:
    """Up to `_SNIPPET` consecutive words from the start of the sentence or of one of its clauses, and their place."""
    text = analysis.article.text
    nodes = [n for n in sentence_nodes(text, analysis.parse, sentence) if n.pos != "SPACE"]
    starts = [0, *(n + 1 for n, node in enumerate(nodes[:-1]) if node.text in _BREAKS)]
    weights = [new.get(node.lemma.lower(), 0.0) for node in nodes]
    sums = {n: round(sum(weights[n : n + _SNIPPET]), 6) for n in starts if n == 0 or _opens_clause(nodes, n)}
    first = max(sums, key=lambda n: (sums[n], -n))
    first = first if sums[first] > _MORE * sums[0] else 0
    aside = _aside(nodes) if not first else None
    if aside is not None and sum(weights[aside.stop : aside.stop + _SNIPPET]) > sum(weights[aside.start : aside.stop]):
        return _parted(text, nodes, range(aside.start), aside.stop)
    if not first and (late := _late(nodes)) is not None:
        return _parted(text, nodes, *late)
    return _parted(text, nodes, range(0), first)


def _parted(text: str, nodes: Sequence[Node], begin: range, first: int) -> tuple[str, tuple[int, int]]:
    """The words of `begin`, if any, then up to `_SNIPPET` words from `first` on, and the place of these."""
    last = min(first + _SNIPPET, len(nodes))
    if len(nodes) - last <= _REST and not begin:
        last = len(nodes)
    while last < len(nodes) and last > first + 1 and _hangs(nodes[last - 1].text):
        last -= 1
    span = nodes[first].start, nodes[last - 1].end
    words = f"{tidy(text[slice(*span)])}{' …' if last < len(nodes) else ''}"
    before = f"… {words}" if first else words
    if not begin:
        return before, span
    opening = "… " if begin.start else ""
    there = words if begin.stop == first else before
    return f"{opening}{tidy(text[nodes[begin.start].start : nodes[begin.stop - 1].end])} {there}", span


def _late(nodes: Sequence[Node]) -> tuple[range, int] | None:
    """The core of a subject, and its verb, where so many words come before the verb that what is said would be cut off.

    "The mayors of Minnesota's Twin Cities, Minneapolis and St. Paul, banned" is "The mayors … banned".
    """
    verb = next((n for n in nodes if n.dep == "ROOT" and n.pos in _VERBS), None)
    subject = written_subject(verb) if verb is not None else None
    if verb is None or subject is None or subject.i > verb.i or _says_nothing(subject):
        return None
    at = {node.i: n for n, node in enumerate(nodes)}
    start = next((c for c in verb.lefts if c.i > subject.i and c.dep in ("aux", "auxpass", "neg", "advmod")), verb)
    first, there = at.get(start.i), at.get(subject.i)
    if first is None or there is None or first < _LATE or any(n.tag in _FINITE for n in nodes[:_LATE]):
        return None
    own = [there, *(at[n.i] for c in subject.lefts for n in c.subtree())]
    of = next((c for c in subject.rights if c.lower == "of"), None)
    whole = of.child("pobj") if of is not None else None  # "tens of thousands of members"
    while whole is not None and (of := next((c for c in whole.rights if c.lower == "of"), None)) is not None:
        whole = of.child("pobj") or whole
        if of.child("pobj") is None:
            break
    begin, end = min(own), at.get(whole.i, there) if whole is not None else there
    if end - begin >= _LATE or end >= first:
        begin, end = (begin if there - begin < _SUBJECT_WITHIN else there), there
    return range(begin, end + 1), first


def _says_nothing(subject: Node) -> bool:
    """Whether it is a pronoun alone: "he"; not "those who disagree"."""
    return subject.pos == "PRON" and not subject.rights


def only_attributes(nodes: Sequence[Node]) -> bool:
    """Whether a sentence only says who speaks on another line: "Ann Lee tweeted", "The Herald sums it up this way:"."""
    if nodes[-1].text == ":":
        return True
    verb = next((n for n in nodes if n.dep == "ROOT" and n.pos == "VERB"), None)
    if verb is None or verb.lemma not in cues("VERB"):
        return False
    return not any(c.dep in _SAID for c in verb.children)


_SAID = frozenset(
    {"ccomp", "xcomp", "dobj", "prep", "acomp", "attr", "advcl", "conj", "oprd", "agent", "auxpass", "neg"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _aside(nodes: Sequence[Node]) -> range | None:
    """The relative clause between commas that parts a subject from its verb: ", who served in 2005, has built"."""
    commas = [n for n, node in enumerate(nodes) if node.text == ","][:_COMMAS]
    for one, two in pairwise(commas):
        behind = nodes[two + 1 : two + 2]
        if 0 < one <= _SUBJECT_WITHIN and nodes[one + 1].tag in _RELATIVE and behind and behind[0].pos in _VERBS:
            return range(one, two + 1)
    return None


def _opens_clause(nodes: Sequence[Node], at: int) -> bool:
    """Whether a clause begins there with its own subject, not a relative pronoun, so that it can be read alone."""
    inside = nodes[at : at + _SNIPPET]
    for node in inside[:_SUBJECT_WITHIN]:
        if is_subject(node):
            verb = node.head
            main = verb.dep in ("ROOT", "conj", "ccomp") and verb.pos in ("VERB", "AUX")
            main = main and not (verb.lemma in cues("VERB") and verb.dep == "ROOT")  # "she told a channel"
            leads = all(n.head is node for n in inside[: inside.index(node)])  # the words before belong to it
            return main and leads and verb in inside and verb.i > node.i and node.tag not in ("WP", "WDT")
    return False


def _hangs(word: str) -> bool:
    """Whether a cut after this word would leave the phrase incomplete."""
    return not word[0].isalnum() or word.lower() in function_words()
