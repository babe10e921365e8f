"""Nomination: what an entity is called, before, beside and instead of its name (Reisigl & Wodak 2001)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from framing.analyzer.judgement import of_words
from framing.analyzer.mentions import actors, noun
from framing.analyzer.phrases import Found, coordinated, noun_phrase, opening
from framing.analyzer.polarity import nominalisations, of_word
from framing.analyzer.tree import Node, Tree
from framing.lexicon.people import offices, person_nouns
from framing.lexicon.resources import table
from framing.model import Mention


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
    if last.tag in ("POS", "CC") or first.i >= name.i:
        return  # "NBC's Ann Smith" tells only where she works; "the bureau and Justice Department" is a list
    if last.text in ("-", "–", "/") and last.end == name.start:
        return  # "China-Russia relations"
    while last.i > first.i and last.pos in ("PUNCT", "SPACE"):
        last = tree.nodes[last.i - 1]
    nodes = tree.nodes[first.i : last.i + 1]
    if any(n.tag in ("VB", "VBD", "VBP", "VBZ", "PRP") for n in nodes) or all(n.pos == "ADV" for n in nodes):
        return  # misread, or "especially Smith"
    if person or _qualifies(nodes, mention.kind == "nominal"):
        yield Found(first, last, head, _kind_before(nodes, person))


def _after_break(tree: Tree, first: Node, name: Node) -> Node:
    """Behind a dateline's dash or the end of a line, which the parser reads over: "WASHINGTON — President Smith"."""
    for node in reversed(tree.nodes[first.i : name.i]):
        if node.text in _BREAKS or "\n" in tree.text[node.end : tree.nodes[node.i + 1].start]:
            return tree.nodes[node.i + 1]
    return first


_BREAKS = frozenset({"―", "—", "--"})


def _after_owner(tree: Tree, first: Node, name: Node) -> Node:
    """Without an owner before it ("Congress's Office of Compliance")."""
    owners = [n.i for n in tree.nodes[first.i : name.i] if n.tag == "POS"]
    return tree.nodes[owners[-1] + 1] if owners else first


def _qualifies(nodes: Sequence[Node], nominal: bool) -> bool:
    """Do the words before a body, place or group say how it is, not only which ("Russian", "public", "law
    enforcement")?"""
    if of_words(nodes) != 0.0:
        return True
    mild = [
        n for n in nodes if n.pos in ("ADJ", "ADV", "VERB") and not n.text[0].isupper() and n.lower not in trivial()
    ]
    gradable = any(not n.lower.endswith(_RELATIONAL) for n in mild)
    if not nominal:
        return gradable or any(n.pos == "NOUN" and n.lower not in trivial() for n in nodes)
    return gradable and not any(n.pos == "CCONJ" for n in nodes)


_RELATIONAL = ("al", "ic", "ary", "ar", "an", "ese", "ish", "th")


def _kind_before(nodes: Sequence[Node], person: bool) -> str:
    """A title ("former Secretary of State"), unless an opinion comes with it ("fiercely independent President")."""
    titled = person and not offices().isdisjoint(bare(nodes[-1].lower).split("-"))  # "then-President", "-elect"
    if not titled or any(n.pos == "ADV" for n in nodes) or of_words(nodes) != 0.0:
        return "premodifier"
    return "title"


def _name_start(tree: Tree, mention: Mention, head: Node, persons: frozenset[int]) -> Node:
    """Where the name itself starts: after a person's title and common nouns; of a common noun, the noun."""
    inside = [n for n in tree.between(mention.start, mention.end) if n.i <= head.i]
    if mention.kind == "nominal" or not inside:
        return head
    start = inside[0]
    for node in inside[:-1] if head.i in persons else []:
        if bare(node.lower) in offices() or node.pos in ("ADJ", "NOUN", "DET"):
            start = tree.nodes[node.i + 1]
    while start.i - 1 in persons and tree.nodes[start.i - 1].head is head:
        before = tree.nodes[start.i - 1]
        if bare(before.lower) in offices() or before.pos != "PROPN":
            break
        start = before  # "John A." of a mention that starts later
    return start


def description(tree: Tree, head: Node, names: frozenset[str]) -> Iterator[Found]:
    """ "The authoritarian leader of Belarus" for somebody named elsewhere; more than a bare noun, or a title."""
    first, last = noun_phrase(tree, head)
    phrase = tree.nodes[first.i : last.i + 1]
    if any(n.tag in ("WP", "WDT") for n in phrase):
        return
    new = [n for n in phrase if n.lower not in names and n.pos not in ("ADP", "DET", "PUNCT", "PART", "SPACE")]
    if kinship([n.lower for n in new]):
        return  # "her sister" tells who it is, not what she is like
    if bare(head.lower) in offices() and first is head and not _office(head):
        return  # "the president" is a name for him, also in "the president over the weekend"
    if len(new) > 1 or any(of_word(n) != 0.0 for n in new):
        yield Found(first, last, head, "description")


def _office(title: Node) -> bool:
    """A title with what it is the title of ("leader of Belarus")."""
    return any(c.dep == "prep" and c.lower == "of" and c.child("pobj") is not None for c in title.rights)


def appositions(
    tree: Tree, mention: Mention, head: Node, named: Mapping[int, Mention], persons: frozenset[int]
) -> Iterator[Found]:
    """ "Lukashenko, a staunch ally of Putin," and "a staunch ally of Putin, Lukashenko"."""
    others = [c for c in head.children if c.dep == "appos"]
    if head.dep == "appos":
        others.append(head.head)
    for other in others:
        if other.pos not in ("NOUN", "ADJ") or _names_another(other, mention, named):
            continue
        for part in coordinated(other):
            first, last = noun_phrase(tree, part)
            if _names_another(part, mention, named):
                continue
            if mention.kind == "name" and (_abstract(part) or _listed(part, head)):
                continue
            if head.i in persons and _names_body(part):
                continue  # a list: "Ann Smith, the city and its police department"
            if (first is not last or _says_something_alone(part)) and not first.i <= head.i <= last.i:
                yield Found(first, last, part, "apposition")


