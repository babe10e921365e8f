"""What a verb's clause says, whatever its form: agent, patient, denial and modality.

Subjects are found through coordination, control and raising (Chomsky 1981), and for participles, gerunds and
infinitives without a subject of their own. Modality and negation are inherited in the same way ("refused to go", "is
not going to be forced").
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from framing.language import verbs
from framing.language.actors import is_document, is_kin, is_like_people
from framing.language.certainty import (
    has_no,
    is_none,
    is_noun,
    is_number,
    is_on_no_occasion,
    is_question,
    is_refuted,
    is_verb,
)
from framing.language.people import person_nouns
from framing.language.tree import Node, Tree
from framing.language.words import certainty, group, light_verbs, naming_verbs, negators, nominalisations
from framing.model import Modality, Parse

ASSERTED: Final = "asserted"
FUTURE: Final = "future"
POSSIBLE: Final = "possible"
CONDITIONAL: Final = "conditional"
ALLEGED: Final = "alleged"

PASSIVE_SUBJECT: Final = "nsubjpass"
SUBJECTS: Final = ("nsubj", PASSIVE_SUBJECT)
"""The labels of subjects, for those who ask about positions in a sentence and not about one clause."""
_STOPS = frozenset({",", ";", ":", "—", "–", "--"})
_TIMES = frozenset({"after", "since", "before", "while", "when"})
_ANY_SUBJECT = (*SUBJECTS, "csubj", "csubjpass", "expl")
_UNLESS = frozenset({"if", "unless", "whether", "lest"})
_WITHOUT = frozenset({"without", "instead", "than"})  # "instead of going", "rather than going"
_OF_OBJECT = frozenset({"for", "of", "from", "into", "as"})
_ALLEGED = frozenset({"of", "from", "into", "about"})
_RAISING = frozenset({"think", "believe", "suppose", "reckon", "feel"})
_OF_PAST = frozenset({"could", "would", "might"})  # "will" and "can" in the past
_BEFORE_NAME = frozenset({"nmod", "compound"})
_DEEPEST = 8
_LONGEST_CHAIN = 3  # sentences that go on with "it"


class Clause(Struct, frozen=True):
    """A verb with its subject, voice, denial and modality."""

    verb: Node
    subject: Node | None  # the surface subject, wherever it is
    passive: bool
    negated: bool
    modality: Modality


def clause(verb: Node, depth: int = 0) -> Clause:
    """The subject, voice, denial and modality of a verb, from its own clause and the clauses above it.

    The answer is kept with the verb. It is asked of a tree whose links change no more.
    """
    if depth:
        return _clause(verb, depth)
    if verb.said is None:
        verb.said = _clause(verb, 0)
    return verb.said


def _clause(verb: Node, depth: int) -> Clause:
    in_passive = is_passive(verb)
    above = None if depth > _DEEPEST else _above(verb, depth)
    subject = own_subject(verb)
    if subject is None and above is not None and verb.child(*_ANY_SUBJECT) is None:
        subject = above.subject
    negated = is_denied(verb) != bool(above and above.negated)
    mode = modality(verb)
    if mode == ASSERTED:
        mode = above.modality if above is not None else POSSIBLE if _infinitive(verb) else ASSERTED
    return Clause(verb, subject, in_passive, negated, mode)


def of_noun(noun: Node) -> Clause:
    """Denial and modality of a deed that a noun names: "no attack" is denied, "alleged attack" is a charge.

    A light verb speaks for its noun: "did not launch an attack", "would be a threat". Other words above it make it a
    charge, a wish or a denial: "accused of murder", "called for his arrest".
    """
    denied = has_no(noun) or is_denied(noun) or is_refuted(noun)
    above = _saying_little(noun)
    if above is not None:
        said = clause(above)
        return replace(said, negated=said.negated or denied)
    words = {c.lower for c in noun.children if c.dep == "amod"}
    if not words.isdisjoint(certainty("adjective", "alleging")):
        return Clause(noun, None, False, denied, ALLEGED)
    if not words.isdisjoint(certainty("adjective", "unsure")):
        return Clause(noun, None, False, denied, POSSIBLE)
    if _is_kind_of_deed(noun):
        return Clause(noun, None, False, denied, POSSIBLE)
    refused, mode = _around_noun(noun)
    return Clause(noun, None, False, denied != refused, mode)


def is_defined(noun: Node) -> bool:
    """Whether the noun only says what a law is about: "the law covers the killing of a judge; a killing in a robbery".

    It stands in a list of cases, or a verb of definition has it as its object, and nobody in it is definite.
    """
    top = noun
    while top.dep in ("appos", "conj") and top.head is not top and top.head.pos == "NOUN":
        top = top.head
    listed = top is not noun and top.tag == "NNS" and top.lemma in group("cases of a law")
    above = top.head
    covered = top.dep == "dobj" and above.pos == "VERB" and above.lemma in group("verbs of definition")
    if covered and (subject := own_subject(above)) is not None and (subject.pos == "PROPN" or is_like_people(subject)):
        return False  # "reporters cover killings"
    if not listed and not covered:
        return False
    below = [n for c in noun.children for n in c.subtree() if c.dep not in ("appos", "conj", "punct")]
    return not any(n.pos == "PROPN" or n.tag in ("CD", "PRP$", "POS") for n in below)


def _is_kind_of_deed(noun: Node) -> bool:
    """Whether a law speaks of the deed as a kind: "applies to the killing of a judge or the murder of an officer"."""
    node = noun
    while node.dep == "conj" and node.head.pos == "NOUN":
        node = node.head
    above = node.head.head if node.dep == "pobj" else node.head
    if node.dep not in ("pobj", "appos") or above.lemma not in group("words of law"):
        return False
    whom = next((c.child("pobj") for c in noun.rights if c.dep == "prep" and c.lower == "of"), None)
    return whom is not None and any(c.lower in ("a", "an", "any") for c in whom.children)


def _around_noun(noun: Node) -> tuple[bool, Modality]:
    """Denial and modality that the words governing the noun give it."""
    above, word = noun.head, ""
    if noun.dep == "pobj":
        above, word = above.head, above.lower
    elif noun.dep != "dobj":
        return False, ASSERTED
    if (laid := _laid_to(above, word)) is not None:
        return laid
    if above.pos == "NOUN":
        return _beneath_noun(above, word)
    if above.pos not in ("VERB", "AUX"):
        return False, ASSERTED
    if (not word and is_verb(above, "denial") and not is_noun(noun, "alleging")) or (
        word == "of" and is_verb(above, "clearing")
    ):
        refused = not clause(above).negated
        return refused, ASSERTED if refused or word else POSSIBLE  # "would neither confirm nor deny the arrest"
    if not word and is_verb(above, "preventing"):
        return not clause(above).negated, POSSIBLE
    if is_verb(above, "alleging", word) and (not word or _charges(above, word)):
        return clause(above).negated, ALLEGED
    wanted = is_verb(above, "demand", word) if word else above.lemma in certainty("verb", "demand")
    return False, POSSIBLE if wanted and (not word or above.lemma not in certainty("verb", "demand")) else ASSERTED


def is_wanted_by(noun: Node, other: Node) -> bool:
    """Whether the other entity wants the deed and so does not do it: "Keane called for his resignation"."""
    above = noun.head.head if noun.dep == "pobj" else noun.head
    wanted = above.pos == "VERB" and noun.dep in ("dobj", "pobj") and noun.lemma in nominalisations()
    return wanted and of_noun(noun).modality == POSSIBLE and clause(above).subject is other


def _charges(verb: Node, word: str) -> bool:
    """Whether the preposition introduces an alleged deed: "accused of", "charged with", "arrested for"."""
    return word in ("of", "with") or verb.lemma not in certainty("verb", "alleging")


def _laid_to(noun: Node, word: str) -> tuple[bool, Modality] | None:
    """The same if the parser attaches "of" to the accused: "accuses the bank of fraud", "cleared her of theft"."""
    if noun.dep != "dobj" or noun.head.pos != "VERB" or word not in ("of", "with"):
        return None
    if is_verb(noun.head, "alleging", word):
        return False, ALLEGED
    return (True, ASSERTED) if word == "of" and is_verb(noun.head, "clearing") else None


def _beneath_noun(above: Node, word: str) -> tuple[bool, Modality]:
    """Denial and modality after a noun: "allegations of", "no evidence of", "calls for"."""
    if word in ("of", "about", "over") and is_noun(above, "alleging"):
        return is_rejected(above), ALLEGED
    if word == "of" and is_noun(above, "finding") and _not_found(above):
        return True, POSSIBLE
    if word in ("of", "for") and is_noun(above, "demand"):
        return False, POSSIBLE
    return False, ASSERTED


def is_rejected(noun: Node) -> bool:
    """Whether the verb rejects the claim: "denied allegations", "rejected the claim", "brushed aside the report"."""
    verb = noun.head
    if noun.dep != "dobj" or is_denied(verb):
        return False
    beside = next((c.lower for c in verb.rights if c.dep in ("prt", "advmod") and c.i == verb.i + 1), "")
    return is_verb(verb, "rejecting") or f"{verb.lemma} {beside}" in certainty("verb", "rejecting")


def _not_found(noun: Node) -> bool:
    """Whether the text says that nothing was found:

    "no evidence", "did not find any evidence", "without proof", "lack of evidence".
    """
    above = noun.head
    if is_none(noun):
        return True
    if noun.dep in ("dobj", "attr", "nsubj") and above.lemma in certainty("verb", "yielding"):
        return clause(above).negated
    return noun.dep == "pobj" and (above.lower == "without" or above.head.lower in negators("lack"))


def _saying_little(noun: Node) -> Node | None:
    """The light verb whose object or complement the noun is; None for verbs with a meaning of their own."""
    above = noun.head
    if noun.dep == "attr":
        return above if above.lemma == "be" else None
    light = noun.dep == "dobj" and above.pos in ("VERB", "AUX")
    light = light and (above.lemma in light_verbs() or bool(verbs.kinds(above) & {"weak", "support"}))
    ended = above.lemma in group("verbs of ending")  # "will not drop their inquiry": they inquire
    return above if light and not ended and not is_passive(above) else None


# --------------------------------------------------------------------------------------- said in the clause itself
def is_passive(verb: Node) -> bool:
    """Whether the verb is passive, also if reduced ("accused, Smith …") or coordinated ("arrested and charged")."""
    below = [c.dep for c in verb.children]
    if "auxpass" in below:
        auxiliary = verb.children[below.index("auxpass")]
        return not (auxiliary.lower == "'s" and _active(verb))
    if "agent" in below or "nsubjpass" in below:
        return True
    if verb.tag != "VBN" or "aux" in below or (verb.dep == "acl" and _acts_on(verb)):
        return False
    if verb.dep == "advcl" and {"nsubj", "mark", "dobj"}.issubset(below):
        return False  # "since nuns visiting the camp accused marshals of": a past tense
    if verb.dep == "conj" and verb.head.pos == "VERB":
        return "nsubj" not in below and is_passive(verb.head)
    return verb.dep in ("acl", "advcl") or (verb.dep == "xcomp" and verb.child("dobj") is None)  # "found strangled"


def _acts_on(verb: Node) -> bool:
    """Whether a seeming participle is an active verb: "Her refusal to talk angered him"; not "a man given a chance".

    So it is no passive.
    """
    thing = verb.child("dobj")
    return thing is not None and thing.i > verb.i and verb.lemma not in light_verbs() | naming_verbs()


def _active(verb: Node) -> bool:
    """Whether a seeming passive is a perfect: "He’s led a strong life", "the support he’s received"."""
    if verb.child("dobj", "ccomp") is not None:
        return verb.child("agent") is None
    subject = written_subject(verb)
    return verb.dep == "relcl" and subject is not None and subject.tag not in ("WP", "WDT")


def is_denied(verb: Node) -> bool:
    """Whether the clause is denied: by "not" or the like, or by a subject or object that is none.

    An object before its verb is quoted speech and denies nothing: "“No comment,” said the army".
    """
    for child in verb.children:
        dep = child.dep
        if dep == "advmod" and child.lower == "longer" and any(c.lower in ("no", "any") for c in child.children):
            return True  # "will no longer sell"
        if child.i < verb.i and child.lower == "neither" and dep in ("preconj", "cc"):
            return True
        if dep == "cc" and child.lower == "nor" and child.i < verb.i:
            return True
        if dep in ("neg", "advmod"):
            if _is_no_longer(child, verb) or _denies(child, verb):
                return True
        elif (dep in SUBJECTS or (dep == "dobj" and child.i > verb.i)) and is_none(child) and not is_number(child):
            return True
        if child.children and (dep in ("prep", "advmod") or dep in SUBJECTS) and _on_no_occasion(child, verb):
            return True
    return _has_lost_none(verb)


def _has_lost_none(verb: Node) -> bool:
    """Whether the parser gives the object with "no" to the name behind it:

    "The company supplied no coaching, lawyer Ann Lowe told the court".
    """
    if verb.pos != "VERB" or verb.child("dobj") is not None:
        return False
    behind = (n for c in verb.rights if c.dep == "conj" for n in c.subtree())
    word = next((n for n in behind if n.i == verb.i + 1 and n.lower == "no"), None)
    if word is None or word.head.dep not in _BEFORE_NAME or not has_no(word.head):
        return False
    beside = (*word.head.children, *word.head.head.children)
    return any(c.text == "," and c.i == word.head.i + 1 for c in beside)


def denying_word(verb: Node) -> Node | None:
    """The adverb by which the clause is denied: "not" of "did not go", "never" of "never to go"."""
    return next((c for c in verb.children if c.dep in ("neg", "advmod") and _denies(c, verb)), None)


def _denies(adverb: Node, verb: Node) -> bool:
    before = adverb.i < verb.i or verb.lemma == "be"  # "is not afraid", "was hardly a hero"
    denies = before and adverb.lower in negators("adverb")
    return denies and _near(adverb, verb) and not _goes_beyond(adverb, verb)


def _is_no_longer(word: Node, verb: Node) -> bool:
    """Whether the word ends "no longer", which the parser gives to the verb as two words."""
    if word.lower not in ("longer", "more") or word.i > verb.i:
        return False
    return any(c.lower == "no" and c.i == word.i - 1 for c in (*word.children, *verb.children))


def _on_no_occasion(child: Node, verb: Node) -> bool:
    """Whether the clause has a phrase for "never":

    "At no time did he"; "Smith by no means insulted them" (attached to the subject).
    """
    phrases = child.rights if child.dep in SUBJECTS else [child]
    return any(c.i < verb.i and is_on_no_occasion(c) for c in phrases)


def is_doubted(verb: Node) -> bool:
    """Whether a raised negation denies the clause: "I don't think he lied" denies that he lied (Horn 1978).

    Not "don't you think he lied?", "I can't believe he lied", "I never thought I'd see", "does not feel how".
    """
    above = verb.head
    if verb.dep != "ccomp" or above.lemma not in _RAISING:
        return False
    denial, subject = above.child("neg"), written_subject(above)
    if denial is None or denial.lower == "never" or not (subject.i if subject is not None else -1) < denial.i < above.i:
        return False
    return not _is_able(above) and not any(c.tag in ("WRB", "WP") for c in verb.lefts)


def is_denied_above(verb: Node) -> bool:
    """Whether a word above denies the clause: "denied that he lied", "no evidence that he lied"."""
    if is_doubted(verb):
        return True
    if verb.dep not in ("ccomp", "acl") or written_subject(verb) is None or verb.head is verb:
        return False
    above = _with_own_subject(verb, verb.head, 0)
    return above is not None and above.negated


def leaver(verb: Node) -> Node | None:
    """The person a participle describes, if the parser takes it for a verb: "to succeed retiring Senator Hark"."""
    if verb.tag != "VBG" or verb.lemma not in group("leaving an office"):
        return None
    name = verb.child("dobj")
    first = min((n.i for n in name.subtree()), default=-1) if name is not None else -1
    return name if name is not None and name.pos == "PROPN" and first == verb.i + 1 else None


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


def is_of_a_rule(verb: Node) -> bool:
    """Whether a relative clause only says to whom a rule applies: "Drivers who lie about it could be fined".

    Nobody in particular is meant, and what is said of them is not told as done. A clause in the past tells what
    happened ("Miners who struck must work"), unless the rule may be past as well ("who lied could be fined").
    """
    noun = verb.head
    if verb.dep != "relcl" or noun.pos != "NOUN" or not is_subject(noun) or noun.head is noun:
        return False
    if any(c.dep in ("det", "poss", "nummod") or (c.text == "," and noun.i < c.i < verb.i) for c in noun.children):
        return False
    if modality(noun.head) == ASSERTED:
        return False
    in_past = any(n.tag == "VBD" and n.dep in ("aux", "auxpass", "relcl") for n in (verb, *verb.children))
    return not in_past or not _OF_PAST.isdisjoint(auxiliaries(noun.head))


def _near(word: Node, verb: Node) -> bool:
    """Whether the negation belongs to the verb: no subject and no closing mark between, as in "“Never,” he said"."""
    between = (c for c in verb.children if word.i < c.i < verb.i)
    return not any(c.dep in SUBJECTS or c.text in _STOPS or c.tag == "''" for c in between)


def _goes_beyond(word: Node, verb: Node) -> bool:
    """Whether the negation adds and denies nothing:

    "Not only won", "not to mention the lies"; not "cannot just win".
    """
    if verb.lower == "mention" and any(c.lower == "to" for c in verb.children):
        return True
    focus = any(c.i == word.i + 1 and c.lower in group("words of focus") for c in verb.children)
    return focus and not _is_able(verb)


def _is_able(verb: Node) -> bool:
    return not {"can", "ca", "could"}.isdisjoint(auxiliaries(verb))


def modality(verb: Node) -> Modality:
    """The modality of the verb's own clause: done, future, possible or conditional.

    Clauses above are not considered.
    """
    for child in verb.children:
        if child.dep == "aux":
            if child.lower in group("future auxiliaries"):
                return FUTURE
            if child.lower in group("possible auxiliaries") and not (
                child.lower == "'d" and verb.tag in ("VBN", "VBD")
            ):
                return POSSIBLE
        elif child.dep == "mark" and child.lower in _UNLESS:
            return CONDITIONAL
        elif child.dep == "advmod" and child.lower in certainty("adverb", "alleging"):
            return ALLEGED
        elif child.dep == "advmod" and child.lower in certainty("adverb", "unsure"):
            return POSSIBLE
        elif child.tag in ("WRB", "WP") and child.i < verb.i and _infinitive(verb):
            return POSSIBLE  # "how to scale it"
    if is_question(verb):
        return POSSIBLE
    if verb.dep == "ROOT" and own_subject(verb) is not None and _infinitive(verb):
        return FUTURE  # a headline: "Premier to visit valley"
    return ASSERTED


def verb_of(node: Node, kinds: tuple[str, ...] = ("VERB", "AUX")) -> Node:
    """The verb of the clause that a word stands in, or the word itself if it is one; the root where there is none.

    Args:
        kinds: parts of speech that count as verbs.
    """
    while node.pos not in kinds and node.head is not node:
        node = node.head
    return node


def written_subject(verb: Node) -> Node | None:
    """The subject in the clause itself, as it is written: also a relative pronoun."""
    return verb.child(*SUBJECTS)


def active_subject(verb: Node) -> Node | None:
    """The written subject of an active verb; None for a passive."""
    return None if is_passive(verb) else written_subject(verb)


def passive_subject(verb: Node) -> Node | None:
    """The written subject of a passive verb; None for an active one."""
    return written_subject(verb) if is_passive(verb) else None


def is_subject(node: Node) -> bool:
    """Whether the node is the subject of its verb, active or passive."""
    return node.dep in SUBJECTS


def is_active_subject(node: Node) -> bool:
    """Whether the node is the subject of an active verb or a copula."""
    return node.dep in SUBJECTS and not is_passive(node.head)


def is_passive_subject(node: Node) -> bool:
    """Whether the node is the subject of a passive verb."""
    return node.dep in SUBJECTS and is_passive(node.head)


def has_subject_before(parse: Parse, verb: int, first: int) -> bool:
    """Whether the verb with this number in a stored parse is active and has a subject between token `first` and itself.

    For those who look at parses without building their trees.
    """
    below = {parse.deps[k] for k in range(first, verb) if parse.heads[k] == verb}
    return not below.isdisjoint(SUBJECTS) and "nsubjpass" not in below


def undergoers(verb: Node) -> list[Node]:
    """The objects of the verb, and its subjects if it is passive."""
    return [c for c in verb.children if c.dep == "dobj" or is_passive_subject(c)]


def by_whom(verb: Node) -> Node | None:
    """The agent that a passive names with "by"."""
    agent = verb.child("agent")
    return None if agent is None else agent.child("pobj")


def auxiliaries(verb: Node) -> list[str]:
    """The auxiliaries of the verb, and "to", in lower case; without those of the passive."""
    return [c.lower for c in verb.children if c.dep == "aux"]


def own_subject(verb: Node) -> Node | None:
    """The subject in the clause itself; for a relative pronoun, its antecedent."""
    subject = written_subject(verb)
    return None if subject is None else referred(subject, verb)


def referred(word: Node, verb: Node) -> Node | None:
    """The antecedent of a relative pronoun ("the man who", "the law which"); any other word unchanged."""
    if word.tag not in ("WP", "WDT"):
        return word
    node = verb
    for _ in range(_DEEPEST):
        if node.dep == "relcl":
            return people_of(node.head) if word.lower == "who" else node.head
        if node.dep not in {"conj", "xcomp", "ccomp"} or node.head is node:
            return None
        node = node.head
    return None


def paper_told_of(tree: Tree, number: int) -> Node | None:
    """The document that a sentence is about, which "it" is in the next: "A review found failings. It says that …".

    It is the subject, or what the subject issues ("filed a lawsuit"); of "It runs to 300 pages" that of the one before.
    """
    for at in range(number, max(-1, number - _LONGEST_CHAIN), -1):
        root = next((n for n in tree.sentences[at] if n.head is n), None)
        subject = written_subject(root) if root is not None else None
        if root is None or subject is None:
            return None
        if subject.lower == "it":
            continue
        if subject.tag == "NN" and (is_document(subject) or subject.lemma in group("inquiries")):
            return subject
        thing = root.child("dobj")
        issued = thing is not None and thing.tag == "NN" and is_document(thing) and root.lemma in group("issuing verbs")
        return thing if issued else None
    return None


def people_of(noun: Node) -> Node:
    """Whom "who" means: "residents of a community who" are the residents, "the brother of a man who" is the man."""
    above = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else noun
    is_people = noun.pos == "PROPN" or noun.lemma.lower() in person_nouns() or noun.tag == "NNS"
    return above if not is_people and above.tag == "NNS" and is_like_people(above) else noun


# ------------------------------------------------------------------------------------- said in the clauses above
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
    both = shared and (not joined.isdisjoint(("or", "nor")) or _under_auxiliary(head, joined))
    both = both or (first.subject is not None and is_none(first.subject))
    return replace(first, negated=first.negated and both, modality=first.modality if shared else ASSERTED)


def _under_auxiliary(head: Node, joined: set[str]) -> bool:
    """Whether the parser gives the auxiliary and "not" to one of the two verbs only.

    "Would not trigger the rule and abolish the veto".
    """
    denial, auxiliary = head.child("neg"), head.child("aux", "auxpass")
    return denial is not None and auxiliary is not None and auxiliary.i < denial.i and "but" not in joined


def _with_own_subject(verb: Node, head: Node, depth: int) -> Clause | None:
    """Modality of a clause with its own subject under another verb:

    "Wants Congress to approve", "no evidence that he stole".
    """
    if verb.dep == "acl":
        return _content_of_noun(verb, head)
    if verb.dep == "advcl" and _is_cut_off(verb, head):
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
    if _subjunctive(verb, kinds):
        return Clause(head, None, False, False, POSSIBLE)
    if not _infinitive(verb) or verb.child("mark") is not None:
        return None
    wanted = bool(kinds & {"steer", "intent", "commitment", "failure"})
    return Clause(head, None, False, "failure" in kinds, POSSIBLE if wanted else ASSERTED)


def _is_cut_off(verb: Node, head: Node) -> bool:
    """Whether who should do it was dead or stopped before: "died before reaching it", "was stopped before he left".

    Others go on: "died before her son came", "his father died before he came", "died before she was found".
    """
    if is_passive(verb) or not any(c.lower == "before" for c in (*verb.lefts, verb.head)):
        return False
    stopped = head.lemma in group("verbs of stopping somebody")
    whom = next(iter(undergoers(head)), None) if stopped or is_passive(head) else written_subject(head)
    if not stopped and not _ends_life(head):
        return False
    who = written_subject(verb)
    if who is None:
        return is_passive(head) or not stopped  # "stopped him before going in": who stops him goes in
    if whom is None or who.pos != "PRON" or is_kin(whom) or any(c.tag == "PRP$" for c in whom.lefts):
        return False
    if whom.pos == "PRON":
        return who.lower == whom.lower or stopped
    many = whom.tag in ("NNS", "NNPS") or whom.child("conj") is not None
    return who.lower in (("they",) if many else ("he", "she"))


def _ends_life(verb: Node) -> bool:
    """Whether who is told of is dead then: "died", "was killed", "was shot dead", "bled to death"."""
    deadly = verb.lemma in group("deadly verbs")
    if is_passive(verb):
        return deadly or any(c.lower == "dead" for c in verb.rights)
    if verb.lemma in group("dying verbs"):
        return not deadly or verb.child("dobj") is None
    to = next((c for c in verb.rights if c.lower == "to"), None)
    said = to.child("pobj") if to is not None and verb.child("dobj") is None else None
    return said is not None and said.lower == "death"


def _is_unwanted_thought(thought: Node, depth: int) -> bool:
    """Whether somebody does not want it thought: "I don't want people to think he is a monster"."""
    above = thought.head
    if thought.lemma not in _RAISING or thought.dep not in ("ccomp", "xcomp") or not _infinitive(thought):
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


def _content_of_noun(verb: Node, noun: Node) -> Clause | None:
    """The same for a noun: "the claim that he paid", "the idea that he paid", "no evidence that he fled"."""
    if is_noun(noun, "alleging") or is_noun(noun, "supposing") or is_rejected(noun):
        rejected = is_rejected(noun)
        return Clause(noun, None, False, rejected, ASSERTED if rejected else ALLEGED)
    if is_noun(noun, "finding") and _not_found(noun):
        return Clause(noun, None, False, True, POSSIBLE)
    return None


def _controlled(verb: Node, head: Node, depth: int) -> Clause | None:
    """Subject and modality of an infinitive:

    "vowed to crush", "urged him to resign", "is likely to win", "tried to help".
    """
    if head.pos == "ADJ" and head.dep == "acomp" and head.head.pos in ("AUX", "VERB"):
        if verbs.is_about_object(head) and verb.child("dobj") is None:
            return None
        above = clause(head.head, depth + 1)
        if above.negated and head.lower in certainty("adjective", "late"):
            return replace(above, negated=False)  # "was not slow to ask"
        return replace(
            above,
            negated=above.negated != (head.lower in certainty("adjective", "unwilling")),
            modality=above.modality
            if head.lower in certainty("adjective", "done")
            else _weaker(above.modality, POSSIBLE),
        )
    if head.pos not in ("VERB", "AUX"):
        return None
    above, kinds = clause(head, depth + 1), verbs.kinds(head)
    if is_verb(head, "denial"):
        return replace(above, negated=not above.negated)  # "denied stealing it"
    if verb.tag == "VBG" and head.lemma == "help" and above.negated:
        return replace(above, negated=False, modality=ASSERTED)  # "could not help admitting it"
    if verb.tag == "VBG" and (is_verb(head, "rejecting") or is_verb(head, "preventing") or head.lemma == "oppose"):
        return replace(above, negated=not above.negated, modality=_weaker(above.modality, POSSIBLE))
    if head.lemma in ("have", "be") and _infinitive(verb) and any(c.lower == "yet" for c in head.children):
        return replace(above, negated=True, modality=_weaker(above.modality, POSSIBLE))  # "has yet to apologise"
    if _infinitive(verb) and (is_verb(head, "alleging") or (above.passive and is_verb(head, "hearsay"))):
        return replace(above, modality=_weaker(above.modality, ALLEGED))
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
        _wished(above.modality, steered) if wanted else above.modality,
    )


def _wished(above: Modality, steered: Node | None) -> Modality:
    """Modality of what is wanted. What somebody will be asked to do is not what he will do."""
    return POSSIBLE if steered is not None and above == FUTURE else _weaker(above, POSSIBLE)


def _coming(head: Node) -> Modality:
    """Modality of an infinitive after "is going to", "is to", "has got to", "it is better to". "Had to go" was done."""
    if head.lower == "going":
        return FUTURE
    if head.lemma == "be":
        return POSSIBLE if head.child("acomp", "attr", "expl") is not None else FUTURE
    return POSSIBLE if head.lower in ("have", "has", "got") and head.child("dobj") is None else ASSERTED


def _subjunctive(verb: Node, kinds: frozenset[str]) -> bool:
    """Whether the verb is a subjunctive, which the parser often reads as a present tense: "insist that they agree"."""
    if verb.dep != "ccomp" or verb.child("mark") is None or verb.child("aux") is not None:
        return False
    return verb.tag == "VB" or ("commitment" in kinds and verb.tag == "VBP")


def _infinitive(verb: Node) -> bool:
    """Whether the verb is an infinitive: "to go", "have him go"."""
    before = auxiliaries(verb)
    return "to" in before or (verb.tag == "VB" and not before and verb.dep in ("ccomp", "xcomp"))


def _steered(head: Node, verb: Node) -> Node | None:
    """The subject that the verb above gives the infinitive: "urged him to resign", "counts on him to win"."""
    thing, kinds = head.child("dobj", "dative"), verbs.kinds(head)
    if thing is None and (pair := verbs.complement(head, verbs.name(head))) is not None:
        thing, kinds = pair[1], verbs.kinds_named(pair[0])
    return referred(thing, head) if thing is not None and "steer" in kinds and thing.i < verb.i else None


def _weaker(one: Modality, other: Modality) -> Modality:
    """The weaker of the two modalities: a wish inside a clause that is itself not done keeps the clause's modality."""
    return other if one == ASSERTED else one


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
    if verb.tag == "VBG" and (thing := _text_before(verb, head)) is not None:
        return Clause(head, thing, False, False, ASSERTED)
    if verb.tag == "VBG" and (doer := _accuser(verb, head)) is not None:
        return Clause(head, doer, False, False, ASSERTED)
    above = clause(head, depth + 1)
    if verb.tag == "VBG" and above.passive and is_verb(verb, "alleging") and is_verb(head, "alleging"):
        above = replace(above, subject=None)  # "was sued in May, alleging fraud": by whom is not said
    steered = _steered(head, verb) if purpose else None
    if steered is not None:  # "tapped him to lead"
        return Clause(head, steered, False, above.negated, POSSIBLE)
    if verb.i < head.i or any(c.text == "," and head.i < c.i < verb.i for c in head.children):
        above = replace(above, modality=ASSERTED)
    rather = any(c.dep in {"prep", "mark", "cc"} and c.lower in _WITHOUT for c in verb.children)
    return replace(above, negated=rather, modality=_weaker(above.modality, POSSIBLE) if purpose else above.modality)


