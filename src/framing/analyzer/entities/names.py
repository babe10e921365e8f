"""Names of people, organisations, places and peoples: the pipeline's recogniser with corrections, made only here.

The corrections use the gazetteer (countries.csv, organisations.csv), titles before a name, given names, other mentions
of the same name, and the article's own lower-case use of a word. A recogniser trained on running text makes most of its
mistakes in headlines, where every word has a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from framing.analyzer.entities.mentions import NAME, Candidate
from framing.analyzer.entities.missed_names import common_words, missed
from framing.analyzer.entities.name_types import settle_places, settle_types
from framing.analyzer.entities.nicknames import nicknamed
from framing.language import gazetteer
from framing.language.actors import actors, noun
from framing.language.clauses import SUBJECTS, is_active_subject, is_subject
from framing.language.gazetteer import Known
from framing.language.people import (
    PARTICLES,
    SAINTS,
    SUFFIXES,
    family_first,
    given_names,
    name_tails,
    parts,
    plain,
    public_figures,
    title_length,
    titles,
)
from framing.language.tree import Node, Tree
from framing.language.words import endings, group, months, weekdays
from framing.model import NOT_READ

_LEGAL_FORMS = group("legal forms")
_SHORT_WORD = 3  # letters: headlines leave so short ones without a capital
_FAMILY = 2  # how often a family ("the Clintons") may be spoken of; a team is spoken of more often
_LONGEST_PERSON = 3  # words of a person's name in a headline
_LONGEST_CREDIT = 120  # characters
_AGENCIES = group("picture agencies")
_DATELINE = re.compile(r"^[A-Z][\w.,'’ /-]{1,60}(\([A-Z][\w ,./-]{1,30}\))\s*[-–—]", re.MULTILINE)
"""A place, and in brackets the agency that tells it, at the beginning of a line: "VELMORA, March 3 (Reuters) -"."""
_APOSTROPHED = re.compile(r"[DLMO]['’][A-Z]\w")
_PRONOUNS = group("pronouns of the people addressed")
_VERSUS = frozenset({"v.", "v", "vs."})
_KEPT = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})
_DATED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_FIRM = frozenset({"PERSON", "NORP", "EVENT", "LAW"})  # labels that a given name does not overrule
_ATTITUDES = group("attitudes")
_RANKS = group("forms of address for rank")  # "His Excellency" is no name
_SMALL_STARTS = frozenset({"al", "neo", "evangelicals"})  # lower-case words that begin a name of the gazetteer
_REGAL = group("regal titles")
_TO_PLACES = group("place prepositions")
_NOT_FIRST = frozenset({"DET", "PUNCT", "SPACE", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART"})
_NOT_LAST = frozenset({"PART", "PUNCT", "SPACE", "ADP", "CCONJ", "AUX", "NUM", "SYM", "VERB", "DET"})
_FIRST_WORDS = frozenset({"the", "'s", "’s", "former", "then"})
_LAST_WORDS = frozenset({"'s", "’s", "’", "'", '"', "”", "“", ",", ".", ")", "%", "-", "–", "—"})
_ARGUMENTS = frozenset({*SUBJECTS, "dobj", "poss", "pobj", "appos"})
_INSIDE = frozenset(".-'’&‑–/")


def names(tree: Tree) -> tuple[list[Candidate], dict[int, Candidate]]:
    """All names of an article, in no order, and the name that each token belongs to."""
    finder = _Names(tree)
    settle_places(tree, finder.found)
    _as_places(tree, finder.found)
    _as_teams(tree, finder.found)
    _as_no_persons(tree, finder.found)
    _as_in_full(finder.found)
    found = _with_cases(tree, finder.found, finder.taken)
    outside = _credits(tree)
    return [c for c in found if c.head.i not in outside], finder.taken


def _as_places(tree: Tree, found: list[Candidate]) -> None:
    """Relabel as a place a "person" that somebody reaches or that something happens in: "Kent".

    It applies even if a headline's Kent was taken for a person. Seas, and what somebody crosses, are places too.
    """
    in_it = [c for c in found if c.first is c.last and c.head.dep == "pobj" and c.head.head.lower in _TO_PLACES]
    settled = {c.text(tree) for c in in_it if c.label in ("GPE", "LOC")}
    borne = {c.last.text for c in found if c.label == "PERSON" and (c.first is not c.last or c.title)}
    settled -= borne
    for c in found:
        if c.known is not None:
            continue
        if c.label == "PERSON" and c.first is c.last and c.text(tree) in settled:
            c.label = "GPE"
        elif c.first is not c.last and c.label in ("ORG", "FAC", "MISC", "PERSON"):
            crossed = c.head.dep == "dobj" and c.head.head.lemma in group("crossing verbs")
            if crossed or (c.last.lower in group("waters and lands") and c.first.lower not in given_names()):
                c.label = "LOC"


def _as_teams(tree: Tree, found: list[Candidate]) -> None:
    """Relabel "the Colts" as a team, everywhere in the article.

    "The Clintons" stay a surname if a Clinton is mentioned.
    """
    surnames = {c.parts[-1] for c in found if c.label == "PERSON" and c.parts}
    teams = {
        c.last.text
        for c in found
        if c.label == "PERSON" and c.known is None and not c.title and _is_plural(tree, c, surnames)
    }
    for c in found if teams else ():
        if c.label == "PERSON" and c.last.text in teams and c.first.lower not in given_names():
            c.label = "ORG"


def _as_no_persons(tree: Tree, found: list[Candidate]) -> None:
    """Relabel a "person" who always has "the" before a single name: "told the Citizen", "into the Lune".

    A family, a team and whoever has a title or a fuller name here are left.
    """
    borne = {w for c in found if c.label == "PERSON" and len(c.parts) > 1 for w in c.parts}
    alone: dict[str, list[Candidate]] = {}
    for c in found:
        if c.known is None and c.first is c.last and c.parts:
            alone.setdefault(c.parts[0], []).append(c)
    for word, named in alone.items():
        asked = [c for c in named if c.label == "PERSON"]
        kept = word in borne or word in given_names() or named[0].first.text in public_figures()
        if not asked or kept or not all(_has_only_the(tree, c) for c in named):
            continue
        place = any(c.head.dep == "pobj" and c.head.head.lower in _TO_PLACES | {"into", "along"} for c in named)
        for c in asked:
            c.label = "LOC" if place else "ORG"


def _as_in_full(found: list[Candidate]) -> None:
    """Relabel as a person a "body" whose words begin a person's longer name: "Nurul Izzati", of Nurul Izzati Salleh."""
    full = {c.parts[:n] for c in found if c.label == "PERSON" for n in range(2, len(c.parts))}
    for c in found if full else ():
        if c.label in ("ORG", "MISC") and c.known is None and c.parts in full:
            c.label = "PERSON"


def _has_only_the(tree: Tree, c: Candidate) -> bool:
    """Whether "the" and nothing else stands before a name in the singular, and no noun follows it."""
    before = tree.nodes[c.first.i - 1] if c.first.i else c.first
    several = c.head.tag in ("NNPS", "NNS") or c.parts[0].endswith("s")
    return before.lower == "the" and not several and not c.title and c.head.dep not in ("compound", "nmod", "amod")


def _is_plural(tree: Tree, c: Candidate, surnames: set[str]) -> bool:
    """Whether the name is always "the …s" and nobody has it as a surname without the s: "the Colts"."""
    before = tree.nodes[c.first.i - 1] if c.first.i else None
    word = plain(c.last.text)
    if before is None or before.lower != "the" or before.sent != c.first.sent or not word.endswith("s"):
        return False
    if c.head.dep in {"compound", "nmod", "amod"}:
        return False  # "the Nunes memo"
    alone = c.first is c.last or c.first.lower not in given_names()
    singles = {word[:-1], word[:-2]}  # Clintons, Bushes
    known = {w.capitalize() for w in (word, *singles)} & public_figures().keys()
    return alone and not known and not singles & surnames and tree.text.count(c.last.text) > _FAMILY


