"""Reported speech and thought without quotation marks, from the syntax of the words that report it.

Cue, speaker and content after Pareti (2012); the constructions (finite complement, infinitive, nominal and
prepositional cues, parenthetical cues) after Krestel, Bergler & Witte (2008) and Pareti et al. (2013).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from framing.analyzer.speech.speakers import is_own, owner_of, quoted_as, speaker_of
from framing.language.actors import actors, can_speak, is_document, is_like_people, is_thing, may_act, noun
from framing.language.certainty import is_noun, is_verb
from framing.language.clauses import (
    SUBJECTS,
    auxiliaries,
    by_whom,
    called_as,
    clause,
    is_denied,
    is_denied_above,
    is_passive,
    is_passive_subject,
    is_rejected,
    is_subject,
    own_subject,
    paper_told_of,
    passive_subject,
    verb_of,
    written_subject,
)
from framing.language.cues import PREPOSITIONS, Cue, cues, phrases, with_particle
from framing.language.people import person_nouns
from framing.language.polarity import of_word
from framing.language.tree import Node, Tree, position
from framing.language.verbs import is_performed, kinds
from framing.language.words import endings, genders, group, nominalisations
from framing.model import PartKind

Run = tuple[int, int]  # first and last token index of a stretch of content

_BE = "be"
_INFINITIVE = frozenset({"to"})
_EMPTY = group("subjects without a speaker")
_INFERENCE = frozenset({"this", "that", "what", "which"})
_LEFT_BEHIND = group("words left behind a clause")
_REPORTING = frozenset({"clause", "phrase", "parenthesis", "to", "as", "of", "for", "name"})
_AGENTLESS = frozenset({"of", "as", "for"})  # "was accused of", "is regarded as": nobody named, somebody's words
_NAMES = frozenset({"oprd", "acomp", "attr"})
_PARENTHETICAL = frozenset({"parataxis", "ccomp", "advcl", "intj", "dep"})
_LONGEST_PARENTHESIS = 18  # tokens
_LONGEST_MANNER = 4  # tokens of "as he sees fit"
_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "xcomp", "acl", "pcomp", "csubj", "dep"})
_MUST = frozenset({"must", "should", "ought"})
_JUDGEMENTS = frozenset({"amod", "acl", "appos", "acomp", "oprd", "nmod"})
_UNDONE = frozenset({"steer"})  # whoever is asked or required to say something has not said it
_TOLD = group("verbs of telling somebody")
_PAUSES = frozenset({"…", "...", ";"})
_DUTIES = frozenset({"need", "have", "ought"})
_BEFORE_A_NOUN = frozenset({"NUM", "DET", "ADJ"})
_NOT_BY_NOBODY = frozenset({"expect", "intend", "plan", "hope"})
_MAIN_NOUNS = frozenset({*SUBJECTS, "attr", "dobj", "ROOT"})
_ANNOUNCED = Cue(frozenset({"clause"}), frozenset(), "neutral")
_ADDRESSEE = group("verbs with an addressee")


class Attribution(Struct, frozen=True):
    """A cue with what it reports: token runs of the content, and the head word of the speaker."""

    first: Node  # of the cue
    last: Node
    lemma: str
    cue: Cue
    speaker: Node | None
    runs: tuple[Run, ...]
    frame: str
    negated: bool = False
    topic: bool = False  # the outlet's own words for what the utterance or intention is about


def attributions(tree: Tree, quoted: Sequence[bool], labels: Mapping[int, str]) -> list[Attribution]:
    """Every cue outside quotation marks that reports something.

    `quoted` says for each token whether it is inside marks; `labels` maps token indices to labels of names.
    """
    verbs, nouns, adjectives, openers = cues("VERB"), cues("NOUN"), cues("ADJ"), phrases()
    headlines = [p.end for p in tree.article.parts if p.kind is PartKind.HEADLINE]
    headline_end = headlines[-1] if headlines else -1
    found: list[Attribution] = []
    for node in tree.nodes:
        pos = node.pos
        if pos == "VERB":
            cue = verbs.get(node.lemma) or with_particle(node)
            if cue is not None and not quoted[node.i]:
                if not (is_no_report(tree, node) or (node.start < headline_end and _is_reduced_passive(node, cue))):
                    found.extend(_of_verb(tree, node, cue, quoted, labels))
                continue
            if node.lower in adjectives and not quoted[node.i]:
                found.extend(_of_participle(node, adjectives[node.lower]))
        elif pos == "NOUN":
            cue = nouns.get(node.lemma)
            if cue is not None and not quoted[node.i]:
                found.append(_of_noun(node, cue))
        elif pos == "ADJ":
            cue = adjectives.get(node.lemma)
            if cue is not None and not quoted[node.i]:
                found.extend(_of_adjective(node, cue))
        word = node.lower
        if word in openers and not quoted[node.i]:
            found.extend(_of_phrase(tree, node, openers[word], labels, quoted))
    return _without_echoes([a for a in found if a.runs and not is_own(a.speaker)])


def _without_echoes(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those that add nothing inside another: intentions, topics, reports by nobody."""
    spans = [(first, last, k) for k, a in enumerate(found) for first, last in a.runs]
    spans.sort()
    nouns = {a.first.i: a.speaker for a in found if a.first.pos == "NOUN" and not a.topic}
    return [
        a for k, a in enumerate(found) if _is_report(a) or not (_is_within(a, k, spans) or _is_said_by_noun(a, nouns))
    ]


def _is_said_by_noun(source: Attribution, nouns: Mapping[int, Node | None]) -> bool:
    """Whether a noun reports the same words of the same speaker: "expressed *confidence* that it was fair"."""
    thing = source.first.child("dobj") if source.topic and source.speaker is not None else None
    return thing is not None and nouns.get(thing.i) is source.speaker


def _is_report(source: Attribution) -> bool:
    if source.topic or source.frame not in _REPORTING:
        return False
    return source.speaker is not None or source.first.pos == "NOUN"


