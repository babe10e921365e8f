"""Who says the text between quotation marks: cue and speaker of each quoted stretch.

In order of trust: the syntax of a cue that governs the stretch; a cue in the gap right before or after it; the same
quotation continued in the next paragraph; the previous quotation, if nobody else has spoken since (Krestel, Bergler &
Witte 2008; O'Keefe et al. 2012).
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from framing.analyzer.speech.attribution import Attribution
from framing.analyzer.speech.quote_marks import Quoted
from framing.analyzer.speech.speakers import speaker_of
from framing.language.actors import is_like_people, is_thing
from framing.language.cues import Cue, cues, with_particle
from framing.language.denial import is_denied
from framing.language.subjects import is_active_subject
from framing.language.tree import Node, Tree

_STOPS = frozenset({".", "!", "?", ";"})
_DASHES = frozenset({"—", "―", "–", "-", "--"})
_PEOPLE = frozenset({"he", "she", "they", "i"})
_SAID = frozenset({"dobj", "ccomp", "xcomp", "conj", "attr", "acomp", "oprd", "prep"})
_NEAR = 9  # tokens between a quotation and a cue beside it
UNMARKED = Cue(frozenset({"quote"}), frozenset(), "neutral")


class Said(Struct, frozen=True):
    """A quoted stretch with what is known of its source."""

    quoted: Quoted
    source: Attribution | None  # cue and speaker; its runs do not matter here
    inferred: bool = False  # no cue of its own: taken from the quotation before it


class Gaps:
    """The words between the quotations of an article, and the cues among them."""

    def __init__(self, tree: Tree, quoted: Sequence[Quoted], paragraphs: Sequence[tuple[int, int]]) -> None:
        self.tree = tree
        self.quoted = [q for q in quoted if q.depth == 0]
        self.paragraphs = paragraphs
        self.chunk = {i: chunk for chunk in tree.chunks for i in range(*chunk)}

    def after(self, number: int) -> list[Node]:
        """The words from the end of a quotation to the end of the sentence, or to the next quotation."""
        quoted = self.quoted[number]
        end = self.paragraphs[quoted.paragraph][1]
        if number + 1 < len(self.quoted) and self.quoted[number + 1].paragraph == quoted.paragraph:
            end = self.quoted[number + 1].start
        nodes = self.tree.between(quoted.end, end) if end > quoted.end else []
        stop = next((k for k, n in enumerate(nodes) if n.text in _STOPS), len(nodes))
        return nodes[:stop]

    def before(self, number: int) -> list[Node]:
        """The words from the beginning of the sentence, or the end of the previous quotation, to a quotation."""
        quoted = self.quoted[number]
        start = self.paragraphs[quoted.paragraph][0]
        if number and self.quoted[number - 1].paragraph == quoted.paragraph:
            start = self.quoted[number - 1].end
        nodes = [n for n in self.tree.between(start, quoted.start) if n.pos != "SPACE"] if quoted.start > start else []
        stops = [k for k, n in enumerate(nodes) if n.text in _STOPS]
        return nodes[stops[-1] + 1 :] if stops else nodes

    def cue_after(self, number: int) -> Attribution | None:
        """The attribution that follows a quotation: in the gap behind it, its signature, or on the next line."""
        quoted, gap = self.quoted[number], self.after(number)
        words = [n for n in gap if n.pos not in ("PUNCT", "SPACE")]
        if not words:
            gap = self._signed(number)
            words = [n for n in gap if n.pos not in ("PUNCT", "SPACE")]
        if not words:
            return self._on_next_line(number)
        if gap[0].text in _DASHES and words[0].pos == "PROPN" and len(words) <= 14:
            return Attribution(gap[0], gap[0], gap[0].text, UNMARKED, self._head(words[0]), (), "dash")
        ended = self.tree.text[quoted.inner_end - 1] in ".…" or gap[0].text in _STOPS
        if ended and words[0].text[:1].isupper():
            return None
        return self._beside_mark(number, words, gap) or self._first_cue(words[:_NEAR], gap)

    def _signed(self, number: int) -> list[Node]:
        """The next line, if it opens with a dash and a name: "— Nora Pell, chairwoman"."""
        paragraph = self.quoted[number].paragraph + 1
        if paragraph >= len(self.paragraphs) or self.after(number) or not self.quoted[number].closed:
            return []
        nodes = [n for n in self.tree.between(*self.paragraphs[paragraph]) if n.pos != "SPACE"]
        return nodes if len(nodes) > 1 and nodes[0].text in _DASHES and nodes[1].text[:1].isupper() else []

    def _on_next_line(self, number: int) -> Attribution | None:
        """Who speaks by the next line, if that says nothing else: "Sen. Lena Pike (Greens) tweeted."."""
        quoted = self.quoted[number]
        paragraph = quoted.paragraph + 1
        quotes = number + 1 < len(self.quoted) and self.quoted[number + 1].paragraph == paragraph
        if paragraph >= len(self.paragraphs) or quotes or not quoted.closed:
            return None
        if self.tree.text[slice(*self.paragraphs[paragraph])].rstrip()[-1:] == ":":
            return None  # "The Herald reported:" introduces what comes behind it
        nodes = [n for n in self.tree.between(*self.paragraphs[paragraph]) if n.pos not in ("PUNCT", "SPACE")]
        root = next((n for n in nodes if n.head is n), None)
        cue = _quoting(root) if root is not None and len(nodes) <= _NEAR else None
        if root is None or cue is None or any(c.dep in _SAID or c.lower in ("that", "to") for c in root.rights):
            return None
        speaker = speaker_of(root)
        if speaker is None or not (speaker.pos == "PROPN" or speaker.lower in _PEOPLE or is_like_people(speaker)):
            return None
        if not is_active_subject(speaker) or nodes[-1] not in (root, *root.rights):
            return None
        return Attribution(root, root, root.lemma, cue, speaker, (), "quote", is_denied(root))

    def _beside_mark(self, number: int, words: Sequence[Node], gap: Sequence[Node]) -> Attribution | None:
        """A verb and a person right behind a closing mark: “…,” snorted Holt; “…!” Kade shot back.

        No other verb than one of utterance stands there, so it need not be listed.
        """
        quoted, verb = self.quoted[number], words[0]
        last = self.tree.text[quoted.inner_end - 1]
        if last not in ",?!" and gap[0].text != ",":
            return None
        if _is_finite(verb):
            who = next((n for n in words[1:4] if n.i in self.chunk), None)
            who = self._head(who) if who is not None and self.chunk[who.i][0] <= verb.i + 2 else None
        else:
            first, end = self.chunk.get(words[0].i, (0, 0))
            who = self._head(words[0]) if first == words[0].i else None
            following = [n for n in words if n.i >= end][:1]
            verb = following[0] if following else verb
        if (
            who is None
            or not _is_finite(verb)
            or not (who.pos == "PROPN" or who.lower in _PEOPLE or is_like_people(who))
        ):
            return None
        cue = _quoting(verb)
        if cue is None and (self.before(number) or verb.pos == "AUX"):
            return None
        return Attribution(verb, verb, verb.lemma, cue or UNMARKED, who, (), "quote", is_denied(verb))

    def cue_before(self, number: int) -> Attribution | None:
        """The attribution that precedes a quotation: the last cue in the gap before it, or a colon."""
        gap = self.before(number)
        words = [n for n in gap if n.pos not in ("PUNCT", "SPACE")]
        if not words:
            return None
        if gap[-1].text == ":":
            return self._last_cue(words, gap) or self._colon(words, gap)
        return self._last_cue(words[-_NEAR:], gap)

    def led_by(self, gap: Sequence[Node]) -> Attribution | None:
        """Cue and speaker of a sentence that ends in a colon."""
        words = [n for n in gap if n.pos not in ("PUNCT", "SPACE")]
        if not words:
            return None
        found = self._last_cue(words[-_NEAR:], gap)
        return found if found is not None and found.speaker is not None else self._colon(words, gap)

    def _first_cue(self, words: Sequence[Node], gap: Sequence[Node]) -> Attribution | None:
        for node in words:
            cue = _quoting(node)
            speaker = self._speaker(node, gap) if cue is not None else None
            if cue is not None and speaker is not None:
                return Attribution(node, node, node.lemma, cue, speaker, (), "quote", is_denied(node))
        return None

    def _last_cue(self, words: Sequence[Node], gap: Sequence[Node]) -> Attribution | None:
        for node in reversed(words):
            cue = _quoting(node)
            if cue is not None:
                speaker = self._speaker(node, gap)
                return Attribution(node, node, node.lemma, cue, speaker, (), "quote", is_denied(node))
        return None

    def _colon(self, words: Sequence[Node], gap: Sequence[Node]) -> Attribution:
        """The subject of a sentence that ends in a colon without a verb of saying: "She was blunt: …"; "Smith: …"."""
        subject = next((n for n in words if is_active_subject(n) and n.pos != "SPACE"), None)
        if subject is None and len(words) <= 5:
            topic = next((k for k, n in enumerate(words) if n.lower in ("on", "about")), len(words))
            named = words[topic - 1] if topic else words[-1]  # "Lund on taxes: …"
            name = named.text[:1].isupper() and topic < len(words)  # a verb for the tagger: "Pell on taxes: …"
            subject = self._head(named) if named.pos in ("PROPN", "NOUN") or name else None
            owner = subject.child("poss") if subject is not None and is_thing(subject, {}) else None
            if owner is not None and (owner.pos == "PROPN" or is_like_people(owner)):
                subject = owner  # "Mother's anguish: …"
        return Attribution(gap[-1], gap[-1], ":", UNMARKED, subject, (), "colon")

    def _speaker(self, cue: Node, gap: Sequence[Node]) -> Node | None:
        inside = {n.i for n in gap}
        found = speaker_of(cue)
        if found is None or found.i == cue.i:
            return self._beside(cue, inside)
        if found.i > cue.i and gap[0].i < cue.i - 1 and cue.i - 1 in self.chunk and cue.i - 1 in inside:
            return self._head(self.tree.nodes[cue.i - 1])  # "the mogul told People": the parser takes People
        return found if found.i in inside else self._beside(cue, inside) or found

    def _beside(self, cue: Node, inside: set[int]) -> Node | None:
        """The noun phrase right after the cue, or right before it, if the parse has no subject."""
        for step in (1, -1):
            i = cue.i + step
            while i in inside and self.tree.nodes[i].pos in {"AUX", "ADV", "PART"}:
                i += step
            if i in inside and i in self.chunk:
                return self._head(self.tree.nodes[i])
        return None

    def _head(self, node: Node) -> Node:
        """The head word of the base noun phrase that contains the node."""
        first, last = self.chunk.get(node.i, (node.i, node.i + 1))
        nodes = self.tree.nodes[first:last]
        return next((n for n in nodes if not first <= n.head.i < last or n.head is n), node)


def _quoting(node: Node) -> Cue | None:
    if node.pos not in ("VERB", "AUX"):
        return None
    cue = cues("VERB").get(node.lemma) or with_particle(node)
    return cue if cue is not None and "quote" in cue.frames else None


def _is_finite(node: Node) -> bool:
    return node.pos == "VERB" and node.tag in ("VBD", "VBZ", "VBP", "VBN") and node.text[:1].islower()


def sources(tree: Tree, gaps: Gaps, governed: Mapping[int, Attribution], names: Container[int]) -> list[Said]:
    """The source of each top-level quoted stretch, by number.

    `governed` holds the sources that syntax gives; `names` holds titles, nicknames and terms, which nobody says.
    """
    found: list[Attribution | None] = []
    for number, quoted in enumerate(gaps.quoted):
        known = governed.get(number)
        if known is None and number not in names and _is_utterance(tree, quoted):
            before, after = gaps.cue_before(number), gaps.cue_after(number)
            opened = before is not None and (before.frame == "colon" or _leads_in(gaps.before(number)))
            known = before if opened else after or before
        found.append(known)
    said = _along_chains(gaps.quoted, found)
    return _carried_on(tree, gaps, said, names)


def _leads_in(gap: Sequence[Node]) -> bool:
    return bool(gap) and gap[-1].text in (":", ",")


def _is_utterance(tree: Tree, quoted: Quoted) -> bool:
    """Whether it reads like speech and not like a word or two set off by marks."""
    inner = tree.text[quoted.inner_start : quoted.inner_end]
    return inner.count(" ") >= 3 or inner[-1] in ".,?!…—–" or inner[:1].isupper()


def _along_chains(quoted: Sequence[Quoted], found: Sequence[Attribution | None]) -> list[Said]:
    """The sources, with one source for all paragraphs of a quotation, wherever its cue is."""
    said = [Said(q, f) for q, f in zip(quoted, found, strict=True)]
    for k in range(1, len(said)):
        if said[k].quoted.continued and said[k].source is None:
            said[k] = replace(said[k], source=said[k - 1].source, inferred=True)
    for k in range(len(said) - 1, 0, -1):
        if said[k].quoted.continued and said[k - 1].source is None and not said[k - 1].quoted.closed:
            said[k - 1] = replace(said[k - 1], source=said[k].source, inferred=True)
    return said


def _carried_on(tree: Tree, gaps: Gaps, said: list[Said], names: Container[int]) -> list[Said]:
    """The speaker of an utterance without a cue: that of the sentence or quotation before it."""
    for k, item in enumerate(said):
        if item.source is not None or k in names or not _is_utterance(tree, item.quoted):
            continue
        if gaps.before(k) and not tree.text[item.quoted.inner_start].isupper():
            continue
        source = _before_it(tree, gaps, said, k)
        if source is not None:
            said[k] = replace(item, source=source, inferred=True)
    return said


def _before_it(tree: Tree, gaps: Gaps, said: Sequence[Said], number: int) -> Attribution | None:
    quoted = said[number].quoted
    last = said[number - 1] if number else None
    near = quoted.paragraph - last.quoted.paragraph if last is not None else 99
    if near > 1 and not quoted.paragraph:
        return None
    here = gaps.paragraphs[quoted.paragraph][0] if near else said[number - 1].quoted.end
    between = _sentences(tree, here, quoted.start)
    if near and not between and not _has_words(gaps.after(number)):
        led = _led_in(tree, gaps, quoted.paragraph)
        if led is not None:
            return led
        if near == 1 and last is not None and last.source is not None:
            return last.source
        between = _sentences(tree, *gaps.paragraphs[quoted.paragraph - 1])[-1:] if quoted.paragraph else []
        return _teller(between[-1], True) if between else None
    if len(between) > (0 if near else 1):
        told = _teller(between[-1], False)
        if told is not None or near:
            return told
    return last.source if last is not None and near == 0 else None


def _led_in(tree: Tree, gaps: Gaps, paragraph: int) -> Attribution | None:
    """The speaker if the previous paragraph ends in a colon: "Holt went further, tweeting:"."""
    if not paragraph:
        return None
    nodes = [n for n in tree.between(*gaps.paragraphs[paragraph - 1]) if n.pos != "SPACE"]
    if not nodes or nodes[-1].text != ":":
        return None
    sentence = [n for n in nodes if n.sent == nodes[-1].sent]
    found = gaps.led_by(sentence)
    return found if found is not None and found.speaker is not None else None


def _sentences(tree: Tree, start: int, end: int) -> list[list[Node]]:
    """The words between two positions, sentence by sentence."""
    found: list[list[Node]] = []
    for node in tree.between(start, end) if end > start else []:
        if node.pos in ("PUNCT", "SPACE"):
            continue
        if found and found[-1][-1].sent == node.sent:
            found[-1].append(node)
        else:
            found.append([node])
    return found


def _teller(sentence: Sequence[Node], strict: bool) -> Attribution | None:
    """The person that a sentence leading up to a quotation is about ("Bystrom agreed."); strict: who speaks in it."""
    root = next((n for n in sentence if n.head is n and n.pos == "VERB"), None)
    if root is None or (strict and root.lemma not in cues("VERB")):
        return None
    speaker = speaker_of(root)
    if speaker is None or (speaker.pos != "PROPN" and speaker.lower not in ("he", "she")):
        return None
    return Attribution(root, root, root.lemma, cues("VERB").get(root.lemma, UNMARKED), speaker, (), "before")


def _has_words(nodes: Sequence[Node]) -> bool:
    return any(n.pos not in ("PUNCT", "SPACE") for n in nodes)
