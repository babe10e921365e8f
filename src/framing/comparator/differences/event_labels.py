"""Readable labels of events: who, the verb, whom or where ("Ryan is hosting the lecture"), cut out of the parse.

A relative pronoun gives way to what it stands for and a pronoun to its referent's name; what hangs on a noun phrase
as a clause of its own is left out, and so is what only says that somebody says something.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from framing.language.resources import table
from framing.language.words import function_words, negators
from framing.model import Analysis, Event

_VERB_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_COMPLEMENTS = frozenset({"dobj", "dative", "agent", "prep", "attr", "oprd", "acomp", "advmod"})
_OPEN = frozenset({"DT", "IN", "CC", "POS", "PRP$", "WDT", "TO", "-LRB-"})  # tags that no label ends with
_PERSONAL = frozenset({"he", "she", "who", "which", "that"})
_UNTOLD = frozenset({"if", "whether", "unless", "until"})
_ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody", "everyone", "everybody", "nobody", "any"})
_EMPTY = frozenset({"way", "fact", "idea", "reason", "time", "thing", "one", "those"})  # nothing without a clause
_OPEN_WORDS = frozenset({"going", "possible", "potential", "proposed", "planned", "attempted", "threatened"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CUT = frozenset({"relcl", "acl", "advcl", "appos", "ccomp", "parataxis", "punct"})
_NO_NAME = frozenset({"PRP", "WP", "WDT", "DT", "EX", "WRB", "PRP$", "WP$"})
_OF_NOUN = frozenset({"of", "by", "to", "against", "on", "in", "into", "with", "from", "between", "for", "over", "at"})
_LONGEST = 16  # words of a label
_LEAST = 3  # of an event noun's
_ABBREVIATED = 4  # letters of an abbreviation, with its full stop ("Gov.", "Ill.")
_APOSTROPHES = "'’"


@cache
def _reporting() -> frozenset[str]:
    return frozenset(row["cue"] for row in table("reporting-verbs") if row["pos"] == "VERB")


class Label(Struct, frozen=True):
    text: str
    tokens: range  # of the sentence that it covers


class Labels:
    """Makes labels of the events of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self._parse, self._text = analysis.parse, analysis.article.text
        self._children: dict[int, dict[int, list[int]]] = {}

    def of(self, event: Event, agent: str | None, patient: str | None) -> Label | None:
        """The label, None where no readable one can be made.

        Args:
            agent, patient: names of the entities, where they are known.
        """
        at = bisect_left(self._parse.starts, event.trigger_start)
        if at >= len(self._parse.starts):
            return None
        label = self._noun(event, at, agent) if self._parse.pos[at] == "NOUN" else self._verb(event, at, agent, patient)
        label = label if label is not None and self._readable(label) else None
        return self._honest(event, label) if label is not None else None

    def _honest(self, event: Event, label: Label) -> Label | None:
        """The label as far as it tells no more than the text: what is alleged says so; what is denied, asked or only
        possible has none unless its words show that."""
        words = {self._words(i, i + 1).lower().replace("’", "'") for i in label.tokens}
        if event.negated and words.isdisjoint(negators()):
            return None
        if event.modality == "alleged":
            return Label(f"{label.text} (alleged)", label.tokens)
        shown = event.modality == "asserted" or any(self._parse.tags[i] == "MD" for i in label.tokens)
        return label if shown or not words.isdisjoint(_OPEN_WORDS) else None

    def _readable(self, label: Label) -> bool:
        words, last = label.text.split(), label.tokens[-1]
        whole = label.text.count("(") == label.text.count(")")
        return whole and 1 < len(words) <= _LONGEST and self._parse.tags[last] not in _OPEN

    # -------------------------------------------------------------------------------------------- verbs
    def _verb(self, event: Event, at: int, agent: str | None, patient: str | None) -> Label | None:
        kids = self._kids(event.sentence, at)
        deps = self._parse.deps
        objects = [k for k in kids if (deps[k] in _COMPLEMENTS or self._urged(k)) and k > at]
        if not any(deps[k] in _COMPLEMENTS and deps[k] != "advmod" for k in objects) and any(
            deps[k] in _CLAUSES and k > at for k in kids
        ):
            return None
        group = [k for k in kids if deps[k] in _VERB_GROUP and k < at]
        passive = any(deps[k] == "auxpass" for k in kids) or (deps[at] == "acl" and self._parse.tags[at] == "VBN")
        first = group[0] if group else at
        if self._parse.tags[first] == "TO" or (not group and self._parse.tags[at] in ("VB", "VBG")):
            return None  # not said to happen, or not by whom
        if not self._told(event.sentence, at, bool(group)):
            return None
        predicate, last = self._predicate(event.sentence, at, first, objects)
        if last == at + 1 and self._parse.lemmas[at].lower() in _reporting():
            return None  # what was said would be needed
        if self._breaks_off(event.sentence, last - 1):
            return None
        if last == at + 1 and any(k > at and self._parse.pos[k] not in ("PUNCT", "SPACE") for k in kids):
            return None  # what follows would be needed
        if any(self._parse.tags[i] == "PRP" for i in range(at + 1, last)) or self._gap(event.sentence, at):
            return None
        subject = next((k for k in kids if deps[k] in _SUBJECTS and k < at), None)
        if subject is not None and self._nobody(event.sentence, subject):
            return None
        if subject is not None and self._parse.tags[subject] not in _NO_NAME:
            start, stop = self._phrase(event.sentence, subject)
            if predicate[0] in _APOSTROPHES:
                return None
            return Label(f"{self._words(start, stop)} {predicate}", range(start, last))
        if subject is not None and self._words(subject, subject + 1).lower() not in _PERSONAL:
            return None  # "they" and "it" may be anybody
        who = patient if passive else agent
        if deps[at] == "acl":  # "a letter signed by": the noun that it hangs on
            who = event.patient_text if passive else event.agent_text
        if who is None or who.lower() in function_words() or who in predicate or predicate[0] in _APOSTROPHES:
            return None
        return Label(f"{who} {predicate}", range(first, last))

    def _told(self, sentence: int, at: int, group: bool) -> bool:
        """Whether the verb tells what happens: not the fears that it may, not what kind of people do it, and not a
        bare participle whose subject may be anybody."""
        dep, tag = self._parse.deps[at], self._parse.tags[at]
        marks = [self._words(k, k + 1).lower() for k in self._kids(sentence, at) if self._parse.deps[k] == "mark"]
        if marks and (dep == "acl" or not _UNTOLD.isdisjoint(marks)):
            return False
        if dep == "acl":
            return True
        if group:
            return True
        return tag != "VBN" and not (dep == "relcl" and tag in ("VBP", "VBZ"))

    def _nobody(self, sentence: int, subject: int) -> bool:
        """Whether the subject is anybody or nobody ("anyone", "no enemy")."""
        words = (subject, *(k for k in self._kids(sentence, subject) if self._parse.deps[k] == "det"))
        said = {self._words(k, k + 1).lower() for k in words}
        return "no" in said or (self._parse.tags[subject] == "NN" and not said.isdisjoint(_ANYBODY))

    def _gap(self, sentence: int, at: int) -> bool:
        """Whether it is the verb of a relative clause whose object the clause hangs on ("the money that they gave")."""
        kids = self._kids(sentence, at)
        whole = any(self._parse.deps[k] in ("dobj", "attr", "acomp") and self._parse.tags[k] != "WDT" for k in kids)
        if self._parse.deps[at] != "relcl" or whole:
            return False
        own = next((k for k in kids if self._parse.deps[k] in _SUBJECTS), None)
        return own is not None and self._parse.tags[own] not in ("WP", "WDT")

    def _breaks_off(self, sentence: int, last: int) -> bool:
        """Whether what is cut away would be needed: "as long as they are married", "in the way that they do"."""
        adverb = self._parse.pos[last] == "ADV"
        empty = self._parse.lemmas[last].lower() in _EMPTY
        return (adverb or empty) and any(k > last for k in self._kids(sentence, last))

    def _urged(self, token: int) -> bool:
        """Whether it is what somebody is urged to do."""
        return self._parse.deps[token] in ("xcomp", "ccomp") and self._parse.tags[token] == "VB"

    def _predicate(self, sentence: int, at: int, first: int, objects: list[int]) -> tuple[str, int]:
        """The verb with its complements as far as they follow without a gap, and the token after the last."""
        last = at + 1
        for k in objects:
            start, stop = self._phrase(sentence, k)
            if start > last or (stop - first > _LONGEST and last > at + 1):
                break
            last = max(last, stop)
        return self._words(first, last), last

    # -------------------------------------------------------------------------------------------- nouns
    def _noun(self, event: Event, at: int, agent: str | None) -> Label | None:
        deps, tags = self._parse.deps, self._parse.tags
        kids = self._kids(event.sentence, at)
        left = [k for k in kids if k < at and deps[k] not in _CUT]
        right = [k for k in kids if k > at and deps[k] == "prep" and self._words(k, k + 1).lower() in _OF_NOUN]
        last = at + 1
        for k in right:
            start, stop = self._phrase(event.sentence, k)
            if start != last:
                break
            last = stop
        first = self._phrase(event.sentence, left[0])[0] if left else at
        own = next((k for k in left if deps[k] == "poss"), None)
        if own is not None and tags[own] in _NO_NAME:
            if agent is None or self._words(own, own + 1).lower() not in ("his", "her"):
                return None  # "their" and "its" may be anybody's
            return Label(f"{agent}’s {self._words(own + 1, last)}", range(first, last))
        while first < at and tags[first] == "DT":
            first += 1
        return Label(self._words(first, last), range(first, last)) if last - first >= _LEAST and last > at + 1 else None

    # ------------------------------------------------------------------------------------------ helpers
    def _phrase(self, sentence: int, top: int) -> tuple[int, int]:
        """First token and past-last of a phrase without the clauses that hang on it."""
        found = list(self._inside(sentence, top))
        return min(found), max(found) + 1

    def _inside(self, sentence: int, top: int) -> Iterator[int]:
        yield top
        for k in self._kids(sentence, top):
            if self._parse.deps[k] not in _CUT and self._parse.pos[k] not in ("SPACE", "PUNCT"):
                yield from self._inside(sentence, k)

    def _kids(self, sentence: int, token: int) -> list[int]:
        found = self._children.get(sentence)
        if found is None:
            found = self._children[sentence] = defaultdict(list)
            for i in range(*self._parse.sentences[sentence]):
                if self._parse.heads[i] != i:
                    found[self._parse.heads[i]].append(i)
        return found.get(token, [])

    def _words(self, first: int, past: int) -> str:
        return tidy(self._text[self._parse.starts[first] : self._parse.ends[past - 1]])


def tidy(text: str) -> str:
    """In one line, without punctuation at the edges and without quotation marks that have lost their partner."""
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
