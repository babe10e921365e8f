"""Which clause a verb reports: a finite one, an infinitive, a gerund, or the one around a parenthesis."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.speech.attribution import Content
from framing.analyzer.speech.speakers import speaker_of
from framing.language.actors import is_like_people
from framing.language.certainty import is_verb
from framing.language.cues import Cue, can_quote, cues
from framing.language.subjects import SUBJECTS, helping_verbs, is_passive, is_subject, own_subject, written_subject
from framing.language.tree import Node, Tree
from framing.language.words import group

_EMPTY = group("subjects without a speaker")
_PARENTHETICAL = frozenset({"parataxis", "ccomp", "advcl", "intj", "dep"})
LONGEST_PARENTHESIS = 18  # tokens
_LONGEST_MANNER = 4  # tokens of "as he sees fit"
_ADDRESSEE = group("verbs with an addressee")


def gerund(verb: Node) -> Node | None:
    """The deed in "denied using force", "admitted taking bribes", "described fleeing"."""
    found = next((c for c in verb.rights if c.dep == "xcomp" and _is_gerund(c)), None)
    if found is None or verb.child("dobj") is not None:
        return None
    owned = is_verb(verb, "denial") or verb.lemma in group("verbs of owning up")
    return found if owned or verb.lemma in group("verbs of telling what one did") else None


def whole_gerund(verb: Node, deed: Node) -> list[Node]:
    """The deed with the words right behind it that the parser gives to the verb: "described pulling burned men out"."""
    nodes = deed.subtree()
    for child in verb.rights:
        if child.dep in ("advcl", "prep") and child.subtree()[0].i == nodes[-1].i + 1:
            nodes = nodes + child.subtree()
    return nodes


def _is_gerund(verb: Node) -> bool:
    """Whether it is "using force" or "being biased"."""
    return verb.tag == "VBG" or any(c.tag == "VBG" and c.i < verb.i for c in helping_verbs(verb))


def on_one_side(verb: Node, clauses: list[Node]) -> list[Node]:
    """The clauses that the verb reports: "the alibi was weak – it is alleged that he fled" reports the second only."""
    after = [c for c in clauses if c.i > verb.i]
    subject = verb.child(*SUBJECTS, "expl")
    if len(after) in (0, len(clauses)) or subject is None or subject.lower not in _EMPTY:
        return clauses
    return after


def is_for_clause(node: Node) -> bool:
    """Whether the content is a clause with "for": "called for compensation to be paid"."""
    return any(c.dep == "mark" and c.lower == "for" for c in node.children)


def far_clause(verb: Node) -> Node | None:
    """A that-clause that the parser attaches to a noun in between: "wrote in his autobiography that …"."""
    for child in verb.children:
        if child.i < verb.i or child.dep not in {"prep", "dobj", "npadvmod", "dative", "advmod"}:
            continue
        for node in (n for top in (child, *child.children) for n in top.children):
            if (
                node.dep in {"acl", "relcl", "ccomp", "advcl"}
                and node.pos in ("VERB", "AUX")
                and node.head.pos != "VERB"
            ):
                that = node.children[0] if node.children else node
                if that.lower == "that" and that.dep == "mark" and node.head.lemma not in cues("NOUN"):
                    return node
    return None


def takes_clause(clause: Node, cue: Cue, quoted: Sequence[bool]) -> bool:
    """Whether the verb reports the clause: a verb that only quotes does if the clause is between marks."""
    if "evidence" in cue.frames and any(n.tag == "PRP" and n.lower.endswith("self") for n in clause.lefts):
        return False  # "finds itself embarrassed"
    if clause.tag == "VB" and has_to(clause) and "evidence" in cue.frames and clause.lemma != "be":
        return False  # "holds commuters to ransom"
    mark = clause.child("mark")
    if clause.i < clause.head.i and mark is not None and mark.lower in group("conjunctions read as prepositions"):
        return False  # "A day before the mayor resigned, Cole said that …"
    if "clause" in cue.frames or ("quote" in cue.frames and quoted[clause.i]):
        return True
    if clause.i < clause.head.i:
        return False  # "Rents soar, tenants accuse him"
    return bool(cue.frames & {"name", "object"}) and _is_small_clause(clause)


def own_clause(verb: Node, clause: Node) -> list[Node]:
    """The reported clause without a coordinated clause about the speaker's next deed.

    In "Trump said he would order a review and warned against hackers" parsers join "and warned against hackers" to the
    reported clause. A verb of saying in the tense of the cue is coordinated with the cue, unless it has "that" or a
    modal.
    """
    joined = [c for c in clause.children if c.dep == "conj" and c.pos in ("VERB", "AUX") and c.i > clause.i]
    foreign = [c for c in joined if (_is_fellow(verb, clause, c) if verb.i < clause.i else verb.i < c.i)]
    foreign += [c for c in clause.rights if verb.i < clause.i and _is_remark(c, clause)]
    if not foreign:
        return clause.subtree()
    taken = {n.i for c in foreign for n in c.subtree()}
    return [n for n in clause.subtree() if n.i not in taken and not (n.dep == "cc" and n.i > verb.i > clause.i)]


def behind_cue(verb: Node, clause: Node) -> list[Node]:
    """What goes on behind a cue at the end: "Repairs will take years, she said, and some birds may not return"."""
    if verb.i < clause.i:
        return []
    return [n for c in (*verb.rights, *clause.rights) if _goes_on_behind(c, verb) for n in c.subtree()]


def _goes_on_behind(joined: Node, verb: Node) -> bool:
    """Whether what is reported goes on behind the cue: "Repairs will take years, she said, and birds may not return".

    A plain past tense is what happened next: "It was over, he said, and the crowd cheered".
    """
    if joined.dep != "conj" or joined.pos not in ("VERB", "AUX") or joined.i < verb.i or not written_subject(joined):
        return False
    if any(c.dep == "mark" for c in joined.children) or _is_fellow_of(joined, verb):
        return False
    helped = helping_verbs(joined)
    told = any(c.tag == "MD" or c.lemma in ("have", "be") for c in helped if c.dep == "aux")
    first = joined.subtree()[0].i
    comma = any(c.text == "," and verb.i < c.i < first for c in (*verb.rights, *joined.head.rights))
    return comma and (told or (joined.lemma == "be" and joined.pos == "AUX"))


def _is_fellow_of(joined: Node, verb: Node) -> bool:
    """Whether it is what the speaker says or does next: "…, he said, and he would call again"."""
    subject, speaker = written_subject(joined), written_subject(verb)
    return joined.lemma in cues("VERB") and subject is not None and speaker is not None and subject.tag == speaker.tag


def _is_remark(node: Node, clause: Node) -> bool:
    """Whether the writer says what to think of the report: "said it was dead, a claim that is plainly false"."""
    if node.dep not in ("dep", "appos", "npadvmod", "attr", "dobj") or node.lemma not in group("words for a report"):
        return False
    words = node.subtree()
    told = node.child("relcl", "acl") is not None and words[0].lower in ("a", "an")
    return told and any(c.text == "," and clause.i < c.i < words[0].i for c in clause.children)


def opening(verb: Node, clause: Node) -> list[Node]:
    """The words before the reported clause in a sentence that ends in "…, he said": they are reported too."""
    if verb.head is not verb or clause.i > verb.i:
        return []
    return [n for c in verb.children if c.i < clause.i and c.dep in {"advcl", "prep", "cc"} for n in c.subtree()]


def _is_fellow(verb: Node, clause: Node, joined: Node) -> bool:
    if joined.lemma not in cues("VERB") or joined.tag != verb.tag or verb.tag not in ("VBD", "VBZ"):
        return False
    if any(c.dep in ("mark", "aux") for c in joined.children):
        return False
    subject, speaker = own_subject(joined), own_subject(verb)
    if subject is None:
        return clause.tag not in ("VBD", "VBZ", "VBN")  # "said guests had shouted and refused to go": the guests
    return subject.pos == "PRON" or (speaker is not None and subject.lower == speaker.lower)


def after_colon(tree: Tree, verb: Node, cue: Cue, quoted: Sequence[bool]) -> Content | None:
    """The rest of the sentence after a colon: "The statement notes: Written in haste, it …"."""
    if "quote" not in cue.frames:
        return None
    sentence = tree.sentences[verb.sent]
    last = sentence[-1].i
    colon = next((n for n in tree.nodes[verb.i + 1 : min(verb.i + 4, last)] if n.text == ":"), None)
    if colon is None or quoted[colon.i + 1]:
        return None
    return Content("clause", tree.nodes[colon.i + 1 : last + 1])


def infinitive_of(verb: Node, cue: Cue, infinitive: Node, thing: Node | None) -> Content | None:
    """The content where the verb has an infinitive: what somebody says to do, or plans to do."""
    nodes = _without_background(infinitive)
    if verb.lemma == "call" and thing is not None and (thing.pos == "PROPN" or is_like_people(thing)):
        return None  # "calls her British counterpart to discuss trade": on the telephone
    if "to" in cue.frames or (is_passive(verb) and cue.frames & {"clause", "name"}):
        if thing is not None and verb.lemma not in _ADDRESSEE:
            own = thing.subtree()
            nodes = own + nodes if own[-1].i + 1 == nodes[0].i else nodes
        return Content("to", nodes)
    return Content("plan", nodes, topic=True) if "plan" in cue.topics else None


def _without_background(infinitive: Node) -> list[Node]:
    """What somebody vows or plans, without what the writer adds to it.

    "Vowed to strike for four days | in pursuit of a whopping rise", "promised to cut taxes | as her cynical campaign
    nears its end", "plans to close six libraries | after years of reckless spending".
    """
    nodes = infinitive.subtree()
    added = next((n for n in nodes if n.i > infinitive.i and _is_background(n)), None)
    if added is None:
        return nodes
    taken = {n.i for n in added.subtree()}
    return [n for n in nodes if n.i not in taken]


def _is_background(node: Node) -> bool:
    if node.dep == "advcl":
        mark = node.child("mark")
        if mark is None or mark.lower not in group("conjunctions of the writer's background"):
            return False
        if mark.lower == "after":  # "vowed to go on after his brother had fallen"; "to publish it after they have met"
            return node.tag == "VBD" or any(c.tag == "VBD" for c in helping_verbs(node))
        return mark.lower != "as" or (node.tag != "VB" and len(node.subtree()) > _LONGEST_MANNER)
    if node.dep != "prep":
        return False
    if node.lower in group("words of the writer's background"):
        return True
    thing = node.child("pobj")
    if thing is None:
        return False
    if node.lower == "after":
        return thing.lemma in group("long times") and any(c.lower == "of" for c in thing.rights)
    return node.lower == "in" and thing.lemma in group("what a deed is for")


def _is_small_clause(node: Node) -> bool:
    return own_subject(node) is not None


def has_to(node: Node) -> bool:
    """Whether "to" comes before it: "to go"."""
    return any(c.lower == "to" and c.i < node.i for c in node.children)


def _is_reported_by(head: Node, verb: Node) -> bool:
    """Whether the verb above reports the clause before its own subject."""
    cue, source = cues("VERB").get(head.lemma), written_subject(head)
    return cue is not None and "clause" in cue.frames and source is not None and verb.i < source.i < head.i


def clause_around(verb: Node, cue: Cue) -> Content | None:
    """The clause around or before a parenthetical cue: "the war, he said, was over"; "as she put it"."""
    head = verb.head
    if is_subject(head) or (verb.dep == "ccomp" and verb.i < head.i and "clause" not in cue.frames):
        return None  # "she said, tears streaming down"; "he smiled, he waved"
    if verb.child("mark") is not None and verb.dep == "ccomp":
        return None  # "did not specify whether the tests would conclude"
    if head is verb or verb.dep not in _PARENTHETICAL or head.pos not in ("VERB", "AUX") or verb.child("dobj", "acomp"):
        return None
    if verb.dep != "parataxis" and can_quote(head):
        return None  # "…, he said as the crowd roared"; "yet to say who fired first"
    if verb.dep == "ccomp" and verb.i < head.i and _is_reported_by(head, verb):
        return None  # "He knew of it, emails show"
    own = verb.subtree()
    if len(own) > LONGEST_PARENTHESIS or speaker_of(verb) is None:
        return None
    if verb.dep == "advcl" and not any(c.lower == "as" and c.dep in ("mark", "advmod") for c in verb.children):
        return None
    if verb.dep == "ccomp" and own_subject(verb) is None:
        return None
    behind = next((c.i for c in (*verb.rights, *head.rights) if c.text == ";" and c.i > verb.i), 0)
    if behind:
        own = [n for n in (*own, *head.subtree()) if n.i >= behind or n in own]  # "he fell, she said; he was old"
    closed = next((c.i for c in verb.rights if c.text == ","), own[-1].i)
    taken = {n.i for n in own if n.i <= closed}  # "a sign, she said, of trust": the parser hangs "of trust" on "said"
    return Content("parenthesis", [n for n in head.subtree() if n.i not in taken])
