"""What a verb's clause says, whatever its form: agent, patient, denial and modality.

Subjects are found through coordination, control and raising (Chomsky 1981), and for participles, gerunds and
infinitives without a subject of their own. Modality and negation are inherited in the same way ("refused to go", "is
not going to be forced").

`subjects`, `denial` and `modality` cover the clause itself. This module adds what it takes from the clauses above.
"""

from __future__ import annotations

from msgspec.structs import replace

from framing.language import verbs
from framing.language.certainty import is_none, is_noun, is_question, is_verb
from framing.language.clause import ALLEGED, ASSERTED, CONDITIONAL, FUTURE, POSSIBLE, Clause, weaker
from framing.language.control import after_adjective, controlled
from framing.language.cut_off import is_cut_off
from framing.language.denial import RAISING, is_denied, is_doubted, is_under_auxiliary
from framing.language.modality import is_of_a_rule, is_subjunctive, modality
from framing.language.noun_deeds import beneath_noun, content_of_noun, deed_named, is_charged_with, laid_to
from framing.language.shared_subjects import accuser, called_as, message_to, owner_behind, steered_by, text_before
from framing.language.subjects import (
    DEEPEST,
    SUBJECTS,
    is_infinitive,
    is_passive,
    own_subject,
    referred,
    written_subject,
)
from framing.language.tree import Node
from framing.language.words import certainty, group, light_verbs, nominalisations

_TIMES = frozenset({"after", "since", "before", "while", "when"})
_ANY_SUBJECT = (*SUBJECTS, "csubj", "csubjpass", "expl")
_WITHOUT = frozenset({"without", "instead", "than"})  # "instead of going", "rather than going"
_OF_OBJECT = frozenset({"for", "of", "from", "into", "as"})
_ALLEGED = frozenset({"of", "from", "into", "about"})


def clause(verb: Node, depth: int = 0) -> Clause:
    """The subject, voice, denial and modality of a verb, from its own clause and the clauses above it.

    The answer is kept with the verb, so call this only when the links of the tree no longer change.
    """
    if depth:
        return _clause(verb, depth)
    if verb.said is None:
        verb.said = _clause(verb, 0)
    return verb.said


def _clause(verb: Node, depth: int) -> Clause:
    in_passive = is_passive(verb)
    above = None if depth > DEEPEST else _above(verb, depth)
    subject = own_subject(verb)
    if subject is None and above is not None and verb.child(*_ANY_SUBJECT) is None:
        subject = above.subject
    negated = is_denied(verb) != bool(above and above.negated)
    mode = modality(verb)
    if mode == ASSERTED:
        mode = above.modality if above is not None else POSSIBLE if is_infinitive(verb) else ASSERTED
    return Clause(verb, subject, in_passive, negated, mode)


def of_noun(noun: Node) -> Clause:
    """Denial and modality of a deed that a noun names: "no attack" is denied, "alleged attack" is a charge.

    A light verb decides for its noun: "did not launch an attack", "would be a threat". Other words above it make it a
    charge, a wish or a denial: "accused of murder", "called for his arrest".
    """
    return deed_named(noun, clause)


def is_wanted_by(noun: Node, other: Node) -> bool:
    """Whether the other entity only wants the deed, and so does not do it: "Keane called for his resignation"."""
    above = noun.head.head if noun.dep == "pobj" else noun.head
    wanted = above.pos == "VERB" and noun.dep in ("dobj", "pobj") and noun.lemma in nominalisations()
    return wanted and of_noun(noun).modality == POSSIBLE and clause(above).subject is other


def is_denied_above(verb: Node) -> bool:
    """Whether a word above denies the clause: "denied that he lied", "no evidence that he lied"."""
    if is_doubted(verb):
        return True
    if verb.dep not in ("ccomp", "acl") or written_subject(verb) is None or verb.head is verb:
        return False
    above = _with_own_subject(verb, verb.head, 0)
    return above is not None and above.negated


def is_left_open(verb: Node) -> bool:
    """Whether the clause itself is an allegation ("is reportedly a thief") or a question ("Is he a thief?").

    Also the content of a question: "Can anyone say that he is a thief?"
    """
    above = verb
    while above.dep == "ccomp" and above.head is not above:
        above = above.head
    return (
        modality(verb) == ALLEGED or is_question(verb) or (above is not verb and is_question(above)) or _is_unsaid(verb)
    )


