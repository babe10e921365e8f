"""Quotation marks that quote nobody: scare quotes, told apart from titles, nicknames and words mentioned as words;
and the words that do the same without marks ("so-called", "alleged")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from framing.analyzer.speech.quote_marks import Quoted
from framing.language.cues import cues, distancing_words
from framing.language.judgement import feelings
from framing.language.resources import table
from framing.language.splitting import HYPHENS
from framing.language.tree import Node, Tree, position
from framing.language.words import first_and_second_person, group

LONGEST = 4  # words; what is longer quotes somebody
_WORK = frozenset({"WORK_OF_ART", "PRODUCT", "LAW", "EVENT", "FAC", "ORG", "PERSON"})
_SMALL = group("small words of titles")
_CORE = frozenset({"prt", "dobj", "acomp", "attr", "oprd", "xcomp"})
_MARKS = frozenset("“”\"‘’'")
_UNTITLED = frozenset({"PUNCT", "SPACE", "DET", "ADP"})


@cache
def _contexts() -> dict[str, str]:
    """Words beside quotation marks that announce their use: title, nickname or term."""
    return {row["word"]: row["kind"] for row in table("quote-contexts")}


def use(tree: Tree, quoted: Quoted, labels: dict[int, str]) -> str:
    """The use of marks around a stretch without a source: "scare", "title", "nickname", "term" or "quote"."""
    nodes = [n for n in tree.between(quoted.inner_start, quoted.inner_end) if n.pos != "SPACE"]
    words = [n for n in nodes if n.text[:1].isalnum() or n.text[:1] == "#"]
    if not words:
        return "term"
    if len(words) > LONGEST or nodes[-1].text in ("?", "!"):
        return "title" if _is_title(tree, words, labels) else "quote"
    before = tree.nodes[max(0, nodes[0].i - 6) : nodes[0].i]
    after = tree.nodes[nodes[-1].i + 1 : nodes[-1].i + 5]
    told = _told_by(before, after)
    if told:
        return told
    if words[0].text[0] == "#" or all(not n.text.isalpha() for n in words):
        return "term"
    if _is_nickname(before, after, words):
        return "nickname"
    if _is_title(tree, words, labels):
        return "title"
    if (len(words) == 1 and _is_said(words[0])) or _is_self_called(before) or _is_clause(words):
        return "quote"
    return "quote" if len(words) > 2 and not _is_name_for(words) else "scare"


def _is_said(word: Node) -> bool:
    """Whether one word in marks is somebody's, for how it was said or a feeling: apologised "unreservedly"."""
    verb = word.head.lemma
    how = word.pos == "ADV" and (verb in cues("VERB") or verb in group("verbs of apology"))
    return how or word.lower in feelings()


def _is_self_called(before: Sequence[Node]) -> bool:
    """Whether it is what somebody calls himself: the self-styled “prophet of the hills”."""
    last = [n for n in before if n.pos not in ("PUNCT", "SPACE") or n.text in HYPHENS][-3:]
    return len(last) == 3 and "".join(n.lower for n in last) in group("words for one's own name for oneself")


def _is_clause(words: Sequence[Node]) -> bool:
    """Whether it is a clause, which is speech: to “adequately fund” the army; “I’m sorry”, “thank you”."""
    if len(words) > 1 and any(n.tag == "PRP" and n.lower in first_and_second_person() for n in words):
        return True
    return len(words) > 1 and words[0].pos == "ADV" and words[-1].pos == "VERB"


def is_term(tree: Tree, words: Sequence[Node]) -> bool:
    """Whether it names a kind or explains a word: a “red” rating; a clot, or “thrombus”."""
    before, after = tree.nodes[max(0, words[0].i - 4) : words[0].i], tree.nodes[words[-1].i + 1 : words[-1].i + 3]
    behind = next((n for n in after if n.pos not in ("PUNCT", "SPACE")), None)
    if behind is words[-1].head and behind.lemma in group("nouns with a name of their kind") and len(words) < LONGEST:
        return True
    near = [n.text for n in before if n.pos != "SPACE" and n.text not in _MARKS]
    return near[-2:] == [",", "or"]


def _told_by(before: Sequence[Node], after: Sequence[Node]) -> str:
    """The nearest word that announces a title, a nickname or a term: "the phrase “…”", "titled “…”"."""
    solid = [n for n in before if n.pos not in _UNTITLED and n.lower not in {"like", "such", "as"}]
    for node in reversed(solid[-2:]):
        kind = _contexts().get(node.lemma) or _contexts().get(node.lower)
        if kind:
            return kind
    near = [n.lower for n in before if n.pos not in ("PUNCT", "SPACE")]
    if near[-1:] == ["from"] and any(n.lemma in group("verbs of reading out") for n in solid[-2:]):
        return "title"  # "read aloud from “Beloved”"
    behind = [n for n in after if n.pos not in ("PUNCT", "SPACE")]
    return "term" if behind and behind[0].lower in {"means", "meant", "meaning", "hashtag"} else ""


