"""Nomination: what an entity is called before and instead of its name (Reisigl & Wodak 2001).

`appositions` and `possessions` find what it is called beside its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.analyzer.portraits.label_words import bare, is_kinship
from framing.language.judgement import of_words
from framing.language.people import given_names, offices
from framing.language.phrases import Found, noun_phrase, opening
from framing.language.polarity import of_word
from framing.language.tree import Node, Tree
from framing.language.words import endings, group, trivial
from framing.model import Mention, Relation


def before_name(tree: Tree, mention: Mention, head: Node, persons: frozenset[int]) -> Iterator[Found]:
    """Modifiers and titles before a name ("firm Russia ally Lukashenko", "embattled President Smith")."""
    if head.dep == "poss" and head.head.i < head.i:
        return
    person = head.i in persons
    name = _name_start(tree, mention, head, persons)
    first = opening(tree, head)
    if not person:
        first = _after_owner(tree, first, name)
    if first.i >= name.i:
        return
    last = tree.nodes[name.i - 1]
    first = _after_break(tree, first, name)
    while first.i < name.i and (first.pos in {"ADP", "SCONJ", "PUNCT"} or first.tag == "IN"):
        first = tree.nodes[first.i + 1]  # "repeated as increasingly agitated Democrats"
    if last.tag in ("POS", "CC") or first.i >= name.i:
        return  # "NBC's Ann Smith" tells only where she works; "the bureau and Justice Department" is a list
    if last.text in {"-", "–", "/"} and last.end == name.start:
        return  # "China-Russia relations"
    while last.i > first.i and (last.pos in ("PUNCT", "SPACE") or (person and _is_initial(tree, last))):
        last = tree.nodes[last.i - 1]  # not "Speaker John A." of "Speaker John A. Boehner"
    nodes = tree.nodes[first.i : last.i + 1]
    if _is_predicate(tree, nodes):
        return
    if any(n.tag in {"VB", "VBD", "VBP", "VBZ", "PRP"} and n.dep != "amod" for n in nodes) or all(
        n.pos == "ADV" for n in nodes
    ):
        return  # misread, or "especially Smith"
    nominal = mention.kind == "nominal"
    if not person and not _is_qualifying(nodes, nominal):
        return
    if nominal:  # "federal grand jury", "young law professor": the words that only say which one included
        yield Found(first, head, head, "premodifier")
        return
    kind = _kind_before(nodes, person)
    named = kind == "title" or all(n.pos == "PROPN" for n in nodes if n.lower != "the")
    if person and named and (office := _office_of(tree, first)) is not first:
        first, kind = office, "title"
    while last.i > first.i and bare(last.lower) in _COURTESY:
        kind, last = "premodifier", tree.nodes[last.i - 1]  # "an emotional Mr. Smith"
    yield Found(first, last, head, kind)


def _is_initial(tree: Tree, node: Node) -> bool:
    """Whether it is an initial, or a given name before one: part of the name, though the recogniser leaves it out."""
    after = tree.nodes[node.i + 1].text if node.i + 1 < len(tree.nodes) else ""
    initial = len(node.text) == 2 and node.text[0].isupper() and node.text[1] == "."
    return initial or (node.lower in given_names() and len(after) == 2 and after[1] == ".")


_COURTESY = group("forms of address")


def _is_predicate(tree: Tree, nodes: Sequence[Node]) -> bool:
    """Whether a seeming modifier is a predicate: "should be happy Smith was", "while engaging Smith"."""
    before = tree.nodes[nodes[0].i - 1] if nodes[0].i else None
    if before is not None and before.sent != nodes[0].sent:
        before = None
    if nodes[0].tag == "VBG" and before is not None and before.lower in group("words before a participle"):
        return True
    if before is not None and before.lemma == "be" and before.pos == "AUX" and nodes[0].pos == "ADJ":
        return any(c.i > before.i and c.pos in ("VERB", "AUX") for c in before.children)
    return len(nodes) == 1 and nodes[0].pos == "PROPN" and nodes[0].lower.endswith("ing")


def _office_of(tree: Tree, first: Node) -> Node:
    """The office before a name that the parser attaches to "of": "Director of National Intelligence Smith"."""
    of = first.i - 2 if first.i > 2 and tree.nodes[first.i - 1].lower == "the" else first.i - 1
    if of < 1 or tree.nodes[of].lower != "of" or tree.nodes[of].sent != first.sent:
        return first
    office = tree.nodes[of - 1]
    return opening(tree, office) if bare(office.lower) in offices() else first


def _after_break(tree: Tree, first: Node, name: Node) -> Node:
    """The words after a dateline's dash or a line end, which the parser ignores: "WASHINGTON — President Smith"."""
    for node in reversed(tree.nodes[first.i : name.i]):
        following = tree.nodes[node.i + 1]
        if _is_dash(tree, node) or "\n" in tree.unwrapped[node.end : following.start]:
            return following
    return first


def _is_dash(tree: Tree, node: Node) -> bool:
    """Whether a hyphen is a dash: only between spaces ("WASHINGTON - President Smith", not "vice-president")."""
    apart = tree.unwrapped[node.start - 1 : node.start].isspace() and tree.unwrapped[node.end : node.end + 1].isspace()
    return node.text in _BREAKS or (node.text == "-" and apart)