def _is_unsaid(verb: Node) -> bool:
    """Whether it is what somebody does not say: "stopped short of saying that he is a thief"."""
    said = verb.head
    plainly = said.lemma in group("verbs of plain saying") and said.tag in ("VB", "VBG")
    return verb.dep == "ccomp" and plainly and said.dep in ("xcomp", "pcomp") and clause(said).negated


def _above(verb: Node, depth: int) -> Clause | None:
    """Subject, negation and modality that the verb inherits. The verb in the result is the one above."""
    head = verb.head
    if head is verb:
        return None
    if verb.dep == "conj":
        return _coordinated(verb, head, depth)
    if written_subject(verb) is not None:
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
    """What a coordinated verb shares with the first:

    "came and saw". "Will not" and "to" count for both unless the second has its own auxiliary.

    A negated subject counts for both: "no state attacked or expelled".
    """
    if head.pos not in ("VERB", "AUX"):
        return None
    if verb.tag in ("VB", "VBG") and any(c.dep == "cc" and c.lower == "than" and c.i < verb.i for c in head.children):
        return replace(clause(head, depth + 1), negated=True)  # "left rather than agree"
    if written_subject(verb) is not None:
        nor = any(c.lower == "nor" and c.i < verb.i for c in head.children)
        return Clause(head, None, False, True, ASSERTED) if nor else None  # "nor did he apologise"
    first = clause(head, depth + 1)
    shared = verb.tag == head.tag and all(c.lower == "to" for c in verb.children if c.dep in ("aux", "auxpass"))
    joined = {c.lower for c in head.children if c.dep == "cc"}
    alike = {head.tag, verb.tag} == {"VBN", "VBD"} and not joined.isdisjoint(("or", "nor"))  # mistaken by the tagger
    shared = shared or (alike and verb.child("aux", "auxpass") is None)
    both = shared and (not joined.isdisjoint(("or", "nor")) or is_under_auxiliary(head, joined))
    both = both or (first.subject is not None and is_none(first.subject))
    return replace(first, negated=first.negated and both, modality=first.modality if shared else ASSERTED)


def _with_own_subject(verb: Node, head: Node, depth: int) -> Clause | None:
    """Modality of a clause with its own subject under another verb:

    "Wants Congress to approve", "no evidence that he stole".
    """
    if verb.dep == "acl":
        return content_of_noun(head, clause)
    if verb.dep == "advcl" and is_cut_off(verb, head):
        return Clause(head, None, False, False, POSSIBLE)
    if is_of_a_rule(verb):
        return Clause(head, None, False, False, CONDITIONAL)
    if verb.dep not in ("ccomp", "xcomp") or head.pos != "VERB":
        return None
    if is_doubted(verb):
        return Clause(head, None, False, True, ASSERTED)
    if _is_unwanted_thought(head, depth):
        return Clause(head, None, False, True, POSSIBLE)
    content = _content(verb, head, depth)
    if content is not None:
        return content
    kinds = verbs.kinds(head)
    if is_subjunctive(verb, kinds):
        return Clause(head, None, False, False, POSSIBLE)
    if not is_infinitive(verb) or verb.child("mark") is not None:
        return None
    wanted = bool(kinds & {"steer", "intent", "commitment", "failure"})
    return Clause(head, None, False, "failure" in kinds, POSSIBLE if wanted else ASSERTED)


def _is_unwanted_thought(thought: Node, depth: int) -> bool:
    """Whether somebody does not want it thought: "I don't want people to think he is a monster"."""
    above = thought.head
    if thought.lemma not in RAISING or thought.dep not in ("ccomp", "xcomp") or not is_infinitive(thought):
        return False
    return above.lemma in ("want", "let", "like") and clause(above, depth + 1).negated


def _content(verb: Node, head: Node, depth: int) -> Clause | None:
    """Denial and modality that a verb gives the clause it reports: a charge, a denial, or not found out."""
    if is_verb(head, "denial"):
        refused = not clause(head, depth + 1).negated
        return Clause(head, None, False, refused, ASSERTED if refused and head.lemma == "deny" else POSSIBLE)
    subject = written_subject(head)
    found = is_verb(head, "finding") or (subject is not None and is_noun(subject, "finding"))
    if found and (clause(head, depth + 1).negated or (head.dep in ("relcl", "acl") and is_none(head.head))):
        return Clause(head, None, False, True, POSSIBLE)
    if head.lemma in group("verbs of plain saying") and is_denied(head) and not is_passive(head):
        return Clause(head, None, False, False, POSSIBLE)  # "did not say that he lied"
    if _is_unsaid(verb):
        return Clause(head, None, False, False, POSSIBLE)
    if is_verb(head, "alleging") or (is_passive(head) and is_verb(head, "hearsay")):
        return Clause(head, None, False, clause(head, depth + 1).negated, ALLEGED)
    return None


