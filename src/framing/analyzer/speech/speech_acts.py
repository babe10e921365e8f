"""Acts of speech: a statement told by the verb and by what it is about ("praised the crew", "denied any fault").

A narrator's report of a speech act (Leech & Short 1981): the words are the outlet's, the statement is the speaker's.
"""

from __future__ import annotations

from framing.analyzer.speech.attribution import Content
from framing.language.actors import is_like_people
from framing.language.cues import Cue, cues
from framing.language.denial import is_denied
from framing.language.subjects import auxiliaries, passive_subject
from framing.language.tree import Node
from framing.language.words import group, nominalisations

_SAID = ("VBD", "VBZ", "VBP", "VBN")
_JUDGED = "what people judge aloud"
_SAYING = ("ROOT", "advcl", "conj", "ccomp")


def is_act(verb: Node, cue: Cue, found: Content, speaker: Node | None) -> bool:
    """Whether the verb and the topic together tell what the speaker said.

    "Praised the crew" and "denied any fault" do; "explained the rule", "would praise the crew", "dismissed the coach",
    "the family was denied a visa" do not.
    """
    if not found.topic or "act" not in cue.frames or speaker is None:
        return False
    if not _is_done(verb) or is_denied(verb):
        return False
    thing = verb.child("dobj") or passive_subject(verb)
    if thing is None:
        return True  # "apologised for the delay"
    if verb.lemma in group("verbs that report things only"):
        return not _is_somebody(thing)  # "demanded an inquiry"; "requested four officers"
    if verb.lemma == "deny":
        refused = verb.child("dative") is not None or thing.lemma in group("what is refused")
        return not refused and not _is_somebody(thing)
    if verb.lemma in group("verbs of answering aloud or by a deed"):
        put_down = verb.lemma in group("verbs of voting down") and thing.lemma in group("what is put to a vote")
        return _is_said_or_done(thing) and not put_down
    if verb.lemma in group("verbs of judging or of blows"):
        return _is_said_or_done(thing) or _is_somebody(thing)
    return True


def _is_done(verb: Node) -> bool:
    """Whether it is told as something that somebody did: not "will praise", "wants to praise", "for praising"."""
    if any(c.tag == "MD" for c in verb.children) or "to" in auxiliaries(verb):
        return False
    if verb.tag == "VBG":
        return verb.dep in _SAYING
    return verb.tag in _SAID


def _is_somebody(thing: Node) -> bool:
    return thing.pos == "PROPN" or is_like_people(thing)


def _is_said_or_done(thing: Node) -> bool:
    """Whether the noun is for words or a deed: "the claim", "the ruling"."""
    return thing.lemma in cues("NOUN") or thing.lemma in nominalisations() or thing.lemma in group(_JUDGED)
