"""Whether a name that the recogniser takes for a body is a person's, or a place's: the article's own words decide.

A recogniser knows few names from outside of its training texts. "Rokeya Sultana, 34, a machinist, said she …" says
plainly what she is. All mentions of one name vote, and the name is the same kind of thing everywhere in the article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from framing.analyzer.entities.mentions import Candidate
from framing.analyzer.entities.name_words import is_body_word
from framing.language.actors import actors, kind_of, noun
from framing.language.cues import cues
from framing.language.deeds import age_behind
from framing.language.people import given_names, name_tails, plain, public_figures, titles
from framing.language.subjects import SUBJECTS, is_active_subject, is_passive_subject, is_subject
from framing.language.tree import Node, Tree
from framing.language.words import determiners, group, pronoun_forms

_OPEN = frozenset({"ORG", "MISC", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "NORP"})
_PLAIN = 2  # points of evidence that by itself says what somebody is
_HINT = 1  # the same for evidence that may mislead
_LONGEST = 4  # words of a name
_LONGEST_PLACE = 2
_MARKS = frozenset('"“”')
_PARTING = frozenset({",", "(", "--", "—", "–", "-"})
_SUBJECT_FORMS = frozenset({"he", "she"})
_INNER = frozenset({"compound", "nmod", "amod"})


def settle_types(tree: Tree, found: Sequence[Candidate]) -> None:
    """Relabel as a person every name of which the article's words say so, and nothing in them says otherwise."""
    mentions: dict[str, list[Candidate]] = defaultdict(list)
    for c in found:
        if c.known is None and c.parts:
            mentions[" ".join(c.parts)].append(c)
    people = {i for c in found if c.label == "PERSON" for i in range(c.first.i, c.last.i + 1)}
    for named in mentions.values():
        asked = [c for c in named if c.label in _OPEN]
        if not asked or not all(map(_may_be_a_person, asked)):
            continue
        votes = [_vote(tree, c, people) for c in named]
        if sum(votes) >= _HINT and (max(votes) >= _PLAIN or all(v >= 0 for v in votes)):
            for c in asked:
                c.label, c.title = "PERSON", c.title or title_before(tree, c)


def settle_places(tree: Tree, found: Sequence[Candidate]) -> None:
    """Relabel as places names that no clause is about, where a mention is said to be one: "the mayor of Kitwe"."""
    mentions: dict[str, list[Candidate]] = defaultdict(list)
    for c in found:
        if c.known is None and c.parts:
            mentions[" ".join(c.parts)].append(c)
    for named in mentions.values():
        asked = [c for c in named if c.label in ("PERSON", "ORG", "MISC")]
        told = any(c.label in ("GPE", "LOC") for c in named)  # by the recogniser, of another mention
        if not asked or not all(map(_may_be_a_place, asked if told else named)):
            continue
        if told or any(_is_said_to_be_a_place(tree, c) for c in named):
            for c in asked:
                c.label = "GPE"


def settle_bodies(tree: Tree, found: Sequence[Candidate]) -> None:
    """Relabel as bodies names that a mention is said to be one of: "the car company Zetra", "Zetra, a car company,"."""
    mentions: dict[str, list[Candidate]] = defaultdict(list)
    for c in found:
        if c.known is None and c.parts and not c.title:
            mentions[" ".join(c.parts)].append(c)
    for named in mentions.values():
        asked = [c for c in named if c.label in _NO_BODIES]
        if asked and any(_is_said_to_be_a_body(tree, c) for c in named):
            for c in asked:
                c.label = "ORG"


def _is_said_to_be_a_body(tree: Tree, c: Candidate) -> bool:
    """Whether a noun for bodies stands before the name, or as an apposition behind it."""
    if any(n.text.lower() in given_names() for n in (c.first, c.last)) or c.head.dep == "poss":
        return False
    before = tree.nodes[c.first.i - 1] if c.first.i else c.first
    is_led = before.dep in _INNER or before in (c.head.head, c.first.head)
    if before.sent == c.first.sent and before.text.islower() and before.tag == "NN" and is_led and _is_body(before):
        joined = c.head.dep == "appos" or before.head is c.head
        return joined and any(k.dep == "det" for n in (before, c.head) for k in n.lefts)
    after = [k for k in c.head.rights if k.dep == "appos" and k.tag == "NN" and k.text.islower()]
    return any(_is_body(k) and any(n.dep == "det" for n in k.lefts) for k in after)