def _doubles(tree: Tree) -> Iterator[tuple[int, int]]:
    """Double names with any dash (Owen Smith–Jones, later Smith-Jones; Kang Min-ho)."""
    nodes, borne = tree.nodes, set[tuple[str, str]]()
    for node, one, dash, two in zip(nodes[:-4], nodes[1:], nodes[2:], nodes[3:], strict=False):
        if one.text in _DASHES and (past := _past_double_given(nodes, node)) is not None:
            yield node.i, past
        if dash.text not in _DASHES or dash.start != one.end or two.start != dash.end or not _is_capitalised(node):
            continue
        if one.start != node.end + 1 or not _is_capitalised(one):
            continue
        if two.text.islower() and two.text.isalpha() and len(two.text) <= _SYLLABLE and node.lower in family_first():
            if two.tag != "VBN" and gazetteer.known(f"{node.text} {one.text}") is None:  # "Hong Kong-owned"
                yield node.i, two.i + 1
        elif _is_capitalised(two) and node.lower in given_names():
            alone = tree.text.count(two.text) - sum(tree.text.count(mark + two.text) for mark in _DASHES)
            if not alone:
                borne.add((one.text, two.text))
                yield node.i, two.i + 1
    for one, dash, two in zip(nodes, nodes[1:], nodes[2:], strict=False) if borne else ():
        again = (one.text, two.text) in borne and dash.text in _DASHES and dash.start == one.end
        if again and not (one.i and nodes[one.i - 1].lower in given_names()):
            yield one.i, two.i + 1


def _with_purposes(tree: Tree) -> Iterator[tuple[int, int]]:
    """Bodies named for their purpose, in capitals: "Hands for Water", "the Front for the Salvation of the Sahara"."""
    nodes, title = tree.nodes, len(tree.article.title)
    for node in nodes[:-2]:
        link, first = nodes[node.i + 1 : node.i + 3]
        if link.lower not in group("links in names of bodies") or node.start < title or not _may_begin_body(node):
            continue
        past = node.i + 2
        while past < len(nodes) and nodes[past].sent == node.sent and _goes_on_so(nodes, past):
            past += 1
        if past == node.i + 2 or _is_dated(tree, first):
            continue
        opening = tree.sentences[node.sent][0] is node
        if any(a <= node.i < b and label == "PERSON" for a, b, label in tree.names):
            continue  # "Harper for Mayor"
        if (first.lower == "the" and not opening) or (_is_capitalised(first) and _is_plain_word(first)):
            yield node.i, past


def _is_plain_word(node: Node) -> bool:
    plainly = node.lower in common_words() and node.pos in ("NOUN", "PROPN")
    return plainly and gazetteer.known(node.text) is None and node.text not in public_figures()


def _may_begin_body(node: Node) -> bool:
    """Whether a capitalised noun may begin a body's name; not "Minister for Health", "Reporter for Le Monde"."""
    if not _is_capitalised(node) or node.pos not in ("NOUN", "PROPN") or plain(node.text) in titles():
        return False
    entry = actors().get(noun(node))
    return node.tag in ("NNS", "NNPS") or entry is None or entry.kind != "person"


def _goes_on_so(nodes: list[Node], at: int) -> bool:
    """Whether the name of a body goes on: a capitalised word, or a small one before one."""
    the = nodes[at].lower == "the" and at + 1 < len(nodes) and _continues(nodes, at + 1)
    before_the = nodes[at].lower in ("of", "for") and at + 2 < len(nodes) and nodes[at + 1].lower == "the"
    return _continues(nodes, at) or the or (before_the and _continues(nodes, at + 2))


def _is_dated(tree: Tree, node: Node) -> bool:
    return any(a <= node.i < b and label in _DATED for a, b, label in tree.names)


def _past_double_given(nodes: list[Node], node: Node) -> int | None:
    """Where a name with a double given name ends: "Anne-Marie Duval", "Jean-Luc Petit-Roux"."""
    dash, second, surname = nodes[node.i + 1 : node.i + 4]
    if dash.text not in _DASHES or dash.start != node.end or second.start != dash.end or second.pos != "PROPN":
        return None
    if node.lower not in given_names() or node.lower in group("articles of names"):
        return None
    if not (_is_capitalised(node) and _is_capitalised(second)):
        return None
    if surname.start != second.end + 1 or surname.pos != "PROPN" or not surname.text[0].isupper():
        return None
    after = nodes[surname.i + 1 : surname.i + 3]
    joined = len(after) == 2 and after[0].text in _DASHES and after[0].start == surname.end
    return surname.i + (3 if joined and after[1].start == after[0].end and _is_capitalised(after[1]) else 1)


def _double_surnames(tree: Tree) -> Iterator[tuple[int, int]]:
    """Two surnames with a dash, everywhere in the article: "Mayor Okonkwo-Reid", "Chidi Nwosu-Bright".

    A title, a given name or the recogniser says somewhere that it is a person; neither half stands alone or is a place
    or somebody well known, and the whole is no mere modifier ("the Lagos-Abuja road").
    """
    nodes = tree.nodes
    places: dict[tuple[str, str], list[Node]] = {}
    for one, dash, two in zip(nodes, nodes[1:], nodes[2:], strict=False):
        glued = dash.text in _DASHES and dash.start == one.end and two.start == dash.end
        if glued and one.pos == two.pos == "PROPN" and _is_capitalised(one) and _is_capitalised(two):
            places.setdefault((one.text, two.text), []).append(one)
    if not places:
        return
    alone = {n.text for n in nodes if _is_loose(tree, n)}
    spans = {i: (first, label) for first, past, label in tree.names for i in range(first, past)}
    for pair, found in places.items():
        if any(w in alone or gazetteer.known(w) is not None or w in public_figures() for w in pair):
            continue
        if not any(_is_persons(nodes, n, spans) for n in found):
            continue
        for node in found:
            first = node.i
            while first and spans.get(first - 1, (first, ""))[0] < first and nodes[first - 1].pos == "PROPN":
                if spans.get(first - 1) != spans.get(node.i) or plain(nodes[first - 1].text) in titles():
                    break
                first -= 1
            if (
                first
                and first == node.i
                and nodes[first - 1].lower in given_names()
                and nodes[first - 1].pos == "PROPN"
            ):
                first -= 1
            yield first, node.i + 3


def _is_loose(tree: Tree, node: Node) -> bool:
    """Whether no dash is beside the word."""
    around = tree.text[max(0, node.start - 1) : node.start] + tree.text[node.end : node.end + 1]
    return not any(mark in _DASHES for mark in around)


def _is_persons(nodes: list[Node], node: Node, spans: dict[int, tuple[int, str]]) -> bool:
    """Whether the two surnames beside a dash are somebody's here."""
    second = nodes[node.i + 2]
    before = nodes[node.i - 1] if node.i else None
    titled = before is not None and before.sent == node.sent and _is_capitalised(before)
    if titled and before is not None and (plain(before.text) in titles() or before.lower in given_names()):
        return True
    if second.head.i > second.i and second.dep in ("compound", "nmod", "amod"):
        return False
    labels = {spans[i][1] for i in range(node.i, node.i + 3) if i in spans}
    if "PERSON" in labels:
        return True
    whole = node.i in spans and spans[node.i] == spans.get(node.i + 2) and spans[node.i][0] == node.i - 1
    named = whole and nodes[node.i - 1].lower not in common_words() and is_active_subject(second)
    return named and labels <= {"GPE", "LOC"}


_DASHES = "-‐‑–—"
_SYLLABLE = 5  # letters of the second half of a Korean given name