def _is_within(source: Attribution, number: int, spans: Sequence[tuple[int, int, int]]) -> bool:
    at = source.first.i
    before = bisect_right(spans, (at, at, len(spans) + at))
    return any(last >= at and k != number for _, last, k in spans[max(0, before - 8) : before])


# ------------------------------------------------------------------------------------------------ verbs
def is_no_report(tree: Tree, verb: Node) -> bool:
    """Whether the cue reports nothing: what somebody must say or know is the writer's claim; "83 pledged delegates"."""
    if verb.tag in ("VBD", "VBN") and verb.i:
        before = tree.nodes[verb.i - 1]
        if before.pos in _BEFORE_A_NOUN and before.head.i > verb.i and before.head.sent == verb.sent:
            return True
        if before.pos == "NUM" and own_subject(verb) is None and verb.child("aux", "auxpass") is None:
            return True
    if verb.lemma in group("discoveries") and verb.child("ccomp") is not None:
        return True
    if verb.lemma in _TOLD and is_passive(verb) and is_denied(verb):
        return True  # "have not been told where he is"
    if is_denied(verb) and _is_set_off(tree, verb):
        return True  # "did not comment… A vote is due"
    if _is_unsaid(verb) or _is_for_anonymity(verb) or _is_told_to_readers(verb):
        return True
    above = verb.head
    if verb.tag == "VB" and verb.dep in ("xcomp", "ccomp") and _has_to(verb) and kinds(above) & _UNDONE:
        return "prompt" not in kinds(above) and (above.child("dobj") or own_subject(above)) is not None
    if verb.tag == "VB" and verb.dep == "xcomp" and above.lemma == "call" and _has_to(verb):
        return True  # "called on the board to explain who"
    if verb.tag in ("VB", "VBP") and verb.dep == "ccomp" and is_verb(above, "demand") and above.i < verb.i:
        return True  # "demanded that he explain why"
    if verb.tag == "VB" and verb.dep == "xcomp" and _has_to(verb) and above.lemma in _DUTIES:
        return own_subject(above) is not None and above.tag != "VBD"
    if verb.tag == "VB" and _has_to(verb) and _is_for_clause(verb):
        return is_verb(above, "demand", "for") or is_noun(above, "demand")  # "calls for officials to admit that"
    if verb.tag == "VB" and verb.dep == "advcl" and _has_to(verb) and verb.lemma in group("finding out"):
        return True  # "faces a board to determine whether": nothing is found out yet
    return not _MUST.isdisjoint(auxiliaries(verb)) and own_subject(verb) is not None


def _is_for_anonymity(verb: Node) -> bool:
    """Whether a source only asks for its name to be kept: "an aide who asked not to be named"."""
    kept = verb.child("xcomp")
    return (
        kept is not None and kept.lemma in group("what sources ask not to be") and is_denied(kept) and is_passive(kept)
    )


def _is_told_to_readers(verb: Node) -> bool:
    """Whether the reader is told to do it: "So consider this record"."""
    helped = verb.child("aux", "auxpass", "prt") is not None
    return verb.tag == "VB" and verb.head is verb and written_subject(verb) is None and not helped


def _is_unsaid(verb: Node) -> bool:
    """Whether nothing was said: "refused to confirm that", "stopped short of saying", "had not proved that".

    "Did not say that he lied" is a report all the same, and a denied one.
    """
    if verb.dep == "conj" and is_denied(verb.head) and any(c.lower == "nor" for c in verb.head.children):
        return True  # "neither confirmed nor denied"
    if verb.tag in ("VB", "VBG") and verb.dep in ("xcomp", "pcomp"):
        return clause(verb).negated
    cue = cues("VERB").get(verb.lemma)
    return is_denied(verb) and (is_verb(verb, "finding") or (cue is not None and "evidence" in cue.frames))


def _is_reduced_passive(verb: Node, cue: Cue) -> bool:
    """Whether a past form without object is a passive, as in headlines: "Governor Criticized for Remarks".

    Headlines drop "is" and use the present for deeds, so the named person does not speak.
    """
    if verb.tag not in ("VBD", "VBN") or verb.child("dobj", "ccomp", "agent", "aux", "auxpass") is not None:
        return False
    needs_object = "topic" in cue.topics or "object" in cue.frames or verb.lemma in _ADDRESSEE or "steer" in kinds(verb)
    below = any(c.i > verb.i and (c.dep == "prep" or (c.dep == "xcomp" and _has_to(c))) for c in verb.children)
    return needs_object and below