def _names_body(part: Node) -> bool:
    entry = actors().get(noun(part))
    return entry is not None and entry.kind in ("body", "place")


def _abstract(part: Node) -> bool:
    """ "Relationship", "decision", "letter": nothing that a person or body can be called."""
    if part.lemma in documents():
        return True
    if part.lemma in _sayings() and part.lemma not in person_nouns() and part.lemma not in offices():
        return True
    return (
        part.pos == "NOUN" and part.lemma.endswith(("ship", "ness", "tion", "ity")) and part.lemma not in person_nouns()
    )


def _listed(noun: Node, name: Node) -> bool:
    """A member of a list that the parser took for an apposition: many for one, or a noun with nothing to it ("law
    enforcement")."""
    if noun.tag == "NNS":
        return name.tag not in ("NNPS", "NNS") and name.child("conj") is None
    plain = all(c.dep in ("compound", "punct", "cc", "conj") for c in noun.children)
    return plain and bool(noun.children) and not _says_something_alone(noun)


_PERSONAL = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "ive", "ee")


def _says_something_alone(noun: Node) -> bool:
    """A single word in apposition is a label if it is a word for a person or an opinion, not a misread list."""
    lemma = noun.lemma.lower()
    return lemma in offices() or lemma in person_nouns() or of_word(noun) != 0.0 or lemma.endswith(_PERSONAL)


def _names_another(node: Node, mention: Mention, named: Mapping[int, Mention]) -> bool:
    other = named.get(node.i)
    return other is not None and other.entity != mention.entity


def possessed(tree: Tree, head: Node, heads: Mapping[int, Mention]) -> Iterator[Found]:
    """ "Lukashenko's brutal suppression of dissent": what is his, where the words say more than that it is."""
    if head.dep == "poss" and head.i < head.head.i and _quality(head.head, heads):
        noun = head.head
        first, last = noun_phrase(tree, noun)
        if first.i <= head.i:
            first = next(
                (
                    tree.nodes[i]
                    for i in range(head.i + 1, noun.i)
                    if tree.nodes[i].pos not in ("PART", "PUNCT", "SPACE")
                ),
                noun,
            )
        yield Found(first, last, noun, "possessed")


def genitives(tree: Tree, head: Node, heads: Mapping[int, Mention]) -> Iterator[Found]:
    """ "the 29-year reign of Lukashenko"."""
    if head.dep != "pobj" or head.head.lower != "of":
        return
    noun = head.head.head
    if noun.lemma in nominalisations():
        return  # "the invasion of Ukraine" is a role, not a quality
    if noun.lemma not in _qualities() and (noun.lemma in _sayings() or noun.lemma.endswith(("tion", "sion"))):
        return  # "false descriptions of Belarus" are not Belarus's
    if noun.pos == "NOUN" and noun.i < head.i and _quality(noun, heads):
        yield Found(opening(tree, noun), noun, noun, "genitive")


_RIGHTS = frozenset({"freedom", "liberty", "right", "safety", "privacy", "health", "interest", "expertise"})
"""What everybody has; to have it is no praise."""


def _quality(noun: Node, heads: Mapping[int, Mention]) -> bool:
    """A thing of the entity that characterises it, not another person, a mere part, an event or what it says."""
    if noun.i in heads or noun.lemma in person_nouns() or noun.lemma in offices():
        return False
    if noun.pos != "NOUN":
        return False
    lefts = [c for c in noun.lefts if c.dep in ("amod", "compound", "nmod")]
    if any(c.dep == "amod" and of_words([c]) != 0.0 for c in lefts):
        return noun.lemma not in _RIGHTS
    if noun.lemma in _sayings() or noun.lemma in _RIGHTS:
        return False  # what one says is his voice, not his quality
    if noun.lemma in nominalisations() and not lefts and noun.child("prep") is None:
        return False  # "Ukraine's invasion" may be by or of it
    if of_word(noun) < 0.0:
        return True
    if noun.lemma in nominalisations() and noun.lemma not in _qualities():
        return False
    qualified = any(c.lower not in trivial() or c.child("nummod") is not None for c in lefts)  # "29-year reign"
    return (qualified and noun.lemma in _qualities()) or of_word(noun) > 0.0


# ------------------------------------------------------------------------------------------------ word lists
def bare(word: str) -> str:
    """An abbreviation without its full stop ("sen" for "sen.")."""
    return word.rstrip(".")


@cache
def trivial() -> frozenset[str]:
    """Words that say nothing of an entity ("other", "many", "new")."""
    return frozenset(row["word"] for row in table("trivial-descriptors"))


def kinship(words: Sequence[str]) -> bool:
    """Nothing but words for kin and words that say nothing."""
    return all(w in _kin() or w in trivial() for w in words)


@cache
def _kin() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("kin"))


@cache
def _sayings() -> frozenset[str]:
    """Nouns for what somebody says ("allegation", "concern")."""
    return frozenset(row["cue"] for row in table("reporting-verbs") if row["pos"] == "NOUN")


@cache
def documents() -> frozenset[str]:
    """Nouns for what somebody has written ("letter", "report")."""
    return frozenset(row["noun"] for row in table("speaker-nouns") if row["kind"] == "document")


@cache
def _qualities() -> frozenset[str]:
    """Nouns for what somebody does, is or has been ("reign", "reputation"), not for what he owns."""
    return frozenset(row["noun"] for row in table("quality-nouns"))
