"""Who began it: in one source a side strikes first, in another the same side only answers.

A source that gives both accounts shows both. What somebody says is shown with its speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.harmed import in_sentence
from framing.comparator.contrasts.kinds_of_people import OTHERS, kind_of
from framing.comparator.contrasts.occasions import is_of_a_longer_time
from framing.comparator.contrasts.own_words import OwnWords, particulars
from framing.comparator.contrasts.telling import weight
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.gazetteer import known as gazetteer
from framing.language.subjects import by_whom, is_subject, verb_of
from framing.language.tree import Node
from framing.language.words import group
from framing.model import ContrastKind, Evidence, Voice

_STRENGTH, _ANSWERED = 0.85, 0.75  # strength: two who began; or one who began here and only answered there
_SHARED = 1  # referents and particular words that the sentences, or both openings, have in common
_UNKNOWN = 1.0  # weight of a word that is in no list of common words
_LETTERS = 5  # that the name of a country and of its people share
_MOST = 2  # accounts of one source that are shown


class _Account(Struct, frozen=True):
    side: str  # the beginning of a name, or the kind of people
    words: str
    head: str  # lemma of the noun
    began: bool  # struck first, or only answered
    around: frozenset[str]
    early: bool
    place: Evidence

    @property
    def rank(self) -> tuple[bool, int]:
        """The source's own account first, then in text order."""
        return self.place.voice is not Voice.OWN, self.place.start


def began(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """The first two accounts of different sources that contradict each other."""
    every = [sorted(_accounts(text), key=lambda x: x.rank) for text in texts]
    best: tuple[float, int, int, _Account, _Account] | None = None
    for a, b in combinations(range(len(texts)), 2):
        for one in every[a]:
            for two in every[b]:
                strength = _strength(one, two)
                if strength and not _is_told_so(one, every[b]) and (best is None or strength > best[0]):
                    best = strength, a, b, one, two
    if best is None:
        return
    strength, a, b, one, two = best
    sides = {n: _shown(x, every[n]) for n, x in ((a, one), (b, two))}
    for c in range(len(texts)):
        third = next((x for x in every[c] if _strength(x, one) or _strength(x, two)), None) if c not in sides else None
        if third is not None:
            sides[c] = _shown(third, every[c])
    first = one if one.began else two
    about = f"whether {first.words} began it" if one.side == two.side else f"who began it: {one.words} or {two.words}"
    yield Formed(ContrastKind.ROLE, about, frozenset(), dict(sorted(sides.items())), strength)


def _strength(one: _Account, two: _Account) -> float:
    """How clearly two accounts contradict each other; 0 where they do not, or may be of two matters."""
    if len(one.around & two.around) < _SHARED and not (one.early and two.early):
        return 0.0
    if one.side == two.side == OTHERS and one.head != two.head:
        return 0.0  # "protesters" and "residents"
    if not {one.head, two.head}.isdisjoint(group("people of any kind")):
        return 0.0  # "a man opened fire" may be the gunman
    if one.side == two.side:
        return _ANSWERED if one.began is not two.began else 0.0
    return _STRENGTH if one.began and two.began else 0.0


def _is_told_so(account: _Account, others: Sequence[_Account]) -> bool:
    """Whether the other source tells in its own words that the same side began it, or that it answered."""
    return any(
        o.side == account.side and o.began is account.began and o.place.voice is account.place.voice for o in others
    )


def _shown(first: _Account, mine: Sequence[_Account]) -> tuple[Evidence, ...]:
    """An account, and another of the same source that says otherwise."""
    other = next((x for x in mine if x.place.sentence != first.place.sentence and _strength(first, x)), None)
    return (first.place, *([other.place] if other is not None else []))[:_MOST]


def _accounts(text: OwnWords) -> Iterator[_Account]:
    for sentence in text.tree.sentences:
        if is_of_a_longer_time(sentence):
            continue
        for node in sentence:
            if text.is_content(node):
                for who, first, verb in _parties(node, sentence):
                    said = clause(verb)
                    side = _side(who) if not said.negated and said.modality == ASSERTED else None
                    place = in_sentence(verb, sentence, text) if side is not None else None
                    if side is not None and place is not None:
                        yield _Account(
                            side,
                            _called(who),
                            who.lemma.lower(),
                            first,
                            particulars(sentence, text, ("NOUN",)),
                            text.is_opening(verb),
                            place,
                        )


def _parties(node: Node, sentence: Sequence[Node]) -> Iterator[tuple[Node, bool, Node]]:
    """Who a word says struck first or only answered, which of the two, and the verb."""
    if node.pos == "NOUN" and node.lemma.lower() in group("nouns of force"):
        verb = verb_of(node)
        subject = clause(verb).subject if verb.pos == "VERB" else None
        if subject is not None and any(c.lower == "unprovoked" for c in node.children) and not clause(verb).passive:
            yield subject, True, verb
        return
    first = _begins(node, sentence) if node.pos == "VERB" else None
    if first is None:
        return
    said = clause(node)
    if not said.passive:
        if said.subject is not None:
            yield said.subject, first, node
        return
    agent = by_whom(node)
    if first and agent is not None:
        yield agent, True, node
    if first and said.subject is not None:
        yield said.subject, False, node  # "were attacked without warning"


def _begins(verb: Node, sentence: Sequence[Node]) -> bool | None:
    """Whether a verb says that its subject struck first, or that it answered; None if neither."""
    lemma, below = verb.lemma.lower(), {c.lower for c in verb.children}
    behind = _behind(verb, sentence)
    phrase = " ".join(n.lower for n in behind)
    things = {n.lemma.lower() for n in behind if n.dep in ("dobj", "pobj")}
    if lemma in group("verbs of answering force") or any(p in phrase for p in group("phrases for answering force")):
        return False
    if (lemma == "come" and things & {"fire", "attack"}) or (lemma == "return" and "fire" in things):
        return False
    if lemma in group("verbs of force") | group("verbs of throwing and firing") and "back" in below:
        return False
    opens = lemma == "open" and "fire" in things
    if not opens and (lemma == "open" or lemma not in group("verbs of force") | group("further verbs of striking")):
        return None
    surprising = any(p in phrase for p in group("phrases for striking first"))
    is_first = any(n.lower == "first" and n.pos == "ADV" for n in behind) and "then" not in phrase.split()
    return True if surprising or is_first or opens else None


def _behind(verb: Node, sentence: Sequence[Node]) -> list[Node]:
    """The words from a verb to the next one that has a subject."""
    behind = [n for n in sentence if n.i > verb.i]
    ends = (n.i for n in behind if n.pos in ("VERB", "AUX") and any(is_subject(c) for c in n.children))
    last = next(ends, sentence[-1].i + 1)
    return [verb, *(n for n in behind if n.i < last)]


def _side(who: Node) -> str | None:
    """Who it is: those of a country or a name, however formed ("Kadaria", "Kadarian forces"); else a kind of people."""
    for node in (n for n in who.subtree() if n.i <= who.i):
        is_name = gazetteer(node.text) is not None or (node.text[0].isupper() and weight(node.lower) >= _UNKNOWN)
        if node.pos == "PROPN" or (node.pos == "ADJ" and is_name):
            return "@" + node.lower[:_LETTERS]
    return kind_of(who)


def _called(who: Node) -> str:
    """A noun with the names and nouns before it: "Kadarian forces"."""
    named = [n for n in who.subtree() if n is who or (n.i < who.i and n.pos in ("PROPN", "NOUN", "ADJ"))]
    return " ".join(n.text if n.pos == "PROPN" or weight(n.lower) >= _UNKNOWN else n.lower for n in named)