def _of_verb(
    tree: Tree, verb: Node, cue: Cue, quoted: Sequence[bool], labels: Mapping[int, str]
) -> Iterator[Attribution]:
    misread = _source_at_end(tree, verb, cue, labels)
    if misread is not None:
        yield Attribution(verb, verb, verb.lemma, cue, misread[0], runs_of(misread[1], verb), "parenthesis")
        return
    found = _content(verb, cue, quoted) or _after_colon(tree, verb, cue, quoted)
    if found is None or not found.nodes or (found.topic and quoted_as(verb) is not None):
        return
    speaker = speaker_of(verb)
    if speaker is not None and speaker.tag == "WP" and verb.dep == "ccomp":
        return  # "asked who had ordered it": nobody is said to have ordered it
    if speaker is not None and speaker.lower in _INFERENCE:
        if speaker.tag == "DT" and speaker.head is verb:
            return  # "this implies that", "that said": the article's own conclusion
        speaker = None
    if speaker is None and verb.tag in ("VBD", "VBZ"):
        speaker, found = _subject_in_content(verb, found)
    if speaker is None and verb.tag == "VBN":
        speaker, found = _agent_below(found)
    if speaker is not None and quoted[speaker.i]:
        speaker = None  # the parser looks for it in the quotation
    if speaker is None and not _may_be_nobodys(verb, found):
        return
    called_for = found.frame == "for" and not cue.topics and _is_plain_passive(verb)
    if speaker is None and called_for:
        return  # "the race was called for Voss"
    if speaker is None and verb.lemma in _NOT_BY_NOBODY:
        found = replace(found, topic=True)  # "are expected to": nobody says so, the outlet tells of an expectation
    if "evidence" in cue.frames and (speaker is None or not _may_conclude(speaker, found, labels)):
        return
    finite = found.frame in ("clause", "parenthesis")
    paper = speaker is not None and speaker.lower == "it" and paper_told_of(tree, verb.sent - 1) is not None
    if speaker is not None and not finite and not paper and (speaker.lower in _EMPTY or not may_act(speaker, labels)):
        return
    if speaker is not None and verb.tag == "VB" and verb.dep == "acl" and is_thing(speaker, labels):
        return  # "have a duty to remind China that"
    if found.topic and speaker is not None and not _is_named(speaker, labels) and _is_done(verb):
        return  # "youths attacked a police station"
    if "evidence" in cue.frames and found.topic and speaker is not None and _is_somebody(speaker, labels):
        return  # "told him to show his hands"
    is_endorsed = found.frame == "object" and cue.stance == "endorsing"
    may_be_outcome = is_endorsed or verb.lemma in group("what a fact does by itself")
    if may_be_outcome and verb.tag == "VBG" and verb.dep == "advcl" and not _has_spoken(verb):
        return  # "They voted, confirming their trust"; "turnout fell, suggesting that they had lost it"
    if found.topic and is_denied_above(verb):
        return  # "did not find that he attacked her"
    if is_performed(verb):
        return  # "declared a state of emergency", "called it quits"
    if speaker is not None and verb.dep == "relcl" and _is_told_apart(verb, speaker, labels):
        return
    if speaker is not None and is_thing(speaker, labels) and (not finite or verb.dep == "advcl"):
        figurative = found.frame in ("to", "object") and cue.stance != "endorsing" and "evidence" not in cue.frames
        if figurative and verb.tag in ("VBD", "VBZ", "VBP"):
            return  # "the storm promises to be the worst", "the fire claimed ten lives"
        speaker = _said_before(tree, verb, labels)
    if found.frame == "clause" and is_denied(verb) and _is_question(found):
        found = replace(found, topic=True)  # "would not say who had called": nothing is said of it
    negated = is_denied(verb) != (finite and "negates" in cue.frames)  # "denied that": the report is a negative one
    if negated and ((verb.lemma == "mention" and verb.tag == "VB") or _is_unmade(verb, found)):
        return  # "not to mention"; what was not ordered or acknowledged was not said
    runs = runs_of(found.nodes, verb)
    unproven = [r for r in runs if _is_unproven(tree, r, verb)]
    told = tuple(r for r in runs if r not in unproven)
    yield Attribution(verb, _cue_last(verb), verb.lemma, cue, speaker, told, found.frame, negated, found.topic)
    for run in unproven:
        yield Attribution(verb, _cue_last(verb), verb.lemma, cue, speaker, (run,), found.frame, not negated)


def _may_conclude(speaker: Node, found: _Content, labels: Mapping[int, str]) -> bool:
    """Whether it can suggest or find something: also "the one published by the board", and a name taken for a noun.

    An ambassador suggests that something is so; rescuers who find a hut empty say nothing.
    """
    named = speaker.text[:1].isupper() and speaker.tag == "NN" and speaker.head.i > speaker.i and not speaker.children
    entry = actors().get(noun(speaker))
    listed = entry is not None and entry.kind == "person" and found.nodes[0].lower == "that"
    return can_speak(speaker, labels) or listed or speaker.lower == "one" or named


def _may_be_nobodys(verb: Node, found: _Content) -> bool:
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


def _is_question(found: _Content) -> bool:
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


def _source_at_end(tree: Tree, verb: Node, cue: Cue, labels: Mapping[int, str]) -> tuple[Node, Sequence[Node]] | None:
    """The speaker and the rest of the sentence in "…, a person familiar with the matter said Friday".

    The parser takes the person for an apposition to the last name before the comma.
    """
    if (
        "quote" not in cue.frames
        or verb.tag not in ("VBD", "VBZ")
        or verb.child(*SUBJECTS, "dobj", "ccomp") is not None
    ):
        return None
    first = tree.sentences[verb.sent][0].i
    comma = next((i for i in range(verb.i - 1, max(first, verb.i - _LONGEST_PARENTHESIS), -1) if _is_comma(tree, i)), 0)
    phrase = tree.nodes[comma + 1 : verb.i]
    if comma <= first or not phrase or phrase[0].lower not in ("a", "an", "one"):
        return None
    head = next((n for n in phrase if n.dep == "appos" and n.head.i < comma and n.pos == "NOUN"), None)
    if head is None or not is_like_people(head):
        return None
    return head, tree.nodes[first:comma]


def _is_comma(tree: Tree, i: int) -> bool:
    return tree.nodes[i].text == ","


def _is_plain_passive(verb: Node) -> bool:
    """Whether it is a passive: "The race was called". In "who’s called for a strike", "’s" is "has"."""
    subject = passive_subject(verb)
    return subject is not None and subject.tag not in ("WP", "WDT")


def _is_unmade(verb: Node, found: _Content) -> bool:
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


class _Content(Struct, frozen=True):
    frame: str
    nodes: list[Node]
    topic: bool = False


def _subject_in_content(verb: Node, found: _Content) -> tuple[Node | None, _Content]:
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


def _agent_below(found: _Content) -> tuple[Node | None, _Content]:
    """The agent of a passive that the parser attaches to the predicate: "was condemned as racist by rights groups"."""
    if found.frame not in _AGENTLESS:
        return None, found
    by = next((n for n in found.nodes if n.lower == "by" and n.child("pobj") is not None), None)
    if by is None:
        return None, found
    taken = {n.i for n in by.subtree()}
    return by.child("pobj"), replace(found, nodes=[n for n in found.nodes if n.i not in taken])


