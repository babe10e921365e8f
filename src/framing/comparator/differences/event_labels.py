"""Readable labels of events: agent, verb, patient or place ("Ryan is hosting the lecture"), cut from the parse.

A relative pronoun is replaced by its antecedent and a pronoun by its referent's name. Clauses attached to a noun phrase
are left out, and so are events that only say that somebody says something.
"""

from __future__ import annotations

from msgspec import Struct

from framing.language.certainty import is_none
from framing.language.cues import cues
from framing.language.subjects import is_passive, is_subject, written_subject
from framing.language.tree import Node, sentence_nodes
from framing.language.words import function_words, group, negators
from framing.model import Analysis, Event, Voice

_VERB_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_COMPLEMENTS = frozenset({"dobj", "dative", "agent", "prep", "attr", "oprd", "acomp", "advmod"})
_OPEN = frozenset({"DT", "IN", "CC", "POS", "PRP$", "WDT", "TO", "-LRB-"})  # tags that no label ends with
_PERSONAL = frozenset({"he", "she", "who", "which", "that"})
_UNTOLD = frozenset({"if", "whether", "unless", "until"})
_ANYBODY = group("indefinite people")
_EMPTY = group("nouns empty without a clause")  # nothing without a clause
_OPEN_WORDS = group("words for what has not happened")
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
_CUT = frozenset({"relcl", "acl", "advcl", "appos", "ccomp", "parataxis", "punct"})
_NO_NAME = frozenset({"PRP", "WP", "WDT", "DT", "EX", "WRB", "PRP$", "WP$"})
_OF_NOUN = group("prepositions that lengthen a label")
_LONGEST = 16  # words of a label
_LEAST = 3  # of an event noun's
_ABBREVIATED = 4  # letters of an abbreviation, with its full stop ("Gov.", "Ill.")
_APOSTROPHES = "'’"


class Label(Struct, frozen=True):
    """A name for an event."""

    text: str
    tokens: range  # of the sentence that it covers


