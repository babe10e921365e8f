"""Names of people: their parts, whether two can be the same person, gender; and short forms of other names."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from framing.language.resources import table
from framing.language.words import endings, group

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = group("name particles")


_DASHES = str.maketrans("‐‑–—", "----")
_MARKS = "\"“”'‘’"


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case, with "m", "f" or "" (either)."""
    return {row["name"]: row["gender"] for row in table("given-names")}


@cache
def titles() -> dict[str, str]:
    """Titles and honorifics in lower case without full stops, with the gender they imply ("" for none)."""
    return {plain(row["title"]): row["gender"] for row in table("name-titles")}


def title_length(words: Sequence[str]) -> int:
    """How many words in front of a name are titles ("tan sri", "justice"); the last word never is.

    Args:
        words: of a name, in plain form.
    """
    past = 0
    while past < len(words) - 1:
        if past < len(words) - 2 and f"{words[past]} {words[past + 1]}" in titles():
            past += 2
        elif words[past] in titles():
            past += 1
        else:
            break
    return past


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for people and bodies, by lemma ("lawyer")."""
    return frozenset(row["noun"] for row in table("person-nouns"))


@cache
def counted_people() -> frozenset[str]:
    """Nouns under which news counts people, whatever it calls them ("passenger", "casualty")."""
    return person_nouns() | group("counted people")


@cache
def people_by_any_noun() -> frozenset[str]:
    """Every noun under which people may be counted, also in a conflict and by what they do ("rioter", "soldier")."""
    acting = {row["noun"] for row in table("actors") if row["kind"] == "person"}
    groups = {row["noun"] for row in table("group-nouns")}
    kinds = group("forces of a state") | group("fighters") | group("people who are harmed")
    return counted_people() | acting | groups | kinds


@cache
def name_tails() -> frozenset[str]:
    """Last words of names of bodies, places and works, in lower case ("county")."""
    return frozenset(row["noun"] for row in table("name-tails"))


@cache
def offices() -> frozenset[str]:
    """Words for offices and ranks that precede names, in lower case ("president")."""
    return frozenset(row["title"] for row in table("titles"))


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """Lower case, without accents, full stops and possessive: one form for every spelling."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.replace("’", "'"))
        word = "".join(c for c in word if not unicodedata.combining(c))
    word = word.lower().removesuffix("'s").removesuffix("'")
    return word.replace(".", "").translate(_DASHES)


@cache
def roles() -> dict[str, str]:
    """The role that a title implies: "sen" is a senator; otherwise the title's last word."""
    return {plain(row["title"]): row["role"] or plain(row["title"]).split()[-1] for row in table("name-titles")}


def are_like_callings(one: str, other: str) -> bool:
    """Whether two nouns, by lemma, may be one person's calling: "strongman", "president"; not "mayor", "governor".

    They are of one field, and one of them is general enough to include the other.
    """
    shared = _fields().get(one, {}).keys() & _fields().get(other, {}).keys()
    return one == other or any(_fields()[one][f] or _fields()[other][f] for f in shared)


def is_anybodys(calling: str) -> bool:
    """Whether the noun, by lemma, says nothing of an occupation: "hero", "veteran"."""
    return "anybody" in _fields().get(calling, {})


def is_occupation(calling: str) -> bool:
    """Whether the noun, by lemma, names an occupation: "novelist"; not "hero"."""
    return calling in _fields() and not is_anybodys(calling)


@cache
def _fields() -> dict[str, dict[str, bool]]:
    found: dict[str, dict[str, bool]] = {}
    for row in table("callings"):
        found.setdefault(row["noun"], {})[row["field"]] = bool(row["wide"])
    return found


@cache
def public_figures() -> dict[str, str]:
    """Surnames that in news nearly always mean one person, with that person's gender."""
    return {row["surname"]: row["gender"] for row in table("public-figures")}


@lru_cache(maxsize=50_000)
def parts(name: str) -> tuple[str, ...]:
    """The name's words in plain form, the surname last, without titles in front and suffixes behind."""
    words = [w for w in (plain(w.strip(',()[]"“”')) for w in _without_nickname(name.split())) if w]
    del words[: title_length(words)]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    if words:  # al-Assad is Assad
        words[-1] = words[-1].removeprefix("al-").removeprefix("el-") or words[-1]
    return _surname_last(tuple(_without_articles(words)))


def _without_articles(words: list[str]) -> list[str]:
    """Name parts with articles joined: Zein El Dine is Zein Dine; Abdul Salam and Abu Bakr are one name each."""
    found: list[str] = []
    for i, word in enumerate(words):
        if i + 1 < len(words) and word in group("articles of names"):
            continue
        if found and found[-1] in group("particles joined"):
            found[-1] += word
        else:
            found.append(word)
    return found


def _without_nickname(words: list[str]) -> list[str]:
    """The name without a nickname in quotation marks: Dwayne "The Rock" Johnson."""
    first = next((i for i, w in enumerate(words[1:-1], 1) if w[0] in _MARKS), None)
    last = next((i for i, w in enumerate(words[1:-1], 1) if w[-1] in _MARKS), None)
    if first is None or last is None or last < first:
        return words
    return [*words[:first], *words[last + 1 :]]


