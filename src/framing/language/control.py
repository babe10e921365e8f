"""What an infinitive or a gerund takes from the verb or adjective that controls it (Chomsky 1981)."""

from __future__ import annotations

from msgspec.structs import replace

from framing.language import verbs
from framing.language.certainty import is_verb
from framing.language.clause import ALLEGED, ASSERTED, FUTURE, POSSIBLE, Clause, weaker
from framing.language.shared_subjects import steered_by
from framing.language.subjects import is_infinitive
from framing.language.tree import Node
from framing.language.words import certainty
from framing.model import Modality


def after_adjective(adjective: Node, above: Clause) -> Clause:
    """What an infinitive takes from an adjective: "is likely to win", "was not slow to ask"."""
    if above.negated and adjective.lower in certainty("adjective", "late"):
        return replace(above, negated=False)  # "was not slow to ask"
    return replace(
        above,
        negated=above.negated != (adjective.lower in certainty("adjective", "unwilling")),
        modality=above.modality
        if adjective.lower in certainty("adjective", "done")
        else weaker(above.modality, POSSIBLE),
    )


def controlled(verb: Node, head: Node, above: Clause) -> Clause:
    """What an infinitive or a gerund takes from the verb above: "vowed to crush", "urged him to resign".

    Args:
        head: the verb above.
        above: what is said of it.
    """
    if is_verb(head, "denial"):
        return replace(above, negated=not above.negated)  # "denied stealing it"
    if verb.tag == "VBG" and head.lemma == "help" and above.negated:
        return replace(above, negated=False, modality=ASSERTED)  # "could not help admitting it"
    if verb.tag == "VBG" and (is_verb(head, "rejecting") or is_verb(head, "preventing") or head.lemma == "oppose"):
        return replace(above, negated=not above.negated, modality=weaker(above.modality, POSSIBLE))
    if is_infinitive(verb):
        if head.lemma in ("have", "be") and any(c.lower == "yet" for c in head.children):
            return replace(above, negated=True, modality=weaker(above.modality, POSSIBLE))  # "has yet to apologise"
        if is_verb(head, "alleging") or (above.passive and is_verb(head, "hearsay")):
            return replace(above, modality=weaker(above.modality, ALLEGED))
        if (coming := _coming(head)) != ASSERTED:
            return replace(above, modality=weaker(above.modality, coming))
    steered = steered_by(head, verb)
    return Clause(
        head,
        above.subject if steered is None else steered,
        False,
        above.negated != ("failure" in verbs.kinds(head)),
        _wished(above.modality, steered) if _is_wanted(verb, head, above, steered) else above.modality,
    )


def _is_wanted(verb: Node, head: Node, above: Clause, steered: Node | None) -> bool:
    """Whether the infinitive is only wanted: somebody is urged to do it, or vows, plans or fails to."""
    if steered is not None:
        return True
    thing, kinds = head.child("dobj", "dative"), verbs.kinds(head)
    wanted = (above.passive and is_infinitive(verb)) or bool(kinds & {"intent", "commitment", "failure"})
    if thing is None:
        return wanted or ("steer" in kinds and is_infinitive(verb))  # a headline: "Premier Urged to Quit"
    return head.lemma != "use" and (wanted or verb.tag == "VB")  # "used the money to pay"


def _wished(above: Modality, steered: Node | None) -> Modality:
    """Modality of what is wanted. What somebody will be asked to do is not what he will do."""
    return POSSIBLE if steered is not None and above == FUTURE else weaker(above, POSSIBLE)


def _coming(head: Node) -> Modality:
    """Modality of an infinitive after "is going to", "is to", "has got to", "it is better to". "Had to go" was done."""
    if head.lower == "going":
        return FUTURE
    if head.lemma == "be":
        return POSSIBLE if head.child("acomp", "attr", "expl") is not None else FUTURE
    return POSSIBLE if head.lower in ("have", "has", "got") and head.child("dobj") is None else ASSERTED
