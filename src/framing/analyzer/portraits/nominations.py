"""Nomination: what an entity is called, before, beside and instead of its name (Reisigl & Wodak 2001)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from framing.language.actors import actors, is_bare_kin, is_like_people, is_listed_kin, noun
from framing.language.judgement import of_words
from framing.language.people import given_names, offices, person_nouns
from framing.language.phrases import Found, coordinated, is_nominal, noun_phrase, opening
from framing.language.polarity import of_word
from framing.language.resources import table
from framing.language.subjects import is_subject
from framing.language.tree import Node, Tree, position
from framing.language.words import endings, group, kin, nominalisations, qualities, trivial
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
    if not person and not _qualifies(nodes, nominal):
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


def _qualifies(nodes: Sequence[Node], nominal: bool) -> bool:
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
    titled = titled or (person and nodes[0].i > 1 and _of_office(nodes))
    titled = titled or (
        person and any(n.lower == "of" and bare(nodes[i - 1].lower) in offices() for i, n in enumerate(nodes) if i)
    )
    if not titled or any(n.pos == "ADV" for n in nodes) or of_words(nodes) != 0.0:
        return "premodifier"
    return "title"


def _of_office(nodes: Sequence[Node]) -> bool:
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
    if bare(head.lower) in offices() and first is head and not _office(head):
        return  # "the president" is a name for him, also in "the president over the weekend"
    if len(new) > 1 or any(of_word(n) != 0.0 for n in new):
        yield Found(first, last, head, "description")


_LONGEST_NAME = 5  # words
_FUNCTION = frozenset({"ADP", "DET", "PUNCT", "PART", "SPACE", "NUM"})


def _office(title: Node) -> bool:
    """Whether it is a title with its complement ("leader of Belarus")."""
    return any(c.dep == "prep" and c.lower == "of" for c in title.rights)


def appositions(
    tree: Tree, mention: Mention, head: Node, named: Mapping[int, Mention], persons: frozenset[int]
) -> Iterator[Found]:
    """Appositions in both orders: "Lukashenko, a staunch ally of Putin," and "a staunch ally of Putin, Lukashenko"."""
    others = [c for c in head.children if c.dep == "appos"]
    if head.dep == "appos" and not (head.tag in ("NN", "NNP") and head.head.tag in ("NNS", "NNPS")):
        others.append(head.head)  # "the patients, a husband and wife": neither of them is patients
    for other in others:
        if other is head.head and other.pos == "NOUN" and (mention.kind, mention.link) == ("nominal", "apposition"):
            continue  # "the president, a former miner": he is the president, as his name or another row says
        if (
            not (other.pos in ("NOUN", "ADJ") or is_nominal(other))
            or (_names_another(other, mention, named) and not is_nominal(other))
            or is_listed_kin(other)
            or _is_enumerated(tree, head, other)
            or _is_set_against(head, other)
            or _is_of_what_happened(head, other)
            or (other is head.head and other.tag == head.tag == "NNS" and other.child("nummod") is not None)
        ):
            continue
        for part in coordinated(other):
            first, last = noun_phrase(tree, part)
            if (_names_another(part, mention, named) and not is_nominal(part)) or is_bare_kin(part):
                continue
            if _is_abstract(part) and noun(part) not in actors():
                continue
            if mention.kind == "name" and (_is_listed(part, head) or _elsewhere(mention, head, part, persons)):
                continue
            if head.i in persons and _names_body(part):
                continue  # a list: "Ann Smith, the city and its police department"
            if is_kinship([n.lower for n in tree.nodes[first.i : last.i + 1]]):
                continue  # "Hunter, his son" says who he is
            if (first is not last or _says_something_alone(part)) and not first.i <= head.i <= last.i:
                yield Found(first, last, part, "apposition")


def _names_body(part: Node) -> bool:
    entry = actors().get(noun(part))
    return entry is not None and entry.kind in {"body", "place", "group"} and noun(part) not in offices()


def _is_enumerated(tree: Tree, head: Node, other: Node) -> bool:
    """Whether it is a list member: after a semicolon, one of three with "and", or each with its own possessive."""
    left, right = sorted((head, other), key=position)
    if any(n.text == ";" for n in tree.nodes[left.i : right.i]):
        return True
    if other.child("poss") is not None and left.child("poss") is not None and right.child("conj") is not None:
        return True  # "my constituents, my community and our country"
    more = other.child("conj")
    return more is not None and more.child("det", "poss") is not None and other.child("det", "poss") is None


def _is_of_what_happened(head: Node, other: Node) -> bool:
    """Whether it is said of a deed, behind the clause that tells it: "Brandt was cleared in May, a case that …"."""
    verb = head.head
    thing = other.pos == "NOUN" and other.text.islower() and not is_like_people(other)
    return is_subject(head) and head.i < verb.i < other.i and thing


def _is_set_against(head: Node, other: Node) -> bool:
    """Whether one is set against the other or added to it: "no winners, only Zambians", "all the cuts, all the men"."""
    second = max(head, other, key=position)
    if any(c.dep == "advmod" and c.lower in ("only", "just", "not") for c in second.lefts):
        return True
    return all(any(c.lower == "all" for c in n.lefts) for n in (head, other))


def _elsewhere(mention: Mention, head: Node, part: Node, persons: frozenset[int]) -> bool:
    """Whether a name only gives a place: "called the massacre in Orlando, Fla., an act of terror"."""
    if head.i in persons or head.dep != "pobj" or head.head.lower not in {"in", "at", "near"}:
        return False
    entry = actors().get(noun(part))
    return entry is None or entry.kind not in ("body", "place")


def _is_abstract(part: Node) -> bool:
    """Whether the noun cannot describe a person or body: "relationship", "decision", "letter"."""
    if part.lemma in documents():
        return True
    if part.lemma in nominalisations() and part.lemma not in person_nouns() and part.lemma not in offices():
        return True
    if part.lemma in _sayings() and part.lemma not in person_nouns() and part.lemma not in offices():
        return True
    return part.pos == "NOUN" and part.lemma.endswith(_ABSTRACT) and part.lemma not in person_nouns()


_ABSTRACT = endings("abstract nouns beside a name")


def _is_listed(noun: Node, name: Node) -> bool:
    """Whether the parser took a list member for an apposition: a plural for one name, or a bare noun."""
    if noun.tag == "NNS":
        return name.tag not in ("NNPS", "NNS") and name.child("conj") is None
    plain = all(c.dep in {"compound", "punct", "cc", "conj"} for c in noun.children)
    return plain and bool(noun.children) and not _says_something_alone(noun)


def _says_something_alone(noun: Node) -> bool:
    """Whether a single apposed word is a label: a word for a person or an opinion, not a misread list."""
    lemma = noun.lemma.lower()
    return lemma in offices() or lemma in person_nouns() or of_word(noun) != 0.0 or lemma.endswith(_PERSONAL)


_PERSONAL = endings("words for people beside a name")


def _names_another(node: Node, mention: Mention, named: Mapping[int, Mention]) -> bool:
    other = named.get(node.i)
    return other is not None and other.entity != mention.entity


def possessed(tree: Tree, head: Node, heads: Mapping[int, Mention]) -> Iterator[Found]:
    """A possession that characterises its owner: "Lukashenko's brutal suppression of dissent"."""
    if head.dep == "poss" and head.i < head.head.i and (_is_quality(head.head, heads) or _is_lack(head.head)):
        noun = head.head
        first, last = noun_phrase(tree, noun)
        if first.i <= head.i:
            first = next(
                (
                    tree.nodes[i]
                    for i in range(head.i + 1, noun.i)
                    if tree.nodes[i].pos not in {"PART", "PUNCT", "SPACE"}
                ),
                noun,
            )
        yield Found(first, last, noun, "possessed")


def _is_lack(noun: Node) -> bool:
    """Whether it is a lack: "his lack of civility", "her inability to persuade"."""
    return noun.lemma in _WANTING and noun.child("prep", "acl") is not None


def genitives(tree: Tree, head: Node, heads: Mapping[int, Mention]) -> Iterator[Found]:
    """Phrases with the entity after "of": "the 29-year reign of Lukashenko"."""
    if head.dep != "pobj" or head.head.lower != "of":
        return
    noun = head.head.head
    if noun.lemma in nominalisations():
        return  # "the invasion of Ukraine" is a role, not a quality
    if noun.dep == "dobj" and noun.head.lemma in group("verbs of drawing feelings"):
        return  # "drew the ire of nurses" says what she did, and nothing of the nurses
    if noun.lemma not in qualities() and (noun.lemma in _sayings() or noun.lemma.endswith(("tion", "sion"))):
        return  # "false descriptions of Belarus" are not Belarus's
    if noun.dep == "appos" or (noun.dep in ("attr", "oprd") and is_like_people(noun)):
        return  # "Rono, a longtime protector of the commander" says what Rono is
    if noun.pos == "NOUN" and noun.i < head.i and _is_quality(noun, heads):
        yield Found(opening(tree, noun), noun, noun, "genitive")


_RIGHTS = group("rights")
_GIVEN = group("what is given")
_COMMON = _RIGHTS | _GIVEN
"""What everybody has, is given or bears; to have it is neither praise nor blame."""
_FILED = group("what is filed")
"""Records that everybody has."""
_WANTING = group("wanting")
_IMAGES = group("images")


def _is_quality(noun: Node, heads: Mapping[int, Mention]) -> bool:
    """Whether a possessed thing characterises the entity: not a person, a mere part, an event or a statement."""
    if noun.i in heads or noun.lemma in person_nouns() or noun.lemma in offices():
        return False
    if noun.pos != "NOUN" or noun.lemma in _IMAGES:
        return False
    lefts = [c for c in noun.lefts if c.dep in {"amod", "compound", "nmod"}]
    if noun.lemma in ("record", "history") and any(c.lower in _FILED for c in lefts):
        return False
    if any(c.dep == "amod" and of_words([c]) != 0.0 for c in lefts):
        return noun.lemma not in _COMMON
    if noun.lemma in _sayings() or noun.lemma in _COMMON:
        return False  # what one says is his voice, not his quality
    if noun.lemma in nominalisations() and not lefts and noun.child("prep") is None:
        return False  # "Ukraine's invasion" may be by or of it
    if of_word(noun) < 0.0:
        return True
    if noun.lemma in nominalisations() and noun.lemma not in qualities():
        return False
    lasting = group("words of duration")  # "long reign", "29-year reign"
    qualified = any(c.lower not in trivial() or c.lower in lasting or c.child("nummod") is not None for c in lefts)
    return (qualified and noun.lemma in qualities()) or of_word(noun) > 0.0


# ------------------------------------------------------------------------------------------------ word lists
def bare(word: str) -> str:
    """An abbreviation without its full stop ("sen" for "sen.")."""
    return word.rstrip(".")


def is_kinship(words: Sequence[str]) -> bool:
    """Whether the phrase has only words for kin and words that say nothing."""
    return all(w in kin() or w in trivial() for w in words)


@cache
def _sayings() -> frozenset[str]:
    """Nouns for statements ("allegation", "concern")."""
    return frozenset(row["cue"] for row in table("reporting-verbs") if row["pos"] == "NOUN")


@cache
def documents() -> frozenset[str]:
    """Nouns for written things ("letter", "report")."""
    return frozenset(row["noun"] for row in table("speaker-nouns") if row["kind"] == "document")