def _surname_last(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name with its family name last: Xi Jinping, Kim Jong Un, Moon Jae-in."""
    always = family_first().get(words[0]) if len(words) > 1 else None
    if always is None:
        return words
    given = [part for w in words[1:] for part in w.split("-")]
    if always or (len(given) == 2 and all(len(g) < 6 for g in given)):
        return (*given, words[0])
    return words


@cache
def family_first() -> dict[str, bool]:
    """Family names that precede the given name, and whether they always do."""
    return {row["surname"]: bool(row["always"]) for row in table("family-names-first")}


def gender(name: tuple[str, ...], title: str = "") -> str:
    """ "m", "f" or "" from title and given name; of a few offices the given name tells more."""
    told = titles().get(plain(title), "") if title else ""
    given = _of_given(name[0].split("-")[0]) if len(name) > 1 else ""
    if told and given and plain(title) in group("titles of men that women bear too"):
        return given  # "Bishop Rose Nambi", "Datuk Maria Chin"
    if told or not name:
        return told
    return given or public_figures().get(name[-1].capitalize(), "") or _of_surname(name[-1])


def _of_surname(name: str) -> str:
    """Gender of a Slavic or Central Asian surname: Asanova and Kowalska are women, Sharifov and Petrovsky men."""
    if name in group("surnames that only look Slavic"):
        return ""
    if len(name) > _SHORT and name.endswith(endings("surnames of women")):
        return "f"
    return "m" if len(name) > _SHORT and name.endswith(endings("surnames of men")) else ""


def _of_given(name: str) -> str:
    """Gender from the list, else from a typical ending or beginning: Edmundo, Dragoslav, Abdulsalam."""
    listed = given_names().get(name)
    if listed is not None:
        return listed
    told = len(name) > _SHORT and (name.endswith(("o", "slav", "mir")) or name.startswith(("abd", "abu")))
    return "m" if told else ""


_SHORT = 4  # letters of a name whose ending tells too little


def is_same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names (two words or more) can be the same person: one surname, compatible given names."""
    if len(one) != len(other) and {len(one), len(other)} == {2, 3} and one[:2] == other[:2] and len(one[0]) > 1:
        return True  # Wilber Quispe, Wilber Quispe Huamán
    if _middles_differ(one[1:-1], other[1:-1]):
        return False
    if not is_close(one[-1], other[-1]):  # Duncan Rait, Duncan Raite
        return one[0] == other[0] and len(one[0]) > 1 and is_close(one[-1], other[-1], shortest=4, swapped=False)
    return is_same_given(one[0], other[0]) or one[0] in other[:-1] or other[0] in one[:-1]


def _middles_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether middle names tell two people apart: Kim Jong Un and Kim Jong Il, George W. and George H. W. Bush."""
    if not one or not other or one[0] in PARTICLES or other[0] in PARTICLES:
        return False
    if min(len(one[0]), len(other[0])) == 1:
        return one[0][0] != other[0][0]
    return len(one) == len(other) == 1 and not is_close(one[0], other[0], shortest=5)


def is_same_given(one: str, other: str) -> bool:
    """Whether two given names can be the same: equal, an initial, a short form (Mike, Michael) or another spelling."""
    if one == other or is_close(one, other, shortest=5):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if len(one) > 3 and _without_ending(one) == _without_ending(other):
        return True  # Betty, Bettie
    return frozenset((one, other)) in _short_forms() or (
        min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))
    )


def _without_ending(name: str) -> str:
    return name.removesuffix("ie") if name.endswith("ie") else name.removesuffix("y")


@cache
def _short_forms() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row["short"], row["full"])) for row in table("short-names"))


def is_close(one: str, other: str, shortest: int = 6, *, swapped: bool = True) -> bool:
    """Whether two words can be spellings of one name: equal, or long and one letter apart (Lukashenko, Lukashenka).

    Without `swapped`, a letter may be missing or added but not replaced ("Rait", "Raite"; not "Cook", "Cork").
    """
    if one == other:
        return True
    a, b = (one, other) if len(one) <= len(other) else (other, one)
    if len(a) < shortest or len(b) - len(a) > 1 or a[0] != b[0]:
        return False
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    return swapped and a[i + 1 :] == b[i + 1 :] if len(a) == len(b) else a[i:] == b[i + 1 :]


def fullness(name: str) -> int:
    """How many words a name has, without initials and "Mr"."""
    return len([w for w in name.split() if len(w) > 1 and plain(w) not in group("courtesy titles")])


SAINTS = frozenset({"St", "St.", "Saint"})


def without_kind(name: str) -> str:
    """The name of a body that a saint has given its own, without what kind it is: "St Brendan's" of his hospital."""
    if name.partition(" ")[0] not in SAINTS:
        return name
    saint, owned, _ = name.replace("’", "'").partition("'s ")
    return f"St {saint.partition(' ')[2]}'s" if owned else name


def short_forms(name: str) -> list[str]:
    """Possible short names of a body: its initials, its first word, its last words.

    `name` is in plain form: "boston red sox" gives "brs", "boston", "sox" and "red sox". A last word that many kinds of
    bodies share ("committee") is none.
    """
    words = name.split()
    if len(words) < 2:
        return []
    pieces = name.replace("-", " ").split()  # the World Anti-Doping Agency is WADA
    initials = ["".join(w[0] for w in each if w not in _SMALL) for each in (words, pieces)]
    initials.append("".join(w[0] for w in words))
    first = [words[0]] if len(words[0]) > 4 and words[0] not in given_names() and words[0] not in _wide() else []
    last = [" ".join(words[i:]) for i in range(1, len(words)) if words[i] not in _SMALL]
    return list(dict.fromkeys(f for f in (*initials, *first, *last) if len(f) > 1 and f not in _wide()))


_SMALL = group("small words of names")


@cache
def _wide() -> frozenset[str]:
    """Words that alone name no body: "committee", "street"; also nations, with which many names begin."""
    listed = frozenset(row["noun"] for row in table("actors"))
    return name_tails() | listed | {"national", "american", "united", "international"}
