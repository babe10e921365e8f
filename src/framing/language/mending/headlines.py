"""Headlines and bare leads: verbs without an auxiliary, names before a colon, datelines, initials."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import actors, is_like_people
from framing.language.cues import cues
from framing.language.mending.links import HAS_OBJECT, PAST, SUBJECTS, is_behind_comma, move, promote
from framing.language.people import offices
from framing.language.tree import Node, Tree, position
from framing.language.verbs import kinds
from framing.language.words import group

_LONGEST_PLACE = 4  # words of the place in a dateline


def mend_colon(colon: Node, nodes: Sequence[Node]) -> None:
    """ "Admiral: raid shames Drovia": the raid shames, where the parser takes it for an apposition to who speaks."""
    speaker = colon.head
    if speaker.pos in ("VERB", "AUX") and colon.i < speaker.i:
        before = [c for c in speaker.lefts if c.dep in SUBJECTS]
        if len(before) == 2 and before[0].i < colon.i < before[1].i:
            move(before[0], speaker, "dep")  # "Orr: Marsh lied"
            before[0].dep = "dep"
        return
    if speaker.dep not in ("nsubj", "nsubjpass") or speaker.i >= colon.i or colon.i + 1 >= len(nodes):
        return
    verb = speaker.head
    doer = next((c for c in speaker.children if c.dep == "appos" and colon.i < c.i < verb.i), None)
    if doer is None:
        return
    dep = speaker.dep
    move(doer, verb, dep)
    move(colon, verb, "punct")
    move(speaker, verb, "dep")


def mend_passive(verb: Node) -> None:
    """ "Mayor Jailed for Fraud", "Tourists stranded": a verb that needs an object and has none is a passive there."""
    subject = verb.child("nsubj")
    if subject is None or subject.i > verb.i or subject.tag in ("WP", "WDT", "PRP"):
        return
    if not _is_without_object(verb) and (verb.child(*HAS_OBJECT, "prt") is not None or not _is_steered(verb)):
        return
    for fellow in (verb, *(c for c in verb.children if c.dep == "conj" and c.lemma in group("verbs with an object"))):
        if fellow is verb or fellow.child("nsubj", *HAS_OBJECT) is None:
            fellow.tag = "VBN"
    subject.dep = "nsubjpass"


def _is_without_object(verb: Node) -> bool:
    """Whether a verb that needs an object has none: "wounded", "shot dead", "gunned down"."""
    part = verb.child("prt")
    name = verb.lemma if part is None else f"{verb.lemma} {part.lower}"
    if name not in group("verbs with an object"):
        return False
    for child in verb.children:
        result = child.dep in ("oprd", "acomp") and child.pos == "ADJ"  # "found guilty"
        before = (
            child.dep == "ccomp" and child.i < verb.i and verb.lemma not in cues("VERB")
        )  # "Paper banned, two held"
        if child.dep in HAS_OBJECT and not result and not before:
            return False
    return True


def mend_unobjected(verb: Node) -> None:
    """ "Two were shot and 30 wounded", "with the road shut and two men held": passives without their auxiliary."""
    subject, first = verb.child("nsubj"), verb.head
    if subject is None or subject.i > verb.i or subject.tag in ("WP", "WDT", "PRP") or not _is_without_object(verb):
        return
    bare = verb.tag == "VBN" and verb.dep not in ("relcl", "acl")
    joined = verb.dep == "conj" and first.tag == "VBN" and first.child("aux") is None
    joined = joined or (verb.dep == "conj" and first.tag in PAST and first.child("auxpass", "nsubjpass") is not None)
    if bare or joined:
        verb.tag, subject.dep = "VBN", "nsubjpass"


def _is_steered(verb: Node) -> bool:
    """Whether somebody is made to do something: "Governor asked to explain"; not "Governor wanted to explain"."""
    aim = verb.child("xcomp")
    if aim is None or all(c.lower != "to" for c in aim.children):
        return False
    return {"steer", "speech"} <= kinds(verb) and "intent" not in kinds(verb)


def mend_initials(word: Node, tree: Tree) -> None:
    """ "Plague: WHO warns", "NOW confirmed": initials that are words for the tagger, in a text that is not shouted."""
    if word.pos not in ("PRON", "ADV", "DET", "SCONJ") or word.lower in ("i", "it"):
        return
    around = tree.sentences[word.sent]
    if sum(n.text.isupper() for n in around if n.text.isalpha()) > len(around) / 3:
        return
    verb = word.head
    word.pos, word.tag, word.lemma = "PROPN", "NNP", word.text
    if word.dep == "advmod" and word.i + 1 == verb.i and verb.child("nsubj", "nsubjpass") is None:
        word.dep = "nsubj"
    if word.dep == "nsubj" and verb.dep == "relcl" and any(n.text == ":" for n in tree.nodes[verb.head.i : word.i]):
        promote(verb, verb.head)


def mend_verbless(sentence: Sequence[Node]) -> None:
    """ "Hale dismissed claims": a verb and no adjective, where the parser makes one phrase of name and object."""
    root = next((n for n in sentence if n.head is n), None)
    if root is not None and (late := _behind_relative(root)) is not None:
        own = [c for c in root.children if c.i > late.i]
        root.children = [c for c in root.children if c.i < late.i]
        for child in own:
            child.head = late
        late.head, late.dep, late.tag = late, "ROOT", "VBD"
        root.head, root.dep = late, "nsubj"
        late.children = sorted([*late.children, *own, root], key=position)
        return
    if root is not None and _mend_one_phrase(root):
        return
    thing = root.child("dobj") if root is not None and root.pos == "PROPN" else None
    if root is None or thing is None or thing.i < root.i:
        return
    verb = next((c for c in thing.lefts if c.dep == "amod" and c.tag in ("VBD", "VBZ") and c.i == root.i + 1), None)
    if verb is None:
        return
    thing.children = [c for c in thing.children if c is not verb]
    verb.head, verb.dep, verb.pos = verb, "ROOT", "VERB"
    own = [c for c in root.children if c.i > verb.i or c.dep in ("prep", "advmod", "advcl", "punct")]
    root.children = [c for c in root.children if c not in own]
    for child in own:
        child.head = verb
    root.head, root.dep = verb, "nsubj"
    verb.children = sorted([*verb.children, *own, root], key=position)


def _mend_one_phrase(root: Node) -> bool:
    """ "Judge faults agency over deaths": a clause, where the parser makes one noun phrase; returns whether it was."""
    if root.pos not in ("NOUN", "PROPN") or root.dep != "ROOT":
        return False
    verb = next((c for c in root.lefts if c.tag == "VBZ" and c.dep in ("compound", "amod", "nmod")), None)
    who = next((c for c in root.lefts if verb is not None and c.i == verb.i - 1), None)
    if verb is None or who is None or who.pos not in ("NOUN", "PROPN") or verb.lefts or not is_like_people(who):
        return False
    before = [c for c in root.lefts if c.i < who.i]
    behind = [c for c in root.rights if not (c.dep == "prep" and c.lower == "of")]
    root.children = [c for c in root.children if c not in (*before, *behind, verb, who)]
    verb.head, verb.dep, verb.pos = verb, "ROOT", "VERB"
    for child in before:
        move(child, who, child.dep)
    for child, dep in ((who, "nsubj"), (root, "dobj"), *((c, c.dep) for c in behind)):
        child.head, child.dep = verb, dep
    verb.children = sorted([*verb.children, who, root, *behind], key=position)
    return True


def _behind_relative(root: Node) -> Node | None:
    """The verb of "Alvarez, who took it, whined in a statement", where the parser sees no sentence but a name."""
    told = root.child("relcl") if root.pos in ("PROPN", "NOUN") else None
    late = next((c for c in root.rights if c.dep == "acl" and c.tag in PAST), None)
    judged = late is not None and late.child("dobj") is not None and late.child("oprd", "ccomp") is not None
    if late is not None and judged and late.tag == "VBD" and root.dep == "ROOT" and root.pos in ("PROPN", "NOUN"):
        return late  # "The vicar called it shameful"
    if told is None or late is None or late.i < told.i or late.child("agent", "aux", "auxpass") is not None:
        return None
    comma = any(c.text == "," and told.i < c.i < late.i for c in root.children)
    return late if comma and root.dep == "ROOT" else None


def mend_second_headline(verb: Node) -> None:
    """ "Mayor rushes home, promises swift justice": the mayor does both, and the first is not what is promised."""
    first = next((c for c in verb.lefts if c.dep == "ccomp"), None)
    if first is None or verb.child(*SUBJECTS, "aux", "mark") is not None or first.tag != verb.tag:
        return
    comma = any(c.text == "," and first.i < c.i < verb.i for c in (*verb.lefts, *first.rights))
    if comma and first.child("nsubj") is not None and verb.child("dobj", "xcomp", "ccomp") is not None:
        promote(first, verb)
        move(verb, first, "conj")


def mend_phrase_before(verb: Node) -> None:
    """ "Army shells village, claims it was base": the army does, where the parser makes one name of three words."""
    thing = verb.child("nsubj")
    if thing is None or thing.pos not in ("NOUN", "PROPN") or verb.tag != "VBZ" or verb.lemma not in cues("VERB"):
        return
    if not any(c.text == "," and c.i == verb.i - 1 for c in (*verb.lefts, *thing.rights)):
        return
    first = next((c for c in thing.lefts if c.dep == "compound" and _may_be_verb(c)), None)
    before = [c for c in thing.lefts if first is not None and c.i < first.i] + (
        first.lefts if first is not None else []
    )
    if first is None or not before or any(n.pos not in ("NOUN", "PROPN", "ADJ") for n in before):
        return
    if not any(is_like_people(n) or n.lower in actors() for n in before):
        return
    who = before[-1]
    promote(first, verb)
    first.pos, first.tag, first.lemma = "VERB", "VBZ", first.lower.removesuffix("s")
    move(verb, first, "conj")
    for child in before[:-1]:
        move(child, who, child.dep)
    move(who, first, "nsubj")
    move(thing, first, "dobj")


def _may_be_verb(word: Node) -> bool:
    """Whether the word before a headline's object is its verb: "shells", "sinks"."""
    lemma = word.lower.removesuffix("s")
    return word.tag in ("VBZ", "NNS", "NNPS") and (word.tag == "VBZ" or lemma in group("verbs with an object"))


