"""What the parser regularly gets wrong, put right in the tree before anybody reads it.

Each rule is about one construction of English in which a pipeline trained on full sentences takes one word for
another: headlines without "is", participles before a noun, a name before a colon. A rule changes links and tags of
nodes, never words or their places.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import actors, is_like_people, noun
from framing.language.certainty import is_verb
from framing.language.cues import cues
from framing.language.mending_deeds import mend_deeds
from framing.language.mending_deeds import move as _move
from framing.language.people import offices
from framing.language.tree import Node, Tree, position
from framing.language.verbs import kinds
from framing.language.words import certainty, group, naming_verbs, nominalisations
from framing.model import PartKind

_PAST = frozenset({"VBD", "VBN"})
_HAS_OBJECT = ("dobj", "ccomp", "aux", "auxpass", "dative", "oprd", "acomp", "attr")
_PERSONAL = frozenset({"who", "whom"})
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_SUBJECTS = ("nsubj", "nsubjpass")
_CLOSING = frozenset({"”", "’", "''", '"', "'"})
_ENDING = frozenset({",", "?", "!", "."})
_DASHES = frozenset({"—", "–", "--", "―"})
_PLURALS = frozenset({"NNS", "NNPS"})
_ARTICLES = frozenset({"a", "an"})
_DIRECTIONS = frozenset({"to", "toward", "towards", "for"})
_TIMES = frozenset({"after", "before", "since", "until"})
_INNER = frozenset({"compound", "amod", "det", "nummod", "nmod"})
_LONGEST_PLACE = 4  # words of the place in a dateline


def mended(tree: Tree) -> Tree:
    """The tree, with the links of known misreadings put right."""
    headline_end = _headline_end(tree)
    for node in tree.nodes:
        if node.start < headline_end:
            if node.text == ":":
                _mend_colon(node, tree.nodes)
            elif node.tag in _PAST:
                _mend_passive(node)
                _mend_made(node)
            elif node.tag == "NNS":
                _mend_as_verb(node, tree.nodes)
                _mend_as(node, tree.nodes)
        if node.tag in _PAST or node.tag == "VBG":
            _mend_participle(node, tree.nodes)
            _mend_prefixed(node, tree.nodes)
            _mend_hyphenated(node, tree.nodes)
        if node.tag in _PAST:
            _mend_state(node)
            _mend_headed(node)
            _mend_found(node)
            _mend_unobjected(node)
            _mend_second_passive(node)
            _mend_other_passive(node)
            _mend_behind_noun(node, tree.nodes)
            _mend_called_by(node)
            _mend_amount(node)
        if node.tag == "VBN" and node.dep == "ccomp":
            _mend_reduced(node)
        if node.dep == "advcl" and node.tag in ("VBG", "VBN"):
            _mend_acting(node)
        if node.dep == "advcl" and node.pos in ("VERB", "AUX"):
            _mend_foretold(node)
        if node.dep == "ccomp" and node.tag in ("VBG", "VBN"):
            _mend_absolute(node)
        if node.tag == "VBG":
            _mend_charging(node)
            _mend_caller(node)
            _mend_second_deed(node)
            _mend_second_word(node)
            _mend_outcome(node)
            _mend_purpose(node)
        if node.tag in ("VBZ", "VBP"):
            _mend_clothes(node)
        if node.tag == "VB":
            _mend_bare(node)
        if node.tag in ("VBD", "VBZ"):
            _mend_body(node)
            _mend_chain(node)
            _mend_final_source(node)
            _mend_inverted(node, tree.nodes)
            _mend_source(node, tree)
        if node.tag in _FINITE:
            _mend_name_by(node)
            _mend_row(node)
            _mend_no_proof(node)
        if node.text in _DASHES:
            _mend_signed(node, tree.nodes)
            _mend_dateline(node, tree)
        if node.dep in _SUBJECTS:
            _mend_twice(node)
        if node.tag == "VBD":
            _mend_reported(node)
            _mend_new_subject(node, tree.nodes)
            _mend_listed(node)
            _mend_named(node)
            _mend_second_report(node)
            _mend_said_again(node)
            _mend_series(node)
            _mend_margin(node)
            _mend_reduced(node)
        if node.dep == "relcl":
            _mend_who(node)
            _mend_nearest(node)
            _mend_number(node, tree.nodes)
            _mend_ambiguous(node)
            _mend_claimed_by(node)
            _mend_which(node)
            _mend_killer(node)
        if node.dep == "appos":
            _mend_apposition(node)
            _mend_holder(node, tree)
        if node.dep in ("dobj", "npadvmod", "oprd") and node.tag == "NN":
            _mend_free_man(node)
            _mend_before_title(node, tree.nodes)
            _mend_chairman(node, tree.nodes)
        if node.dep == "ccomp":
            _mend_time(node)
            _mend_semicolon(node)
        if node.dep == "prep" and node.lower == "to":
            _mend_addressee(node)
        if node.dep == "prt":
            _mend_called_on(node)
        if node.dep == "acl" and node.pos in ("VERB", "AUX"):
            _mend_unproven(node)
        if node.dep == "prep" and node.lower == "of":
            _mend_charge(node)
        if node.text.isupper() and len(node.text) > 1:
            _mend_initials(node, tree)
        if node.pos == "PROPN" and node.lower.rstrip(".") in _COURTESY:
            _mend_courtesy(node, tree.nodes)
    for sentence in tree.sentences:
        _mend_fronted_root(sentence)
        _mend_fronted_participle(sentence)
        _mend_verbless(sentence)
    for node in tree.nodes:
        if node.lower in _ARTICLES and node.dep == "det":
            _mend_depictive(node.head, tree)
    _mend_titled(tree)
    mend_deeds(tree)
    return tree


def _headline_end(tree: Tree) -> int:
    parts = tree.article.parts
    return parts[0].end if parts and parts[0].kind is PartKind.HEADLINE else -1


def _mend_colon(colon: Node, nodes: Sequence[Node]) -> None:
    """ "Admiral: raid shames Drovia": the raid shames, where the parser takes it for an apposition to who speaks."""
    speaker = colon.head
    if speaker.pos in ("VERB", "AUX") and colon.i < speaker.i:
        before = [c for c in speaker.lefts if c.dep in _SUBJECTS]
        if len(before) == 2 and before[0].i < colon.i < before[1].i:
            _move(before[0], speaker, "dep")  # "Orr: Marsh lied"
            before[0].dep = "dep"
        return
    if speaker.dep not in ("nsubj", "nsubjpass") or speaker.i >= colon.i or colon.i + 1 >= len(nodes):
        return
    verb = speaker.head
    doer = next((c for c in speaker.children if c.dep == "appos" and colon.i < c.i < verb.i), None)
    if doer is None:
        return
    dep = speaker.dep
    _move(doer, verb, dep)
    _move(colon, verb, "punct")
    _move(speaker, verb, "dep")


def _mend_passive(verb: Node) -> None:
    """ "Mayor Jailed for Fraud", "Tourists stranded": a verb that needs an object and has none is a passive there."""
    subject = verb.child("nsubj")
    if subject is None or subject.i > verb.i or subject.tag in ("WP", "WDT", "PRP"):
        return
    if not _lacks_object(verb) and (verb.child(*_HAS_OBJECT, "prt") is not None or not _is_steered(verb)):
        return
    for fellow in (verb, *(c for c in verb.children if c.dep == "conj" and c.lemma in group("verbs with an object"))):
        if fellow is verb or fellow.child("nsubj", *_HAS_OBJECT) is None:
            fellow.tag = "VBN"
    subject.dep = "nsubjpass"


def _lacks_object(verb: Node) -> bool:
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
        if child.dep in _HAS_OBJECT and not result and not before:
            return False
    return True


def _mend_unobjected(verb: Node) -> None:
    """ "Two were shot and 30 wounded", "with the road shut and two men held": passives without their auxiliary."""
    subject, first = verb.child("nsubj"), verb.head
    if subject is None or subject.i > verb.i or subject.tag in ("WP", "WDT", "PRP") or not _lacks_object(verb):
        return
    bare = verb.tag == "VBN" and verb.dep not in ("relcl", "acl")
    joined = verb.dep == "conj" and first.tag == "VBN" and first.child("aux") is None
    joined = joined or (verb.dep == "conj" and first.tag in _PAST and first.child("auxpass", "nsubjpass") is not None)
    if bare or joined:
        verb.tag, subject.dep = "VBN", "nsubjpass"


def _mend_as(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Son held as mum and sister killed": a clause, where the parser makes a phrase of "as mum and sister"."""
    last = nodes[verb.i - 1] if verb.i else verb
    first = next((n for n in (last, *last.ancestors()) if n.dep == "pobj"), None)
    if verb.dep != "advcl" or first is None or first.head.lower != "as" or verb.child(*_SUBJECTS) is not None:
        return
    if last.pos not in ("NOUN", "PROPN") or verb.lemma not in group("verbs with an object"):
        return
    as_ = first.head
    _move(first, verb, "nsubj" if verb.child("dobj") is not None else "nsubjpass")
    _move(as_, verb, "mark")
    if verb.child("dobj") is None:
        verb.tag = "VBN"


