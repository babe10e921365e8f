"""Links common-noun mentions to their referents: apposition, copula, definite descriptions, same head.

The rules run in order of trust (sieves: Raghunathan et al. 2010): what syntax equates; then agreement of role noun and
country; then the same head with compatible modifiers; last, the only candidate nearby.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import islice

from framing.analyzer.entities.mentions import NAME, NOMINAL, Candidate, Referent
from framing.analyzer.entities.referents import name_last
from framing.language import people
from framing.language.actors import Actor, actors, is_bare_kin, is_kin, is_like_people, is_listed_kin, noun
from framing.language.clauses import (
    ALLEGED,
    SUBJECTS,
    active_subject,
    clause,
    is_left_open,
    is_subject,
    passive_subject,
)
from framing.language.cues import cues
from framing.language.deeds import can_be_anyone, part_named
from framing.language.gazetteer import countries
from framing.language.people import plain
from framing.language.resources import table
from framing.language.tree import Node, Tree, position
from framing.language.voices import quoted_parts
from framing.language.whereabouts import are_apart, nations, place_key, places
from framing.language.words import determiners, group
from framing.model import MentionLink, PartKind, Quotation

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_STATE = frozenset({"government", "regime", "authority", "state", "leadership"}) | group("who speaks for a nation")
_OFFICES = group("offices of somebody")
_OURS = frozenset({"my", "our", "your", "their", "whose"})
_FIRST_PERSON = frozenset({"my", "our", "your"})
_SAME_OFFICE = {
    "congressman": frozenset({"representative"}),
    "congresswoman": frozenset({"representative"}),
    "lawmaker": frozenset({"representative", "senator", "congressman", "congresswoman", "legislator"}),
}
_WINDOW = 3  # sentences
_DASHES = frozenset({"--", "—", "–", "―"})
_CLOSING = frozenset({",", ".", ";", ")", "--", "—", "–"})
_MEMORY = 500  # mentions that a reader is taken to remember; keeps the work linear in the article's length


def link_descriptions(
    tree: Tree, found: Sequence[Candidate], referents: list[Referent], quotations: Sequence[Quotation] = ()
) -> None:
    """Give every nominal candidate a referent; new ones are appended."""
    speech = sorted(part for q in quotations for part in quoted_parts(q))
    heads = {c.head.i: c for c in found if c.kind == NAME}
    unnamed = {c.head.i: c for c in found if c.kind == NOMINAL}
    _evidence(tree, found, heads)
    _set_beside(tree, found)
    nominals: dict[str, list[Referent]] = {}
    spoken: list[Candidate] = []  # mentions so far, in text order
    listed = actors()
    for c in found:
        if c.kind == NOMINAL and c.entity is None:
            body, link = _institution(tree, c, heads, nominals, referents)
            if body is not None:
                body.add(c, link)
    for c in found:
        if c.kind == NOMINAL and c.entity is None:
            _link(tree, c, heads, unnamed, spoken, nominals, listed, referents, said=_is_within(c, speech))
        if c.entity is not None:
            spoken.append(c)


def _is_within(c: Candidate, speech: Sequence[tuple[int, int]]) -> bool:
    """Whether the mention stands between quotation marks; `speech` is sorted."""
    at = bisect_right(speech, (c.first.start, sys.maxsize))
    return any(start <= c.first.start and c.last.end <= end for start, end in speech[max(0, at - _NESTED) : at])


_NESTED = 4


def _evidence(tree: Tree, found: Sequence[Candidate], heads: dict[int, Candidate]) -> None:
    """Collect the roles and countries of named people, from titles, compounds, appositions and copulas."""
    listed = actors()
    for c in found:
        who = c.entity
        if c.kind != NAME or who is None or who.label != "PERSON":
            continue
        if c.title:
            role = people.roles().get(plain(c.title), "")
            who.describe(role, _before_title(tree, c))
            who.countries.update(_countries(c.head, heads))
            who.seats.update(_seats(c.head, heads))
        said = (
            n
            for n in (*_describing(c), *_right_before(tree, c))
            if not _is_of_whose(n, c) and not _is_source(tree, n) and not _is_newcomer(n)
        )
        said = (n for n in said if not is_listed_kin(n))
        for node in said:
            lemma = noun(node)
            entry = listed.get(lemma)
            if entry is not None and entry.kind == "person":
                who.describe(lemma, _modifiers(node))
                who.ties.update((lemma, id(owner)) for owner in _owners(node, c, heads))
                who.gender = who.gender or entry.gender
                who.countries.update(_countries(node, heads))
                who.countries.update(_countries(c.head, heads))
                who.seats.update(_seats(node, heads))


def _before_title(tree: Tree, c: Candidate) -> frozenset[str]:
    """The words before the title of a name that say which one: "Prime" Minister, "Outgoing" mayor."""
    title = next((n for n in reversed(tree.nodes[: c.first.i + 1]) if n.text == c.title), None)
    if title is None or title.sent != c.head.sent or title.i == 0:
        return frozenset()
    word = tree.nodes[title.i - 1]
    told = word.sent == title.sent and (word.head in (title, c.head) or title in word.head.children)
    return frozenset({word.lower}) if told and word.lower in _TERMS_AND_RANKS else frozenset()


def _right_before(tree: Tree, c: Candidate) -> list[Node]:
    """The calling right before a name, whatever the parser makes of it: "special counsel Robert Mueller's efforts"."""
    node = tree.nodes[c.first.i - 1] if c.first.i else c.first
    if node.lower in group("what follows a hyphen in a title") and node.i > 1:
        node = tree.nodes[node.i - 2]  # "Premier-designate Tor Vik"
        return [node] if is_like_people(node) and len(c.parts) > 1 else []
    plainly = node.tag in ("NN", "NNP") and node.sent == c.first.sent and node.child("det", "poss") is None
    return [node] if plainly and node is not c.first and len(c.parts) > 1 else []


def _set_beside(tree: Tree, found: Sequence[Candidate]) -> None:
    """Link descriptions that commas or dashes set beside a name, whatever the parser makes of them.

    "For the special counsel, Robert Mueller, said", "Ann Ray -- Mr. Moss's former lawyer -- said", "Col. Tom Ross, an
    Army officer".
    """
    names = [c for c in found if c.kind == NAME and c.label == "PERSON" and c.entity is not None]
    _titled_at_length(tree, found, names)
    ends, starts = {c.last.i: c for c in names}, {c.first.i: c for c in names}
    listed = actors()
    for c in found:
        if c.kind != NOMINAL or c.label != "PERSON" or c.head.tag not in ("NN", "NNP"):
            continue
        before = ends.get(c.first.i - 2)
        after = starts.get(_last_of_title(tree, c) + 2)
        if before is not None and _follows(tree, before, c) and not (after is not None and _opens_clause(before, c)):
            name = before
        elif after is not None and (_announces(tree, c, after) or (before is not None and _opens_clause(before, c))):
            name = after
        else:
            continue
        who, entry = name.entity, listed.get(noun(c.head))
        if who is None or (entry is not None and {entry.gender, who.gender} == {"m", "f"}):
            continue
        who.describe(noun(c.head), _modifiers(c.head))
        who.add(c, "apposition")


def _opens_clause(before: Candidate, c: Candidate) -> bool:
    """Whether a description between two names begins the main clause: "As he met NAME, the leader, NAME, left"."""
    clause_ = next((a for a in before.head.ancestors() if a.pos in ("VERB", "AUX")), None)
    first = clause_ is not None and clause_.dep == "advcl" and clause_.i < c.first.i < clause_.head.i
    return first and c.first.lower == "the" and before.head.dep == "pobj"


def _titled_at_length(tree: Tree, found: Sequence[Candidate], names: Sequence[Candidate]) -> None:
    """Link a capitalised title to the bearer after it: "Leader of the Opposition from Azad Kashmir Abdul Khan"."""
    for c in found:
        if c.kind != NOMINAL or c.label != "PERSON" or c.entity is not None or not c.head.text[0].isupper():
            continue
        if tree.nodes[c.head.i + 1 : c.head.i + 2] and tree.nodes[c.head.i + 1].lower not in ("of", "for"):
            continue
        for name in names:
            between = tree.nodes[c.head.i + 1 : name.first.i]
            if 1 < len(between) <= _LONG_TITLE and name.first.sent == c.head.sent and all(map(_in_title, between)):
                who = name.entity
                if who is not None and name.head.dep != "poss":
                    who.describe(noun(c.head), _modifiers(c.head))
                    who.add(c, "apposition")
                break


_LONG_TITLE = 10  # tokens


def _is_newcomer(node: Node) -> bool:
    """Whether the words set somebody apart from one who is called so too: "Another Texas Republican, Sam Ortiz"."""
    return any(k.dep == "det" and k.lower == "another" for k in node.lefts)


def _is_whose(node: Node) -> bool:
    """Whether it is somebody or something of the one before: "Ann, whose son, Tom, fell"."""
    return any(k.tag == "WP$" for k in node.lefts)


def _is_of_whose(node: Node, c: Candidate) -> bool:
    """Whether the words after the name are of "whose": it is Tom who is a son there, and not Ann."""
    return _is_whose(node) and node.head is c.head


def _in_title(node: Node) -> bool:
    return node.text[0].isupper() or node.lower in group("small words of titles")


def _is_source(tree: Tree, noun_: Node) -> bool:
    """Whether the person is the source of the sentence, not an apposition:

    "… the mayor, a person familiar with it said".
    """
    last = max(noun_.subtree(), key=position).i
    after = tree.nodes[last + 1] if last + 1 < len(tree.nodes) else None
    if after is None or after.sent != noun_.sent or after.tag not in ("VBD", "VBZ", "VBP"):
        return False
    cue = cues("VERB").get(after.lemma)
    return cue is not None and bool(cue.frames & {"quote", "clause"}) and noun_.dep == "appos"


def _follows(tree: Tree, name: Candidate, c: Candidate) -> bool:
    """Whether a description follows its name:

    "NAME, an officer", "NAME -- his lawyer --"; not in "after he met NAME, the president said".
    """
    mark, first = tree.nodes[c.first.i - 1], c.first
    after = tree.nodes[c.last.i + 1].text if c.last.i + 1 < len(tree.nodes) else ""
    if name.head.dep == "poss" or c.head.dep in ("conj", "ROOT") or _is_source(tree, c.head) or first.tag == "WP$":
        return False
    if is_listed_kin(c.head):
        return False
    if mark.text in _DASHES:
        return after == mark.text
    if mark.text != "," or first.sent != name.last.sent:
        return False
    return c.head.dep == "appos" and (first.lower in ("a", "an") or after in _CLOSING)


def _last_of_title(tree: Tree, c: Candidate) -> int:
    """The last word of a description with what the office is of: "the president of Ostia", "the minister for trade"."""
    of = tree.nodes[c.last.i + 1] if c.last.i + 1 < len(tree.nodes) else c.last
    if of.dep != "prep" or of.head is not c.head or of.lower not in ("of", "for"):
        return c.last.i
    words = of.subtree()
    comma = next((n.i for n in words if n.text == ","), words[-1].i + 1)
    return comma - 1 if all(n.pos not in ("VERB", "AUX") for n in tree.nodes[of.i : comma]) else c.last.i


def _announces(tree: Tree, c: Candidate, name: Candidate) -> bool:
    """Whether a description precedes its name: "The special counsel, NAME," and no list."""
    nodes, past = tree.nodes, name.last.i + 1
    if nodes[_last_of_title(tree, c) + 1].text != "," or c.first.lower not in {"the", "its", "his", "her", "their"}:
        return False
    if name.first.sent != c.first.sent or name.title or name.head.dep in {"poss", *SUBJECTS}:
        return False
    closed = past < len(nodes) and nodes[past].text in _CLOSING
    return closed and not (past + 1 < len(nodes) and nodes[past + 1].lower in ("and", "or"))


def _owners(node: Node, c: Candidate, heads: dict[int, Candidate]) -> list[Referent]:
    """The people that a possessor names: "Farenthold's lawyer", or before a name "Farenthold lawyer Bob Haueter"."""
    near = [*node.children, *(k for k in c.head.children if k.i < node.i and node.dep == "compound")]
    names = (heads.get(k.i) for k in near if k.dep in {"poss", "compound", "nmod"})
    found = (name.entity for name in names if name is not None and name is not c)
    return [r for r in found if r is not None and r.label == "PERSON" and r is not c.entity]


def _describing(c: Candidate) -> list[Node]:
    """Nodes that describe a name: compounds and titles before it, appositions, predicate nouns."""
    head = c.head
    found = [
        k for k in head.children if k.dep in {"compound", "nmod", "appos"} and k.i not in range(c.first.i, c.last.i + 1)
    ]
    if head.dep == "appos":
        found.append(head.head)
    if is_subject(head) and head.head.lemma == "be":
        found.extend(k for k in head.head.children if k.dep == "attr")
    return found


def _countries(node: Node, heads: dict[int, Candidate]) -> set[str]:
    """Keys of the countries that a noun is tied to: Belarusian president, president of Belarus, Belarus's president."""

    def key_of(i: int) -> str:
        who = heads[i].entity if i in heads else None
        return who.key if who is not None and who.label in {"GPE", "ORG", "LOC"} else ""

    return nations(node, key_of)