def _content(verb: Node, cue: Cue, quoted: Sequence[bool]) -> _Content | None:
    """What the verb reports, without what another says of it: "called it an ambush, a remark Kost said was rude"."""
    found = _whole_content(verb, cue, quoted)
    if found is None:
        return None
    taken = {n.i for top in found.nodes if _is_others_remark(top, verb) for n in top.subtree()}
    return replace(found, nodes=[n for n in found.nodes if n.i not in taken]) if taken else found


def _is_others_remark(node: Node, verb: Node) -> bool:
    """Whether it is a word for the report, behind a comma, of which another person says something."""
    if node.i < verb.i or (node.dep in ("relcl", "advcl") and _is_disputing(node)):
        return node.i > verb.i
    if node.dep not in ("appos", "npadvmod", "dobj", "dep") or node.pos != "NOUN":
        return False
    first = node.subtree()[0]
    if first.lower not in ("a", "an") or not any(c.text == "," and c.i == first.i - 1 for c in _around_comma(node)):
        return False
    told = next((c for c in node.rights if c.dep in ("relcl", "acl") and c.lemma in cues("VERB")), None)
    who = written_subject(told) if told is not None else None
    return who is not None and who.tag not in ("WP", "WDT", "IN")


def _is_disputing(clause: Node) -> bool:
    """Whether a clause behind a comma tells that others say otherwise: ", which the union denied"."""
    words, who = clause.subtree(), written_subject(clause)
    if words[0].lower != "which" or who is None or who.tag in ("WDT", "WP"):
        return False
    return any(is_verb(clause, kind) for kind in ("denial", "rejecting"))


def _around_comma(node: Node) -> Iterator[Node]:
    """The words on which a comma before an apposition may hang."""
    for above in (node, node.head, node.head.head):
        yield from above.children


def _whole_content(verb: Node, cue: Cue, quoted: Sequence[bool]) -> _Content | None:
    """What the verb reports: a clause, an infinitive, a noun phrase with or without a predication, in this order."""
    frames = cue.frames
    clauses = _on_one_side(verb, [c for c in verb.children if c.dep == "ccomp"])
    if clauses and _takes_clause(clauses[0], cue, quoted):
        return _Content("clause", [n for c in clauses for n in _own_clause(verb, c)] + _opening(verb, clauses[0]))
    thing = _thing(verb)
    infinitive = next((c for c in verb.children if c.dep == "xcomp" and c.i > verb.i and _has_to(c)), None)
    if infinitive is not None:
        return _infinitive(verb, cue, infinitive, thing)
    if "clause" in frames and (deed := _gerund(verb)) is not None:
        return _Content("clause", deed.subtree())
    if "for" in frames:
        wish = next((c for c in verb.children if c.i > verb.i and _is_for_clause(c)), None)
        if wish is not None:
            return _Content("for", wish.subtree()[1:])
    far = _far_clause(verb) if "clause" in frames else None
    if far is not None:
        return _Content("clause", far.subtree())
    return _noun_phrase(verb, cue, thing, quoted) or (_around(verb, cue) if frames & {"quote", "clause"} else None)


def _is_set_off(tree: Tree, verb: Node) -> bool:
    """Whether what would be its content only follows the verb, behind an ellipsis or a semicolon."""
    after = next((c for c in verb.rights if c.dep in ("ccomp", "parataxis")), None)
    if after is None and verb.dep in ("ccomp", "parataxis") and verb.head.i > verb.i:
        after = verb.head  # the parser takes the second sentence for the main one
    if after is None or any(c.dep == "mark" for c in after.children):
        return False
    return any(n.text in _PAUSES for n in tree.nodes[verb.i + 1 : after.i])


def _gerund(verb: Node) -> Node | None:
    """The deed in "denied using force", "admitted taking bribes"."""
    found = next((c for c in verb.rights if c.dep == "xcomp" and _is_gerund(c)), None)
    if found is None or verb.child("dobj") is not None:
        return None
    return found if is_verb(verb, "denial") or verb.lemma in group("verbs of owning up") else None


def _is_gerund(verb: Node) -> bool:
    """Whether it is "using force" or "being biased"."""
    return verb.tag == "VBG" or any(c.tag == "VBG" and c.dep in ("aux", "auxpass") for c in verb.lefts)


def _on_one_side(verb: Node, clauses: list[Node]) -> list[Node]:
    """The clauses that the verb reports: "the alibi was weak – it is alleged that he fled" reports the second only."""
    after = [c for c in clauses if c.i > verb.i]
    subject = verb.child(*SUBJECTS, "expl")
    if len(after) in (0, len(clauses)) or subject is None or subject.lower not in _EMPTY:
        return clauses
    return after


def _is_for_clause(node: Node) -> bool:
    """Whether the content is a clause with "for": "called for compensation to be paid"."""
    return any(c.dep == "mark" and c.lower == "for" for c in node.children)


def _far_clause(verb: Node) -> Node | None:
    """A that-clause that the parser attaches to a noun in between: "wrote in his autobiography that …"."""
    for child in verb.children:
        if child.i < verb.i or child.dep not in {"prep", "dobj", "npadvmod", "dative", "advmod"}:
            continue
        for node in (n for top in (child, *child.children) for n in top.children):
            if (
                node.dep in {"acl", "relcl", "ccomp", "advcl"}
                and node.pos in ("VERB", "AUX")
                and node.head.pos != "VERB"
            ):
                that = node.children[0] if node.children else node
                if that.lower == "that" and that.dep == "mark" and node.head.lemma not in cues("NOUN"):
                    return node
    return None


