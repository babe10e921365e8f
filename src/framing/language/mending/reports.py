"""Who says, writes, claims or asks what: reports, their sources, and what they do not reach."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import actors, is_like_people, noun, speaker_noun
from framing.language.certainty import is_verb
from framing.language.cues import cues
from framing.language.mending.links import ARTICLES, FINITE, PAST, PLURALS, SUBJECTS, joint, move, promote
from framing.language.tree import Node, Tree
from framing.language.verbs import kinds
from framing.language.words import certainty, group, naming_verbs, nominalisations

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_CLOSING = frozenset({"”", "’", "''", '"', "'"})
_ENDING = frozenset({",", "?", "!", "."})
_ADRIFT = frozenset({"npadvmod", "dobj", "appos", "attr", "dep", "oprd", "conj"})
_TIMES = frozenset({"after", "before", "since", "until"})


def mend_second_report(verb: Node) -> None:
    """ "Reuters reports that ten were held, and wept": who is held weeps; reports and deeds differ in tense."""
    above = verb.head
    if verb.dep != "conj" or above.tag not in ("VBZ", "VBP") or verb.child("nsubj", "nsubjpass") is not None:
        return
    content = above.child("ccomp")
    if content is None or not above.i < content.i < verb.i or content.child("nsubj", "nsubjpass") is None:
        return
    if content.tag == "VBD" or any(c.tag == "VBD" for c in content.children if c.dep in ("aux", "auxpass")):
        move(verb, content, "conj")


def mend_charge(of: Node) -> None:
    """ "Accusing the president of lying", "accused by the president of lying": the parser takes it for the president
    of something."""
    accused = of.head
    verb = accused.head.head if accused.dep == "pobj" and accused.head.dep == "agent" else accused.head
    if accused.dep in ("dobj", "pobj") and verb.pos == "VERB" and is_verb(verb, "alleging", "of"):
        move(of, verb, "prep")


def mend_charging(verb: Node) -> None:
    """ "Students surrounded the rector accusing him of theft": who is meant by "him" does not accuse himself."""
    him, thing = verb.child("dobj"), verb.head
    if him is None or him.lower not in ("him", "her", "them") or verb.lemma not in cues("VERB"):
        return
    if verb.dep == "ccomp" and verb.head.lemma in group("verbs with an object") | group("words or blows"):
        rector, above = verb.child("nsubj"), verb.head
        if rector is None or rector.i < above.i or above.child("dobj") is not None:
            return
        move(rector, above, "dobj")
        move(verb, above, "advcl")
        return
    above = thing.head
    if verb.dep != "acl" or thing.dep != "dobj" or above.child("nsubj") is None or thing.pos not in ("NOUN", "PROPN"):
        return
    if (him.lower == "them") == (thing.tag in PLURALS) and is_like_people(thing):
        move(verb, above, "advcl")


def mend_caller(verb: Node) -> None:
    """ "Got a call from the tanker, the Vela, saying that it burned": the tanker says so, and it is the Vela."""
    above = verb.head
    if verb.dep != "advcl" or "speech" not in kinds(verb) or verb.i < above.i:
        return
    message = above.child("dobj")
    source = next((c for c in message.rights if c.lower == "from"), None) if message is not None else None
    caller = source.child("pobj") if source is not None else None
    if message is None or caller is None or message.lemma not in group("messages"):
        return
    for name in above.rights:
        if name.dep == "dobj" and name.pos == "PROPN" and caller.i < name.i < verb.i:
            move(name, caller, "appos")
    move(verb, caller, "acl")


def mend_second_deed(verb: Node) -> None:
    """ "Urged teachers to return, praising the majority": behind a comma it is who urges that praises."""
    inner = verb.head
    above = inner.head
    if verb.dep != "advcl" or inner.dep != "xcomp" or inner.tag != "VB" or verb.lemma not in cues("VERB"):
        return
    comma = any(c.text == "," and inner.i < c.i < verb.i for c in (*inner.children, *above.children))
    if comma and above.child("dobj") is not None and "steer" in kinds(above):
        move(verb, above, "advcl")


def mend_second_word(verb: Node) -> None:
    """ "Rejected the notion that Hale is moderate, calling him a liberal": who rejects it calls him so.

    Also "detailed the crisis he believes Peru is facing, citing drought": he cites it.
    """
    inner = verb.head
    if verb.dep != "advcl" or verb.lemma not in cues("VERB"):
        return
    if inner.dep not in ("acl", "ccomp", "relcl", "xcomp") or _give_to_source(verb) or inner.dep == "xcomp":
        return
    subject, him = inner.child("nsubj"), verb.child("dobj")
    if him is not None and him.lemma in cues("NOUN") and him.child("poss") is not None and is_verb(verb, "rejecting"):
        if inner.dep == "ccomp" and inner.head.lemma in cues("VERB") and inner.head.i < inner.i < verb.i:
            move(verb, inner.head, "advcl")  # "ruled that the bank had lied, rejecting its claim": the court rejects it
        return
    if subject is None or not inner.i < verb.i or all(c.text != "," for c in inner.children):
        return
    what = inner.child("dobj") if inner.dep == "relcl" else None
    if what is not None and what.lower == "which":
        above = next((n for n in inner.ancestors() if n.pos == "VERB"), None)
        if above is not None and above.lemma in cues("VERB") and above.i < inner.i:
            move(verb, above, "advcl")  # "denied the claims, which the Post first printed, calling them lies"
        return
    told = inner.lemma == "be" and him is not None and him.lower in ("him", "her", "them") and subject.pos != "PRON"
    thought = inner.head.child("nsubj") if inner.dep == "ccomp" and inner.head.dep == "relcl" else None
    if not told and (thought is None or thought.tag != "PRP" or subject.tag == "PRP"):
        return
    above = next((n for n in inner.ancestors() if n.pos == "VERB" and n is not inner.head), None) if not told else None
    above = above or next((n for n in inner.ancestors() if n.pos == "VERB"), None)
    if above is not None and above.lemma in cues("VERB") and above.i < inner.i:
        move(verb, above, "advcl")


def _give_to_source(verb: Node) -> bool:
    """ "Said her clients would not leave, arguing that it was void": she argues. Says whether the verb was moved."""
    will = verb.head
    while will.dep == "xcomp":
        will = will.head
    above = will.head
    if will.dep != "ccomp" or above.lemma not in cues("VERB") or not above.i < will.i < verb.i:
        return False
    told = verb.child("ccomp")
    if told is None or told.i < verb.i or all(c.tag != "MD" for c in will.lefts):
        return False
    if all(c.text != "," for n in (will, verb.head) for c in n.children if will.i < c.i < verb.i):
        return False
    move(verb, above, "advcl")
    return True


def mend_said_again(verb: Node) -> None:
    """ "Ruiz said Hale was seen as weak but said he might win": a passive does not say it, Ruiz says both.

    Nor does who or what is somehow, will be or is being something, or has only suffered: "said that the bank was sound
    and blamed the press", "said riders would be hit and asked for buses", "said patients had waited and called for";
    nor who is told of in the present: "said the fund helps widows and accused the bank".
    """
    inner = verb.head
    above = inner.head
    cue = cues("VERB").get(verb.lemma)
    if verb.dep != "conj" or cue is None or verb.child(*SUBJECTS, "mark", "aux") is not None:
        return
    if verb.child("auxpass", "agent") is not None or above.lemma not in cues("VERB"):
        return
    if inner.dep not in ("ccomp", "xcomp") or not above.i < inner.i < verb.i or inner.child(*SUBJECTS) is None:
        return
    apart = _cannot_share(inner) or (inner.tag in ("VBZ", "VBP") and above.tag == verb.tag == "VBD")
    if above.tag != verb.tag and not (apart and above.tag == "VBD" and verb.tag == "VBN"):
        return
    reports = verb.child("ccomp") is not None
    if inner.tag in ("VBD", "VBZ") and not apart:
        return
    for child in verb.rights:
        aimed = child.dep == "prep" and (child.lower in cue.frames or child.lower in cue.topics)
        reports = reports or (apart and (child.dep in ("dobj", "xcomp") or aimed))
    if inner.child("auxpass") is not None and verb.child("dobj", "ccomp") is None:
        between = joint(inner, verb)  # "would be stopped and asked for papers"
        reports = reports and between is not None and between.i > inner.i + 1
    if reports:
        between = joint(inner, verb)
        verb.tag = above.tag
        move(verb, above, "conj")  # also "said he would go and echoed the claim"
        if between is not None:
            move(between, above, "cc")


def _cannot_share(inner: Node) -> bool:
    """Whether the next past form is no part of the clause: it is of another form, or what it tells befalls somebody."""
    if inner.lemma == "be":
        return inner.child("acomp", "attr") is not None
    if inner.child("auxpass") is not None or inner.tag in ("VB", "VBG"):
        return inner.child("aux", "auxpass") is not None
    return inner.tag == "VBN" and inner.lemma in group("what befalls people")


def mend_second_that(verb: Node) -> None:
    """ "Heard that staff lied, some of them often, and that bosses knew": all of it is heard."""
    above = verb.head
    cue = cues("VERB").get(above.lemma)
    content = next((c for c in above.rights if c.dep == "ccomp" and c.i < verb.i), None)
    if verb.dep != "conj" or cue is None or "clause" not in cue.frames or content is None:
        return
    first = verb.subtree()[0]
    if first.lower != "that" or content.child("mark") is None or joint(above, verb) is None:
        return
    for child in above.rights:
        if content.i < child.i < verb.i:
            move(child, content, child.dep)
    move(verb, content, "conj")


def mend_perfect_series(verb: Node) -> None:
    """ "Said the army had shelled it, torched huts and driven off cattle": participles go on with "had"."""
    above = verb.head
    content = next((c for c in above.rights if c.dep == "ccomp" and c.i < verb.i), None)
    if verb.dep != "conj" or above.lemma not in cues("VERB") or content is None or content.tag != "VBN":
        return
    if verb.child(*SUBJECTS, "aux", "auxpass", "mark") is not None or content.child("aux") is None:
        return
    chain = [verb, *(n for n in verb.subtree() if n.dep == "conj" and n.pos == "VERB")]
    if any(n.lower in group("participles unlike the past") and n.child("aux", "auxpass") is None for n in chain):
        move(verb, content, "conj")


def mend_told(clause: Node) -> None:
    """ "Told a friend he wanted to leave", "told the panel the guards had beaten him": what they are told."""
    who, subject = clause.head, clause.child("nsubj")
    verb = who.head
    if who.dep not in ("dobj", "dative") or verb.lemma not in group("verbs of telling somebody") or subject is None:
        return
    if subject.tag in ("WP", "WDT") or verb.child("ccomp") is not None or not (is_like_people(who) or _can_call(who)):
        return
    if subject.tag != "PRP" and clause.child("dobj", "ccomp", "acomp", "attr") is None:
        return  # "told the man the guards had beaten"
    if subject.subtree()[0].i == who.i + 1:
        move(clause, verb, "ccomp")


def mend_planned(verb: Node) -> None:
    """ "City to sell stadium, mayor announces": a headline's clause without "is"."""
    source = verb.child(*SUBJECTS)
    cue = cues("VERB").get(verb.lemma)
    first = verb.subtree()[0]
    while first.head is not verb and first.head.i < verb.i and first.head is not first:
        first = first.head
    deed = next((c for c in first.rights if c.dep in ("acl", "xcomp") and c.tag == "VB"), None)
    if cue is None or not cue.frames & {"quote", "clause"} or source is None or deed is None or first is source:
        return
    if first.head is not verb or not deed.i < source.i < verb.i or all(c.lower != "to" for c in deed.lefts):
        return
    if any(c.text == "," and deed.i < c.i < source.i for c in verb.lefts):
        move(deed, verb, "ccomp")
        move(first, deed, "nsubj")


