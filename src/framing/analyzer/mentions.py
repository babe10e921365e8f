"""Mentions of people, organisations, places and groups, before it is known who is who.

Names come from the pipeline's recogniser, corrected in this one place: by the gazetteer, by titles in front of a
name, by trimming what cannot belong to one. Common-noun actors ("protesters", "the opposition", "the leader of
Belarus") and pronouns come from parts of speech and the word list actors.csv.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from framing.analyzer.tree import Node, Tree
from framing.lexicon import gazetteer
from framing.lexicon.gazetteer import Known
from framing.lexicon.people import PARTICLES, given_names, parts, plain, public_figures, titles
from framing.lexicon.resources import table

NAME, NOMINAL, PRONOUN = "name", "nominal", "pronoun"

_KEPT = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "GPE",
    "NORP": "NORP",
    "LOC": "LOC",
    "FAC": "FAC",
    "EVENT": "EVENT",
    "LAW": "LAW",
    "PRODUCT": "PRODUCT",
    "WORK_OF_ART": "WORK_OF_ART",
}
_DATED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_ATTITUDES = frozenset({"pro", "anti", "non", "ex", "un", "post", "pre", "neo"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
_LINKERS = frozenset(
    {"of", "for", "and", "the", "&", "on", "de", "-", "–", "'s", "’s", "del", "la", "al", "bin", "von", "van"}
)
_SMALL_STARTS = frozenset({"al", "neo", "evangelicals"})  # lower-case words that begin a name of the gazetteer
_REGAL = frozenset({"pope", "king", "queen", "prince", "princess", "emperor", "saint", "st"})


@dataclass(slots=True, eq=False)
class Candidate:
    """A stretch of text that may refer to an entity."""

    first: Node
    last: Node
    head: Node
    kind: str
    label: str = ""
    known: Known | None = None
    title: str = ""
    parts: tuple[str, ...] = ()
    modifier: bool = False  # inside a compound such as "pro-Russia": no name of its own
    entity: object | None = field(default=None, repr=False)
    link: str = ""

    def text(self, tree: Tree) -> str:
        return tree.text[self.first.start : self.last.end]


class Actor:
    """What the word list says of a noun that names actors."""

    __slots__ = ("gender", "kind", "leads")

    def __init__(self, kind: str, gender: str, leads: str) -> None:
        self.kind = kind
        self.gender = gender
        self.leads = leads


@cache
def actors() -> dict[str, Actor]:
    """Nouns that name people, groups, bodies and places, by lemma."""
    return {row["noun"]: Actor(row["kind"], row["gender"], row["leads"]) for row in table("actors")}


def noun(node: Node) -> str:
    """The lemma under which actors.csv has a noun, also where a capital letter misled the lemmatizer; else its lemma."""
    listed = actors()
    for form in (node.lemma, node.lower, node.lower.removesuffix("s")):
        if form in listed:
            return form
    return node.lemma.lower()


def candidates(tree: Tree) -> list[Candidate]:
    """Names, common-noun actors and pronouns, in text order (outer before inner)."""
    taken: dict[int, Candidate] = {}
    found = _names(tree, taken)
    listed = actors()
    for node in tree.nodes:
        if node.i in taken:
            continue
        if node.pos == "PRON":
            if node.tag in _PRONOUNS:
                found.append(Candidate(node, node, node, PRONOUN))
        elif node.pos in ("NOUN", "PROPN", "ADJ"):
            nominal = _nominal(node, listed)
            if nominal is not None:
                found.append(nominal)
    found.sort(key=_place)
    return found


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.first.i, -candidate.last.i


# ------------------------------------------------------------------------------------------------ names
def _names(tree: Tree, taken: dict[int, Candidate]) -> list[Candidate]:
    found: list[Candidate] = []
    known = _known_spans(tree)
    dated: set[int] = set()
    for first, past, label in tree.names:
        if label in _DATED:
            dated.update(range(first, past))
    for first, past, label in tree.names:
        if label in _KEPT:
            _accept(tree, first, past, label, known, taken, found)
    for first in sorted(known):
        past, entry = known[first]
        if first not in dated and not any(i in taken for i in range(first, past)):
            _take(_make(tree, first, past, entry.label, entry), taken, found)
    _leftovers(tree, taken, found, dated)
    return found


def _known_spans(tree: Tree) -> dict[int, tuple[int, Known]]:
    """Gazetteer matches by first token; the longest wins and none begins inside another."""
    text, nodes, free = tree.text.replace("’", "'"), tree.nodes, 0
    found: dict[int, tuple[int, Known]] = {}
    for node in nodes:
        if node.i < free or not (node.text[0].isupper() or node.lower in _SMALL_STARTS):
            continue
        match = gazetteer.longest(text, node.start)
        if match is None:
            continue
        last = node.i
        while nodes[last].end < match[0]:
            last += 1
        if nodes[last].end == match[0] and _meant(tree, node, nodes[last], match[1]):
            found[node.i] = (last + 1, match[1])
            free = last + 1
    return found


def _meant(tree: Tree, first: Node, last: Node, entry: Known) -> bool:
    """Whether a surface form is used as the name: "House" and "Fox" are words, too."""
    if first is not last or entry.how in ("demonym", "acronym"):
        return not (entry.how == "acronym" and _shouted(tree, first))
    if first.tag in ("NNP", "NNPS"):
        return not _flanked(tree, first)
    return first.pos in ("PROPN", "ADJ") or entry.label in ("GPE", "NORP")


def _shouted(tree: Tree, node: Node) -> bool:
    """In a run of capitals "WHO" and "IS" are words."""
    near = [
        n for n in tree.nodes[max(0, node.i - 2) : node.i + 3] if n is not node and n.text.isalpha() and len(n.text) > 1
    ]
    return len(near) > 1 and all(n.text.isupper() for n in near)


def _flanked(tree: Tree, node: Node) -> bool:
    """A given name before it: "Michael Jordan", "Vicente Fox"."""
    before = tree.nodes[node.i - 1] if node.i else None
    return before is not None and before.pos == "PROPN" and before.lower in given_names() and before.text[0].isupper()


def _accept(
    tree: Tree,
    first: int,
    past: int,
    label: str,
    known: dict[int, tuple[int, Known]],
    taken: dict[int, Candidate],
    found: list[Candidate],
) -> None:
    """One name of the pipeline, trimmed, split or relabelled."""
    first, past = _trimmed(tree, first, past, label)
    if first + 2 < past and tree.nodes[first].lower in _ATTITUDES and tree.nodes[first + 1].text in "-–‑":
        first += 2
    if first >= past:
        return
    label = _relabelled(tree, first, past, label)
    inside = [(a, *known[a]) for a in range(first, past) if a in known]
    around = next(((a, *known[a]) for a in range(max(0, first - 4), first) if a in known and known[a][0] > first), None)
    if around:
        inside = [around]
    if inside and (around or _gazetteer_wins(tree, first, past, label, inside)):
        for a, b, entry in inside:
            if not any(i in taken for i in range(a, b)):
                _take(_make(tree, a, b, entry.label, entry), taken, found)
        rest = inside[-1][1]
        if rest < past and label in ("PERSON", "ORG"):
            _accept(tree, rest, past, label, {}, taken, found)
        return
    if any(i in taken for i in range(first, past)) or not _namelike(tree, first, past, label):
        return
    _take(_make(tree, first, past, label, None), taken, found)


def _gazetteer_wins(tree: Tree, first: int, past: int, label: str, inside: list[tuple[int, int, Known]]) -> bool:
    a, b, entry = inside[0]
    if (a == first and b == past) or inside[-1][1] > past:
        return True
    if label == "PERSON":  # "Paris Hilton" stays; "Republican Mitt Romney" does not
        return (a == first and entry.how in ("demonym", "member") and past - b >= 1) or entry.how == "metonym"
    if label in ("NORP", "GPE", "LOC"):
        return len(inside) > 1 or not (b < past and tree.nodes[past - 1].pos == "PROPN")
    return len(inside) > 1 and inside[-1][1] == past and past - first == sum(y - x for x, y, _ in inside)


def _relabelled(tree: Tree, first: int, past: int, label: str) -> str:
    """A given name and one or two words more is a person, unless the last word names a body or a place."""
    if past - first == 1 and tree.nodes[first].text in public_figures():
        return "PERSON"
    if label in ("PERSON", "NORP", "EVENT", "LAW") or not 2 <= past - first <= 5:
        return label
    words = parts(tree.text[tree.nodes[first].start : tree.nodes[past - 1].end])
    if not 2 <= len(words) <= 3 or words[0].split("-")[0] not in given_names() or "&" in words or "and" in words:
        return label
    return label if words[-1] in actors() or words[-1] in _tails() else "PERSON"


@cache
def _tails() -> frozenset[str]:
    """Last words of names of bodies, places and works."""
    return frozenset(row["noun"] for row in table("name-tails"))


def _trimmed(tree: Tree, first: int, past: int, label: str) -> tuple[int, int]:
    nodes = tree.nodes
    while first < past and (
        nodes[first].pos in ("DET", "PUNCT", "SPACE", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART")
        or nodes[first].lower in ("the", "'s", "’s", "former", "then")
    ):
        first += 1
    while first < past and (
        (
            nodes[past - 1].pos in ("PART", "PUNCT", "SPACE", "ADP", "CCONJ", "AUX", "NUM", "SYM", "VERB", "DET")
            and not nodes[past - 1].text[0].isupper()
        )
        or nodes[past - 1].lower in ("'s", "’s", "’", "'", '"', "”", "“", ",", ".", ")", "%", "-", "–", "—")
    ):
        past -= 1
    for i in range(first, past):  # a name ends where lower-case prose or a number begins
        if label == "PERSON" and (
            nodes[i].text[0].isdigit() or (nodes[i].pos in ("VERB", "AUX") and nodes[i].text[0].islower())
        ):
            return first, i
    return first, past


def _namelike(tree: Tree, first: int, past: int, label: str) -> bool:
    nodes = tree.nodes[first:past]
    if not any(n.text[0].isupper() for n in nodes):
        return label == "NORP" and len(nodes) == 1 and nodes[0].pos in ("NOUN", "PROPN")
    if nodes[0].text[0] in "@#" or not nodes[0].text[0].isalnum():
        return False
    if len(nodes) == 1:
        node = nodes[0]
        if node.lower in actors() and node.pos != "PROPN":
            return False
        if node.pos in ("PROPN", "ADJ", "NOUN") or (node.text.isupper() and len(node.text) > 1):
            return True
        return node.lower in given_names() or (
            label != "NORP"
            and node.text[1:].islower()
            and tree.sentences[node.sent][0] is not node
            and not _title_case(tree, node)
        )
    return True


def _title_case(tree: Tree, node: Node) -> bool:
    """Whether most words of the sentence are capitalised, so that a capital tells nothing."""
    words = [n for n in tree.sentences[node.sent] if n.text.isalpha() and len(n.text) > 3]
    return sum(n.text[0].isupper() for n in words) > 0.6 * len(words)


def _make(tree: Tree, first: int, past: int, label: str, entry: Known | None) -> Candidate:
    nodes = tree.nodes[first:past]
    title = ""
    if label == "PERSON":
        nodes, title = _untitled(nodes)
        before = tree.nodes[nodes[0].i - 1] if nodes[0].i else None
        if not title and before is not None and before.text[0].isupper() and plain(before.text) in titles():
            title = before.text
        if len(nodes) == 1 and plain(title) in _REGAL and before is not None and before.text == title:
            nodes = [before, *nodes]
    head = _head(nodes)
    made = Candidate(nodes[0], nodes[-1], head, NAME, _KEPT.get(label, label), entry, title)
    made.parts = parts(made.text(tree))
    made.modifier = _in_attitude(tree, nodes[0])
    return made


def _untitled(nodes: list[Node]) -> tuple[list[Node], str]:
    title = ""
    while len(nodes) > 1 and nodes[0].text.islower() and nodes[0].text not in PARTICLES:
        title, nodes = nodes[0].text, nodes[1:]
    while len(nodes) > 1 and plain(nodes[0].text) in titles() and plain(nodes[0].text) not in given_names():
        title, nodes = nodes[0].text, nodes[1:]
    return nodes, title


def _head(nodes: list[Node]) -> Node:
    """The node whose own head lies outside; the last such, as names are head-final."""
    inside = {n.i for n in nodes}
    tops = [n for n in nodes if n.head.i not in inside or n.head is n]
    return next((n for n in reversed(tops) if n.pos in ("PROPN", "NOUN", "ADJ")), tops[-1] if tops else nodes[-1])


def _in_attitude(tree: Tree, first: Node) -> bool:
    """ "pro-Russia", "anti-Trump"."""
    if first.i < 2 or tree.nodes[first.i - 1].end != first.start:
        return False
    hyphen = tree.nodes[first.i - 1]
    return (
        hyphen.text in "-–‑"
        and tree.nodes[first.i - 2].lower in _ATTITUDES
        and tree.nodes[first.i - 2].end == hyphen.start
    )


def _take(made: Candidate, taken: dict[int, Candidate], found: list[Candidate]) -> None:
    for i in range(made.first.i, made.last.i + 1):
        taken[i] = made
    found.append(made)


def _leftovers(tree: Tree, taken: dict[int, Candidate], found: list[Candidate], dated: set[int]) -> None:
    """Runs of proper nouns that the recogniser missed; kept where a title, a given name or another mention speaks."""
    seen = {c.parts[-1]: c.label for c in found if c.parts and c.label in ("PERSON", "ORG") and not c.known}
    nodes, i, n = tree.nodes, 0, len(tree.nodes)
    while i < n:
        if nodes[i].pos != "PROPN" or i in taken or i in dated or not nodes[i].text[0].isupper():
            if nodes[i].text[0].isupper() and i not in taken and i not in dated and _surname(tree, nodes[i], seen):
                _take(_make(tree, i, i + 1, "PERSON", None), taken, found)
            i += 1
            continue
        past = i + 1
        while (
            past < n
            and nodes[past].pos == "PROPN"
            and past not in taken
            and past not in dated
            and nodes[past].sent == nodes[i].sent
            and nodes[past].text[0].isupper()
        ):
            past += 1
        _leftover(tree, i, past, seen, taken, found)
        i = past


def _surname(tree: Tree, node: Node, seen: dict[str, str]) -> bool:
    """A capitalised word that the tagger takes for a noun or a verb: somebody's name after all?"""
    if node.pos not in ("NOUN", "VERB", "ADJ", "ADV"):
        return False
    if node.text in public_figures():
        return True
    first = tree.sentences[node.sent][0] is node
    return seen.get(plain(node.text)) == "PERSON" and not first and node.pos == "NOUN"