def _controlled(verb: Node, head: Node, depth: int) -> Clause | None:
    """Subject and modality of an infinitive under a verb or an adjective: "vowed to crush", "is likely to win"."""
    if head.pos == "ADJ" and head.dep == "acomp" and head.head.pos in ("AUX", "VERB"):
        if verbs.is_about_object(head) and verb.child("dobj") is None:
            return None
        return after_adjective(head, clause(head.head, depth + 1))
    return controlled(verb, head, clause(head, depth + 1)) if head.pos in ("VERB", "AUX") else None


def _beside(verb: Node, head: Node, depth: int) -> Clause | None:
    """Subject and modality of an adverbial clause: "Citing X, he …", "…, leading a push", "to promote his plan"."""
    if head.pos not in ("VERB", "AUX"):
        return None
    purpose = verb.tag == "VB"
    if called_as(head) is verb:
        return Clause(head, head.child("dobj"), False, False, ALLEGED)
    if verb.tag not in ("VBG", "VBN") and not (purpose and any(c.lower == "to" for c in verb.children)):
        return None
    if purpose and (is_passive(head) or verb.child("mark") is not None):
        return None  # "the law was used to punish", "the question whether to punish": the punisher is unknown
    if verb.tag == "VBG" and (thing := text_before(verb, head)) is not None:
        return Clause(head, thing, False, False, ASSERTED)
    if verb.tag == "VBG" and (doer := accuser(verb, head)) is not None:
        return Clause(head, doer, False, False, ASSERTED)
    above = clause(head, depth + 1)
    if verb.tag == "VBG" and above.passive and is_verb(verb, "alleging") and is_verb(head, "alleging"):
        above = replace(above, subject=None)  # "was sued in May, alleging fraud": by whom is not said
    steered = steered_by(head, verb) if purpose else None
    if steered is not None:  # "tapped him to lead"
        return Clause(head, steered, False, above.negated, POSSIBLE)
    if verb.i < head.i or any(c.text == "," and head.i < c.i < verb.i for c in head.children):
        above = replace(above, modality=ASSERTED)
    rather = any(c.dep in {"prep", "mark", "cc"} and c.lower in _WITHOUT for c in verb.children)
    return replace(above, negated=rather, modality=weaker(above.modality, POSSIBLE) if purpose else above.modality)