_BREAKS = frozenset({"―", "—", "–", "--"})


def _after_owner(tree: Tree, first: Node, name: Node) -> Node:
    """The words without a preceding possessor ("Congress's Office of Compliance")."""
    owners = [n.i for n in tree.nodes[first.i : name.i] if n.tag == "POS"]
    return tree.nodes[owners[-1] + 1] if owners else first


def _is_qualifying(nodes: Sequence[Node], nominal: bool) -> bool:
    """Whether words before a body, place or group characterise it and do not just identify it ("Russian", "public")."""
    if of_words(nodes) != 0.0:
        return True
    mild = [
        n for n in nodes if n.pos in {"ADJ", "ADV", "VERB"} and not n.text[0].isupper() and n.lower not in trivial()
    ]
    gradable = any(not n.lower.endswith(endings("relational adjectives")) for n in mild)
    if not nominal:
        return gradable or any(n.pos == "NOUN" and n.lower not in trivial() for n in nodes)
    return gradable and not any(n.pos == "CCONJ" for n in nodes)


def _kind_before(nodes: Sequence[Node], person: bool) -> Relation:
    """ "title" ("former Secretary of State"); "premodifier" with an opinion ("fiercely independent President")."""
    last = [*bare(nodes[-1].lower).split("-"), bare(nodes[-1].lower).removesuffix("s")]  # "then-President", "Senators"
    titled = person and not offices().isdisjoint(last)
    titled = titled or (person and nodes[0].i > 1 and _is_of_office(nodes))
    titled = titled or (
        person and any(n.lower == "of" and bare(nodes[i - 1].lower) in offices() for i, n in enumerate(nodes) if i)
    )
    if not titled or any(n.pos == "ADV" for n in nodes) or of_words(nodes) != 0.0:
        return "premodifier"
    return "title"


def _is_of_office(nodes: Sequence[Node]) -> bool:
    """Whether the words complete an office: "National Intelligence" of "Director of National Intelligence Smith"."""
    above = nodes[-1].head.head
    return above.lower == "of" and above.i == nodes[0].i - 1 and bare(above.head.lower) in offices()


def _name_start(tree: Tree, mention: Mention, head: Node, persons: frozenset[int]) -> Node:
    """Where the name starts, after title and common nouns; for a common noun, the noun itself."""
    if mention.kind == "nominal":
        return head
    inside = [n for n in tree.between(mention.start, mention.end) if n.i <= head.i]
    if not inside:
        return head
    start = inside[0]
    for node in inside[:-1] if head.i in persons else []:
        if bare(node.lower) in offices() or node.pos in {"ADJ", "NOUN", "DET"}:
            start = tree.nodes[node.i + 1]
    while start.i - 1 in persons and tree.nodes[start.i - 1].head is head:
        before = tree.nodes[start.i - 1]
        if bare(before.lower) in offices() or before.pos != "PROPN":
            break
        start = before  # "John A." of a mention that starts later
    return start


def description(tree: Tree, head: Node, names: frozenset[str]) -> Iterator[Found]:
    """A description of somebody named elsewhere: "The authoritarian leader of Belarus". Not a bare noun or title."""
    first, last = noun_phrase(tree, head, clauses=False)
    named = next((n for n in tree.nodes[head.i + 1 : last.i + 1] if n.pos == "PROPN" and n.lower in names), None)
    if named is not None:  # "Leader of the Opposition Abdul Khan"
        last = tree.nodes[named.i - 1]
    phrase = tree.nodes[first.i : last.i + 1]
    if any(n.tag in ("WP", "WDT") for n in phrase):
        return
    crowded = all(n.text[0].isupper() for n in phrase if n.pos not in _FUNCTION)
    if crowded and last.i - first.i > _LONGEST_NAME and last.end <= len(tree.article.title):
        return  # a headline read as one name
    if any(c.dep == "cc" for n in phrase if n is head or n.pos == "PROPN" for c in n.children if c.i < head.i):
        return  # "the Justice Department and intelligence agencies" are more than one
    new = [n for n in phrase if n.lower not in names and n.pos not in _FUNCTION and n.lower not in ("least", "most")]
    if is_kinship([n.lower for n in new]):
        return  # "her sister" tells who it is, not what she is like
    if head.lower in group("words for a family") and any(c.pos == "PROPN" for c in head.lefts):
        return  # "the Bell family" is a name
    if bare(head.lower) in offices() and first is head and not _is_office(head):
        return  # "the president" is a name for him, also in "the president over the weekend"
    if len(new) > 1 or any(of_word(n) != 0.0 for n in new):
        yield Found(first, last, head, "description")


_LONGEST_NAME = 5  # words
_FUNCTION = frozenset({"ADP", "DET", "PUNCT", "PART", "SPACE", "NUM"})


def _is_office(title: Node) -> bool:
    """Whether it is a title with its complement ("leader of Belarus")."""
    return any(c.dep == "prep" and c.lower == "of" for c in title.rights)