def _seats(node: Node, heads: dict[int, Candidate]) -> set[str]:
    """Of what the noun for an office says that it is one, countries and others: "the mayor of Ostia", "Ohio governor".

    The keys are those of `are_apart`.
    """

    def key_of(i: int) -> str:
        name = heads.get(i)
        if name is None or name.entity is None or name.entity.label == "PERSON":
            return ""
        return name.entity.key or place_key(None, name.entity.mentions[0].head.text)

    return nations(node, key_of)


def _places(node: Node, heads: dict[int, Candidate]) -> set[str]:
    """Keys of the places where those are whom a noun names."""

    def key_of(i: int) -> str:
        name = heads.get(i)
        if name is None or name.entity is None or name.entity.label != "GPE":
            return ""
        return place_key(name.known, name.entity.name or name.head.text)

    return places(node, key_of)


def _link(
    tree: Tree,
    c: Candidate,
    heads: dict[int, Candidate],
    unnamed: dict[int, Candidate],
    spoken: list[Candidate],
    nominals: dict[str, list[Referent]],
    listed: dict[str, Actor],
    referents: list[Referent],
    *,
    said: bool,
) -> None:
    referent, link = (None, "first") if _is_source(tree, c.head) else _equated(c, heads)
    if referent is None and (same := _set_off(c, unnamed)) is not None:
        referent, link = same, "apposition"
    if referent is None and _definite(tree, c):
        referent, link = _described(c, heads, spoken, listed, referents, said=said)
    if referent is None and _opens(tree, c, spoken):
        referent, link = _named_next(c, heads, listed, referents), "description"
    if referent is None:
        of, at = _seats(c.head, heads), _places(c.head, heads)
        referent, link = _same_head(c, nominals, of, at, heads)
        if referent is None:
            referent, link = _new(tree, c, nominals, listed, referents), "first"
            referent.countries = of
        referent.places = referent.places or at
    referent.add(c, link)