def mend_of_whom(verb: Node) -> None:
    """ "Relatives met him, some of whom said that he lied": they say that he lied, not that they met him."""
    subject = verb.child(*SUBJECTS)
    of = subject.child("prep") if subject is not None else None
    whom = of.child("pobj") if of is not None else None
    told = next((c for c in verb.lefts if c.dep in ("ccomp", "parataxis", "advcl")), None)
    if subject is None or whom is None or whom.lower not in ("whom", "which") or told is None or told.i > subject.i:
        return
    who = next((n for n in reversed(told.subtree()) if n.pos in ("NOUN", "PROPN")), None)
    promote(told, verb)
    if who is not None:
        move(verb, who, "relcl")


def mend_series(verb: Node) -> None:
    """ "She claimed he took it; touched her; and left": the deeds between semicolons are all his."""
    above = verb.head
    content = above.child("ccomp")
    if verb.dep != "conj" or above.lemma not in cues("VERB") or content is None or verb.child(*SUBJECTS) is not None:
        return
    semicolon = any(c.text == ";" and content.i < c.i < verb.i for c in above.children)
    if semicolon and above.i < content.i < verb.i and content.tag == verb.tag:
        move(verb, content, "conj")


def mend_unproven(verb: Node) -> None:
    """ "Claimed without evidence that she had lied": what is claimed is that she had."""
    noun_ = verb.head
    above = noun_.head.head
    if noun_.dep != "pobj" or noun_.head.lower != "without" or verb.i < noun_.i or above.child("ccomp") is not None:
        return
    cue = cues("VERB").get(above.lemma)
    if cue is not None and "clause" in cue.frames and any(c.lower == "that" and c.dep == "mark" for c in verb.lefts):
        move(verb, above, "ccomp")


