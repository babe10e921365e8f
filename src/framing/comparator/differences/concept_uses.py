"""How a member of a wording set is used: whether it names the thing itself, and whom the deed of a verb befalls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from framing.comparator.differences.concept_members import Member
from framing.comparator.differences.names import NamedInside
from framing.language.clause import CONDITIONAL, POSSIBLE
from framing.language.clauses import clause
from framing.language.subjects import PASSIVE_SUBJECT, SUBJECTS
from framing.language.tree import Node, sentence_nodes
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
        self._trees: dict[int, list[Node]] = {}

    def is_verb(self, member: Member) -> bool:
        """Whether the member is a verb, with or without a particle."""
        return self._parse.pos[self._first(member)] == "VERB"

    def is_named_by(self, member: Member) -> bool:
        """Whether the words name the thing itself.

        They do not where a noun only qualifies another one ("riot gear"), where it is one of alternatives or one item
        of a list ("rape, robbery or a drug offense") or another one ("past attacks"), and where a verb is denied or
        tells what may happen.
        """
        if self.is_verb(member):
            return self._is_told(self._first(member))
        last = self._last(member)
        if self._parse.pos[last] not in _NOUNS:
            return " " in member.entry.term or "-" in member.entry.term  # "pro-life", but not "anarchist youths"
        another = any(self._parse.lemmas[c].lower() in group("words for another one") for c in self._children(last))
        return not self._qualifies(last, member) and not self._is_listed(last) and not another

    def is_qualifier(self, member: Member) -> bool:
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
        last = self._last(member)  # "shot and killed his father"
        both = children if last == verb else [*children, *self._children(last)]
        found = [c for c in both if self._parse.deps[c] in _OBJECTS]
        if not found and self._parse.deps[verb] == "relcl" and self._is_left_open(verb, children):
            found = [self._parse.heads[verb]]  # "the clerk whom he killed"
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

    def concerned(self, member: Member, inside: NamedInside) -> frozenset[str]:
        """Whom or what a noun is about: the entities ("@" + id) and nouns of "his death", "the death of a dog"."""
        parse, noun = self._parse, self._last(member)
        found: set[str] = set()
        for child in self._children(noun):
            if parse.deps[child] == "poss" or (parse.deps[child] == "compound" and parse.pos[child] == "PROPN"):
                found |= self._meant(child, inside)
            elif parse.deps[child] == "prep" and parse.lemmas[child].lower() in group(
                "prepositions of whom it befalls"
            ):
                for top in self._children(child):
                    found |= self._meant(top, inside) if parse.deps[top] == "pobj" else set()
        return frozenset(found)

    def is_several(self, member: Member) -> bool | None:
        """Whether a noun is plural; None for a mass ("unrest"), which may be one thing or several."""
        noun = self._last(member)
        if self._parse.tags[noun] == "NNS":
            return True
        if self._parse.tags[noun] not in ("NN", "NNP"):
            return None
        one = any(self._parse.lemmas[c].lower() in group("determiners of one thing") for c in self._children(noun))
        return False if one else None

    def names_beside(self, member: Member, start: int, end: int) -> frozenset[str]:
        """The words of names between two characters, in lower case, without the member's own."""
        parse = self._parse
        inside = range(bisect_left(parse.starts, start), bisect_left(parse.starts, end))
        beside = [i for i in inside if not member.start <= parse.starts[i] < member.end and parse.pos[i] == "PROPN"]
        return frozenset(self._text[parse.starts[i] : parse.ends[i]].lower() for i in beside)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the article, in lower case."""
        return frozenset(self._text[a:b].lower() for a, b in zip(self._parse.starts, self._parse.ends, strict=True))

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
    def _meant(self, top: int, inside: NamedInside) -> set[str]:
        """Who or what a noun phrase means: its entities, else its noun."""
        if self._parse.pos[top] == "NUM":  # "one of her cats"
            below = [c for of in self._children(top) if self._parse.deps[of] == "prep" for c in self._children(of)]
            return set().union(*(self._meant(c, inside) for c in below if self._parse.deps[c] == "pobj"))
        start, end = self._parse.starts[top], self._parse.ends[top]
        entities = {"@" + e for e in inside.of(self._article, start, end)}
        return entities or ({self._parse.lemmas[top].lower()} if self._parse.pos[top] in _NOUNS else set())

    def _is_left_open(self, verb: int, children: list[int]) -> bool:
        """Whether a verb of a relative clause has a subject of its own, so that its object stands before it."""
        subject = next((c for c in children if self._parse.deps[c] in SUBJECTS), None)
        return subject is not None and not self._parse.tags[subject].startswith("W")

    def _first(self, member: Member) -> int:
        return bisect_left(self._parse.starts, member.start)

    def _last(self, member: Member) -> int:
        return bisect_left(self._parse.starts, member.end) - 1

    def _is_number(self, node: int) -> bool:
        return self._parse.deps[node] == "nummod"

    def _modifies(self, last: int) -> bool:
        parse = self._parse
        return parse.deps[last] in _KINDS and parse.heads[last] > last and parse.pos[parse.heads[last]] == "NOUN"

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
        """Whether the verb is not denied, and its clause does not only tell what may happen."""
        said = clause(self._node(verb))
        return not said.negated and said.modality not in (POSSIBLE, CONDITIONAL)

    def _phrase(self, top: int) -> tuple[int, int]:
        """First token and past-last of a noun phrase without its clauses and prepositions."""
        found = [top]
        for node in found:
            found += [c for c in self._children(node) if self._parse.deps[c] not in _CLAUSES]
        return min(found), max(found) + 1

    def _node(self, token: int) -> Node:
        """The token in the tree of its sentence."""
        number = bisect_right(self._parse.sentences, token, key=lambda sentence: sentence[0]) - 1
        if number not in self._trees:
            self._trees[number] = sentence_nodes(self._text, self._parse, number)
        return self._trees[number][token - self._parse.sentences[number][0]]

    def _children(self, node: int) -> list[int]:
        if not self._below:
            for i, head in enumerate(self._parse.heads):
                if head != i:
                    self._below.setdefault(head, []).append(i)
        return self._below.get(node, [])