def _equated(c: Candidate, heads: dict[int, Candidate]) -> tuple[Referent | None, MentionLink]:
    """The referent that an apposition or a copula equates with the mention, and the kind of link."""
    head = c.head
    others: list[tuple[Node, MentionLink]] = []
    listed = is_listed_kin(head) or _is_listed_body(c)
    if head.dep == "appos" and not _is_whose(head) and not is_bare_kin(head) and not listed:
        others.append((head.head, "apposition"))
    first = head.head
    described = first.dep == "appos" and not is_listed_kin(first)
    if head.dep == "conj" and c.label == "PERSON" and described and head.tag == first.tag == "NN":
        others.append((first.head, "apposition"))  # "Fry, a mother of five and a convicted fraudster"
    beside = [k for k in head.children if k.dep == "appos"]
    beside += [
        j for k in beside if k.pos == "NOUN" for j in k.children if j.dep == "appos"
    ]  # "its head, the clerk Ray,"
    others.extend((k, "apposition") for k in beside)
    said = head
    while said.dep in ("conj", "appos") and said.head.pos in ("NOUN", "PROPN"):
        said = said.head  # "is a veteran lawmaker, a member of the board and the top Democrat"
    if said.dep == "attr" and said.head.lemma == "be" and _is_equation(said.head):
        subjects = [k for k in said.head.children if is_subject(k)]
        others.extend((k, "copula") for k in subjects)
        others.extend((j, "copula") for k in subjects for j in k.children if j.dep == "appos")  # "Its head, Ray, is a"
    equates = c.label == "PERSON" and is_subject(head) and head.head.lemma == "be" and _is_equation(head.head)
    if equates:  # "The winner is Ann Ray", "That woman is Judge Garba"
        pointed = any(k.lower in _DEFINITE for k in head.lefts)
        said_of = [k for k in head.head.children if k.dep == "attr" and (k.pos == "PROPN" or pointed)]
        others.extend((k, "copula") for k in said_of)
    for node, link in others:
        name = heads.get(node.i) or _name_around(node, heads)
        if name is not None and name.entity is not None and _agrees(c, name.entity):
            return name.entity, link
    return None, "first"


def _name_around(node: Node, heads: dict[int, Candidate]) -> Candidate | None:
    """The name whose last word a parser describes instead of the whole: "Voices for Rivers, a campaign group"."""
    if node.dep != "pobj" or node.head.head is node.head:
        return None
    name = heads.get(node.head.head.i)
    return name if name is not None and name.last is node else None


def _is_listed_body(c: Candidate) -> bool:
    """Whether a body is one of a list, not an apposition: "the CIA, the military and other officials"."""
    joined = c.head.child("conj")
    return c.label in ("ORG", "GROUP") and joined is not None and c.head.child("cc") is not None