def mend_outcome(verb: Node) -> None:
    """ "Stoked doubts that Peru could pay, helping to sink the peso": behind a comma it is who stoked them."""
    inner = verb.head
    if verb.dep != "advcl" or inner.dep != "acl" or inner.i > verb.i or all(c.lower != "that" for c in inner.lefts):
        return
    above = next((n for n in inner.ancestors() if n.pos == "VERB"), None)
    if above is not None and any(c.text == "," and inner.i < c.i < verb.i for c in (*inner.children, *above.children)):
        move(verb, above, "advcl")


def mend_time(verb: Node) -> None:
    """ "Was declared the winner, hours before police opened fire": the time of it is no part of what was declared."""
    if verb.i > verb.head.i and any(c.dep == "mark" and c.lower in _TIMES for c in verb.lefts):
        verb.dep = "advcl"


def mend_addressee(to: Node) -> None:
    """ "Confirmed the visit to reporters": they are told, and nobody visits them."""
    thing, who = to.head, to.child("pobj")
    verb = thing.head
    if who is None or thing.dep != "dobj" or verb.lemma not in group("verbs of making known") or thing.i > to.i:
        return
    if who.tag == "NNS" and is_like_people(who):
        move(to, verb, "prep")


def mend_final_source(verb: Node) -> None:
    """ "At least 31 men, most of them old, burned or leapt out, survivors said": survivors say all of it."""
    subjects = [c for c in verb.lefts if c.dep in SUBJECTS]
    cue = cues("VERB").get(verb.lemma)
    if len(subjects) != 2 or cue is None or verb.child("ccomp", "dobj") is not None:
        return
    first, source = subjects
    told = next((c for c in first.rights if c.dep in ("relcl", "acl") and first.i < c.i < source.i), None)
    if not cue.frames & ({"quote", "clause"} if told is not None and told.dep == "acl" else {"quote"}):
        return
    if told is None or told.tag == "VBG" or any(n.tag in _RELATIVE for n in told.subtree()):
        return
    if told.dep == "acl" and (told.tag not in PAST or verb.subtree()[0] is not first.subtree()[0]):
        return
    below = told.child(*SUBJECTS)
    if not any(c.text == "," and told.i < c.i < source.subtree()[0].i for c in verb.lefts):
        return
    if below is not None and any(c.lower == "of" for c in below.children):
        move(below, first, "appos")  # "most of them old"
    elif below is not None:
        return
    passive = told.tag == "VBN" and told.child("aux") is None
    move(told, verb, "ccomp")
    move(first, told, "nsubjpass" if passive else "nsubj")  # "Boys beaten at school, teacher says"