def _takes_clause(clause: Node, cue: Cue, quoted: Sequence[bool]) -> bool:
    if "evidence" in cue.frames and any(n.tag == "PRP" and n.lower.endswith("self") for n in clause.lefts):
        return False  # "finds itself embarrassed"
    if "clause" in cue.frames or ("quote" in cue.frames and quoted[clause.i]):
        return True
    if clause.i < clause.head.i:
        return False  # "Rents soar, tenants accuse him"
    return bool(cue.frames & {"name", "object"}) and _is_small_clause(clause)


def _own_clause(verb: Node, clause: Node) -> list[Node]:
    """The reported clause without a coordinated clause about the speaker's next deed.

    In "Trump said he would order a review and warned against hackers" parsers join "and warned against hackers" to the
    reported clause. A verb of saying in the tense of the cue is coordinated with the cue, unless it has "that" or a
    modal.
    """
    joined = [c for c in clause.children if c.dep == "conj" and c.pos in ("VERB", "AUX") and c.i > clause.i]
    foreign = [c for c in joined if (_is_fellow(verb, clause, c) if verb.i < clause.i else verb.i < c.i)]
    foreign += [c for c in clause.rights if verb.i < clause.i and _is_remark(c, clause)]
    if not foreign:
        return clause.subtree()
    taken = {n.i for c in foreign for n in c.subtree()}
    return [n for n in clause.subtree() if n.i not in taken and not (n.dep == "cc" and n.i > verb.i > clause.i)]


def _is_remark(node: Node, clause: Node) -> bool:
    """Whether the writer says what to think of the report: "said it was dead, a claim that is plainly false"."""
    if node.dep not in ("dep", "appos", "npadvmod", "attr", "dobj") or node.lemma not in group("words for a report"):
        return False
    words = node.subtree()
    told = node.child("relcl", "acl") is not None and words[0].lower in ("a", "an")
    return told and any(c.text == "," and clause.i < c.i < words[0].i for c in clause.children)


def _opening(verb: Node, clause: Node) -> list[Node]:
    """The words before the reported clause in a sentence that ends in "…, he said": they are reported too."""
    if verb.head is not verb or clause.i > verb.i:
        return []
    return [n for c in verb.children if c.i < clause.i and c.dep in {"advcl", "prep", "cc"} for n in c.subtree()]


def _is_fellow(verb: Node, clause: Node, joined: Node) -> bool:
    if joined.lemma not in cues("VERB") or joined.tag != verb.tag or verb.tag not in ("VBD", "VBZ"):
        return False
    if any(c.dep in ("mark", "aux") for c in joined.children):
        return False
    subject, speaker = own_subject(joined), own_subject(verb)
    if subject is None:
        return clause.tag not in ("VBD", "VBZ", "VBN")  # "said guests had shouted and refused to go": the guests
    return subject.pos == "PRON" or (speaker is not None and subject.lower == speaker.lower)


def _after_colon(tree: Tree, verb: Node, cue: Cue, quoted: Sequence[bool]) -> _Content | None:
    """The rest of the sentence after a colon: "The statement notes: Written in haste, it …"."""
    if "quote" not in cue.frames:
        return None
    sentence = tree.sentences[verb.sent]
    last = sentence[-1].i
    colon = next((n for n in tree.nodes[verb.i + 1 : min(verb.i + 4, last)] if n.text == ":"), None)
    if colon is None or quoted[colon.i + 1]:
        return None
    return _Content("clause", tree.nodes[colon.i + 1 : last + 1])


def _thing(verb: Node) -> Node | None:
    """The noun phrase that the verb is about: its object, or the subject of a passive whose agent is named."""
    thing = verb.child("dobj")
    if thing is None and by_whom(verb) is not None:
        thing = passive_subject(verb)
    return thing if thing is not None and thing.pos != "PRON" else None


def _infinitive(verb: Node, cue: Cue, infinitive: Node, thing: Node | None) -> _Content | None:
    nodes = _without_background(infinitive)
    if verb.lemma == "call" and thing is not None and (thing.pos == "PROPN" or is_like_people(thing)):
        return None  # "calls her British counterpart to discuss trade": on the telephone
    if "to" in cue.frames or (is_passive(verb) and cue.frames & {"clause", "name"}):
        if thing is not None and verb.lemma not in _ADDRESSEE:
            own = thing.subtree()
            nodes = own + nodes if own[-1].i + 1 == nodes[0].i else nodes
        return _Content("to", nodes)
    return _Content("plan", nodes, topic=True) if "plan" in cue.topics else None


def _without_background(infinitive: Node) -> list[Node]:
    """What somebody vows or plans, without what the writer adds to it.

    "Vowed to strike for four days | in pursuit of a whopping rise", "promised to cut taxes | as her cynical campaign
    nears its end", "plans to close six libraries | after years of reckless spending".
    """
    nodes = infinitive.subtree()
    added = next((n for n in nodes if n.i > infinitive.i and _is_background(n)), None)
    if added is None:
        return nodes
    taken = {n.i for n in added.subtree()}
    return [n for n in nodes if n.i not in taken]


def _is_background(node: Node) -> bool:
    if node.dep == "advcl":
        mark = node.child("mark")
        if mark is None or mark.lower not in group("conjunctions of the writer's background"):
            return False
        if mark.lower == "after":  # "vowed to go on after his brother had fallen"; "to publish it after they have met"
            return node.tag == "VBD" or any(c.tag == "VBD" for c in node.children if c.dep in ("aux", "auxpass"))
        return mark.lower != "as" or (node.tag != "VB" and len(node.subtree()) > _LONGEST_MANNER)
    if node.dep != "prep":
        return False
    if node.lower in group("words of the writer's background"):
        return True
    thing = node.child("pobj")
    if thing is None:
        return False
    if node.lower == "after":
        return thing.lemma in group("long times") and any(c.lower == "of" for c in thing.rights)
    return node.lower == "in" and thing.lemma in group("what a deed is for")