def _set_off(c: Candidate, unnamed: dict[int, Candidate]) -> Referent | None:
    """The person that a second description says more of: "The head of state, the founder of peace, called on them"."""
    head, first = c.head, unnamed.get(c.head.head.i)
    if head.dep != "appos" or first is None or first.entity is None or first.first.i > c.first.i:
        return None
    child = is_kin(head) and any(k.dep == "prep" and k.lower == "of" for k in head.rights)  # "the premier, daughter of"
    if not (c.label == first.label == "PERSON") or _is_whose(head) or is_kin(first.head):
        return None
    if is_kin(head) and not child:
        return None
    joined = [k for n in (head, first.head) for k in n.children if k.dep in ("cc", "conj")]
    apart = (head.child("det", "poss") is None and not child) or _is_newcomer(head)
    return None if joined or apart else first.entity


def _is_equation(verb: Node) -> bool:
    """Whether the copula really equates: not if it is denied, alleged or asked."""
    said = clause(verb)
    return not said.negated and said.modality != ALLEGED and not is_left_open(verb)


def _agrees(c: Candidate, referent: Referent) -> bool:
    if c.label == "PERSON":
        return referent.label in ("PERSON", "MISC")
    if c.label == "GROUP":
        theirs = c.head.child("poss")  # "their families" are not those whose they are
        return referent.label in ("NORP", "GROUP") or (referent.label == "ORG" and theirs is None)
    if c.label == "ORG" and referent.label in ("GPE", "LOC"):
        return noun(c.head) in _STATE  # "the Ferguson police department" is not the town
    return referent.label not in ("PERSON", "NORP")


def _institution(
    tree: Tree,
    c: Candidate,
    heads: dict[int, Candidate],
    nominals: dict[str, list[Referent]],
    referents: list[Referent],
) -> tuple[Referent | None, MentionLink]:
    """The referent of "the Trump administration" (its own) or "the Russian government" (Russia), and the link."""
    lemma = noun(c.head)
    if c.label == "ORG" and lemma in _GENERIC:  # "the Global Times newspaper"
        for child in c.head.children:
            name = heads.get(child.i) if child.dep in ("compound", "nmod") else None
            if name is not None and name.entity is not None and name.entity.label == "ORG":
                return name.entity, "apposition"
    if lemma not in _OFFICES and lemma not in _STATE and lemma != "side":
        return None, "first"
    for child in c.head.children:
        name = heads.get(child.i) if child.dep in {"compound", "amod", "poss", "nmod"} and child.i < c.head.i else None
        owner = name.entity if name is not None else None
        if owner is None:
            continue
        if owner.label == "PERSON" and lemma in _OFFICES and owner.parts:
            title = f"{name_last(tree, owner)} {lemma}"
            family = lemma in group("words for a family")
            made = next((r for r in nominals.get(title, ())), None)
            if made is None and family:  # "the Bells", "the Bell family"
                made = next((r for r in referents if r.label == "GROUP" and r.lemma == owner.parts[-1]), None)
            if made is None:
                made = Referent("GROUP" if family else "ORG", title)
                made.lemma = lemma
                made.number = "p" if c.label == "GROUP" else "s"
                nominals.setdefault(title, []).append(made)
                nominals.setdefault(lemma, []).append(made)
                referents.append(made)
            return made, "name"
        if owner.label == "GPE" and owner.key and (lemma in _STATE or lemma == "side"):
            return owner, "metonym"
    return None, "first"


def _definite(tree: Tree, c: Candidate) -> bool:
    """Whether the noun is definite: "the", "this", a possessor, or a bare singular in a headline."""
    dets = [k.lower for k in c.head.children if k.dep in {"det", "poss", "nummod", "quantmod"}]
    if dets:
        return dets[0] in _DEFINITE or (len(dets) == 1 and any(k.dep == "poss" for k in c.head.children))
    return c.head.tag in ("NN", "NNP") and (c.head.start < len(tree.article.title) or c.head.tag == "NNP")


def _described(
    c: Candidate,
    heads: dict[int, Candidate],
    spoken: list[Candidate],
    listed: dict[str, Actor],
    referents: list[Referent],
    *,
    said: bool,
) -> tuple[Referent | None, MentionLink]:
    """The named referent of a definite description, by role and country or by kind; and the kind of link."""
    if c.label == "GROUP" and c.head.tag == "NN":
        return _only_one_called(c, spoken), "description"
    if c.label == "GROUP" or c.head.tag in ("NNS", "NNPS"):
        return None, "first"
    owner = c.head.child("poss")
    if is_kin(c.head) and c.head.text[0].isupper() and _postmodified(c):
        return None, "first"  # "the Father of the Nation"
    if c.head.dep == "poss" and c.head.head.text == "Office":
        return None, "first"  # "the U.S. Attorney's Office" names a body, and no attorney
    if is_kin(c.head) and not any(k.lower == "the" for k in c.head.children):
        return None, "first"  # whose sister is not known yet
    if owner is not None and owner.lower in _OURS:
        return None, "first"  # who "my father" is, the name of the speaker tells, not a role
    if c.head.dep == "attr" and c.head.head.lemma == "be" and not _is_equation(c.head.head):
        return None, "first"  # "Clinton is not the only official who did so"
    entry = listed.get(noun(c.head))
    found = (
        _person(c, entry, heads, spoken, listed, referents, said=said)
        if c.label == "PERSON"
        else _thing(c, entry, spoken)
    )
    return found, "description"


