"""Who is called what: labels that the parser takes for part of a name, an object or a document."""

from __future__ import annotations

from framing.language.actors import is_document, is_like_people
from framing.language.certainty import is_verb
from framing.language.cues import cues
from framing.language.mending.links import ARTICLES, HAS_OBJECT, PLURALS, SUBJECTS, move
from framing.language.polarity import of_word
from framing.language.tree import Node
from framing.language.words import group, naming_verbs

_BEFORE = frozenset({"det", "poss", "amod", "compound", "nummod", "predet"})
_CLAUSES = frozenset({"advcl", "ccomp", "csubj", "dobj"})
_WHAT_IT_SAYS = frozenset({"as", "of", "for"})


def mend_called_so(label: Node) -> None:
    """ "Called the rebels terrorists", "the police thugs": two phrases, where the parser makes one of them.

    English rarely puts a plural before another noun. Behind a singular the second noun must judge.
    """
    first = label
    while first.dep == "conj" and first.head.i < first.i:
        first = first.head
    verb = first.head
    if (
        first.dep not in ("dobj", "oprd")
        or verb.lemma not in group("calling verbs")
        or verb.child("auxpass") is not None
    ):
        return
    whom = next((c for c in reversed(label.lefts) if c.dep in ("compound", "nmod")), None)
    if whom is None or (verb.child("dobj", "oprd") is not first and label is first) or not _are_apart(whom, label):
        return
    for child in label.lefts:
        if child.i < whom.i and child.dep in _BEFORE:
            move(child, whom, child.dep)
    move(whom, verb, "dobj")
    if label is first:
        label.dep = "oprd"
    else:
        move(label, verb, "oprd")  # "called the referee cheats and the linesmen fools"


def _are_apart(whom: Node, label: Node) -> bool:
    """Whether the two nouns are no compound: "rebels terrorists", "police thugs", "trial unfair", "men scum"."""
    if label.pos == "ADJ" or label.tag == "JJ":
        return whom.i == label.i - 1
    if whom.i < label.i - 1:  # "such reports malicious gossip"
        return whom.tag in PLURALS and all(c.dep == "amod" for c in label.lefts if c.i > whom.i)
    people = is_like_people(whom)
    if not people and of_word(label) < 0 and label.head.lemma in ("call", "brand") and whom.tag == "NN":
        return True  # "called the plan madness"
    if label.tag in PLURALS:
        return (people or whom.tag in PLURALS) and (
            of_word(label) < 0 or (whom.tag in PLURALS and is_like_people(label))
        )
    return people and whom.tag in PLURALS and label.tag == "NN"


def mend_called_rashly(label: Node) -> None:
    """ "Branded the payoff obscene": what it is said to be, though the tagger takes it for an adverb."""
    verb = label.head
    thing = verb.child("dobj")
    if verb.lemma not in group("calling verbs") or thing is None or label.lower.endswith("ly") or label.children:
        return
    if thing.subtree()[-1].i == label.i - 1 and thing.i > verb.i and verb.child("oprd") is None:
        label.dep, label.pos, label.tag = "oprd", "ADJ", "JJ"


def mend_called_what(name: Node) -> None:
    """ "What ministers call reform, nurses call vandalism"; "she was branded a witch, beaten and driven out"."""
    verb = name.head
    if verb.lemma not in naming_verbs() or name.i < verb.i or verb.child("oprd") is not None:
        return
    if verb.child("auxpass") is not None:
        if (article := name.child("det")) is None or article.lower not in ARTICLES:
            return
        name.dep = "oprd"
        for child in name.rights:
            if (
                child.dep == "acl"
                and child.tag == "VBN"
                and child.subtree()[0] is child
                and _is_behind_comma(child, name)
            ):
                move(child, verb, "conj")
        return
    before = (c.subtree()[0] for c in verb.lefts if c.dep in _CLAUSES)
    if any(n.lower == "what" for n in before):
        name.dep = "oprd"


def _is_behind_comma(child: Node, name: Node) -> bool:
    return any(c.text == "," and c.i == child.i - 1 for c in name.children)


def mend_dismissed_as(as_: Node) -> None:
    """ "Dismissed as fabrications the pictures", "as propaganda claims that …": what they call it stands before it."""
    verb, label = as_.head, as_.child("pobj")
    if label is None or verb.pos != "VERB" or as_.i != verb.i + 1 or verb.child("dobj", "auxpass") is not None:
        return
    if verb.lemma not in naming_verbs() or verb.tag == "VBN":
        return
    second = next((c for c in as_.rights if c.dep == "pobj" and c is not label), None)
    thing = second or next((c for c in label.rights if c.dep == "appos" and c.child("det", "poss") is not None), None)
    if thing is not None and thing.subtree()[0].i != label.i + 1:
        return
    if thing is None:
        word = next((c for c in label.lefts if c.dep == "compound" and c.i == label.i - 1), None)
        if word is None or label.lemma not in cues("NOUN") or label.tag not in PLURALS or len(label.lefts) > 1:
            return
        thing = label
        move(label, verb, "dobj")
        move(word, as_, "pobj")
    else:
        move(thing, verb, "dobj")
    told = next((c for c in verb.rights if c.dep == "ccomp" and c.subtree()[0].lower == "that"), None)
    if told is not None and thing.lemma in cues("NOUN"):
        move(told, thing, "acl")


def mend_also_called(verb: Node) -> None:
    """ "Was hailed as a saint but branded a traitor": both are done to her, and she brands nobody."""
    first, name = verb.head, verb.child("dobj", "oprd")
    if verb.dep != "conj" or verb.lemma not in naming_verbs() or first.tag != "VBN" or name is None:
        return
    if first.child("auxpass") is None or verb.child(*SUBJECTS, "aux", "auxpass", "dative") is not None:
        return
    article = name.child("det")
    if article is None or article.lower not in ARTICLES:
        return
    if sum(c.dep in HAS_OBJECT for c in verb.rights) == 1:
        verb.tag, name.dep = "VBN", "oprd"


def mend_in_document(paper: Node) -> None:
    """ "Portrayed in the report as a tyrant", "said in the letter that it had failed": what the document says of it."""
    verb = paper.head.head
    if paper.head.lower != "in" or verb.pos != "VERB" or verb.child("auxpass") is None or not is_document(paper):
        return
    if not is_verb(verb, "alleging", "of") and verb.lemma not in group("verbs of plain saying") | naming_verbs():
        return
    for child in paper.rights:
        if child.dep == "prep" and child.lower in _WHAT_IT_SAYS and (child.lower == "as" or child.child("pcomp")):
            move(child, verb, "prep")
            continue
        that = child.subtree()[0]
        if child.dep not in ("relcl", "acl") or that.lower != "that" or that.dep not in ("mark", "dobj"):
            continue
        if child.child(*SUBJECTS) is not None and verb.child("ccomp") is None:
            that.dep, that.tag = "mark", "IN"
            move(child, verb, "ccomp")
