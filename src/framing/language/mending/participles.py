"""Participles and passives that the parser takes for deeds, or for words of another noun."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import is_like_people
from framing.language.cues import can_quote, cues
from framing.language.mending.links import ARTICLES, HAS_OBJECT, PAST, SUBJECTS, move, promote
from framing.language.tree import Node
from framing.language.verbs import kinds
from framing.language.words import certainty, group, naming_verbs, predicates, third_person

_DIRECTIONS = frozenset({"to", "toward", "towards", "for"})


def mend_participle(word: Node, nodes: Sequence[Node]) -> None:
    """ "83 pledged delegates": the participle stands before its noun, where the parser takes it for a verb."""
    thing = word.child("dobj")
    if thing is None or word.i == 0 or word.child("nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return
    number, first = nodes[word.i - 1], thing.subtree()[0]
    if number.pos != "NUM" or number.head is not word.head or number.dep not in ("dobj", "nsubj", "pobj", "attr"):
        return
    if first.i != word.i + 1 or first.pos == "DET":
        return
    above, dep = number.head, number.dep
    for child in word.children:
        if child is not thing:
            move(child, above, child.dep)
    move(thing, above, dep)
    move(word, thing, "amod")
    move(number, thing, "nummod")
    word.pos = "ADJ"


def mend_clothes(word: Node) -> None:
    """ "Videos show plainclothes men": a word in the place of an object is a noun, here before another."""
    thing = word.child("dobj")
    if word.dep not in ("dobj", "pobj") or thing is None or thing.i != word.i + 1 or len(word.children) > 1:
        return
    move(thing, word.head, word.dep)
    move(word, thing, "compound")
    word.pos, word.tag = "NOUN", "NN"


def mend_sent_to(verb: Node) -> None:
    """ "Sent a letter to Reid warning him": to whom it is sent is no subject of the participle, which is about him."""
    whom, him = verb.child("nsubj"), verb.child("dobj")
    if whom is None or him is None or verb.child("aux") is not None or him.lower not in third_person():
        return
    first = whom.subtree()[0].i
    to = next((c for c in verb.head.rights if c.lower == "to" and c.i == first - 1 and not c.children), None)
    if to is not None:
        move(whom, to, "pobj")


def mend_listed_noun(thing: Node) -> None:
    """ "Described rats in the cots, sewage on the stairs": a noun is joined to the object and not to the verb."""
    verb = thing.head
    first = verb.child("dobj")
    if verb.pos != "VERB" or first is None or not verb.i < first.i < thing.i or thing.child(*SUBJECTS) is not None:
        return
    between = [c for c in verb.rights if first.i < c.i < thing.i]
    if any(c.dep not in ("prep", "punct", "cc") for c in between):
        return
    for child in between:
        move(child, first, child.dep)
    move(thing, first, "conj")


def mend_margin(verb: Node) -> None:
    """ "Seats that Democrats won by thin margins", "she left by a side door": by how much or by what, not by whom."""
    by, subject = verb.child("agent"), verb.child("nsubj")
    if by is None or subject is None or verb.child("auxpass") is not None:
        return
    amount = by.child("pobj")
    if amount is not None and amount.lemma in group("amounts behind by") | group("what one leaves by"):
        by.dep = "prep"


def mend_reduced(verb: Node) -> None:
    """ "A dinghy believed to carry ten was seen", "his father, also named Ruiz, wept": the second verb is the
    sentence's, the first belongs to its noun."""
    subject, second = verb.child("nsubj"), verb.child("conj")
    if second is None and (said := verb.child("ccomp")) is not None and said.child("aux", "auxpass") is not None:
        second = said  # "A man said to have fled was questioned"
    if second is None and verb.dep == "ccomp" and verb.child("agent") is not None:
        beside = (c for c in verb.head.rights if c.dep == "ccomp" and c.i > verb.i)
        second = next((c for c in beside if c.child("aux") is not None), None)  # "fear cuts urged by banks could hurt"
    if subject is None or second is None or subject.i > verb.i or verb.child("cc", "aux", "auxpass") is not None:
        return
    if not _is_reduced(verb, subject) or second.i < verb.i or second.child("nsubj", "nsubjpass") is not None:
        return
    auxiliary = second.child("auxpass", "aux")
    if auxiliary is None and second.tag not in ("VBD", "VBZ"):
        return
    promote(second, verb)
    move(subject, second, "nsubjpass" if second.child("auxpass") is not None else "nsubj")
    move(verb, subject, "acl")
    verb.tag = "VBN"
    if (name := verb.child("dobj")) is not None:
        name.dep = "oprd"