def _is_body(node: Node) -> bool:
    return kind_of(noun(node)) == "body"


_NO_BODIES = frozenset({"PERSON", "GPE", "LOC", "NORP", "MISC", "PRODUCT", "WORK_OF_ART", "FAC", "EVENT"})


def _may_be_a_place(c: Candidate) -> bool:
    """Whether the name stands where places do, behind a preposition or before a noun, and no person bears it."""
    words = tuple(n.text for n in (c.first, c.last))
    if (
        c.title
        or c.last.i - c.first.i >= _LONGEST_PLACE
        or any(w.lower() in given_names() or w in public_figures() or w.isupper() for w in words)
    ):
        return False
    kind = kind_of(noun(c.head.head))
    before = c.head.dep in _INNER and c.head.head.text.islower() and kind not in ("person", "group")
    done_to = is_passive_subject(c.head) or c.head.dep == "ROOT"
    return (c.head.dep == "pobj" or before or done_to) and not _ends_body_or_place(c.last)


def _is_before_place_noun(node: Node) -> bool:
    return node.dep in _INNER and node.head.lower in group("nouns behind names of places")


def _is_said_to_be_a_place(tree: Tree, c: Candidate) -> bool:
    """Whether a mention says so: "residents in Goma", "the mayor of Kitwe", "Boonmee, 24, of Buri Ram", "Goma port"."""
    if _is_before_place_noun(c.head):
        return True
    if any(k.dep == "appos" and k.lower in group("kinds of places") for k in c.head.rights):
        return True  # "in Kwa Mbogo, a settlement on the edge of town"
    prep = c.head.head
    if prep.i != c.first.i - 1:
        return False
    entry = actors().get(noun(prep.head)) if prep.head.pos in ("NOUN", "PROPN") else None
    if prep.lower in ("near", "outside") or (prep.lower == "in" and entry is not None):
        return True
    if prep.lower == "in":  # "razed homes in Kwa Mbogo"; not "confidence in Thiko"
        return prep.head.lower in group("nouns in places")
    before = tree.nodes[max(0, prep.i - 2) : prep.i]
    aged = len(before) > 1 and before[0].text.isdigit() and before[1].text == ","
    return prep.lower == "of" and (aged or (entry is not None and entry.leads == "place"))


def _may_be_a_person(c: Candidate) -> bool:
    """Whether the name looks like one of a person: a few words, none of them in capitals, none said of it."""
    if c.last.i - c.first.i >= _LONGEST or c.modifier:
        return False
    return not (c.last.text.isupper() and len(c.last.text) > 2)


def _ends_body_or_place(node: Node) -> bool:
    """Whether names of bodies and places end so: "County", "Committee"."""
    return node.lower in name_tails() or is_body_word(node)


def _vote(tree: Tree, c: Candidate, people: Collection[int]) -> int:
    """What one mention says: 2 for a person, 1 for a hint of one, less than 0 for a body or a place."""
    head = c.head
    if any(k.dep == "det" and k.i < c.first.i for k in head.children):
        return -_PLAIN  # "the Fed"
    meant = any(label == "PERSON" and first <= head.i < past for first, past, label in tree.names)
    if _ends_body_or_place(c.last) and not meant:
        return -_PLAIN
    if _is_said_to_be_somebody(tree, c, meant):
        return _PLAIN
    if head.dep in _INNER or (head.dep == "pobj" and head.head.lower in group("locative prepositions")):
        return -_HINT  # "Acme shares", "in Acme"
    return _HINT if _is_taken_up_as_somebody(tree, c, people) else 0


def _is_said_to_be_somebody(tree: Tree, c: Candidate, meant: bool) -> bool:
    """Whether a title, an age, a calling, "who" or a relative of his stands at the name.

    Args:
        meant: whether the recogniser takes the name for a person, so that less will do.
    """
    head = c.head
    if title_before(tree, c) or age_behind(tree.text, c.last.end):
        return True
    if head.dep == "poss" and head.child("case") is not None and noun(head.head) in group("kin of people only"):
        return True
    if head.dep == "pobj" and head.head.lower == "of" and noun(head.head.head) in group("kin of people only"):
        return True
    if head.dep != "pobj" and any(k.dep == "relcl" and _is_of_one(k) for k in head.children):
        return True
    if (
        head.dep == "appos"
        and head.head.i < c.first.i
        and tree.nodes[c.first.i - 1].text == ","
        and (_is_the_one(head.head) or _is_somebodys_kin(head.head))
    ):
        return True  # "according to the governor, Pen Kosal"
    if head.dep == "pobj" and head.head.lower == "of":
        return False  # "the director of National Intelligence, secretary of …"
    after = tree.nodes[c.last.i + 1].lower if c.last.i + 1 < len(tree.nodes) else ""
    parted = after in _PARTING or after in determiners()  # not "the evangelical Baptist son of a preacher"
    said = [k for k in head.children if k.dep == "appos" and k.i > c.last.i and parted]
    said += [k for k in head.children if k.dep == "compound" and k.i < c.first.i]  # "spokeswoman AshLee Strong"
    if is_subject(head) and head.head.lemma == "be":
        said += [k for k in head.head.children if k.dep == "attr" and k.i > head.i]
    return any(_is_calling(k, wide=meant) for k in said)