def _with_possessives(tree: Tree) -> Iterator[tuple[int, int]]:
    """Bodies with "'s" in their name: "Dick's Sporting Goods", later "Dick's"; the text has the whole twice or more.

    Nobody and no place has the first word as a name, and the last is no word for people.
    """
    nodes, whole, text = tree.nodes, dict[str, int](), tree.text.replace("’", "'")
    people_ = {tree.nodes[past - 1].text for first, past, label in tree.names if label == "PERSON" and past - first > 1}
    for node in nodes[:-3]:
        if nodes[node.i + 1].text not in ("'s", "’s") or not _is_capitalised(node) or node.text in people_:
            continue
        past = node.i + 2
        while past < len(nodes) and nodes[past].pos == "PROPN" and _is_capitalised(nodes[past]):
            past += 1
        last = nodes[past - 1]
        if past < node.i + 4 or gazetteer.known(node.text) is not None or noun(last) in actors() or last.lower == "day":
            continue
        if text.count(text[node.start : last.end]) > 1:
            whole[node.text] = past
            yield node.i, past
    for node, after, third in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if node.text in whole and after.text in ("'s", "’s") and not _is_capitalised(third):
            yield node.i, node.i + 2


def _joined_bodies(tree: Tree, known: Mapping[int, tuple[int, Known]]) -> Iterator[tuple[int, int]]:
    """Bodies of two fields: "the Rail and Tram Workers Union"; not "the FBI and Justice Department".

    The first field is a common word in the singular, and the name ends with a word for a body.
    """
    nodes = tree.nodes
    for the, first, joint in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if the.lower not in ("the", "its", "their", "our") or joint.lower not in ("and", "&") or first.i in known:
            continue
        if not _is_capitalised(first) or first.lower not in common_words() or first.sent != the.sent:
            continue
        past = joint.i + 1
        while past < len(nodes) and nodes[past].sent == the.sent and _is_capitalised(nodes[past]) and past not in known:
            past += 1
        last = nodes[past - 1]
        single = last.tag in ("NN", "NNP") and last.lower == noun(last)
        if past > joint.i + 2 and single and _names_body(last) and noun(first) not in actors():
            yield first.i, past


def _called_after_saints(tree: Tree) -> Iterator[tuple[int, int]]:
    """Bodies that a saint has given the name: "St Brendan's hospital", and there "St Brendan's staff"."""
    nodes = tree.nodes
    found: list[tuple[int, int, Node | None]] = []
    for saint in nodes[:-2]:
        at = saint.i + 1
        while saint.text in SAINTS and at < len(nodes) and _is_capitalised(nodes[at]) and at - saint.i <= 2:
            at += 1
        if at == saint.i + 1 or at >= len(nodes) or nodes[at].text not in ("'s", "’s"):
            continue
        past = at + 1
        while past < min(at + 4, len(nodes)) and nodes[past].sent == saint.sent and nodes[past].pos in _NOUNS:
            past += 1
        kinds = (
            n for n in reversed(nodes[at + 1 : past]) if _names_body(n) and n.lower not in group("people of a body")
        )
        found.append((saint.i, at + 1, next(kinds, None)))
    borne = {nodes[past - 2].text for _, past, body in found if body is not None}
    for first, past, body in found:
        if body is not None:
            yield first, body.i + 1
        elif nodes[past - 2].text in borne:
            yield first, past


_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


def _apposed_bodies(tree: Tree) -> Iterator[tuple[int, int]]:
    """Names of a few words that the text says to be of a body: "Patients First, a campaign group, called for"."""
    nodes = tree.nodes
    for comma, article, after in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if comma.text != "," or article.lower not in ("a", "an") or article.sent != after.sent:
            continue
        kind = article.head
        first = comma.i
        while first and nodes[first - 1].sent == comma.sent and _is_capitalised(nodes[first - 1]):
            first -= 1
        named = comma.i - first
        if kind.i - comma.i > _LONGEST_KIND or kind.tag != "NN" or not 1 < named <= _LONGEST_PERSON:
            continue
        entry = actors().get(noun(kind))
        if entry is None or entry.kind not in ("body", "group") or nodes[first].lower in given_names():
            continue
        opening = tree.sentences[comma.sent][0] is nodes[first]
        if opening or nodes[first - 1].pos in ("ADP", "VERB", "CCONJ", "SCONJ"):
            yield first, comma.i


_LONGEST_KIND = 5  # tokens between the comma and the noun


def _called_like_places(tree: Tree) -> Iterator[tuple[int, int]]:
    """People whose given name is a place, with a surname that is no word and no place: Georgia Lyle, Israel Cole."""
    for node in tree.nodes[:-1]:
        after = tree.nodes[node.i + 1]
        if node.lower not in group("given names that are places") or not _is_capitalised(node) or node.dep == "pobj":
            continue
        if not _is_capitalised(after) or after.start != node.end + 1 or after.pos not in ("PROPN", "NOUN"):
            continue
        if _ends_body(after) or _names_body(after) or noun(after) in actors() or plain(after.text) in titles():
            continue
        alone = tree.text.count(after.text) > tree.text.count(f"{node.text} {after.text}")
        if (alone or after.lower not in common_words()) and gazetteer.known(after.text) is None:
            yield node.i, node.i + 2


def _behind_long_titles(tree: Tree) -> Iterator[tuple[int, int]]:
    """A given name and surname after the end of a title: "Minister for Women and Equalities Nicola Marsh"."""
    for node in tree.nodes[2:-1]:
        before, after = tree.nodes[node.i - 1], tree.nodes[node.i + 1]
        if node.lower not in given_names() or not (_is_capitalised(node) and _is_capitalised(after)):
            continue
        if not _is_capitalised(before) or before.lower in given_names() or after.pos != "PROPN":
            continue
        phrase = tree.nodes[max(0, node.i - _LONGEST_TITLE) : node.i]
        start = next((n for n in reversed(phrase) if n.text[0].isupper() and plain(n.text) in titles()), None)
        if start is None or start.sent != node.sent or tree.nodes[start.i + 1].lower not in ("for", "of"):
            continue
        if all(
            n.text[0].isupper() or n.lower in ("for", "of", "and", "the", ",") for n in tree.nodes[start.i : node.i]
        ):
            yield node.i, node.i + 2


_LONGEST_TITLE = 10  # tokens


def _is_capitalised(node: Node) -> bool:
    return node.text[0].isupper() and node.text[1:].islower()


def _namesakes(tree: Tree, known: dict[int, tuple[int, Known]]) -> list[tuple[int, int, Known]]:
    """What is called like something in the gazetteer and is not it: the Chinese Center for Disease Control, which the
    article calls the CDC, and Inner Mongolia. The gazetteer's own entries there are taken out of `known`."""
    found = []
    for first, past in _foreign_bodies(tree):
        name = tree.text[tree.nodes[first].start : tree.nodes[past - 1].end]
        entry = Known(f"N:{name}", name, "ORG", "name")
        found.append((first, past, entry))
        for at, (end, other) in sorted(known.items()):
            if first <= at < past:
                del known[at]
            elif other.how == "acronym" and other.label == "ORG" and _shares_words(other.name, name):
                del known[at]
                found.append((at, end, Known(entry.key, name, "ORG", "acronym")))
    for at, (past, entry) in sorted(known.items()):
        before = tree.nodes[at - 1] if at else None
        if before is None or entry.label != "GPE" or entry.how != "name" or before.sent != tree.nodes[at].sent:
            continue
        opening = tree.sentences[before.sent][0] is before
        if before.lower in group("region words") and _is_capitalised(before) and before.pos == "PROPN" and not opening:
            name = tree.text[before.start : tree.nodes[past - 1].end]
            del known[at]
            found.append((at - 1, past, Known(f"N:{name}", name, "GPE", "name")))
    return found


def _foreign_bodies(tree: Tree) -> Iterator[tuple[int, int]]:
    """Bodies of other nations:

    "Chinese Center for Disease Control and Prevention" (nation, kind, purpose, in capitals).
    """
    nodes = tree.nodes
    for node in nodes[1:-2]:
        if node.lower not in group("bodies for or of") or not node.text[0].isupper():
            continue
        nation = gazetteer.known(nodes[node.i - 1].text)
        if nation is None or nation.how != "demonym" or nodes[node.i + 1].lower not in ("for", "of"):
            continue
        past = node.i + 2
        while past < len(nodes) and nodes[past].sent == node.sent and _continues(nodes, past):
            past += 1
        if past > node.i + 2:
            yield node.i - 1, past


