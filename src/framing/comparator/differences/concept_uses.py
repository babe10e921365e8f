"""How a member of a wording set is used: whether it names the thing itself, and whom the deed of a verb befalls."""

from __future__ import annotations

from bisect import bisect_left

from framing.comparator.differences.concept_members import Member
from framing.comparator.differences.names import NamedInside
from framing.language.clauses import PASSIVE_SUBJECT, SUBJECTS
from framing.language.words import group
from framing.model import Analysis

_NOUNS = frozenset({"NOUN", "PROPN"})
_OBJECTS = frozenset({"dobj", PASSIVE_SUBJECT})
_KINDS = frozenset({"compound", "amod"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_NEAR = 3  # tokens beside a name in which its year may stand ("the riots in 2008")
_DATED = frozenset({"ADP", "ADJ", "NOUN", "NUM", "PROPN"})  # what may stand between
_LIST = 3  # things named one after another are a list
_OBJECT = 8  # tokens of a verb's object that are shown
_CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "ccomp", "xcomp", "conj", "cc", "prep", "punct", "dep"})


class Uses:
    """Looks at the members of wording sets in one article."""

    def __init__(self, analysis: Analysis) -> None:
        self._parse, self._text = analysis.parse, analysis.article.text
        self._article = analysis.article.id
        self._below: dict[int, list[int]] = {}

    def is_verb(self, member: Member) -> bool:
        """Whether the member is a verb, with or without a particle."""
        return self._parse.pos[self._first(member)] == "VERB"

    def names(self, member: Member) -> bool:
        """Whether the words name the thing itself.

        They do not where a noun only qualifies another one ("riot gear"), where it is one of alternatives or one item
        of a list ("rape, robbery or a drug offense"), and where a verb is denied or tells what may happen.
        """
        if self.is_verb(member):
            return self._is_told(self._first(member))
        last = self._last(member)
        if self._parse.pos[last] not in _NOUNS:
            return True  # "pro-life"
        return not self._qualifies(last, member) and not self._is_listed(last)

    def qualifies(self, member: Member) -> bool:
        """Whether the noun qualifies another one, or is made into another thing: a "testing regime"."""
        parse, first, last = self._parse, self._first(member), self._last(member)
        if self._modifies(last):
            return True
        before = parse.pos[first - 1] if first else ""
        return (
            first > 0
            and before in ("NOUN", "VERB")
            and parse.heads[first - 1] == last
            and parse.deps[first - 1] in _KINDS
        )

    def year(self, member: Member) -> str:
        """The year by which the thing is told from those of other years: "the December 2008 riots"; "" if none."""
        first, last = self._first(member), self._last(member)
        before = range(first - 1, max(-1, first - 1 - _NEAR), -1)
        behind = range(last + 1, min(last + 1 + _NEAR, len(self._parse.pos)))
        for side in (before, behind):
            for i in side:
                word = self._text[self._parse.starts[i] : self._parse.ends[i]]
                if word.isdecimal() and _FIRST_YEAR <= int(word) < _LAST_YEAR:
                    return word
                if self._parse.pos[i] not in _DATED:
                    break
        return ""

    def undergone(self, member: Member, inside: NamedInside) -> frozenset[str]:
        """Whom or what the verb's deed befalls: entities ("@" + id), nouns, and how many ("#three").

        That is its object, or its subject where it has none ("resigned"). Empty for a noun, and if nothing is named.
        """
        verb = self._first(member)
        if self._parse.pos[verb] != "VERB":
            return frozenset()
        children = self._children(verb)
        found = [c for c in children if self._parse.deps[c] in _OBJECTS]
        found = found or [c for c in children if self._parse.deps[c] in SUBJECTS]
        if not found and self._parse.deps[verb] in ("acl", "amod"):  # "the union dissolved by the court"
            found = [self._parse.heads[verb]]
        result: set[str] = set()
        for top in found:
            result |= {"@" + e for e in inside.of(self._article, self._parse.starts[top], self._parse.ends[top])}
            result |= {"#" + self._parse.lemmas[c].lower() for c in self._children(top) if self._is_number(c)}
            if self._parse.pos[top] == "NUM":
                result.add("#" + self._parse.lemmas[top].lower())
            elif self._parse.pos[top] in _NOUNS:
                result.add(self._parse.lemmas[top].lower())
        return frozenset(result)

    def shown(self, member: Member) -> tuple[int, int]:
        """First and past-last character of a verb with its object, or with the auxiliary of the passive."""
        parse, verb, last = self._parse, self._first(member), self._last(member)
        first = next((c for c in self._children(verb) if parse.deps[c] == "auxpass" and c < verb), verb)
        if any(parse.deps[i] not in ("auxpass", "aux", "advmod", "neg") for i in range(first + 1, verb)):
            first = verb
        for top in self._children(verb):
            if parse.deps[top] == "dobj" and top > last:
                span = self._phrase(top)
                if span[0] <= last + 1 and span[1] - verb <= _OBJECT:
                    last = span[1] - 1
        return parse.starts[first], parse.ends[last]

    # ------------------------------------------------------------------------------------------------- helpers
    def _first(self, member: Member) -> int:
        return bisect_left(self._parse.starts, member.start)

    def _last(self, member: Member) -> int:
        return bisect_left(self._parse.starts, member.end) - 1

    def _is_number(self, node: int) -> bool:
        return self._parse.deps[node] == "nummod"

    def _modifies(self, last: int) -> bool:
        parse = self._parse
        return parse.deps[last] == "compound" and parse.heads[last] > last and parse.pos[parse.heads[last]] == "NOUN"

    def _qualifies(self, last: int, member: Member) -> bool:
        """Whether a member of one word only says what kind another noun is of."""
        return " " not in member.entry.term and self._modifies(last)

    def _is_listed(self, noun: int) -> bool:
        parse = self._parse
        top = noun
        while parse.deps[top] == "conj" and parse.heads[top] != top:
            top = parse.heads[top]
        items, alternatives = 0, False
        todo = [top]
        for node in todo:
            items += 1
            for child in self._children(node):
                if parse.deps[child] == "conj":
                    todo.append(child)
                alternatives |= parse.deps[child] == "cc" and parse.lemmas[child].lower() == "or"
        return items > 1 and (alternatives or items > _LIST)

    def _is_told(self, verb: int) -> bool:
        parse = self._parse
        for child in self._children(verb):
            if parse.deps[child] == "neg":
                return False
            if parse.tags[child] == "MD" and parse.lemmas[child].lower() not in group("future auxiliaries"):
                return False
        return True

    def _phrase(self, top: int) -> tuple[int, int]:
        """First token and past-last of a noun phrase without its clauses and prepositions."""
        found = [top]
        for node in found:
            found += [c for c in self._children(node) if self._parse.deps[c] not in _CLAUSES]
        return min(found), max(found) + 1

    def _children(self, node: int) -> list[int]:
        if not self._below:
            for i, head in enumerate(self._parse.heads):
                if head != i:
                    self._below.setdefault(head, []).append(i)
        return self._below.get(node, [])