def mend_over_feast(particle: Node) -> None:
    """ "Crews to strike over Easter": Easter is when, and nothing that is struck."""
    verb = particle.head
    feast = verb.child("dobj")
    if particle.dep != "prt" or feast is None or feast.i != particle.i + 1 or feast.lower not in group("feasts"):
        return
    particle.dep, particle.pos = "prep", "ADP"
    move(feast, particle, "pobj")


def mend_semicolon(verb: Node) -> None:
    """ "Blaze kills nine; owners pledge help": what stands before a semicolon is not what they pledge."""
    above = verb.head
    if verb.i < above.i and any(c.text == ";" and verb.i < c.i < above.i for c in (*above.lefts, *verb.rights)):
        verb.dep = "parataxis"


def mend_fronted_root(sentence: Sequence[Node]) -> None:
    """ "In a talk on Monday, Leader Ann Ray, D-Ohio, called on them": she called, where the parser sees no sentence."""
    root = next((n for n in sentence if n.head is n), None)
    if root is None or root.pos != "ADP" or root is not sentence[0]:
        return
    verb = next(
        (n for n in sentence if n.tag in PAST and n.dep in ("acl", "relcl", "conj") and n.lemma in cues("VERB")), None
    )
    if verb is None or verb.child(*SUBJECTS, "aux", "auxpass") is not None:
        return
    names = [n for n in sentence[: verb.i - root.i] if n.pos == "PROPN" and n.dep in ("conj", "appos")]
    name = next((n for n in names if is_behind_comma(n, sentence)), None)
    if name is None:
        return
    verb.head.children = [c for c in verb.head.children if c is not verb]
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    move(name, verb, "nsubj")
    root.head, root.dep = verb, "prep"
    verb.children = sorted([*verb.children, root], key=position)


