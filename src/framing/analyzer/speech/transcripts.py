"""Speech that is laid out rather than introduced: interviews and transcripts ("WALLACE: …", "Q: …"), and headlines
that name the speaker before a colon ("Pence: debate was fair")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile

from msgspec.structs import replace

from framing.analyzer.speech.speakers import kind, phrase, speaker_of
from framing.language.actors import actors, is_document, is_like_people, noun, speaker_noun
from framing.language.cues import can_quote, cues
from framing.language.people import plain, titles
from framing.language.resources import table
from framing.language.tree import Node, Tree
from framing.language.words import group
from framing.model import Quotation

_QUOTES = frozenset("\"“”'‘’`") | {"''", "``"}
_LONGEST_LABEL = 5  # tokens
_LONGEST_NAME = 3  # tokens
_FEWEST_TURNS = 3
_FEWEST_WORDS = 3
_SIDES = frozenset({"Q", "A", "Q.", "A."})
_COLONS = frozenset({":", "):", "]:"})
"""A colon; the tokenizer takes a bracket before it for a sad face."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUESTIONS = frozenset({"WP", "WDT", "WRB"})


def turns(tree: Tree, paragraphs: Sequence[tuple[int, int]], labels: Mapping[int, str]) -> Iterator[Quotation]:
    """A paragraph that layout makes speech.

    It begins with a name and a colon, and the name is in capitals, or Q or A, or is used so twice, or once in a text
    that has such turns; or it is a headline ("Retired admiral: raid was a mistake"), which reports; or the paragraph
    before ends in a cue with a colon ("The governor added:").
    """
    heads = [(number, *_label(tree, start, end)) for number, (start, end) in enumerate(paragraphs)]
    counts = Counter(tree.text[label[0].start : label[-1].end] for _, label, _ in heads if label)
    turns_of = Counter(_surname(label) for _, label, _ in heads if label)
    named = {tree.nodes[i].text for i, kind_of in labels.items() if kind_of in ("PERSON", "ORG")} if counts else set()
    plain = {name: name.isupper() or name in _SIDES or set(name.split()) <= named for name in counts}
    shouted = {_surname(label) for _, label, _ in heads if label and label[0].text.isupper()}
    dialogue = sum(counts.values()) >= _FEWEST_TURNS and (
        any(n > 1 and plain[name] for name, n in counts.items()) or any(turns_of[name] > 1 for name in shouted)
    )
    for number, label, colon in heads:
        if label and colon is not None:
            name = tree.text[label[0].start : label[-1].end]
            again = counts[name] > 1 and plain[name]
            shouts = dialogue and _surname(label) in shouted
            turn = again or shouts or (dialogue and number > 0 and len(label) <= _LONGEST_NAME)
            found = _turn(tree, paragraphs[number][1], label, colon, labels) if turn else None
            found = found or (None if number else _headline(tree, paragraphs[0], labels))
        elif not number:
            found = _headline(tree, paragraphs[0], labels)
        else:
            found = _block(tree, paragraphs, number, labels)
        if found is not None:
            yield found


def _surname(label: Sequence[Node]) -> str:
    """The last word of the name in a label, without an office: "TAPLEY" of "JAKE TAPLEY, HOST"."""
    return _named(label)[-1].text


def _named(label: Sequence[Node]) -> Sequence[Node]:
    return list(takewhile(lambda n: n.text != ",", label)) or label


def _headline(tree: Tree, place: tuple[int, int], labels: Mapping[int, str]) -> Quotation | None:
    """What somebody says after a colon: "Bank chief: rates must fall"; nothing after a topic ("Harbor fire: …")."""
    nodes = [n for n in tree.between(*place) if n.pos != "SPACE"]
    colon = next((k for k, n in enumerate(nodes[: _LONGEST_LABEL + 1]) if n.text == ":"), 0)
    label, rest = nodes[:colon], nodes[colon + 1 :]
    label = list(_before_on(label, labels))
    people = [n for n in label if plain(n.text) not in titles()] or label
    if not label or not label[0].text[:1].isupper() or len(rest) < _FEWEST_WORDS or rest[0].tag in _QUESTIONS:
        return None
    if label[-1].lower in _genres():
        return None
    if not all(labels.get(n.i) in ("PERSON", "ORG") or is_document(n) for n in people if n.pos != "PUNCT"):
        told = noun(label[-1]) in actors() or speaker_noun(label[-1]) in ("anonymous", "institutional")
        if not told or not any(n.tag in _FINITE for n in rest):
            return None
        if any(n.pos in ("VERB", "AUX", "ADP") and n.tag != "VBN" for n in label):
            return None
    if all(labels.get(n.i) == "PERSON" for n in people) and (_is_acted_on(rest) or _tells_of_him(rest)):
        return None  # "Jon Bell: Goth son held": told of him
    turn = _turn(tree, place[1], label, nodes[colon], labels)
    return None if turn is None else replace(turn, type="indirect")


def _is_acted_on(nodes: Sequence[Node]) -> bool:
    """Whether a headline without "is" says what is done to somebody, and nothing else."""
    first = next((n for n in nodes if n.pos in ("VERB", "AUX")), None)
    if first is None or first.tag not in ("VBN", "VBD") or first.lemma not in group("verbs with an object"):
        return False
    return first.child("dobj", "aux", "auxpass") is None