def _continues(nodes: list[Node], at: int) -> bool:
    word = nodes[at]
    if word.text[0].isupper() and word.text.isalpha():
        return True
    return word.lower in ("and", "of", "for") and at + 1 < len(nodes) and nodes[at + 1].text[0].isupper()


def _shares_words(one: str, other: str) -> bool:
    """Whether one name has most long words of the other, as two nations' centres for the same purpose do."""
    words = [{w.removesuffix("s") for w in name.lower().split() if len(w) > 3} for name in (one, other)]
    return len(words[0] & words[1]) > 1 and 2 * len(words[0] & words[1]) > len(words[0])


def _with_cases(tree: Tree, found: list[Candidate], taken: dict[int, Candidate]) -> list[Candidate]:
    """The names, with "King v. Burwell" as the name of one case. Neither party is an entity."""
    gone: set[int] = set()
    cases = []
    for node in tree.nodes[1:-1]:
        if node.lower in _VERSUS:
            left, right = taken.get(node.i - 1), taken.get(node.i + 1)
            first, last = tree.nodes[node.i - 1], right.last if right is not None else tree.nodes[node.i + 1]
            if first.text[0].isupper() and last.text[0].isupper() and (left or right):
                gone.update(id(c) for c in (left, right))
                first = left.first if left is not None else first
                case = Candidate(first, last, _head(tree.nodes[first.i : last.i + 1]), NAME, "LAW")
                case.parts = parts(case.text(tree))
                cases.append(case)
                taken.update((i, case) for i in range(first.i, last.i + 1))
    return [*(c for c in found if id(c) not in gone), *cases] if cases else found


def _credits(tree: Tree) -> frozenset[int]:
    """Tokens of bylines and picture credits, which name the makers of the article and not its subjects."""
    lines = [(p.start, p.end) for p in tree.article.parts if p.kind in NOT_READ]
    start = 0
    for line in tree.text.split("\n"):
        end = start + len(line)
        likely = len(line) <= _LONGEST_CREDIT and ("/" in line or line.startswith(("By ", "Getty", "Photo")))
        if likely and _is_credit(tree.between(start, end)):
            lines.append((start, end))
        start = end + 1
    lines += [match.span(1) for match in _DATELINE.finditer(tree.text)]
    return frozenset(n.i for a, b in lines for n in tree.between(a, b))


def _is_credit(nodes: list[Node]) -> bool:
    """Whether a line is a credit: short, only names, and with a picture agency or "By" at its start."""
    solid = [n for n in nodes if n.pos not in {"SPACE", "PUNCT", "SYM"}]
    if not solid or any(n.pos in ("VERB", "AUX") and n.text[0].islower() for n in solid):
        return False
    named = sum(n.text[0].isupper() or not n.text[0].isalpha() for n in solid) >= len(solid) - 2
    slashed = any(n.text == "/" for n in nodes) or any("/" in n.text for n in solid)
    agency = any(n.text in _AGENCIES for n in solid)
    makers = slashed and len(solid) > 2 and not any(n.pos in ("VERB", "AUX", "DET") for n in nodes)
    return named and (
        (makers and nodes[0].start > 0)
        or (solid[0].text == "By" and len(solid) > 1)
        or (agency and slashed)
        or solid[0].text in ("Getty", "Photo")
    )


