"""What a verb of saying or thinking reports, and who says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from framing.analyzer.speech.attribution import Attribution, Content, Run, runs_of
from framing.analyzer.speech.closing_cues import closing_report
from framing.analyzer.speech.reported_clauses import after_colon
from framing.analyzer.speech.reported_content import content_of
from framing.analyzer.speech.speakers import quoted_as, speaker_of, whose_figures
from framing.analyzer.speech.speech_acts import is_act
from framing.language.actors import actors, can_speak, is_document, is_like_people, is_thing, kind_of, may_act, noun
from framing.language.clauses import is_denied_above
from framing.language.cues import Cue, cues
from framing.language.denial import is_denied
from framing.language.papers import body_told_of, paper_told_of
from framing.language.subjects import is_passive, own_subject, passive_subject, written_subject
from framing.language.tree import Node, Tree, position
from framing.language.verbs import is_performed, kinds
from framing.language.words import genders, group

_EMPTY = group("subjects without a speaker")
_INFERENCE = frozenset({"this", "that", "what", "which"})
_AGENTLESS = frozenset({"of", "as", "for"})  # "was accused of", "is regarded as": nobody named, somebody's words
_NOT_BY_NOBODY = frozenset({"expect", "intend", "plan", "hope"})


def of_verb(
    tree: Tree, verb: Node, cue: Cue, quoted: Sequence[bool], labels: Mapping[int, str]
) -> Iterator[Attribution]:
    """The attributions of a verb with a cue: none, one, or two where part of the content is denied before the verb."""
    found = content_of(verb, cue, quoted) or after_colon(tree, verb, cue, quoted)
    misread = closing_report(tree, verb, cue, found, quoted, labels)
    if misread is not None:
        yield Attribution(verb, verb, verb.lemma, cue, misread[0], runs_of(misread[1], verb), "parenthesis")
        return
    if found is None or not found.nodes or (found.topic and quoted_as(verb) is not None):
        return
    source = _source(verb, cue, found, quoted)
    if source is None:
        return
    speaker, found = source
    if _is_no_evidence(speaker, cue, found, labels) or _is_no_statement(tree, verb, cue, speaker, found, labels):
        return
    finite = _is_finite(found)
    if speaker is not None and is_thing(speaker, labels) and (not finite or verb.dep == "advcl"):
        figurative = found.frame in ("to", "object") and cue.stance != "endorsing" and "evidence" not in cue.frames
        if figurative and verb.tag in ("VBD", "VBZ", "VBP"):
            return  # "the storm promises to be the worst", "the fire claimed ten lives"
        speaker = _said_before(tree, verb, labels)
    if found.frame == "clause" and is_denied(verb) and _is_question(found):
        found = replace(found, topic=True)  # "would not say who had called": nothing is said of it
    act = is_act(verb, cue, found, speaker)
    negates = (finite or act) and "negates" in cue.frames  # "denied that": the report is a negative one
    negated = is_denied(verb) != negates
    if negated and ((verb.lemma == "mention" and verb.tag == "VB") or _is_unmade(verb, found)):
        return  # "not to mention"; what was not ordered or acknowledged was not said
    speaker = whose_figures(speaker)
    runs = runs_of(found.nodes, verb)
    unproven = [r for r in runs if _is_unproven(tree, r, verb)]
    told = tuple(r for r in runs if r not in unproven)
    yield Attribution(verb, _cue_last(verb), verb.lemma, cue, speaker, told, found.frame, negated, found.topic, act)
    for run in unproven:
        yield Attribution(verb, _cue_last(verb), verb.lemma, cue, speaker, (run,), found.frame, not negated)


def _source(verb: Node, cue: Cue, found: Content, quoted: Sequence[bool]) -> tuple[Node | None, Content] | None:
    """Who says the content, and the content without its words; None if it is nobody's statement."""
    speaker = speaker_of(verb)
    if speaker is not None and speaker.tag == "WP" and verb.dep == "ccomp":
        return None  # "asked who had ordered it": nobody is said to have ordered it
    if speaker is not None and speaker.lower in _INFERENCE:
        if speaker.tag == "DT" and speaker.head is verb:
            return None  # "this implies that", "that said": the article's own conclusion
        speaker = None
    if speaker is None and verb.tag in ("VBD", "VBZ"):
        speaker, found = _subject_in_content(verb, found)
    if speaker is None and verb.tag == "VBN":
        speaker, found = _agent_below(found)
    if speaker is not None and quoted[speaker.i]:
        speaker = None  # the parser looks for it in the quotation
    if speaker is not None:
        return speaker, found
    called_for = found.frame == "for" and not cue.topics and _is_plain_passive(verb)
    if called_for or not _may_be_nobodys(verb, found):
        return None  # "the race was called for Voss"
    if verb.lemma in _NOT_BY_NOBODY or (found.frame == "to" and "steer" in kinds(verb)):
        found = replace(found, topic=True)  # "are expected to", "was ordered to": a fact, and nobody's claim
    return None, found