def _leftover(
    tree: Tree, first: int, past: int, seen: dict[str, str], taken: dict[int, Candidate], found: list[Candidate]
) -> None:
    nodes, title = _untitled(tree.nodes[first:past])
    if (
        not title
        and first
        and plain(tree.nodes[first - 1].text) in titles()
        and tree.nodes[first - 1].text[0].isupper()
    ):
        title = tree.nodes[first - 1].text
    words = [plain(n.text) for n in nodes]
    if words[-1] in titles() or (words[-1] in actors() and len(words) == 1) or not words[-1][:1].isalpha():
        return
    if words[-1] in seen:
        label = seen[words[-1]]
    elif len(words) == 1 and nodes[0].text in public_figures():
        label = "PERSON"
    elif title or (len(words) > 1 and words[0] in given_names()):
        label = "PERSON"
    elif len(words) > 1 and nodes[-1].tag in ("NNP", "NNPS"):
        label = "ORG"
    elif len(words) == 1 and words[0] in given_names() and not _shouted(tree, nodes[0]):
        label = "PERSON"
    elif nodes[0].dep in ("nsubj", "nsubjpass", "dobj", "poss", "pobj", "appos") and nodes[0].text[1:].islower():
        label = "MISC"
    else:
        return
    made = _make(tree, nodes[0].i, past, label, None)
    made.title = made.title or title
    _take(made, taken, found)


