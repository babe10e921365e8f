"""Whether an article may let somebody speak although none of its statements is known to be theirs.

It is asked before anybody is said to be silent in an article. The answer is yes where a word of the name, or what the
person is ("the lawyer"), stands where a speaker can stand, whatever the verb: beside a verb or noun of saying, in the
words for a speaker, or near a quotation whose speaker is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from framing.language.actors import is_document
from framing.language.cues import cues
from framing.language.gazetteer import known as gazetteer
from framing.language.people import given_names, plain
from framing.language.subjects import SUBJECTS
from framing.language.tree import Node, sentence_nodes
from framing.language.voices import SPEECH, quoted_parts
from framing.language.words import function_words, group, third_person
from framing.model import Analysis, Quotation

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_INHERITS = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep"})
"""Labels of a verb that may share the subject of a verb above it."""
_NOUN_ABOVE = frozenset({"relcl", "acl"})
_RELATIVE = frozenset({"WP", "WP$", "WDT"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_FROM = frozenset({"by", "from", "of", "among"})
_SOURCE = frozenset({"to", "per", "via"})  # "according to"
_CLIMB = 5
_SHORT = 3  # letters of a word that may be any name's
_STEM = 5  # letters from which on a longer word counts: "Pakistani" for Pakistan
_SAME = 5  # words that are no chance


class Hearing:
    """One article, asked who may speak in it."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def may_hear(self, names: Iterable[str], roles: Iterable[str], said: Iterable[Quotation] = ()) -> bool:
        """Whether somebody may speak here: by these names, as what they are, or in words quoted from them elsewhere."""
        if any(self._is_heard(word) for name in names for word in _telling(name)):
            return True
        if any(plain(role) in self._unresolved for role in roles):
            return True
        return any(self._has_words(q.text[a - q.start : b - q.start]) for q in said for a, b in quoted_parts(q))

    def _is_heard(self, word: str) -> bool:
        if word in self._speaking:
            return True
        return len(word) >= _STEM and any(spoken.startswith(word) for spoken in self._speaking)

    def _has_words(self, quoted: str) -> bool:
        words = _folded(quoted)
        return len(words.split()) >= _SAME and words in self._text

    @cached_property
    def _text(self) -> str:
        return _folded(self._analysis.article.text)

    @cached_property
    def _sentences(self) -> list[list[Node]]:
        analysis = self._analysis
        return [sentence_nodes(analysis.article.text, analysis.parse, n) for n in range(len(analysis.parse.sentences))]

    @cached_property
    def _speaking(self) -> frozenset[str]:
        """The words, in plain form, that stand where a speaker can stand."""
        found = {plain(n.text) for nodes in self._sentences for n in nodes for n in _sayers(n)}
        for quotation in self._analysis.quotations:
            found.update(map(plain, _WORD.findall(f"{quotation.speaker or ''} {quotation.speaker_words or ''}")))
            if quotation.type in SPEECH and _is_nobody(quotation):
                found.update(self._beside(quotation.sentence))
        return frozenset(found)

    @cached_property
    def _unresolved(self) -> frozenset[str]:
        """The nouns for speakers of whom only a description is known: "her lawyer"."""
        known = self._of_people
        subjects = (s for nodes in self._sentences for n in nodes if _reports(n) for s in _subjects(n))
        return frozenset(plain(s.text) for s in subjects if s.pos == "NOUN" and s.i not in known)

    @cached_property
    def _of_people(self) -> frozenset[int]:
        """The heads of the mentions of people whose name is known."""
        named = {e.id for e in self._analysis.entities if e.label == "PERSON" and e.name.split()[-1][:1].isupper()}
        return frozenset(m.head for m in self._analysis.mentions if m.entity in named)

    def _beside(self, sentence: int) -> Iterator[str]:
        """The words with a capital in a sentence and its neighbours."""
        for nodes in self._sentences[max(0, sentence - 1) : sentence + 2]:
            yield from (plain(n.text) for n in nodes if n.text[:1].isupper())


def _is_nobody(quotation: Quotation) -> bool:
    return quotation.speaker is None or quotation.speaker.lower() in third_person()


def _reports(node: Node) -> bool:
    """Whether somebody may tell something by this verb: "said", "informed", "published"."""
    return node.pos == "VERB" and (node.lemma in cues("VERB") or node.lemma in _telling_verbs())


@cache
def _telling_verbs() -> frozenset[str]:
    return group("verbs of telling somebody") | group("issuing verbs") | group("speaking up")


def _sayers(node: Node) -> Iterator[Node]:
    """The words for whoever may say what the word reports; none if it reports nothing."""
    heads: list[Node] = []
    if _reports(node):
        heads = list(_subjects(node))
    elif node.pos == "NOUN" and (node.lemma in cues("NOUN") or is_document(node)):
        heads = [c for c in node.children if c.dep == "poss"]
        heads += [o for c in node.children if c.lower in _FROM for o in c.children]
    elif node.dep in ("prep", "ROOT") and node.lower in _SOURCE:
        heads = [c for c in node.children if c.dep in ("pobj", "pcomp")]
    for head in heads:
        yield from _phrase(head)
        if head.tag in _RELATIVE:
            yield from (n for a in head.ancestors() if a.dep in _NOUN_ABOVE for n in _phrase(a.head))


def _subjects(verb: Node) -> Iterator[Node]:
    """Every word that may be the verb's subject, its own or that of a clause above; and the agent of a passive."""
    node = verb
    for _ in range(_CLIMB):
        yield from (o for c in node.children if c.dep == "agent" for o in c.children)
        own = [c for c in node.children if c.dep in SUBJECTS]
        yield from own
        if node.dep in _NOUN_ABOVE and not own:
            yield node.head
        if own or node.head is node or node.dep not in _INHERITS | _NOUN_ABOVE:
            return
        node = node.head


def _phrase(head: Node) -> Iterator[Node]:
    """The words of a phrase without the clauses in it."""
    yield head
    for child in head.children:
        if child.dep not in _CLAUSES:
            yield from _phrase(child)


def _telling(name: str) -> list[str]:
    """The words of a name by which its bearer may be called: not the first of a person's, nor a place in a body's."""
    words = [w for w in _WORD.findall(name) if w[0].isupper() and plain(w) not in function_words()]
    own = [w for w in words if len(plain(w)) >= _SHORT and gazetteer(w) is None and plain(w) not in given_names()]
    return [plain(w) for w in own or words]


def _folded(text: str) -> str:
    return " ".join(plain(w) for w in _WORD.findall(text))
