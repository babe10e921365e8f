"""Whether a deed that a noun names is denied, alleged or wished, by the words that govern the noun."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from framing.language import verbs
from framing.language.certainty import has_no, is_none, is_noun, is_refuted, is_verb
from framing.language.clause import ALLEGED, ASSERTED, POSSIBLE, Clause
from framing.language.denial import is_denied, is_rejected
from framing.language.laws import is_kind_of_deed
from framing.language.subjects import is_passive
from framing.language.tree import Node
from framing.language.words import certainty, group, light_verbs, negators
from framing.model import Modality

Ask = Callable[[Node], Clause]
"""What is said of a verb: `clauses.clause`, which itself asks about nouns."""


def deed_named(noun: Node, ask: Ask) -> Clause:
    """What is said of the deed that a noun names; `ask` tells what is said of a verb."""
    denied = has_no(noun) or is_denied(noun) or is_refuted(noun)
    above = _saying_little(noun)
    if above is not None:
        said = ask(above)
        return replace(said, negated=said.negated or denied)
    words = {c.lower for c in noun.children if c.dep == "amod"}
    if not words.isdisjoint(certainty("adjective", "alleging")):
        return Clause(noun, None, False, denied, ALLEGED)
    if not words.isdisjoint(certainty("adjective", "unsure")):
        return Clause(noun, None, False, denied, POSSIBLE)
    if is_kind_of_deed(noun):
        return Clause(noun, None, False, denied, POSSIBLE)
    refused, mode = _around_noun(noun, ask)
    return Clause(noun, None, False, denied != refused, mode)


def _around_noun(noun: Node, ask: Ask) -> tuple[bool, Modality]:
    """Denial and modality that the words governing the noun give it."""
    above, word = noun.head, ""
    if noun.dep == "pobj":
        above, word = above.head, above.lower
    elif noun.dep != "dobj":
        return False, ASSERTED
    if (laid := laid_to(above, word)) is not None:
        return laid
    if above.pos == "NOUN":
        return beneath_noun(above, word, ask)
    if above.pos not in ("VERB", "AUX"):
        return False, ASSERTED
    if (not word and is_verb(above, "denial") and not is_noun(noun, "alleging")) or (
        word == "of" and is_verb(above, "clearing")
    ):
        refused = not ask(above).negated
        return refused, ASSERTED if refused or word else POSSIBLE  # "would neither confirm nor deny the arrest"
    if not word and is_verb(above, "preventing"):
        return not ask(above).negated, POSSIBLE
    if is_verb(above, "alleging", word) and (not word or is_charged_with(above, word)):
        return ask(above).negated, ALLEGED
    wanted = is_verb(above, "demand", word) if word else above.lemma in certainty("verb", "demand")
    return False, POSSIBLE if wanted and (not word or above.lemma not in certainty("verb", "demand")) else ASSERTED


def is_charged_with(verb: Node, word: str) -> bool:
    """Whether the preposition introduces an alleged deed: "accused of", "charged with", "arrested for"."""
    return word in ("of", "with") or verb.lemma not in certainty("verb", "alleging")


def laid_to(noun: Node, word: str) -> tuple[bool, Modality] | None:
    """The same if the parser attaches "of" to the accused: "accuses the bank of fraud", "cleared her of theft"."""
    if noun.dep != "dobj" or noun.head.pos != "VERB" or word not in ("of", "with"):
        return None
    if is_verb(noun.head, "alleging", word):
        return False, ALLEGED
    return (True, ASSERTED) if word == "of" and is_verb(noun.head, "clearing") else None


def beneath_noun(above: Node, word: str, ask: Ask) -> tuple[bool, Modality]:
    """Denial and modality after a noun: "allegations of", "no evidence of", "calls for"."""
    if word in ("of", "about", "over") and is_noun(above, "alleging"):
        return is_rejected(above), ALLEGED
    if word == "of" and is_noun(above, "finding") and _is_not_found(above, ask):
        return True, POSSIBLE
    if word in ("of", "for") and is_noun(above, "demand"):
        return False, POSSIBLE
    return False, ASSERTED


def _is_not_found(noun: Node, ask: Ask) -> bool:
    """Whether the text says that nothing was found:

    "no evidence", "did not find any evidence", "without proof", "lack of evidence".
    """
    above = noun.head
    if is_none(noun):
        return True
    if noun.dep in ("dobj", "attr", "nsubj") and above.lemma in certainty("verb", "yielding"):
        return ask(above).negated
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


def content_of_noun(noun: Node, ask: Ask) -> Clause | None:
    """What a noun says of the clause that it reports: "the claim that he paid", "no evidence that he fled"."""
    if is_noun(noun, "alleging") or is_noun(noun, "supposing") or is_rejected(noun):
        rejected = is_rejected(noun)
        return Clause(noun, None, False, rejected, ASSERTED if rejected else ALLEGED)
    if is_noun(noun, "finding") and _is_not_found(noun, ask):
        return Clause(noun, None, False, True, POSSIBLE)
    return None
