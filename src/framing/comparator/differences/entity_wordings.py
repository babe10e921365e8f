"""What each source calls an entity apart from its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from framing.comparator.differences.names import head_at, territory_words
from framing.comparator.differences.quoted import offices
from framing.comparator.differences.wording_sets import QUOTED, is_different, wording_set
from framing.comparator.differences.wording_uses import LONGEST, Use
from framing.comparator.sentences.evidence import Places
from framing.language import gazetteer, polarity
from framing.language.words import determiners, function_words, group, trivial
from framing.model import ComparedEntity, ComparedMention, WordingSet

_ENTITIES = 20  # the most salient are looked at
_PLAIN = frozenset({"name", "acronym", "demonym", "member"})
_PLACING = group("placing words")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})
_TERRITORIES = frozenset({"GPE", "LOC"})
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
_STEM = 5  # letters that a name and its adjective share


def from_entities(at: Sequence[Places], entities: Sequence[ComparedEntity]) -> list[WordingSet]:
    """What each source calls an entity apart from its name. The name is given only if a source uses nothing else."""
    number = {a.analysis.article.id: n for n, a in enumerate(at)}
    found = []
    for entity in entities[:_ENTITIES]:
        uses = list(_uses(entity, number))
        if entity.label in _TERRITORIES:
            uses = [_with_status(u, at[u.article].analysis.article.text) for u in uses]
        labels = _contrasting([u for u in uses if u.name and (entity.label not in _PLACES or _is_of_a_place(u, at))])
        if not any(m.kind == "name" for m in entity.mentions) or not _is_worth_showing(labels, at):
            continue
        labelled = {u.article for u in labels}
        shown = labels + [replace(u, name=entity.name) for u in uses if u.article not in labelled and not u.name]
        if is_different(shown):
            found.append(wording_set(at, entity.name, "entity", shown))
    return found


def _is_worth_showing(labels: Sequence[Use], at: Sequence[Places]) -> bool:
    """Whether the labels say more than an office.

    One must judge or say to whom a territory belongs, or two sources must use different nouns for a person or group. An
    office beside the bare name is no contrast.
    """
    if any(_is_taking_sides(u, at) for u in labels):
        return True
    nouns: dict[int, set[str]] = defaultdict(set)
    for use in labels:
        text = at[use.article].analysis.article.text[use.start : use.end]
        if not is_office(text):
            nouns[use.article].add(_head(text))
    return any(one and two and not one & two for one, two in combinations(nouns.values(), 2))


def _is_of_a_place(use: Use, at: Sequence[Places]) -> bool:
    """Whether a label is another name of the place or takes sides; "the Kashmiri leadership" is not Kashmir."""
    words = at[use.article].analysis.article.text[use.start : use.end].split()
    if _head(" ".join(words)) in offices():
        return False  # "the county boss"
    return all(w[0].isupper() for w in words) or _is_taking_sides(use, at)


def _is_taking_sides(use: Use, at: Sequence[Places]) -> bool:
    """Whether a label judges, or says to whom a territory belongs."""
    text, opinion = at[use.article].analysis.article.text[use.start : use.end], polarity.words()
    words = (w.strip("'\"“”‘’.,").lower() for w in text.split())
    return use.loaded or any(abs(opinion.get(w, 0.0)) >= polarity.THRESHOLD for w in words)


def _head(text: str) -> str:
    """The head noun of a description: the last word before its first preposition."""
    words = text.replace("’", "'").removesuffix("'s").split()
    return words[head_at(words)].lower()


def _with_status(use: Use, text: str) -> Use:
    """A territory's name with the preceding word for its status ("Occupied", "Indian-administered")."""
    before = text[: use.start].split("\n")[-1].split()
    word = before[-1].strip("'\"“”‘’(").lower() if before and text[use.start - 1 : use.start].isspace() else ""
    if use.name or not (word in territory_words("status") or word.endswith(tuple(territory_words("ending")))):
        return use
    start = text.rindex(before[-1], 0, use.start)
    return replace(use, name=_normal(f"{before[-1]} {text[use.start : use.end]}"), start=start, loaded=True)