def _after_preposition(verb: Node, preposition: Node, depth: int) -> Clause | None:
    """Subject and modality after a preposition:

    "criticised them for passing it", "accused of sending", "by cutting".
    """
    word, head = preposition.lower, preposition.head
    phrase = word
    if preposition.dep == "prep" and head.pos == "ADP":  # "instead of going", "backed out of going"
        word, phrase, head = head.lower, f"{head.lower} {word}", head.head
    elif head.pos == "ADV" and head.dep == "advmod" and head.i + 1 == preposition.i:  # "stopped short of going"
        far = head.lower == "far" and word == "from"  # "far from helping"
        head = head.head
        if far and head.pos in ("VERB", "AUX"):
            return Clause(head, clause(head, depth + 1).subject, False, True, ASSERTED)
    if head.pos == "ADJ" and head.dep == "acomp" and head.head.pos in ("AUX", "VERB"):
        whom = next((c.child("pobj") for c in head.rights if c.dep == "prep" and c.i < preposition.i), None)
        if word == "for" and whom is not None:  # "angry at Falk for promising it", "grateful to her for saving them"
            return Clause(head.head, whom, False, False, clause(head.head, depth + 1).modality)
        return _after_adjective(head, depth)
    if is_noun(head, "alleging") and head.dep == "pobj" and head.head.head.pos == "VERB":
        return _after_preposition(verb, head.head, depth)  # "arrested on charges of stealing"
    if (laid := laid_to(head, word)) is not None:
        return Clause(head.head, head, False, laid[0] != clause(head.head, depth + 1).negated, laid[1])
    if head.pos == "NOUN":
        return _about_noun(head, word, depth)
    if head.pos not in ("VERB", "AUX"):
        return None
    if (conduct := _conduct(head, verb)) is not None:
        return conduct
    above, kinds = clause(head, depth + 1), verbs.kinds(head)
    charged = preposition.child("pobj") is not None  # "on charges of"
    failing = is_verb(head, "failing", phrase) or (word == "from" and "failure" in kinds)
    alleged = charged or (not failing and is_verb(head, "alleging", word) and is_charged_with(head, word))
    rather = word in _WITHOUT or any(c.lower == "instead" for c in preposition.children)
    thing = head.child("dobj") if (word in _OF_OBJECT or alleged) and not (above.passive or rather) else None
    thing = thing if thing is not None and thing.i < preposition.i else None
    said = Clause(head, referred(thing, head) if thing is not None else above.subject, False, False, above.modality)
    if word in _TIMES:
        return replace(said, modality=POSSIBLE if is_cut_off(verb, head) else ASSERTED)
    if alleged:
        return replace(said, negated=above.negated, modality=weaker(above.modality, ALLEGED))
    if is_verb(head, "clearing") and word == "of":
        return replace(said, negated=not above.negated)
    if failing:
        told = above.modality if above.negated else weaker(above.modality, POSSIBLE)
        return replace(said, negated=not above.negated, modality=told)  # "did not stop them from going": they went
    if word == "against":  # "is against ending it", "advised against going"
        return replace(said, negated=not above.negated, modality=weaker(above.modality, POSSIBLE))
    unsure = (word in _ALLEGED and not is_verb(head, "certain")) or bool(kinds & {"intent", "commitment"})
    return replace(said, negated=rather, modality=weaker(above.modality, POSSIBLE) if unsure else above.modality)


def _conduct(head: Node, verb: Node) -> Clause | None:
    """Whose deeds somebody's conduct consists of: "his conduct ranged from mocking them to beating them"."""
    subject = own_subject(head)
    if head.lemma not in group("verbs of consisting") or subject is None or subject.pos != "NOUN":
        return None
    said = of_noun(subject)
    return Clause(verb, subject.child("poss"), False, said.negated, said.modality)


def _after_adjective(adjective: Node, depth: int) -> Clause:
    """Subject and modality after an adjective: "is famous for pushing" did; "was wary of going" did not."""
    above = clause(adjective.head, depth + 1)
    if adjective.lower not in certainty("adjective", "unwilling"):
        return above
    told = above.modality if above.negated else weaker(above.modality, POSSIBLE)
    return replace(above, negated=not above.negated, modality=told)


def _about_noun(noun: Node, word: str, depth: int) -> Clause | None:
    """Subject and modality after a noun with a preposition: "faces charges of stealing", "no evidence of tampering"."""
    refused, mode = beneath_noun(noun, word, clause)
    if mode == ASSERTED:
        return None
    above = noun.head
    holder = (
        noun.dep == "dobj" and above.pos == "VERB" and (above.lemma in light_verbs() or is_verb(above, "rejecting"))
    )
    owner = clause(above, depth + 1).subject if holder else noun.child("poss")
    return Clause(noun, owner, False, refused, mode)


def _on_noun(verb: Node, noun: Node, depth: int) -> Clause | None:
    """Subject and modality of a clause on a noun:

    "a man accused of fraud", "his plan to repeal", "has the power to stop".
    """
    if verb.tag in {"VBN", "VBG", "VBD"}:
        return Clause(noun, message_to(verb) or noun, False, False, ASSERTED)
    if verb.tag != "VB":
        return None
    owner = noun.child("poss") or owner_behind(noun, verb)
    if owner is None and noun.dep == "dobj" and noun.head.pos == "VERB" and "weak" in verbs.kinds(noun.head):
        above = clause(noun.head, depth + 1)
        return replace(above, modality=weaker(above.modality, POSSIBLE))
    if owner is None and noun.dep == "ROOT" and noun.pos == "PROPN":
        return Clause(noun, noun, False, False, FUTURE)  # a headline: "Smith to visit Rome"
    if owner is None:
        return None
    failed = "failure" in verbs.kinds_named(nominalisations().get(noun.lemma, ("", ""))[0])  # "his failure to act"
    return Clause(noun, owner, False, failed, POSSIBLE)