def _accuser(verb: Node, head: Node) -> Node | None:
    """Who speaks in "Kane was sued by Greene, alleging fraud": the agent of the passive before it."""
    agent = head.child("agent")
    speaks = "speech" in verbs.kinds(verb) or verb.lemma in certainty("verb", "alleging")
    if agent is None or not head.i < agent.i < verb.i or not speaks or not is_passive(head):
        return None
    return agent.child("pobj")


def called_as(verb: Node) -> Node | None:
    """The participle for what a verb calls its object: "cast the row as orchestrated by Peru"; else None.

    What somebody calls himself is his word, whatever the verb: "championed himself as exonerated".
    """
    whom = verb.child("dobj")
    if whom is None or (verb.lemma not in naming_verbs() and not whom.lower.endswith(("self", "selves"))):
        return None
    below = (c for c in verb.rights if c.dep == "advcl" and c.tag in ("VBN", "VBD") and written_subject(c) is None)
    return next((c for c in below if any(m.dep == "mark" and m.lower == "as" for m in c.lefts)), None)


def _text_before(verb: Node, head: Node) -> Node | None:
    """The document that is the real subject of a participle:

    "sent a letter asking him", "issued a statement saying".
    """
    thing = head.child("dobj")
    if thing is None or thing.pos != "NOUN" or not head.i < thing.i < verb.i or "speech" not in verbs.kinds(verb):
        return None
    return None if any(c.text == "," and thing.i < c.i < verb.i for c in head.children) else thing


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
    if (laid := _laid_to(head, word)) is not None:
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
    alleged = charged or (not failing and is_verb(head, "alleging", word) and _charges(head, word))
    rather = word in _WITHOUT or any(c.lower == "instead" for c in preposition.children)
    thing = head.child("dobj") if (word in _OF_OBJECT or alleged) and not (above.passive or rather) else None
    thing = thing if thing is not None and thing.i < preposition.i else None
    said = Clause(head, referred(thing, head) if thing is not None else above.subject, False, False, above.modality)
    if word in _TIMES:
        return replace(said, modality=POSSIBLE if _is_cut_off(verb, head) else ASSERTED)
    if alleged:
        return replace(said, negated=above.negated, modality=_weaker(above.modality, ALLEGED))
    if is_verb(head, "clearing") and word == "of":
        return replace(said, negated=not above.negated)
    if failing:
        told = above.modality if above.negated else _weaker(above.modality, POSSIBLE)
        return replace(said, negated=not above.negated, modality=told)  # "did not stop them from going": they went
    if word == "against":  # "is against ending it", "advised against going"
        return replace(said, negated=not above.negated, modality=_weaker(above.modality, POSSIBLE))
    unsure = (word in _ALLEGED and not is_verb(head, "certain")) or bool(kinds & {"intent", "commitment"})
    return replace(said, negated=rather, modality=_weaker(above.modality, POSSIBLE) if unsure else above.modality)


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
    told = above.modality if above.negated else _weaker(above.modality, POSSIBLE)
    return replace(above, negated=not above.negated, modality=told)


def _about_noun(noun: Node, word: str, depth: int) -> Clause | None:
    """Subject and modality after a noun with a preposition: "faces charges of stealing", "no evidence of tampering"."""
    refused, mode = _beneath_noun(noun, word)
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
    """The agent in a phrase after the noun: "the willingness of citizens to pay", "an effort by bishops to stop it"."""
    if verbs.kinds_named(noun.lemma) & {"steer", "commitment"}:
        return None
    for child in noun.children:
        if noun.i < child.i < verb.i and child.dep == "prep" and child.lower in ("of", "by"):
            return child.child("pobj")
    return None