def _person(
    c: Candidate,
    entry: Actor | None,
    heads: dict[int, Candidate],
    spoken: list[Candidate],
    listed: dict[str, Actor],
    referents: list[Referent],
    *,
    said: bool,
) -> Referent | None:
    lemma, own, sentence = noun(c.head), _modifiers(c.head), c.head.sent
    countries = _countries(c.head, heads)
    near = _recent(spoken, "PERSON", sentence, 10**6)
    if sentence <= 3:  # the headline and the lead describe before they name
        near += [r for r in referents if r.label == "PERSON" and r.parts and r not in near]
    near = [r for r in near if not _is_in_clause_of(c, r)]
    owner = c.head.child("poss")
    if owner is not None and owner.pos != "PRON":
        whose = heads[owner.i].entity if owner.i in heads else None
        tied = [r for r in near if (lemma, id(whose)) in r.ties and r is not whose]
        tied = tied or [r for r in referents if (lemma, id(whose)) in r.ties and r is not whose]
        if tied:
            return tied[0]
        if whose is not None and whose.label == "PERSON":
            return None  # a lawyer, but is he this man's?
    seats = _seats(c.head, heads)
    fits = [r for r in near if _fits_role(r, lemma, own) and (not countries or countries & r.countries)]
    fits = [r for r in fits if not are_apart(seats, r.seats)]
    fits.sort(key=lambda r: seats.isdisjoint(r.seats))  # of two mayors the one of that town
    fits = fits or _at_the_head(c, near, countries) or _of_like_office(near, lemma)
    fits = fits or _of_one_place(c, near, lemma, own, heads) or _of_party(c, spoken)
    if not fits and entry is not None and entry.leads == "country" and countries:
        fits = [r for r in near if countries & r.countries and any(_leads(role, listed) for role in r.roles)]
    acting = _who_acts_on(c.head)
    done = heads.get(acting.i) if acting is not None else None
    fits = [r for r in fits if done is None or r is not done.entity]
    if fits:
        return fits[0]
    if acting is not None and (acting.pos == "PRON" or done is not None):
        return None  # "he met the king": somebody else, who may be nobody that is named
    if _postmodified(c) or any(k.dep == "poss" for k in c.head.children):
        return None
    if part_named(lemma) == "doer":
        return None  # who "the gunman" is, the deeds tell; not who is near
    close = _recent(spoken, "PERSON", sentence, 2)
    if entry is None or entry.gender:  # "the 68-year-old", "the actress", "the man"
        known = [r for r in close if entry is None or r.gender == entry.gender]
        known = known or [r for r in close if not r.gender]
        if entry is not None and any(r.lemma == lemma and not r.parts for r in referents):
            return None  # "a 55-year-old man" is no man named beside him
        return known[0] if len(known) == 1 and (entry is None or _may_be_anyone(known[0])) else None
    if countries or entry.generic == "always" or any(r.lemma == lemma and not r.parts for r in referents):
        return None
    if is_subject(c.head) and lemma in group("who speaks beside the one told of"):
        return None  # "Brandt was jailed. “You showed no mercy,” the judge said."
    if said:
        return None  # whoever is quoted may be the only person named, and speaks of somebody else
    everyone = [r for r in near if r.gender != "x"]
    nearest = _recent(spoken, "PERSON", sentence, 1)
    if len(everyone) == 1 and everyone[0] in nearest and not everyone[0].roles:
        return everyone[0]
    return None


def _is_in_clause_of(c: Candidate, referent: Referent) -> bool:
    """Whether the noun is the subject of a relative clause about somebody: "Ruano, whom the minister had praised"."""
    verb = c.head.head
    return (
        is_subject(c.head)
        and verb.dep == "relcl"
        and any(m.head is verb.head for m in reversed(referent.mentions) if m.head.sent == c.head.sent)
    )


def _opens(tree: Tree, c: Candidate, spoken: Sequence[Candidate]) -> bool:
    """Whether the noun is the subject of the first sentence below the headline, which names no such actor itself."""
    body = next((p for p in tree.article.parts if p.kind is PartKind.BODY), None)
    if body is None or c.head.sent > _LEAD or c.label not in ("PERSON", "ORG") or c.head.tag not in ("NN", "NNP"):
        return False
    if tree.sentences[c.head.sent][0].start < body.start:
        return False
    if c.head.sent and tree.sentences[c.head.sent - 1][0].start >= body.start:
        return False  # a later sentence
    return not any(m.head.sent == c.head.sent and m.label == c.label and m.kind == NAME for m in spoken)


_LEAD = 3  # sentences: the headline may have two


def _named_next(
    c: Candidate, heads: dict[int, Candidate], listed: dict[str, Actor], referents: Sequence[Referent]
) -> Referent | None:
    """Whom the lead describes before he is named: "A senior Ohio lawmaker quit. Rep. Tina Gale, D-Ohio, said …".

    The first name of the next two sentences, as their subject, with the same or a like office, or at the head of the
    same field ("county election chief", "the election supervisor"). Of bodies only one that is the largest or oldest.
    """
    later = (m for m in heads.values() if m.label == c.label and c.head.sent < m.head.sent <= c.head.sent + 2)
    first = min(later, key=lambda m: m.first.i, default=None)
    if first is None or first.entity is None or not is_subject(first.head):
        return None
    who = first.entity
    if who.mentions and min(m.first.sent for m in who.mentions) <= c.head.sent and c.label == "ORG":
        return None
    if c.label == "ORG":
        return who if any(k.tag == "JJS" for k in c.head.children) and _is_argument(c.head) else None
    lemma, own = noun(c.head), _modifiers(c.head)
    if can_be_anyone(lemma) or not _is_argument(c.head):
        return None
    if _fits_role(who, lemma, own) or _SAME_OFFICE.get(lemma, frozenset()) & who.roles.keys():
        return who
    leading = group("heads of a field")
    fields = [said for role, said in who.roles.items() if role in leading]
    return who if lemma in leading and any(_fields(own) & _fields(said) for said in fields) else None


def _fields(modifiers: frozenset[str]) -> frozenset[str]:
    """The nouns that say what somebody is the head of, and not where or since when."""
    return modifiers - group("seconds") - group("plain modifiers of heads")


def _is_argument(node: Node) -> bool:
    """Whether the sentence is about it: a subject or an object, or whose that is."""
    return node.dep in (*SUBJECTS, "dobj", "pobj", "poss")


def _who_acts_on(node: Node) -> Node | None:
    """The subject of the verb whose object the node is; a name or "he" there is somebody else (principle B)."""
    verb = node.head if node.dep in ("dobj", "dative") else node.head.head if node.dep == "pobj" else node
    if verb.dep == "dobj" and node.dep == "pobj" and node.head.lower in ("by", "from"):
        verb = verb.head  # "Holt denied accusations by the minister"
    if verb is node or verb.pos != "VERB":
        return None
    by = node.dep == "pobj" and node.head.dep == "agent"  # "Holt was blamed by the minister"
    subject = passive_subject(verb) if by else active_subject(verb)
    return subject if subject is not None and (subject.pos == "PROPN" or subject.lower in ("he", "she")) else None


