"""Whether a clause is denied by its own words or by a raised "not"."""

from __future__ import annotations

from framing.language.certainty import has_no, is_none, is_number, is_on_no_occasion, is_verb
from framing.language.subjects import SUBJECTS, auxiliaries, written_subject
from framing.language.tree import Node
from framing.language.words import certainty, group, negators

_STOPS = frozenset({",", ";", ":", "—", "–", "--"})
RAISING = frozenset({"think", "believe", "suppose", "reckon", "feel"})
_BEFORE_NAME = frozenset({"nmod", "compound"})


def is_rejected(noun: Node) -> bool:
    """Whether the verb rejects the claim: "denied allegations", "rejected the claim", "brushed aside the report"."""
    verb = noun.head
    if noun.dep != "dobj" or is_denied(verb):
        return False
    beside = next((c.lower for c in verb.rights if c.dep in ("prt", "advmod") and c.i == verb.i + 1), "")
    return is_verb(verb, "rejecting") or f"{verb.lemma} {beside}" in certainty("verb", "rejecting")


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
            if _is_no_longer(child, verb) or _is_denial_of(child, verb):
                return True
        elif (dep in SUBJECTS or (dep == "dobj" and child.i > verb.i)) and is_none(child) and not is_number(child):
            return True
        if child.children and (dep in ("prep", "advmod") or dep in SUBJECTS) and _is_on_no_occasion(child, verb):
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
    return next((c for c in verb.children if c.dep in ("neg", "advmod") and _is_denial_of(c, verb)), None)


def _is_denial_of(adverb: Node, verb: Node) -> bool:
    before = adverb.i < verb.i or verb.lemma == "be"  # "is not afraid", "was hardly a hero"
    denies = before and adverb.lower in negators("adverb")
    return denies and _is_near(adverb, verb) and not _is_beyond_denial(adverb, verb)


def _is_no_longer(word: Node, verb: Node) -> bool:
    """Whether the word ends "no longer", which the parser gives to the verb as two words."""
    if word.lower not in ("longer", "more") or word.i > verb.i:
        return False
    return any(c.lower == "no" and c.i == word.i - 1 for c in (*word.children, *verb.children))


def _is_on_no_occasion(child: Node, verb: Node) -> bool:
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
    if verb.dep != "ccomp" or above.lemma not in RAISING:
        return False
    denial, subject = above.child("neg"), written_subject(above)
    if denial is None or denial.lower == "never" or not (subject.i if subject is not None else -1) < denial.i < above.i:
        return False
    return not _is_able(above) and not any(c.tag in ("WRB", "WP") for c in verb.lefts)


def _is_near(word: Node, verb: Node) -> bool:
    """Whether the negation belongs to the verb: no subject and no closing mark between, as in "“Never,” he said"."""
    between = (c for c in verb.children if word.i < c.i < verb.i)
    return not any(c.dep in SUBJECTS or c.text in _STOPS or c.tag == "''" for c in between)


def _is_beyond_denial(word: Node, verb: Node) -> bool:
    """Whether the negation adds and denies nothing:

    "Not only won", "not to mention the lies"; not "cannot just win".
    """
    if verb.lower == "mention" and any(c.lower == "to" for c in verb.children):
        return True
    focus = any(c.i == word.i + 1 and c.lower in group("words of focus") for c in verb.children)
    return focus and not _is_able(verb)


def _is_able(verb: Node) -> bool:
    return not {"can", "ca", "could"}.isdisjoint(auxiliaries(verb))


def is_under_auxiliary(head: Node, joined: set[str]) -> bool:
    """Whether the parser gives the auxiliary and "not" to one of the two verbs only.

    "Would not trigger the rule and abolish the veto".
    """
    denial, auxiliary = head.child("neg"), head.child("aux", "auxpass")
    return denial is not None and auxiliary is not None and auxiliary.i < denial.i and "but" not in joined
