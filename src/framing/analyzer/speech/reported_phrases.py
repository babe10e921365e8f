"""Which phrase a verb reports: what somebody or something is called, is accused of, or is said to be like."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.speech.attribution import Content
from framing.language.actors import actors, is_like_people, is_thing, noun
from framing.language.cues import PREPOSITIONS, Cue, cues
from framing.language.people import person_nouns
from framing.language.polarity import of_word
from framing.language.shared_subjects import called_as
from framing.language.subjects import SUBJECTS, is_passive, is_passive_subject, own_subject
from framing.language.tree import Node
from framing.language.words import endings, group, nominalisations

_NAMES = frozenset({"oprd", "acomp", "attr"})
_JUDGEMENTS = frozenset({"amod", "acl", "appos", "acomp", "oprd", "nmod"})


def phrase_of(verb: Node, cue: Cue, thing: Node | None, quoted: Sequence[bool]) -> Content | None:
    """The noun phrase that the verb reports, with what is said of it; `thing` is what the verb is about."""
    frames, topics = cue.frames, cue.topics
    said: list[Node] = []
    frame = "object"
    if "name" in frames:
        names = _NAMES | {"dobj"} if any(c.lower == "what" and c.i < verb.i for c in verb.children) else _NAMES
        said = [n for c in verb.children if c.dep in names and c.i > verb.i for n in c.subtree()]
        said = said or _second_object(verb)
        if said and verb.lemma == "call" and not _has_named(verb):
            said = []  # "A court called witnesses"
        frame = "name"
    if "like" in frames and (like := _likened(verb)) is not None:
        return Content("as", (thing.subtree() if thing is not None and not is_passive(verb) else []) + like)
    if thing is not None and "as" in frames and not said and (called := _called_as(verb, thing)):
        return Content("as", [n for n in thing.subtree() if n not in called] + called)
    if thing is not None and verb.lemma == "put" and (scored := _scored(verb, thing)):
        return Content("at", scored)
    about: list[Node] = []
    whom = thing.subtree() if thing is not None and not is_passive(verb) else []  # not in "Holt was called a liar by"
    for child in verb.children:
        if child.dep != "prep" or child.lower not in PREPOSITIONS:
            continue
        inside = child.child("pobj", "pcomp", "amod", "advmod", "acomp")
        ahead = thing is not None and child.i < thing.i and not (child.lower == "as" and child.i == verb.i + 1)
        if inside is None or ahead:
            continue  # but "dismissed as lies reports that it fled"
        if verb.lemma == "put":
            continue  # "put the vase at the door"
        wide = child.lower == "for" and thing is not None and is_thing(thing, {})
        if child.lower in frames and not wide and not _is_goal(child, verb):
            said = said + (child.subtree() if whom else inside.subtree()) + _further_deeds(verb, inside)
            frame = child.lower
        elif child.lower in topics:
            about = about + inside.subtree()
            below = inside.child("prep") if "as" in frames else None
            if below is not None and below.lower == "as" and below.child("pobj", "amod", "pcomp") is not None:
                said, frame = said + about, "as"  # "alluded to the blockade as collective punishment"
    if said:
        return Content(frame, whom + said)
    if (
        thing is not None
        and "against" in frames
        and any(c.dep == "prep" and c.lower == "against" for c in thing.rights)
    ):
        return Content("against", thing.subtree())  # "warned ministers against reckless cuts", joined to "ministers"
    somebody = thing is not None and is_like_people(thing) and verb.lemma in group("verbs that report things only")
    if (
        thing is not None
        and "object" in frames
        and not somebody
        and ("name" not in frames or _is_judged(thing, quoted))
    ):
        return Content("object", thing.subtree())
    if thing is not None and "topic" in topics:
        held = _is_held_against(thing, verb)
        return Content("object" if held else "topic", thing.subtree(), topic=not held)
    if about and any(_is_held_against(n, verb) for n in about if n.dep == "pobj" and n.head.head is verb):
        return Content("object", about)
    return Content("topic", about, topic=True) if about else None


def _scored(verb: Node, thing: Node) -> list[Node]:
    """What is counted and how much: "put the toll at 40"; of a poll also "put the party two points ahead"."""
    subject = own_subject(verb)
    is_poll = subject is not None and noun(subject) in group("polls")
    behind = [c for c in verb.rights if c.i > thing.i and c.pos != "PUNCT"]
    for last, child in enumerate(behind):
        at = child.child("pobj") if child.lower == "at" else None
        amount = at is not None and (at.pos == "NUM" or at.child("nummod") is not None)
        if amount or (is_poll and any(n.pos == "NUM" for n in child.subtree())):
            return thing.subtree() + [n for c in behind[: last + 1] for n in c.subtree()]
    return []


def _further_deeds(verb: Node, deed: Node) -> list[Node]:
    """Deeds that the parser joins to the verb: "accused them of hurling stones and, in one case, spitting on a man"."""
    if deed.dep != "pcomp" or deed.tag != "VBG" or verb.tag == "VBG":
        return []
    return [n for c in verb.rights if c.dep == "conj" and c.tag == "VBG" and c.i > deed.i for n in c.subtree()]


def _is_held_against(thing: Node, verb: Node) -> bool:
    """Whether the object is what the speaker finds in somebody or something, good or bad, and no plain deed.

    "Lamented the politicisation of the bench", "pointed to his success", "criticised the reckless plan"; not "condemned
    the attack", nor what people are called, which is the writer's.
    """
    if thing.pos != "NOUN" or verb.lemma not in group("verbs of judging aloud"):
        return False
    if noun(thing) in actors() or thing.lemma in person_nouns():
        return False
    made = thing.lemma.endswith(endings("abstract nouns of a change"))
    quality = of_word(thing) != 0 and thing.lemma not in nominalisations()
    sign = -1 if (cue := cues("VERB").get(verb.lemma)) is not None and cue.stance == "conflict" else 1
    return made or quality or any(c.dep == "amod" and c.tag != "JJS" and sign * of_word(c) > 0 for c in thing.lefts)


def _likened(verb: Node) -> list[Node] | None:
    """What somebody or something is likened to: "compared the premier to a warlord", "was likened to a wolf".

    "Compared prices to last year's" likens nothing to anybody.
    """
    whom = verb.child("dobj")
    if whom is None and not is_passive_subject(own_subject(verb) or verb):
        return None
    beside = [*verb.rights, *(whom.rights if whom is not None else [])]
    words = next((c for c in beside if c.dep == "prep" and c.lower == "to"), None)
    other = words.child("pobj", "pcomp") if words is not None else None
    if words is None or other is None:
        return None
    telling = other.pos == "PROPN" or is_like_people(other) or of_word(other) != 0
    return words.subtree() if telling or verb.lemma == "liken" else None


def _has_named(verb: Node) -> bool:
    """Whether there is somebody or something that is called so, before the verb or as its object."""
    if is_passive(verb) or verb.child("dobj", "dative", "ccomp") is not None:
        return True
    before = verb.dep in ("relcl", "ccomp", "pcomp", "csubj")
    return before or any(
        c.i < verb.i and c.dep not in (SUBJECTS[0], "aux", "advmod", "punct", "neg") for c in verb.children
    )


def _is_goal(preposition: Node, verb: Node) -> bool:
    """Whether the words only say where: "Police were called to the house"."""
    return preposition.lower == "to" and preposition.child("pobj") is not None and is_passive(verb)


def _called_as(verb: Node, thing: Node) -> list[Node]:
    """What the object is said to be, where the parser attaches it elsewhere: "cast the row as orchestrated by Peru"."""
    if (said := called_as(verb)) is not None:
        return said.subtree()
    inside = thing.subtree()
    below = (c for c in inside if c.dep == "prep" and c.lower == "as" and thing.i < c.i)
    what = ((c, c.child("pobj", "amod", "pcomp")) for c in below)
    last = inside[-1].i
    return next((c.subtree() for c, x in what if x is not None and _is_label(c, x, thing, last)), [])


def _is_label(preposition: Node, what: Node, thing: Node, last: int) -> bool:
    """Whether "as …" tells what the object is called, also if the parser attaches it to a word behind the object.

    "Dismissed calls for a halt as hysteria", but "dismissed criticism of her work as mayor".
    """
    return preposition.head is thing or (preposition.subtree()[-1].i == last and not is_like_people(what))


def _second_object(verb: Node) -> list[Node]:
    """What somebody is called, where the parser sees two objects: "called Sir Ian a coward"."""
    objects = [c for c in verb.children if c.dep == "dobj" and c.i > verb.i]
    if len(objects) == 1 and (told := _told_of_name(objects[0])):
        return told
    if len(objects) == 1 and verb.dep == "relcl" and objects[0].pos == "NOUN":
        words = objects[0].subtree()  # "which she called an insult", "the man critics call a liar"
        return words if words[0].lower in ("a", "an") else []
    if len(objects) != 2:
        return []
    first, second = (c.subtree() for c in objects)
    return second if first[-1].i + 1 == second[0].i and second[0].pos in ("DET", "ADJ") else []


def _told_of_name(thing: Node) -> list[Node]:
    """What a name is called, where the parser takes it for a part of that: "called BuzzFeed fake news"."""
    words = thing.subtree()
    first = words[0]
    named = first.pos == "PROPN" and first.head is thing and len(words) > 2 and words[1].pos == "ADJ"
    return words[1:] if named and thing.pos == "NOUN" else []


def _is_judged(thing: Node, quoted: Sequence[bool]) -> bool:
    """Whether the object is judged, though the parser makes one phrase of it: "called the charges unfounded"."""
    if thing.head.child("dative") is not None or any(n.i > thing.i and n.dep in _JUDGEMENTS for n in thing.children):
        return True
    if any(n.dep == "npadvmod" and n.child("det") is not None and n.i > thing.i for n in thing.children):
        return True
    return any(quoted[n.i] for n in thing.subtree())
