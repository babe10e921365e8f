"""How sure a text is of what it reports, by the words around it: charges, hearsay, denials, findings, demands.

The words are in lexicons/resources/certainty.csv. `clauses` looks them up here and decides what they mean for the deed.
"""

from __future__ import annotations

from framing.language.tree import Node
from framing.language.words import certainty, group, negators


def is_verb(verb: Node, kind: str, preposition: str = "") -> bool:
    """Whether the verb is of that kind, alone or with a particle or preposition ("shy away from", "stop short of")."""
    listed = certainty("verb", kind)
    if verb.lemma in listed:
        return True
    return bool(preposition) and any(name in listed for name in _names(verb, preposition))


def _names(verb: Node, preposition: str) -> tuple[str, str]:
    beside = next((c.lower for c in verb.children if c.dep in ("prt", "advmod") and c.i == verb.i + 1), "")
    return f"{verb.lemma} {preposition}", f"{verb.lemma} {beside} {preposition}"


def is_noun(noun: Node, kind: str) -> bool:
    """Whether the word is in the list of nouns of certainty of that kind."""
    return noun.pos == "NOUN" and noun.lemma.lower() in certainty("noun", kind)


def is_by_the_charged(noun: Node, by: Node) -> bool:
    """Whether "by" names who is charged and not who charges: "allegations of misconduct by the board"."""
    return is_noun(noun, "alleging") and any(c.lower == "of" and c.i < by.i for c in noun.rights)


def is_none(noun: Node) -> bool:
    """Whether the node is "nobody", "nothing" or a noun with "no": such a subject or object denies its verb."""
    if any(c.lower in ("but", "except") and c.i > noun.i for c in noun.children):
        return False  # "no one but Kane"
    return (noun.lower in negators("noun") and not is_number(noun)) or has_no(noun)


_NAME = frozenset({"NNP", "NNPS"})


def is_number(word: Node) -> bool:
    """Whether "no" is short for "number" or a name, and so denies nothing.

    The tokenizer may split "No." from its full stop, and the parser hangs both on the noun: "the No. 1 seed".
    """
    if word.lower not in ("no", "no."):
        return False
    if word.lower == "no." or any(c.tag == "CD" or c.text == "." for c in word.children if c.i == word.i + 1):
        return True
    if word.tag in _NAME and any(c.tag in _NAME for c in word.lefts):
        return True  # "Dr. No"
    beside = next((c for c in word.head.children if c.i == word.i + 1), None)
    if beside is None or word.head is word:
        return False
    return beside.text == "." or (beside.tag == "CD" and word.text == "No" and word.head.tag in ("NN", "NNP"))


def has_no(noun: Node) -> bool:
    """Whether the noun has a "no" or "neither": "no evidence", "neither man", "No Fraud" (taken for a name)."""
    return any(c.lower in ("no", "neither") and c.dep in _BEFORE and not is_number(c) for c in noun.lefts)


_BEFORE = frozenset({"det", "preconj", "compound", "neg"})


def is_in_nor(word: Node) -> bool:
    """Whether a word follows "nor", and so is denied with the first: "neither a criminal nor a sponger"."""
    while word.dep == "conj" and word.head is not word:
        if any(c.lower == "nor" and c.i < word.i for c in word.head.children if c.dep == "cc"):
            return True
        word = word.head
    return False


def is_on_no_occasion(phrase: Node) -> bool:
    """Whether the phrase means "never": "at no time", "in no way", "by no means", "not once"."""
    if phrase.dep == "advmod":
        return phrase.lower == "once" and any(c.lower in ("not", "never") for c in phrase.children)
    noun = phrase.child("pobj") if phrase.dep == "prep" else None
    return noun is not None and noun.lemma.lower() in certainty("noun", "occasion") and has_no(noun)


def is_undone_duty(verb: Node) -> bool:
    """Whether the clause says what somebody did not do and ought to have done: "should have protected them"."""
    before = [c.lower for c in verb.children if c.i < verb.i and c.dep in ("aux", "neg")]
    denied = not negators().isdisjoint(before)  # "should not have lied" was done
    above = [verb.head.lower] if verb.dep == "xcomp" else []
    return "have" in before and not denied and not group("auxiliaries of duty").isdisjoint([*before, *above])


def is_question(verb: Node) -> bool:
    """Whether the clause asks if something is done ("Did he kill her?").

    "Why" questions presuppose that it was done.
    """
    subject = verb.child("nsubj", "nsubjpass", "attr")
    quoted = verb.head.children if verb.dep == "ccomp" else []
    marks = [c for c in (*verb.children, *quoted) if c.text == "?" and c.i > verb.i]
    if subject is None or not marks or (verb.dep == "ccomp" and verb.i < verb.head.i < marks[0].i):
        return False
    first = verb.child("aux", "auxpass") or (verb if verb.lemma == "be" else None)
    inverted = first is not None and first.i < subject.i
    return inverted and not any(n.tag in ("WRB", "WP", "WDT", "WP$") for c in verb.lefts for n in c.subtree())


def is_refuted(noun: Node) -> bool:
    """Whether a relative clause says that it did not happen:

    "the invasion that wasn't", "the arrest that never happened".
    """
    clauses = [c for c in noun.children if c.dep == "relcl" and c.lemma in certainty("verb", "occurring")]
    return any(c.child("neg") is not None and c.child("acomp", "attr", "prep", "advmod") is None for c in clauses)
