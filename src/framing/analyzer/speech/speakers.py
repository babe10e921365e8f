"""Who speaks: the noun phrase that names the speaker, and what kind of speaker it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from framing.language.actors import _BODIES, SpeakerNoun, is_document, is_like_people, is_thing, speaker_nouns
from framing.language.certainty import is_by_the_charged
from framing.language.clauses import clause
from framing.language.denial import is_rejected
from framing.language.people import offices
from framing.language.resources import table
from framing.language.shared_subjects import message_to
from framing.language.splitting import HYPHENS
from framing.language.subjects import SUBJECTS, auxiliaries, by_whom, is_passive, passive_subject, people_of
from framing.language.tree import Node, Tree, position
from framing.language.verbs import kinds
from framing.language.words import determiners, first_and_second_person, genders, group
from framing.model import SpeakerKind

_KEEP = frozenset({"prep", "conj", "cc", "compound", "nmod", "nummod", "amod", "case", "flat", "fixed"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SUBJECTS = (*SUBJECTS, "csubj")
_SETS_OFF = frozenset({",", "—", "–", "―", "--"})
_ARTICLES = frozenset({"a", "an", "the", "no", "every"})
_DEFINITE = determiners("definite", "demonstrative")
_ISSUE = group("issuing verbs")
_TO_SOMEBODY = group("verbs of telling somebody")
"""The noun phrase after these verbs is the addressee and not the speaker: "…, told Fox News"."""
_ASKING = group("verbs of asking")
_DISTRIBUTIVE = frozenset({"all", "both", "each"})
_LONGEST_FELLOW = 5  # words
_CLIMB = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acomp"})
_COMPLEMENTS = frozenset({"xcomp", "pcomp", "prep"})
_QUOTE = frozenset({"quote", "cite"})
_TIMES = frozenset({"DATE", "TIME"})


def speaker_of(cue: Node) -> Node | None:
    """The head word of the cue's speaker: its subject, its passive agent, or the subject that it shares.

    None where nobody is named ("it was reported that", "is believed to").
    """
    found = _speaker_of(cue)
    return None if found is None or _is_nobody(found) else found


def _issuer(paper: Node) -> Node | None:
    """Of a document that somebody puts out ("Clinton released a statement calling it terror"): who does."""
    if paper.dep != "dobj" or paper.head.lemma not in _ISSUE or not is_document(paper):
        return None
    if paper.child("poss") is not None:
        return None  # "signed their petition"
    other = next((c.child("pobj") for c in paper.children if c.dep == "prep" and c.lower in ("by", "from")), None)
    found = other or speaker_of(paper.head)
    return None if found is None or is_thing(found, {}) else found


def _is_nobody(node: Node) -> bool:
    """Whether the node cannot be a speaker: a stray article, a letter of "(D-Md.)"; not an "X" by itself."""
    if node.pos == "DET" or node.tag == "DT":
        return node.lower in _ARTICLES
    return len(node.text) == 1 and (node.text.islower() or any(c.text == "-" for c in node.children))


def _speaker_of(cue: Node) -> Node | None:
    node, came, passed = cue, cue, 0
    if (inverted := _inverted(cue)) is not None:
        return inverted
    if quoted_as(cue) is not None:
        return passive_subject(cue)
    while passed < 6:
        below = passed and cue.tag in ("VB", "VBG")  # a finite verb is no part of it, whatever the parser says
        if below and came.dep in _COMPLEMENTS and (told := passive_subject(node)) is not None:
            return told  # "was quoted as saying", "is expected to say"
        if below and came.dep in ("xcomp", "ccomp") and (driven := _driven(node, came)) is not None:
            return driven
        if (agent := by_whom(node)) is not None:
            return agent
        if is_passive(node) or _is_asked(node):
            return None if passed else _paper_of(node)  # "entities seen as aiding the war"
        subject = _subject(node, cue)
        if subject is not None and came.dep in ("prep", "acomp") and passed and cue.tag == "VBG":
            return clause(cue).subject or subject  # "criticised her for calling on them"
        if subject is not None:
            return _antecedent(subject, node)
        if node.dep == "acl" and node.tag == "VB" and node.head.child("poss") is not None:
            return node.head.child("poss")  # "Cruz’s plans to urge"
        if node.dep in ("acl", "relcl"):
            if node.head.pos not in {"NOUN", "PROPN", "PRON", "NUM"}:
                return None
            told = message_to(node) or node.head
            return _issuer(told) or told
        if node.dep not in _CLIMB or node.head is node:
            return None
        if (paper := _paper_before(node)) is not None:
            return paper
        if node.dep == "ccomp" and not auxiliaries(node):
            return None
        came, node, passed = node, node.head, passed + 1
    return None


def _paper_of(verb: Node) -> Node | None:
    """The document in which something is said: "is described in the report as", "in the letter it was alleged that"."""
    if verb.lemma in _ASKING:
        return None  # "asked in an interview"
    inside = (c.child("pobj") for c in verb.children if c.dep == "prep" and c.lower == "in")
    return next((n for n in inside if n is not None and is_document(n)), None)


def _is_asked(verb: Node) -> bool:
    """Whether the subject of the sentence is asked and does not ask: "Asked if she had paid, Kane replied"."""
    if verb.dep != "advcl" or verb.tag not in ("VBN", "VBD") or verb.i > verb.head.i:
        return False
    return verb.lemma in _ASKING and verb.child(*_SUBJECTS, "dobj", "aux", "mark") is None


def quoted_as(verb: Node) -> Node | None:
    """The verb of saying in "was quoted as saying", "was cited in the Post as arguing"; None for other verbs."""
    if verb.lemma not in _QUOTE or passive_subject(verb) is None:
        return None
    inner = (c.child("pcomp") for c in verb.children if c.dep == "prep" and c.lower == "as")
    return next((n for n in inner if n is not None and n.pos == "VERB"), None)


def _paper_before(verb: Node) -> Node | None:
    """ "The Post obtained a letter sent to Lund asking him to go": the letter asks, not the Post."""
    paper = verb.head.child("dobj")
    if verb.tag != "VBG" or verb.dep != "advcl" or paper is None or not is_document(paper) or paper.i > verb.i:
        return None
    comma = any(c.text == "," and paper.i < c.i < verb.i for c in (*verb.head.children, *verb.children))
    return None if comma else _issuer(paper) or paper


def _inverted(cue: Node) -> Node | None:
    """The person right after the cue of "“Who lied?” asked Dana Reyes", which the parser takes for its object."""
    if cue.tag not in ("VBD", "VBZ") or cue.child(*_SUBJECTS, "aux", "auxpass") is not None:
        return None
    said, who = cue.child("ccomp"), cue.child("dobj")
    if said is None or who is None or not said.i < cue.i < who.i or cue.lemma in _TO_SOMEBODY or is_document(who):
        return None
    bare = who.tag == "NN" and who.child("det", "poss") is None
    if bare and who.child("amod", "prep") is not None:
        return None  # "Mayor rushes home, promises swift justice"
    return who if who.subtree()[0].i == cue.i + 1 and (who.pos == "PROPN" or is_like_people(who)) else None


def _driven(verb: Node, below: Node) -> Node | None:
    """Who is made to speak: the object of "prompting Democrats to accuse him", "led critics to say"."""
    thing = verb.child("dobj")
    if thing is None or not verb.i < thing.i < below.i or "prompt" not in kinds(verb):
        return None
    return None if is_thing(thing, {}) else thing


def _subject(verb: Node, cue: Node) -> Node | None:
    """Of several subjects, which parsers give to one verb, the one that speaks.

    The nearest, as in "laws that appeals courts said", "a November 2008 e-mail asked", "the son of immigrants, Rubio
    said"; but the first where the others are set off by commas ("critics, senators among them, see"; not after the
    place of a dateline) or go on with its phrase ("a spokesman for committee Democrats", "Obama the realist").
    """
    subjects = [c for c in verb.children if c.dep in _SUBJECTS and _is_word(c)]
    before = [c for c in subjects if c.i < min(verb.i, cue.i)] or subjects[:1]
    while len(before) > 1 and not before[-2].text.isupper() and _is_beside(before[-1], verb):
        before.pop()
    if len(before) > 1 and _goes_on(before[-2], before[-1]):
        return before[-2]
    return before[-1] if before else None


def _is_word(node: Node) -> bool:
    """Whether the node is a word and no dash or clitic, whatever the parser makes of it."""
    return node.text[0] not in "'’—–―-"


def _is_beside(subject: Node, verb: Node) -> bool:
    """Whether it is the "each" of "the leaders each said", or set off from its verb by a comma or dash."""
    if subject.lower in _DISTRIBUTIVE:
        return True
    inside = (n for n in (*verb.children, *subject.subtree()) if subject.i < n.i < verb.i)
    return any(n.text in _SETS_OFF for n in inside)


def _goes_on(first: Node, second: Node) -> bool:
    """Whether the second subject is part of the first one's phrase."""
    words = second.subtree()
    if first.subtree()[-1].i + 1 != words[0].i or first.pos == "PRON":
        return False
    return first.child("prep") is not None or words[0].pos == "DET"