def _is_finite(found: Content) -> bool:
    return found.frame in ("clause", "parenthesis")


def _is_no_evidence(speaker: Node | None, cue: Cue, found: Content, labels: Mapping[int, str]) -> bool:
    """Whether a verb of finding or suggesting tells of no finding: its subject concludes nothing, or shows a thing."""
    if "evidence" not in cue.frames:
        return False
    if speaker is None or not _may_conclude(speaker, found, labels):
        return True
    return found.topic and _is_somebody(speaker, labels)  # "told him to show his hands"


def _is_no_statement(
    tree: Tree, verb: Node, cue: Cue, speaker: Node | None, found: Content, labels: Mapping[int, str]
) -> bool:
    """Whether the verb tells of a deed, an outcome or a kind of thing, and of nothing said."""
    if not _is_finite(found) and _is_nobody(tree, speaker, labels):
        return True
    if found.topic and is_denied_above(verb):
        return True  # "did not find that he attacked her"
    if is_performed(verb) or _is_outcome(verb, cue, found):
        return True  # "declared a state of emergency", "called it quits"
    if speaker is None:
        return False
    if verb.tag == "VB" and verb.dep == "acl" and is_thing(speaker, labels):
        return True  # "have a duty to remind China that"
    if found.topic and not _is_named(speaker, labels) and _is_done(verb):
        return True  # "youths attacked a police station"
    return verb.dep == "relcl" and _is_told_apart(verb, speaker, labels)


def _is_outcome(verb: Node, cue: Cue, found: Content) -> bool:
    """Whether a fact does it: "They voted, confirming their trust"; "turnout fell, suggesting they had lost it"."""
    is_endorsed = found.frame == "object" and cue.stance == "endorsing"
    may_be_outcome = is_endorsed or verb.lemma in group("what a fact does by itself")
    return may_be_outcome and verb.tag == "VBG" and verb.dep == "advcl" and not _has_spoken(verb)


def _is_nobody(tree: Tree, speaker: Node | None, labels: Mapping[int, str]) -> bool:
    """Whether the subject names no speaker: "this", an abstraction, an "it" that is no document or body told of."""
    if speaker is None:
        return False
    if speaker.lower == "it":
        return paper_told_of(tree, speaker.sent - 1) is None and body_told_of(tree, speaker, labels) is None
    return speaker.lower in _EMPTY or not may_act(speaker, labels)


def _may_conclude(speaker: Node, found: Content, labels: Mapping[int, str]) -> bool:
    """Whether it can suggest or find something: also "the one published by the board", and a name taken for a noun.

    An ambassador suggests that something is so; rescuers who find a hut empty say nothing.
    """
    named = speaker.text[:1].isupper() and speaker.tag == "NN" and speaker.head.i > speaker.i and not speaker.children
    listed = kind_of(noun(speaker)) == "person" and found.nodes[0].lower == "that"
    figures = whose_figures(speaker) not in (None, speaker)
    return can_speak(speaker, labels) or listed or figures or speaker.lower == "one" or named


def _may_be_nobodys(verb: Node, found: Content) -> bool:
    """Whether the words may be reported though nobody says them: "is said to", "has been called a coward".

    "A drug called ketamine" is a name.
    """
    if found.frame in ("clause", "to") or (found.frame in _AGENTLESS and verb.tag == "VBN"):
        return True
    if found.frame != "name":
        return False
    first = found.nodes[0]
    return is_passive(verb) and own_subject(verb) is not None and (first.lower in ("a", "an") or first.pos == "ADJ")


def _is_unproven(tree: Tree, run: Run, cue: Node) -> bool:
    """Whether the words behind the cue are denied before it: "There is no proof, she said, that he fell"."""
    first = tree.nodes[run[0]]
    denied = first.lower == "that" and first.head.dep == "acl" and first.head.head.i < cue.i < first.i
    return denied and is_denied_above(first.head)


