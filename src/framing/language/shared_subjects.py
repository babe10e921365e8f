"""Who does it, if the subject is in the clause above: whom a verb steers, who accuses, which document speaks."""

from __future__ import annotations

from framing.language import verbs
from framing.language.subjects import is_passive, referred, written_subject
from framing.language.tree import Node
from framing.language.words import certainty, naming_verbs, third_person


def steered_by(head: Node, verb: Node) -> Node | None:
    """The subject that the verb above gives the infinitive: "urged him to resign", "counts on him to win"."""
    thing, kinds = head.child("dobj", "dative"), verbs.kinds(head)
    if thing is None and (pair := verbs.complement(head, verbs.name(head))) is not None:
        thing, kinds = pair[1], verbs.kinds_named(pair[0])
    return referred(thing, head) if thing is not None and "steer" in kinds and thing.i < verb.i else None


def accuser(verb: Node, head: Node) -> Node | None:
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


def text_before(verb: Node, head: Node) -> Node | None:
    """The document that is the real subject of a participle:

    "sent a letter asking him", "issued a statement saying".
    """
    thing = head.child("dobj")
    if thing is None or thing.pos != "NOUN" or not head.i < thing.i < verb.i or "speech" not in verbs.kinds(verb):
        return None
    return None if any(c.text == "," and thing.i < c.i < verb.i for c in head.children) else thing


def message_to(verb: Node) -> Node | None:
    """The text that a participle tells of, and not its addressee: "sent a letter to Reid warning him that", else None.

    The parser joins such a participle to the nearest noun. But nobody is both "him" and who warns him.
    """
    whom = verb.head
    if verb.dep != "acl" or verb.tag != "VBG" or whom.dep not in ("pobj", "dative") or whom.i > verb.i:
        return None
    sent = whom.head.head if whom.dep == "pobj" else whom.head
    thing = sent if sent.pos == "NOUN" else sent.child("dobj")
    him = verb.child("dobj", "dative")
    told = him is not None and him.lower in third_person()
    return thing if thing is not None and thing.pos == "NOUN" and thing.i < verb.i and told else None


def owner_behind(noun: Node, verb: Node) -> Node | None:
    """The agent in a phrase after the noun: "the willingness of citizens to pay", "an effort by bishops to stop it"."""
    if verbs.kinds_named(noun.lemma) & {"steer", "commitment"}:
        return None
    for child in noun.children:
        if noun.i < child.i < verb.i and child.dep == "prep" and child.lower in ("of", "by"):
            return child.child("pobj")
    return None
