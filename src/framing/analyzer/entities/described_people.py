"""Which named person a definite description means, by role, country and place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from framing.analyzer.entities.description_words import countries_of, is_postmodified, modifiers_of, seats_of
from framing.analyzer.entities.mentions import NAME, Candidate, Referent
from framing.language import people
from framing.language.actors import Actor, noun
from framing.language.deeds import can_be_anyone, part_named
from framing.language.gazetteer import countries
from framing.language.subjects import SUBJECTS, active_subject, is_subject, passive_subject, verb_done_by
from framing.language.tree import Node, Tree
from framing.language.whereabouts import are_apart
from framing.language.words import group
from framing.model import PartKind

_SAME_OFFICE = {
    "congressman": frozenset({"representative"}),
    "congresswoman": frozenset({"representative"}),
    "lawmaker": frozenset({"representative", "senator", "congressman", "congresswoman", "legislator"}),
}
WINDOW = 3  # sentences
MEMORY = 500  # mentions that a reader is taken to remember; keeps the work linear in the article's length


def described_person(
    c: Candidate,
    entry: Actor | None,
    heads: dict[int, Candidate],
    spoken: list[Candidate],
    listed: dict[str, Actor],
    referents: list[Referent],
    *,
    said: bool,
) -> Referent | None:
    """The named person that the noun means; `said` tells whether it stands between quotation marks."""
    near = recent(spoken, "PERSON", c.head.sent, 10**6)
    if c.head.sent <= 3:  # the headline and the lead describe before they name
        near += [r for r in referents if r.label == "PERSON" and r.parts and r not in near]
    near = [r for r in near if not _is_in_clause_of(c, r)]
    owner = c.head.child("poss")
    if owner is not None and owner.pos != "PRON":
        whose = heads[owner.i].entity if owner.i in heads else None
        tied = _tied_to(whose, noun(c.head), near) or _tied_to(whose, noun(c.head), referents)
        if tied is not None:
            return tied
        if whose is not None and whose.label == "PERSON":
            return None  # a lawyer, but is he this man's?
    acting = _who_acts_on(c.head)
    done = heads.get(acting.i) if acting is not None else None
    fits = _with_role(c, entry, near, heads, spoken, listed)
    fits = [r for r in fits if done is None or r is not done.entity]
    if fits:
        return fits[0]
    if acting is not None and (acting.pos == "PRON" or done is not None):
        return None  # "he met the king": somebody else, who may be nobody that is named
    if is_postmodified(c) or any(k.dep == "poss" for k in c.head.children):
        return None
    if part_named(noun(c.head)) == "doer":
        return None  # who "the gunman" is, the deeds tell; not who is near
    if entry is None or entry.gender:
        return _of_gender(c, entry, spoken, referents)
    return None if said else _only_one_named(c, entry, heads, spoken, near, referents)


def _tied_to(whose: Referent | None, lemma: str, among: Sequence[Referent]) -> Referent | None:
    """Who is told to be somebody's lawyer, friend or the like."""
    return next((r for r in among if (lemma, id(whose)) in r.ties and r is not whose), None)


def _with_role(
    c: Candidate,
    entry: Actor | None,
    near: Sequence[Referent],
    heads: dict[int, Candidate],
    spoken: Sequence[Candidate],
    listed: dict[str, Actor],
) -> list[Referent]:
    """Those who hold the office, or a like one, that the noun names; the likeliest first."""
    lemma, own, seats = noun(c.head), modifiers_of(c.head), seats_of(c.head, heads)
    countries = countries_of(c.head, heads)
    fits = [r for r in near if _has_role(r, lemma, own) and (not countries or countries & r.countries)]
    fits = [r for r in fits if not are_apart(seats, r.seats)]
    fits.sort(key=lambda r: seats.isdisjoint(r.seats))  # of two mayors the one of that town
    fits = fits or _at_the_head(c, near, countries) or _of_like_office(near, lemma)
    fits = fits or _of_one_place(c, near, lemma, own, heads) or _of_party(c, spoken, near, seats)
    if not fits and entry is not None and entry.leads == "country" and countries:
        fits = [r for r in near if countries & r.countries and any(_leads(role, listed) for role in r.roles)]
    return fits


def _of_gender(
    c: Candidate, entry: Actor | None, spoken: Sequence[Candidate], referents: Sequence[Referent]
) -> Referent | None:
    """The only one near whom a noun without an office fits: "the 68-year-old", "the actress", "the man"."""
    close = recent(spoken, "PERSON", c.head.sent, 2)
    known = [r for r in close if entry is None or r.gender == entry.gender]
    known = known or [r for r in close if not r.gender]
    if c.head.lower.endswith("old") and len(known) > 1 and (foremost := _foremost(spoken, c.head.sent)) in known:
        known = [foremost]  # "Bell met Orr and Pell. “I will go,” the 52-year-old said."
    if entry is not None and _is_somebody_unnamed(noun(c.head), referents):
        return None  # "a 55-year-old man" is no man named beside him
    return known[0] if len(known) == 1 and (entry is None or _may_be_anyone(known[0])) else None