def _tells_of_him(rest: Sequence[Node]) -> bool:
    """Whether the words tell of him who is named before the colon: "Ann Roe: Congresswoman resigns", "Roe: His life".

    They do if they say nothing of their own ("Dan Holt: Mayor's fall"), or tell what somebody without a name does or
    suffers; a demand or a judgement is his: "Tom Kade: President must go", "Kade: Governor is a liar".
    """
    first = rest[0]
    if first.tag == "PRP$" or first.lower in ("he", "she"):
        return True
    if all(n.tag not in _FINITE and n.pos != "AUX" and n.lower != "to" for n in rest):
        return first.lower not in group("words that open a demand") and all(n.pos != "VERB" for n in rest)
    for word in rest:
        if word.tag in ("NN", "NNP") and is_like_people(word) and word.child("det", "poss", "nummod") is None:
            return not any(
                n.dep in ("aux", "ROOT") and n.lower in group("verbs of judging and demanding") for n in rest
            )
        if word.dep not in ("amod", "compound", "nmod", "punct"):
            return False
    return False


def _before_on(label: Sequence[Node], labels: Mapping[int, str]) -> Sequence[Node]:
    """The speaker of "Schumer on Waters: …"."""
    on = next((k for k, n in enumerate(label) if n.lower == "on" and k), len(label))
    return label[:on] if all(labels.get(n.i) == "PERSON" for n in label[:on]) else label


@cache
def _genres() -> frozenset[str]:
    """What a headline says of its article, not of a speaker: "opinion", "interview"."""
    return frozenset(row["word"] for row in table("genres"))


def _block(
    tree: Tree, paragraphs: Sequence[tuple[int, int]], number: int, labels: Mapping[int, str]
) -> Quotation | None:
    """A block quotation without marks: the paragraph after "The governor added:"."""
    start, end = paragraphs[number]
    if (
        not number
        or start == end
        or tree.text[start] in _QUOTES
        or tree.text[slice(*paragraphs[number - 1])].rstrip()[-1:] != ":"
    ):
        return None
    before = [n for n in tree.between(*paragraphs[number - 1]) if n.pos != "SPACE"]
    verb = next((n for n in reversed(before[-6:]) if n.pos == "VERB" and can_quote(n)), None)
    body = [n for n in tree.between(start, end) if n.pos != "SPACE"]
    speaker = speaker_of(verb) if verb is not None else None
    if verb is None or speaker is None or not body:
        return None
    where = phrase(tree, speaker, labels)
    return Quotation(
        *tree.span(body[0], body[-1]),
        body[0].sent,
        "direct",
        sum(n.text[:1].isalnum() for n in body),
        speaker=tree.text[where[0] : where[1]],
        speaker_words=tree.text[where[0] : where[1]],
        speaker_start=where[0],
        speaker_end=where[1],
        speaker_kind=kind(speaker, labels),
        cue=verb.text,
        cue_lemma=verb.lemma,
        cue_start=verb.start,
        cue_end=verb.end,
        stance=cues("VERB")[verb.lemma].stance,
    )


def _label(tree: Tree, start: int, end: int) -> tuple[list[Node], Node | None]:
    if tree.text[start : start + 3] in ("Q. ", "A. "):
        sides = [n for n in tree.between(start, start + 2) if n.pos != "SPACE"]
        return sides[:1], sides[-1]
    if tree.text.find(":", start, min(end, start + 80)) < 0:
        return [], None
    nodes = _without_remark([n for n in tree.between(start, min(end, start + 80)) if n.pos != "SPACE"])
    while nodes and nodes[0].text in _QUOTES:
        nodes = nodes[1:]
    for k, node in enumerate(nodes[: _LONGEST_LABEL + 1]):
        if node.text in _COLONS and k:
            return nodes[:k], node
        office = node.text == "," and k and all(n.text.isupper() or n.pos == "PUNCT" for n in nodes[:k])
        if not (node.text[:1].isupper() or node.text in (".", "-") or office):
            break
    return [], None


def _without_remark(nodes: list[Node]) -> list[Node]:
    """The words without what stands in brackets before the first colon: "REYES (voice-over): …"."""
    colon = next((k for k, n in enumerate(nodes) if n.text in _COLONS), 0)
    opens = next((k for k, n in enumerate(nodes[:colon]) if n.text in "([" and k), colon)
    closed = nodes[colon].text != ":" or (colon and nodes[colon - 1].text in ")]") if nodes else False
    return nodes[:opens] + nodes[colon:] if opens < colon and closed else nodes


def _turn(tree: Tree, end: int, label: Sequence[Node], colon: Node, labels: Mapping[int, str]) -> Quotation | None:
    body = [n for n in tree.between(colon.end, end) if n.pos != "SPACE"]
    within = label[0].i > 0 and tree.nodes[label[0].i - 1].text in _QUOTES  # "WALLACE: …"
    while within and body and body[-1].text in _QUOTES:
        body = body[:-1]
    if not body or body[0].text in _QUOTES:
        return None  # the marks say it already
    start, stop, text = tree.span(body[0], body[-1])
    label = _named(label)
    first, last, name = tree.span(label[0], label[-1])
    return Quotation(
        start,
        stop,
        text,
        body[0].sent,
        "direct",
        sum(n.text[:1].isalnum() for n in body),
        speaker=name,
        speaker_words=name,
        speaker_start=first,
        speaker_end=last,
        speaker_kind=kind(label[-1], labels) if name not in _SIDES else "none",
        cue=":",
        cue_lemma=":",
        cue_start=colon.start,
        cue_end=colon.end,
    )