def _is_steered(verb: Node) -> bool:
    """Whether somebody is made to do something: "Governor asked to explain"; not "Governor wanted to explain"."""
    aim = verb.child("xcomp")
    if aim is None or all(c.lower != "to" for c in aim.children):
        return False
    return {"steer", "speech"} <= kinds(verb) and "intent" not in kinds(verb)


def _mend_participle(word: Node, nodes: Sequence[Node]) -> None:
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
            _move(child, above, child.dep)
    _move(thing, above, dep)
    _move(word, thing, "amod")
    _move(number, thing, "nummod")
    word.pos = "ADJ"


def _mend_clothes(word: Node) -> None:
    """ "Videos show plainclothes men": a word in the place of an object is a noun, here before another."""
    thing = word.child("dobj")
    if word.dep not in ("dobj", "pobj") or thing is None or thing.i != word.i + 1 or len(word.children) > 1:
        return
    _move(thing, word.head, word.dep)
    _move(word, thing, "compound")
    word.pos, word.tag = "NOUN", "NN"


def _mend_named(verb: Node) -> None:
    """ "Sailors stranded", "a man named Ruiz": a past tense that hangs on a noun without a subject is a participle."""
    if verb.dep == "acl" and verb.child("nsubj", "nsubjpass", "dobj", "aux") is None:
        verb.tag = "VBN"


def _mend_second_report(verb: Node) -> None:
    """ "Reuters reports that ten were held, and wept": who is held weeps; reports and deeds differ in tense."""
    above = verb.head
    if verb.dep != "conj" or above.tag not in ("VBZ", "VBP") or verb.child("nsubj", "nsubjpass") is not None:
        return
    content = above.child("ccomp")
    if content is None or not above.i < content.i < verb.i or content.child("nsubj", "nsubjpass") is None:
        return
    if content.tag == "VBD" or any(c.tag == "VBD" for c in content.children if c.dep in ("aux", "auxpass")):
        _move(verb, content, "conj")


def _mend_margin(verb: Node) -> None:
    """ "Seats that Democrats won by thin margins": by how much, not by whom."""
    by, subject = verb.child("agent"), verb.child("nsubj")
    if by is None or subject is None or verb.child("auxpass") is not None:
        return
    amount = by.child("pobj")
    if amount is not None and amount.lemma in group("amounts behind by"):
        by.dep = "prep"


def _promote(node: Node, above: Node) -> None:
    """Let a node take the place of the one that it hangs on."""
    head, dep = above.head, above.dep
    node.head.children = [c for c in node.head.children if c is not node]
    if head is above:
        node.head, node.dep = node, dep
    else:
        node.head = above
        above.children.append(node)
        _move(node, head, dep)
    _move(above, node, "dep")


def _mend_reduced(verb: Node) -> None:
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
    _promote(second, verb)
    _move(subject, second, "nsubjpass" if second.child("auxpass") is not None else "nsubj")
    _move(verb, subject, "acl")
    verb.tag = "VBN"
    if (name := verb.child("dobj")) is not None:
        name.dep = "oprd"


def _is_reduced(verb: Node, subject: Node) -> bool:
    if verb.dep == "ccomp" and verb.tag == "VBN" and verb.child("agent") is not None:
        return True
    if verb.lemma in certainty("verb", "hearsay"):
        return verb.child("xcomp") is not None
    named = verb.child("oprd", "dobj")
    if verb.lemma not in naming_verbs() or named is None:
        return False
    if named.pos != "PROPN" and verb.child("agent") is None:  # "dubbed the butcher by survivors"
        return False
    return any(c.text == "," and subject.i < c.i < verb.i for c in (*subject.children, *verb.children))