def _noun_phrase(verb: Node, cue: Cue, thing: Node | None, quoted: Sequence[bool]) -> _Content | None:
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
        return _Content("as", (thing.subtree() if thing is not None and not is_passive(verb) else []) + like)
    if thing is not None and "as" in frames and not said and (called := _called_as(verb, thing)):
        return _Content("as", [n for n in thing.subtree() if n not in called] + called)
    about: list[Node] = []
    whom = thing.subtree() if thing is not None and not is_passive(verb) else []  # not in "Holt was called a liar by"
    for child in verb.children:
        if child.dep != "prep" or child.lower not in PREPOSITIONS:
            continue
        inside = child.child("pobj", "pcomp", "amod", "advmod", "acomp")
        ahead = thing is not None and child.i < thing.i and not (child.lower == "as" and child.i == verb.i + 1)
        if inside is None or ahead:
            continue  # but "dismissed as lies reports that it fled"
        if verb.lemma == "put" and not (child.i > verb.i and inside.pos == "NUM" and thing is not None):
            continue  # "put the toll at 40"
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
        return _Content(frame, whom + said)
    if (
        thing is not None
        and "against" in frames
        and any(c.dep == "prep" and c.lower == "against" for c in thing.rights)
    ):
        return _Content("against", thing.subtree())  # "warned ministers against reckless cuts", joined to "ministers"
    if thing is not None and "object" in frames and ("name" not in frames or _is_judged(thing, quoted)):
        return _Content("object", thing.subtree())
    if thing is not None and "topic" in topics:
        held = _is_held_against(thing, verb)
        return _Content("object" if held else "topic", thing.subtree(), topic=not held)
    if about and any(_is_held_against(n, verb) for n in about if n.dep == "pobj" and n.head.head is verb):
        return _Content("object", about)
    return _Content("topic", about, topic=True) if about else None


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
    below = (c for c in thing.rights if c.dep == "prep" and c.lower == "as")
    return next((c.subtree() for c in below if c.child("pobj", "amod", "pcomp") is not None), [])


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


def _is_small_clause(node: Node) -> bool:
    return own_subject(node) is not None


def _has_to(node: Node) -> bool:
    return any(c.lower == "to" and c.i < node.i for c in node.children)


def _around(verb: Node, cue: Cue) -> _Content | None:
    """The clause around or before a parenthetical cue: "the war, he said, was over"; "as she put it"."""
    head = verb.head
    if is_subject(head) or (verb.dep == "ccomp" and verb.i < head.i and "clause" not in cue.frames):
        return None  # "she said, tears streaming down"; "he smiled, he waved"
    if verb.child("mark") is not None and verb.dep == "ccomp":
        return None  # "did not specify whether the tests would conclude"
    if head is verb or verb.dep not in _PARENTHETICAL or head.pos not in ("VERB", "AUX") or verb.child("dobj", "acomp"):
        return None
    if verb.dep != "parataxis" and head.lemma in cues("VERB") and "quote" in cues("VERB")[head.lemma].frames:
        return None  # "…, he said as the crowd roared"; "yet to say who fired first"
    own = verb.subtree()
    if len(own) > _LONGEST_PARENTHESIS or speaker_of(verb) is None:
        return None
    if verb.dep == "advcl" and not any(c.lower == "as" and c.dep in ("mark", "advmod") for c in verb.children):
        return None
    if verb.dep == "ccomp" and own_subject(verb) is None:
        return None
    behind = next((c.i for c in (*verb.rights, *head.rights) if c.text == ";" and c.i > verb.i), 0)
    if behind:
        own = [n for n in (*own, *head.subtree()) if n.i >= behind or n in own]  # "he fell, she said; he was old"
    closed = next((c.i for c in verb.rights if c.text == ","), own[-1].i)
    taken = {n.i for n in own if n.i <= closed}  # "a sign, she said, of trust": the parser hangs "of trust" on "said"
    return _Content("parenthesis", [n for n in head.subtree() if n.i not in taken])


# ------------------------------------------------------------------------------- nouns, adjectives, phrases
def _of_noun(noun: Node, cue: Cue) -> Attribution:
    nodes: list[Node] = []
    if noun.dep == "dobj" and noun.head.lemma in group("keeping and breaking"):
        return Attribution(noun, noun, noun.lemma, cue, None, (), "clause")  # "broke a promise": made at another time
    frame, topic = "clause", False
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in {"acl", "ccomp", "relcl"} and child.pos in ("VERB", "AUX"):
            begins = child.subtree()[0].lower
            if "clause" in cue.frames and begins in {"that", "whether", "how", "why"} and _complements(child):
                nodes += child.subtree()
            elif cue.frames & {"to"} | cue.topics & {"plan"} and _has_to(child):
                nodes += child.subtree()
                frame, topic = "to", "to" not in cue.frames
        elif child.dep == "prep" and child.lower in (cue.frames - _INFINITIVE) | cue.topics:
            inside = child.child("pobj", "pcomp")  # "a threat to the public" threatens nothing in words
            if inside is not None and not (child.lower == "of" and inside.pos in ("PROPN", "PRON")):
                nodes += inside.subtree()
                frame, topic = child.lower, child.lower not in cue.frames
    if not nodes and is_subject(noun) and noun.head.lemma == _BE and "clause" in cue.frames:
        clause = noun.head.child("ccomp")
        nodes = clause.subtree() if clause is not None and clause.i > noun.head.i else []
    owner = owner_of(noun)
    if "evidence" in cue.frames:
        owner = _who_takes_it_so(noun)
        nodes = nodes if owner is not None else []
    if not nodes and "clause" in cue.frames and (far := _clause_behind_time(noun)) is not None:
        nodes, frame = far.subtree(), "clause"
    denied = _denied(noun)
    topic = topic or (denied and noun.dep == "dobj" and is_noun(noun, "finding") and not is_rejected(noun))
    return Attribution(noun, noun, noun.lemma, cue, owner, runs_of(nodes, noun), frame, denied, topic)