def _may_be_anyone(referent: Referent) -> bool:
    """Whether no occupation is known: "the woman" of a court report is not the prosecutor."""
    return all(can_be_anyone(role) for role in referent.roles)


def _at_the_head(c: Candidate, near: Sequence[Referent], countries_: set[str]) -> list[Referent]:
    """For "the head of state" the nearest president or king, for "the head of government" the nearest premier."""
    of = next((k.child("pobj") for k in c.head.rights if k.dep == "prep" and k.lower == "of"), None)
    if noun(c.head) != "head" or of is None or of.lower not in ("state", "government"):
        return []
    wanted = group("heads of state") if of.lower == "state" else group("heads of government")
    fits = [r for r in near if wanted & r.roles.keys()]
    return [r for r in fits if not are_apart(countries_, r.countries)][:1]


def _of_like_office(near: Sequence[Referent], lemma: str) -> list[Referent]:
    """For "the congressman", the Rep. that the article mentions most, if by a clear margin."""
    offices = _SAME_OFFICE.get(lemma, frozenset())
    fits = sorted((r for r in near if offices & r.roles.keys()), key=_prominence)
    if len(fits) > 1 and len(fits[0].mentions) < 3 * len(fits[1].mentions):
        return []
    return fits[:1]


def _of_one_place(
    c: Candidate, near: Sequence[Referent], lemma: str, own: frozenset[str], heads: dict[int, Candidate]
) -> list[Referent]:
    """For "the New York senator" the only senator, whose state the article does not tell otherwise."""
    near_places = [heads[k.i].entity for k in c.head.children if k.dep in ("compound", "nmod") and k.i in heads]
    inside = [p for p in near_places if p is not None and p.label == "GPE" and p.key not in countries()]
    fits = [r for r in near if _fits_role(r, lemma, own - {word for p in inside for word in _words(p)})]
    return fits if inside and len(fits) == 1 and not fits[0].countries else []


def _of_party(c: Candidate, spoken: Sequence[Candidate]) -> list[Referent]:
    """For "the Ohio Republican" the politician who acts last before it and is not known for another party."""
    parties = group("party members")
    lemma = noun(c.head)
    if lemma not in parties or not any(k.dep == "det" and k.lower == "the" for k in c.head.lefts):
        return []
    before = {m.head.sent for m in spoken[-_MEMORY:] if _is_acting_politician(m)}
    last = max((at for at in before if at < c.head.sent and c.head.sent - at <= _WINDOW), default=None)
    found: list[Referent] = []
    for m in spoken[-_MEMORY:]:
        if m.head.sent == last and _is_acting_politician(m) and m.entity is not None and m.entity not in found:
            found.append(m.entity)
    others = parties - {lemma}
    return [r for r in found if others.isdisjoint(r.roles)] if len(found) == 1 else []


def _is_acting_politician(m: Candidate) -> bool:
    """Whether the mention is the subject of a main or reported clause and a person with a name and an office."""
    who = m.entity
    if who is None or who.label != "PERSON" or not who.parts or not is_subject(m.head):
        return False
    return not who.roles or any(_is_of_politics(role) for role in who.roles)


def _is_of_politics(role: str) -> bool:
    """Whether a politician may be called so: not "attorney", "the shamed Democrat" is not who defends him."""
    return role in group("party members") or people.are_like_callings(role, "politician")


def _words(place: Referent) -> set[str]:
    return {n.lower() for m in place.mentions[:1] for n in m.parts} | {m.head.lower for m in place.mentions}


def _prominence(referent: Referent) -> tuple[int, int]:
    return -len(referent.mentions), referent.mentions[0].first.i


def _fits_role(referent: Referent, lemma: str, own: frozenset[str]) -> bool:
    """Whether the role noun is the same; ministers, secretaries and the like also need the same office."""
    said = referent.roles.get(lemma)
    if said is None or (own & _SECOND) != (said & _SECOND) or are_opposed(own, said):
        return False
    return lemma not in _OFFICIAL or own <= said or said <= own


def are_opposed(own: frozenset[str], said: frozenset[str]) -> bool:
    """Whether one is the next in the office and the other the last: "the new president", "the outgoing president"."""
    coming, going = group("next in office"), group("last in office")
    return bool(own & coming and said & going) or bool(own & going and said & coming)


_TERMS_AND_RANKS = group("next in office") | group("last in office") | group("seconds") | {"prime"}
_SECOND = group("seconds")
_OFFICIAL = group("offices of many kinds")
_GENERIC = group("bodies of any kind")


def _thing(c: Candidate, entry: Actor | None, spoken: list[Candidate]) -> Referent | None:
    """The referent of a bare noun: "the committee" so named, the only "company" near, the nearest "country"."""
    lemma = noun(c.head)
    if _postmodified(c, aside=True) or entry is None:
        return None
    if entry.kind == "body":
        apart = {k.lower for k in c.head.lefts if k.dep == "amod"} & group("words that tell bodies apart")
        fits = [
            r
            for r in _recent(spoken, "ORG", c.head.sent, 10**6)
            if _bears(r, lemma) and all(_bears(r, word) for word in (*_kind_words(c.head), *apart))
        ]
        if fits:
            return fits[0]
        if apart:
            return None  # "the select committee", after the Intelligence Committee
        topical = [r for r in _recent(spoken, "ORG", c.head.sent, 10**6) if _shares_topic(r, c.head)]
        if len(topical) == 1:
            return topical[0]  # "the doping watchdog", after the World Anti-Doping Agency
        if lemma in group("kinds of firms") and not _kind_words(c.head):
            firms = [r for r in _recent(spoken, "ORG", c.head.sent, 10**6) if _is_firm(r)]
            if len(firms) == 1:
                return firms[0]  # "the company", where only Tandala Holdings is one
        own = group("bodies that have a name of their own")
        bodies = [r for r in _recent(spoken, "ORG", c.head.sent, _WINDOW) if not r.lemma]
        near = [r for r in bodies if r.key.removeprefix("Q:") not in own]
        fits_near = len(near) == 1 and lemma in _GENERIC and not _kind_words(c.head)  # not "the water company"
        return near[0] if fits_near and not _is_no_firm(near[0], lemma) else None
    if lemma in ("country", "nation"):
        near = [r for r in _recent(spoken, "GPE", c.head.sent, 2) if r.key in countries()]
        return near[0] if near else None
    return None


