"""Misreadings of who does what to whom: captives, causatives, sources at the end, verbs joined to the wrong one.

Part of `mending`; the rules here need no more than the node and the words around it.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import is_like_people, kind_of, noun
from framing.language.cues import cues
from framing.language.mending.links import PAST, SUBJECTS, joint, move, move_joint, promote
from framing.language.tree import Node, Tree, position
from framing.language.words import group, naming_verbs
from framing.model import PartKind

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INSIDE_NAMES = ("compound", "nmod", "amod")


def mend_deeds(tree: Tree) -> None:
    """Put the links right in place."""
    for node in tree.nodes:
        if node.lower in group("states of captives"):
            _mend_captive(node)
        if node.tag in PAST:
            _mend_causative(node)
            _mend_left(node)
        if node.dep in ("advcl", "prep"):
            _mend_before_source(node)
        if node.dep == "conj" and node.pos == "VERB":
            _mend_second_verb(node)
        if node.dep == "appos" and node.pos in ("NOUN", "ADJ"):
            _mend_label(node)
        if node.dep == "relcl":
            _mend_told(node)
            _mend_counted(node)
        if node.tag == "VBD" and node.dep in ("advcl", "conj"):
            _mend_after(node, tree.nodes)
        if node.tag == "VBD":
            _mend_doers_after(node)
            _mend_sufferers(node)
            _mend_two_subjects(node)
    for node in tree.nodes:
        if node.tag in _FINITE and node.dep == "conj":
            _mend_nearest_list(node, tree.nodes)
    headline = tree.article.parts[0] if tree.article.parts else None
    if headline is not None and headline.kind is PartKind.HEADLINE:
        for node in tree.between(headline.start, headline.end):
            _mend_headline_passive(node)


def _mend_captive(state: Node) -> None:
    """ "Rebels hold Ida Marsh hostage": she is held, where the parser takes "Marsh hostage" for one name.

    Without an object, and without an article, the subject is held: "Commuters held hostage by a union".
    """
    verb = state.head
    if state.dep == "ccomp" and verb.lemma in group("verbs of holding captive"):
        whom = state.child("nsubj")
        if whom is not None and verb.i < whom.i < state.i and state.child("aux", "mark") is None:
            for child in state.children:
                move(child, verb, "dobj" if child is whom else child.dep)
            state.dep = "oprd"  # "hold editor Paul Reed captive"
        return
    if state.dep != "dobj" or verb.lemma not in group("verbs of holding captive") or verb.i > state.i:
        return
    names = [c for c in state.lefts if c.dep in _INSIDE_NAMES and c.pos in ("PROPN", "NOUN")]
    if names:
        whom = names[-1]
        for child in state.children:
            if child is not whom:
                move(child, whom if child.i < state.i else verb, child.dep)
        move(whom, verb, "dobj")
        move(state, verb, "oprd")
        return
    subject = verb.child("nsubj")
    if any(c.i < state.i for c in state.children) or verb.child("dative", "aux") is not None:
        return
    if subject is not None and verb.tag in PAST and state.i == verb.i + 1 and subject.tag not in ("WP", "WDT"):
        verb.tag, subject.dep, state.dep = "VBN", "nsubjpass", "oprd"


def _mend_label(label: Node) -> None:
    """ "Vega called Chile's president, Paula Soto, a liar": she is called so, where the parser describes her so."""
    name = label.head
    thing = name.head if name.dep == "appos" else name
    verb = thing.head
    if verb.lemma not in naming_verbs() or thing.dep not in ("oprd", "dobj") or verb.tag == "VBN":
        return
    first = label.subtree()[0]
    if (
        name.pos != "PROPN"
        or first.lower not in ("a", "an")
        or (thing.dep == "dobj" and verb.child("oprd") is not None)
    ):
        return
    if max(thing.subtree(), key=position) is max(label.subtree(), key=position):
        move(label, verb, "oprd")
        thing.dep = "dobj"


def _mend_causative(verb: Node) -> None:
    """ "Venn had himself photographed", "Marsh had herself arrested": it is done to them, as they wish."""
    subjects = [c for c in verb.lefts if c.dep in SUBJECTS]
    had = next((c for c in verb.lefts if c.dep == "aux" and c.lemma == "have"), None)
    if len(subjects) != 2 or had is None or verb.child("dobj", "auxpass") is not None:
        return
    who, itself = subjects
    if who.i < had.i < itself.i and itself.lower.endswith(("self", "selves")):
        verb.tag, who.dep, itself.dep = "VBN", "nsubjpass", "dep"


def _mend_left(verb: Node) -> None:
    """ "The blast left Marsh dead and Orr wounded": he is wounded, and wounds nobody."""
    first, who = verb.head, verb.child("nsubj")
    if verb.dep != "conj" or first.lemma not in group("leaving in a state") or who is None or who.i > verb.i:
        return
    if first.child("oprd", "acomp") is None or verb.child("dobj", "ccomp", "aux", "xcomp", "prt") is not None:
        return
    if verb.lemma in group("verbs with an object") | group("wounding verbs") | group("deadly verbs"):
        verb.tag, who.dep = "VBN", "nsubjpass"


def _mend_before_source(clause: Node) -> None:
    """ "Four died while repelling a raid, the board reported": all of it is what the board says."""
    verb = clause.head
    said, source = verb.child("ccomp"), verb.child("nsubj")
    if said is None or source is None or verb.lemma not in cues("VERB") or verb.tag not in _FINITE:
        return
    first = source.subtree()[0].i
    if said.i < clause.i and max(clause.subtree(), key=position).i < first and source.i < verb.i:
        move(clause, said, clause.dep)


def _mend_second_verb(verb: Node) -> None:
    """ "It would shut stations used by few and save millions": who shuts them also saves."""
    first = verb.head
    if first.dep != "acl" or first.tag != "VBN" or verb.tag == "VBN" or first.i > verb.i:
        return
    if verb.child(*SUBJECTS, "aux", "auxpass") is not None:
        return
    above = next((n for n in first.ancestors() if n.pos == "VERB" and n.tag == verb.tag), None)
    thing = first.head
    if above is None or above.i > first.i or not any(n is above for n in (thing.head, thing.head.head)):
        return
    move(verb, above, "conj")
    move_joint(first, verb, above)


def _mend_after(verb: Node, nodes: Sequence[Node]) -> None:
    """ "He left after rebels took a town", "after members, armed with axes, charged them": a clause, where the parser
    makes a phrase of "after rebels"."""
    if verb.child(*SUBJECTS, "aux", "auxpass", "mark") is not None:
        return
    above = verb.head
    time = next((c for c in reversed(above.children) if c.dep == "prep" and c.i < verb.i), None)
    if (
        time is None
        or time.lower not in ("after", "before", "when", "as")
        or any(c.dep == "cc" and time.i < c.i < verb.i for c in above.children)
    ):
        return
    doer = time.child("pobj")
    last = max(doer.subtree(), key=position).i if doer is not None else -1
    if doer is None or not is_like_people(doer):
        return
    comma = last + 2 == verb.i and nodes[last + 1].text == ","
    set_off = comma and any(c.dep in ("acl", "appos", "relcl") and c.i > doer.i for c in doer.children)
    if last + 1 != verb.i and not set_off:
        return
    move(verb, above, "advcl")
    move(doer, verb, "nsubj")
    move(time, verb, "mark")


def _mend_doers_after(verb: Node) -> None:
    """ "They lay there before masked gunmen and two guards robbed the shop": both rob it, in a clause of their own.

    The parser makes a phrase of "before masked gunmen" and gives the verb to the guards only.
    """
    above, second = verb.head, verb.child("nsubj") or _behind_participle(verb)
    if verb.dep != "conj" or second is None or second.i > verb.i:
        return
    time = next((c for c in reversed(above.children) if c.dep == "prep" and above.i < c.i < verb.i), None)
    if (
        time is None
        or time.lower not in group("conjunctions read as prepositions")
        or (second.head is verb and joint(above, verb) is not None)
    ):
        return
    first = time.child("pobj")
    both = joint(first, second) or joint(above, second) if first is not None else None
    if first is None or both is None or not is_like_people(first) or not is_like_people(second):
        return
    start = second.head if second.head is not verb else second.subtree()[0]
    if any(n.i > both.i for n in first.subtree()) or start.i != both.i + 1:
        return
    if second.head is not verb:
        participle = second.head
        move(second, verb, "nsubj")
        move(participle, second, "amod")
        participle.pos = "ADJ"
    move(verb, above, "advcl")
    _let_both(verb, first, both, second, time)


def _let_both(verb: Node, first: Node, both: Node, second: Node, time: Node) -> None:
    """Make "before gunmen and guards robbed" one clause of which both are the subject."""
    move(first, verb, "nsubj")
    move(second, first, "conj")
    move(both, first, "cc")
    move(time, verb, "mark")


def _behind_participle(verb: Node) -> Node | None:
    """The soldiers of "after looters and retreating soldiers emptied it", which the parser lets somebody retreat."""
    first = verb.head
    participle = next((c for c in first.rights if c.dep == "conj" and c.tag == "VBG" and c.i == verb.i - 2), None)
    thing = participle.child("dobj") if participle is not None and len(participle.children) == 1 else None
    return thing if thing is not None and thing.i == verb.i - 1 else None


def _mend_two_subjects(verb: Node) -> None:
    """ "Two women held after the raid and three youths escaped": both escape, where the parser gives two subjects."""
    subjects = [c for c in verb.lefts if c.dep in SUBJECTS]
    if len(subjects) != 2:
        return
    first, second = subjects
    between = joint(first, second)
    if between is not None and second.subtree()[0].i == between.i + 1 and first.subtree()[-1] is between:
        move(second, first, "conj")


def _mend_sufferers(verb: Node) -> None:
    """ "Families spent the night outside after armed police and hired youths razed their homes": police and youths do.

    The parser takes "spent the night …" for a participle and lets families and youths raze homes.
    """
    who = verb.child("nsubj")
    told = next((c for c in who.rights if c.dep == "acl" and c.tag in PAST), None) if who is not None else None
    second = next((c for c in who.rights if c.dep == "conj" and c.i < verb.i), None) if who is not None else None
    if who is None or told is None or second is None or not who.i < told.i < second.i or joint(who, second) is not None:
        return
    time = next(
        (c for c in told.rights if c.dep == "prep" and c.lower in group("conjunctions read as prepositions")), None
    )
    first = time.child("pobj") if time is not None else None
    both = None if first is None else joint(told, second) or joint(first, second)
    if time is None or first is None or both is None or not is_like_people(first) or not is_like_people(second):
        return
    if second.subtree()[0].i != both.i + 1 or first.i > both.i:
        return
    passive = told.lemma in group("verbs with an object") and told.child("dobj", "npadvmod") is None
    promote(told, verb)
    move(who, told, "nsubjpass" if passive else "nsubj")
    if not passive:
        told.tag = "VBD"
    move(verb, told, "advcl")
    _let_both(verb, first, both, second, time)


def _mend_nearest_list(verb: Node, nodes: Sequence[Node]) -> None:
    """ "She left after rebels took a town, burned it and killed ten": the list belongs to the nearest clause, for no
    "and" joins its second verb to a first one."""
    above = verb.head
    before = nodes[verb.i - 1] if verb.i else verb
    if (
        before.text != ","
        or verb.child(*SUBJECTS, "aux", "auxpass") is not None
        or verb.child("conj") is None
        or above.i > verb.i
    ):
        return
    if joint(above, verb) is not None:
        return
    below = [n for n in above.subtree() if n.dep == "advcl" and n.tag == verb.tag and above.i < n.i < verb.i]
    near = next((n for n in reversed(below) if max(_within(n), key=position).i == before.i - 1), None)
    if near is not None and near.child(*SUBJECTS) is not None:
        move(verb, near, "conj")


def _within(verb: Node) -> list[Node]:
    """The words of a clause, without marks at its end."""
    words = sorted(verb.subtree(), key=position)
    while len(words) > 1 and words[-1].pos == "PUNCT":
        words.pop()
    return words


def _mend_counted(verb: Node) -> None:
    """ "A convoy of thugs who beat them up": the thugs do, and no convoy."""
    whole, who = verb.head, verb.child("nsubj")
    of = next((c for c in whole.rights if c.dep == "prep" and c.lower == "of"), None)
    people = of.child("pobj") if of is not None else None
    if who is None or who.lower != "who" or people is None or people.tag != "NNS" or not is_like_people(people):
        return
    is_right_before = people.i < who.i and max(people.subtree(), key=position).i + 1 == who.i
    if is_right_before and whole.tag == "NN" and kind_of(noun(whole)) != "person":
        move(verb, people, "relcl")


def _mend_headline_passive(verb: Node) -> None:
    """ "34 officers hurt as …", "Coach shown the door": participles without "are" or "is"."""
    subject = verb.child("nsubj")
    if subject is None or subject.i > verb.i or verb.child("aux", "auxpass", "ccomp") is not None:
        return
    if subject.tag in ("WP", "WDT", "PRP"):
        return
    hurt = verb.lower == "hurt" and verb.child("dobj") is None
    if hurt or (verb.lower in group("participles unlike the past") and verb.tag in PAST):
        verb.tag, subject.dep = "VBN", "nsubjpass"


def _mend_told(verb: Node) -> None:
    """ "He told the court the port would close": a clause without a gap is what the court is told."""
    hearer = verb.head
    told = hearer.head
    if hearer.dep not in ("dobj", "dative") or told.lemma not in group("verbs of telling somebody"):
        return
    subject = verb.child(*SUBJECTS)
    if subject is None or subject.tag in ("WP", "WDT") or not hearer.i < subject.subtree()[0].i < verb.i:
        return
    if any(c.tag in ("WP", "WDT", "WRB", "IN") and c.i < verb.i and c.dep != "prep" for c in verb.children):
        return
    if hearer.lemma.lower() in group("audiences") or (hearer.pos == "PROPN" and not is_like_people(hearer)):
        move(verb, told, "ccomp")