def _antecedent(subject: Node, verb: Node) -> Node | None:
    if subject.lower in _RELATIVE:
        beside = next((c for c in verb.head.children if c.i == subject.i - 1 and c.pos in ("NOUN", "PROPN")), None)
        while verb.dep in _CLIMB and verb.head is not verb:
            verb = verb.head
        if verb.dep == "relcl":
            return people_of(verb.head) if subject.lower == "who" else verb.head
        return beside or subject
    if subject.lower in ("it", "there") and verb.lemma in {"seem", "appear", "be", "emerge"}:
        return None
    return subject


def whose_figures(speaker: Node | None) -> Node | None:
    """Who says what figures say: the ministry of "data from the ministry say that"; None where nobody is named.

    Any other speaker is returned unchanged.
    """
    if speaker is None or speaker.lower not in group("figures that tell"):
        return speaker
    behind = [c.child("pobj") for c in speaker.rights if c.dep == "prep" and c.lower in ("from", "by")]
    made = [by_whom(c) for c in speaker.rights if c.dep == "acl"]
    beside = [c for c in speaker.lefts if c.dep in ("compound", "nmod") and c.pos == "PROPN"]
    for found in (speaker.child("poss"), *behind, *made, *beside):
        if found is not None and not is_thing(found, {}) and found.pos != "PRON":
            return found
    return None