def mend_before_source(verb: Node) -> None:
    """ "It fell because cables snapped, a report concluded": why it fell is told before the source."""
    above, source = verb.head, verb.child(*SUBJECTS)
    cue = cues("VERB").get(verb.lemma)
    if verb.dep not in ("ccomp", "parataxis") or cue is None or source is None or not above.i < source.i < verb.i:
        return
    if not cue.frames & {"quote", "clause"} or above.pos not in ("VERB", "AUX") or verb.child("mark") is not None:
        return
    first = source.subtree()[0].i
    if all(c.text != "," or not above.i < c.i < first for c in verb.lefts):
        return
    for child in verb.lefts:
        if above.i < child.i < first and child.dep in ("advcl", "prep"):
            move(child, above, child.dep)


def mend_disputed(verb: Node) -> None:
    """ "He was beaten, the family says, a claim police dispute": a claim that they dispute, not its people."""
    people = next((c for c in verb.lefts if c.i == verb.i - 1 and c.dep in ("nsubj", "compound")), None)
    if people is None or any(c.dep in ("dobj", "ccomp", "xcomp") for c in verb.rights):
        return
    inside = (n for n in (*verb.lefts, *people.lefts) if n.lemma in group("words for a report"))
    claim = next((n for n in inside if n.dep in ("compound", "nsubj", "nmod")), None)
    if claim is None or claim is people or claim.i > people.i:
        return
    article = claim.child("det") or next((c for c in people.lefts if c.dep == "det"), None)
    if article is None or article.lower not in ARTICLES or article.i > claim.i:
        return
    comma = next((n for n in (*verb.lefts, *verb.head.children) if n.text == "," and n.i == article.i - 1), None)
    above = _told_before(verb, article.i)
    if comma is None or above is None or people.subtree()[0].i < article.i:
        return
    if verb.head is verb or verb.head.i > verb.i or verb in above.ancestors():
        promote(above, verb)
    move(claim, above, "appos")
    move(verb, claim, "relcl")
    move(people, verb, "nsubj")
    move(article, claim, "det")
    for child in people.lefts:
        if child.dep in ("compound", "amod") and article.i < child.i < claim.i:
            move(child, claim, child.dep)