def _only_one_called(c: Candidate, spoken: list[Candidate]) -> Referent | None:
    """For a bare "the party" the only party that the article has named so far: "Justice Party leader Sami Kord"."""
    lemma = noun(c.head)
    if _postmodified(c, aside=True) or _modifiers(c.head) or not _definite_article(c) or lemma in _OFFICES:
        return None
    alike = [m for m in spoken[-_MEMORY:] if m.kind == NOMINAL and noun(m.head) == lemma]
    if any(_modifiers(m.head) or m.head.child("poss") is not None for m in alike):
        told = {id(m.entity): m.entity for m in alike}  # "his own party", which may be another
        only = next(iter(told.values())) if len(told) == 1 else None
        return only if only is not None and any(m.kind == NAME for m in only.mentions) else None
    fits = [r for r in _recent(spoken, "ORG", c.head.sent, 10**6) if _ends_so(r, lemma)]
    return fits[0] if len(fits) == 1 else None


def _ends_so(referent: Referent, word: str) -> bool:
    """Whether the name ends with the noun, as it is written or as it is known: "Labour" is the Labour Party."""
    if any(m.parts[-1:] == (word,) for m in referent.mentions[:3]):
        return True
    named = [m for m in referent.mentions if m.link != "member" or m.head.tag in ("NNS", "NNPS")]  # not "Brussels"
    return bool(named) and referent.name.lower().endswith(f" {word}")


def _bears(referent: Referent, word: str) -> bool:
    return word in referent.name.lower().split() or any(word in m.parts for m in referent.mentions[:3])


def _is_firm(referent: Referent) -> bool:
    """Whether the name ends with a word for firms: "Tandala Holdings", "Brill & Co"."""
    words = group("legal forms") | group("company endings") | group("last words of firms")
    return any(m.kind == NAME and plain(m.last.text) in words for m in referent.mentions[:4])


def _is_no_firm(referent: Referent, lemma: str) -> bool:
    """Whether the last word of the name says that it is no company: a school, a board."""
    if any(
        m.kind == NOMINAL and m.link == "apposition" and not _is_alike(noun(m.head), lemma) for m in referent.mentions
    ):
        return True  # "FSM, a federation, … the company"
    kinds = group("kinds of public bodies")  # none is called by another's name
    kinds_named = {word for m in referent.mentions[:4] for word in m.parts if m.kind == NAME} & kinds
    if kinds_named and lemma in kinds and lemma not in kinds_named:
        return True  # the Bureau of Labor Statistics, "the department"
    if lemma not in ("company", "firm"):
        return False
    last = referent.mentions[0].last
    entry = actors().get(noun(last))
    return entry is not None and entry.kind == "body" and noun(last) not in ("company", "firm", "bank", "group")


def _is_alike(one: str, other: str) -> bool:
    """Whether two nouns may name one body: the same, or both firms."""
    firms = group("kinds of firms")
    return one == other or (one in firms and other in firms) or other in ("group", "organisation", "organization")


def _shares_topic(referent: Referent, head: Node) -> bool:
    """Whether a word before the noun is part of the name: "doping" of the World Anti-Doping Agency."""
    topics = {w for w in _kind_words(head) if len(w) > 3}
    words = {plain(n.text) for m in referent.mentions[:4] for n in m.head.subtree() if n.text[0].isupper()}
    return bool(topics) and not topics.isdisjoint(words)


def _kind_words(head: Node) -> list[str]:
    """The words for the kind of body: the police department is not the Department of Justice."""
    return [k.lower for k in head.children if k.dep == "compound" and k.i < head.i and k.pos == "NOUN"]


def _leads(role: str, listed: dict[str, Actor]) -> bool:
    entry = listed.get(role)
    return entry is not None and entry.leads == "country"


def _postmodified(c: Candidate, *, aside: bool = False) -> bool:
    """Whether a relative clause or a preposition after the noun introduces somebody new.

    Args:
        aside: a clause that a comma sets off does not count: "The company, which bought the land, denied it".
    """
    behind = [k for k in c.head.children if k.i > c.head.i and k.dep in {"relcl", "prep", "acl"}]
    if aside:
        behind = [k for k in behind if k.dep != "relcl" or not any(n.text == "," and n.i < k.i for n in c.head.rights)]
    return bool(behind)


def _recent(spoken: list[Candidate], label: str, sentence: int, window: int) -> list[Referent]:
    """Referents of that label mentioned before, the nearest first."""
    found: dict[int, Referent] = {}
    for m in islice(reversed(spoken), _MEMORY):
        if sentence - m.head.sent > window:
            break
        if m.kind == NAME and m.entity is not None and m.entity.label == label:
            found.setdefault(id(m.entity), m.entity)
    return list(found.values())


def _modifiers(head: Node) -> frozenset[str]:
    several = head.tag in ("NNS", "NNPS")  # six million people are not the five million of another sentence
    return frozenset(
        k.lemma.lower()
        for k in head.children
        if k.i < head.i
        and (k.dep in {"amod", "compound", "nmod", "poss"} or (several and k.dep == "nummod"))
        and k.lower not in determiners()
    ) | frozenset(k.lower for k in head.rights if k.dep == "nmod" and k.lower in group("next in office"))  # "-elect"