def mend_dateline(dash: Node, tree: Tree) -> None:
    """ "OSLO — Former Mayor Ann Berg quit": she quits, where the parser takes her for an apposition to the place."""
    before = tree.nodes[max(0, dash.i - 1)]
    place = before.head if before.dep in ("compound", "appos") else before
    verb, opening = place.head, place.i - tree.sentences[place.sent][0].i < _LONGEST_PLACE
    if not opening or not place.text.isupper() or place.dep not in SUBJECTS or place.i > verb.i:
        return
    who = next((c for c in place.children if dash.i < c.i < verb.i and c.dep in ("appos", "conj")), None)
    if who is not None:
        dep = place.dep
        move(who, verb, dep)
        move(place, verb, "dep")


def mend_made(verb: Node) -> None:
    """ "Solis declared winner", "Clerk proclaimed king by council": a headline's passive, without "was"."""
    if verb.lemma not in group("making somebody something") or verb.child("aux", "auxpass") is not None:
        return
    subject, title = verb.child("nsubj"), verb.child("dobj")
    if subject is None or subject.i > verb.i or subject.tag == "PRP":
        return
    if verb.dep == "amod" and verb.head.i == verb.i + 1:
        title = verb.head
        if title.head is verb:
            return
        promote(verb, title)
        for child in title.rights:
            move(child, verb, "agent" if child.lower == "by" else child.dep)
    if title is None or title.i != verb.i + 1 or title.tag not in ("NN", "NNP") or not is_like_people(title):
        return
    verb.tag, verb.pos, subject.dep, title.dep = "VBN", "VERB", "nsubjpass", "oprd"