def _told_before(verb: Node, end: int) -> Node | None:
    """The clause before the words at `end` that is above or below the verb."""
    below = [c for c in verb.lefts if c.dep in ("ccomp", "parataxis", "advcl") and c.i < end]
    if below:
        return max(below, key=lambda c: c.dep == "ccomp")
    return next((n for n in verb.ancestors() if n.i < end and n.pos in ("VERB", "AUX")), None)


def mend_called_on(particle: Node) -> None:
    """ "Calling on opponents to protest": a particle has no noun, so it is a preposition."""
    if particle.child("pobj") is not None:
        particle.dep = "prep"


def mend_reported(verb: Node) -> None:
    """ "Police said two men, working there, choked": who stands behind "said" is not said but does it."""
    above = verb.head
    subject = above.child("dobj") if above.lemma == "say" else None
    if verb.dep != "advcl" or subject is None or verb.child(*SUBJECTS, "mark", "advmod") is not None:
        return
    if not above.i < subject.i < verb.i or above.child("ccomp") is not None or not is_like_people(subject):
        return
    move(subject, verb, "nsubj")
    for child in above.children:
        if child.dep == "advcl" and child.tag == "VBG" and subject.i < child.i < verb.i:
            move(child, subject, "acl")
    move(verb, above, "ccomp")