class _Names:
    """The names found so far; a token belongs to at most one name."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.found: list[Candidate] = []
        self.taken: dict[int, Candidate] = {}
        self.known = _known_spans(tree)
        self.dated = {i for first, past, label in tree.names if label in _DATED for i in range(first, past)}
        self.dated -= set(_surnames_taken_for_days(tree))
        self._capitals: dict[int, bool] = {}
        self._lower: frozenset[str] | None = None
        self._people: frozenset[tuple[str, ...]] | None = None
        people_ = (*nicknamed(tree), *_doubles(tree), *_double_surnames(tree))
        for first, past in (*people_, *_called_like_places(tree), *_behind_long_titles(tree)):
            if self.is_free(first, past):
                self.take(self.made(first, past, "PERSON", None))
        for first, past in _with_possessives(tree):
            if self.is_free(first, past):
                self.take(self.made(first, past, "ORG", None))
        for first, past in _joined_bodies(tree, self.known):
            if self.is_free(first, past):
                self.take(self.made(first, past, "ORG", None))
        for first, past in _called_after_saints(tree):
            if self.is_free(first, past):
                self.take(self.made(first, past, "ORG", None))
        for first, past, entry in _namesakes(tree, self.known):
            if self.is_free(first, past):
                self.take(self.made(first, past, entry.label, entry))
        for first, past in _with_purposes(tree):
            if first not in self.known and self.is_free(first, past):
                self.take(self.made(first, past, "ORG", None))
        for first, past, label in tree.names:
            if label in _KEPT and not self.taken.keys() >= set(range(first, past)):
                self.accept(first, past, label, self.known)
        for first in sorted(self.known):
            past, entry = self.known[first]
            if first not in self.dated and self.is_free(first, past):
                self.take(self.made(first, past, entry.label, entry))
        for first, past in _apposed_bodies(tree):
            if self.is_free(first, past):
                self.take(self.made(first, past, "ORG", None))
        settle_types(tree, self.found)  # here, so that a surname alone is known as one
        self.leftovers()
        settle_types(tree, self.found)

    def is_free(self, first: int, past: int) -> bool:
        return self.taken.keys().isdisjoint(range(first, past))

    def take(self, made: Candidate) -> None:
        for i in range(made.first.i, made.last.i + 1):
            self.taken[i] = made
        self.found.append(made)

    def is_in_capitals(self, node: Node) -> bool:
        """Whether most words of the node's sentence have a capital, so that a capital means nothing."""
        told = self._capitals.get(node.sent)
        if told is None:
            sentence = self.tree.sentences[node.sent]
            words = [n.text for n in sentence if len(n.text) > _SHORT_WORD and n.text.isalpha()]
            last = next((n.text for n in reversed(sentence) if n.pos != "SPACE"), "")
            share = 0.8 if last == "." else 0.6  # "Sir Malcolm Reeve left on Monday."
            many = sum([w[0].isupper() for w in words]) > share * len(words)
            told = self._capitals[node.sent] = many and not any(map(_is_small_verb, sentence))
        return told

    def is_also_in_lower(self, node: Node) -> bool:
        """Whether the article also has the word in lower case, so that it is an ordinary word."""
        if self._lower is None:
            self._lower = frozenset(filter(str.islower, {n.text for n in self.tree.nodes}))
        return node.lower in self._lower

    # ------------------------------------------------------------------------------- names of the recogniser
    def accept(self, first: int, past: int, label: str, known: dict[int, tuple[int, Known]]) -> None:
        """Take one name from the recogniser: trimmed, relabelled, replaced by the gazetteer's, or left out."""
        first, past = _trimmed(self.tree, first, past, label)
        first = _behind_calling(self.tree.nodes[first:past], first, label)
        if label == "PERSON":
            first = _behind_office(self.tree.nodes, first, past)
        if past - first > 1 and self.is_in_capitals(self.tree.nodes[first]):
            if label == "PERSON":
                past = _before_verb(self.tree, first, past)
                first = self.run_in(first, past)
            kept = self.run_on(first, past)
            if kept < past:
                past, label = kept, "PERSON"
        if first >= past:
            return
        label = _relabelled(self.tree, first, past, label)
        inside = [(a, *known[a]) for a in range(first, past) if a in known]
        before = range(max(0, first - 4), first)
        around = [(a, *known[a]) for a in before if a in known and known[a][0] > first][:1]
        if label == "PERSON" or (label == "ORG" and past - first == 1 and _is_capitalised(self.tree.nodes[first])):
            first, past = self.whole_name(first, past)
        if around or (inside and _gazetteer_wins(self.tree, first, past, label, inside)):
            self.split(around or inside, past, label)
        elif (
            self.is_free(first, past)
            and self.is_like_name(first, past, label)
            and not self.is_field(first, past, label)
        ):
            self.take(self.made(first, past, label, _upper(self.tree, first, past)))

    def is_field(self, first: int, past: int, label: str) -> bool:
        """Whether it is only what an office is for: "a former Lands assistant minister"."""
        last = self.tree.nodes[past - 1]
        office = last.head
        if label in ("PERSON", "NORP", "GPE") or last.dep not in ("compound", "nmod") or office.i < past:
            return False
        return past - first == 1 and noun(office) in group("offices with a field") and last.lower in common_words()

    def whole_name(self, first: int, past: int) -> tuple[int, int]:
        """A person's name with the surname behind an apostrophe that the recogniser leaves out: "Lou D'Allesandro"."""
        nodes = self.tree.nodes
        if past < len(nodes) and _APOSTROPHED.match(nodes[past].text) and nodes[past].start == nodes[past - 1].end + 1:
            return first, past + 1
        if past - first <= 2 and past < len(nodes) and self.is_second_surname(nodes[past], nodes[past - 1]):
            past += 1
        return first, past

    def is_second_surname(self, node: Node, before: Node) -> bool:
        """Whether the next word is a surname, too: "Carmen Ríos Valdivia"; the tree makes one phrase of them."""
        if node.pos != "PROPN" or not _is_capitalised(node) or node.start != before.end + 1 or node.i in self.known:
            return False
        if (
            plain(node.text) in titles()
            or noun(node) in actors()
            or self.is_also_in_lower(node)
            or self.is_in_capitals(node)
        ):
            return False
        return before.head is node and before.dep in ("compound", "nmod") and not _ends_body(node)

    def run_on(self, first: int, past: int) -> int:
        """Where a person's name ends in a headline: "Perry Wins Endorsement", "Jane Bloggs Cover".

        The text names the person elsewhere, and has the words after the name in no name.
        """
        if self._people is None:
            spans = [(a, b) for a, b, label in self.tree.names if label == "PERSON"]
            spans = [(a, b) for a, b in spans if not self.is_in_capitals(self.tree.nodes[a])]
            self._people = frozenset(tuple(n.text for n in self.tree.nodes[a:b]) for a, b in spans)
        words = tuple(n.text for n in self.tree.nodes[first:past])
        for length in range(len(words) - 1, 0, -1):
            alone = length == 1 and (words[0] in public_figures() or any(p[-1] == words[0] for p in self._people))
            if words[:length] in self._people or (alone and words[0].lower() not in given_names()):
                known = any(w in p for w in words[length:] for p in self._people)
                once = self.tree.text.count(
                    self.tree.text[self.tree.nodes[first].start : self.tree.nodes[past - 1].end]
                )
                return past if known or once > 1 else first + length
        return past

    def run_in(self, first: int, past: int) -> int:
        """Where a person's name begins in a headline: "Meeting Trump".

        It begins after a common word in -ing or -ed, if the text has the following words but never the whole.
        """
        nodes = self.tree.nodes
        word = nodes[first]
        if past - first < 2 or word.lower in given_names() or not word.lower.endswith(("ing", "ed")):
            return first
        whole = self.tree.text[word.start : nodes[past - 1].end]
        rest = self.tree.text[nodes[first + 1].start : nodes[past - 1].end]
        again = self.tree.text.count(whole) < 2 and self.tree.text.count(rest) > 1
        return first + 1 if again and word.lower in common_words() else first

    def is_only_in_headline(self, nodes: list[Node]) -> bool:
        """Whether the words occur only in a headline: then hardly a person's name, which the text would repeat."""
        title = len(self.tree.article.title)
        if nodes[0].start >= title or not self.is_in_capitals(nodes[0]) or len(self.tree.text) < title + 400:
            return False
        if nodes[-1].text in public_figures():
            return False
        return not any(self.tree.text.find(n.text.removesuffix("s"), title) >= 0 for n in nodes if len(n.text) > 2)

    def holiday(self, node: Node) -> bool:
        """Whether the name is of a day: "Valentine's Day"."""
        after = self.tree.nodes[node.i + 1 : node.i + 3]
        return len(after) == 2 and after[0].text in ("'s", "’s") and after[1].text in ("Day", "Eve")

    def split(self, inside: list[tuple[int, int, Known]], past: int, label: str) -> None:
        for a, b, entry in inside:
            if self.is_free(a, b):
                self.take(self.made(a, b, entry.label, entry))
        rest = inside[-1][1]
        if rest < past and label in ("PERSON", "ORG"):
            self.accept(rest, past, label, {})

    def is_like_name(self, first: int, past: int, label: str) -> bool:
        nodes = self.tree.nodes[first:past]
        one = nodes[0]
        if not (one.text[0].isupper() or any(n.text[0].isupper() for n in nodes)):
            return label == "NORP" and len(nodes) == 1 and one.pos in ("NOUN", "PROPN")
        if label != "WORK_OF_ART" and len(nodes) > 1 and any(n.lower in _PRONOUNS for n in nodes):
            return False  # "In God We Trust"
        if label == "PERSON" and self.is_only_in_headline(nodes):
            return False
        crowded = label == "PERSON" and len(nodes) > _LONGEST_PERSON and self.is_in_capitals(one)
        if crowded and one.lower not in given_names() and all(_is_capitalised(n) for n in nodes):
            return False  # "Pentagon Chief Fires Navy Secretary"
        if label == "PERSON" and self.holiday(nodes[-1]):
            return False
        if label == "PERSON" and any(n.pos == "CCONJ" for n in nodes) and one.lower not in given_names():
            return False  # "Gun Laws and Criminals"
        if label == "ORG" and len(nodes) > 1 and _one_office(nodes[-1]):
            return False  # "Special Agent", "America's Toughest Sheriff"
        if (len(nodes) == 1 and plain(one.text) in SUFFIXES) or not one.text[0].isalnum() or _party_and_state(one):
            return False
        if label not in {"PERSON", "NORP", "GPE"} and self.is_in_capitals(one) and self.is_phrase(nodes):
            return False
        return len(nodes) > 1 or self.is_single_name(one, label)

    def is_phrase(self, nodes: list[Node]) -> bool:
        """Whether a stretch of a headline is no name: it has a verb, or words that the text uses elsewhere."""
        return any(n.pos in ("VERB", "AUX") or (n.text[1:].islower() and self.is_also_in_lower(n)) for n in nodes)

    def is_single_name(self, node: Node, label: str) -> bool:
        """Whether a single word is a name."""
        if not all(c.isalnum() or c in _INSIDE for c in node.text):
            return False
        opening = self.tree.sentences[node.sent][0] is node
        if node.lower in group("feasts") or (label != "GPE" and opening and self.is_abstract(node)):
            return False
        entry = actors().get(noun(node))
        several = entry is not None and (entry.kind == "group" or (noun(node) != node.lower and entry.kind != "place"))
        if several and label == "PERSON" and node.lower not in given_names() and node.text not in public_figures():
            return False  # "told MPs", "Gardaí said"
        if (
            label == "ORG"
            and not node.text.isupper()
            and (opening or self.is_in_capitals(node))
            and self.is_also_in_lower(node)
        ):
            return False
        if noun(node) in actors() and (node.pos != "PROPN" or opening or label == "ORG"):
            return False
        if node.pos in ("PROPN", "NOUN") or (node.text.isupper() and len(node.text) > 1):
            return True
        if node.pos == "ADJ":
            return label in {"PERSON", "NORP", "GPE"}
        if node.lower in given_names():
            return True
        return label != "NORP" and node.text[1:].islower() and not opening and not self.is_in_capitals(node)

    def is_abstract(self, node: Node) -> bool:
        """Whether the first word of a sentence names what people feel or have: "Solidarity at the firm wanes".

        It has the ending of such a noun, and no sentence of the article has it with a capital further behind.
        """
        if not node.lower.endswith(endings("abstract words that open a sentence")) or node.lower in given_names():
            return False
        alike = [n for n in self.tree.nodes if n.text == node.text]
        named = any(n.tag == "NNP" and self.tree.sentences[n.sent][0] is not n for n in alike)
        plainly = any(n.tag == "NN" for n in alike) or self.is_also_in_lower(node)
        after = self.tree.nodes[node.i + 1] if node.i + 1 < len(self.tree.nodes) else node
        return not named and (plainly or after.pos == "ADP")

    def made(self, first: int, past: int, label: str, entry: Known | None) -> Candidate:
        nodes, title = self.tree.nodes[first:past], ""
        if entry is not None:
            label = entry.label
        if label == "PERSON":
            nodes, title = _untitled(nodes)
            before = self.tree.nodes[nodes[0].i - 1] if nodes[0].i else None
            if not title and before is not None and before.text[0].isupper() and plain(before.text) in titles():
                title = before.text
            if len(nodes) == 1 and plain(title) in _REGAL and before is not None and before.text == title:
                nodes = [before, *nodes]
        if (spelled := _hashtag(self.tree, nodes)) is not None:
            label = "PERSON"
        made = Candidate(nodes[0], nodes[-1], _head(nodes), NAME, label, entry, title)
        made.parts = parts(spelled or made.text(self.tree))
        made.modifier = _in_attitude(self.tree, nodes[0])
        return made

    # ---------------------------------------------------------------------------- what the recogniser missed
    def leftovers(self) -> None:
        """Add runs of proper nouns without a name, if a title, a given name or another mention supports them."""
        seen = {c.parts[-1]: c.label for c in self.found if c.parts and c.label in ("PERSON", "ORG") and not c.known}
        nodes, past = self.tree.nodes, 0
        for node in [n for n in nodes if n.text[0].isupper()]:
            i = node.i
            if i < past or i in self.taken or i in self.dated or self.holiday(node):
                continue
            if self.tree.sentences[node.sent][0] is node and self.is_abstract(node):
                continue
            past = i + 1
            if node.pos == "PROPN":
                while past < len(nodes) and self.can_go_on(nodes[past], node.sent):
                    past += 1
                self.leftover(i, past, seen)
            elif self.is_surname(node, seen):
                self.take(self.made(i, past, "PERSON", None))
            if i not in self.taken and past - i == 1:
                self.unrecognised(node)

    def unrecognised(self, node: Node) -> None:
        """Add words that only their context shows to be names."""
        if not self.is_also_in_lower(node) and node.lower not in _ATTITUDES | _RANKS:
            label = missed(self.tree, node, self.is_in_capitals(node))
            if label:
                self.take(self.made(node.i, node.i + 1, label, None))

    def can_go_on(self, node: Node, sentence: int) -> bool:
        return (
            node.pos == "PROPN"
            and node.sent == sentence
            and node.text[0].isupper()
            and node.i not in self.taken
            and node.i not in self.dated
        )

    def is_surname(self, node: Node, seen: dict[str, str]) -> bool:
        """Whether a capitalised word that the tagger calls a noun or a verb is a surname after all."""
        if node.pos not in {"NOUN", "VERB", "ADJ", "ADV"}:
            return False
        if node.text in public_figures():
            return True
        if node.pos != "NOUN" or seen.get(plain(node.text)) != "PERSON":
            return False
        opening = self.tree.sentences[node.sent][0] is node
        bare = node.dep in (*SUBJECTS, "poss") and not any(k.i < node.i for k in node.children)
        return not opening or (bare and not self.is_also_in_lower(node) and not self.is_in_capitals(node))

    def leftover(self, first: int, past: int, seen: dict[str, str]) -> None:
        office = first
        first = _behind_office(self.tree.nodes, first, past)
        nodes, title = _untitled(self.tree.nodes[first:past])
        title = title or (self.tree.nodes[office - 2].text if office < first else "")
        before = self.tree.nodes[first - 1] if first else None
        if not title and before is not None and before.text[0].isupper():
            one = before.text.removesuffix("s") if before.tag in ("NNS", "NNPS") else before.text  # "Ministers Ada Obi"
            title = one if plain(one) in titles() else ""
        label = self.leftover_label(nodes, title, seen)
        if not label and len(nodes) > 1 and self.is_in_capitals(nodes[0]) and nodes[0].text in public_figures():
            nodes, past, label = nodes[:1], nodes[0].i + 1, "PERSON"  # a headline's "Trump Attack"
        if label:
            made = self.made(nodes[0].i, past, label, _upper(self.tree, nodes[0].i, past))
            made.title = made.title or title
            self.take(made)

    def leftover_label(self, nodes: list[Node], title: str, seen: dict[str, str]) -> str:
        """PERSON, ORG or MISC; "" if nothing shows that it is a name."""
        words = [plain(n.text) for n in nodes]
        while len(words) > 1 and words[-1] in SUFFIXES:
            words.pop()
        last = words[-1]
        if last == "act" and len(words) > 1:
            return "LAW"
        is_title = last in titles() or title_length([*words, ""]) == len(words)
        if is_title or (last in actors() and len(words) == 1) or not last[:1].isalpha():
            return ""
        if _one_office(nodes[-1]) or any(w in _PRONOUNS for w in words):
            return ""  # "Special Agent"; the motto "In God We Trust"
        if last in seen:
            return seen[last]
        given = words[0] in given_names() and not _is_shouted(self.tree, nodes[0])
        if title or given or (len(words) == 1 and nodes[0].text in public_figures()):
            return "PERSON"
        if self.is_in_capitals(nodes[0]) or _party_and_state(nodes[0]):
            return ""
        if len(words) > 1 and nodes[-1].tag in ("NNP", "NNPS"):
            return "ORG"
        if len(words) == 1 and self.is_also_in_lower(nodes[0]):
            return ""
        return "MISC" if nodes[0].dep in _ARGUMENTS and nodes[0].text[1:].islower() else ""


