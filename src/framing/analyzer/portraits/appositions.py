"""What an entity is called in an apposition: "Lukashenko, a staunch ally of Putin"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framing.analyzer.portraits.label_words import is_kinship
from framing.language.actors import actors, documents, is_bare_kin, is_like_people, is_listed_kin, kind_of, noun
from framing.language.cues import cues
from framing.language.people import offices, person_nouns
from framing.language.phrases import Found, coordinated, is_nominal, noun_phrase
from framing.language.polarity import of_word
from framing.language.subjects import is_subject
from framing.language.tree import Node, Tree, position
from framing.language.words import endings, group, nominalisations
from framing.model import Mention


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
            not (other.pos in ("NOUN", "ADJ") or is_nominal(other) or _is_one_of(head, other))
            or (_is_another(other, mention, named) and not is_nominal(other))
            or is_listed_kin(other)
            or _is_enumerated(tree, head, other)
            or _is_set_against(head, other)
            or _is_of_what_happened(head, other)
            or (other is head.head and other.tag == head.tag == "NNS" and other.child("nummod") is not None)
        ):
            continue
        for part in coordinated(other):
            first, last = noun_phrase(tree, part)
            if (_is_another(part, mention, named) and not is_nominal(part)) or is_bare_kin(part):
                continue
            if _is_of_some(part) or (other is head.head and _is_thing_of_another(part)):
                continue
            if _is_abstract(part) and noun(part) not in actors():
                continue
            if mention.kind == "name" and (_is_listed(part, head) or _is_elsewhere(head, part, persons)):
                continue
            if head.i in persons and _is_body(part):
                continue  # a list: "Ann Smith, the city and its police department"
            if is_kinship([n.lower for n in tree.nodes[first.i : last.i + 1]]):
                continue  # "Hunter, his son" says who he is
            if (first is not last or _is_label_alone(part)) and not first.i <= head.i <= last.i:
                yield Found(first, last, part, "apposition")


def _is_one_of(head: Node, other: Node) -> bool:
    """Whether a name is called one of a kind: "Koay, one of the most respected conservationists in the country"."""
    of = other.child("prep")
    kind = of.child("pobj") if of is not None and of.lower == "of" else None
    is_single = head.tag in ("NN", "NNP") and other.i > head.i
    return other.lower == "one" and is_single and kind is not None and kind.pos == "NOUN" and is_like_people(kind)


def _is_thing_of_another(part: Node) -> bool:
    """Whether it is a thing of the body or person that the name renames: "a dam of her company, Minera Apurina"."""
    if part.pos != "NOUN" or is_like_people(part) or of_word(part) != 0.0 or part.lemma in _FIGURES:
        return False
    behind = [n for c in part.rights if c.dep == "prep" for n in c.children if n.dep == "pobj"]
    return any(is_like_people(n) for n in behind)


_FIGURES = group("things that stand for people")


def _is_of_some(part: Node) -> bool:
    """Whether it tells what a part of the group is: "two survivors, one of them a baker", "among them a thief"."""
    before = [c for c in part.lefts if is_subject(c) or c.dep in ("nummod", "prep")]
    before += [c for c in part.head.rights if c.dep == "appos" and c.i < part.i and c.child("prep") is not None]
    some = (c for c in before if c.lower in group("words for a part of a group") or c.pos == "NUM")
    article = part.child("det")
    return any(c.dep != "nummod" or (article is not None and c.i < article.i) for c in some)


def _is_body(part: Node) -> bool:
    return kind_of(noun(part)) in {"body", "place", "group"} and noun(part) not in offices()


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


def _is_elsewhere(head: Node, part: Node, persons: frozenset[int]) -> bool:
    """Whether a name only gives a place: "called the massacre in Orlando, Fla., an act of terror"."""
    if head.i in persons or head.dep != "pobj" or head.head.lower not in {"in", "at", "near"}:
        return False
    return kind_of(noun(part)) not in ("body", "place")


def _is_abstract(part: Node) -> bool:
    """Whether the noun cannot describe a person or body: "relationship", "decision", "letter"."""
    if part.lemma in documents():
        return True
    if part.lemma in nominalisations() and part.lemma not in person_nouns() and part.lemma not in offices():
        return True
    if part.lemma in cues("NOUN") and part.lemma not in person_nouns() and part.lemma not in offices():
        return True
    return part.pos == "NOUN" and part.lemma.endswith(_ABSTRACT) and part.lemma not in person_nouns()


_ABSTRACT = endings("abstract nouns beside a name")


def _is_listed(noun: Node, name: Node) -> bool:
    """Whether the parser took a list member for an apposition: a plural for one name, or a bare noun."""
    if noun.tag == "NNS":
        return name.tag not in ("NNPS", "NNS") and name.child("conj") is None
    plain = all(c.dep in {"compound", "punct", "cc", "conj"} for c in noun.children)
    return plain and bool(noun.children) and not _is_label_alone(noun)


def _is_label_alone(noun: Node) -> bool:
    """Whether a single apposed word is a label: a word for a person or an opinion, not a misread list."""
    lemma = noun.lemma.lower()
    return lemma in offices() or lemma in person_nouns() or of_word(noun) != 0.0 or lemma.endswith(_PERSONAL)


_PERSONAL = endings("words for people beside a name")


def _is_another(node: Node, mention: Mention, named: Mapping[int, Mention]) -> bool:
    other = named.get(node.i)
    return other is not None and other.entity != mention.entity