def mend_before_title(word: Node, nodes: Sequence[Node]) -> None:
    """ "The court cleared opposition Senator Karim Bala": one phrase, where the parser makes two objects of it."""
    verb = word.head
    name = next((c for c in verb.rights if c.pos == "PROPN" and c.subtree()[0].i == word.i + 1), None)
    if word.dep != "dobj" or name is None or name.dep not in ("npadvmod", "oprd", "dobj", "dative", "appos", "ccomp"):
        return
    if word.child("det", "poss", "nummod", "prep") is not None or nodes[word.i + 1].lower not in offices():
        return
    move(word, name, "compound")
    name.dep = "dobj"


def mend_plural_verb(word: Node) -> None:
    """ "Mayor's dock scheme alarms taxpayers": a headline taken for one noun phrase, and its verb for a plural."""
    people, who = word.head, next((c for c in word.children if c.i == word.i - 1), None)
    if word.dep != "compound" or people.i != word.i + 1 or people.dep != "ROOT" or people.tag != "NNS":
        return
    if who is None or who.tag not in ("NN", "NNP") or word.child("poss", "det") is None or not is_like_people(people):
        return
    promote(word, people)
    word.pos, word.tag = "VERB", "VBZ"
    for child in word.lefts:
        if child is not who:
            move(child, who, child.dep)
    who.dep, people.dep = "nsubj", "dobj"


def mend_body(verb: Node) -> None:
    """ "It lost a billion, the mining society estimates": the parser makes one name of body and verb."""
    body = next((c for c in verb.children if c.i == verb.i - 1 and c.dep in ("compound", "nmod")), None)
    if body is None or verb.child(*SUBJECTS) is not None or verb.lemma not in cues("VERB"):
        return
    for child in verb.lefts:
        if child is not body and child.dep in ("det", "compound", "amod", "poss"):
            move(child, body, child.dep)
    body.dep = "nsubj"