def _surnames_taken_for_days(tree: Tree) -> Iterator[int]:
    """The tokens that the recogniser takes for a time though a person of the article is called so: "said Morrow"."""
    people = {tree.nodes[past - 1].text for first, past, label in tree.names if label == "PERSON" and past - first > 1}
    for first, past, label in tree.names:
        node = tree.nodes[first]
        named = label == "DATE" and past - first == 1 and node.text in people and node.pos == "PROPN"
        if named and is_subject(node) and node.lower not in {*months(), *weekdays()}:
            yield first


def _is_small_verb(node: Node) -> bool:
    """Whether it is a finite verb in lower case, which a headline in capitals does not have."""
    return node.tag in ("VBD", "VBZ", "VBP") and node.text.islower() and len(node.text) > _SHORT_WORD


def _hashtag(tree: Tree, nodes: list[Node]) -> str | None:
    """The name of a person in a hashtag: "Mike Brown" of "#MikeBrown"; else None."""
    word = nodes[-1].text.lstrip("#")
    before = tree.text[nodes[-1].start - 1 : nodes[-1].start]
    if not (before == "#" or nodes[-1].text.startswith("#")) or len(nodes) > 2:
        return None
    words = re.findall(r"[A-Z][a-z]+", word)
    fits = len(words) in (2, 3) and "".join(words) == word and words[0].lower() in given_names()
    return " ".join(words) if fits else None


def _upper(tree: Tree, first: int, past: int) -> Known | None:
    """The gazetteer's entry for a name in capitals: "WASHINGTON — ..."."""
    surface = tree.text[tree.nodes[first].start : tree.nodes[past - 1].end]
    return gazetteer.known(surface.title()) if len(surface) > 4 and surface.isupper() else None


def _party_and_state(node: Node) -> bool:
    """Whether it is party and state, and no name: "D-Nev.", "(R" of "(R-Ohio)"."""
    return node.text[:2] in {"D-", "R-", "I-"} or node.text in {"D", "R", "I"}