def _only_one_named(
    c: Candidate,
    entry: Actor,
    heads: dict[int, Candidate],
    spoken: Sequence[Candidate],
    near: Sequence[Referent],
    referents: Sequence[Referent],
) -> Referent | None:
    """The only person named so far, if nothing says that the noun means another.

    Not asked of a noun in a quotation: who is quoted may be the only person named, and speaks of somebody else.
    """
    lemma = noun(c.head)
    if countries_of(c.head, heads) or entry.generic == "always" or _is_somebody_unnamed(lemma, referents):
        return None
    if is_subject(c.head) and lemma in group("who speaks beside the one told of"):
        return None  # "Brandt was jailed. “You showed no mercy,” the judge said."
    everyone = [r for r in near if r.gender != "x"]
    nearest = recent(spoken, "PERSON", c.head.sent, 1)
    if len(everyone) == 1 and everyone[0] in nearest and not everyone[0].roles:
        return everyone[0]
    return None


def _is_somebody_unnamed(lemma: str, referents: Sequence[Referent]) -> bool:
    """Whether the noun already stands for somebody who has no name."""
    return any(r.lemma == lemma and not r.parts for r in referents)


def _foremost(spoken: Sequence[Candidate], sentence: int) -> Referent | None:
    """Who acts by name in the main clause of the sentence before, or before in the same one; the last of them."""
    for m in reversed(spoken):
        if sentence - m.head.sent > 1:
            return None
        main = m.kind == NAME and is_subject(m.head) and m.head.head.dep in ("ROOT", "conj")
        if main and m.entity is not None and m.entity.label == "PERSON":
            return m.entity
    return None


def _is_in_clause_of(c: Candidate, referent: Referent) -> bool:
    """Whether the noun is the subject of a relative clause about somebody: "Ruano, whom the minister had praised"."""
    verb = c.head.head
    return (
        is_subject(c.head)
        and verb.dep == "relcl"
        and any(m.head is verb.head for m in reversed(referent.mentions) if m.head.sent == c.head.sent)
    )


def is_first_subject(tree: Tree, c: Candidate, spoken: Sequence[Candidate]) -> bool:
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


def named_next(c: Candidate, heads: dict[int, Candidate]) -> Referent | None:
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
    lemma, own = noun(c.head), modifiers_of(c.head)
    if can_be_anyone(lemma) or not _is_argument(c.head):
        return None
    if _has_role(who, lemma, own) or _SAME_OFFICE.get(lemma, frozenset()) & who.roles.keys():
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
    by = verb_done_by(node) is not None  # "Holt was blamed by the minister"
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
    fits = [r for r in near if _has_role(r, lemma, own - {word for p in inside for word in _words(p)})]
    return fits if inside and len(fits) == 1 and not fits[0].countries else []


def _of_party(c: Candidate, spoken: Sequence[Candidate], near: Sequence[Referent], seats: set[str]) -> list[Referent]:
    """For "the Ohio Republican" the politician elected there; else who acts last before it.

    He is not known for another party, nor elected elsewhere.
    """
    parties = group("party members")
    lemma = noun(c.head)
    if lemma not in parties or not any(k.dep == "det" and k.lower == "the" for k in c.head.lefts):
        return []
    others = parties - {lemma}
    where = seats - countries()
    there = [r for r in near if where & r.seats and others.isdisjoint(r.roles)]
    if there:
        return there if len(there) == 1 else []
    before = {m.head.sent for m in spoken[-MEMORY:] if _is_acting_politician(m)}
    last = max((at for at in before if at < c.head.sent and c.head.sent - at <= WINDOW), default=None)
    found: list[Referent] = []
    for m in spoken[-MEMORY:]:
        if m.head.sent == last and _is_acting_politician(m) and m.entity is not None and m.entity not in found:
            found.append(m.entity)
    found = [r for r in found if not (where and r.seats - countries())] if len(found) == 1 else []
    return [r for r in found if others.isdisjoint(r.roles)]


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


def _has_role(referent: Referent, lemma: str, own: frozenset[str]) -> bool:
    """Whether the role noun is the same; ministers, secretaries and the like also need the same office."""
    said = referent.roles.get(lemma)
    if said is None or (own & _SECOND) != (said & _SECOND) or are_opposed(own, said):
        return False
    return lemma not in _OFFICIAL or own <= said or said <= own


def are_opposed(own: frozenset[str], said: frozenset[str]) -> bool:
    """Whether one is the next in the office and the other the last: "the new president", "the outgoing president"."""
    coming, going = group("next in office"), group("last in office")
    return bool(own & coming and said & going) or bool(own & going and said & coming)


_SECOND = group("seconds")
_OFFICIAL = group("offices of many kinds")


def _leads(role: str, listed: dict[str, Actor]) -> bool:
    entry = listed.get(role)
    return entry is not None and entry.leads == "country"


def recent(spoken: Sequence[Candidate], label: str, sentence: int, window: int) -> list[Referent]:
    """Referents of that label mentioned before, the nearest first."""
    found: dict[int, Referent] = {}
    for m in islice(reversed(spoken), MEMORY):
        if sentence - m.head.sent > window:
            break
        if m.kind == NAME and m.entity is not None and m.entity.label == label:
            found.setdefault(id(m.entity), m.entity)
    return list(found.values())