def _uses(entity: ComparedEntity, number: Mapping[str, int]) -> Iterator[Use]:
    """The names and nominal mentions of an entity. Mere forms of its name have the name ""."""
    full = _normal(entity.name) or entity.name.lower()
    told: dict[tuple[str, str], str | None] = {}  # most forms occur in many places
    for mention in entity.mentions:
        form = mention.text, mention.kind
        if form not in told:
            told[form] = _telling(mention, entity.label, full)
        name = told[form]
        if name is not None:
            yield Use(number[mention.article], name, mention.start, mention.end, {})


def _telling(mention: ComparedMention, label: str, full: str) -> str | None:
    """What a mention calls the entity: "" for a mere form of its name, None if it says nothing."""
    if mention.kind not in ("name", "nominal"):
        return None
    name = _normal(mention.text)
    telling = mention.kind == "name" or len(name.split()) > 1
    if not telling or not name or len(mention.text.split()) > LONGEST:
        return None
    person = (
        label == "PERSON"
        and mention.kind == "name"
        and _surname(name).removesuffix("s") == _surname(full).removesuffix("s")
    )
    if label == "ORG" and mention.kind == "name" and not _may_name(name, full):
        return None  # another body, taken for this one
    if mention.kind == "nominal" and QUOTED & set(mention.text[1:-1]):
        return None  # cut out of somebody's words
    within = (mention.kind == "nominal" or label == "NORP") and f" {full} " in f" {name} "
    return "" if person or within or _is_only_the_name(mention.text, name, full) else name


def _may_name(name: str, full: str) -> bool:
    """Whether a body's name may be another form of its full name: they share a word, or one has the initials."""
    mine, theirs = set(name.split()) - function_words(), set(full.split()) - function_words()
    general = group("bodies of any kind") | {"committee", "department"}
    letters = name.replace(".", "").replace(" ", "")
    return len(name.split()) == 1 or bool((mine & theirs) - general) or letters == "".join(w[0] for w in full.split())


def is_office(text: str) -> bool:
    """Whether a description only names an office or occupation ("the Florida governor")."""
    words = text.replace("’", "'").removesuffix("'s").split()
    place = head_at(words)
    plain = function_words() | trivial() | _PLACING
    return words[place].lower() in offices() and all(
        w[0].isupper() or w.endswith("'s") or w in plain for w in words[:place]
    )


def _surname(name: str) -> str:
    """The last word of a person's name, "Jr." and what a hyphen joins to it aside: "Khatib" of "al-Khatib"."""
    words = [w for w in name.split() if w.strip(".") not in _GENERATIONS]
    return words[-1].rsplit("-", 1)[-1] if words else name


def _contrasting(labels: Sequence[Use]) -> list[Use]:
    """The names without capitals and seats of government that mean a country, unless sources choose different ones."""
    stand_ins: dict[int, set[str]] = defaultdict(set)
    for use in labels:
        if _is_stand_in(use.name):
            stand_ins[use.article].add(use.name)
    sets = list(stand_ins.values())
    contrast = len(sets) > 1 and not set.intersection(*sets)
    return [u for u in labels if contrast or not _is_stand_in(u.name)]


def _is_stand_in(name: str) -> bool:
    entry = gazetteer.known(name) or gazetteer.known(name.title())
    return entry is not None and entry.how not in _PLAIN


def _is_only_the_name(surface: str, name: str, full: str) -> bool:
    """Whether a name is part or a mere form of the full one: a surname, an acronym, "Belarusian" for Belarus.

    A different name, such as a capital or a seat of government, is not.
    """
    entry = gazetteer.known(surface)
    if entry is not None:
        return entry.how in _PLAIN
    letters = name.replace(".", "").replace(" ", "")
    initials = "".join(w[0] for w in full.split() if w not in function_words())
    return (
        set(name.split()) <= set(full.split())
        or letters == initials
        or (" " not in name and name[:_STEM] == full[:_STEM])
    )


def _normal(text: str) -> str:
    """Lower case, without possessive ending, quotation marks and a determiner in front; "" for a determiner alone."""
    words = [w.strip("'\"“”‘.,") for w in text.replace("’", "'").replace("'s", "").split()]
    while words and words[0].islower() and words[0] in function_words():
        words = words[1:]
    if words and words[0].lower() in determiners("definite", "indefinite", "possessive"):
        words = words[1:]
    return " ".join(w.lower() for w in words if w)