def _known_spans(tree: Tree) -> dict[int, tuple[int, Known]]:
    """Gazetteer matches by first token. The longest wins, and none begins inside another."""
    text, nodes, free = tree.text.replace("’", "'"), tree.nodes, 0
    found: dict[int, tuple[int, Known]] = {}
    for node in [n for n in nodes if n.text[0].isupper() or n.lower in _SMALL_STARTS]:
        if node.i < free:
            continue
        match = gazetteer.longest(text, node.start, node.end)
        if match is None:
            continue
        last = node.i
        while nodes[last].end < match[0]:
            last += 1
        if nodes[last].end == match[0] and _is_meant(tree, node, nodes[last], match[1]):
            entry: Known | None = match[1]
            if match[1].name in group("bodies of the United States"):
                entry = _body_of_a_nation(tree, node, nodes[last], match[1], found)
            if entry is None:
                continue
            found[node.i] = (last + 1, entry)
            free = last + 1
    return found


def _body_of_a_nation(
    tree: Tree, first: Node, last: Node, entry: Known, found: dict[int, tuple[int, Known]]
) -> Known | None:
    """The body that is meant by a name that other nations and states have, too: "Brazil's Supreme Court", later "the
    Supreme Court"; None where it is no name: a headline's "Army" in an article on the Peruvian army."""
    surface = tree.text[first.start : last.end]
    if _is_american(surface):
        return entry
    if (owned := _owned(tree, first, last, entry)) is not None:
        return owned
    before = [e for _, e in found.values() if e.key == entry.key or e.key.endswith(f" {surface}")]
    if before:
        return before[-1]
    if first is last and _is_only_capitalised(tree, first):
        return None
    if first.start < len(tree.article.title) and (told := _told_below(tree, surface, entry)) is not None:
        return told
    return None if _of_another_country(tree, first) or _is_abroad(tree) else entry


def _owned(tree: Tree, first: Node, last: Node, entry: Known) -> Known | None:
    """The body of the nation or state right before the name, if there is one."""
    owner = _owner(tree, first)
    if owner is None:
        return None
    known = gazetteer.known(owner.text)
    if known is not None and known.key == "Q:United States":
        return entry
    surface, name = tree.text[first.start : last.end], tree.text[owner.start : last.end]
    return Known(f"N:{known.name if known else owner.text} {surface}", name, entry.label, "name")


def _told_below(tree: Tree, surface: str, entry: Known) -> Known | None:
    """Whose body a headline means: that of the first mention below, if the text says there whose it is."""
    at = tree.text.find(surface, len(tree.article.title))
    nodes = tree.between(at, at + len(surface)) if at >= 0 else []
    return _owned(tree, nodes[0], nodes[-1], entry) if nodes else None


def _is_american(surface: str) -> bool:
    return surface.startswith(("U.S.", "US ", "United States"))


def _owner(tree: Tree, first: Node) -> Node | None:
    """The place or people named right before a body: "Brazil's Senate", "the Texas Senate"."""
    at = first.i - 1
    if at >= 1 and tree.nodes[at].text in ("'s", "’s"):
        at -= 1
    owner = tree.nodes[at] if at >= 0 else first
    if owner is first or owner.sent != first.sent or not owner.text[0].isupper():
        return None
    known = gazetteer.known(owner.text)
    if known is not None:
        return owner if known.label == "GPE" else None
    labels = [label for a, b, label in tree.names if a <= owner.i < b and b <= first.i + 1]
    return owner if owner.pos in ("PROPN", "ADJ") and any(la in ("GPE", "NORP", "LOC") for la in labels) else None


def _is_only_capitalised(tree: Tree, word: Node) -> bool:
    """Whether the capital is the headline's or the sentence's, and the text below has the word without one."""
    if word.start >= len(tree.article.title) and tree.sentences[word.sent][0] is not word:
        return False
    alike = [n for n in tree.nodes if n.lower == word.lower and n is not word]
    plainly = [n for n in alike if n.text.islower()]
    named = [n for n in alike if not n.text.islower() and n.start >= len(tree.article.title)]
    named = [n for n in named if tree.sentences[n.sent][0] is not n and tree.nodes[n.i - 1].text not in ("U.S.", "US")]
    return bool(plainly) and not named


def _of_another_country(tree: Tree, node: Node) -> bool:
    """Whether "the Navy" is another country's: the article has an Indian Navy and no American one."""
    owners: set[str] = set()
    for n in tree.nodes[1:]:
        if n.lower == node.lower:
            before = (
                tree.nodes[n.i - 2] if n.i > 1 and tree.nodes[n.i - 1].lower in ("'s", "’s") else tree.nodes[n.i - 1]
            )
            known = gazetteer.known(before.text)
            owners.update({known.key} if known is not None and known.label == "GPE" else ())
    return bool(owners) and "Q:United States" not in owners


def _is_abroad(tree: Tree) -> bool:
    """Whether the article names other countries or places and nothing American: "the Treasury" is theirs then."""
    known = [entry for n in tree.nodes if n.text[0].isupper() and (entry := gazetteer.known(n.text)) is not None]
    seen = {entry.key for entry in known if entry.label == "GPE"}
    countries = seen & gazetteer.countries()
    named = "Q:United States" in seen or any(w in tree.text for w in ("U.S.", "United States", "America"))
    if named or any(n.text in public_figures() for n in tree.nodes):
        return False
    return bool(countries) or (not seen and any(label == "GPE" for _, _, label in tree.names))


def _is_meant(tree: Tree, first: Node, last: Node, entry: Known) -> bool:
    """Whether a surface form is used as the name: "House" and "Fox" are also ordinary words."""
    if entry.how == "demonym" and _is_language(tree, last):
        return False
    if first is not last or entry.how in ("demonym", "acronym"):
        return not (entry.how == "acronym" and _is_shouted(tree, first))
    if first.tag in ("NNP", "NNPS"):
        return not _is_flanked(tree, first)
    return first.pos in ("PROPN", "ADJ") or entry.label in ("GPE", "NORP")


def _is_language(tree: Tree, word: Node) -> bool:
    """Whether it is a language: "French lessons", and "English teacher" where the recogniser says so."""
    if word.dep not in ("amod", "compound", "nmod"):
        return False
    if word.head.lemma in group("what one learns of a language"):
        return True
    told = any(label == "LANGUAGE" and first <= word.i < past for first, past, label in tree.names)
    return told and word.head.lemma in group("who teaches or learns a language")


def _is_shouted(tree: Tree, node: Node) -> bool:
    """Whether a word is only capitalised like its neighbours: "WHO" and "IS" in a run of capitals."""
    near = [
        n for n in tree.nodes[max(0, node.i - 2) : node.i + 3] if n is not node and n.text.isalpha() and len(n.text) > 1
    ]
    return len(near) > 1 and all(n.text.isupper() for n in near)


def _is_flanked(tree: Tree, node: Node) -> bool:
    """Whether a given name precedes it: "Michael Jordan", "Vicente Fox"."""
    before = tree.nodes[node.i - 1] if node.i else None
    return before is not None and before.pos == "PROPN" and before.lower in given_names() and before.text[0].isupper()


def _gazetteer_wins(tree: Tree, first: int, past: int, label: str, inside: list[tuple[int, int, Known]]) -> bool:
    a, b, entry = inside[0]
    if (a == first and b == past) or inside[-1][1] > past:
        return True
    if label == "PERSON":  # "Paris Hilton" stays; "Republican Mitt Romney" does not
        borne = tree.nodes[first].lower in given_names() or _is_titled(tree, first)  # "Mayor Finn Hale"
        nation = a == first and entry.how in ("demonym", "member") and past - b >= 1
        return (nation and not borne) or entry.how == "metonym"
    if label in {"NORP", "GPE", "LOC"}:
        return len(inside) > 1 or not (b < past and tree.nodes[past - 1].pos == "PROPN")
    return len(inside) > 1 and inside[-1][1] == past and past - first == sum(y - x for x, y, _ in inside)