def mend_new_subject(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Caught ten and a helicopter thwarted a raid": no "and" joins the verbs, so the helicopter thwarts."""
    above = verb.head
    if verb.dep != "conj" or verb.child(*SUBJECTS, "aux", "auxpass") is not None or above.pos != "VERB":
        return
    if joint(above, verb) is not None or nodes[verb.i - 1].text == ",":
        return
    thing = above.child("dobj")
    last = next((c for c in reversed(thing.children) if c.dep == "conj" and c.i < verb.i), None) if thing else None
    if thing is None or last is None or last.subtree()[-1].i != verb.i - 1:
        return
    between = joint(thing, last)
    move(last, verb, "nsubj")
    if between is not None:
        move(between, above, "cc")


def mend_inverted(verb: Node, nodes: Sequence[Node]) -> None:
    """ "“A bridge to nowhere,” snorted Amos": behind closing marks and a verb comes who speaks, not its object."""
    who = verb.child("dobj")
    if who is None or verb.i < 2 or verb.child("aux", "auxpass") is not None or who.subtree()[0].i != verb.i + 1:
        return
    marks = {nodes[verb.i - 1].text, nodes[verb.i - 2].text}
    if not marks & _CLOSING or not marks & _ENDING or not (who.pos == "PROPN" or is_like_people(who)):
        return
    for child in verb.lefts:
        if child.dep in SUBJECTS:
            child.dep = "ccomp"
    who.dep = "nsubj"


def mend_joined_source(verb: Node, nodes: Sequence[Node]) -> None:
    """ "The state will not bow, chief minister Sen Das said": no "and" joins the verbs, and she says all before."""
    cue, above, source, whom = cues("VERB").get(verb.lemma), verb.head, verb.child(*SUBJECTS), verb.child("dobj")
    if verb.dep != "conj" or cue is None or source is None or ("quote" not in cue.frames and whom is None):
        return
    if above.dep != "ROOT" or above.child(*SUBJECTS) is None or verb.child("ccomp", "xcomp", "auxpass") is not None:
        return
    if whom is not None and not is_like_people(whom):
        return
    is_behind_comma = source.i < verb.i and nodes[source.subtree()[0].i - 1].text == ","
    if is_behind_comma and (source.pos == "PROPN" or is_like_people(source)):
        promote(verb, above)
        above.dep = "ccomp"


def mend_last_name(verb: Node, nodes: Sequence[Node]) -> None:
    """ "It broke its word, steward Ada Park, who works there, said": the name between commas is who says it."""
    cue, told = cues("VERB").get(verb.lemma), verb.child("ccomp")
    if cue is None or "quote" not in cue.frames or told is None or told.i > verb.i or verb.child(*SUBJECTS) is not None:
        return
    last = verb.i - 1 - (nodes[verb.i - 1].text == ",")
    name: Node | None = nodes[last]
    while name is not None and name is not told and name.head is not name:
        below = name.subtree()
        is_behind_comma = below[0].i > 0 and nodes[below[0].i - 1].text == ","
        if name.pos == "PROPN" and name.dep in _ADRIFT and is_behind_comma and below[-1].i in (last, last + 1):
            move(name, verb, "nsubj")
            return
        name = name.head


def mend_source(verb: Node, tree: Tree) -> None:
    """ "He paid a man who knew Crane, an official briefed on it said": the official says all before the comma."""
    cue = cues("VERB").get(verb.lemma)
    if (
        cue is None
        or "quote" not in cue.frames
        or (verb.child("auxpass", "ccomp") is not None and verb.head is not verb)
    ):
        return
    sentence = tree.sentences[verb.sent]
    at = verb.i - sentence[0].i
    if any(n.pos in ("VERB", "AUX") or n.text in _CLOSING for n in sentence[at + 1 :]):
        return
    comma = next((n.i for n in reversed(sentence[:at]) if n.text == ","), -1)
    phrase = tree.nodes[comma + 1 : verb.i] if comma > sentence[0].i else []
    if not phrase or any(n.tag in _RELATIVE for n in phrase):
        return
    if phrase[0].pos not in ("DET", "NUM") and not _ends_list(phrase, verb):
        return
    if any(n.tag in FINITE and n.dep != "acl" for n in phrase):
        return
    tops = [n for n in phrase if not comma < n.head.i < verb.i or n.head is n]
    root = next((n for n in sentence if n.head is n and n.dep == "ROOT"), verb)
    if len(tops) != 1 or not is_like_people(tops[0]) or verb.child(*SUBJECTS) not in (None, tops[0]):
        return
    if tops[0].head is verb and (root is verb or verb.dep in ("ccomp", "parataxis")):
        return
    if root is not verb and (root.i > comma or root.pos not in ("VERB", "AUX")):
        return
    if root is not verb:
        promote(verb, root)
        root.dep = "ccomp"
    move(tops[0], verb, "nsubj")


def _ends_list(phrase: Sequence[Node], verb: Node) -> bool:
    """Whether the words are the last of a list for the parser: "fired at students, nurses and doctors said"."""
    first = next((n for n in phrase if n.dep == "conj" and n.head.i < phrase[0].i), None)
    return first is not None and verb.child(*SUBJECTS, "aux") is None and any(n.dep == "cc" for n in phrase)


def mend_signed(dash: Node, nodes: Sequence[Node]) -> None:
    """ "“We will not pay for this wall” — Pat Lowe, farmer": the name behind the dash is no part of the sentence."""
    if dash.i < 2 or nodes[dash.i - 1].text not in _CLOSING:
        return
    for name in nodes[dash.i + 1 : dash.i + 4]:
        if name.dep == "appos" and name.pos == "PROPN" and name.head.i < dash.i:
            root = next((n for n in name.ancestors() if n.head is n), name)
            move(name, root, "dep")


def mend_name_by(verb: Node) -> None:
    """ "What he calls a witch hunt by the press": the press hunts and does not call it so."""
    name = verb.child("oprd")
    if name is None or verb.lemma not in naming_verbs() or verb.child(*SUBJECTS) is None:
        return
    for child in verb.children:
        if child.i > name.i and child.lower == "by" and child.dep in ("prep", "agent"):
            move(child, name, "prep")


def mend_foretold(verb: Node) -> None:
    """ "Without it, the line could close by May, the auditors warned": they warn of that, it is no circumstance."""
    above = verb.head
    cue = cues("VERB").get(above.lemma)
    if cue is None or not cue.frames & {"quote", "clause"} or "evidence" in cue.frames or verb.i > above.i:
        return
    if verb.child(*SUBJECTS) is None or verb.child("mark") is not None or verb.tag in ("VBG", "VBN"):
        return
    if any(n.tag in ("WRB", "WP", "WDT") for c in verb.lefts for n in (c, *c.children)):
        return
    source = above.child(*SUBJECTS)
    if source is not None and verb.i < source.i < above.i and above.child("ccomp", "dobj") is None:
        verb.dep = "ccomp"


def mend_absolute(verb: Node) -> None:
    """ "“We won,” she said, her voice breaking": what happens meanwhile is not said."""
    above, subject = verb.head, verb.child(*SUBJECTS)
    if subject is None or verb.i < above.i or verb.child("aux", "auxpass", "mark") is not None:
        return
    first = verb.subtree()[0].i
    if any(c.text == "," and c.i == first - 1 for c in above.rights) and subject.subtree()[0].i == first:
        verb.dep = "advcl"


def mend_row(verb: Node) -> None:
    """ "He shouted, he cursed and he wept": a row of deeds, of which the first is no report of the others."""
    first = next((c for c in verb.lefts if c.dep == "ccomp" and c.tag == verb.tag), None)
    last = next((c for c in verb.rights if c.dep == "conj" and c.tag == verb.tag), None)
    if first is None or last is None:
        return
    subjects = [n.child(*SUBJECTS) for n in (first, verb, last)]
    words = {n.lower for n in subjects if n is not None and n.tag == "PRP"}
    if None not in subjects and len(words) == 1 and first.child("ccomp", "dobj") is None:
        first.dep = "advcl"


def mend_called_by(verb: Node) -> None:
    """ "Was called a liar by the manager", "was hailed as a hero by miners": who calls so, no liar by somebody."""
    if verb.lemma not in naming_verbs() or verb.tag != "VBN":
        return
    joined = verb.dep == "conj" and verb.head.child("auxpass") is not None
    if verb.child("auxpass", "nsubjpass") is None and verb.dep not in ("acl", "advcl") and not joined:
        return
    beside = next((c for c in verb.rights if c.dep == "prep" and c.lower == "by"), None)
    who = beside.child("pobj") if beside is not None else None
    if beside is not None and who is not None and _can_call(who):
        beside.dep = "agent"
    if (by := verb.child("agent")) is not None:
        who = by.child("pobj")
        for child in who.rights if who is not None else ():
            if child.lower == "as" and child.dep == "prep" and verb.child("oprd", "prep") is None:
                move(child, verb, "prep")  # "mocked by columnists as a circus"
        if (called := verb.child("dobj")) is not None:
            called.dep = "oprd"
        return
    names = [c for c in verb.rights if c.dep in ("oprd", "dobj", "acomp")]
    names += [n for c in verb.rights if c.lower == "as" for n in c.rights if n.dep in ("pobj", "amod")]
    for name in names:
        by = next((c for c in name.rights if c.lower == "by" and c.dep in ("prep", "agent")), None)
        who = by.child("pobj") if by is not None else None
        if by is None or who is None or name.lemma in nominalisations() or not _can_call(who):
            continue
        second = next((c for c in who.rights if c.dep == "conj" and c.child("prep") is not None), None)
        if second is not None and any(c.lower == "by" for c in second.rights):
            move(second, verb, "dep")  # "and a hero by her supporters"
        move(by, verb, "agent")
        name.dep = "oprd" if name.dep == "dobj" else name.dep
        return


def _can_call(node: Node) -> bool:
    return node.pos == "PROPN" or is_like_people(node) or noun(node) in actors() or speaker_noun(node) is not None


def mend_no_proof(verb: Node) -> None:
    """ "There is no proof, the coroner said, that she fell": no proof of that, and the coroner does not say it."""
    said = next((c for c in verb.lefts if c.dep == "ccomp"), None)
    rest = next((c for c in verb.rights if c.dep == "ccomp"), None)
    if said is None or rest is None or verb.lemma not in cues("VERB"):
        return
    if rest.subtree()[0].lower != "that" or rest.child("mark") is None:
        return
    thing = said.child("attr", "dobj", "nsubj")
    if thing is not None and thing.lemma in certainty("noun", "finding") | certainty("noun", "alleging"):
        move(rest, thing, "acl")


def mend_claimed_by(verb: Node) -> None:
    """ "Accusations by the governor that she had lied": what the accusations say, and not which governor it is."""
    who, that = verb.head, verb.child("mark")
    claim = who.head.head
    if that is None or that.lower != "that" or who.dep != "pobj" or who.head.lower not in ("by", "from"):
        return
    cue = cues("NOUN").get(claim.lemma) if claim.pos == "NOUN" else None
    if cue is not None and "clause" in cue.frames:
        move(verb, claim, "acl")


def mend_chain(verb: Node) -> None:
    """ "It drew a reply from Ruiz, who mocked her and warned, “…”": who mocked warns, for a reply says nothing."""
    first = verb.head
    cue = cues("VERB").get(verb.lemma)
    if verb.dep != "conj" or cue is None or "quote" not in cue.frames or verb.child(*SUBJECTS, "aux") is not None:
        return
    subject = first.child(*SUBJECTS)
    if subject is None or subject.pos != "NOUN" or is_like_people(subject):
        return
    told = [n for c in first.children for n in c.subtree() if first.i < n.i < verb.i and n.dep == "relcl"]
    for clause in reversed(told):
        who = clause.child("nsubj")
        if who is not None and who.lower == "who" and clause.tag == verb.tag:
            move(verb, clause, "conj")
            return