def mend_asked(verb: Node) -> None:
    """ "Mr. Lund, asked whether he backed it, said he did": he is asked and says, where the parser lets him ask."""
    who = verb.child("nsubj")
    if who is None or who.i > verb.i or verb.lemma not in group("verbs of asking somebody"):
        return
    if not any(c.text == "," and who.i < c.i < verb.i for c in (*who.children, *verb.children)):
        return
    inside = (c for c in verb.rights if c.dep in ("ccomp", "conj") and c.lemma in cues("VERB"))
    below = next((c for c in inside if c.tag in ("VBD", "VBZ") and verb.child("cc") is None), None)
    says = verb.head if verb.dep == "ccomp" and verb.head.i > verb.i and verb.head.lemma in cues("VERB") else below
    if says is None or says.child(*SUBJECTS) is not None:
        return
    if says is below:
        promote(says, verb)
    move(who, says, "nsubj")
    move(verb, who, "acl")
    verb.tag = "VBN"


def mend_marked(verb: Node) -> None:
    """ "Since members preparing to vote accused them": they are preparing, and what is told is that they accused."""
    if verb.dep != "advcl" or verb.child(*SUBJECTS, "mark", "aux", "auxpass") is not None:
        return
    beside = (c for c in verb.head.children if c.dep == "advcl" and c.tag == "VBG" and c.i < verb.i)
    busy = next((c for c in beside if c.child("nsubj") is not None and c.child("aux") is None), None)
    mark, who = (busy.child("mark"), busy.child("nsubj")) if busy is not None else (None, None)
    if busy is None or mark is None or who is None or not mark.i < who.i < busy.i:
        return
    if any(c.text == "," and busy.i < c.i < verb.i for c in (*verb.head.children, *busy.subtree())):
        return
    move(mark, verb, "mark")
    move(who, verb, "nsubj")
    move(busy, who, "acl")


def _is_reduced(verb: Node, subject: Node) -> bool:
    if verb.dep == "ccomp" and verb.tag == "VBN" and verb.child("agent") is not None:
        return True
    if verb.lemma in certainty("verb", "hearsay"):
        return verb.child("xcomp") is not None
    if verb.lemma in group("verbs with an object") and verb.child(*HAS_OBJECT, "prt") is None:
        second = verb.child("conj")
        commas = (c for c in (*verb.children, *subject.children) if c.dep == "punct")
        return second is not None and all(c.i > second.i or c.i < verb.i for c in commas)  # "Men freed from it wept"
    named = verb.child("oprd", "dobj")
    if verb.lemma not in naming_verbs() or named is None:
        return False
    if named.pos != "PROPN" and verb.child("agent") is None:  # "dubbed the butcher by survivors"
        return False
    return any(c.text == "," and subject.i < c.i < verb.i for c in (*subject.children, *verb.children))


def mend_headed(verb: Node) -> None:
    """ "Ran unopposed", "was headed toward a win": nobody opposes or heads somebody there."""
    if verb.lower in group("participles in un-"):
        verb.pos, verb.tag = "ADJ", "JJ"
        verb.dep = "acomp" if verb.dep in ("advcl", "oprd", "xcomp") else verb.dep
    elif verb.lower == "headed" and any(c.dep == "prep" and c.lower in _DIRECTIONS for c in verb.rights):
        for child in verb.children:
            if child.dep in ("nsubjpass", "auxpass"):
                child.dep = "nsubj" if child.dep == "nsubjpass" else "aux"
        verb.tag = "VBD"


def mend_purpose(word: Node) -> None:
    """ "Thrown out of counting centres", "smashing paving stones": the word says what they are for."""
    thing, above = word.child("dobj"), word.head
    if word.dep not in ("pcomp", "xcomp", "advcl", "dobj", "acl") or thing is None or thing.i != word.i + 1:
        return
    if thing.lemma not in group("nouns named for their use") or len(word.lefts) > 0:
        return
    for child in word.rights:
        if child is not thing:
            move(child, thing if child.dep == "prep" else above, child.dep)
    move(thing, above, "pobj" if above.pos == "ADP" else "dobj")
    move(word, thing, "compound")
    word.pos, word.tag = "NOUN", "NN"