def _is_titled(tree: Tree, first: int) -> bool:
    before = tree.nodes[first - 1] if first else None
    return before is not None and before.text[0].isupper() and plain(before.text) in titles()


def _relabelled(tree: Tree, first: int, past: int, label: str) -> str:
    """A given name and one or two words more is a person, unless the last word names a body or a place."""
    if past - first == 1 and tree.nodes[first].text in public_figures():
        return "PERSON"
    last = tree.nodes[past - 1]
    if label == "PERSON" and past - first == 1 and _initials(tree, last):
        return "ORG"
    if label in ("PERSON", "ORG") and past - first > 1 and _is_legal_form(last):
        return "ORG"
    if (
        past - first > 1
        and plain(tree.nodes[first].text) in group("ranks and callings of officers")
        and not _ends_body(last)
    ):
        return label if _names_body(last) else "PERSON"  # "Constable Harjot Singh Bal"
    given = tree.nodes[first].lower in given_names() or plain(tree.nodes[first].text) in titles()
    if label == "PERSON" and past - first > 1 and not given and (last.lower in name_tails() or _names_body(last)):
        return "ORG"
    if past - first > 1 and last.lower == "act":
        return "LAW"
    if past - first > 1 and label in ("GPE", "LOC", "FAC") and last.lower in group("last words of papers"):
        return "ORG"
    if label == "PERSON" and past - first > 2 and _names_body(last):
        return "ORG"  # "Clinton Global Initiative"
    if label != "GPE" and _opens_dateline(tree, first, past):
        return "GPE"
    if label in _FIRM or not 2 <= past - first <= 5:
        return label
    words = parts(tree.text[tree.nodes[first].start : tree.nodes[past - 1].end])
    if (
        not 2 <= len(words) <= 3
        or _without_article(words[0]).split("-")[0] not in given_names()
        or "&" in words
        or "and" in words
    ):
        return label
    return label if words[-1] in actors() or words[-1] in name_tails() else "PERSON"


def _without_article(word: str) -> str:
    """The word without an Arabic article: "Al-Hadba" begins with no Al."""
    return word.removeprefix("al-").removeprefix("el-")


def _one_office(last: Node) -> bool:
    entry = actors().get(last.lower)
    return entry is not None and entry.kind == "person" and last.tag in ("NN", "NNP")


def _opens_dateline(tree: Tree, first: int, past: int) -> bool:
    """Whether it begins a dateline: "AMHERST, N.H. —", a place in capitals and a dash soon after."""
    node = tree.nodes[first]
    if not node.text.isupper() or len(node.text) < 4 or tree.sentences[node.sent][0] is not node:
        return False
    return any(n.text in {"—", "–", "--"} for n in tree.nodes[past : past + 6])


def _initials(tree: Tree, node: Node) -> bool:
    """Whether the word is an abbreviation (DOMA, SB1070), and so neither a person nor a surname in capitals."""
    if not (node.text.isupper() and 2 < len(node.text) < 7) or _is_shouted(tree, node):
        return False
    return node.lower not in given_names() and node.text.title() not in tree.text


def _names_body(node: Node) -> bool:
    entry = actors().get(noun(node))
    return entry is not None and entry.kind in ("body", "group")


def _is_legal_form(node: Node) -> bool:
    return node.lower.rstrip(".") in _LEGAL_FORMS


def _ends_body(node: Node) -> bool:
    return node.lower in name_tails() or _is_legal_form(node)


def _trimmed(tree: Tree, first: int, past: int, label: str) -> tuple[int, int]:
    """The name without articles, possessives, punctuation and "pro-" at its ends.

    A person's name ends at a number or a verb.
    """
    nodes = tree.nodes
    if past - first > 1 and nodes[first].text == "X." and first and nodes[first - 1].lower == "on":
        first += 1  # "wrote on X. Tom Kade left": the network's name ends the sentence before
    while first < past and (nodes[first].pos in _NOT_FIRST or nodes[first].lower in _FIRST_WORDS):
        first += 1
    while first < past and _not_last(nodes[past - 1]):
        past -= 1
    if first + 2 < past and nodes[first].lower in _ATTITUDES and nodes[first + 1].text in "-–‑":
        first += 2
    if label in ("ORG", "GPE", "LOC", "FAC"):
        told = (i for i in range(first + 1, past) if nodes[i].tag == "VBD" and nodes[i].text.islower())
        past = next(told, past)  # "Bajwat told Meridian"
    if label == "PERSON":
        while first + 1 < past and nodes[first].lower in _RANKS:
            first += 1
        while first + 1 < past and nodes[first].pos in ("VERB", "ADV") and nodes[first].lower not in given_names():
            first += 1  # a headline's "Meeting Trump"
        for i in range(first, past):
            if nodes[i].text[0].isdigit() or (nodes[i].pos in ("VERB", "AUX") and nodes[i].text[0].islower()):
                return first, i
    return first, past


def _behind_calling(nodes: list[Node], first: int, label: str) -> int:
    """Where a person's name begins behind what he or she is by calling: "Nurse Ida Falk"."""
    if len(nodes) < _LONGEST_PERSON or nodes[0].lower in given_names():
        return first
    plainly = label == "PERSON" and gazetteer.known(nodes[0].text) is None
    if nodes[1].lower not in given_names() and not plainly:
        return first
    entry = actors().get(noun(nodes[0]))
    return first + 1 if entry is not None and entry.kind == "person" and not _ends_body(nodes[-1]) else first


def _behind_office(nodes: list[Node], first: int, past: int) -> int:
    """Where a person's name begins behind what the office is for: "Minister for Health Fiachra Tuohy"."""
    if first < _OFFICE_BEFORE or nodes[first - 1].lower not in ("for", "of"):
        return first
    office = nodes[first - 2]
    if (
        not office.text[0].isupper()
        or noun(office) not in group("offices of many kinds")
        or office.sent != nodes[first].sent
    ):
        return first
    at = first
    while at < past and nodes[at].lower in common_words() and nodes[at].lower not in given_names():
        at += 1
    return at if at < past else first  # "Director of National Intelligence"


_OFFICE_BEFORE = 2  # tokens: "Minister for"


def _before_verb(tree: Tree, first: int, past: int) -> int:
    """Where a person's name ends in a headline: "Perry Wins Endorsement"."""
    verbs = (i for i in range(first + 1, past) if tree.nodes[i].pos in ("VERB", "AUX"))
    return next(verbs, past)


def _not_last(node: Node) -> bool:
    return (node.pos in _NOT_LAST and not node.text[0].isupper()) or node.lower in _LAST_WORDS


def _untitled(nodes: list[Node]) -> tuple[list[Node], str]:
    title = ""
    while len(nodes) > 1 and nodes[0].text.islower() and nodes[0].text not in PARTICLES:
        title, nodes = nodes[0].text, nodes[1:]
    past = title_length([plain(n.text) for n in nodes])
    while past and plain(nodes[past - 1].text) in given_names():  # "Sir Justice Cole"
        past -= 1
    if past and plain(nodes[past - 1].text) in titles():
        title = nodes[past - 1].text
    return nodes[past:], title


def _head(nodes: list[Node]) -> Node:
    """The node whose own head lies outside; if several, the last, as names are head-final."""
    if len(nodes) == 1:
        return nodes[0]
    inside = {n.i for n in nodes}
    tops = [n for n in nodes if n.head.i not in inside or n.head is n]
    return next((n for n in reversed(tops) if n.pos in {"PROPN", "NOUN", "ADJ"}), tops[-1] if tops else nodes[-1])


def _in_attitude(tree: Tree, first: Node) -> bool:
    """Whether the name is part of an attitude: "pro-Russia", "anti-Trump"."""
    if first.i < 2 or tree.nodes[first.i - 1].end != first.start:
        return False
    hyphen = tree.nodes[first.i - 1]
    return (
        hyphen.text in "-–‑"
        and tree.nodes[first.i - 2].lower in _ATTITUDES
        and tree.nodes[first.i - 2].end == hyphen.start
    )