def _clause_behind_time(noun: Node) -> Node | None:
    """The clause of a noun that a time parts from it: "rebuked the report Friday that he had lied"."""
    verb = noun.head
    cue = cues("VERB").get(verb.lemma)
    if noun.dep != "dobj" or (cue is not None and "clause" in cue.frames):
        return None
    found = next((c for c in verb.rights if c.dep == "ccomp" and c.i > noun.i), None)
    return found if found is not None and found.subtree()[0].lower == "that" else None


def _who_takes_it_so(noun: Node) -> Node | None:
    """Who holds something up "as proof that": the subject of the verb above, if it is somebody."""
    if noun.dep != "pobj" or noun.head.lower != "as":
        return None
    verb = verb_of(noun.head)
    while verb.dep in ("acl", "relcl") and verb.head is not verb:
        verb = verb_of(verb.head)  # "pointed to figures released by Lund as evidence that"
    speaker = speaker_of(verb) if verb.pos == "VERB" and verb.i < noun.i else None
    told = speaker is not None and (speaker.pos == "PROPN" or speaker.lower in genders() or is_like_people(speaker))
    return speaker if told or (speaker is not None and speaker.lower == "they") else None


def announced_by(sentence: Sequence[Node]) -> Attribution | None:
    """The noun for something said that a sentence before a colon is about: "At its base was a simple question:".

    It is the last word, the subject or what the sentence says there is, not a noun in passing, and has to do with
    somebody: "There is one question left:" is the writer's.
    """
    last = next((n for n in reversed(sentence) if n.pos not in ("PUNCT", "SPACE")), None)
    known = {**dict.fromkeys(group("nouns of what is asked or argued"), _ANNOUNCED), **cues("NOUN")}
    for node in reversed(sentence):
        if node.pos == "NOUN" and node.lemma in known and (node is last or node.dep in _MAIN_NOUNS):
            cue, owner = known[node.lemma], owner_of(node)
            whose = owner is not None or any(n.pos == "PROPN" or is_like_people(n) for n in node.subtree())
            if "clause" not in cue.frames or "evidence" in cue.frames or not whose:
                return None
            return Attribution(node, node, node.lemma, cue, owner, (), "clause", _denied(node))
    return None


def _complements(clause: Node) -> bool:
    """Whether the clause gives the noun's content and is not relative: "that" is no argument of its verb."""
    if any(c.lower == "that" and c.dep in {*SUBJECTS, "dobj", "pobj"} for c in clause.children):
        return False
    inner = clause.child("ccomp") if clause.lemma in cues("VERB") else None
    return inner is None or written_subject(inner) is not None  # "a remark that she said was rude"


def _of_adjective(adjective: Node, cue: Cue) -> Iterator[Attribution]:
    verb = adjective.head
    # "the trader, angry that"
    beside = adjective.dep == "amod" and verb.pos in ("NOUN", "PROPN") and verb.i < adjective.i
    told_of = adjective.dep in {"acomp", "conj", "oprd", "ROOT"} and verb.pos in {"VERB", "AUX", "ADJ"}
    if not beside and not told_of:
        return
    if "negates" in cue.frames:
        return
    clause = adjective.child("ccomp")
    nodes: list[Node] = []
    if clause is not None and "clause" in cue.frames and clause.i > adjective.i:
        nodes = clause.subtree()
    for child in adjective.children:
        if not nodes and child.dep == "prep" and child.lower in cue.topics and child.i > adjective.i:
            inside = child.child("pobj", "pcomp")
            nodes = inside.subtree() if inside is not None else []
    speaker = verb if beside else speaker_of(verb if adjective.dep != "conj" else verb.head)
    if speaker is None or speaker.lower in _EMPTY or any(c.tag == "MD" for c in verb.children):
        return  # "could be sure that": he did not say so
    runs, topic = runs_of(nodes, adjective), clause is None
    yield Attribution(adjective, adjective, adjective.lower, cue, speaker, runs, "clause", is_denied(verb), topic)


def _of_participle(participle: Node, cue: Cue) -> Iterator[Attribution]:
    """What people are alarmed about or convinced of, where the parser sees a verb: "Unions Concerned That …"."""
    clause, speaker = participle.child("ccomp"), own_subject(participle)
    if speaker is None and participle.dep == "acomp":
        speaker = speaker_of(participle.head)
    if clause is None or speaker is None or clause.i < participle.i or "clause" not in cue.frames:
        return
    words = clause.subtree()
    if participle.tag in ("VBD", "VBN") and words[0].lower == "that":
        runs = runs_of(words, participle)
        yield Attribution(participle, participle, participle.lower, cue, speaker, runs, "clause", is_denied(participle))


def _of_phrase(
    tree: Tree,
    node: Node,
    known: Iterable[tuple[tuple[str, ...], Cue]],
    labels: Mapping[int, str],
    quoted: Sequence[bool],
) -> Iterator[Attribution]:
    """The clause that "according to X" belongs to, without the phrase. Details and plans do not speak."""
    for words, cue in known:
        last = node.i + len(words) - 1
        if last >= len(tree.nodes) or tuple(n.lower for n in tree.nodes[node.i : last + 1]) != words:
            continue
        speaker = tree.nodes[last].child("pobj", "pcomp")
        beside = tree.nodes[node.i - 1].text if node.i > tree.sentences[node.sent][0].i else ","
        if speaker is not None and beside != "," and speaker.lower.removesuffix("s") in group("what things go by"):
            continue  # "are treated according to the Geneva Conventions"
        if speaker is None or speaker.pos in ("NUM", "SYM") or (words == ("per",) and speaker.pos != "PROPN"):
            continue
        taken = {n.i for n in node.subtree()} | {n.i for n in speaker.subtree()} | set(range(node.i, last + 1))
        clause = _clause_joined(node) or _clause_above(node)
        if clause is not None and _has_quoted(clause, quoted):
            continue  # "“It is dead,” Berg said, according to the Post": Berg's words
        beyond = _beyond_source(node, clause) if clause is not None else set()
        nodes = [n for n in clause.subtree() if n.i not in taken | beyond] if clause is not None else []
        who = None if is_thing(speaker, labels) else speaker
        yield Attribution(node, tree.nodes[last], " ".join(words), cue, who, runs_of(nodes, node), "phrase")