def _is_question(found: Content) -> bool:
    """Whether the content is what somebody asks: "whether", "who", "how much"."""
    first = min(found.nodes, key=position)
    return first.tag in ("WP", "WRB", "WDT", "WP$") or first.lower in ("whether", "if")


def _is_named(speaker: Node, labels: Mapping[int, str]) -> bool:
    return (
        speaker.pos == "PROPN" or labels.get(speaker.i) in ("PERSON", "ORG", "NORP") or speaker.lower in ("he", "she")
    )


def _is_somebody(speaker: Node, labels: Mapping[int, str]) -> bool:
    return labels.get(speaker.i) == "PERSON" or speaker.lower in genders() or is_like_people(speaker)


def _has_spoken(verb: Node) -> bool:
    """Whether the clause above tells of words: "issued a statement, confirming the visit"."""
    above = verb.head
    thing = above.child("dobj")
    return above.lemma in cues("VERB") or (thing is not None and is_document(thing))


def _is_done(verb: Node) -> bool:
    """Whether a crowd or a force mostly does it with force: march in protest, attack people, question a suspect."""
    thing = verb.child("dobj")
    at_somebody = thing is not None and (noun(thing) in actors() or thing.pos == "PROPN")
    return verb.lemma in group("marching") or (verb.lemma in group("words or blows") and at_somebody)


def _is_told_apart(verb: Node, speaker: Node, labels: Mapping[int, str]) -> bool:
    """Whether the clause only tells which papers or things are meant: "ads that call for a ban"."""
    who = written_subject(verb)
    if who is None or who.lower != "that" or speaker.pos != "NOUN" or speaker.child("det", "poss") is not None:
        return False
    return is_document(speaker) or is_thing(speaker, labels)


def _is_plain_passive(verb: Node) -> bool:
    """Whether it is a passive: "The race was called". In "who’s called for a strike", "’s" is "has"."""
    subject = passive_subject(verb)
    return subject is not None and subject.tag not in ("WP", "WDT")


def _is_unmade(verb: Node, found: Content) -> bool:
    """Whether nothing was said: "He did not order them to stay". "Is not thought to be able" is thought by somebody."""
    return found.frame == "object" or (found.frame == "to" and not is_passive(verb))


def _said_before(tree: Tree, verb: Node, labels: Mapping[int, str]) -> Node | None:
    """The speaker of "saying" if the parser's subject is a thing: "the row grew when the Post reported it, saying …".

    None if nobody has spoken in the sentence so far.
    """
    if verb.tag != "VBG":
        return None
    for node in reversed(tree.sentences[verb.sent][: verb.i - tree.sentences[verb.sent][0].i]):
        subject = speaker_of(node) if node.pos == "VERB" and node.lemma in cues("VERB") else None
        if subject is not None and can_speak(subject, labels):
            return subject
    return None


def _subject_in_content(verb: Node, found: Content) -> tuple[Node | None, Content]:
    """The speaker, if the parser puts it into the reported words.

    "Trump calls it unfair, claims Clinton lied": both are said of Trump. "The sheriff, who …, said that he won".
    """
    left = [n for n in found.nodes if n.i < verb.i]
    right = [n for n in found.nodes if n.i > verb.i]
    if not left or not right:
        return None, found
    top = next((n for n in left if n.head is verb or n.head.i >= verb.i), left[0])
    subject = own_subject(top) if top.pos in ("VERB", "AUX") else top if top.pos in ("NOUN", "PROPN") else None
    told = top.pos not in ("VERB", "AUX") or top.lemma in cues("VERB")
    if subject is None or not told:
        return None, found
    return subject, replace(found, nodes=right)


def _agent_below(found: Content) -> tuple[Node | None, Content]:
    """The agent of a passive that the parser attaches to the predicate: "was condemned as racist by rights groups"."""
    if found.frame not in _AGENTLESS:
        return None, found
    by = next((n for n in found.nodes if n.lower == "by" and n.child("pobj") is not None), None)
    if by is None:
        return None, found
    taken = {n.i for n in by.subtree()}
    return by.child("pobj"), replace(found, nodes=[n for n in found.nodes if n.i not in taken])


def _cue_last(verb: Node) -> Node:
    particle = verb.child("prt")
    return particle if particle is not None and particle.i == verb.i + 1 else verb