def owner_of(node: Node) -> Node | None:
    """Of a noun that reports: whose claim it is ("his claim", "the claim by officials", "they made the claim")."""
    owner = node.child("poss")
    if owner is not None:
        return owner
    for child in node.children:
        if child.dep in ("prep", "agent") and child.lower in {"by", "from", "among"}:
            return None if child.lower == "by" and is_by_the_charged(node, child) else child.child("pobj")
    if node.dep in ("dobj", "attr") and node.head.pos in ("VERB", "AUX"):
        found = None if _is_of_others(node) else speaker_of(node.head)
        return None if found is not None and found.pos == "NOUN" and is_thing(found, {}) else found
    if node.dep == "pobj" and node.head.dep == "prep" and node.head.lower in ("with", "in"):
        return speaker_of(node.head.head) if node.head.head.pos == "VERB" else None
    return None


def _is_of_others(words: Node) -> bool:
    """Whether who meets the words has not said them: "ignored calls for his resignation", "denied claims that".

    What has come out is told by who makes it known, not by who reacts: "defended revelations that phones were tapped".
    """
    verb = words.head
    if words.lemma in group("nouns for what comes out"):
        return verb.lemma not in _ISSUE | {"make"}
    particle = verb.child("prt")
    met = {verb.lemma} if particle is None else {verb.lemma, f"{verb.lemma} {particle.lower}"}
    met_by = group("what meets a claim") | group("verbs of meeting others' words")
    return is_rejected(words) or not met_by.isdisjoint(met)