def _is_nickname(before: Sequence[Node], after: Sequence[Node], words: Sequence[Node]) -> bool:
    """Whether it is between a first and a last name: Dwayne “The Rock” Johnson."""
    left = next((n for n in reversed(before) if n.pos not in ("PUNCT", "SPACE")), None)
    right = next((n for n in after if n.pos not in ("PUNCT", "SPACE")), None)
    if left is None or right is None or not left.sent == words[0].sent == right.sent:
        return False  # "… said Robert Hale. 'We'll see.'", and the next paragraph begins with a name
    return left.pos == right.pos == "PROPN" and words[0].text[:1].isupper()


def _is_name_for(words: Sequence[Node]) -> bool:
    """Whether it is a noun phrase or a quality, as in scare quotes; clauses, adverbs and comparisons are speech."""
    return words[-1].pos in {"NOUN", "PROPN", "ADJ"} and all(
        n.pos in {"NOUN", "PROPN", "ADJ", "ADP", "PART", "NUM", "CCONJ"} or n.tag in ("VBN", "VBG") for n in words
    )


def _is_title(tree: Tree, words: Sequence[Node], labels: dict[int, str]) -> bool:
    """Whether it is capitalised throughout in a context that is not: a film, a book, a law, a programme."""
    if not all(n.text[:1].isupper() or n.text[:1].isdigit() or n.lower in _SMALL for n in words[1:]):
        return False
    if not (words[0].text[:1].isupper() or words[0].text[:1].isdigit()):
        return False
    if any(labels.get(n.i) in _WORK for n in words):
        return True
    around = [n for n in tree.sentences[words[0].sent] if n.text[:1].isalpha() and len(n.text) > 3]
    outside = [n for n in around if not words[0].i <= n.i <= words[-1].i]
    capitals = sum(n.text[0].isupper() for n in outside)
    if len(outside) > (1 if not words[0].sent else 3) and capitals > 0.6 * len(outside):
        return False  # a headline: capitals say nothing
    return len(words) > 1


class Distanced(Struct, frozen=True):
    """A word of distance and the stretch it applies to (token indices, both included)."""

    cue: Node
    first: int
    last: int


def distanced(tree: Tree, inside: Sequence[bool]) -> Iterator[Distanced]:
    """Words of distance outside quotation marks: "so-called X", "the alleged X", "allegedly did X"."""
    words, beginnings = distancing_words(), _beginnings()
    for node in tree.nodes:
        if node.lower not in beginnings or inside[node.i]:
            continue
        joined = _hyphenated(tree, node)
        last = tree.nodes[node.i + 2] if joined != node.lower else node
        target = _target(last) if joined in words and last.pos not in ("AUX", "PUNCT") else None
        if target is not None:
            yield Distanced(node, last.i + 1, target.i)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word.split("-")[0] for word in distancing_words()) | distancing_words()


def _hyphenated(tree: Tree, node: Node) -> str:
    """ "so-called" is three tokens to the pipeline."""
    following = tree.nodes[node.i + 1 : node.i + 3]
    if len(following) == 2 and following[0].text == "-" and following[0].start == node.end:
        return f"{node.lower}-{following[1].lower}"
    return node.lower


def _target(word: Node) -> Node | None:
    """The last word that the distance applies to: the head noun, or the end of the verb's phrase."""
    if word.pos == "ADV" or word.lower.endswith("ly"):
        head = word.head
        if head.i <= word.i or head.pos not in {"VERB", "AUX", "ADJ", "NOUN"}:
            return None
        return None if head.lemma in cues("VERB") else _predicate_end(head)  # "reportedly said": a report, no more
    head = word
    while head.head is not head and head.dep in {"amod", "compound", "nmod", "advmod", "npadvmod", "punct"}:
        head = head.head
    if head.i <= word.i or head.pos not in {"NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"}:
        return None
    return head if head.i - word.i <= 8 and head.sent == word.sent else None


def _predicate_end(head: Node) -> Node:
    """The end of a predicate: its object or complement, without attached clauses."""
    end, todo = head, [head]
    while todo:
        node = todo.pop()
        for child in node.children:
            if child.i > head.i and child.dep in _CORE:
                end = max(end, child, key=position)
                if child.dep == "xcomp":
                    todo.append(child)
    return end