def _same_head(
    c: Candidate,
    nominals: dict[str, list[Referent]],
    countries_: set[str],
    at: set[str],
    heads: dict[int, Candidate],
) -> tuple[Referent | None, MentionLink]:
    """The referent of an earlier use with compatible modifiers, and the kind of link. An indefinite singular is new.

    All plural mentions of a specific noun ("protesters") are one group, unless both have different modifiers or are of
    different countries or places. Generic nouns ("officials") need the same modifiers.
    """
    lemma = noun(c.head)
    if lemma == "one":
        return None, "first"  # "one of them": who that is the text does not say
    if any(k.lower in _NEWCOMERS for k in c.head.children) and not _retold(c, nominals.get(lemma, ())):
        return None, "first"
    own, plural = _modifiers(c.head), c.label == "GROUP" or c.head.tag in ("NNS", "NNPS")
    generic = lemma in _generic()
    if lemma in _OFFICES and not own:
        named = [r for r in nominals.get(lemma, ()) if r.label == "ORG" and r.name]
        if len(named) == 1:
            return named[0], "same head"
    before = nominals.get(lemma, [])
    if plural and _definite_article(c) and not own:  # "840 nurses … 250 temporary nurses … the nurses"
        before = sorted(before, key=_has_only_a_number)
    for referent in reversed(before):
        same_form = c.head.lower == referent.mentions[0].head.lower  # "police", whose number the tagger guesses
        if (referent.number == "p") != plural or (_several(c) != _several(referent.mentions[0]) and not same_form):
            continue
        if _several(c) and not _whose_agree(c, referent.mentions[0]):
            continue
        if _of_what(c.head) and any(_of_what(m.head) not in ("", _of_what(c.head)) for m in referent.mentions):
            continue  # "the minister of finance", "the minister of defence"
        if referent.countries and any(k.dep == "poss" and k.lower in _FIRST_PERSON for k in c.head.lefts):
            continue  # "our soldiers" are not the Cambodian ones
        if _several(c) and countries_ and referent.countries and not countries_ & referent.countries:
            continue  # "the presidents of Peru and Chile", "the Bolivian and Cuban presidents"
        if c.label == "ORG" and not own and referent.modifiers and _is_called_so(c, referent):
            continue  # "the electoral commission", "the Commission"
        if lemma == "people" and not own and any(k.dep == "nummod" for k in referent.mentions[0].head.lefts):
            continue  # "two people were hurt", "the people rejected it"
        if c.label in ("GROUP", "ORG") and are_apart(at, referent.places):
            continue  # "In Lima, protesters …; in La Paz, protesters …"
        settled = c.label == "ORG" or c.head.lower in group("people of one state")
        if settled and are_apart(countries_ | at, referent.countries | referent.places):
            continue  # "Germany's parliament", "parliament in Athens"
        if countries_ and countries_ == referent.countries and _besides_nations(c, referent.mentions[0], heads):
            return referent, "same head"  # "Hungary's parliament", "the Hungarian parliament"
        same = own <= referent.modifiers and (
            not plural or not generic or own == referent.modifiers or _definite_article(c)
        )
        if c.label == "ORG" and not plural and referent.modifiers and _definite_article(c):
            same = same or referent.modifiers < own  # the select committee, the Benghazi select committee
        if same or (plural and not generic and not referent.modifiers):
            return referent, "same head"
    return None, "first"


def _has_only_a_number(referent: Referent) -> bool:
    """Whether nothing but a number is said of them before their noun."""
    return all(word.replace(",", "").isdigit() for word in referent.modifiers)


def _is_called_so(c: Candidate, referent: Referent) -> bool:
    """Whether the noun is a name, by its capital, where the body mentioned before has none."""
    named = c.head.tag == "NNP" and c.head.text[0].isupper() and c.head.lefts != []
    return named and all(m.head.text[0].islower() for m in referent.mentions)


def _besides_nations(one: Candidate, other: Candidate, heads: dict[int, Candidate]) -> bool:
    """Whether both have the same words before the noun, but for the words for one country or place.

    One body may be called more shortly: "Peru's foreign ministry", then "the Peruvian ministry".
    """
    nations_ = [
        {n.lemma.lower() for k in c.head.lefts if k.i in heads for n in k.subtree() if n.i <= k.i} for c in (one, other)
    ]
    later, first = (_modifiers(c.head) - words for c, words in zip((one, other), nations_, strict=True))
    return later == first or (one.label == "ORG" and not _several(one) and later < first)


def _of_what(node: Node) -> str:
    """What an office or body is of or for: "finance" of "the minister of finance"; "" if the text does not say."""
    of = next((k for k in node.rights if k.dep == "prep" and k.lower in ("of", "for")), None)
    what = of.child("pobj") if of is not None else None
    return what.lower if what is not None and what.pos in ("NOUN", "PROPN") and what.text.islower() else ""


def _whose_agree(c: Candidate, first: Candidate) -> bool:
    """Whether possessors agree: "their workers" are not the workers mentioned before; "workers" may have been "theirs".

    "their workers" are not the workers mentioned before; "workers" may have been "theirs".
    """
    one, other = (k.head.child("poss") for k in (c, first))
    theirs, before = (k.lower if k is not None and k.pos == "PRON" else "" for k in (one, other))
    return not theirs or theirs in _FIRST_PERSON or theirs == before or bool(_modifiers(c.head))


def _several(c: Candidate) -> bool:
    return c.head.tag in ("NNS", "NNPS")


def _retold(c: Candidate, before: Sequence[Referent]) -> bool:
    """Whether the lead repeats the headline: "Man charged", then "A man was charged"."""
    return c.head.sent in (1, 2) and len(before) == 1 and before[0].mentions[-1].head.sent == 0


def _definite_article(c: Candidate) -> bool:
    return any(k.lower in _DEFINITE for k in c.head.children if k.dep == "det")


_NEWCOMERS = group("newcomers")


@cache
def _generic() -> frozenset[str]:
    """Nouns so general that two uses in one article need not refer to the same people."""
    return frozenset(row["noun"] for row in table("actors") if row["generic"])


def _new(
    tree: Tree, c: Candidate, nominals: dict[str, list[Referent]], listed: dict[str, Actor], referents: list[Referent]
) -> Referent:
    made = Referent(c.label)
    entry = listed.get(noun(c.head))
    made.lemma = noun(c.head)
    made.modifiers = _modifiers(c.head)
    made.number = "p" if c.label == "GROUP" else "s"
    if made.lemma == "one":
        made.name = c.text(tree)[0].lower() + c.text(tree)[1:]
    made.gender = entry.gender if entry is not None else ""
    if c.label == "PERSON":
        made.describe(noun(c.head), made.modifiers)
    nominals.setdefault(made.lemma, []).append(made)
    referents.append(made)
    return made