def is_own(speaker: Node | None) -> bool:
    """Whether the article's author means himself or the reader ("we believe", "as you know").

    "One of the surgeons" and "the one released by the board" are somebody, unlike the "one" of "one hopes that".
    """
    if speaker is None or speaker.lower not in first_and_second_person():
        return False
    if any(c.dep == "det" and c.lower in _DEFINITE for c in speaker.lefts) or speaker.child("appos") is not None:
        return False  # "One, Karim Aziz, denied it"
    return not any(c.lower == "of" and c.i == speaker.i + 1 for c in speaker.rights)


def phrase(tree: Tree, head: Node, labels: Mapping[int, str]) -> tuple[int, int]:
    """Character span of the speaker's noun phrase, without relative clauses, appositions and dates."""
    first = last = head
    while True:
        lefts = [c for c in first.children if c.i < first.i and c.dep not in {"punct", "cc", "preconj", "advmod"}]
        if first is head and labels.get(head.i) == "PERSON":
            lefts = [c for c in lefts if c.dep != "nmod" or c.child("prep") is None]  # "head of the union Ana Holst"
        if not lefts:
            break
        first = lefts[0]
    joined = _in_one_phrase(head)
    first, last = min(first, joined[0], key=position), max(last, joined[1], key=position)
    for child in head.children:
        if child.i < head.i or (child.text in HYPHENS and child.start == last.end):
            continue  # "the secretary-general"
        if (
            child.dep not in _KEEP
            or child.i > last.i + 12
            or _breaks(child, labels)
            or _is_occasion(head, child, labels)
        ):
            if child.lower == "by" and child.dep == "prep" and is_document(head):
                words = child.subtree()
                last = next(
                    (tree.nodes[n.i - 1] for n in words if n.text == ","), last
                )  # "the report by Ann Ray, which"
            break
        last = max(last, max(child.subtree(), key=position), key=position)
    while last.i > head.i and (last.pos in {"PUNCT", "SPACE", "CCONJ", "ADP"} or last.dep == "case"):
        last = tree.nodes[last.i - 1]
    cut = tree.unwrapped.rfind("\n", first.start, head.start)  # a headline run into the sentence
    first = (
        first if cut < 0 else next(n for n in tree.nodes[first.i : head.i + 1] if n.start > cut and n.pos != "SPACE")
    )
    return first.start, last.end


def _in_one_phrase(head: Node) -> tuple[Node, Node]:
    """First and last of the words around a subject that a parser made subjects too: "A November 2008 e-mail"."""
    first = last = head
    if head.dep not in _SUBJECTS or any(n.text in _SETS_OFF for n in head.subtree()):
        return first, last
    fellows = [c.subtree() for c in head.head.children if c.dep == head.dep and c is not head and _may_go_on(c)]
    for words in reversed(fellows):
        if words[-1].i + 1 == min(first.i, head.subtree()[0].i):
            first = words[0]
    for words in fellows:
        if words[0].i - 1 == max(last.i, head.subtree()[-1].i):
            last = words[-1]
    return first, last


def _may_go_on(fellow: Node) -> bool:
    """Whether it is one word or a few, without a clause or marks other than hyphens."""
    words = fellow.subtree()
    plain = all(n.pos not in {"VERB", "AUX", "PUNCT", "SPACE"} and n.text != "—" for n in words if n.text != "-")
    return len(words) <= _LONGEST_FELLOW and fellow.lower not in _RELATIVE | _DISTRIBUTIVE and plain