class Labels:
    """Makes labels of the events of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self._parse, self._text = analysis.parse, analysis.article.text
        self._sentences: dict[int, list[Node]] = {}

    def of(self, event: Event, agent: str | None, patient: str | None) -> Label | None:
        """The label; None if no readable one can be made.

        Args:
            agent, patient: names of the entities, where they are known.
        """
        trigger = self._trigger(event)
        if trigger is None:
            return None
        label = self._noun(trigger, agent) if trigger.pos == "NOUN" else self._verb(event, trigger, agent, patient)
        return self._honest(event, label) if label is not None and self._readable(label) else None

    def _trigger(self, event: Event) -> Node | None:
        nodes = self._nodes(event.sentence)
        return next((n for n in nodes if n.start >= event.trigger_start), None)

    def _honest(self, event: Event, label: Label) -> Label | None:
        """The label, changed so that it claims no more than the text.

        What is alleged says so. What is denied, asked or only possible has no label unless its own words show that.
        """
        inside = [n for n in self._nodes(event.sentence) if n.i in label.tokens]
        words = {n.lower for n in inside}
        if event.negated and words.isdisjoint(negators()):
            return None
        if event.modality == "alleged":
            return label  # its modality is shown beside it
        shown = event.modality == "asserted" or any(n.tag == "MD" for n in inside)
        return label if shown or not words.isdisjoint(_OPEN_WORDS) else None

    def _readable(self, label: Label) -> bool:
        words, last = label.text.split(), label.tokens[-1]
        whole = label.text.count("(") == label.text.count(")")
        return whole and 1 < len(words) <= _LONGEST and self._parse.tags[last] not in _OPEN

    # -------------------------------------------------------------------------------------------- verbs
    def _verb(self, event: Event, verb: Node, agent: str | None, patient: str | None) -> Label | None:
        objects = [c for c in verb.rights if c.dep in _COMPLEMENTS or _is_urged(c)]
        reports = any(c.dep in _CLAUSES for c in verb.rights)
        if reports and not any(c.dep in _COMPLEMENTS and c.dep != "advmod" for c in objects):
            return None
        group = [c for c in verb.lefts if c.dep in _VERB_GROUP]
        first = group[0] if group else verb
        if first.tag == "TO" or (not group and verb.tag in ("VB", "VBG")):
            return None  # not said to happen, or without an agent
        if not _is_told(verb, bool(group)):
            return None
        predicate, last = self._predicate(verb, first, objects)
        alone = last == verb.i + 1
        if alone and verb.lemma.lower() in cues("VERB"):
            return None  # what was said would be needed
        between = self._nodes(event.sentence)[
            verb.i + 1 - self._first(event.sentence) : last - self._first(event.sentence)
        ]
        if _breaks_off(between[-1] if between else verb):
            return None
        if alone and any(c.pos not in ("PUNCT", "SPACE") for c in verb.rights):
            return None  # what follows would be needed
        if any(n.tag == "PRP" for n in between) or _has_gap(verb):
            return None
        subject = next((c for c in verb.lefts if is_subject(c)), None)
        if subject is not None and _is_nobody(subject):
            return None
        if subject is not None and subject.tag not in _NO_NAME:
            start, stop = _phrase(subject)
            if predicate[0] in _APOSTROPHES:
                return None
            return Label(f"{self._words(start, stop)} {predicate}", range(start, last))
        if subject is not None and subject.lower not in _PERSONAL:
            return None  # "they" and "it" may be anybody
        if subject is not None and subject.tag == "PRP" and event.voice is Voice.DIRECT:
            return None  # the referent of a speaker's "he" is outside the quotation, if anywhere
        in_passive = is_passive(verb)
        who = patient if in_passive else agent
        if verb.dep == "acl":  # "a letter signed by": the noun that it modifies
            who = event.patient_text if in_passive else event.agent_text
        if who is None or who.lower() in function_words() or who in predicate or predicate[0] in _APOSTROPHES:
            return None
        return Label(f"{who} {predicate}", range(first.i, last))

    def _predicate(self, verb: Node, first: Node, objects: list[Node]) -> tuple[str, int]:
        """The verb with those complements that follow without a gap, and the position after the last."""
        last = verb.i + 1
        for node in objects:
            start, stop = _phrase(node)
            if start > last or (stop - first.i > _LONGEST and last > verb.i + 1):
                break
            last = max(last, stop)
        return self._words(first.i, last), last

    # -------------------------------------------------------------------------------------------- nouns
    def _noun(self, noun: Node, agent: str | None) -> Label | None:
        left = [c for c in noun.lefts if c.dep not in _CUT]
        last = noun.i + 1
        for child in noun.rights:
            if child.dep != "prep" or child.lower not in _OF_NOUN:
                continue
            start, stop = _phrase(child)
            if start != last:
                break
            last = stop
        own = next((c for c in left if c.dep == "poss"), None)
        if own is not None and own.tag in _NO_NAME:
            if agent is None or own.lower not in ("his", "her"):
                return None  # "their" and "its" may be anybody's
            first = _phrase(left[0])[0]
            return Label(f"{agent}’s {self._words(own.i + 1, last)}", range(first, last))
        first = _phrase(left[0])[0] if left else noun.i
        while first < noun.i and self._parse.tags[first] == "DT":
            first += 1
        if last - first < _LEAST or last == noun.i + 1:
            return None
        return Label(self._words(first, last), range(first, last))

    # ------------------------------------------------------------------------------------------ helpers
    def _first(self, sentence: int) -> int:
        return self._parse.sentences[sentence][0]

    def _nodes(self, sentence: int) -> list[Node]:
        if sentence not in self._sentences:
            self._sentences[sentence] = sentence_nodes(self._text, self._parse, sentence)
        return self._sentences[sentence]

    def _words(self, first: int, past: int) -> str:
        return tidy(self._text[self._parse.starts[first] : self._parse.ends[past - 1]])


def _is_told(verb: Node, group: bool) -> bool:
    """Whether the verb tells what happens.

    Not so are fears that it may, what kind of people do it, and a bare participle whose subject may be anybody.
    """
    marks = [c.lower for c in verb.children if c.dep == "mark"]
    if marks and (verb.dep == "acl" or not _UNTOLD.isdisjoint(marks)):
        return False
    if group or verb.dep == "acl":
        return True
    return verb.tag != "VBN" and not (verb.dep == "relcl" and verb.tag in ("VBP", "VBZ"))


def _is_nobody(subject: Node) -> bool:
    """Whether the subject is indefinite or negative ("anyone", "no enemy")."""
    said = {subject.lower, *(c.lower for c in subject.children if c.dep == "det")}
    return is_none(subject) or (subject.tag == "NN" and not said.isdisjoint(_ANYBODY))


def _has_gap(verb: Node) -> bool:
    """Whether it is the verb of a relative clause whose object is the antecedent ("the money that they gave")."""
    whole = any(c.dep in ("dobj", "attr", "acomp") and c.tag != "WDT" for c in verb.children)
    if verb.dep != "relcl" or whole:
        return False
    own = written_subject(verb)
    return own is not None and own.tag not in ("WP", "WDT")


def _breaks_off(last: Node) -> bool:
    """Whether the label would need the words that are cut off: "as long as they are married"."""
    return bool((last.pos == "ADV" or last.lemma.lower() in _EMPTY) and last.rights)


def _is_urged(node: Node) -> bool:
    """Whether somebody is only urged to do it."""
    return node.dep in ("xcomp", "ccomp") and node.tag == "VB"


def _phrase(top: Node) -> tuple[int, int]:
    """First token and past-last of a phrase without its clauses."""
    found = [top]
    for node in found:
        found += [c for c in node.children if c.dep not in _CUT and c.pos not in ("SPACE", "PUNCT")]
    inside = [n.i for n in found]
    return min(inside), max(inside) + 1


def tidy(text: str) -> str:
    """The text in one line, without punctuation at the edges and without unpaired quotation marks."""
    text = " ".join(text.split()).strip(" ,;:–—-")
    text = (
        text[:-1]
        if text.endswith(".") and "." not in text.split()[-1][:-1] and len(text.split()[-1]) > _ABBREVIATED
        else text
    )
    for opening, closing in ("“”", '""'):
        if text.count(opening) != text.count(closing) or (opening == closing and text.count(opening) % 2):
            text = text.replace(opening, "").replace(closing, "")
    return text.strip()
