"""What a verb's clause says, whatever its form: who acts, who is acted upon, whether it is denied or told as done.

Subjects are found through coordination, control and raising (Chomsky 1981), also of participles, gerunds and
infinitives without a subject of their own; modality and negation go down the same way ("refused to go", "is not going
to be forced").
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from framing.language import verbs
from framing.language.tree import Node
from framing.language.words import light_verbs, naming_verbs, negators, nominalisations
from framing.model import Modality

ASSERTED: Final = "asserted"
FUTURE: Final = "future"
POSSIBLE: Final = "possible"
CONDITIONAL: Final = "conditional"

_SUBJECTS = ("nsubj", "nsubjpass")
_NOUNS = ("nsubj", "nsubjpass", "dobj")
_STOPS = frozenset({",", ";", ":", "—", "–", "--"})
_TIMES = frozenset({"after", "since", "before", "while", "when"})
_CHARGES = frozenset({"charge", "suspicion", "allegation", "accusation", "count"})
_ANY_SUBJECT = (*_SUBJECTS, "csubj", "csubjpass", "expl")
_WILL = frozenset({"will", "shall", "'ll", "wo", "sha"})
_MAY = frozenset({"may", "might", "could", "can", "ca", "should", "would", "must", "ought", "'d"})
_PERHAPS = frozenset({"allegedly", "reportedly", "supposedly", "purportedly", "possibly", "perhaps", "probably"})
_UNLESS = frozenset({"if", "unless", "whether", "lest"})
_WITHOUT = frozenset({"without", "instead", "than"})  # "instead of going", "rather than going"
_OF_OBJECT = frozenset({"for", "of", "from", "into", "as"})
_ALLEGED = frozenset({"of", "from", "into", "about", "against"})
_DONE = frozenset({"quick", "fast", "proud", "glad", "happy", "right", "wrong", "first"})  # "quick to blame": blames
_UNABLE = frozenset({"unable", "unlikely", "unwilling", "reluctant", "afraid", "hesitant", "loath"})
_RAISING = frozenset({"think", "believe", "suppose", "reckon", "feel"})
_NOT_SURE = frozenset({"alleged", "possible", "potential", "proposed", "planned", "attempted", "threatened"})
_DEEPEST = 8


class Clause(Struct, frozen=True):
    """A verb with what its clause says of it."""

    verb: Node
    subject: Node | None  # of the surface, wherever it stands
    passive: bool
    negated: bool
    modality: Modality


def clause(verb: Node, depth: int = 0) -> Clause:
    """What is said of a verb in its own clause and in those that it hangs on."""
    is_passive = passive(verb)
    above = None if depth > _DEEPEST else _above(verb, depth)
    subject = own_subject(verb)
    if subject is None and above is not None and verb.child(*_ANY_SUBJECT) is None:
        subject = above.subject
    negated = is_denied(verb) != bool(above and above.negated)
    mode = modality(verb)
    if mode == ASSERTED:
        mode = above.modality if above is not None else POSSIBLE if _infinitive(verb) else ASSERTED
    return Clause(verb, subject, is_passive, negated, mode)


def of_noun(noun: Node) -> Clause:
    """What is said of a deed that a noun names: whether there was none ("no attack"), or only maybe ("alleged").

    A verb that says little itself speaks for its noun: "did not launch an attack", "would be a threat".
    """
    denied, above = _none(noun) or is_denied(noun), _saying_little(noun)
    if above is not None:
        said = clause(above)
        return replace(said, negated=said.negated or denied)
    unsure = any(c.dep == "amod" and c.lower in _NOT_SURE for c in noun.children)
    return Clause(noun, None, False, denied, POSSIBLE if unsure else ASSERTED)


def _saying_little(noun: Node) -> Node | None:
    """The verb whose object or complement the noun is, if it has no other meaning than that."""
    above = noun.head
    if noun.dep == "attr":
        return above if above.lemma == "be" else None
    light = noun.dep == "dobj" and above.pos in ("VERB", "AUX")
    light = light and (above.lemma in light_verbs() or bool(verbs.kinds(above) & {"weak", "support"}))
    return above if light and not passive(above) else None


# --------------------------------------------------------------------------------------- said in the clause itself
def passive(verb: Node) -> bool:
    """Also reduced ("accused of fraud, Smith …", headlines) and coordinated ("was arrested and charged")."""
    below = [c.dep for c in verb.children]
    if "auxpass" in below:
        auxiliary = verb.children[below.index("auxpass")]
        return not (auxiliary.lower == "'s" and _active(verb))
    if "agent" in below or "nsubjpass" in below:
        return True
    if verb.tag != "VBN" or "aux" in below or (verb.dep == "acl" and _acts_on(verb)):
        return False
    if verb.dep == "conj" and verb.head.pos == "VERB":
        return "nsubj" not in below and passive(verb.head)
    return verb.dep in ("acl", "advcl")


def _acts_on(verb: Node) -> bool:
    """ "Her refusal to talk angered him", a participle for the parser; not "a man given a chance", "a boy named Tim".

    So it is no passive.
    """
    thing = verb.child("dobj")
    return thing is not None and thing.i > verb.i and verb.lemma not in light_verbs() | naming_verbs()


def _active(verb: Node) -> bool:
    """ "He’s led a strong life", "the support he’s received": a perfect that the parser takes for a passive."""
    if verb.child("dobj", "ccomp") is not None:
        return verb.child("agent") is None
    subject = verb.child(*_SUBJECTS)
    return verb.dep == "relcl" and subject is not None and subject.tag not in ("WP", "WDT")


def is_denied(verb: Node) -> bool:
    """By "not" and its like at the verb or its auxiliary, or by a subject or object that is none."""
    for child in verb.children:
        dep = child.dep
        if dep in ("neg", "advmod"):
            before = child.i < verb.i or (dep == "neg" and verb.lemma == "be")  # "is not afraid"
            if before and child.lower in negators("adverb") and _near(child, verb):
                return True
        elif dep in _NOUNS and (child.lower in negators("noun") or (child.children and _none(child))):
            return True
    return False


def doubted(verb: Node) -> bool:
    """ "I don't think he lied" denies that he lied: the negation is raised (Horn 1978).

    Not "don't you think he lied?", "I can't believe he lied", "I never thought I'd see", "does not feel how".
    """
    above = verb.head
    if verb.dep != "ccomp" or above.lemma not in _RAISING:
        return False
    denial, subject = above.child("neg"), above.child(*_SUBJECTS)
    if denial is None or denial.lower == "never" or not (subject.i if subject is not None else -1) < denial.i < above.i:
        return False
    able = any(c.dep == "aux" and c.lower in ("can", "ca", "could") for c in above.children)
    return not able and not any(c.tag in ("WRB", "WP") for c in verb.lefts)


def _near(word: Node, verb: Node) -> bool:
    """Not "“Absolutely not,” he said": the subject stands between."""
    between = (c for c in verb.children if word.i < c.i < verb.i)
    return not any(c.dep in _SUBJECTS or c.text in _STOPS for c in between)


def _none(noun: Node) -> bool:
    first = noun.child("det", "preconj")
    return first is not None and first.lower in ("no", "neither")


def modality(verb: Node) -> Modality:
    """Told as done, as coming, as possible, or as a condition; what clauses above say is not looked at."""
    for child in verb.children:
        if child.dep == "aux":
            if child.lower in _WILL:
                return FUTURE
            if child.lower in _MAY and not (child.lower == "'d" and verb.tag in ("VBN", "VBD")):
                return POSSIBLE
        elif child.dep == "mark" and child.lower in _UNLESS:
            return CONDITIONAL
        elif child.dep == "advmod" and child.lower in _PERHAPS:
            return POSSIBLE
        elif child.tag in ("WRB", "WP") and child.i < verb.i and _infinitive(verb):
            return POSSIBLE  # "how to scale it"
    if verb.dep == "ROOT" and own_subject(verb) is not None and _infinitive(verb):
        return FUTURE  # a headline: "Premier to visit valley"
    return ASSERTED


def own_subject(verb: Node) -> Node | None:
    """The subject that stands in the clause; for a relative pronoun, the noun that it stands for."""
    subject = verb.child(*_SUBJECTS)
    return None if subject is None else referred(subject, verb)


def referred(word: Node, verb: Node) -> Node | None:
    """The noun behind a relative pronoun ("the man who", "the law which"); any other word as it is."""
    if word.tag not in ("WP", "WDT"):
        return word
    node = verb
    for _ in range(_DEEPEST):
        if node.dep == "relcl":
            return node.head
        if node.dep not in {"conj", "xcomp", "ccomp"} or node.head is node:
            return None
        node = node.head
    return None


# ------------------------------------------------------------------------------------- said in the clauses above
def _above(verb: Node, depth: int) -> Clause | None:
    """Subject, negation and modality that the verb has from where it hangs; the verb of the result is that above."""
    head = verb.head
    if head is verb:
        return None
    if verb.dep == "conj":
        return _coordinated(verb, head, depth)
    if verb.child(*_SUBJECTS) is not None:
        return _with_own_subject(verb, head, depth)
    if verb.dep in ("xcomp", "ccomp"):
        return _controlled(verb, head, depth)
    if verb.dep == "advcl" and verb.tag in ("VBD", "VBP", "VBZ") and verb.child("mark", "advmod") is None:
        return _coordinated(verb, head, depth)  # "failed to stop it, refused to apologise and left"
    if verb.dep == "advcl":
        return _beside(verb, head, depth)
    if verb.dep == "pcomp":
        return _after_preposition(verb, head, depth)
    if verb.dep == "acl":
        return _on_noun(verb, head, depth)
    return None


def _coordinated(verb: Node, head: Node, depth: int) -> Clause | None:
    """ "Came and saw"; "will not" and "to" hold for both where the second has no auxiliary of its own.

    A subject that is nobody is so for both: "no state attacked or expelled".
    """
    if head.pos not in ("VERB", "AUX") or verb.child(*_SUBJECTS) is not None:
        return None
    first = clause(head, depth + 1)
    shared = verb.tag == head.tag and all(c.lower == "to" for c in verb.children if c.dep in ("aux", "auxpass"))
    joined = {c.lower for c in head.children if c.dep == "cc"}
    both = shared and (not joined.isdisjoint(("or", "nor")) or _under_auxiliary(head, joined))
    both = both or (first.subject is not None and (first.subject.lower in negators("noun") or _none(first.subject)))
    return replace(first, negated=first.negated and both, modality=first.modality if shared else ASSERTED)


def _under_auxiliary(head: Node, joined: set[str]) -> bool:
    """ "Would not trigger the rule and abolish the veto": "not" stands with the auxiliary of both."""
    denial, auxiliary = head.child("neg"), head.child("aux", "auxpass")
    return denial is not None and auxiliary is not None and auxiliary.i < denial.i and "but" not in joined


def _with_own_subject(verb: Node, head: Node, depth: int) -> Clause | None:
    """ "Wants Congress to approve": not yet done."""
    if verb.dep not in ("ccomp", "xcomp") or head.pos != "VERB":
        return None
    if doubted(verb):
        return Clause(head, None, False, True, ASSERTED)
    kinds = verbs.kinds(head)
    if _subjunctive(verb, kinds):
        return Clause(head, None, False, False, POSSIBLE)
    if not _infinitive(verb) or verb.child("mark") is not None:
        return None
    wanted = bool(kinds & {"steer", "intent", "commitment", "failure"})
    return Clause(head, None, False, "failure" in kinds, POSSIBLE if wanted else ASSERTED)


def _controlled(verb: Node, head: Node, depth: int) -> Clause | None:
    """ "Vowed to crush", "urged him to resign", "is likely to win", "tried to help"."""
    if head.pos == "ADJ" and head.dep == "acomp" and head.head.pos in ("AUX", "VERB"):
        if verbs.is_about_object(head) and verb.child("dobj") is None:
            return None
        above = clause(head.head, depth + 1)
        return replace(
            above,
            negated=above.negated != (head.lower in _UNABLE),
            modality=above.modality if head.lower in _DONE else _weaker(above.modality, POSSIBLE),
        )
    if head.pos not in ("VERB", "AUX"):
        return None
    above, kinds = clause(head, depth + 1), verbs.kinds(head)
    if _infinitive(verb) and (coming := _coming(head)) != ASSERTED:
        return replace(above, modality=_weaker(above.modality, coming))
    thing = head.child("dobj", "dative")
    steered = _steered(head, verb)
    wanted = (
        steered is not None
        or (above.passive and _infinitive(verb))
        or bool(kinds & {"intent", "commitment", "failure"})
        or ("steer" in kinds and thing is None and _infinitive(verb))  # a headline: "Premier Urged to Quit"
    )
    if thing is not None and steered is None:
        wanted = wanted or verb.tag == "VB"  # "used the money to pay"
        wanted = wanted and head.lemma != "use"
    return Clause(
        head,
        above.subject if steered is None else steered,
        False,
        above.negated != ("failure" in kinds),
        _weaker(above.modality, POSSIBLE) if wanted else above.modality,
    )


def _coming(head: Node) -> Modality:
    """What an infinitive is behind "is going to", "is to", "has got to", "it is better to"; "had to go" went."""
    if head.lower == "going":
        return FUTURE
    if head.lemma == "be":
        return POSSIBLE if head.child("acomp", "attr", "expl") is not None else FUTURE
    return POSSIBLE if head.lower in ("have", "has", "got") and head.child("dobj") is None else ASSERTED


def _subjunctive(verb: Node, kinds: frozenset[str]) -> bool:
    """ "Insist that they agree", "demanded that he resign": a bare form, for the parser often a present tense."""
    if verb.dep != "ccomp" or verb.child("mark") is None or verb.child("aux") is not None:
        return False
    return verb.tag == "VB" or ("commitment" in kinds and verb.tag == "VBP")


def _infinitive(verb: Node) -> bool:
    """ "To go", "have him go": no finite form."""
    auxiliaries = [c.lower for c in verb.children if c.dep == "aux"]
    return "to" in auxiliaries or (verb.tag == "VB" and not auxiliaries and verb.dep in ("ccomp", "xcomp"))


def _steered(head: Node, verb: Node) -> Node | None:
    """Whom the verb above wants to do it: "urged him to resign", "counts on him to win"."""
    thing, kinds = head.child("dobj", "dative"), verbs.kinds(head)
    if thing is None and (pair := verbs.complement(head, verbs.name(head))) is not None:
        thing, kinds = pair[1], verbs.kinds_named(pair[0])
    return referred(thing, head) if thing is not None and "steer" in kinds and thing.i < verb.i else None


def _weaker(one: Modality, other: Modality) -> Modality:
    """What is wanted in a clause that is itself not told as done stays what the clause says."""
    return other if one == ASSERTED else one


def _beside(verb: Node, head: Node, depth: int) -> Clause | None:
    """ "Citing X, he …", "…, leading a push", "to promote his plan"."""
    if head.pos not in ("VERB", "AUX"):
        return None
    purpose = verb.tag == "VB"
    if verb.tag not in ("VBG", "VBN") and not (purpose and any(c.lower == "to" for c in verb.children)):
        return None
    if purpose and (passive(head) or verb.child("mark") is not None):
        return None  # "the law was used to punish", "the question whether to punish": who punishes is not told
    if verb.tag == "VBG" and (thing := _text_before(verb, head)) is not None:
        return Clause(head, thing, False, False, ASSERTED)
    above = clause(head, depth + 1)
    steered = _steered(head, verb) if purpose else None
    if steered is not None:  # "tapped him to lead"
        return Clause(head, steered, False, above.negated, POSSIBLE)
    if verb.i < head.i or any(c.text == "," and head.i < c.i < verb.i for c in head.children):
        above = replace(above, modality=ASSERTED)
    rather = any(c.dep in {"prep", "mark", "cc"} and c.lower in _WITHOUT for c in verb.children)
    return replace(above, negated=rather, modality=_weaker(above.modality, POSSIBLE) if purpose else above.modality)


def _text_before(verb: Node, head: Node) -> Node | None:
    """ "Sent a letter asking him", "issued a statement saying": the letter says it."""
    thing = head.child("dobj")
    if thing is None or thing.pos != "NOUN" or not head.i < thing.i < verb.i or "speech" not in verbs.kinds(verb):
        return None
    return None if any(c.text == "," and thing.i < c.i < verb.i for c in head.children) else thing


def _after_preposition(verb: Node, preposition: Node, depth: int) -> Clause | None:
    """ "Criticised them for passing it", "accused of sending", "by cutting", "famous for pushing"."""
    word, head = preposition.lower, preposition.head
    if preposition.dep == "prep" and head.pos == "ADP":  # "instead of going"
        word, head = head.lower, head.head
    if head.pos == "ADJ" and head.dep == "acomp" and head.head.pos in ("AUX", "VERB"):
        return clause(head.head, depth + 1)
    if head.lemma in _CHARGES and head.dep == "pobj" and head.head.head.pos == "VERB":
        return _after_preposition(verb, head.head, depth)  # "arrested on charges of stealing"
    if head.pos not in ("VERB", "AUX"):
        return None
    above, kinds = clause(head, depth + 1), verbs.kinds(head)
    charged = preposition.child("pobj") is not None  # "on charges of"
    charged = charged or (word == "with" and head.lemma in _CHARGES)  # "charged him with stealing"
    thing = head.child("dobj") if (word in _OF_OBJECT or charged) and not above.passive else None
    thing = thing if thing is not None and thing.i < preposition.i else None
    unsure = charged or word in _ALLEGED or bool(kinds & {"intent", "commitment"})
    prevented = word == "from" and "failure" in kinds
    return Clause(
        head,
        referred(thing, head) if thing is not None else above.subject,
        False,
        word in _WITHOUT or prevented or (charged and above.negated),
        ASSERTED if word in _TIMES else _weaker(above.modality, POSSIBLE) if unsure else above.modality,
    )


def _on_noun(verb: Node, noun: Node, depth: int) -> Clause | None:
    """ "A man accused of fraud", "provisions jabbing at X"; "his plan to repeal", "has the power to stop"."""
    if verb.tag in {"VBN", "VBG", "VBD"}:
        return Clause(noun, noun, False, False, ASSERTED)
    if verb.tag != "VB":
        return None
    owner = noun.child("poss") or _behind(noun, verb)
    if owner is None and noun.dep == "dobj" and noun.head.pos == "VERB" and "weak" in verbs.kinds(noun.head):
        above = clause(noun.head, depth + 1)
        return replace(above, modality=_weaker(above.modality, POSSIBLE))
    if owner is None and noun.dep == "ROOT" and noun.pos == "PROPN":
        return Clause(noun, noun, False, False, FUTURE)  # a headline: "Smith to visit Rome"
    if owner is None:
        return None
    failed = "failure" in verbs.kinds_named(nominalisations().get(noun.lemma, ("", ""))[0])  # "his failure to act"
    return Clause(noun, owner, False, failed, POSSIBLE)


def _behind(noun: Node, verb: Node) -> Node | None:
    """ "The willingness of citizens to pay", "an effort by bishops to stop it"; not "pressure by him to pay"."""
    if verbs.kinds_named(noun.lemma) & {"steer", "commitment"}:
        return None
    for child in noun.children:
        if noun.i < child.i < verb.i and child.dep == "prep" and child.lower in ("of", "by"):
            return child.child("pobj")
    return None
