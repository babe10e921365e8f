"""Whether a common noun means whom the same noun meant before: the same head with compatible modifiers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from framing.analyzer.entities.description_words import OFFICES, has_definite_article, is_several, modifiers_of, of_what
from framing.analyzer.entities.mentions import Candidate, Referent
from framing.analyzer.entities.nominals import is_told_which
from framing.language.actors import noun
from framing.language.resources import table
from framing.language.whereabouts import are_apart
from framing.language.words import group
from framing.model import MentionLink

_FIRST_PERSON = frozenset({"my", "our", "your"})


def with_same_noun(
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
    if c.label == "GROUP" and (c.some or is_told_which(c.head)):
        return None, "first"  # "a handful of Democrats"; "the miners who struck" are some of the miners
    if any(k.lower in _NEWCOMERS for k in c.head.children) and not _is_retold(c, nominals.get(lemma, ())):
        return None, "first"
    own, plural = modifiers_of(c.head), c.label == "GROUP" or c.head.tag in ("NNS", "NNPS")
    generic = lemma in _generic()
    if lemma in OFFICES and not own:
        named = [r for r in nominals.get(lemma, ()) if r.label == "ORG" and r.name]
        if len(named) == 1:
            return named[0], "same head"
    before = nominals.get(lemma, [])
    if plural and has_definite_article(c) and not own:  # "840 nurses … 250 temporary nurses … the nurses"
        before = sorted(before, key=_has_only_a_number)
    for referent in reversed([r for r in before if not r.mentions[0].some]):
        same_form = c.head.lower == referent.mentions[0].head.lower  # "police", whose number the tagger guesses
        if (referent.number == "p") != plural or (is_several(c) != is_several(referent.mentions[0]) and not same_form):
            continue
        if is_several(c) and not _whose_agree(c, referent.mentions[0]):
            continue
        if of_what(c.head) and any(of_what(m.head) not in ("", of_what(c.head)) for m in referent.mentions):
            continue  # "the minister of finance", "the minister of defence"
        if referent.countries and any(k.dep == "poss" and k.lower in _FIRST_PERSON for k in c.head.lefts):
            continue  # "our soldiers" are not the Cambodian ones
        if is_several(c) and countries_ and referent.countries and not countries_ & referent.countries:
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
            not plural or not generic or own == referent.modifiers or has_definite_article(c)
        )
        if c.label == "ORG" and not plural and referent.modifiers and has_definite_article(c):
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
    later, first = (modifiers_of(c.head) - words for c, words in zip((one, other), nations_, strict=True))
    return later == first or (one.label == "ORG" and not is_several(one) and later < first)


def _whose_agree(c: Candidate, first: Candidate) -> bool:
    """Whether possessors agree: "their workers" are not the workers mentioned before; "workers" may have been "theirs".

    "their workers" are not the workers mentioned before; "workers" may have been "theirs".
    """
    one, other = (k.head.child("poss") for k in (c, first))
    theirs, before = (k.lower if k is not None and k.pos == "PRON" else "" for k in (one, other))
    return not theirs or theirs in _FIRST_PERSON or theirs == before or bool(modifiers_of(c.head))


def _is_retold(c: Candidate, before: Sequence[Referent]) -> bool:
    """Whether the lead repeats the headline: "Man charged", then "A man was charged"."""
    return c.head.sent in (1, 2) and len(before) == 1 and before[0].mentions[-1].head.sent == 0


_NEWCOMERS = group("newcomers")


@cache
def _generic() -> frozenset[str]:
    """Nouns so general that two uses in one article need not refer to the same people."""
    return frozenset(row["noun"] for row in table("actors") if row["generic"])