# --------------------------------------------------------------------------------------------- nominals
def _nominal(node: Node, listed: dict[str, Actor]) -> Candidate | None:
    """A noun phrase whose head names an actor; nouns inside compounds and titles have none of their own."""
    if node.dep in ("compound", "amod", "nmod", "npadvmod", "quantmod") and node.head.i > node.i:
        return None
    entry = listed.get(noun(node))
    if node.pos == "ADJ":
        if not _old(node):
            return None
        entry = listed["person"]
    if entry is None and not _old(node):
        return None
    if node.lemma == "party" and any(k.lower == "third" for k in node.children):
        return None
    if node.lower in ("force", "troop", "militia") and node.tag == "NN":
        return None
    if node.lemma == "campaign" and not _owned(node):
        return None
    first = _left_edge(node)
    made = Candidate(first, node, node, NOMINAL, _nominal_label(node, entry))
    return made


_BEFORE = frozenset({"det", "predet", "amod", "compound", "nmod", "nummod", "quantmod", "poss", "advmod", "npadvmod"})


def _left_edge(node: Node) -> Node:
    """The first word of the noun phrase, without opening quotation marks."""
    before = [k for k in node.children if k.i < node.i and k.dep in _BEFORE]
    first = before[0] if before else node
    while first is not node and first.children and first.children[0].i < first.i and first.children[0].dep != "punct":
        first = first.children[0]
    return first if first.sent == node.sent and first.i >= node.i - 8 else node


def _owned(node: Node) -> bool:
    """ "the Trump campaign", "his campaign", "the campaign"; not "a smear campaign"."""
    before = [k for k in node.children if k.i < node.i and k.dep != "punct"]
    return any(k.pos == "PROPN" or k.dep == "poss" for k in before) or all(k.lower == "the" for k in before)


def _old(node: Node) -> bool:
    """ "the 68-year-old"."""
    return node.lower.endswith("year-old") or (
        node.lower == "old" and node.i > 0 and node.dep in ("nsubj", "pobj", "dobj", "nsubjpass", "appos")
    )


def _nominal_label(node: Node, entry: Actor | None) -> str:
    if entry is None or entry.kind == "person":
        return "GROUP" if node.tag in ("NNS", "NNPS") else "PERSON"
    return {"group": "GROUP", "body": "ORG", "place": "GPE"}.get(entry.kind, "GROUP")