def _beyond_source(source: Node, clause: Node) -> set[int]:
    """The words of the clause that are not the source's: what is joined behind it, and of two clauses parted by a comma
    the first, if the source closes the second.

    "Prices rose, according to the bank, while wages fell"; "The council voted to shut it, and nine were hurt, according
    to police".
    """
    behind = [c for c in clause.children if c.dep in ("advcl", "conj") and c.i > source.i and _is_parted(c, clause)]
    beyond = {n.i for c in behind for n in c.subtree()}
    own = source.head
    while own.head is not own and not (own.pos in ("VERB", "AUX") and own.dep in _CLAUSAL):
        own = own.head
    if own.dep == "conj" and own.head is clause and source.i > own.i and written_subject(own) is not None:
        joint = next((c for c in clause.children if c.dep == "cc" and clause.i < c.i < own.i), None)
        if joint is not None and any(c.text == "," and c.i == joint.i - 1 for c in clause.children):
            inside = {n.i for n in own.subtree()}
            beyond |= {n.i for n in clause.subtree() if n.i not in inside}
    return beyond


def _is_parted(joined: Node, clause: Node) -> bool:
    """Whether it has a subject of its own and is set against the clause: "while wages fell", "but wages fell"."""
    if written_subject(joined) is None:
        return False
    contrast = group("conjunctions of contrast")
    return any(c.dep == "mark" and c.lower in contrast for c in joined.children) or (
        joined.dep == "conj" and any(c.dep == "cc" and c.lower in contrast for c in clause.children)
    )


def _has_quoted(verb: Node, quoted: Sequence[bool]) -> bool:
    """Whether the verb has somebody say what stands between marks before it."""
    within = verb.subtree()
    for said in (verb, *(n for n in within if n.dep == "parataxis")):
        cue = cues("VERB").get(said.lemma)
        if cue is not None and "quote" in cue.frames and not quoted[said.i] and speaker_of(said) is not None:
            return any(quoted[n.i] for n in within if n.i < said.i)
    return False


def _clause_joined(source: Node) -> Node | None:
    """The clause that a source between commas opens: "strikes that harm us but, according to aides, could end soon"."""
    verb = verb_of(source.head)
    joint = next((c for c in verb.head.children if c.dep == "cc" and c.i < source.i), None)
    if verb.dep != "conj" or not source.i < verb.i or joint is None:
        return None
    between = [c for c in (*verb.children, *verb.head.children, *joint.children) if joint.i < c.i < source.i]
    return verb if all(c.text == "," for c in between) and source.i - joint.i <= len(between) + 1 else None


def _clause_above(node: Node) -> Node | None:
    above = node.head
    if above is node:
        return None
    while above.head is not above and not (above.pos in ("VERB", "AUX") and above.dep in _CLAUSAL):
        above = above.head
    while above.dep in {"xcomp", "conj", "pcomp", "acl"} and above.head is not above:
        above = above.head
        while above.head is not above and above.pos not in ("VERB", "AUX"):
            above = above.head
    return above


# ------------------------------------------------------------------------------------------------ helpers
def runs_of(nodes: Iterable[Node], cue: Node) -> tuple[Run, ...]:
    """The nodes as unbroken stretches in text order, never across the cue, without marks at the edges."""
    runs: list[list[Node]] = []
    last, middle = -3, cue.i
    for node in sorted(nodes, key=position):
        if node.i - last <= 2 and not last < middle < node.i:
            runs[-1].append(node)
        else:
            runs.append([node])
        last = node.i
    trimmed = [run for run in map(_trimmed, runs) if run and not _is_empty(run)]
    full = [run for run in trimmed if not _is_link(run)]
    return tuple((run[0].i, run[-1].i) for run in full or trimmed)


def _is_link(run: Sequence[Node]) -> bool:
    """Whether the words only join or date what is said: "*For example*, he said, …", "*However*, she said, …"."""
    return len(run) < 3 and run[0].pos in ("ADP", "ADV", "SCONJ") and run[-1].pos in ("NOUN", "PROPN", "ADV")


def _is_empty(run: Sequence[Node]) -> bool:
    """Whether only a relative pronoun or a source is left: "a balloon *that* Ruiz said was here, *according to* X"."""
    return (len(run) == 1 and run[0].lower in _LEFT_BEHIND) or run[0].lower == "according"


def _trimmed(run: list[Node]) -> list[Node]:
    while run and run[-1].pos in {"PUNCT", "SPACE", "CCONJ"}:
        run = run[:-1]
    while run and run[0].pos in ("PUNCT", "SPACE"):
        run = run[1:]
    return run


def _cue_last(verb: Node) -> Node:
    particle = verb.child("prt")
    return particle if particle is not None and particle.i == verb.i + 1 else verb


def _denied(noun: Node) -> bool:
    """Whether the report is denied: "rejected the claim that", "no suggestion that", "the claim that … is false"."""
    if any(c.dep == "neg" or c.lower == "no" for c in noun.children) or is_rejected(noun):
        return True
    judged = noun.head.child("acomp") if is_subject(noun) and noun.head.lemma == _BE else None
    verdict = cues("ADJ").get(judged.lower) if judged is not None else None
    if verdict is not None and "negates" in verdict.frames:
        return True
    governor = noun.head if noun.dep == "dobj" or is_passive_subject(noun) else None
    known = cues("VERB").get(governor.lemma) if governor is not None else None
    return known is not None and "negates" in known.frames