def _mend_number(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Officials in Oman, which is poor, said": one is poor, and officials are many."""
    far, which = verb.head, verb.child("nsubj", "nsubjpass")
    finite = next((n for n in (*verb.lefts, verb) if n.tag in ("VBZ", "VBP", "VBD")), None)
    if which is None or finite is None or finite.tag != "VBZ" or which.i == 0 or far.tag not in ("NNS", "NNPS"):
        return
    before = nodes[which.i - (2 if nodes[which.i - 1].text == "," else 1)]
    if before is not far and before.tag in ("NN", "NNP") and far in before.ancestors():
        _move(verb, before, "relcl")


def _mend_ambiguous(verb: Node) -> None:
    """ "Khan, a fan of Clinton, who left": either may have left, so the clause tells of nobody."""
    name, who = verb.head, verb.child("nsubj", "nsubjpass")
    if who is None or who.lower != "who" or name.pos != "PROPN" or name.dep != "pobj":
        return
    noun = name.head.head
    if noun.dep == "appos" and noun.head.pos == "PROPN" and any(c.text == "," and c.i < who.i for c in name.children):
        verb.dep = "dep"


def _mend_charge(of: Node) -> None:
    """ "Accusing the president of lying", "accused by the president of lying": the parser takes it for the president
    of something."""
    accused = of.head
    verb = accused.head.head if accused.dep == "pobj" and accused.head.dep == "agent" else accused.head
    if accused.dep in ("dobj", "pobj") and verb.pos == "VERB" and is_verb(verb, "alleging", "of"):
        _move(of, verb, "prep")


def _mend_initials(word: Node, tree: Tree) -> None:
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
        _promote(verb, verb.head)


def _mend_courtesy(title: Node, nodes: Sequence[Node]) -> None:
    """ "“…,” Ms. O’Neill went on", where the parser makes two phrases of a title and the name behind it."""
    name = nodes[title.i + 1] if title.i + 1 < len(nodes) else title
    if name is title or name.head is not title.head or name.sent != title.sent or not name.text[0].isupper():
        return
    if name.pos not in ("NOUN", "PROPN") or title.head is title:
        return
    dep = title.dep
    _move(title, name, "compound")
    name.dep, name.pos, name.tag = dep, "PROPN", "NNP"


def _mend_titled(tree: Tree) -> None:
    """ "The Union for Women President Ann Ray said": Ann Ray says so, with her body and office before the name."""
    bodies = {past: (first, past) for first, past, label in tree.names if label == "ORG"}
    for first, past, label in tree.names:
        body = bodies.get(first - 1)
        if label != "PERSON" or body is None or tree.nodes[first - 1].lower not in offices():
            continue
        name, inside = tree.nodes[past - 1], tree.nodes[body[0] : body[1]]
        top = next((n for n in name.ancestors() if n in inside and n.head not in inside), None)
        if top is not None and name.head.dep == "prep" and name.head in inside:
            head, dep = top.head, top.dep
            if head is top:
                continue
            _move(name, head, dep)
            _move(top, name, "compound")


def _mend_nearest(verb: Node) -> None:
    """ "Between Kim and President Moon, who will meet Kim": nobody meets himself, so it is the nearer one."""
    who, thing, first = verb.child("nsubj"), verb.child("dobj"), verb.head
    if who is None or thing is None or who.lower not in _PERSONAL or thing.text != first.text:
        return
    nearer = next((c for c in first.children if c.dep == "conj" and first.i < c.i < verb.i), None)
    if nearer is not None and first.pos == "PROPN":
        _move(verb, nearer, "relcl")


def _mend_apposition(thing: Node) -> None:
    """ "Luis Ramos and Ines Paz, a mother of two": what is one describes the nearer name."""
    far = thing.head
    if thing.tag not in ("NN", "CD") or thing.pos not in ("NOUN", "NUM") or thing.child("conj") is not None:
        return
    near = next((c for c in reversed(far.children) if c.dep == "conj" and far.i < c.i < thing.i), None)
    if not any(c.dep == "cc" and c.lower == "and" for c in far.rights):
        return  # "Guantanamo Bay, Cuba"
    if near is not None and near.pos == "PROPN" and near.child("conj") is None:
        _move(thing, near, "appos")


def _mend_which(verb: Node) -> None:
    """ "His conduct toward recruits, which ranged from …": "which" is said of things, so not of recruits."""
    people, which = verb.head, verb.child(*_SUBJECTS)
    if which is None or which.lower != "which" or people.tag != "NNS" or people.dep != "pobj":
        return
    thing = people.head.head
    ranges = verb.lemma in group("verbs of consisting")  # of deeds, so a conduct
    if (ranges or is_like_people(people)) and thing.pos == "NOUN" and noun(thing) not in actors():
        _move(verb, thing, "relcl")


# ------------------------------------------------------------------------------------------ who does it
def _mend_charging(verb: Node) -> None:
    """ "Students surrounded the rector accusing him of theft": who is meant by "him" does not accuse himself."""
    him, thing = verb.child("dobj"), verb.head
    if him is None or him.lower not in ("him", "her", "them") or verb.lemma not in cues("VERB"):
        return
    if verb.dep == "ccomp" and verb.head.lemma in group("verbs with an object") | group("words or blows"):
        rector, above = verb.child("nsubj"), verb.head
        if rector is None or rector.i < above.i or above.child("dobj") is not None:
            return
        _move(rector, above, "dobj")
        _move(verb, above, "advcl")
        return
    above = thing.head
    if verb.dep != "acl" or thing.dep != "dobj" or above.child("nsubj") is None or thing.pos not in ("NOUN", "PROPN"):
        return
    if (him.lower == "them") == (thing.tag in _PLURALS) and is_like_people(thing):
        _move(verb, above, "advcl")


def _mend_caller(verb: Node) -> None:
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
            _move(name, caller, "appos")
    _move(verb, caller, "acl")


def _mend_second_deed(verb: Node) -> None:
    """ "Urged teachers to return, praising the majority": behind a comma it is who urges that praises."""
    inner = verb.head
    above = inner.head
    if verb.dep != "advcl" or inner.dep != "xcomp" or inner.tag != "VB" or verb.lemma not in cues("VERB"):
        return
    comma = any(c.text == "," and inner.i < c.i < verb.i for c in (*inner.children, *above.children))
    if comma and above.child("dobj") is not None and "steer" in kinds(above):
        _move(verb, above, "advcl")


def _mend_second_word(verb: Node) -> None:
    """ "Rejected the notion that Hale is moderate, calling him a liberal": who rejects it calls him so.

    Also "detailed the crisis he believes Peru is facing, citing drought": he cites it.
    """
    inner = verb.head
    if verb.dep != "advcl" or verb.lemma not in cues("VERB") or inner.dep not in ("acl", "ccomp", "relcl"):
        return
    subject, him = inner.child("nsubj"), verb.child("dobj")
    if subject is None or not inner.i < verb.i or all(c.text != "," for c in inner.children):
        return
    what = inner.child("dobj") if inner.dep == "relcl" else None
    if what is not None and what.lower == "which":
        above = next((n for n in inner.ancestors() if n.pos == "VERB"), None)
        if above is not None and above.lemma in cues("VERB") and above.i < inner.i:
            _move(verb, above, "advcl")  # "denied the claims, which the Post first printed, calling them lies"
        return
    told = inner.lemma == "be" and him is not None and him.lower in ("him", "her", "them") and subject.pos != "PRON"
    thought = inner.head.child("nsubj") if inner.dep == "ccomp" and inner.head.dep == "relcl" else None
    if not told and (thought is None or thought.tag != "PRP" or subject.tag == "PRP"):
        return
    above = next((n for n in inner.ancestors() if n.pos == "VERB" and n is not inner.head), None) if not told else None
    above = above or next((n for n in inner.ancestors() if n.pos == "VERB"), None)
    if above is not None and above.lemma in cues("VERB") and above.i < inner.i:
        _move(verb, above, "advcl")


def _mend_said_again(verb: Node) -> None:
    """ "Ruiz said Hale was seen as weak but said he might win": a passive does not say it, Ruiz says both."""
    inner = verb.head
    above = inner.head
    if verb.dep != "conj" or verb.lemma not in cues("VERB") or verb.child(*_SUBJECTS, "mark", "aux") is not None:
        return
    if inner.dep != "ccomp" or inner.tag in ("VBD", "VBZ") or above.tag != verb.tag or above.lemma not in cues("VERB"):
        return
    later = inner.tag == "VB" and inner.child("aux") is not None and verb.child("dobj") is not None
    if above.i < inner.i < verb.i and (later or verb.child("ccomp") is not None):
        _move(verb, above, "conj")  # also "said he would go and echoed the claim"


def _mend_headed(verb: Node) -> None:
    """ "Ran unopposed", "was headed toward a win": nobody opposes or heads somebody there."""
    if verb.lower in group("participles in un-"):
        verb.pos, verb.tag = "ADJ", "JJ"
        verb.dep = "acomp" if verb.dep in ("advcl", "oprd", "xcomp") else verb.dep
    elif verb.lower == "headed" and any(c.dep == "prep" and c.lower in _DIRECTIONS for c in verb.rights):
        for child in verb.children:
            if child.dep in ("nsubjpass", "auxpass"):
                child.dep = "nsubj" if child.dep == "nsubjpass" else "aux"
        verb.tag = "VBD"


def _mend_series(verb: Node) -> None:
    """ "She claimed he took it; touched her; and left": the deeds between semicolons are all his."""
    above = verb.head
    content = above.child("ccomp")
    if verb.dep != "conj" or above.lemma not in cues("VERB") or content is None or verb.child(*_SUBJECTS) is not None:
        return
    semicolon = any(c.text == ";" and content.i < c.i < verb.i for c in above.children)
    if semicolon and above.i < content.i < verb.i and content.tag == verb.tag:
        _move(verb, content, "conj")


def _mend_verbless(sentence: Sequence[Node]) -> None:
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


def _behind_relative(root: Node) -> Node | None:
    """The verb of "Alvarez, who took it, whined in a statement", where the parser sees no sentence but a name."""
    told = root.child("relcl") if root.pos in ("PROPN", "NOUN") else None
    late = next((c for c in root.rights if c.dep == "acl" and c.tag in _PAST), None)
    if told is None or late is None or late.i < told.i or late.child("agent", "aux", "auxpass") is not None:
        return None
    comma = any(c.text == "," and told.i < c.i < late.i for c in root.children)
    return late if comma and root.dep == "ROOT" else None


def _mend_unproven(verb: Node) -> None:
    """ "Claimed without evidence that she had lied": what is claimed is that she had."""
    noun_ = verb.head
    above = noun_.head.head
    if noun_.dep != "pobj" or noun_.head.lower != "without" or verb.i < noun_.i or above.child("ccomp") is not None:
        return
    cue = cues("VERB").get(above.lemma)
    if cue is not None and "clause" in cue.frames and any(c.lower == "that" and c.dep == "mark" for c in verb.lefts):
        _move(verb, above, "ccomp")


def _mend_outcome(verb: Node) -> None:
    """ "Stoked doubts that Peru could pay, helping to sink the peso": behind a comma it is who stoked them."""
    inner = verb.head
    if verb.dep != "advcl" or inner.dep != "acl" or inner.i > verb.i or all(c.lower != "that" for c in inner.lefts):
        return
    above = next((n for n in inner.ancestors() if n.pos == "VERB"), None)
    if above is not None and any(c.text == "," and inner.i < c.i < verb.i for c in (*inner.children, *above.children)):
        _move(verb, above, "advcl")


def _mend_purpose(word: Node) -> None:
    """ "Thrown out of counting centres", "smashing paving stones": the word says what they are for."""
    thing, above = word.child("dobj"), word.head
    if word.dep not in ("pcomp", "xcomp", "advcl", "dobj", "acl") or thing is None or thing.i != word.i + 1:
        return
    if thing.lemma not in group("nouns named for their use") or len(word.lefts) > 0:
        return
    for child in word.rights:
        if child is not thing:
            _move(child, thing if child.dep == "prep" else above, child.dep)
    _move(thing, above, "pobj" if above.pos == "ADP" else "dobj")
    _move(word, thing, "compound")
    word.pos, word.tag = "NOUN", "NN"


def _mend_time(verb: Node) -> None:
    """ "Was declared the winner, hours before police opened fire": the time of it is no part of what was declared."""
    if verb.i > verb.head.i and any(c.dep == "mark" and c.lower in _TIMES for c in verb.lefts):
        verb.dep = "advcl"


def _mend_semicolon(verb: Node) -> None:
    """ "Blaze kills nine; owners pledge help": what stands before a semicolon is not what they pledge."""
    above = verb.head
    if verb.i < above.i and any(c.text == ";" and verb.i < c.i < above.i for c in (*above.lefts, *verb.rights)):
        verb.dep = "parataxis"


def _mend_addressee(to: Node) -> None:
    """ "Confirmed the visit to reporters": they are told, and nobody visits them."""
    thing, who = to.head, to.child("pobj")
    verb = thing.head
    if who is None or thing.dep != "dobj" or verb.lemma not in group("verbs of making known") or thing.i > to.i:
        return
    if who.tag == "NNS" and is_like_people(who):
        _move(to, verb, "prep")


def _mend_hyphenated(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Police baton-charged the crowd": police do it, where the parser makes one noun of "police baton"."""
    if verb.i < 3 or nodes[verb.i - 1].text != "-" or nodes[verb.i - 1].end != verb.start:
        return
    means, who = nodes[verb.i - 2], nodes[verb.i - 3]
    if means.end != nodes[verb.i - 1].start or means.head is not verb or who.head is not means:
        return
    if who.dep != "compound" or who.pos not in ("NOUN", "PROPN") or verb.child(*_SUBJECTS) not in (None, means):
        return
    if verb.child("dobj") is not None and not verb.child("auxpass"):
        _move(who, verb, "nsubj")
        means.dep, verb.tag = "npadvmod", "VBD"


def _mend_other_passive(verb: Node) -> None:
    """ "A poll praised by aides but scorned by critics": both are said of the poll."""
    above = verb.head
    if verb.dep != "conj" or verb.child("agent") is None or verb.child(*_SUBJECTS, "aux", "auxpass") is not None:
        return
    if above.tag == "VBN" or above.i > verb.i:
        return
    first = [n for n in above.subtree() if n.dep == "acl" and n.tag == "VBN" and above.i < n.i < verb.i]
    if first and first[-1].child("agent") is not None:
        _move(verb, first[-1], "conj")
        verb.tag = "VBN"


def _mend_final_source(verb: Node) -> None:
    """ "At least 31 men, most of them old, burned or leapt out, survivors said": survivors say all of it."""
    subjects = [c for c in verb.lefts if c.dep in _SUBJECTS]
    cue = cues("VERB").get(verb.lemma)
    if len(subjects) != 2 or cue is None or "quote" not in cue.frames or verb.child("ccomp", "dobj") is not None:
        return
    first, source = subjects
    told = next((c for c in first.rights if c.dep == "relcl" and first.i < c.i < source.i), None)
    if told is None or told.tag not in ("VBD", "VBZ", "VBP") or any(n.tag in _RELATIVE for n in told.subtree()):
        return
    below = told.child(*_SUBJECTS)
    if not any(c.text == "," and told.i < c.i < source.subtree()[0].i for c in verb.lefts):
        return
    if below is not None and any(c.lower == "of" for c in below.children):
        _move(below, first, "appos")  # "most of them old"
    elif below is not None:
        return
    _move(told, verb, "ccomp")
    _move(first, told, "nsubj")


def _mend_called_on(particle: Node) -> None:
    """ "Calling on opponents to protest": a particle has no noun, so it is a preposition."""
    if particle.child("pobj") is not None:
        particle.dep = "prep"


def _mend_second_passive(verb: Node) -> None:
    """ "Would be trained by police and allowed to carry arms": both are done to them."""
    first, aim = verb.head, verb.child("xcomp")
    if verb.dep != "conj" or first.tag != "VBN" or first.child("auxpass") is None or first.i > verb.i:
        return
    if verb.child(*_SUBJECTS, "aux", "auxpass", "dobj", "ccomp", "dative") is not None:
        return
    steered = aim is not None and "steer" in kinds(verb)
    if steered or verb.lemma in group("verbs with an object"):
        verb.tag = "VBN"


def _mend_behind_noun(verb: Node, nodes: Sequence[Node]) -> None:
    """ "The “murder” of three clerks killed when it was torched": who stands before it is killed, and kills nobody."""
    before = nodes[verb.i - 1] if verb.i else verb
    if verb.dep != "advcl" or before.pos not in ("NOUN", "PROPN") or verb.lemma not in group("verbs with an object"):
        return
    if verb.child(*_SUBJECTS, *_HAS_OBJECT, "mark") is None and before.dep in ("dobj", "pobj", "attr"):
        _move(verb, before, "acl")
        verb.tag = "VBN"


def _mend_prefixed(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Had been re-elected": one verb, where the parser makes three words of it."""
    if verb.i < 2 or nodes[verb.i - 1].text != "-" or nodes[verb.i - 1].end != verb.start:
        return
    hyphen, prefix = nodes[verb.i - 1], nodes[verb.i - 2]
    if prefix.lower not in group("prefixes of verbs") or prefix.end != hyphen.start or prefix.pos == "NOUN":
        return
    if prefix.head is verb or any(above is verb for above in prefix.ancestors()):
        return
    for child in (*prefix.children, *(c for below in prefix.children for c in below.children)):
        _move(child, verb, child.dep)
    if prefix.head is prefix:
        return
    _move(verb, prefix.head, prefix.dep)
    _move(prefix, verb, "dep")
    _move(hyphen, verb, "punct")
    if verb.child("auxpass") is not None and (subject := verb.child("nsubj")) is not None:
        verb.tag, subject.dep = "VBN", "nsubjpass"


def _mend_killer(verb: Node) -> None:
    """ "The shooting in Florida, which killed 17": the shooting did it, and no place."""
    place, which = verb.head, verb.child("nsubj")
    if which is None or which.lower != "which" or place.dep != "pobj" or place.pos != "PROPN":
        return
    deeds = [n for n in place.ancestors() if n.pos == "NOUN" and n.i < place.i]
    if verb.lemma in group("deadly verbs") | group("wounding verbs") and deeds:
        deed = next((n for n in deeds if noun(n) not in actors()), None)
        if deed is not None:
            _move(verb, deed, "relcl")


def _mend_fronted_root(sentence: Sequence[Node]) -> None:
    """ "In a talk on Monday, Leader Ann Ray, D-Ohio, called on them": she called, where the parser sees no sentence."""
    root = next((n for n in sentence if n.head is n), None)
    if root is None or root.pos != "ADP" or root is not sentence[0]:
        return
    verb = next(
        (n for n in sentence if n.tag in _PAST and n.dep in ("acl", "relcl", "conj") and n.lemma in cues("VERB")), None
    )
    if verb is None or verb.child(*_SUBJECTS, "aux", "auxpass") is not None:
        return
    names = [n for n in sentence[: verb.i - root.i] if n.pos == "PROPN" and n.dep in ("conj", "appos")]
    name = next((n for n in names if _follows_comma(n, sentence)), None)
    if name is None:
        return
    verb.head.children = [c for c in verb.head.children if c is not verb]
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    _move(name, verb, "nsubj")
    root.head, root.dep = verb, "prep"
    verb.children = sorted([*verb.children, root], key=position)


def _follows_comma(name: Node, sentence: Sequence[Node]) -> bool:
    first = name.subtree()[0].i - sentence[0].i
    return first > 0 and sentence[first - 1].text == ","


def _mend_bare(verb: Node) -> None:
    """ "She hoped he would be true and repay it": who "would" is also who repays."""
    above = verb.head
    if verb.dep != "conj" or above.tag not in ("VBD", "VBZ", "VBP") or verb.child(*_SUBJECTS, "aux") is not None:
        return
    content = above.child("ccomp")
    if content is None or not above.i < content.i < verb.i or content.pos not in ("VERB", "AUX"):
        return
    if content.tag == "VB" and content.child("aux") is not None:
        _move(verb, content, "conj")


def _mend_reported(verb: Node) -> None:
    """ "Police said two men, working there, choked": who stands behind "said" is not said but does it."""
    above = verb.head
    subject = above.child("dobj") if above.lemma == "say" else None
    if verb.dep != "advcl" or subject is None or verb.child(*_SUBJECTS, "mark", "advmod") is not None:
        return
    if not above.i < subject.i < verb.i or above.child("ccomp") is not None or not is_like_people(subject):
        return
    _move(subject, verb, "nsubj")
    for child in above.children:
        if child.dep == "advcl" and child.tag == "VBG" and subject.i < child.i < verb.i:
            _move(child, subject, "acl")
    _move(verb, above, "ccomp")


def _mend_new_subject(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Caught ten and a helicopter thwarted a raid": no "and" joins the verbs, so the helicopter thwarts."""
    above = verb.head
    if verb.dep != "conj" or verb.child(*_SUBJECTS, "aux", "auxpass") is not None or above.pos != "VERB":
        return
    if any(c.dep == "cc" and above.i < c.i < verb.i for c in above.children) or nodes[verb.i - 1].text == ",":
        return
    thing = above.child("dobj")
    last = next((c for c in reversed(thing.children) if c.dep == "conj" and c.i < verb.i), None) if thing else None
    if thing is None or last is None or last.subtree()[-1].i != verb.i - 1:
        return
    joint = next((c for c in thing.children if c.dep == "cc" and thing.i < c.i < last.i), None)
    _move(last, verb, "nsubj")
    if joint is not None:
        _move(joint, above, "cc")


# ------------------------------------------------------------------------------------------ who speaks
def _mend_inverted(verb: Node, nodes: Sequence[Node]) -> None:
    """ "“A bridge to nowhere,” snorted Amos": behind closing marks and a verb comes who speaks, not its object."""
    who = verb.child("dobj")
    if who is None or verb.i < 2 or verb.child("aux", "auxpass") is not None or who.subtree()[0].i != verb.i + 1:
        return
    marks = {nodes[verb.i - 1].text, nodes[verb.i - 2].text}
    if not marks & _CLOSING or not marks & _ENDING or not (who.pos == "PROPN" or is_like_people(who)):
        return
    for child in verb.lefts:
        if child.dep in _SUBJECTS:
            child.dep = "ccomp"
    who.dep = "nsubj"


def _mend_source(verb: Node, tree: Tree) -> None:
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
    if any(n.tag in _FINITE and n.dep != "acl" for n in phrase):
        return
    tops = [n for n in phrase if not comma < n.head.i < verb.i or n.head is n]
    root = next((n for n in sentence if n.head is n and n.dep == "ROOT"), verb)
    if len(tops) != 1 or not is_like_people(tops[0]) or verb.child(*_SUBJECTS) not in (None, tops[0]):
        return
    if tops[0].head is verb and (root is verb or verb.dep in ("ccomp", "parataxis")):
        return
    if root is not verb and (root.i > comma or root.pos not in ("VERB", "AUX")):
        return
    if root is not verb:
        _promote(verb, root)
        root.dep = "ccomp"
    _move(tops[0], verb, "nsubj")


def _ends_list(phrase: Sequence[Node], verb: Node) -> bool:
    """Whether the words are the last of a list for the parser: "fired at students, nurses and doctors said"."""
    first = next((n for n in phrase if n.dep == "conj" and n.head.i < phrase[0].i), None)
    return first is not None and verb.child(*_SUBJECTS, "aux") is None and any(n.dep == "cc" for n in phrase)


def _mend_signed(dash: Node, nodes: Sequence[Node]) -> None:
    """ "“We will not pay for this wall” — Pat Lowe, farmer": the name behind the dash is no part of the sentence."""
    if dash.i < 2 or nodes[dash.i - 1].text not in _CLOSING:
        return
    for name in nodes[dash.i + 1 : dash.i + 4]:
        if name.dep == "appos" and name.pos == "PROPN" and name.head.i < dash.i:
            root = next((n for n in name.ancestors() if n.head is n), name)
            _move(name, root, "dep")


def _mend_dateline(dash: Node, tree: Tree) -> None:
    """ "OSLO — Former Mayor Ann Berg quit": she quits, where the parser takes her for an apposition to the place."""
    before = tree.nodes[max(0, dash.i - 1)]
    place = before.head if before.dep in ("compound", "appos") else before
    verb, opening = place.head, place.i - tree.sentences[place.sent][0].i < _LONGEST_PLACE
    if not opening or not place.text.isupper() or place.dep not in _SUBJECTS or place.i > verb.i:
        return
    who = next((c for c in place.children if dash.i < c.i < verb.i and c.dep in ("appos", "conj")), None)
    if who is not None:
        dep = place.dep
        _move(who, verb, dep)
        _move(place, verb, "dep")


def _mend_name_by(verb: Node) -> None:
    """ "What he calls a witch hunt by the press": the press hunts and does not call it so."""
    name = verb.child("oprd")
    if name is None or verb.lemma not in naming_verbs() or verb.child(*_SUBJECTS) is None:
        return
    for child in verb.children:
        if child.i > name.i and child.lower == "by" and child.dep in ("prep", "agent"):
            _move(child, name, "prep")


def _mend_foretold(verb: Node) -> None:
    """ "Without it, the line could close by May, the auditors warned": they warn of that, it is no circumstance."""
    above = verb.head
    cue = cues("VERB").get(above.lemma)
    if cue is None or not cue.frames & {"quote", "clause"} or "evidence" in cue.frames or verb.i > above.i:
        return
    if verb.child(*_SUBJECTS) is None or verb.child("mark") is not None or verb.tag in ("VBG", "VBN"):
        return
    if any(n.tag in ("WRB", "WP", "WDT") for c in verb.lefts for n in (c, *c.children)):
        return
    source = above.child(*_SUBJECTS)
    if source is not None and verb.i < source.i < above.i and above.child("ccomp", "dobj") is None:
        verb.dep = "ccomp"


def _mend_absolute(verb: Node) -> None:
    """ "“We won,” she said, her voice breaking": what happens meanwhile is not said."""
    above, subject = verb.head, verb.child(*_SUBJECTS)
    if subject is None or verb.i < above.i or verb.child("aux", "auxpass", "mark") is not None:
        return
    first = verb.subtree()[0].i
    if any(c.text == "," and c.i == first - 1 for c in above.rights) and subject.subtree()[0].i == first:
        verb.dep = "advcl"


def _mend_row(verb: Node) -> None:
    """ "He shouted, he cursed and he wept": a row of deeds, of which the first is no report of the others."""
    first = next((c for c in verb.lefts if c.dep == "ccomp" and c.tag == verb.tag), None)
    last = next((c for c in verb.rights if c.dep == "conj" and c.tag == verb.tag), None)
    if first is None or last is None:
        return
    subjects = [n.child(*_SUBJECTS) for n in (first, verb, last)]
    words = {n.lower for n in subjects if n is not None and n.tag == "PRP"}
    if None not in subjects and len(words) == 1 and first.child("ccomp", "dobj") is None:
        first.dep = "advcl"


def _mend_called_by(verb: Node) -> None:
    """ "Was called a liar by the manager", "was hailed as a hero by miners": who calls so, no liar by somebody."""
    if verb.lemma not in naming_verbs() or verb.tag != "VBN":
        return
    if verb.child("auxpass", "nsubjpass") is None and verb.dep not in ("acl", "advcl"):
        return
    beside = next((c for c in verb.rights if c.dep == "prep" and c.lower == "by"), None)
    who = beside.child("pobj") if beside is not None else None
    if beside is not None and who is not None and _can_call(who):
        beside.dep = "agent"
    if verb.child("agent") is not None:
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
            _move(second, verb, "dep")  # "and a hero by her supporters"
        _move(by, verb, "agent")
        name.dep = "oprd" if name.dep == "dobj" else name.dep
        return


def _can_call(node: Node) -> bool:
    return node.pos == "PROPN" or is_like_people(node) or noun(node) in actors()


def _mend_amount(verb: Node) -> None:
    """ "Was elected by a margin of two points": by how much, not by whom."""
    by = verb.child("agent")
    amount = by.child("pobj") if by is not None else None
    if by is None or amount is None or verb.child("auxpass", "nsubjpass") is None:
        return
    if amount.lemma in group("amounts behind by") or amount.pos == "NUM":
        by.dep = "prep"


def _mend_made(verb: Node) -> None:
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
        _promote(verb, title)
        for child in title.rights:
            _move(child, verb, "agent" if child.lower == "by" else child.dep)
    if title is None or title.i != verb.i + 1 or title.tag not in ("NN", "NNP") or not is_like_people(title):
        return
    verb.tag, verb.pos, subject.dep, title.dep = "VBN", "VERB", "nsubjpass", "oprd"


def _mend_no_proof(verb: Node) -> None:
    """ "There is no proof, the coroner said, that she fell": no proof of that, and the coroner does not say it."""
    said = next((c for c in verb.lefts if c.dep == "ccomp"), None)
    rest = next((c for c in verb.rights if c.dep == "ccomp"), None)
    if said is None or rest is None or verb.lemma not in cues("VERB"):
        return
    if rest.subtree()[0].lower != "that" or rest.child("mark") is None:
        return
    thing = said.child("attr", "dobj", "nsubj")
    if thing is not None and thing.lemma in certainty("noun", "finding") | certainty("noun", "alleging"):
        _move(rest, thing, "acl")


def _mend_claimed_by(verb: Node) -> None:
    """ "Accusations by the governor that she had lied": what the accusations say, and not which governor it is."""
    who, that = verb.head, verb.child("mark")
    claim = who.head.head
    if that is None or that.lower != "that" or who.dep != "pobj" or who.head.lower not in ("by", "from"):
        return
    cue = cues("NOUN").get(claim.lemma) if claim.pos == "NOUN" else None
    if cue is not None and "clause" in cue.frames:
        _move(verb, claim, "acl")


# ------------------------------------------------------------------------------------------ who is meant
def _mend_twice(title: Node) -> None:
    """ "The alleged killer Dan Moore was seen": two subjects side by side are a description and its name."""
    if title.pos != "NOUN" or title.tag in _PLURALS or title.child("det") is None or not is_like_people(title):
        return
    for name in title.head.children:
        if name.dep == title.dep and name.pos == "PROPN" and name.subtree()[0].i == title.i + 1:
            _move(title, name, "compound")
            return


def _mend_holder(name: Node, tree: Tree) -> None:
    """ "The liberal mayor of Izmit, Selin Acar, won": she is the mayor, where the parser sets her beside the place."""
    place = name.head
    office = place.head.head
    if name.pos != "PROPN" or place.pos != "PROPN" or place.dep != "pobj" or place.head.lower not in ("of", "for"):
        return
    if office.pos != "NOUN" or office.tag != "NN" or not is_like_people(office) or office.child("det", "poss") is None:
        return
    first = name.subtree()[0].i
    person = any(label == "PERSON" and a <= name.i < b and b - a > 1 for a, b, label in tree.names)
    if person and first and tree.nodes[first - 1].text == "," and place.i == first - 2:
        _move(name, office, "appos")


def _mend_free_man(thing: Node) -> None:
    """ "He walked out a free man": he is one, and walks nobody."""
    verb = thing.head
    goes = verb.lemma in group("ways of going as somebody") and verb.child("nsubj") is not None
    if goes and is_like_people(thing) and thing.subtree()[0].lower in _ARTICLES and verb.i < thing.i:
        thing.dep = "oprd"


def _mend_chairman(thing: Node, nodes: Sequence[Node]) -> None:
    """ "Named its chairman, the banker Tarek Molla, as …": the banker is the chairman."""
    first = thing.subtree()[0]
    if thing.dep != "npadvmod" or first.i < 2 or nodes[first.i - 1].text != "," or not is_like_people(thing):
        return
    other = nodes[first.i - 2]
    if other.head is thing.head and other.dep in ("dobj", "pobj") and is_like_people(other):
        for child in thing.rights:
            if child.dep == "prep":
                _move(child, thing.head, "prep")
        _move(thing, other, "appos")


def _mend_before_title(word: Node, nodes: Sequence[Node]) -> None:
    """ "The court cleared opposition Senator Karim Bala": one phrase, where the parser makes two objects of it."""
    verb = word.head
    name = next((c for c in verb.rights if c.pos == "PROPN" and c.subtree()[0].i == word.i + 1), None)
    if word.dep != "dobj" or name is None or name.dep not in ("npadvmod", "oprd", "dobj", "dative", "appos", "ccomp"):
        return
    if word.child("det", "poss", "nummod", "prep") is not None or nodes[word.i + 1].lower not in offices():
        return
    _move(word, name, "compound")
    name.dep = "dobj"


def _mend_fronted_participle(sentence: Sequence[Node]) -> None:
    """ "Disgraced former banker Paul Lund left": what he is called, where the parser takes it for the main verb."""
    word = next((n for n in sentence if n.pos != "SPACE"), None)
    if word is None or word.tag not in _PAST or word.child(*_SUBJECTS, "dobj") is not None:
        return
    verb = next((c for c in word.rights if c.dep == "ccomp"), None) if word.head is word else word.head
    if word.head is not word and (word.dep != "advcl" or word.children):
        return
    name = verb.child(*_SUBJECTS) if verb is not None else None
    cue = cues("VERB").get(word.lemma)
    if verb is None or name is None or (cue is not None and "quote" in cue.frames):
        return
    if name.pos != "PROPN" or name.subtree()[0].i != word.i + 1:
        return
    if word.head is word:
        _promote(verb, word)
    _move(word, name, "amod")
    word.pos = "ADJ"
    for child in word.children:
        _move(child, verb, child.dep)


def _mend_as_verb(word: Node, nodes: Sequence[Node]) -> None:
    """ "Striker freed as judge slams police": a headline's verb, which is taken for a plural."""
    if word.i < 2 or word.i + 1 >= len(nodes):
        return
    who, mark, after = nodes[word.i - 1], nodes[word.i - 2], nodes[word.i + 1]
    if mark.lower != "as" or mark.dep != "prep" or who.tag not in ("NN", "NNP") or not is_like_people(who):
        return
    if who.head is not word or word.lemma not in cues("VERB").keys() | group("verbs with an object"):
        return
    if after.sent != word.sent or after.pos not in ("ADJ", "NOUN", "PROPN", "DET", "NUM"):
        return
    thing = word.head if word.head.i > word.i else after
    while (
        thing is not word.head and thing.dep in ("compound", "amod", "det", "nummod", "nmod") and thing.head.i > thing.i
    ):
        thing = thing.head
    above = mark.head
    for node in (mark, word, thing):
        node.head.children = [c for c in node.head.children if c is not node]
    word.head, word.dep, word.pos, word.tag = above, "advcl", "VERB", "VBZ"
    above.children = sorted([*above.children, word], key=position)
    for node, dep in ((mark, "mark"), (thing, "dobj")):
        node.head, node.dep = word, dep
        word.children = sorted([*word.children, node], key=position)
    who.dep = "nsubj"
    for child in mark.children:
        _move(child, word, "dobj" if child.dep == "pobj" else child.dep)
    for child in thing.lefts:
        if child.i < word.i:
            _move(child, word, child.dep)


def _mend_listed(verb: Node) -> None:
    """ "Officials were forced out, heckled or denied service": what is coordinated with a passive is one."""
    first = verb.head
    if verb.dep != "conj" or verb.child(*_SUBJECTS, "aux", "auxpass", "ccomp", "xcomp", "advcl") is not None:
        return
    while first.dep == "conj" and first.tag == "VBN":
        first = first.head
    if first.tag != "VBN" or first.child("auxpass") is None or verb.child("prt") is not None:
        return
    thing = verb.child("dobj")
    if verb.lemma in group("verbs with an object") if thing is None else verb.lemma in group("giving and refusing"):
        verb.tag = "VBN"


def _mend_depictive(thing: Node, tree: Tree) -> None:
    """ "She spoke to officials, a latter-day Boadicea inspecting her troops": one person is not several.

    The phrase describes the subject. A name in such a comparison ("a modern-day Nero") names nobody who is there.
    """
    first = thing.subtree()[0]
    if thing.tag not in ("NN", "NNP") or thing.child("cc", "conj") is not None:
        return
    compared = thing.tag == "NNP" and _is_compared(thing, tree)
    if compared:
        thing.pos, thing.tag = "NOUN", "NN"
        tree.names = tuple(n for n in tree.names if not n[0] <= thing.i < n[1])
    entry = actors().get(noun(thing))
    if not compared and (entry is None or entry.kind != "person"):
        return
    if first.i < 2 or tree.nodes[first.i - 1].text != ",":
        return
    several = tree.nodes[first.i - 2]
    doing = thing.head if thing.dep == "nsubj" and thing.head.tag == "VBG" else None
    if several.tag not in _PLURALS or (doing is None and (thing.dep != "appos" or thing.head is not several)):
        return
    verb = next((n for n in several.ancestors() if n.pos in ("VERB", "AUX")), several)
    who = verb.child(*_SUBJECTS)
    if who is None or who is several or who.tag in _PLURALS or who.lower in ("they", "we", "it", "who", "which"):
        return
    _move(thing, who, "appos")
    if doing is not None and thing.dep == "appos":
        _move(doing, thing, "acl")


def _is_compared(name: Node, tree: Tree) -> bool:
    """Whether an indefinite name stands for a kind of person: "a modern-day Nero", "a second Churchill"."""
    before = tree.text[name.subtree()[0].start : name.start].lower().split()
    return any(word in group("comparing words") for word in before)


def _mend_chain(verb: Node) -> None:
    """ "It drew a reply from Ruiz, who mocked her and warned, “…”": who mocked warns, for a reply says nothing."""
    first = verb.head
    cue = cues("VERB").get(verb.lemma)
    if verb.dep != "conj" or cue is None or "quote" not in cue.frames or verb.child(*_SUBJECTS, "aux") is not None:
        return
    subject = first.child(*_SUBJECTS)
    if subject is None or subject.pos != "NOUN" or is_like_people(subject):
        return
    told = [n for c in first.children for n in c.subtree() if first.i < n.i < verb.i and n.dep == "relcl"]
    for clause in reversed(told):
        who = clause.child("nsubj")
        if who is not None and who.lower == "who" and clause.tag == verb.tag:
            _move(verb, clause, "conj")
            return


def _mend_body(verb: Node) -> None:
    """ "It lost a billion, the mining society estimates": the parser makes one name of body and verb."""
    body = next((c for c in verb.children if c.i == verb.i - 1 and c.dep in ("compound", "nmod")), None)
    if body is None or verb.child(*_SUBJECTS) is not None or verb.lemma not in cues("VERB"):
        return
    for child in verb.lefts:
        if child is not body and child.dep in ("det", "compound", "amod", "poss"):
            _move(child, body, child.dep)
    body.dep = "nsubj"


def _mend_acting(verb: Node) -> None:
    """ "The lawyer acting for the officer said": the lawyer says, where the parser gives the subject to "acting"."""
    subject, main = verb.child("nsubj"), verb.head
    if subject is None or not subject.i < verb.i < main.i or main.child(*_SUBJECTS, "expl") is not None:
        return
    if main.tag not in _FINITE and main.child("aux", "auxpass") is None:
        return
    if subject.subtree()[-1].i + 1 != verb.i or any(c.lower == "with" for c in verb.lefts):
        return
    _move(subject, main, "nsubjpass" if main.child("auxpass") is not None else "nsubj")
    _move(verb, subject, "acl")


def _mend_who(verb: Node) -> None:
    """ "They held a woman outside the bank, who wept": who weeps is a person and no bank."""
    who, thing = verb.child("nsubj"), verb.head
    if who is None or who.lower not in _PERSONAL or thing.dep != "pobj":
        return
    listed = actors().get(noun(thing))
    body = listed is not None and listed.kind in ("body", "place") and thing.head.head.tag == "NNS"
    if not body and (thing.pos != "NOUN" or is_like_people(thing)):  # "nurses at the Hospital, who"
        return
    above: Node | None = thing.head.head
    if above is not None and above.pos == "AUX" and above.dep == "relcl":
        above = above.head  # "women who were pupils at the time who say that"
    if above is not None and above.dep == "attr" and above.head.dep == "relcl":
        above = above.head.head
    if above is not None and above.pos == "VERB":
        above = above.child("dobj")
    if above is not None and above.i < thing.i and above.pos in ("NOUN", "PROPN") and is_like_people(above):
        _move(verb, above, "relcl")


def _mend_state(verb: Node) -> None:
    """ "The clash has left 70 people injured": they are injured, and injure nobody."""
    people = verb.child("nsubj")
    if verb.dep != "ccomp" or people is None or verb.head.lemma not in group("leaving in a state"):
        return
    if people.i < verb.head.i or verb.child(*_HAS_OBJECT, "mark") is not None:
        return
    if verb.lemma in group("verbs with an object") or verb.lemma in ("injure", "wound", "kill"):
        verb.tag, people.dep = "VBN", "nsubjpass"


def _mend_found(word: Node) -> None:
    """ "Reporters found spent cartridges and burned tents": participles before their nouns tell of no deed."""
    verb, thing = word.head, word.child("dobj")
    if thing is None or word.dep != "ccomp" or word.i != verb.i + 1 or thing.subtree()[0].i != word.i + 1:
        return
    if word.child(*_SUBJECTS, "aux", "auxpass", "mark") is not None or thing.pos == "PRON":
        return
    more = [c for c in word.children if c.dep == "conj" and c.tag in _PAST and c.child("dobj") is not None]
    _move(thing, verb, "dobj")
    for child in word.children:
        _move(child, thing if child.dep in ("conj", "cc") else verb, child.dep)
    _move(word, thing, "amod")
    word.pos = "ADJ"
    for other in more:
        noun_ = other.child("dobj")
        if noun_ is not None and noun_.i > other.i and other.child(*_SUBJECTS) is None:
            _move(noun_, thing, "conj")
            _move(other, noun_, "amod")
            other.pos = "ADJ"