def mend_hyphenated(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Police baton-charged the crowd": police do it, where the parser makes one noun of "police baton"."""
    if verb.i < 3 or nodes[verb.i - 1].text != "-" or nodes[verb.i - 1].end != verb.start:
        return
    means, who = nodes[verb.i - 2], nodes[verb.i - 3]
    if means.end != nodes[verb.i - 1].start or means.head is not verb or who.head is not means:
        return
    if who.dep != "compound" or who.pos not in ("NOUN", "PROPN") or verb.child(*SUBJECTS) not in (None, means):
        return
    if verb.child("dobj") is not None and not verb.child("auxpass"):
        move(who, verb, "nsubj")
        means.dep, verb.tag = "npadvmod", "VBD"


def mend_bare_first(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Guards in riot gear charged into the crowd and hit ten": they charged, and not the gear."""
    gear, root = verb.head, next(iter(n for n in verb.ancestors() if n.dep == "ROOT"), verb)
    subject = root.child("nsubj")
    if verb.dep != "acl" or verb.tag != "VBN" or subject is None or root.tag != "VBD" or gear.dep != "pobj":
        return
    joint_ = subject.child("cc")
    if joint_ is None or subject.child("conj") is not None or gear.head.head is not subject or is_like_people(gear):
        return
    if nodes[verb.i - 1].text == "," or not verb.i < joint_.i < root.i or verb.child("agent") is not None:
        return
    promote(verb, root)
    root.dep, verb.tag = "conj", "VBD"
    move(subject, verb, "nsubj")
    move(joint_, verb, "cc")


def mend_other_passive(verb: Node) -> None:
    """ "A poll praised by aides but scorned by critics": both are said of the poll."""
    above = verb.head
    if verb.dep != "conj" or verb.child("agent") is None or verb.child(*SUBJECTS, "aux", "auxpass") is not None:
        return
    if above.tag == "VBN" or above.i > verb.i:
        return
    first = [n for n in above.subtree() if n.dep == "acl" and n.tag == "VBN" and above.i < n.i < verb.i]
    if first and first[-1].child("agent") is not None:
        move(verb, first[-1], "conj")
        verb.tag = "VBN"


def mend_second_passive(verb: Node) -> None:
    """ "Would be trained by police and allowed to carry arms": both are done to them."""
    first, aim = verb.head, verb.child("xcomp")
    if verb.dep != "conj" or first.tag != "VBN" or first.child("auxpass") is None or first.i > verb.i:
        return
    if verb.child(*SUBJECTS, "aux", "auxpass", "dobj", "ccomp", "dative") is not None:
        return
    steered = aim is not None and "steer" in kinds(verb)
    if steered or verb.lemma in group("verbs with an object"):
        verb.tag = "VBN"


def mend_behind_noun(verb: Node, nodes: Sequence[Node]) -> None:
    """ "The “murder” of three clerks killed when it was torched": who stands before it is killed, and kills nobody."""
    before = nodes[verb.i - 1] if verb.i else verb
    if verb.dep != "advcl" or before.pos not in ("NOUN", "PROPN") or verb.lemma not in group("verbs with an object"):
        return
    if verb.child(*SUBJECTS, *HAS_OBJECT, "mark") is None and before.dep in ("dobj", "pobj", "attr"):
        move(verb, before, "acl")
        verb.tag = "VBN"


def mend_prefixed(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Had been re-elected": one verb, where the parser makes three words of it."""
    if verb.i < 2 or nodes[verb.i - 1].text != "-" or nodes[verb.i - 1].end != verb.start:
        return
    hyphen, prefix = nodes[verb.i - 1], nodes[verb.i - 2]
    if prefix.lower not in group("prefixes of verbs") or prefix.end != hyphen.start or prefix.pos == "NOUN":
        return
    if prefix.head is verb or any(above is verb for above in prefix.ancestors()):
        return
    for child in (*prefix.children, *(c for below in prefix.children for c in below.children)):
        move(child, verb, child.dep)
    if prefix.head is prefix:
        return
    move(verb, prefix.head, prefix.dep)
    move(prefix, verb, "dep")
    move(hyphen, verb, "punct")
    if f"{prefix.lower}{verb.lemma}" in {"cooperate", "coordinate"} | cues("VERB").keys() | predicates().keys():
        verb.lemma = f"{prefix.lower}{verb.lemma}"
    if verb.child("auxpass") is not None and (subject := verb.child("nsubj")) is not None:
        verb.tag, subject.dep = "VBN", "nsubjpass"


def mend_amount(verb: Node) -> None:
    """ "Was elected by a margin of two points": by how much, not by whom."""
    by = verb.child("agent")
    amount = by.child("pobj") if by is not None else None
    if by is None or amount is None or verb.child("auxpass", "nsubjpass") is None:
        return
    if amount.lemma in group("amounts behind by") or amount.pos == "NUM":
        by.dep = "prep"


def mend_free_man(thing: Node) -> None:
    """ "He walked out a free man": he is one, and walks nobody."""
    verb = thing.head
    goes = verb.lemma in group("ways of going as somebody") and verb.child("nsubj") is not None
    if goes and is_like_people(thing) and thing.subtree()[0].lower in ARTICLES and verb.i < thing.i:
        thing.dep = "oprd"


def mend_fronted_participle(sentence: Sequence[Node]) -> None:
    """ "Disgraced former banker Paul Lund left": what he is called, where the parser takes it for the main verb."""
    word = next((n for n in sentence if n.pos != "SPACE"), None)
    if word is None or word.tag not in PAST or word.child(*SUBJECTS, "dobj") is not None:
        return
    verb = next((c for c in word.rights if c.dep == "ccomp"), None) if word.head is word else word.head
    if word.head is not word and (word.dep != "advcl" or word.children):
        return
    name = verb.child(*SUBJECTS) if verb is not None else None
    if verb is None or name is None or can_quote(word):
        return
    if name.pos != "PROPN" or name.subtree()[0].i != word.i + 1:
        return
    if word.head is word:
        promote(verb, word)
    move(word, name, "amod")
    word.pos = "ADJ"
    for child in word.children:
        move(child, verb, child.dep)


def mend_listed(verb: Node) -> None:
    """ "Officials were forced out, heckled or denied service": what is coordinated with a passive is one."""
    first = verb.head
    if verb.dep != "conj" or verb.child(*SUBJECTS, "aux", "auxpass", "ccomp", "xcomp", "advcl") is not None:
        return
    while first.dep == "conj" and first.tag == "VBN":
        first = first.head
    if first.tag != "VBN" or first.child("auxpass") is None or verb.child("prt") is not None:
        return
    thing = verb.child("dobj")
    if verb.lemma in group("verbs with an object") if thing is None else verb.lemma in group("giving and refusing"):
        verb.tag = "VBN"


def mend_state(verb: Node) -> None:
    """ "The clash has left 70 people injured": they are injured, and injure nobody."""
    people = verb.child("nsubj")
    if verb.dep != "ccomp" or people is None or verb.head.lemma not in group("leaving in a state"):
        return
    if people.i < verb.head.i or verb.child(*HAS_OBJECT, "mark") is not None:
        return
    if verb.lemma in group("verbs with an object") or verb.lemma in ("injure", "wound", "kill"):
        verb.tag, people.dep = "VBN", "nsubjpass"


def mend_found(word: Node) -> None:
    """ "Reporters found spent cartridges and burned tents": participles before their nouns tell of no deed."""
    verb, thing = word.head, word.child("dobj")
    if thing is None or word.dep != "ccomp" or word.i != verb.i + 1 or thing.subtree()[0].i != word.i + 1:
        return
    if word.child(*SUBJECTS, "aux", "auxpass", "mark") is not None or thing.pos == "PRON":
        return
    more = [c for c in word.children if c.dep == "conj" and c.tag in PAST and c.child("dobj") is not None]
    move(thing, verb, "dobj")
    for child in word.children:
        move(child, thing if child.dep in ("conj", "cc") else verb, child.dep)
    move(word, thing, "amod")
    word.pos = "ADJ"
    for other in more:
        noun_ = other.child("dobj")
        if noun_ is not None and noun_.i > other.i and other.child(*SUBJECTS) is None:
            move(noun_, thing, "conj")
            move(other, noun_, "amod")
            other.pos = "ADJ"