def _breaks(child: Node, labels: Mapping[int, str]) -> bool:
    """Whether the phrase to the right of the head word contains a clause and so is not part of the name."""
    return any(
        n.pos in ("VERB", "AUX") or n.dep in {"relcl", "appos", "acl"} or n.text == "," or labels.get(n.i) in _TIMES
        for n in child.subtree()
    )


def named_beside(head: Node | None, labels: Mapping[int, str]) -> Node | None:
    """The last word of the person's name in apposition to one person: "The reviewer, Professor Sunita Raman, found".

    A label that the pipeline gives to a body does not count against a title: "A spokesman, ASP Felix Ode".
    """
    if head is None or head.tag == "NNS" or is_document(head):
        return None
    if head.pos not in ("NOUN", "NUM") and head.lower not in offices() | group("words for one of several"):
        return None  # "Editor-in-Chief Ben Smith" is he
    name = next((c for c in head.rights if c.dep == "appos"), None)
    if name is None or name.pos != "PROPN" or name.child("conj") is not None:
        return None
    return name if labels.get(name.i) == "PERSON" or _has_title(name) else None


def _has_title(name: Node) -> bool:
    return any(c.dep == "compound" and c.text in _titles() for c in name.children)


def _is_occasion(head: Node, child: Node, labels: Mapping[int, str]) -> bool:
    """Whether the words say when or where a person spoke and are not part of the name: "Trump in the past"."""
    return labels.get(head.i) == "PERSON" and child.dep == "prep" and child.lower in group("prepositions of occasions")


def voted(names: Iterable[tuple[int, int, str]], texts: Sequence[str]) -> dict[int, str]:
    """The label of each token of a name, agreed over the article.

    Pipelines take "Trump" for a body here and for a person there. A word that ends somebody's full name is a person
    everywhere; else what the word mostly is holds.
    """
    spans = list(names)
    votes: defaultdict[str, dict[str, int]] = defaultdict(dict)
    surnames = set()
    for first, last, label in spans:
        counts = votes[texts[last - 1]]
        counts[label] = counts.get(label, 0) + 1
        if label == "PERSON" and last - first > 1:
            surnames.add(texts[last - 1])
    winner = {w: "PERSON" if w in surnames else max(sorted(c), key=c.__getitem__) for w, c in votes.items()}
    found = {i: winner[texts[last - 1]] for first, last, _ in spans for i in range(first, last)}
    people = {word for word, label in winner.items() if label == "PERSON" and word[:1].isupper()}
    if people:
        found.update({i: "PERSON" for i, text in enumerate(texts) if text in people and i not in found})
    return found


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"] for row in table("name-titles"))


def _public(kind_of: SpeakerNoun | SpeakerKind) -> SpeakerKind:
    return "institutional" if kind_of == "document" else kind_of


def kind(head: Node | None, labels: Mapping[int, str]) -> SpeakerKind:
    """ "named" (a person by name), "institutional" (a body or document), "anonymous", or "none".

    `labels` maps token indices to the pipeline's labels of names.
    """
    if head is None:
        return "none"
    label = labels.get(head.i)
    if label == "PERSON" or head.lower in genders():
        return "named"
    if head.pos != "PROPN" and head.lemma in speaker_nouns():
        return _public(speaker_nouns()[head.lemma])
    if label == "NORP":
        return "anonymous"  # "Republicans said"
    if _has_title(head):
        return "named"  # "President Trump", where the pipeline takes it for a body
    if label in _BODIES or head.lower in ("it", "its"):
        return "institutional"
    if head.pos == "PROPN" and head.tag != "NNPS":
        return _public(speaker_nouns().get(head.lower, "named"))
    if head.pos == "NOUN" and not is_like_people(head):
        return "institutional"  # "the teaching", "the new rules": words that were laid down, no people
    return "anonymous"