def _is_the_one(node: Node) -> bool:
    """Whether the noun before a name tells whose name follows: "the governor,"."""
    return _is_calling(node, wide=False) and any(k.dep == "det" and k.lower == "the" for k in node.lefts)


def _is_somebodys_kin(node: Node) -> bool:
    return noun(node) in group("kin of people only") and node.child("poss") is not None


def _is_of_one(clause: Node) -> bool:
    """Whether a relative clause is about one human being: "who has left"; not "who were clad in red"."""
    who = clause.child(*SUBJECTS)
    finite = next((n for n in (*clause.lefts, clause) if n.tag in ("VBZ", "VBP", "VBD", "MD")), clause)
    return who is not None and who.lower == "who" and finite.tag != "VBP" and finite.lower != "were"


def title_before(tree: Tree, c: Candidate) -> str:
    """The title right before the name, "" if there is none: "Gen." of "Gen. Ledezma"."""
    before = tree.nodes[c.first.i - 1] if c.first.i else None
    if before is None or before.sent != c.first.sent or not before.text[0].isupper():
        return ""
    word = plain(before.text)
    return before.text if word in titles() and word not in group("words before titles") else ""


def _is_calling(node: Node, *, wide: bool) -> bool:
    """Whether the noun says what one human being is: "a machinist"; not "a leader in its field", as bodies are.

    Args:
        wide: whether the recogniser takes the name for a person, so that a leader is one.
    """
    single = kind_of(noun(node)) == "person" and node.tag == "NN" and node.text.islower()
    led = noun(node) == "leader" and node.child("poss") is not None  # "Obert Dube, its leader"
    return single and (wide or led or noun(node) not in group("nouns for people and bodies"))


def _is_taken_up_as_somebody(tree: Tree, c: Candidate, people: Collection[int]) -> bool:
    """Whether he or she can be nobody else: "Khatun was looking for her daughter", "Choi ruled. He was feared".

    The name is the subject of an active verb, and its sentence has no other person before the pronoun.
    """
    head = c.head
    if not is_active_subject(head):
        return False
    sentence = tree.sentences[head.sent]
    if any(n.lower in ("it", "its", "itself") for n in sentence):
        return False
    for node in sentence:
        if node.text in _MARKS:
            return False  # what follows, or what came before, are somebody's words
        if pronoun_forms().get(node.lower, "") in ("m", "f") and node.i > head.i:
            return _is_bound_to(node, head.head)
        if node.i not in range(c.first.i, c.last.i + 1) and (node.i in people or _is_one_human(node)):
            return False
    after = tree.sentences[head.sent + 1] if head.sent + 1 < len(tree.sentences) else []
    verb = after[0].head if after else head
    goes_on = bool(after) and after[0].lower in _SUBJECT_FORMS and is_subject(after[0]) and verb.dep == "ROOT"
    return goes_on and head.head.dep == "ROOT" and not _is_saying(verb)


def _is_bound_to(pronoun: Node, verb: Node) -> bool:
    """Whether the pronoun stands below the verb; in what somebody says, as the only subject: "said she had come"."""
    if verb not in pronoun.ancestors():
        return False
    if not _is_saying(verb):
        return True
    said = next(a for a in (pronoun, *pronoun.ancestors()) if a.head is verb)
    return said.dep == "ccomp" and is_subject(pronoun) and pronoun.child("conj") is None


def _is_saying(verb: Node) -> bool:
    """Whether the verb reports words; whoever "added" may have spoken long before."""
    cue = cues("VERB").get(verb.lemma)
    return cue is not None and "clause" in cue.frames


def _is_one_human(node: Node) -> bool:
    return kind_of(noun(node)) == "person" and node.tag in ("NN", "NNP")
