"""Which people share a surname: the families, the elder and the junior, and couples."""

from __future__ import annotations

from framing.analyzer.entities.description_words import is_whose
from framing.analyzer.entities.display_names import fullness
from framing.analyzer.entities.mentions import NAME, Candidate, Referent, first_of_body
from framing.language import people
from framing.language.actors import actors, is_listed_kin, noun
from framing.language.people import plain
from framing.language.tree import Tree
from framing.language.words import group

JUNIOR = " jr"  # behind a surname, where the elder is spoken of, too


def part_juniors(tree: Tree, persons: list[Candidate]) -> None:
    """Keep "Donald Trump Jr." and Donald Trump apart if both are mentioned; the suffix is then part of the surname.

    The elder counts as mentioned by the same full name without the suffix, the surname with an office ("President
    Trump"), or the bare surname if it is well known. A headline may leave the suffix of a full name out.
    """
    juniors = [c for c in persons if c.parts and _is_junior(tree, c)]
    body = first_of_body(tree)
    others = [c for c in persons if c not in juniors and c.parts and (len(c.parts) == 1 or c.head.sent >= body)]
    for c in juniors:
        full = [k for k in juniors if len(k.parts) > 1 and k.parts[-1] == c.parts[-1]] or juniors
        if any(_is_elder(k, j) for j in full for k in others):
            c.parts = (*c.parts[:-1], c.parts[-1] + JUNIOR)
    for c in juniors:  # "Don Jr."
        if len(c.parts) == 1 and not c.parts[0].endswith(JUNIOR):
            named = [k.parts for k in juniors if len(k.parts) > 1 and people.is_same_given(k.parts[0], c.parts[0])]
            c.parts = named[0] if named else c.parts


def _is_junior(tree: Tree, c: Candidate) -> bool:
    after = tree.nodes[c.last.i + 1].text if c.last.i + 1 < len(tree.nodes) else ""
    return plain(c.last.text) == "jr" or after in ("Jr.", "Jr")


def _is_elder(c: Candidate, junior: Candidate) -> bool:
    if c.parts[-1] != junior.parts[-1].removesuffix(JUNIOR):
        return False
    if len(c.parts) > 1:
        return len(junior.parts) > 1 and people.is_same_given(c.parts[0], junior.parts[0])
    known = c.parts[-1].capitalize() in people.public_figures()
    return is_in_office(c) or (known and not junior.title)  # "President Ferdinand Marcos Jr." is the Marcos of today


def is_in_office(c: Candidate) -> bool:
    """Whether an office comes before the name ("President Trump"), and no "Mr." or "Mrs."."""
    return bool(c.title) and not people.titles().get(plain(c.title))


def name_of_junior(tree: Tree, referent: Referent) -> str:
    """The fullest name in the mentions, with "Jr." behind it."""
    fullest = max((m for m in referent.mentions if m.kind == NAME), key=fullness)
    name = " ".join(fullest.text(tree).split()).removesuffix("'s").removesuffix("’s")
    return name if plain(name.split()[-1]) == "jr" else f"{name} Jr."


def complete_couples(persons: list[Candidate]) -> None:
    """Give the first of a couple the surname of the last: "Bill and Hillary Clinton"."""
    heads = {c.head.i: c for c in persons}
    for c in persons:
        if len(c.parts) == 1 and not c.title and c.parts[0] in people.given_names():
            last = next((heads[k.i] for k in c.head.children if k.dep == "conj" and k.i in heads), None)
            if last is not None and len(last.parts) > 1 and last.head.i - c.head.i <= 4:
                c.parts = (c.parts[0], last.parts[-1])


def has_same_gender(referent: Referent, c: Candidate) -> bool:
    """Whether nothing in the name or its title contradicts the referent's gender.

    The ending of a surname tells nothing against somebody who is called so in full: "Joe Casanova", "Casanova".
    """
    told = people.gender(c.parts, c.title)
    if not c.title and len(c.parts) == 1 and c.parts == referent.parts[-1:] and len(referent.parts) > 1:
        told = people.public_figures().get(c.parts[0].capitalize(), "")
    return not told or not referent.gender or told == referent.gender


def gender_beside(c: Candidate) -> str:
    """The gender that a noun beside a name tells: "Chiara Moretti, the mayor's daughter"; "" if none does."""
    beside = [k for k in c.head.children if k.dep in ("appos", "compound", "nmod") and not is_whose(k)]
    if c.head.dep == "appos":
        beside.append(c.head.head)
    entries = [actors().get(noun(n)) for n in beside if n.pos == "NOUN" and not is_listed_kin(n)]
    return next((e.gender for e in entries if e is not None and e.kind == "person" and e.gender in ("m", "f")), "")


def family_of(c: Candidate, referents: list[Referent]) -> Referent | None:
    """The group of those who share somebody's surname: "the Bells", "the Bell family". None if nobody bears it."""
    if not is_family(c):
        return None
    plural = plain(c.last.text) not in group("words for a family")
    word = c.parts[0] if c.parts else ""
    if plural and any(r.parts[-1:] == (word,) for r in referents):
        return None
    singles = (word[:-1], word[:-2]) if plural else (word,)  # Bells, Bushes
    made = next((r for r in referents if r.label == "GROUP" and r.lemma in singles), None)
    if made is not None:
        return made
    lemma = next((r.parts[-1] for r in referents if len(r.parts) > 1 and r.parts[-1] in singles), None)
    if lemma is None:
        return None
    made = Referent("GROUP")
    made.number, made.lemma = "p", lemma
    referents.append(made)
    return made


def is_family(c: Candidate) -> bool:
    """Whether the name is of a family: "the Bells", "the Bell family"; "Bells" also without "the" if so tagged."""
    if not c.parts or c.title:
        return False
    if len(c.parts) == 2 and plain(c.last.text) in group("words for a family"):
        return True
    before = c.first.children[0] if c.first.children else None
    with_the = c.head.child("det") is not None or (before is not None and before.lower == "the")
    several = c.head.tag in ("NNPS", "NNS") or (c.head.tag == "NNP" and with_the)
    return len(c.parts) == 1 and several and c.parts[0].endswith("s")
